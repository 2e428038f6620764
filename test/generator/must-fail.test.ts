/**
 * Specs with one mistake each: what the compiler says of them is written in their first lines.
 *
 *   # expect: LINE:COLUMN: MESSAGE
 *   # help: …
 *   # note: LINE:COLUMN: MESSAGE
 *
 * Names that begin with `machine-` hold machines.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { position, render } from '../../generator/diagnostic.ts';
import type { Diagnostic } from '../../generator/diagnostic.ts';
import { compileText } from './specs.ts';

const directory = 'test/must-fail';
const SPECS_MIN = 80;
const names = readdirSync(directory).filter((name) => name.endsWith('.protocol'));

/** The lines at the head that say what must be reported. */
function expected(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !/^# (expect|help|note): /.test(line));
  return lines.slice(0, end).join('\n');
}

function reported(text: string, diagnostics: readonly Diagnostic[]): string {
  const place = (offset: number): string => {
    const { line, column } = position(text, offset);
    return `${line}:${column}`;
  };
  const lines = diagnostics.flatMap(({ span, message, help, note }) => [
    `# expect: ${place(span.start)}: ${message}`,
    ...(help === undefined ? [] : [`# help: ${help}`]),
    ...(note === undefined ? [] : [`# note: ${place(note.span.start)}: ${note.message}`]),
  ]);
  return lines.join('\n');
}

const messages = suite('a spec with one mistake');

messages('there are enough of them', () => {
  assert.ok(names.length >= SPECS_MIN, `${names.length} of ${SPECS_MIN}`);
});

for (const name of names) {
  messages(name.replace('.protocol', ''), () => {
    const text = readFileSync(`${directory}/${name}`, 'utf8');
    const { diagnostics } = compileText(text);
    assert.ok(diagnostics.length > 0, 'compiles without a word');
    assert.is(reported(text, diagnostics), expected(text));
    for (const one of diagnostics) {
      assert.match(one.message, /^[^A-Z]|^[A-Z][\w'/.-]*(?: |$)/, 'lower case, or a name');
      assert.not.match(one.message, /\.$/, 'no full stop');
      assert.ok(render(one, () => text).includes(' | '), 'with its excerpt');
    }
  });
}

messages.run();
