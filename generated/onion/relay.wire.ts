// @generated from spec/onion/relay.protocol: change that, then npm run generate.
/**
 * Tor Relay, Tor relay cells. tor-spec §6, tor-spec §5.1.2, tor-spec §5.4, tor-spec §7.3,
 * prop324 §4, prop329 §2, padding-spec §3.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     | Relay Command |          Recognized           |   StreamID    |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |               |                    Digest                     |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |               |            Length             |   Data ...    |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                          Padding ...                          |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Relay Cell has its fixed fields
export const RELAY_CELL_TRUNCATED = 2; // Relay Cell fits in what holds it
export const RECOGNIZED_UNRECOGNIZED = 3; // Recognized = 0
export const LENGTH_MALFORMED = 4; // Length in 0..498
export const DATA_TRUNCATED = 5; // Data fits in what holds it
export const DATA_TRUNCATED_2 = 6; // Data holds its fields
export const DATA_LEFTOVER = 7; // Data is filled by its fields
export const END_IPV6_ADDRESS_TRUNCATED = 8; // IPv6 Address is 16 octets
export const CONNECTED_IPV6_ADDRESS_TRUNCATED = 9; // IPv6 Address is 16 octets
export const SENDME_DATA_LEN_MALFORMED = 10; // DATA-LEN in 20..
export const SENDME_SENDME_DIGEST_TRUNCATED = 11; // Sendme Digest fits in what holds it
export const EXTEND_ONION_SKIN_TRUNCATED = 12; // Onion Skin fits in what holds it
export const EXTEND_IDENTITY_FINGERPRINT_TRUNCATED = 13;
export const EXTENDED_ONION_SKIN_TRUNCATED = 14; // Onion Skin fits in what holds it
export const RESOLVE_HOSTNAME_UNTERMINATED = 15; // Hostname ends with NUL
export const RESOLVE_HOSTNAME_TRUNCATED = 16; // Hostname ends with a whole item
export const RESOLVED_ANSWERS_TRUNCATED = 17; // Answers ends with a whole item
export const EXTEND2_LINK_SPECIFIERS_TRUNCATED = 18; // Link Specifiers ends with a whole item
export const EXTEND2_HDATA_TRUNCATED = 19; // HDATA fits in what holds it
export const EXTENDED2_HDATA_TRUNCATED = 20; // HDATA fits in what holds it
export const CONFLUX_VERSION_MALFORMED = 21; // Version = 1
export const CONFLUX_NONCE_TRUNCATED = 22; // Nonce fits in what holds it
export const PADDING_NEGOTIATE_VERSION_MALFORMED = 23; // Version = 0
export const PADDING_NEGOTIATED_VERSION_MALFORMED = 24; // Version = 0
export const XON_VERSION_MALFORMED = 25; // Version = 0
export const XOFF_VERSION_MALFORMED = 26; // Version = 0
export const LEFTOVER = 27; // Relay Cell is filled by its fields
export const CHARACTER_TRUNCATED = 28; // Character has its fixed fields
export const ADDRPORT_TRUNCATED = 29; // Addrport has its fixed fields
export const ADDRPORT_ADDRPORT_UNTERMINATED = 30; // ADDRPORT ends with NUL
export const ADDRPORT_ADDRPORT_TRUNCATED = 31; // ADDRPORT ends with a whole item
export const BEGIN_OPTIONS_TRUNCATED = 32; // Begin Options has its fixed fields
export const LINK_SPECIFIER_TRUNCATED = 33; // Link Specifier has its fixed fields
export const LINK_SPECIFIER_IPV4_LSLEN_MALFORMED = 34; // LSLEN = 6
export const LINK_SPECIFIER_IPV6_LSLEN_MALFORMED = 35; // LSLEN = 18
export const LINK_SPECIFIER_IPV6_IPV6_ADDRESS_TRUNCATED = 36; // IPv6 Address is 16 octets
export const LINK_SPECIFIER_LEGACY_IDENTITY_LSLEN_MALFORMED = 37; // LSLEN = 20
export const LINK_SPECIFIER_LEGACY_IDENTITY_IDENTITY_FINGERPRINT_TRUNCATED = 38;
export const LINK_SPECIFIER_ED25519_IDENTITY_LSLEN_MALFORMED = 39; // LSLEN = 32
export const LINK_SPECIFIER_ED25519_IDENTITY_ED25519_IDENTITY_TRUNCATED = 40;
export const LINK_SPECIFIER_UNKNOWN_LSPEC_LENGTH_MALFORMED = 41; // LSPEC Length in 0..255
export const LINK_SPECIFIER_UNKNOWN_LSPEC_TRUNCATED = 42; // LSPEC fits in what holds it
export const ANSWER_TRUNCATED = 43; // Answer has its fixed fields
export const ANSWER_VALUE_TRUNCATED = 44; // Value fits in what holds it
export const ANSWER_VALUE_TRUNCATED_2 = 45; // Value holds its fields
export const ANSWER_VALUE_LEFTOVER = 46; // Value is filled by its fields
export const ANSWER_IPV6_IPV6_ADDRESS_TRUNCATED = 47; // IPv6 Address is 16 octets
/** Relay Command: unknown values pass through. */
export const RELAY_COMMAND = {
  BEGIN: 1,
  DATA: 2,
  END: 3,
  CONNECTED: 4,
  SENDME: 5,
  EXTEND: 6,
  EXTENDED: 7,
  TRUNCATE: 8,
  TRUNCATED: 9,
  DROP: 10,
  RESOLVE: 11,
  RESOLVED: 12,
  BEGIN_DIR: 13,
  EXTEND2: 14,
  EXTENDED2: 15,
  CONFLUX_LINK: 19,
  CONFLUX_LINKED: 20,
  CONFLUX_LINKED_ACK: 21,
  CONFLUX_SWITCH: 22,
  ESTABLISH_INTRO: 32,
  ESTABLISH_RENDEZVOUS: 33,
  INTRODUCE1: 34,
  INTRODUCE2: 35,
  RENDEZVOUS1: 36,
  RENDEZVOUS2: 37,
  INTRO_ESTABLISHED: 38,
  RENDEZVOUS_ESTABLISHED: 39,
  INTRODUCE_ACK: 40,
  PADDING_NEGOTIATE: 41,
  PADDING_NEGOTIATED: 42,
  XOFF: 43,
  XON: 44,
} as const;
/** End Reason: unknown values pass through. */
export const END_REASON = {
  MISC: 1,
  RESOLVE_FAILED: 2,
  CONNECT_REFUSED: 3,
  EXIT_POLICY: 4,
  DESTROY: 5,
  DONE: 6,
  TIMEOUT: 7,
  NO_ROUTE: 8,
  HIBERNATING: 9,
  INTERNAL: 10,
  RESOURCE_LIMIT: 11,
  CONNECTION_RESET: 12,
  TOR_PROTOCOL: 13,
  NOT_DIRECTORY: 14,
} as const;
/** Begin Flags: unknown values pass through. */
export const BEGIN_FLAGS = {
  IPV6_OK: 1,
  IPV4_NOT_OK: 2,
  IPV6_PREFERRED: 4,
} as const;
/** Answer Type: unknown values pass through. */
export const ANSWER_TYPE = {
  HOSTNAME: 0,
  IPV4: 4,
  IPV6: 6,
  TRANSIENT_ERROR: 240,
  LASTING_ERROR: 241,
} as const;
/** Sendme Version: unknown values pass through. */
export const SENDME_VERSION = {
  UNAUTHENTICATED: 0,
  AUTHENTICATED: 1,
} as const;
/** Padding Response: unknown values pass through. */
export const PADDING_RESPONSE = {
  OK: 1,
  ERROR: 2,
} as const;
/** UX: unknown values pass through. */
export const UX = {
  NO_OPINION: 0,
  MINIMAL_LATENCY: 1,
  MINIMAL_LATENCY_IN_LOW_MEMORY: 2,
  HIGH_THROUGHPUT: 3,
  HIGH_THROUGHPUT_IN_LOW_MEMORY: 4,
} as const;
/** Which Character it is. */
export const CHARACTER_OCTET = {
  NUL: 0,
} as const;
/** Which Link Specifier it is. */
export const LINK_SPECIFIER_LSTYPE = {
  IPV4: 0,
  IPV6: 1,
  LEGACY_IDENTITY: 2,
  ED25519_IDENTITY: 3,
} as const;

