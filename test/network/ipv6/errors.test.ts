import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { MessageBody } from '../../../generated/network/icmpv6.value.ts';
import { encodeDestinationOptions } from '../../../generated/network/ipv6.value.ts';
import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import {
  ERRORS_A_SECOND_A_DESTINATION_MAX,
  ERRORS_AT_ONCE_A_DESTINATION_MAX,
} from '../../../runtime/network/icmp-rate.ts';
import { isError } from '../../../runtime/network/ipv6/errors.ts';
import { Host } from './host.ts';
import { counted } from './snapshot.ts';
import { frameOf, messageOctets, packetOf } from './wire.ts';
import type { Envelope } from './wire.ts';

const errors = suite('errors that we send');

const { UDP, SCTP, ICMPV6, IPV6_DESTINATION_OPTIONS } = PROTOCOL_NUMBER;
const OURS = '2001:db8::1';
const PEER = '2001:db8::2';
const data = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

/** Nobody listens to UDP here. */
function host(): Host {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false });
  one.own('fe80::1/64');
  one.own(`${OURS}/64`);
  one.meet(PEER, Uint8Array.of(2, 0, 0, 0, 0, 2));
  one.meet('fe80::2', Uint8Array.of(2, 0, 0, 0, 0, 2));
  one.listen(UDP, false);
  one.sent(10_000);
  return one;
}

function give(one: Host, envelope: Envelope, payload: Uint8Array = data, next: number = UDP): void {
  one.device.receive(frameOf(envelope, packetOf(envelope, next, payload)));
}

errors('quote the packet, from the address that was spoken to', () => {
  const one = host();
  give(one, { from: PEER, to: OURS });
  const [{ from, to, message, hopLimit }] = one.sent();
  assert.equal([from, to, hopLimit], [OURS, PEER, 64]);
  const body = message?.body as { invokingPacket: Uint8Array };
  assert.equal([...body.invokingPacket], [...packetOf({ from: PEER, to: OURS }, UDP, data)]);
});

errors('quote no more than every link carries', () => {
  const one = host();
  give(one, { from: PEER, to: OURS }, new Uint8Array(1440));
  const [{ packet, message }] = one.sent();
  assert.is(packet.payload.length, 1240);
  assert.is((message?.body as { invokingPacket: Uint8Array }).invokingPacket.length, 1232);
});

errors('go back on the link that a link-local source is of', () => {
  const one = host();
  const other = one.add('eth1');
  one.own('fe80::1/64', other.on);
  one.meet('fe80::2', Uint8Array.of(2, 0, 0, 0, 0, 9), other.on);
  other.device.take();
  const frame = frameOf(
    { from: 'fe80::2', to: 'fe80::1', toHardware: '02:00:00:00:01:01' },
    packetOf({ from: 'fe80::2', to: 'fe80::1' }, UDP, data),
  );
  other.device.receive(frame);
  assert.equal(one.sent(), []);
  assert.is(other.device.take().length, 1);
});

const unreachable = (invokingPacket: Uint8Array): MessageBody => ({
  is: 'destinationUnreachable',
  length: 0,
  invokingPacket,
});

errors('are not sent about errors, nor about redirects, wherever they are', () => {
  const one = host();
  // An error in what nobody knows how to open: only its chain tells that it is one.
  const to: Envelope = { from: PEER, to: OURS };
  for (const body of [
    unreachable(data),
    {
      is: 'redirect',
      targetAddress: '::1',
      destinationAddress: '::1',
      options: [],
    } satisfies MessageBody,
  ]) {
    const message = messageOctets(to, body);
    const unknown = encodeDestinationOptions({
      nextHeader: ICMPV6,
      options: [{ is: 'unknown', optionType: 0x9e, optionData: new Uint8Array(4) }],
      payload: message,
    });
    const went = counted(one.ipv6.errors.counters, () =>
      give(one, to, unknown, IPV6_DESTINATION_OPTIONS),
    );
    assert.equal(went, ['notAboutErrors']);
  }
  assert.equal(one.sent(), []);
  assert.ok(isError(1) && isError(127) && isError(137));
  assert.not(isError(128) || isError(135));
});

