import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../runtime/base/address.ts';
import { sum16 } from '../../runtime/base/checksum.ts';
import { seededRandom } from '../../runtime/base/random.ts';
import { newFrameInfo, VERIFIED } from '../../runtime/device/frame-info.ts';
import type { Arrival } from '../../runtime/network/arrival.ts';
import { Udp } from '../../runtime/transport/udp.ts';
import type { UdpPort, UdpUser } from '../../runtime/transport/udp/user.ts';
import { checksum, replaceSourcePort, writeDatagram } from '../../generated/transport/udp.wire.ts';
import { arrivalOf, FakeNetwork } from './udp/fake.ts';

const udp = suite('UDP');

const OURS = '192.0.2.1';
const PEER = '192.0.2.2';
const text = new TextEncoder();

interface Ground {
  readonly network: FakeNetwork;
  readonly udp: Udp;
  /** A line for each datagram and each error that a user heard. */
  readonly heard: string[];
  readonly user: (name: string) => UdpUser;
  readonly open: (name: string, address: string, port: number, options?: object) => UdpPort;
  /** A datagram from the peer; whether anybody took it. */
  readonly receive: (to: string, port: number, data?: string, more?: object) => boolean;
}

function newGround(portsMax?: number): Ground {
  const network = new FakeNetwork(`${OURS}/24`, '2001:db8::1/64');
  const made = new Udp(network, seededRandom(1), portsMax);
  const heard: string[] = [];
  const user = (name: string): UdpUser => ({
    datagram(b, from, to, meta) {
      const { octets, source, addressOctets, sourcePort } = meta;
      const address = showAddress(octets.slice(source, source + addressOctets));
      const data = new TextDecoder().decode(b.subarray(from, to));
      heard.push(`${name}: ${data} from ${address} ${sourcePort}`);
    },
    error(fault, { address, port }) {
      heard.push(`${name}: ${fault} about ${showAddress(address)} ${port}`);
    },
  });
  const open: Ground['open'] = (name, address, port, options) => {
    const opened = made.open({ address: addressOf(address), port }, user(name), options);
    if (typeof opened === 'string') throw new Error(opened);
    return opened;
  };
  const receive: Ground['receive'] = (to, port, data = 'hi', more = {}) => {
    const from = to.includes(':') ? '2001:db8::2' : PEER;
    return network.arrive(datagram(network, from, 5000, to, port, data, more));
  };
  return { network, udp: made, heard, user, open, receive };
}

function datagram(
  network: FakeNetwork,
  from: string,
  sourcePort: number,
  to: string,
  port: number,
  data: string,
  more: Partial<Arrival> = {},
): Arrival {
  const octets = new Uint8Array(8 + data.length);
  octets.set(text.encode(data), 8);
  const by = network.interfaces[0];
  const { pseudoHeader } = arrivalOf(by, from, to, octets);
  writeDatagram(octets, 0, octets.length, sourcePort, port, pseudoHeader);
  return arrivalOf(by, from, to, octets, more);
}

udp('shows a datagram and what came with it', () => {
  const { network, udp, heard, receive } = newGround();
  const seen: unknown[] = [];
  const user: UdpUser = {
    datagram: (_b, from, to, { destinationPort, hopLimit, trafficClass, ...meta }) =>
      seen.push([to - from, destinationPort, hopLimit, trafficClass, meta.interface.name]),
    error: () => {},
  };
  udp.open({ address: addressOf(OURS), port: 7 }, user);
  assert.ok(receive(OURS, 7, 'seven'));
  assert.equal(seen, [[5, 7, 61, 0x2e, 'eth0']]);
  assert.equal(heard, []);
  assert.is(network.sent.length, 0);
});

udp('says that nobody is there, of unicast alone', () => {
  const { udp, receive } = newGround();
  assert.is(receive(OURS, 7), false);
  assert.is(receive('192.0.2.255', 7), true);
  assert.is(receive('224.0.0.1', 7), true);
  assert.is(udp.counters.droppedNoPort, 3);
});

