import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { VirtualClock } from '../../../runtime/base/clock.ts';
import { timestampOf } from '../../../runtime/network/ipv4/timestamp.ts';

const timestamps = suite('timestamps');

timestamps('are whole milliseconds, and say that they are not of this world', () => {
  assert.is(timestampOf(new VirtualClock(7.9)), 0x80000007);
  assert.is(timestampOf(new VirtualClock(0x80000000 + 3)), 0x80000003);
  assert.ok(timestampOf(new VirtualClock(2 ** 40)) <= 0xffffffff);
});

timestamps.run();
