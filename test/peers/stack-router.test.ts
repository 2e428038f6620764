/**
 * Our stack as a router of IPv4 between two namespaces of Linux, and as a member of groups on a
 * bridge of Linux that asks for them.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { systemClock } from '../../drivers/system/clock.ts';
import { Loop } from '../../drivers/system/loop.ts';
import { systemRandom } from '../../drivers/system/random.ts';
import { configureInterface } from '../../drivers/tap/interface.ts';
import { openTap } from '../../drivers/tap/tap.ts';
import { addressOf } from '../../runtime/base/address.ts';
import { Timers } from '../../runtime/base/timers.ts';
import { createStack } from '../../runtime/stack.ts';
import type { NetworkInterface, Stack } from '../../runtime/stack.ts';
import { Namespace, needRootAnd } from './namespace.ts';

const routers = suite('our stack as a router, and in groups');

const NEAR = '192.0.2.1';
const FAR = '198.51.100.1';
const FAR_MTU = 1280;

let near: Namespace;
let far: Namespace;
let stack: Stack;
let loop: Loop;
let bridged: NetworkInterface;

routers.before(async () => {
  needRootAnd('ping', 'traceroute', 'bridge');
  near = new Namespace('near');
  far = new Namespace('far');
  const timers = new Timers(systemClock);
  loop = new Loop(timers);
  stack = createStack({ timers, random: systemRandom() });
  const sides = [
    { namespace: near, name: 'near0', linux: NEAR, us: '192.0.2.254', mtu: 1500 },
    { namespace: far, name: 'far0', linux: FAR, us: '198.51.100.254', mtu: FAR_MTU },
  ];
  for (const { namespace, name, linux, us, mtu } of sides) {
    const at = { name, namespace: namespace.name };
    const device = await openTap({ ...at, offload: false });
    await configureInterface({ ...at, addresses: [`${linux}/24`], isUp: true });
    namespace.ip('link', 'set', name, 'mtu', `${mtu}`);
    namespace.ip('route', 'add', 'default', 'via', us);
    const made = stack.addDevice(device, { isForwarding: true });
    made.mtu = mtu;
    stack.ip.addAddress(made, { address: addressOf(us), length: 24 });
  }
  const bridge = ['mcast_snooping', '1', 'mcast_querier', '1', 'mcast_igmp_version', '3'];
  near.ip('link', 'add', 'bridge0', 'type', 'bridge', ...bridge);
  const member = await openTap({ name: 'member0', namespace: near.name, offload: false });
  near.ip('link', 'set', 'member0', 'master', 'bridge0');
  for (const name of ['bridge0', 'member0']) {
    await configureInterface({ name, namespace: near.name, isUp: true });
  }
  bridged = stack.addDevice(member);
  stack.ip.addAddress(bridged, { address: addressOf('203.0.113.1'), length: 24 });
});
routers.after(() => {
  stack.close();
  loop.close();
  near.remove();
  far.remove();
});

async function say(...words: readonly [string, ...string[]]): Promise<string> {
  const { output, complaints } = await near.run(...words);
  return output + complaints;
}

routers('passes pings on, and shortens their lives', async () => {
  const said = await say('ping', '-c', '20', '-i', '0.01', FAR);
  assert.match(said, ' 20 received, 0% packet loss');
  assert.match(said, 'ttl=63');
});

routers('is seen on the way', async () => {
  const said = await say('traceroute', '-n', '-I', '-w', '2', '-q', '1', FAR);
  assert.match(said, /\n 1 {2}192\.0\.2\.254 .*\n 2 {2}198\.51\.100\.1 /);
});

routers('says what the next link takes', async () => {
  const said = await say('ping', '-c', '1', '-M', 'do', '-s', '1400', FAR);
  assert.match(said, /Frag needed and DF set \(mtu = 1280\)/);
  const again = await say('ping', '-c', '2', '-i', '0.1', '-M', 'do', '-s', '1252', FAR);
  assert.match(again, ' 2 received, 0% packet loss');
});

routers('fragments what may be fragmented', async () => {
  near.ip('route', 'flush', 'cache');
  const said = await say(
    'ping',
    '-c',
    '3',
    '-i',
    '0.1',
    '-M',
    'dont',
    '-s',
    '4000',
    '-p',
    '5a',
    FAR,
  );
  assert.match(said, ' 3 received, 0% packet loss');
  assert.ok(stack.ipv4.forwarding.counters.fragmented > 0);
});

routers('records its addresses', async () => {
  const said = await say('ping', '-R', '-c', '1', FAR);
  assert.match(
    said,
    /RR:\s+192\.0\.2\.1\s+198\.51\.100\.254\s+198\.51\.100\.1\s+198\.51\.100\.1\s+192\.0\.2\.254/,
  );
});

routers('says where nobody is, and where there is no way', async () => {
  const nobody = await say('ping', '-c', '1', '-W', '5', '198.51.100.99');
  assert.match(nobody, 'Destination Host Unreachable');
  const nowhere = await say('ping', '-c', '1', '-W', '5', '10.9.9.9');
  assert.match(nowhere, 'Destination Net Unreachable');
});

async function isListed(group: string, expected: boolean): Promise<void> {
  for (let waits = 0; waits < 100; waits++) {
    const { output } = await near.run('bridge', 'mdb', 'show');
    if (output.includes(`port member0 grp ${group}`) === expected) return;
    await sleep(100);
  }
  throw new Error(`${group} is ${expected ? 'not ' : ''}listed`);
}

for (const version of [3, 2]) {
  routers(`is in groups, says a bridge that asks in version ${version}`, async () => {
    near.ip('link', 'set', 'bridge0', 'type', 'bridge', 'mcast_igmp_version', `${version}`);
    const group = `239.1.2.${version}`;
    assert.is(stack.ip.join(addressOf(group), bridged), undefined);
    await isListed(group, true);
    stack.ip.leave(addressOf(group), bridged);
    await isListed(group, false);
  });
}

routers.run();
