import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { below, fraction, seededRandom } from '../../runtime/base/random.ts';
import type { Random } from '../../runtime/base/random.ts';

const random = suite('random');

/** Says what it is told to say. */
const saying = (bits: number): Random => ({ bits: () => bits | 0, fill: () => {} });

const many = (seed: number, count: number): number[] => {
  const one = seededRandom(seed);
  return Array.from({ length: count }, () => one.bits());
};

random('is the same from the same seed, and another from another', () => {
  assert.equal(many(1, 100), many(1, 100));
  const firsts = Array.from({ length: 2000 }, (_, seed) => many(seed, 1)[0]);
  assert.ok(new Set(firsts).size > 1998);
  assert.not.equal(many(2 ** 40, 4), many(2 ** 41, 4), 'all bits of a seed count');
});

random('is in signed words, each bit set half of the time', () => {
  const words = many(3, 20_000);
  assert.ok(words.every((word) => word === (word | 0)));
  for (let bit = 0; bit < 32; bit++) {
    const set = words.filter((word) => ((word >>> bit) & 1) === 1).length;
    assert.ok(Math.abs(set - 10_000) < 400, `bit ${bit}: ${set} of 20000`);
  }
});

random('fills octets, all of them', () => {
  const b = new Uint8Array(50_000);
  seededRandom(4).fill(b);
  const counts = new Uint32Array(256);
  for (const octet of b) counts[octet]++;
  assert.ok(counts.every((count) => count > 100 && count < 300));
});

random('as a fraction is at least nothing and less than one', () => {
  assert.is(fraction(saying(0)), 0);
  assert.ok(fraction(saying(-1)) < 1 && fraction(saying(-1)) > 0.999_999);
  assert.is(fraction(saying(0x80000000)), 0.5);
});

random('below a limit takes every number there is, and none beyond', () => {
  const one = seededRandom(5);
  const seen = new Uint32Array(7);
  for (let count = 0; count < 7000; count++) seen[below(one, 7)]++;
  assert.ok(seen.every((count) => count > 800 && count < 1200));
  assert.equal([below(saying(-1), 7), below(saying(0), 7)], [6, 0]);
  assert.is(below(saying(-1), 2 ** 32), 2 ** 32 - 1);
});

random.run();
