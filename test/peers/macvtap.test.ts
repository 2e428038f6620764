/** A macvtap against Linux: another station on a card's wire, without a compiled library. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { openMacvtap } from '../../drivers/macvtap/macvtap.ts';
import { loadLibc } from '../../drivers/system/libc.ts';
import { REQUEST, setArgumentValue } from '../../generated/device/tun.wire.ts';
import { parseMac } from '../../runtime/base/text.ts';
import type { Device } from '../../runtime/device/device.ts';
import { Namespace, needRootAnd } from './namespace.ts';
import type { Outcome } from './namespace.ts';
import { OneConnection } from './one-connection.ts';
import { Station } from './station.ts';

const macvtaps = suite('a macvtap and Linux');

const LINUX = '192.0.2.1';
const US = '192.0.2.2';
const ADDRESS = '02:00:00:00:00:0c';
/** What the kernel holds of what is written, before it takes no more. */
const SEND_BUFFER_OCTETS = 30_000;

let namespace: Namespace;
let folder: string;
let path: string;
let device: Device | undefined;

macvtaps.before(() => needRootAnd('ping', 'nc', 'mknod', 'tc'));
macvtaps.before.each(() => {
  namespace = new Namespace('macvtap');
  namespace.ip('link', 'add', 'card0', 'type', 'veth', 'peer', 'name', 'linux0');
  namespace.ip('address', 'add', `${LINUX}/24`, 'dev', 'linux0');
  const kind = ['type', 'macvtap', 'mode', 'bridge'];
  namespace.ip('link', 'add', 'link', 'card0', 'name', 'own0', 'address', ADDRESS, ...kind);
  for (const name of ['card0', 'linux0', 'own0']) namespace.ip('link', 'set', name, 'up');
  folder = mkdtempSync(join(tmpdir(), 'macvtap-'));
  path = join(folder, 'tap');
  const cat = ['netns', 'exec', namespace.name, 'sh', '-c', 'cat /sys/class/net/own0/tap*/dev'];
  const [major, minor] = execFileSync('ip', cat, { encoding: 'utf8' }).trim().split(':');
  execFileSync('mknod', [path, 'c', major, minor]);
});
macvtaps.after.each(() => {
  device?.close();
  device = undefined;
  rmSync(folder, { recursive: true });
  namespace.remove();
});

function setup(): Station {
  const number = parseMac(ADDRESS);
  const hardwareAddress = Uint8Array.from({ length: 6 }, (_, at) => number / 256 ** (5 - at));
  device = openMacvtap({ path, hardwareAddress });
  return new Station(device, US);
}

/** A program of its own, within the namespace, in which `device` is the macvtap. */
function runOwn(body: string): Promise<Outcome> {
  const program = `
    import { spawn } from 'node:child_process';
    import { setTimeout as sleep } from 'node:timers/promises';
    import { openMacvtap } from './drivers/macvtap/macvtap.ts';
    import { Station } from './test/peers/station.ts';
    const device = openMacvtap({ path: '${path}' });
    const station = new Station(device, '${US}');
    const run = (...words) => new Promise((settle) => {
      spawn(words[0], words.slice(1), { stdio: ['ignore', 'inherit', 'inherit'] })
        .on('close', settle);
    });
    const ping = () => run('ping', '-c', '5', '-i', '0.01', '-q', '${US}');
    ${body}`;
  const words = ['--import', 'tsx', '--input-type=module', '-e', program];
  return namespace.run(process.execPath, ...words);
}

macvtaps('answers pings', async () => {
  const station = setup();
  const { output } = await namespace.run('ping', '-c', '50', '-i', '0.01', '-q', US);
  assert.match(output, ' 50 received, 0% packet loss');
  assert.is(station.pings, 50);
});

macvtaps('answers a flood of pings', async () => {
  const station = setup();
  const { output } = await namespace.run('ping', '-f', '-c', '2000', '-q', US);
  assert.match(output, ' 2000 received, 0% packet loss');
  const { counters } = station.device;
  assert.is(counters.transmitErrors + counters.transmitDropped + counters.receiveErrors, 0);
});

macvtaps('is told of large segments, that the kernel has not cut', async () => {
  const connection = new OneConnection(setup(), 0, 0, () => 0);
  const send = `head -c 5000000 /dev/zero | nc -N ${US} 9`;
  assert.is((await namespace.run('sh', '-c', send)).status, 0);
  assert.is(connection.received, 5_000_000);
  assert.ok(connection.largeFrames > 10, `${connection.largeFrames} large frames`);
});

