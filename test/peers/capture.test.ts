/** What we capture, read by tshark: how many packets, their fields, and TLS with its secrets. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { CertificateAuthority } from '../../commands/network/authority.ts';
import { commandsOn } from './commands.ts';
import type { RunCommand } from './commands.ts';
import { IPV4, startHost } from './host.ts';
import type { Host } from './host.ts';
import { needRootAnd, runProgram } from './namespace.ts';

const captures = suite('captures of ours and tshark');

const PORT = 443;
const folder = mkdtempSync(join(tmpdir(), 'nonos-tshark-'));
const file = (name: string): string => join(folder, name);
const authority = new CertificateAuthority('the tests');

let host: Host;
let nonos: RunCommand;

captures.before(async () => {
  needRootAnd('tshark', 'nginx');
  host = await startHost('capture');
  nonos = commandsOn(host, { authorities: [authority.certificate] });
  const { certificate, key } = authority.issue({ names: [IPV4.linux] });
  writeFileSync(file('own.pem'), certificate);
  writeFileSync(file('own.key'), key);
  writeFileSync(file('page'), 'a secret page\n');
  const server = `listen ${PORT} ssl; ssl_certificate ${file('own.pem')};
    ssl_certificate_key ${file('own.key')}; ssl_protocols TLSv1.3; root ${folder};`;
  const lines = `daemon off; user root; pid ${file('nginx.pid')}; error_log stderr notice;
    events {} http { access_log off; server { ${server} } }`;
  writeFileSync(file('nginx.conf'), lines);
  await host.namespace.start(/start worker process /, 'nginx', '-c', file('nginx.conf'));
});
captures.after(() => {
  host.close();
  rmSync(folder, { recursive: true });
});

/** Captures into a file, while pages are got, until it has what it wants. */
async function capture(path: string, ...words: readonly string[]): Promise<void> {
  let isOver = false;
  const captured = nonos(['capture', host.interface.name, '-w', path, ...words]).finally(
    () => (isOver = true),
  );
  while (!isOver) {
    const page = await nonos(['curl', '-s', '--http1.1', `https://${IPV4.linux}/page`]);
    assert.is(page.output, 'a secret page\n', page.complaints);
  }
  const { status, complaints } = await captured;
  assert.is(status, 0, complaints);
}

async function fields(path: string, filter: string, ...names: readonly string[]) {
  const shown = names.flatMap((name) => ['-e', name]);
  const asked = ['-n', '-r', path, '-Y', filter, '-T', 'fields', ...shown];
  const { status, output, complaints } = await runProgram('tshark', ...asked);
  assert.is(status, 0, complaints);
  return output.split('\n').filter((line) => line !== '');
}

captures('tshark counts as many packets, of the interface, and finds each whole', async () => {
  const path = file('all.pcapng');
  await capture(path, '-c', '30');
  const lines = await fields(path, 'frame', 'frame.interface_name', 'frame.cap_len', 'frame.len');
  assert.is(lines.length, 30);
  const whole = new RegExp(`^${host.interface.name}\\t(\\d+)\\t\\1$`);
  for (const line of lines) assert.match(line, whole);
  assert.equal(await fields(path, '_ws.malformed', 'frame.number'), []);
});

captures('a filter leaves in the file what it speaks of', async () => {
  const path = file('filtered.pcapng');
  await capture(path, '-c', '12', '--filter', `tcp.destinationPort = ${PORT}`);
  const ports = await fields(path, 'tcp', 'ip.src', 'tcp.dstport');
  assert.is(ports.length, 12);
  assert.equal([...new Set(ports)], [`${IPV4.us}\t${PORT}`]);
});

captures('tshark reads TLS with the secrets that are in the file, and not without', async () => {
  for (const keys of [['--keys'], []]) {
    const path = file(`keys${keys.length}.pcapng`);
    await capture(path, '-c', '60', ...keys);
    const requests = await fields(path, 'http.request', 'http.request.uri', 'http.host');
    const pages = await fields(path, 'http.response', 'http.response.code', 'http.file_data');
    if (keys.length === 0) assert.equal([...requests, ...pages], []);
    else {
      assert.ok(requests.includes(`/page\t${IPV4.linux}`), requests.join('\n'));
      assert.ok(
        pages.some((line) => line.startsWith('200\t')),
        pages.join('\n'),
      );
    }
  }
});

captures('octets that are cut short say how many there were', async () => {
  const path = file('cut.pcapng');
  await capture(path, '-c', '10', '-s', '60');
  const lengths = (await fields(path, 'frame', 'frame.cap_len', 'frame.len')).map((line) =>
    line.split('\t').map(Number),
  );
  assert.ok(lengths.every(([kept, all]) => kept <= 60 && kept <= all));
  assert.ok(lengths.some(([kept, all]) => kept === 60 && all > 60));
});

captures.run();
