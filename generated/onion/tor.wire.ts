// @generated from spec/onion/tor.protocol: change that, then npm run generate.
/**
 * Tor, Tor link protocol. tor-spec §3, tor-spec §4, tor-spec §5, padding-spec §2.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                          CircID ...                           |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |    Command    |           [Length]            |   Body ...    |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
import { uint } from '../../runtime/base/octets.ts';
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Cell has its fixed fields
export const BODY_TRUNCATED = 2; // Body fits in what holds it
export const BODY_TRUNCATED_2 = 3; // Body holds its fields
export const BODY_LEFTOVER = 4; // Body is filled by its fields
export const CREATE_HDATA_TRUNCATED = 5; // HDATA fits in what holds it
export const CREATED_HDATA_TRUNCATED = 6; // HDATA fits in what holds it
export const CREATE_FAST_X_TRUNCATED = 7; // X fits in what holds it
export const CREATED_FAST_Y_TRUNCATED = 8; // Y fits in what holds it
export const CREATED_FAST_DERIVATIVE_KEY_DATA_TRUNCATED = 9;
export const VERSIONS_VERSIONS_TRUNCATED = 10; // Versions ends with a whole item
export const NETINFO_MY_ADDRESSES_TRUNCATED = 11; // My Addresses ends with a whole item
export const CREATE2_HLEN_MALFORMED = 12; // HLEN in 0..505
export const CREATE2_HDATA_TRUNCATED = 13; // HDATA fits in what holds it
export const CREATED2_HLEN_MALFORMED = 14; // HLEN in 0..507
export const CREATED2_HDATA_TRUNCATED = 15; // HDATA fits in what holds it
export const PADDING_NEGOTIATE_VERSION_MALFORMED = 16; // Version = 0
export const CERTS_CERTIFICATES_TRUNCATED = 17; // Certificates ends with a whole item
export const AUTH_CHALLENGE_CHALLENGE_TRUNCATED = 18; // Challenge fits in what holds it
export const AUTH_CHALLENGE_METHODS_TRUNCATED = 19; // Methods ends with a whole item
export const AUTHENTICATE_AUTHENTICATION_TRUNCATED = 20; // Authentication fits in what holds it
export const AUTHENTICATE_AUTHENTICATION_TRUNCATED_2 = 21; // Authentication holds its fields
export const AUTHENTICATE_AUTHENTICATION_LEFTOVER = 22; // Authentication is filled by its fields
export const AUTHENTICATE_ED25519_TYPE_UNKNOWN_PROOF = 23; // Type = 4707761654508564531
export const AUTHENTICATE_ED25519_CID_TRUNCATED = 24; // CID fits in what holds it
export const AUTHENTICATE_ED25519_SID_TRUNCATED = 25; // SID fits in what holds it
export const AUTHENTICATE_ED25519_CID_ED_TRUNCATED = 26; // CID ED fits in what holds it
export const AUTHENTICATE_ED25519_SID_ED_TRUNCATED = 27; // SID ED fits in what holds it
export const AUTHENTICATE_ED25519_SLOG_TRUNCATED = 28; // SLOG fits in what holds it
export const AUTHENTICATE_ED25519_CLOG_TRUNCATED = 29; // CLOG fits in what holds it
export const AUTHENTICATE_ED25519_SCERT_TRUNCATED = 30; // SCERT fits in what holds it
export const AUTHENTICATE_ED25519_TLSSECRETS_TRUNCATED = 31; // TLSSECRETS fits in what holds it
export const AUTHENTICATE_ED25519_RAND_TRUNCATED = 32; // RAND fits in what holds it
export const NARROW_HEAD_TRUNCATED = 33; // Narrow Head has its fixed fields
export const WIDE_HEAD_TRUNCATED = 34; // Wide Head has its fixed fields
export const ADDRESS_TRUNCATED = 35; // Address has its fixed fields
export const ADDRESS_AVAL_TRUNCATED = 36; // AVAL fits in what holds it
export const ADDRESS_AVAL_TRUNCATED_2 = 37; // AVAL holds its fields
export const ADDRESS_AVAL_LEFTOVER = 38; // AVAL is filled by its fields
export const ADDRESS_IPV6_IPV6_ADDRESS_TRUNCATED = 39; // IPv6 Address is 16 octets
export const CERTIFICATE_TRUNCATED = 40; // Certificate has its fixed fields
export const CERTIFICATE_CERTIFICATE_TRUNCATED = 41; // Certificate fits in what holds it
/** Command: unknown values pass through. */
export const COMMAND = {
  PADDING: 0,
  CREATE: 1,
  CREATED: 2,
  RELAY: 3,
  DESTROY: 4,
  CREATE_FAST: 5,
  CREATED_FAST: 6,
  VERSIONS: 7,
  NETINFO: 8,
  RELAY_EARLY: 9,
  CREATE2: 10,
  CREATED2: 11,
  PADDING_NEGOTIATE: 12,
  VARIABLE_PADDING: 128,
  CERTS: 129,
  AUTH_CHALLENGE: 130,
  AUTHENTICATE: 131,
  AUTHORIZE: 132,
} as const;
/** Address Type: unknown values pass through. */
export const ADDRESS_TYPE = {
  IPV4: 4,
  IPV6: 6,
} as const;
/** Reason: unknown values pass through. */
export const REASON = {
  NONE: 0,
  PROTOCOL: 1,
  INTERNAL: 2,
  REQUESTED: 3,
  HIBERNATING: 4,
  RESOURCE_LIMIT: 5,
  CONNECT_FAILED: 6,
  OR_IDENTITY: 7,
  CHANNEL_CLOSED: 8,
  FINISHED: 9,
  TIMEOUT: 10,
  DESTROYED: 11,
  NO_SUCH_SERVICE: 12,
} as const;
/** Handshake Type: unknown values pass through. */
export const HANDSHAKE_TYPE = {
  TAP: 0,
  NTOR: 2,
  NTOR_V3: 3,
} as const;
/** CertType: unknown values pass through. */
export const CERTTYPE = {
  RSA_LINK: 1,
  RSA_IDENTITY: 2,
  RSA_AUTHENTICATE: 3,
  ED25519_IDENTITY_TO_SIGNING: 4,
  ED25519_SIGNING_TO_TLS_LINK: 5,
  ED25519_SIGNING_TO_AUTHENTICATE: 6,
  RSA_IDENTITY_TO_ED25519_IDENTITY: 7,
} as const;
/** Auth Type: unknown values pass through. */
export const AUTH_TYPE = {
  RSA_SHA256_TLSSECRET: 1,
  ED25519_SHA256_RFC5705: 3,
} as const;
/** Padding Command: unknown values pass through. */
export const PADDING_COMMAND = {
  STOP: 1,
  START: 2,
} as const;

