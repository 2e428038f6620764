import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { answerNtor, beginNtor } from '../../../runtime/onion/handshake/ntor.ts';
import { joinOctets } from '../../../runtime/onion/join.ts';
import type { X25519Pair } from '../../../runtime/onion/crypto.ts';
import { SMALL_ORDER } from '../../adapters/onion-crypto.ts';
import { broken, crypto, hex, pairOf, withPair } from './given.ts';

const ntor = suite('onion: ntor');

/** The vector that implementations of Tor share. */
const B = pairOf(
  '4820544f4c4420594f5520444f474954204b454550532048415050454e494e47',
  'ccbc8541904d18af08753eae967874749e6149f873de937f57f8fd903a21c471',
);
const X = pairOf(
  '706f6461792069207075742e2e2e2e2e2e2e2e4a454c4c59206f6e2074686973',
  'e65dfdbef8b2635837fe2cebc086a8096eae3213e6830dc407516083d412b078',
);
const Y = pairOf(
  '70686520737175697272656c2e2e2e2e2e2e2e2e686173206869732067616d65',
  '390480a14362761d6aec1fea840f6e9e928fb2adb7b25c670be1045e35133a37',
);
const ID = hex('69546f6c64596f7541626f75745374616972732e');
const AUTH = hex('1cbdf68b89923e1f85e8e18ee6e805ea333fe4849c790ffd2670bd80fec95cc8');
const KEYS = hex(
  '0c62dee7f48893370d0ef896758d35729867beef1a5121df80e00f79ed349af39b51cae125719182f19d932a' +
    '667dae1afbf2e336e6910e7822223e763afad0a13342157969dc6b79',
);

const relay = { rsaIdentity: ID, ntorKey: B.publicKey };
const keysOf =
  (pair: X25519Pair) =>
  (keyid: Uint8Array): X25519Pair | undefined =>
    Buffer.compare(keyid, pair.publicKey) === 0 ? pair : undefined;
const onionKeys = keysOf(B);
const skinOctets = 84;
const answerOctets = 64;

ntor('says what the vector of all implementations says', () => {
  const client = beginNtor(withPair(X), relay, KEYS.length);
  assert.equal(client.onionSkin, joinOctets(ID, B.publicKey, X.publicKey));
  const server = answerNtor(withPair(Y), ID, onionKeys, client.onionSkin, KEYS.length)!;
  assert.equal(server.answer, joinOctets(Y.publicKey, AUTH));
  assert.equal(server.keys, KEYS);
  assert.equal(client.finish(server.answer), { keys: KEYS, message: new Uint8Array(0) });
});

ntor('gives as many keys as are asked for, the same to both', () => {
  for (const octets of [0, 72, 92, 333]) {
    const client = beginNtor(crypto, relay, octets);
    const server = answerNtor(crypto, ID, onionKeys, client.onionSkin, octets)!;
    assert.is(server.keys.length, octets);
    assert.equal(client.finish(server.answer)?.keys, server.keys);
  }
});

ntor('a relay answers only who means it, by a key that it has', () => {
  const stranger = { rsaIdentity: crypto.random(20), ntorKey: B.publicKey };
  const { onionSkin } = beginNtor(crypto, stranger, 72);
  assert.is(answerNtor(crypto, ID, onionKeys, onionSkin, 72), undefined);
  const old = { rsaIdentity: ID, ntorKey: crypto.x25519Pair().publicKey };
  const late = beginNtor(crypto, old, 72).onionSkin;
  assert.is(answerNtor(crypto, ID, onionKeys, late, 72), undefined);
});

ntor('a relay that does not hold the onion key cannot answer', () => {
  const client = beginNtor(crypto, relay, 72);
  const impostor = { publicKey: B.publicKey, secretKey: crypto.x25519Pair().secretKey };
  const server = answerNtor(crypto, ID, keysOf(impostor), client.onionSkin, 72)!;
  assert.is(client.finish(server.answer), undefined);
});

ntor('an answer is refused when a single bit of it is wrong', () => {
  for (let at = 0; at < answerOctets; at++) {
    const client = beginNtor(crypto, relay, 72);
    const { answer } = answerNtor(crypto, ID, onionKeys, client.onionSkin, 72)!;
    assert.is(client.finish(broken(answer, at)), undefined, `octet ${at}`);
  }
});

ntor('what is cut short at any octet is refused', () => {
  const client = beginNtor(crypto, relay, 72);
  for (let size = 0; size < skinOctets; size++) {
    const skin = client.onionSkin.subarray(0, size);
    assert.is(answerNtor(crypto, ID, onionKeys, skin, 72), undefined);
  }
  const { answer } = answerNtor(crypto, ID, onionKeys, client.onionSkin, 72)!;
  for (let size = 0; size < answerOctets; size++) {
    assert.is(client.finish(answer.subarray(0, size)), undefined);
  }
  assert.ok(client.finish(answer), 'and what is no answer costs nothing');
});

ntor('nothing is shared with a point of small order, at either end', () => {
  for (const point of SMALL_ORDER) {
    const { onionSkin } = beginNtor(withPair({ ...X, publicKey: point }), relay, 72);
    assert.is(answerNtor(crypto, ID, onionKeys, onionSkin, 72), undefined);
    const client = beginNtor(crypto, relay, 72);
    const { answer } = answerNtor(crypto, ID, onionKeys, client.onionSkin, 72)!;
    answer.set(point, 0);
    assert.is(client.finish(answer), undefined);
    const weak = beginNtor(crypto, { rsaIdentity: ID, ntorKey: point }, 72);
    assert.is(weak.finish(crypto.random(answerOctets)), undefined);
  }
});

ntor('once finished or wiped, nothing can be finished any more', () => {
  const client = beginNtor(crypto, relay, 72);
  const { answer } = answerNtor(crypto, ID, onionKeys, client.onionSkin, 72)!;
  assert.ok(client.finish(answer));
  assert.is(client.finish(answer), undefined);
  const other = beginNtor(crypto, relay, 72);
  const late = answerNtor(crypto, ID, onionKeys, other.onionSkin, 72)!;
  other.wipe();
  assert.is(other.finish(late.answer), undefined);
});

ntor.run();
