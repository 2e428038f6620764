/**
 * A browser that has nothing but loopback loads pages through the daemon's proxies: chromium, by
 * SOCKS5 and by HTTP CONNECT, from nginx, which is behind a TAP of the daemon's in a namespace that
 * the browser is not in. The page says who asked for it and how; a script of it counts what came.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { CertificateAuthority } from '../../commands/network/authority.ts';
import { IPV4 } from './host.ts';
import { Namespace, needRootAnd } from './namespace.ts';
import type { Outcome, Program } from './namespace.ts';
import { makeOctets } from './octets.ts';

const browser = suite('a browser through the daemon');

const CHROMIUM = 'chromium-headless-shell';
const NAME = 'pages.test';
const TAP = 'net0';
const LARGE = 3_000_001;
const PROXIES = ['socks5://127.0.0.1:1080', 'http://127.0.0.1:8080'] as const;

const folder = mkdtempSync(join(tmpdir(), 'nonos-browser-'));
const file = (name: string): string => join(folder, name);

/** The hash that the script makes of what it is given, and what it does to ask for it. */
const hashOf = (octets: Uint8Array): number =>
  octets.reduce((hash, octet) => (Math.imul(hash, 31) + octet) | 0, 0);
const SCRIPT = `
  const asking = new XMLHttpRequest();
  asking.open('GET', '/large', false);
  asking.overrideMimeType('text/plain; charset=x-user-defined');
  asking.send();
  const text = asking.responseText;
  let hash = 0;
  for (const one of text) hash = (Math.imul(hash, 31) + (one.charCodeAt() & 255)) | 0;
  document.body.append(text.length + ' octets, hash ' + hash);`;
const PAGE =
  '<!doctype html><title>A page</title><body>$server_protocol for $remote_addr, $scheme: ' +
  '<script src="/script.js"></script>';

const authority = new CertificateAuthority('the tests');
const { certificate, key } = authority.issue({ names: [NAME] });
/** Whom the browser is to believe: the key, for it knows no authority of ours. */
const pin = createHash('sha256')
  .update(new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' }))
  .digest('base64');
const large = new Uint8Array(LARGE);
makeOctets(large, 3, 0);

/** Where the pages are, and where the browser and the daemon are. */
let pages: Namespace;
let room: Namespace;
let daemon: Program;

function configuration(): string {
  const serving = `
    root ${folder};
    location = / { default_type text/html; return 200 '${PAGE}'; }`;
  return `
    user root;
    daemon off;
    pid ${file('nginx.pid')};
    error_log stderr;
    events {}
    http {
      access_log off;
      server { listen 80; ${serving} }
      server {
        listen 443 ssl http2;
        ssl_certificate ${file('certificate')};
        ssl_certificate_key ${file('key')};
        ${serving}
      }
    }`;
}

browser.before(async () => {
  needRootAnd(CHROMIUM, 'nginx', 'dnsmasq');
  const files = { certificate, key, large, 'script.js': SCRIPT, 'nginx.conf': configuration() };
  for (const [name, octets] of Object.entries(files)) writeFileSync(file(name), octets);
  const { linux, us, prefixLength } = IPV4;
  pages = new Namespace('browser-pages');
  room = new Namespace('browser-room');
  pages.ip('tuntap', 'add', TAP, 'mode', 'tap');
  pages.ip('address', 'add', `${linux}/${prefixLength}`, 'dev', TAP);
  pages.ip('link', 'set', TAP, 'up');
  await pages.start(/^/, 'nginx', '-p', folder, '-c', file('nginx.conf'));
  const names = ['--no-resolv', '--no-hosts', `--address=/${NAME}/${linux}`];
  const words = ['--no-daemon', '--conf-file=/dev/null', '--user=root', ...names];
  await pages.start(/started/, 'dnsmasq', ...words);
  const wishes = {
    network: { tap: `${TAP}@${pages.name}`, addresses: [`${us}/${prefixLength}`] },
    dns: { servers: [linux] },
    socks: '1080',
    httpProxy: '8080',
  };
  writeFileSync(file('nonos.json'), JSON.stringify(wishes));
  const up = ['bin/nonos.mjs', 'up', '--foreground', '--config', file('nonos.json')];
  const socket = `NONOS_SOCKET=${join(folder, 'its', 'control')}`;
  daemon = await room.start(/ready: /, 'env', socket, process.execPath, ...up);
});
browser.after(async () => {
  await daemon?.stop();
  room?.remove();
  pages?.remove();
  rmSync(folder, { recursive: true });
});

/** What it makes of a page, when all of it is loaded. */
function load(url: string, ...how: readonly string[]): Promise<Outcome> {
  const data = mkdtempSync(file('data-'));
  return room.run(
    ...(['env', `HOME=${data}`, CHROMIUM, '--no-sandbox', '--disable-gpu'] as const),
    ...['--no-first-run', '--disable-background-networking', '--disable-component-update'],
    ...['--disable-sync', `--user-data-dir=${data}`, ...how, '--dump-dom', url],
  );
}

for (const proxy of PROXIES) {
  for (const [scheme, version] of [
    ['http', 'HTTP/1.1'],
    ['https', 'HTTP/2.0'],
  ] as const) {
    browser(`loads a page of ${scheme} with all that belongs to it, by ${proxy}`, async () => {
      const words = [`--proxy-server=${proxy}`, `--ignore-certificate-errors-spki-list=${pin}`];
      const { output, complaints } = await load(`${scheme}://${NAME}/`, ...words);
      assert.match(output, `${version} for ${IPV4.us}, ${scheme}: `, complaints);
      assert.match(output, `${LARGE} octets, hash ${hashOf(large)}`);
    });
  }
}

browser('has no other way than the daemon, and believes nobody for coming by it', async () => {
  assert.match(room.ip('-brief', 'link'), /^lo +\S+ +\S+ +\S+ +\n$/);
  for (const [how, fault] of [
    ['--no-proxy-server', 'ERR_INTERNET_DISCONNECTED'],
    [`--proxy-server=${PROXIES[0]}`, 'ERR_CERT_AUTHORITY_INVALID'],
  ]) {
    const { output, complaints } = await load(`https://${NAME}/`, how);
    assert.is(output, '');
    assert.match(complaints, `net::${fault}`);
  }
});

browser.run();
