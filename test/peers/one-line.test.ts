/**
 * What is missing is said in one line that says what to do, and the exit status is not zero: no
 * file of TAPs, no root, a name in use, no koffi, a laboratory's file that is wrong.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { openTap } from '../../drivers/tap/tap.ts';
import { Namespace, Program, needRootAnd } from './namespace.ts';
import type { Outcome } from './namespace.ts';

const lines = suite('what is missing is said in one line');

const NONOS = ['bin/nonos.mjs'];

let namespace: Namespace;

lines.before(() => {
  needRootAnd('unshare', 'setpriv', 'mount');
  namespace = new Namespace('line');
});
lines.after(() => namespace?.remove());

/** `ping` over a TAP of that name. */
const overTap = (device: string): readonly string[] => [
  'ping',
  '--json',
  '-c',
  '1',
  '--device',
  device,
  '--address',
  '192.0.2.2/24',
  '192.0.2.1',
];

function run(program: string, ...words: readonly string[]): Promise<Outcome> {
  const child = spawn(program, words, { env: { ...process.env, NO_COLOR: '1' } });
  child.stdin.end();
  return new Program(child).ended;
}

/** One line to read, and the same in a document for programs. */
function says(outcome: Outcome, expected: RegExp): void {
  const { status, output, complaints } = outcome;
  assert.is(status, 1, complaints);
  const [line, ...rest] = complaints.trimEnd().split('\n');
  assert.equal(rest, []);
  assert.match(line, expected);
  const { error } = JSON.parse(output) as { error: { kind: string; message: string } };
  assert.is(error.kind, 'failure');
  assert.is(`nonos: ${error.message}`, line);
}

lines('no file of TAPs', async () => {
  const words = ['--mount', 'sh', '-c', 'mount -t tmpfs none /dev/net && exec "$@"', 'sh'];
  const outcome = await run('unshare', ...words, process.execPath, ...NONOS, ...overTap('tap:x0'));
  says(outcome, /^nonos: no \/dev\/net\/tun \(ENOENT\): .*modprobe tun$/);
});

lines('no root', async () => {
  // All that root may do is taken away, as the files of the project may be root's alone.
  const words = ['--bounding-set=-net_admin,-sys_admin', '--inh-caps=-net_admin,-sys_admin'];
  const without = [...words, process.execPath, ...NONOS];
  says(await run('setpriv', ...without, ...overTap('tap:x0')), /needs root.*: run as root/);
  const inside = overTap(`tap:x0@${namespace.name}`);
  says(
    await run('setpriv', ...without, ...inside),
    /^nonos: entering .* needs root.*: run as root/,
  );
});

lines('a name that is in use', async () => {
  const device = await openTap({ name: 'used0', namespace: namespace.name });
  const words = overTap(`tap:used0@${namespace.name}`);
  says(
    await run(process.execPath, ...NONOS, ...words),
    /^nonos: the interface used0 is in use by another program: choose another name$/,
  );
  device.close();
});

lines('no koffi', async () => {
  const hooks = `export const resolve = (name, context, next) => {
    if (name === 'koffi') throw new Error('there is none');
    return next(name, context);
  };`;
  const text = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;
  const register = `import { register } from 'node:module'; register(${JSON.stringify(text(hooks))});`;
  const words = ['--import', text(register), ...NONOS, ...overTap('tap:x0')];
  says(
    await run(process.execPath, ...words),
    /^nonos: a TAP device needs the package koffi: npm install koffi$/,
  );
});

lines("a laboratory's file that is wrong, or not there", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'line-'));
  const path = join(folder, 'x.lab');
  writeFileSync(path, 'host alice, bob\nlink alice - bbo\n');
  const wrong = await run(process.execPath, ...NONOS, 'lab', '--json', path);
  assert.is(wrong.status, 1);
  assert.match(wrong.complaints, `${path}:2:14: there is no 'bbo'`);
  assert.type(JSON.parse(wrong.output), 'object');
  const gone = await run(process.execPath, ...NONOS, 'lab', '--json', join(folder, 'no.lab'));
  says(gone, /^nonos: there is no file .*no\.lab$/);
  rmSync(folder, { recursive: true });
});

lines.run();
