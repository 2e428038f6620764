/**
 * The key of Ed25519 that an onion key is as well: the same point of the same curve, seen in the
 * other way. With it the onion key says that the identity is its own (cert-spec, ntor cross
 * certificates). Only the sign of the point's abscissa cannot be told from the onion key.
 */
import { ed25519 } from '@noble/curves/ed25519.js';

import { joinOctets } from '../join.ts';
import type { OnionCrypto, X25519Pair } from '../crypto.ts';

export interface ConvertedKey {
  readonly publicKey: Uint8Array;
  /** 0 or 1. */
  readonly signBit: number;
  sign(octets: Uint8Array): Uint8Array;
}

const KEY_OCTETS = 32;
/** What else a key of Ed25519 has: a secret that no message may ever be signed without. */
const PREFIX_LABEL = new TextEncoder().encode(
  'Derive high part of ed25519 key from curve25519 key\0',
);

export function convertedKey(crypto: OnionCrypto, { secretKey }: X25519Pair): ConvertedKey {
  const { Point } = ed25519;
  const scalars = Point['Fn'];
  const scalar = scalars.create(littleEndian(clamped(secretKey)));
  const publicKey = Point.BASE.multiply(scalar).toBytes();
  const prefix = crypto.digest('sha512', joinOctets(secretKey, PREFIX_LABEL)).slice(0, KEY_OCTETS);
  const hashed = (...parts: readonly Uint8Array[]): bigint =>
    scalars.create(littleEndian(crypto.digest('sha512', joinOctets(...parts))));
  return {
    publicKey,
    signBit: publicKey[KEY_OCTETS - 1] >= 0x80 ? 1 : 0,
    // RFC 8032 §5.1.6
    sign(octets) {
      const r = hashed(prefix, octets);
      const commitment = Point.BASE.multiply(r).toBytes();
      const challenge = hashed(commitment, publicKey, octets);
      const s = scalars.add(r, scalars.mul(challenge, scalar));
      return joinOctets(commitment, littleEndianOctets(s));
    },
  };
}

/** RFC 7748 §5 */
function clamped(secretKey: Uint8Array): Uint8Array {
  const scalar = new Uint8Array(secretKey);
  scalar[0] &= 0xf8;
  scalar[KEY_OCTETS - 1] &= 0x7f;
  scalar[KEY_OCTETS - 1] |= 0x40;
  return scalar;
}

function littleEndian(octets: Uint8Array): bigint {
  let value = 0n;
  for (let at = octets.length - 1; at >= 0; at--) value = value * 0x100n + BigInt(octets[at]);
  return value;
}

function littleEndianOctets(value: bigint): Uint8Array {
  const octets = new Uint8Array(KEY_OCTETS);
  for (let at = 0, left = value; at < KEY_OCTETS; at++, left /= 0x100n) {
    octets[at] = Number(left % 0x100n);
  }
  return octets;
}
