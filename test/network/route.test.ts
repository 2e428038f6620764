import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, prefixOf } from '../../runtime/base/address.ts';
import { LOCAL_MTU } from '../../runtime/network/route.ts';
import { PATH_MTU_AGE_MS } from '../../runtime/network/path-mtu.ts';
import { Host } from './host.ts';

const routes = suite('a route');

routes('says what stands in the packets, and how much room they need', () => {
  const host = new Host();
  const route = host.route('192.0.2.1');
  assert.equal(route.destination, addressOf('192.0.2.1'));
  assert.equal(route.source, addressOf('10.0.0.1'));
  assert.is(route.version, 4);
  assert.is(route.headRoom, 20 + 14);
  assert.is(route.pseudoHeader, 0xc000 + 0x0201 + 0x0a00 + 0x0001);
  assert.equal(route.hop?.address, addressOf('10.0.0.254'));
});

routes('is current until routes, addresses or links change', () => {
  const host = new Host();
  const changes: readonly (() => unknown)[] = [
    () => host.addRoute('198.51.100.0/24', '10.0.0.9'),
    () => host.ip.addAddress(host.eth0, prefixOf('10.0.0.5/24')),
    () => host.ip.removeAddress(host.eth0, addressOf('10.0.0.5')),
    () => host.link.setUp(false),
    () => host.link.setUp(true),
    () => host.ip.setEnabled(host.eth0, false),
    () => host.ip.setEnabled(host.eth0, true),
  ];
  for (const change of changes) {
    const route = host.ip.route(addressOf('10.0.0.1'));
    assert.ok(typeof route !== 'string' && route.isCurrent);
    change();
    assert.not.ok(route.isCurrent);
  }
});

routes('knows the MTU of its path, as it is found and forgotten', () => {
  const host = new Host();
  const route = host.route('192.0.2.1');
  const other = host.route('192.0.2.2');
  host.ip.pathMtus.learn(addressOf('192.0.2.1'), 1280, 1500, 552);
  assert.equal([route.mtu, other.mtu], [1280, 1500]);
  assert.ok(route.isCurrent);
  host.world.pass(PATH_MTU_AGE_MS);
  assert.is(route.mtu, 1500);
  host.eth0.mtu = 900;
  assert.is(route.mtu, 900);
});

routes('to ourselves has no link that could be too narrow', () => {
  const route = new Host().route('10.0.0.1');
  assert.ok(route.isLocal);
  assert.is(route.mtu, LOCAL_MTU);
  route.confirm();
});

routes.run();
