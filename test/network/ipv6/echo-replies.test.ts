import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { MessageBody } from '../../../generated/network/icmpv6.value.ts';
import { encodeFragment } from '../../../generated/network/ipv6.value.ts';
import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { Host } from './host.ts';
import { frameOf, messageOctets, packetOf } from './wire.ts';

const replies = suite('answers to echoes');

const OURS = '2001:db8::1';
const PEER = '2001:db8::2';
const { ICMPV6, IPV6_FRAGMENT } = PROTOCOL_NUMBER;

function host(): Host {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false });
  one.own('fe80::1/64');
  one.own(`${OURS}/64`);
  one.meet(PEER, Uint8Array.of(2, 0, 0, 0, 0, 2));
  one.meet('fe80::2', Uint8Array.of(2, 0, 0, 0, 0, 2));
  one.sent(10_000);
  return one;
}

const request = (data: Uint8Array): MessageBody => ({
  is: 'echoRequest',
  identifier: 1,
  sequenceNumber: 2,
  data,
});

replies('come from an address of ours where a group was asked: RFC 4443 §4.2', () => {
  const one = host();
  one.hear({ from: PEER, to: 'ff02::1', hopLimit: 64 }, request(Uint8Array.of(1)));
  one.hear({ from: 'fe80::2', to: 'ff02::1', hopLimit: 64 }, request(Uint8Array.of(1)));
  assert.equal(
    one.sent().map(({ from, to }) => [from, to]),
    [
      [OURS, PEER],
      ['fe80::1', 'fe80::2'],
    ],
  );
});

replies('are whole, in fragments where the question came in fragments', () => {
  const one = host();
  const data = Uint8Array.from({ length: 3000 }, (_, at) => at);
  const message = messageOctets({ from: PEER, to: OURS }, request(data));
  for (let from = 0; from < message.length; from += 1400) {
    const payload = message.slice(from, from + 1400);
    const fragment = encodeFragment({
      nextHeader: ICMPV6,
      fragmentOffset: from / 8,
      mFlag: from + 1400 < message.length,
      identification: 4,
      payload,
    });
    const envelope = { from: PEER, to: OURS };
    one.device.receive(frameOf(envelope, packetOf(envelope, IPV6_FRAGMENT, fragment)));
  }
  const frames = one.sent();
  assert.is(frames.length, 3);
  const size = frames.reduce((sum, { packet }) => sum + packet.payload.length - 8, 0);
  assert.is(size, message.length);
});

replies('are counted where they cannot go', () => {
  const one = host();
  one.hear({ from: '2001:db8:9::9', to: OURS, hopLimit: 64 }, request(Uint8Array.of(1)));
  assert.is(one.ipv6.icmp.replies.counters.noRoute, 1);
  one.device.room = 0;
  one.hear({ from: PEER, to: OURS, hopLimit: 64 }, request(Uint8Array.of(1)));
  assert.is(one.ipv6.icmp.replies.counters.refused, 1);
  assert.is(one.ip.removeAddress(one.on, addressOf(OURS)), undefined);
});

replies.run();
