import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { encodeDestinationOptions, encodeRouting } from '../../../generated/network/ipv6.value.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { Host } from './host.ts';
import { counted } from './snapshot.ts';
import { frameOf, packetOf, seen } from './wire.ts';
import type { Envelope } from './wire.ts';

const input = suite('what arrives over IPv6');

const { UDP } = PROTOCOL_NUMBER;
const OURS = '2001:db8::1';
const PEER = '2001:db8::2';
const data = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

function host(): Host {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false });
  one.own('fe80::1/64');
  one.own(`${OURS}/64`);
  one.listen(UDP);
  one.sent(10_000);
  return one;
}

function give(one: Host, envelope: Envelope, payload: Uint8Array = data, next: number = UDP): void {
  one.device.receive(frameOf(envelope, packetOf(envelope, next, payload)));
}

input('is handed up when it is for us', () => {
  const one = host();
  give(one, { from: PEER, to: OURS });
  assert.equal(one.delivered, [{ from: PEER, to: OURS, protocol: UDP, data }]);
});

input('goes to raw listeners first', () => {
  const one = host();
  const heard: number[] = [];
  one.ip.addListener(UDP, ({ payload, end }) => heard.push(end - payload, one.delivered.length));
  give(one, { from: PEER, to: OURS });
  assert.equal(heard, [data.length, 0]);
});

input('is handed up without what the link has put behind it', () => {
  const one = host();
  const packet = packetOf({ from: PEER, to: OURS }, UDP, data);
  const padded = new Uint8Array(packet.length + 20).fill(0xaa);
  padded.set(packet);
  one.device.receive(frameOf({ from: PEER, to: OURS }, padded));
  assert.equal([...one.delivered[0].data], [...data]);
});

/** What no wire can carry. */
const endings: Readonly<Record<string, Envelope>> = {
  'martianSource ff02::7': { from: 'ff02::7', to: OURS },
  'martianSource ::1': { from: '::1', to: OURS },
  'martianSource :: to one': { from: '::', to: OURS },
  'martianSource mapped': { from: '::ffff:192.0.2.1', to: OURS },
  'martianOwnSource ours': { from: OURS, to: OURS },
  'martianDestination ::': { from: PEER, to: '::' },
  'martianDestination ::1': { from: PEER, to: '::1' },
  'martianDestination mapped': { from: PEER, to: '::ffff:192.0.2.1' },
  'martianDestination ff01::1': { from: PEER, to: 'ff01::1' },
  'martianDestination ff00::1': { from: PEER, to: 'ff00::1' },
  'notJoined ff02::7': { from: PEER, to: 'ff02::7' },
  'notForUs another': { from: PEER, to: '2001:db8::77' },
  'unicastToMany to a group': { from: PEER, to: OURS, toHardware: '33:33:00:00:00:01' },
  'unicastToMany to all': { from: PEER, to: OURS, toHardware: 'ff:ff:ff:ff:ff:ff' },
};

for (const [name, envelope] of Object.entries(endings)) {
  input(`ends under its name: ${name}`, () => {
    const one = host();
    // Where the link does not want the group, it would end there.
    for (const group of ['3333.0000.0007', '3333.0000.0001']) {
      one.on.link.join(Uint8Array.from(Buffer.from(group.replaceAll('.', ''), 'hex')));
    }
    const went = counted(one.ipv6.input.counters, () => give(one, envelope));
    assert.equal(went, ['received', name.split(' ')[0]]);
    assert.equal(one.delivered, []);
    assert.equal(one.sent(), []);
  });
}

input('is heard by groups that somebody here has joined, as long as he does', () => {
  const one = host();
  const group = addressOf('ff05::77');
  assert.is(one.ip.join(group, one.on), undefined);
  give(one, { from: PEER, to: 'ff05::77' });
  give(one, { from: PEER, to: 'ff02::1' });
  assert.equal(
    one.delivered.map(({ to }) => to),
    ['ff05::77', 'ff02::1'],
  );
  assert.is(one.ip.leave(group, one.on), undefined);
  give(one, { from: PEER, to: 'ff05::77' });
  assert.is(one.delivered.length, 2);
  assert.is(one.ip.leave(group, one.on), 'EADDRNOTAVAIL');
});

input('reaches no address of another interface, but of a router', () => {
  const one = host();
  const other = one.add('eth1');
  one.own('2001:db8:5::1/64', other.on);
  give(one, { from: PEER, to: '2001:db8:5::1' });
  assert.equal(one.delivered, []);
  one.on.isForwarding = true;
  give(one, { from: PEER, to: '2001:db8:5::1' });
  assert.is(one.delivered.length, 1);
});

