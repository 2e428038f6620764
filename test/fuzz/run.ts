/**
 * `npm run fuzz`: every message of every spec against the slow twin, for as long as asked.
 *
 *   npm run fuzz -- --seconds 60 --seed 1 --shard 1/2 [--property NAME] [--json] [NAME …]
 *
 * A failure is shrunk, printed with the command that runs it again, and ends the run with status 1.
 */
import { parseArgs } from 'node:util';

import { attempt, newTally, report } from './fuzz.ts';
import type { Failure } from './fuzz.ts';
import { campaign, jobsOf, subjectsNamed } from './plan.ts';
import type { Outcome, Shard } from './plan.ts';
import { properties } from './properties.ts';
import type { Subject } from './subjects.ts';

const SECONDS_DEFAULT = 10;
const RUNS_A_ROUND = 20;
const PROGRESS_EVERY_MS = 200;

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: String(SECONDS_DEFAULT) },
    seed: { type: 'string' },
    shard: { type: 'string', default: '1/1' },
    property: { type: 'string' },
    path: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const seconds = number('seconds', options.seconds);
const seed = options.seed === undefined ? Date.now() % 2 ** 31 : number('seed', options.seed);
const shard = shardOf(options.shard);
if (options.property !== undefined && !(options.property in properties)) {
  fail(`--property: expected one of ${Object.keys(properties).join(', ')}`);
}
const subjects = await subjectsNamed(names);
if (subjects.length === 0) fail(`no message of any spec is named like ${names.join(' or ')}`);
if (options.path === undefined) runFor();
else replay(options.path);

function runFor(): void {
  const begun = performance.now();
  let shown = 0;
  const jobs = jobsOf(subjects, options.property, shard);
  const outcome = campaign({
    jobs,
    seed,
    runs: RUNS_A_ROUND,
    goOn(tally, round) {
      const elapsed = performance.now() - begun;
      if (process.stderr.isTTY && elapsed - shown > PROGRESS_EVERY_MS) {
        shown = elapsed;
        const part = `${Math.floor(elapsed / 1000)} of ${seconds} s, round ${round + 1}`;
        process.stderr.write(`\r${part}, ${tally.packets} packets`);
      }
      return elapsed < seconds * 1000;
    },
  });
  if (shown > 0) process.stderr.write('\r\x1b[K');
  summarise(outcome, (performance.now() - begun) / 1000);
  process.exitCode = outcome.failure ? 1 : 0;
}

function summarise({ tally, rounds, failure }: Outcome, elapsed: number): void {
  const rate = Math.round(tally.packets / elapsed);
  const all = [...new Set(subjects.map(({ protocol }) => protocol))].flatMap((one) => one.rules);
  const summary = {
    packets: tally.packets,
    packetsPerSecond: rate,
    sound: tally.sound,
    rulesRaised: tally.rules.size,
    rules: all.filter((rule) => !rule.warn).length,
    subjects: subjects.length,
    rounds,
    seconds: Number(elapsed.toFixed(1)),
    seed,
    shard: options.shard,
    failure: failure ?? null,
  };
  if (options.json) return void process.stdout.write(`${JSON.stringify(summary)}\n`);
  if (failure) process.stdout.write(`${report(failure)}\n`);
  const { packets, rulesRaised, rules } = summary;
  const lines = [
    `${packets} packets of ${subjects.length} messages in ${summary.seconds} s, ${rate} packets/s`,
    `${tally.sound} sound, ${rulesRaised} of ${rules} rules broken at least once, seed ${seed}`,
    failure ? '1 failure' : 'no failure',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** One failure again: the seed and the path are those that it was printed with. */
function replay(path: string): void {
  const subject = exactly(names.join(' ')) ?? subjects[0];
  const property = options.property ?? fail('--path goes with --property');
  const failure: Failure | undefined = attempt(
    { subject, property, seed, runs: RUNS_A_ROUND, path },
    newTally(),
  );
  process.stdout.write(failure ? `${report(failure)}\n` : `${subject.name}: ${property} holds\n`);
  process.exitCode = failure ? 1 : 0;
}

function exactly(name: string): Subject | undefined {
  return subjects.find((subject) => subject.name === name);
}

function number(name: string, text: string): number {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) ? value : fail(`--${name}: not a number: ${text}`);
}

function shardOf(text: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  const inside = shard.index >= 1 && shard.index <= shard.of;
  return inside ? shard : fail(`--shard: expected a part such as 1/4, found ${text}`);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
