/** Cryptography whose dice have been thrown before, so that vectors can be met. */
import { createNodeOnionCrypto } from '../../../adapters/node/onion-crypto.ts';
import type { OnionCrypto, X25519Pair } from '../../../runtime/onion/crypto.ts';

export const crypto = createNodeOnionCrypto();

export const hex = (text: string): Uint8Array =>
  new Uint8Array(Buffer.from(text.replace(/\s/g, ''), 'hex'));

export function pairOf(secretKey: string, publicKey: string): X25519Pair {
  return { secretKey: hex(secretKey), publicKey: hex(publicKey) };
}

export function withPair(pair: X25519Pair): OnionCrypto {
  const { publicKey, secretKey } = pair;
  return { ...crypto, x25519Pair: () => ({ publicKey, secretKey: secretKey.slice() }) };
}

export function withRandom(octets: Uint8Array): OnionCrypto {
  return { ...crypto, random: (length) => octets.slice(0, length) };
}

/** The octets with one bit of one of them turned. */
export function broken(octets: Uint8Array, at: number): Uint8Array {
  const other = octets.slice();
  other[at] ^= 0x10;
  return other;
}
