import http from 'node:http';
import net from 'node:net';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { listenForHttp } from '../../../adapters/node/proxy/http.ts';
import type { ProxyPort } from '../../../adapters/node/proxy/listen.ts';
import { newModules, next, portOf, readAll } from './modules.ts';
import type { Modules } from './modules.ts';

const proxy = suite('an HTTP proxy of Node before a stack');

let modules: Modules;
let port: ProxyPort;
let asked: string[];

proxy.before.each(async () => {
  modules = newModules({ hosts: { 'one.lab': ['127.0.0.1'] } });
  asked = [];
  port = await listenForHttp({
    net,
    host: '127.0.0.1',
    port: 0,
    dial({ host, port: to, credentials }) {
      asked.push(`${host} ${to} ${credentials}`);
      return new Promise<Duplex>((settle, fail) => {
        const socket = modules.net.connect({ host, port: to, allowHalfOpen: true });
        socket.once('error', fail);
        socket.once('connect', () => settle(socket));
      });
    },
  });
});
proxy.after.each(async () => {
  await port.close();
  modules.close();
});

/** A server of the stack; its port. */
async function serve(listener: http.RequestListener): Promise<number> {
  const server = modules.http.createServer(listener).listen(0, '127.0.0.1');
  await next(server, 'listening');
  return portOf(server);
}

async function say(text: string): Promise<string> {
  const socket = net.connect(port.port, '127.0.0.1');
  socket.write(text);
  return String(await readAll(socket));
}

interface Heard {
  readonly status: number | undefined;
  readonly text: string;
}

async function get(url: string, headers: Record<string, string> = {}): Promise<Heard> {
  const asking = http.get({ host: '127.0.0.1', port: port.port, path: url, headers, agent: false });
  const [answer] = (await next(asking, 'response')) as [http.IncomingMessage];
  return { status: answer.statusCode, text: String(await readAll(answer)) };
}

proxy(
  'a page is asked for at its place, by the path alone, and by no secrets of ours',
  async () => {
    const to = await serve(({ url, headers }, response) => {
      response.end(
        JSON.stringify([url, headers.host, headers['proxy-authorization'] ?? '', headers.x]),
      );
    });
    const secret = `Basic ${Buffer.from('me:pass').toString('base64')}`;
    const headers = { 'Proxy-Authorization': secret, X: '1', Connection: 'close, Y', Y: '2' };
    const { status, text } = await get(`http://one.lab:${to}/a?b`, headers);
    assert.is(status, 200);
    assert.equal(JSON.parse(text), ['/a?b', `one.lab:${to}`, '', '1']);
    assert.equal(asked, [`one.lab ${to} me\0pass`]);
  },
);

proxy('a tunnel carries octets both ways, and an end as an end', async () => {
  const echo = modules.net.createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket));
  echo.listen(0, '127.0.0.1');
  await next(echo, 'listening');
  const asking = http.request({
    method: 'CONNECT',
    path: `one.lab:${portOf(echo)}`,
    port: port.port,
    host: '127.0.0.1',
  });
  asking.end();
  const [answer, socket] = (await next(asking, 'connect')) as [http.IncomingMessage, Socket];
  assert.is(answer.statusCode, 200);
  const heard = readAll(socket);
  const octets = Buffer.alloc(1_000_000, 'x');
  socket.end(octets);
  assert.ok((await heard).equals(octets));
  while (port.clients > 0) await sleep(1);
});

proxy('where nobody is, the client is told so', async () => {
  assert.is((await get('http://one.lab:9/')).status, 502);
  assert.is((await get('http://nobody.lab/')).status, 502);
  const refused = await say('CONNECT one.lab:9 HTTP/1.1\r\nHost: x\r\n\r\n');
  assert.match(refused, /^HTTP\/1\.1 502 Bad Gateway\r\n/);
});

proxy('what is no question to a proxy is refused', async () => {
  assert.is((await get('/')).status, 400);
  assert.is((await get('ftp://one.lab/')).status, 400);
  assert.match(await say('CONNECT nowhere HTTP/1.1\r\nHost: x\r\n\r\n'), /^HTTP\/1\.1 400 /);
  assert.match(await say('\0\x01\x02 nonsense\r\n\r\n'), /^HTTP\/1\.1 400 /);
  assert.equal(asked, []);
});

proxy('a client that is gone takes its way with it', async () => {
  let isGone = false;
  const slow = modules.net.createServer((socket) => {
    socket.resume().on('close', () => (isGone = true));
  });
  slow.listen(0, '127.0.0.1');
  await next(slow, 'listening');
  const socket = net.connect(port.port, '127.0.0.1');
  socket.write(`CONNECT one.lab:${portOf(slow)} HTTP/1.1\r\nHost: x\r\n\r\n`);
  await next(socket, 'data');
  socket.resetAndDestroy();
  while (!isGone) await sleep(1);
});

proxy.run();
