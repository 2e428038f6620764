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

const WATCHDOG = `
const { workerData } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const { counts, files, seconds } = workerData;
setTimeout(() => {
  const [index, passed, failed, skipped] = counts;
  writeSync(2, \`\\n✘ \${files[index]}: still at work after \${seconds} seconds\\n\`);
  writeSync(1, \`\\n\${passed} passed, \${failed + 1} failed, \${skipped} skipped\\n\`);
  process.kill(process.pid, 'SIGKILL');
}, seconds * 1000);
`;

export function startWatchdog(files: readonly string[], seconds: number): Tally {
  const counts = new Int32Array(new SharedArrayBuffer(16));
  const workerData = { counts, files, seconds };
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
