import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { protocolTable } from '../../../generated/network/ipv4.describe.ts';
import { describe } from '../../../runtime/base/describe.ts';

const packet = Buffer.from('450000181a97400040060c470a0000010a00000201020304', 'hex');
const faultOf = (at: number, value: number): ReturnType<typeof describe> => {
  const octets = Uint8Array.from(packet);
  octets[at] = value;
  return describe(protocolTable.types[0]!, octets);
};

test('a region that is too long ends where the octets do, and goes on', () => {
  const { root, fault, carried } = faultOf(3, 0x30);
  assert.is(fault?.constant, 'PACKET_TRUNCATED');
  assert.is(fault?.short, true);
  assert.is(fault?.expected, '48 octets');
  assert.is(fault?.found, '24 octets');
  assert.is(root.bitLength, 24 * 8);
  assert.is(carried.length, 1);
});

test('a region inside is held to the one outside, once that is known', () => {
  const { fault } = faultOf(0, 0x47);
  assert.is(fault?.path, 'Header');
  assert.is(fault?.fault, 'truncated');
});

test('what a region does not need is not part of it', () => {
  const { root, end } = faultOf(3, 0x16);
  assert.is(end, 22);
  assert.is(root.bitLength, 22 * 8);
});

test.run();