macvtaps('sends large segments, and the kernel has every octet of them', async () => {
  const station = setup();
  const connection = new OneConnection(station, 5_000_000, 60_000, (at) => at & 0xff);
  const program = `
    let at = 0;
    const socket = require('node:net').connect(7, '${US}');
    socket.on('data', (data) => {
      for (const octet of data) if (octet !== (at++ & 0xff)) throw new Error('octet ' + (at - 1));
    });
    socket.on('end', () => console.log(at));`;
  const { output, complaints } = await namespace.run(process.execPath, '-e', program);
  assert.is(complaints, '');
  assert.is(output, '5000000\n');
  assert.is(connection.received, 0);
  assert.is(station.device.counters.transmitErrors, 0);
});

macvtaps('finds out who it is, and how its interface is', async () => {
  const { output, complaints, status } = await runOwn(`
    console.log(device.name, Buffer.from(device.hardwareAddress).toString('hex'), device.mtu);
    await ping();
    await run('ip', 'link', 'set', 'own0', 'mtu', '1400');
    for (const state of ['down', 'up']) {
      await run('ip', 'link', 'set', 'own0', state);
      while (device.isUp !== (state === 'up')) await sleep(10);
      console.log(state, device.mtu);
    }
    await ping();
    device.close();
    console.log(station.links.join(' '));`);
  assert.is(complaints, '');
  assert.is(status, 0);
  assert.match(output, /^own0 02000000000c 1500\n/);
  assert.match(output, /\ndown 1400\nup 1400\n/);
  assert.match(output, /\nfalse true\n$/);
  assert.is(output.match(/ 5 received, 0% packet loss/g)?.length, 2);
});

macvtaps('is down when its interface was removed', async () => {
  const { output, complaints } = await runOwn(`
    await run('ip', 'link', 'delete', 'own0');
    while (device.isUp) await sleep(10);
    device.close();
    console.log('end');`);
  assert.is(complaints, '');
  assert.is(output, 'end\n');
});

const ends: Readonly<Record<string, string>> = {
  'is closed': 'device.close();',
  'exits in silence': 'process.exit();',
  'exits, and had closed it': 'device.close(); process.exit();',
  'throws, and nobody catches it': 'throw new Error();',
};

for (const [how, end] of Object.entries(ends)) {
  macvtaps(`lets its process end when it ${how}`, async () => {
    // No frame is on its way then that could wake a read.
    const began = performance.now();
    const { output } = await runOwn(`
      await ping();
      await sleep(500);
      setTimeout(() => { ${end} }, 0);`);
    assert.match(output, ' 5 received, 0% packet loss');
    assert.ok(performance.now() - began < 20_000);
  });
}

macvtaps('leaves no file open', async () => {
  const before = readdirSync('/proc/self/fd').length;
  for (let opening = 0; opening < 100; opening++) {
    setup();
    device?.close();
  }
  assert.is(readdirSync('/proc/self/fd').length, before);
});

macvtaps('is refused by a kernel that has no room, waits for some, and loses nothing', async () => {
  const station = setup();
  const libc = await loadLibc();
  const argument = new Uint8Array(4);
  setArgumentValue(argument, 0, SEND_BUFFER_OCTETS);
  const own = readdirSync('/proc/self/fd')
    .map(Number)
    .filter((file) => isAt(file, path));
  assert.is(own.length, 1);
  assert.is(libc.ioctl(own[0], REQUEST.SET_SEND_BUFFER, libc.addressOf(argument)), 0);
  const shape = ['rate', '40mbit', 'burst', '10kb', 'limit', '10mb'];
  const slow = ['qdisc', 'replace', 'dev', 'card0', 'root', 'tbf', ...shape];
  const { status, complaints } = await namespace.run('tc', ...slow);
  assert.is(status, 0, complaints);
  let refused = 0;
  const transmit = station.device.transmit.bind(station.device);
  station.device.transmit = (b, o, end, info) => {
    const isTaken = transmit(b, o, end, info);
    if (!isTaken) refused++;
    return isTaken;
  };
  const octets = 2_000_000;
  const connection = new OneConnection(station, octets, 20_000, () => 65);
  station.onSpace = () => station.onSettle();
  const { output } = await namespace.run('sh', '-c', `nc -d ${US} 7 | wc -c`);
  assert.is(output, `${octets}\n`);
  assert.is(connection.received, 0);
  assert.ok(refused > 0, 'the kernel took everything at once');
  assert.is(station.device.counters.transmitDropped, 0);
  assert.is(station.device.counters.transmitErrors, 0);
});

function isAt(file: number, where: string): boolean {
  try {
    return readlinkSync(`/proc/self/fd/${file}`) === where;
  } catch {
    return false;
  }
}

macvtaps.run();
