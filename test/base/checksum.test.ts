/** Checksums: the vectors of their documents, and the plain twins on random octets. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { adjust16, crc32, crc32c, finish16, fold16, sum16 } from '../../runtime/base/checksum.ts';
import { packetBuffer } from '../../runtime/base/packet-buffer.ts';
import * as plain from '../reference/kernels.ts';
import { crc32 as plainCrc } from '../reference/sums.ts';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Octets with some before and behind those that count, so that every offset is tried. */
const placed = fc
  .tuple(fc.uint8Array({ maxLength: 2000 }), fc.nat(9), fc.nat(9))
  .map(([octets, before, behind]) => ({
    octets: Uint8Array.from([...Array(before).fill(0xa5), ...octets, ...Array(behind).fill(0x5a)]),
    from: before,
    to: before + octets.length,
  }));

test('the sum of the example of RFC 1071 §3', () => {
  const octets = Uint8Array.of(0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7);
  assert.is(sum16(0, octets, 0, 8), 0xddf2);
});

test('the checksum of the IPv4 header in RFC 1071 style: all ones when verified', () => {
  const header = Buffer.from('4500003c1a97400040060c230a0000010a000002', 'hex');
  assert.is(sum16(0, header, 0, 20), 0xffff);
  header[10] = 0;
  header[11] = 0;
  assert.is(~sum16(0, header, 0, 20) & 0xffff, 0x0c23);
});

test('no octets add nothing, an odd one counts as if a zero followed', () => {
  assert.is(sum16(0x1234, new Uint8Array(0), 0, 0), 0x1234);
  assert.is(sum16(0, Uint8Array.of(0xab), 0, 1), 0xab00);
  assert.is(sum16(1, Uint8Array.of(0xff, 0xff), 0, 2), 1);
});

test('sum16 is its plain twin, whatever the length, the offset and the sum so far', () => {
  fc.assert(
    fc.property(placed, fc.nat(2 ** 40), ({ octets, from, to }, sum) => {
      assert.is(sum16(sum, octets, from, to), plain.sum16(sum, octets, from, to));
    }),
    { numRuns: 500 },
  );
});

/** The same octets where they are summed by words, at the same place and at one later. */
function amongWords(octets: Uint8Array, at: number): Uint8Array {
  const buffer = packetBuffer(octets.length + at);
  buffer.set(octets, at);
  return buffer.subarray(at);
}

test('sum16 is its plain twin by words too, in all of a buffer and in a part of it', () => {
  fc.assert(
    fc.property(placed, fc.nat(2 ** 40), fc.nat(9), ({ octets, from, to }, sum, at) => {
      const found = sum16(sum, amongWords(octets, at), from, to);
      assert.is(found, plain.sum16(sum, octets, from, to));
    }),
    { numRuns: 500 },
  );
});

test('sum16 by words of every length about where they begin', () => {
  const octets = Uint8Array.from({ length: 200 }, (_, index) => (index * 197 + 89) & 255);
  const words = amongWords(octets, 0);
  for (let to = 90; to < 130; to++) {
    assert.is(sum16(7, words, 1, to), plain.sum16(7, octets, 1, to), `1..${to}`);
  }
});

test('the largest sum of words does not overflow, and the smallest is none', () => {
  const buffer = packetBuffer(128 * 1024);
  assert.is(sum16(0, buffer, 0, buffer.length), 0);
  buffer.fill(0xff);
  for (const length of [buffer.length, buffer.length - 1, buffer.length - 2]) {
    assert.is(sum16(0xffff, buffer, 0, length), plain.sum16(0xffff, buffer, 0, length));
  }
});

test('sum16 of every length to 100 at an even and an odd offset', () => {
  const octets = Uint8Array.from({ length: 110 }, (_, index) => (index * 197 + 89) & 255);
  for (const from of [0, 1]) {
    for (let to = from; to < from + 100; to++) {
      assert.is(sum16(7, octets, from, to), plain.sum16(7, octets, from, to), `${from}..${to}`);
    }
  }
});

