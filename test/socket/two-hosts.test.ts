/** Sockets of two hosts on a wire: what only shows where packets really go from one to another. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../runtime/base/address.ts';
import { sum16 } from '../../runtime/base/checksum.ts';
import { Simulation } from '../../runtime/lab/simulation.ts';
import type { Wire } from '../../runtime/lab/wire.ts';
import { joinByWire } from '../../runtime/lab/wire.ts';
import type { Sockets } from '../../runtime/socket/berkeley.ts';
import * as names from '../../runtime/socket/constants.ts';
import { newMessage } from '../../runtime/socket/open-socket.ts';
import { createStack } from '../../runtime/stack.ts';
import type { Stack } from '../../runtime/stack.ts';
import { at, octetsOf, shown, shownEvents, textOf } from './ground.ts';

const hosts = suite('sockets of two hosts');

interface Two {
  readonly world: Simulation;
  readonly wire: Wire;
  readonly stacks: readonly [Stack, Stack];
  readonly ours: Sockets;
  readonly theirs: Sockets;
}

/** 192.0.2.1 and 192.0.2.2, 2001:db8::1 and 2001:db8::2. */
function newTwo(): Two {
  const world = new Simulation(5);
  const hardwareAddresses = [Uint8Array.of(2, 0, 0, 0, 0, 1), Uint8Array.of(2, 0, 0, 0, 0, 2)];
  const wire = joinByWire(world, {
    there: { delayMs: 1 },
    hardwareAddresses: hardwareAddresses as [Uint8Array, Uint8Array],
  });
  const [a, b] = wire.ends.map((end, index) => {
    const stack = createStack({ timers: world.timers, random: world.dice() });
    const eth0 = stack.addDevice(end, { name: 'eth0' });
    stack.addAddress(eth0, `192.0.2.${index + 1}/24`);
    stack.addAddress(eth0, `2001:db8::${index + 1}/64`);
    return stack;
  });
  // Addresses are tried before they are used.
  world.run(10_000);
  return { world, wire, stacks: [a, b], ours: a.sockets(), theirs: b.sockets() };
}

const VERSIONS = [
  [names.AF_INET, '192.0.2.1', '192.0.2.2'],
  [names.AF_INET6, '2001:db8::1', '2001:db8::2'],
] as const;

function udp(sockets: Sockets, family: number, address?: string, port = 0): number {
  const descriptor = sockets.socket(family, names.SOCK_DGRAM);
  if (address !== undefined) assert.is(shown(sockets.bind(descriptor, at(address, port))), '0');
  return descriptor;
}

hosts('send datagrams of every size there is, in fragments where they must', () => {
  for (const [family, first, second] of VERSIONS) {
    const { world, ours, theirs } = newTwo();
    const [from, to] = [udp(ours, family, first, 8), udp(theirs, family, second, 7)];
    for (const size of [0, 1, 1472, 1473, 9000, 65_507]) {
      const data = Uint8Array.from({ length: size }, (_, index) => index * 7);
      assert.is(ours.sendto(from, data, 0, size, 0, at(second, 7)), size);
      world.run(100);
      const room = new Uint8Array(65_536);
      const message = newMessage();
      assert.is(theirs.recvfrom(to, room, 0, room.length, 0, message), size, `${size}`);
      assert.equal(room.subarray(0, size), data);
      assert.equal([showAddress(message.address), message.port], [first, 8]);
      assert.is(message.hopLimit, 64);
    }
  }
});

hosts('are told when a datagram is too large for the path and may not be cut', () => {
  const { ours } = newTwo();
  const socket = udp(ours, names.AF_INET);
  ours.connect(socket, at('192.0.2.2', 7));
  ours.setsockopt(socket, names.SOL_IP, names.IP_MTU_DISCOVER, names.IP_PMTUDISC_DO);
  assert.is(ours.getsockopt(socket, names.SOL_IP, names.IP_MTU), 1500);
  assert.is(ours.send(socket, new Uint8Array(1472)), 1472);
  assert.is(shown(ours.send(socket, new Uint8Array(1473))), 'EMSGSIZE');
});

