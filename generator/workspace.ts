/**
 * The compiler's edge: specs from a folder, outputs into another, and no more work than need be.
 */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Diagnostic } from './diagnostic.ts';
import type { Output } from './emit/output.ts';
import type { Compiled, Pipeline } from './pipeline.ts';
import type { Formatter } from './prettier.ts';
import {
  compilerHash,
  filesUnder,
  hash,
  readRecord,
  remembered,
  specsHash,
  writeRecord,
} from './record.ts';
import type { Made } from './record.ts';

export interface Generated {
  readonly diagnostics: readonly Diagnostic[];
  readonly specs: ReadonlyMap<string, string>;
  /** How many files there are in all. */
  readonly outputs: number;
  /** Paths of what was written, or would have been. */
  readonly changed: readonly string[];
  /** Paths of what no spec makes any longer. */
  readonly removed: readonly string[];
}

export interface Explored {
  readonly diagnostics: readonly Diagnostic[];
  readonly proved: readonly string[];
  readonly notProved: readonly string[];
  readonly assumed: readonly string[];
}

export interface Workspace {
  readonly root: string;
  readSpecs(): ReadonlyMap<string, string>;
  compile(specs?: ReadonlyMap<string, string>): Promise<Compiled>;
  /** What exploring the machines came to; explored again only when they or the compiler changed. */
  explore(compiled: Compiled): Promise<Explored>;
  /** Brings `generated/` up to date; with `check` it only says what would have been done. */
  generate(options?: { readonly check?: boolean }): Promise<Generated>;
  /** Loads all that a later `generate` will need, so that it is quick; it is kept until `close`. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** What was made before, by path. */
type Before = Readonly<Record<string, Made>>;
/** What is there, by path: read again only when its time or its size has changed. */
type Present = ReadonlyMap<string, PresentFile>;

interface PresentFile {
  readonly stamp: string;
  readonly hash: string;
}

/** So many specs are changed in thought before one is in earnest: V8 needs the practice. */
const REHEARSED = 6;

export function openWorkspace(root: string): Workspace {
  let pipeline: Promise<Pipeline> | undefined;
  let compiler: string | undefined;
  let present: Present = new Map();
  // Once warm, threads stay: whoever generates again wants to have it at once.
  let threads: Formatter | undefined;
  // The compiler is loaded by who needs it: most runs find that nothing has changed.
  const load = (): Promise<Pipeline> => (pipeline ??= loadPipeline());
  const readSpecs = (): ReadonlyMap<string, string> => {
    const paths = filesUnder(join(root, 'spec'), /\.protocol$/).map((path) => `spec/${path}`);
    return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  };
  const compile = async (specs = readSpecs()): Promise<Compiled> => (await load()).compile(specs);
  return {
    root,
    readSpecs,
    compile,
    explore: (compiled) => exploreMachines(compiled, root, (compiler ??= compilerHash())),
    async generate({ check = false } = {}) {
      const specs = readSpecs();
      present = readPresent(root, present);
      compiler ??= compilerHash();
      const record = readRecord(root);
      const before = record?.compiler === compiler ? record.outputs : undefined;
      const idle = { diagnostics: [], specs, outputs: present.size, changed: [], removed: [] };
      const isSame = before !== undefined && record?.specs === specsHash(specs);
      if (isSame && isIntact(before, present)) return idle;
      const formatter = threads ?? (await openFormatterFor(before));
      try {
        const compiled = await compile(specs);
        const { diagnostics } = compiled;
        if (diagnostics.length > 0) return { ...idle, diagnostics };
        const outputs = (await load()).emit(compiled);
        const texts = await layOut(outputs, before ?? {}, present, formatter);
        const changed = [...texts].filter(
          ([path, { made }]) => made.file !== present.get(path)?.hash,
        );
        const removed = [...present.keys()].filter((path) => !texts.has(path));
        if (!check) {
          for (const [path, { text }] of changed) write(join(root, path), text);
          for (const path of removed) rmSync(join(root, path));
          const made = Object.fromEntries([...texts].map(([path, one]) => [path, one.made]));
          writeRecord(root, { compiler, specs: specsHash(specs), outputs: made });
        }
        const paths = changed.map(([path]) => path);
        return { ...idle, outputs: texts.size, changed: paths, removed };
      } finally {
        if (formatter !== threads) await formatter.close();
      }
    },
    async warm() {
      const specs = readSpecs();
      const { compile: compileAll, emit } = await load();
      const largest = [...specs].sort(([, a], [, b]) => b.length - a.length).slice(0, REHEARSED);
      const edited = largest.map(([path, text]) => new Map(specs).set(path, `${text}\n`));
      for (const texts of [specs, ...edited, specs]) {
        const compiled = compileAll(texts);
        if (compiled.diagnostics.length > 0) return;
        const formatter = (threads ??= await openFormatterFor(undefined));
        const outputs = [...emit(compiled)].filter(({ format }) => format);
        await Promise.all(outputs.map((output) => formatter.format(output)));
      }
    },
    async close() {
      await threads?.close();
      threads = undefined;
    },
  };
}

async function exploreMachines(
  { machines, files }: Compiled,
  root: string,
  compiler: string,
): Promise<Explored> {
  const { exploreFile } = await import('./machine/explore/report.ts');
  const all = machines.map((file) =>
    remembered(root, hash(`${compiler}\0${files.get(file.path)}`), () => {
      const diagnostics: Diagnostic[] = [];
      const report = (one: Diagnostic): unknown => diagnostics.push(one);
      return { diagnostics, ...exploreFile(file, { report }) };
    }),
  );
  return {
    diagnostics: all.flatMap((one) => one.diagnostics),
    proved: all.flatMap((one) => one.proved),
    notProved: all.flatMap((one) => one.notProved),
    assumed: all.flatMap((one) => one.assumed),
  };
}

async function loadPipeline(): Promise<Pipeline> {
  const { createPipeline } = await import('./pipeline.ts');
  const grammar = (name: string): string =>
    readFileSync(new URL(`./${name}.ohm`, import.meta.url), 'utf8');
  return createPipeline({ protocol: grammar('protocol'), machine: grammar('machine') });
}

/** When everything is to be made, threads are worth their start. */
async function openFormatterFor(before: Before | undefined): Promise<Formatter> {
  const [{ openFormatter, openThreads }, { openPretty }] = await Promise.all([
    import('./prettier.ts'),
    import('./pretty/pretty.ts'),
  ]);
  return openPretty(before === undefined ? openThreads() : openFormatter());
}

function readPresent(root: string, known: Present): Present {
  const paths = filesUnder(join(root, 'generated'), /./).map((path) => `generated/${path}`);
  return new Map(
    paths.map((path) => {
      const { mtimeMs, size } = statSync(join(root, path));
      const stamp = `${mtimeMs} ${size}`;
      const before = known.get(path);
      if (before?.stamp === stamp) return [path, before];
      return [path, { stamp, hash: hash(readFileSync(join(root, path), 'utf8')) }];
    }),
  );
}

function isIntact(before: Before, present: Present): boolean {
  if (Object.keys(before).length !== present.size) return false;
  return [...present].every(([path, file]) => before[path]?.file === file.hash);
}

interface LaidOut {
  readonly made: Made;
  /** Empty when the file is there already as it should be. */
  readonly text: string;
}

/** Only what an emitter wrote anew is laid out, while the emitters go on. */
async function layOut(
  outputs: Iterable<Output>,
  before: Before,
  present: Present,
  formatter: Formatter,
): Promise<ReadonlyMap<string, LaidOut>> {
  const found = new Map<string, Promise<LaidOut>>();
  for (const output of outputs) {
    const { path, text, format } = output;
    if (found.has(path)) throw new Error(`two emitters make ${path}`);
    const source = hash(text);
    const known = before[path];
    const isDone = known?.source === source && known.file === present.get(path)?.hash;
    const laid = isDone ? '' : format ? formatter.format(output) : text;
    found.set(
      path,
      Promise.resolve(laid).then((done) => ({
        text: done,
        made: isDone ? known : { source, file: hash(done) },
      })),
    );
  }
  const entries = [...found].map(async ([path, laid]) => [path, await laid] as const);
  return new Map(await Promise.all(entries));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
