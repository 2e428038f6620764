/** Pages of nginx and caddy by our curl and wget, and ours by curl itself, also through proxies. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import nodeNet from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { createNodeModules } from '../../adapters/node/index.ts';
import { listenForHttp } from '../../adapters/node/proxy/http.ts';
import { CertificateAuthority } from '../../commands/network/authority.ts';
import { readAll } from '../adapters/node/modules.ts';
import { commandsOn } from './commands.ts';
import type { RunCommand } from './commands.ts';
import { startHost } from './host.ts';
import type { Host } from './host.ts';
import { needRootAnd, runProgram } from './namespace.ts';
import { makeOctets } from './octets.ts';

const web = suite('the web, ours and that of others');

const MEGABYTE = 1_000_000;
const LARGE = 100 * MEGABYTE;
const NAME = 'web.test';

const folder = mkdtempSync(join(tmpdir(), 'nonos-web-'));
const file = (name: string): string => join(folder, name);
const hashOf = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex');

const authority = new CertificateAuthority('the tests');
const stranger = new CertificateAuthority('a stranger');
const large = new Uint8Array(LARGE);
let host: Host;
let nonos: RunCommand;

/** A file of nginx's configuration for each certificate. */
function secureServer(port: number, name: string, more = ''): string {
  return `server {
    listen ${port} ssl http2;
    ssl_certificate ${file(`${name}.pem`)};
    ssl_certificate_key ${file(`${name}.key`)};
    ssl_protocols TLSv1.3;
    ${more}
  }`;
}

function configuration(): string {
  const day = 86_400_000;
  const past = { notBefore: new Date(Date.now() - 9 * day), notAfter: new Date(Date.now() - day) };
  const issued = {
    good: authority.issue({ names: [NAME, '192.0.2.1'] }),
    expired: authority.issue({ names: [NAME], ...past }),
    other: authority.issue({ names: ['other.test'] }),
    strange: stranger.issue({ names: [NAME] }),
  };
  for (const [name, { certificate, key }] of Object.entries(issued)) {
    writeFileSync(file(`${name}.pem`), certificate);
    writeFileSync(file(`${name}.key`), key);
  }
  writeFileSync(file('authority.pem'), authority.certificate);
  const locations = `
    location = /moved { return 302 /page; }
    location = /text { gzip on; gzip_min_length 1; gzip_types *; }
    location = /secret { auth_basic x; auth_basic_user_file ${file('users')}; }
    location = /quiet { return 444; }`;
  writeFileSync(file('users'), 'me:{PLAIN}open\n');
  return `
    user root;
    daemon off;
    pid ${file('nginx.pid')};
    error_log ${file('nginx.log')};
    events {}
    http {
      root ${file('pages')};
      access_log off;
      client_body_temp_path ${file('body')};
      server { listen 80; ${locations} }
      ${secureServer(443, 'good', locations)}
      ${secureServer(8441, 'expired')}
      ${secureServer(8442, 'other')}
      ${secureServer(8443, 'strange')}
    }`;
}

web.before(async () => {
  needRootAnd('nginx', 'caddy', 'curl', 'tinyproxy');
  host = await startHost('web');
  nonos = commandsOn(host, {
    hosts: { [NAME]: ['192.0.2.1'] },
    authorities: [authority.certificate],
  });
  mkdirSync(file('pages'));
  makeOctets(large, 3, 0);
  writeFileSync(file('pages/large'), large);
  writeFileSync(file('pages/page'), large.subarray(0, MEGABYTE));
  writeFileSync(file('pages/text'), 'a line of text\n'.repeat(10_000));
  writeFileSync(file('pages/secret'), 'it is open\n');
  writeFileSync(file('nginx.conf'), configuration());
  const { namespace } = host;
  await namespace.start(/^/, 'nginx', '-p', folder, '-c', file('nginx.conf'));
  await listens(80);
  const caddyfile = `{
    admin off
    auto_https off
    storage file_system ${file('caddy')}
  }
  :9443 {
    tls ${file('good.pem')} ${file('good.key')}
    root * ${file('pages')}
    encode gzip
    file_server
  }`;
  writeFileSync(file('Caddyfile'), caddyfile);
  const words = ['run', '--adapter', 'caddyfile', '--config', file('Caddyfile')];
  await namespace.start(/serving initial configuration/, 'caddy', ...words);
});

web.after(() => {
  host.close();
  rmSync(folder, { recursive: true });
});