/**
 * Whether b[o, end) begins with a sound Cell: OK, or the first rule of the spec that it breaks.
 */
export function checkCell(b: Uint8Array, o: number, end: number, linkVersion: number): number {
  const at = scanCell(b, o, end, linkVersion);
  return at < 0 ? -at : OK;
}

/** As checkCell(), but answers where the Cell ends, or minus the broken rule. */
export function scanCell(b: Uint8Array, o: number, end: number, linkVersion: number): number {
  const circidOctets = o + (linkVersion < 4 ? 16 : 32) / 8;
  if (circidOctets > end) return -TRUNCATED;
  if (end - circidOctets < 1) return -TRUNCATED;
  const command = b[circidOctets];
  const lengthAt = circidOctets + 1;
  let lengthEnd = lengthAt;
  let lengthValue = 0;
  if (command >= 128 || command === 7) {
    if (end - lengthAt < 2) return -TRUNCATED;
    const length = (b[lengthAt] << 8) | b[lengthAt + 1];
    lengthValue = length;
    lengthEnd = lengthAt + 2;
  }

  const bodyEnd = lengthEnd + (command >= 128 || command === 7 ? lengthValue : 509);
  if (bodyEnd > end) return -BODY_TRUNCATED; // :14
  switch (command) {
    case 0: {
      // Padding
      break;
    }

    case 1: {
      // Create
      const hdataEnd = lengthEnd + 186;
      if (hdataEnd > bodyEnd) return -CREATE_HDATA_TRUNCATED; // :16
      const hdataFilled = Math.max(hdataEnd, lengthEnd + 509);
      if (hdataFilled > bodyEnd) return -CREATE_HDATA_TRUNCATED; // :16
      if (hdataFilled !== bodyEnd) return -BODY_LEFTOVER; // :14
      break;
    }

    case 2: {
      // Created
      const hdataEnd = lengthEnd + 148;
      if (hdataEnd > bodyEnd) return -CREATED_HDATA_TRUNCATED; // :17
      const hdataFilled = Math.max(hdataEnd, lengthEnd + 509);
      if (hdataFilled > bodyEnd) return -CREATED_HDATA_TRUNCATED; // :17
      if (hdataFilled !== bodyEnd) return -BODY_LEFTOVER; // :14
      break;
    }

    case 3: {
      // Relay
      break;
    }

    case 4: {
      // Destroy
      if (bodyEnd - lengthEnd < 1) return -BODY_TRUNCATED_2;
      break;
    }

    case 5: {
      // Create Fast
      const xEnd = lengthEnd + 20;
      if (xEnd > bodyEnd) return -CREATE_FAST_X_TRUNCATED; // :20
      const xFilled = Math.max(xEnd, lengthEnd + 509);
      if (xFilled > bodyEnd) return -CREATE_FAST_X_TRUNCATED; // :20
      if (xFilled !== bodyEnd) return -BODY_LEFTOVER; // :14
      break;
    }

    case 6: {
      // Created Fast
      if (bodyEnd - lengthEnd < 20) return -BODY_TRUNCATED_2;
      const derivativeKeyDataEnd = lengthEnd + 20 + 20;
      if (derivativeKeyDataEnd > bodyEnd) return -CREATED_FAST_DERIVATIVE_KEY_DATA_TRUNCATED; // :23
      const derivativeKeyDataFilled = Math.max(derivativeKeyDataEnd, lengthEnd + 20 + 489);
      if (derivativeKeyDataFilled > bodyEnd) return -CREATED_FAST_DERIVATIVE_KEY_DATA_TRUNCATED; // :23
      if (derivativeKeyDataFilled !== bodyEnd) return -BODY_LEFTOVER; // :14
      break;
    }

    case 7: {
      // Versions
      if ((bodyEnd - lengthEnd) % 2 !== 0) return -VERSIONS_VERSIONS_TRUNCATED; // :25
      break;
    }

    case 8: {
      // Netinfo
      if (bodyEnd - lengthEnd < 4) return -BODY_TRUNCATED_2;
      const otherAddressEnd = scanAddress(b, lengthEnd + 4, bodyEnd);
      if (otherAddressEnd < 0) return otherAddressEnd;
      if (bodyEnd - otherAddressEnd < 1) return -BODY_TRUNCATED_2;
      const nmyaddr = b[otherAddressEnd];
      let myAddressesAt = otherAddressEnd + 1;
      let myAddressesCount = 0;
      for (; myAddressesCount < nmyaddr; myAddressesCount++) {
        const myAddressesNext = scanAddress(b, myAddressesAt, bodyEnd);
        if (myAddressesNext < 0) return myAddressesNext;
        myAddressesAt = myAddressesNext;
      }

      break;
    }

    case 9: {
      // Relay Early
      break;
    }

    case 10: {
      // Create2
      if (bodyEnd - lengthEnd < 4) return -BODY_TRUNCATED_2;
      const hlen = (b[lengthEnd + 2] << 8) | b[lengthEnd + 3];
      if (hlen > 505) return -CREATE2_HLEN_MALFORMED; // :36
      const hdataEnd = lengthEnd + 4 + hlen;
      if (hdataEnd > bodyEnd) return -CREATE2_HDATA_TRUNCATED; // :37
      const hdataFilled = Math.max(hdataEnd, lengthEnd + 4 + 505);
      if (hdataFilled > bodyEnd) return -CREATE2_HDATA_TRUNCATED; // :37
      if (hdataFilled !== bodyEnd) return -BODY_LEFTOVER; // :14
      break;
    }

    case 11: {
      // Created2
      if (bodyEnd - lengthEnd < 2) return -BODY_TRUNCATED_2;
      const hlen = (b[lengthEnd] << 8) | b[lengthEnd + 1];
      if (hlen > 507) return -CREATED2_HLEN_MALFORMED; // :40
      const hdataEnd = lengthEnd + 2 + hlen;
      if (hdataEnd > bodyEnd) return -CREATED2_HDATA_TRUNCATED; // :41
      const hdataFilled = Math.max(hdataEnd, lengthEnd + 2 + 507);
      if (hdataFilled > bodyEnd) return -CREATED2_HDATA_TRUNCATED; // :41
      if (hdataFilled !== bodyEnd) return -BODY_LEFTOVER; // :14
      break;
    }

    case 12: {
      // Padding Negotiate
      if (bodyEnd - lengthEnd < 6) return -BODY_TRUNCATED_2;
      const version = b[lengthEnd];
      if (version !== 0) return -PADDING_NEGOTIATE_VERSION_MALFORMED; // :44
      break;
    }

    case 128: {
      // Variable Padding
      break;
    }

    case 129: {
      // Certs
      if (bodyEnd - lengthEnd < 1) return -BODY_TRUNCATED_2;
      const n = b[lengthEnd];
      let certificatesAt = lengthEnd + 1;
      let certificatesCount = 0;
      for (; certificatesCount < n; certificatesCount++) {
        const certificatesNext = scanCertificate(b, certificatesAt, bodyEnd);
        if (certificatesNext < 0) return certificatesNext;
        certificatesAt = certificatesNext;
      }

      break;
    }

    case 130: {
      // Auth Challenge
      if (bodyEnd - lengthEnd < 34) return -BODY_TRUNCATED_2;
      const nMethods = (b[lengthEnd + 32] << 8) | b[lengthEnd + 33];
      const methodsEnd = lengthEnd + 34 + 2 * nMethods;
      if (methodsEnd > bodyEnd) return -AUTH_CHALLENGE_METHODS_TRUNCATED; // :59
      break;
    }

    case 131: {
      // Authenticate
      if (bodyEnd - lengthEnd < 4) return -BODY_TRUNCATED_2;
      const authtype = (b[lengthEnd] << 8) | b[lengthEnd + 1];
      const authlen = (b[lengthEnd + 2] << 8) | b[lengthEnd + 3];
      const authenticationEnd = lengthEnd + 4 + authlen;
      if (authenticationEnd > bodyEnd) return -AUTHENTICATE_AUTHENTICATION_TRUNCATED; // :65
      switch (authtype) {
        case 1: {
          // RSA
          break;
        }

        case 3: {
          // Ed25519
          if (authenticationEnd - lengthEnd < 292) return -AUTHENTICATE_AUTHENTICATION_TRUNCATED_2;
          const type =
            (BigInt(
              ((b[lengthEnd + 4] << 24) |
                (b[lengthEnd + 5] << 16) |
                (b[lengthEnd + 6] << 8) |
                b[lengthEnd + 7]) >>>
                0,
            ) <<
              32n) |
            BigInt(
              ((b[lengthEnd + 8] << 24) |
                (b[lengthEnd + 9] << 16) |
                (b[lengthEnd + 10] << 8) |
                b[lengthEnd + 11]) >>>
                0,
            );
          if (type !== 4707761654508564531n) return -AUTHENTICATE_ED25519_TYPE_UNKNOWN_PROOF; // :68
          break;
        }

        default: {
        }
      }

      break;
    }

    default: {
    }
  }

  return bodyEnd;
}

