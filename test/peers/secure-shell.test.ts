/** ssh and sftp of ours with sshd of OpenSSH; ssh, sftp and scp of OpenSSH with our server. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import ssh2 from 'ssh2';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { createNodeModules } from '../../adapters/node/index.ts';
import { Files } from '../../commands/network/files.ts';
import { serveShells } from '../../commands/network/shell.ts';
import { commandsOn } from './commands.ts';
import type { RunCommand } from './commands.ts';
import { startHost } from './host.ts';
import type { Host } from './host.ts';
import type { Outcome } from './namespace.ts';
import { needRootAnd, runProgram } from './namespace.ts';
import { makeOctets } from './octets.ts';

const shells = suite('ssh and OpenSSH');

const folder = mkdtempSync(join(tmpdir(), 'nonos-shell-'));
const file = (name: string): string => join(folder, name);
const hashOf = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex');
const octets = new Uint8Array(3_000_001);
const HOST = 'root@192.0.2.1';
/** Where our own server is. */
const OURS = 'guest@192.0.2.2';
const files = new Files();
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
  needRootAnd('sshd', 'ssh-agent');
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
    'ListenAddress 127.0.0.1',
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
  files.makeFolder('.ssh');
  files.make('.ssh/authorized_keys').write(Buffer.from(publicKey('mine') + publicKey('locked')), 0);
  const { net: ours } = createNodeModules(host.sockets);
  serveShells(ours, 'ours', files, readFileSync(file('host-ed25519'), 'utf8'));
  writeFileSync(file('known-ours'), `192.0.2.2 ${publicKey('host-ed25519')}`);
  writeFileSync(file('askpass'), '#!/bin/sh\necho "$PASSWORD"\n', { mode: 0o755 });
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

shells('a key that an agent has opens, as long as the agent has it', async () => {
  const SSH_AUTH_SOCK = file('agent');
  const environment = { HOME: '/nonexistent', SSH_AUTH_SOCK };
  const words = ['ssh', '--known-hosts', file('known'), '-n', HOST, 'true'];
  const agent = await host.namespace.start(/SSH_AUTH_SOCK/, 'ssh-agent', '-D', '-a', SSH_AUTH_SOCK);
  const add = (...what: readonly string[]): Promise<Outcome> =>
    runProgram('env', `SSH_AUTH_SOCK=${SSH_AUTH_SOCK}`, 'ssh-add', ...what);
  assert.is((await add(file('other'))).status, 0);
  assert.is((await nonos(words, [], { environment })).status, 255);
  assert.is((await add(file('mine'))).status, 0);
  const opened = await nonos(['ssh', '-v', ...words.slice(1)], [], { environment });
  assert.is(opened.status, 0, opened.complaints);
  assert.match(opened.complaints, 'by agent');
  assert.is((await add('-D')).status, 0);
  assert.is((await nonos(words, [], { environment })).status, 255);
  await agent.stop();
  const gone = await nonos(words, [], { environment });
  assert.is(gone.status, 255);
  assert.match(gone.complaints, 'Permission denied');
});

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

shells(
  'curl goes by the SOCKS5 of OpenSSH, and its faults have the numbers of curl(1)',
  async () => {
    const pages = createServer((_request, response) => void response.end('by another way\n'));
    createNodeModules(host.sockets)
      .net.createServer((socket) => void pages.emit('connection', socket))
      .listen(80);
    const known = `UserKnownHostsFile=${file('known')}`;
    const words = `-F none -v -N -i ${file('mine')} -o BatchMode=yes -o ${known}`.split(' ');
    const proxy = ['-D', '192.0.2.1:1080', HOST];
    await host.namespace.start(/Entering interactive session/, 'ssh', ...words, ...proxy);
    const curl = (way: string, url: string): ReturnType<RunCommand> =>
      nonos(['curl', '-s', '-S', '-x', way, url]);
    for (const kind of ['socks5', 'socks5h']) {
      const { output, complaints } = await curl(`${kind}://192.0.2.1:1080`, 'http://192.0.2.2/');
      assert.is(output, 'by another way\n', complaints);
    }
    // OpenSSH finds its own daemon by a name that it is asked for.
    assert.is((await curl('socks5h://192.0.2.1:1080', 'http://localhost:22/')).status, 1);
    const unnamed = await curl('socks5://192.0.2.1:1080', 'http://nowhere.test/');
    assert.is(unnamed.status, 6, unnamed.complaints);
    assert.is((await curl('socks5://192.0.2.1:1080', 'http://192.0.2.1:81/')).status, 97);
    assert.is((await curl('socks5://nowhere.test', 'http://192.0.2.2/')).status, 5);
    assert.is((await curl('socks5://192.0.2.1:22', 'http://192.0.2.2/')).status, 97);
  },
);

const settings = (...words: readonly string[]): string[] => words.flatMap((one) => ['-o', one]);
const KNOWN = settings(`UserKnownHostsFile=${file('known-ours')}`, 'StrictHostKeyChecking=yes');
const ASKS = settings('PubkeyAuthentication=no', 'NumberOfPasswordPrompts=1');
const mine = settings(`IdentityFile=${file('mine')}`, 'IdentitiesOnly=yes', 'BatchMode=yes');
const other = settings(`IdentityFile=${file('other')}`, 'IdentitiesOnly=yes', 'BatchMode=yes');

