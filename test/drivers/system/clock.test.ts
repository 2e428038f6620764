import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { systemClock } from '../../../drivers/system/clock.ts';

const clock = suite('the system clock');

clock('counts milliseconds, and never goes back', async () => {
  const before = systemClock.now();
  await sleep(20);
  const passed = systemClock.now() - before;
  assert.ok(passed > 15 && passed < 2000, `${passed} ms`);
  let last = 0;
  for (let reading = 0; reading < 10_000; reading++) {
    const now = systemClock.now();
    assert.ok(now >= last);
    last = now;
  }
});

clock('counts fractions', () => {
  const readings = Array.from({ length: 100 }, () => systemClock.now());
  assert.ok(readings.some((reading) => !Number.isInteger(reading)));
});

clock.run();