/** Where CircID ends. */
export function circidEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return o + (linkVersion < 4 ? 16 : 32) / 8;
}

/** Where Length begins. */
export function lengthStart(b: Uint8Array, o: number, linkVersion: number): number {
  return circidEnd(b, o, linkVersion) + 1;
}

/** Where Length ends. */
export function lengthEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return command(b, o, linkVersion) >= 128 || command(b, o, linkVersion) === 7
    ? circidEnd(b, o, linkVersion) + 1 + 2
    : circidEnd(b, o, linkVersion) + 1;
}

/** Where Body begins. */
export function bodyStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion);
}

/** Where Body ends. */
export function bodyEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return (
    lengthEnd(b, o, linkVersion) +
    (command(b, o, linkVersion) >= 128 || command(b, o, linkVersion) === 7
      ? length(b, o, linkVersion)
      : 509)
  );
}

/** Where Noise begins. */
export function paddingNoiseStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion);
}

/** Where Noise ends. */
export function paddingNoiseEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return bodyEnd(b, o, linkVersion);
}

/** Where HDATA begins. */
export function createHdataStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion);
}

/** Where HDATA ends. */
export function createHdataEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 186;
}

/** Where what fills HDATA up ends. */
export function createHdataFilled(b: Uint8Array, o: number, linkVersion: number): number {
  return Math.max(createHdataEnd(b, o, linkVersion), lengthEnd(b, o, linkVersion) + 509);
}

