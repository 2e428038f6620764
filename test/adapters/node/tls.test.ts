import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import https from 'node:https';
import http2 from 'node:http2';
import tls from 'node:tls';
import type { Duplex } from 'node:stream';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { StackServer } from '../../../adapters/node/index.ts';
import { leftOpen, newModules, next, portOf, readAll } from './modules.ts';

const secure = suite('node:tls, node:https and node:http2 over our sockets');
const { net, stack, close } = newModules();
secure.after(close);

const read = (name: string): string => readFileSync(`test/adapters/node/keys/${name}`, 'utf8');
const key = read('tls-key.pem');
const cert = read('tls-certificate.pem');

/** The server's side of TLS over each connection that comes in. */
function serve(then: (socket: tls.TLSSocket) => void): StackServer {
  const secureContext = tls.createSecureContext({ key, cert });
  return net
    .createServer((socket) => {
      const secured = new tls.TLSSocket(socket, { isServer: true, secureContext });
      secured.on('error', () => socket.destroy());
      then(secured);
    })
    .listen(0);
}

async function connect(server: StackServer): Promise<tls.TLSSocket> {
  await next(server, 'listening');
  const socket = net.connect(portOf(server), 'localhost');
  const secured = tls.connect({ socket, servername: 'localhost', ca: cert });
  await next(secured, 'secureConnect');
  return secured;
}

async function end(server: StackServer): Promise<void> {
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
  const socket = tls.connect({
    socket: net.connect(portOf(server), 'localhost'),
    servername: 'localhost',
  });
  const [error] = (await next(socket, 'error')) as [NodeJS.ErrnoException];
  assert.is(error.code, 'DEPTH_ZERO_SELF_SIGNED_CERT');
  await end(server);
});

secure('carry HTTPS', async () => {
  const web = https.createServer({ key, cert }, (_request, response) => response.end('secret'));
  const server = net.createServer((socket) => void web.emit('connection', socket)).listen(0);
  await next(server, 'listening');
  const agent = new https.Agent({ keepAlive: true, ca: cert });
  // The agent asks for a connection that is secured already.
  const createConnection = (options: https.RequestOptions): tls.TLSSocket =>
    tls.connect({
      socket: net.connect(Number(options.port), String(options.host)),
      servername: 'localhost',
      ca: cert,
    });
  Object.assign(agent, { createConnection });
  const bodies: string[] = [];
  for (let count = 0; count < 2; count++) {
    const request = https.get({ host: 'localhost', port: portOf(server), agent });
    const [response] = (await next(request, 'response')) as [import('node:http').IncomingMessage];
    bodies.push(String(await readAll(response)));
  }
  assert.equal(bodies, ['secret', 'secret']);
  agent.destroy();
  await end(server);
});

secure('carry HTTP/2, many streams at once', async () => {
  const web = http2.createServer();
  web.on('stream', (stream, headers) => {
    stream.respond({ ':status': 200 });
    stream.end(`you asked for ${headers[':path']} ${'.'.repeat(100_000)}`);
  });
  const server = net.createServer((socket) => void web.emit('connection', socket)).listen(0);
  await next(server, 'listening');
  const session = http2.connect('http://localhost', {
    createConnection: (): Duplex => net.connect(portOf(server), 'localhost'),
  });
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
