/**
 * docs/implemented.md tells the truth: every path and test named there exists, no RFC that the
 * stack cites is without a row, and README's tables say the same, with figures that were taken.
 */
import { readFileSync, readdirSync } from 'node:fs';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { problemOf, rowsUnder } from './links.ts';

const pages = suite('what is implemented');

const PAGE = readFileSync('docs/implemented.md', 'utf8');
const README = readFileSync('README.md', 'utf8');
const BENCHMARKS = readFileSync('docs/benchmarks.md', 'utf8');
const CITING = ['runtime', 'spec/link', 'spec/network', 'spec/transport'];

function citedIn(text: string): readonly number[] {
  return [...text.matchAll(/\bRFC ?(\d{3,5})\b/g)].map(([, number]) => Number(number));
}

function cited(): ReadonlySet<number> {
  const files = CITING.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  const sources = files.filter((name) => /\.(?:ts|protocol)$/.test(name));
  return new Set(sources.flatMap((name) => citedIn(readFileSync(name, 'utf8'))));
}

const implemented = rowsUnder(PAGE, 'Implemented');
const missing = rowsUnder(PAGE, 'Not implemented');
const rfcs = rowsUnder(PAGE, 'RFCs');

pages('every path and every test that is named is there', () => {
  const cells = [...implemented, ...rfcs].map((row) => row.at(-1)!);
  assert.ok(cells.length > 100);
  assert.equal(
    cells.flatMap((cell) => problemOf(cell) ?? []),
    [],
  );
});

pages('a path or a test that is not there is found', () => {
  const textOf = (path: string): string | undefined =>
    path === 'test/a.test.ts' ? "test('is so')" : undefined;
  assert.is(problemOf('[a](../test/a.test.ts): is so', textOf), undefined);
  assert.match(problemOf('[a](../test/a.test.ts): is not', textOf)!, 'no test in');
  assert.match(problemOf('[b](../test/b.test.ts)', textOf)!, 'no file');
  assert.match(problemOf('b', textOf)!, 'no link');
});

pages('every RFC that is cited has one row, in order, and no other has', () => {
  const listed = rfcs.map(([number]) => Number(number));
  assert.equal(
    listed,
    [...cited()].sort((left, right) => left - right),
  );
  assert.equal(citedIn('RFC 768, RFC9293 §3.1; RFCs'), [768, 9293]);
});

pages('how much is implemented is said in words that are explained', () => {
  const odd = rfcs.filter(([, , state]) => !/^(?:whole|part|format)(?:: .+)?$/.test(state));
  assert.equal(odd, []);
});

pages('the clauses of a row are cited', () => {
  const texts = CITING.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|protocol)$/.test(name))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  ).join('\n');
  const idle = rfcs.flatMap(([number, , , clauses]) =>
    clauses
      .split(', ')
      .filter((clause) => clause !== '')
      .filter((clause) => !new RegExp(`RFC ?${number},? ?${clause}`).test(texts))
      .map((clause) => `RFC ${number} ${clause}`),
  );
  assert.equal(idle, []);
});

pages("README's table is the page's", () => {
  assert.equal(
    rowsUnder(README, 'What it does'),
    implemented.map(([part, what]) => [part, what]),
  );
  const text = README.replace(/\s+/g, ' ');
  for (const [name] of missing) assert.ok(text.includes(name), `README lacks: ${name}`);
});

pages('every figure of README stands in docs/benchmarks.md, in one row', () => {
  const rows = BENCHMARKS.split('\n').filter((line) => line.startsWith('|'));
  const cells = rows.map((line) => line.split('|').map((cell) => cell.trim()));
  const tables = ['How fast it is', 'How fast TCP is'].map((name) => rowsUnder(README, name));
  assert.ok(tables.every((table) => table.length >= 4));
  const figures = tables.flat();
  for (const [what, ...values] of figures) {
    const isTaken = cells.some((row) => [what, ...values].every((value) => row.includes(value)));
    assert.ok(isTaken, `nobody took ${what}: ${values.join(', ')}`);
  }
});

pages.run();