/** Where HDATA begins. */
export function createdHdataStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion);
}

/** Where HDATA ends. */
export function createdHdataEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 148;
}

/** Where what fills HDATA up ends. */
export function createdHdataFilled(b: Uint8Array, o: number, linkVersion: number): number {
  return Math.max(createdHdataEnd(b, o, linkVersion), lengthEnd(b, o, linkVersion) + 509);
}

/** Where Relay Cell begins. */
export function relayRelayCellStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion);
}

/** Where Relay Cell ends. */
export function relayRelayCellEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return bodyEnd(b, o, linkVersion);
}

/** Where Filler begins. */
export function destroyFillerStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 1;
}

/** Where Filler ends. */
export function destroyFillerEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return bodyEnd(b, o, linkVersion);
}

/** Where X begins. */
export function createFastXStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion);
}

/** Where X ends. */
export function createFastXEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 20;
}

/** Where what fills X up ends. */
export function createFastXFilled(b: Uint8Array, o: number, linkVersion: number): number {
  return Math.max(createFastXEnd(b, o, linkVersion), lengthEnd(b, o, linkVersion) + 509);
}

/** Where Y begins. */
export function createdFastYStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion);
}

/** Where Y ends. */
export function createdFastYEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 20;
}

/** Where Derivative Key Data begins. */
export function createdFastDerivativeKeyDataStart(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return lengthEnd(b, o, linkVersion) + 20;
}

/** Where Derivative Key Data ends. */
export function createdFastDerivativeKeyDataEnd(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return lengthEnd(b, o, linkVersion) + 20 + 20;
}

/** Where what fills Derivative Key Data up ends. */
export function createdFastDerivativeKeyDataFilled(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return Math.max(
    createdFastDerivativeKeyDataEnd(b, o, linkVersion),
    lengthEnd(b, o, linkVersion) + 20 + 489,
  );
}

/** Where Versions begins. */
export function versionsVersionsStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion);
}

/** Where Versions ends. */
export function versionsVersionsEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return bodyEnd(b, o, linkVersion);
}

/** Where Other Address begins. */
export function netinfoOtherAddressStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 4;
}

/** Where Other Address ends. */
export function netinfoOtherAddressEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return scanAddress(b, lengthEnd(b, o, linkVersion) + 4, bodyEnd(b, o, linkVersion));
}

/** Where My Addresses begins. */
export function netinfoMyAddressesStart(b: Uint8Array, o: number, linkVersion: number): number {
  return netinfoOtherAddressEnd(b, o, linkVersion) + 1;
}

/** Where My Addresses ends. */
export function netinfoMyAddressesEnd(b: Uint8Array, o: number, linkVersion: number): number {
  let at = netinfoOtherAddressEnd(b, o, linkVersion) + 1;
  for (let left = netinfoNmyaddr(b, o, linkVersion); left > 0; left--)
    at = scanAddress(b, at, bodyEnd(b, o, linkVersion));
  return at;
}

/** Where Relay Cell begins. */
export function relayEarlyRelayCellStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion);
}

/** Where Relay Cell ends. */
export function relayEarlyRelayCellEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return bodyEnd(b, o, linkVersion);
}

/** Where HDATA begins. */
export function create2HdataStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 4;
}

/** Where HDATA ends. */
export function create2HdataEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 4 + create2Hlen(b, o, linkVersion);
}

/** Where what fills HDATA up ends. */
export function create2HdataFilled(b: Uint8Array, o: number, linkVersion: number): number {
  return Math.max(create2HdataEnd(b, o, linkVersion), lengthEnd(b, o, linkVersion) + 4 + 505);
}

/** Where HDATA begins. */
export function created2HdataStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 2;
}

/** Where HDATA ends. */
export function created2HdataEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 2 + created2Hlen(b, o, linkVersion);
}

/** Where what fills HDATA up ends. */
export function created2HdataFilled(b: Uint8Array, o: number, linkVersion: number): number {
  return Math.max(created2HdataEnd(b, o, linkVersion), lengthEnd(b, o, linkVersion) + 2 + 507);
}

/** Where Filler begins. */
export function paddingNegotiateFillerStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 6;
}

/** Where Filler ends. */
export function paddingNegotiateFillerEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return bodyEnd(b, o, linkVersion);
}

/** Where Noise begins. */
export function variablePaddingNoiseStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion);
}

/** Where Noise ends. */
export function variablePaddingNoiseEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return bodyEnd(b, o, linkVersion);
}

/** Where Certificates begins. */
export function certsCertificatesStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 1;
}

/** Where Certificates ends. */
export function certsCertificatesEnd(b: Uint8Array, o: number, linkVersion: number): number {
  let at = lengthEnd(b, o, linkVersion) + 1;
  for (let left = certsN(b, o, linkVersion); left > 0; left--)
    at = scanCertificate(b, at, bodyEnd(b, o, linkVersion));
  return at;
}

/** Where Ignored begins. */
export function certsIgnoredStart(b: Uint8Array, o: number, linkVersion: number): number {
  return certsCertificatesEnd(b, o, linkVersion);
}

