/** Checksums: the Internet's (RFC 1071), and the two CRCs of the formats here. */
import { wordsBehind } from './packet-buffer.ts';

/** From so many on, it pays to ask whether there are words. */
const WORDS_OCTETS_MIN = 96;

/**
 * Adds b[from, to) to `sum` as 16-bit words and folds: the one's complement sum of RFC 1071 §1. At
 * most 16 MiB at a time.
 */
export function sum16(sum: number, b: Uint8Array, from: number, to: number): number {
  if (to - from >= WORDS_OCTETS_MIN) {
    const words = wordsBehind(b);
    if (words !== undefined) {
      return fold16(sum + sumWords(words, b.byteOffset + from, b.byteOffset + to));
    }
  }
  // The high octets apart from the low ones: no shifts, and neither sum leaves 31 bits. Twenty at a
  // time are a header without options, and make this longer than what V8 copies into its callers,
  // where it would take the room of the accessors.
  let high = 0;
  let low = 0;
  let at = from;
  for (const last = to - 19; at < last; at += 20) {
    high = (high + b[at] + b[at + 2] + b[at + 4] + b[at + 6] + b[at + 8]) | 0;
    low = (low + b[at + 1] + b[at + 3] + b[at + 5] + b[at + 7] + b[at + 9]) | 0;
    high = (high + b[at + 10] + b[at + 12] + b[at + 14] + b[at + 16] + b[at + 18]) | 0;
    low = (low + b[at + 11] + b[at + 13] + b[at + 15] + b[at + 17] + b[at + 19]) | 0;
  }
  for (const last = to - 3; at < last; at += 4) {
    high = (high + b[at] + b[at + 2]) | 0;
    low = (low + b[at + 1] + b[at + 3]) | 0;
  }
  if (at + 1 < to) {
    high = (high + b[at]) | 0;
    low = (low + b[at + 1]) | 0;
    at += 2;
  }
  if (at < to) high += b[at];
  // 256 * high + low, what lies above 16 bits carried around already.
  return fold16(sum + ((high & 0xff) << 8) + (high >>> 8) + (low & 0xffff) + (low >>> 16));
}

/** The same of view[from, to), by words whose first octet is the lowest: RFC 1071 §2 (B). */
function sumWords(view: DataView, from: number, to: number): number {
  // Of each word the high half, and all of it: what that loses above 32 bits, the high halves know.
  let high = 0;
  let all = 0;
  let at = from;
  for (const last = to - 15; at < last; at += 16) {
    const first = view.getInt32(at, true);
    const second = view.getInt32(at + 4, true);
    const third = view.getInt32(at + 8, true);
    const fourth = view.getInt32(at + 12, true);
    high = (high + (first >>> 16) + (second >>> 16) + (third >>> 16) + (fourth >>> 16)) | 0;
    all = (all + first + second + third + fourth) | 0;
  }
  for (; at + 1 < to; at += 2) all = (all + view.getUint16(at, true)) | 0;
  if (at < to) all = (all + view.getUint8(at)) | 0;
  const low = all - (high << 16);
  const sum = fold16((low & 0xffff) + (low >>> 16) + (high & 0xffff) + (high >>> 16));
  return ((sum & 0xff) << 8) | (sum >>> 8);
}

/** Folds a sum to 16 bits, carries added back. */
export function fold16(sum: number): number {
  let total = sum;
  while (total > 0x7fffffff) total = (total % 0x10000) + Math.floor(total / 0x10000);
  while (total > 0xffff) total = (total & 0xffff) + (total >>> 16);
  return total;
}

/** The checksum after one 16-bit word of what it covers changed: RFC 1624, equation 3. */
export function adjust16(checksum: number, before: number, after: number): number {
  return ~fold16((~checksum & 0xffff) + (~before & 0xffff) + after) & 0xffff;
}

/**
 * Finishes the checksum over b[from, to), in whose own two octets at b[field] the sum of the pseudo
 * header stands. Zero is written as all ones, which adds up to the same (RFC 768).
 */
export function finish16(b: Uint8Array, from: number, to: number, field: number): void {
  const checksum = ~sum16(0, b, from, to) & 0xffff || 0xffff;
  b[field] = checksum >>> 8;
  b[field + 1] = checksum;
}

const tables = new Map<number, Uint32Array>();

function table(polynomial: number): Uint32Array {
  const known = tables.get(polynomial);
  if (known) return known;
  const made = new Uint32Array(256);
  for (let index = 0; index < 256; index++) {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    made[index] = value;
  }
  tables.set(polynomial, made);
  return made;
}

function crc(
  polynomial: number,
  b: Uint8Array,
  from: number,
  to: number,
  holeFrom: number,
  holeTo: number,
): number {
  const values = table(polynomial);
  let sum = 0xffffffff;
  for (let at = from; at < to; at++) {
    const octet = at >= holeFrom && at < holeTo ? 0 : b[at];
    sum = values[(sum ^ octet) & 0xff] ^ (sum >>> 8);
  }
  return ~sum >>> 0;
}

/** CRC-32 (IEEE 802.3 §3.2.9) of b[from, to), the checksum's own octets read as zero. */
export function crc32(
  b: Uint8Array,
  from: number,
  to: number,
  holeFrom: number,
  holeTo: number,
): number {
  return crc(0xedb88320, b, from, to, holeFrom, holeTo);
}

/** CRC-32C (RFC 3309) of b[from, to), the checksum's own octets read as zero. */
export function crc32c(
  b: Uint8Array,
  from: number,
  to: number,
  holeFrom: number,
  holeTo: number,
): number {
  return crc(0x82f63b78, b, from, to, holeFrom, holeTo);
}
