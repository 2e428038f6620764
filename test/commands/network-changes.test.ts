/** ifconfig, route and arp, as they are typed, within a daemon. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { beginDaemon } from './in-daemon.ts';
import type { InDaemon } from './in-daemon.ts';
import { nonos } from './nonos.ts';

const changes = suite('commands that change the network');

let daemon: InDaemon;

changes.before(async () => void (daemon = await beginDaemon('alice')));
changes.after(() => daemon.end());

const typed = (line: string): ReturnType<typeof nonos> => nonos(...line.split(' '));

/** It does its work, and says nothing. */
async function done(line: string): Promise<void> {
  const answer = await typed(line);
  assert.equal(answer, { status: 0, output: '', complaints: '' }, line);
}

async function refused(line: string, status: number, words: string): Promise<void> {
  const answer = await typed(line);
  assert.is(answer.status, status, line);
  assert.match(answer.complaints, words);
  assert.is(answer.complaints.trimEnd().split('\n').length, 1);
}

changes('ifconfig puts an address in place of the one before, and back', async () => {
  await done('ifconfig eth0 192.168.1.100 netmask 255.255.255.0');
  const { output } = await typed('ifconfig eth0');
  assert.match(output, 'inet 192.168.1.100  netmask 255.255.255.0');
  assert.not.match(output, 'inet 10.0.0.2');
  assert.match((await typed('route -n')).output, /^192\.168\.1\.0\/24 +0\.0\.0\.0 +U /m);
  await done('ifconfig eth0 10.0.0.2/24');
  assert.is((await typed('ping -c 3 -i 0.1 10.0.0.1')).status, 0);
  await done('ifconfig eth0 netmask 255.255.0.0');
  assert.match((await typed('ifconfig eth0')).output, 'inet 10.0.0.2  netmask 255.255.0.0');
  await done('ifconfig eth0 10.0.0.2 netmask 255.255.255.0');
});

changes('ifconfig takes a broadcast address that goes with the mask, and no other', async () => {
  const line = 'ifconfig eth0 192.168.1.100 netmask 255.255.255.0 broadcast 192.168.1';
  await refused(`${line}.127`, 1, 'SIOCSIFBRDADDR: Cannot assign requested address');
  assert.match((await typed('ifconfig eth0')).output, 'inet 10.0.0.2 ');
  await done(`${line}.255`);
  await done('ifconfig eth0 broadcast 192.168.1.255');
  await done('ifconfig eth0 10.0.0.2/24');
  await refused('ifconfig eth0 broadcast ::1', 2, "found '::1'");
});

changes('ifconfig adds addresses and takes them away', async () => {
  await done('ifconfig eth0 add 2001:db8:9::1/64');
  assert.match((await typed('ifconfig eth0')).output, 'inet6 2001:db8:9::1  prefixlen 64');
  await refused('ifconfig eth0 add 2001:db8:9::1/64', 1, 'SIOCSIFADDR: File exists');
  await done('ifconfig eth0 del 2001:db8:9::1/64');
  await refused('ifconfig eth0 del 2001:db8:9::1', 1, 'SIOCDIFADDR: Cannot assign requested');
});

changes('ifconfig switches off and on, and sets the MTU', async () => {
  await done('ifconfig eth0 down');
  assert.not.match((await typed('ifconfig')).output, 'eth0:');
  assert.match((await typed('ifconfig -a')).output, 'eth0:');
  await done('ifconfig eth0 mtu 1400 up');
  assert.match((await typed('ifconfig')).output, /eth0: flags=<UP,.*mtu 1400$/m);
  await refused('ifconfig eth0 mtu 99999', 1, 'SIOCSIFMTU: Invalid argument');
  await done('ifconfig eth0 mtu 1500');
});