/** Where Ignored ends. */
export function certsIgnoredEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return bodyEnd(b, o, linkVersion);
}

/** Where Challenge begins. */
export function authChallengeChallengeStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion);
}

/** Where Challenge ends. */
export function authChallengeChallengeEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 32;
}

/** Where Methods begins. */
export function authChallengeMethodsStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 34;
}

/** Where Methods ends. */
export function authChallengeMethodsEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 34 + 2 * authChallengeNMethods(b, o, linkVersion);
}

/** Where Ignored begins. */
export function authChallengeIgnoredStart(b: Uint8Array, o: number, linkVersion: number): number {
  return authChallengeMethodsEnd(b, o, linkVersion);
}

/** Where Ignored ends. */
export function authChallengeIgnoredEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return bodyEnd(b, o, linkVersion);
}

/** Where Authentication begins. */
export function authenticateAuthenticationStart(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return lengthEnd(b, o, linkVersion) + 4;
}

/** Where Authentication ends. */
export function authenticateAuthenticationEnd(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return lengthEnd(b, o, linkVersion) + 4 + authenticateAuthlen(b, o, linkVersion);
}

/** Where Link Proof begins. */
export function authenticateRsaLinkProofStart(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return lengthEnd(b, o, linkVersion) + 4;
}

/** Where Link Proof ends. */
export function authenticateRsaLinkProofEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return authenticateAuthenticationEnd(b, o, linkVersion);
}

/** Where CID begins. */
export function authenticateEd25519CidStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 4 + 8;
}

/** Where CID ends. */
export function authenticateEd25519CidEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 4 + 8 + 32;
}

/** Where SID begins. */
export function authenticateEd25519SidStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 4 + 40;
}

/** Where SID ends. */
export function authenticateEd25519SidEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 4 + 40 + 32;
}

/** Where CID ED begins. */
export function authenticateEd25519CidEdStart(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return lengthEnd(b, o, linkVersion) + 4 + 72;
}

/** Where CID ED ends. */
export function authenticateEd25519CidEdEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 4 + 72 + 32;
}

/** Where SID ED begins. */
export function authenticateEd25519SidEdStart(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return lengthEnd(b, o, linkVersion) + 4 + 104;
}

/** Where SID ED ends. */
export function authenticateEd25519SidEdEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 4 + 104 + 32;
}

/** Where SLOG begins. */
export function authenticateEd25519SlogStart(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return lengthEnd(b, o, linkVersion) + 4 + 136;
}

/** Where SLOG ends. */
export function authenticateEd25519SlogEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 4 + 136 + 32;
}

/** Where CLOG begins. */
export function authenticateEd25519ClogStart(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return lengthEnd(b, o, linkVersion) + 4 + 168;
}

/** Where CLOG ends. */
export function authenticateEd25519ClogEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 4 + 168 + 32;
}

/** Where SCERT begins. */
export function authenticateEd25519ScertStart(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return lengthEnd(b, o, linkVersion) + 4 + 200;
}

/** Where SCERT ends. */
export function authenticateEd25519ScertEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 4 + 200 + 32;
}

/** Where TLSSECRETS begins. */
export function authenticateEd25519TlssecretsStart(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return lengthEnd(b, o, linkVersion) + 4 + 232;
}

/** Where TLSSECRETS ends. */
export function authenticateEd25519TlssecretsEnd(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return lengthEnd(b, o, linkVersion) + 4 + 232 + 32;
}

/** Where RAND begins. */
export function authenticateEd25519RandStart(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return lengthEnd(b, o, linkVersion) + 4 + 264;
}

/** Where RAND ends. */
export function authenticateEd25519RandEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 4 + 264 + 24;
}

/** Where SIG begins. */
export function authenticateEd25519SigStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion) + 4 + 288;
}

/** Where SIG ends. */
export function authenticateEd25519SigEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return authenticateAuthenticationEnd(b, o, linkVersion);
}

/** Where Octets begins. */
export function authenticateUnknownOctetsStart(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return lengthEnd(b, o, linkVersion) + 4;
}

/** Where Octets ends. */
export function authenticateUnknownOctetsEnd(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return authenticateAuthenticationEnd(b, o, linkVersion);
}

/** Where Ignored begins. */
export function authenticateIgnoredStart(b: Uint8Array, o: number, linkVersion: number): number {
  return authenticateAuthenticationEnd(b, o, linkVersion);
}

/** Where Ignored ends. */
export function authenticateIgnoredEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return bodyEnd(b, o, linkVersion);
}

/** Where Octets begins. */
export function unknownOctetsStart(b: Uint8Array, o: number, linkVersion: number): number {
  return lengthEnd(b, o, linkVersion);
}

/** Where Octets ends. */
export function unknownOctetsEnd(b: Uint8Array, o: number, linkVersion: number): number {
  return bodyEnd(b, o, linkVersion);
}

/** CircID (as wide as it says). */
export function circid(b: Uint8Array, o: number, linkVersion: number): number {
  const at = o;
  return uint(b, at, at + (linkVersion < 4 ? 16 : 32) / 8, false);
}

/** Command (8). */
export function command(b: Uint8Array, o: number, linkVersion: number): number {
  return b[circidEnd(b, o, linkVersion)];
}

export function setCommand(b: Uint8Array, o: number, linkVersion: number, value: number): void {
  b[circidEnd(b, o, linkVersion)] = value;
}

/** Whether Length is there. */
export function hasLength(b: Uint8Array, o: number, linkVersion: number): boolean {
  return command(b, o, linkVersion) >= 128 || command(b, o, linkVersion) === 7;
}