udp('drops what is broken, counts it, and answers nothing', () => {
  const { network, udp, heard, open } = newGround();
  open('any', '0.0.0.0', 7);
  const whole = datagram(network, PEER, 5000, OURS, 7, 'data');
  for (let end = whole.payload; end < whole.end; end++) {
    assert.ok(network.arrive({ ...whole, end }), `cut at ${end}`);
  }
  assert.is(udp.counters.droppedMalformed, whole.end - whole.payload);
  for (let bit = 0; bit < (whole.end - whole.payload) * 8; bit++) {
    const octets = whole.octets.slice();
    octets[whole.payload + (bit >> 3)] ^= 0x80 >> (bit & 7);
    network.arrive({ ...whole, octets });
  }
  assert.equal(heard, []);
  const { received, droppedMalformed, droppedCorrupt } = udp.counters;
  assert.is(received, droppedMalformed + droppedCorrupt);
});

udp('does not look behind the length of the datagram', () => {
  const { network, heard, open } = newGround();
  open('any', '0.0.0.0', 7);
  const padded = datagram(network, PEER, 5000, OURS, 7, 'data');
  const octets = new Uint8Array(padded.octets.length + 9).fill(65);
  octets.set(padded.octets);
  network.arrive({ ...padded, octets, end: octets.length });
  assert.equal(heard, ['any: data from 192.0.2.2 5000']);
});

udp('takes datagrams without a checksum over IPv4, and never over IPv6', () => {
  const { network, udp, heard, open } = newGround();
  open('any', '::', 7);
  for (const [from, to] of [
    [PEER, OURS],
    ['2001:db8::2', '2001:db8::1'],
  ]) {
    for (const info of [newFrameInfo(), { ...newFrameInfo(), checksum: VERIFIED }]) {
      const unsummed = datagram(network, from, 5000, to, 7, 'x');
      unsummed.octets.fill(0, unsummed.payload + 6, unsummed.payload + 8);
      network.arrive({ ...unsummed, info } as Arrival);
    }
  }
  assert.equal(heard, Array(2).fill('any: x from ::ffff:192.0.2.2 5000'));
  assert.is(udp.counters.droppedCorrupt, 2);
});

udp('believes a device that has verified the checksum', () => {
  const { network, heard, open } = newGround();
  open('any', '0.0.0.0', 7);
  const wrong = datagram(network, PEER, 5000, OURS, 7, 'x');
  wrong.octets[wrong.payload + 7] ^= 1;
  network.arrive({ ...wrong, info: { ...newFrameInfo(), checksum: VERIFIED } });
  assert.is(heard.length, 1);
});

udp('never sends a sum of zero as zero', () => {
  const { network, open } = newGround();
  const port = open('sender', OURS, 7);
  const to = { address: addressOf(PEER), port: 9 };
  const data = new Uint8Array(2);
  port.send(data, 0, 2, to);
  const [{ octets, route }] = network.sent;
  // The data that makes the sum all ones: the checksum that was found for zeros.
  data.set(octets.subarray(6, 8));
  port.send(data, 0, 2, to);
  assert.is(checksum(network.sent[1].octets, 0), 0xffff);
  const sent = network.sent[1].octets;
  assert.is(sum16(route.pseudoHeader + 17 + sent.length, sent, 0, sent.length), 0xffff);
});

udp('gives unicast to the port that asked most precisely', () => {
  const { heard, open, receive } = newGround();
  const options = { reuseAddress: true };
  const connected = open('connected', '0.0.0.0', 7, options);
  connected.connect({ address: addressOf(PEER), port: 5000 });
  const precise = open('precise', OURS, 7, options);
  const any = open('any', '0.0.0.0', 7, options);
  const dual = open('dual', '::', 7, options);
  for (const port of [connected, precise, any, dual]) {
    receive(OURS, 7);
    port.close();
  }
  assert.is(receive(OURS, 7), false);
  assert.equal(
    heard.map((line) => line.split(':')[0]),
    ['connected', 'precise', 'any', 'dual'],
  );
});