changes('route adds and deletes', async () => {
  await done('route add -net 172.16.0.0/12 gw 10.0.0.1');
  await done('route add -net 192.168.7.0 netmask 255.255.255.0 dev eth0');
  await done('route add -host 192.168.8.1 gw 10.0.0.1 metric 7');
  const { output } = await typed('route');
  assert.match(output, /^172\.16\.0\.0\/12 +10\.0\.0\.1 +UG +0 +eth0 +static$/m);
  assert.match(output, /^192\.168\.7\.0\/24 +0\.0\.0\.0 +U +0 +eth0/m);
  assert.match(output, /^192\.168\.8\.1\/32 +10\.0\.0\.1 +UGH +7 /m);
  await refused('route add -net 172.16.0.0/12 gw 10.0.0.1', 7, 'SIOCADDRT: File exists');
  await done('route del -net 172.16.0.0/12');
  await done('route del -net 192.168.7.0/24 dev eth0');
  await done('route del -host 192.168.8.1');
  await refused('route del -net 172.16.0.0/12', 7, 'SIOCDELRT: No such process');
});

changes('route has another default, of either version', async () => {
  await done('route del default');
  await refused('ping -c 1 www', 2, 'Network is unreachable');
  await refused('route add default gw 203.0.113.1', 7, 'SIOCADDRT: Network is unreachable');
  await done('route add default gw 10.0.0.1');
  assert.is((await typed('ping -4 -c 3 -i 0.1 www')).status, 0);
  await done('route -6 add default gw fe80::1 dev eth0');
  assert.match((await typed('route -A inet6')).output, /^default +fe80::1 +UG +0 +eth0 +static$/m);
  await done('route -A inet6 del default gw fe80::1');
});

changes('arp says where a neighbour is, and forgets it', async () => {
  await done('arp -s 10.0.0.77 02:00:00:00:00:77');
  assert.match(
    (await typed('arp -a')).output,
    /^\? \(10\.0\.0\.77\) at 02:00:00:00:00:77 \[ether\] PERM on eth0$/m,
  );
  assert.match((await typed('arp -n 10.0.0.77')).output, /^10\.0\.0\.77 +02:00:00:00:00:77 Perm/m);
  await done('arp -i eth0 -d 10.0.0.77');
  await refused('arp -d 10.0.0.77', 255, 'No ARP entry for 10.0.0.77');
  assert.is((await typed('arp 10.0.0.78')).output, '10.0.0.78 (10.0.0.78) -- no entry\n');
  await refused('arp -s 203.0.113.9 02:00:00:00:00:09', 255, 'SIOCSARP: Network is unreachable');
});

changes('what is typed wrong changes nothing, and says where', async () => {
  const before = (await typed('ifconfig --json')).output;
  for (const [line, words] of [
    ['ifconfig eth0 10.0.0.300', "found '10.0.0.300'"],
    ['ifconfig eth0 down netmask 255.0.255.0', "expected a mask, as 255.255.255.0; found '255.0"],
    ['ifconfig eth0 add', 'the line ends there'],
    ['ifconfig eth0 mtu big', "found 'big'"],
    ['route add', 'expected default, or an address'],
    ['route sub default', "expected add or del; found 'sub'"],
    ['route add default gw nowhere', "found 'nowhere'"],
    ['route add 10.0.0.0/8 gw 2001:db8::1', 'the address of a router, of IPv4'],
    ['route -A inet7', 'expected inet or inet6'],
    ['arp -s 10.0.0.9', 'expected a hardware address'],
    ['arp -s 10.0.0.9 02:00', "found '02:00'"],
  ]) {
    await refused(line, 2, words);
  }
  const plain = (text: string): unknown =>
    (JSON.parse(text) as { interfaces: { addresses: unknown }[] }).interfaces.map(
      ({ addresses }) => addresses,
    );
  assert.equal(plain((await typed('ifconfig --json')).output), plain(before));
  await refused('ifconfig eth9', 1, 'eth9: error fetching interface information: Device not found');
});

changes('they want NET_ADMIN, but only to change', async () => {
  const words = 'Operation not permitted: it needs NET_ADMIN';
  await refused('ifconfig eth0 down --caps NET_ACCESS', 1, words);
  await refused('route del default --caps NET_ACCESS', 1, words);
  await refused('arp -d 10.0.0.1 --caps NET_ACCESS', 1, words);
  assert.is((await typed('route --caps NET_ACCESS')).status, 0);
});

changes.run();
