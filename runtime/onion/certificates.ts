/**
 * What is in a CERTS cell, verified in full. Two chains end in one relay: its Ed25519 identity
 * certifies a signing key, which certifies what TLS has shown, or a key that authenticates an
 * initiator; and its RSA identity, in a certificate that signs itself, vouches for the Ed25519
 * identity. tor-spec §4.2. Whether a certificate has expired is asked last, so that a wrong clock
 * is told from a wrong relay.
 */
import { CERT_TYPE } from '../../generated/onion/certificate.wire.ts';
import type { Certificate } from '../../generated/onion/tor.value.ts';
import { CERTTYPE } from '../../generated/onion/tor.wire.ts';
import { isCrossSignedBy, readCrossCertificate } from './certificates/cross.ts';
import { isSignedBy, readEd25519Certificate } from './certificates/ed25519.ts';
import type { Ed25519Certificate } from './certificates/ed25519.ts';
import { modulusBits, readRsaPublicKey } from './certificates/rsa-key.ts';
import { readX509, signsItself } from './certificates/x509.ts';
import { areEqual } from './crypto.ts';
import type { OnionCrypto } from './crypto.ts';
import type { RelayTarget } from './target.ts';

/** Each is what was wrong first. */
export const CERTIFICATE_FAULTS = [
  'a certificate was given twice',
  'the identity certificate is missing',
  'the link certificate is missing',
  'the authentication certificate is missing',
  'the RSA identity certificate is missing',
  'the cross certificate is missing',
  'a certificate is of the wrong type',
  'the identity certificate does not name its identity',
  'a signature of Ed25519 is wrong',
  'another certificate was shown in TLS',
  'the RSA identity is not of 1024 bits',
  'the RSA identity does not sign itself',
  'the RSA identity did not sign the cross certificate',
  'the cross certificate is of another identity',
  'the RSA identity is not the expected one',
  'the Ed25519 identity is not the expected one',
  'a certificate is not valid now',
] as const;

export type CertificateFault = (typeof CERTIFICATE_FAULTS)[number];

export interface ProvenIdentity {
  /** SHA-1 of the RSA identity key: 20 octets. */
  readonly rsaIdentity: Uint8Array;
  readonly ed25519Identity: Uint8Array;
  /** RSAPublicKey of PKCS #1, in DER. */
  readonly rsaKey: Uint8Array;
}

/** Proven only by an AUTHENTICATE that this key has signed. */
export interface ClaimedIdentity extends ProvenIdentity {
  readonly authenticationKey: Uint8Array;
}

export type Verified<Identity> =
  | { readonly ok: true; readonly identity: Identity }
  | { readonly ok: false; readonly fault: CertificateFault };

/** What an RSA certificate may be off: relays' clocks are what they are. */
const EXPIRED_SECONDS_MAX = 48 * 3600;
const EARLY_SECONDS_MAX = 30 * 24 * 3600;

const RSA_IDENTITY_BITS = 1024;

/** tor-spec §4.2, of the responder. `expected` is whom we meant; what it does not name, may be. */
export function verifyResponder(
  crypto: OnionCrypto,
  certificates: readonly Certificate[],
  tlsCertificate: Uint8Array,
  expected: Partial<Pick<RelayTarget, 'rsaIdentity' | 'ed25519Identity'>>,
  unixSeconds: number,
): Verified<ProvenIdentity> {
  const chain = new Chain(crypto, certificates);
  const link = chain.certifiedBySigningKey(
    CERTTYPE.ED25519_SIGNING_TO_TLS_LINK,
    CERT_TYPE.ED25519_SIGNING_TO_TLS_LINK,
    'the link certificate is missing',
  );
  if (link !== undefined && !areEqual(link, crypto.digest('sha256', tlsCertificate))) {
    chain.refuse('another certificate was shown in TLS');
  }
  const identity = chain.identity();
  chain.expect(identity, expected);
  chain.validateAt(unixSeconds);
  return chain.fault === undefined && identity !== undefined
    ? { ok: true, identity }
    : { ok: false, fault: chain.fault! };
}

/** tor-spec §4.2, of the initiator. */
export function verifyInitiator(
  crypto: OnionCrypto,
  certificates: readonly Certificate[],
  unixSeconds: number,
): Verified<ClaimedIdentity> {
  const chain = new Chain(crypto, certificates);
  const authenticationKey = chain.certifiedBySigningKey(
    CERTTYPE.ED25519_SIGNING_TO_AUTHENTICATE,
    CERT_TYPE.ED25519_SIGNING_TO_AUTHENTICATE,
    'the authentication certificate is missing',
  );
  const identity = chain.identity();
  chain.validateAt(unixSeconds);
  return chain.fault === undefined && identity !== undefined && authenticationKey !== undefined
    ? { ok: true, identity: { ...identity, authenticationKey } }
    : { ok: false, fault: chain.fault! };
}

