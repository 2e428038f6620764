import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../runtime/base/address.ts';
import { sum16 } from '../../runtime/base/checksum.ts';
import * as names from '../../runtime/socket/constants.ts';
import { newMessage } from '../../runtime/socket/open-socket.ts';
import { IPPROTO_RAW } from '../../runtime/socket/raw.ts';
import type { Endpoint } from '../../runtime/transport/tcp/user.ts';
import { arrivalOf } from '../transport/udp/fake.ts';
import { at, newGround, octetsOf, shown, shownEvents, textOf } from './ground.ts';
import type { Ground } from './ground.ts';

const raw = suite('a raw socket');

const ICMP = 1;
const ICMPV6 = 58;

function open({ sockets }: Ground, protocol = ICMP, family: number = names.AF_INET): number {
  const descriptor = sockets.socket(family, names.SOCK_RAW, protocol);
  assert.ok(descriptor >= 0, shown(descriptor));
  return descriptor;
}

/** An ICMP echo of eight octets from somewhere. */
function arrive({ network }: Ground, from: string, to = '127.0.0.1', type = 8): void {
  const octets = Uint8Array.of(type, 0, 0, 0, 1, 2, 3, 4);
  const isIpv4 = from.includes('.');
  const protocol = isIpv4 ? ICMP : ICMPV6;
  network.arrive(arrivalOf(network.interfaces[0], from, to, octets, { protocol }));
}

const room = new Uint8Array(100);

raw('sees packets of its protocol and its version of IP, whole over IPv4', () => {
  const ground = newGround();
  const { sockets } = ground;
  const [four, six, other] = [open(ground), open(ground, ICMPV6, names.AF_INET6), open(ground, 99)];
  arrive(ground, '192.0.2.2');
  arrive(ground, '2001:db8::2', '::1');
  const message = newMessage();
  // What stands for the header of IP in a fake arrival: both addresses.
  assert.is(sockets.recvfrom(four, room, 0, 100, 0, message), 8 + 8);
  assert.is(showAddress(message.address), '192.0.2.2');
  assert.is(message.port, 0);
  assert.is(sockets.recvfrom(six, room, 0, 100, 0, message), 8);
  assert.is(showAddress(message.address), '2001:db8::2');
  for (const one of [four, six, other]) assert.is(shown(sockets.recv(one, room)), 'EAGAIN');
});

raw('sees only what is for its address, from its peer, by its device', () => {
  const ground = newGround();
  const { sockets, network } = ground;
  const socket = open(ground);
  sockets.bind(socket, at('127.0.0.1', 0));
  arrive(ground, '192.0.2.2', '192.0.2.1');
  sockets.connect(socket, at('192.0.2.3', 0));
  arrive(ground, '192.0.2.2');
  sockets.setsockopt(socket, names.SOL_SOCKET, names.SO_BINDTODEVICE, 'eth0');
  arrive(ground, '192.0.2.3');
  assert.is(network.interfaces[0].name, 'eth0');
  assert.is(sockets.recv(socket, room), 16);
  assert.is(shown(sockets.recv(socket, room)), 'EAGAIN');
});

raw('does not see types that it filters', () => {
  const ground = newGround();
  const { sockets } = ground;
  const socket = open(ground);
  const filter = Uint32Array.of(1 << 8);
  assert.is(sockets.setsockopt(socket, names.SOL_RAW, names.ICMP_FILTER, filter), 0);
  arrive(ground, '192.0.2.2', '127.0.0.1', 8);
  arrive(ground, '192.0.2.2', '127.0.0.1', 0);
  assert.is(sockets.recv(socket, room), 16);
  assert.is(room[8], 0);
  assert.is(shown(sockets.recv(socket, room)), 'EAGAIN');
  const six = open(ground, ICMPV6, names.AF_INET6);
  const all = new Uint32Array(8).fill(0xffffffff);
  assert.is(sockets.setsockopt(six, names.SOL_ICMPV6, names.ICMP6_FILTER, all), 0);
  arrive(ground, '2001:db8::2', '::1', 135);
  assert.is(shown(sockets.recv(six, room)), 'EAGAIN');
});

raw('sends payloads of its protocol, with what options say', () => {
  const ground = newGround();
  const { sockets, network } = ground;
  const socket = open(ground, 99);
  sockets.setsockopt(socket, names.SOL_IP, names.IP_TTL, 5);
  sockets.setsockopt(socket, names.SOL_IP, names.IP_TOS, 0x10);
  const data = octetsOf('..data..');
  assert.is(sockets.sendto(socket, data, 2, 6, 0, at('192.0.2.2', 0)), 4);
  const [{ protocol, octets, options, route }] = network.sent;
  assert.equal([protocol, textOf(octets)], [99, 'data']);
  assert.equal([options.hopLimit, options.trafficClass], [5, 0x10]);
  assert.is(showAddress(route.destination), '192.0.2.2');
});

