/** Names over our stack: asked of named, unbound, dnsdist, kresd, and answered to kdig, dig. */
import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import type { Duplex } from 'node:stream';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { serverGround, transportOf } from '../../commands/dns/servers.ts';
import type { SecureOptions, ServerGround } from '../../commands/dns/servers.ts';
import { serveOverHttps, serveOverTls } from '../../adapters/node/dns/serve.ts';
import { pinOf } from '../../adapters/node/dns/secure.ts';
import { createNodeModules } from '../../adapters/node/index.ts';
import { addressesIn, Answering, DnsServer, Resolver, Zone, soaOf } from '../../runtime/dns.ts';
import type { DnsTransport } from '../../runtime/dns.ts';
import { addressOf } from '../../runtime/base/address.ts';
import { TYPE } from '../../generated/application/dns.wire.ts';
import { a } from '../application/dns/ground.ts';
import { Folder, makeCertificates, PEERS, SERVER_NAME, startPeers } from './dns-servers.ts';
import { IPV4, startHost } from './host.ts';
import type { Host } from './host.ts';
import { needRootAnd } from './namespace.ts';

const dns = suite('names, and the servers and clients of others');

const folder = new Folder();
let host: Host;
let ground: ServerGround;
let authorities: string;

dns.before(async () => {
  needRootAnd('named', 'unbound', 'dnsdist', 'kresd', 'kdig', 'dig', 'openssl');
  makeCertificates(folder);
  authorities = folder.read('ca.pem');
  host = await startHost('dns');
  ground = serverGround(host.stack, { lookUp: async () => [IPV4.linux] });
  await startPeers(host.namespace, IPV4.linux, folder);
});
dns.after(() => {
  host?.close();
  folder.remove();
});

function resolverOf(...transports: readonly DnsTransport[]): Resolver {
  const { timers, random } = host.stack;
  const resolver = new Resolver({ timers, random, transportTo: () => undefined });
  resolver.servers.choose({ transports });
  return resolver;
}

const secureAt = (text: string, more: SecureOptions = {}): DnsTransport =>
  transportOf(text, ground, { addresses: [IPV4.linux], authorities, ...more });

for (const { name, port, tlsPort, httpsPort } of PEERS) {
  const ways: readonly (readonly [string, () => DnsTransport])[] = [
    ['UDP', () => transportOf(`${IPV4.linux}:${port}`, ground)],
    ['TCP', () => transportOf(`tcp://${IPV4.linux}:${port}`, ground)],
    ['TLS', () => secureAt(`tls://${SERVER_NAME}:${tlsPort}`)],
    ['HTTPS by POST', () => secureAt(`https://${SERVER_NAME}:${httpsPort}/dns-query`)],
    [
      'HTTPS by GET',
      () => secureAt(`https://${SERVER_NAME}:${httpsPort}/dns-query`, { isGet: true }),
    ],
  ];
  for (const [way, transport] of ways) {
    dns(`${name} is asked over ${way}`, async () => {
      const resolver = resolverOf(transport());
      const found = await resolver.resolve('alias.example.test');
      assert.equal(found, ['192.0.2.10', '2001:db8::10']);
      assert.equal(await resolver.resolve('nobody.example.test'), []);
      const text = await resolver.query('big.example.test', TYPE.TXT);
      const [{ rdata }] = text.records;
      assert.is(rdata?.is === 'txt' && rdata.txtData.length, 20);
      resolver.close();
    });
  }
}

dns('records of every kind are read from named', async () => {
  const resolver = resolverOf(transportOf(`${IPV4.linux}:${PEERS[0].port}`, ground));
  const kinds: readonly (readonly [string, number, string])[] = [
    ['mail', TYPE.MX, 'mx'],
    ['_service._tcp', TYPE.SRV, 'srv'],
    ['web', TYPE.HTTPS, 'serviceBinding'],
    ['issue', TYPE.CAA, 'caa'],
  ];
  for (const [name, type, is] of kinds) {
    const { records } = await resolver.query(`${name}.example.test`, type);
    assert.is(records[0]?.rdata?.is, is, name);
  }
  resolver.close();
});