input('reaches no address that is still probed for, nor one that is gone', () => {
  const one = host();
  one.ip.addAddress(one.on, { address: addressOf('2001:db8::7'), length: 64 });
  give(one, { from: PEER, to: '2001:db8::7' });
  assert.equal(one.delivered, []);
  one.pass(3000);
  give(one, { from: PEER, to: '2001:db8::7' });
  assert.is(one.delivered.length, 1);
  one.ip.removeAddress(one.on, addressOf('2001:db8::7'));
  give(one, { from: PEER, to: '2001:db8::7' });
  assert.is(one.delivered.length, 1);
});

input('is answered where nobody is at home: a port, or a protocol', () => {
  const one = host();
  one.meet(PEER, Uint8Array.of(2, 0, 0, 0, 0, 2));
  one.listen(UDP, false);
  give(one, { from: PEER, to: OURS });
  const [port] = one.sent();
  assert.equal(
    [port.to, port.message?.body.is, port.message?.code],
    [PEER, 'destinationUnreachable', 4],
  );
  give(one, { from: PEER, to: OURS }, data, PROTOCOL_NUMBER.SCTP);
  const [protocol] = one.sent();
  const body = protocol.message?.body as { is: string; pointer: number };
  assert.equal([body.is, protocol.message?.code, body.pointer], ['parameterProblem', 1, 6]);
});

input('points at the header that named what nobody knows', () => {
  const one = host();
  one.meet(PEER, Uint8Array.of(2, 0, 0, 0, 0, 2));
  const options = encodeDestinationOptions({
    nextHeader: PROTOCOL_NUMBER.AH,
    options: [],
    payload: data,
  });
  give(one, { from: PEER, to: OURS }, options, PROTOCOL_NUMBER.IPV6_DESTINATION_OPTIONS);
  const [{ message }] = one.sent();
  const body = message?.body as { is: string; pointer: number };
  assert.equal([body.is, message?.code, body.pointer], ['parameterProblem', 1, 40]);
});

input('follows no source route, and says so', () => {
  const one = host();
  one.meet(PEER, Uint8Array.of(2, 0, 0, 0, 0, 2));
  const route = encodeRouting({
    nextHeader: UDP,
    segmentsLeft: 1,
    typeSpecificData: { is: 'sourceRoute', addresses: ['2001:db8::9'] },
    payload: data,
  });
  give(one, { from: PEER, to: OURS }, route, PROTOCOL_NUMBER.IPV6_ROUTE);
  const [{ message, to }] = one.sent();
  const body = message?.body as { is: string; pointer: number };
  assert.equal([to, body.is, message?.code, body.pointer], [PEER, 'parameterProblem', 0, 42]);
  assert.equal(one.delivered, []);
});

input('ends where it is cut short, wherever that is', () => {
  const one = host();
  const packet = packetOf({ from: PEER, to: OURS }, UDP, data);
  for (let length = 0; length < packet.length; length++) {
    one.device.receive(frameOf({ from: PEER, to: OURS }, packet.slice(0, length)));
  }
  const { truncated, received } = one.ipv6.input.counters;
  assert.is(truncated, packet.length);
  assert.is(received - truncated, 0);
  assert.equal(one.delivered, []);
});

input('of another version ends as such', () => {
  const one = host();
  const packet = packetOf({ from: PEER, to: OURS }, UDP, data);
  packet[0] = 0x40 | (packet[0] & 0xf);
  one.device.receive(frameOf({ from: PEER, to: OURS }, packet));
  assert.is(one.ipv6.input.counters.wrongVersion, 1);
});

input('is nobody when the interface is switched off', () => {
  const one = host();
  one.ip.setEnabled(one.on, false);
  give(one, { from: PEER, to: OURS });
  assert.is(one.ipv6.input.counters.down, 1);
  assert.equal(one.delivered, []);
});

input('comes from ourselves without a link', () => {
  const one = host();
  assert.is(one.send(OURS, UDP, data), undefined);
  one.pass(0);
  assert.equal(one.delivered, [{ from: OURS, to: OURS, protocol: UDP, data }]);
  assert.equal(one.sent(), []);
});

input('of any octets whatever does no harm', () => {
  const one = host();
  const random = seededRandom(77);
  const kinds = [0, 43, 44, 60, 58, 17, 59, 50, 51];
  for (let round = 0; round < 20_000; round++) {
    const size = 40 + (random.bits() & 127);
    const packet = new Uint8Array(size);
    random.fill(packet);
    packet.set(packetOf({ from: PEER, to: OURS }, UDP, new Uint8Array(size - 40)).subarray(0, 40));
    packet[6] = kinds[(random.bits() >>> 1) % kinds.length];
    packet[7] = (random.bits() & 1) === 0 ? 255 : 64;
    for (let at = 40; at + 1 < size; at += 8) {
      packet[at] = kinds[(random.bits() >>> 1) % kinds.length];
      packet[at + 1] &= 3;
    }
    one.device.receive(frameOf({ from: PEER, to: OURS }, packet));
  }
  for (const frame of one.device.take()) seen(frame);
  give(one, { from: PEER, to: OURS });
  assert.equal([...one.delivered.at(-1)!.data], [...data]);
});

input.run();