/** A program of OpenSSH that talks to our server: of settings that stand twice the first counts. */
function openSsh(program: string, ...words: readonly string[]): Promise<Outcome> {
  return host.namespace.run('setsid', program, '-F', 'none', ...words);
}

shells('OpenSSH runs a command of ours, by a key, and hears what it says', async () => {
  const spoken = await openSsh('ssh', ...mine, ...KNOWN, '-n', OURS, 'hostname');
  assert.equal([spoken.status, spoken.output], [0, 'ours\n']);
  assert.match(spoken.complaints, 'This is ours.');
  assert.is((await openSsh('ssh', ...mine, ...KNOWN, '-n', OURS, 'exit 7')).status, 7);
  const unknown = await openSsh('ssh', ...mine, ...KNOWN, '-n', OURS, 'nonsense');
  assert.is(unknown.status, 127);
  assert.match(unknown.complaints, 'nonsense: not found');
});

shells('OpenSSH comes in by the password, and by no other', async () => {
  const by = async (password: string): Promise<number> => {
    const asked = [`PASSWORD=${password}`, `SSH_ASKPASS=${file('askpass')}`];
    const ssh = ['ssh', '-F', 'none', ...ASKS, ...KNOWN, '-n', OURS, 'true'];
    const words = [...asked, 'SSH_ASKPASS_REQUIRE=force', ...ssh];
    return (await host.namespace.run('env', ...words)).status;
  };
  assert.is(await by('sesame'), 0);
  assert.is(await by('wrong'), 255);
});

shells('OpenSSH with a key that is not known there stays outside', async () => {
  const refused = await openSsh('ssh', ...other, ...KNOWN, '-n', OURS, 'true');
  assert.is(refused.status, 255);
  assert.match(refused.complaints, 'Permission denied (publickey,password)');
});

shells('OpenSSH that knows us by another key does not talk to us', async () => {
  writeFileSync(file('known-wrong'), `192.0.2.2 ${readFileSync(file('other.pub'), 'utf8')}`);
  const wrong = settings(`UserKnownHostsFile=${file('known-wrong')}`);
  const refused = await openSsh('ssh', ...mine, ...wrong, ...KNOWN, '-n', OURS, 'true');
  assert.is(refused.status, 255);
  assert.match(refused.complaints, 'Host key verification failed');
});

shells('sftp and scp of OpenSSH bring and fetch files, whole', async () => {
  const lines = [
    'mkdir there',
    `put ${file('octets')} there/sent`,
    'rename there/sent there/moved',
    'ls -l there',
    `get there/moved ${file('fetched')}`,
    'rm there/moved',
    'rmdir there',
  ];
  writeFileSync(file('lines'), `${lines.join('\n')}\n`);
  const { status, output, complaints } = await openSsh(
    'sftp',
    ...mine,
    ...KNOWN,
    '-b',
    file('lines'),
    OURS,
  );
  assert.is(status, 0, complaints);
  assert.match(output, /^-rw-r--r-- .* 3000001 .*moved$/m, output);
  assert.is(hashOf(readFileSync(file('fetched'))), hashOf(octets));
  const scp = (from: string, to: string) => openSsh('scp', ...mine, ...KNOWN, from, to);
  const sent = await scp(file('octets'), `${OURS}:copied`);
  assert.is(sent.status, 0, sent.complaints);
  const copied = files.file('copied');
  assert.is(hashOf(copied.read(0, copied.length)), hashOf(octets));
  assert.is((await scp(`${OURS}:copied`, file('back'))).status, 0);
  assert.is(hashOf(readFileSync(file('back'))), hashOf(octets));
});

shells(
  'OpenSSH resumes a file of ours where it ends, and hears of one that is not there',
  async () => {
    files.make('whole').write(octets, 0);
    writeFileSync(file('part'), octets.subarray(0, 1_000_000));
    writeFileSync(file('lines'), `reget whole ${file('part')}\n`);
    const resumed = await openSsh('sftp', ...mine, ...KNOWN, '-b', file('lines'), OURS);
    assert.is(resumed.status, 0, resumed.complaints);
    assert.is(hashOf(readFileSync(file('part'))), hashOf(octets));
    writeFileSync(file('lines'), 'get nothing\n');
    const missing = await openSsh('sftp', ...mine, ...KNOWN, '-b', file('lines'), OURS);
    assert.is(missing.status, 1);
    assert.match(missing.complaints, 'File "/nothing" not found.');
  },
);

shells('OpenSSH has a shell of ours, with a terminal', async () => {
  const words = ['-F', 'none', '-tt', ...mine, ...KNOWN, OURS];
  const started = await host.namespace.start(/guest@ours\$ /, 'ssh', ...words);
  started.process.stdin.write('whoami\r');
  await started.said(/whoami\s+guest\s/);
  started.process.stdin.write('exit 5\r');
  assert.is((await started.ended).status, 5);
});

shells.run();
