import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PREFERENCE } from '../../../generated/network/icmpv6.wire.ts';
import { addressOf, prefixOf, showAddress } from '../../../runtime/base/address.ts';
import {
  AdvertisedRoutes,
  DEFAULT,
  DEFAULT_ROUTERS_MAX,
  isSamePrefix,
  ON_LINK_PREFIXES_MAX,
  PREFIX_ROUTES_MAX,
} from '../../../runtime/network/ipv6/advertised-routes.ts';
import { Generation, RoutingTable } from '../../../runtime/network/routing-table.ts';
import { Bench } from './bench.ts';

const advertised = suite('routes that routers tell of');

const { HIGH, MEDIUM, LOW } = PREFERENCE;
const A = addressOf('fe80::a');
const B = addressOf('fe80::b');
const C = addressOf('fe80::c');
const FAR = addressOf('2001:db8:9::9');

interface Made {
  readonly bench: Bench;
  readonly table: RoutingTable;
  readonly routes: AdvertisedRoutes;
  readonly withoutDefault: () => number;
}

function made(): Made {
  const bench = new Bench();
  const table = new RoutingTable(new Generation());
  let count = 0;
  const routes = new AdvertisedRoutes(bench.on, table, bench.timers, () => count++);
  return { bench, table, routes, withoutDefault: () => count };
}

const first = ({ table }: Made): string | undefined => {
  const gateway = table.lookup(FAR, 0)?.gateway;
  return gateway && showAddress(gateway);
};

advertised('are used in the order of their preference', () => {
  const one = made();
  one.routes.advertise(DEFAULT, A, LOW, 1000);
  one.routes.advertise(DEFAULT, B, MEDIUM, 1000);
  assert.is(first(one), 'fe80::b');
  one.routes.advertise(DEFAULT, C, HIGH, 1000);
  assert.is(first(one), 'fe80::c');
  one.routes.advertise(DEFAULT, C, LOW, 1000);
  assert.is(first(one), 'fe80::b');
  one.routes.advertise(prefixOf('2001:db8:9::/48'), A, LOW, 1000);
  assert.is(first(one), 'fe80::a', 'but the longer prefix goes first');
});

advertised('of routers that are lost are tried last, in turn', () => {
  const one = made();
  for (const router of [A, B]) one.routes.advertise(DEFAULT, router, MEDIUM, 1000);
  assert.is(first(one), 'fe80::a');
  one.routes.setReachable(A, false);
  assert.is(first(one), 'fe80::b');
  one.routes.setReachable(B, false);
  assert.is(first(one), 'fe80::a');
  one.routes.setReachable(A, false);
  assert.is(first(one), 'fe80::b', 'round and round: RFC 4861 §6.3.6');
  one.routes.setReachable(A, true);
  assert.is(first(one), 'fe80::a');
  assert.is(one.routes.counters.lost, 3);
});

advertised('end with their time, and the last default router is told of', () => {
  const one = made();
  one.routes.advertise(DEFAULT, A, MEDIUM, 1000);
  one.routes.advertise(DEFAULT, B, MEDIUM, 2000);
  one.routes.advertise(prefixOf('2001:db8:9::/48'), C, MEDIUM, 3000);
  one.bench.pass(1000);
  assert.equal([one.table.size, one.withoutDefault()], [2, 0]);
  one.bench.pass(1000);
  assert.equal([one.table.size, one.withoutDefault()], [1, 1]);
  one.bench.pass(1000);
  assert.equal([one.table.size, one.withoutDefault()], [0, 1]);
});

advertised('last longer when they are told of again, and end when that is said', () => {
  const one = made();
  one.routes.advertise(DEFAULT, A, MEDIUM, 1000);
  one.bench.pass(900);
  one.routes.advertise(DEFAULT, A, MEDIUM, 1000);
  one.bench.pass(900);
  assert.is(one.table.size, 1);
  one.routes.advertise(DEFAULT, A, MEDIUM, 0);
  one.routes.advertise(DEFAULT, A, MEDIUM, 0);
  assert.equal([one.table.size, one.withoutDefault()], [0, 1]);
});

advertised('are all gone with a router that is none', () => {
  const one = made();
  one.routes.advertise(DEFAULT, A, MEDIUM, 1000);
  one.routes.advertise(prefixOf('2001:db8:9::/48'), A, MEDIUM, 1000);
  one.routes.advertise(prefixOf('2001:db8:9::/48'), B, MEDIUM, 1000);
  assert.ok(one.routes.isRouter(A, 0));
  one.routes.removeRouter(A);
  assert.not(one.routes.isRouter(A, 0));
  assert.is(first(one), 'fe80::b');
});

advertised('to the link lead nowhere else, as long as they last', () => {
  const one = made();
  const prefix = prefixOf('2001:db8:9::/64');
  one.routes.advertise(DEFAULT, A, MEDIUM, 1000);
  one.routes.putOnLink(prefix, 500);
  assert.ok(one.routes.hasOnLink(prefix));
  assert.is(first(one), undefined);
  assert.ok(one.table.lookup(FAR, 0) !== undefined);
  one.routes.putOnLink(prefix, 0);
  assert.is(first(one), 'fe80::a');
  one.routes.putOnLink(prefix, 500);
  one.bench.pass(500);
  assert.is(first(one), 'fe80::a');
});

advertised('have no more room than they need, and the first keep theirs', () => {
  const one = made();
  for (let at = 0; at < 100; at++) {
    const hex = (at + 16).toString(16);
    one.routes.advertise(DEFAULT, addressOf(`fe80::${hex}`), MEDIUM, 1000);
    one.routes.advertise(prefixOf(`2001:db8:${hex}::/48`), A, MEDIUM, 1000);
    one.routes.putOnLink(prefixOf(`2001:db9:${hex}::/64`), 1000);
  }
  assert.equal(
    [one.routes.defaults.length, one.routes.others.length, one.routes.onLink.length],
    [DEFAULT_ROUTERS_MAX, PREFIX_ROUTES_MAX, ON_LINK_PREFIXES_MAX],
  );
  assert.is(showAddress(one.routes.defaults[0].router), 'fe80::10');
  const { counters } = one.routes;
  assert.equal(
    [counters.refusedRouters, counters.refusedRoutes, counters.refusedPrefixes],
    [100 - DEFAULT_ROUTERS_MAX, 100 - PREFIX_ROUTES_MAX, 100 - ON_LINK_PREFIXES_MAX],
  );
  one.routes.clear();
  assert.is(one.table.size, 0);
});

advertised('leave alone what others have put into the table', () => {
  const one = made();
  one.table.add({
    prefix: DEFAULT,
    gateway: A,
    interface: one.bench.on,
    metric: 1,
    origin: 'static',
  });
  one.routes.advertise(DEFAULT, A, MEDIUM, 1000);
  one.routes.clear();
  assert.is(one.table.size, 1);
  assert.ok(isSamePrefix(DEFAULT, prefixOf('::/0')));
  assert.not(isSamePrefix(DEFAULT, prefixOf('::/1')));
});

advertised.run();
