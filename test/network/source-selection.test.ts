import fastCheck from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, prefixOf, showAddress } from '../../runtime/base/address.ts';
import {
  orderDestinations,
  POLICY_TABLE,
  policyOf,
  selectSource,
} from '../../runtime/network/source-selection.ts';
import type { Candidate } from '../../runtime/network/source-selection.ts';

const sources = suite('our address for a destination');
const destinations = suite('the order of destinations');

/** `2001:db8::1/64 deprecated temporary elsewhere next-hop` */
function candidate(text: string): Candidate {
  const [prefix, ...words] = text.split(' ');
  const { address, length } = prefixOf(prefix.includes('/') ? prefix : `${prefix}/64`);
  return {
    address,
    prefixLength: length,
    isDeprecated: words.includes('deprecated'),
    isTemporary: words.includes('temporary'),
    isOutgoing: !words.includes('elsewhere'),
    isOfNextHop: words.includes('next-hop'),
  };
}

function chosen(destination: string, ...candidates: readonly string[]): string | undefined {
  const both = [candidates, candidates.toReversed()].map((texts) => {
    const found = selectSource(addressOf(destination), texts.map(candidate));
    return found && showAddress(found.address);
  });
  assert.is(both[0], both[1], 'whatever their order');
  return both[0];
}

sources('is the destination itself, if it can be: rule 1', () => {
  assert.is(chosen('2001:db8::2', '2001:db8::1', '2001:db8::2 deprecated'), '2001:db8::2');
});

sources('reaches far enough, and no farther: rule 2', () => {
  // The examples of RFC 6724 §10.1.
  assert.is(chosen('2001:db8:1::1', '2001:db8:3::1', 'fe80::1'), '2001:db8:3::1');
  assert.is(chosen('ff05::1', '2001:db8:3::1', 'fe80::1'), '2001:db8:3::1');
  assert.is(chosen('fe80::1', 'fe80::2 deprecated', '2001:db8:1::1'), 'fe80::2');
  assert.is(chosen('2001:db8::9', 'fe80::1', 'fec0::1'), 'fec0::1');
  assert.is(chosen('ff02::1', 'fe80::1', 'fec0::1', '2001:db8::1'), 'fe80::1');
});

sources('is not deprecated: rule 3', () => {
  assert.is(chosen('2001:db8::9', '2001:db8::1 deprecated', '2001:db9::1'), '2001:db9::1');
});

sources('is one of the interface that the packet leaves by: rule 5', () => {
  assert.is(chosen('2001:db8::9', '2001:db8::1 elsewhere', '2001:db9::1'), '2001:db9::1');
});

sources('is one that the next hop has given out: rule 5.5', () => {
  assert.is(chosen('2001:db8::9', '2001:db8::1', '2001:db9::1 next-hop'), '2001:db9::1');
});

sources('goes with the destination: rule 6', () => {
  const to6to4 = '2002:c633:6401::1';
  assert.is(
    chosen(to6to4, '2002:c633:6401::d5e3:7953:13eb:22e8', '2001:db8::1'),
    '2002:c633:6401:0:d5e3:7953:13eb:22e8',
  );
  assert.is(
    chosen('2001:db8::9', 'fd00::1', '2001:db9::1 deprecated', '2001:db9::2'),
    '2001:db9::2',
  );
});

sources('is temporary: rule 7', () => {
  assert.is(
    chosen('2001:db8:1::d5e3:0:0:1', '2001:db8:1::2', '2001:db8:1::d5e3:7953:13eb:22e8 temporary'),
    '2001:db8:1:0:d5e3:7953:13eb:22e8',
  );
});

sources('begins as the destination does, as far as its prefix goes: rule 8', () => {
  assert.is(chosen('2001:db8:1::1', '2001:db8:1::2', '2001:db8:3::2'), '2001:db8:1::2');
  const [one, other] = [candidate('2001:db8::1'), candidate('2001:db8::ffff')];
  assert.is(selectSource(addressOf('2001:db8::fffe'), [one, other]), one, 'the first of equals');
});

sources('is none where there is none, and never a group', () => {
  assert.is(chosen('2001:db8::1'), undefined);
  assert.is(chosen('2001:db8::1', 'ff02::1'), undefined);
});

