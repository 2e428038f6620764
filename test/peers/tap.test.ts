/** A TAP against Linux itself, whose programs are at the other end of the wire. */
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { configureInterface } from '../../drivers/tap/interface.ts';
import { openTap } from '../../drivers/tap/tap.ts';
import type { TapOptions } from '../../drivers/tap/tap.ts';
import * as ipv4 from '../../generated/network/ipv4.wire.ts';
import * as udp from '../../generated/transport/udp.wire.ts';
import { addressOf } from '../../runtime/base/address.ts';
import { sum16 } from '../../runtime/base/checksum.ts';
import type { Device } from '../../runtime/device/device.ts';
import { Namespace, needRootAnd } from './namespace.ts';
import { OneConnection } from './one-connection.ts';
import { PAYLOAD, Station } from './station.ts';

const taps = suite('a TAP and Linux');

const LINUX = '192.0.2.1';
const US = '192.0.2.2';

let namespace: Namespace;
let device: Device | undefined;

taps.before(() => needRootAnd('ping', 'nc', 'sysctl'));
taps.before.each(() => {
  namespace = new Namespace('tap');
});
taps.after.each(() => {
  device?.close();
  device = undefined;
  namespace.remove();
});

async function setup(options: Partial<TapOptions> = {}): Promise<Station> {
  device = await openTap({ name: 'net0', namespace: namespace.name, ...options });
  await configureInterface({
    name: device.name,
    namespace: namespace.name,
    addresses: [`${LINUX}/24`],
    isUp: true,
  });
  return new Station(device, US);
}

/** The one's complement sum of both addresses. */
function sumOf(source: string, destination: string): number {
  return sum16(0, Uint8Array.of(...addressOf(source), ...addressOf(destination)), 0, 8);
}

async function until(done: () => boolean, what: string): Promise<void> {
  for (let waits = 0; !done(); waits++) {
    if (waits === 500) throw new Error(`not within five seconds: ${what}`);
    await sleep(10);
  }
}

taps('answers pings', async () => {
  const station = await setup();
  const { output } = await namespace.run('ping', '-c', '50', '-i', '0.01', '-q', US);
  assert.match(output, ' 50 received, 0% packet loss');
  assert.is(station.pings, 50);
});

taps('answers pings as large as its MTU', async () => {
  const station = await setup({ mtu: 9000 });
  assert.is(station.device.mtu, 9000);
  const words = ['-c', '20', '-i', '0.01', '-s', '8972', '-M', 'do', '-q'];
  const { output } = await namespace.run('ping', ...words, US);
  assert.match(output, ' 20 received, 0% packet loss');
  const counted = await namespace.run('ping', '-c', '1', '-s', '8973', '-M', 'do', '-q', US);
  assert.match(counted.output, '100% packet loss');
});

taps('answers a flood of pings', async () => {
  const station = await setup();
  const { output } = await namespace.run('ping', '-f', '-c', '2000', '-q', US);
  assert.match(output, ' 2000 received, 0% packet loss');
  const { counters } = station.device;
  assert.is(counters.transmitErrors + counters.transmitDropped + counters.receiveErrors, 0);
  assert.ok(counters.receivedFrames >= 2000 && counters.transmittedFrames >= 2000);
});

taps('goes down and up with its interface, and works again', async () => {
  const station = await setup();
  await until(() => station.device.isUp, 'up');
  for (let flap = 0; flap < 3; flap++) {
    await configureInterface({ name: 'net0', namespace: namespace.name, isUp: false });
    await until(() => !station.device.isUp, 'down');
    const dropped = station.device.counters.transmitDropped;
    assert.ok(station.send(ipv4.PROTOCOL_NUMBER.ICMP, PAYLOAD + 8));
    assert.is(station.device.counters.transmitDropped, dropped + 1);
    await configureInterface({ name: 'net0', namespace: namespace.name, isUp: true });
    await until(() => station.device.isUp, 'up');
    const { output } = await namespace.run('ping', '-c', '5', '-i', '0.01', '-q', US);
    assert.match(output, ' 5 received, 0% packet loss');
  }
  // Whether it was up already when it was attached is of no interest.
  if (station.links[0]) station.links.shift();
  assert.equal(station.links, [false, true, false, true, false, true]);
});

