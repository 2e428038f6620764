import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DnsOverTls } from '../../../../adapters/node/dns/over-tls.ts';
import type { SecureServer } from '../../../../adapters/node/dns/secure.ts';
import { ask, faultOf, GOOD, newSecureLoop, pin } from './secure-ground.ts';

const tls = suite('DNS over TLS');

const { modules, ground, dialed, serveBoth } = newSecureLoop();
let closeServers: () => void;
tls.before(() => void (closeServers = serveBoth()));
tls.after(() => {
  closeServers();
  modules.close();
});

const transportTo = (server: Partial<SecureServer> = {}): DnsOverTls =>
  new DnsOverTls('tls://localhost', { ...GOOD, ...server }, ground);

tls('has its answer, padded, under the number that was asked', async () => {
  const transport = transportTo();
  const { id, answer, question } = await ask(transport);
  assert.equal([id, answer.length, question[0].qname], [7, 1, 'wWw.example']);
  transport.close();
});

tls('has many at once over one connection, even of the same number', async () => {
  const transport = transportTo();
  dialed.count = 0;
  const all = await Promise.all(Array.from({ length: 40 }, (_, at) => ask(transport, at >> 1)));
  assert.equal(
    all.map(({ id }) => id),
    Array.from({ length: 40 }, (_, at) => at >> 1),
  );
  assert.is(dialed.count, 1);
  transport.close();
});

const refused: readonly (readonly [string, Partial<SecureServer>])[] = [
  ['a certificate of its own', { authorities: undefined }],
  ['a certificate for another name', { host: 'dns.example' }],
  ['a certificate for a name in place of an address', { host: '127.0.0.1' }],
  ['another key than the one that is pinned', { pins: ['AAAA'] }],
];

for (const [what, server] of refused) {
  tls(`tells nothing to a server with ${what}`, async () => {
    const transport = transportTo(server);
    assert.is(await faultOf(ask(transport)), 'EUNTRUSTED');
  });
}

tls('trusts a key that is pinned, whoever signed for it', async () => {
  const transport = transportTo({ pins: [pin], authorities: undefined, host: 'anybody.example' });
  assert.is((await ask(transport)).answer.length, 1);
  transport.close();
});

tls('asks for the address of its server where that is not told', async () => {
  const transport = transportTo({ addresses: undefined });
  assert.is((await ask(transport)).answer.length, 1);
  transport.close();
});

tls('tries one address after the other', async () => {
  const transport = transportTo({ addresses: ['127.0.0.2', '127.0.0.1'], port: 853 });
  assert.is((await ask(transport)).answer.length, 1);
  transport.close();
});

tls('makes a connection anew that the server has closed', async () => {
  const transport = transportTo();
  await ask(transport);
  closeServers();
  assert.is(await faultOf(ask(transport)), 'ECONNREFUSED');
  closeServers = serveBoth();
  assert.is((await ask(transport)).answer.length, 1);
  transport.close();
});

tls('ends when it is given up, before the handshake and after', async () => {
  const silent = modules.net.createServer((socket) => void socket.on('error', () => {}));
  silent.listen(8853);
  const transport = transportTo({ port: 8853 });
  const late = AbortSignal.timeout(50);
  const fault = await ask(transport, 1, late).catch((error: Error) => error.name);
  assert.is(fault, 'TimeoutError');
  silent.close();
});

tls.run();
