import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { answerNtorV3, beginNtorV3 } from '../../../runtime/onion/handshake/ntor-v3.ts';
import type { NtorV3Answer } from '../../../runtime/onion/handshake/ntor-v3.ts';
import type { X25519Pair } from '../../../runtime/onion/crypto.ts';
import { SMALL_ORDER } from '../../adapters/onion-crypto.ts';
import { broken, crypto, hex, pairOf, withPair } from './given.ts';

const ntorV3 = suite('onion: ntor-v3');

/** proposal 332 §X.2, and what tor draws from it. */
const B = pairOf(
  '4051daa5921cfa2a1c27b08451324919538e79e788a81b38cbed097a5dff454a',
  'f8307a2bc1870b00b828bb74dbb8fd88e632a6375ab3bcd1ae706aaa8b6cdd1d',
);
const X = pairOf(
  'b825a3719147bcbe5fb1d0b0fcb9c09e51948048e2e3283d2ab7b45b5ef38b49',
  '252fe9ae91264c91d4ecb8501f79d0387e34ad8ca0f7c995184f7d11d5da4f46',
);
const Y = pairOf(
  '4865a5b7689dafd978f529291c7171bc159be076b92186405d13220b80e2a053',
  '4bf4814326fdab45ad5184f5518bd7fae25dc59374062698201a50a22954246d',
);
const ID = hex('9fad2af287ef942632833d21f946c6260c33fae6172b60006e86e4a6911753a2');
const VERIFICATION = hex('78797a7a79');
const CLIENT_MESSAGE = hex('68656c6c6f20776f726c64');
const SERVER_MESSAGE = hex('486f6c61204d756e646f');
const ONION_SKIN = hex(
  `9fad2af287ef942632833d21f946c6260c33fae6172b60006e86e4a6911753a2
   f8307a2bc1870b00b828bb74dbb8fd88e632a6375ab3bcd1ae706aaa8b6cdd1d
   252fe9ae91264c91d4ecb8501f79d0387e34ad8ca0f7c995184f7d11d5da4f46
   3bebd9151fd3b47c180abc9e044d53565f04d82bbb3bebed3d06cea65db8be9c
   72b68cd461942088502f67`,
);
const ANSWER = hex(
  `4bf4814326fdab45ad5184f5518bd7fae25dc59374062698201a50a22954246d
   2fc5f8773ca824542bc6cf6f57c7c29bbf4e5476461ab130c5b18ab0a9127665
   1202c3e1e87c0d32054c`,
);
const KEYS = hex(
  `9c19b631fd94ed86a817e01f6c80b0743a43f5faebd39cfaa8b00fa8bcc65c3bfeaa403d91acbd68a821bf6e
   e8504602b094a254392a07737d5662768c7a9fb1b2814bb34780eaee6e867c773e28c212ead563e98a1cd5d5
   b4576f5ee61c59bde025ff2851bb19b721421694f263818e3531e43a9e4e3e2c661e2ad547d8984caa28ebec
   d3e4525452299be26b9185a20a90ce1eac20a91f2832d731b54502b09749b5a2a2949292f8cfcbeffb790c77
   90ed935a9d251e7e336148ea83b063a5618fcff674a44581585fd22077ca0e52c59a24347a38d1a1ceebddbf
   238541f226b8f88d0fb9c07a1bcd2ea764bbbb5dacdaf5312a14c0b9e4f06309b0333b4a`,
);

const relay = { ed25519Identity: ID, ntorKey: B.publicKey };
const onionKeys = (keyid: Uint8Array): X25519Pair | undefined =>
  Buffer.compare(keyid, B.publicKey) === 0 ? B : undefined;
const reply = () => ({ message: SERVER_MESSAGE, keyOctets: 92 });
const begin = () => beginNtorV3(crypto, relay, CLIENT_MESSAGE, 92)!;
const answerTo = (onionSkin: Uint8Array): NtorV3Answer | undefined =>
  answerNtorV3(crypto, ID, onionKeys, onionSkin, reply);

