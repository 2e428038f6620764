/** ssh, as a host of the internet that is bundled, with somebody at the terminal. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { parseForward } from '../../commands/ssh/forward.ts';
import { hostKeyOf, judge, lineFor, typesKnown } from '../../commands/ssh/known-hosts.ts';
import { loginOf } from '../../commands/ssh/options.ts';
import { nonos } from './nonos.ts';
import { type } from './typing.ts';

const ssh = suite('ssh');
const folder = mkdtempSync(join(tmpdir(), 'nonos-ssh-'));
ssh.after(() => rmSync(folder, { recursive: true }));

const QUESTION = '(yes/no/[fingerprint])? ';
const PASSWORD = "guest@www's password: ";

ssh('asks who it is, then for a password that nobody sees, and gives the exit status', async () => {
  const line = ['ssh', 'guest@www', 'exit', '7'];
  const typed = await type(line, [
    [QUESTION, 'yes\n'],
    [PASSWORD, 'wrong\r'],
    [PASSWORD, 'sesame\r'],
  ]);
  assert.is(typed.status, 7);
  assert.equal(typed.shown, [true, false, false]);
  assert.match(typed.complaints, "The authenticity of host 'www (10.0.3.2)' can't be established.");
  assert.match(typed.complaints, 'Permission denied, please try again.');
  assert.not.match(typed.complaints, 'sesame\r');
});

ssh('writes a host down where it is told to, and nowhere else', async () => {
  const path = join(folder, 'known');
  const typed = await type(
    ['ssh', '--known-hosts', path, 'guest@www', 'whoami'],
    [
      [QUESTION, 'yes\n'],
      [PASSWORD, 'sesame\r'],
    ],
  );
  assert.equal([typed.status, typed.output], [0, 'guest\n']);
  assert.match(readFileSync(path, 'utf8'), /^www ssh-ed25519 [\w+/=]+\n$/);
  // The next internet of its own has another key.
  const changed = await type(['ssh', '--known-hosts', path, 'guest@www', 'true'], []);
  assert.is(changed.status, 255);
  assert.match(changed.complaints, 'WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!');
  assert.match(changed.complaints, 'ssh: Host key verification failed.');
});

ssh('a shell has a terminal, and tilde and dot hang up', async () => {
  const begin: readonly (readonly [string, string])[] = [
    [PASSWORD, 'sesame\r'],
    ['guest@www$ ', 'echo hello\r'],
  ];
  const line = ['ssh', '-o', 'StrictHostKeyChecking=no', 'guest@www'];
  const left = await type(line, [...begin, ['hello\r\n', 'exit 5\r']]);
  assert.is(left.status, 5);
  assert.match(left.output, /hello\r\r\n?|hello\r?\n/);
  const hungUp = await type(line, [...begin, ['hello\r\n', '\r~.']]);
  assert.is(hungUp.status, 255);
});

ssh('runs nothing where nobody can be asked, and says what is wrong', async () => {
  const unknown = await nonos('ssh', 'www', 'true');
  assert.is(unknown.status, 255);
  assert.match(unknown.complaints, 'ssh: Host key verification failed.');
  const line = ['ssh', '-o', 'StrictHostKeyChecking=no', '-o', 'BatchMode=yes', 'me@www', 'true'];
  const refused = await nonos(...line);
  assert.match(refused.complaints, 'ssh: me@www: Permission denied (publickey,password).');
  const nobody = await nonos('ssh', '-p', '99', 'www');
  assert.match(nobody.complaints, 'ssh: connect to host www port 99: Connection refused');
  const nowhere = await nonos('ssh', '--json', 'nowhere', 'true');
  const message = 'Could not resolve hostname nowhere: Name or service not known';
  assert.equal(JSON.parse(nowhere.output), { error: { kind: 'failure', code: 255, message } });
});

ssh('knows hosts by name, port, pattern and hash, and revoked keys', () => {
  const key = hostKeyOf(Buffer.from('0000000b7373682d656432353531390000000401020304', 'hex'));
  const line = lineFor('one.lab', 22, key);
  assert.is(key.type, 'ssh-ed25519');
  assert.is(judge(line, 'ONE.lab', 22, key), 'known');
  assert.is(judge(line, 'one.lab', 2222, key), 'unknown');
  assert.is(judge(lineFor('one.lab', 2222, key), 'one.lab', 2222, key), 'known');
  const other = hostKeyOf(Buffer.from('0000000b7373682d656432353531390000000401020305', 'hex'));
  assert.is(judge(line, 'one.lab', 22, other), 'changed');
  const encoded = key.blob.toString('base64');
  assert.is(judge(`*.lab,!two.lab ssh-ed25519 ${encoded}`, 'two.lab', 22, key), 'unknown');
  assert.is(judge(`*.lab,!two.lab ssh-ed25519 ${encoded}`, 'one.lab', 22, key), 'known');
  assert.is(judge(`${line}@revoked * ssh-ed25519 ${encoded}`, 'one.lab', 22, key), 'revoked');
  // As ssh-keygen -H makes it, of "one.lab".
  const salt = Buffer.alloc(20, 7).toString('base64');
  assert.is(judge(`|1|${salt}|AAAA ssh-ed25519 ${encoded}`, 'one.lab', 22, key), 'unknown');
  assert.equal(typesKnown(`# comment\n\n${line}`, 'one.lab', 22), ['ssh-ed25519']);
});

ssh('reads destinations and forwards as ssh(1) does', () => {
  const options = {
    ...{ device: undefined, address: [], gateway: [], as: undefined, identity: [] },
    ...{ 'known-hosts': undefined, quiet: false, verbose: false, ipv4: false, ipv6: false },
    option: ['Port 2222', 'stricthostkeychecking=no'],
  };
  const { host, port, user, checking } = loginOf('me@[::1]', options, {});
  assert.equal([host, port, user, checking], ['::1', 2222, 'me', 'no']);
  const to = { toHost: 'db', toPort: 5432 };
  assert.equal(parseForward('8080:db:5432'), { host: '127.0.0.1', port: 8080, ...to });
  const six = { host: '::1', port: 1, toHost: '::2', toPort: 3 };
  assert.equal(parseForward('[::1]:1:[::2]:3'), six);
});

for (const words of [
  ['-L', '80', 'www'],
  ['-o', 'Nonsense=1', 'www'],
  ['-o', 'StrictHostKeyChecking=perhaps', 'www'],
  ['-t', '-T', 'www'],
  ['-p', '0', 'www'],
]) {
  ssh(`${words.join(' ')} is not understood`, async () => {
    writeFileSync(join(folder, 'empty'), '');
    assert.is((await nonos('ssh', ...words)).status, 2);
  });
}

ssh.run();
