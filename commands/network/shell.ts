/**
 * An ssh server for the internet that is bundled: a few words, the files of a host by SFTP, one
 * password, and the keys that somebody has put into .ssh/authorized_keys there.
 */
import type { Socket } from 'node:net';
import { createRequire } from 'node:module';

import type { AuthContext, Connection, ParsedKey, ServerChannel, Session } from 'ssh2';

import type { NodeNet } from '../../adapters/node/index.ts';
import { FileError, StoredFile } from './files.ts';
import type { Files } from './files.ts';
import { serveFiles } from './sftp-server.ts';

const SSH_PORT = 22;
/** It keeps nobody out: it is told to all who knock. */
const PASSWORD = 'sesame';
const METHODS = ['publickey', 'password'] as const;
const TRIES_MAX = 10;
const LINE_OCTETS_MAX = 4096;
const KEYS_FILE = '/.ssh/authorized_keys';
const KEYS_OCTETS_MAX = 65_536;

type Ssh2 = typeof import('ssh2');

/** What there is at one host. */
interface Home {
  readonly name: string;
  readonly files: Files;
  readonly ssh2: Ssh2;
}

/** A key is made for the first who comes; `hostKey` of PEM is that key, where it is given. */
export function serveShells(net: NodeNet, name: string, files: Files, hostKey?: string): void {
  let greet: ((socket: Socket) => void) | undefined;
  net
    .createServer((socket) => {
      greet ??= newServer(name, files, hostKey);
      socket.on('error', () => socket.destroy());
      greet(socket as unknown as Socket);
    })
    .listen(SSH_PORT);
}

function newServer(name: string, files: Files, hostKey?: string): (socket: Socket) => void {
  // Loaded when somebody knocks: most who come here do not.
  const ssh2 = createRequire(import.meta.url)('ssh2') as Ssh2;
  // Its hosts are gone without a word when time stands still there.
  Object.assign(ssh2.Server, { KEEPALIVE_CLIENT_INTERVAL: -1 });
  const key = hostKey ?? ssh2.utils.generateKeyPairSync('ed25519').private;
  const banner = `This is ${name}. The password is ${PASSWORD}.\n`;
  const server = new ssh2.Server({ hostKeys: [key], banner }, (connection) => {
    welcome(connection, { name, files, ssh2 });
  });
  return (socket) => server.injectSocket(socket);
}

function welcome(connection: Connection, home: Home): void {
  let user = '';
  let tries = 0;
  connection.on('error', () => {});
  connection.on('authentication', (asked) => {
    user = asked.username;
    if (++tries > TRIES_MAX) connection.end();
    else if (isGood(asked, home)) asked.accept();
    else asked.reject([...METHODS]);
  });
  connection.on('session', (accept) => serveSession(accept(), { user, ...home }));
}

function isGood(asked: AuthContext, home: Home): boolean {
  if (asked.method === 'password') return asked.password === PASSWORD;
  if (asked.method !== 'publickey') return false;
  const { data } = asked.key;
  const key = keysOf(home).find((one) => one.getPublicSSH().equals(data));
  if (key === undefined) return false;
  const { signature, blob, hashAlgo } = asked;
  // RFC 4252 §7: whether a key would do is asked first, without a signature.
  return signature === undefined || key.verify(blob!, signature, hashAlgo) === true;
}

function keysOf({ files, ssh2 }: Home): readonly ParsedKey[] {
  const file = files.find(KEYS_FILE);
  if (!(file instanceof StoredFile)) return [];
  const text = Buffer.from(file.read(0, KEYS_OCTETS_MAX)).toString();
  return text.split('\n').flatMap((line) => {
    const key = ssh2.utils.parseKey(line.trim());
    return key instanceof Error ? [] : key;
  });
}

/** A home, and whose it is for now. */
interface Visit extends Home {
  readonly user: string;
}

/** Whatever is asked for a second time is not accepted, and there is no channel for it. */
function serveSession(session: Session, visit: Visit): void {
  session.on('pty', (granted) => granted?.());
  session.on('window-change', (noted) => noted?.());
  session.on('exec', (start, _refuse, { command }) => {
    const channel = start() as ServerChannel | undefined;
    if (channel === undefined) return;
    const status = answer(command, channel, visit);
    if (status !== undefined) end(channel, status);
  });
  session.on('shell', (start) => {
    const channel = start() as ServerChannel | undefined;
    if (channel !== undefined) converse(channel, visit);
  });
  session.on('sftp', (start) => {
    const sftp = start() as ReturnType<typeof start> | undefined;
    if (sftp !== undefined) serveFiles(sftp, visit.files, visit.ssh2);
  });
}

function end(channel: ServerChannel, status: number): void {
  channel.exit(status);
  channel.end();
  channel.close();
}

/** The exit status; undefined while it goes on. */
function answer(line: string, channel: ServerChannel, visit: Visit): number | undefined {
  const [word = '', ...words] = line.trim().split(/\s+/);
  const say = (text: string): number => {
    channel.write(`${text}\n`);
    return 0;
  };
  switch (word) {
    case '':
    case 'true':
      return 0;
    case 'false':
      return 1;
    case 'echo':
      return say(words.join(' '));
    case 'hostname':
      return say(visit.name);
    case 'whoami':
      return say(visit.user);
    case 'exit':
      return Number(words[0] ?? 0) & 255;
    case 'ls':
      return ofFiles(word, channel, () => {
        for (const name of visit.files.folder(words[0] ?? '/').entries.keys()) say(name);
      });
    case 'cat':
      if (words.length > 0) {
        return ofFiles(word, channel, () => {
          const file = visit.files.file(words[0]);
          channel.write(Buffer.from(file.read(0, file.length)));
        });
      }
      channel.on('end', () => end(channel, 0));
      channel.pipe(channel, { end: false });
      return undefined;
    default:
      channel.stderr.write(
        `${word}: not found; there are: cat echo exit false hostname ls true whoami\n`,
      );
      return 127;
  }
}

function ofFiles(word: string, channel: ServerChannel, work: () => void): number {
  try {
    work();
    return 0;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    channel.stderr.write(`${word}: ${error.message}\n`);
    return 1;
  }
}

/** Lines of a terminal, which is told what it types. */
function converse(channel: ServerChannel, visit: Visit): void {
  const prompt = `${visit.user}@${visit.name}$ `;
  let line = '';
  let status = 0;
  const both = (text: string): void => void channel.write(text);
  both(prompt);
  channel.on('data', (data: Buffer) => {
    for (const letter of data.toString()) {
      if (letter === '\x04' && line === '') return end(channel, status);
      if (letter === '\x7f' || letter === '\b') {
        if (line !== '') both('\b \b');
        line = line.slice(0, -1);
      } else if (letter === '\x03') {
        line = '';
        both(`^C\r\n${prompt}`);
      } else if (letter !== '\r' && letter !== '\n') {
        if (line.length < LINE_OCTETS_MAX) line += letter;
        both(letter);
      } else {
        both('\r\n');
        const said = line.trim();
        line = '';
        if (/^exit\b/.test(said)) return end(channel, Number(said.slice(4)) & 255);
        // There is nothing that would read to an end here.
        status = said === 'cat' ? 1 : (answer(said, channel, visit) ?? 0);
        both(`\r${prompt}`);
      }
    }
  });
  channel.on('end', () => end(channel, status));
}
