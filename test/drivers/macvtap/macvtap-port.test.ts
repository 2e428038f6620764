/**
 * A named pipe that is open for reading and writing in one is like the file of a macvtap, as long
 * as it holds one frame at a time: it does not block, and gives back what was written.
 */
import { execFileSync } from 'node:child_process';
import { constants, fstatSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { constants as system, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { MacvtapPort } from '../../../drivers/macvtap/macvtap-port.ts';

const ports = suite('the file of a macvtap');

const { EAGAIN } = system.errno;
const folder = mkdtempSync(join(tmpdir(), 'macvtap-'));
ports.after(() => rmSync(folder, { recursive: true }));

interface Fixture {
  readonly port: MacvtapPort;
  readonly file: number;
}

function setup(): Fixture {
  const path = join(folder, 'pipe');
  rmSync(path, { force: true });
  execFileSync('mkfifo', [path]);
  const file = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const status = () => ({ isUp: true, mtu: 1500 });
  return { port: new MacvtapPort({ name: 'mv0', file, status }), file };
}

/** Watches until `done`, and answers what was seen, in order. */
function watch(port: MacvtapPort, done: (told: string[]) => boolean): Promise<string[]> {
  const told: string[] = [];
  return new Promise((settle) => {
    const tell = (what: string): void => {
      told.push(what);
      if (done(told)) settle(told);
    };
    port.watch({
      readable: () => {
        const octets = port.read();
        if (octets < 0) return 0;
        tell(Buffer.from(port.octets.subarray(0, octets)).toString());
        return 1;
      },
      writable: () => tell('writable'),
      statusChanged: () => tell('status'),
    });
  });
}

const ABC = Buffer.from('-abc-');

ports('reads nothing from an empty file, and what is there from one that is not', () => {
  const { port } = setup();
  assert.is(port.read(), -EAGAIN);
  assert.is(port.write(ABC, 1, 4), 3);
  assert.is(port.read(), 3);
  assert.is(Buffer.from(port.octets.subarray(0, 3)).toString(), 'abc');
  port.close();
});

ports('answers that there is no room, and tells that one may try again', async () => {
  const { port } = setup();
  const large = Buffer.alloc(4096, 'x');
  let written = 0;
  while (port.write(large, 0, large.length) > 0) written++;
  assert.ok(written > 0);
  assert.is(port.write(large, 0, large.length), -EAGAIN);
  port.awaitRoom();
  const told = await watch(port, (all) => all.length > 0);
  assert.is(told[0], 'writable');
  port.close();
});

ports('tells of what comes, soon also after a long silence', async () => {
  const { port } = setup();
  const seen = watch(port, (all) => all.includes('abc'));
  await sleep(1000);
  const began = performance.now();
  port.write(ABC, 1, 4);
  await seen;
  assert.ok(performance.now() - began < 500);
  port.close();
});

ports('does not spin in silence', async () => {
  const { port } = setup();
  let looks = 0;
  port.watch({ readable: () => (looks++, 0), writable: () => {}, statusChanged: () => {} });
  await sleep(300);
  assert.ok(looks > 64 && looks < 64 + 302, `${looks} looks`);
  port.close();
});

ports('asks now and then how its interface is', async () => {
  const { port } = setup();
  await watch(port, (all) => all.filter((one) => one === 'status').length === 2);
  port.close();
});

ports('looks no more once it is closed, be it by who watches', async () => {
  const { port, file } = setup();
  let looks = 0;
  const readable = (): number => {
    looks++;
    port.close();
    return 1;
  };
  port.watch({ readable, writable: () => {}, statusChanged: () => assert.unreachable() });
  await sleep(600);
  assert.is(looks, 1);
  assert.throws(() => fstatSync(file), /EBADF/);
});

ports.run();
