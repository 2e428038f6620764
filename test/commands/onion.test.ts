import { existsSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { encodeGreeting, encodeRequest } from '../../generated/application/socks5.value.ts';
import type { OnionStatus } from '../../runtime/onion.ts';
import { beginDaemon } from './in-daemon.ts';
import type { InDaemon } from './in-daemon.ts';
import { nonos } from './nonos.ts';

const onion = suite('onion routing in the daemon');

let own: InDaemon;

onion.before(async () => {
  own = await beginDaemon('alice');
});
onion.after(() => own.end());

const status = async (): Promise<OnionStatus & { socksPort: number }> =>
  JSON.parse((await nonos('onion', 'status', '--json')).output) as never;

/** As another program asks for a page: optimistically, all that it has to say at once. */
async function pageBySocks(port: number): Promise<string> {
  const socket = net.connect(port, '127.0.0.1');
  const host = { is: 'domainName', domainName: 'www' } as const;
  socket.write(encodeGreeting({ methods: [0] }));
  socket.write(encodeRequest({ cmd: 1, dstAddr: host, dstPort: 80 }));
  socket.write('GET / HTTP/1.0\r\n\r\n');
  let text = '';
  socket.on('data', (data) => (text += data.toString('latin1')));
  await new Promise((over) => socket.on('close', over));
  return text;
}

onion('where it is not enabled, each command says so in one line', async () => {
  for (const word of ['status', 'newcircuit', 'disable']) {
    const { status: code, complaints } = await nonos('onion', word);
    assert.is(code, 1);
    assert.is(complaints, 'nonos: onion routing is not enabled: nonos onion enable\n');
  }
});

onion('wrong words are one line and exit 2', async () => {
  const file = join(own.folder, 'torrc');
  writeFileSync(file, 'Nickname x\nDirAuthority moria 192.0.2.1:80\n');
  for (const [words, what] of [
    [
      ['--isolate', 'port'],
      "--isolate is 'port'; expected some of destination-address,destination",
    ],
    [['--link-versions', '2'], "--link-versions is '2'; expected some of 3,4,5"],
    [['--socks', '70000'], "--socks is '70000'; expected a whole number, 0 to 65535"],
    [['--authorities', file], `${file}:2: no orport; expected DirAuthority`],
    [['--authorities', join(own.folder, 'no')], 'ENOENT'],
  ] as const) {
    const { status: code, complaints } = await nonos('onion', 'enable', ...words);
    assert.is(code, 2, complaints);
    assert.match(complaints, what);
    assert.is(complaints.trim().split('\n').length, 1);
  }
});

onion('a port that is taken is told, and nothing is enabled', async () => {
  const taken = net.createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => taken.once('listening', ready));
  const { port } = taken.address() as net.AddressInfo;
  const { status: code, complaints } = await nonos('onion', 'enable', '--socks', `${port}`);
  assert.is(code, 1);
  assert.match(complaints, `cannot listen at 127.0.0.1:${port}: EADDRINUSE`);
  assert.is((await nonos('onion', 'status')).status, 1);
  taken.close();
});

onion('enabled, it leads commands and other programs through three relays', async () => {
  const state = join(own.folder, 'state');
  const enabled = await nonos('onion', 'enable', '--socks', '0', '--state', state, '--json');
  assert.is(enabled.status, 0, enabled.complaints);
  const { socksPort } = JSON.parse(enabled.output) as { socksPort: number };
  const page = await nonos('curl', '-s', 'http://www/');
  assert.is(page.output, 'This is www, asked by GET.\n');
  const shown = await status();
  assert.is(shown.percent, 100);
  assert.ok(shown.circuits.every(({ path }) => path.length === 3));
  assert.ok(shown.circuits.some(({ isDirty }) => isDirty));
  const ping = await nonos('ping', '-c', '1', '-W', '3600', 'www');
  assert.match(ping.complaints, 'Permission denied');
  assert.match(await pageBySocks(socksPort), 'This is www');
  const again = await nonos('onion', 'enable');
  assert.match(again.complaints, 'it is enabled already');
});

onion('a state that cannot be kept, or read, is told, and ends nothing', async () => {
  await nonos('onion', 'disable');
  const unread = await nonos('onion', 'enable', '--socks', '-', '--state', own.folder);
  assert.is(unread.status, 1);
  assert.is((await nonos('onion', 'status')).status, 1);
  assert.is((await nonos('curl', '-s', 'http://www/')).status, 0, 'nothing goes another way');
  const lost = join(own.folder, 'no', 'state');
  assert.is((await nonos('onion', 'enable', '--socks', '-', '--state', lost)).status, 0);
  assert.is((await nonos('onion', 'disable')).status, 0);
  const state = join(own.folder, 'state');
  assert.is((await nonos('onion', 'enable', '--socks', '-', '--state', state)).status, 0);
  await nonos('curl', '-s', 'http://www/');
});

onion(
  'without a circuit a command is told so at once, and a state that was none by status',
  async () => {
    await nonos('onion', 'disable');
    const torrc = join(own.folder, 'nobody');
    const identity = '0'.repeat(40);
    writeFileSync(torrc, `DirAuthority x orport=1 v3ident=${identity} 192.0.2.250:1 ${identity}\n`);
    const state = join(own.folder, 'nonsense');
    writeFileSync(state, 'nonsense');
    const words = ['--authorities', torrc, '--socks', '-', '--wait', '0', '--state', state];
    assert.is((await nonos('onion', 'enable', ...words)).status, 0);
    const page = await nonos('curl', '-sS', 'http://192.0.2.9/');
    assert.match(page.complaints, /^curl: \(7\) .*\n$/);
    assert.match(
      (await nonos('onion', 'status')).output,
      /^not read +not a state of onion routing, version 1$/m,
    );
    const asJson = JSON.parse((await nonos('onion', 'status', '--json')).output) as object;
    assert.equal((asJson as { loadFaults: unknown }).loadFaults, [
      'not a state of onion routing, version 1',
    ]);
    await nonos('onion', 'disable');
    const isolate = 'destination-address,destination-port';
    assert.is((await nonos('onion', 'enable', '--socks', '-', '--isolate', isolate)).status, 0);
    for (const url of ['http://www/', 'http://bob/', 'http://www/']) await nonos('curl', '-s', url);
    const used = (await status()).circuits.filter(({ isDirty }) => isDirty);
    assert.is(used.length, 2);
  },
);

onion('newcircuit, and no stream goes by what was before', async () => {
  const used = (await status()).circuits.filter(({ isDirty }) => isDirty).map(({ id }) => id);
  assert.is((await nonos('onion', 'newcircuit')).status, 0);
  await nonos('curl', '-s', 'http://www/');
  const now = (await status()).circuits.filter(({ isDirty }) => isDirty).map(({ id }) => id);
  assert.ok(now.some((id) => !used.includes(id)));
});

onion(
  'disabled, streams go as before, and guards are kept where they were asked to be',
  async () => {
    const state = join(own.folder, 'state');
    const disabled = await nonos('onion', 'disable');
    assert.is(disabled.status, 0, disabled.complaints);
    assert.ok(existsSync(state));
    assert.is(statSync(state).mode & 0o777, 0o600);
    assert.is((await nonos('ping', '-c', '5', '-i', '0.05', 'www')).status, 0);
    assert.is((await nonos('onion', 'status')).status, 1);
  },
);

onion.run();
