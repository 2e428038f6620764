/** ssh and sftp of ours, and sshd of OpenSSH. */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import ssh2 from 'ssh2';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { commandsOn } from './commands.ts';
import type { RunCommand } from './commands.ts';
import { startHost } from './host.ts';
import type { Host } from './host.ts';
import { needRootAnd } from './namespace.ts';
import { makeOctets } from './octets.ts';

const shells = suite('ssh and OpenSSH');

const folder = mkdtempSync(join(tmpdir(), 'nonos-shell-'));
const file = (name: string): string => join(folder, name);
const hashOf = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex');
const octets = new Uint8Array(3_000_001);
const HOST = 'root@192.0.2.1';
/** What a folder of Debian's sshd is called, which must be there. */
const PRIVILEGE_FOLDER = '/run/sshd';

let host: Host;
let nonos: RunCommand;

function keyPair(name: string, kind: 'ed25519' | 'rsa', passphrase?: string): void {
  const options = passphrase === undefined ? {} : { passphrase, cipher: 'aes256-cbc', rounds: 4 };
  const pair =
    kind === 'rsa'
      ? ssh2.utils.generateKeyPairSync('rsa', { bits: 2048, ...options } as never)
      : ssh2.utils.generateKeyPairSync('ed25519', options as never);
  writeFileSync(file(name), pair.private, { mode: 0o600 });
  writeFileSync(file(`${name}.pub`), `${pair.public}\n`);
}

shells.before(async () => {
  needRootAnd('sshd');
  mkdirSync(PRIVILEGE_FOLDER, { recursive: true });
  keyPair('host-ed25519', 'ed25519');
  keyPair('host-rsa', 'rsa');
  keyPair('mine', 'ed25519');
  keyPair('locked', 'rsa', 'open sesame');
  keyPair('other', 'ed25519');
  const publicKey = (name: string): string => readFileSync(file(`${name}.pub`), 'utf8');
  writeFileSync(file('authorized'), publicKey('mine') + publicKey('locked'));
  writeFileSync(file('known'), `192.0.2.1 ${publicKey('host-ed25519')}`);
  makeOctets(octets, 5, 0);
  writeFileSync(file('octets'), octets);
  const lines = [
    'ListenAddress 192.0.2.1',
    `HostKey ${file('host-ed25519')}`,
    `HostKey ${file('host-rsa')}`,
    'PidFile none',
    `AuthorizedKeysFile ${file('authorized')}`,
    'PasswordAuthentication no',
    'StrictModes no',
    'UsePAM no',
    'PermitRootLogin prohibit-password',
    'Subsystem sftp internal-sftp',
  ];
  writeFileSync(file('configuration'), `${lines.join('\n')}\n`);
  chmodSync(folder, 0o755);
  host = await startHost('shell');
  nonos = commandsOn(host, {});
  const words = ['-D', '-e', '-f', file('configuration')];
  await host.namespace.start(/Server listening/, '/usr/sbin/sshd', ...words);
});

shells.after(() => {
  host.close();
  rmSync(folder, { recursive: true });
});

const login = (...words: readonly string[]): readonly string[] => [
  '--known-hosts',
  file('known'),
  '-i',
  file('mine'),
  ...words,
];

shells('a command runs there, with its output, its errors and its status', async () => {
  const line = ['ssh', ...login('-n', HOST, 'echo out; echo err >&2; exit 3')];
  const { status, output, complaints } = await nonos(line);
  assert.equal([status, output, complaints], [3, 'out\n', 'err\n']);
  const json = await nonos(['ssh', '--json', ...login('-n', HOST, 'printf text')]);
  assert.equal(JSON.parse(json.output), { status: 0, octets: 4, text: 'text' });
});

shells('a shell has a terminal of the right size', async () => {
  const { status, output } = await nonos(
    ['ssh', ...login(HOST)],
    [['# ', 'stty size; tty; exit 4\r']],
  );
  assert.is(status, 4, output);
  assert.match(output, /\b24 80\b/);
  assert.match(output, '/dev/pts/');
});

shells(
  'a key that is locked is opened by what somebody types, and another opens nothing',
  async () => {
    const words = ['--known-hosts', file('known'), '-n', HOST, 'true'];
    const typed = await nonos(
      ['ssh', '-i', file('locked'), ...words],
      [[`Enter passphrase for key '${file('locked')}': `, 'open sesame\r']],
    );
    assert.is(typed.status, 0, typed.complaints);
    const refused = await nonos(['ssh', '-i', file('other'), ...words]);
    assert.is(refused.status, 255);
    assert.match(refused.complaints, 'ssh: root@192.0.2.1: Permission denied (publickey');
  },
);

shells('a host is asked for by the key it is known by, and refused by another', async () => {
  const rsa = readFileSync(file('host-rsa.pub'), 'utf8');
  writeFileSync(file('known-rsa'), `192.0.2.1 ${rsa}`);
  const known = ['ssh', '-i', file('mine'), '-n', '--known-hosts'];
  assert.is((await nonos([...known, file('known-rsa'), HOST, 'true'])).status, 0);
  writeFileSync(file('known-other'), `192.0.2.1 ${readFileSync(file('other.pub'), 'utf8')}`);
  const changed = await nonos([...known, file('known-other'), HOST, 'true']);
  assert.is(changed.status, 255);
  assert.match(changed.complaints, 'REMOTE HOST IDENTIFICATION HAS CHANGED');
});

shells('a port of ours is one of theirs', async () => {
  const free = net.createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => free.once('listening', listening));
  const { port } = free.address() as net.AddressInfo;
  await new Promise((closed) => free.close(closed));
  const forward = `${port}:192.0.2.1:22`;
  const running = nonos(['ssh', ...login('-n', '-L', forward, HOST, 'sleep 3')]);
  const banner = await new Promise<string>((heard) => {
    const attempt = (): void => {
      const socket = net.connect(port, '127.0.0.1');
      socket.once('error', () => void sleep(50).then(attempt));
      socket.once('data', (data: Buffer) => {
        heard(data.toString());
        socket.destroy();
      });
    };
    attempt();
  });
  assert.match(banner, /^SSH-2\.0-OpenSSH/);
  assert.is((await running).status, 0);
});

shells('files come and go by sftp, whole and resumed', async () => {
  const commands = [
    `cd ${folder}`,
    'mkdir there',
    'put octets-here there/sent'.replace('octets-here', file('octets')),
    'cd there',
    'pwd',
    'ls',
    `get s?nt ${file('got')}`,
    `reget sent ${file('half')}`,
    'rename sent moved',
    'rm m*',
    'cd ..',
    'rmdir there',
  ];
  writeFileSync(file('batch'), `${commands.join('\n')}\n`);
  writeFileSync(file('half'), octets.subarray(0, 1_000_000));
  const { status, output, complaints } = await nonos(['sftp', '-b', file('batch'), ...login(HOST)]);
  assert.is(status, 0, complaints);
  assert.is(output, `Remote working directory: ${folder}/there\nsent\n`);
  for (const name of ['got', 'half']) assert.is(hashOf(readFileSync(file(name))), hashOf(octets));
  const one = await nonos(['sftp', ...login(`${HOST}:${file('octets')}`, file('one'))]);
  assert.is(one.status, 0);
  assert.is(hashOf(readFileSync(file('one'))), hashOf(octets));
  writeFileSync(file('batch'), 'get nothing\n');
  const missing = await nonos(['sftp', '-b', file('batch'), ...login(HOST)]);
  assert.is(missing.status, 1);
  assert.match(missing.complaints, 'No such file');
});

shells.run();
