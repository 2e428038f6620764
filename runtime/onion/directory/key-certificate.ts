/**
 * Key certificates of authorities (dir-spec §3.1): the identity, which is kept offline, says which
 * key signs for it until when; and that key says the same of the identity, so that neither can
 * claim the other alone. Only those that hold come out of here.
 */
import { toHex } from '../../base/base64.ts';
import { areEqual } from '../crypto.ts';
import type { OnionCrypto } from '../crypto.ts';
import { DocumentReader, documentText } from './document.ts';
import { DirectoryFault, orFault, refuse } from './fault.ts';
import { hexIn, timeIn } from './fields.ts';
import { readSection } from './section.ts';
import type { SectionRules } from './section.ts';

export interface KeyCertificate {
  /** Fingerprint of the identity: base16 in capitals. */
  readonly identity: string;
  /** Digest of the signing key: base16 in capitals. */
  readonly signingKeyDigest: string;
  /** RSAPublicKey of PKCS #1, in DER. */
  readonly identityKey: Uint8Array;
  readonly signingKey: Uint8Array;
  /** Seconds since 1970. */
  readonly published: number;
  readonly expires: number;
  /** As it came. */
  readonly text: string;
}

const VERSION = '3';
const DIGEST_OCTETS = 20;
/** dir-spec §3.1: not shorter than 1024 bits; a signature is as long as its key. */
const SIGNATURE_OCTETS_MIN = 128;
const BEGIN = 'dir-key-certificate-version ';
/** There are ten authorities, of which some change keys. */
export const CERTIFICATES_MAX = 64;

const RULES: SectionRules = {
  'dir-key-certificate-version': { times: 'once', place: 'first', arguments: 1 },
  'dir-address': { times: 'optional', arguments: 1 },
  fingerprint: { times: 'once', arguments: 1 },
  'dir-identity-key': { times: 'once', object: 'RSA PUBLIC KEY' },
  'dir-key-published': { times: 'once', arguments: 2 },
  'dir-key-expires': { times: 'once', arguments: 2 },
  'dir-signing-key': { times: 'once', object: 'RSA PUBLIC KEY' },
  'dir-key-crosscert': { times: 'once', object: ['ID SIGNATURE', 'SIGNATURE'] },
  'dir-key-certification': { times: 'once', place: 'last', object: 'SIGNATURE' },
};

export interface KeyCertificatesRead {
  readonly found: readonly KeyCertificate[];
  readonly faults: readonly DirectoryFault[];
}

/** One after the other, as a response has them. */
export function readKeyCertificates(octets: Uint8Array, crypto: OnionCrypto): KeyCertificatesRead {
  const text = documentText(octets);
  const found: KeyCertificate[] = [];
  const faults: DirectoryFault[] = [];
  for (let from = 0; from < text.length;) {
    const next = text.indexOf(`\n${BEGIN}`, from);
    const to = next < 0 ? text.length : next + 1;
    if (found.length + faults.length >= CERTIFICATES_MAX) {
      faults.push(new DirectoryFault('too many', `more than ${CERTIFICATES_MAX} certificates`));
      break;
    }
    const read = readKeyCertificate(octets.subarray(from, to), text.slice(from, to), crypto);
    if (read instanceof DirectoryFault) faults.push(read);
    else found.push(read);
    from = to;
  }
  return { found, faults };
}

function readKeyCertificate(
  octets: Uint8Array,
  text: string,
  crypto: OnionCrypto,
): KeyCertificate | DirectoryFault {
  return orFault(() => {
    const section = readSection(new DocumentReader(text), RULES);
    const version = section.one('dir-key-certificate-version');
    if (version.argument(0) !== VERSION) refuse('unknown version', version.rest, version.line);
    const fingerprint = section.one('fingerprint');
    const identity = hexIn(fingerprint, fingerprint.argument(0), DIGEST_OCTETS);
    const identityKey = section.objectOf('dir-identity-key');
    const signingKey = section.objectOf('dir-signing-key');
    const identityDigest = crypto.digest('sha1', identityKey);
    if (!areEqual(identity, identityDigest)) {
      refuse('wrong digest', 'the fingerprint is of another key', fingerprint.line);
    }
    const crosscert = section.one('dir-key-crosscert');
    const recovered = recover(crypto, signingKey, section.objectOf('dir-key-crosscert'));
    if (recovered === undefined || !areEqual(recovered, identityDigest)) {
      refuse('wrong signature', 'the signing key does not know the identity', crosscert.line);
    }
    // dir-spec §1.3: through the newline behind the signature item's keyword.
    const certification = section.one('dir-key-certification');
    const signed = octets.subarray(version.from, certification.lineEnd);
    const digest = recover(crypto, identityKey, section.objectOf('dir-key-certification'));
    if (digest === undefined || !areEqual(digest, crypto.digest('sha1', signed))) {
      refuse('wrong signature', 'the identity has not signed this', certification.line);
    }
    const published = timeIn(section.one('dir-key-published'));
    const expires = timeIn(section.one('dir-key-expires'));
    return {
      identity: toHex(identity),
      signingKeyDigest: toHex(crypto.digest('sha1', signingKey)),
      identityKey,
      signingKey,
      published,
      expires,
      text,
    };
  });
}

function recover(
  crypto: OnionCrypto,
  key: Uint8Array,
  signature: Uint8Array,
): Uint8Array | undefined {
  if (signature.length < SIGNATURE_OCTETS_MIN) return undefined;
  return crypto.rsaRecover(key, signature);
}
