/** Each way in which uvu passes without having tested, one fixture each, must fail here. */
import { execFile } from 'node:child_process';

import { test } from 'uvu';
import * as assert from 'uvu/assert';

interface Outcome {
  readonly status: number | null;
  readonly closingLine: string;
  readonly complaints: string;
}

function runFixture(name: string, ...options: readonly string[]): Promise<Outcome> {
  const runner = ['--import', 'tsx', 'test/run.ts', '--directory', 'test/fixtures/runner'];
  const selection = ['--suffix', '.fixture.ts', `/${name}.`, '--handles-seconds', '0.2'];
  return new Promise((settle) => {
    const child = execFile(
      process.execPath,
      [...runner, ...selection, ...options],
      { env: { ...process.env, NO_COLOR: '1' } },
      (_error, output, complaints) => {
        const closingLine = output.trimEnd().split('\n').at(-1) ?? '';
        settle({ status: child.exitCode, closingLine, complaints });
      },
    );
  });
}

const silentPasses: readonly [name: string, closingLine: string, complaint: RegExp][] = [
  ['failing', '1 passed, 1 failed, 0 skipped', /^$/],
  ['matches-nothing', '0 passed, 1 failed, 0 skipped', /no test file matches/],
  ['failing-before', '0 passed, 1 failed, 0 skipped', /stopped after 0 of 1 tests: a hook/],
  ['failing-after', '0 passed, 1 failed, 0 skipped', /`after` hook failed.*could not clean up/],
  ['throws-text', '1 passed, 2 failed, 0 skipped', /stopped after 1 of 3 tests: .* no Error/],
  ['no-run', '0 passed, 2 failed, 0 skipped', /registered no suite/],
  ['one-suite-not-run', '1 passed, 1 failed, 0 skipped', /`second\.run\(\)` is missing/],
  ['no-tests', '0 passed, 1 failed, 0 skipped', /a suite ran without a test in it/],
  ['only', '1 passed, 2 failed, 1 skipped', /1 skipped, by `\.skip` or a leftover `\.only`/],
  ['lone-only', '1 passed, 1 failed, 0 skipped', /`test\.only` was left in/],
  ['skip', '1 passed, 1 failed, 1 skipped', /1 skipped/],
  ['import-throws', '0 passed, 1 failed, 0 skipped', /could not be imported.*thrown while/],
  ['never-settles', '0 passed, 1 failed, 0 skipped', /the run ended before its tests did/],
  ['exits', '0 passed, 1 failed, 0 skipped', /the run ended before its tests did/],
  ['open-handle', '1 passed, 1 failed, 0 skipped', /still open after the last test: Timeout/],
  ['late-rejection', '1 passed, 1 failed, 0 skipped', /outside of any test: .*nobody awaits/],
];

const outcomes = new Map<string, Promise<Outcome>>();

// All at once: each is a process of its own that mostly starts up.
test.before(() => {
  for (const [name] of silentPasses) outcomes.set(name, runFixture(name));
});

test('tests that pass end well', async () => {
  const { status, closingLine, complaints } = await runFixture('passing');
  assert.is(complaints, '');
  assert.is(closingLine, '2 passed, 0 failed, 0 skipped');
  assert.is(status, 0);
});

for (const [name, closingLine, complaint] of silentPasses) {
  test(`fails on ${name}`, async () => {
    const outcome = (await outcomes.get(name)) as Outcome;
    assert.is(outcome.closingLine, closingLine, outcome.complaints);
    assert.match(outcome.complaints, complaint);
    assert.is(outcome.status, 1);
  });
}

for (const limit of ['--timeout-seconds', '--file-seconds']) {
  test(`a test that never yields is ended from outside by ${limit}`, async () => {
    const outcome = await runFixture('endless-loop', limit, '1');
    assert.match(outcome.complaints, /endless-loop\.fixture\.ts: still at work after 1 seconds/);
    assert.match(outcome.complaints, /\n {2}at .*endless-loop\.fixture\.ts:\d+\n/);
    assert.is(outcome.closingLine, '0 passed, 1 failed, 0 skipped');
    assert.is.not(outcome.status, 0);
  });
}

test('what is waited for is named, too', async () => {
  const outcome = await runFixture('waits', '--file-seconds', '1');
  assert.match(outcome.complaints, /waits\.fixture\.ts: still at work after 1 seconds/);
  assert.match(outcome.complaints, /\n {2}open: .*Timeout/);
});

test('in several processes at once nothing passes that would not alone', async () => {
  const jobs = ['--jobs', '2', '--timeout-seconds', '60', '--file-seconds', '1'];
  const names = ['/passing.', '/failing.', '/exits.', '/endless-loop.'];
  const { status, closingLine, complaints } = await runFixture('only', ...jobs, ...names);
  assert.match(complaints, /exits\.fixture\.ts: the run ended before its tests did/);
  assert.match(complaints, /endless-loop\.fixture\.ts: still at work after 1 seconds/);
  assert.is(closingLine, '4 passed, 5 failed, 1 skipped');
  assert.is(status, 1);
  const over = await runFixture('endless-loop', '--jobs', '2', '--timeout-seconds', '1');
  assert.match(over.complaints, /still at work after 1 seconds/);
  assert.is.not(over.status, 0);
});

test('names choose files, and peers are left to their own run', async () => {
  const { findTestFiles } = await import('./runner/files.ts');
  assert.equal(findTestFiles('test', '.test.ts', ['test/run.']), ['test/run.test.ts']);
  const isPeer = (file: string): boolean => file.startsWith('test/peers/');
  assert.not(findTestFiles('test', '.test.ts', []).some(isPeer));
  assert.equal(findTestFiles('test/no-such-folder', '.test.ts', []), []);
});

test.run();
