import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DhcpClients, dhcpLines } from '../../commands/dhcp/clients.ts';
import type { DhcpRow } from '../../commands/dhcp/clients.ts';
import { beginDaemon } from './in-daemon.ts';
import type { InDaemon } from './in-daemon.ts';
import { nonos } from './nonos.ts';

const dhcp = suite('nonos dhcp');

const told: string[] = [];
let own: InDaemon;

dhcp.before(async () => {
  own = await beginDaemon('bob');
  own.place.dhcp = new DhcpClients(own.place.stack, {
    learned: (source, { servers, search = [] }) => {
      told.push(`${source}: ${servers.join(' ')} ${search.join(' ')}`);
      return true;
    },
    forgotten: (source) => void told.push(`${source} forgotten`),
  });
});
dhcp.after(() => own.end());

const leased = async (): Promise<readonly DhcpRow[]> => {
  const { output } = await nonos('dhcp', 'status', '--json');
  return (JSON.parse(output) as { clients: DhcpRow[] }).clients;
};

dhcp('gets an address that ifconfig and route then show', async () => {
  const { status, output } = await nonos('dhcp', 'eth0');
  assert.is(status, 0);
  assert.match(output, /^eth0: bound\n {8}address {2}10\.0\.1\.100\/24\n/);
  assert.match(output, /route {4}default via 10\.0\.1\.1\n/);
  assert.match((await nonos('ifconfig', 'eth0')).output, 'inet 10.0.1.100  netmask 255.255.255.0');
  assert.match((await nonos('route', '-4')).output, /^default +10\.0\.1\.1 .* dhcp$/m);
  assert.equal(told, ['dhcp eth0: 10.0.0.1 lab']);
});

dhcp('asks for more time when there is an address', async () => {
  const { output } = await nonos('dhcp', 'eth0', '--json');
  const { state, lease } = JSON.parse(output) as DhcpRow;
  assert.equal([state, lease?.address], ['Bound', '10.0.1.100']);
  assert.is(told.length, 2);
});

dhcp('status tells of each, or of one', async () => {
  assert.equal(
    (await leased()).map((row) => [row.interface, row.lease?.server]),
    [['eth0', '10.0.1.1']],
  );
  assert.match((await nonos('dhcp', 'status', 'eth0')).output, /^eth0: bound/);
  assert.is((await nonos('dhcp', 'status', 'eth7')).status, 1);
});

dhcp('changes nothing for who may not, or does not say what', async () => {
  const refused = await nonos('dhcp', 'release', 'eth0', '--caps', 'NET_ACCESS');
  assert.is(refused.status, 1);
  assert.match(refused.complaints, 'Operation not permitted: it needs NET_ADMIN');
  for (const line of [['dhcp'], ['dhcp', 'release'], ['dhcp', 'eth0', '--timeout', 'x']]) {
    const { status, complaints } = await nonos(...line);
    assert.is(status, 2);
    assert.is(complaints.trim().split('\n').length, 1);
  }
  const none = await nonos('dhcp', 'eth9', '--json');
  assert.equal(JSON.parse(none.output), {
    error: { kind: 'failure', message: 'eth9: no such interface' },
  });
  assert.is((await leased())[0].state, 'Bound');
});

dhcp('release gives it back, and what came with it is gone', async () => {
  const { status, complaints } = await nonos('dhcp', 'release', 'eth0');
  assert.is(status, 0);
  assert.match(complaints, 'eth0: 10.0.1.100 released');
  assert.not.match((await nonos('ifconfig', 'eth0')).output, '10.0.1.100');
  assert.ok(told.includes('dhcp eth0 forgotten'));
  assert.is((await nonos('dhcp', 'release', 'eth0')).status, 1);
  assert.match((await nonos('dhcp', 'status')).output, /^eth0: stopped$/m);
});

dhcp('a lease is shown with all that it says', () => {
  const lease = {
    address: '192.0.2.5',
    prefixLength: 24,
    routes: [{ destination: '198.51.100.0/24', gateway: undefined }],
    dnsServers: ['192.0.2.53'],
    domain: 'example.test',
    search: [],
    mtu: 1400,
    server: '192.0.2.1',
    ...{ renewalSeconds: null, rebindingSeconds: null, expirySeconds: null },
  };
  const ipv6 = { state: 'Bound', addresses: ['2001:db8::5'] };
  const lines = dhcpLines({ interface: 'eth0', state: 'Bound', lease, ipv6, counters: {} });
  assert.equal(
    lines.map((line) => line.trim()),
    [
      'eth0: bound',
      'address  192.0.2.5/24',
      'address  2001:db8::5',
      'server   192.0.2.1',
      'route    198.51.100.0/24',
      'dns      192.0.2.53',
      'search   example.test',
      'mtu      1400',
      'lease    for ever',
    ],
  );
});

dhcp.run();
