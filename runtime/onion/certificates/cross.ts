/** By which an RSA identity vouches for an Ed25519 identity. cert-spec §2.3. */
import {
  decodeCrossCertificate,
  encodeCrossCertificate,
} from '../../../generated/onion/certificate.value.ts';
import {
  crossCertificateSignatureEnd,
  crossCertificateSignatureStart,
} from '../../../generated/onion/certificate.wire.ts';
import { areEqual } from '../crypto.ts';
import type { OnionCrypto, RsaSecretKey } from '../crypto.ts';
import { asciiOctets, joinOctets } from '../join.ts';

export interface CrossCertificate {
  readonly ed25519Key: Uint8Array;
  /** In seconds since 1970. */
  readonly expires: number;
  /** Without the prefix that is signed in front of it. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

const PREFIX = asciiOctets('Tor TLS RSA/Ed25519 cross-certificate');
const SECONDS_AN_HOUR = 3600;
const NO_SIGNATURE = new Uint8Array(0);
/** What is not signed: SIGLEN. */
const SIGLEN_OCTETS = 1;

/** Undefined when it is none. Its octets are views. */
export function readCrossCertificate(octets: Uint8Array): CrossCertificate | undefined {
  const decoded = decodeCrossCertificate(octets);
  if (!decoded.ok) return undefined;
  const { ed25519Key, expirationDate, signature } = decoded.value;
  if (crossCertificateSignatureEnd(octets, 0) !== octets.length) return undefined;
  const signed = octets.subarray(0, crossCertificateSignatureStart(octets, 0) - SIGLEN_OCTETS);
  return { ed25519Key, expires: expirationDate * SECONDS_AN_HOUR, signed, signature };
}

/** `key` is an RSAPublicKey of PKCS #1, in DER. */
export function isCrossSignedBy(
  crypto: OnionCrypto,
  { signed, signature }: CrossCertificate,
  key: Uint8Array,
): boolean {
  const recovered = crypto.rsaRecover(key, signature);
  return recovered !== undefined && areEqual(recovered, digestOf(crypto, signed));
}

export function makeCrossCertificate(
  crypto: OnionCrypto,
  signer: RsaSecretKey,
  ed25519Key: Uint8Array,
  expires: number,
): Uint8Array {
  const expirationDate = Math.floor(expires / SECONDS_AN_HOUR);
  const unsigned = { ed25519Key, expirationDate, signature: NO_SIGNATURE };
  const signed = encodeCrossCertificate(unsigned).slice(0, -SIGLEN_OCTETS);
  const signature = crypto.rsaSign(signer, digestOf(crypto, signed));
  return encodeCrossCertificate({ ...unsigned, signature });
}

function digestOf(crypto: OnionCrypto, signed: Uint8Array): Uint8Array {
  return crypto.digest('sha256', joinOctets(PREFIX, signed));
}
