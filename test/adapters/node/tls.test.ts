import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { Server } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { leftOpen, newModules, next, portOf, readAll } from './modules.ts';

const secure = suite('node:tls, node:https and node:http2 over our sockets');
const { net, tls, https, http2, stack, close } = newModules();
secure.after(close);

const read = (name: string): string => readFileSync(`test/adapters/node/keys/${name}`, 'utf8');
const key = read('tls-key.pem');
const cert = read('tls-certificate.pem');

const serve = (then: (socket: TLSSocket) => void): Server =>
  tls.createServer({ key, cert }, then).listen(0);

async function connect(server: Server): Promise<TLSSocket> {
  if (!server.listening) await next(server, 'listening');
  const secured = tls.connect(portOf(server), 'localhost', { ca: cert });
  await next(secured, 'secureConnect');
  return secured;
}

async function end(server: Server): Promise<void> {
  server.close();
  await next(server, 'close');
}

secure('speak TLS 1.3, and know whom they speak to', async () => {
  const server = serve((socket) => socket.pipe(socket));
  const socket = await connect(server);
  assert.is(socket.getProtocol(), 'TLSv1.3');
  assert.ok(socket.authorized);
  const answer = readAll(socket);
  socket.end('echo');
  assert.is(String(await answer), 'echo');
  await end(server);
});

secure('carry ten megabytes, unharmed', async () => {
  const data = randomBytes(10_000_000);
  const server = serve((socket) => socket.end(data));
  const socket = await connect(server);
  const got = await readAll(socket);
  const hash = (octets: Buffer): string => createHash('sha256').update(octets).digest('hex');
  assert.is(hash(got), hash(data));
  socket.destroy();
  await end(server);
});

secure('trust nobody whom they should not', async () => {
  const server = serve((socket) => socket.resume());
  await next(server, 'listening');
  const socket = tls.connect(portOf(server), 'localhost');
  const [error] = (await next(socket, 'error')) as [NodeJS.ErrnoException];
  assert.is(error.code, 'DEPTH_ZERO_SELF_SIGNED_CERT');
  await end(server);
});

secure('tell that nobody listens', async () => {
  for (const ask of [
    () => tls.connect(1, '127.0.0.1'),
    () => https.get({ host: '127.0.0.1', port: 1 }),
    () => http2.connect('https://127.0.0.1:1'),
    () => http2.connect('http://127.0.0.1:1'),
  ]) {
    const [error] = (await next(ask(), 'error')) as [NodeJS.ErrnoException];
    assert.is(error.message, 'connect ECONNREFUSED 127.0.0.1:1');
  }
});

secure('survive who does not speak TLS, and who hangs up', async () => {
  const server = serve((socket) => socket.pipe(socket));
  const failed = next(server, 'tlsClientError');
  await next(server, 'listening');
  net.connect(portOf(server), 'localhost').resume().end('this is not TLS\r\n\r\n');
  await failed;
  (await connect(server)).destroy();
  const rude = net.connect(portOf(server), 'localhost', () => rude.resetAndDestroy());
  await next(rude, 'close');
  (await connect(server)).resume().end();
  await end(server);
});

secure('carry HTTPS, and take up a session again', async () => {
  const server = https
    .createServer({ key, cert }, ({ socket }, response) => {
      response.end(`secret ${(socket as TLSSocket).isSessionReused()}`);
    })
    .listen(0);
  await next(server, 'listening');
  const agent = new https.Agent({ ca: cert });
  const bodies: string[] = [];
  for (let count = 0; count < 2; count++) {
    const request = https.get({ host: 'localhost', port: portOf(server), agent });
    const [response] = (await next(request, 'response')) as [IncomingMessage];
    bodies.push(String(await readAll(response)));
  }
  assert.equal(bodies, ['secret false', 'secret true']);
  agent.destroy();
  await end(server);
});

secure('carry HTTP/2 over TLS, and HTTP/1.1 where it is asked for', async () => {
  const settings = { key, cert, allowHTTP1: true };
  const server = http2.createSecureServer(settings, (request, response) => {
    response.end(`by ${request.httpVersion}`);
  });
  server.listen(0);
  await next(server, 'listening');
  const session = http2.connect(`https://localhost:${portOf(server)}`, { ca: cert });
  assert.is(String(await readAll(session.request({ ':path': '/' }).end())), 'by 2.0');
  session.close();
  const request = https.get({ host: 'localhost', port: portOf(server), ca: cert, agent: false });
  const [response] = (await next(request, 'response')) as [IncomingMessage];
  assert.is(String(await readAll(response)), 'by 1.1');
  await end(server);
});

secure('carry HTTP/2, many streams at once', async () => {
  const server = http2.createServer();
  server.on('stream', (stream, headers) => {
    stream.respond({ ':status': 200 });
    stream.end(`you asked for ${headers[':path']} ${'.'.repeat(100_000)}`);
  });
  server.listen(0);
  await next(server, 'listening');
  const session = http2.connect(`http://localhost:${portOf(server)}`);
  const asked = Array.from({ length: 20 }, async (_, index) => {
    const stream = session.request({ ':path': `/${index}` });
    const body = readAll(stream);
    stream.end();
    return (await body).subarray(0, 20).toString();
  });
  const bodies = await Promise.all(asked);
  for (const [index, body] of bodies.entries()) {
    assert.ok(body.startsWith(`you asked for /${index} `), body);
  }
  session.close();
  await end(server);
});

secure('leave nothing open', async () => {
  assert.is(await leftOpen(stack), 0);
});

secure.run();
