/**
 * The global timeout, in a thread of its own: a test that never yields (a decoder that loops) would
 * stop any timer of its own thread. It says where that thread is, or what it waits for. The counts
 * live in shared memory so that the watchdog can write the closing line, too.
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
const { Session } = require('node:inspector');
const { workerData } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const { counts, files, seconds, lookMs, sayMs } = workerData;
const begun = Date.now();
let entered = { index: -1, at: begun };
const watch = setInterval(() => {
  const [index, passed, failed, skipped] = counts;
  if (index !== entered.index) entered = { index, at: Date.now() };
  const isOver = (since, most) => Date.now() - since >= most * 1000;
  const over = isOver(entered.at, seconds.file) ? 'file' : isOver(begun, seconds.all) && 'all';
  if (!over) return;
  clearInterval(watch);
  writeSync(2, \`\\n✘ \${files[index]}: still at work after \${seconds[over]} seconds\\n\`);
  sayWhere(() => {
    writeSync(1, \`\\n\${passed} passed, \${failed + 1} failed, \${skipped} skipped\\n\`);
    process.kill(process.pid, 'SIGKILL');
  });
}, lookMs);

// What the thread of the tests has open, and, unless it only waits, where it is.
function sayWhere(then) {
  setTimeout(then, sayMs);
  const session = new Session();
  session.connectToMainThread();
  const urls = new Map();
  session.on('Debugger.scriptParsed', ({ params }) => urls.set(params.scriptId, params.url));
  session.on('Debugger.paused', ({ params }) => {
    for (const { functionName, location } of params.callFrames) {
      const url = urls.get(location.scriptId);
      writeSync(2, \`  at \${functionName} \${url}:\${location.lineNumber + 1}\\n\`);
    }
    then();
  });
  const expression = 'process.getActiveResourcesInfo().join(", ")';
  session.post('Runtime.evaluate', { expression }, (_, answer) => {
    writeSync(2, \`  open: \${answer?.result?.value}\\n\`);
    session.post('Debugger.enable', () => {
      session.post('Debugger.pause');
      setTimeout(then, lookMs);
    });
  });
}
`;

const LOOK_MS = 500;
/** The most that the other thread is waited for. */
const SAY_MS = 10_000;

/** One that nobody watches. */
export function newTally(): Tally {
  return { passed: 0, failed: 0, skipped: 0, enter() {}, file: () => 'the runner' };
}

export function startWatchdog(files: readonly string[], seconds: Seconds): Tally {
  const counts = new Int32Array(new SharedArrayBuffer(16));
  const workerData = { counts, files, seconds, lookMs: LOOK_MS, sayMs: SAY_MS };
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
