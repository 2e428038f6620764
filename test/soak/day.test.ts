/** A quarter of an hour of `npm run soak -- day`. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { soakDay } from './day.ts';
import { finish } from './soak.ts';

const HOURS = 0.25;
const day = suite('soak: day');

day('hosts, wires and routers come and go, and what is said is right or ends cleanly', () => {
  const { failure, figures } = finish(soakDay, {
    amount: HOURS,
    seed: 1,
    shard: { index: 1, of: 1 },
  });
  assert.is(failure?.mistakes.join('; ') ?? '', '');
  assert.ok(figures['equal'] > 20);
});

day.run();
