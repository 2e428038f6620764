/**
 * A small authority of certificates, for networks that have none: it signs for itself, and for
 * hosts by their names and addresses. RFC 5280, as much of it as TLS asks for.
 */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { isIP } from 'node:net';

import { IDENTIFIER } from '../../generated/onion/der.wire.ts';
import { parseAddress } from '../../runtime/sockets.ts';
import {
  element,
  encodedTime,
  integer,
  nameOf,
  objectIdentifier,
  sequence,
} from '../../runtime/x509.ts';

/** In PEM. */
export interface Credentials {
  readonly certificate: string;
  readonly key: string;
}

export interface Subject {
  /** Names and addresses, the first of them its common name. */
  readonly names: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

const DAY_MS = 86_400_000;
const LIFETIME_DAYS = 30;

/** Identifiers of choices, X.690 §8.1.2: RFC 5280 §4.2.1.6. */
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;
const SERIAL_OCTETS = 16;

export class CertificateAuthority {
  /** Whoever believes it believes all that it has signed. */
  readonly certificate: string;
  readonly #name: Uint8Array;
  readonly #key: KeyObject;

  constructor(name: string) {
    const { publicKey, privateKey } = newKey();
    this.#name = nameOf(name);
    this.#key = privateKey;
    const isAuthority = extension('2.5.29.19', true, sequence(boolean(true)));
    const body = toBeSigned(this.#name, this.#name, publicKey, {}, [isAuthority]);
    this.certificate = signed(body, privateKey);
  }

  /** A key, and a certificate for it. */
  issue({ names, ...life }: Subject): Credentials {
    const { publicKey, privateKey } = newKey();
    const alternatives = extension('2.5.29.17', false, sequence(...names.map(alternative)));
    const body = toBeSigned(this.#name, nameOf(names[0]), publicKey, life, [alternatives]);
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    return { certificate: signed(body, this.#key), key };
  }
}

function newKey(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
}

/** RFC 5280 §4.1. */
function toBeSigned(
  issuer: Uint8Array,
  subject: Uint8Array,
  key: KeyObject,
  { notBefore, notAfter }: Omit<Subject, 'names'>,
  extensions: readonly Uint8Array[],
): Uint8Array {
  const now = Date.now();
  const from = notBefore ?? new Date(now - DAY_MS);
  const to = notAfter ?? new Date(now + LIFETIME_DAYS * DAY_MS);
  const serial = BigInt(`0x${randomBytes(SERIAL_OCTETS).toString('hex')}`);
  return sequence(
    element(IDENTIFIER.EXPLICIT_ZERO, integer(2n)),
    integer(serial),
    signatureAlgorithm(),
    issuer,
    sequence(encodedTime(secondsOf(from)), encodedTime(secondsOf(to))),
    subject,
    key.export({ type: 'spki', format: 'der' }),
    element(IDENTIFIER.EXPLICIT_THREE, sequence(...extensions)),
  );
}

function signed(body: Uint8Array, key: KeyObject): string {
  const signature = bitString(sign('sha256', body, key));
  const octets = Buffer.from(sequence(body, signatureAlgorithm(), signature));
  const lines = octets.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** RFC 5758 §3.2. */
function signatureAlgorithm(): Uint8Array {
  return sequence(objectIdentifier('1.2.840.10045.4.3.2'));
}

function alternative(name: string): Uint8Array {
  if (isIP(name) === 0) return element(DNS_NAME, Buffer.from(name));
  return element(IP_ADDRESS, parseAddress(name)!);
}

function extension(oid: string, isCritical: boolean, value: Uint8Array): Uint8Array {
  const critical = isCritical ? [boolean(true)] : [];
  return sequence(objectIdentifier(oid), ...critical, element(IDENTIFIER.OCTET_STRING, value));
}

const secondsOf = (date: Date): number => Math.floor(date.getTime() / 1000);

function boolean(isTrue: boolean): Uint8Array {
  return element(IDENTIFIER.BOOLEAN, Uint8Array.of(isTrue ? 255 : 0));
}

/** X.690 §8.6: none of the bits of the last octet is unused. */
function bitString(octets: Uint8Array): Uint8Array {
  return element(IDENTIFIER.BIT_STRING, Uint8Array.of(0), octets);
}
