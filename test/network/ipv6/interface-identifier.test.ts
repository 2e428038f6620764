import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { holdsAddress, prefixOf, showAddress } from '../../../runtime/base/address.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import type { Random } from '../../../runtime/base/random.ts';
import {
  IDENTIFIER_OCTETS,
  isReserved,
  SECRET_OCTETS,
  StableIdentifiers,
  temporaryAddress,
} from '../../../runtime/network/ipv6/interface-identifier.ts';

const identifiers = suite('interface identifiers');

const PREFIX = prefixOf('2001:db8:1::/64');
const NONE = new Uint8Array(0);
const secret = Uint8Array.from({ length: SECRET_OCTETS }, (_, at) => at * 7);

identifiers('are stable for a prefix, an interface, a network and a count', () => {
  const form = (prefix = PREFIX, name = 'eth0', network = NONE, count = 0, key = secret): string =>
    showAddress(new StableIdentifiers(key).address(prefix, name, network, count));
  const usual = form();
  assert.is(form(), usual);
  assert.ok(usual.startsWith('2001:db8:1:'));
  const tail = (address: string): string => address.split(':').slice(-4).join(':');
  const others = [
    form(prefixOf('2001:db8:2::/64')),
    form(PREFIX, 'eth1'),
    form(PREFIX, 'eth0', Uint8Array.of(1)),
    form(PREFIX, 'eth0', NONE, 1),
    form(PREFIX, 'eth0', NONE, 0, secret.toReversed()),
    // What ends one part begins no other.
    form(PREFIX, 'eth', Uint8Array.of(48)),
  ];
  assert.is(new Set([usual, ...others].map(tail)).size, 7);
});

identifiers('are the same on every machine, in every version: addresses are kept by them', () => {
  const address = new StableIdentifiers(secret).address(PREFIX, 'eth0', NONE, 0);
  assert.is(showAddress(address), '2001:db8:1:0:e3c8:c197:5679:78f9');
  assert.ok(holdsAddress(PREFIX, address));
});

const identifierOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

identifiers('mean nothing else: RFC 5453', () => {
  const reserved = ['0000000000000000', '02005efffe000001', 'fdffffffffffff80', 'fdffffffffffffff'];
  for (const text of reserved) assert.ok(isReserved(identifierOf(text)), text);
  const free = ['0000000000000001', '02005efffd000001', 'fdffffffffffff7f', 'fcffffffffffffff'];
  for (const text of free) assert.not(isReserved(identifierOf(text)), text);
});

identifiers('are drawn again where they would mean something else', () => {
  const dice: Random = {
    bits: () => 0,
    fill: (() => {
      let round = 0;
      return (b: Uint8Array): void => {
        b.fill(round++ === 0 ? 0 : 9);
      };
    })(),
  };
  const address = temporaryAddress(PREFIX, dice);
  assert.is(showAddress(address), '2001:db8:1:0:909:909:909:909');
});

identifiers('by chance are never alike', () => {
  const random = seededRandom(1);
  const all = new Set(
    Array.from({ length: 1000 }, () => showAddress(temporaryAddress(PREFIX, random))),
  );
  assert.is(all.size, 1000);
  assert.is(IDENTIFIER_OCTETS, 8);
});

identifiers.run();