hosts('tell each other that nobody is at a port', () => {
  for (const [family, , second] of VERSIONS) {
    const { world, ours } = newTwo();
    const socket = udp(ours, family);
    ours.connect(socket, at(second, 7));
    assert.is(ours.send(socket, octetsOf('x')), 1);
    world.run(100);
    assert.is(shownEvents(ours.readiness(socket)), 'OUT|ERR');
    assert.is(shown(ours.recv(socket, new Uint8Array(1))), 'ECONNREFUSED');
    const stranger = udp(ours, family);
    ours.sendto(stranger, octetsOf('x'), 0, 1, 0, at(second, 7));
    world.run(100);
    assert.is(shownEvents(ours.readiness(stranger)), 'OUT');
  }
});

hosts('hear what goes to everyone, and to groups that they have joined', () => {
  const { world, ours, theirs } = newTwo();
  const group = addressOf('239.1.2.3');
  const [from, to] = [udp(ours, names.AF_INET), udp(theirs, names.AF_INET, '0.0.0.0', 7)];
  ours.setsockopt(from, names.SOL_SOCKET, names.SO_BROADCAST, 1);
  assert.is(theirs.setsockopt(to, names.SOL_IP, names.IP_ADD_MEMBERSHIP, { group }), 0);
  world.run(100);
  for (const many of ['192.0.2.255', '255.255.255.255', '239.1.2.3', '239.9.9.9']) {
    assert.is(ours.sendto(from, octetsOf(many), 0, many.length, 0, at(many, 7)), many.length);
  }
  world.run(100);
  const room = new Uint8Array(20);
  const heard: string[] = [];
  for (let count = theirs.recv(to, room); count > 0; count = theirs.recv(to, room)) {
    heard.push(textOf(room.subarray(0, count)));
  }
  assert.equal(heard, ['192.0.2.255', '255.255.255.255', '239.1.2.3']);
});

hosts('hear their own words to a group, unless they do not want to', () => {
  for (const [family, group, level, loop, add] of [
    [names.AF_INET, '239.1.2.3', names.SOL_IP, names.IP_MULTICAST_LOOP, names.IP_ADD_MEMBERSHIP],
    [
      names.AF_INET6,
      'ff15::77',
      names.SOL_IPV6,
      names.IPV6_MULTICAST_LOOP,
      names.IPV6_ADD_MEMBERSHIP,
    ],
  ] as const) {
    const { world, ours, stacks } = newTwo();
    const socket = udp(ours, family, family === names.AF_INET ? '0.0.0.0' : '::', 7);
    const by = stacks[0].interface('eth0')!;
    const request = { group: addressOf(group), interface: 'eth0' };
    assert.is(shown(ours.setsockopt(socket, level, add, request)), '0');
    for (const isHeard of [1, 0]) {
      assert.is(ours.setsockopt(socket, level, loop, isHeard), 0);
      const to = { ...at(group, 7), interface: by };
      assert.is(shown(ours.sendto(socket, octetsOf('x'), 0, 1, 0, to)), '1');
      world.run(100);
      assert.is(shown(ours.recv(socket, new Uint8Array(1))), isHeard === 1 ? '1' : 'EAGAIN');
    }
  }
});

hosts('ping each other by raw sockets', () => {
  for (const [family, , second] of VERSIONS) {
    const { world, ours } = newTwo();
    const isIpv4 = family === names.AF_INET;
    const socket = ours.socket(family, names.SOCK_RAW, isIpv4 ? 1 : 58);
    const echo = Uint8Array.of(isIpv4 ? 8 : 128, 0, 0, 0, 0, 7, 0, 1, 42);
    if (isIpv4) {
      const sum = ~sum16(0, echo, 0, echo.length) & 0xffff;
      echo.set([sum >>> 8, sum & 0xff], 2);
    }
    assert.is(shown(ours.sendto(socket, echo, 0, echo.length, 0, at(second, 0))), '9');
    world.run(100);
    const room = new Uint8Array(100);
    let reply: Uint8Array | undefined;
    for (let count = ours.recv(socket, room); count > 0; count = ours.recv(socket, room)) {
      const from = isIpv4 ? 20 : 0;
      if (room[from] === (isIpv4 ? 0 : 129)) reply = room.slice(from, count);
    }
    assert.equal([...reply!.subarray(4)], [0, 7, 0, 1, 42]);
  }
});

