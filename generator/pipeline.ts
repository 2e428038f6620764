/**
 * The compiler with a memory, for whoever compiles more than once: files that did not change are
 * not parsed again, and protocols are not emitted again when nothing changed that they know of.
 * Pure: texts in, texts out.
 */
import * as ohm from 'ohm-js';

import { compileFiles, parseFile } from './compile.ts';
import type { Compilation } from './compile.ts';
import type { Diagnostic } from './diagnostic.ts';
import { neighbours } from './emit/facts.ts';
import type { Output } from './emit/output.ts';
import { rangeWords } from './emit/phrases.ts';
import { emitters, machineEmitters, modelEmitters } from './emitters.ts';
import { checkMachines } from './machine/check.ts';
import type { MachineFile } from './machine/model.ts';
import { parseMachines } from './machine/parse.ts';
import type { Model, Protocol } from './model.ts';
import { chunks, isMachine } from './parse.ts';
import type { ParseMemory } from './parse.ts';

/** The texts of protocol.ohm and machine.ohm. */
export interface Grammars {
  readonly protocol: string;
  readonly machine: string;
}

export interface Compiled extends Compilation {
  readonly files: ReadonlyMap<string, string>;
  readonly machines: readonly MachineFile[];
}

export interface Pipeline {
  compile(files: ReadonlyMap<string, string>): Compiled;
  /** What the emitters make of it; only of what compiled without diagnostics. */
  emit(compiled: Compiled): Iterable<Output>;
}

interface Parsed {
  readonly text: string;
  readonly file: ReturnType<typeof parseFile>;
  readonly memory: ParseMemory;
  readonly machines: MachineFile | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export function createPipeline(texts: Grammars): Pipeline {
  const grammar = ohm.grammar(texts.protocol);
  const machineGrammar = ohm.grammar(texts.machine, { Protocol: grammar });
  const parsed = new Map<string, Parsed>();
  const emitted = new Map<string, { key: string; outputs: readonly Output[] }>();

  const read = (path: string, text: string): Parsed => {
    const known = parsed.get(path);
    if (known?.text === text) return known;
    const diagnostics: Diagnostic[] = [];
    const reporter = { report: (one: Diagnostic): unknown => diagnostics.push(one) };
    const pieces = chunks(text).filter((chunk) => isMachine(chunk.text));
    const declarations = parseMachines(path, text, pieces, machineGrammar, reporter);
    const machines =
      // A machine that does not parse would only be missed by the others.
      declarations.length === 0 || diagnostics.length > 0
        ? undefined
        : checkMachines(declarations, { path, text }, reporter);
    const memory: ParseMemory = known?.memory ?? new Map();
    const file = parseFile(path, text, grammar, memory);
    const found: Parsed = { text, file, memory, machines, diagnostics };
    parsed.set(path, found);
    return found;
  };

  const remember = (path: string, key: string, emit: () => Output[]): readonly Output[] => {
    const known = emitted.get(path);
    if (known?.key === key) return known.outputs;
    const outputs = emit();
    emitted.set(path, { key, outputs });
    return outputs;
  };

  return {
    compile(files) {
      const all = [...files].map(([path, text]) => read(path, text));
      const { model, diagnostics } = compileFiles(all.map(({ file }) => file));
      const machines = all.flatMap((one) => one.machines ?? []);
      const found = [...diagnostics, ...all.flatMap((one) => one.diagnostics)];
      return { files, model, machines, diagnostics: found };
    },
    *emit({ files, model, machines }) {
      const keys = emissionKeys(files, model);
      // The longest first, so that no thread is left alone with it at the end.
      const size = ({ path }: Protocol): number => files.get(path)?.length ?? 0;
      for (const protocol of model.protocols.toSorted((a, b) => size(b) - size(a))) {
        const { path } = protocol;
        yield* remember(path, keys.get(path) ?? '', () =>
          emitters.flatMap((emitter) => emitter(protocol, model)),
        );
      }
      for (const file of machines) {
        yield* remember(`${file.path}#machine`, files.get(file.path) ?? '', () =>
          machineEmitters.flatMap((emitter) => emitter(file)),
        );
      }
      for (const emitter of modelEmitters) yield* emitter(model);
    },
  };
}

/**
 * All that the outputs of a protocol can depend on: its own text, those of the protocols that it
 * names, of those that they name, and its rows of the layers tables.
 */
function emissionKeys(
  files: ReadonlyMap<string, string>,
  model: Model,
): ReadonlyMap<string, string> {
  const pathOf = new Map(model.protocols.map(({ name, path }) => [name, path]));
  const names = [...pathOf.keys()].sort((left, right) => right.length - left.length);
  const pattern = new RegExp(`(?<![\\w-])(${names.map(escape).join('|')})\\.`, 'g');
  const named = new Map<string, ReadonlySet<string>>();
  for (const [path, text] of files) {
    const found = [...text.matchAll(pattern)].flatMap(([, name]) => pathOf.get(name) ?? []);
    named.set(path, new Set(found));
  }
  return new Map(
    model.protocols.map((protocol) => {
      const texts = [...reach(protocol.path, named)].sort().map((one) => files.get(one) ?? '');
      return [protocol.path, [...texts, ...layerRows(protocol, model)].join('\0')];
    }),
  );
}

function layerRows(protocol: Protocol, model: Model): readonly string[] {
  const { below, above } = neighbours(protocol, model);
  return [...below, ...above].map(({ carrier, carried, range }) =>
    [carrier.protocol, carrier.name, carried.protocol, carried.name, rangeWords(range)].join(' '),
  );
}

function reach(path: string, named: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set([path]);
  for (const one of reached) for (const next of named.get(one) ?? []) reached.add(next);
  return reached;
}

function escape(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
