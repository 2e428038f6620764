/**
 * The global timeout, in a thread of its own: a test that never yields (a decoder that loops) would
 * stop any timer of its own thread. The counts live in shared memory so that the watchdog can write
 * the closing line, too.
 */
import { Worker } from 'node:worker_threads';

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** Says which file is at work. */
  enter(index: number): void;
  file(): string;
}

/** How long all files may take, and one of them. */
export interface Seconds {
  readonly all: number;
  readonly file: number;
}

const WATCHDOG = `
const { workerData } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const { counts, files, seconds, lookMs } = workerData;
const begun = Date.now();
let entered = { index: -1, at: begun };
setInterval(() => {
  const [index, passed, failed, skipped] = counts;
  if (index !== entered.index) entered = { index, at: Date.now() };
  const isOver = (since, most) => Date.now() - since >= most * 1000;
  const over = isOver(entered.at, seconds.file) ? 'file' : isOver(begun, seconds.all) && 'all';
  if (!over) return;
  writeSync(2, \`\\n✘ \${files[index]}: still at work after \${seconds[over]} seconds\\n\`);
  writeSync(1, \`\\n\${passed} passed, \${failed + 1} failed, \${skipped} skipped\\n\`);
  process.kill(process.pid, 'SIGKILL');
}, lookMs);
`;

const LOOK_MS = 500;

/** One that nobody watches. */
export function newTally(): Tally {
  return { passed: 0, failed: 0, skipped: 0, enter() {}, file: () => 'the runner' };
}

export function startWatchdog(files: readonly string[], seconds: Seconds): Tally {
  const counts = new Int32Array(new SharedArrayBuffer(16));
  const workerData = { counts, files, seconds, lookMs: LOOK_MS };
  new Worker(WATCHDOG, { eval: true, workerData, execArgv: [] }).unref();
  return {
    get passed() {
      return counts[1];
    },
    set passed(count) {
      counts[1] = count;
    },
    get failed() {
      return counts[2];
    },
    set failed(count) {
      counts[2] = count;
    },
    get skipped() {
      return counts[3];
    },
    set skipped(count) {
      counts[3] = count;
    },
    enter(index) {
      counts[0] = index;
    },
    file: () => files[counts[0]] ?? 'before the first file',
  };
}
