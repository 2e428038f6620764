/** The benches' own workings: what is timed is for bench/ to say. */
import { spawnSync } from 'node:child_process';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { atLeast, atMost, rowOf } from '../../bench/bench.ts';
import { compare, sampleOf } from '../../bench/measure.ts';
import { describeReport } from '../../bench/report.ts';

function bench(...words: readonly string[]): {
  status: number | null;
  out: string;
  complaint: string;
} {
  const line = ['--expose-gc', '--import', 'tsx', 'bench/run.ts', ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, line, { encoding: 'utf8' });
  return { status, out: stdout, complaint: stderr };
}

test('a name that no bench has is refused with exit 2, before anything is run', () => {
  const { status, out, complaint } = bench('checksum', 'speed');
  assert.is(status, 2);
  assert.is(out, '');
  assert.match(complaint, /^bench: there is no bench "speed"\n/);
  assert.match(complaint, /benches: read write dns/);
});

test('an option that there is not is refused alike, and --help is not', () => {
  assert.is(bench('--fast').status, 2);
  const { status, out } = bench('--help');
  assert.is(status, 0);
  assert.match(out, /^npm run bench -- \[NAME/);
});

test('the median, and how far the rounds lie apart', () => {
  assert.equal(sampleOf([3, 1, 2]), { median: 2, low: 1, high: 3, rounds: 3 });
  assert.equal(sampleOf([4, 1, 3, 2]), { median: 2.5, low: 1, high: 4, rounds: 4 });
});

test('claims hold up to their limit', () => {
  assert.is(atMost('a', 1.15, 1.15, ' ×').holds, true);
  assert.is(atMost('a', 1.16, 1.15, ' ×').holds, false);
  assert.is(atLeast('a', 3, 3, ' ×').holds, true);
  assert.equal(atLeast('a', 2.5, 3, ' ×'), { says: 'a ≥ 3 ×', found: '2.50 ×', holds: false });
});

test('contenders that do not do the same work are not compared', () => {
  const contenders = [
    { name: 'one', run: () => 1 },
    { name: 'two', run: () => 2 },
  ];
  const comparison = { title: 'sums', unit: 'ns', items: 1, contenders };
  assert.throws(() => compare(comparison), /^sums: two does not do the same work$/);
});

test('a report shows every row, claim and note', () => {
  const sample = sampleOf([1, 2, 3]);
  const table = {
    title: 'read',
    unit: 'ns',
    rows: [{ name: 'ours', time: sample, ratio: sample }],
  };
  const claims = [atMost('ours', 2, 1, ' ×')];
  const text = describeReport({ tables: [table], claims, notes: ['a note'] });
  assert.match(text, /ours {2,}2\.00 {2,}1\.00 … 3\.00 {2,}2\.00 × {2,}1\.00 … 3\.00/);
  assert.match(text, /✘ ours ≤ 1 × {3}2\.00 ×/);
  assert.match(text, /· a note/);
  assert.is(rowOf(table, 'ours').name, 'ours');
  assert.throws(() => rowOf(table, 'theirs'), TypeError);
});

test.run();