/**
 * Whether b[o, end) begins with a sound Relay Cell: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkRelayCell(b: Uint8Array, o: number, end: number): number {
  const at = scanRelayCell(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkRelayCell(), but answers where the Relay Cell ends, or minus the broken rule. */
export function scanRelayCell(b: Uint8Array, o: number, end: number): number {
  const relayCellEnd = o + 509;
  if (relayCellEnd > end) return -RELAY_CELL_TRUNCATED; // :8
  if (relayCellEnd - o < 11) return -TRUNCATED;
  const relayCommand = b[o];
  const recognized = (b[o + 1] << 8) | b[o + 2];
  if (recognized !== 0) return -RECOGNIZED_UNRECOGNIZED; // :10
  const length = (b[o + 9] << 8) | b[o + 10];
  if (length > 498) return -LENGTH_MALFORMED; // :13
  const dataEnd = o + 11 + length;
  if (dataEnd > relayCellEnd) return -DATA_TRUNCATED; // :14
  switch (relayCommand) {
    case 1: {
      // Begin
      break;
    }

    case 2: {
      // Data
      break;
    }

    case 3: {
      // End
      const reasonAt = o + 11;
      let reasonEnd = reasonAt;
      if (dataEnd - (o + 11) > 0) {
        if (dataEnd - reasonAt < 1) return -DATA_TRUNCATED_2;
        reasonEnd = reasonAt + 1;
      }

      const ipv4AddressAt = reasonEnd;
      let ipv4AddressEnd = ipv4AddressAt;
      if (dataEnd - reasonEnd === 4 || dataEnd - reasonEnd === 8) {
        if (dataEnd - ipv4AddressAt < 4) return -DATA_TRUNCATED_2;
        ipv4AddressEnd = ipv4AddressAt + 4;
      }

      const ipv6AddressAt = ipv4AddressEnd;
      let ipv6AddressEnd = ipv6AddressAt;
      if (dataEnd - ipv4AddressEnd === 16 || dataEnd - ipv4AddressEnd === 20) {
        if (dataEnd - ipv6AddressAt < 16) return -DATA_TRUNCATED_2;
        ipv6AddressEnd = ipv6AddressAt + 16;
      }

      const ttlAt = ipv6AddressEnd;
      if (dataEnd - ipv6AddressEnd === 4) {
        if (dataEnd - ttlAt < 4) return -DATA_TRUNCATED_2;
      }

      break;
    }

    case 4: {
      // Connected
      const ipv4AddressAt = o + 11;
      let ipv4AddressEnd = ipv4AddressAt;
      if (dataEnd - (o + 11) >= 8) {
        if (dataEnd - ipv4AddressAt < 4) return -DATA_TRUNCATED_2;
        ipv4AddressEnd = ipv4AddressAt + 4;
      }

      const addressTypeAt = ipv4AddressEnd;
      let addressTypeEnd = addressTypeAt;
      if (dataEnd - ipv4AddressEnd >= 21) {
        if (dataEnd - addressTypeAt < 1) return -DATA_TRUNCATED_2;
        addressTypeEnd = addressTypeAt + 1;
      }

      const ipv6AddressAt = addressTypeEnd;
      let ipv6AddressEnd = ipv6AddressAt;
      if (dataEnd - addressTypeEnd >= 20) {
        if (dataEnd - ipv6AddressAt < 16) return -DATA_TRUNCATED_2;
        ipv6AddressEnd = ipv6AddressAt + 16;
      }

      const ttlAt = ipv6AddressEnd;
      if (dataEnd - ipv6AddressEnd >= 4) {
        if (dataEnd - ttlAt < 4) return -DATA_TRUNCATED_2;
      }

      break;
    }

    case 5: {
      // Sendme
      const versionAt = o + 11;
      let versionEnd = versionAt;
      if (dataEnd - (o + 11) > 0) {
        if (dataEnd - versionAt < 1) return -DATA_TRUNCATED_2;
        versionEnd = versionAt + 1;
      }

      const dataLenAt = versionEnd;
      let dataLenEnd = dataLenAt;
      if (dataEnd - versionEnd >= 22) {
        if (dataEnd - dataLenAt < 2) return -DATA_TRUNCATED_2;
        const dataLen = (b[dataLenAt] << 8) | b[dataLenAt + 1];
        if (dataLen < 20) return -SENDME_DATA_LEN_MALFORMED; // :36
        dataLenEnd = dataLenAt + 2;
      }

      const sendmeDigestAt = dataLenEnd;
      if (dataEnd - dataLenEnd >= 20) {
        if (dataEnd - sendmeDigestAt < 20) return -DATA_TRUNCATED_2;
      }

      break;
    }

    case 6: {
      // Extend
      if (dataEnd - o < 223) return -DATA_TRUNCATED_2;
      if (o + 223 !== dataEnd) return -DATA_LEFTOVER; // :14
      break;
    }

    case 7: {
      // Extended
      if (dataEnd - o < 159) return -DATA_TRUNCATED_2;
      if (o + 159 !== dataEnd) return -DATA_LEFTOVER; // :14
      break;
    }

    case 8: {
      // Truncate
      break;
    }

    case 9: {
      // Truncated
      if (dataEnd - o < 12) return -DATA_TRUNCATED_2;
      break;
    }

    case 10: {
      // Drop
      break;
    }

    case 11: {
      // Resolve
      let hostnameAt = o + 11;
      let hostnameEnded = false;
      while (hostnameAt < dataEnd) {
        const hostnameTag = b[hostnameAt];
        if (hostnameTag === 0) {
          // NUL
          hostnameEnded = true;
          break;
        }

        const hostnameNext = scanCharacter(b, hostnameAt, dataEnd);
        if (hostnameNext < 0) return hostnameNext;
        hostnameAt = hostnameNext;
      }

      if (!hostnameEnded) return -RESOLVE_HOSTNAME_UNTERMINATED; // :50
      break;
    }

    case 12: {
      // Resolved
      let answersAt = o + 11;
      while (answersAt < dataEnd) {
        const answersNext = scanAnswer(b, answersAt, dataEnd);
        if (answersNext < 0) return answersNext;
        answersAt = answersNext;
      }

      break;
    }

    case 13: {
      // Begin Dir
      break;
    }

    case 14: {
      // Extend2
      if (dataEnd - o < 12) return -DATA_TRUNCATED_2;
      const nspec = b[o + 11];
      let linkSpecifiersAt = o + 12;
      let linkSpecifiersCount = 0;
      for (; linkSpecifiersCount < nspec; linkSpecifiersCount++) {
        const linkSpecifiersNext = scanLinkSpecifier(b, linkSpecifiersAt, dataEnd);
        if (linkSpecifiersNext < 0) return linkSpecifiersNext;
        linkSpecifiersAt = linkSpecifiersNext;
      }

      if (dataEnd - linkSpecifiersAt < 4) return -DATA_TRUNCATED_2;
      const hlen = (b[linkSpecifiersAt + 2] << 8) | b[linkSpecifiersAt + 3];
      const hdataEnd = linkSpecifiersAt + 4 + hlen;
      if (hdataEnd > dataEnd) return -EXTEND2_HDATA_TRUNCATED; // :58
      if (hdataEnd !== dataEnd) return -DATA_LEFTOVER; // :14
      break;
    }

    case 15: {
      // Extended2
      if (dataEnd - o < 13) return -DATA_TRUNCATED_2;
      const hlen = (b[o + 11] << 8) | b[o + 12];
      const hdataEnd = o + 13 + hlen;
      if (hdataEnd > dataEnd) return -EXTENDED2_HDATA_TRUNCATED; // :60
      if (hdataEnd !== dataEnd) return -DATA_LEFTOVER; // :14
      break;
    }

    case 19:
    case 20: {
      // Conflux
      if (dataEnd - o < 61) return -DATA_TRUNCATED_2;
      const version = b[o + 11];
      if (version !== 1) return -CONFLUX_VERSION_MALFORMED; // :62
      if (o + 61 !== dataEnd) return -DATA_LEFTOVER; // :14
      break;
    }

    case 41: {
      // Padding Negotiate
      if (dataEnd - o < 19) return -DATA_TRUNCATED_2;
      const version = b[o + 11];
      if (version !== 0) return -PADDING_NEGOTIATE_VERSION_MALFORMED; // :69
      if (o + 19 !== dataEnd) return -DATA_LEFTOVER; // :14
      break;
    }

    case 42: {
      // Padding Negotiated
      if (dataEnd - o < 19) return -DATA_TRUNCATED_2;
      const version = b[o + 11];
      if (version !== 0) return -PADDING_NEGOTIATED_VERSION_MALFORMED; // :76
      if (o + 19 !== dataEnd) return -DATA_LEFTOVER; // :14
      break;
    }

    case 44: {
      // XON
      if (dataEnd - o < 16) return -DATA_TRUNCATED_2;
      const version = b[o + 11];
      if (version !== 0) return -XON_VERSION_MALFORMED; // :83
      if (o + 16 !== dataEnd) return -DATA_LEFTOVER; // :14
      break;
    }

    case 43: {
      // XOFF
      if (dataEnd - o < 12) return -DATA_TRUNCATED_2;
      const version = b[o + 11];
      if (version !== 0) return -XOFF_VERSION_MALFORMED; // :86
      if (o + 12 !== dataEnd) return -DATA_LEFTOVER; // :14
      break;
    }

    default: {
    }
  }

  return relayCellEnd;
}

