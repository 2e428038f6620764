/** Addresses and text: the forms of their documents, and the plain twins. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import {
  gatherLabel,
  parseIpv4,
  parseMac,
  putIpv6Octets,
  putText,
  readLabel,
  readText,
  showIpv4,
  showIpv6,
  showMac,
  textOf,
} from '../../runtime/base/text.ts';
import * as people from '../reference/addresses.ts';
import * as plain from '../reference/kernels.ts';

function ipv6Of(text: string): Uint8Array | undefined {
  const octets = new Uint8Array(16);
  return putIpv6Octets(octets, 0, text) ? octets : undefined;
}

const shown = (text: string): string => {
  const octets = ipv6Of(text);
  return octets === undefined ? 'no address' : showIpv6(octets, 0);
};

test('IPv6 addresses are written as RFC 5952 §4 and §5 say', () => {
  assert.is(shown('2001:0db8::0001'), '2001:db8::1');
  assert.is(shown('2001:db8:0:0:0:0:2:1'), '2001:db8::2:1');
  assert.is(shown('2001:db8:0:1:1:1:1:1'), '2001:db8:0:1:1:1:1:1');
  assert.is(shown('2001:0:0:1:0:0:0:1'), '2001:0:0:1::1');
  assert.is(shown('2001:db8:0:0:1:0:0:1'), '2001:db8::1:0:0:1');
  assert.is(shown('2001:DB8::ABCD'), '2001:db8::abcd');
  assert.is(shown('::ffff:192.0.2.1'), '::ffff:192.0.2.1');
  assert.is(shown('0:0:0:0:0:0:0:0'), '::');
  assert.is(shown('0:0:0:0:0:0:0:1'), '::1');
  assert.is(shown('fe80:0:0:0:0:0:0:0'), 'fe80::');
});

test('what is no IPv6 address is refused', () => {
  for (const text of [
    ...['', ':', ':::', '1', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7::8'],
    ...['1::2::3', ':1::', '1:', '12345::', 'g::', '::1.2.3', '::1.2.3.256', '1.2.3.4::1'],
    ...['1:2:3:4:5:6:7:1.2.3.4', '::1 ', '::%eth0', '1.2.3.4', '::1.2.3.4:5'],
  ]) {
    assert.is(shown(text), 'no address', text);
  }
});

test('IPv6 addresses are their plain twins, there and back', () => {
  const group = fc.oneof(fc.constant(0), fc.constant(0), fc.constant(0xffff), fc.nat(0xffff));
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
      const octets = Uint8Array.from(groups.flatMap((one) => [one >> 8, one]));
      assert.is(showIpv6(octets, 0), people.showIpv6(octets));
      assert.equal(ipv6Of(showIpv6(octets, 0)), octets);
    }),
    { numRuns: 1000 },
  );
  const text = fc.string({ unit: fc.constantFrom(...':::01f.'), maxLength: 20 });
  fc.assert(
    fc.property(text, (one) => assert.equal(ipv6Of(one), plain.parseIpv6(one))),
    { numRuns: 5000 },
  );
});

test('IPv4 addresses, there and back', () => {
  assert.is(showIpv4(0xc0000201), '192.0.2.1');
  assert.is(showIpv4(0), '0.0.0.0');
  assert.is(parseIpv4('255.255.255.255'), 0xffffffff);
  for (const text of ['', '1.2.3', '1.2.3.4.5', '1.2.3.256', '01.2.3.4', '1..2.3', '1.2.3.a']) {
    assert.ok(Number.isNaN(parseIpv4(text)), text);
  }
  fc.assert(
    fc.property(fc.nat(0xffffffff), (address) => {
      assert.is(showIpv4(address), people.showIpv4(BigInt(address)));
      assert.is(parseIpv4(showIpv4(address)), address);
    }),
  );
  const text = fc.string({ unit: fc.constantFrom(...'..0125'), maxLength: 16 });
  fc.assert(
    fc.property(text, (one) => assert.is(`${parseIpv4(one)}`, `${plain.parseIpv4(one)}`)),
    { numRuns: 2000 },
  );
});

test('MAC addresses, there and back', () => {
  assert.is(showMac(0x020000000001), '02:00:00:00:00:01');
  assert.is(parseMac('FF-ff-FF-ff-FF-ff'), 0xffffffffffff);
  for (const text of ['', '02:00:00:00:00', '02:00:00:00:00:0g', '02.00.00.00.00.01']) {
    assert.ok(Number.isNaN(parseMac(text)), text);
  }
  fc.assert(
    fc.property(fc.nat(0xffffffffffff), (address) => {
      assert.is(showMac(address), people.showMac(BigInt(address)));
      assert.is(parseMac(showMac(address)), address);
      assert.is(plain.parseMac(showMac(address)), address);
    }),
  );
});

test('text is UTF-8, of any length', () => {
  const ascii = fc.string({ maxLength: 100 });
  const any = fc.string({ unit: 'binary', maxLength: 100 });
  fc.assert(
    fc.property(fc.oneof(ascii, any), fc.nat(3), (text, before) => {
      const octets = new Uint8Array(before + 500);
      const end = putText(octets, before, text);
      assert.equal(octets.slice(before, end), new TextEncoder().encode(text));
      assert.is(readText(octets, before, end), plain.readText(octets, before, end));
    }),
  );
});

test('a mark of byte order is kept, what is no UTF-8 is read as something', () => {
  const octets = new TextEncoder().encode('\ufeffa');
  assert.is(readText(octets, 0, octets.length), '\ufeffa');
  assert.is(readText(Uint8Array.of(0x61, 0xff), 0, 2), 'a\ufffd');
});

test('putText counts what does not fit', () => {
  assert.is(putText(new Uint8Array(2), 1, 'example'), 8);
  assert.is(putText(new Uint8Array(2), 1, 'exämple'), 9);
});

test('labels are joined with dots, what would be misread is escaped (RFC 1035 §5.1)', () => {
  const octets = Uint8Array.of(0x61, 0x2e, 0x62, 0x5c, 0x00, 0x20, 0xff);
  assert.is(readLabel(octets, 0, 7), 'a\\.b\\\\\\000\\032\\255');
  const length = gatherLabel(octets, 0, 1, 0);
  assert.is(textOf(gatherLabel(octets, 2, 3, length)), 'a.b');
});

test('labels of any octets are the plain twin, however many', () => {
  const label = fc.uint8Array({ minLength: 1, maxLength: 63 });
  fc.assert(
    fc.property(fc.array(label, { maxLength: 20 }), (labels) => {
      let length = 0;
      for (const octets of labels) length = gatherLabel(octets, 0, octets.length, length);
      assert.is(textOf(length), people.showLabels(labels));
    }),
  );
});

test.run();
