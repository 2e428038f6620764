import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { macSecret, secretPath } from '../../commands/mac/secret.ts';
import { beginDaemon } from './in-daemon.ts';
import type { InDaemon } from './in-daemon.ts';
import { nonos } from './nonos.ts';

const mac = suite('nonos mac');

const before = process.env.XDG_STATE_HOME;
let own: InDaemon;

mac.before(async () => {
  own = await beginDaemon('alice');
  process.env.XDG_STATE_HOME = own.folder;
});
mac.after(async () => {
  await own.end();
  process.env.XDG_STATE_HOME = before ?? '';
});

async function become(...words: readonly string[]): Promise<string> {
  const { output, status } = await nonos('mac', 'eth0', ...words, '--json');
  assert.is(status, 0);
  return (JSON.parse(output) as { hardwareAddress: string }).hardwareAddress;
}

const shown = async (): Promise<string> => {
  const { output } = await nonos('ifconfig', 'eth0');
  return / ether (.*)$/m.exec(output)?.[1] ?? '';
};

mac('session is another one each time, and ifconfig says so', async () => {
  const [first, second] = [await become('session'), await become('session')];
  assert.is.not(first, second);
  assert.is(await shown(), `${second}  (session)`);
});

mac('network is the same in the same network, and another one elsewhere', async () => {
  const home = await become('network', '--network', 'home');
  const cafe = await become('network', '--network', 'cafe');
  assert.is.not(home, cafe);
  assert.is(await become('network', '--network', 'home'), home);
});

mac('static is the device’s own, or the one that is said', async () => {
  assert.is(await become('static', '02:00:00:00:00:77'), '02:00:00:00:00:77');
  const own = await become('static');
  assert.is.not(own, '02:00:00:00:00:77');
  assert.is(await shown(), own);
});

mac('what it had to say before is still said after', async () => {
  await become('session');
  const { status } = await nonos('ping', '-c', '3', '-i', '0.1', 'home');
  assert.is(status, 0);
});

mac('changes nothing where it does not understand, or may not', async () => {
  const was = await shown();
  for (const line of [
    ['mac', 'eth0', 'sesion'],
    ['mac', 'eth0', 'session', '02:00:00:00:00:01'],
    ['mac', 'eth0', 'static', 'x'],
    ['mac', 'eth0'],
  ]) {
    assert.is((await nonos(...line)).status, 2);
  }
  for (const line of [
    ['mac', 'lo', 'session'],
    ['mac', 'eth9', 'session'],
    ['mac', 'eth0', 'static', '01:00:00:00:00:01'],
    ['mac', 'eth0', 'session', '--caps', 'NET_RAW'],
  ]) {
    assert.is((await nonos(...line)).status, 1, line.join(' '));
  }
  assert.is(await shown(), was);
});

mac('the secret is its user’s alone, and drawn once', () => {
  const path = join(own.folder, 'deep', 'secret');
  assert.equal(macSecret(path), macSecret(path));
  assert.is(statSync(path).mode & 0o777, 0o600);
  writeFileSync(path, 'something else');
  assert.throws(() => macSecret(path), /holds no secret of 16 octets/);
  assert.match(secretPath({ XDG_STATE_HOME: '/state' }), '/state/nonos/mac-secret');
});

mac.run();
