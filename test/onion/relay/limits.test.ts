import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { RELAY_LIMITS, relayCounters } from '../../../runtime/onion/relay/limits.ts';

const limits = suite('onion: limits of a relay');

limits('leave room for the windows of a circuit, and counters begin at nothing', () => {
  assert.ok(RELAY_LIMITS.cellsQueuedPerCircuitMax > 1000);
  assert.ok(Object.values(relayCounters()).every((count) => count === 0));
});

limits.run();
