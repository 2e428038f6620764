import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { REASON } from '../../../generated/onion/tor.wire.ts';
import { nameOfReason } from '../../../runtime/onion/circuit/reasons.ts';

const reasons = suite('onion: why circuits are torn down');

reasons('each has a name, and one that nobody knows its number', () => {
  assert.is(nameOfReason(REASON.OR_IDENTITY), 'or identity');
  assert.is(nameOfReason(99), 'reason 99');
});

reasons.run();
