import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, prefixOf, showAddress } from '../../runtime/base/address.ts';
import { DUPLICATED, PREFERRED, TENTATIVE } from '../../runtime/network/interface.ts';
import { ADDRESSES_MAX } from '../../runtime/network/interfaces.ts';
import { INTERFACES_MAX, Ip } from '../../runtime/network/ip.ts';
import { Ipv4 } from '../../runtime/network/ipv4.ts';
import { counted, Host, packet } from './host.ts';
import { SpyLink, World } from './world.ts';

const ip = suite('the network layer');

const connected = (host: Host): readonly string[] =>
  [...host.ipv4.routes.entries()]
    .filter(({ origin }) => origin === 'connected')
    .map(({ prefix }) => `${showAddress(prefix.address)}/${prefix.length}`);

ip('numbers its interfaces from one, and never gives a number again', () => {
  const host = new Host();
  const eth1 = host.ip.addInterface('eth1', new SpyLink());
  host.ip.removeInterface(eth1);
  const eth2 = host.ip.addInterface('eth2', new SpyLink());
  assert.equal([host.eth0.index, eth1.index, eth2.index], [1, 2, 3]);
  assert.throws(() => host.ip.addInterface('eth0', new SpyLink()), /'eth0'/);
});

ip('has so many interfaces, and addresses on each, at most', () => {
  const world = new World();
  const network = new Ip(world.timers, world.random);
  new Ipv4(network);
  for (let index = 0; index < INTERFACES_MAX; index++) {
    network.addInterface(`eth${index}`, new SpyLink());
  }
  assert.throws(() => network.addInterface('more', new SpyLink()), RangeError);
  assert.throws(() => new Ipv4(network), /before the interfaces/);
  const [eth0] = network.interfaces;
  for (let index = 0; index < ADDRESSES_MAX; index++) {
    assert.type(network.addAddress(eth0, prefixOf(`10.0.0.${index}/32`)), 'object');
  }
  assert.is(network.addAddress(eth0, prefixOf('10.0.1.1/32')), 'ENOBUFS');
  assert.is(network.addAddress(eth0, prefixOf('::1/128')), 'EADDRNOTAVAIL');
});

ip('has a route to the prefix of an address, as long as an address has it', () => {
  const host = new Host();
  host.ip.addAddress(host.eth0, prefixOf('10.0.0.2/24'));
  host.ip.addAddress(host.eth0, prefixOf('192.0.2.1/32'), { isOnLink: false });
  assert.equal(connected(host), ['10.0.0.0/24']);
  host.ip.removeAddress(host.eth0, addressOf('10.0.0.1'));
  assert.equal(connected(host), ['10.0.0.0/24']);
  host.ip.removeAddress(host.eth0, addressOf('10.0.0.2'));
  assert.equal(connected(host), []);
});

ip('gives an address once', () => {
  const host = new Host();
  const first = host.ip.addAddress(host.eth0, prefixOf('10.0.0.9/24'));
  assert.is(host.ip.addAddress(host.eth0, prefixOf('10.0.0.9/24')), first);
});

ip('uses an address when its state lets it, and tells of the change', () => {
  const host = new Host({ resolves: true });
  const own = host.ip.addAddress(host.eth0, prefixOf('10.0.0.9/24'), { state: TENTATIVE });
  if (typeof own === 'string') throw new Error(own);
  const told: unknown[] = [];
  host.ip.onAddressChange((on, { state }) => told.push([on.name, state]));
  assert.not.ok(host.ip.isOurs(addressOf('10.0.0.9')));
  host.ip.setAddressState(host.eth0, own, PREFERRED);
  assert.ok(host.ip.isOurs(addressOf('10.0.0.9')));
  host.ip.setAddressState(host.eth0, own, PREFERRED);
  host.ip.setAddressState(host.eth0, own, DUPLICATED);
  assert.not.ok(host.ip.isOurs(addressOf('10.0.0.9')));
  assert.equal(told, [
    ['eth0', PREFERRED],
    ['eth0', DUPLICATED],
  ]);
});