taps('follows the MTU of its interface', async () => {
  const station = await setup();
  assert.is(station.device.mtu, 1500);
  namespace.ip('link', 'set', 'net0', 'mtu', '1280');
  await until(() => station.device.mtu === 1280, 'the new MTU');
});

taps('is down for good when its interface was removed, and does not spin', async () => {
  const station = await setup();
  await until(() => station.device.isUp, 'up');
  namespace.ip('link', 'delete', 'net0');
  await until(() => !station.device.isUp, 'down');
  const before = process.cpuUsage();
  await sleep(300);
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < 150_000, `${user + system} µs`);
  assert.ok(station.send(ipv4.PROTOCOL_NUMBER.ICMP, PAYLOAD + 8));
});

taps('is told of large segments, that the kernel has not cut', async () => {
  const station = await setup();
  const connection = new OneConnection(station, 0, 0, () => 0);
  const { status } = await namespace.run('sh', '-c', `head -c 20000000 /dev/zero | nc -N ${US} 9`);
  assert.is(status, 0);
  assert.is(connection.received, 20_000_000);
  assert.ok(connection.largeFrames > 10, `${connection.largeFrames} large frames`);
  assert.ok(connection.largest > 20_000, `the largest of ${connection.largest} octets`);
});

taps('without offload is told of none', async () => {
  const station = await setup({ offload: false });
  let frames = 0;
  station.takers.set(ipv4.PROTOCOL_NUMBER.UDP, (b, o, end, info) => {
    assert.is(info.segmentOctets, 0);
    assert.is(udp.checkDatagram(b, o, end, sumOf(LINUX, US), 4), udp.OK);
    frames++;
  });
  await namespace.run('sh', '-c', `echo hello | nc -u -w 1 ${US} 9`);
  assert.is(frames, 1);
});

taps('sends large segments, and the kernel has every octet of them', async () => {
  const station = await setup();
  const octetAt = (at: number): number => (at * 31 + (at >> 9)) & 0xff;
  const octets = 8_000_000;
  const connection = new OneConnection(station, octets, 60_000, octetAt);
  const program = `
    let at = 0;
    const socket = require('node:net').connect(7, '${US}');
    const octetAt = ${octetAt.toString()};
    socket.on('data', (data) => {
      for (const octet of data) if (octet !== octetAt(at++)) throw new Error('octet ' + (at - 1));
    });
    socket.on('end', () => console.log(at));`;
  const { output, complaints } = await namespace.run(process.execPath, '-e', program);
  assert.is(complaints, '');
  assert.is(output, `${octets}\n`);
  assert.is(connection.received, 0);
  assert.is(station.device.counters.transmitErrors, 0);
  // Far fewer than there would be of 1460 octets each.
  assert.ok(station.device.counters.transmittedFrames < 1000);
});

taps('leaves a sum to the kernel', async () => {
  const station = await setup();
  const program = `
    const socket = require('node:dgram').createSocket('udp4');
    socket.on('message', (message, from) => { console.log(String(message)); socket.close(); });
    socket.bind(7, () => socket.send('hello', 9, '${US}', () => console.log('ready')));`;
  station.takers.set(ipv4.PROTOCOL_NUMBER.UDP, (b, o, end, info) => {
    assert.is(info.checksumField, o + 6);
    const text = Buffer.from('hello to you');
    const answerEnd = PAYLOAD + 8 + text.length;
    station.octets.set(text, PAYLOAD + 8);
    udp.writeDatagramPartial(station.octets, PAYLOAD, answerEnd, 9, 7, station.pseudoHeader);
    station.leaveSum(6);
    station.send(ipv4.PROTOCOL_NUMBER.UDP, answerEnd);
  });
  const { output } = await namespace.run(process.execPath, '-e', program);
  assert.is(output, 'ready\nhello to you\n');
});

taps.run();