/** Where Data begins. */
export function dataStart(b: Uint8Array, o: number): number {
  return o + 11;
}

/** Where Data ends. */
export function dataEnd(b: Uint8Array, o: number): number {
  return o + 11 + length(b, o);
}

/** Where Destination begins. */
export function beginDestinationStart(b: Uint8Array, o: number): number {
  return o + 11;
}

/** Where Destination ends. */
export function beginDestinationEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o);
}

/** Where Stream Data begins. */
export function dataStreamDataStart(b: Uint8Array, o: number): number {
  return o + 11;
}

/** Where Stream Data ends. */
export function dataStreamDataEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o);
}

/** Where Reason begins. */
export function endReasonStart(b: Uint8Array, o: number): number {
  return o + 11;
}

/** Where Reason ends. */
export function endReasonEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o) - (o + 11) > 0 ? o + 12 : o + 11;
}

/** Where IPv4 Address begins. */
export function endIpv4AddressStart(b: Uint8Array, o: number): number {
  return endReasonEnd(b, o);
}

/** Where IPv4 Address ends. */
export function endIpv4AddressEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o) - endReasonEnd(b, o) === 4 || dataEnd(b, o) - endReasonEnd(b, o) === 8
    ? endReasonEnd(b, o) + 4
    : endReasonEnd(b, o);
}

/** Where IPv6 Address begins. */
export function endIpv6AddressStart(b: Uint8Array, o: number): number {
  return endIpv4AddressEnd(b, o);
}

/** Where IPv6 Address ends. */
export function endIpv6AddressEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o) - endIpv4AddressEnd(b, o) === 16 ||
    dataEnd(b, o) - endIpv4AddressEnd(b, o) === 20
    ? endIpv4AddressEnd(b, o) + 16
    : endIpv4AddressEnd(b, o);
}

/** Where TTL begins. */
export function endTtlStart(b: Uint8Array, o: number): number {
  return endIpv6AddressEnd(b, o);
}

/** Where TTL ends. */
export function endTtlEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o) - endIpv6AddressEnd(b, o) === 4
    ? endIpv6AddressEnd(b, o) + 4
    : endIpv6AddressEnd(b, o);
}

/** Where Ignored begins. */
export function endIgnoredStart(b: Uint8Array, o: number): number {
  return endTtlEnd(b, o);
}

/** Where Ignored ends. */
export function endIgnoredEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o);
}

/** Where IPv4 Address begins. */
export function connectedIpv4AddressStart(b: Uint8Array, o: number): number {
  return o + 11;
}

/** Where IPv4 Address ends. */
export function connectedIpv4AddressEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o) - (o + 11) >= 8 ? o + 15 : o + 11;
}

/** Where Address Type begins. */
export function connectedAddressTypeStart(b: Uint8Array, o: number): number {
  return connectedIpv4AddressEnd(b, o);
}

/** Where Address Type ends. */
export function connectedAddressTypeEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o) - connectedIpv4AddressEnd(b, o) >= 21
    ? connectedIpv4AddressEnd(b, o) + 1
    : connectedIpv4AddressEnd(b, o);
}

/** Where IPv6 Address begins. */
export function connectedIpv6AddressStart(b: Uint8Array, o: number): number {
  return connectedAddressTypeEnd(b, o);
}

