import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { Window } from '../../../runtime/transport/tcp/congestion.ts';
import { Cubic } from '../../../runtime/transport/tcp/cubic.ts';

const cubic = suite('tcp: CUBIC');

const MSS = 1_000;
interface Mutable extends Window {
  now: number;
}
const window = (segments: number, rttMs: number): Mutable =>
  ({
    congestionWindow: segments * MSS,
    slowStartThreshold: 0,
    mss: MSS,
    flight: segments * MSS,
    now: 0,
    rtt: { smoothedMs: rttMs },
  }) as unknown as Mutable;

/** Acknowledges whole windows, a round trip each, and answers the window after each. */
function rounds(algorithm: Cubic, one: Mutable, count: number): number[] {
  const all: number[] = [];
  for (let round = 0; round < count; round++) {
    const segments = Math.floor(one.congestionWindow / MSS);
    for (let index = 0; index < segments; index++) {
      one.now += one.rtt.smoothedMs / segments;
      algorithm.grow(one, MSS);
    }
    all.push(one.congestionWindow / MSS);
  }
  return all;
}

cubic('a loss leaves seven tenths: RFC 9438 §4.6', () => {
  assert.is(new Cubic().reduced(window(100, 100)), 70_000);
});

cubic('comes back to where the loss was in K seconds, levels off, and goes beyond: §4.2', () => {
  const algorithm = new Cubic();
  const one = window(1_000, 100);
  one.congestionWindow = algorithm.reduced(one);
  const all = rounds(algorithm, one, 200);
  // K = cbrt(1000 * 0.3 / 0.4) = 9.1 seconds
  const back = all.findIndex((segments) => segments >= 990);
  assert.ok(back > 60 && back < 100, `${back}`);
  const [early, middle, late] = [all[5] - all[4], all[91] - all[90], all[180] - all[179]];
  assert.ok(early > middle && late > middle, `${early} ${middle} ${late}`);
});

cubic('grows at least as Reno would where round trips are short: §4.3', () => {
  const algorithm = new Cubic();
  const one = window(20, 1);
  one.congestionWindow = algorithm.reduced(one);
  const begin = one.congestionWindow / MSS;
  const all = rounds(algorithm, one, 100);
  assert.ok(all[99] > begin + 40, `${all[99]}`);
});

cubic('gives way faster when it loses below where it lost before: §4.7', () => {
  const algorithm = new Cubic();
  const one = window(1_000, 100);
  one.congestionWindow = algorithm.reduced(one);
  one.congestionWindow = algorithm.reduced(one);
  const all = rounds(algorithm, one, 60);
  assert.ok(Math.max(...all.slice(40, 50)) < 700);
});

cubic.run();
