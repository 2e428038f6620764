import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { RoundTrips } from '../../../runtime/onion/flow/rtt.ts';

const rtt = suite('onion: round trips of a circuit');

/** Of C tor: the round trip, whether at the bottom of the window; then smoothed, and the least. */
const SAMPLES = [
  [100000, 0, 100000, 100000],
  [100000, 0, 100000, 100000],
  [150000, 0, 133333, 100000],
  [50000, 0, 77777, 77777],
  [100000, 0, 92592, 77777],
  [50000, 0, 64197, 64197],
  [125000, 1, 104732, 104732],
  [25000, 1, 51577, 104732],
  [50000, 0, 50525, 50525],
];

rtt('they are smoothed as in C tor', () => {
  const trips = new RoundTrips(100);
  for (const [microseconds, isAtBottom, smoothed, minimum] of SAMPLES) {
    trips.add(microseconds, 2, isAtBottom === 1);
    assert.equal([trips.smoothed, trips.minimum], [smoothed, minimum]);
  }
});

rtt('a clock that stands still, or has jumped, is not believed', () => {
  const trips = new RoundTrips(100);
  assert.not(trips.isCredible(0, true));
  assert.not(trips.isCredible(-5, false));
  assert.ok(trips.isCredible(1, false), 'there is nothing to compare it with');
  trips.add(10_000, 2, false);
  assert.ok(trips.isCredible(50_000_000, false));
  assert.not(trips.isCredible(50_000_001, false));
  assert.not(trips.isCredible(1, false));
  assert.ok(trips.isCredible(1, true), 'slow start knows too little to doubt');
});

rtt.run();
