import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  CHANNEL_ENDS,
  CHANNEL_FAULTS,
  channelCounters,
} from '../../../runtime/onion/channel/faults.ts';

const faults = suite('onion: why a channel is no more');

faults('each end has a counter of its name, and starts at zero', () => {
  const counters = channelCounters();
  for (const end of CHANNEL_ENDS) assert.is(counters[end], 0, end);
});

faults('no name is there twice, and to be closed is no fault', () => {
  assert.is(new Set(CHANNEL_ENDS).size, CHANNEL_ENDS.length);
  const names: readonly string[] = CHANNEL_FAULTS;
  assert.not(names.includes('closed') || names.includes('idle'));
});

faults.run();
