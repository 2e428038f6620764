/**
 * The cryptography of onion routing by noble: for where node:crypto is not, and as a second opinion
 * where it is. Only random octets are the platform's. RSA, which noble has not, is reckoned here.
 */
import { ctr } from '@noble/ciphers/aes.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { sha3_256, shake256 } from '@noble/hashes/sha3.js';

import type { DigestName, Keystream, OnionCrypto, RunningDigest } from '../../runtime/onion.ts';
import { randomOctets } from './random.ts';
import { rsaPair, rsaRecover, rsaSign } from './rsa.ts';

const KEY_OCTETS = 32;
const ED25519_SIGNATURE_OCTETS = 64;

export function createNobleOnionCrypto(): OnionCrypto {
  return {
    digest: (name, octets) => DIGESTS[name](octets),
    runningDigest: (name) => new NobleRunningDigest(DIGESTS[name].create()),
    hmacSha256: (key, octets) => hmac(sha256, key, octets),
    shake256(octets, length) {
      return length === 0 ? new Uint8Array(0) : shake256(octets, { dkLen: length });
    },

    keystream: (key) => new NobleKeystream(key),

    x25519Pair() {
      const secretKey = randomOctets(KEY_OCTETS);
      return { secretKey, publicKey: x25519.getPublicKey(secretKey) };
    },
    x25519: agreed,

    ed25519Pair() {
      const secretKey = randomOctets(KEY_OCTETS);
      return { secretKey, publicKey: ed25519.getPublicKey(secretKey) };
    },
    ed25519Sign: (secretKey, octets) => ed25519.sign(octets, secretKey),
    ed25519Verify: hasSigned,

    rsaPair,
    rsaSign,
    rsaRecover,

    random: randomOctets,
  };
}

const DIGESTS = {
  sha1,
  sha256,
  'sha3-256': sha3_256,
  sha512,
} satisfies Record<DigestName, unknown>;

interface NobleHash {
  update(octets: Uint8Array): unknown;
  digest(): Uint8Array;
  clone(): NobleHash;
}

class NobleRunningDigest implements RunningDigest {
  readonly #hash: NobleHash;

  constructor(hash: NobleHash) {
    this.#hash = hash;
  }

  update(b: Uint8Array, from: number, to: number): void {
    this.#hash.update(b.subarray(from, to));
  }

  snapshot(): Uint8Array {
    return this.#hash.clone().digest();
  }

  clone(): RunningDigest {
    return new NobleRunningDigest(this.#hash.clone());
  }
}

const BLOCK_OCTETS = 16;

/** noble knows no streams: each call begins with the block in which the last one ended. */
class NobleKeystream implements Keystream {
  #key: Uint8Array | undefined;
  readonly #counter = new Uint8Array(BLOCK_OCTETS);
  /** So much of the block at the counter is used up. */
  #used = 0;

  constructor(key: Uint8Array) {
    this.#key = new Uint8Array(key);
  }

  apply(b: Uint8Array, from: number, to: number): void {
    if (this.#key === undefined) throw new TypeError('the key of this keystream was wiped');
    const octets = new Uint8Array(this.#used + to - from);
    octets.set(b.subarray(from, to), this.#used);
    const encrypted = ctr(this.#key, this.#counter).encrypt(octets);
    b.set(encrypted.subarray(this.#used), from);
    this.#advance(Math.floor(octets.length / BLOCK_OCTETS));
    this.#used = octets.length % BLOCK_OCTETS;
  }

  wipe(): void {
    this.#key?.fill(0);
    this.#key = undefined;
  }

  /** NIST SP 800-38A §B.1: the counter is the whole block. */
  #advance(blocks: number): void {
    let carry = blocks;
    for (let at = BLOCK_OCTETS - 1; at >= 0 && carry > 0; at--) {
      carry += this.#counter[at];
      this.#counter[at] = carry % 256;
      carry = Math.floor(carry / 256);
    }
  }
}

/** noble refuses what comes to zero by an error. */
function agreed(secretKey: Uint8Array, publicKey: Uint8Array): Uint8Array | undefined {
  if (publicKey.length !== KEY_OCTETS) return undefined;
  try {
    return x25519.getSharedSecret(secretKey, publicKey);
  } catch {
    return undefined;
  }
}

/** RFC 8032 §5.1.7, and not the laxer rules of ZIP 215. */
function hasSigned(publicKey: Uint8Array, octets: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== KEY_OCTETS) return false;
  if (signature.length !== ED25519_SIGNATURE_OCTETS) return false;
  try {
    return ed25519.verify(signature, octets, publicKey, { zip215: false });
  } catch {
    return false;
  }
}
