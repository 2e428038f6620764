/**
 * Files in several processes at once, a few files in each. Each process is a whole run of its own,
 * which is held to account as one is; what it says is shown when it has ended, in one piece.
 */
import { spawn } from 'node:child_process';

import type { Tally } from './watchdog.ts';

const CLOSING_LINE = /(\d+) passed, (\d+) failed, (\d+) skipped\n$/;

export interface Jobs {
  /** How many processes at once. */
  readonly atOnce: number;
  /** How many files one of them is given. */
  readonly filesEach: number;
  /** Words for each of them, before the names of its files. */
  readonly words: readonly string[];
  /** How long all of it may take. */
  readonly seconds: number;
}

export async function runInJobs(
  files: readonly string[],
  { atOnce, filesEach, words, seconds }: Jobs,
  tally: Pick<Tally, 'passed' | 'failed' | 'skipped'>,
  complain: (message: string) => void,
): Promise<void> {
  const rest = [...files];
  const timeout = AbortSignal.timeout(seconds * 1000);
  const work = async (): Promise<void> => {
    while (rest.length > 0 && !timeout.aborted) {
      const some = rest.splice(0, filesEach);
      const { status, output, complaints } = await runOne([...words, ...some], timeout);
      const found = CLOSING_LINE.exec(output);
      process.stdout.write(found === null ? output : output.slice(0, found.index));
      process.stderr.write(complaints);
      const [passed, failed, skipped] = (found ?? []).slice(1).map(Number);
      tally.passed += passed ?? 0;
      tally.failed += failed ?? 0;
      tally.skipped += skipped ?? 0;
      const hasFailed = found === null || (status !== 0 && failed === 0);
      if (hasFailed) complain(`${some.join(', ')}: the run ended with ${status}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (timeout.aborted) complain(`still at work after ${seconds} seconds`);
}

interface Outcome {
  readonly status: number | null;
  readonly output: string;
  readonly complaints: string;
}

function runOne(words: readonly string[], signal: AbortSignal): Promise<Outcome> {
  const by = { signal, killSignal: 'SIGKILL' } as const;
  const child = spawn(process.execPath, [...process.execArgv, ...words], by);
  let output = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  return new Promise((settle) => {
    // It is told when its time is over; `close` comes then, too.
    child.on('error', () => {});
    child.on('close', (status) => settle({ status, output, complaints }));
  });
}