test('a sum that is as large as it can be does not overflow', () => {
  for (const length of [65_535, 2 ** 24]) {
    const octets = new Uint8Array(length).fill(0xff);
    assert.is(sum16(0xffff, octets, 0, length), length % 2 ? 0xff00 : 0xffff);
  }
});

test('fold16 carries around', () => {
  assert.is(fold16(0xffff), 0xffff);
  assert.is(fold16(0x1_0000), 1);
  assert.is(fold16(0x1_ffff), 1);
  assert.is(fold16(0xffff_ffff), 0xffff);
  assert.is(fold16(0xffff_ffff * 2), 0xffff);
  assert.is(fold16(2 ** 48 + 2), 3);
});

test('adjust16 gives the result of RFC 1624 §4, where the older equation went wrong', () => {
  assert.is(adjust16(0xdd2f, 0x5555, 0x3285), 0x0000);
});

test('adjust16 is what summing again gives', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 4, maxLength: 64 }), fc.nat(0xffff), (octets, word) => {
      // A header is never all zero, for which one's complement has two ways to say nothing.
      octets[0] |= 1;
      const checksum = ~sum16(0, octets, 0, octets.length) & 0xffff;
      const before = (octets[2] << 8) | octets[3];
      octets[2] = word >>> 8;
      octets[3] = word;
      const again = ~sum16(0, octets, 0, octets.length) & 0xffff;
      assert.is(adjust16(checksum, before, word), again);
    }),
  );
});

test('what is finished adds up with its pseudo header, and is never zero', () => {
  fc.assert(
    fc.property(placed, fc.nat(0xffff), fc.nat(900), ({ octets, from, to }, pseudo, place) => {
      if (to - from < 2) return;
      // The field stands at an even distance, as every checksum's does.
      const field = from + 2 * (place % ((to - from) >> 1));
      octets[field] = pseudo >> 8;
      octets[field + 1] = pseudo;
      finish16(octets, from, to, field);
      assert.is.not((octets[field] << 8) | octets[field + 1], 0);
      const whole = fold16(sum16(pseudo, octets, from, to));
      assert.is(whole % 0xffff, 0);
    }),
  );
});

test('the check values of CRC-32 and CRC-32C', () => {
  const digits = ascii('123456789');
  assert.is(crc32(digits, 0, 9, 0, 0), 0xcbf43926);
  assert.is(crc32c(digits, 0, 9, 0, 0), 0xe3069283);
});

test('CRC-32C of the examples of RFC 3720 §B.4', () => {
  const rising = Uint8Array.from({ length: 32 }, (_, index) => index);
  assert.is(crc32c(new Uint8Array(32), 0, 32, 0, 0), 0x8a9136aa);
  assert.is(crc32c(new Uint8Array(32).fill(0xff), 0, 32, 0, 0), 0x62a8ab43);
  assert.is(crc32c(rising, 0, 32, 0, 0), 0x46dd794e);
  assert.is(crc32c(rising.slice().reverse(), 0, 32, 0, 0), 0x113fdb5c);
});

test('both are their plain twins, and read their own octets as zero', () => {
  fc.assert(
    fc.property(placed, fc.nat(2000), ({ octets, from, to }, hole) => {
      const holeFrom = Math.min(from + hole, to);
      const holeTo = Math.min(holeFrom + 4, to);
      const zeroed = octets.slice().fill(0, holeFrom, holeTo).slice(from, to);
      assert.is(crc32(octets, from, to, holeFrom, holeTo), Number(plainCrc(zeroed, 0xedb88320n)));
      assert.is(crc32c(octets, from, to, holeFrom, holeTo), Number(plainCrc(zeroed, 0x82f63b78n)));
    }),
    { numRuns: 50 },
  );
});

test.run();
