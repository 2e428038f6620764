import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { Route } from '../../../runtime/network/network.ts';
import { DEFAULT_LIMITS } from '../../../runtime/transport/tcp/limits.ts';
import { Path } from '../../../runtime/transport/tcp/path.ts';
import type { Shared } from '../../../runtime/transport/tcp/shared.ts';

const path = suite('tcp: the path');

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };
const route = (version: 4 | 6, mtu: number): Writable<Route> =>
  ({ version, mtu, interface: { mtu: 1_500 }, isCurrent: true }) as unknown as Writable<Route>;
const shared = (found?: Route | 'ENETUNREACH'): Shared =>
  ({ limits: DEFAULT_LIMITS, network: { route: () => found } }) as unknown as Shared;

path('a peer that says no MSS takes 536 octets, or 1220: RFC 9293 §3.7.1', () => {
  assert.is(new Path(route(4, 1_500), shared()).segmentOctets, 536);
  assert.is(new Path(route(6, 1_500), shared()).segmentOctets, 1_220);
});

path('segments are what both the peer and the path take', () => {
  const way = route(4, 1_400);
  const one = new Path(way, shared());
  one.peerMss = 1_460;
  assert.ok(one.measure());
  assert.is(one.segmentOctets, 1_360);
  assert.not(one.measure());
  way.mtu = 9_000;
  one.measure();
  assert.is(one.segmentOctets, 1_460);
  assert.is(one.offeredMss, 1_460);
});

path('nobody makes us send crumbs', () => {
  const one = new Path(route(4, 68), shared());
  one.peerMss = 1;
  one.measure();
  assert.is(one.segmentOctets, DEFAULT_LIMITS.mssMin);
});

path('a route that is stale is found again, or the fault is told', () => {
  const way = route(4, 1_500);
  const next = route(4, 1_300);
  const one = new Path(way, shared(next));
  assert.is(one.renew(), undefined);
  assert.is(one.route, way);
  way.isCurrent = false;
  assert.is(one.renew(), undefined);
  assert.is(one.route, next);
  const lost = new Path(way, shared('ENETUNREACH'));
  assert.is(lost.renew(), 'ENETUNREACH');
});

path.run();
