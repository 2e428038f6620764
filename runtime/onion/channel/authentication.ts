/**
 * AUTHENTICATE: an initiator signs what both ends have said and what only this TLS connection
 * knows, so that the signature is of use nowhere else. tor-spec §4.4.2.
 */
import { decodeCell } from '../../../generated/onion/tor.value.ts';
import {
  AUTH_TYPE,
  authenticateAuthenticationStart,
  authenticateEd25519RandStart,
  authenticateEd25519SigStart,
} from '../../../generated/onion/tor.wire.ts';
import { areEqual } from '../crypto.ts';
import type { OnionCrypto } from '../crypto.ts';
import type { Link } from '../link.ts';
import { handshakeCell } from './handshake-cells.ts';

/** What both ends know, each its own way. */
export interface LinkTranscript {
  readonly initiator: RelayKeys;
  readonly responder: RelayKeys;
  /** SHA-256 of what the responder has said up to AUTH_CHALLENGE: SLOG. */
  readonly said: Uint8Array;
  /** SHA-256 of what the initiator has said before AUTHENTICATE: CLOG. */
  readonly heard: Uint8Array;
}

interface RelayKeys {
  /** RSAPublicKey of PKCS #1, in DER. */
  readonly rsaKey: Uint8Array;
  readonly ed25519Identity: Uint8Array;
}

export const AUTHENTICATION_METHOD: number = AUTH_TYPE.ED25519_SHA256_RFC5705;

const LABEL = 'EXPORTER FOR TOR TLS CLIENT BINDING AUTH0003';
const TLSSECRETS_OCTETS = 32;
const RAND_OCTETS = 24;
const SIG_OCTETS = 64;
const NOTHING = new Uint8Array(0);

/** The cell, signed with the key that our CERTS cell has certified. */
export function makeAuthenticate(
  crypto: OnionCrypto,
  link: Link,
  linkVersion: number,
  transcript: LinkTranscript,
  secretKey: Uint8Array,
): Uint8Array {
  const cell = unsignedCell(crypto, link, linkVersion, transcript, crypto.random(RAND_OCTETS));
  const signatureAt = authenticateEd25519SigStart(cell, 0, linkVersion);
  const signed = cell.subarray(authenticateAuthenticationStart(cell, 0, linkVersion), signatureAt);
  cell.set(crypto.ed25519Sign(secretKey, signed), signatureAt);
  return cell;
}

/** Whether the cell, which is whole and sound, proves that its sender holds this key. */
export function isAuthenticated(
  crypto: OnionCrypto,
  link: Link,
  linkVersion: number,
  transcript: LinkTranscript,
  publicKey: Uint8Array,
  octets: Uint8Array,
): boolean {
  const decoded = decodeCell(octets, linkVersion);
  if (!decoded.ok || decoded.value.body.is !== 'authenticate') return false;
  const { authentication } = decoded.value.body;
  if (authentication.is !== 'ed25519' || authentication.sig.length < SIG_OCTETS) return false;
  const { rand } = authentication;
  const expected = unsignedCell(crypto, link, linkVersion, transcript, rand);
  const from = authenticateAuthenticationStart(octets, 0, linkVersion);
  const randAt = authenticateEd25519RandStart(octets, 0, linkVersion);
  if (!areEqual(octets.subarray(from, randAt), expected.subarray(from, randAt))) return false;
  // What else is signed behind RAND is none of our business: tor-spec §4.4.2.
  const extra = authentication.sig.length - SIG_OCTETS;
  const signatureAt = authenticateEd25519SigStart(octets, 0, linkVersion) + extra;
  const signature = octets.subarray(signatureAt, signatureAt + SIG_OCTETS);
  return crypto.ed25519Verify(publicKey, octets.subarray(from, signatureAt), signature);
}

function unsignedCell(
  crypto: OnionCrypto,
  link: Link,
  linkVersion: number,
  { initiator, responder, said, heard }: LinkTranscript,
  rand: Uint8Array,
): Uint8Array {
  const cid = crypto.digest('sha256', initiator.rsaKey);
  // The context is CID: older texts of tor-spec §4.4.2 name the Ed25519 identity, relays never did.
  const tlssecrets = link.exportKeyingMaterial(LABEL, cid, TLSSECRETS_OCTETS);
  const authentication = {
    is: 'ed25519',
    cid,
    sid: crypto.digest('sha256', responder.rsaKey),
    cidEd: initiator.ed25519Identity,
    sidEd: responder.ed25519Identity,
    slog: said,
    clog: heard,
    scert: crypto.digest('sha256', link.certificate),
    tlssecrets,
    rand,
    sig: new Uint8Array(SIG_OCTETS),
  } as const;
  const body = { is: 'authenticate', authentication, ignored: NOTHING } as const;
  return handshakeCell(body, linkVersion);
}
