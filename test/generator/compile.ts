/** Compiling in tests: one text, or the specs of the project. */
import { readdirSync, readFileSync } from 'node:fs';
import * as ohm from 'ohm-js';

import { compile } from '../../generator/compile.ts';
import type { Compilation } from '../../generator/compile.ts';

const grammar = ohm.grammar(readFileSync('generator/protocol.ohm', 'utf8'));

export function compileText(text: string, name = 'sample.protocol'): Compilation {
  return compile(new Map([[`spec/sample/${name}`, text]]), grammar);
}

/** Every spec of the project, compiled together. */
export function compileSpecs(): Compilation {
  const paths = readdirSync('spec', { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => path.endsWith('.protocol')).map((path) => `spec/${path}`);
  return compile(new Map(files.map((file) => [file, readFileSync(file, 'utf8')])), grammar);
}
