/**
 * X.509, as little of it as relays need: a certificate that signs itself, with an RSA key. One of
 * them holds a relay's RSA identity, another is what it shows in TLS. RFC 5280 §4.1.
 */
import { IDENTIFIER } from '../../../generated/onion/der.wire.ts';
import { areEqual } from '../crypto.ts';
import type { OnionCrypto, RsaSecretKey } from '../crypto.ts';
import { asciiOctets } from '../join.ts';
import { element, integer, objectIdentifier, readSequence, sequence } from './der.ts';
import type { DerElement } from './der.ts';

const RSA_ENCRYPTION = objectIdentifier('1.2.840.113549.1.1.1');
const SHA256_WITH_RSA = objectIdentifier('1.2.840.113549.1.1.11');
const SHA256 = objectIdentifier('2.16.840.1.101.3.4.2.1');
const COMMON_NAME = objectIdentifier('2.5.4.3');
const NULL = element(IDENTIFIER.NULL);
const VERSION_3 = element(IDENTIFIER.EXPLICIT_ZERO, integer(2n));

/** No unused bits: X.690 §8.6.2. */
const WHOLE_OCTETS = Uint8Array.of(0);

export interface X509 {
  /** tbsCertificate. */
  readonly signed: Uint8Array;
  readonly isSignedWithSha256: boolean;
  readonly signature: Uint8Array;
  /** In seconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** RSAPublicKey of PKCS #1, in DER; undefined when it is a key of another kind. */
  readonly rsaKey: Uint8Array | undefined;
}

/** Undefined when it is no certificate; its octets are views. */
export function readX509(octets: Uint8Array): X509 | undefined {
  const parts = readSequence(octets);
  if (parts?.length !== 3) return undefined;
  const [signed, algorithm, signature] = parts;
  const fields = readSequence(signed.octets);
  const bits = bitsOf(signature);
  if (fields === undefined || bits === undefined) return undefined;
  // version is there or not; serialNumber, signature, issuer, validity, subject, key
  const hasVersion = fields[0]?.identifier === IDENTIFIER.EXPLICIT_ZERO;
  const [, innerAlgorithm, , validity, , key] = hasVersion ? fields.slice(1) : fields;
  if (key === undefined || !areEqual(algorithm.octets, innerAlgorithm.octets)) return undefined;
  const times = readSequence(validity.octets)?.map(timeOf);
  const [notBefore, notAfter] = times ?? [];
  if (notBefore === undefined || notAfter === undefined) return undefined;
  return {
    signed: signed.octets,
    isSignedWithSha256: isAlgorithm(algorithm, SHA256_WITH_RSA),
    signature: bits,
    notBefore,
    notAfter,
    rsaKey: rsaKeyOf(key),
  };
}

export function signsItself(crypto: OnionCrypto, certificate: X509): boolean {
  const { rsaKey, signed, signature, isSignedWithSha256 } = certificate;
  if (rsaKey === undefined || !isSignedWithSha256) return false;
  const recovered = crypto.rsaRecover(rsaKey, signature);
  return recovered !== undefined && areEqual(recovered, digestInfo(crypto, signed));
}

export interface X509Wishes {
  readonly key: RsaSecretKey;
  /** The names say nothing, and are there because TLS asks for some. */
  readonly issuer: string;
  readonly subject: string;
  readonly serialNumber: bigint;
  readonly notBefore: number;
  readonly notAfter: number;
}

export function makeX509(crypto: OnionCrypto, wishes: X509Wishes): Uint8Array {
  const algorithm = sequence(SHA256_WITH_RSA, NULL);
  const signed = sequence(
    VERSION_3,
    integer(wishes.serialNumber),
    algorithm,
    nameOf(wishes.issuer),
    sequence(encodedTime(wishes.notBefore), encodedTime(wishes.notAfter)),
    nameOf(wishes.subject),
    sequence(
      sequence(RSA_ENCRYPTION, NULL),
      element(IDENTIFIER.BIT_STRING, WHOLE_OCTETS, wishes.key.publicKey),
    ),
  );
  const signature = crypto.rsaSign(wishes.key, digestInfo(crypto, signed));
  return sequence(signed, algorithm, element(IDENTIFIER.BIT_STRING, WHOLE_OCTETS, signature));
}

/** An RSA key as PKCS #8 writes secret keys: RFC 5208 §5. */
export function pkcs8Of(key: RsaSecretKey): Uint8Array {
  return sequence(
    integer(0n),
    sequence(RSA_ENCRYPTION, NULL),
    element(IDENTIFIER.OCTET_STRING, key.secretKey),
  );
}

/** RFC 8017 §9.2, step 2. */
function digestInfo(crypto: OnionCrypto, octets: Uint8Array): Uint8Array {
  const digest = element(IDENTIFIER.OCTET_STRING, crypto.digest('sha256', octets));
  return sequence(sequence(SHA256, NULL), digest);
}

function isAlgorithm({ octets }: DerElement, wanted: Uint8Array): boolean {
  const [algorithm] = readSequence(octets) ?? [];
  return algorithm !== undefined && areEqual(algorithm.octets, wanted);
}

function rsaKeyOf({ octets }: DerElement): Uint8Array | undefined {
  const [algorithm, key] = readSequence(octets) ?? [];
  if (key === undefined || !isAlgorithm(algorithm, RSA_ENCRYPTION)) return undefined;
  return bitsOf(key);
}

function bitsOf({ identifier, contents }: DerElement): Uint8Array | undefined {
  const isWhole = identifier === IDENTIFIER.BIT_STRING && contents[0] === WHOLE_OCTETS[0];
  return isWhole ? contents.subarray(WHOLE_OCTETS.length) : undefined;
}

export function nameOf(commonName: string): Uint8Array {
  const text = element(IDENTIFIER.UTF8_STRING, asciiOctets(commonName));
  return sequence(element(IDENTIFIER.SET, sequence(COMMON_NAME, text)));
}

/** RFC 5280 §4.1.2.5: years of two digits are of 1950 to 2049. */
function timeOf({ identifier, contents }: DerElement): number | undefined {
  const text = String.fromCharCode(...contents.subarray(0, TIME_OCTETS_MAX));
  const isShort = identifier === IDENTIFIER.UTC_TIME;
  if (!isShort && identifier !== IDENTIFIER.GENERALIZED_TIME) return undefined;
  const found = (isShort ? /^(\d\d)((?:\d\d){5})Z$/ : /^(\d{4})((?:\d\d){5})Z$/).exec(text);
  if (found === null) return undefined;
  const [month, day, hour, minute, second] = found[2].match(/\d\d/g)!.map(Number);
  const given = Number(found[1]);
  const year = !isShort ? given : given < CENTURY_TURNS ? 2000 + given : 1900 + given;
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}

const CENTURY_TURNS = 50;
const LAST_SHORT_YEAR = 2049;
const TIME_OCTETS_MAX = 16;

export function encodedTime(unixSeconds: number): Uint8Array {
  const moment = new Date(unixSeconds * 1000);
  const digits = `${moment.toISOString().slice(0, 19).replace(/\D/g, '')}Z`;
  return moment.getUTCFullYear() > LAST_SHORT_YEAR
    ? element(IDENTIFIER.GENERALIZED_TIME, asciiOctets(digits))
    : element(IDENTIFIER.UTC_TIME, asciiOctets(digits.slice(2)));
}
