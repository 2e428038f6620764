/** Cells of the handshake as octets: those of variable length say in front how long they are. */
import { encodeCell, encodeCertificate } from '../../../generated/onion/tor.value.ts';
import type { CellBody } from '../../../generated/onion/tor.value.ts';
import {
  authChallengeMethodsStart,
  authenticateEd25519SigStart,
  bodyStart,
  certsCertificatesStart,
  COMMAND,
} from '../../../generated/onion/tor.wire.ts';

/** Versions and methods of authentication: tor-spec §4.1, §4.3. */
const NUMBER_OCTETS = 2;

export function handshakeCell(body: CellBody, linkVersion: number): Uint8Array {
  const length = lengthOf(body, linkVersion);
  const cell = { circid: 0, body, ...(length === undefined ? {} : { length }) };
  return encodeCell(cell, linkVersion);
}

/** Undefined of cells of fixed size. */
function lengthOf(body: CellBody, linkVersion: number): number | undefined {
  switch (body.is) {
    case 'versions':
      return body.versions.length * NUMBER_OCTETS;
    case 'variablePadding':
      return body.noise.length;
    case 'certs': {
      const list = offset(certsCertificatesStart, COMMAND.CERTS, linkVersion);
      return body.certificates.reduce((sum, one) => sum + encodeCertificate(one).length, list);
    }
    case 'authChallenge': {
      const list = offset(authChallengeMethodsStart, COMMAND.AUTH_CHALLENGE, linkVersion);
      return list + body.methods.length * NUMBER_OCTETS;
    }
    case 'authenticate': {
      if (body.authentication.is !== 'ed25519') return undefined;
      const signature = offset(authenticateEd25519SigStart, COMMAND.AUTHENTICATE, linkVersion);
      return signature + body.authentication.sig.length;
    }
    default:
      return undefined;
  }
}

/** Where in the body of a cell with this command something begins. */
function offset(
  start: (b: Uint8Array, o: number, linkVersion: number) => number,
  command: number,
  linkVersion: number,
): number {
  const head = new Uint8Array(8).fill(command);
  return start(head, 0, linkVersion) - bodyStart(head, 0, linkVersion);
}
