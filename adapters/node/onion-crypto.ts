/**
 * The cryptography of onion routing by node:crypto. What costs there is the crossing into OpenSSL
 * and the making of keys: so keystreams take whole batches, raw keys come in as JWK, which is the
 * cheapest door, and keys that sign or verify again and again are kept.
 */
import {
  constants,
  createCipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  privateEncrypt,
  publicDecrypt,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { Cipher, Hash, KeyObject, X25519KeyPairOptions } from 'node:crypto';

import type {
  DigestName,
  Ed25519Pair,
  Keystream,
  OnionCrypto,
  RsaSecretKey,
  RunningDigest,
  X25519Pair,
} from '../../runtime/onion.ts';

/** So many keys of each kind are kept; the one that came first goes. */
const KEYS_KEPT_MAX = 64;

/** How long keys and signatures are: RFC 7748 §5, RFC 8032 §5.1. */
const KEY_OCTETS = 32;
const ED25519_SIGNATURE_OCTETS = 64;

export function createNodeOnionCrypto(): OnionCrypto {
  const ed25519Secrets = new KeptKeys(secretKeyOf('Ed25519'));
  const ed25519Publics = new KeptKeys(publicKeyOf('Ed25519'));
  const rsaSecrets = new KeptKeys(rsaSecretKeyOf);
  const rsaPublics = new KeptKeys(rsaPublicKeyOf);
  return {
    digest: (name, octets) => octetsOf(createHash(NAMES[name]).update(octets).digest()),
    runningDigest: (name) => new NodeRunningDigest(createHash(NAMES[name])),
    hmacSha256: (key, octets) => octetsOf(createHmac('sha256', key).update(octets).digest()),
    shake256(octets, length) {
      if (length === 0) return new Uint8Array(0);
      return octetsOf(createHash('shake256', { outputLength: length }).update(octets).digest());
    },

    keystream: (key) => new NodeKeystream(key),

    x25519Pair: () => pairOf('x25519'),
    x25519(secretKey, publicKey) {
      if (publicKey.length !== KEY_OCTETS) return undefined;
      return agreed(secretKey, publicKey);
    },

    ed25519Pair: () => pairOf('ed25519'),
    ed25519Sign: (secretKey, octets) => octetsOf(sign(null, octets, ed25519Secrets.of(secretKey))),
    ed25519Verify(publicKey, octets, signature) {
      if (publicKey.length !== KEY_OCTETS) return false;
      if (signature.length !== ED25519_SIGNATURE_OCTETS) return false;
      return verify(null, octets, ed25519Publics.of(publicKey), signature);
    },

    rsaPair: rsaPairOf,
    rsaSign(secretKey, octets) {
      const key = rsaSecrets.of(secretKey.secretKey);
      return octetsOf(privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, octets));
    },
    rsaRecover: (publicKey, signature) => recovered(rsaPublics, publicKey, signature),

    random: (length) => octetsOf(randomBytes(length)),
  };
}

const NAMES: Readonly<Record<DigestName, string>> = {
  sha1: 'sha1',
  sha256: 'sha256',
  'sha3-256': 'sha3-256',
  sha512: 'sha512',
};

/** A Buffer may be a view of a pool that others have parts of; this is the caller's alone. */
function octetsOf(buffer: Uint8Array): Uint8Array {
  return new Uint8Array(buffer);
}

class NodeRunningDigest implements RunningDigest {
  readonly #hash: Hash;

  constructor(hash: Hash) {
    this.#hash = hash;
  }

  update(b: Uint8Array, from: number, to: number): void {
    this.#hash.update(b.subarray(from, to));
  }

