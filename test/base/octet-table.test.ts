import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { OctetTable, keyedHash } from '../../runtime/base/octet-table.ts';
import type { OctetHash } from '../../runtime/base/octet-table.ts';
import { below, seededRandom } from '../../runtime/base/random.ts';

const table = suite('octet table');

const name = (key: Uint8Array): string => Buffer.from(key).toString('hex');

/** Hashes under which many, or all, fall together. */
const hashes: Readonly<Record<string, OctetHash>> = {
  keyed: keyedHash(seededRandom(1)),
  'the last octet': (b, _, end) => b[end - 1] ?? 0,
  'all the same': () => 7,
};

table('finds what stands under octets, wherever these stand', () => {
  const all = new OctetTable<string>(keyedHash(seededRandom(1)));
  const key = Uint8Array.of(1, 2, 3);
  all.set(key, 'one');
  key.fill(0);
  assert.is(all.get(Uint8Array.of(9, 1, 2, 3, 9), 1, 4), 'one');
  assert.is(all.get(Uint8Array.of(9, 1, 2, 3, 9), 1, 5), undefined);
  assert.is(all.get(Uint8Array.of(0, 0, 0), 0, 3), undefined);
});

for (const [title, hash] of Object.entries(hashes)) {
  table(`does as a Map does, whatever is put in and taken out: ${title}`, () => {
    const random = seededRandom(3);
    const all = new OctetTable<number>(hash);
    const expected = new Map<string, number>();
    for (let step = 0; step < 5000; step++) {
      const key = Uint8Array.from({ length: below(random, 4) }, () => below(random, 3));
      if (below(random, 2) === 0) {
        all.set(key, step);
        expected.set(name(key), step);
      } else assert.is(all.delete(key), expected.delete(name(key)));
      assert.is(all.get(key, 0, key.length), expected.get(name(key)));
      assert.is(all.size, expected.size);
    }
    assert.equal(all.values().sort(), [...expected.values()].sort());
    for (const [text, value] of expected) {
      const key = Uint8Array.from(Buffer.from(text, 'hex'));
      assert.is(all.get(key, 0, key.length), value);
    }
  });
}

table('has another hash with each source of chance', () => {
  const key = Uint8Array.of(1, 2, 3, 4);
  const seen = new Set<number>();
  for (let seed = 0; seed < 100; seed++) seen.add(keyedHash(seededRandom(seed))(key, 0, 4));
  assert.ok(seen.size > 98);
});

table.run();