/** A server whose TLS comes up, with that certificate; nobody gets further. */
async function serveWith(name: string, then: (port: number) => Promise<void>): Promise<void> {
  const { net } = createNodeModules(host.sockets);
  const context = tls.createSecureContext({
    key: folder.read(`${name}.key`),
    cert: folder.read(`${name}.pem`),
  });
  let said = 0;
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    const secured = new tls.TLSSocket(socket as unknown as Duplex as never, {
      isServer: true,
      secureContext: context,
    });
    secured.on('error', () => socket.destroy());
    secured.on('data', () => said++);
  });
  await new Promise<void>((done) => void server.listen(0, IPV4.us, () => done()));
  try {
    await then((server.address() as { port: number }).port);
    assert.is(said, 0, 'nothing was asked');
  } finally {
    server.close();
  }
}

for (const [name, what] of [
  ['other', 'for another name'],
  ['old', 'that has expired'],
] as const) {
  dns(`nothing is told to a server with a certificate ${what}`, async () => {
    await serveWith(name, async (port) => {
      const text = `tls://${SERVER_NAME}:${port}`;
      const resolver = resolverOf(secureAt(text, { addresses: [IPV4.us] }));
      const fault = await resolver.query('www.example.test', TYPE.A).catch((error) => error.code);
      assert.is(fault, 'EUNTRUSTED');
      resolver.close();
    });
  });
}

dns('nothing is told to a server that nobody we trust has signed for', async () => {
  const text = `tls://${SERVER_NAME}:${PEERS[0].tlsPort}`;
  const resolver = resolverOf(secureAt(text, { authorities: undefined }));
  const fault = await resolver.query('www.example.test', TYPE.A).catch((error) => error.code);
  assert.is(fault, 'EUNTRUSTED');
  resolver.close();
  const pins = [pinOf(new X509Certificate(folder.read('good.pem')))];
  const pinned = resolverOf(secureAt(text, { authorities: undefined, pins }));
  assert.is(addressesIn(await pinned.query('www.example.test', TYPE.A)).length, 1);
  pinned.close();
});

dns('kdig and dig are answered by our server, over UDP, TCP, TLS and HTTPS', async () => {
  const long = Array.from({ length: 100 }, (_, at) => a('long.ours', `192.0.2.${at}`));
  const zone = new Zone('ours', [soaOf('ours', 'ns.ours'), a('www.ours', '192.0.2.7'), ...long]);
  const resolver = resolverOf(transportOf(`${IPV4.linux}:${PEERS[1].port}`, ground));
  const forward = (name: string, type: number) => resolver.query(name, type);
  const answering = new Answering({ zones: [zone], forward });
  const { udp, tcp, timers } = host.stack;
  const addresses = [addressOf(IPV4.us)];
  const server = new DnsServer({ udp, tcp, timers, answering, addresses });
  assert.is(server.start(), undefined);
  const modules = createNodeModules(host.sockets);
  const [key, certificate] = [folder.read('good.key'), folder.read('good.pem')];
  const serving = { modules, answering, host: IPV4.us, key, certificate };
  const close = [
    serveOverTls({ ...serving, port: 853 }),
    serveOverHttps({ ...serving, port: 443 }),
  ];
  const run = async (program: string, ...words: readonly string[]): Promise<string> =>
    (await host.namespace.run(program, ...words, `@${IPV4.us}`)).output;
  const verified = [`+tls-ca=${folder.at('ca.pem')}`, `+tls-hostname=${SERVER_NAME}`];
  for (const way of [[], ['+tcp'], ['+tls'], ['+https=/dns-query'], ['+https-get=/dns-query']]) {
    const more = way.length > 0 && way[0] !== '+tcp' ? verified : [];
    assert.is(await run('kdig', ...way, ...more, '+short', 'www.ours'), '192.0.2.7\n', way[0]);
  }
  for (const way of [[], ['+tcp'], ['+tls'], ['+https']]) {
    assert.is(await run('dig', ...way, '+short', 'www.ours'), '192.0.2.7\n', `dig ${way[0]}`);
  }
  assert.is((await run('dig', '+short', 'long.ours')).split('\n').length, 101);
  assert.is(await run('dig', '+short', 'www.example.test'), '192.0.2.10\n');
  assert.match(await run('dig', 'none.ours'), /status: NXDOMAIN[\s\S]*SOA\tns\.ours\./);
  assert.match(await run('kdig', 'www.ours', 'TYPE65280'), /status: NOERROR/);
  for (const one of close) one();
  server.close();
  resolver.close();
});

dns.run();
