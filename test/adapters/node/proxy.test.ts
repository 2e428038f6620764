import { createHash } from 'node:crypto';
import net from 'node:net';
import type { Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Socks5Server } from '../../../adapters/node/proxy/socks5.ts';
import { encodeRequest } from '../../../generated/application/socks5.value.ts';
import { parseAddress } from '../../../runtime/sockets.ts';
import { makeOctets } from '../../peers/octets.ts';
import { newModules, next, portOf, readAll } from './modules.ts';
import type { Modules } from './modules.ts';

const proxy = suite('a SOCKS5 proxy of Node before a stack');

let modules: Modules;
let socks: Socks5Server;

proxy.before.each(async () => {
  modules = newModules();
  const { tcp, timers } = modules.stack;
  socks = await Socks5Server.listen({
    net,
    host: '127.0.0.1',
    port: 0,
    timers,
    connect({ host, port }, user) {
      const address = parseAddress(host);
      return address === undefined ? 'EHOSTUNREACH' : tcp.connect({ address, port }, user);
    },
    lookUp: async ({ host }, isReverse) =>
      isReverse ? 'one.lab' : host === 'one.lab' ? '::1' : '',
  });
});
proxy.after.each(async () => {
  await socks.close();
  modules.close();
});

/** A server of the stack. */
async function serve(serving: (socket: Socket) => void): Promise<Server> {
  const server = modules.net.createServer({ allowHalfOpen: true }, serving as never);
  server.listen(0, '127.0.0.1');
  await next(server, 'listening');
  return server as unknown as Server;
}

/** A choice, and a reply with an IPv4 address. */
const REPLY_OCTETS = 12;

/** What the proxy has replied, and the socket by which it goes on. */
async function ask(port: number, cmd: number, host = '127.0.0.1'): Promise<[Buffer, Socket]> {
  const socket = net.connect({ port: socks.port, host: '127.0.0.1', allowHalfOpen: true });
  socket.write(Uint8Array.of(5, 1, 0));
  const isName = parseAddress(host) === undefined;
  const where = isName
    ? ({ is: 'domainName', domainName: host } as const)
    : ({ is: 'ipv4', ipv4Address: host } as const);
  socket.write(encodeRequest({ cmd, dstAddr: where, dstPort: port }));
  const heard = await new Promise<Buffer>((whole) => {
    let all = Buffer.alloc(0);
    const hear = (data: Buffer): void => {
      all = Buffer.concat([all, data]);
      if (all.length < REPLY_OCTETS) return;
      socket.pause();
      socket.off('data', hear);
      whole(all);
    };
    socket.on('data', hear);
  });
  return [heard.subarray(2), socket];
}

const digest = (b: Uint8Array): string => createHash('sha256').update(b).digest('hex');
const page = new Uint8Array(5_000_001);
makeOctets(page, 9, 0);

proxy('octets go both ways, to the last, and an end goes over as an end', async () => {
  const server = await serve((socket) => socket.pipe(socket));
  const [reply, socket] = await ask(portOf(server), 1);
  assert.is(reply[1], 0);
  socket.end(page);
  const heard = readAll(socket);
  socket.resume();
  assert.is(digest(await heard), digest(page));
  server.close();
});

proxy('who does not read is waited for', async () => {
  let written = 0;
  const server = await serve((socket) => {
    const push = (): void => {
      while (socket.write(page)) written += page.length;
      written += page.length;
    };
    socket.on('drain', push);
    socket.on('error', () => {});
    push();
  });
  const [, socket] = await ask(portOf(server), 1);
  await sleep(300);
  const before = written;
  await sleep(300);
  assert.ok(written - before <= page.length, `${written - before} octets went nowhere`);
  socket.destroy();
  server.close();
});

proxy('where nobody is, the client is told so', async () => {
  const [reply] = await ask(9, 1);
  assert.is(reply[1], 5);
  const [unknown] = await ask(9, 1, 'nobody.lab');
  assert.is(unknown[1], 4);
});

proxy('names are looked up', async () => {
  const [reply] = await ask(0, 0xf0, 'one.lab');
  assert.equal([reply[1], reply[3]], [0, 4]);
});

proxy('a client that is gone takes its connection with it, and a server its client', async () => {
  const accepted: Socket[] = [];
  const server = await serve((socket) => {
    accepted.push(socket);
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    socket.resume();
  });
  const isAccepted = async (index: number): Promise<void> => {
    while (accepted[index] === undefined) await sleep(1);
  };
  const [, first] = await ask(portOf(server), 1);
  await isAccepted(0);
  first.destroy();
  while (!accepted[0].destroyed) await sleep(1);
  const [, second] = await ask(portOf(server), 1);
  second.on('error', () => {});
  second.resume();
  await isAccepted(1);
  accepted[1].destroy();
  await new Promise((ended) => second.on('end', ended));
  second.destroy();
  while (socks.clients > 0) await sleep(1);
  server.close();
});

proxy.run();
