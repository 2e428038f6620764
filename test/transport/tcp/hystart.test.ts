import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { Window } from '../../../runtime/transport/tcp/congestion.ts';
import { HyStart } from '../../../runtime/transport/tcp/hystart.ts';

const hystart = suite('tcp: HyStart++');

interface Mutable extends Window {
  segAck: number;
  sndNxt: number;
  rtt: Window['rtt'] & { latestMs: number };
}

/** A round of so many acknowledgments, each after so many milliseconds. */
function round(one: HyStart, window: Mutable, rttMs: number, count = 10): number {
  window.segAck = window.sndNxt;
  window.sndNxt += 10_000;
  window.rtt.latestMs = rttMs;
  let growth = 0;
  for (let index = 0; index < count; index++) growth += one.growth(window, 1_000);
  return growth;
}

const window = (): Mutable =>
  ({
    congestionWindow: 50_000,
    slowStartThreshold: Number.MAX_SAFE_INTEGER,
    segAck: 0,
    sndNxt: 0,
    rtt: { latestMs: 0 },
  }) as unknown as Mutable;

hystart('slow start is left alone while round trips take as long as they did', () => {
  const [one, view] = [new HyStart(), window()];
  for (let count = 0; count < 20; count++) assert.is(round(one, view, 50 + (count % 3)), 10_000);
  assert.is(view.slowStartThreshold, Number.MAX_SAFE_INTEGER);
});

hystart('it slows when they take longer, and ends when they stay so: RFC 9406 §4.2', () => {
  const [one, view] = [new HyStart(), window()];
  round(one, view, 50);
  round(one, view, 50);
  round(one, view, 60);
  assert.is(round(one, view, 60), 2_500);
  for (let count = 0; count < 5; count++) round(one, view, 60);
  assert.is(view.slowStartThreshold, 50_000);
});

hystart('it goes on when that was but a ripple', () => {
  const [one, view] = [new HyStart(), window()];
  round(one, view, 50);
  round(one, view, 50);
  round(one, view, 60);
  round(one, view, 50);
  assert.is(round(one, view, 50), 10_000);
});

hystart.run();