ip('lets sockets be bound to what is ours, to nobody in particular, and to groups', () => {
  const host = new Host();
  const ours = ['10.0.0.1', '0.0.0.0', '239.1.1.1', '255.255.255.255', '10.0.0.255'];
  for (const text of ours) assert.ok(host.ip.isOurs(addressOf(text)), text);
  for (const text of ['10.0.0.2', '127.0.0.1', '::1'])
    assert.not.ok(host.ip.isOurs(addressOf(text)));
});

ip('joins groups by the interface that is asked for, or that leads there', () => {
  const host = new Host();
  const group = addressOf('239.1.2.3');
  assert.is(host.ip.join(addressOf('10.0.0.9')), 'EADDRNOTAVAIL');
  assert.is(host.ip.join(group), undefined);
  assert.equal(host.link.groups, ['01005e000001', '01005e010203']);
  assert.is(host.ip.join(group, host.eth0), undefined);
  assert.is(host.ip.leave(group), undefined);
  assert.is(host.ip.leave(group, host.eth0), undefined);
  assert.is(host.ip.leave(group), 'EADDRNOTAVAIL');
  assert.equal(host.link.groups, ['01005e000001']);
  host.ip.removeInterface(host.eth0);
  assert.is(host.ip.join(group), 'ENETUNREACH');
  assert.is(host.ip.join(group, host.eth0), 'ENETUNREACH');
});

ip('takes as many groups as an interface may join', () => {
  const host = new Host();
  for (let index = 0; index < 256; index++) {
    assert.is(host.ip.join(Uint8Array.of(239, 0, 0, index)), undefined);
  }
  assert.is(host.ip.join(addressOf('239.1.0.0')), 'ENOBUFS');
});

ip('tells everyone once when a batch is over', () => {
  const host = new Host();
  const order: string[] = [];
  host.ip.setTransport(17, { receive: () => order.push('packet') > 0, error() {} });
  host.ip.onSettle(() => order.push('first'));
  host.ip.onSettle(() => order.push('second'));
  host.receive(packet({ payload: counted(9) }));
  assert.equal(order, ['packet', 'first', 'second']);
});

ip('lets listeners come and go while packets are given out', () => {
  const host = new Host();
  const heard: string[] = [];
  const removeFirst = host.ip.addListener(17, () => {
    heard.push('first');
    removeFirst();
  });
  host.ip.addListener(17, () => heard.push('second'));
  host.receive(packet());
  host.receive(packet());
  assert.equal(heard, ['first', 'second', 'second']);
  assert.is(host.udp.delivered.length, 2);
});

ip('is silent on an interface that is switched off, or gone', () => {
  const host = new Host();
  host.ip.setEnabled(host.eth0, false);
  host.receive(packet());
  assert.is(host.ipv4.input.counters.down, 1);
  host.ip.setEnabled(host.eth0, true);
  host.ip.removeInterface(host.eth0);
  host.ip.removeInterface(host.eth0);
  host.receive(packet());
  assert.equal(host.udp.delivered, []);
  assert.equal(host.ip.interfaces, []);
  assert.is(host.ipv4.routes.size, 0);
});

ip('tells when a link has room again', () => {
  const world = new World();
  const network = new Ip(world.timers, world.random);
  let told = 0;
  network.onSpaceAvailable(() => told++);
  const links = [new SpyLink(), new SpyLink()];
  for (const [index, link] of links.entries()) network.addInterface(`eth${index}`, link);
  for (const link of links) link.makeRoom();
  assert.is(told, 2);
});

ip('knows no packet of no version', () => {
  const host = new Host();
  assert.is(host.ip.sendPacket(counted(40), 0, 40), 'EPROTO');
  assert.is(host.ip.sendPacket(new Uint8Array(0), 0, 0), 'EPROTO');
});

ip.run();
