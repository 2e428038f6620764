/**
 * All that a relay shows of itself in TLS and in CERTS cells: made at once, good for as long as its
 * signing key. tor-spec §2, §4.2.
 */
import { CERT_KEY_TYPE, CERT_TYPE } from '../../../generated/onion/certificate.wire.ts';
import type { Certificate } from '../../../generated/onion/tor.value.ts';
import { CERTTYPE } from '../../../generated/onion/tor.wire.ts';
import { bigUint } from '../../base/octets.ts';
import type { Ed25519Pair, OnionCrypto, RsaSecretKey } from '../crypto.ts';
import type { LinkCredentials } from '../link.ts';
import { makeCrossCertificate } from './cross.ts';
import { makeEd25519Certificate } from './ed25519.ts';
import { makeX509, pkcs8Of } from './x509.ts';

/** What a relay keeps as long as it lives. */
export interface RelayIdentityKeys {
  /** Of 1024 bits. */
  readonly rsa: RsaSecretKey;
  readonly ed25519: Ed25519Pair;
}

export interface RelayCertificates {
  /** SHA-1 of the RSA identity key, 20 octets, and the key of Ed25519. */
  readonly rsaIdentity: Uint8Array;
  readonly ed25519Identity: Uint8Array;
  /** RSAPublicKey of PKCS #1, in DER. */
  readonly rsaKey: Uint8Array;
  /** Signs descriptors, too. */
  readonly signing: Ed25519Pair;
  /** Of type 4, with the identity in it, as descriptors show it. */
  readonly signingCertificate: Uint8Array;
  /** Signs AUTHENTICATE cells. */
  readonly authentication: Ed25519Pair;
  readonly link: LinkCredentials;
  /** For the CERTS cell of a responder, and of an initiator that authenticates. */
  readonly asResponder: readonly Certificate[];
  readonly asInitiator: readonly Certificate[];
  /** In seconds since 1970: before then, new ones are to be made. */
  readonly expires: number;
}

export const RSA_IDENTITY_BITS = 1024;
const LINK_KEY_BITS = 2048;
const DAY_SECONDS = 24 * 3600;

export function makeRelayIdentity(crypto: OnionCrypto): RelayIdentityKeys {
  return { rsa: crypto.rsaPair(RSA_IDENTITY_BITS), ed25519: crypto.ed25519Pair() };
}

export function makeRelayCertificates(
  crypto: OnionCrypto,
  keys: RelayIdentityKeys,
  unixSeconds: number,
  lifetimeDays = 30,
): RelayCertificates {
  const expires = unixSeconds + lifetimeDays * DAY_SECONDS;
  const signing = crypto.ed25519Pair();
  const authentication = crypto.ed25519Pair();
  const link = makeLinkCredentials(crypto, unixSeconds, expires);
  const signingCertificate = makeEd25519Certificate(crypto, keys.ed25519, {
    type: CERT_TYPE.ED25519_IDENTITY_TO_SIGNING,
    certifiedKey: signing.publicKey,
    expires,
    namesSigner: true,
  });
  const linkCertificate = makeEd25519Certificate(crypto, signing, {
    type: CERT_TYPE.ED25519_SIGNING_TO_TLS_LINK,
    keyType: CERT_KEY_TYPE.SHA_256_OF_X_509_CERTIFICATE,
    certifiedKey: crypto.digest('sha256', link.certificate),
    expires,
    namesSigner: false,
  });
  const authenticationCertificate = makeEd25519Certificate(crypto, signing, {
    type: CERT_TYPE.ED25519_SIGNING_TO_AUTHENTICATE,
    certifiedKey: authentication.publicKey,
    expires,
    namesSigner: false,
  });
  const shared = identityCertificates(crypto, keys, signingCertificate, unixSeconds, expires);
  return {
    rsaIdentity: crypto.digest('sha1', keys.rsa.publicKey),
    ed25519Identity: keys.ed25519.publicKey,
    rsaKey: keys.rsa.publicKey,
    signing,
    signingCertificate,
    authentication,
    link,
    asResponder: [...shared, certificate(CERTTYPE.ED25519_SIGNING_TO_TLS_LINK, linkCertificate)],
    asInitiator: [
      ...shared,
      certificate(CERTTYPE.ED25519_SIGNING_TO_AUTHENTICATE, authenticationCertificate),
    ],
    expires,
  };
}

function identityCertificates(
  crypto: OnionCrypto,
  { rsa, ed25519 }: RelayIdentityKeys,
  signingCertificate: Uint8Array,
  unixSeconds: number,
  expires: number,
): readonly Certificate[] {
  const issuer = randomName(crypto, 'com');
  const rsaIdentity = makeX509(crypto, {
    key: rsa,
    issuer,
    subject: issuer,
    serialNumber: randomSerialNumber(crypto),
    ...wholeDays(unixSeconds, expires),
  });
  const cross = makeCrossCertificate(crypto, rsa, ed25519.publicKey, expires);
  return [
    certificate(CERTTYPE.RSA_IDENTITY, rsaIdentity),
    certificate(CERTTYPE.ED25519_IDENTITY_TO_SIGNING, signingCertificate),
    certificate(CERTTYPE.RSA_IDENTITY_TO_ED25519_IDENTITY, cross),
  ];
}

/** A key of its own, in a certificate that says nothing of whose it is. */
export function makeLinkCredentials(
  crypto: OnionCrypto,
  unixSeconds: number,
  expires: number,
): LinkCredentials {
  const key = crypto.rsaPair(LINK_KEY_BITS);
  const certificate = makeX509(crypto, {
    key,
    issuer: randomName(crypto, 'com'),
    subject: randomName(crypto, 'net'),
    serialNumber: randomSerialNumber(crypto),
    ...wholeDays(unixSeconds, expires),
  });
  return { certificate, secretKey: pkcs8Of(key) };
}

function certificate(certtype: number, octets: Uint8Array): Certificate {
  return { certtype, certificate: octets };
}

/** When a relay was started to the second is nobody's business. */
function wholeDays(
  unixSeconds: number,
  expires: number,
): { readonly notBefore: number; readonly notAfter: number } {
  return {
    notBefore: Math.floor(unixSeconds / DAY_SECONDS - 1) * DAY_SECONDS,
    notAfter: Math.ceil(expires / DAY_SECONDS) * DAY_SECONDS,
  };
}

const SERIAL_NUMBER_OCTETS = 8;

function randomSerialNumber(crypto: OnionCrypto): bigint {
  return bigUint(crypto.random(SERIAL_NUMBER_OCTETS), 0, SERIAL_NUMBER_OCTETS, false) + 1n;
}

const NAME_OCTETS = 12;
const NAME_LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

function randomName(crypto: OnionCrypto, domain: string): string {
  const drawn = crypto.random(NAME_OCTETS);
  const letters = Array.from(drawn, (octet) => NAME_LETTERS[octet % NAME_LETTERS.length]);
  return `www.${letters.join('')}.${domain}`;
}
