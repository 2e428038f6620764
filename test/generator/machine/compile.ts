/** For tests: machines from text, and their generated code, loaded. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import * as ohm from 'ohm-js';

import type { Diagnostic } from '../../../generator/diagnostic.ts';
import { emitMachines } from '../../../generator/emit/machine.ts';
import type { MachineOptions } from '../../../generator/emit/machine.ts';
import { checkMachines } from '../../../generator/machine/check.ts';
import type { MachineFile } from '../../../generator/machine/model.ts';
import { parseMachines } from '../../../generator/machine/parse.ts';
import { chunks, isMachine } from '../../../generator/parse.ts';

const root = resolve(import.meta.dirname, '../../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const Protocol = ohm.grammar(text('generator/protocol.ohm'));
const grammar = ohm.grammar(text('generator/machine.ohm'), { Protocol });

export interface Compiled {
  readonly file: MachineFile | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export function compile(source: string, path = 'spec/sample.protocol'): Compiled {
  const diagnostics: Diagnostic[] = [];
  const reporter = { report: (diagnostic: Diagnostic) => void diagnostics.push(diagnostic) };
  const found = chunks(source).filter((chunk) => isMachine(chunk.text));
  const parsed = parseMachines(path, source, found, grammar, reporter);
  const file =
    diagnostics.length > 0 ? undefined : checkMachines(parsed, { path, text: source }, reporter);
  return { file, diagnostics };
}

/** A spec that must be sound. */
export function compileSpec(path: string): MachineFile {
  const { file, diagnostics } = compile(text(path), path);
  if (!file) throw new Error(`${path}: ${diagnostics.map(({ message }) => message).join('; ')}`);
  return file;
}

/** The generated code of a file, imported. */
export async function load(
  file: MachineFile,
  options: MachineOptions = {},
): Promise<Record<string, unknown>> {
  const base = pathToFileURL(join(root, 'runtime/base')).href;
  const path = join(mkdtempSync(join(tmpdir(), 'machine-')), 'sample.machine.mts');
  writeFileSync(path, emitMachines(file, { ...options, base }));
  return (await import(pathToFileURL(path).href)) as Record<string, unknown>;
}

export const SPECS: readonly string[] = [
  'spec/transport/tcp-connection.protocol',
  'spec/link/neighbour.protocol',
  'spec/application/dhcp-client.protocol',
  'spec/onion/channel.protocol',
  'spec/onion/circuit.protocol',
];