async function listens(port: number): Promise<void> {
  for (;;) {
    const { output } = await host.namespace.run('ss', '-Hltn', `sport = :${port}`);
    if (output !== '') return;
  }
}

const curl = (...words: readonly string[]): ReturnType<RunCommand> =>
  nonos(['curl', '-s', '-S', ...words]);

for (const [name, url, version] of [
  ['nginx', `https://${NAME}`, '2'],
  ['nginx', `http://${NAME}`, '1.1'],
  ['caddy', `https://${NAME}:9443`, '2'],
]) {
  web(`curl gets pages of ${name} over HTTP/${version}, whole, in part and packed`, async () => {
    const page = large.subarray(0, MEGABYTE);
    const path = file('got');
    const format = '%{http_version} %{http_code} %{size_download}';
    const whole = await curl('-o', path, '-w', format, `${url}/page`);
    assert.is(whole.output, `${version} 200 ${MEGABYTE}`, whole.complaints);
    assert.is(hashOf(readFileSync(path)), hashOf(page));
    writeFileSync(path, page.subarray(0, 1000));
    const rest = await curl('-C', '-', '-o', path, '-w', '%{http_code}', `${url}/page`);
    assert.is(rest.output, '206');
    assert.is(hashOf(readFileSync(path)), hashOf(page));
    const packed = await curl('--compressed', '-w', ' %{size_download}', `${url}/text`);
    const [text, octets] = [packed.output.slice(0, 150_000), Number(packed.output.slice(150_001))];
    assert.is(text, 'a line of text\n'.repeat(10_000));
    assert.ok(octets < 10_000, String(octets));
  });
}

web('HTTP/1.1 over TLS is spoken where HTTP/2 is not wanted', async () => {
  const words = ['--http1.1', '-L', '-o', file('moved'), '-w', '%{http_version} %{num_redirects}'];
  assert.is((await curl(...words, `https://${NAME}/moved`)).output, '1.1 1');
});

web('a hundred megabytes come over TLS, to the last octet', async () => {
  const { status } = await curl('-o', file('large'), `https://${NAME}/large`);
  assert.is(status, 0);
  assert.is(hashOf(readFileSync(file('large'))), hashOf(large));
});

web('wget goes on where a file ends', async () => {
  writeFileSync(file('half'), large.subarray(0, MEGABYTE / 2));
  const { status } = await nonos(['wget', '-q', '-c', '-O', file('half'), `https://${NAME}/page`]);
  assert.is(status, 0);
  assert.is(hashOf(readFileSync(file('half'))), hashOf(large.subarray(0, MEGABYTE)));
});

web('who has no good certificate is not believed, and -k believes anybody', async () => {
  for (const [port, words] of [
    ['8441', 'certificate has expired'],
    ['8442', `no alternative certificate subject name matches target host name '${NAME}'`],
    ['8443', 'unable to'],
  ]) {
    const url = `https://${NAME}:${port}/page`;
    const refused = await curl('-o', file('no'), url);
    assert.is(refused.status, 60, port);
    assert.match(refused.complaints, words);
    assert.is((await nonos(['wget', '-q', '-O', file('no'), url])).status, 5);
    assert.is((await curl('-k', '-o', file('any'), url)).status, 0);
  }
  const path = file('authority.pem');
  assert.is((await curl('--cacert', path, '-o', file('yes'), `https://${NAME}/page`)).status, 0);
  const alone = ['--cacert', path, '-o', file('no'), `https://${NAME}:8443/page`];
  assert.is((await curl(...alone)).status, 60);
});

web('passwords, closed ports, silence and nobody have the numbers of curl(1)', async () => {
  const secret = `http://${NAME}/secret`;
  assert.is((await curl('-f', secret)).status, 22);
  assert.is((await curl('-u', 'me:open', secret)).output, 'it is open\n');
  assert.is((await nonos(['wget', '-q', '-O', '-', secret])).status, 6);
  assert.is((await curl(`http://${NAME}:81/`)).status, 7);
  assert.is((await curl(`http://${NAME}/quiet`)).status, 52);
  assert.is((await curl('http://192.0.2.99/')).status, 7);
  assert.is((await curl(`https://${NAME}:80/`)).status, 35);
});

