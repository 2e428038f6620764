import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { seededRandom } from '../../../runtime/base/random.ts';
import { Identifications } from '../../../runtime/network/ipv4/identification.ts';

const identifications = suite('identifications');

identifications('of fragments from one address to another come again after all others', () => {
  const all = new Identifications(seededRandom(1));
  const seen = new Set<number>();
  for (let round = 0; round < 65536; round++) seen.add(all.next(1, 2, 17));
  assert.is(seen.size, 65536);
});

identifications('of one destination tell nothing of those of another', () => {
  const first = new Identifications(seededRandom(1));
  const second = new Identifications(seededRandom(2));
  const begin = (all: Identifications): readonly number[] =>
    Array.from({ length: 50 }, (_, destination) => all.next(1, destination, 17));
  const one = begin(first);
  assert.not.equal(one, begin(second));
  const steps = one.slice(1).map((value, index) => value - one[index]);
  assert.ok(new Set(steps).size > 45);
});

identifications('of what is never fragmented are any', () => {
  const all = new Identifications(seededRandom(1));
  const seen = new Set(Array.from({ length: 1000 }, () => all.any()));
  assert.ok(seen.size > 980);
  assert.ok([...seen].every((value) => value >= 0 && value < 65536));
});

identifications.run();
