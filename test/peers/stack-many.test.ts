/**
 * A thousand connections that are open together, between our stack and Linux: each carries octets
 * of its own in both directions, and each ends in good order.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { POLLIN, POLLOUT, SHUT_WR, SOCK_STREAM } from '../../runtime/socket/constants.ts';
import { ERRNO } from '../../runtime/socket/errno.ts';
import { Process } from '../../runtime/socket/process.ts';
import type { Sockets } from '../../runtime/socket/berkeley.ts';
import { IPV4, IPV6, at, readAll, ready, startHost, writeAll } from './host.ts';
import type { Host, Version } from './host.ts';
import { needRootAnd } from './namespace.ts';

const many = suite('a thousand connections at once between our stack and Linux');

const CONNECTIONS = 1000;
const OCTETS = 20_000;
const PORT = 5008;
const OPEN_MS_MAX = 60_000;

let host: Host;
let sockets: Sockets;

many.before(async () => {
  needRootAnd('ip');
  host = await startHost('many');
  const process = new Process({ name: 'many', descriptorsMax: 2 * CONNECTIONS });
  sockets = host.stack.sockets(process);
});
many.after(() => host?.close());

/** What connection `number` carries: no two are alike. */
const octetsOf = (number: number): Buffer =>
  Buffer.from(Uint8Array.from({ length: OCTETS }, (_, index) => index * 7 + (index >> 8) * number));

/** The same for programs. */
const OCTETS_OF = `(number) => Buffer.from(
  Uint8Array.from({ length: ${OCTETS} }, (_, index) => index * 7 + (index >> 8) * number))`;

/** Connects, waits for all, then for a line; sends, and holds what comes back to what went. */
const CLIENT = `
  const net = require('node:net');
  const [, address, port, count] = process.argv;
  const octetsOf = ${OCTETS_OF};
  let [open, sound, over] = [0, 0, 0];
  const sockets = Array.from({ length: +count }, (_, number) => {
    const socket = net.connect(+port, address, () => { if (++open === +count) console.log('open'); });
    const got = [];
    socket.on('data', (data) => got.push(data));
    socket.on('error', (error) => console.error(String(error)));
    socket.on('close', () => {
      if (Buffer.concat(got).equals(octetsOf(number))) sound++;
      if (++over === +count) console.log('sound', sound);
    });
    return socket;
  });
  process.stdin.once('data', () => {
    sockets.forEach((socket, number) => socket.end(octetsOf(number)));
    process.stdin.destroy();
  });`;

/** Sends back what comes, and says when so many are open. */
const SERVER = `
  const net = require('node:net');
  const [, address, port, count] = process.argv;
  let open = 0;
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    if (++open === +count) console.log('open');
    socket.on('error', (error) => console.error(String(error)));
    socket.pipe(socket);
  });
  server.listen({ port: +port, host: address, backlog: 1024 }, () => console.log('ready'));`;

/** Those of ours that are established; waits until all are. */
async function established(): Promise<number> {
  const count = (): number =>
    [...host.stack.tcp.connections()].filter((one) => one.stateName === 'Established').length;
  for (let waited = 0; waited < OPEN_MS_MAX && count() < CONNECTIONS; waited += 50) await sleep(50);
  return count();
}

/** Sends back what comes as it comes, and ends when the other one has. */
async function echo(descriptor: number): Promise<void> {
  const part = new Uint8Array(16_384);
  for (;;) {
    await ready(sockets, descriptor, POLLIN);
    const octets = sockets.recv(descriptor, part);
    if (octets < 0) throw new Error(`recv: ${octets}`);
    if (octets === 0) break;
    await writeAll(sockets, descriptor, part.subarray(0, octets));
  }
  sockets.close(descriptor);
}

for (const version of [IPV4, IPV6]) {
  const over = `over IPv${version.version}`;

  many(`come to us and are served ${over}`, async () => {
    const { namespace } = host;
    const listening = sockets.socket(version.family, SOCK_STREAM);
    assert.is(sockets.bind(listening, at(version.us, PORT)), 0);
    assert.is(sockets.listen(listening, CONNECTIONS), 0);
    const served: Promise<void>[] = [];
    sockets.watch(listening, () => {
      for (let one; (one = sockets.accept(listening)) >= 0;) served.push(echo(one));
    });
    const words = ['-e', CLIENT, version.us, `${PORT}`, `${CONNECTIONS}`];
    const client = await namespace.start(/open/, process.execPath, ...words);
    assert.is(await established(), CONNECTIONS);
    client.process.stdin.end('go\n');
    const { output, complaints } = await client.ended;
    assert.is(complaints, '');
    assert.is(output, `open\nsound ${CONNECTIONS}\n`);
    await Promise.all(served);
    assert.is(served.length, CONNECTIONS);
    sockets.close(listening);
  });

  many(`come from us and are served ${over}`, async () => {
    const words = ['-e', SERVER, version.linux, `${PORT}`, `${CONNECTIONS}`];
    const server = await host.namespace.start(/ready/, process.execPath, ...words);
    const all = Array.from({ length: CONNECTIONS }, () => connect(version));
    await Promise.all(all.map((one) => ready(sockets, one, POLLOUT)));
    assert.is(await established(), CONNECTIONS);
    await server.said(/open/);
    const isSound = await Promise.all(all.map((one, number) => ask(one, octetsOf(number))));
    assert.is(isSound.filter(Boolean).length, CONNECTIONS);
    assert.is(server.complaints, '');
    await server.stop();
  });
}

function connect({ family, linux }: Version): number {
  const descriptor = sockets.socket(family, SOCK_STREAM);
  const answer = sockets.connect(descriptor, at(linux, PORT));
  assert.ok(answer === 0 || answer === -ERRNO.EINPROGRESS, `connect: ${answer}`);
  return descriptor;
}

/** Whether the same comes back. */
async function ask(descriptor: number, octets: Buffer): Promise<boolean> {
  const answered = readAll(sockets, descriptor, OCTETS);
  await writeAll(sockets, descriptor, octets);
  sockets.shutdown(descriptor, SHUT_WR);
  const isSound = (await answered).equals(octets);
  sockets.close(descriptor);
  return isSound;
}

many.run();
