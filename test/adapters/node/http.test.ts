import { createHash, randomBytes } from 'node:crypto';
import type * as http from 'node:http';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { leftOpen, newModules, next, portOf, readAll } from './modules.ts';

const protocol = suite('node:http over our sockets');
const { http: web, net, stack, close } = newModules();
protocol.after(close);

const serve = (answer: http.RequestListener): http.Server => web.createServer(answer).listen(0);

class Agent extends web.Agent {
  made = 0;
  override createConnection(
    ...given: Parameters<http.Agent['createConnection']>
  ): ReturnType<http.Agent['createConnection']> {
    this.made++;
    return super.createConnection(...given);
  }
}

type Answered = (response: http.IncomingMessage) => void;

interface Answer {
  readonly status: number | undefined;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

async function ask(options: http.RequestOptions, chunks: readonly Buffer[] = []): Promise<Answer> {
  const request = web.request({ host: 'localhost', ...options });
  for (const chunk of chunks) request.write(chunk);
  request.end();
  const [response] = (await next(request, 'response')) as [http.IncomingMessage];
  const { statusCode: status, headers } = response;
  return { status, headers, body: await readAll(response) };
}

protocol('asks again over a connection that is kept', async () => {
  const server = serve((request, response) => response.end(`you asked for ${request.url}`));
  await next(server, 'listening');
  const agent = new Agent({ keepAlive: true, keepAliveMsecs: 1000, timeout: 5000 });
  for (const path of ['/one', '/two', '/three']) {
    const { status, body } = await ask({ port: portOf(server), path, agent });
    assert.equal([status, String(body)], [200, `you asked for ${path}`]);
  }
  assert.is(agent.made, 1);
  agent.destroy();
  server.close();
  await next(server, 'close');
});

protocol('carries bodies in chunks, there and back', async () => {
  const server = serve((request, response) => {
    assert.is(request.headers['transfer-encoding'], 'chunked');
    response.writeHead(200);
    request.pipe(response);
  });
  await next(server, 'listening');
  const agent = new Agent({ keepAlive: true });
  const chunks = Array.from({ length: 50 }, (_, index) => randomBytes(1 + index * 999));
  const options = { port: portOf(server), path: '/', method: 'POST', agent };
  const { headers, body } = await ask(options, chunks);
  assert.is(headers['transfer-encoding'], 'chunked');
  const hash = (octets: Buffer): string => createHash('sha256').update(octets).digest('hex');
  assert.is(hash(body), hash(Buffer.concat(chunks)));
  agent.destroy();
  server.close();
  await next(server, 'close');
});

protocol('asks many at once', async () => {
  const server = serve((_request, response) => response.end(randomBytes(20_000)));
  await next(server, 'listening');
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const options = { port: portOf(server), path: '/', agent };
  const all = await Promise.all(Array.from({ length: 100 }, () => ask(options)));
  assert.ok(all.every(({ body }) => body.length === 20_000));
  assert.is(agent.made, 8);
  agent.destroy();
  server.close();
  await next(server, 'close');
});

protocol('tells that nobody listens', async () => {
  const agent = new Agent();
  const request = web.request({ host: '127.0.0.1', port: 1, agent });
  request.end();
  const [error] = (await next(request, 'error')) as [NodeJS.ErrnoException];
  assert.is(error.message, 'connect ECONNREFUSED 127.0.0.1:1');
});

protocol('hangs up on who asks for nothing that it knows', async () => {
  const server = serve((_request, response) => response.end());
  await next(server, 'listening');
  const socket = net.connect(portOf(server), '127.0.0.1');
  socket.end('this is not HTTP\r\n\r\n');
  assert.match(String(await readAll(socket)), /^HTTP\/1\.1 400 Bad Request/);
  server.close();
  await next(server, 'close');
});

protocol('is asked by a URL, with options, and by an agent for one question alone', async () => {
  const server = serve(({ url, headers }, response) => response.end(`${url} ${headers.one}`));
  await next(server, 'listening');
  const url = `http://localhost:${portOf(server)}/page`;
  const headers = { one: 'two' };
  const bodies: string[] = [];
  for (const ask of [
    (then: Answered) => web.get(url, then),
    (then: Answered) => web.get(new URL(url), then),
    (then: Answered) => web.get(url, { headers }, then),
    (then: Answered) => web.get(url, { headers, agent: false }, then),
  ]) {
    const response = await new Promise<http.IncomingMessage>((answered) => void ask(answered));
    bodies.push(String(await readAll(response)));
  }
  assert.equal(bodies, ['/page undefined', '/page undefined', '/page two', '/page two']);
  web.globalAgent.destroy();
  server.close();
  await next(server, 'close');
});

protocol('closes what is idle with its server, and then knows no address', async () => {
  const server = serve((_request, response) => response.end());
  await next(server, 'listening');
  const agent = new Agent({ keepAlive: true });
  await ask({ port: portOf(server), path: '/', agent });
  assert.ok(server.listening);
  await new Promise<void>((closed) => server.close(() => closed()));
  assert.equal([server.listening, server.address()], [false, null]);
  agent.destroy();
});

protocol('serves as many connections at once as it may', async () => {
  const server = serve((_request, response) => response.end());
  server.maxConnections = 1;
  await next(server, 'listening');
  const dropped = next(server, 'drop');
  const sockets = [1, 2].map(() => net.connect(portOf(server), 'localhost').resume());
  await dropped;
  const count = new Promise((told) => server.getConnections((_error, open) => told(open)));
  assert.is(await count, 1);
  for (const socket of sockets) socket.destroy();
  server.close();
  await next(server, 'close');
});

protocol('tells that a port is taken', async () => {
  const server = serve(() => {});
  await next(server, 'listening');
  const other = web.createServer().listen(portOf(server));
  const [error] = (await next(other, 'error')) as [NodeJS.ErrnoException];
  assert.is(error.code, 'EADDRINUSE');
  server.close();
  await next(server, 'close');
});

protocol('leaves nothing open', async () => {
  assert.is(await leftOpen(stack), 0);
});

protocol.run();
