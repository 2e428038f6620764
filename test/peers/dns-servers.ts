/** Servers of names by others, in a namespace, with certificates that are made for the test. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Namespace } from './namespace.ts';

/** What the certificates say. */
export const SERVER_NAME = 'dns.example.test';

export interface Peer {
  readonly name: string;
  readonly port: number;
  readonly tlsPort: number;
  readonly httpsPort: number;
}

export const NAMED: Peer = { name: 'named', port: 5300, tlsPort: 8530, httpsPort: 4430 };
export const PEERS: readonly Peer[] = [
  NAMED,
  { name: 'unbound', port: 5301, tlsPort: 8531, httpsPort: 4431 },
  { name: 'dnsdist', port: 5302, tlsPort: 8532, httpsPort: 4432 },
  { name: 'kresd', port: 5303, tlsPort: 8533, httpsPort: 4433 },
];

const ZONE = (address: string): string => `$TTL 300
@ IN SOA ns.example.test. root.example.test. 1 3600 900 604800 60
@ IN NS ns
ns IN A ${address}
www IN A 192.0.2.10
www IN AAAA 2001:db8::10
alias IN CNAME www
text IN TXT "hello" "world"
mail IN MX 10 www
_service._tcp IN SRV 1 2 443 www
web IN HTTPS 1 . alpn=h3,h2 ipv4hint=192.0.2.10
issue IN CAA 0 issue "ca.example"
big IN TXT ${'("' + Array.from({ length: 20 }, () => 'x'.repeat(200)).join('" "') + '")'}
`;

export class Folder {
  readonly path: string = mkdtempSync(join(tmpdir(), 'nonos-dns-'));

  at(name: string): string {
    return join(this.path, name);
  }

  write(name: string, text: string): string {
    writeFileSync(this.at(name), text);
    return this.at(name);
  }

  read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

function openssl(folder: Folder, ...words: readonly string[]): void {
  execFileSync('openssl', words, { cwd: folder.path, stdio: 'pipe' });
}

/** An authority, and what it has signed: `good`, `other` for another name, and `old`. */
export function makeCertificates(folder: Folder): void {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const authority = ['-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=ca', '-days', '30'];
  openssl(folder, 'req', '-x509', ...key, ...authority);
  for (const [name, host, days] of [
    ['good', SERVER_NAME, 30],
    ['other', 'other.example.test', 30],
    ['old', SERVER_NAME, -1],
  ] as const) {
    folder.write(`${name}.ext`, `subjectAltName=DNS:${host}`);
    openssl(
      folder,
      'req',
      ...key,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      '/CN=x',
    );
    const signed = ['-in', `${name}.csr`, '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'];
    const out = ['-out', `${name}.pem`, '-extfile', `${name}.ext`, '-days', String(days)];
    openssl(folder, 'x509', '-req', ...signed, ...out);
  }
}

/** All of them, when they answer. */
export async function startPeers(
  namespace: Namespace,
  address: string,
  folder: Folder,
): Promise<void> {
  const anything = new RegExp('');
  const [pem, key] = [folder.at('good.pem'), folder.at('good.key')];
  for (const name of ['named', 'unbound', 'kresd']) mkdirSync(folder.at(name));
  folder.write('zone', ZONE(address));
  const named = folder.write('named.conf', namedConfiguration(folder, address, pem, key));
  await namespace.start(anything, 'named', '-g', '-c', named);
  const unbound = folder.write('unbound.conf', unboundConfiguration(folder, address, pem, key));
  await namespace.start(anything, 'unbound', '-d', '-c', unbound);
  const dnsdist = folder.write('dnsdist.conf', dnsdistConfiguration(address, pem, key));
  await namespace.start(anything, 'dnsdist', '--supervised', '-C', dnsdist, '--disable-syslog');
  const kresd = folder.write('kresd.conf', kresdConfiguration(address, pem, key));
  await namespace.start(anything, 'kresd', '-n', '-c', kresd, folder.at('kresd'));
  for (const { port, name } of PEERS) await answering(namespace, address, port, name);
}

const TRIES_MAX = 100;

async function answering(
  namespace: Namespace,
  address: string,
  port: number,
  name: string,
): Promise<void> {
  const words = ['+short', '+time=1', '+tries=1', `@${address}`, '-p', String(port)];
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const { output } = await namespace.run('dig', ...words, 'www.example.test');
    if (output.includes('192.0.2.10')) return;
    await sleep(100);
  }
  throw new Error(`${name} does not answer at port ${port}`);
}

function namedConfiguration(folder: Folder, address: string, pem: string, key: string): string {
  const listen = (port: number, how: string): string =>
    `listen-on port ${port} ${how} { ${address}; };`;
  return `
tls good { cert-file "${pem}"; key-file "${key}"; };
http all { endpoints { "/dns-query"; }; };
options {
  directory "${folder.at('named')}"; pid-file none; session-keyfile none; recursion no;
  dnssec-validation no; listen-on-v6 { none; };
  ${listen(NAMED.port, '')} ${listen(NAMED.tlsPort, 'tls good')}
  ${listen(NAMED.httpsPort, 'tls good http all')}
};
controls { };
zone "example.test" { type master; file "${folder.at('zone')}"; };
`;
}

function unboundConfiguration(folder: Folder, address: string, pem: string, key: string): string {
  const { port, tlsPort, httpsPort } = PEERS[1];
  const interfaces = [port, tlsPort, httpsPort].map((one) => ` interface: ${address}@${one}`);
  return `server:
 username: ""
 chroot: ""
 pidfile: ""
 directory: "${folder.at('unbound')}"
 use-syslog: no
 do-daemonize: no
${interfaces.join('\n')}
 tls-port: ${tlsPort}
 https-port: ${httpsPort}
 tls-service-key: "${key}"
 tls-service-pem: "${pem}"
 local-zone: "test." nodefault
 module-config: "iterator"
 access-control: 192.0.2.0/24 allow
remote-control:
 control-enable: no
stub-zone:
 name: "example.test"
 stub-addr: ${address}@${NAMED.port}
`;
}

function dnsdistConfiguration(address: string, pem: string, key: string): string {
  const { port, tlsPort, httpsPort } = PEERS[2];
  return `newServer({address="${address}:${NAMED.port}"})
setACL({"192.0.2.0/24"})
setLocal("${address}:${port}")
addTLSLocal("${address}:${tlsPort}","${pem}","${key}")
addDOHLocal("${address}:${httpsPort}","${pem}","${key}",{"/dns-query"})
`;
}

function kresdConfiguration(address: string, pem: string, key: string): string {
  const { port, tlsPort, httpsPort } = PEERS[3];
  return `net.listen('${address}', ${port})
net.listen('${address}', ${tlsPort}, { kind = 'tls' })
net.listen('${address}', ${httpsPort}, { kind = 'doh2' })
net.tls("${pem}", "${key}")
trust_anchors.remove('.')
policy.add(policy.suffix(policy.STUB('${address}@${NAMED.port}'), {todname('example.test')}))
cache.size = 10 * MB
`;
}
