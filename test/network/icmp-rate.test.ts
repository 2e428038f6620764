import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { VirtualClock } from '../../runtime/base/clock.ts';
import { seededRandom } from '../../runtime/base/random.ts';
import {
  ErrorRate,
  ERRORS_A_SECOND_A_DESTINATION_MAX,
  ERRORS_A_SECOND_MAX,
  ERRORS_AT_ONCE_A_DESTINATION_MAX,
  ERRORS_AT_ONCE_MAX,
} from '../../runtime/network/icmp-rate.ts';

const rates = suite('the rate of ICMP errors');

function allowed(rate: ErrorRate, times: number, next: (time: number) => Uint8Array): number {
  let count = 0;
  for (let time = 0; time < times; time++) if (rate.allows(next(time), 0, 4)) count++;
  return count;
}

const one = (): Uint8Array => Uint8Array.of(10, 0, 0, 1);
const another = (time: number): Uint8Array => Uint8Array.of(11, time >> 16, time >> 8, time);

rates('to one destination are a burst, then so many a second', () => {
  const clock = new VirtualClock();
  const rate = new ErrorRate(clock, seededRandom(1));
  assert.is(allowed(rate, 1000, one), ERRORS_AT_ONCE_A_DESTINATION_MAX);
  let count = 0;
  for (let ms = 1; ms <= 10_000; ms++) {
    clock.moveTo(ms);
    count += allowed(rate, 1, one);
  }
  assert.ok(Math.abs(count - 10 * ERRORS_A_SECOND_A_DESTINATION_MAX) <= 1, `${count}`);
});

rates('in all are bounded, whoever asks', () => {
  const clock = new VirtualClock();
  const rate = new ErrorRate(clock, seededRandom(1));
  assert.ok(allowed(rate, 10_000, another) <= ERRORS_AT_ONCE_MAX);
  clock.moveTo(1000);
  let count = 0;
  for (let ms = 1000; ms < 11_000; ms++) {
    clock.moveTo(ms);
    count += allowed(rate, 10, (time) => another(10 * ms + time));
  }
  assert.ok(count <= 10 * ERRORS_A_SECOND_MAX + ERRORS_AT_ONCE_MAX);
  assert.ok(count > 3 * ERRORS_A_SECOND_MAX);
  assert.ok(rate.counters.limited > 0);
});

rates('tell nobody by how many errors are left how many were sent to others', () => {
  const counts = new Set<number>();
  for (let seed = 0; seed < 30; seed++) {
    counts.add(allowed(new ErrorRate(new VirtualClock(), seededRandom(seed)), 1000, another));
  }
  assert.ok(counts.size > 5);
});

rates.run();
