import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { below, seededRandom } from '../../runtime/base/random.ts';
import { Groups } from '../../runtime/link/groups.ts';
import { hex, octets } from './frames.ts';

const groups = suite('groups');

const ONE = octets('01005e000001');

groups('are taken up from being joined to being left as often', () => {
  const all = new Groups();
  assert.not(all.has(ONE, 0));
  all.join(ONE);
  all.join(ONE);
  all.leave(ONE);
  assert.ok(all.has(octets('aabb 01005e000001'), 2));
  all.leave(ONE);
  assert.not(all.has(ONE, 0));
  all.leave(ONE);
  assert.is(all.size, 0);
});

groups('are told apart though their last octets are the same', () => {
  const all = new Groups();
  const alike = ['333300000001', '01005e000001', '333400000001'].map((text) => octets(text));
  for (const group of alike) all.join(group);
  for (const gone of alike) {
    all.leave(gone);
    assert.not(all.has(gone, 0));
    assert.is(alike.filter((group) => all.has(group, 0)).length, all.size);
  }
});

groups('are bounded: the one too many is refused and counted', () => {
  const all = new Groups(2);
  const [first, second, third] = ['01', '02', '03'].map((text) => octets('01005e0000', text));
  assert.equal([all.join(first), all.join(second), all.join(third)], [true, true, false]);
  assert.ok(all.join(first), 'it is there already');
  assert.is(all.counters.refusedFull, 1);
  all.leave(second);
  assert.ok(all.join(third));
});

groups('do as a list does, whatever is joined and left', () => {
  const random = seededRandom(11);
  const all = new Groups();
  const expected = new Map<string, number>();
  for (let step = 0; step < 5000; step++) {
    const group = Uint8Array.of(1, below(random, 3), 0, 0, 0, below(random, 4));
    const key = hex(group);
    const wanted = expected.get(key) ?? 0;
    if (below(random, 2) === 0) {
      all.join(group);
      expected.set(key, wanted + 1);
    } else {
      all.leave(group);
      if (wanted > 1) expected.set(key, wanted - 1);
      else expected.delete(key);
    }
    assert.equal(all.addresses().map(hex).sort(), [...expected.keys()].sort());
  }
});

groups.run();
