/** Integers of any width, and copying that never throws. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import {
  bigUint,
  copyOctets,
  copyOf,
  fill,
  put,
  putUint,
  uint,
} from '../../runtime/base/octets.ts';

const some = Uint8Array.of(0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef);

test('integers in both orders', () => {
  assert.is(uint(some, 0, 3, false), 0x012345);
  assert.is(uint(some, 0, 3, true), 0x452301);
  assert.is(uint(some, 2, 8, false), 0x456789abcdef);
  assert.is(uint(some, 4, 4, false), 0);
  assert.is(bigUint(some, 0, 8, false), 0x0123456789abcdefn);
  assert.is(bigUint(some, 0, 8, true), 0xefcdab8967452301n);
});

test('what is written is read again, in both orders and at every width', () => {
  fc.assert(
    fc.property(
      fc.nat(5),
      fc.integer({ min: 1, max: 16 }),
      fc.boolean(),
      fc.bigInt({ min: 0n }),
      (...all) => {
        const [from, width, little, any] = all;
        const value = BigInt.asUintN(8 * width, any);
        const octets = new Uint8Array(24).fill(0x77);
        putUint(octets, from, from + width, value, little);
        assert.is(bigUint(octets, from, from + width, little), value);
        if (width <= 6) assert.is(uint(octets, from, from + width, little), Number(value));
        octets.fill(0x77, from, from + width);
        assert.ok(
          octets.every((octet) => octet === 0x77),
          'octets around it stay as they were',
        );
      },
    ),
  );
});

test('put copies, and answers the end', () => {
  for (const length of [0, 1, 31, 32, 33, 100]) {
    const data = Uint8Array.from({ length }, (_, index) => index + 1);
    const octets = new Uint8Array(length + 2);
    assert.is(put(octets, 1, data), length + 1);
    assert.equal(octets, Uint8Array.from([0, ...data, 0]));
  }
});

test('put counts what does not fit, and does not throw', () => {
  for (const length of [5, 50]) {
    const octets = new Uint8Array(4);
    assert.is(put(octets, 2, new Uint8Array(length).fill(1)), 2 + length);
    assert.is(put(octets, 9, new Uint8Array(length).fill(1)), 9 + length);
    assert.equal([...octets.subarray(0, 2)], [0, 0]);
  }
});

test('fill fills, and answers the end', () => {
  const octets = new Uint8Array(5);
  assert.is(fill(octets, 1, 3, 7), 3);
  assert.equal([...octets], [0, 7, 7, 0, 0]);
  assert.is(fill(octets, 4, 9, 7), 9);
});

test('octets are copied from where they stand to where they shall, and none beside them', () => {
  const b = Uint8Array.from({ length: 100 }, (_, at) => at + 1);
  for (const count of [0, 1, 32, 33, 80]) {
    const target = new Uint8Array(100);
    copyOctets(b, 7, 7 + count, target, 3);
    assert.equal([...target.subarray(3, 3 + count)], [...b.subarray(7, 7 + count)]);
    assert.ok(target.subarray(0, 3).every((octet) => octet === 0));
    assert.ok(target.subarray(3 + count).every((octet) => octet === 0));
  }
});

test('a copy is one of a Buffer too', () => {
  for (const octets of [Uint8Array.of(1, 2, 3, 4), Buffer.of(1, 2, 3, 4)]) {
    const [part, whole] = [copyOf(octets, 1, 3), copyOf(octets)];
    octets.fill(9);
    assert.equal([...part, ...whole], [2, 3, 1, 2, 3, 4]);
  }
});

test.run();
