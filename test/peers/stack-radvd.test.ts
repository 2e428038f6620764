/** Our stack as a host whose router is Linux: radvd says how it is to configure itself. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../runtime/base/address.ts';
import { PREFERRED } from '../../runtime/network/interface.ts';
import { routeRows } from '../../runtime/observe.ts';
import { startHost } from './host.ts';
import type { Host } from './host.ts';
import { needRootAnd } from './namespace.ts';
import type { Program } from './namespace.ts';

const router = suite('our stack and radvd');

const PREFIX = '2001:db8:1:2:';
const CONFIGURATION = `
interface net0 {
  AdvSendAdvert on;
  MinRtrAdvInterval 3;
  MaxRtrAdvInterval 4;
  AdvDefaultLifetime 30;
  AdvLinkMTU 1400;
  AdvCurHopLimit 61;
  prefix ${PREFIX}:/64 { AdvOnLink on; AdvAutonomous on; };
  route 2001:db8:77::/48 { AdvRoutePreference high; };
  RDNSS 2001:db8::53 { AdvRDNSSLifetime 60; };
  DNSSL example.org { AdvDNSSLLifetime 60; };
};`;

let host: Host;
let radvd: Program;
let folder: string;

router.before(async () => {
  needRootAnd('ping', 'radvd');
  folder = mkdtempSync(join(tmpdir(), 'radvd-'));
  writeFileSync(join(folder, 'radvd.conf'), CONFIGURATION);
  host = await startHost('radvd');
  host.namespace.set('ipv6.conf.all.forwarding', 1);
  host.namespace.ip('address', 'add', `${PREFIX}:1/64`, 'dev', 'net0', 'nodad');
  const files = ['-C', join(folder, 'radvd.conf'), '-p', join(folder, 'pid')];
  const words = ['-n', '-d', '1', '-m', 'stderr', ...files];
  radvd = await host.namespace.start(/version .* started/, 'radvd', ...words);
});
router.after(() => {
  host?.close();
  rmSync(folder, { recursive: true });
});

async function until<Value>(what: string, find: () => Value | undefined): Promise<Value> {
  for (let waits = 0; waits < 300; waits++) {
    const found = find();
    if (found !== undefined) return found;
    await sleep(100);
  }
  throw new Error(`not within half a minute: ${what}`);
}

/** The one that we formed, and that nobody else has. */
function ownAddress(): Promise<string> {
  return until('an address of the prefix', () => {
    const own = host.interface.addresses.filter(({ state }) => state === PREFERRED);
    return own.map(({ address }) => showAddress(address)).find((one) => one.startsWith(PREFIX));
  });
}

const wayTo = (prefix: string): string | undefined =>
  routeRows(host.stack).find((one) => one.version === 6 && one.prefix === prefix)?.gateway;

router('gives it a prefix, of which it forms an address that Linux can ping', async () => {
  const own = await ownAddress();
  const { output } = await host.namespace.run('ping', '-c', '3', '-i', '0.1', '-q', own);
  assert.match(output, ' 3 received, 0% packet loss');
});

router('is its way to everywhere else, and the best one to a part of it', async () => {
  assert.match(await until('a default route', () => wayTo('::/0')), /^fe80::/);
  assert.match(await until('a route', () => wayTo('2001:db8:77::/48')), /^fe80::/);
});

router('says how large packets may be, and how many hops far they go', async () => {
  await ownAddress();
  assert.is(host.stack.ipv6.on(host.interface)?.routers.curHopLimit, 61);
  const to = host.interface.addresses.find(({ address }) => address[0] === 0xfe)!.address;
  const words = ['-c', '1', '-s', '1500', `${showAddress(to)}%net0`];
  const { output } = await host.namespace.run('ping', ...words);
  assert.match(output, ' 1 received, 0% packet loss');
  const route = host.stack.ip.route(addressOf(`${PREFIX}:1`));
  assert.is(typeof route === 'string' ? route : route.mtu, 1400);
});

router('says who resolves names', async () => {
  await ownAddress();
  const { nameServers } = host.stack.ipv6.on(host.interface)!.routers;
  assert.equal(
    nameServers.servers.map(({ address }) => showAddress(address)),
    ['2001:db8::53'],
  );
  assert.equal(
    nameServers.domains.map(({ name }) => name),
    ['example.org'],
  );
});

router('is no router any more as soon as it says so', async () => {
  await until('a default route', () => wayTo('::/0'));
  await radvd.stop();
  await until('no default route', () => (wayTo('::/0') === undefined ? true : undefined));
});

router.run();
