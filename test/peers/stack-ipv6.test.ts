/**
 * Our stack as a router of IPv6 that Linux finds by itself, against Linux that wants the same
 * address, and as a listener on a bridge of Linux that asks for listeners.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { systemClock } from '../../drivers/system/clock.ts';
import { Loop } from '../../drivers/system/loop.ts';
import { systemRandom } from '../../drivers/system/random.ts';
import { configureInterface } from '../../drivers/tap/interface.ts';
import { openTap } from '../../drivers/tap/tap.ts';
import { addressOf, prefixOf, showAddress } from '../../runtime/base/address.ts';
import { Timers } from '../../runtime/base/timers.ts';
import { DUPLICATED, PREFERRED } from '../../runtime/network/interface.ts';
import { createStack } from '../../runtime/stack.ts';
import type { NetworkInterface, Stack } from '../../runtime/stack.ts';
import { Namespace, needRootAnd } from './namespace.ts';

const ipv6 = suite('our stack and the IPv6 of Linux');

const FAR_MTU = 1400;
const PREFIXES = { near0: '2001:db8:1:', far0: '2001:db8:2:' } as const;
type Side = keyof typeof PREFIXES;

let near: Namespace;
let far: Namespace;
let stack: Stack;
let loop: Loop;
let bridged: NetworkInterface;
const sides: Record<string, NetworkInterface> = {};

ipv6.before(async () => {
  needRootAnd('ping', 'traceroute', 'bridge');
  near = new Namespace('near6');
  far = new Namespace('far6');
  const timers = new Timers(systemClock);
  loop = new Loop(timers);
  stack = createStack({ timers, random: systemRandom() });
  for (const [name, namespace] of [
    ['near0', near],
    ['far0', far],
  ] as const) {
    const at = { name, namespace: namespace.name };
    const device = await openTap({ ...at, offload: false });
    // A router sets it all for its hosts, but for this.
    namespace.set(`ipv6.conf.${name}.accept_ra`, 1);
    await configureInterface({ ...at, isUp: true });
    const made = stack.addDevice(device, { isForwarding: true });
    sides[name] = made;
    made.mtu = name === 'far0' ? FAR_MTU : made.mtu;
    const prefix = PREFIXES[name];
    stack.addAddress(made, `${prefix}:1/64`);
    stack.ipv6.advertise(made, {
      maxIntervalSeconds: 4,
      minIntervalSeconds: 3,
      mtu: made.mtu,
      prefixes: [{ prefix: prefixOf(`${prefix}:/64`) }],
      routes: [{ prefix: prefixOf('2001:db8:77::/48'), preference: 1 }],
    });
  }
  const bridge = ['mcast_snooping', '1', 'mcast_querier', '1', 'mcast_mld_version', '2'];
  near.ip('link', 'add', 'bridge0', 'type', 'bridge', ...bridge);
  const member = await openTap({ name: 'member0', namespace: near.name, offload: false });
  near.ip('link', 'set', 'member0', 'master', 'bridge0');
  for (const name of ['bridge0', 'member0']) {
    await configureInterface({ name, namespace: near.name, isUp: true });
  }
  bridged = stack.addDevice(member);
});
ipv6.after(() => {
  stack.close();
  loop.close();
  near.remove();
  far.remove();
});

async function until<Value>(what: string, find: () => Value | undefined): Promise<Value> {
  for (let waits = 0; waits < 150; waits++) {
    const found = find();
    if (found !== undefined) return found;
    await sleep(100);
  }
  throw new Error(`not ${what}`);
}

/** The address that Linux has given itself there. */
function ofLinux(namespace: Namespace, name: Side): Promise<string> {
  const pattern = new RegExp(
    `inet6 (${PREFIXES[name]}[0-9a-f:]+)/64 scope global dynamic(?!.*tentative)`,
  );
  return until(`configured ${name}`, () => {
    return pattern.exec(namespace.ip('-6', 'address', 'show', 'dev', name))?.[1];
  });
}

async function say(...words: readonly [string, ...string[]]): Promise<string> {
  const { output, complaints } = await near.run(...words);
  return output + complaints;
}

ipv6('is found by Linux, which has an address, a way and an MTU of it', async () => {
  await ofLinux(near, 'near0');
  await ofLinux(far, 'far0');
  const routes = near.ip('-6', 'route', 'show', 'dev', 'near0');
  assert.match(routes, /default via fe80::\S+ proto ra/);
  assert.match(routes, /2001:db8:1::\/64 proto (kernel|ra)/);
  const mtu = far.ip('-6', 'route', 'get', '2001:db8:2::1');
  assert.match(mtu, /dev far0/);
  const { output } = await far.run('sysctl', '-n', 'net.ipv6.conf.far0.mtu');
  assert.is(output.trim(), `${FAR_MTU}`);
});

