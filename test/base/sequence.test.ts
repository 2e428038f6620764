/** Numbers that go round: RFC 9293 §3.4. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { atOrBefore, before } from '../../runtime/base/sequence.ts';

test('before goes the shorter way around 2^32', () => {
  assert.ok(before(1, 2));
  assert.ok(before(0xffff_ffff, 0));
  assert.ok(before(0xffff_fff0, 16));
  assert.not.ok(before(0, 0xffff_ffff));
  assert.not.ok(before(7, 7));
});

test('a sum that has not been brought back below 2^32 compares as if it were', () => {
  assert.ok(before(0xffff_ffff, 0xffff_ffff + 5));
  assert.ok(atOrBefore(0xffff_ffff + 1, 0));
  assert.not.ok(before(0xffff_ffff + 1, 0));
});

test('of two different numbers less than 2^31 apart exactly one is before the other', () => {
  for (let a = 0; a < 2 ** 32; a += 0x0fed_cba9) {
    for (let distance = 1; distance < 2 ** 31; distance += 0x0765_4321) {
      const b = (a + distance) >>> 0;
      assert.ok(before(a, b) && !before(b, a) && atOrBefore(a, b), `${a} ${b}`);
    }
  }
});
test.run();