udp('gives what goes to a group or to all to everyone who hears it', () => {
  const { heard, open, receive } = newGround();
  const options = { reuseAddress: true };
  const member = open('member', '0.0.0.0', 7, options);
  member.join(addressOf('224.0.0.9'));
  const strict = open('strict', '0.0.0.0', 7, options);
  strict.multicastAll = false;
  open('group', '224.0.0.9', 7, options);
  open('unicast', OURS, 7, options);
  receive('224.0.0.9', 7);
  receive('192.0.2.255', 7);
  assert.equal(
    heard.map((line) => line.split(':')[0]),
    ['member', 'group', 'member', 'strict'],
  );
});

udp('gives a group to a port that closes others nothing twice and nothing late', () => {
  const { udp, heard, user, open, receive } = newGround();
  const options = { reuseAddress: true };
  const ports: UdpPort[] = [];
  const closing: UdpUser = {
    datagram: () => {
      heard.push('closing');
      for (const port of ports.splice(0)) port.close();
    },
    error: () => {},
  };
  const first = udp.open({ address: addressOf('0.0.0.0'), port: 7 }, closing, options);
  ports.push(first as UdpPort, open('second', '0.0.0.0', 7, options));
  udp.open({ address: addressOf('0.0.0.0'), port: 7 }, user('third'), options);
  receive('224.0.0.9', 7);
  assert.equal(heard, ['closing', 'third: hi from 192.0.2.2 5000']);
});

udp('tells an error to the port that is connected there, and to no other', () => {
  const { network, udp, heard, open } = newGround();
  const port = open('connected', '0.0.0.0', 7);
  open('other', '0.0.0.0', 8);
  port.connect({ address: addressOf(PEER), port: 9 });
  const quote = (from: number, to: number, peer = PEER): Arrival =>
    datagram(network, OURS, from, peer, to, '');
  const told = [quote(7, 9), quote(7, 10), quote(8, 9), quote(7, 9, '192.0.2.3')];
  for (const quoted of told) udp.error(quoted, 'ECONNREFUSED', addressOf(PEER));
  assert.equal(heard, ['connected: ECONNREFUSED about 192.0.2.2 9']);
  const { errorsReceived, errorsForNobody } = udp.counters;
  assert.equal([errorsReceived, errorsForNobody], [4, 3]);
});

udp('makes nothing of an error that quotes too little', () => {
  const { network, udp, heard, open } = newGround();
  open('connected', '0.0.0.0', 7).connect({ address: addressOf(PEER), port: 9 });
  const quoted = datagram(network, OURS, 7, PEER, 9, '');
  for (let end = quoted.payload; end < quoted.end; end++) {
    udp.error({ ...quoted, end }, 'ECONNREFUSED', addressOf(PEER));
  }
  assert.equal(heard, []);
  udp.error(quoted, 'ECONNREFUSED', addressOf(PEER));
  assert.is(heard.length, 1);
});

udp('tells of a path that is too narrow only those who forbid fragments', () => {
  const { network, udp, heard, open } = newGround();
  const port = open('connected', '0.0.0.0', 7);
  port.connect({ address: addressOf(PEER), port: 9 });
  const quoted = datagram(network, OURS, 7, PEER, 9, '');
  udp.error(quoted, 'EMSGSIZE', addressOf(PEER));
  port.pathMtuDiscovery = 'always';
  udp.error(quoted, 'EMSGSIZE', addressOf(PEER));
  assert.equal(heard, ['connected: EMSGSIZE about 192.0.2.2 9']);
});

udp('chooses ports that are free, and no two the same', () => {
  const { udp, user } = newGround();
  const seen = new Set<number>();
  for (let count = 0; count < 2000; count++) {
    const port = udp.open({ address: addressOf('0.0.0.0'), port: 0 }, user('x'));
    assert.type(port, 'object');
    if (typeof port !== 'string') seen.add(port.local.port);
  }
  assert.is(seen.size, 2000);
  assert.is([...udp.ports()].length, 2000);
});

