/**
 * `npm run fuzz`: every message of every spec against the slow twin and every machine against its
 * model, for as long as asked.
 *
 *   npm run fuzz -- --seconds 60 --seed 1 --shard 1/2 [--property NAME] [--json] [NAME …]
 *
 * A failure is shrunk, printed with the command that runs it again, and ends the run with status 1.
 */
import { parseArgs } from 'node:util';

import { attempt, newTally, report } from './fuzz.ts';
import { campaign, partOf, planFor } from './plan.ts';
import type { Outcome, Shard } from './plan.ts';

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
const plan = await planFor(names);
if (plan.jobs.length === 0) fail(`no message or machine is named like ${names.join(' or ')}`);
const jobs = plan.jobs.filter(({ property }) => [undefined, property].includes(options.property));
if (jobs.length === 0) {
  const known = [...new Set(plan.jobs.map(({ property }) => property))];
  fail(`--property: expected one of ${known.join(', ')}`);
}
if (options.path === undefined) runFor();
else replay(options.path);

function runFor(): void {
  const begun = performance.now();
  let shown = 0;
  const outcome = campaign({
    jobs: partOf(jobs, shard),
    seed,
    runs: RUNS_A_ROUND,
    goOn(tally, round) {
      const elapsed = performance.now() - begun;
      if (process.stderr.isTTY && elapsed - shown > PROGRESS_EVERY_MS) {
        shown = elapsed;
        const part = `${Math.floor(elapsed / 1000)} of ${seconds} s, round ${round + 1}`;
        process.stderr.write(`\r${part}, ${tally.packets} packets, ${tally.steps} steps`);
      }
      return elapsed < seconds * 1000;
    },
  });
  if (shown > 0) process.stderr.write('\r\x1b[K');
  summarise(outcome, (performance.now() - begun) / 1000);
  process.exitCode = outcome.failure ? 1 : 0;
}

function summarise({ tally, rounds, failure }: Outcome, elapsed: number): void {
  const { packets, sound, steps } = tally;
  const summary = {
    packets,
    packetsPerSecond: Math.round(packets / elapsed),
    sound,
    rulesBroken: tally.rules.size,
    rules: plan.rules.length,
    steps,
    rounds,
    seconds: Number(elapsed.toFixed(1)),
    seed,
    shard: options.shard,
    failure: failure ?? null,
  };
  if (options.json) return void process.stdout.write(`${JSON.stringify(summary)}\n`);
  if (failure) process.stdout.write(`${report(failure)}\n`);
  const { packetsPerSecond, rulesBroken, rules } = summary;
  const lines = [
    `${packets} packets in ${summary.seconds} s, ${packetsPerSecond} packets/s: ${sound} sound`,
    `${rulesBroken} of ${rules} rules broken at least once, ${steps} steps of machines`,
    `seed ${seed}, ${failure ? '1 failure' : 'no failure'}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** One failure again: the seed and the path are those that it was printed with. */
function replay(path: string): void {
  const name = names.join(' ');
  const job = jobs.find(({ subject }) => subject === name) ?? jobs[0];
  const failure = attempt(job, { seed, runs: RUNS_A_ROUND, path }, newTally());
  const held = `${job.subject}: ${job.property} holds`;
  process.stdout.write(`${failure ? report(failure) : held}\n`);
  process.exitCode = failure ? 1 : 0;
}

function number(name: string, text: string): number {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) ? value : fail(`--${name}: not a number: ${text}`);
}

function shardOf(text: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const asked = { index: Number(index), of: Number(of) };
  const isPart = asked.index >= 1 && asked.index <= asked.of;
  return isPart ? asked : fail(`--shard: expected a part such as 1/4, found ${text}`);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