/** Length (16). */
export function length(b: Uint8Array, o: number, linkVersion: number): number {
  return (b[circidEnd(b, o, linkVersion) + 1] << 8) | b[circidEnd(b, o, linkVersion) + 2];
}

export function setLength(b: Uint8Array, o: number, linkVersion: number, value: number): void {
  b[circidEnd(b, o, linkVersion) + 1] = value >>> 8;
  b[circidEnd(b, o, linkVersion) + 2] = value;
}

/** Reason (8). */
export function destroyReason(b: Uint8Array, o: number, linkVersion: number): number {
  return b[lengthEnd(b, o, linkVersion)];
}

export function setDestroyReason(
  b: Uint8Array,
  o: number,
  linkVersion: number,
  value: number,
): void {
  b[lengthEnd(b, o, linkVersion)] = value;
}

/** Time (32), in seconds: zero from clients, whose clocks are nobody's business. */
export function netinfoTime(b: Uint8Array, o: number, linkVersion: number): number {
  return (
    ((b[lengthEnd(b, o, linkVersion)] << 24) |
      (b[lengthEnd(b, o, linkVersion) + 1] << 16) |
      (b[lengthEnd(b, o, linkVersion) + 2] << 8) |
      b[lengthEnd(b, o, linkVersion) + 3]) >>>
    0
  );
}

export function setNetinfoTime(b: Uint8Array, o: number, linkVersion: number, value: number): void {
  b[lengthEnd(b, o, linkVersion)] = value >>> 24;
  b[lengthEnd(b, o, linkVersion) + 1] = value >>> 16;
  b[lengthEnd(b, o, linkVersion) + 2] = value >>> 8;
  b[lengthEnd(b, o, linkVersion) + 3] = value;
}

/** NMYADDR (8). */
export function netinfoNmyaddr(b: Uint8Array, o: number, linkVersion: number): number {
  return b[netinfoOtherAddressEnd(b, o, linkVersion)];
}

export function setNetinfoNmyaddr(
  b: Uint8Array,
  o: number,
  linkVersion: number,
  value: number,
): void {
  b[netinfoOtherAddressEnd(b, o, linkVersion)] = value;
}

/** HTYPE (16). */
export function create2Htype(b: Uint8Array, o: number, linkVersion: number): number {
  return (b[lengthEnd(b, o, linkVersion)] << 8) | b[lengthEnd(b, o, linkVersion) + 1];
}

export function setCreate2Htype(
  b: Uint8Array,
  o: number,
  linkVersion: number,
  value: number,
): void {
  b[lengthEnd(b, o, linkVersion)] = value >>> 8;
  b[lengthEnd(b, o, linkVersion) + 1] = value;
}

/** HLEN (16) in 0..505. */
export function create2Hlen(b: Uint8Array, o: number, linkVersion: number): number {
  return (b[lengthEnd(b, o, linkVersion) + 2] << 8) | b[lengthEnd(b, o, linkVersion) + 3];
}

export function setCreate2Hlen(b: Uint8Array, o: number, linkVersion: number, value: number): void {
  b[lengthEnd(b, o, linkVersion) + 2] = value >>> 8;
  b[lengthEnd(b, o, linkVersion) + 3] = value;
}

/** HLEN (16) in 0..507. */
export function created2Hlen(b: Uint8Array, o: number, linkVersion: number): number {
  return (b[lengthEnd(b, o, linkVersion)] << 8) | b[lengthEnd(b, o, linkVersion) + 1];
}

export function setCreated2Hlen(
  b: Uint8Array,
  o: number,
  linkVersion: number,
  value: number,
): void {
  b[lengthEnd(b, o, linkVersion)] = value >>> 8;
  b[lengthEnd(b, o, linkVersion) + 1] = value;
}

/** Version (8) = 0. */
export function paddingNegotiateVersion(b: Uint8Array, o: number, linkVersion: number): number {
  return b[lengthEnd(b, o, linkVersion)];
}

export function setPaddingNegotiateVersion(
  b: Uint8Array,
  o: number,
  linkVersion: number,
  value: number,
): void {
  b[lengthEnd(b, o, linkVersion)] = value;
}

/** Padding Command (8). */
export function paddingNegotiatePaddingCommand(
  b: Uint8Array,
  o: number,
  linkVersion: number,
): number {
  return b[lengthEnd(b, o, linkVersion) + 1];
}

export function setPaddingNegotiatePaddingCommand(
  b: Uint8Array,
  o: number,
  linkVersion: number,
  value: number,
): void {
  b[lengthEnd(b, o, linkVersion) + 1] = value;
}

/** ITO Low (16), in milliseconds. */
export function paddingNegotiateItoLow(b: Uint8Array, o: number, linkVersion: number): number {
  return (b[lengthEnd(b, o, linkVersion) + 2] << 8) | b[lengthEnd(b, o, linkVersion) + 3];
}

export function setPaddingNegotiateItoLow(
  b: Uint8Array,
  o: number,
  linkVersion: number,
  value: number,
): void {
  b[lengthEnd(b, o, linkVersion) + 2] = value >>> 8;
  b[lengthEnd(b, o, linkVersion) + 3] = value;
}

/** ITO High (16), in milliseconds. */
export function paddingNegotiateItoHigh(b: Uint8Array, o: number, linkVersion: number): number {
  return (b[lengthEnd(b, o, linkVersion) + 4] << 8) | b[lengthEnd(b, o, linkVersion) + 5];
}

export function setPaddingNegotiateItoHigh(
  b: Uint8Array,
  o: number,
  linkVersion: number,
  value: number,
): void {
  b[lengthEnd(b, o, linkVersion) + 4] = value >>> 8;
  b[lengthEnd(b, o, linkVersion) + 5] = value;
}

