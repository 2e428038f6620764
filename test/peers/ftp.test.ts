/** ftp of ours with vsftpd; lftp and curl with a server of ours. */
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

import { createNodeModules } from '../../adapters/node/index.ts';
import { serveFtp } from '../../commands/ftp/serve.ts';
import { CertificateAuthority } from '../../commands/network/authority.ts';
import { Files } from '../../commands/network/files.ts';
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
/** What our own server has. */
const tree = new Files();
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
  needRootAnd('vsftpd', 'lftp', 'curl');
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
  const { net } = createNodeModules(host.sockets);
  const credentials = authority.issue({ names: [IPV4.us, IPV6.us] });
  const home = { net, name: 'ours', files: tree, password: 'sesame' };
  serveFtp({ ...home, credentials: () => credentials });
  writeFileSync(file('authority.pem'), authority.certificate);
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

const LFTP = 'set net:max-retries 1; set net:timeout 20; set cmd:fail-exit yes; ';
const SECRET =
  'set ftp:ssl-force yes; set ftp:ssl-protect-data yes; ' +
  `set ssl:ca-file ${file('authority.pem')}; `;

for (const [name, server, settings] of [
  ['passive', IPV4.us, 'set ftp:ssl-allow no; '],
  ['active', IPV4.us, 'set ftp:ssl-allow no; set ftp:passive-mode no; '],
  ['passive over IPv6', `[${IPV6.us}]`, 'set ftp:ssl-allow no; '],
  ['passive over TLS', IPV4.us, SECRET],
  ['active over TLS', IPV4.us, `set ftp:passive-mode no; ${SECRET}`],
]) {
  files(`lftp brings files to ours and fetches them, ${name}`, async () => {
    const [got, half] = [file('got'), file('half')];
    writeFileSync(half, octets.subarray(0, 1_000_000));
    rmSync(got, { force: true });
    const lines = [
      'mkdir up',
      'cd up',
      `put ${file('root/octets')} -o sent`,
      'mv sent moved',
      'cls -1',
      `get moved -o ${got}`,
      `get -c moved -o ${half}`,
      'rm moved',
      'cd ..',
      'rmdir up',
    ];
    const words = ['-u', 'me,sesame', '-e', `${LFTP}${settings}${lines.join('; ')}; bye`, server];
    const { status, output, complaints } = await host.namespace.run('lftp', '--norc', ...words);
    assert.is(status, 0, complaints);
    assert.match(output, /^moved$/m);
    for (const path of [got, half]) assert.is(hashOf(readFileSync(path)), hashOf(octets));
    assert.is(tree.find('up'), undefined);
  });
}

for (const [name, ...words] of [
  ['passive'],
  ['active', '-P', '-'],
  ['over TLS', '--ssl-reqd', '--cacert', file('authority.pem')],
]) {
  files(`curl sends a file to ours and fetches it, ${name}`, async () => {
    const curl = (...more: readonly string[]): ReturnType<Host['namespace']['run']> =>
      host.namespace.run('curl', '-s', '-S', '--max-time', '30', ...words, ...more);
    const url = `ftp://${IPV4.us}/curled`;
    const sent = await curl('-T', file('root/octets'), url);
    assert.is(sent.status, 0, sent.complaints);
    const [got, half] = [file('got'), file('half')];
    writeFileSync(half, octets.subarray(0, 1_000_000));
    const whole = await curl('-o', got, url);
    assert.is(whole.status, 0, whole.complaints);
    assert.is((await curl('-C', '-', '-o', half, url)).status, 0);
    for (const path of [got, half]) assert.is(hashOf(readFileSync(path)), hashOf(octets));
    assert.match((await curl(`ftp://${IPV4.us}/`)).output, / 2000003 .* curled/);
    // CURLE_REMOTE_FILE_NOT_FOUND, CURLE_LOGIN_DENIED.
    assert.is((await curl(`ftp://${IPV4.us}/nothing`)).status, 78);
    assert.is((await curl('-u', 'me:wrong', url)).status, 67);
    tree.remove('curled');
  });
}

files.run();
