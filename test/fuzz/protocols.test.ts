/**
 * A modest run of the fuzzer: every property of every message and machine of every spec, from a
 * seed that is printed. More of it: `npm run fuzz -- --seconds 600`.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { attempt, newTally, report, seedFor } from './fuzz.ts';
import { planFor } from './plan.ts';

const RUNS = 12;
const seed = Number(process.env['NONOS_SEED'] ?? Date.now() % 2 ** 31);
const { jobs } = await planFor([]);
const subjects = [...new Set(jobs.map(({ subject }) => subject))];
const fuzz = suite(`every message and machine, with NONOS_SEED=${seed}`);
const tally = newTally();

for (const subject of subjects) {
  fuzz(subject, () => {
    for (const job of jobs.filter((one) => one.subject === subject)) {
      const own = seedFor(seed, subject, job.property);
      const failure = attempt(job, { seed: own, runs: RUNS }, tally);
      if (failure) assert.unreachable(`NONOS_SEED=${seed}\n${report(failure)}`);
    }
  });
}

fuzz('there was enough of it', () => {
  assert.ok(tally.packets > RUNS * subjects.length, `${tally.packets} packets`);
  assert.ok(tally.sound > tally.packets / 10, `${tally.sound} of ${tally.packets} were sound`);
  assert.ok(tally.steps > RUNS, `${tally.steps} steps`);
});

fuzz.run();
