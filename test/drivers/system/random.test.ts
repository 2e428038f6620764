import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { systemRandom } from '../../../drivers/system/random.ts';

const random = suite('chance from the system');

/** Ten standard deviations of the share of ones in two million draws. */
const UNEVEN_MAX = 0.0036;

random('gives each bit as often as not', () => {
  const { bits } = systemRandom();
  const draws = 2_000_000;
  const ones = new Array<number>(32).fill(0);
  for (let draw = 0; draw < draws; draw++) {
    const word = bits();
    for (let bit = 0; bit < 32; bit++) ones[bit] += (word >>> bit) & 1;
  }
  for (const [bit, count] of ones.entries()) {
    assert.ok(Math.abs(count / draws - 0.5) < UNEVEN_MAX, `bit ${bit}: ${count} of ${draws}`);
  }
});

random('gives signed words, and none twice in a row of some thousands', () => {
  const { bits } = systemRandom();
  const words = Array.from({ length: 5000 }, bits);
  assert.ok(words.every((word) => word === (word | 0)));
  assert.ok(words.some((word) => word < 0));
  assert.ok(new Set(words).size > 4900);
});

random('fills octets of any number, all of them, and no more', () => {
  const { fill } = systemRandom();
  for (const octets of [0, 1, 3, 4, 5, 16, 2047, 2048, 2049, 8192, 10_000]) {
    const seen = new Uint8Array(octets);
    const all = new Uint8Array(octets + 2);
    // Each octet is nothing but zero with a chance of 2^-80 after ten draws.
    for (let draw = 0; draw < 10; draw++) {
      fill(all.subarray(1, octets + 1));
      for (let at = 0; at < octets; at++) seen[at] |= all[at + 1];
    }
    assert.ok(octets < 8 || !seen.includes(0), `${octets} octets`);
    assert.is(all[0] | all[octets + 1], 0);
  }
});

random('gives no octet of its pool twice', () => {
  const { bits, fill } = systemRandom();
  const seen = new Set<string>();
  let given = 0;
  for (let draw = 0; draw < 4000; draw++) {
    const octets = new Uint8Array(5 + (draw % 11));
    fill(octets);
    seen.add(Buffer.from(octets).toString('hex'));
    seen.add((bits() >>> 0).toString(16).padStart(8, '0'));
    given += 2;
  }
  assert.ok(seen.size > given - 40, `${seen.size} of ${given}`);
});

random('of two sources differs', () => {
  const [one, other] = [systemRandom(), systemRandom()];
  assert.not.equal([one.bits(), one.bits()], [other.bits(), other.bits()]);
});

random.run();
