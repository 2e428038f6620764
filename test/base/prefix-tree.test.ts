import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, holds, prefixOf } from '../../runtime/base/address.ts';
import type { Prefix } from '../../runtime/base/address.ts';
import { masked, PrefixTree } from '../../runtime/base/prefix-tree.ts';
import { below, seededRandom } from '../../runtime/base/random.ts';
import type { Random } from '../../runtime/base/random.ts';

const tree = suite('a tree of prefixes');

const lookUp = (values: PrefixTree<string>, text: string): string | undefined =>
  values.longest(addressOf(text), 0);

tree('finds the longest prefix that holds an address', () => {
  const values = new PrefixTree<string>();
  for (const text of ['0.0.0.0/0', '10.0.0.0/8', '10.1.0.0/16', '10.1.2.3/32', '10.1.2.0/24']) {
    values.set(prefixOf(text), text);
  }
  assert.is(lookUp(values, '192.0.2.1'), '0.0.0.0/0');
  assert.is(lookUp(values, '10.2.0.0'), '10.0.0.0/8');
  assert.is(lookUp(values, '10.1.2.4'), '10.1.2.0/24');
  assert.is(lookUp(values, '10.1.2.3'), '10.1.2.3/32');
});

tree('falls back to a shorter prefix where the longer one is not accepted', () => {
  const values = new PrefixTree<string>();
  values.set(prefixOf('2001:db8::/32'), 'wide');
  values.set(prefixOf('2001:db8:1::/48'), 'narrow');
  const at = addressOf('2001:db8:1::1');
  assert.is(values.longest(at, 0), 'narrow');
  assert.is(
    values.longest(at, 0, (value) => value !== 'narrow'),
    'wide',
  );
  assert.is(
    values.longest(at, 0, () => false),
    undefined,
  );
});

tree('reads the address where it stands in a packet', () => {
  const values = new PrefixTree<string>();
  values.set(prefixOf('10.0.0.0/8'), 'ten');
  assert.is(values.longest(Uint8Array.of(9, 9, 10, 1, 2, 3, 9), 2), 'ten');
  assert.is(values.longest(Uint8Array.of(10, 9, 11, 1, 2, 3, 9), 2), undefined);
});

tree('does not mind bits behind the prefix', () => {
  const values = new PrefixTree<string>();
  values.set(prefixOf('10.255.3.4/8'), 'ten');
  assert.is(lookUp(values, '10.0.0.1'), 'ten');
  assert.is(values.get(prefixOf('10.9.9.9/8')), 'ten');
  assert.equal(masked(prefixOf('10.255.3.4/12')), prefixOf('10.240.0.0/12'));
});

/** Addresses that share their beginnings, so that prefixes meet. */
function randomPrefix(random: Random, octets: number): Prefix {
  const address = new Uint8Array(octets);
  random.fill(address);
  for (let index = 0; index < octets; index++) address[index] &= 0x81;
  return { address, length: below(random, octets * 8 + 1) };
}

for (const octets of [4, 16]) {
  tree(`does as a list that is searched does, for ${octets} octets`, () => {
    const random = seededRandom(octets);
    const values = new PrefixTree<Prefix>();
    let list: Prefix[] = [];
    const isSame = (one: Prefix, other: Prefix): boolean =>
      one.length === other.length && holds(one, other.address, 0);
    for (let round = 0; round < 3000; round++) {
      const prefix = randomPrefix(random, octets);
      const known = list.find((one) => isSame(one, prefix));
      assert.is(values.get(prefix), known);
      const gone = below(random, 3) === 0 ? list[below(random, list.length + 1)] : undefined;
      if (gone !== undefined) {
        values.delete(gone);
        list = list.filter((one) => one !== gone);
      } else {
        values.set(prefix, prefix);
        list = [...list.filter((one) => one !== known), prefix];
      }
      assert.is(values.size, list.length);
      const { address } = randomPrefix(random, octets);
      const expected = list
        .filter((one) => holds(one, address, 0))
        .reduce<Prefix | undefined>(
          (best, one) => (best === undefined || one.length > best.length ? one : best),
          undefined,
        );
      assert.is(values.longest(address, 0), expected);
    }
    assert.is(new Set(values.values()).size, list.length);
  });
}

tree.run();