/** N (8). */
export function certsN(b: Uint8Array, o: number, linkVersion: number): number {
  return b[lengthEnd(b, o, linkVersion)];
}

export function setCertsN(b: Uint8Array, o: number, linkVersion: number, value: number): void {
  b[lengthEnd(b, o, linkVersion)] = value;
}

/** N Methods (16). */
export function authChallengeNMethods(b: Uint8Array, o: number, linkVersion: number): number {
  return (b[lengthEnd(b, o, linkVersion) + 32] << 8) | b[lengthEnd(b, o, linkVersion) + 33];
}

export function setAuthChallengeNMethods(
  b: Uint8Array,
  o: number,
  linkVersion: number,
  value: number,
): void {
  b[lengthEnd(b, o, linkVersion) + 32] = value >>> 8;
  b[lengthEnd(b, o, linkVersion) + 33] = value;
}

/** AuthType (16). */
export function authenticateAuthtype(b: Uint8Array, o: number, linkVersion: number): number {
  return (b[lengthEnd(b, o, linkVersion)] << 8) | b[lengthEnd(b, o, linkVersion) + 1];
}

export function setAuthenticateAuthtype(
  b: Uint8Array,
  o: number,
  linkVersion: number,
  value: number,
): void {
  b[lengthEnd(b, o, linkVersion)] = value >>> 8;
  b[lengthEnd(b, o, linkVersion) + 1] = value;
}

/** AuthLen (16). */
export function authenticateAuthlen(b: Uint8Array, o: number, linkVersion: number): number {
  return (b[lengthEnd(b, o, linkVersion) + 2] << 8) | b[lengthEnd(b, o, linkVersion) + 3];
}

export function setAuthenticateAuthlen(
  b: Uint8Array,
  o: number,
  linkVersion: number,
  value: number,
): void {
  b[lengthEnd(b, o, linkVersion) + 2] = value >>> 8;
  b[lengthEnd(b, o, linkVersion) + 3] = value;
}

/** Type (64) = 4707761654508564531: "AUTH0003". */
export function authenticateEd25519Type(b: Uint8Array, o: number, linkVersion: number): bigint {
  return (
    (BigInt(
      ((b[lengthEnd(b, o, linkVersion) + 4] << 24) |
        (b[lengthEnd(b, o, linkVersion) + 5] << 16) |
        (b[lengthEnd(b, o, linkVersion) + 6] << 8) |
        b[lengthEnd(b, o, linkVersion) + 7]) >>>
        0,
    ) <<
      32n) |
    BigInt(
      ((b[lengthEnd(b, o, linkVersion) + 8] << 24) |
        (b[lengthEnd(b, o, linkVersion) + 9] << 16) |
        (b[lengthEnd(b, o, linkVersion) + 10] << 8) |
        b[lengthEnd(b, o, linkVersion) + 11]) >>>
        0,
    )
  );
}

export function setAuthenticateEd25519Type(
  b: Uint8Array,
  o: number,
  linkVersion: number,
  value: bigint,
): void {
  b[lengthEnd(b, o, linkVersion) + 4] = Number(value >> 32n) >>> 24;
  b[lengthEnd(b, o, linkVersion) + 5] = Number(value >> 32n) >>> 16;
  b[lengthEnd(b, o, linkVersion) + 6] = Number(value >> 32n) >>> 8;
  b[lengthEnd(b, o, linkVersion) + 7] = Number(value >> 32n);
  b[lengthEnd(b, o, linkVersion) + 8] = Number(value & 0xffffffffn) >>> 24;
  b[lengthEnd(b, o, linkVersion) + 9] = Number(value & 0xffffffffn) >>> 16;
  b[lengthEnd(b, o, linkVersion) + 10] = Number(value & 0xffffffffn) >>> 8;
  b[lengthEnd(b, o, linkVersion) + 11] = Number(value & 0xffffffffn);
}

/** How many octets the Cell at o still needs, at least, behind end: 0 when it is whole. */
export function neededCell(b: Uint8Array, o: number, end: number, linkVersion: number): number {
  if (end < circidEnd(b, o, linkVersion) + 1) return circidEnd(b, o, linkVersion) + 1 - end;
  if (command(b, o, linkVersion) >= 128 || command(b, o, linkVersion) === 7) {
    if (end < circidEnd(b, o, linkVersion) + 1 + 2)
      return circidEnd(b, o, linkVersion) + 1 + 2 - end;
  }

  const whole = bodyEnd(b, o, linkVersion);
  return whole > end ? whole - end : 0;
}

/**
 * Whether b[o, end) begins with a sound Narrow Head: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkNarrowHead(b: Uint8Array, o: number, end: number): number {
  const at = scanNarrowHead(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkNarrowHead(), but answers where the Narrow Head ends, or minus the broken rule. */
export function scanNarrowHead(b: Uint8Array, o: number, end: number): number {
  if (end - o < 3) return -NARROW_HEAD_TRUNCATED;
  return o + 3;
}

