/**
 * How long `nonos spec generate` takes, in a copy of the project: nothing of the tree is touched.
 */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

import { atMost, rowOf } from './bench.ts';
import type { Bench, Report } from './bench.ts';
import { compareRuns } from './measure.ts';

const ROUNDS = 7;
const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What the command is made of and what it works on. */
const COPIED = ['bin', 'commands', 'generator', 'spec', 'package.json'];
/** Specs, and comments of theirs that come to be seen in what is generated. */
const EDITED = {
  path: 'spec/transport/udp.protocol',
  comment: /(# zero when no reply is wanted).*/,
};
const LARGEST = { path: 'spec/secure/tls.protocol', comment: /(# always the last: its binders).*/ };
const WATCHING = 'watching: one spec changed, until it is said to be done';
const LARGEST_WATCHED = 'watching: the largest spec changed';
const WORDS = ['bin/nonos.mjs', 'spec', 'generate'];

export const bench: Bench = {
  about: 'nonos spec generate, all specs',
  async run(): Promise<Report> {
    const folder = mkdtempSync(join(tmpdir(), 'nonos-bench-'));
    try {
      for (const path of COPIED) copy(path, folder);
      symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
      return await report(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** Of files, even where the tree has links: what is changed below must be the copy. */
function copy(path: string, folder: string): void {
  cpSync(realpathSync(join(ROOT, path)), join(folder, path), {
    recursive: true,
    dereference: true,
  });
}

async function report(folder: string): Promise<Report> {
  const run = (): Promise<number> => Promise.resolve(timeCommand(folder));
  const table = await compareRuns(
    'a process each',
    'ms',
    [
      {
        name: 'cold: nothing generated, nothing cached',
        once() {
          for (const path of ['generated', '.cache']) {
            rmSync(join(folder, path), { recursive: true, force: true });
          }
          return run();
        },
      },
      { name: 'nothing changed', once: run },
      {
        name: 'one spec changed',
        once(round) {
          edit(folder, EDITED, round);
          return run();
        },
      },
    ],
    ROUNDS,
  );
  const watcher = await watch(folder);
  const watched = await compareRuns(
    'watching',
    'ms',
    [
      { name: WATCHING, once: (round) => watcher.change(EDITED, round) },
      { name: LARGEST_WATCHED, once: (round) => watcher.change(LARGEST, round) },
    ],
    ROUNDS,
  );
  watcher.end();
  const [cold, unchanged] = table.rows.map((row) => row.time.median);
  return {
    tables: [table, watched],
    claims: [
      atMost('cold', cold, 6000, ' ms'),
      atMost('nothing changed', unchanged, 1000, ' ms'),
      atMost('watching, one spec changed,', rowOf(watched, WATCHING).time.median, 200, ' ms'),
      atMost(
        'watching, the largest spec changed,',
        rowOf(watched, LARGEST_WATCHED).time.median,
        200,
        ' ms',
      ),
    ],
    notes: [
      'times of whole processes, through tsx, as in a checkout',
      `what is changed is a comment in ${EDITED.path}, seen in what is generated of it; the`,
      `largest is ${LARGEST.path}`,
    ],
  };
}

function timeCommand(folder: string): number {
  const begun = performance.now();
  execFileSync(process.execPath, WORDS, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return performance.now() - begun;
}

/** A field's comment, which goes into the wire, value and description modules. */
function edit(folder: string, { path, comment }: typeof EDITED, round: number): void {
  const file = join(folder, path);
  const before = readFileSync(file, 'utf8');
  rmSync(file);
  appendFileSync(file, before.replace(comment, `$1, ${round}`));
}

interface Watcher {
  change(spec: typeof EDITED, round: number): Promise<number>;
  end(): void;
}

type Child = ChildProcessByStdio<null, Readable, null>;

async function watch(folder: string): Promise<Watcher> {
  const child: Child = spawn(process.execPath, [...WORDS, '--watch'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  await lineWith(/^watching/, lines);
  return {
    async change(spec, round) {
      const done = lineWith(/^\S*\d+ ms/, lines);
      const begun = performance.now();
      edit(folder, spec, ROUNDS + round);
      await done;
      return performance.now() - begun;
    },
    end: () => void child.kill(),
  };
}

function lineWith(pattern: RegExp, lines: Interface): Promise<void> {
  return new Promise((resolve) => {
    const look = (line: string): void => {
      if (!pattern.test(line)) return;
      lines.off('line', look);
      resolve();
    };
    lines.on('line', look);
  });
}
