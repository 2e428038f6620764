/**
 * Lays out generated TypeScript. Prettier is the slowest part of all, so only its standalone core
 * and two plugins are loaded, and much work is given to threads while more of it is still made.
 */
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

const OPTIONS = {
  // The same layout as with the parser `typescript`, in a third of the time.
  parser: 'babel-ts',
  printWidth: 100,
  singleQuote: true,
  trailingComma: 'all',
} as const;

const THREADS_MAX = 4;
/** Syntax trees die young: room for them spares a tenth of the time. */
const resourceLimits = { maxYoungGenerationSizeMb: 128 };
const MODULES = ['prettier/standalone', 'prettier/plugins/babel', 'prettier/plugins/estree'];

/** What a thread runs: text, because TypeScript sources are not loaded in threads as they are. */
const PROGRAM = `
  const { parentPort, workerData } = require('node:worker_threads');
  const [{ format }, ...plugins] = workerData.modules.map((path) => require(path));
  parentPort.on('message', async ({ index, text }) => {
    try {
      const formatted = await format(text, { ...workerData.options, plugins });
      parentPort.postMessage({ index, formatted });
    } catch (error) {
      parentPort.postMessage({ index, problem: String(error.message) });
    }
  });`;

export interface Unformatted {
  readonly path: string;
  readonly text: string;
}

export interface Formatter {
  format(output: Unformatted): Promise<string>;
  close(): Promise<void>;
}

/** In this thread: right for a few files. */
export function openFormatter(): Formatter {
  return { format: formatHere, close: () => Promise.resolve() };
}

type Prettier = typeof import('prettier/standalone');
type Plugin = import('prettier').Plugin;
let loaded: Promise<readonly [Prettier, ...Plugin[]]> | undefined;

async function load(): Promise<readonly [Prettier, ...Plugin[]]> {
  const [core, babel, estree] = await Promise.all([
    import('prettier/standalone'),
    import('prettier/plugins/babel'),
    import('prettier/plugins/estree'),
  ]);
  return [core, babel, estree as Plugin];
}

async function formatHere({ path, text }: Unformatted): Promise<string> {
  const [core, ...plugins] = await (loaded ??= load());
  try {
    return await core.format(text, { ...OPTIONS, plugins });
  } catch (error) {
    throw cannotFormat(path, error instanceof Error ? error.message : String(error));
  }
}

/** An emitter has written what is not TypeScript: our mistake, and not the spec's. */
function cannotFormat(path: string, problem: string): Error {
  return new Error(`${path} was generated wrongly: ${problem}`);
}

interface Answer {
  readonly index: number;
  readonly formatted?: string;
  readonly problem?: string;
}

interface Waiting {
  readonly path: string;
  readonly thread: Thread;
  readonly characters: number;
  resolve(text: string): void;
  reject(error: Error): void;
}

interface Thread {
  readonly worker: Worker;
  /** How much it has been given and not yet answered. */
  characters: number;
}

/** In threads, begun at once: they load prettier while this one still compiles. */
export function openThreads(): Formatter {
  const { resolve: locate } = createRequire(import.meta.url);
  const workerData = { modules: MODULES.map((name) => locate(name)), options: OPTIONS };
  const waiting = new Map<number, Waiting>();
  const fail = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Thread => {
    const worker = new Worker(PROGRAM, { eval: true, execArgv: [], workerData, resourceLimits });
    worker.on('error', fail);
    worker.on('message', ({ index, formatted, problem }: Answer) => {
      const task = waiting.get(index);
      if (task === undefined) return;
      waiting.delete(index);
      task.thread.characters -= task.characters;
      if (formatted === undefined) task.reject(cannotFormat(task.path, problem ?? ''));
      else task.resolve(formatted);
    });
    return { worker, characters: 0 };
  };
  const count = Math.max(1, Math.min(THREADS_MAX, availableParallelism()));
  const threads = Array.from({ length: count }, start);
  let tasks = 0;
  return {
    format({ path, text }) {
      const thread = threads.reduce((least, one) =>
        one.characters < least.characters ? one : least,
      );
      const index = ++tasks;
      const characters = text.length;
      thread.characters += characters;
      return new Promise((resolve, reject) => {
        waiting.set(index, { path, thread, characters, resolve, reject });
        thread.worker.postMessage({ index, text });
      });
    },
    async close() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}
