import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  ServerList,
  SERVERS_OF_A_SOURCE_MAX,
  SOURCES_MAX,
} from '../../../runtime/application/dns/servers.ts';
import type { DnsTransport } from '../../../runtime/application/dns/transport.ts';

const lists = suite('the list of servers');

const closed: string[] = [];
const transport = (name: string, isPrivate = false): DnsTransport => ({
  name,
  isPrivate,
  exchange: () => Promise.reject(new Error('not asked here')),
  close: () => void closed.push(name),
});
const newList = (): ServerList =>
  new ServerList((address) => (address === '?' ? undefined : transport(address)));
const namesOf = (list: ServerList): readonly string[] =>
  list.inOrder().map((one) => one.transport.name);

lists('has what several sources have told, in the order in which they did', () => {
  const list = newList();
  list.learned('eth0', { servers: ['a', '?', 'b'], search: ['x.org', 'y.org'] });
  list.learned('eth1', { servers: ['c'], search: ['y.org', 'z.org'] });
  assert.equal(namesOf(list), ['a', 'b', 'c']);
  assert.equal(list.search, ['x.org', 'y.org', 'z.org']);
  list.forgotten('eth0');
  assert.equal(namesOf(list), ['c']);
});

lists('has what a source says last, and closes what it said before', () => {
  const list = newList();
  closed.length = 0;
  list.learned('eth0', { servers: ['a'] });
  list.learned('eth0', { servers: ['b'] });
  assert.equal(namesOf(list), ['b']);
  assert.equal(closed, ['a']);
});

lists("has the user's own before them", () => {
  const list = newList();
  list.learned('eth0', { servers: ['a'] });
  list.choose({ transports: [transport('mine')] });
  assert.equal(namesOf(list), ['mine', 'a']);
  assert.not(list.isPrivate);
});

lists('has no cleartext beside private ones, whatever it learns', () => {
  const list = newList();
  list.choose({ transports: [transport('tls', true)] });
  list.learned('eth0', { servers: ['a'] });
  assert.equal(namesOf(list), ['tls']);
  assert.ok(list.isPrivate);
});

lists('has it after them where the user says that it may, even if it answered last', () => {
  const list = newList();
  list.learned('eth0', { servers: ['a'] });
  list.choose({ transports: [transport('tls', true)], isOpportunistic: true });
  list.answered(list.inOrder()[1], 5);
  assert.equal(namesOf(list), ['tls', 'a']);
});

lists('asks the one first that answered last, until it fails', () => {
  const list = newList();
  list.learned('eth0', { servers: ['a', 'b', 'c'] });
  const [, b] = list.inOrder();
  list.answered(b, 5);
  assert.equal(namesOf(list), ['b', 'a', 'c']);
  list.failed(b);
  assert.equal(namesOf(list), ['a', 'b', 'c']);
});

lists('is bounded in sources and in servers', () => {
  const list = newList();
  const many = Array.from({ length: 100 }, (_, at) => `s${at}`);
  assert.ok(list.learned('eth0', { servers: many }));
  assert.is(namesOf(list).length, SERVERS_OF_A_SOURCE_MAX);
  for (let at = 1; at < SOURCES_MAX; at++) assert.ok(list.learned(`eth${at}`, { servers: [] }));
  assert.not(list.learned('one more', { servers: [] }));
  assert.ok(list.learned('eth0', { servers: ['a'] }));
});

lists('tells of changes, and how each server has done', () => {
  const list = newList();
  let changes = 0;
  list.onChange = () => void changes++;
  list.learned('eth0', { servers: ['a'] });
  list.choose({ transports: [transport('tls', true)] });
  list.answered(list.inOrder()[0], 7);
  assert.is(changes, 2);
  const shown = list.status().map((one) => [one.name, one.source, one.isUsed, one.answered]);
  assert.equal(shown, [
    ['tls', 'user', true, 1],
    ['a', 'eth0', false, 0],
  ]);
});

lists.run();
