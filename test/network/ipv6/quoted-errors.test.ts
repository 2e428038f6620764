import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { MessageBody } from '../../../generated/network/icmpv6.value.ts';
import { encodeDestinationOptions, encodeFragment } from '../../../generated/network/ipv6.value.ts';
import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import type { NetworkFault } from '../../../runtime/network/network.ts';
import { Host } from './host.ts';
import { counted } from './snapshot.ts';
import { packetOf } from './wire.ts';

const quoted = suite('errors that we hear');

const { UDP, IPV6_DESTINATION_OPTIONS, IPV6_FRAGMENT } = PROTOCOL_NUMBER;
const OURS = '2001:db8::1';
const FAR = '2001:db8:9::9';
const ROUTER = '2001:db8::9';
const data = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

function host(): Host {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false });
  one.own('fe80::1/64');
  one.own(`${OURS}/64`);
  one.ipv6.routes.add({
    prefix: { address: addressOf('::'), length: 0 },
    gateway: addressOf('fe80::9'),
    interface: one.on,
    metric: 1,
    origin: 'static',
  });
  one.listen(UDP);
  one.sent(10_000);
  return one;
}

const ours = packetOf({ from: OURS, to: FAR }, UDP, data);

const unreachable = (invokingPacket: Uint8Array): MessageBody => ({
  is: 'destinationUnreachable',
  length: 0,
  invokingPacket,
});

function hear(one: Host, body: MessageBody, code = 0): void {
  one.hear({ from: ROUTER, to: OURS, hopLimit: 60 }, body, code);
}

quoted('are brought to whom they concern, as the fault that a socket knows', () => {
  const faults: readonly (readonly [MessageBody, number, NetworkFault])[] = [
    [unreachable(ours), 0, 'ENETUNREACH'],
    [unreachable(ours), 1, 'EACCES'],
    [unreachable(ours), 2, 'EHOSTUNREACH'],
    [unreachable(ours), 3, 'EHOSTUNREACH'],
    [unreachable(ours), 4, 'ECONNREFUSED'],
    [unreachable(ours), 5, 'EACCES'],
    [unreachable(ours), 6, 'EACCES'],
    [unreachable(ours), 99, 'EHOSTUNREACH'],
    [{ is: 'packetTooBig', mtu: 1300, invokingPacket: ours }, 0, 'EMSGSIZE'],
    [{ is: 'timeExceeded', length: 0, invokingPacket: ours }, 0, 'EHOSTUNREACH'],
    [{ is: 'parameterProblem', pointer: 6, invokingPacket: ours }, 1, 'EPROTO'],
  ];
  for (const [body, code, expected] of faults) {
    const one = host();
    hear(one, body, code);
    assert.equal(
      one.faults.map(({ fault, quoted }) => [fault, quoted.from, quoted.to, [...quoted.data]]),
      [[expected, OURS, FAR, [...data]]],
    );
  }
});

quoted('find what was sent behind headers, and in a first fragment', () => {
  const one = host();
  const options = encodeDestinationOptions({ nextHeader: UDP, options: [], payload: data });
  hear(one, unreachable(packetOf({ from: OURS, to: FAR }, IPV6_DESTINATION_OPTIONS, options)));
  const first = encodeFragment({
    nextHeader: UDP,
    fragmentOffset: 0,
    mFlag: true,
    identification: 1,
    payload: data,
  });
  hear(one, unreachable(packetOf({ from: OURS, to: FAR }, IPV6_FRAGMENT, first)));
  assert.equal(
    one.faults.map(({ quoted }) => [...quoted.data]),
    [[...data], [...data]],
  );
});

