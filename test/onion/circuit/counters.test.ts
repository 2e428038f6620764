import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { circuitCounters } from '../../../runtime/onion/circuit/counters.ts';

const counters = suite('onion: what happens in circuits');

counters("each is there from the beginning, at zero, and a table is nobody else's", () => {
  const [one, other] = [circuitCounters(), circuitCounters()];
  assert.ok(Object.keys(one).length > 20);
  assert.ok(Object.values(one).every((count) => count === 0));
  one.unrecognizedCell++;
  assert.is(other.unrecognizedCell, 0);
});

counters.run();
