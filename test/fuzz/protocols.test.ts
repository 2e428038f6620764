/**
 * A modest run of the fuzzer: every property of every message of every spec, from a seed that is
 * printed. More of it: `npm run fuzz -- --seconds 600`.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { newTally, attempt, report, seedFor } from './fuzz.ts';
import { jobsOf, subjectsNamed } from './plan.ts';

const RUNS = 12;
const seed = Number(process.env['NONOS_SEED'] ?? Date.now() % 2 ** 31);
const subjects = await subjectsNamed([]);
const fuzz = suite(`every message, with NONOS_SEED=${seed}`);
const tally = newTally();

for (const subject of subjects) {
  fuzz(subject.name, () => {
    for (const { property } of jobsOf([subject], undefined, { index: 1, of: 1 })) {
      const own = seedFor(seed, subject.name, property);
      const failure = attempt({ subject, property, seed: own, runs: RUNS }, tally);
      if (failure) assert.unreachable(`NONOS_SEED=${seed}\n${report(failure)}`);
    }
  });
}

fuzz('there was enough of it', () => {
  const perSubject = tally.packets / subjects.length;
  assert.ok(perSubject > RUNS, `${perSubject.toFixed(1)} packets a message`);
  assert.ok(tally.sound > tally.packets / 10, `${tally.sound} of ${tally.packets} were sound`);
});

fuzz.run();
