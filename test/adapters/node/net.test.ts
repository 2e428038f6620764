import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { StackServer, StackSocket } from '../../../adapters/node/index.ts';
import { leftOpen, newModules, next, portOf, readAll } from './modules.ts';

const sockets = suite("sockets in the shape of Node's");
const { net, stack, close } = newModules();

interface Pair {
  readonly server: StackServer;
  readonly asking: StackSocket;
  readonly asked: StackSocket;
}

async function newPair(options: object = {}): Promise<Pair> {
  const server = net.createServer(options).listen(0, '127.0.0.1');
  await next(server, 'listening');
  const asking = net.createConnection({ port: portOf(server), host: '127.0.0.1', ...options });
  const [[asked]] = await Promise.all([next(server, 'connection'), next(asking, 'connect')]);
  return { server, asking, asked: asked as StackSocket };
}

async function end({ server, asking, asked }: Pair): Promise<void> {
  asking.destroy();
  asked.destroy();
  server.close();
  if (server.listenerCount('close') >= 0) await next(server, 'close');
}

const settled = (error: unknown): NodeJS.ErrnoException => error as NodeJS.ErrnoException;

sockets('know where they are, and count what goes through them', async () => {
  const pair = await newPair();
  const { server, asking, asked } = pair;
  const { port } = server.address()!;
  assert.equal(asking.address(), {
    address: '127.0.0.1',
    family: 'IPv4',
    port: asking.localPort,
  });
  assert.equal(
    [asking.remoteAddress, asking.remotePort, asking.remoteFamily],
    ['127.0.0.1', port, 'IPv4'],
  );
  assert.equal([asked.localPort, asked.remotePort], [port, asking.localPort]);
  assert.equal([asking.readyState, asking.pending], ['open', false]);
  asking.end('hello');
  assert.is(String(await readAll(asked)), 'hello');
  assert.equal([asking.bytesWritten, asked.bytesRead], [5, 5]);
  await end(pair);
  assert.equal([asking.readyState, asking.pending], ['closed', true]);
  assert.is(asking.remotePort, port);
});

sockets('carry ten megabytes each way at once, unharmed', async () => {
  const pair = await newPair({ allowHalfOpen: true });
  const [there, back] = [randomBytes(10_000_000), randomBytes(10_000_000)];
  const hash = (octets: Buffer): string => createHash('sha256').update(octets).digest('hex');
  pair.asking.end(there);
  pair.asked.end(back);
  const [got, returned] = await Promise.all([readAll(pair.asked), readAll(pair.asking)]);
  assert.equal([hash(got), hash(returned)], [hash(there), hash(back)]);
  await end(pair);
});

sockets('that are paused stop who writes to them', async () => {
  const pair = await newPair({ pauseOnConnect: true });
  const { asking, asked } = pair;
  asked.pause();
  const chunk = Buffer.alloc(1 << 20, 1);
  let written = 0;
  while (written < 64 && asking.write(chunk, () => written++)) await sleep(0);
  await sleep(200);
  const stuck = written;
  assert.ok(stuck < 40, `${stuck} megabytes went through`);
  assert.ok(asking.writableNeedDrain);
  asked.resume();
  await next(asking, 'drain');
  assert.ok(written > stuck);
  await end(pair);
});

sockets('end with their peer, unless they may be half open', async () => {
  const whole = await newPair();
  whole.asking.resume();
  whole.asked.end('bye');
  await next(whole.asking, 'close');
  assert.ok(whole.asking.destroyed);
  await end(whole);

  const half = await newPair({ allowHalfOpen: true });
  half.asking.end('question');
  const question = await readAll(half.asked);
  assert.ok(half.asked.writable);
  half.asked.end(`${String(question)}!`);
  assert.is(String(await readAll(half.asking)), 'question!');
  await end(half);
});

sockets('tell where nobody listens, in the words of Node', async () => {
  const refused = net.connect(1, '127.0.0.1');
  const [error] = await next(refused, 'error');
  const { code, errno, syscall, message } = settled(error);
  assert.equal([code, errno, syscall], ['ECONNREFUSED', -111, 'connect']);
  assert.is(message, 'connect ECONNREFUSED 127.0.0.1:1');
  const { address, port } = error as { readonly address: string; readonly port: number };
  assert.equal([address, port], ['127.0.0.1', 1]);

  const several = net.connect(1, 'localhost');
  const [all] = await next(several, 'error');
  assert.instance(all, AggregateError);
  assert.is(settled(all).code, 'ECONNREFUSED');

  const unknown = net.connect(1, 'nobody.example');
  const closed = new Promise((resolve) => unknown.once('close', resolve));
  const [lookup] = await next(unknown, 'error');
  assert.is(settled(lookup).message, 'getaddrinfo ENOTFOUND nobody.example');
  assert.is(await closed, true);
});