web('curl itself gets pages of ours, over HTTP/1.1 and HTTP/2', async () => {
  const { http, http2 } = createNodeModules(host.sockets);
  const plain = http.createServer((request, response) => {
    response.end(`plain ${request.httpVersion} ${request.method}`);
  });
  const { certificate: cert, key } = authority.issue({ names: ['192.0.2.2'] });
  const secure = http2.createSecureServer({ cert, key, allowHTTP1: true }, (request, response) => {
    request.pipe(response as unknown as Duplex);
  });
  plain.listen(80);
  secure.listen(443);
  const run = async (...words: readonly string[]): Promise<string> =>
    (await host.namespace.run('curl', '-s', '-S', ...words)).output;
  assert.is(await run('http://192.0.2.2/'), 'plain 1.1 GET');
  const trusted = ['--cacert', file('authority.pem'), '-w', ' %{http_version}', '-d', 'x=y'];
  assert.is(await run(...trusted, 'https://192.0.2.2/'), 'x=y 2');
  assert.is(await run('--http1.1', ...trusted, 'https://192.0.2.2/'), 'x=y 1.1');
});

web('https and http2 of a stack get pages of nginx, over one connection each', async () => {
  const { https, http2 } = createNodeModules(host.sockets, { hosts: { [NAME]: ['192.0.2.1'] } });
  const ca = authority.certificate;
  const page = hashOf(large.subarray(0, MEGABYTE));
  const agent = new https.Agent({ ca, keepAlive: true });
  const session = http2.connect(`https://${NAME}`, { ca });
  for (let count = 0; count < 3; count++) {
    const response = await new Promise<IncomingMessage>((answered, failed) => {
      https.get(`https://${NAME}/page`, { agent }, answered).on('error', failed);
    });
    assert.is(hashOf(await readAll(response)), page);
    assert.is(hashOf(await readAll(session.request({ ':path': '/page' }).end())), page);
  }
  assert.is(Object.values(agent.freeSockets).flat().length, 1);
  agent.destroy();
  session.close();
});

web('curl itself comes through our proxy, by CONNECT and without', async () => {
  const { net } = createNodeModules(host.sockets, { hosts: { [NAME]: ['192.0.2.1'] } });
  const port = await listenForHttp({
    net: nodeNet,
    host: '127.0.0.1',
    port: 0,
    dial: ({ host: name, port: to }) =>
      new Promise<Duplex>((settle, fail) => {
        const socket = net.connect({ host: name, port: to, allowHalfOpen: true });
        socket.once('error', fail);
        socket.once('connect', () => settle(socket));
      }),
  });
  const proxy = ['-s', '-S', '-x', `http://127.0.0.1:${port.port}`];
  const path = file('proxied');
  const trusted = ['--cacert', file('authority.pem'), '-w', '%{http_version} %{http_code}'];
  const tunnel = await runProgram('curl', ...proxy, ...trusted, '-o', path, `https://${NAME}/page`);
  assert.is(tunnel.output, '2 200', tunnel.complaints);
  assert.is(hashOf(readFileSync(path)), hashOf(large.subarray(0, MEGABYTE)));
  const { output } = await runProgram(
    'curl',
    ...proxy,
    '-o',
    path,
    '-w',
    '%{http_code}',
    `http://${NAME}/page`,
  );
  assert.is(output, '200');
  await port.close();
});

web('through a proxy of others: asked for the page, and for a tunnel', async () => {
  const settings = ['Listen 192.0.2.1', 'Port 8888', 'ConnectPort 443', 'BasicAuth me open'];
  writeFileSync(file('tinyproxy.conf'), `${settings.join('\n')}\nTimeout 60\nLogLevel Info\n`);
  const proxy = await host.namespace.start(/^/, 'tinyproxy', '-d', '-c', file('tinyproxy.conf'));
  try {
    await listens(8888);
    const by = (...words: readonly string[]): ReturnType<RunCommand> =>
      curl('-x', 'http://me:open@192.0.2.1:8888', '-o', file('fetched'), ...words);
    for (const url of ['http://192.0.2.1/page', 'https://192.0.2.1/page']) {
      const { status, complaints } = await by(url);
      assert.is(status, 0, complaints);
      assert.is(hashOf(readFileSync(file('fetched'))), hashOf(large.subarray(0, MEGABYTE)));
    }
    const closed = await by('https://192.0.2.1:8441/page');
    assert.is(closed.status, 56);
    assert.match(closed.complaints, '(56) Received HTTP code 403 from proxy after CONNECT');
    const unknown = await curl('-x', '192.0.2.1:8888', 'https://192.0.2.1/page');
    assert.is(unknown.status, 56);
    assert.match(unknown.complaints, '(56) Received HTTP code 407 from proxy after CONNECT');
  } finally {
    await proxy.stop();
  }
});

web.run();
