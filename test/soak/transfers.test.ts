/**
 * A modest run of `npm run soak -- transfers`: the seeds that everyone runs, and a few that nobody
 * has run before.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { drawScenario } from './transfers/draw.ts';
import { runTransfers } from './transfers/transfers.ts';

const FIXED = 25;
const FRESH = 15;
const seed = Number(process.env['NONOS_SEED'] ?? Date.now() % 2 ** 31);
const transfers = suite(`soak: transfers, with NONOS_SEED=${seed}`);

function run(first: number, count: number): number {
  let equal = 0;
  for (let one = first; one < first + count; one++) {
    const { mistakes, endings } = runTransfers(one);
    const again = `npm run soak -- transfers --seed ${one} --count 1`;
    assert.is(mistakes.join('; '), '', again);
    equal += endings.filter((ending) => ending === 'equal').length;
  }
  return equal;
}

transfers('no octet is lost in those that everyone runs', () => {
  assert.ok(run(1, FIXED) >= FIXED);
});

transfers('nor in those that nobody has run before', () => {
  assert.ok(run(seed, FRESH) > 0);
});

transfers('a seed says all: the same one is the same scenario, octet for octet', () => {
  assert.equal(drawScenario(7), drawScenario(7));
  assert.not.equal(drawScenario(7), drawScenario(8));
  assert.equal(runTransfers(7), runTransfers(7));
});

transfers.run();
