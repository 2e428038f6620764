/** A modest run of `npm run soak -- frames`, and whether its attackers are any good. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { episode } from './frames/episode.ts';
import type { EpisodeStep } from './frames/episode.ts';

const FRAMES = 6_000;
const seed = Number(process.env['NONOS_SEED'] ?? Date.now() % 2 ** 31);
const frames = suite(`soak: frames, with NONOS_SEED=${seed}`);

function run(one: number): EpisodeStep {
  const steps = episode(one, FRAMES);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true || value.mistakes.length > 0) return value;
  }
}

for (const one of [1, 4, seed]) {
  frames(`a victim goes on with its work under attack, with seed ${one}`, () => {
    const { mistakes, figures } = run(one);
    assert.is(mistakes.join('; '), '', `npm run soak -- frames --seed ${one} --count ${FRAMES}`);
    assert.is(figures['received'] > FRAMES, true);
    assert.ok(figures['connections'] > 2 && figures['answered'] > 10);
    // Segments that would have been taken for the peer's were not sent: they can be made.
    assert.ok(figures['moved'] > 0);
  });
}

frames.run();
