import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { plateauBelow } from '../../../runtime/network/ipv4/plateaus.ts';

const plateaus = suite('plateaus of RFC 1191');

plateaus('are always less than what was too large, down to the least there is', () => {
  for (const [octets, expected] of [
    [65535, 32000],
    [1500, 1492],
    [1492, 1006],
    [576, 508],
    [69, 68],
    [68, 68],
    [20, 68],
  ]) {
    assert.is(plateauBelow(octets), expected, `${octets}`);
  }
});

plateaus.run();
