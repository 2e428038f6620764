import { randomBytes } from 'node:crypto';
import type { RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Client, fetch, Pool } from 'undici';

import { leftOpen, newModules, next, portOf } from './modules.ts';

const fetching = suite('undici over our sockets');
const { net, http, stack, close } = newModules();
fetching.after(close);

type Connect = NonNullable<Client.Options['connect']>;

/** Undici wants to be called back, and never before it has returned. */
const connect: Connect = (options, callback) => {
  const socket = net.connect(Number(options.port), options.hostname);
  socket.once('connect', () => callback(null, socket as unknown as Socket));
  socket.once('error', (error) => callback(error, null));
};

async function serve(answer: RequestListener): Promise<readonly [Server, string]> {
  const server = http.createServer(answer).listen(0);
  await next(server, 'listening');
  return [server, `http://localhost:${portOf(server)}`];
}

fetching('asks, and asks again over the same connection', async () => {
  const ports = new Set<unknown>();
  const [server, origin] = await serve((request, response) => {
    ports.add(request.socket.remotePort);
    response.end(`you asked for ${request.url}`);
  });
  const client = new Client(origin, { connect });
  for (const path of ['/one', '/two']) {
    const { statusCode, body } = await client.request({ path, method: 'GET' });
    assert.equal([statusCode, await body.text()], [200, `you asked for ${path}`]);
  }
  assert.is(ports.size, 1);
  await client.close();
  server.close();
  await next(server, 'close');
});

fetching('fetches, large bodies both ways', async () => {
  const [server, origin] = await serve((request, response) => void request.pipe(response));
  const pool = new Pool(origin, { connect, connections: 4 });
  const body = randomBytes(3_000_000);
  const all = Array.from({ length: 8 }, async () => {
    const response = await fetch(origin, { method: 'POST', body, dispatcher: pool });
    return Buffer.from(await response.arrayBuffer()).equals(body);
  });
  assert.equal(await Promise.all(all), Array(8).fill(true));
  await pool.close();
  server.close();
  await next(server, 'close');
});

fetching('tells that nobody listens', async () => {
  const client = new Client('http://127.0.0.1:1', { connect });
  const error = await client.request({ path: '/', method: 'GET' }).catch((reason: Error) => reason);
  assert.is((error as Error).message, 'connect ECONNREFUSED 127.0.0.1:1');
  await client.close();
});

fetching('leaves nothing open', async () => {
  assert.is(await leftOpen(stack), 0);
});

fetching.run();
