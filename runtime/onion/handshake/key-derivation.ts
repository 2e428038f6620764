/** How the key material of a circuit is drawn from what both ends share. */
import type { OnionCrypto } from '../crypto.ts';
import { joinOctets } from '../join.ts';

/** tor-spec §5.2.1: SHA-1 in counter mode. Of CREATE_FAST alone: it is no good KDF. */
export function deriveByCounter(
  crypto: OnionCrypto,
  secret: Uint8Array,
  length: number,
): Uint8Array {
  const derived = new Uint8Array(length);
  for (let at = 0, counter = 0; at < length; counter++) {
    at = putAtMost(derived, at, crypto.digest('sha1', joinOctets(secret, Uint8Array.of(counter))));
  }
  return derived;
}

/** tor-spec §5.2.2, RFC 5869: the seed is extracted with `salt`, and expanded with `info`. */
export function deriveByHkdf(
  crypto: OnionCrypto,
  secret: Uint8Array,
  salt: Uint8Array,
  info: Uint8Array,
  length: number,
): Uint8Array {
  const seed = crypto.hmacSha256(salt, secret);
  const derived = new Uint8Array(length);
  let block: Uint8Array = new Uint8Array(0);
  for (let at = 0, counter = 1; at < length; counter++) {
    block = crypto.hmacSha256(seed, joinOctets(block, info, Uint8Array.of(counter)));
    at = putAtMost(derived, at, block);
  }
  return derived;
}

/** As much of `block` as there is room for. */
function putAtMost(target: Uint8Array, at: number, block: Uint8Array): number {
  const end = Math.min(at + block.length, target.length);
  target.set(block.subarray(0, end - at), at);
  return end;
}
