/** `nonos lab` from outside. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { nonos } from './nonos.ts';

const labs = suite('nonos lab');

let folder: string;
labs.before(() => void (folder = mkdtempSync(join(tmpdir(), 'lab-'))));
labs.after(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const path = join(folder, 'x.lab');
  writeFileSync(path, text);
  return path;
}

const PAIR = 'lab "a pair" host a, b link a - b delay 5 ms\n';

labs('a line for each thing that happens, then the links', async () => {
  const path = file(`${PAIR}at 1 s a pings b 1 time at 2 s cut a - b`);
  const { status, output } = await nonos('lab', path);
  assert.is(status, 0);
  assert.equal(output.split('\n').slice(0, 5), [
    'a pair, seed 1',
    '    1.000 s  a pings b (10.0.0.2)',
    '    1.020 s    64 octets from b (10.0.0.2): icmp_seq=1 ttl=64 time=20.0 ms',
    '    1.020 s  a pinged b: 1 sent, 1 received, mean 20.0 ms',
    '    2.000 s  a - b is cut',
  ]);
  assert.match(output, /^link +frames +octets +lost +dropped/m);
  assert.match(output, /^a > b +\d+/m);
});

labs('what is not done is a failure', async () => {
  const { status, output } = await nonos('lab', file(`${PAIR}at 0 s cut a - b at 1 s a pings b`));
  assert.is(status, 1);
  assert.match(output, 'Network is unreachable');
});

labs('the same seed prints the same, another seed something else', async () => {
  const path = file(`${PAIR.replace('5 ms', '5 ms, jitter 4 ms')}at 0 s a pings b`);
  const run = async (seed: string) => (await nonos('lab', path, '--seed', seed)).output;
  assert.is(await run('3'), await run('3'));
  assert.not.equal(await run('3'), (await run('4')).replace('seed 4', 'seed 3'));
});

labs('--json is one document', async () => {
  const path = file(`${PAIR}at 0 s a fetches 10 kB from b`);
  const { status, output } = await nonos('lab', path, '--json', '--for', '1min');
  const document = JSON.parse(output) as Record<string, unknown>;
  assert.is(status, 0);
  assert.is(document['ms'], 60_000);
  assert.equal(Object.keys(document), ['title', 'seed', 'ms', 'isDone', 'records', 'links']);
});

labs('a capture is written, and can be decoded', async () => {
  const capture = join(folder, 'x.pcapng');
  const path = file(`${PAIR}at 0 s a pings b 1 time`);
  assert.is((await nonos('lab', path, '--capture', `b-a=${capture}`)).status, 0);
  const decoded = await nonos('decode', '--filter', 'icmpv4.type = 8', capture);
  assert.is(decoded.output.trim().split('\n').length, 1);
  assert.ok(readFileSync(capture).length > 1000);
});

labs('mistakes are shown in their places', async () => {
  const { status, complaints } = await nonos('lab', file('host alice\nlink alice - bbo'));
  assert.is(status, 1);
  assert.match(complaints, "x.lab:2:14: there is no 'bbo'");
  assert.match(complaints, '^^^');
});

labs('a file that is not there is one line', async () => {
  const { status, complaints } = await nonos('lab', 'no-such.lab');
  assert.is(status, 1);
  assert.is(complaints, 'nonos: there is no file no-such.lab\n');
});

for (const words of [
  ['--seed', 'x'],
  ['--for', 'soon'],
  ['--capture', 'a-c=x'],
  ['--capture', 'a-b'],
]) {
  labs(`${words.join(' ')} is not understood`, async () => {
    assert.is((await nonos('lab', file(PAIR), ...words)).status, 2);
  });
}

labs.run();
