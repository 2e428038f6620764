/** An ssh server for the internet that is bundled: a few words, no files, one password. */
import type { Socket } from 'node:net';
import { createRequire } from 'node:module';

import type { Connection, ServerChannel } from 'ssh2';

import type { NodeNet } from '../../adapters/node/index.ts';

const SSH_PORT = 22;
/** It keeps nobody out: it is told to all who knock. */
const PASSWORD = 'sesame';
const LINE_OCTETS_MAX = 4096;

/** A key is made for the first who comes. */
export function serveShells(net: NodeNet, name: string): void {
  let greet: ((socket: Socket) => void) | undefined;
  net
    .createServer((socket) => {
      greet ??= newServer(name);
      socket.on('error', () => socket.destroy());
      greet(socket as unknown as Socket);
    })
    .listen(SSH_PORT);
}

function newServer(name: string): (socket: Socket) => void {
  // Loaded when somebody knocks: most who come here do not.
  const ssh2 = createRequire(import.meta.url)('ssh2') as typeof import('ssh2');
  // Its hosts are gone without a word when time stands still there.
  Object.assign(ssh2.Server, { KEEPALIVE_CLIENT_INTERVAL: -1 });
  const { private: key } = ssh2.utils.generateKeyPairSync('ed25519');
  const banner = `This is ${name}. The password is ${PASSWORD}.\n`;
  const server = new ssh2.Server({ hostKeys: [key], banner }, (connection) => {
    welcome(connection, name);
  });
  return (socket) => server.injectSocket(socket);
}

function welcome(connection: Connection, name: string): void {
  let user = '';
  connection.on('error', () => {});
  connection.on('authentication', (asked) => {
    user = asked.username;
    if (asked.method === 'password' && asked.password === PASSWORD) asked.accept();
    else asked.reject(['password']);
  });
  connection.on('session', (accept) => {
    const session = accept();
    session.on('pty', (granted) => granted?.());
    session.on('window-change', (noted) => noted?.());
    session.on('exec', (start, _refuse, { command }) => {
      const channel = start();
      const status = answer(command, channel, user, name);
      if (status !== undefined) end(channel, status);
    });
    session.on('shell', (start) => converse(start(), user, name));
  });
}

function end(channel: ServerChannel, status: number): void {
  channel.exit(status);
  channel.end();
  channel.close();
}

/** The exit status; undefined while it goes on. */
function answer(
  line: string,
  channel: ServerChannel,
  user: string,
  name: string,
): number | undefined {
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
      return say(name);
    case 'whoami':
      return say(user);
    case 'exit':
      return Number(words[0] ?? 0) & 255;
    case 'cat':
      channel.on('data', (data: Buffer) => channel.write(data));
      channel.on('end', () => end(channel, 0));
      return undefined;
    default:
      channel.stderr.write(
        `${word}: not found; there are: cat echo exit false hostname true whoami\n`,
      );
      return 127;
  }
}

/** Lines of a terminal, which is told what it types. */
function converse(channel: ServerChannel, user: string, name: string): void {
  const prompt = `${user}@${name}$ `;
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
        const said = line;
        line = '';
        if (/^\s*exit\b/.test(said)) return end(channel, Number(said.trim().slice(4)) & 255);
        status = /^\s*cat\b/.test(said) ? 1 : (answer(said, channel, user, name) ?? 0);
        both(`\r${prompt}`);
      }
    }
  });
  channel.on('end', () => end(channel, status));
}
