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

import { atMost } from './bench.ts';
import type { Bench, Report } from './bench.ts';
import { compareRuns } from './measure.ts';

const ROUNDS = 7;
const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What the command is made of and what it works on. */
const COPIED = ['bin', 'commands', 'generator', 'spec', 'package.json'];
/** A spec whose comments come to be seen in what is generated. */
const EDITED = 'spec/transport/udp.protocol';
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
          edit(folder, round);
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
    [{ name: 'one spec changed, until it is said to be done', once: watcher.change }],
    ROUNDS,
  );
  watcher.end();
  const [cold, unchanged] = table.rows.map((row) => row.time.median);
  return {
    tables: [table, watched],
    claims: [
      atMost('cold', cold, 6000, ' ms'),
      atMost('nothing changed', unchanged, 1000, ' ms'),
      atMost('one spec changed, watching,', watched.rows[0].time.median, 200, ' ms'),
    ],
    notes: [
      'times of whole processes, through tsx, as in a checkout',
      `what is changed is a comment in ${EDITED}, seen in what is generated of it`,
    ],
  };
}

function timeCommand(folder: string): number {
  const begun = performance.now();
  execFileSync(process.execPath, WORDS, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return performance.now() - begun;
}

/** A field's comment, which goes into the wire, value and description modules. */
function edit(folder: string, round: number): void {
  const path = join(folder, EDITED);
  const before = readFileSync(path, 'utf8');
  rmSync(path);
  appendFileSync(path, before.replace(/(# zero when no reply is wanted).*/, `$1, ${round}`));
}

interface Watcher {
  change(round: number): Promise<number>;
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
    async change(round) {
      const done = lineWith(/^\S*\d+ ms/, lines);
      const begun = performance.now();
      edit(folder, ROUNDS + round);
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
