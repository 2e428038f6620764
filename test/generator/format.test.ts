/** `nonos spec fmt`: one layout, found in one step, that says what was said. */
import * as ohm from 'ohm-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { parseFile } from '../../generator/compile.ts';
import { format } from '../../generator/format.ts';
import { parseMachines } from '../../generator/machine/parse.ts';
import { chunks, isMachine } from '../../generator/parse.ts';
import { newSpec } from '../../commands/spec/new.ts';
import { grammars, specs } from './specs.ts';

const grammar = ohm.grammar(grammars.protocol);
const machineGrammar = ohm.grammar(grammars.machine, { Protocol: grammar });

/** What a file says: its syntax without places. */
function meaning(path: string, text: string): unknown {
  const reporter = { report: () => undefined };
  const { syntax } = parseFile(path, text, grammar);
  const machineTexts = chunks(text).filter((chunk) => isMachine(chunk.text));
  const machines = parseMachines(path, text, machineTexts, machineGrammar, reporter);
  return withoutPlaces({ header: syntax.header, declarations: syntax.declarations, machines });
}

function withoutPlaces(value: unknown): unknown {
  if (value instanceof Uint8Array) return Array.from(value);
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value === 'string') return value.replace(/\s+/g, ' ');
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => name !== 'span');
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutPlaces(inner)]));
}

for (const [path, text] of specs) {
  test(`${path} says the same, laid out`, () => {
    const laidOut = format(text);
    assert.equal(meaning(path, laidOut), meaning(path, text));
    assert.is(format(laidOut), laidOut, 'laid out twice');
    for (const line of laidOut.split('\n')) assert.is(line, line.trimEnd());
    assert.not.match(laidOut, /\n\n\n/);
  });
}

const cases: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'nesting, spaces and commas': [
    'Message{\n      Length(8) ,Kind ( 8 ) ,\n   Body (Length octets){\n A (1),B (7) }\n}',
    'Message {\n  Length (8), Kind (8),\n  Body (Length octets) {\n    A (1), B (7) }\n}\n',
  ],
  'comments of a block in one column': [
    'Message {\n  A (8), # one\n  Long Name (8),# two\n  B (8) { # three\n C (8), #four\n }\n}',
    'Message {\n  A (8),            # one\n  Long Name (8),    # two\n' +
      '  B (8) {           # three\n    C (8),  # four\n  }\n}\n',
  ],
  'arms behind their labels': [
    'Option by Kind (8) {\n 0 End,\n 253..254 Test { A (8) },\n 12 Long {\n B (8),\n },\n' +
      ' else Other,\n}',
    'Option by Kind (8) {\n  0  End,\n  253..254 Test { A (8) },\n' +
      '  12 Long {\n       B (8),\n     },\n  else Other,\n}\n',
  ],
  'clauses of the header': [
    'protocol A "a"\n per RFC 1,\n RFC 2\n  given B in 1..2',
    'protocol A "a"\n  per   RFC 1,\n        RFC 2\n  given B in 1..2\n',
  ],
  'blank lines': [
    '\n\n# about\n\n\nvalues A {\n\n  0 B,\n\n\n  1 C,\n\n}\n# next\nvalues D { 0 E }\n\n\n',
    '# about\n\nvalues A {\n  0 B,\n\n  1 C,\n}\n\n# next\nvalues D { 0 E }\n',
  ],
  'octets as they were grouped': [
    'example "a"  with  B = 1 {\n 0102   0304\n   A = 1,B = "x  y" }',
    'example "a" with B = 1 {\n  0102   0304\n  A = 1, B = "x  y" }\n',
  ],
  'the deeds of a state': [
    'machine A starts B\n\n  state B\n    on a: ignore\n    on something: become B # so\n',
    'machine A starts B\n\n  state B\n    on a:         ignore\n' +
      '    on something: become B  # so\n',
  ],
};

for (const [name, [before, after]] of Object.entries(cases)) {
  test(name, () => {
    assert.is(format(before), after);
    assert.is(format(after), after);
  });
}

test('a line that is too long is broken where it may be', () => {
  const long = 'x'.repeat(60);
  const name = 'A Long Name';
  const clause = 'RFC 9293 §3.10.7.4 MUST-6';
  const laidOut = format(
    `Message {
  Name (16) in 1..2 per RFC 9293 §3.1, # ${long} ${long}
  Other (16) = internet checksum of (Pseudo Header, 17, Length) else corrupt per ${clause},
  Body (..) by Name { 1 First { Length (8) = 4, Value (16) }, 2 Second { A (8), ${name} (8) } },
}`,
  );
  for (const line of laidOut.split('\n')) assert.ok(line.length <= 100, line);
  assert.match(laidOut, /\n  # x+\n  # x+\n  Name/);
  assert.match(laidOut, /corrupt\n    per RFC 9293/);
});

test('a new spec is laid out, and compiles', () => {
  const text = newSpec('Echo');
  assert.is(format(text), text);
  const { diagnostics } = parseFile('spec/link/echo.protocol', text, grammar);
  assert.equal(diagnostics, []);
});

test.run();
