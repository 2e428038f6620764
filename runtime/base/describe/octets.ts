/**
 * Reading for eyes: any bits at any place, names and numbers as long as they say, sums. Speed does
 * not matter here.
 */
import { readLabel } from '../text.ts';
import type { LabelsTable, NumberTable } from './table.ts';

/**
 * Bits counted from the most significant of the first octet; in little endian order, of the last.
 */
export function bitsAt(
  octets: Uint8Array,
  at: number,
  bits: number,
  little: boolean,
): number | bigint {
  const first = at >>> 3;
  const last = (at + bits + 7) >>> 3;
  return windowOf(octets, first, last, last * 8 - at - bits, bits, little);
}

/** Bits of a word counted from its least significant. */
export function bitsInWord(
  octets: Uint8Array,
  at: number,
  wordBits: number,
  shift: number,
  bits: number,
  little: boolean,
): number | bigint {
  return windowOf(octets, at >>> 3, (at + wordBits) >>> 3, shift, bits, little);
}

/** A number where 53 bits hold it. */
function windowOf(
  octets: Uint8Array,
  first: number,
  last: number,
  shift: number,
  bits: number,
  little: boolean,
): number | bigint {
  if (last - first <= 6) {
    let whole = 0;
    for (let index = first; index < last; index++) {
      whole = whole * 256 + (octets[little ? first + last - 1 - index : index] ?? 0);
    }
    return Math.floor(whole / 2 ** shift) % 2 ** bits;
  }
  let whole = 0n;
  for (let index = first; index < last; index++) {
    whole = (whole << 8n) | BigInt(octets[little ? first + last - 1 - index : index] ?? 0);
  }
  const value = (whole >> BigInt(shift)) & ((1n << BigInt(bits)) - 1n);
  return bits > 53 ? value : Number(value);
}

export type Read<Found> =
  | { readonly outcome: 'sound'; readonly value: Found; readonly end: number }
  | { readonly outcome: 'truncated' | 'malformed' };

const TRUNCATED = { outcome: 'truncated' } as const;
const MALFORMED = { outcome: 'malformed' } as const;

/** A number whose first bits say how long it is. */
export function readNumber(
  table: NumberTable,
  octets: Uint8Array,
  at: number,
  end: number,
  little: boolean,
): Read<number | bigint> {
  if (at >= end) return TRUNCATED;
  const prefix = Number(bitsAt(octets, at * 8, table.prefix, little));
  const width = table.widths[prefix] ?? 0;
  const next = at + (table.prefix + width) / 8;
  if (next > end) return TRUNCATED;
  const exact = BigInt(bitsAt(octets, at * 8 + table.prefix, width, little));
  const value = exact <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(exact) : exact;
  return { outcome: 'sound', value, end: next };
}

/**
 * A name as text, its labels joined with dots. Pointers lead back into the message that begins at
 * `origin`, each past every earlier one, so that there is no loop.
 */
export function readLabels(
  table: LabelsTable,
  octets: Uint8Array,
  start: number,
  end: number,
  origin: number,
): Read<string> {
  const labels: string[] = [];
  let [at, limit, before, taken] = [start, end, start, 1];
  let after: number | undefined;
  for (;;) {
    if (at >= limit) return TRUNCATED;
    const tag = Number(bitsAt(octets, at * 8, table.tag, false));
    if (tag === table.label[0]) {
      const length = Number(bitsAt(octets, at * 8 + table.tag, table.label[1], false));
      if (length === 0) return { outcome: 'sound', value: joined(labels), end: after ?? at + 1 };
      taken += 1 + length;
      if (taken > table.octetsMax) return MALFORMED;
      labels.push(readLabel(octets, at + 1, Math.min(at + 1 + length, limit)));
      at += 1 + length;
    } else if (table.pointer && tag === table.pointer[0]) {
      const width = (table.tag + table.pointer[1]) / 8;
      if (at + width > limit) return TRUNCATED;
      const target = origin + Number(bitsAt(octets, at * 8 + table.tag, table.pointer[1], false));
      if (target >= before) return MALFORMED;
      after ??= at + width;
      [before, limit, at] = [target, at, target];
    } else {
      return MALFORMED;
    }
  }
}

function joined(labels: readonly string[]): string {
  return labels.length === 0 ? '.' : labels.join('.');
}
