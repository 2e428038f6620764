import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { RoundTrips } from '../../runtime/application/round-trips.ts';

const trips = suite('round trips');

trips('least, mean, most and deviation are as ping(8) computes them', () => {
  const some = new RoundTrips();
  for (const ms of [2, 4, 4, 4, 5, 5, 7, 9]) some.add(ms);
  assert.equal(some.summary, { minMs: 2, meanMs: 5, maxMs: 9, deviationMs: 2 });
});

trips('none are nothing', () => {
  assert.equal(new RoundTrips().summary, { minMs: 0, meanMs: 0, maxMs: 0, deviationMs: 0 });
});

trips('equal ones do not differ, whatever rounding says', () => {
  const some = new RoundTrips();
  for (let count = 0; count < 1000; count++) some.add(30.051744);
  assert.ok(some.summary.deviationMs < 1e-3);
  assert.ok(some.summary.deviationMs >= 0);
});

trips.run();