ntorV3('says what the vector of all implementations says', () => {
  const client = beginNtorV3(withPair(X), relay, CLIENT_MESSAGE, KEYS.length, VERIFICATION)!;
  assert.equal(client.onionSkin, ONION_SKIN);
  const server = answerNtorV3(
    withPair(Y),
    ID,
    onionKeys,
    client.onionSkin,
    () => ({ message: SERVER_MESSAGE, keyOctets: KEYS.length }),
    VERIFICATION,
  )!;
  assert.equal(server.message, CLIENT_MESSAGE);
  assert.equal(server.answer, ANSWER);
  assert.equal(server.keys, KEYS);
  assert.equal(client.finish(server.answer), { keys: KEYS, message: SERVER_MESSAGE });
});

ntorV3('carries messages of any length both ways, none too', () => {
  for (const size of [0, 1, 15, 16, 17, 281]) {
    const asked = crypto.random(size);
    const said = crypto.random(300 - size);
    const client = beginNtorV3(crypto, relay, asked, 72)!;
    const server = answerNtorV3(crypto, ID, onionKeys, client.onionSkin, (message) => {
      assert.equal(message, asked);
      return { message: said, keyOctets: 72 };
    })!;
    assert.equal(client.finish(server.answer), { keys: server.keys, message: said });
  }
});

ntorV3('a relay that would rather not does not answer', () => {
  const { onionSkin } = begin();
  assert.is(
    answerNtorV3(crypto, ID, onionKeys, onionSkin, () => undefined),
    undefined,
  );
});

ntorV3('a relay answers only who means it, for this very use', () => {
  const stranger = { ed25519Identity: crypto.random(32), ntorKey: B.publicKey };
  assert.is(answerTo(beginNtorV3(crypto, stranger, CLIENT_MESSAGE, 92)!.onionSkin), undefined);
  const old = { ed25519Identity: ID, ntorKey: crypto.x25519Pair().publicKey };
  assert.is(answerTo(beginNtorV3(crypto, old, CLIENT_MESSAGE, 92)!.onionSkin), undefined);
  const other = beginNtorV3(crypto, relay, CLIENT_MESSAGE, 92, VERIFICATION)!;
  assert.is(answerTo(other.onionSkin), undefined);
});

ntorV3('an onion skin is refused when a single bit of it is wrong, before it is read', () => {
  const { onionSkin } = begin();
  for (let at = 0; at < onionSkin.length; at++) {
    const answer = answerNtorV3(crypto, ID, onionKeys, broken(onionSkin, at), () => {
      throw new Error('nobody has said this');
    });
    assert.is(answer, undefined, `octet ${at}`);
  }
});

ntorV3('an answer is refused when a single bit of it is wrong', () => {
  for (let at = 0; at < ANSWER.length; at++) {
    const client = begin();
    const { answer } = answerTo(client.onionSkin)!;
    assert.is(client.finish(broken(answer, at)), undefined, `octet ${at}`);
  }
});

ntorV3('what is cut short at any octet, or goes on behind its end, is refused', () => {
  const { onionSkin } = begin();
  for (let size = 0; size < onionSkin.length; size++) {
    assert.is(answerTo(onionSkin.subarray(0, size)), undefined);
  }
  assert.is(answerTo(Buffer.concat([onionSkin, Buffer.alloc(1)])), undefined);
  for (let size = 0; size < ANSWER.length; size++) {
    const client = begin();
    const { answer } = answerTo(client.onionSkin)!;
    assert.is(client.finish(answer.subarray(0, size)), undefined);
  }
});

ntorV3('nothing is shared with a point of small order, at either end', () => {
  for (const point of SMALL_ORDER) {
    const weak = { ed25519Identity: ID, ntorKey: point };
    assert.is(beginNtorV3(crypto, weak, CLIENT_MESSAGE, 92), undefined);
    const onionSkin = begin().onionSkin;
    onionSkin.set(point, 64);
    assert.is(answerTo(onionSkin), undefined);
    const client = begin();
    const { answer } = answerTo(client.onionSkin)!;
    answer.set(point, 0);
    assert.is(client.finish(answer), undefined);
  }
});

ntorV3('once finished or wiped, nothing can be finished any more', () => {
  const client = begin();
  const { answer } = answerTo(client.onionSkin)!;
  assert.ok(client.finish(answer));
  assert.is(client.finish(answer), undefined);
  const other = begin();
  const late = answerTo(other.onionSkin)!;
  other.wipe();
  assert.is(other.finish(late.answer), undefined);
});

ntorV3.run();
