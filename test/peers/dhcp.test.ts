/**
 * Our client of DHCP and the servers that most networks have, each with a link of its own: all of
 * them at once, as most of the time is waited.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { routeRows } from '../../runtime/observe.ts';
import { DhcpLink, DNSMASQ, ISC, KEA } from './dhcp.ts';
import type { Server } from './dhcp.ts';
import { needRootAnd } from './namespace.ts';

const dhcp = suite('DHCP with servers of others');

const SERVERS = [DNSMASQ, ISC, KEA];
const SHORT = { lease: 8, renewal: 2, rebinding: 4 };

const timesOf = ({ leaseMin }: Server): typeof SHORT => ({
  ...SHORT,
  lease: Math.max(SHORT.lease, leaseMin),
});

/** What happens on one link, with what went wrong, if anything did. */
type Story = Promise<Error | undefined>;

const stories = new Map<string, Story>();

function begin(name: string, tell: (link: DhcpLink) => Promise<void>): void {
  const told = async (): Promise<void> => {
    const link = await DhcpLink.open('dhcp');
    try {
      await tell(link);
    } finally {
      link.close();
    }
  };
  stories.set(
    name,
    told().then(
      () => undefined,
      (error: Error) => error,
    ),
  );
}

async function keeps(link: DhcpLink, server: Server): Promise<void> {
  const { client, told } = link;
  const times = timesOf(server);
  await link.serve(server, times);
  client.start();
  await link.until('a lease', () => client.lease !== undefined, 5);
  const { address, prefixLength, dnsServers, search, server: by } = client.lease!;
  assert.match(address, /^192\.0\.2\.1[0-4]\d$/);
  // As dnsmasq says where it was asked for one: it was heard where there was no address yet.
  assert.not.match(link.said, 'broadcast response');
  assert.equal([prefixLength, dnsServers, by], [24, ['192.0.2.53'], '192.0.2.1']);
  assert.equal(search, ['example.test', 'sub.example.test']);
  const routes = routeRows(link.stack).filter(({ origin }) => origin === 'dhcp');
  assert.equal(
    routes.map(({ prefix, gateway }) => `${prefix} ${gateway}`),
    ['0.0.0.0/0 192.0.2.1', '198.51.100.0/25 192.0.2.7'],
  );
  assert.is((await link.namespace.run('ping', '-c', '1', '-W', '2', address)).status, 0);

  await link.until('a renewal', () => told.length > 1, 4);
  assert.is(told[1]?.address, address);

  await link.kill();
  await link.until('Renewing', () => client.stateName === 'Renewing', 4);
  await link.serve(server, times);
  await link.until('Rebinding', () => client.stateName === 'Rebinding', 4);
  await link.until('an answer to it', () => client.stateName === 'Bound', 4);
  assert.is(client.lease!.address, address);
  if (server.leaseMin > SHORT.lease) return;

  await link.kill();
  await link.until('the end', () => client.lease === undefined, SHORT.lease + 2);
  assert.equal(
    link.on.addresses.filter((own) => own.address.length === 4),
    [],
  );
  await link.serve(server, times);
  await link.until('a lease again', () => client.lease !== undefined, 15);
}

async function isRefused(link: DhcpLink, server: Server): Promise<void> {
  const { client } = link;
  await link.serve(server, timesOf(server));
  client.start();
  await link.until('a lease', () => client.lease !== undefined, 5);
  await link.kill();
  link.renumber('203.0.113');
  await link.serve(server, timesOf(server), '203.0.113');
  // INIT-REBOOT, which every server that is alone answers: RFC 2131 §4.3.2.
  client.stop();
  client.start();
  await link.until('a refusal', () => client.hearing.counters.refusals > 0, 6);
  const isMoved = (): boolean => client.lease?.address.startsWith('203.0.113.') ?? false;
  await link.until('a lease of the other network', isMoved, 10);
}

async function gives(link: DhcpLink, server: Server): Promise<void> {
  const { client } = link;
  await link.serve(server, { lease: 600, renewal: 300, rebinding: 500 });
  client.start();
  await link.until('a lease', () => client.lease !== undefined, 5);
  const { address } = client.lease!;
  client.release();
  assert.is(client.lease, undefined);
  await link.until('its release', () => server.released.test(link.said), 3);

  const next = address.replace(/\d+$/, (last) => String(Number(last) + server.step));
  link.occupy(next);
  client.start();
  await link.until('a decline', () => client.counters.declined > 0, 5);
  await link.until('its decline', () => server.declined.test(link.said), 3);
  await link.until('another lease', () => client.lease !== undefined, 16);
  assert.is.not(client.lease!.address, next);
}

dhcp.before(() => {
  needRootAnd('dnsmasq', 'dhcpd', 'kea-dhcp4', 'ping');
  for (const server of SERVERS) {
    begin(`${server.name} keeps`, (link) => keeps(link, server));
    begin(`${server.name} refuses`, (link) => isRefused(link, server));
    begin(`${server.name} gives`, (link) => gives(link, server));
  }
});

async function toldWell(name: string): Promise<void> {
  const error = await stories.get(name);
  if (error !== undefined) throw error;
}

for (const { name } of SERVERS) {
  dhcp(`${name} leases, renews, is gone and back, with all that it tells`, () =>
    toldWell(`${name} keeps`),
  );
  dhcp(`${name} refuses what is of another network, and gives another address`, () =>
    toldWell(`${name} refuses`),
  );
  dhcp(`${name} hears what is released, and what is declined as somebody has it`, () =>
    toldWell(`${name} gives`),
  );
}

dhcp.run();
