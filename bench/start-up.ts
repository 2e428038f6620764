/**
 * How long the help of a command takes, in a process of its own each time, from the package as it
 * is installed and from a checkout; beside Node alone, which both wait for.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { unpackInto } from '../test/peers/packed.ts';
import { atMost, rowOf } from './bench.ts';
import type { Bench, Report } from './bench.ts';
import { compareRuns } from './measure.ts';
import type { Timed } from './measure.ts';

const ROUNDS = 15;
const MS_MAX = 150;
const CHECKOUT = fileURLToPath(new URL('../bin/nonos.mjs', import.meta.url));

export const bench: Bench = {
  about: 'help of commands, from nothing',
  async run(): Promise<Report> {
    const folder = mkdtempSync(join(tmpdir(), 'nonos-bench-'));
    try {
      return await report(join(unpackInto(folder), 'bin', 'nonos.mjs'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function report(installed: string): Promise<Report> {
  const timed = [
    timedRun('Node alone', '--eval', '0'),
    timedRun('nonos --help', installed, '--help'),
    timedRun('nonos curl --help', installed, 'curl', '--help'),
    timedRun('nonos --help, of a checkout', CHECKOUT, '--help'),
    timedRun('nonos curl --help, of a checkout', CHECKOUT, 'curl', '--help'),
  ];
  const table = await compareRuns('start-up', 'ms', timed, ROUNDS);
  const claims = ['nonos --help', 'nonos curl --help'].map((name) =>
    atMost(`${name}, installed,`, rowOf(table, name).time.median, MS_MAX, ' ms'),
  );
  return { tables: [table], claims, notes: ['a checkout is compiled by tsx as it is run'] };
}

function timedRun(name: string, ...words: readonly string[]): Timed {
  const once = (): Promise<number> => {
    const begun = performance.now();
    execFileSync(process.execPath, words, { stdio: 'ignore' });
    return Promise.resolve(performance.now() - begun);
  };
  return { name, once };
}
