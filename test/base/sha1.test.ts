import { createHash } from 'node:crypto';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { seededRandom } from '../../runtime/base/random.ts';
import { Sha1 } from '../../runtime/base/sha1.ts';

const sha1 = suite('SHA-1');

const hex = (b: Uint8Array): string => Buffer.from(b).toString('hex');
const twin = (b: Uint8Array): string => createHash('sha1').update(b).digest('hex');

function digestOf(b: Uint8Array): string {
  const digest = new Sha1();
  digest.update(b, 0, b.length);
  return hex(digest.snapshot());
}

sha1('meets the vectors of RFC 3174 §7.3', () => {
  const text = (what: string): Uint8Array => new TextEncoder().encode(what);
  assert.is(digestOf(text('abc')), 'a9993e364706816aba3e25717850c26c9cd0d89d');
  assert.is(
    digestOf(text('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')),
    '84983e441c3bd26ebaae4aa1f95129e5e54670f1',
  );
  assert.is(digestOf(text('a'.repeat(1_000_000))), '34aa973cd4c4daa4f61eeb2bdbad27316534016f');
  assert.is(digestOf(text('01234567'.repeat(80))), 'dea356a2cddd90c7a7ecedc5ebb563934f460452');
});

sha1('of every length is that of its twin', () => {
  const random = seededRandom(1);
  for (let length = 0; length < 260; length++) {
    const b = new Uint8Array(length);
    random.fill(b);
    assert.is(digestOf(b), twin(b), `${length} octets`);
  }
});

sha1('looked at in between it goes on as if nobody had', () => {
  const random = seededRandom(2);
  const all = new Uint8Array(20_000);
  random.fill(all);
  const digest = new Sha1();
  for (let at = 0; at < all.length;) {
    const to = Math.min(all.length, at + 1 + ((random.bits() >>> 0) % 700));
    digest.update(all, at, to);
    assert.is(hex(digest.snapshot()), twin(all.subarray(0, to)));
    at = to;
  }
});

sha1('a clone goes its own way', () => {
  const digest = new Sha1();
  digest.update(Uint8Array.of(1, 2, 3), 0, 3);
  const other = digest.clone();
  other.update(Uint8Array.of(4), 0, 1);
  assert.is(hex(digest.snapshot()), twin(Uint8Array.of(1, 2, 3)));
  assert.is(hex(other.snapshot()), twin(Uint8Array.of(1, 2, 3, 4)));
});

sha1.run();
