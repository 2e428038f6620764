/** What a daemon and its commands write to disk, as strace(1) sees it: what the user names. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { needRootAnd } from './namespace.ts';

const files = suite('files that are written');
const folder = mkdtempSync(join(tmpdir(), 'nonos-files-'));
const socket = join(folder, 'its', 'control');

files.before(() => needRootAnd('strace'));
files.after(() => rmSync(folder, { recursive: true }));

interface Traced {
  /** Its exit status. */
  readonly ended: Promise<number>;
  readonly ready: Promise<void>;
  /** Paths that it has written, made, renamed or removed. */
  changed(): readonly string[];
}

/** The sources are compiled as they run: without a cache, as an installed package has none. */
const environment = { ...process.env, NONOS_SOCKET: socket, TSX_DISABLE_CACHE: '1' };

function traced(...words: readonly string[]): Traced {
  const trace = join(folder, `trace-${words[0]}`);
  const program = [process.execPath, 'bin/nonos.mjs', ...words];
  const child = spawn('strace', ['-f', '-e', 'trace=%file', '-o', trace, ...program], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const ready = new Promise<void>((settle) => {
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes('ready: ')) settle();
    });
  });
  const ended = new Promise<number>((settle) => child.on('exit', (status) => settle(status ?? 1)));
  return { ended, ready, changed: () => changedIn(readFileSync(trace, 'utf8')) };
}

const CHANGING =
  /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|^(?:mkdir|rename|unlink|link|symlink|creat|mknod)/;

function changedIn(trace: string): readonly string[] {
  const paths = trace.split('\n').flatMap((line) => {
    const call = line.replace(/^\d+ +/, '');
    const isDone = !/ = -1 /.test(call);
    const [, path] = /"([^"]*)"/.exec(call) ?? [];
    return isDone && CHANGING.test(call) && path !== undefined ? [path] : [];
  });
  return [...new Set(paths)].filter((path) => !path.startsWith('/dev/')).sort();
}

files('a daemon makes its socket, and a command the file that it is told to', async () => {
  const daemon = traced('up', '--foreground');
  await daemon.ready;
  const page = join(folder, 'page');
  const enabled = traced('onion', 'enable', '--socks', '-');
  assert.is(await enabled.ended, 0);
  const curl = traced('curl', '-s', '-o', page, 'http://www/octets/100000');
  assert.is(await curl.ended, 0);
  assert.is(readFileSync(page).length, 100_000);
  assert.is(await traced('down').ended, 0);
  assert.is(await daemon.ended, 0);
  assert.equal(daemon.changed(), [join(folder, 'its'), socket].sort());
  assert.equal(curl.changed(), [page]);
  assert.equal(enabled.changed(), []);
});

files.run();
