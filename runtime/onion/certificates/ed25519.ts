/** Certificates of Ed25519 keys: read, verified and made. cert-spec §2.1. */
import { CERT_KEY_TYPE } from '../../../generated/onion/certificate.wire.ts';
import {
  decodeCertificate,
  encodeCertificate,
} from '../../../generated/onion/certificate.value.ts';
import type { Extension } from '../../../generated/onion/certificate.value.ts';
import { areEqual } from '../crypto.ts';
import type { Ed25519Pair, OnionCrypto } from '../crypto.ts';

export interface Ed25519Certificate {
  /** `CERT_TYPE` of generated/onion/certificate.wire.ts. */
  readonly type: number;
  /** `CERT_KEY_TYPE`: what `certifiedKey` is, though some call everything a key of Ed25519. */
  readonly keyType: number;
  readonly certifiedKey: Uint8Array;
  /** In seconds since 1970: from then on, it certifies nothing. */
  readonly expires: number;
  /** Who says that it has signed; undefined when that has to be known from elsewhere. */
  readonly signingKey: Uint8Array | undefined;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

const SECONDS_AN_HOUR = 3600;
const SIGNATURE_OCTETS = 64;

/**
 * Undefined when it is none, or says of itself that it must not be trusted by who does not
 * understand all of it. Its octets are views.
 */
export function readEd25519Certificate(octets: Uint8Array): Ed25519Certificate | undefined {
  const decoded = decodeCertificate(octets);
  if (!decoded.ok) return undefined;
  const { value } = decoded;
  const size = encodeCertificate(value).length;
  if (size !== octets.length) return undefined;
  let signingKey: Uint8Array | undefined;
  for (const { extData, affectsValidation } of value.extensions) {
    if (extData.is === 'signedWithEd25519Key') signingKey ??= extData.signingKey;
    else if (affectsValidation) return undefined;
  }
  return {
    type: value.certType,
    keyType: value.certKeyType,
    certifiedKey: value.certifiedKey,
    expires: value.expirationDate * SECONDS_AN_HOUR,
    signingKey,
    signed: octets.subarray(0, size - SIGNATURE_OCTETS),
    signature: value.signature,
  };
}

/** cert-spec §2.2.1: and if it names a key, this one. */
export function isSignedBy(
  crypto: OnionCrypto,
  { signingKey, signed, signature }: Ed25519Certificate,
  key: Uint8Array,
): boolean {
  if (signingKey !== undefined && !areEqual(signingKey, key)) return false;
  return crypto.ed25519Verify(key, signed, signature);
}

export interface Ed25519CertificateWishes {
  readonly type: number;
  readonly certifiedKey: Uint8Array;
  /** As long as nothing is said, a key of Ed25519. */
  readonly keyType?: number;
  /** At the latest: it is said in whole hours. */
  readonly expires: number;
  /** Whether the signing key is in it. */
  readonly namesSigner: boolean;
}

export function makeEd25519Certificate(
  crypto: Pick<OnionCrypto, 'ed25519Sign'>,
  signer: Ed25519Pair,
  wishes: Ed25519CertificateWishes,
): Uint8Array {
  const { namesSigner, keyType = CERT_KEY_TYPE.ED25519 } = wishes;
  const signature = new Uint8Array(SIGNATURE_OCTETS);
  const octets = encodeCertificate({
    certType: wishes.type,
    expirationDate: Math.floor(wishes.expires / SECONDS_AN_HOUR),
    certKeyType: keyType,
    certifiedKey: wishes.certifiedKey,
    extensions: namesSigner ? [namedSigner(signer.publicKey)] : [],
    signature,
  });
  const signed = octets.subarray(0, octets.length - SIGNATURE_OCTETS);
  octets.set(crypto.ed25519Sign(signer.secretKey, signed), signed.length);
  return octets;
}

function namedSigner(signingKey: Uint8Array): Extension {
  const extData = { is: 'signedWithEd25519Key', signingKey } as const;
  return { reserved: 0, affectsValidation: false, extData };
}