udp('opens so many ports and no more, until one is closed', () => {
  const { udp, user, open } = newGround(3);
  const [first] = [7, 8, 9].map((port) => open('x', '0.0.0.0', port));
  const more = (): unknown => udp.open({ address: addressOf('0.0.0.0'), port: 10 }, user('y'));
  assert.is(more(), 'ENOBUFS');
  assert.is(udp.counters.portsRefused, 1);
  first.close();
  first.close();
  assert.type(more(), 'object');
});

udp('opens only addresses of this host', () => {
  const { udp, user } = newGround();
  const open = (address: string): unknown =>
    udp.open({ address: addressOf(address), port: 0 }, user('x'));
  for (const other of [PEER, '2001:db8::9', `::ffff:${PEER}`])
    assert.is(open(other), 'EADDRNOTAVAIL');
  for (const ours of [OURS, '2001:db8::1', `::ffff:${OURS}`, '::'])
    assert.type(open(ours), 'object');
});

udp('refuses a port that is taken, as far as both would hear the same', () => {
  const share = { reuseAddress: true };
  const cases: [string, object, string, object, boolean][] = [
    ['0.0.0.0', {}, '0.0.0.0', {}, false],
    ['0.0.0.0', {}, OURS, {}, false],
    [OURS, {}, OURS, {}, false],
    [OURS, {}, '192.0.2.255', {}, true],
    ['0.0.0.0', share, '0.0.0.0', {}, false],
    ['0.0.0.0', {}, '0.0.0.0', share, false],
    ['0.0.0.0', share, '0.0.0.0', share, true],
    ['0.0.0.0', {}, '::', {}, false],
    ['::', {}, OURS, {}, false],
    ['0.0.0.0', {}, '::', { onlyIpv6: true }, true],
    ['0.0.0.0', {}, '2001:db8::1', {}, true],
    ['::', {}, '2001:db8::1', {}, false],
    [`::ffff:${OURS}`, {}, OURS, {}, false],
    ['::ffff:0.0.0.0', {}, OURS, {}, false],
    ['::ffff:0.0.0.0', {}, '2001:db8::1', {}, true],
  ];
  for (const [first, firstOptions, second, secondOptions, isOpen] of cases) {
    const { udp, user, open } = newGround();
    open('first', first, 7, firstOptions);
    const address = addressOf(second);
    const opened = udp.open({ address, port: 7 }, user('second'), secondOptions);
    assert.is(typeof opened, isOpen ? 'object' : 'string', `${first} then ${second}`);
    if (!isOpen) assert.is(opened, 'EADDRINUSE');
  }
});

udp('shows IPv4 to a port of IPv6 as mapped addresses, unless it wants IPv6 alone', () => {
  const { heard, open, receive } = newGround();
  const dual = open('dual', '::', 7);
  receive(OURS, 7);
  receive('2001:db8::1', 7);
  dual.close();
  open('only', '::', 7, { onlyIpv6: true });
  assert.is(receive(OURS, 7), false);
  receive('2001:db8::1', 7);
  assert.equal(heard, [
    'dual: hi from ::ffff:192.0.2.2 5000',
    'dual: hi from 2001:db8::2 5000',
    'only: hi from 2001:db8::2 5000',
  ]);
});

udp('survives any octets at all', () => {
  const { network, udp, open } = newGround();
  open('any', '::', 0x0101);
  const random = seededRandom(9);
  for (let round = 0; round < 20_000; round++) {
    const octets = new Uint8Array((random.bits() >>> 0) % 40);
    random.fill(octets);
    for (let at = 0; at < Math.min(octets.length, 4); at++) octets[at] = 1;
    if (octets.length >= 8 && (round & 1) === 0) {
      replaceSourcePort(octets, 0, random.bits() & 0xffff);
      octets.fill(0, 6, 8);
    }
    network.arrive(arrivalOf(network.interfaces[0], PEER, OURS, octets));
  }
  const { received, delivered, droppedMalformed, droppedCorrupt } = udp.counters;
  assert.is(received, 20_000);
  assert.is(received, delivered + droppedMalformed + droppedCorrupt);
});

udp.run();
