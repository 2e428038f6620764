/** Compiling in tests: one text, or the specs of the project. */
import { readdirSync, readFileSync } from 'node:fs';

import { createPipeline } from '../../generator/pipeline.ts';
import type { Compiled } from '../../generator/pipeline.ts';

const read = (name: string): string => readFileSync(`generator/${name}.ohm`, 'utf8');
const pipeline = createPipeline({ protocol: read('protocol'), machine: read('machine') });

export function compileText(text: string, name = 'sample.protocol'): Compiled {
  return pipeline.compile(new Map([[`spec/sample/${name}`, text]]));
}

/** Every spec of the project, compiled together. */
export function compileSpecs(): Compiled {
  const paths = readdirSync('spec', { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => path.endsWith('.protocol')).map((path) => `spec/${path}`);
  return pipeline.compile(new Map(files.map((file) => [file, readFileSync(file, 'utf8')])));
}