raw('sends whole packets when it says that it has the header', () => {
  const ground = newGround();
  const { sockets, network } = ground;
  const packets: string[] = [];
  network.sendPacket = (b, o, end) => {
    packets.push(textOf(b.subarray(o, end)));
    return packets.length > 2 ? 'EPROTO' : undefined;
  };
  const socket = open(ground);
  sockets.setsockopt(socket, names.SOL_IP, names.IP_HDRINCL, 1);
  const always = open(ground, IPPROTO_RAW);
  const send = (descriptor: number): number =>
    sockets.sendto(descriptor, octetsOf('packet'), 0, 6, 0, at('192.0.2.2', 0));
  assert.equal([send(socket), send(always)], [6, 6]);
  assert.equal(packets, ['packet', 'packet']);
  assert.is(shown(send(socket)), 'EINVAL');
  assert.is(network.sent.length, 0);
});

raw('does the checksum of ICMPv6, which its user cannot know', () => {
  const ground = newGround();
  const { sockets, network } = ground;
  const socket = open(ground, ICMPV6, names.AF_INET6);
  const echo = Uint8Array.of(128, 0, 9, 9, 0, 1, 0, 1, 7);
  assert.is(sockets.sendto(socket, echo, 0, 9, 0, at('2001:db8::2', 0)), 9);
  const [{ octets, route }] = network.sent;
  assert.is(sum16(route.pseudoHeader + ICMPV6 + 9, octets, 0, 9), 0xffff);
  assert.is(shown(sockets.sendto(socket, echo, 0, 3, 0, at('2001:db8::2', 0))), 'EINVAL');
});

raw('does other checksums where it is asked to', () => {
  const ground = newGround();
  const { sockets, network } = ground;
  const socket = open(ground, 99, names.AF_INET6);
  assert.is(sockets.setsockopt(socket, names.SOL_IPV6, names.IPV6_CHECKSUM, 4), 0);
  sockets.sendto(socket, new Uint8Array(8).fill(1), 0, 8, 0, at('2001:db8::2', 0));
  const [{ octets, route }] = network.sent;
  assert.is(sum16(route.pseudoHeader + 99 + 8, octets, 0, 8), 0xffff);
});

raw('answers as Linux does', () => {
  const ground = newGround();
  const { sockets } = ground;
  const socket = open(ground);
  assert.is(shown(sockets.listen(socket)), 'EOPNOTSUPP');
  assert.is(shown(sockets.accept(socket)), 'EOPNOTSUPP');
  assert.is(shown(sockets.send(socket, room)), 'EDESTADDRREQ');
  assert.is(shown(sockets.recv(socket, room)), 'EAGAIN');
  assert.is(shown(sockets.recv(socket, room, 0, 1, names.MSG_OOB)), 'EOPNOTSUPP');
  assert.is(shown(sockets.getpeername(socket)), 'ENOTCONN');
  const local = sockets.getsockname(socket) as Endpoint;
  assert.equal([showAddress(local.address), local.port], ['0.0.0.0', ICMP]);
  assert.is(shown(sockets.shutdown(socket, names.SHUT_RDWR)), 'ENOTCONN');
  const other = open(ground);
  assert.is(shownEvents(sockets.readiness(other)), 'OUT');
  assert.is(sockets.bind(other, at('127.0.0.1', 0)), 0);
  assert.is(sockets.bind(other, at('127.0.0.1', 0)), 0);
  assert.is(shown(sockets.bind(other, at('192.0.2.77', 0))), 'EADDRNOTAVAIL');
  const everyone = at('127.255.255.255', 0);
  assert.is(shown(sockets.connect(other, everyone)), 'EACCES');
  assert.is(shown(sockets.sendto(other, room, 0, 8, 0, everyone)), 'EACCES');
  const large = new Uint8Array(65_536);
  assert.is(shown(sockets.sendto(other, large, 0, 65_536, 0, everyone)), 'EMSGSIZE');
});

raw('hears nothing any more when it is closed', () => {
  const ground = newGround();
  const { sockets, network, host } = ground;
  const socket = open(ground);
  sockets.close(socket);
  arrive(ground, '192.0.2.2');
  const next = open(ground);
  assert.is(next, socket);
  assert.is(shown(sockets.recv(next, room)), 'EAGAIN');
  assert.is(host.counters.packetsDroppedFull, 0);
  assert.is(network.join(addressOf('239.0.0.1')), undefined);
});

raw('loses what nobody takes, and counts it', () => {
  const ground = newGround();
  const { sockets, host } = ground;
  const socket = open(ground);
  sockets.setsockopt(socket, names.SOL_SOCKET, names.SO_RCVBUF, 2304);
  for (let count = 0; count < 100; count++) arrive(ground, '192.0.2.2');
  let received = 0;
  while (sockets.recv(socket, room) > 0) received++;
  assert.is(host.counters.packetsDroppedFull, 100 - received);
});

raw.run();
