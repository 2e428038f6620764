import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../../runtime/base/address.ts';
import {
  NAME_SERVERS_MAX,
  NameServers,
  SEARCH_DOMAINS_MAX,
} from '../../../runtime/network/ipv6/name-servers.ts';
import { Bench } from './bench.ts';

const servers = suite('name servers that routers tell of');

const ROUTER = addressOf('fe80::9');

function made(): { bench: Bench; all: NameServers; told: () => number } {
  const bench = new Bench();
  let count = 0;
  const all = new NameServers(bench.timers, () => count++);
  return { bench, all, told: () => count };
}

servers('are there for as long as is said, and every change is told', () => {
  const { bench, all, told } = made();
  all.putServer(addressOf('2001:db8::53'), ROUTER, 1000);
  all.putServer(addressOf('2001:db8::54'), ROUTER, Infinity);
  all.putDomain('example.org', ROUTER, 2000);
  assert.is(told(), 3);
  bench.pass(900);
  all.putServer(addressOf('2001:db8::53'), ROUTER, 1000);
  all.putDomain('example.org', ROUTER, 2000);
  assert.is(told(), 3);
  bench.pass(1000);
  assert.equal(
    all.servers.map(({ address }) => showAddress(address)),
    ['2001:db8::54'],
  );
  bench.pass(1000);
  assert.is(all.domains.length, 0);
  assert.is(told(), 5);
});

servers('go when that is said', () => {
  const { all, told } = made();
  all.putServer(addressOf('2001:db8::53'), ROUTER, 0);
  all.putDomain('example.org', ROUTER, 0);
  assert.is(told(), 0);
  all.putServer(addressOf('2001:db8::53'), ROUTER, 1000);
  all.putDomain('example.org', ROUTER, 1000);
  all.putServer(addressOf('2001:db8::53'), ROUTER, 0);
  all.putDomain('example.org', ROUTER, 0);
  assert.equal([all.servers.length, all.domains.length, told()], [0, 0, 4]);
});

servers('are as many as anyone uses', () => {
  const { all } = made();
  for (let at = 0; at < 100; at++) {
    all.putServer(addressOf(`2001:db8::${(at + 1).toString(16)}`), ROUTER, 1000);
    all.putDomain(`d${at}.example`, ROUTER, 1000);
  }
  assert.is(all.servers.length, NAME_SERVERS_MAX);
  assert.is(all.domains.length, SEARCH_DOMAINS_MAX);
  assert.is(all.domains[0].name, 'd0.example');
  const { refusedServers, refusedDomains } = all.counters;
  assert.equal([refusedServers, refusedDomains], [92, 92]);
  all.clear();
  assert.equal([all.servers.length, all.domains.length], [0, 0]);
});

servers.run();
