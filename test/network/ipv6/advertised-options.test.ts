import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { encodeOption } from '../../../generated/network/icmpv6.value.ts';
import type { Option } from '../../../generated/network/icmpv6.value.ts';
import { PREFERENCE } from '../../../generated/network/icmpv6.wire.ts';
import { addressOf, showAddress } from '../../../runtime/base/address.ts';
import { preferenceOf } from '../../../runtime/network/ipv6/advertised-options.ts';
import { Host } from './host.ts';
import {
  domainOption,
  FOR_EVER,
  mtuOption,
  prefixOption,
  routeOption,
  serverOption,
  sourceOption,
} from './router.ts';
import { routesOf } from './snapshot.ts';

const options = suite('the options of an advertisement');

const ROUTER = addressOf('fe80::9');
const { HIGH, MEDIUM, LOW, RESERVED } = PREFERENCE;

function host(): Host {
  const one = new Host({ formsTemporaryAddresses: false });
  one.pass(10);
  return one;
}

function take(one: Host, ...said: readonly Option[]): void {
  const b = Uint8Array.from([9, 9, 9, ...said.flatMap((option) => [...encodeOption(option)])]);
  one.here.routers.options.take(b, 3, b.length, ROUTER);
}

options('go each to the part that it is meant for', () => {
  const one = host();
  take(
    one,
    sourceOption(),
    mtuOption(1400),
    prefixOption('2001:db8:1::/64'),
    routeOption(addressOf('2001:db8:7::').slice(0, 8), 48, HIGH),
    serverOption(60, '2001:db8::53'),
    domainOption(60, 'example.org'),
  );
  const { routers } = one.here;
  assert.is(one.on.mtu, 1400);
  assert.is(one.addresses().length, 2, 'one of the link, and one of the prefix');
  assert.equal([routers.routes.onLink.length, routers.routes.others.length], [1, 1]);
  assert.equal([routers.nameServers.servers.length, routers.nameServers.domains.length], [1, 1]);
});

options('that nobody knows are for others', () => {
  const one = host();
  const unknown = { is: 'unknownOption', type: 99, octets: new Uint8Array(6) } as const;
  take(one, { body: unknown }, mtuOption(1400));
  assert.is(one.here.routers.options.counters.unknown, 1);
  assert.is(one.on.mtu, 1400);
});

options('last for ever where they say so', () => {
  const one = host();
  take(
    one,
    prefixOption('2001:db8:1::/64', { valid: FOR_EVER, preferred: FOR_EVER }),
    serverOption(FOR_EVER, '2001:db8::53'),
  );
  one.pass(1e12);
  assert.is(one.here.routers.routes.onLink.length, 1);
  assert.is(one.here.routers.nameServers.servers.length, 1);
});

options('name prefixes whose last bits mean nothing', () => {
  const one = host();
  take(one, prefixOption('2001:db8:1::ffff/48', { autonomous: false }));
  assert.ok(routesOf(one.ipv6).some((route) => route.startsWith('2001:db8:1::/48 ')));
});

options('name routes by as many octets as they need, and no fewer', () => {
  const one = host();
  take(
    one,
    routeOption(addressOf('2001:db8:7::').slice(0, 8), 64, MEDIUM),
    routeOption(addressOf('2001:db8:8::7'), 128, LOW),
    routeOption(addressOf('2001:db8:9::').slice(0, 8), 65, MEDIUM),
    routeOption(new Uint8Array(0), 1, MEDIUM),
    routeOption(new Uint8Array(24), 64, MEDIUM),
    routeOption(addressOf('2001:db8:a::').slice(0, 8), 48, RESERVED),
    routeOption(addressOf('ff00::').slice(0, 8), 8, MEDIUM),
  );
  assert.equal(
    routesOf(one.ipv6).filter((route) => route.includes('via')),
    ['2001:db8:7::/64 via fe80::9 metric 1025 ra', '2001:db8:8::7/128 via fe80::9 metric 1026 ra'],
  );
  assert.is(one.here.routers.options.counters.droppedRoute, 5);
});

options('say of all the world how the router is to be preferred', () => {
  const one = host();
  take(one, routeOption(new Uint8Array(0), 0, LOW, 60));
  assert.equal(one.here.routers.options.ofDefault, { preference: LOW, lifetimeMs: 60_000 });
  take(one, mtuOption(1400));
  assert.is(one.here.routers.options.ofDefault, undefined);
});

options('name no group as a server', () => {
  const one = host();
  take(one, serverOption(60, 'ff02::53', '2001:db8::53'));
  assert.equal(
    one.here.routers.nameServers.servers.map(({ address }) => showAddress(address)),
    ['2001:db8::53'],
  );
  assert.is(one.here.routers.options.counters.droppedServer, 1);
});

options('are recognised by a prefix that is known', () => {
  const one = host();
  take(one, prefixOption('2001:db8:1::/64'));
  const names = (...said: readonly Option[]): boolean => {
    const b = Uint8Array.from(said.flatMap((option) => [...encodeOption(option)]));
    return one.here.routers.options.namesKnown(b, 0, b.length);
  };
  assert.ok(
    names(mtuOption(1400), prefixOption('2001:db8:2::/64'), prefixOption('2001:db8:1::/64')),
  );
  assert.not(names(mtuOption(1400), prefixOption('2001:db8:2::/64')));
  assert.not(names());
});

options('have preferences of which one is reserved', () => {
  assert.equal([HIGH, MEDIUM, LOW, RESERVED].map(preferenceOf), [HIGH, MEDIUM, LOW, MEDIUM]);
});

options.run();