sources('is the best of all, whatever there is: no other one beats it', () => {
  const words = ['deprecated', 'temporary', 'elsewhere', 'next-hop'];
  const texts = fastCheck
    .tuple(
      fastCheck.constantFrom('fe80::1', 'fe80::2', 'fec0::1', 'fd00::1', '2001:db8::1', '2002::1'),
      fastCheck.subarray(words),
    )
    .map(([address, said]) => [address, ...said].join(' '));
  const wanted = fastCheck.constantFrom('fe80::9', 'ff02::1', '2001:db8::9', 'fd00::9', '::1');
  fastCheck.assert(
    fastCheck.property(wanted, fastCheck.array(texts, { minLength: 1 }), (to, all) => {
      const candidates = all.map(candidate);
      const best = selectSource(addressOf(to), candidates)!;
      for (const other of candidates) {
        assert.is(selectSource(addressOf(to), [best, other]), best);
      }
    }),
  );
});

sources('has a policy for every address, the longest prefix first', () => {
  const labels = ['::1', '::', '::ffff:1.2.3.4', '2002::1', '2001::1', 'fc00::1', '3ffe::1'];
  assert.equal(
    labels.map((text) => policyOf(addressOf(text)).label),
    [0, 3, 4, 2, 5, 13, 12],
  );
  assert.is(policyOf(addressOf('2001:db8::1')).precedence, 40);
  assert.throws(() => policyOf(addressOf('::1'), POLICY_TABLE.slice(1, 2)), RangeError);
});

/** `destination from source` in the order that they are tried. */
function ordered(...pairs: readonly string[]): string[] {
  const asked = pairs.map((pair) => {
    const [to, from] = pair.split(' from ');
    return { address: addressOf(to), source: from === undefined ? undefined : candidate(from) };
  });
  return orderDestinations(asked).map(({ address }) => showAddress(address));
}

destinations('is as in the examples of RFC 6724 §10.2', () => {
  assert.equal(
    ordered('198.51.100.121 from 169.254.13.78/16', '2001:db8:1::1 from 2001:db8:1::2'),
    ['2001:db8:1::1', '198.51.100.121'],
  );
  assert.equal(ordered('2001:db8:1::1 from fe80::1', '198.51.100.121 from 198.51.100.117/24'), [
    '198.51.100.121',
    '2001:db8:1::1',
  ]);
  assert.equal(ordered('10.1.2.3 from 10.1.2.4/24', '2001:db8:1::1 from 2001:db8:1::2'), [
    '2001:db8:1::1',
    '10.1.2.3',
  ]);
  assert.equal(ordered('2001:db8:1::1 from 2001:db8:1::2', 'fe80::1 from fe80::2'), [
    'fe80::1',
    '2001:db8:1::1',
  ]);
});

destinations('begins with those that can be reached: rule 1', () => {
  assert.equal(ordered('2001:db8::1', '2001:db9::1 from fe80::1'), ['2001:db9::1', '2001:db8::1']);
});

destinations('prefers sources that are not deprecated: rule 3', () => {
  assert.equal(ordered('2001:db8::1 from 2001:db8::9 deprecated', '2001:db9::1 from 2001:dba::9'), [
    '2001:db9::1',
    '2001:db8::1',
  ]);
});

destinations('prefers labels that match, then precedence: rules 5 and 6', () => {
  assert.equal(ordered('2002:c633:6401::1 from 2001:db8::2', '2001:db8:1::1 from 2001:db8:1::2'), [
    '2001:db8:1::1',
    '2002:c633:6401::1',
  ]);
  assert.equal(
    ordered('2002:c633:6401::1 from 2002:c633:6401::2', '2001:db8:1::1 from 2001:db8:1::2'),
    ['2001:db8:1::1', '2002:c633:6401::1'],
  );
});

destinations('prefers what begins as its source does, within a family: rule 9', () => {
  assert.equal(ordered('2001:db8:3ffe::1 from 2001:db8:1::2', '2001:db8:1::1 from 2001:db8:1::2'), [
    '2001:db8:1::1',
    '2001:db8:3ffe::1',
  ]);
});

destinations('leaves equals as they are: rule 10', () => {
  assert.equal(ordered('2001:db8::1 from 2001:db8::9', '2001:db8::2 from 2001:db8::9'), [
    '2001:db8::1',
    '2001:db8::2',
  ]);
});

sources.run();
destinations.run();