/** Certificates that lead to each other, and the first fault among them. */
class Chain {
  fault: CertificateFault | undefined;
  readonly #crypto: OnionCrypto;
  readonly #certificates: readonly Certificate[];
  #ed25519Identity: Uint8Array | undefined;
  /** Of the certificates that were read: not valid before, and after. */
  readonly #spans: (readonly [number, number])[] = [];

  constructor(crypto: OnionCrypto, certificates: readonly Certificate[]) {
    this.#crypto = crypto;
    this.#certificates = certificates;
    const types = certificates.map(({ certtype }) => certtype);
    if (new Set(types).size < types.length) this.refuse('a certificate was given twice');
  }

  /** Only the first counts: what comes after it may be its consequence. */
  refuse(fault: CertificateFault): undefined {
    this.fault ??= fault;
    return undefined;
  }

  /** What the identity's signing key has certified. */
  certifiedBySigningKey(
    certtype: number,
    type: number,
    missing: CertificateFault,
  ): Uint8Array | undefined {
    const signing = this.#ed25519(
      CERTTYPE.ED25519_IDENTITY_TO_SIGNING,
      CERT_TYPE.ED25519_IDENTITY_TO_SIGNING,
      'the identity certificate is missing',
    );
    const certified = this.#ed25519(certtype, type, missing);
    if (signing === undefined || certified === undefined) return undefined;
    const { signingKey: identity } = signing;
    if (identity === undefined) {
      return this.refuse('the identity certificate does not name its identity');
    }
    const areSigned =
      isSignedBy(this.#crypto, signing, identity) &&
      isSignedBy(this.#crypto, certified, signing.certifiedKey);
    if (!areSigned) return this.refuse('a signature of Ed25519 is wrong');
    this.#ed25519Identity = identity;
    return certified.certifiedKey;
  }

  /** The RSA identity, which vouches for that of Ed25519. */
  identity(): ProvenIdentity | undefined {
    const rsaKey = this.#rsaIdentity();
    const octets = this.#find(CERTTYPE.RSA_IDENTITY_TO_ED25519_IDENTITY);
    const cross = octets && readCrossCertificate(octets);
    if (cross === undefined) return this.refuse('the cross certificate is missing');
    const ed25519Identity = this.#ed25519Identity;
    if (rsaKey === undefined || ed25519Identity === undefined) return undefined;
    this.#spans.push([0, cross.expires]);
    if (!isCrossSignedBy(this.#crypto, cross, rsaKey)) {
      return this.refuse('the RSA identity did not sign the cross certificate');
    }
    if (!areEqual(cross.ed25519Key, ed25519Identity)) {
      return this.refuse('the cross certificate is of another identity');
    }
    return { rsaIdentity: this.#crypto.digest('sha1', rsaKey), ed25519Identity, rsaKey };
  }

  expect(
    found: ProvenIdentity | undefined,
    { rsaIdentity, ed25519Identity }: Parameters<typeof verifyResponder>[3],
  ): void {
    if (found === undefined) return;
    if (rsaIdentity !== undefined && !areEqual(found.rsaIdentity, rsaIdentity)) {
      this.refuse('the RSA identity is not the expected one');
    }
    if (ed25519Identity !== undefined && !areEqual(found.ed25519Identity, ed25519Identity)) {
      this.refuse('the Ed25519 identity is not the expected one');
    }
  }

  validateAt(unixSeconds: number): void {
    const isValid = this.#spans.every(
      ([notBefore, notAfter]) => notBefore <= unixSeconds && unixSeconds < notAfter,
    );
    if (!isValid) this.refuse('a certificate is not valid now');
  }

  #rsaIdentity(): Uint8Array | undefined {
    const octets = this.#find(CERTTYPE.RSA_IDENTITY);
    const certificate = octets && readX509(octets);
    const rsaKey = certificate?.rsaKey;
    if (certificate === undefined || rsaKey === undefined) {
      return this.refuse('the RSA identity certificate is missing');
    }
    const numbers = readRsaPublicKey(rsaKey);
    if (numbers === undefined || modulusBits(numbers) !== RSA_IDENTITY_BITS) {
      return this.refuse('the RSA identity is not of 1024 bits');
    }
    if (!signsItself(this.#crypto, certificate)) {
      return this.refuse('the RSA identity does not sign itself');
    }
    const { notBefore, notAfter } = certificate;
    this.#spans.push([notBefore - EARLY_SECONDS_MAX, notAfter + EXPIRED_SECONDS_MAX]);
    return rsaKey;
  }

  #ed25519(
    certtype: number,
    type: number,
    missing: CertificateFault,
  ): Ed25519Certificate | undefined {
    const octets = this.#find(certtype);
    const certificate = octets && readEd25519Certificate(octets);
    if (certificate === undefined) return this.refuse(missing);
    if (certificate.type !== type) return this.refuse('a certificate is of the wrong type');
    this.#spans.push([0, certificate.expires]);
    return certificate;
  }

  #find(type: number): Uint8Array | undefined {
    return this.#certificates.find(({ certtype }) => certtype === type)?.certificate;
  }
}
