import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, prefixOf } from '../../runtime/base/address.ts';
import { Timer } from '../../runtime/base/timers.ts';
import { NO_OFFLOAD } from '../../runtime/device/device.ts';
import { devicePair } from '../../runtime/device/pair.ts';
import { Ethernet } from '../../runtime/link/ethernet.ts';
import { ETHERTYPE } from '../../runtime/link/ether-type.ts';
import { DUPLICATED, PREFERRED, TENTATIVE } from '../../runtime/network/interface.ts';
import type { NetworkInterface } from '../../runtime/network/interfaces.ts';
import { Simulation } from '../../runtime/lab/simulation.ts';
import { joinByWire } from '../../runtime/lab/wire.ts';
import { Ip } from '../../runtime/network/ip.ts';
import { Ipv4 } from '../../runtime/network/ipv4.ts';
import { counted, Host, SpyTransport } from './host.ts';
import { World } from './world.ts';

const ipv4 = suite('IPv4');

/** A stack on one end of a wire of Ethernet. */
interface End {
  readonly ip: Ip;
  readonly ipv4: Ipv4;
  readonly eth0: NetworkInterface;
  readonly udp: SpyTransport;
}

/** Two stacks on a wire, 10.0.0.1 and 10.0.0.2. */
function wire(mtu = 1500, world = new World()): readonly [World, End, End] {
  const schedule = (deliver: () => void): void => new Timer(world.timers, deliver).start(1);
  const devices = devicePair({ schedule, mtu, offload: NO_OFFLOAD });
  const [one, other] = devices.map((device, index): End => {
    const ip = new Ip(world.timers, world.random);
    const family = new Ipv4(ip);
    const udp = new SpyTransport();
    ip.setTransport(17, udp);
    const eth0 = ip.addInterface('eth0', new Ethernet({ device }));
    ip.addAddress(eth0, prefixOf(`10.0.0.${index + 1}/24`));
    return { ip, ipv4: family, eth0, udp };
  });
  return [world, one, other];
}

function ping(from: End, to: string, octets: number): number[] {
  const heard: number[] = [];
  const user = { reply: () => heard.push(0), error: () => heard.push(1) };
  const route = from.ip.route(addressOf(to));
  if (typeof route === 'string') throw new Error(route);
  from.ip.echo.open(user)?.send(route, 1, counted(octets));
  return heard;
}

ipv4('reaches a neighbour that nobody knew, and is answered', () => {
  const [world, one] = wire();
  const heard = ping(one, '10.0.0.2', 56);
  world.pass(10);
  assert.equal(heard, [0]);
});

ipv4('carries the longest packet there is over the narrowest wire', () => {
  for (const mtu of [296, 576, 1500]) {
    const [world, one] = wire(mtu);
    const heard = ping(one, '10.0.0.2', 20_000);
    world.pass(10);
    // So many fragments do not wait for a neighbour: the first try only makes it known.
    const again = ping(one, '10.0.0.2', 20_000);
    world.pass(10);
    assert.equal([...heard, ...again].slice(-1), [0], `${mtu}`);
  }
});

ipv4('tells who sent that nobody is there', () => {
  const [world, one] = wire();
  const heard = ping(one, '10.0.0.9', 56);
  world.pass(10_000);
  assert.equal(heard, [1]);
  const route = one.ip.route(addressOf('10.0.0.9'));
  if (typeof route === 'string') throw new Error(route);
  const b = new Uint8Array(route.headRoom + 8);
  one.ip.send(route, 17, b, route.headRoom, b.length, { ...NO_INFO });
  world.pass(10_000);
  assert.equal(
    one.udp.reported.map(({ fault, destination }) => [fault, destination]),
    [['EHOSTUNREACH', '10.0.0.9']],
  );
});

const NO_INFO = {
  checksum: 0,
  checksumStart: 0,
  checksumField: 0,
  segmentOctets: 0,
  dataStart: 0,
} as const;

ipv4('asks whether an address is free before it uses it', () => {
  const [world, one, other] = wire();
  const free = one.ip.addAddress(one.eth0, prefixOf('10.0.0.8/24'), { state: TENTATIVE });
  const taken = one.ip.addAddress(one.eth0, prefixOf('10.0.0.2/24'), { state: TENTATIVE });
  if (typeof free === 'string' || typeof taken === 'string') throw new Error('no address');
  assert.is(one.ip.route(addressOf('10.0.0.2'), { source: free.address }), 'EADDRNOTAVAIL');
  world.pass(20_000);
  assert.equal([free.state, taken.state], [PREFERRED, DUPLICATED]);
  assert.is(other.ipv4.ownerOf(addressOf('10.0.0.2')), other.eth0);
});