sockets('that are reset tell their peer so', async () => {
  const pair = await newPair();
  pair.asking.resume();
  pair.asked.resetAndDestroy();
  const [error] = await next(pair.asking, 'error');
  assert.is(settled(error).message, 'read ECONNRESET');
  await end(pair);
});

sockets('that write after their peer is gone are told', async () => {
  const pair = await newPair({ allowHalfOpen: true });
  const { asking, asked } = pair;
  asked.destroy();
  asking.resume();
  await next(asking, 'end');
  asking.write('x');
  await sleep(20);
  asking.write('y');
  const [error] = await next(asking, 'error');
  assert.ok(['EPIPE', 'ECONNRESET'].includes(settled(error).code!), settled(error).message);
  await end(pair);
});

sockets('tell of silence, and of nothing else', async () => {
  const pair = await newPair();
  const { asking, asked } = pair;
  let told = 0;
  // Much longer than between two octets, for the machine may be busy with something else.
  asking.setTimeout(300, () => told++);
  for (let count = 0; count < 6; count++) {
    await sleep(60);
    asked.write('x');
    asking.read();
  }
  assert.is(told, 0);
  await next(asking, 'timeout');
  assert.is(told, 1);
  asking.setTimeout(0);
  assert.throws(() => asking.setTimeout(-1), /out of range/);
  await sleep(350);
  assert.is(told, 1);
  await end(pair);
});

sockets('have the manners that agents ask for', async () => {
  const socket = new net.Socket();
  assert.is(socket.setNoDelay().setKeepAlive(true, 5000).setTimeout(0).ref().unref(), socket);
  assert.equal([socket.readyState, socket.pending, socket.address()], ['open', true, {}]);
  socket.destroySoon();
  await next(socket, 'close');
  assert.throws(() => socket.connect(1), /Socket is closed/);
  assert.throws(() => net.connect({}), /"options" or "port"/);
  assert.throws(() => net.connect({ port: 70_000 }), /Port should be/);
  assert.throws(() => net.connect('/tmp/path'), /file system/);
});

sockets('send what they were given before they were connected, and then end', async () => {
  const server = net.createServer().listen({ port: 0, host: '127.0.0.1' });
  await next(server, 'listening');
  const asking = net.connect(portOf(server), '127.0.0.1');
  asking.write('before ');
  asking.end('the end');
  const [asked] = await next(server, 'connection');
  assert.is(String(await readAll(asked as StackSocket)), 'before the end');
  asking.resume();
  server.close();
  await next(server, 'close');
});

sockets('that give up while they connect are connected to nobody', async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await next(server, 'listening');
  const asking = net.connect(portOf(server), '127.0.0.1');
  asking.destroy();
  await next(asking, 'close');
  await sleep(20);
  server.getConnections((error, count) => assert.equal([error, count], [null, 0]));
  server.close();
  await next(server, 'close');
});

sockets('are bound where they are asked to be', async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await next(server, 'listening');
  const options = { port: portOf(server), host: '127.0.0.1', localAddress: '127.0.0.9' };
  const asking = net.connect({ ...options, localPort: 4321 });
  const [asked] = (await next(server, 'connection')) as [StackSocket];
  assert.equal([asked.remoteAddress, asked.remotePort], ['127.0.0.9', 4321]);
  const wrong = net.connect({ ...options, localAddress: '203.0.113.1' });
  const [error] = await next(wrong, 'error');
  assert.is(settled(error).code, 'EADDRNOTAVAIL');
  await end({ server, asking, asked });
});

