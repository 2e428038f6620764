/** ftp of ours, and vsftpd. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { CertificateAuthority } from '../../commands/network/authority.ts';
import { commandsOn } from './commands.ts';
import type { RunCommand } from './commands.ts';
import { IPV4, IPV6, startHost } from './host.ts';
import type { Host } from './host.ts';
import { needRootAnd } from './namespace.ts';
import { makeOctets } from './octets.ts';

const files = suite('ftp and vsftpd');

const folder = mkdtempSync(join(tmpdir(), 'nonos-ftp-'));
const file = (name: string): string => join(folder, name);
const hashOf = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex');
const octets = new Uint8Array(2_000_003);
const authority = new CertificateAuthority('the tests');
let host: Host;
let nonos: RunCommand;

const CONFIGURATION = `
background=NO
anonymous_enable=YES
no_anon_password=NO
local_enable=NO
write_enable=YES
anon_upload_enable=YES
anon_mkdir_write_enable=YES
anon_other_write_enable=YES
anon_umask=022
pasv_enable=YES
port_enable=YES
connect_from_port_20=NO
seccomp_sandbox=NO
isolate_network=NO
xferlog_enable=NO
ssl_enable=YES
allow_anon_ssl=YES
force_anon_logins_ssl=NO
force_anon_data_ssl=NO
ssl_tlsv1=YES
ssl_ciphers=HIGH
require_ssl_reuse=YES
`;

files.before(async () => {
  needRootAnd('vsftpd');
  makeOctets(octets, 7, 0);
  for (const name of ['root', 'root/up', 'empty']) mkdirSync(file(name));
  for (const name of ['', 'root', 'empty']) chmodSync(file(name), 0o755);
  chmodSync(file('root/up'), 0o777);
  writeFileSync(file('root/octets'), octets);
  writeFileSync(file('root/a.txt'), 'one\r\ntwo\n');
  writeFileSync(file('root/b.txt'), '');
  const { certificate, key } = authority.issue({ names: [IPV4.linux, IPV6.linux] });
  writeFileSync(file('server.pem'), certificate);
  writeFileSync(file('server.key'), key, { mode: 0o600 });
  const places = [
    `anon_root=${file('root')}`,
    `secure_chroot_dir=${file('empty')}`,
    `rsa_cert_file=${file('server.pem')}`,
    `rsa_private_key_file=${file('server.key')}`,
    'listen=NO',
    'listen_ipv6=YES',
  ];
  writeFileSync(file('configuration'), `${places.join('\n')}${CONFIGURATION}`);
  host = await startHost('ftp');
  nonos = commandsOn(host, { authorities: [authority.certificate] });
  await host.namespace.start(/^/, 'vsftpd', file('configuration'));
  for (;;) {
    const { output } = await host.namespace.run('ss', '-Hltn', 'sport = :21');
    if (output !== '') break;
  }
});

files.after(() => {
  host.close();
  rmSync(folder, { recursive: true });
});

const ftp = (lines: string, ...words: readonly string[]): ReturnType<RunCommand> =>
  nonos(['ftp', '-e', lines, ...words]);

for (const [name, server, ...words] of [
  ['passive', IPV4.linux],
  ['active', IPV4.linux, '-A'],
  ['passive over IPv6', `[${IPV6.linux}]`],
  ['active over IPv6', `[${IPV6.linux}]`, '-A'],
  ['passive over TLS', IPV4.linux, '--tls'],
  ['active over TLS', IPV4.linux, '--tls', '-A'],
]) {
  files(`files come and go, ${name}`, async () => {
    const [got, half] = [file('got'), file('half')];
    writeFileSync(half, octets.subarray(0, 1_000_000));
    rmSync(got, { force: true });
    const lines = [
      'pwd',
      `get octets ${got}`,
      `reget octets ${half}`,
      'cd up',
      `put ${got} sent`,
      'rename sent moved',
      'nlist',
      'size moved',
      'delete moved',
    ];
    const { status, output, complaints } = await ftp(lines.join(';'), ...words, server);
    assert.is(status, 0, complaints);
    assert.is(output.replace(/\r/g, ''), `/\nmoved\n${octets.length}\n`);
    for (const path of [got, half]) assert.is(hashOf(readFileSync(path)), hashOf(octets));
    assert.not(existsSync(file('root/up/moved')));
  });
}

files('what is asked for and is not there ends it, with the server’s words', async () => {
  const { status, complaints } = await ftp('get nothing; pwd', IPV4.linux);
  assert.is(status, 1);
  assert.match(complaints, '550 Failed to open file.');
  const closed = await ftp('pwd', `${IPV4.linux}:22`);
  assert.is(closed.status, 1);
  assert.match(closed.complaints, 'connect to 192.0.2.1:22: Connection refused');
  const refused = await ftp('pwd', '-u', 'nobody:wrong', IPV4.linux);
  assert.match(refused.complaints, /^nonos: 530 /m);
});

files('a server that nobody vouches for is refused, and -k takes it', async () => {
  const path = file('stranger.pem');
  writeFileSync(path, new CertificateAuthority('a stranger').certificate);
  const refused = await ftp('pwd', '--tls', '--cacert', path, IPV4.linux);
  assert.is(refused.status, 1);
  assert.match(refused.complaints, 'SSL certificate problem');
  assert.is((await ftp('pwd', '--tls', '-k', IPV4.linux)).output, '/\n');
});

files('those of a pattern are got by their names, empty ones too', async () => {
  const names = ['a.txt', 'b.txt'];
  try {
    assert.is((await ftp('mget ?.txt', IPV4.linux)).status, 0);
    assert.equal(
      names.map((name) => readFileSync(name, 'latin1')),
      ['one\r\ntwo\n', ''],
    );
  } finally {
    for (const name of names) rmSync(name, { force: true });
  }
  assert.is((await ftp('mget *.none', IPV4.linux)).status, 1);
});

files('somebody at the terminal is asked for lines, and sees a list', async () => {
  const typed = await nonos(
    ['ftp', IPV4.linux],
    [
      ['ftp> ', 'nonsense\n'],
      ['ftp> ', 'ls\n'],
      ['ftp> ', 'bye\n'],
    ],
  );
  assert.is(typed.status, 0);
  assert.match(typed.complaints, '?Invalid command: nonsense');
  assert.match(typed.output, / a\.txt\r?\n/);
});

files.run();
