import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { serveHttpProxy, serveSocks } from '../../commands/daemon/proxies.ts';
import type { OnionPlace } from '../../commands/onion/place.ts';
import { encodeMessage } from '../../generated/application/control.value.ts';
import { throughProxy } from '../../commands/web/proxy.ts';
import { beginDaemon } from './in-daemon.ts';
import type { InDaemon } from './in-daemon.ts';
import { nonos } from './nonos.ts';
import { type } from './typing.ts';

const daemon = suite('commands and their daemon');

let own: InDaemon;

daemon.before(async () => {
  own = await beginDaemon('bob');
});
daemon.after(() => own.end());

daemon('the socket is its user’s alone', () => {
  assert.is(statSync(own.path).mode & 0o777, 0o600);
  assert.is(statSync(join(own.folder, 'its')).mode & 0o777, 0o700);
});

daemon('a command runs there, and prints here, to the last line', async () => {
  const { status, output, complaints } = await nonos('ping', '-c', '5', '-i', '0.05', 'www');
  assert.is(status, 0);
  assert.match(output, /^rtt min/m);
  assert.is(complaints, '', 'it begins no internet of its own');
  const { output: shown } = await nonos('status', '--json');
  assert.is((JSON.parse(shown) as { network: string }).network, 'an internet of its own, as bob');
});

daemon('much is printed as it is, and written to files of the client', async () => {
  const { output } = await nonos('curl', '-s', 'http://www/octets/3000000');
  assert.is(output.length, 3_000_000);
  const file = join(own.folder, 'page');
  const { status } = await nonos('curl', '-s', '-o', file, 'http://www/octets/200000');
  assert.equal([status, readFileSync(file).length], [0, 200_000]);
  const refused = await nonos('curl', '-o', join(own.folder, 'no', 'page'), 'http://www/');
  assert.is(refused.status, 23);
  assert.match(refused.complaints, 'ENOENT');
});

daemon('files of the client are read, and written on at their end', async () => {
  const file = join(own.folder, 'sent');
  writeFileSync(file, 'x'.repeat(700_000));
  const echoed = await nonos('curl', '-s', '-T', file, 'http://www/echo');
  assert.is(echoed.output, 'x'.repeat(700_000));
  const resumed = await nonos('curl', '-s', '-C', '-', '-o', file, 'http://www/octets/900000');
  assert.equal([resumed.status, readFileSync(file).length], [0, 900_000]);
  const missing = await nonos('curl', '-s', '-T', join(own.folder, 'none'), 'http://www/echo');
  assert.is(missing.status, 26);
});

daemon('what is typed is typed there: shown or not, and as large as the screen is', async () => {
  const sizes = { screenSize: () => ({ columns: 71, rows: 17 }) };
  const line = ['ssh', '-o', 'StrictHostKeyChecking=no', 'guest@www'];
  const begin: readonly (readonly [string, string])[] = [
    ['password: ', 'sesame\r'],
    ['guest@www$ ', 'exit 9\r'],
  ];
  const { status, shown } = await type(line, begin, sizes);
  assert.is(status, 9);
  assert.equal(shown, [false, false]);
});

daemon('programs are let in by SOCKS5 and by HTTP', async () => {
  const anywhere = { host: '127.0.0.1', port: 0 };
  const [socks, web] = [
    await serveSocks(own.place, anywhere),
    await serveHttpProxy(own.place, anywhere),
  ];
  const portOf = ({ at }: { readonly at: string }): number => Number(at.split(':').at(-1));
  const port = portOf(web);
  const asking = http.get({ host: '127.0.0.1', port, path: 'http://www/', agent: false });
  const page = await new Promise<string>((heard) => {
    asking.on('response', (answer) => answer.on('data', (data) => heard(String(data))));
  });
  assert.is(page, 'This is www, asked by GET.\n');
  const through = await throughProxy(
    net.connect(portOf(socks), '127.0.0.1'),
    { kind: 'socks5h', ...anywhere, user: 'me', password: 'secret' },
    'www',
    7,
  );
  through.write('echo');
  assert.is(String(await new Promise((heard) => through.once('data', heard))), 'echo');
  through.destroy();
  const taken = { ...anywhere, port: portOf(socks) };
  const refused = await serveSocks(own.place, taken).then(() => 'opened', String);
  assert.match(refused, 'cannot listen at');
  await socks.close();
  await web.close();
});

daemon('what a command may not do is refused, and what it may, it may', async () => {
  const refused = await nonos('ping', '-c', '1', '--caps', 'NET_ACCESS', 'www');
  assert.is(refused.status, 2);
  assert.match(refused.complaints, 'Operation not permitted: it needs NET_RAW');
  const cut = await nonos('curl', '--caps', 'NET_RAW', 'http://www/');
  assert.not.equal(cut.status, 0);
  const listens = await nonos('netcat', '-l', '--caps', 'NET_ACCESS', '9');
  assert.is(listens.status, 1);
  const unknown = await nonos('ping', '--caps', 'NET_ROW', 'www');
  assert.is(unknown.status, 2);
  assert.match(unknown.complaints, 'there is no capability NET_ROW; did you mean NET_RAW?');
});

