import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  ANY_IPV4,
  ANY_IPV6,
  LOOPBACK_IPV4,
  LOOPBACK_IPV6,
  addressOf,
  holds,
  holdsAddress,
  ipv4Word,
  isUnspecified,
  parseAddress,
  prefixOf,
  sameAddress,
  showAddress,
  standsAt,
} from '../../runtime/base/address.ts';
import { below, seededRandom } from '../../runtime/base/random.ts';

const address = suite('address');

address('is the octets that its text names, and the text again', () => {
  assert.equal([...addressOf('192.0.2.255')], [192, 0, 2, 255]);
  assert.equal([...addressOf('2001:db8::1')], [0x20, 1, 13, 184, ...Array(11).fill(0), 1]);
  for (const text of [
    '0.0.0.0',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::2:3',
    '2001:db8::1:0:0:1',
  ]) {
    assert.is(showAddress(addressOf(text)), text);
  }
});

address('is none where a text names none', () => {
  for (const text of ['', '1.2.3', '1.2.3.256', '1.2.3.4.5', ':', '1::2::3', '12345::', 'host']) {
    assert.is(parseAddress(text), undefined, text);
    assert.throws(() => addressOf(text), /not an IP address/);
  }
});

address('of IPv4 is a signed word too', () => {
  assert.is(ipv4Word(Uint8Array.of(9, 255, 0, 0, 1), 1), -0xffffff);
  assert.is(ipv4Word(addressOf('10.0.0.1'), 0), 0x0a000001);
});

address('is the same where it stands in a packet', () => {
  const one = addressOf('192.0.2.1');
  const b = Uint8Array.of(0, 192, 0, 2, 1, 0);
  assert.ok(standsAt(one, b, 1));
  assert.not(standsAt(one, b, 0));
  assert.not(standsAt(one, b, 3));
  assert.ok(sameAddress(one, addressOf('192.0.2.1')));
  assert.not(sameAddress(ANY_IPV4, ANY_IPV6));
});

address('is within a prefix whose first bits it shares', () => {
  const within = (prefix: string, text: string): boolean =>
    holdsAddress(prefixOf(prefix), addressOf(text));
  assert.ok(within('192.0.2.0/25', '192.0.2.127'));
  assert.not(within('192.0.2.0/25', '192.0.2.128'));
  assert.ok(within('0.0.0.0/0', '255.1.2.3'));
  assert.ok(within('2001:db8::/33', '2001:db8:7fff::'));
  assert.not(within('2001:db8::/33', '2001:db8:8000::'));
  assert.ok(within('192.0.2.1/32', '192.0.2.1'));
  assert.not(within('0.0.0.0/0', '::'), 'of another version it is never');
  assert.ok(holds(prefixOf('10.0.0.0/8'), Uint8Array.of(1, 10, 9, 9, 9), 1));
});

address('is within exactly the prefixes that the bits of its number say', () => {
  const random = seededRandom(6);
  for (let count = 0; count < 2000; count++) {
    const length = below(random, 33);
    const one = Uint8Array.from({ length: 4 }, () => below(random, 256));
    const other = one.slice();
    const bit = below(random, 32);
    other[bit >> 3] ^= 0x80 >> (bit & 7);
    assert.is(holdsAddress({ address: one, length }, other), bit >= length);
  }
});

address('block is refused where its text is none', () => {
  for (const text of ['192.0.2.0', '192.0.2.0/33', '::/129', '/8', '1.2.3.4/x', '1.2.3.4/-1']) {
    assert.throws(() => prefixOf(text), /not a prefix/, text);
  }
});

address('is unspecified when it is all zero', () => {
  assert.ok(isUnspecified(ANY_IPV4) && isUnspecified(ANY_IPV6));
  assert.not(isUnspecified(LOOPBACK_IPV4) || isUnspecified(LOOPBACK_IPV6));
});

address.run();
