/**
 * `npm test`: uvu's own queue, held to account.
 *
 * uvu ends well, without a word, when a `before` hook throws, when a test throws something that is
 * no Error, when `.run()` or a leftover `.only` hides tests, when no file matched; and it waits for
 * ever on an open handle. Here each of them is a failure with a name, and the run ends with one
 * line that can be believed.
 *
 *   node --import tsx test/run.ts [NAME …] [--directory test/peers]
 *     [--timeout-seconds 600] [--file-seconds 240] [--jobs 1] [--files-each 1]
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { nameOpenHandles } from './runner/handles.ts';
import { findTestFiles } from './runner/files.ts';
import { runInJobs } from './runner/jobs.ts';
import type { Jobs } from './runner/jobs.ts';
import { registrationMistakes } from './runner/registration.ts';
import { newTally, startWatchdog } from './runner/watchdog.ts';
import type { Tally } from './runner/watchdog.ts';

/** What uvu's runner of one suite gives back: the errors, then how many ran, were skipped, were. */
type SuiteResult = [errors: string | true, passed: number, skipped: number, total: number];
type Suite = () => Promise<SuiteResult>;

declare global {
  var UVU_DEFER: number;
  var UVU_INDEX: number;
  var UVU_QUEUE: [string, ...Suite[]][];
}

/** From here on, a suite says how long it took. */
const SLOW_SECONDS = 5;

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    directory: { type: 'string', default: 'test' },
    suffix: { type: 'string', default: '.test.ts' },
    'timeout-seconds': { type: 'string', default: '600' },
    'file-seconds': { type: 'string', default: '240' },
    'handles-seconds': { type: 'string', default: '2' },
    jobs: { type: 'string', default: '1' },
    'files-each': { type: 'string', default: '1' },
  },
});

const handlesBefore = process.getActiveResourcesInfo();
const files = findTestFiles(options.directory, options.suffix, names);
const atOnce = Number(options.jobs);
const seconds = {
  all: Number(options['timeout-seconds']),
  file: Number(options['file-seconds']),
};
// What runs in processes of its own is watched there.
const tally = atOnce > 1 ? newTally() : startWatchdog(files, seconds);
let finished = false;

// A promise that never settles leaves nothing to wait for: Node then ends in the middle of a run.
process.on('exit', () => {
  if (!finished) complain(`${tally.file()}: the run ended before its tests did`);
  process.exitCode = tally.failed > 0 ? 1 : 0;
  const { passed, failed, skipped } = tally;
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
});
// Node's own clean-up was seen to wait for ever, when all had ended.
process.once('beforeExit', () => process.exit());
process.on('uncaughtException', (error) => {
  complain(`${tally.file()}: thrown outside of any test: ${describe(error)}`);
  finished = true;
  process.exit(1);
});

if (files.length === 0) complain(`no test file matches in ${options.directory}`);
if (atOnce > 1) await runInJobs(files, jobs(), tally, complain);
else await runFiles(tally);
finished = true;
nameOpenHandles(handlesBefore, Number(options['handles-seconds']), complain);

function jobs(): Jobs {
  const own = [
    'directory',
    'suffix',
    'timeout-seconds',
    'file-seconds',
    'handles-seconds',
  ] as const;
  const words = own.flatMap((name) => [`--${name}`, options[name]]);
  const filesEach = Number(options['files-each']);
  return { atOnce, filesEach, words: [process.argv[1], ...words], seconds: seconds.all };
}

function complain(message: string): void {
  tally.failed += 1;
  process.stderr.write(`✘ ${message}\n`);
}

async function runFiles(counts: Tally): Promise<void> {
  globalThis.UVU_DEFER = 1;
  const uvu = await import('uvu');
  for (const [index, file] of files.entries()) {
    counts.enter(index);
    await registerFile(index, file);
  }
  globalThis.UVU_QUEUE.forEach((group, index) => {
    for (let place = 1; place < group.length; place++) {
      group[place] = counted(group[place] as Suite, index);
    }
  });
  await uvu.exec(false);
}

/** Importing a test file runs nothing: its suites wait in the queue under the file's index. */
async function registerFile(index: number, file: string): Promise<void> {
  globalThis.UVU_INDEX = index;
  globalThis.UVU_QUEUE.push([file]);
  try {
    await import(pathToFileURL(resolve(file)).href);
  } catch (error) {
    return complain(`${file}: could not be imported: ${describe(error)}`);
  }
  if (globalThis.UVU_QUEUE[index].length < 2) complain(`${file}: registered no suite`);
  for (const mistake of registrationMistakes(file)) complain(`${file}: ${mistake}`);
}

/** Wraps a suite of the queue so that what it returns is looked at, which uvu itself does not. */
function counted(suite: Suite, index: number): Suite {
  return async () => {
    tally.enter(index);
    const begun = performance.now();
    try {
      const result = await suite();
      const seconds = (performance.now() - begun) / 1000;
      if (seconds >= SLOW_SECONDS) process.stdout.write(`  ${seconds.toFixed(0)} s\n`);
      account(files[index], result);
      return result;
    } catch (error) {
      complain(`${files[index]}: an \`after\` hook failed: ${describe(error)}`);
      return [true, 0, 0, 0];
    }
  };
}

function account(file: string, [errors, passed, skipped, total]: SuiteResult): void {
  tally.passed += passed;
  tally.failed += total - passed;
  tally.skipped += skipped;
  if (total + skipped === 0) complain(`${file}: a suite ran without a test in it`);
  if (skipped > 0) complain(`${file}: ${skipped} skipped, by \`.skip\` or a leftover \`.only\``);
  if (errors === true && passed < total) {
    const reason = 'a hook failed, or the test threw something that is no Error';
    process.stderr.write(`✘ ${file}: stopped after ${passed} of ${total} tests: ${reason}\n`);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