/** Where IPv6 Address ends. */
export function connectedIpv6AddressEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o) - connectedAddressTypeEnd(b, o) >= 20
    ? connectedAddressTypeEnd(b, o) + 16
    : connectedAddressTypeEnd(b, o);
}

/** Where TTL begins. */
export function connectedTtlStart(b: Uint8Array, o: number): number {
  return connectedIpv6AddressEnd(b, o);
}

/** Where TTL ends. */
export function connectedTtlEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o) - connectedIpv6AddressEnd(b, o) >= 4
    ? connectedIpv6AddressEnd(b, o) + 4
    : connectedIpv6AddressEnd(b, o);
}

/** Where Ignored begins. */
export function connectedIgnoredStart(b: Uint8Array, o: number): number {
  return connectedTtlEnd(b, o);
}

/** Where Ignored ends. */
export function connectedIgnoredEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o);
}

/** Where Version begins. */
export function sendmeVersionStart(b: Uint8Array, o: number): number {
  return o + 11;
}

/** Where Version ends. */
export function sendmeVersionEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o) - (o + 11) > 0 ? o + 12 : o + 11;
}

/** Where DATA-LEN begins. */
export function sendmeDataLenStart(b: Uint8Array, o: number): number {
  return sendmeVersionEnd(b, o);
}

/** Where DATA-LEN ends. */
export function sendmeDataLenEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o) - sendmeVersionEnd(b, o) >= 22
    ? sendmeVersionEnd(b, o) + 2
    : sendmeVersionEnd(b, o);
}

/** Where Sendme Digest begins. */
export function sendmeSendmeDigestStart(b: Uint8Array, o: number): number {
  return sendmeDataLenEnd(b, o);
}

/** Where Sendme Digest ends. */
export function sendmeSendmeDigestEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o) - sendmeDataLenEnd(b, o) >= 20
    ? sendmeDataLenEnd(b, o) + 20
    : sendmeDataLenEnd(b, o);
}

/** Where Ignored begins. */
export function sendmeIgnoredStart(b: Uint8Array, o: number): number {
  return sendmeSendmeDigestEnd(b, o);
}

/** Where Ignored ends. */
export function sendmeIgnoredEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o);
}

/** Where Onion Skin begins. */
export function extendOnionSkinStart(b: Uint8Array, o: number): number {
  return o + 17;
}

/** Where Onion Skin ends. */
export function extendOnionSkinEnd(b: Uint8Array, o: number): number {
  return o + 17 + 186;
}

/** Where Identity Fingerprint begins. */
export function extendIdentityFingerprintStart(b: Uint8Array, o: number): number {
  return o + 203;
}

/** Where Identity Fingerprint ends. */
export function extendIdentityFingerprintEnd(b: Uint8Array, o: number): number {
  return o + 203 + 20;
}

/** Where Onion Skin begins. */
export function extendedOnionSkinStart(b: Uint8Array, o: number): number {
  return o + 11;
}

/** Where Onion Skin ends. */
export function extendedOnionSkinEnd(b: Uint8Array, o: number): number {
  return o + 11 + 148;
}

/** Where Ignored begins. */
export function truncateIgnoredStart(b: Uint8Array, o: number): number {
  return o + 11;
}

/** Where Ignored ends. */
export function truncateIgnoredEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o);
}

/** Where Ignored begins. */
export function truncatedIgnoredStart(b: Uint8Array, o: number): number {
  return o + 12;
}

/** Where Ignored ends. */
export function truncatedIgnoredEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o);
}

/** Where Noise begins. */
export function dropNoiseStart(b: Uint8Array, o: number): number {
  return o + 11;
}

/** Where Noise ends. */
export function dropNoiseEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o);
}

/** Where Hostname begins. */
export function resolveHostnameStart(b: Uint8Array, o: number): number {
  return o + 11;
}

/** Where Hostname ends. */
export function resolveHostnameEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o);
}

/** Where Answers begins. */
export function resolvedAnswersStart(b: Uint8Array, o: number): number {
  return o + 11;
}

/** Where Answers ends. */
export function resolvedAnswersEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o);
}

/** Where Ignored begins. */
export function beginDirIgnoredStart(b: Uint8Array, o: number): number {
  return o + 11;
}

/** Where Ignored ends. */
export function beginDirIgnoredEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o);
}

/** Where Link Specifiers begins. */
export function extend2LinkSpecifiersStart(b: Uint8Array, o: number): number {
  return o + 12;
}

/** Where Link Specifiers ends. */
export function extend2LinkSpecifiersEnd(b: Uint8Array, o: number): number {
  let at = o + 12;
  for (let left = extend2Nspec(b, o); left > 0; left--)
    at = scanLinkSpecifier(b, at, dataEnd(b, o));
  return at;
}

/** Where HDATA begins. */
export function extend2HdataStart(b: Uint8Array, o: number): number {
  return extend2LinkSpecifiersEnd(b, o) + 4;
}

/** Where HDATA ends. */
export function extend2HdataEnd(b: Uint8Array, o: number): number {
  return extend2LinkSpecifiersEnd(b, o) + 4 + extend2Hlen(b, o);
}

/** Where HDATA begins. */
export function extended2HdataStart(b: Uint8Array, o: number): number {
  return o + 13;
}

/** Where HDATA ends. */
export function extended2HdataEnd(b: Uint8Array, o: number): number {
  return o + 13 + extended2Hlen(b, o);
}

/** Where Nonce begins. */
export function confluxNonceStart(b: Uint8Array, o: number): number {
  return o + 12;
}

/** Where Nonce ends. */
export function confluxNonceEnd(b: Uint8Array, o: number): number {
  return o + 12 + 32;
}

/** Where Octets begins. */
export function unknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 11;
}

/** Where Octets ends. */
export function unknownOctetsEnd(b: Uint8Array, o: number): number {
  return dataEnd(b, o);
}

/** Where Padding begins. */
export function paddingStart(b: Uint8Array, o: number): number {
  return dataEnd(b, o);
}

/** Relay Command (8). */
export function relayCommand(b: Uint8Array, o: number): number {
  return b[o];
}