ipv4('has nobody to ask for an address on a link without neighbours', () => {
  const host = new Host({ resolves: false });
  const own = host.ip.addAddress(host.eth0, prefixOf('10.0.0.8/24'), { state: TENTATIVE });
  assert.is(typeof own === 'string' || own.state, PREFERRED);
});

ipv4('goes by another router when the first one is gone', () => {
  const host = new Host({ resolves: true });
  host.addRoute('0.0.0.0/0', '10.0.0.253');
  const neighbours = host.ipv4.arp(host.eth0)!.neighbours;
  const first = host.route('192.0.2.1');
  neighbours.assign(addressOf('10.0.0.253'), Uint8Array.of(2, 0, 0, 0, 0, 3));
  neighbours.announced(addressOf('10.0.0.254'), 0, 4, 0x020000000004, true);
  host.send(first, counted(9));
  // It was there once, and does not answer now: asked in five seconds, and three times.
  host.world.pass(10_000);
  assert.not.ok(first.isCurrent);
  assert.equal(host.route('192.0.2.1').hop?.address, addressOf('10.0.0.253'));
});

ipv4('announces an address that it uses, and again on a link that comes back', () => {
  const host = new Host({ resolves: true });
  const arps = (): number =>
    host.link.sent.splice(0).filter(({ etherType }) => etherType === ETHERTYPE.ARP).length;
  assert.is(arps(), 1);
  host.link.setUp(false);
  host.link.setUp(true);
  assert.is(arps(), 1);
});

ipv4('hears groups that it is in over Ethernet, and no others', () => {
  const [world, one, other] = wire();
  other.ip.join(addressOf('239.1.2.3'));
  for (const group of ['239.1.2.3', '239.1.2.4']) {
    const route = one.ip.route(addressOf(group));
    if (typeof route === 'string') throw new Error(route);
    const b = new Uint8Array(route.headRoom + 8);
    one.ip.send(route, 17, b, route.headRoom, b.length, { ...NO_INFO });
  }
  world.pass(10);
  assert.equal(
    other.udp.delivered.map(({ destination }) => destination),
    ['239.1.2.3'],
  );
});

ipv4('brings whole what it brings at all, over wires as bad as one likes', () => {
  for (const seed of [1, 2, 3]) {
    const simulation = new Simulation(seed);
    const ills = { delayMs: 5, loss: 0.05, duplication: 0.1, reordering: 0.3, corruption: 0.05 };
    const hardwareAddresses = [Uint8Array.of(2, 0, 0, 0, 0, 1), Uint8Array.of(2, 0, 0, 0, 0, 2)];
    const { ends } = joinByWire(simulation, {
      there: ills,
      hardwareAddresses: hardwareAddresses as never,
    });
    const stacks = ends.map((device, index) => {
      const ip = new Ip(simulation.timers, simulation.dice());
      const family = new Ipv4(ip);
      const eth0 = ip.addInterface('eth0', new Ethernet({ device }));
      ip.addAddress(eth0, prefixOf(`10.0.0.${index + 1}/24`));
      return { ip, family };
    });
    const [{ ip }, { family }] = stacks;
    const heard: boolean[] = [];
    const session = ip.echo.open({
      reply: ({ arrival: { octets, end }, data }) =>
        heard.push(octets.subarray(data, end).every((octet, at) => octet === (at & 0xff))),
      error() {},
    });
    for (let sequence = 0; sequence < 200; sequence++) {
      const route = ip.route(addressOf('10.0.0.2'));
      if (typeof route !== 'string') session?.send(route, sequence, counted(4000));
      simulation.run(50);
    }
    assert.ok(heard.length > 50 && heard.every(Boolean), `${heard.length}, seed ${seed}`);
    assert.ok(family.input.reassembly.counters.duplicates > 0);
    simulation.run(60_000);
    assert.is(family.input.reassembly.octets, 0);
  }
});

ipv4('leaves nothing behind of an interface that is gone', () => {
  const [world, one] = wire();
  one.ip.join(addressOf('239.1.2.3'));
  ping(one, '10.0.0.9', 9);
  one.ip.removeInterface(one.eth0);
  world.pass(1_000_000);
  assert.is(world.timers.next, Infinity);
  assert.is(one.ipv4.arp(one.eth0), undefined);
  assert.is(one.ipv4.routes.size, 0);
});

ipv4.run();