/** CircID (16): What stands in front of a body of 509 octets: alone, for who writes many. */
export function narrowHeadCircid(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setNarrowHeadCircid(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Command (8): What stands in front of a body of 509 octets: alone, for who writes many. */
export function narrowHeadCommand(b: Uint8Array, o: number): number {
  return b[o + 2];
}

export function setNarrowHeadCommand(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value;
}

/** Writes the fixed fields of a Narrow Head over b[o, end), around what already stands there. */
export function writeNarrowHead(
  b: Uint8Array,
  o: number,
  end: number,
  circid: number,
  command: number,
): void {
  b[o] = circid >>> 8;
  b[o + 1] = circid;
  b[o + 2] = command;
}

/**
 * Whether b[o, end) begins with a sound Wide Head: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkWideHead(b: Uint8Array, o: number, end: number): number {
  const at = scanWideHead(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkWideHead(), but answers where the Wide Head ends, or minus the broken rule. */
export function scanWideHead(b: Uint8Array, o: number, end: number): number {
  if (end - o < 5) return -WIDE_HEAD_TRUNCATED;
  return o + 5;
}

/** CircID (32). */
export function wideHeadCircid(b: Uint8Array, o: number): number {
  return ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setWideHeadCircid(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 24;
  b[o + 1] = value >>> 16;
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Command (8). */
export function wideHeadCommand(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setWideHeadCommand(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** Writes the fixed fields of a Wide Head over b[o, end), around what already stands there. */
export function writeWideHead(
  b: Uint8Array,
  o: number,
  end: number,
  circid: number,
  command: number,
): void {
  b[o] = circid >>> 24;
  b[o + 1] = circid >>> 16;
  b[o + 2] = circid >>> 8;
  b[o + 3] = circid;
  b[o + 4] = command;
}

/**
 * Whether b[o, end) begins with a sound Address: OK, or the first rule of the spec that it breaks.
 */
export function checkAddress(b: Uint8Array, o: number, end: number): number {
  const at = scanAddress(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkAddress(), but answers where the Address ends, or minus the broken rule. */
export function scanAddress(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -ADDRESS_TRUNCATED;
  const atype = b[o];
  const alen = b[o + 1];
  const avalEnd = o + 2 + alen;
  if (avalEnd > end) return -ADDRESS_AVAL_TRUNCATED; // :97
  switch ((atype << 8) | alen) {
    case 1028: {
      // IPv4
      if (avalEnd - o < 6) return -ADDRESS_AVAL_TRUNCATED_2;
      if (o + 6 !== avalEnd) return -ADDRESS_AVAL_LEFTOVER; // :97
      break;
    }

    case 1552: {
      // IPv6
      if (avalEnd - o < 18) return -ADDRESS_AVAL_TRUNCATED_2;
      if (o + 18 !== avalEnd) return -ADDRESS_AVAL_LEFTOVER; // :97
      break;
    }

    default: {
    }
  }

  return avalEnd;
}

/** Where AVAL begins. */
export function addressAvalStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where AVAL ends. */
export function addressAvalEnd(b: Uint8Array, o: number): number {
  return o + 2 + addressAlen(b, o);
}

/** Where IPv6 Address begins. */
export function addressIpv6Ipv6AddressStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where IPv6 Address ends. */
export function addressIpv6Ipv6AddressEnd(b: Uint8Array, o: number): number {
  return o + 2 + 16;
}

/** Where Octets begins. */
export function addressUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Octets ends. */
export function addressUnknownOctetsEnd(b: Uint8Array, o: number): number {
  return addressAvalEnd(b, o);
}

/** ATYPE (8). */
export function addressAtype(b: Uint8Array, o: number): number {
  return b[o];
}

export function setAddressAtype(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** ALEN (8). */
export function addressAlen(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setAddressAlen(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** IPv4 Address (32). */
export function addressIpv4Ipv4Address(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

export function setAddressIpv4Ipv4Address(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 24;
  b[o + 3] = value >>> 16;
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** How many octets the Address at o still needs, at least, behind end: 0 when it is whole. */
export function neededAddress(b: Uint8Array, o: number, end: number): number {
  if (end < o + 1) return o + 1 - end;
  if (end < o + 2) return o + 2 - end;
  const whole = addressAvalEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Address over b[o, end), around what already stands there. */
export function writeAddress(b: Uint8Array, o: number, end: number, atype: number): void {
  b[o] = atype;
  b[o + 1] = end - (o + 2);
}

/**
 * Whether b[o, end) begins with a sound Certificate: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkCertificate(b: Uint8Array, o: number, end: number): number {
  const at = scanCertificate(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkCertificate(), but answers where the Certificate ends, or minus the broken rule. */
export function scanCertificate(b: Uint8Array, o: number, end: number): number {
  if (end - o < 3) return -CERTIFICATE_TRUNCATED;
  const clen = (b[o + 1] << 8) | b[o + 2];
  const certificateEnd = o + 3 + clen;
  if (certificateEnd > end) return -CERTIFICATE_CERTIFICATE_TRUNCATED; // :107
  return certificateEnd;
}

/** Where Certificate begins. */
export function certificateCertificateStart(b: Uint8Array, o: number): number {
  return o + 3;
}

/** Where Certificate ends. */
export function certificateCertificateEnd(b: Uint8Array, o: number): number {
  return o + 3 + certificateClen(b, o);
}

/** CertType (8). */
export function certificateCerttype(b: Uint8Array, o: number): number {
  return b[o];
}

export function setCertificateCerttype(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** CLEN (16). */
export function certificateClen(b: Uint8Array, o: number): number {
  return (b[o + 1] << 8) | b[o + 2];
}

export function setCertificateClen(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value >>> 8;
  b[o + 2] = value;
}

/** How many octets the Certificate at o still needs, at least, behind end: 0 when it is whole. */
export function neededCertificate(b: Uint8Array, o: number, end: number): number {
  if (end < o + 3) return o + 3 - end;
  const whole = certificateCertificateEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Certificate over b[o, end), around what already stands there. */
export function writeCertificate(b: Uint8Array, o: number, end: number, certtype: number): void {
  b[o] = certtype;
  b[o + 1] = (end - (o + 3)) >>> 8;
  b[o + 2] = end - (o + 3);
}