errors('are sent about questions', () => {
  const one = host();
  const to: Envelope = { from: PEER, to: OURS };
  const request: MessageBody = { is: 'echoRequest', identifier: 1, sequenceNumber: 1, data };
  const unknown = encodeDestinationOptions({
    nextHeader: ICMPV6,
    options: [{ is: 'unknown', optionType: 0x9e, optionData: new Uint8Array(4) }],
    payload: messageOctets(to, request),
  });
  give(one, to, unknown, IPV6_DESTINATION_OPTIONS);
  assert.is(one.said('parameterProblem').length, 1);
});

errors('are not sent about what went to many', () => {
  const one = host();
  one.ip.join(addressOf('ff02::77'), one.on);
  one.sent(5000);
  const went = counted(one.ipv6.errors.counters, () => {
    give(one, { from: PEER, to: 'ff02::77' });
    give(one, { from: PEER, to: 'ff02::77' }, data, SCTP);
  });
  assert.equal(went, ['notAboutMany', 'notAboutMany']);
  assert.equal(one.sent(), []);
});

errors('are sent about options that groups have to know, too: RFC 4443 §2.4 (e.3)', () => {
  const one = host();
  one.ip.join(addressOf('ff02::77'), one.on);
  one.sent(5000);
  const option = (optionType: number): Uint8Array =>
    encodeDestinationOptions({
      nextHeader: UDP,
      options: [{ is: 'unknown', optionType, optionData: new Uint8Array(4) }],
      payload: data,
    });
  give(one, { from: PEER, to: 'ff02::77' }, option(0x9e), IPV6_DESTINATION_OPTIONS);
  const [told] = one.sent();
  assert.equal([told.from, told.to, told.message?.code], [OURS, PEER, 2]);
  give(one, { from: PEER, to: 'ff02::77' }, option(0xde), IPV6_DESTINATION_OPTIONS);
  assert.equal(one.sent(), []);
});

errors('are not sent to nobody', () => {
  const one = host();
  one.ip.join(addressOf('ff02::77'), one.on);
  one.sent(5000);
  const option = encodeDestinationOptions({
    nextHeader: UDP,
    options: [{ is: 'unknown', optionType: 0x9e, optionData: new Uint8Array(4) }],
    payload: data,
  });
  const went = counted(one.ipv6.errors.counters, () =>
    give(one, { from: '::', to: 'ff02::77' }, option, IPV6_DESTINATION_OPTIONS),
  );
  assert.equal(went, ['notToThatSource']);
});

errors('are as many as a bucket of tokens allows, whoever asks for them', () => {
  const one = host();
  for (let round = 0; round < 200; round++) give(one, { from: PEER, to: OURS });
  assert.is(one.sent().length, ERRORS_AT_ONCE_A_DESTINATION_MAX);
  one.pass(1000);
  for (let round = 0; round < 200; round++) give(one, { from: PEER, to: OURS });
  assert.is(one.sent().length, ERRORS_A_SECOND_A_DESTINATION_MAX);
  let sent = 0;
  for (let round = 0; round < 2000; round++) {
    const from = `2001:db8::${(round + 0x1000).toString(16)}`;
    one.meet(from, Uint8Array.of(2, 0, 0, 0, 0, 2));
    give(one, { from, to: OURS });
    sent += one.sent().length;
  }
  assert.ok(sent > 20 && sent <= 101, `${sent}`);
});

errors('are counted where they cannot go', () => {
  const one = host();
  one.ip.removeAddress(one.on, addressOf(OURS));
  one.ipv6.errors.destinationUnreachable(
    {
      on: one.on,
      b: packetOf({ from: '2001:db8:9::9', to: OURS }, UDP, data),
      o: 0,
      end: 48,
      cast: 0,
    },
    0,
  );
  assert.is(one.ipv6.errors.counters.noRoute, 1);
});

errors.run();
