import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Waits } from '../../../runtime/application/dhcpv6/waits.ts';
import { seededRandom } from '../../../runtime/base/random.ts';

const waits = suite('waits of DHCPv6');

waits('double, within a tenth, up to the longest, and begin anew', () => {
  for (let seed = 0; seed < 50; seed++) {
    const one = new Waits(seededRandom(seed));
    let before = one.next(1000, 30_000);
    assert.ok(before >= 1000 && before <= 1100);
    for (let round = 0; round < 10; round++) {
      const next = one.next(1000, 30_000);
      assert.ok(next <= 33_000 && next >= Math.min(27_000, 1.9 * before), `${before} ${next}`);
      before = next;
    }
    one.reset();
    assert.ok(one.next(1000, 30_000) <= 1100);
  }
});

waits.run();