hosts('send packets that they have written themselves', () => {
  const { world, ours, theirs } = newTwo();
  const to = udp(theirs, names.AF_INET, '192.0.2.2', 7);
  const socket = ours.socket(names.AF_INET, names.SOCK_RAW, 255);
  const datagram = [0, 9, 0, 7, 0, 9, 0, 0, 88];
  const packet = Uint8Array.of(
    ...[0x45, 0, 0, 29, 0, 0, 0, 0, 9, 17, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2],
    ...datagram,
  );
  assert.is(shown(ours.sendto(socket, packet, 0, packet.length, 0, at('192.0.2.2', 0))), '29');
  world.run(100);
  const room = new Uint8Array(5);
  const message = newMessage();
  assert.is(theirs.recvfrom(to, room, 0, 5, 0, message), 1);
  assert.equal([room[0], message.port, message.hopLimit], [88, 9, 9]);
});

hosts('are bound to a device, and neither heard nor spoken to by another', () => {
  const { world, ours, theirs } = newTwo();
  const [bound, other] = [udp(ours, names.AF_INET), udp(theirs, names.AF_INET)];
  ours.setsockopt(bound, names.SOL_SOCKET, names.SO_BINDTODEVICE, 'lo');
  ours.bind(bound, at('0.0.0.0', 7));
  theirs.sendto(other, octetsOf('x'), 0, 1, 0, at('192.0.2.1', 7));
  world.run(100);
  assert.is(shown(ours.recv(bound, new Uint8Array(1))), 'EAGAIN');
  ours.setsockopt(bound, names.SOL_SOCKET, names.SO_BINDTODEVICE, 'eth0');
  theirs.sendto(other, octetsOf('y'), 0, 1, 0, at('192.0.2.1', 7));
  world.run(100);
  assert.is(ours.recv(bound, new Uint8Array(1)), 1);
});

hosts('find the way again when addresses have changed', () => {
  const { world, stacks, ours, theirs } = newTwo();
  const [from, to] = [udp(ours, names.AF_INET), udp(theirs, names.AF_INET, '192.0.2.2', 7)];
  ours.sendto(from, octetsOf('x'), 0, 1, 0, at('192.0.2.2', 7));
  world.run(100);
  const [stack] = stacks;
  const eth0 = stack.interface('eth0')!;
  stack.ip.removeAddress(eth0, addressOf('192.0.2.1'));
  assert.is(shown(ours.sendto(from, octetsOf('x'), 0, 1, 0, at('192.0.2.2', 7))), 'ENETUNREACH');
  stack.addAddress(eth0, '192.0.2.9/24');
  world.run(10_000);
  assert.is(ours.sendto(from, octetsOf('y'), 0, 1, 0, at('192.0.2.2', 7)), 1);
  world.run(100);
  const message = newMessage();
  const room = new Uint8Array(1);
  theirs.recv(to, room);
  assert.is(theirs.recvfrom(to, room, 0, 1, 0, message), 1);
  assert.is(showAddress(message.address), '192.0.2.9');
});

hosts('on a wire that is cut say so in time', () => {
  const { world, wire, ours } = newTwo();
  wire.change(null);
  world.run(10);
  const socket = ours.socket(names.AF_INET, names.SOCK_STREAM);
  const answer = shown(ours.connect(socket, at('192.0.2.2', 7)));
  assert.ok(['ENETDOWN', 'ENETUNREACH'].includes(answer), answer);
});

hosts.run();
