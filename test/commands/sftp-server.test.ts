/** Shells and files of the internet that is bundled, and clients who want more than there is. */
import { generateKeyPairSync } from 'node:crypto';
import net from 'node:net';
import type { Socket } from 'node:net';

import ssh2 from 'ssh2';
import type { Client, ConnectConfig, SFTPWrapper } from 'ssh2';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { NodeNet } from '../../adapters/node/index.ts';
import { Files } from '../../commands/network/files.ts';
import { serveShells } from '../../commands/network/shell.ts';

const server = suite('the ssh server of the internet that is bundled');

const files = new Files();
let greet: (socket: Socket) => void;
let listening: net.Server;
const clients: Client[] = [];

server.before(async () => {
  // Where it listens is its own: here it is a port of this machine.
  const taking = {
    createServer(greeting: (socket: Socket) => void) {
      greet = greeting;
      return { listen() {} };
    },
  };
  serveShells(taking as unknown as NodeNet, 'here', files);
  listening = net.createServer((socket) => greet(socket)).listen(0, '127.0.0.1');
  await new Promise((ready) => listening.once('listening', ready));
});
server.after(() => {
  for (const client of clients) client.end();
  listening.close();
});

async function login(how: Partial<ConnectConfig>): Promise<Client> {
  const { port } = listening.address() as net.AddressInfo;
  const client = new ssh2.Client();
  clients.push(client);
  await new Promise<void>((ready, failed) => {
    client.once('ready', ready).once('error', failed);
    client.once('close', () => failed(new Error('hung up')));
    client.connect({ host: '127.0.0.1', port, username: 'guest', ...how });
  });
  return client;
}

async function openFiles(): Promise<SFTPWrapper> {
  const client = await login({ password: 'sesame' });
  return new Promise((settle, failed) => {
    client.sftp((error, sftp) => (error ? failed(error) : settle(sftp)));
  });
}

/** What a call of ssh2 comes to: its value, or the words of its failure. */
function said<Value>(
  begin: (done: (error: unknown, value?: Value) => void) => void,
): Promise<Value | string | undefined> {
  return new Promise((settle) => {
    begin((error, value) => settle(error ? (error as Error).message : value));
  });
}

server('a key opens once somebody has put it into authorized_keys', async () => {
  const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const privateKey = pem.export({ type: 'pkcs1', format: 'pem' }).toString();
  const refused = await login({ privateKey }).then(String, (error: Error) => error.message);
  assert.match(refused, 'authentication methods failed');
  const sftp = await openFiles();
  const key = ssh2.utils.parseKey(privateKey);
  if (key instanceof Error) throw key;
  const line = `no key at all\nssh-rsa ${key.getPublicSSH().toString('base64')} me\n`;
  await said((done) => sftp.mkdir('.ssh', done));
  await said((done) => sftp.writeFile('.ssh/authorized_keys', line, done));
  assert.ok(await login({ privateKey }));
});

server('who is wrong too often is hung up on', async () => {
  let tries = 0;
  const authHandler = (_left: unknown, _partial: unknown, next: (one: unknown) => void): void => {
    next({ type: 'password', username: 'guest', password: String(++tries) });
  };
  const refused = await login({ authHandler } as never).then(
    String,
    (error: Error) => error.message,
  );
  assert.is(refused, 'hung up');
  // The first asks what there is.
  assert.is(tries, 11);
});

server('what was not opened cannot be read, written, or closed', async () => {
  const sftp = await openFiles();
  const strange = Buffer.from('99');
  const room = Buffer.alloc(4);
  assert.is(await said((done) => sftp.read(strange, room, 0, 4, 0, done)), 'Bad file descriptor');
  assert.is(await said((done) => sftp.write(strange, room, 0, 4, 0, done)), 'Bad file descriptor');
  assert.is(await said((done) => sftp.close(strange, done)), 'Bad file descriptor');
  files.make('readable');
  const handle = (await said<Buffer>((done) => sftp.open('readable', 'r', done))) as Buffer;
  assert.is(await said((done) => sftp.write(handle, room, 0, 4, 0, done)), 'Bad file descriptor');
  assert.is(await said((done) => sftp.readdir(handle, done)), 'Bad file descriptor');
});

server('so many files are open at once, and no more', async () => {
  const sftp = await openFiles();
  const open = (): Promise<Buffer | string | undefined> =>
    said<Buffer>((done) => sftp.open('many', 'w', done));
  const first = (await open()) as Buffer;
  for (let opened = 1; opened < 64; opened++) assert.instance(await open(), Buffer);
  assert.is(await open(), 'Too many open files');
  await said((done) => sftp.close(first, done));
  assert.instance(await open(), Buffer);
});

server('what lies beyond all room is refused, and the server goes on', async () => {
  const sftp = await openFiles();
  const handle = (await said<Buffer>((done) => sftp.open('far', 'w', done))) as Buffer;
  const far = await said((done) => sftp.write(handle, Buffer.alloc(1), 0, 1, 2 ** 40, done));
  assert.is(far, 'No space left on device');
  assert.is(await said((done) => sftp.rmdir('/', done)), 'Directory not empty');
  assert.is(await said((done) => sftp.stat('nothing', done)), 'No such file or directory');
  assert.is(await said((done) => sftp.symlink('a', 'b', done)), 'Operation unsupported');
  assert.is(await said((done) => sftp.realpath('../../x', done)), '/x');
});

server('what is appended comes behind, whatever the place', async () => {
  const sftp = await openFiles();
  for (const word of ['one ', 'two']) await said((done) => sftp.appendFile('log', word, done));
  assert.is(String(await said((done) => sftp.readFile('log', done))), 'one two');
  assert.is(await said((done) => sftp.open('log', 'wx', done)), 'File exists');
});

server('commands see the files, and say what is wrong', async () => {
  const client = await login({ password: 'sesame' });
  const run = (line: string): Promise<string> =>
    new Promise((settle, failed) => {
      client.exec(line, (error, channel) => {
        if (error) return failed(error);
        let heard = '';
        channel.on('data', (data: Buffer) => (heard += String(data)));
        channel.stderr.on('data', (data: Buffer) => (heard += String(data)));
        channel.once('close', (status: number) => settle(`${heard}${status}`));
      });
    });
  files.make('note').write(Buffer.from('written\n'), 0);
  assert.is(await run('cat note'), 'written\n0');
  assert.is(await run('cat nothing'), 'cat: No such file or directory\n1');
  assert.match(await run('ls /'), /^note$/m);
});

server.run();
