/** A wire that is pulled out and plugged in again and again while octets go over it, both ways. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { configureInterface } from '../../drivers/tap/interface.ts';
import { POLLOUT, SHUT_WR, SOCK_STREAM } from '../../runtime/socket/constants.ts';
import { ERRNO } from '../../runtime/socket/errno.ts';
import { IPV4, IPV6, at, claimed, readAll, ready, startHost, writeAll } from './host.ts';
import type { Host } from './host.ts';
import { needRootAnd } from './namespace.ts';
import { makeOctets } from './octets.ts';

const flaps = suite('our stack, Linux and a wire that flaps');

const FLAPS = 5;
const DOWN_MS = 150;
const UP_MS = 250;
const PORT = 5009;
const OCTETS = 8_000_000;
const CHUNK_OCTETS = 256 * 1024;
/** Timers double while the wire is out, on both sides: RFC 6298 §5.5. */
const SILENCE_MS_MAX = 60_000;

/** Sends its octets back as they come, and ends when the other one has. */
const ECHO = `
  const net = require('node:net');
  const [, address, port] = process.argv;
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', (error) => console.error(String(error)));
    socket.pipe(socket);
  });
  server.listen({ port: +port, host: address }, () => console.log('ready'));`;

let host: Host;

flaps.before(async () => {
  needRootAnd('ip');
  host = await startHost('flap');
});
flaps.before.each(() => claimed(host.interface));
flaps.after(() => host?.close());

async function until(isSo: () => boolean): Promise<void> {
  for (let waits = 0; waits < 1000 && !isSo(); waits++) await sleep(10);
  assert.ok(isSo());
}

/** While it is out nothing goes; each time both sides find each other again. */
async function flap(isOver: () => boolean): Promise<number> {
  const { device, namespace } = host;
  const where = { name: device.name, namespace: namespace.name };
  let times = 0;
  for (; times < FLAPS && !isOver(); times++) {
    await configureInterface({ ...where, isUp: false });
    await until(() => !device.isUp);
    await sleep(DOWN_MS);
    await configureInterface({ ...where, isUp: true });
    await until(() => device.isUp);
    await sleep(UP_MS);
  }
  return times;
}

const digest = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex');

for (const version of [IPV4, IPV6]) {
  flaps(`what goes there and back meanwhile is whole over IPv${version.version}`, async () => {
    const { sockets, namespace } = host;
    const words = ['-e', ECHO, version.linux, `${PORT}`];
    const server = await namespace.start(/ready/, process.execPath, ...words);
    const descriptor = sockets.socket(version.family, SOCK_STREAM);
    const answer = sockets.connect(descriptor, at(version.linux, PORT));
    assert.ok(answer === 0 || answer === -ERRNO.EINPROGRESS, `connect: ${answer}`);
    await ready(sockets, descriptor, POLLOUT);
    const sent = new Uint8Array(OCTETS);
    makeOctets(sent, version.version, 0);
    let isOver = false;
    const flapped = flap(() => isOver);
    const got = readAll(sockets, descriptor, CHUNK_OCTETS, SILENCE_MS_MAX);
    // It is awaited below, after what is written has gone.
    got.catch(() => {});
    // In parts with rests between them, so that it takes as long as the flapping does.
    for (let from = 0; from < OCTETS; from += OCTETS / 40) {
      await writeAll(sockets, descriptor, sent.subarray(from, from + OCTETS / 40), SILENCE_MS_MAX);
      await sleep(50);
    }
    sockets.shutdown(descriptor, SHUT_WR);
    const octets = await got;
    isOver = true;
    assert.ok((await flapped) > 1);
    assert.is(octets.length, OCTETS);
    assert.is(digest(octets), digest(sent));
    sockets.close(descriptor);
    await server.stop();
  });
}

flaps.run();
