// @generated from spec/onion/begin.protocol: change that, then npm run generate.
/**
 * Tor Begin as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { encoded, fits } from '../../runtime/base/values.ts';
import { checkFlags } from './begin.wire.ts';
export interface Flags {
  /** Unused (29). */
  readonly unused: number;
  /** IPv6 Preferred (1). */
  readonly ipv6Preferred: boolean;
  /** IPv4 Not Okay (1). */
  readonly ipv4NotOkay: boolean;
  /** IPv6 Okay (1). */
  readonly ipv6Okay: boolean;
}

/** The Flags at o, which a check has found sound. */
export function readFlags(b: Uint8Array, o: number, end: number): Flags {
  const ownEnd = o + 4;
  cursor.at = ownEnd;
  return {
    unused: ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 3,
    ipv6Preferred: ((b[o + 3] >>> 2) & 1) === 1,
    ipv4NotOkay: ((b[o + 3] >>> 1) & 1) === 1,
    ipv6Okay: (b[o + 3] & 1) === 1,
  };
}

/** Writes a Flags at o and answers its end. */
export function writeFlags(v: Flags, b: Uint8Array, o: number): number {
  const unusedWord =
    (fits(v.unused, 536870911, 'Flags.Unused') << 3) |
    ((v.ipv6Preferred ? 1 : 0) << 2) |
    ((v.ipv4NotOkay ? 1 : 0) << 1) |
    (v.ipv6Okay ? 1 : 0);
  b[o] = unusedWord >>> 24;
  b[o + 1] = unusedWord >>> 16;
  b[o + 2] = unusedWord >>> 8;
  b[o + 3] = unusedWord;
  return o + 4;
}

/** The octets of a Flags. */
export function encodeFlags(v: Flags): Uint8Array {
  return encoded((b) => writeFlags(v, b, 0));
}

/** The Flags in b, or the code of the rule it breaks. */
export function decodeFlags(
  b: Uint8Array,
): { readonly ok: true; readonly value: Flags } | { readonly ok: false; readonly fault: number } {
  const fault = checkFlags(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readFlags(b, 0, b.length) } : { ok: false, fault };
}
