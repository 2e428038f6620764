/** Packet buffers: their octets, and the words behind them. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { packetBuffer, wordsBehind } from '../../runtime/base/packet-buffer.ts';

test('the words are the octets', () => {
  const octets = packetBuffer(64);
  octets[4] = 0x12;
  assert.is(octets.length, 64);
  assert.is(wordsBehind(octets)?.getUint16(4), 0x1200);
});

test('a part of a buffer has the words of all of it', () => {
  const octets = packetBuffer(64);
  assert.is(wordsBehind(octets.subarray(10, 20)), wordsBehind(octets));
});

test('there are none behind other octets, nor where a sum of them might not fit', () => {
  assert.is(wordsBehind(new Uint8Array(64)), undefined);
  assert.is(wordsBehind(packetBuffer(128 * 1024 + 1)), undefined);
});

test.run();
