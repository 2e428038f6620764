// @generated from spec/application/dhcpv6.protocol: change that, then npm run generate.
/**
 * DHCPv6, Dynamic Host Configuration Protocol for IPv6. RFC 8415, RFC 3646, RFC 8106.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     | Message Type  |                   Body ...                    |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
import { scanDuid as dhcpv4ScanDuid } from '../../generated/application/dhcpv4.wire.ts';
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Message has its fixed fields
export const BODY_TRUNCATED = 2; // Body holds its fields
export const BODY_LEFTOVER = 3; // Body is filled by its fields
export const RELAYED_LINK_ADDRESS_TRUNCATED = 4; // Link Address is 16 octets
export const RELAYED_PEER_ADDRESS_TRUNCATED = 5; // Peer Address is 16 octets
export const RELAYED_RELAY_OPTIONS_TRUNCATED = 6; // Relay Options ends with a whole item
export const PLAIN_OPTIONS_TRUNCATED = 7; // Options ends with a whole item
export const OPTION_TRUNCATED = 8; // Option has its fixed fields
export const OPTION_CONTENT_TRUNCATED = 9; // Content fits in what holds it
export const OPTION_CONTENT_TRUNCATED_2 = 10; // Content holds its fields
export const OPTION_CONTENT_LEFTOVER = 11; // Content is filled by its fields
export const OPTION_CLIENT_IDENTIFIER_CLIENT_DUID_MALFORMED = 12;
export const OPTION_SERVER_IDENTIFIER_SERVER_DUID_MALFORMED = 13;
export const OPTION_NON_TEMPORARY_ADDRESSES_IA_OPTIONS_TRUNCATED = 14;
export const OPTION_OPTION_REQUEST_REQUESTED_OPTIONS_TRUNCATED = 15;
export const OPTION_SERVER_UNICAST_SERVER_ADDRESS_TRUNCATED = 16; // Server Address is 16 octets
export const OPTION_DNS_RECURSIVE_NAME_SERVER_DNS_SERVERS_TRUNCATED = 17;
export const OPTION_DOMAIN_SEARCH_LIST_SEARCH_LIST_TRUNCATED = 18;
export const OPTION_SOLICIT_PAUSE_SOLICIT_PAUSE_MALFORMED = 19; // Solicit Pause in 60..86400
export const OPTION_INFORMATION_PAUSE_INFORMATION_PAUSE_MALFORMED = 20;
export const IA_OPTION_TRUNCATED = 21; // IA Option has its fixed fields
export const IA_OPTION_IA_CONTENT_TRUNCATED = 22; // IA Content fits in what holds it
export const IA_OPTION_IA_CONTENT_TRUNCATED_2 = 23; // IA Content holds its fields
export const IA_OPTION_IA_CONTENT_LEFTOVER = 24; // IA Content is filled by its fields
export const IA_OPTION_ADDRESS_ADDRESS_TRUNCATED = 25; // Address is 16 octets
export const DOMAIN_NAME_TRUNCATED = 26; // Domain Name ends before what holds it does
export const DOMAIN_NAME_MALFORMED = 27;
/** Port: unknown values pass through. */
export const PORT = {
  CLIENT: 546,
  SERVER: 547,
} as const;
/** Message Type: unknown values pass through. */
export const MESSAGE_TYPE = {
  SOLICIT: 1,
  ADVERTISE: 2,
  REQUEST: 3,
  CONFIRM: 4,
  RENEW: 5,
  REBIND: 6,
  REPLY: 7,
  RELEASE: 8,
  DECLINE: 9,
  RECONFIGURE: 10,
  INFORMATION_REQUEST: 11,
  RELAY_FORW: 12,
  RELAY_REPL: 13,
} as const;
/** Option Code: unknown values pass through. */
export const OPTION_CODE = {
  CLIENT_IDENTIFIER: 1,
  SERVER_IDENTIFIER: 2,
  IA_NA: 3,
  IA_TA: 4,
  IA_ADDRESS: 5,
  OPTION_REQUEST: 6,
  PREFERENCE: 7,
  ELAPSED_TIME: 8,
  RELAY_MESSAGE: 9,
  AUTHENTICATION: 11,
  SERVER_UNICAST: 12,
  STATUS_CODE: 13,
  RAPID_COMMIT: 14,
  USER_CLASS: 15,
  VENDOR_CLASS: 16,
  VENDOR_OPTIONS: 17,
  INTERFACE_ID: 18,
  RECONFIGURE_MESSAGE: 19,
  RECONFIGURE_ACCEPT: 20,
  DNS_RECURSIVE_NAME_SERVER: 23,
  DOMAIN_SEARCH_LIST: 24,
  IA_PD: 25,
  IA_PREFIX: 26,
  INFORMATION_REFRESH_TIME: 32,
  SOL_MAX_RT: 82,
  INF_MAX_RT: 83,
} as const;
/** Status Code: unknown values pass through. */
export const STATUS_CODE = {
  SUCCESS: 0,
  UNSPECFAIL: 1,
  NOADDRSAVAIL: 2,
  NOBINDING: 3,
  NOTONLINK: 4,
  USEMULTICAST: 5,
  NOPREFIXAVAIL: 6,
} as const;

