/** Half an hour of `npm run soak -- onion-day`, and what they take to come to an end. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { soakOnionDay } from './onion-day.ts';
import { finishLater } from './soak.ts';

const HOURS = 0.5;
const day = suite('soak: onion-day');

day('relays, keys and consensuses come and go, and nothing is left of it', async () => {
  const { failure, figures } = await finishLater(soakOnionDay, {
    amount: HOURS,
    seed: 1,
    shard: { index: 1, of: 1 },
  });
  assert.is(failure?.mistakes.join('; ') ?? '', '');
  assert.ok(figures['whole'] > 80, `${figures['whole']}`);
  assert.ok(figures['answered'] > 5, `${figures['answered']}`);
});

day.run();
