import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { toBase64 } from '../../../runtime/base/base64.ts';
import { DirectoryConnection } from '../../../runtime/onion/relay/directory-connection.ts';
import type { DirectoryService } from '../../../runtime/onion/relay/directory-connection.ts';
import { DirectoryShelf } from '../../../runtime/onion/relay/directory-shelf.ts';
import { crypto } from './bench.ts';

const directories = suite("onion: a relay's own directory");

const octets = (text: string): Uint8Array => new TextEncoder().encode(text);
const shelf = new DirectoryShelf(crypto);
const micro = ['onion-key\nntor-onion-key one\n', 'onion-key\nntor-onion-key two\n'];
const names = micro.map((text) => toBase64(crypto.digest('sha256', octets(text)), false));
shelf.putConsensus({
  octets: octets('network-status-version 3 microdesc\n'),
  validAfter: 1_000_000,
  parameters: new Map(),
});
shelf.putMicrodescriptors(micro);
shelf.putCertificates([
  { identity: 'A'.repeat(40), signingKeyDigest: 'B'.repeat(40), text: 'dir-key one\n' },
  { identity: 'C'.repeat(40), signingKeyDigest: 'D'.repeat(40), text: 'dir-key two\n' },
]);
const service: DirectoryService = {
  shelf,
  unixSeconds: () => 1_000_100,
  post: (path, body) => ({ status: 200, body: octets(`${path} ${body.length}`) }),
};

function ask(request: string, chunk = 1e9): { status: number; body: string } | undefined {
  const connection = new DirectoryConnection(service);
  const all = octets(request);
  for (let at = 0; at < all.length; at += chunk) connection.write(all.subarray(at, at + chunk));
  if (!connection.isPeerClosed) return undefined;
  const b = new Uint8Array(connection.readable);
  for (let at = 0; connection.readable > 0;)
    at += connection.read(b, at, Math.min(b.length, at + 7));
  const [head, ...rest] = new TextDecoder().decode(b).split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), body: rest.join('\r\n\r\n') };
}

const get = (path: string, fields = ''): { status: number; body: string } =>
  ask(`GET ${path} HTTP/1.0\r\n${fields}\r\n`)!;

directories('gives the consensus, and not again to who has it', () => {
  const path = '/tor/status-vote/current/consensus-microdesc';
  assert.is(get(path).body, 'network-status-version 3 microdesc\n');
  assert.is(get(`${path}/ABCDEF+012345`).status, 200);
  assert.is(get(`${path}.z`).status, 200);
  const since = (seconds: number): string =>
    `If-Modified-Since: ${new Date(seconds * 1000).toUTCString()}\r\n`;
  assert.is(get(path, since(1_000_000)).status, 304);
  assert.is(get(path, since(999_999)).status, 200);
  assert.is(get(path, 'If-Modified-Since: whenever\r\n').status, 200);
});

directories('gives microdescriptors by their digests, each once', () => {
  const path = `/tor/micro/d/${names[1]}-${names[0]}-${names[1]}-${'A'.repeat(43)}-%`;
  assert.is(get(path).body, micro[1] + micro[0]);
  assert.is(get(`/tor/micro/d/${'A'.repeat(43)}`).status, 404);
});

directories('gives certificates by identity, by key, and all', () => {
  assert.is(get('/tor/keys/all').body, 'dir-key one\ndir-key two\n');
  assert.is(get(`/tor/keys/fp/${'c'.repeat(40)}`).body, 'dir-key two\n');
  assert.is(get(`/tor/keys/fp-sk/${'A'.repeat(40)}-${'B'.repeat(40)}`).body, 'dir-key one\n');
  assert.is(get(`/tor/keys/fp-sk/${'A'.repeat(40)}-${'D'.repeat(40)}`).status, 404);
});

directories('says what it has not, and what it does not understand', () => {
  assert.is(get('/').status, 404);
  assert.is(get('/tor/server/authority').status, 404);
  assert.is(ask('BREW / HTTP/1.0\r\n\r\n')!.status, 400);
  assert.is(ask('\r\n\r\n')!.status, 400);
  assert.is(ask(`GET /${'a'.repeat(70_000)}`)!.status, 413);
  assert.is(ask('POST / HTTP/1.0\r\nContent-Length: 1e9\r\n\r\n')!.status, 413);
  assert.is(ask('POST / HTTP/1.0\r\nContent-Length: x\r\n\r\n')!.status, 413);
});

directories('waits for a whole request, however it comes', () => {
  const whole = 'POST /tor/ HTTP/1.0\r\nContent-Length: 5\r\n\r\nhello';
  for (let end = 0; end < whole.length; end++) assert.is(ask(whole.slice(0, end)), undefined);
  assert.equal(ask(whole, 1), { status: 200, body: '/tor/ 5' });
  assert.is(ask('HEAD /tor/keys/all HTTP/1.0\r\n\r\n')!.body, '');
});

directories.run();
