import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, prefixOf } from '../../runtime/base/address.ts';
import { NetworkInterface } from '../../runtime/network/interfaces.ts';
import type { RouteEntry } from '../../runtime/network/routing-table.ts';
import { Generation, RoutingTable } from '../../runtime/network/routing-table.ts';
import { SpyLink } from './world.ts';

const tables = suite('a routing table');
const eth0 = new NetworkInterface('eth0', 1, new SpyLink());
const eth1 = new NetworkInterface('eth1', 2, new SpyLink());

function entry(prefix: string, gateway?: string, more: Partial<RouteEntry> = {}): RouteEntry {
  return {
    prefix: prefixOf(prefix),
    gateway: gateway === undefined ? undefined : addressOf(gateway),
    interface: eth0,
    metric: 0,
    origin: 'static',
    ...more,
  };
}

const gatewayTo = (table: RoutingTable, to: string, by?: NetworkInterface) =>
  table.lookup(addressOf(to), 0, by)?.gateway;

tables('prefers the longest prefix', () => {
  const table = new RoutingTable(new Generation());
  table.add(entry('0.0.0.0/0', '192.0.2.1'));
  table.add(entry('10.0.0.0/8', '192.0.2.2'));
  assert.equal(gatewayTo(table, '10.1.1.1'), addressOf('192.0.2.2'));
  assert.equal(gatewayTo(table, '11.1.1.1'), addressOf('192.0.2.1'));
});

tables('prefers the least metric, and among equals the one that was there first', () => {
  const table = new RoutingTable(new Generation());
  table.add(entry('::/0', 'fe80::1', { metric: 10 }));
  table.add(entry('::/0', 'fe80::2', { metric: 5 }));
  table.add(entry('::/0', 'fe80::3', { metric: 5 }));
  assert.equal(gatewayTo(table, '2001:db8::1'), addressOf('fe80::2'));
  table.remove(({ gateway }) => gateway?.[15] === 2);
  assert.equal(gatewayTo(table, '2001:db8::1'), addressOf('fe80::3'));
});

tables('passes over interfaces that are down, and those that are not asked for', () => {
  const link = new SpyLink();
  const down = new NetworkInterface('eth2', 3, link);
  const table = new RoutingTable(new Generation());
  table.add(entry('0.0.0.0/0', '192.0.2.1', { interface: eth1, metric: 9 }));
  table.add(entry('10.0.0.0/8', '192.0.2.2', { interface: down }));
  assert.equal(gatewayTo(table, '10.1.1.1'), addressOf('192.0.2.2'));
  link.setUp(false);
  assert.equal(gatewayTo(table, '10.1.1.1'), addressOf('192.0.2.1'));
  assert.is(gatewayTo(table, '10.1.1.1', eth0), undefined);
  assert.equal(gatewayTo(table, '10.1.1.1', eth1), addressOf('192.0.2.1'));
});

tables('takes a route that is there already as the same one', () => {
  const table = new RoutingTable(new Generation());
  table.add(entry('0.0.0.0/0', '192.0.2.1', { metric: 5 }));
  table.add(entry('0.0.0.0/0', '192.0.2.1', { metric: 7 }));
  assert.is(table.size, 1);
  assert.is([...table.entries()][0].metric, 7);
  table.add(entry('0.0.0.0/0', '192.0.2.1', { origin: 'dhcp' }));
  table.add(entry('0.0.0.0/0'));
  assert.is(table.size, 3);
});

tables('moves its generation on with each change', () => {
  const generation = new Generation();
  const table = new RoutingTable(generation);
  table.add(entry('10.0.0.0/8'));
  assert.is(generation.number, 1);
  table.remove(() => false);
  assert.is(generation.number, 1);
  table.remove(() => true);
  assert.is(generation.number, 2);
  assert.is(table.size, 0);
  assert.is(table.lookup(addressOf('10.0.0.1'), 0), undefined);
});

tables('goes round a gateway that does not answer, where it can', () => {
  const table = new RoutingTable(new Generation());
  table.add(entry('0.0.0.0/0', '192.0.2.1', { metric: 1 }));
  table.add(entry('0.0.0.0/0', '192.0.2.2', { metric: 9 }));
  table.add(entry('10.0.0.0/8', '192.0.2.1'));
  table.demote(addressOf('192.0.2.1'), eth1);
  assert.equal(gatewayTo(table, '11.1.1.1'), addressOf('192.0.2.1'));
  table.demote(addressOf('192.0.2.1'), eth0);
  assert.equal(gatewayTo(table, '11.1.1.1'), addressOf('192.0.2.2'));
  assert.equal(gatewayTo(table, '10.1.1.1'), addressOf('192.0.2.1'));
  table.demote(addressOf('192.0.2.2'), eth0);
  assert.equal(gatewayTo(table, '11.1.1.1'), addressOf('192.0.2.1'));
  assert.is(table.size, 3);
});

tables('holds so many routes at most', () => {
  const table = new RoutingTable(new Generation(), 2);
  assert.ok(table.add(entry('10.0.0.0/8')));
  assert.ok(table.add(entry('11.0.0.0/8')));
  assert.not.ok(table.add(entry('12.0.0.0/8')));
  assert.not.ok(table.add(entry('11.0.0.0/8', '192.0.2.1')));
  assert.ok(table.add(entry('11.0.0.0/8', undefined, { metric: 3 })));
  assert.is(table.size, 2);
  assert.is(table.counters.refusedFull, 2);
});

tables.run();