ipv6('passes pings on, and shortens their lives', async () => {
  const target = await ofLinux(far, 'far0');
  const said = await say('ping', '-c', '20', '-i', '0.01', target);
  assert.match(said, ' 20 received, 0% packet loss');
  assert.match(said, 'ttl=63');
});

ipv6('is seen on the way', async () => {
  const target = await ofLinux(far, 'far0');
  const said = await say('traceroute', '-n', '-I', '-w', '2', '-q', '1', target);
  assert.match(said, new RegExp(`\\n 1 {2}2001:db8:1::1 .*\\n 2 {2}${target} `));
});

ipv6('says what the next link takes, and Linux heeds it', async () => {
  const target = await ofLinux(far, 'far0');
  const first = await say('ping', '-c', '1', '-W', '1', '-M', 'do', '-s', '1450', target);
  assert.match(first, /Packet too big: mtu=1400|message too long, mtu: 1400/i);
  const again = await say('ping', '-c', '3', '-i', '0.1', '-s', '3000', '-p', '5a', target);
  assert.match(again, ' 3 received, 0% packet loss');
});

ipv6('says where nobody is, and where there is no way', async () => {
  const nobody = await say('ping', '-c', '1', '-W', '5', '2001:db8:2::dead');
  assert.match(nobody, /Address unreachable/);
  const nowhere = await say('ping', '-c', '1', '-W', '5', '2001:db8:9::9');
  assert.match(nowhere, /No route/);
});

ipv6('yields an address that Linux has', async () => {
  near.ip('-6', 'address', 'add', '2001:db8:1::77/64', 'dev', 'near0', 'nodad');
  const own = stack.addAddress(sides.near0, '2001:db8:1::77/64');
  await until('a duplicate', () => (own.state === DUPLICATED ? true : undefined));
});

ipv6('has Linux yield an address that it has', async () => {
  const own = stack.addAddress(sides.near0, '2001:db8:1::88/64');
  await until('preferred', () => (own.state === PREFERRED ? true : undefined));
  near.ip('-6', 'address', 'add', '2001:db8:1::88/64', 'dev', 'near0');
  await until('yielded', () => {
    const shown = near.ip('-6', 'address', 'show', 'dev', 'near0');
    return /2001:db8:1::88\/64 .*dadfailed/.test(shown) ? true : undefined;
  });
});

ipv6('redirects Linux to what is on its own link', async () => {
  // Linux thinks that it has to ask a router for a neighbour of it.
  near.ip('-6', 'route', 'add', '2001:db8:1::1/128', 'dev', 'near0');
  const redirected = stack.ipv6.redirectSender.counters.sent;
  near.ip('-6', 'route', 'add', '2001:db8:5::5/128', 'via', '2001:db8:1::1');
  stack.addRoute('2001:db8:5::5/128', { by: sides.near0 });
  near.set('ipv6.conf.near0.accept_redirects', 1);
  await say('ping', '-c', '1', '-W', '1', '2001:db8:5::5');
  assert.is(stack.ipv6.redirectSender.counters.sent, redirected + 1);
});

async function isListed(group: string, expected: boolean): Promise<void> {
  for (let waits = 0; waits < 100; waits++) {
    const { output } = await near.run('bridge', 'mdb', 'show');
    if (output.includes(`port member0 grp ${group}`) === expected) return;
    await sleep(100);
  }
  throw new Error(`${group} is ${expected ? 'not ' : ''}listed`);
}

for (const version of [2, 1]) {
  ipv6(`is in groups, says a bridge that asks in version ${version}`, async () => {
    near.ip('link', 'set', 'bridge0', 'type', 'bridge', 'mcast_mld_version', `${version}`);
    const group = `ff05::1:${version}`;
    assert.is(stack.ip.join(addressOf(group), bridged), undefined);
    await isListed(group, true);
    stack.ip.leave(addressOf(group), bridged);
    await isListed(group, false);
  });
}

ipv6('has a link-local address by which Linux knows it', async () => {
  const [own] = sides.near0.addresses.filter(({ address }) => address[0] === 0xfe);
  const said = await say('ping', '-c', '2', '-i', '0.1', `${showAddress(own.address)}%near0`);
  assert.match(said, ' 2 received, 0% packet loss');
});

ipv6.run();
