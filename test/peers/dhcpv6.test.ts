/** Our client of DHCPv6, as routers say, and the servers that most networks have. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { showAddress } from '../../runtime/base/address.ts';
import { Dhcpv6Client, Dhcpv6Follower } from '../../runtime/dhcp.ts';
import { DhcpLink } from './dhcp.ts';
import { needRootAnd } from './namespace.ts';

const dhcp = suite('DHCPv6 with servers of others');

const BRIDGE = 'br0';
const TAP = 'net0';
const PREFIX = '2001:db8::';
const folder = mkdtempSync(join(tmpdir(), 'nonos-dhcpv6-'));

dhcp.before(() => needRootAnd('dnsmasq', 'kea-dhcp6', 'ping'));
dhcp.after(() => rmSync(folder, { recursive: true }));

/** A test on a link of its own, which goes whatever happens. */
function on(name: string, tell: (link: DhcpLink) => Promise<void>): void {
  dhcp(name, async () => {
    const link = await open();
    try {
      await tell(link);
    } finally {
      link.close();
    }
  });
}

async function open(): Promise<DhcpLink> {
  const link = await DhcpLink.open('dhcpv6');
  link.namespace.ip('address', 'add', `${PREFIX}1/64`, 'dev', BRIDGE, 'nodad');
  return link;
}

const leased = ({ on: { addresses } }: DhcpLink): readonly string[] =>
  addresses
    .filter(({ prefixLength, state }) => prefixLength === 128 && state === 1)
    .map(({ address }) => showAddress(address));

const dnsmasq = (range: string): readonly string[] => [
  ...['--no-daemon', '--port=0', '--conf-file=/dev/null', '--user=root', '--log-dhcp'],
  ...[`--interface=${BRIDGE}`, '--bind-interfaces', '--enable-ra', `--dhcp-range=${range}`],
  ...['--dhcp-option=option6:dns-server,[2001:db8::53]'],
  ...['--dhcp-option=option6:domain-search,example.test'],
  `--dhcp-leasefile=${join(folder, 'leases')}`,
];

on('dnsmasq says M: an address is leased, used, and given back', async (link) => {
  const range = `${PREFIX}100,${PREFIX}1ff,64,2m`;
  const server = await link.namespace.start(/sockets bound/, 'dnsmasq', ...dnsmasq(range));
  const follower = new Dhcpv6Follower(link.stack, link.on);
  follower.start();
  await link.until('a lease', () => leased(link).length === 1, 15);
  const [address] = leased(link);
  assert.match(address, /^2001:db8::1[0-9a-f]{2}$/);
  assert.equal(follower.client.lease?.dnsServers, ['2001:db8::53']);
  assert.equal(follower.client.lease?.search, ['example.test']);
  assert.is((await link.namespace.run('ping', '-6', '-c', '1', '-W', '3', address)).status, 0);
  follower.client.renew();
  await link.until('a renewal', () => follower.client.stateName === 'Bound', 3);
  link.namespace.ip('link', 'set', TAP, 'down');
  await link.until('a link that is out', () => !link.on.isUp, 3);
  link.namespace.ip('link', 'set', TAP, 'up');
  await link.until('a question', () => /DHCPCONFIRM/.test(server.complaints), 10);
  await link.until('an answer', () => follower.client.stateName === 'Bound', 10);
  await link.until('its address', () => leased(link).includes(address), 3);
  follower.release();
  await link.until('its release', () => /DHCPRELEASE/.test(server.complaints), 3);
  assert.equal(leased(link), []);
});

on('dnsmasq says O: it tells of names, and addresses are our own', async (link) => {
  const range = `${PREFIX},ra-stateless`;
  await link.namespace.start(/sockets bound/, 'dnsmasq', ...dnsmasq(range));
  let dnsServers: readonly string[] = [];
  const follower = new Dhcpv6Follower(link.stack, link.on, {
    onNames: (names) => (dnsServers = names.dnsServers),
  });
  follower.start();
  await link.until('names', () => dnsServers.length > 0, 15);
  assert.equal(dnsServers, ['2001:db8::53']);
  assert.is(follower.client.stateName, 'Stopped');
  follower.stop();
});

on('kea leases, renews, and is asked by anyone when it was gone', async (link) => {
  const file = join(folder, 'kea.json');
  const config = {
    'interfaces-config': { interfaces: [BRIDGE] },
    'lease-database': { type: 'memfile', persist: true, name: join(folder, 'kea-leases') },
    'server-id': { type: 'EN', 'enterprise-id': 2495, identifier: '0123', persist: false },
    ...{ 'preferred-lifetime': 8, 'valid-lifetime': 12, 'renew-timer': 2, 'rebind-timer': 4 },
    subnet6: [
      {
        ...{ id: 1, subnet: `${PREFIX}/64`, interface: BRIDGE },
        pools: [{ pool: `${PREFIX}200 - ${PREFIX}2ff` }],
        'option-data': [{ name: 'dns-servers', data: `${PREFIX}53` }],
      },
    ],
    loggers: [{ name: 'kea-dhcp6', output_options: [{ output: 'stdout' }], severity: 'INFO' }],
  };
  writeFileSync(file, JSON.stringify({ Dhcp6: config }));
  const own = [`KEA_LOCKFILE_DIR=${folder}`, `KEA_PIDFILE_DIR=${folder}`];
  const start = () => link.namespace.start(/DHCP6_STARTED/, 'env', ...own, 'kea-dhcp6', '-c', file);
  const server = await start();
  let leases = 0;
  const states: string[] = [];
  const client = new Dhcpv6Client(link.stack, link.on, {
    onLease: (lease) => void (leases += lease === undefined ? 0 : 1),
    onChange: () => states.push(client.stateName),
  });
  client.start();
  await link.until('a lease', () => client.lease !== undefined, 10);
  const { address } = client.lease!.addresses[0];
  await link.until('a renewal', () => leases > 1, 4);
  await server.stop('SIGKILL');
  await link.until('Renewing', () => client.stateName === 'Renewing', 4);
  await start();
  await link.until('Rebinding', () => states.includes('Rebinding'), 4);
  await link.until('an answer to it', () => client.stateName === 'Bound', 4);
  assert.is(client.lease!.addresses[0].address, address);
  client.stop();
});

dhcp.run();
