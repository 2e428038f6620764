import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { protocolTable as icmp } from '../../../generated/network/icmpv4.describe.ts';
import { protocolTable as udp } from '../../../generated/transport/udp.describe.ts';
import { describe } from '../../../runtime/base/describe.ts';

test('a wrong checksum is told the right one', () => {
  const { fault } = describe(icmp.types[0]!, Buffer.from('0800f7fe00000000', 'hex'));
  assert.is(fault?.fault, 'corrupt');
  assert.is(fault?.expected, '0xf7ff');
  assert.is(fault?.found, '0xf7fe');
});

test('a value that says that there is no checksum is no fault, unless it is', () => {
  const octets = Buffer.from('a57e00090009000078', 'hex');
  const over = (ipVersion: number): unknown =>
    describe(udp.types[0]!, octets, 0, 9, { pseudoHeader: 0, ipVersion }).fault?.fault;
  assert.is(over(4), undefined);
  assert.is(over(6), 'corrupt');
});

test('a rule that only warns leaves a word at its field', () => {
  const { root, fault } = describe(icmp.types[0]!, Buffer.from('0400faff01000000', 'hex'));
  const body = root.children.find((child) => child.id === 'body');
  assert.is(fault, undefined);
  assert.equal(body?.children[0]?.warnings, ['expected 0, found 16777216']);
});

test.run();
