import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import {
  REDIRECT_AGE_MS,
  Redirects,
  REDIRECTS_MAX,
} from '../../../runtime/network/ipv6/redirects.ts';
import { Generation, RoutingTable } from '../../../runtime/network/routing-table.ts';
import { Bench } from './bench.ts';

const redirects = suite('ways that were shown');

function made(): { bench: Bench; routes: RoutingTable; list: Redirects } {
  const bench = new Bench();
  const routes = new RoutingTable(new Generation());
  return { bench, routes, list: new Redirects(routes, bench.timers) };
}

const FAR = addressOf('2001:db8:9::9');
const TARGET = addressOf('fe80::2');

redirects('are routes of one host, for a while', () => {
  const { bench, routes, list } = made();
  list.accept(bench.on, FAR, TARGET);
  assert.equal(routes.lookup(FAR, 0)?.gateway, TARGET);
  assert.is(routes.lookup(addressOf('2001:db8:9::8'), 0), undefined);
  bench.pass(REDIRECT_AGE_MS - 1);
  assert.is(list.size, 1);
  bench.pass(1);
  assert.is(routes.lookup(FAR, 0), undefined);
});

redirects('are one for a destination, the last one', () => {
  const { bench, routes, list } = made();
  list.accept(bench.on, FAR, TARGET);
  list.accept(bench.on, FAR, undefined);
  assert.is(routes.size, 1);
  assert.is(routes.lookup(FAR, 0)?.gateway, undefined);
});

redirects('go with the neighbour that they lead to', () => {
  const { bench, routes, list } = made();
  list.accept(bench.on, FAR, TARGET);
  list.accept(bench.on, addressOf('2001:db8:9::8'), undefined);
  list.lost(bench.on, addressOf('fe80::7'));
  assert.is(routes.size, 2);
  list.lost(bench.on, TARGET);
  assert.is(routes.lookup(FAR, 0), undefined);
  list.lost(bench.on, addressOf('2001:db8:9::8'));
  assert.is(routes.size, 0);
  assert.is(list.counters.lost, 2);
});

redirects('are bounded, and the oldest goes first', () => {
  const { bench, routes, list } = made();
  for (let at = 0; at < REDIRECTS_MAX + 10; at++) {
    list.accept(bench.on, addressOf(`2001:db8:9::${(at + 16).toString(16)}`), TARGET);
  }
  assert.equal([list.size, routes.size, list.counters.evicted], [REDIRECTS_MAX, REDIRECTS_MAX, 10]);
  assert.is(routes.lookup(addressOf('2001:db8:9::10'), 0), undefined);
});

redirects('are forgotten with their link', () => {
  const { bench, routes, list } = made();
  list.accept(bench.on, FAR, TARGET);
  list.forget(new Bench().on);
  assert.is(routes.size, 1);
  list.forget(bench.on);
  assert.is(routes.size, 0);
});

redirects.run();
