/** Every `test/must-fail/machine-*.protocol` is refused with exactly what its first lines say. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { position } from '../../../generator/diagnostic.ts';
import { compile } from './compile.ts';

const folder = join(import.meta.dirname, '../../must-fail');
const files = readdirSync(folder).filter((name) => name.startsWith('machine-'));
const mustFail = suite('machines that must fail');

for (const name of files) {
  mustFail(name, () => {
    const source = readFileSync(join(folder, name), 'utf8');
    const at = ({ start }: { readonly start: number }): string => {
      const { line, column } = position(source, start);
      return `${line}:${column}`;
    };
    const said = compile(source).diagnostics.flatMap(({ span, message, help, note }) => [
      `# expect: ${at(span)}: ${message}`,
      ...(help === undefined ? [] : [`# help: ${help}`]),
      ...(note === undefined ? [] : [`# note: ${at(note.span)}: ${note.message}`]),
    ]);
    const wanted = source.split('\n').filter((line) => /^# (expect|help|note): /.test(line));
    assert.equal(said, wanted);
  });
}

mustFail('there are enough of them', () => assert.ok(files.length >= 45, `${files.length}`));
mustFail.run();