/** Whether b[o, end) begins with a sound Domain Name: OK, or the first rule that it breaks. */
export function checkDomainName(b: Uint8Array, o: number, end: number): number {
  const at = scanDomainName(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * Where the Domain Name ends here, or minus the broken rule. Work is bounded: pointers only lead
 * back, past every earlier one.
 */
export function scanDomainName(b: Uint8Array, o: number, end: number): number {
  let at = o;
  let limit = end;
  let octets = 1;
  for (;;) {
    if (at >= limit) return -DOMAIN_NAME_TRUNCATED;
    const lead = b[at];
    if (lead === 0x0) return at + 1;
    if ((lead & 0xc0) !== 0x0) return -DOMAIN_NAME_MALFORMED;
    octets += 1 + (lead & 0x3f);
    if (octets > 255) return -DOMAIN_NAME_MALFORMED;
    at += 1 + (lead & 0x3f);
  }
}

/**
 * Whether b[o, end) begins with a sound Message: OK, or the first rule of the spec that it breaks.
 */
export function checkMessage(b: Uint8Array, o: number, end: number): number {
  const at = scanMessage(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkMessage(), but answers where the Message ends, or minus the broken rule. */
export function scanMessage(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -TRUNCATED;
  const messageType = b[o];
  switch (messageType) {
    case 12:
    case 13: {
      // Relayed
      if (end - o < 34) return -BODY_TRUNCATED;
      let relayOptionsAt = o + 34;
      while (relayOptionsAt < end) {
        const relayOptionsNext = scanOption(b, relayOptionsAt, end);
        if (relayOptionsNext < 0) return relayOptionsNext;
        relayOptionsAt = relayOptionsNext;
      }

      break;
    }

    default: {
      if (end - o < 4) return -BODY_TRUNCATED;
      let optionsAt = o + 4;
      while (optionsAt < end) {
        const optionsNext = scanOption(b, optionsAt, end);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }
    }
  }

  return end;
}

/** Where Body begins. */
export function bodyStart(b: Uint8Array, o: number): number {
  return o + 1;
}

/** Where Link Address begins. */
export function relayedLinkAddressStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Link Address ends. */
export function relayedLinkAddressEnd(b: Uint8Array, o: number): number {
  return o + 2 + 16;
}

/** Where Peer Address begins. */
export function relayedPeerAddressStart(b: Uint8Array, o: number): number {
  return o + 18;
}

/** Where Peer Address ends. */
export function relayedPeerAddressEnd(b: Uint8Array, o: number): number {
  return o + 18 + 16;
}

/** Where Relay Options begins. */
export function relayedRelayOptionsStart(b: Uint8Array, o: number): number {
  return o + 34;
}

/** Where Options begins. */
export function plainOptionsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Message Type (8). */
export function messageType(b: Uint8Array, o: number): number {
  return b[o];
}

export function setMessageType(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Hop Count (8). */
export function relayedHopCount(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setRelayedHopCount(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Transaction ID (24): chosen by the client, so that it knows its answers. */
export function plainTransactionId(b: Uint8Array, o: number): number {
  return (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3];
}

export function setPlainTransactionId(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value >>> 16;
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Writes the fixed fields of a Message over b[o, end), around what already stands there. */
export function writeMessage(b: Uint8Array, o: number, end: number, messageType: number): void {
  b[o] = messageType;
}

/**
 * Whether b[o, end) begins with a sound Option: OK, or the first rule of the spec that it breaks.
 */
export function checkOption(b: Uint8Array, o: number, end: number): number {
  const at = scanOption(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkOption(), but answers where the Option ends, or minus the broken rule. */
export function scanOption(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -OPTION_TRUNCATED;
  const optionCode = (b[o] << 8) | b[o + 1];
  const optionLength = (b[o + 2] << 8) | b[o + 3];
  const contentEnd = o + 4 + optionLength;
  if (contentEnd > end) return -OPTION_CONTENT_TRUNCATED; // :26
  switch (optionCode) {
    case 1: {
      // Client Identifier
      const clientDuidEnd = dhcpv4ScanDuid(b, o + 4, contentEnd);
      if (clientDuidEnd < 0) return -OPTION_CLIENT_IDENTIFIER_CLIENT_DUID_MALFORMED;
      if (clientDuidEnd !== contentEnd) return -OPTION_CONTENT_LEFTOVER; // :26
      break;
    }

    case 2: {
      // Server Identifier
      const serverDuidEnd = dhcpv4ScanDuid(b, o + 4, contentEnd);
      if (serverDuidEnd < 0) return -OPTION_SERVER_IDENTIFIER_SERVER_DUID_MALFORMED;
      if (serverDuidEnd !== contentEnd) return -OPTION_CONTENT_LEFTOVER; // :26
      break;
    }

    case 3: {
      // Non-temporary Addresses
      if (contentEnd - o < 16) return -OPTION_CONTENT_TRUNCATED_2;
      let iaOptionsAt = o + 16;
      while (iaOptionsAt < contentEnd) {
        const iaOptionsNext = scanIaOption(b, iaOptionsAt, contentEnd);
        if (iaOptionsNext < 0) return iaOptionsNext;
        iaOptionsAt = iaOptionsNext;
      }

      break;
    }

    case 6: {
      // Option Request
      if ((contentEnd - (o + 4)) % 2 !== 0)
        return -OPTION_OPTION_REQUEST_REQUESTED_OPTIONS_TRUNCATED; // :35
      break;
    }

    case 7: {
      // Preference
      if (contentEnd - o < 5) return -OPTION_CONTENT_TRUNCATED_2;
      if (o + 5 !== contentEnd) return -OPTION_CONTENT_LEFTOVER; // :26
      break;
    }

    case 8: {
      // Elapsed Time
      if (contentEnd - o < 6) return -OPTION_CONTENT_TRUNCATED_2;
      if (o + 6 !== contentEnd) return -OPTION_CONTENT_LEFTOVER; // :26
      break;
    }

    case 9: {
      // Relay Message
      break;
    }

    case 12: {
      // Server Unicast
      if (contentEnd - o < 20) return -OPTION_CONTENT_TRUNCATED_2;
      if (o + 20 !== contentEnd) return -OPTION_CONTENT_LEFTOVER; // :26
      break;
    }

    case 13: {
      // Status Code
      if (contentEnd - o < 6) return -OPTION_CONTENT_TRUNCATED_2;
      break;
    }

    case 14: {
      // Rapid Commit
      if (o + 4 !== contentEnd) return -OPTION_CONTENT_LEFTOVER; // :26
      break;
    }

    case 23: {
      // DNS Recursive Name Server
      if ((contentEnd - (o + 4)) % 16 !== 0)
        return -OPTION_DNS_RECURSIVE_NAME_SERVER_DNS_SERVERS_TRUNCATED; // :45
      break;
    }

    case 24: {
      // Domain Search List
      let searchListAt = o + 4;
      while (searchListAt < contentEnd) {
        const searchListNext = scanDomainName(b, searchListAt, contentEnd);
        if (searchListNext < 0) return searchListNext;
        searchListAt = searchListNext;
      }

      break;
    }

    case 32: {
      // Information Refresh Time
      if (contentEnd - o < 8) return -OPTION_CONTENT_TRUNCATED_2;
      if (o + 8 !== contentEnd) return -OPTION_CONTENT_LEFTOVER; // :26
      break;
    }

    case 82: {
      // Solicit Pause
      if (contentEnd - o < 8) return -OPTION_CONTENT_TRUNCATED_2;
      const solicitPause = ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
      if (solicitPause < 60 || solicitPause > 86400)
        return -OPTION_SOLICIT_PAUSE_SOLICIT_PAUSE_MALFORMED; // :48
      if (o + 8 !== contentEnd) return -OPTION_CONTENT_LEFTOVER; // :26
      break;
    }

    case 83: {
      // Information Pause
      if (contentEnd - o < 8) return -OPTION_CONTENT_TRUNCATED_2;
      const informationPause =
        ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
      if (informationPause < 60 || informationPause > 86400)
        return -OPTION_INFORMATION_PAUSE_INFORMATION_PAUSE_MALFORMED; // :49
      if (o + 8 !== contentEnd) return -OPTION_CONTENT_LEFTOVER; // :26
      break;
    }

    default: {
    }
  }

  return contentEnd;
}

/** Where Content begins. */
export function optionContentStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Content ends. */
export function optionContentEnd(b: Uint8Array, o: number): number {
  return o + 4 + optionOptionLength(b, o);
}

/** Where Client DUID begins. */
export function optionClientIdentifierClientDuidStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Client DUID ends. */
export function optionClientIdentifierClientDuidEnd(b: Uint8Array, o: number): number {
  return dhcpv4ScanDuid(b, o + 4, optionContentEnd(b, o));
}

/** Where Server DUID begins. */
export function optionServerIdentifierServerDuidStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Server DUID ends. */
export function optionServerIdentifierServerDuidEnd(b: Uint8Array, o: number): number {
  return dhcpv4ScanDuid(b, o + 4, optionContentEnd(b, o));
}

/** Where IA Options begins. */
export function optionNonTemporaryAddressesIaOptionsStart(b: Uint8Array, o: number): number {
  return o + 16;
}

/** Where IA Options ends. */
export function optionNonTemporaryAddressesIaOptionsEnd(b: Uint8Array, o: number): number {
  return optionContentEnd(b, o);
}

/** Where Requested Options begins. */
export function optionOptionRequestRequestedOptionsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Requested Options ends. */
export function optionOptionRequestRequestedOptionsEnd(b: Uint8Array, o: number): number {
  return optionContentEnd(b, o);
}

/** Where Relayed Message begins. */
export function optionRelayMessageRelayedMessageStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Relayed Message ends. */
export function optionRelayMessageRelayedMessageEnd(b: Uint8Array, o: number): number {
  return optionContentEnd(b, o);
}

/** Where Server Address begins. */
export function optionServerUnicastServerAddressStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Server Address ends. */
export function optionServerUnicastServerAddressEnd(b: Uint8Array, o: number): number {
  return o + 4 + 16;
}

/** Where Status Message begins. */
export function optionStatusCodeStatusMessageStart(b: Uint8Array, o: number): number {
  return o + 6;
}

/** Where Status Message ends. */
export function optionStatusCodeStatusMessageEnd(b: Uint8Array, o: number): number {
  return optionContentEnd(b, o);
}

/** Where DNS Servers begins. */
export function optionDnsRecursiveNameServerDnsServersStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where DNS Servers ends. */
export function optionDnsRecursiveNameServerDnsServersEnd(b: Uint8Array, o: number): number {
  return optionContentEnd(b, o);
}

/** Where Search List begins. */
export function optionDomainSearchListSearchListStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Search List ends. */
export function optionDomainSearchListSearchListEnd(b: Uint8Array, o: number): number {
  return optionContentEnd(b, o);
}

/** Where Data begins. */
export function optionUnknownDataStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Data ends. */
export function optionUnknownDataEnd(b: Uint8Array, o: number): number {
  return optionContentEnd(b, o);
}

/** Option Code (16). */
export function optionOptionCode(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setOptionOptionCode(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Option Length (16). */
export function optionOptionLength(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setOptionOptionLength(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** IAID (32). */
export function optionNonTemporaryAddressesIaid(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setOptionNonTemporaryAddressesIaid(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** T1 (32), in seconds: when to ask the same server again; 0 when it does not say. */
export function optionNonTemporaryAddressesT1(b: Uint8Array, o: number): number {
  return ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setOptionNonTemporaryAddressesT1(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value >>> 24;
  b[o + 9] = value >>> 16;
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/** T2 (32), in seconds: when to ask any. */
export function optionNonTemporaryAddressesT2(b: Uint8Array, o: number): number {
  return ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
}

export function setOptionNonTemporaryAddressesT2(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value >>> 24;
  b[o + 13] = value >>> 16;
  b[o + 14] = value >>> 8;
  b[o + 15] = value;
}

/** Preference (8). */
export function optionPreferencePreference(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setOptionPreferencePreference(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** Elapsed Time (16), in 10 ms. */
export function optionElapsedTimeElapsedTime(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setOptionElapsedTimeElapsedTime(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Status Code (16). */
export function optionStatusCodeStatusCode(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setOptionStatusCodeStatusCode(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Refresh Time (32), in seconds. */
export function optionInformationRefreshTimeRefreshTime(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setOptionInformationRefreshTimeRefreshTime(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Solicit Pause (32) in 60..86400, in seconds. */
export function optionSolicitPauseSolicitPause(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setOptionSolicitPauseSolicitPause(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Information Pause (32) in 60..86400, in seconds. */
export function optionInformationPauseInformationPause(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setOptionInformationPauseInformationPause(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** How many octets the Option at o still needs, at least, behind end: 0 when it is whole. */
export function neededOption(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  if (end < o + 4) return o + 4 - end;
  const whole = optionContentEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Option over b[o, end), around what already stands there. */
export function writeOption(b: Uint8Array, o: number, end: number, optionCode: number): void {
  b[o] = optionCode >>> 8;
  b[o + 1] = optionCode;
  b[o + 2] = (end - (o + 4)) >>> 8;
  b[o + 3] = end - (o + 4);
}

/**
 * Whether b[o, end) begins with a sound IA Option: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkIaOption(b: Uint8Array, o: number, end: number): number {
  const at = scanIaOption(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkIaOption(), but answers where the IA Option ends, or minus the broken rule. */
export function scanIaOption(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -IA_OPTION_TRUNCATED;
  const iaOptionCode = (b[o] << 8) | b[o + 1];
  const iaOptionLength = (b[o + 2] << 8) | b[o + 3];
  const iaContentEnd = o + 4 + iaOptionLength;
  if (iaContentEnd > end) return -IA_OPTION_IA_CONTENT_TRUNCATED; // :58
  switch (iaOptionCode) {
    case 5: {
      // Address
      if (iaContentEnd - o < 28) return -IA_OPTION_IA_CONTENT_TRUNCATED_2;
      break;
    }

    case 13: {
      // IA Status
      if (iaContentEnd - o < 6) return -IA_OPTION_IA_CONTENT_TRUNCATED_2;
      break;
    }

    default: {
    }
  }

  return iaContentEnd;
}

/** Where IA Content begins. */
export function iaOptionIaContentStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where IA Content ends. */
export function iaOptionIaContentEnd(b: Uint8Array, o: number): number {
  return o + 4 + iaOptionIaOptionLength(b, o);
}

/** Where Address begins. */
export function iaOptionAddressAddressStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Address ends. */
export function iaOptionAddressAddressEnd(b: Uint8Array, o: number): number {
  return o + 4 + 16;
}

/** Where Address Options begins. */
export function iaOptionAddressAddressOptionsStart(b: Uint8Array, o: number): number {
  return o + 28;
}

/** Where Address Options ends. */
export function iaOptionAddressAddressOptionsEnd(b: Uint8Array, o: number): number {
  return iaOptionIaContentEnd(b, o);
}

/** Where IA Status Message begins. */
export function iaOptionIaStatusIaStatusMessageStart(b: Uint8Array, o: number): number {
  return o + 6;
}

/** Where IA Status Message ends. */
export function iaOptionIaStatusIaStatusMessageEnd(b: Uint8Array, o: number): number {
  return iaOptionIaContentEnd(b, o);
}

/** Where IA Data begins. */
export function iaOptionUnknownIaDataStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where IA Data ends. */
export function iaOptionUnknownIaDataEnd(b: Uint8Array, o: number): number {
  return iaOptionIaContentEnd(b, o);
}

/** IA Option Code (16). */
export function iaOptionIaOptionCode(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setIaOptionIaOptionCode(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** IA Option Length (16). */
export function iaOptionIaOptionLength(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setIaOptionIaOptionLength(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Preferred Lifetime (32), in seconds. */
export function iaOptionAddressPreferredLifetime(b: Uint8Array, o: number): number {
  return ((b[o + 20] << 24) | (b[o + 21] << 16) | (b[o + 22] << 8) | b[o + 23]) >>> 0;
}

export function setIaOptionAddressPreferredLifetime(b: Uint8Array, o: number, value: number): void {
  b[o + 20] = value >>> 24;
  b[o + 21] = value >>> 16;
  b[o + 22] = value >>> 8;
  b[o + 23] = value;
}

/** Valid Lifetime (32), in seconds. */
export function iaOptionAddressValidLifetime(b: Uint8Array, o: number): number {
  return ((b[o + 24] << 24) | (b[o + 25] << 16) | (b[o + 26] << 8) | b[o + 27]) >>> 0;
}

export function setIaOptionAddressValidLifetime(b: Uint8Array, o: number, value: number): void {
  b[o + 24] = value >>> 24;
  b[o + 25] = value >>> 16;
  b[o + 26] = value >>> 8;
  b[o + 27] = value;
}

/** IA Status Code (16). */
export function iaOptionIaStatusIaStatusCode(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setIaOptionIaStatusIaStatusCode(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** How many octets the IA Option at o still needs, at least, behind end: 0 when it is whole. */
export function neededIaOption(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  if (end < o + 4) return o + 4 - end;
  const whole = iaOptionIaContentEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a IA Option over b[o, end), around what already stands there. */
export function writeIaOption(b: Uint8Array, o: number, end: number, iaOptionCode: number): void {
  b[o] = iaOptionCode >>> 8;
  b[o + 1] = iaOptionCode;
  b[o + 2] = (end - (o + 4)) >>> 8;
  b[o + 3] = end - (o + 4);
}
