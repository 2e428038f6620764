import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, prefixOf, showAddress } from '../../runtime/base/address.ts';
import type { NetworkInterface } from '../../runtime/network/interfaces.ts';
import { TENTATIVE } from '../../runtime/network/interface.ts';
import { Host } from './host.ts';
import { SpyLink } from './world.ts';

const finding = suite('the way to a destination');

/** Two links, loopback, and a router on the first. */
class Multihomed extends Host {
  readonly second = new SpyLink({ resolves: true });
  readonly eth1: NetworkInterface;
  readonly lo: NetworkInterface;

  constructor() {
    super({ resolves: true });
    this.eth1 = this.ip.addInterface('eth1', this.second);
    this.ip.addAddress(this.eth1, prefixOf('10.1.0.1/24'));
    this.lo = this.ip.addInterface('lo', new SpyLink());
    this.ip.addAddress(this.lo, prefixOf('127.0.0.1/8'));
  }

  /** As "by from source over hop". */
  way(destination: string, source?: string, by?: NetworkInterface): string {
    const wish = { source: source === undefined ? undefined : addressOf(source), interface: by };
    const route = this.ip.route(addressOf(destination), wish);
    if (typeof route === 'string') return route;
    const { hop } = route;
    const over = hop === undefined ? 'nothing' : showAddress(hop.address);
    return `${route.interface.name} from ${showAddress(route.source)} over ${over}`;
  }
}

finding('is the link of its prefix, else a router', () => {
  const host = new Multihomed();
  assert.is(host.way('10.1.0.9'), 'eth1 from 10.1.0.1 over 10.1.0.9');
  assert.is(host.way('192.0.2.1'), 'eth0 from 10.0.0.1 over 10.0.0.254');
});

finding('is nothing at all to ourselves', () => {
  const host = new Multihomed();
  assert.is(host.way('10.1.0.1'), 'eth1 from 10.1.0.1 over nothing');
  assert.is(host.way('127.3.2.1'), 'lo from 127.3.2.1 over nothing');
  assert.is(host.way('10.1.0.1', '127.0.0.1'), 'eth1 from 127.0.0.1 over nothing');
  assert.is(host.way('0.0.0.0'), 'lo from 127.0.0.1 over nothing');
});

finding('begins where its source is, if it can', () => {
  const host = new Multihomed();
  assert.is(host.way('192.0.2.1', '10.1.0.1'), 'eth0 from 10.1.0.1 over 10.0.0.254');
  host.addRoute('0.0.0.0/0', '10.1.0.254', host.eth1);
  assert.is(host.way('192.0.2.1', '10.1.0.1'), 'eth1 from 10.1.0.1 over 10.1.0.254');
  assert.is(host.way('192.0.2.1'), 'eth0 from 10.0.0.1 over 10.0.0.254');
});

finding('leaves by the interface that is asked for, or not at all', () => {
  const host = new Multihomed();
  assert.is(host.way('192.0.2.1', undefined, host.eth1), 'ENETUNREACH');
  assert.is(host.way('10.1.0.9', undefined, host.eth1), 'eth1 from 10.1.0.1 over 10.1.0.9');
  host.second.setUp(false);
  assert.is(host.way('10.1.0.9', undefined, host.eth1), 'ENETDOWN');
  assert.is(host.way('10.1.0.9'), 'eth0 from 10.0.0.1 over 10.0.0.254');
});

finding('never begins at an address that is not ours, or not yet, or leads nowhere', () => {
  const host = new Multihomed();
  assert.is(host.way('192.0.2.1', '10.0.0.99'), 'EADDRNOTAVAIL');
  host.ip.addAddress(host.eth0, prefixOf('10.0.0.5/24'), { state: TENTATIVE });
  assert.is(host.way('192.0.2.1', '10.0.0.5'), 'EADDRNOTAVAIL');
  assert.is(host.way('192.0.2.1', '127.0.0.1'), 'EADDRNOTAVAIL');
  const mixed = { source: addressOf('::1') };
  assert.is(host.ip.route(addressOf('192.0.2.1'), mixed), 'EADDRNOTAVAIL');
});

finding('does not lead where nobody can be', () => {
  const host = new Multihomed();
  for (const destination of ['240.0.0.1', '0.0.0.9']) {
    assert.is(host.way(destination), 'ENETUNREACH');
  }
  host.ip.removeInterface(host.lo);
  assert.is(host.way('127.0.0.1'), 'ENETUNREACH');
  assert.is(host.way('0.0.0.0'), 'ENETUNREACH');
  assert.is(host.ip.route(addressOf('2001:db8::1')), 'ENETUNREACH');
});

finding(
  'to a group is the interface asked for, the source, a route, or the first that is up',
  () => {
    const host = new Multihomed();
    assert.is(host.way('239.1.1.1'), 'eth0 from 10.0.0.1 over 239.1.1.1');
    assert.is(host.way('239.1.1.1', '10.1.0.1'), 'eth1 from 10.1.0.1 over 239.1.1.1');
    assert.is(host.way('239.1.1.1', undefined, host.eth1), 'eth1 from 10.1.0.1 over 239.1.1.1');
    host.addRoute('239.0.0.0/8', undefined, host.eth1);
    assert.is(host.way('239.1.1.1'), 'eth1 from 10.1.0.1 over 239.1.1.1');
  },
);

finding('to everyone is on the link of the prefix', () => {
  const host = new Multihomed();
  assert.is(host.way('10.1.0.255'), 'eth1 from 10.1.0.1 over 10.1.0.255');
  assert.is(host.way('255.255.255.255'), 'eth0 from 10.0.0.1 over 255.255.255.255');
});

finding('to everyone may begin nowhere, for who has no address yet', () => {
  const host = new Host({ addresses: [], gateway: '' });
  const route = host.ip.route(addressOf('255.255.255.255'), { interface: host.eth0 });
  assert.ok(typeof route !== 'string' && showAddress(route.source) === '0.0.0.0');
  assert.is(host.ip.route(addressOf('10.0.0.9'), { interface: host.eth0 }), 'ENETUNREACH');
});

finding('is refused where there are too many neighbours', () => {
  const host = new Multihomed();
  // Those that are being asked for may not be put out for others.
  for (let index = 0; index < 1024; index++) {
    const route = host.ip.route(Uint8Array.of(10, 1, index >> 8, index), {});
    assert.ok(typeof route !== 'string' || index > 255);
  }
  assert.ok(host.ipv4.arp(host.eth1)!.neighbours.size <= 1024);
});

finding.run();
