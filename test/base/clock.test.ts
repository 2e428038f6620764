import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { VirtualClock } from '../../runtime/base/clock.ts';

const clock = suite('virtual clock');

clock('stands still until it is moved', () => {
  const one = new VirtualClock(7.5);
  assert.equal([one.now(), one.now()], [7.5, 7.5]);
  one.moveTo(8.25);
  assert.is(one.now(), 8.25);
  assert.is(new VirtualClock().now(), 0);
});

clock('never goes back', () => {
  const one = new VirtualClock(5);
  one.moveTo(4);
  one.moveTo(NaN);
  assert.is(one.now(), 5);
});

clock.run();
