/** All specs of the project, compiled once for the tests that look at what is made of them. */
import { readFileSync } from 'node:fs';

import { createPipeline } from '../../generator/pipeline.ts';
import type { Compiled, Pipeline } from '../../generator/pipeline.ts';
import { openWorkspace } from '../../generator/workspace.ts';

const grammar = (name: string): string => readFileSync(`generator/${name}.ohm`, 'utf8');

export const grammars = { protocol: grammar('protocol'), machine: grammar('machine') };

export const specs = openWorkspace('.').readSpecs();

export function pipeline(): Pipeline {
  return createPipeline(grammars);
}

let shared: Pipeline | undefined;

/** One spec, as if it were all there is. */
export function compileText(text: string): Compiled {
  return (shared ??= pipeline()).compile(new Map([['spec/transport/sample.protocol', text]]));
}

let compiled: Compiled | undefined;

export function compileSpecs(): Compiled {
  return (compiled ??= pipeline().compile(specs));
}
