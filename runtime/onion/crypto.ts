/**
 * The cryptography of onion routing, given like clock and dice: by node:crypto where that is
 * (adapters/node/onion-crypto.ts), by noble elsewhere, and in tests by both, one against the other.
 * Everything is synchronous. What returns octets returns new ones, which are the caller's.
 */

/** AES in counter mode, from a counter of zero: a stream, which goes on where it was. */
export interface Keystream {
  /** Encrypts, or decrypts, b[from, to) in place. */
  apply(b: Uint8Array, from: number, to: number): void;
  /** The key is not needed any more. */
  wipe(): void;
}

/** A digest of all that was ever put in, which can be asked for again and again. */
export interface RunningDigest {
  update(b: Uint8Array, from: number, to: number): void;
  /** Of all until now; more may follow. */
  snapshot(): Uint8Array;
  /** One that goes on from here by itself. */
  clone(): RunningDigest;
}

export type DigestName = 'sha1' | 'sha256' | 'sha3-256' | 'sha512';

export interface X25519Pair {
  readonly publicKey: Uint8Array;
  readonly secretKey: Uint8Array;
}

/** `secretKey` is the seed of RFC 8032: 32 octets. */
export interface Ed25519Pair {
  readonly publicKey: Uint8Array;
  readonly secretKey: Uint8Array;
}

/** RSAPublicKey and RSAPrivateKey of PKCS #1, in DER. */
export interface RsaSecretKey {
  readonly publicKey: Uint8Array;
  readonly secretKey: Uint8Array;
}

export interface OnionCrypto {
  digest(name: DigestName, octets: Uint8Array): Uint8Array;
  runningDigest(name: 'sha1' | 'sha256' | 'sha3-256'): RunningDigest;
  hmacSha256(key: Uint8Array, octets: Uint8Array): Uint8Array;
  /** SHAKE-256 of FIPS 202: so many octets. */
  shake256(octets: Uint8Array, length: number): Uint8Array;

  /** AES-128 for a key of 16 octets, AES-256 for one of 32. */
  keystream(key: Uint8Array): Keystream;

  x25519Pair(): X25519Pair;
  /** RFC 7748 §6.1; undefined when the result is all zeros, as of a point of small order. */
  x25519(secretKey: Uint8Array, publicKey: Uint8Array): Uint8Array | undefined;

  ed25519Pair(): Ed25519Pair;
  ed25519Sign(secretKey: Uint8Array, octets: Uint8Array): Uint8Array;
  ed25519Verify(publicKey: Uint8Array, octets: Uint8Array, signature: Uint8Array): boolean;

  rsaPair(bits: number): RsaSecretKey;
  /** PKCS #1 v1.5 padding (type 1) around `octets` as they are: no DigestInfo (dir-spec §1.3). */
  rsaSign(secretKey: RsaSecretKey, octets: Uint8Array): Uint8Array;
  /**
   * What `rsaSign` was given, by whoever holds the secret key to this RSAPublicKey of PKCS #1 in
   * DER; undefined when it is no such signature.
   */
  rsaRecover(publicKey: Uint8Array, signature: Uint8Array): Uint8Array | undefined;

  /** Random octets that nobody can guess. */
  random(length: number): Uint8Array;
}

/** Whether they are the same, in a time that depends on their length alone. */
export function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let at = 0; at < one.length; at++) difference |= one[at] ^ other[at];
  return difference === 0;
}