sockets('may throw from their listeners, and the stack goes on', async () => {
  const pair = await newPair();
  const thrown: unknown[] = [];
  const listeners = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.once('uncaughtException', (error) => thrown.push(error.message));
  pair.asking.once('data', () => {
    throw new Error('of a listener');
  });
  pair.asked.write('x');
  while (thrown.length === 0) await sleep(1);
  for (const listener of listeners) process.on('uncaughtException', listener);
  assert.equal(thrown, ['of a listener']);
  pair.asking.on('data', (data) => thrown.push(String(data)));
  pair.asked.write('y');
  while (thrown.length === 1) await sleep(1);
  assert.is(thrown[1], 'y');
  await end(pair);
});

sockets('leave nothing open', async () => {
  assert.is(await leftOpen(stack), 0);
});

sockets.run();

const servers = suite("servers in the shape of Node's");
servers.after(close);

servers('listen in every way that Node has', async () => {
  const ways: readonly (readonly unknown[])[] = [
    [],
    [0],
    ['0'],
    [0, '127.0.0.1'],
    [0, '127.0.0.1', 5],
    [{ port: 0, host: '127.0.0.1', backlog: 5 }],
    [{ port: 0, host: 'localhost', ipv6Only: false }],
  ];
  for (const way of ways) {
    let isTold = false;
    const server = net.createServer().listen(...way, () => (isTold = true));
    await next(server, 'listening');
    assert.ok(isTold && server.listening && portOf(server) > 0);
    server.close();
    await next(server, 'close');
    assert.is(server.address(), null);
  }
});

servers('tell what is wrong with where they are to listen, in the words of Node', async () => {
  const first = net.createServer().listen(8080, '127.0.0.1');
  await next(first, 'listening');
  const second = net.createServer().listen(8080, '127.0.0.1');
  const [error] = await next(second, 'error');
  assert.is(settled(error).message, 'listen EADDRINUSE: address already in use 127.0.0.1:8080');
  const third = net.createServer().listen(80, '203.0.113.1');
  const [foreign] = await next(third, 'error');
  assert.match(settled(foreign).message, /^listen EADDRNOTAVAIL: .* 203\.0\.113\.1:80$/);
  assert.throws(() => first.listen(8081), /more than once/);
  assert.throws(() => net.createServer().listen(70_000), /options.port should be/);
  first.close();
  await next(first, 'close');
});

servers('close when their last connection has', async () => {
  const { server, asking, asked } = await newPair();
  let isClosed = false;
  server.close(() => (isClosed = true));
  await sleep(20);
  assert.not(isClosed);
  asking.destroy();
  asked.destroy();
  await next(server, 'close');
  assert.ok(isClosed);
  const error = await new Promise((resolve) => server.close(resolve));
  assert.is((error as NodeJS.ErrnoException).code, 'ERR_SERVER_NOT_RUNNING');
});

servers('take as many connections as they may, and drop others', async () => {
  const { server, asking, asked } = await newPair();
  server.maxConnections = 1;
  const other = net.connect(portOf(server), '127.0.0.1');
  const [dropped] = (await next(server, 'drop')) as [{ readonly remotePort: number }];
  assert.is(dropped.remotePort, other.localPort);
  other.resume();
  await next(other, 'close');
  const count = await new Promise((resolve) =>
    server.getConnections((_error, connections) => resolve(connections)),
  );
  assert.is(count, 1);
  await end({ server, asking, asked });
});

servers('take connections that come at once, though a listener throws', async () => {
  const thrown: string[] = [];
  const listeners = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', (error) => thrown.push(error.message));
  const accepted: StackSocket[] = [];
  const server = net.createServer((socket) => {
    accepted.push(socket);
    throw new Error(`of connection ${accepted.length}`);
  });
  await next(server.listen(0, '127.0.0.1'), 'listening');
  const asking = [0, 1, 2].map(() => net.connect(portOf(server), '127.0.0.1'));
  while (accepted.length < 3) await sleep(1);
  process.removeAllListeners('uncaughtException');
  for (const listener of listeners) process.on('uncaughtException', listener);
  assert.equal(thrown, ['of connection 1', 'of connection 2', 'of connection 3']);
  for (const socket of [...asking, ...accepted]) socket.destroy();
  server.close();
  await next(server, 'close');
});

servers('stop at a signal', async () => {
  const controller = new AbortController();
  const server = net.createServer().listen({ port: 0, signal: controller.signal });
  await next(server, 'listening');
  controller.abort();
  await next(server, 'close');
  assert.not(server.listening);
});

servers('leave nothing open', async () => {
  assert.is(await leftOpen(stack), 0);
});

servers.run();
