import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { protocolTable as dns } from '../../../generated/application/dns.describe.ts';
import {
  bitsAt,
  bitsInWord,
  readLabels,
  readNumber,
} from '../../../runtime/base/describe/octets.ts';
import type { LabelsTable, NumberTable } from '../../../runtime/base/describe/table.ts';
import { protocolTable as quic } from '../../../generated/transport/quic.describe.ts';

const octets = Uint8Array.from([0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0, 0x11]);

test('bits are read at any offset, and never come out negative', () => {
  assert.is(bitsAt(octets, 0, 8, false), 0x12);
  assert.is(bitsAt(octets, 4, 12, false), 0x234);
  assert.is(bitsAt(octets, 3, 32, false), 0x91a2b3c4);
  assert.is(bitsAt(octets, 0, 32, true), 0x78563412);
  assert.is(bitsAt(octets, 7, 53, false), Number(0x123456789abcdefn % (1n << 53n)));
  assert.is(bitsAt(octets, 0, 64, false), 0x123456789abcdef0n);
  assert.is(bitsAt(octets, 4, 64, false), 0x23456789abcdef01n);
});

test('bits of a word are counted from its least significant', () => {
  assert.is(bitsInWord(octets, 0, 16, 0, 4, true), 0x2);
  assert.is(bitsInWord(octets, 0, 16, 4, 12, true), 0x341);
  assert.is(bitsInWord(octets, 0, 16, 12, 4, false), 0x1);
});

const name = dns.types.find((type): type is LabelsTable => type.kind === 'labels')!;

test('names follow pointers back, and never round in a circle', () => {
  const message = Uint8Array.from([1, 0x61, 1, 0x62, 0, 1, 0x63, 0xc0, 2, 0xc0, 9, 0xc0, 12, 0, 0]);
  const read = (at: number): unknown => {
    const found = readLabels(name, message, at, message.length, 0);
    return found.outcome === 'sound' ? [found.value, found.end] : found.outcome;
  };
  assert.equal(read(0), ['a.b', 5]);
  assert.equal(read(5), ['c.b', 9]);
  assert.equal(read(4), ['.', 5]);
  assert.is(read(9), 'malformed', 'at itself');
  assert.is(read(11), 'malformed', 'forward');
  assert.is(readLabels(name, message.subarray(0, 3), 0, 3, 0).outcome, 'truncated');
});

test('numbers are as long as they say', () => {
  const number = quic.types.find((type): type is NumberTable => type.kind === 'number')!;
  const read = (hex: string): unknown => {
    const found = readNumber(number, Buffer.from(hex, 'hex'), 0, hex.length / 2, false);
    return found.outcome === 'sound' ? [found.value, found.end] : found.outcome;
  };
  assert.equal(read('25'), [37, 1]);
  assert.equal(read('7bbd'), [15293, 2]);
  assert.equal(read('c2197c5eff14e88c'), [151288809941952652n, 8]);
  assert.is(read('7b'), 'truncated');
});

test.run();