quoted('say nothing where they quote what was not ours', () => {
  const one = host();
  const went = counted(one.ipv6.icmp.errors.counters, () => {
    hear(one, unreachable(packetOf({ from: '2001:db8::66', to: FAR }, UDP, data)));
    hear(one, {
      is: 'packetTooBig',
      mtu: 1300,
      invokingPacket: packetOf({ from: FAR, to: OURS }, UDP, data),
    });
  });
  assert.equal(went, ['quotedNotOurs', 'quotedNotOurs']);
  assert.equal(one.faults, []);
  assert.is(one.ip.pathMtus.size, 0);
});

quoted('say nothing where they quote too little', () => {
  const one = host();
  const later = encodeFragment({
    nextHeader: UDP,
    fragmentOffset: 10,
    mFlag: false,
    identification: 1,
    payload: data,
  });
  const went = counted(one.ipv6.icmp.errors.counters, () => {
    for (let length = 0; length < ours.length; length++) {
      hear(one, unreachable(ours.slice(0, length)));
    }
    hear(one, unreachable(packetOf({ from: OURS, to: FAR }, IPV6_FRAGMENT, later)));
  });
  assert.equal(new Set(went), new Set(['quotedTooLittle']));
  assert.is(went.length, ours.length + 1);
  assert.equal(one.faults, []);
});

quoted('make a path narrower, never wider, and forget it after a while: RFC 8201', () => {
  const one = host();
  const route = one.route(FAR);
  assert.is(route.mtu, 1500);
  const tooBig = (mtu: number): void =>
    hear(one, { is: 'packetTooBig', mtu, invokingPacket: ours });
  tooBig(1400);
  assert.is(route.mtu, 1400);
  tooBig(1450);
  assert.is(route.mtu, 1400);
  tooBig(1280);
  assert.is(route.mtu, 1280);
  assert.is(one.route('2001:db8:9::8').mtu, 1500, 'and no other path');
  one.pass(600_001);
  assert.is(route.mtu, 1500);
});

quoted('cannot make a path narrower than every link is: RFC 8201 §4', () => {
  const one = host();
  const route = one.route(FAR);
  const went = counted(one.ipv6.icmp.errors.counters, () => {
    for (const mtu of [0, 68, 1279]) hear(one, { is: 'packetTooBig', mtu, invokingPacket: ours });
  });
  assert.equal(went, ['tooBigBelowMinimum', 'tooBigBelowMinimum', 'tooBigBelowMinimum']);
  assert.is(route.mtu, 1500);
  assert.equal(one.faults, []);
});

quoted('have what follows cut to the path', () => {
  const one = host();
  one.meet('fe80::9', Uint8Array.of(2, 0, 0, 0, 0, 9));
  hear(one, { is: 'packetTooBig', mtu: 1300, invokingPacket: ours });
  one.send(FAR, UDP, new Uint8Array(1400));
  const frames = one.sent();
  assert.is(frames.length, 2);
  assert.ok(frames.every(({ packet }) => packet.payload.length <= 1260));
});

quoted('tell Echo of echoes', () => {
  const one = host();
  const heard: unknown[] = [];
  const session = one.ip.echo.open({
    reply: () => {},
    error: ({ kind, code, fault, sequence, mtu }) => heard.push([kind, code, fault, sequence, mtu]),
  })!;
  one.meet('fe80::9', Uint8Array.of(2, 0, 0, 0, 0, 9));
  session.send(one.route(FAR), 5, data);
  const [{ packet }] = one.sent();
  const sent = packetOf({ from: OURS, to: FAR }, PROTOCOL_NUMBER.ICMPV6, packet.payload);
  hear(one, { is: 'timeExceeded', length: 0, invokingPacket: sent });
  hear(one, { is: 'packetTooBig', mtu: 1400, invokingPacket: sent });
  hear(one, unreachable(sent), 1);
  assert.equal(heard, [
    ['timeExceeded', 0, 'EHOSTUNREACH', 5, 0],
    ['tooBig', 0, 'EMSGSIZE', 5, 1400],
    ['unreachable', 1, 'EACCES', 5, 0],
  ]);
});

quoted.run();
