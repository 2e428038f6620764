/** The FTP server of the internet that is bundled, by `nonos ftp`, and by who does not behave. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { createNodeModules } from '../../adapters/node/index.ts';
import type { StackSocket } from '../../adapters/node/index.ts';
import { beginDaemon } from './in-daemon.ts';
import type { InDaemon } from './in-daemon.ts';
import { nonos } from './nonos.ts';

const server = suite('the ftp server of the internet that is bundled');

const folder = mkdtempSync(join(tmpdir(), 'nonos-ftp-server-'));
const file = (name: string): string => join(folder, name);
let daemon: InDaemon;

server.before(async () => {
  daemon = await beginDaemon('alice');
});
server.after(async () => {
  await daemon.end();
  rmSync(folder, { recursive: true });
});

/** Who speaks to bob, whose line loses nothing, line by line. */
class Rude {
  readonly socket: StackSocket;
  #heard = '';
  #wake: () => void = () => {};

  constructor() {
    const { net } = createNodeModules(daemon.place.stack.sockets());
    this.socket = net.connect({ host: daemon.place.hosts.bob[0], port: 21 });
    this.socket.on('data', (data: Buffer) => {
      this.#heard += data.toString();
      this.#wake();
    });
    this.socket.on('error', () => {});
    this.socket.on('close', () => {
      this.#heard += '000 closed\r\n';
      this.#wake();
    });
  }

  say(text: string): void {
    this.socket.write(text);
  }

  /** The codes of so many replies. */
  async codes(count: number): Promise<string> {
    const codes: string[] = [];
    while (codes.length < count) {
      const at = this.#heard.indexOf('\n');
      if (at < 0) {
        await new Promise<void>((wake) => (this.#wake = wake));
        continue;
      }
      const [, code] = /^(\d{3}) /.exec(this.#heard.slice(0, at)) ?? [];
      this.#heard = this.#heard.slice(at + 1);
      if (code !== undefined) codes.push(code);
    }
    return codes.join(' ');
  }
}

async function rude(lines: string, count: number): Promise<string> {
  const who = new Rude();
  who.say(lines.replaceAll('\n', '\r\n'));
  const codes = await who.codes(count + 1);
  who.socket.destroy();
  return codes;
}
const IN = 'USER ftp\nPASS me\n';

for (const [name, ...words] of [['plainly'], ['over TLS', '--tls']]) {
  server(`files come and go ${name}`, async () => {
    const octets = Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7) % 251));
    writeFileSync(file('sent'), octets);
    const lines = [
      'mkdir up',
      'cd up',
      `put ${file('sent')} there`,
      'size there',
      `get there ${file('got')}`,
      'rename there moved',
      'nlist',
      'delete moved',
      'cd ..',
      'rmdir up',
    ].join(';');
    const said = await nonos('ftp', '-u', 'me:sesame', ...words, '-e', lines, 'bob');
    assert.is(said.status, 0, said.complaints);
    assert.is(said.output, '100000\nmoved\r\n');
    const hashOf = (name: string): string =>
      createHash('sha256')
        .update(readFileSync(file(name)))
        .digest('hex');
    assert.is(hashOf('got'), hashOf('sent'));
  });
}

server('secrets of both connections are told to who captures them', async () => {
  const heard: string[] = [];
  const forget = daemon.place.keyLog.listen((line) => heard.push(Buffer.from(line).toString()));
  await nonos('ftp', '--tls', '-e', 'ls', 'bob');
  forget();
  // TLS 1.3 for what is said, and 1.2 for what comes.
  for (const label of ['CLIENT_TRAFFIC_SECRET_0 ', 'CLIENT_RANDOM ']) {
    assert.ok(
      heard.some((line) => line.startsWith(label)),
      label,
    );
  }
});

server('nothing is done for who has not logged in', async () => {
  assert.is(await rude('PWD\nRNFR readme.txt\nRETR readme.txt\nPASV\n', 4), '220 530 530 530 530');
  assert.is(await rude('PASS x\nUSER me\nPASS wrong\nPWD\n', 4), '220 503 331 530 530');
});

server('what does not come in its order is refused', async () => {
  const lines = `${IN}RNTO x\nRETR readme.txt\nABOR\nPROT P\nRNFR readme.txt\nPWD\nRNTO x\n`;
  assert.is(await rude(lines, 9), '220 331 230 503 425 225 503 350 257 503');
});

server('nobody is sent to anybody else', async () => {
  const lines =
    `${IN}PORT 10,0,3,2,4,1\nEPRT |1|10.0.3.2|2000|\nEPRT |1|10.0.1.2|22|\n` +
    'PORT 1,2\nEPRT nonsense\nRETR readme.txt\n';
  assert.is(await rude(lines, 8), '220 331 230 501 501 501 501 501 425');
});

server('lines that have no end, and too many of them, are not listened to', async () => {
  const who = new Rude();
  who.say('x'.repeat(5000));
  assert.is(await who.codes(2), '220 000');
  const many = new Rude();
  many.say('NOOP\r\n'.repeat(66));
  assert.is(await many.codes(2), '220 000');
});

server('what waits for a file to end is heard after it', async () => {
  const who = new Rude();
  who.say(`${IN}EPSV\n`.replaceAll('\n', '\r\n'));
  assert.is(await who.codes(4), '220 331 230 229');
  who.say('RETR readme.txt\r\nPWD\r\n');
  assert.is(await who.codes(1), '150');
  who.say('\xff\xf4\xff\xf2ABOR\r\n');
  who.socket.destroy();
});

server('strange names are nobody’s, and do no harm', async () => {
  const lines = `${IN}MKD a\x01b\nCWD ${'../'.repeat(50)}\nPWD\nDELE /\nRMD /\nMKD ${'a'.repeat(300)}\n`;
  assert.is(await rude(lines, 8), '220 331 230 550 250 257 550 550 550');
});

server('what is said before TLS is not heard within', async () => {
  const who = new Rude();
  who.say('AUTH TLS\r\nUSER ftp\r\nPASS me\r\n');
  assert.is(await who.codes(2), '220 234');
  who.say('this is no TLS at all\r\n');
  await new Promise<void>((closed) => who.socket.once('close', () => closed()));
  assert.is((await nonos('ftp', '-e', 'pwd', 'bob')).output, '/\n');
});

server.run();
