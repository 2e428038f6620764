import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { countersOf } from '../../runtime/base/counters.ts';

const counters = suite('counters');

counters('are all there from the beginning, at zero and in the order given', () => {
  const all = countersOf('malformed', 'dropped', 'accepted');
  assert.equal(Object.entries(all), [
    ['malformed', 0],
    ['dropped', 0],
    ['accepted', 0],
  ]);
});

counters('count each for itself', () => {
  const [one, other] = [countersOf('a', 'b'), countersOf('a', 'b')];
  one.a++;
  one.a++;
  one.b++;
  assert.equal(
    [one, other],
    [
      { a: 2, b: 1 },
      { a: 0, b: 0 },
    ],
  );
});

counters.run();