export function setRelayCommand(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Recognized (16) = 0. */
export function recognized(b: Uint8Array, o: number): number {
  return (b[o + 1] << 8) | b[o + 2];
}

export function setRecognized(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value >>> 8;
  b[o + 2] = value;
}

/** StreamID (16): zero: the circuit itself. */
export function streamid(b: Uint8Array, o: number): number {
  return (b[o + 3] << 8) | b[o + 4];
}

export function setStreamid(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = value >>> 8;
  b[o + 4] = value;
}

/** Digest (32): the first of the running hash, over this cell with zeros here. */
export function digest(b: Uint8Array, o: number): number {
  return ((b[o + 5] << 24) | (b[o + 6] << 16) | (b[o + 7] << 8) | b[o + 8]) >>> 0;
}

export function setDigest(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value >>> 24;
  b[o + 6] = value >>> 16;
  b[o + 7] = value >>> 8;
  b[o + 8] = value;
}

/** Length (16) in 0..498. */
export function length(b: Uint8Array, o: number): number {
  return (b[o + 9] << 8) | b[o + 10];
}

export function setLength(b: Uint8Array, o: number, value: number): void {
  b[o + 9] = value >>> 8;
  b[o + 10] = value;
}

/** Whether Reason is there. */
export function hasEndReason(b: Uint8Array, o: number): boolean {
  return dataEnd(b, o) - (o + 11) > 0;
}

/** Reason (8). */
export function endReason(b: Uint8Array, o: number): number {
  return b[o + 11];
}

export function setEndReason(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = value;
}

/** Whether IPv4 Address is there. */
export function hasEndIpv4Address(b: Uint8Array, o: number): boolean {
  return dataEnd(b, o) - endReasonEnd(b, o) === 4 || dataEnd(b, o) - endReasonEnd(b, o) === 8;
}

/** IPv4 Address (32): with Exit Policy: the address it does not like. */
export function endIpv4Address(b: Uint8Array, o: number): number {
  return (
    ((b[endReasonEnd(b, o)] << 24) |
      (b[endReasonEnd(b, o) + 1] << 16) |
      (b[endReasonEnd(b, o) + 2] << 8) |
      b[endReasonEnd(b, o) + 3]) >>>
    0
  );
}

export function setEndIpv4Address(b: Uint8Array, o: number, value: number): void {
  b[endReasonEnd(b, o)] = value >>> 24;
  b[endReasonEnd(b, o) + 1] = value >>> 16;
  b[endReasonEnd(b, o) + 2] = value >>> 8;
  b[endReasonEnd(b, o) + 3] = value;
}

/** Whether IPv6 Address is there. */
export function hasEndIpv6Address(b: Uint8Array, o: number): boolean {
  return (
    dataEnd(b, o) - endIpv4AddressEnd(b, o) === 16 || dataEnd(b, o) - endIpv4AddressEnd(b, o) === 20
  );
}

/** Whether TTL is there. */
export function hasEndTtl(b: Uint8Array, o: number): boolean {
  return dataEnd(b, o) - endIpv6AddressEnd(b, o) === 4;
}

/** TTL (32), in seconds. */
export function endTtl(b: Uint8Array, o: number): number {
  return (
    ((b[endIpv6AddressEnd(b, o)] << 24) |
      (b[endIpv6AddressEnd(b, o) + 1] << 16) |
      (b[endIpv6AddressEnd(b, o) + 2] << 8) |
      b[endIpv6AddressEnd(b, o) + 3]) >>>
    0
  );
}

export function setEndTtl(b: Uint8Array, o: number, value: number): void {
  b[endIpv6AddressEnd(b, o)] = value >>> 24;
  b[endIpv6AddressEnd(b, o) + 1] = value >>> 16;
  b[endIpv6AddressEnd(b, o) + 2] = value >>> 8;
  b[endIpv6AddressEnd(b, o) + 3] = value;
}

/** Whether IPv4 Address is there. */
export function hasConnectedIpv4Address(b: Uint8Array, o: number): boolean {
  return dataEnd(b, o) - (o + 11) >= 8;
}

/** IPv4 Address (32): 0.0.0.0 where the address is an IPv6 one. */
export function connectedIpv4Address(b: Uint8Array, o: number): number {
  return ((b[o + 11] << 24) | (b[o + 12] << 16) | (b[o + 13] << 8) | b[o + 14]) >>> 0;
}

export function setConnectedIpv4Address(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = value >>> 24;
  b[o + 12] = value >>> 16;
  b[o + 13] = value >>> 8;
  b[o + 14] = value;
}

/** Whether Address Type is there. */
export function hasConnectedAddressType(b: Uint8Array, o: number): boolean {
  return dataEnd(b, o) - connectedIpv4AddressEnd(b, o) >= 21;
}

/** Address Type (8). */
export function connectedAddressType(b: Uint8Array, o: number): number {
  return b[connectedIpv4AddressEnd(b, o)];
}

export function setConnectedAddressType(b: Uint8Array, o: number, value: number): void {
  b[connectedIpv4AddressEnd(b, o)] = value;
}

/** Whether IPv6 Address is there. */
export function hasConnectedIpv6Address(b: Uint8Array, o: number): boolean {
  return dataEnd(b, o) - connectedAddressTypeEnd(b, o) >= 20;
}

/** Whether TTL is there. */
export function hasConnectedTtl(b: Uint8Array, o: number): boolean {
  return dataEnd(b, o) - connectedIpv6AddressEnd(b, o) >= 4;
}

/** TTL (32), in seconds. */
export function connectedTtl(b: Uint8Array, o: number): number {
  return (
    ((b[connectedIpv6AddressEnd(b, o)] << 24) |
      (b[connectedIpv6AddressEnd(b, o) + 1] << 16) |
      (b[connectedIpv6AddressEnd(b, o) + 2] << 8) |
      b[connectedIpv6AddressEnd(b, o) + 3]) >>>
    0
  );
}

export function setConnectedTtl(b: Uint8Array, o: number, value: number): void {
  b[connectedIpv6AddressEnd(b, o)] = value >>> 24;
  b[connectedIpv6AddressEnd(b, o) + 1] = value >>> 16;
  b[connectedIpv6AddressEnd(b, o) + 2] = value >>> 8;
  b[connectedIpv6AddressEnd(b, o) + 3] = value;
}

/** Whether Version is there. */
export function hasSendmeVersion(b: Uint8Array, o: number): boolean {
  return dataEnd(b, o) - (o + 11) > 0;
}

/** Version (8): nothing at all is version 0. */
export function sendmeVersion(b: Uint8Array, o: number): number {
  return b[o + 11];
}

export function setSendmeVersion(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = value;
}

/** Whether DATA-LEN is there. */
export function hasSendmeDataLen(b: Uint8Array, o: number): boolean {
  return dataEnd(b, o) - sendmeVersionEnd(b, o) >= 22;
}

/** DATA-LEN (16) in 20... */
export function sendmeDataLen(b: Uint8Array, o: number): number {
  return (b[sendmeVersionEnd(b, o)] << 8) | b[sendmeVersionEnd(b, o) + 1];
}

export function setSendmeDataLen(b: Uint8Array, o: number, value: number): void {
  b[sendmeVersionEnd(b, o)] = value >>> 8;
  b[sendmeVersionEnd(b, o) + 1] = value;
}

/** Whether Sendme Digest is there. */
export function hasSendmeSendmeDigest(b: Uint8Array, o: number): boolean {
  return dataEnd(b, o) - sendmeDataLenEnd(b, o) >= 20;
}

/** Address (32). */
export function extendAddress(b: Uint8Array, o: number): number {
  return ((b[o + 11] << 24) | (b[o + 12] << 16) | (b[o + 13] << 8) | b[o + 14]) >>> 0;
}

export function setExtendAddress(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = value >>> 24;
  b[o + 12] = value >>> 16;
  b[o + 13] = value >>> 8;
  b[o + 14] = value;
}

/** Port (16). */
export function extendPort(b: Uint8Array, o: number): number {
  return (b[o + 15] << 8) | b[o + 16];
}

export function setExtendPort(b: Uint8Array, o: number, value: number): void {
  b[o + 15] = value >>> 8;
  b[o + 16] = value;
}

/** Reason (8). */
export function truncatedReason(b: Uint8Array, o: number): number {
  return b[o + 11];
}

export function setTruncatedReason(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = value;
}

/** NSPEC (8). */
export function extend2Nspec(b: Uint8Array, o: number): number {
  return b[o + 11];
}

export function setExtend2Nspec(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = value;
}

/** HTYPE (16). */
export function extend2Htype(b: Uint8Array, o: number): number {
  return (b[extend2LinkSpecifiersEnd(b, o)] << 8) | b[extend2LinkSpecifiersEnd(b, o) + 1];
}

export function setExtend2Htype(b: Uint8Array, o: number, value: number): void {
  b[extend2LinkSpecifiersEnd(b, o)] = value >>> 8;
  b[extend2LinkSpecifiersEnd(b, o) + 1] = value;
}

/** HLEN (16). */
export function extend2Hlen(b: Uint8Array, o: number): number {
  return (b[extend2LinkSpecifiersEnd(b, o) + 2] << 8) | b[extend2LinkSpecifiersEnd(b, o) + 3];
}

export function setExtend2Hlen(b: Uint8Array, o: number, value: number): void {
  b[extend2LinkSpecifiersEnd(b, o) + 2] = value >>> 8;
  b[extend2LinkSpecifiersEnd(b, o) + 3] = value;
}

/** HLEN (16). */
export function extended2Hlen(b: Uint8Array, o: number): number {
  return (b[o + 11] << 8) | b[o + 12];
}

export function setExtended2Hlen(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = value >>> 8;
  b[o + 12] = value;
}

/** Version (8) = 1. */
export function confluxVersion(b: Uint8Array, o: number): number {
  return b[o + 11];
}

export function setConfluxVersion(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = value;
}

/** Last Seqno Sent (64). */
export function confluxLastSeqnoSent(b: Uint8Array, o: number): bigint {
  return (
    (BigInt(((b[o + 44] << 24) | (b[o + 45] << 16) | (b[o + 46] << 8) | b[o + 47]) >>> 0) << 32n) |
    BigInt(((b[o + 48] << 24) | (b[o + 49] << 16) | (b[o + 50] << 8) | b[o + 51]) >>> 0)
  );
}

export function setConfluxLastSeqnoSent(b: Uint8Array, o: number, value: bigint): void {
  b[o + 44] = Number(value >> 32n) >>> 24;
  b[o + 45] = Number(value >> 32n) >>> 16;
  b[o + 46] = Number(value >> 32n) >>> 8;
  b[o + 47] = Number(value >> 32n);
  b[o + 48] = Number(value & 0xffffffffn) >>> 24;
  b[o + 49] = Number(value & 0xffffffffn) >>> 16;
  b[o + 50] = Number(value & 0xffffffffn) >>> 8;
  b[o + 51] = Number(value & 0xffffffffn);
}

/** Last Seqno Received (64). */
export function confluxLastSeqnoReceived(b: Uint8Array, o: number): bigint {
  return (
    (BigInt(((b[o + 52] << 24) | (b[o + 53] << 16) | (b[o + 54] << 8) | b[o + 55]) >>> 0) << 32n) |
    BigInt(((b[o + 56] << 24) | (b[o + 57] << 16) | (b[o + 58] << 8) | b[o + 59]) >>> 0)
  );
}

export function setConfluxLastSeqnoReceived(b: Uint8Array, o: number, value: bigint): void {
  b[o + 52] = Number(value >> 32n) >>> 24;
  b[o + 53] = Number(value >> 32n) >>> 16;
  b[o + 54] = Number(value >> 32n) >>> 8;
  b[o + 55] = Number(value >> 32n);
  b[o + 56] = Number(value & 0xffffffffn) >>> 24;
  b[o + 57] = Number(value & 0xffffffffn) >>> 16;
  b[o + 58] = Number(value & 0xffffffffn) >>> 8;
  b[o + 59] = Number(value & 0xffffffffn);
}

/** Desired UX (8). */
export function confluxDesiredUx(b: Uint8Array, o: number): number {
  return b[o + 60];
}

export function setConfluxDesiredUx(b: Uint8Array, o: number, value: number): void {
  b[o + 60] = value;
}

/** Version (8) = 0. */
export function paddingNegotiateVersion(b: Uint8Array, o: number): number {
  return b[o + 11];
}

export function setPaddingNegotiateVersion(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = value;
}

/** Command (8). */
export function paddingNegotiateCommand(b: Uint8Array, o: number): number {
  return b[o + 12];
}

export function setPaddingNegotiateCommand(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value;
}

/** Machine Type (8). */
export function paddingNegotiateMachineType(b: Uint8Array, o: number): number {
  return b[o + 13];
}

export function setPaddingNegotiateMachineType(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = value;
}

/** Unused (8): formerly Echo Request. */
export function paddingNegotiateUnused(b: Uint8Array, o: number): number {
  return b[o + 14];
}

export function setPaddingNegotiateUnused(b: Uint8Array, o: number, value: number): void {
  b[o + 14] = value;
}

/** Machine Counter (32). */
export function paddingNegotiateMachineCounter(b: Uint8Array, o: number): number {
  return ((b[o + 15] << 24) | (b[o + 16] << 16) | (b[o + 17] << 8) | b[o + 18]) >>> 0;
}

export function setPaddingNegotiateMachineCounter(b: Uint8Array, o: number, value: number): void {
  b[o + 15] = value >>> 24;
  b[o + 16] = value >>> 16;
  b[o + 17] = value >>> 8;
  b[o + 18] = value;
}

/** Version (8) = 0. */
export function paddingNegotiatedVersion(b: Uint8Array, o: number): number {
  return b[o + 11];
}

export function setPaddingNegotiatedVersion(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = value;
}

/** Command (8). */
export function paddingNegotiatedCommand(b: Uint8Array, o: number): number {
  return b[o + 12];
}

export function setPaddingNegotiatedCommand(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value;
}

/** Response (8). */
export function paddingNegotiatedResponse(b: Uint8Array, o: number): number {
  return b[o + 13];
}

export function setPaddingNegotiatedResponse(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = value;
}

/** Machine Type (8). */
export function paddingNegotiatedMachineType(b: Uint8Array, o: number): number {
  return b[o + 14];
}

export function setPaddingNegotiatedMachineType(b: Uint8Array, o: number, value: number): void {
  b[o + 14] = value;
}

/** Machine Counter (32). */
export function paddingNegotiatedMachineCounter(b: Uint8Array, o: number): number {
  return ((b[o + 15] << 24) | (b[o + 16] << 16) | (b[o + 17] << 8) | b[o + 18]) >>> 0;
}

export function setPaddingNegotiatedMachineCounter(b: Uint8Array, o: number, value: number): void {
  b[o + 15] = value >>> 24;
  b[o + 16] = value >>> 16;
  b[o + 17] = value >>> 8;
  b[o + 18] = value;
}

/** Version (8) = 0. */
export function xonVersion(b: Uint8Array, o: number): number {
  return b[o + 11];
}

export function setXonVersion(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = value;
}

/** Kbps EWMA (32), in kilobytes a second: zero: as fast as you can. */
export function xonKbpsEwma(b: Uint8Array, o: number): number {
  return ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
}

export function setXonKbpsEwma(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value >>> 24;
  b[o + 13] = value >>> 16;
  b[o + 14] = value >>> 8;
  b[o + 15] = value;
}

/** Version (8) = 0. */
export function xoffVersion(b: Uint8Array, o: number): number {
  return b[o + 11];
}

export function setXoffVersion(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = value;
}

/** How many octets the Relay Cell at o still needs, at least, behind end: 0 when it is whole. */
export function neededRelayCell(b: Uint8Array, o: number, end: number): number {
  const whole = o + 509;
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Relay Cell over b[o, end), around what already stands there. */
export function writeRelayCell(
  b: Uint8Array,
  o: number,
  end: number,
  dataEnd: number,
  relayCommand: number,
  streamid: number,
  digest: number,
): void {
  b[o] = relayCommand;
  b[o + 1] = 0;
  b[o + 2] = 0;
  b[o + 3] = streamid >>> 8;
  b[o + 4] = streamid;
  b[o + 5] = digest >>> 24;
  b[o + 6] = digest >>> 16;
  b[o + 7] = digest >>> 8;
  b[o + 8] = digest;
  b[o + 9] = (dataEnd - (o + 11)) >>> 8;
  b[o + 10] = dataEnd - (o + 11);
}

/**
 * Whether b[o, end) begins with a sound Addrport: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkAddrport(b: Uint8Array, o: number, end: number): number {
  const at = scanAddrport(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkAddrport(), but answers where the Addrport ends, or minus the broken rule. */
export function scanAddrport(b: Uint8Array, o: number, end: number): number {
  let addrportAt = o;
  let addrportEnded = false;
  while (addrportAt < end) {
    const addrportTag = b[addrportAt];
    if (addrportTag === 0) {
      // NUL
      addrportEnded = true;
      break;
    }

    const addrportNext = scanCharacter(b, addrportAt, end);
    if (addrportNext < 0) return addrportNext;
    addrportAt = addrportNext;
  }

  if (!addrportEnded) return -ADDRPORT_ADDRPORT_UNTERMINATED; // :99
  return end;
}

/** Where ADDRPORT begins. */
export function addrportAddrportStart(b: Uint8Array, o: number): number {
  return o;
}

/** Writes the fixed fields of a Addrport over b[o, end), around what already stands there. */
export function writeAddrport(b: Uint8Array, o: number, end: number): void {}

/**
 * Whether b[o, end) begins with a sound Begin Options: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkBeginOptions(b: Uint8Array, o: number, end: number): number {
  const at = scanBeginOptions(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkBeginOptions(), but answers where the Begin Options ends, or minus the broken rule. */
export function scanBeginOptions(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -BEGIN_OPTIONS_TRUNCATED;
  return o + 4;
}

/** Flags (32): and then, perhaps, this. */
export function beginOptionsFlags(b: Uint8Array, o: number): number {
  return ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setBeginOptionsFlags(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 24;
  b[o + 1] = value >>> 16;
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Writes the fixed fields of a Begin Options over b[o, end), around what already stands there. */
export function writeBeginOptions(b: Uint8Array, o: number, end: number, flags: number): void {
  b[o] = flags >>> 24;
  b[o + 1] = flags >>> 16;
  b[o + 2] = flags >>> 8;
  b[o + 3] = flags;
}

/**
 * Whether b[o, end) begins with a sound Answer: OK, or the first rule of the spec that it breaks.
 */
export function checkAnswer(b: Uint8Array, o: number, end: number): number {
  const at = scanAnswer(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkAnswer(), but answers where the Answer ends, or minus the broken rule. */
export function scanAnswer(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -ANSWER_TRUNCATED;
  const type = b[o];
  const length = b[o + 1];
  const valueEnd = o + 2 + length;
  if (valueEnd > end) return -ANSWER_VALUE_TRUNCATED; // :116
  switch (type) {
    case 0: {
      // Hostname
      break;
    }

    case 4: {
      // IPv4
      if (valueEnd - o < 6) return -ANSWER_VALUE_TRUNCATED_2;
      if (o + 6 !== valueEnd) return -ANSWER_VALUE_LEFTOVER; // :116
      break;
    }

    case 6: {
      // IPv6
      if (valueEnd - o < 18) return -ANSWER_VALUE_TRUNCATED_2;
      if (o + 18 !== valueEnd) return -ANSWER_VALUE_LEFTOVER; // :116
      break;
    }

    case 240:
    case 241: {
      // Error
      break;
    }

    default: {
    }
  }

  if (end - valueEnd < 4) return -ANSWER_TRUNCATED;
  return valueEnd + 4;
}

/** Where Value begins. */
export function answerValueStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Value ends. */
export function answerValueEnd(b: Uint8Array, o: number): number {
  return o + 2 + answerLength(b, o);
}

/** Where Hostname begins. */
export function answerHostnameHostnameStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Hostname ends. */
export function answerHostnameHostnameEnd(b: Uint8Array, o: number): number {
  return answerValueEnd(b, o);
}

/** Where IPv6 Address begins. */
export function answerIpv6Ipv6AddressStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where IPv6 Address ends. */
export function answerIpv6Ipv6AddressEnd(b: Uint8Array, o: number): number {
  return o + 2 + 16;
}

/** Where Explanation begins. */
export function answerErrorExplanationStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Explanation ends. */
export function answerErrorExplanationEnd(b: Uint8Array, o: number): number {
  return answerValueEnd(b, o);
}

/** Where Octets begins. */
export function answerUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Octets ends. */
export function answerUnknownOctetsEnd(b: Uint8Array, o: number): number {
  return answerValueEnd(b, o);
}

/** Type (8). */
export function answerType(b: Uint8Array, o: number): number {
  return b[o];
}

export function setAnswerType(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Length (8). */
export function answerLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setAnswerLength(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** IPv4 Address (32). */
export function answerIpv4Ipv4Address(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

export function setAnswerIpv4Ipv4Address(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 24;
  b[o + 3] = value >>> 16;
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** TTL (32), in seconds. */
export function answerTtl(b: Uint8Array, o: number): number {
  return (
    ((b[answerValueEnd(b, o)] << 24) |
      (b[answerValueEnd(b, o) + 1] << 16) |
      (b[answerValueEnd(b, o) + 2] << 8) |
      b[answerValueEnd(b, o) + 3]) >>>
    0
  );
}

export function setAnswerTtl(b: Uint8Array, o: number, value: number): void {
  b[answerValueEnd(b, o)] = value >>> 24;
  b[answerValueEnd(b, o) + 1] = value >>> 16;
  b[answerValueEnd(b, o) + 2] = value >>> 8;
  b[answerValueEnd(b, o) + 3] = value;
}

/** How many octets the Answer at o still needs, at least, behind end: 0 when it is whole. */
export function neededAnswer(b: Uint8Array, o: number, end: number): number {
  if (end < o + 1) return o + 1 - end;
  if (end < o + 2) return o + 2 - end;
  const whole = answerValueEnd(b, o) + 4;
  return whole > end ? whole - end : 0;
}

/**
 * Whether b[o, end) begins with a sound Character: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkCharacter(b: Uint8Array, o: number, end: number): number {
  const at = scanCharacter(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkCharacter(), but answers where the Character ends, or minus the broken rule. */
export function scanCharacter(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -CHARACTER_TRUNCATED;
  const octet = b[o];
  switch (octet) {
    case 0: {
      // NUL
      return o + 1;
    }

    default: {
      return o + 1;
    }
  }
}

/** Octet (8): which Character it is. */
export function characterOctet(b: Uint8Array, o: number): number {
  return b[o];
}

/** Writes NUL at b[o], and answers where it ends. */
export function writeCharacterNul(b: Uint8Array, o: number): number {
  b[o] = 0;
  return o + 1;
}

/** Writes Letter at b[o], and answers where it ends. */
export function writeCharacterLetter(b: Uint8Array, o: number, octet: number): number {
  b[o] = octet;
  return o + 1;
}

/**
 * Whether b[o, end) begins with a sound Link Specifier: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkLinkSpecifier(b: Uint8Array, o: number, end: number): number {
  const at = scanLinkSpecifier(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkLinkSpecifier(), but answers where the Link Specifier ends, or minus the broken rule.
 */
export function scanLinkSpecifier(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -LINK_SPECIFIER_TRUNCATED;
  const lstype = b[o];
  switch (lstype) {
    case 0: {
      // IPv4
      if (end - o < 8) return -LINK_SPECIFIER_TRUNCATED;
      const lslen = b[o + 1];
      if (lslen !== 6) return -LINK_SPECIFIER_IPV4_LSLEN_MALFORMED; // :106
      return o + 8;
    }

    case 1: {
      // IPv6
      if (end - o < 20) return -LINK_SPECIFIER_TRUNCATED;
      const lslen = b[o + 1];
      if (lslen !== 18) return -LINK_SPECIFIER_IPV6_LSLEN_MALFORMED; // :107
      return o + 20;
    }

    case 2: {
      // Legacy Identity
      if (end - o < 22) return -LINK_SPECIFIER_TRUNCATED;
      const lslen = b[o + 1];
      if (lslen !== 20) return -LINK_SPECIFIER_LEGACY_IDENTITY_LSLEN_MALFORMED; // :108
      return o + 22;
    }

    case 3: {
      // Ed25519 Identity
      if (end - o < 34) return -LINK_SPECIFIER_TRUNCATED;
      const lslen = b[o + 1];
      if (lslen !== 32) return -LINK_SPECIFIER_ED25519_IDENTITY_LSLEN_MALFORMED; // :109
      return o + 34;
    }

    default: {
      if (end - o < 2) return -LINK_SPECIFIER_TRUNCATED;
      const lspecLength = b[o + 1];
      const lspecEnd = o + 2 + lspecLength;
      if (lspecEnd > end) return -LINK_SPECIFIER_UNKNOWN_LSPEC_TRUNCATED; // :110
      return lspecEnd;
    }
  }
}

/** LSTYPE (8): which Link Specifier it is. */
export function linkSpecifierLstype(b: Uint8Array, o: number): number {
  return b[o];
}

/** LSLEN (8) = 6. */
export function linkSpecifierIpv4Lslen(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** IPv4 Address (32). */
export function linkSpecifierIpv4Ipv4Address(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** ORPort (16). */
export function linkSpecifierIpv4Orport(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

/** Writes IPv4 at b[o], and answers where it ends. */
export function writeLinkSpecifierIpv4(
  b: Uint8Array,
  o: number,
  ipv4Address: number,
  orport: number,
): number {
  b[o] = 0;
  b[o + 1] = 6;
  b[o + 2] = ipv4Address >>> 24;
  b[o + 3] = ipv4Address >>> 16;
  b[o + 4] = ipv4Address >>> 8;
  b[o + 5] = ipv4Address;
  b[o + 6] = orport >>> 8;
  b[o + 7] = orport;
  return o + 8;
}

/** Where IPv6 Address begins. */
export function linkSpecifierIpv6Ipv6AddressStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where IPv6 Address ends. */
export function linkSpecifierIpv6Ipv6AddressEnd(b: Uint8Array, o: number): number {
  return o + 2 + 16;
}

/** LSLEN (8) = 18. */
export function linkSpecifierIpv6Lslen(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** ORPort (16). */
export function linkSpecifierIpv6Orport(b: Uint8Array, o: number): number {
  return (b[o + 18] << 8) | b[o + 19];
}

/** Writes IPv6 at b[o], and answers where it ends. */
export function writeLinkSpecifierIpv6(b: Uint8Array, o: number, orport: number): number {
  b[o] = 1;
  b[o + 1] = 18;
  b[o + 18] = orport >>> 8;
  b[o + 19] = orport;
  return o + 20;
}

/** Where Identity Fingerprint begins. */
export function linkSpecifierLegacyIdentityIdentityFingerprintStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 2;
}

/** Where Identity Fingerprint ends. */
export function linkSpecifierLegacyIdentityIdentityFingerprintEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 2 + 20;
}

/** LSLEN (8) = 20. */
export function linkSpecifierLegacyIdentityLslen(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Legacy Identity at b[o], and answers where it ends. */
export function writeLinkSpecifierLegacyIdentity(b: Uint8Array, o: number): number {
  b[o] = 2;
  b[o + 1] = 20;
  return o + 22;
}

/** Where Ed25519 Identity begins. */
export function linkSpecifierEd25519IdentityEd25519IdentityStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Ed25519 Identity ends. */
export function linkSpecifierEd25519IdentityEd25519IdentityEnd(b: Uint8Array, o: number): number {
  return o + 2 + 32;
}

/** LSLEN (8) = 32. */
export function linkSpecifierEd25519IdentityLslen(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Ed25519 Identity at b[o], and answers where it ends. */
export function writeLinkSpecifierEd25519Identity(b: Uint8Array, o: number): number {
  b[o] = 3;
  b[o + 1] = 32;
  return o + 34;
}

/** Where LSPEC begins. */
export function linkSpecifierUnknownLspecStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where LSPEC ends. */
export function linkSpecifierUnknownLspecEnd(b: Uint8Array, o: number): number {
  return o + 2 + linkSpecifierUnknownLspecLength(b, o);
}

/** LSPEC Length (8) in 0..255. */
export function linkSpecifierUnknownLspecLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Unknown over b[o, end), around what already stands there; answers its end. */
export function writeLinkSpecifierUnknown(
  b: Uint8Array,
  o: number,
  end: number,
  lstype: number,
): number {
  b[o] = lstype;
  b[o + 1] = end - (o + 2);
  return end;
}
