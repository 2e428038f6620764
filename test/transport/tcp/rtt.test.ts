import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DEFAULT_LIMITS } from '../../../runtime/transport/tcp/limits.ts';
import { RoundTrip } from '../../../runtime/transport/tcp/rtt.ts';

const rtt = suite('tcp: round-trip times');

rtt('the first sample counts whole, the others by their eighth: RFC 6298 §2', () => {
  const one = new RoundTrip(DEFAULT_LIMITS);
  assert.is(one.rtoMs, 1_000);
  one.sample(100, 0);
  assert.equal([one.smoothedMs, one.varianceMs, one.rtoMs], [100, 50, 300]);
  one.sample(180, 1);
  assert.equal([one.smoothedMs, one.varianceMs], [110, 57.5]);
});

rtt(
  'the timeout is never less than the least over the smoothed time, nor more than the most',
  () => {
    const one = new RoundTrip(DEFAULT_LIMITS);
    for (let count = 0; count < 100; count++) one.sample(10, count);
    assert.is(Math.round(one.rtoMs), 210);
    one.sample(1_000_000, 200);
    assert.is(one.rtoMs, DEFAULT_LIMITS.rtoMaxMs);
  },
);

rtt('the least is that of the last five minutes: RFC 8985 §6.1', () => {
  const one = new RoundTrip(DEFAULT_LIMITS);
  one.sample(10, 0);
  one.sample(50, 1_000);
  assert.is(one.minimumMs, 10);
  one.sample(50, 400_000);
  assert.is(one.minimumMs, 50);
});

rtt('the answer to a SYN is a sample, unless it was sent again: Karn', () => {
  const once = new RoundTrip(DEFAULT_LIMITS);
  once.synSent(10);
  once.synAnswered(60);
  assert.is(once.smoothedMs, 50);
  const twice = new RoundTrip(DEFAULT_LIMITS);
  twice.synSent(10);
  twice.synSent(1_010);
  twice.synAnswered(1_060);
  assert.not(twice.isMeasured);
});

rtt.run();