daemon('while onion routing is enabled, names that nobody here knows are asked of it', async () => {
  const asked: string[] = [];
  const resolve = async (name: string): Promise<readonly string[]> => {
    asked.push(name);
    if (name === 'far.example') return ['127.0.0.1'];
    const message = `${name}: EHOSTUNREACH`;
    throw Object.assign(new Error(message), { name: 'OnionFailure' });
  };
  own.place.onion = { names: { resolve }, close: async () => {} } as unknown as OnionPlace;
  const far = await nonos('ping', '-c', '1', 'far.example');
  const none = await nonos('ping', '-c', '1', 'none.example');
  const known = await nonos('ping', '-c', '5', '-i', '0.05', 'www');
  own.place.onion = undefined;
  const after = await nonos('ping', '-c', '1', 'far.example');
  assert.match(far.output, /127\.0\.0\.1/);
  assert.match(none.complaints, /^nonos: none\.example: EHOSTUNREACH$/m);
  assert.is(known.status, 0);
  assert.match(after.complaints, /Name or service not known/);
  assert.equal(asked, ['far.example', 'none.example']);
});

daemon('with --as a command is on its own, whatever runs', async () => {
  const { complaints } = await nonos('ping', '-c', '1', '--as', 'alice', 'www');
  assert.match(complaints, 'in an internet of its own, as alice');
});

daemon('a second one says who is there, and begins nothing', async () => {
  const { status, complaints } = await nonos('up', '--foreground');
  assert.is(status, 1);
  assert.match(
    complaints,
    `a daemon runs already: an internet of its own, as bob (process ${process.pid}, ${own.path})`,
  );
});

/** A command in a process of its own, as a shell runs it. */
function begin(...words: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['bin/nonos.mjs', ...words], { stdio: 'pipe' });
}

daemon('what is read goes there, and an interrupt too', async () => {
  const echo = begin('netcat', 'www', '7');
  let heard = '';
  echo.stdout!.on('data', (data: Buffer) => (heard += data.toString()));
  echo.stdin!.end('over there\n');
  await new Promise((ended) => echo.on('exit', ended));
  assert.is(heard, 'over there\n');
  const endless = begin('ping', '-i', '0.05', 'www');
  let pings = '';
  await new Promise<void>((answered) => {
    endless.stdout!.on('data', (data: Buffer) => {
      pings += data.toString();
      if (pings.includes('icmp_seq=')) answered();
    });
  });
  endless.kill('SIGINT');
  const status = await new Promise((ended) => endless.on('exit', ended));
  assert.is(status, 0);
  assert.match(pings, 'ping statistics');
});

daemon('a client that is gone leaves no socket', async () => {
  const sockets = async (): Promise<number> => {
    const { output } = await nonos('status', '--json');
    return (JSON.parse(output) as { sockets: number }).sockets;
  };
  const idle = await sockets();
  const waits = begin('netcat', 'www', '7');
  while ((await sockets()) === idle);
  waits.kill('SIGKILL');
  while ((await sockets()) > idle);
});

daemon('who speaks something else is hung up on, and others are served', async () => {
  const hello = encodeMessage({ body: { is: 'hello', version: 9 } });
  const long = Uint8Array.of(255, 255, 255, 255, 1);
  for (const said of [hello, long, new Uint8Array(64).fill(7)]) {
    const socket = net.connect(own.path);
    socket.on('error', () => {});
    const closed = new Promise((over) => socket.on('close', over));
    socket.resume();
    socket.write(said);
    await closed;
  }
  const { status } = await nonos('status');
  assert.is(status, 0);
});

daemon('up and down begin and end one, and leave nothing behind', async () => {
  const other = join(own.folder, 'other', 'control');
  process.env.NONOS_SOCKET = other;
  try {
    const none = await nonos('status');
    assert.match(none.complaints, 'no daemon runs: nonos up begins one');
    const up = begin('up', '--json');
    const output = new PassThrough();
    let text = '';
    up.stdout!.pipe(output).on('data', (data: Buffer) => (text += data.toString()));
    let complaints = '';
    up.stderr!.on('data', (data: Buffer) => (complaints += data.toString()));
    assert.is(await new Promise((ended) => up.on('close', ended)), 0, text + complaints);
    assert.is((JSON.parse(text) as { socket: string }).socket, other);
    const { pid } = JSON.parse(text) as { pid: number };
    const down = await nonos('down');
    assert.is(down.status, 0);
    while (existsSync(other) || isAlive(pid)) await new Promise((soon) => setTimeout(soon, 10));
  } finally {
    process.env.NONOS_SOCKET = own.path;
  }
});

daemon('one that is killed in the middle of a transfer leaves no socket', async () => {
  const other = join(own.folder, 'killed', 'control');
  process.env.NONOS_SOCKET = other;
  try {
    const up = begin('up', '--foreground');
    const told = until(up.stderr!, 'names are asked of 10.0.0.1 (told by laboratory), ');
    await Promise.all([told, until(up.stderr!, 'ready: ')]);
    const transfer = begin('curl', '-s', 'http://www/octets/900000000');
    await new Promise((some) => transfer.stdout!.once('data', some));
    transfer.stdout!.resume();
    const ended = new Promise((over) => transfer.on('exit', over));
    up.kill('SIGKILL');
    assert.is(await ended, 7, 'as where curl cannot connect');
    while (existsSync(other)) await new Promise((soon) => setTimeout(soon, 10));
  } finally {
    process.env.NONOS_SOCKET = own.path;
  }
});

function until(stream: NodeJS.ReadableStream, words: string): Promise<void> {
  let said = '';
  return new Promise((found) => {
    stream.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes(words)) found();
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

daemon.run();
