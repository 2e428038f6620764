/** What is laid out without prettier is what prettier would have made of it. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { openFormatter, openThreads } from '../../generator/prettier.ts';
import { openPretty } from '../../generator/pretty/pretty.ts';
import { signature, statement } from '../../generator/pretty/statement.ts';
import { compileSpecs, pipeline } from './specs.ts';

/** All files take prettier ten seconds: each run looks at other ones. */
const FILES = 10;
const STATEMENTS = 1000;

const seed = Number(process.env['NONOS_SEED'] ?? Date.now() % 2 ** 31);
const test = suite(`generated code is laid out as prettier does, with NONOS_SEED=${seed}`);

type Dice = (sides: number) => number;

function dice(from: number): Dice {
  let state = from >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

test('files of the specs', async () => {
  const roll = dice(seed);
  const outputs = [...pipeline().emit(compileSpecs())].filter(({ format }) => format);
  const threads = openThreads();
  const pretty = openPretty(threads);
  try {
    for (let count = 0; count < FILES; count++) {
      const [output] = outputs.splice(roll(outputs.length), 1);
      const [ours, theirs] = await Promise.all([pretty.format(output), threads.format(output)]);
      if (ours !== theirs) assert.is(ours, theirs, output.path);
    }
  } finally {
    await threads.close();
  }
});

/** An expression with parentheses where they may be, too. */
function expression(roll: Dice, depth: number): string {
  const inner = (): string => expression(roll, depth - 1);
  if (depth === 0) return ['a', '7', 'b.c', 'd[0]', "'e'", '0xff', '8n'][roll(7)];
  switch (roll(12)) {
    case 0:
      return `f(${inner()}, ${inner()})`;
    case 1:
      return `${'-!~'[roll(3)]}(${inner()})`;
    case 2:
      return `(${inner()}) ? ${inner()} : ${inner()}`;
    case 3:
      return `[${inner()}, ...(${inner()})]`;
    case 4:
      return `{ g: ${inner()}, ...(${inner()}) }`;
    case 5:
      return `(${inner()})[${inner()}].h(${inner()})`;
    case 6:
      return `i((j) => ${inner()})`;
    default: {
      const operators = '|| && | ^ & === !== < >= << >>> + - * / %'.split(' ');
      const [left, right] = [inner(), inner()];
      const sides = [left, right].map((side) => (roll(2) === 0 ? `(${side})` : side));
      return sides.join(` ${operators[roll(operators.length)]} `);
    }
  }
}

test('statements made up', async () => {
  const roll = dice(seed);
  const lines: string[] = [];
  const written: string[] = [];
  while (lines.length < STATEMENTS) {
    const said = expression(roll, 1 + roll(3));
    const line = [`k = ${said};`, `if (${said}) return l;`, `m(${said});`][roll(3)];
    const found = statement(line);
    if (found === undefined || found.length > 100) continue;
    lines.push(line);
    written.push(found);
  }
  const laidOut = await openFormatter().format({ path: 'made-up.ts', text: lines.join('\n') });
  const theirs = laidOut.trimEnd().split('\n');
  const other = written.findIndex((line, index) => line !== theirs[index]);
  if (other >= 0) assert.is(written[other], theirs[other], lines[other]);
});

test('what is not known for sure is left to prettier', () => {
  const left = [
    'const x = a ?? b;',
    'const x = a ? b : c ? d : e;',
    'const x = f<A>(b);',
    'const x = f<A, B>(c);',
    'const { a } = b;',
    'return a.b(c).d(e).f(g);',
    'f(g((a) => b), c);',
    'f((a) => ({ b }));',
    "const x = 'it\\'s';",
    'const x = "a";',
    'const x = `a`;',
    'const x = [[1, 2], [3, 4]];',
    'const x = 0XFF;',
    'const x = 1.50;',
    'const x = typeof (a);',
    'a && (b && c);',
    'a;',
    'if (a) if (b) return;',
    'const x = a',
  ];
  assert.equal(left.map(statement), Array(left.length).fill(undefined));
  assert.is(signature('function f({ a }: B): void {', 100), undefined);
});

test('a parameter has a line of its own when there is no room', () => {
  assert.equal(signature('export function f(a: A,b: readonly B[]): C {', 30), [
    'export function f(',
    '  a: A,',
    '  b: readonly B[],',
    '): C {',
  ]);
});

test.run();
