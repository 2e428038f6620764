import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { answerCreateFast, beginCreateFast } from '../../../runtime/onion/handshake/create-fast.ts';
import { joinOctets } from '../../../runtime/onion/join.ts';
import { broken, crypto, hex, withRandom } from './given.ts';

const fast = suite('onion: CREATE_FAST');

fast('KH and keys are drawn from X and Y by SHA-1 in counter mode', () => {
  const x = hex('000102030405060708090a0b0c0d0e0f10111213');
  const y = hex('ffeeddccbbaa99887766554433221100ffeeddcc');
  const client = beginCreateFast(withRandom(x), 72);
  const server = answerCreateFast(withRandom(y), client.onionSkin, 72)!;
  const block = (counter: number): Uint8Array =>
    crypto.digest('sha1', joinOctets(x, y, Uint8Array.of(counter)));
  assert.equal(client.onionSkin, x);
  assert.equal(server.answer, joinOctets(y, block(0)));
  const drawn = joinOctets(block(1), block(2), block(3), block(4));
  assert.equal(server.keys, drawn.slice(0, 72));
});

fast('both ends have the same keys, as many as were asked for', () => {
  for (const octets of [0, 72, 92, 200]) {
    const client = beginCreateFast(crypto, octets);
    const server = answerCreateFast(crypto, client.onionSkin, octets)!;
    const keys = client.finish(server.answer);
    assert.is(keys?.keys.length, octets);
    assert.equal(keys?.keys, server.keys);
    assert.is(keys?.message.length, 0);
  }
});

fast('what fills the cell behind them is passed over', () => {
  const client = beginCreateFast(crypto, 72);
  const padding = new Uint8Array(489);
  const server = answerCreateFast(crypto, joinOctets(client.onionSkin, padding), 72)!;
  assert.equal(client.finish(joinOctets(server.answer, padding))?.keys, server.keys);
});

fast('an answer is refused when a single bit of it is wrong', () => {
  for (let at = 0; at < 40; at++) {
    const client = beginCreateFast(crypto, 72);
    const { answer } = answerCreateFast(crypto, client.onionSkin, 72)!;
    assert.is(client.finish(broken(answer, at)), undefined, `octet ${at}`);
  }
});

fast('what is cut short at any octet is refused', () => {
  const client = beginCreateFast(crypto, 72);
  const { answer } = answerCreateFast(crypto, client.onionSkin, 72)!;
  for (let size = 0; size < 20; size++) {
    assert.is(answerCreateFast(crypto, client.onionSkin.subarray(0, size), 72), undefined);
  }
  for (let size = 0; size < 40; size++) {
    assert.is(client.finish(answer.subarray(0, size)), undefined);
  }
  assert.ok(client.finish(answer));
});

fast('once finished or wiped, nothing can be finished any more', () => {
  const client = beginCreateFast(crypto, 72);
  const { answer } = answerCreateFast(crypto, client.onionSkin, 72)!;
  assert.ok(client.finish(answer));
  assert.is(client.finish(answer), undefined);
  const other = beginCreateFast(crypto, 72);
  const late = answerCreateFast(crypto, other.onionSkin, 72)!;
  other.wipe();
  assert.is(other.finish(late.answer), undefined);
});

fast.run();