  snapshot(): Uint8Array {
    return octetsOf(this.#hash.copy().digest());
  }

  clone(): RunningDigest {
    return new NodeRunningDigest(this.#hash.copy());
  }
}

const COUNTER_OF_ZERO = new Uint8Array(16);

class NodeKeystream implements Keystream {
  #cipher: Cipher | undefined;

  constructor(key: Uint8Array) {
    this.#cipher = createCipheriv(`aes-${key.length * 8}-ctr`, key, COUNTER_OF_ZERO);
  }

  apply(b: Uint8Array, from: number, to: number): void {
    if (this.#cipher === undefined) throw new TypeError('the key of this keystream was wiped');
    if (from < to) b.set(this.#cipher.update(b.subarray(from, to)), from);
  }

  wipe(): void {
    this.#cipher = undefined; // with the last reference OpenSSL clears its context
  }
}

/** Keys that were made of octets, by these octets. */
class KeptKeys {
  readonly #make: (octets: Uint8Array) => KeyObject;
  readonly #kept = new Map<string, KeyObject>();

  constructor(make: (octets: Uint8Array) => KeyObject) {
    this.#make = make;
  }

  of(octets: Uint8Array): KeyObject {
    const name = Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1');
    const known = this.#kept.get(name);
    if (known !== undefined) return known;
    const made = this.#make(octets);
    if (this.#kept.size >= KEYS_KEPT_MAX) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(name, made);
    return made;
  }
}

type Curve = 'X25519' | 'Ed25519';

/** `x` is asked for and never looked at: the public key follows from `d`. */
function secretKeyOf(curve: Curve): (octets: Uint8Array) => KeyObject {
  return (octets) =>
    createPrivateKey({
      format: 'jwk',
      key: { kty: 'OKP', crv: curve, d: textOf(octets), x: ANY_PUBLIC_KEY },
    });
}

const ANY_PUBLIC_KEY = textOf(new Uint8Array(KEY_OCTETS));

function publicKeyOf(curve: Curve): (octets: Uint8Array) => KeyObject {
  return (octets) =>
    createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: curve, x: textOf(octets) } });
}

const x25519Secret = secretKeyOf('X25519');
const x25519Public = publicKeyOf('X25519');

/**
 * Asked for with the keys: exported from a key that was just made, Node 20 may wait for itself for
 * ever, when garbage is collected in the middle of it and with it what has made the key.
 */
const ENCODINGS: X25519KeyPairOptions<'der', 'der'> = {
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'der' },
};

function pairOf(kind: 'x25519' | 'ed25519'): X25519Pair & Ed25519Pair {
  // Of both kinds the types are the same but for their names.
  const made = generateKeyPairSync(kind as 'x25519', ENCODINGS);
  const { publicKey, privateKey } = made;
  return { publicKey: lastOf(publicKey), secretKey: lastOf(privateKey) };
}

/** RFC 8410 §4, §7: what stands before is the same for all. */
function lastOf(der: Buffer): Uint8Array {
  return octetsOf(der.subarray(der.length - KEY_OCTETS));
}

/** Most of these keys are for one handshake: none is kept. OpenSSL refuses zero by an error. */
function agreed(secretKey: Uint8Array, publicKey: Uint8Array): Uint8Array | undefined {
  const keys = { privateKey: x25519Secret(secretKey), publicKey: x25519Public(publicKey) };
  try {
    return octetsOf(diffieHellman(keys));
  } catch {
    return undefined;
  }
}

function rsaPairOf(bits: number): RsaSecretKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'pkcs1', format: 'der' },
    privateKeyEncoding: { type: 'pkcs1', format: 'der' },
  });
  return { publicKey: octetsOf(publicKey), secretKey: octetsOf(privateKey) };
}

function rsaSecretKeyOf(octets: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(octets), format: 'der', type: 'pkcs1' });
}

function rsaPublicKeyOf(octets: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(octets), format: 'der', type: 'pkcs1' });
}

function recovered(
  keys: KeptKeys,
  publicKey: Uint8Array,
  signature: Uint8Array,
): Uint8Array | undefined {
  try {
    const padding = constants.RSA_PKCS1_PADDING;
    return octetsOf(publicDecrypt({ key: keys.of(publicKey), padding }, signature));
  } catch {
    return undefined; // no key, no signature, or one that is not of this key
  }
}

function textOf(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('base64url');
}
