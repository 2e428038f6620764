import type { RequestListener } from 'node:http';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DnsOverHttps } from '../../../../adapters/node/dns/over-https.ts';
import type { HttpsServer } from '../../../../adapters/node/dns/over-https.ts';
import {
  answering,
  ask,
  certificate,
  faultOf,
  GOOD,
  HTTPS_PORT,
  key,
  newSecureLoop,
} from './secure-ground.ts';

const https = suite('DNS over HTTPS');

const { modules, ground, dialed, serveBoth } = newSecureLoop();
let closeServers: () => void;
https.before(() => void (closeServers = serveBoth()));
https.after(() => {
  closeServers();
  modules.close();
});

const transportTo = (server: Partial<HttpsServer> = {}): DnsOverHttps => {
  const good = { ...GOOD, port: HTTPS_PORT, path: '/dns-query' };
  return new DnsOverHttps('https://localhost/dns-query', { ...good, ...server }, ground);
};

for (const method of ['GET', 'POST'] as const) {
  https(`has its answer by ${method} over HTTP/2, all over one connection`, async () => {
    const transport = transportTo({ method });
    dialed.count = 0;
    const all = await Promise.all(Array.from({ length: 20 }, (_, at) => ask(transport, at)));
    assert.ok(all.every(({ id, answer }, at) => id === at && answer.length === 1));
    assert.is(dialed.count, 1);
    transport.close();
  });
}

/** A server of HTTP/1.1 alone, that does what it likes. */
function serveHttp1(port: number, listener: RequestListener): () => void {
  const server = modules.https.createServer({ key, cert: certificate }, listener).listen(port);
  return () => void server.close();
}

https('speaks HTTP/1.1 where the server does, over connections that are used again', async () => {
  const answers: string[] = [];
  const close = serveHttp1(8443, (request, response) => {
    answers.push(`${request.method} ${request.httpVersion}`);
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const query = Buffer.concat(pieces);
      response.setHeader('content-type', 'application/dns-message');
      void answering.answer(query, 'stream').then((answer) => response.end(answer));
    });
  });
  const transport = transportTo({ port: 8443 });
  dialed.count = 0;
  for (let count = 0; count < 3; count++) assert.is((await ask(transport)).answer.length, 1);
  assert.equal(
    answers,
    Array.from({ length: 3 }, () => 'POST 1.1'),
  );
  assert.is(dialed.count, 1);
  transport.close();
  close();
});

const bad: readonly (readonly [string, RequestListener])[] = [
  ['a page', (_, response) => void response.end('<html>')],
  ['a status', (_, response) => void response.writeHead(500).end()],
  ['a redirect', (_, response) => void response.writeHead(302, { location: '/' }).end()],
  [
    'more than a message',
    (_, response) => {
      response.setHeader('content-type', 'application/dns-message');
      response.end(Buffer.alloc(70_000));
    },
  ],
];

for (const [number, [what, listener]] of bad.entries()) {
  https(`takes no answer from ${what}`, async () => {
    const close = serveHttp1(8500 + number, listener);
    const transport = transportTo({ port: 8500 + number });
    assert.is(await faultOf(ask(transport)), 'EBADANSWER');
    transport.close();
    close();
  });
}

https('tells nothing to a server whose certificate is for another name', async () => {
  const transport = transportTo({ host: 'dns.example' });
  assert.is(await faultOf(ask(transport)), 'EUNTRUSTED');
  transport.close();
});

https('finds no path but the one', async () => {
  const transport = transportTo({ path: '/elsewhere' });
  assert.is(await faultOf(ask(transport)), 'EBADANSWER');
  transport.close();
});

https.run();
