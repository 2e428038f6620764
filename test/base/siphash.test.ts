import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { seededRandom } from '../../runtime/base/random.ts';
import { SipHash } from '../../runtime/base/siphash.ts';

const siphash = suite('siphash');

/** Of 0, 1, … n-1 under the key 0, 1, … 15: as its authors published them. */
const vectors = `
  726fdb47dd0e0e31 74f839c593dc67fd 0d6c8009d9a94f5a 85676696d7fb7e2d
  cf2794e0277187b7 18765564cd99a68d cbc9466e58fee3ce ab0200f58b01d137
  93f5f5799a932462 9e0082df0ba9e4b0 7a5dbbc594ddb9f3 f4b32f46226bada7
  751e8fbc860ee5fb 14ea5627c0843d90 f723ca908e7af2ee a129ca6149be45e5
  3f2acc7f57c29bdb 699ae9f52cbe4794 4bc1b3f0968dd39c bb6dc91da77961bd
  bed65cf21aa2ee98 d0f2cbb02e3b67c7 93536795e3a33e88 a80c038ccd5ccec8
  b8ad50c6f649af94 bce192de8a85b8ea 17d835b85bbb15f3 2f2e6163076bcfad
  de4daaaca71dc9a5 a6a2506687956571 ad87a3535c49ef28 32d892fad841c342
  7127512f72f27cce a7f32346f95978e3 12e0b01abb051238 15e034d40fa197ae
  314dffbe0815a3b4 027990f029623981 cadcd4e59ef40c4d 9abfd8766a33735c
  0e3ea96b5304a7d0 ad0c42d6fc585992 187306c89bc215a9 d4a60abcf3792b95
  f935451de4f21df2 a9538f0419755787 db9acddff56ca510 d06c98cd5c0975eb
  e612a3cb9ecba951 c766e62cfcadaf96 ee64435a9752fe72 a192d576b245165a
  0a8787bf8ecb74b2 81b3e73d20b49b6f 7fa8220ba3b2ecea 245731c13ca42499
  b78dbfaf3a8d83bd ea1ad565322a1a0b 60e61c23a3795013 6606d7e446282b93
  6ca4ecb15c5f91e1 9f626da15c9625f3 e51b38608ef25f57 958a324ceb064572
`
  .trim()
  .split(/\s+/);

const counted = (count: number): Uint8Array => Uint8Array.from({ length: count }, (_, at) => at);
const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');

/** Both halves of what `hash` has just answered. */
const whole = (hash: SipHash, low: number): string => hex(hash.high) + hex(low);

siphash('gives what its authors published, for every length up to 63 octets', () => {
  const hash = new SipHash(counted(16));
  assert.is(vectors.length, 64);
  vectors.forEach((expected, count) => {
    assert.is(whole(hash, hash.octets(counted(count), 0, count)), expected);
  });
});

siphash('reads from where it is told, to where it is told', () => {
  const hash = new SipHash(counted(16));
  const b = new Uint8Array(100).fill(0xee);
  b.set(counted(21), 7);
  assert.is(whole(hash, hash.octets(b, 7, 28)), vectors[21]);
});

siphash('of words is that of their octets, the lowest first', () => {
  const random = seededRandom(3);
  const key = new Uint8Array(16);
  random.fill(key);
  const hash = new SipHash(key);
  for (let count = 0; count < 70; count++) {
    const words = Int32Array.from({ length: count }, () => random.bits());
    const b = new Uint8Array(4 * count);
    const view = new DataView(b.buffer);
    words.forEach((word, index) => view.setInt32(4 * index, word, true));
    const expected = whole(hash, hash.octets(b, 0, b.length));
    hash.begin();
    for (const word of words) hash.add(word);
    assert.is(whole(hash, hash.finish()), expected);
    if (count !== 4) continue;
    assert.is(whole(hash, hash.words(words[0], words[1], words[2], words[3])), expected);
  }
});

siphash('answers in signed words, which fit where nothing is allocated', () => {
  const hash = new SipHash(counted(16));
  for (let seed = 0; seed < 100; seed++) {
    const low = hash.words(seed, 0, 0, 0);
    assert.is(low, low | 0);
    assert.is(hash.high, hash.high | 0);
  }
});

siphash('is another with one bit of the key changed', () => {
  const known = new SipHash(counted(16)).words(1, 2, 3, 4);
  for (let bit = 0; bit < 128; bit++) {
    const key = counted(16);
    key[bit >> 3] ^= 1 << (bit & 7);
    assert.is.not(new SipHash(key).words(1, 2, 3, 4), known);
  }
});

siphash('spreads neighbours evenly over the buckets of a table', () => {
  const hash = new SipHash(counted(16));
  const buckets = new Uint32Array(64);
  for (let at = 0; at < 64_000; at++) buckets[hash.words(0x0a000000 + at, 0, 0, 0) & 63]++;
  for (const count of buckets) assert.ok(count > 850 && count < 1150, String(count));
});

siphash('keeps its key though the octets given are used again', () => {
  const key = counted(16);
  const hash = new SipHash(key);
  key.fill(0);
  assert.is(whole(hash, hash.octets(counted(8), 0, 8)), vectors[8]);
});

siphash('refuses a key of another size, and says so', () => {
  assert.throws(() => new SipHash(new Uint8Array(15)), /key: 15 octets, expected 16/);
});

siphash.run();
