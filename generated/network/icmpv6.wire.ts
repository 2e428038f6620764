// @generated from spec/network/icmpv6.protocol: change that, then npm run generate.
/**
 * ICMPv6, Internet Control Message Protocol for the Internet Protocol, version 6. RFC 4443,
 * RFC 4861, RFC 4884, RFC 2710, RFC 9777.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |     Type      |     Code      |           Checksum            |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                           Body ...                            |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
import { scanExtensionStructure as icmpv4ScanExtensionStructure } from '../../generated/network/icmpv4.wire.ts';
import { adjust16, fold16, sum16 } from '../../runtime/base/checksum.ts';
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Message has its fixed fields
export const BODY_TRUNCATED = 2; // Body holds its fields
export const BODY_LEFTOVER = 3; // Body is filled by its fields
export const DESTINATION_UNREACHABLE_UNUSED_MALFORMED = 4; // Unused = 0 (a warning)
export const DESTINATION_UNREACHABLE_INVOKING_PACKET_TRUNCATED = 5;
export const DESTINATION_UNREACHABLE_EXTENSIONS_MALFORMED = 6;
export const TIME_EXCEEDED_UNUSED_MALFORMED = 7; // Unused = 0 (a warning)
export const TIME_EXCEEDED_INVOKING_PACKET_TRUNCATED = 8; // Invoking Packet fits in what holds it
export const TIME_EXCEEDED_EXTENSIONS_MALFORMED = 9;
export const MULTICAST_LISTENER_QUERY_RESERVED_MALFORMED = 10; // Reserved = 0 (a warning)
export const MULTICAST_LISTENER_QUERY_MULTICAST_ADDRESS_TRUNCATED = 11;
export const MULTICAST_LISTENER_QUERY_SOURCE_ADDRESSES_TRUNCATED = 12;
export const MULTICAST_LISTENER_REPORT_MAXIMUM_RESPONSE_DELAY_MALFORMED = 13;
export const MULTICAST_LISTENER_REPORT_RESERVED_MALFORMED = 14; // Reserved = 0 (a warning)
export const MULTICAST_LISTENER_REPORT_MULTICAST_ADDRESS_TRUNCATED = 15;
export const MULTICAST_LISTENER_DONE_MAXIMUM_RESPONSE_DELAY_MALFORMED = 16;
export const MULTICAST_LISTENER_DONE_RESERVED_MALFORMED = 17; // Reserved = 0 (a warning)
export const MULTICAST_LISTENER_DONE_MULTICAST_ADDRESS_TRUNCATED = 18;
export const V2_MULTICAST_LISTENER_REPORT_RECORDS_TRUNCATED = 19; // Records ends with a whole item
export const ROUTER_SOLICITATION_RESERVED_MALFORMED = 20; // Reserved = 0 (a warning)
export const ROUTER_SOLICITATION_OPTIONS_TRUNCATED = 21; // Options ends with a whole item
export const ROUTER_ADVERTISEMENT_RESERVED_MALFORMED = 22; // Reserved = 0 (a warning)
export const ROUTER_ADVERTISEMENT_OPTIONS_TRUNCATED = 23; // Options ends with a whole item
export const NEIGHBOR_SOLICITATION_RESERVED_MALFORMED = 24; // Reserved = 0 (a warning)
export const NEIGHBOR_SOLICITATION_TARGET_ADDRESS_TRUNCATED = 25; // Target Address is 16 octets
export const NEIGHBOR_SOLICITATION_OPTIONS_TRUNCATED = 26; // Options ends with a whole item
export const NEIGHBOR_ADVERTISEMENT_RESERVED_MALFORMED = 27; // Reserved = 0 (a warning)
export const NEIGHBOR_ADVERTISEMENT_TARGET_ADDRESS_TRUNCATED = 28; // Target Address is 16 octets
export const NEIGHBOR_ADVERTISEMENT_OPTIONS_TRUNCATED = 29; // Options ends with a whole item
export const REDIRECT_RESERVED_MALFORMED = 30; // Reserved = 0 (a warning)
export const REDIRECT_TARGET_ADDRESS_TRUNCATED = 31; // Target Address is 16 octets
export const REDIRECT_DESTINATION_ADDRESS_TRUNCATED = 32; // Destination Address is 16 octets
export const REDIRECT_OPTIONS_TRUNCATED = 33; // Options ends with a whole item
export const CHECKSUM_CORRUPT = 34; // Checksum = internet checksum
export const OPTION_TRUNCATED = 35; // Option has its fixed fields
export const OPTION_LENGTH_MALFORMED = 36; // Length in 1..
export const OPTION_BODY_TRUNCATED = 37; // Body fits in what holds it
export const OPTION_BODY_TRUNCATED_2 = 38; // Body holds its fields
export const OPTION_BODY_LEFTOVER = 39; // Body is filled by its fields
export const OPTION_PREFIX_INFORMATION_PREFIX_LENGTH_MALFORMED = 40; // Prefix Length in ..128
export const OPTION_PREFIX_INFORMATION_RESERVED1_MALFORMED = 41; // Reserved1 = 0 (a warning)
export const OPTION_PREFIX_INFORMATION_RESERVED2_MALFORMED = 42; // Reserved2 = 0 (a warning)
export const OPTION_PREFIX_INFORMATION_PREFIX_TRUNCATED = 43; // Prefix is 16 octets
export const OPTION_REDIRECTED_HEADER_RESERVED_MALFORMED = 44; // Reserved = 0 (a warning)
export const OPTION_MTU_RESERVED_MALFORMED = 45; // Reserved = 0 (a warning)
export const OPTION_ROUTE_INFORMATION_PREFIX_LENGTH_MALFORMED = 46; // Prefix Length in ..128
export const OPTION_ROUTE_INFORMATION_RESVD_BEFORE_MALFORMED = 47; // Resvd Before = 0 (a warning)
export const OPTION_ROUTE_INFORMATION_RESVD_AFTER_MALFORMED = 48; // Resvd After = 0 (a warning)
export const OPTION_RECURSIVE_DNS_SERVER_RESERVED_MALFORMED = 49; // Reserved = 0 (a warning)
export const OPTION_RECURSIVE_DNS_SERVER_ADDRESSES_TRUNCATED = 50;
export const OPTION_DNS_SEARCH_LIST_RESERVED_MALFORMED = 51; // Reserved = 0 (a warning)
export const OPTION_DNS_SEARCH_LIST_DOMAIN_NAMES_TRUNCATED = 52;
export const DOMAIN_NAME_TRUNCATED = 53; // Domain Name ends before what holds it does
export const DOMAIN_NAME_MALFORMED = 54;
export const MULTICAST_ADDRESS_RECORD_TRUNCATED = 55;
export const MULTICAST_ADDRESS_RECORD_MULTICAST_ADDRESS_TRUNCATED = 56;
export const MULTICAST_ADDRESS_RECORD_SOURCE_ADDRESSES_TRUNCATED = 57;
export const MULTICAST_ADDRESS_RECORD_AUXILIARY_DATA_TRUNCATED = 58;
export const FLOATING_RESPONSE_CODE_TRUNCATED = 59; // Floating Response Code has its fixed fields
export const FLOATING_RESPONSE_CODE_FLOAT_MALFORMED = 60; // Float = 1
export const FLOATING_QUERY_INTERVAL_TRUNCATED = 61; // Floating Query Interval has its fixed fields
export const FLOATING_QUERY_INTERVAL_FLOAT_MALFORMED = 62; // Float = 1
/** Message Type: unknown values pass through. */
export const MESSAGE_TYPE = {
  DESTINATION_UNREACHABLE: 1,
  PACKET_TOO_BIG: 2,
  TIME_EXCEEDED: 3,
  PARAMETER_PROBLEM: 4,
  ECHO_REQUEST: 128,
  ECHO_REPLY: 129,
  MULTICAST_LISTENER_QUERY: 130,
  MULTICAST_LISTENER_REPORT: 131,
  MULTICAST_LISTENER_DONE: 132,
  ROUTER_SOLICITATION: 133,
  ROUTER_ADVERTISEMENT: 134,
  NEIGHBOR_SOLICITATION: 135,
  NEIGHBOR_ADVERTISEMENT: 136,
  REDIRECT: 137,
  V2_MULTICAST_LISTENER_REPORT: 143,
} as const;
/** Unreachable Code: unknown values pass through. */
export const UNREACHABLE_CODE = {
  NO_ROUTE: 0,
  ADMINISTRATIVELY_PROHIBITED: 1,
  BEYOND_SCOPE: 2,
  ADDRESS_UNREACHABLE: 3,
  PORT_UNREACHABLE: 4,
  SOURCE_POLICY: 5,
  REJECT_ROUTE: 6,
} as const;
/** Time Exceeded Code: unknown values pass through. */
export const TIME_EXCEEDED_CODE = {
  HOP_LIMIT_EXCEEDED: 0,
  REASSEMBLY_TIME_EXCEEDED: 1,
} as const;
/** Parameter Problem Code: unknown values pass through. */
export const PARAMETER_PROBLEM_CODE = {
  ERRONEOUS_HEADER_FIELD: 0,
  UNRECOGNIZED_NEXT_HEADER: 1,
  UNRECOGNIZED_OPTION: 2,
  INCOMPLETE_HEADER_CHAIN: 3,
} as const;
/** Option Type: unknown values pass through. */
export const OPTION_TYPE = {
  SOURCE_LINK_LAYER_ADDRESS: 1,
  TARGET_LINK_LAYER_ADDRESS: 2,
  PREFIX_INFORMATION: 3,
  REDIRECTED_HEADER: 4,
  MTU: 5,
  NONCE: 14,
  ROUTE_INFORMATION: 24,
  RECURSIVE_DNS_SERVER: 25,
  DNS_SEARCH_LIST: 31,
} as const;
/** Lifetime: unknown values pass through. */
export const LIFETIME = {
  INFINITY: 4294967295,
} as const;
/** Preference: unknown values pass through. */
export const PREFERENCE = {
  MEDIUM: 0,
  HIGH: 1,
  RESERVED: 2,
  LOW: 3,
} as const;
/** Record Type: unknown values pass through. */
export const RECORD_TYPE = {
  MODE_IS_INCLUDE: 1,
  MODE_IS_EXCLUDE: 2,
  CHANGE_TO_INCLUDE_MODE: 3,
  CHANGE_TO_EXCLUDE_MODE: 4,
  ALLOW_NEW_SOURCES: 5,
  BLOCK_OLD_SOURCES: 6,
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
export function checkMessage(b: Uint8Array, o: number, end: number, pseudoHeader: number): number {
  const at = scanMessage(b, o, end, pseudoHeader);
  return at < 0 ? -at : OK;
}

/** As checkMessage(), but answers where the Message ends, or minus the broken rule. */
export function scanMessage(b: Uint8Array, o: number, end: number, pseudoHeader: number): number {
  if (end - o < 4) return -TRUNCATED;
  const type = b[o];
  switch (type) {
    case 1: {
      // Destination Unreachable
      if (end - o < 8) return -BODY_TRUNCATED;
      const length = b[o + 4];
      const invokingPacketEnd = o + 8 + (length === 0 ? end - (o + 8) : length * 8);
      if (invokingPacketEnd > end) return -DESTINATION_UNREACHABLE_INVOKING_PACKET_TRUNCATED; // :16
      const extensionsAt = invokingPacketEnd;
      let extensionsEnd = extensionsAt;
      if (end - invokingPacketEnd > 0) {
        const extensionsEnd2 = icmpv4ScanExtensionStructure(b, extensionsAt, end);
        if (extensionsEnd2 < 0) return -DESTINATION_UNREACHABLE_EXTENSIONS_MALFORMED;
        extensionsEnd = extensionsEnd2;
      }

      if (extensionsEnd !== end) return -BODY_LEFTOVER; // :12
      break;
    }

    case 2: {
      // Packet Too Big
      if (end - o < 8) return -BODY_TRUNCATED;
      break;
    }

    case 3: {
      // Time Exceeded
      if (end - o < 8) return -BODY_TRUNCATED;
      const length = b[o + 4];
      const invokingPacketEnd = o + 8 + (length === 0 ? end - (o + 8) : length * 8);
      if (invokingPacketEnd > end) return -TIME_EXCEEDED_INVOKING_PACKET_TRUNCATED; // :23
      const extensionsAt = invokingPacketEnd;
      let extensionsEnd = extensionsAt;
      if (end - invokingPacketEnd > 0) {
        const extensionsEnd2 = icmpv4ScanExtensionStructure(b, extensionsAt, end);
        if (extensionsEnd2 < 0) return -TIME_EXCEEDED_EXTENSIONS_MALFORMED;
        extensionsEnd = extensionsEnd2;
      }

      if (extensionsEnd !== end) return -BODY_LEFTOVER; // :12
      break;
    }

    case 4: {
      // Parameter Problem
      if (end - o < 8) return -BODY_TRUNCATED;
      break;
    }

    case 128: {
      // Echo Request
      if (end - o < 8) return -BODY_TRUNCATED;
      break;
    }

    case 129: {
      // Echo Reply
      if (end - o < 8) return -BODY_TRUNCATED;
      break;
    }

    case 130: {
      // Multicast Listener Query
      if (end - o < 24) return -BODY_TRUNCATED;
      const mldv2At = o + 24;
      let mldv2End = mldv2At;
      if (end - (o + 24) > 0) {
        if (end - mldv2At < 4) return -BODY_TRUNCATED;
        const numberOfSources = (b[mldv2At + 2] << 8) | b[mldv2At + 3];
        const sourceAddressesEnd = mldv2At + 4 + 16 * numberOfSources;
        if (sourceAddressesEnd > end) return -MULTICAST_LISTENER_QUERY_SOURCE_ADDRESSES_TRUNCATED; // :41
        mldv2End = end;
      }

      if (mldv2End !== end) return -BODY_LEFTOVER; // :12
      break;
    }

    case 131: {
      // Multicast Listener Report
      if (end - o < 24) return -BODY_TRUNCATED;
      break;
    }

    case 132: {
      // Multicast Listener Done
      if (end - o < 24) return -BODY_TRUNCATED;
      break;
    }

    case 143: {
      // V2 Multicast Listener Report
      if (end - o < 8) return -BODY_TRUNCATED;
      const numberOfRecords = (b[o + 6] << 8) | b[o + 7];
      let recordsAt = o + 8;
      let recordsCount = 0;
      for (; recordsCount < numberOfRecords; recordsCount++) {
        const recordsNext = scanMulticastAddressRecord(b, recordsAt, end);
        if (recordsNext < 0) return recordsNext;
        recordsAt = recordsNext;
      }

      break;
    }

    case 133: {
      // Router Solicitation
      if (end - o < 8) return -BODY_TRUNCATED;
      let optionsAt = o + 8;
      while (optionsAt < end) {
        const optionsNext = scanOption(b, optionsAt, end);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      break;
    }

    case 134: {
      // Router Advertisement
      if (end - o < 16) return -BODY_TRUNCATED;
      let optionsAt = o + 16;
      while (optionsAt < end) {
        const optionsNext = scanOption(b, optionsAt, end);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      break;
    }

    case 135: {
      // Neighbor Solicitation
      if (end - o < 24) return -BODY_TRUNCATED;
      let optionsAt = o + 24;
      while (optionsAt < end) {
        const optionsNext = scanOption(b, optionsAt, end);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      break;
    }

    case 136: {
      // Neighbor Advertisement
      if (end - o < 24) return -BODY_TRUNCATED;
      let optionsAt = o + 24;
      while (optionsAt < end) {
        const optionsNext = scanOption(b, optionsAt, end);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      break;
    }

    case 137: {
      // Redirect
      if (end - o < 40) return -BODY_TRUNCATED;
      let optionsAt = o + 40;
      while (optionsAt < end) {
        const optionsNext = scanOption(b, optionsAt, end);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      break;
    }

    default: {
    }
  }

  if (sum16(pseudoHeader + 58 + (end - o), b, o, end) !== 0xffff) return -CHECKSUM_CORRUPT; // :10
  return end;
}

/** Where Checksum stands, from o. */
export const CHECKSUM_AT = 2;

/** As scanMessage(), the checksum being somebody else's. */
export function scanMessageUnsummed(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -TRUNCATED;
  const type = b[o];
  switch (type) {
    case 1: {
      // Destination Unreachable
      if (end - o < 8) return -BODY_TRUNCATED;
      const length = b[o + 4];
      const invokingPacketEnd = o + 8 + (length === 0 ? end - (o + 8) : length * 8);
      if (invokingPacketEnd > end) return -DESTINATION_UNREACHABLE_INVOKING_PACKET_TRUNCATED; // :16
      const extensionsAt = invokingPacketEnd;
      let extensionsEnd = extensionsAt;
      if (end - invokingPacketEnd > 0) {
        const extensionsEnd2 = icmpv4ScanExtensionStructure(b, extensionsAt, end);
        if (extensionsEnd2 < 0) return -DESTINATION_UNREACHABLE_EXTENSIONS_MALFORMED;
        extensionsEnd = extensionsEnd2;
      }

      if (extensionsEnd !== end) return -BODY_LEFTOVER; // :12
      break;
    }

    case 2: {
      // Packet Too Big
      if (end - o < 8) return -BODY_TRUNCATED;
      break;
    }

    case 3: {
      // Time Exceeded
      if (end - o < 8) return -BODY_TRUNCATED;
      const length = b[o + 4];
      const invokingPacketEnd = o + 8 + (length === 0 ? end - (o + 8) : length * 8);
      if (invokingPacketEnd > end) return -TIME_EXCEEDED_INVOKING_PACKET_TRUNCATED; // :23
      const extensionsAt = invokingPacketEnd;
      let extensionsEnd = extensionsAt;
      if (end - invokingPacketEnd > 0) {
        const extensionsEnd2 = icmpv4ScanExtensionStructure(b, extensionsAt, end);
        if (extensionsEnd2 < 0) return -TIME_EXCEEDED_EXTENSIONS_MALFORMED;
        extensionsEnd = extensionsEnd2;
      }

      if (extensionsEnd !== end) return -BODY_LEFTOVER; // :12
      break;
    }

    case 4: {
      // Parameter Problem
      if (end - o < 8) return -BODY_TRUNCATED;
      break;
    }

    case 128: {
      // Echo Request
      if (end - o < 8) return -BODY_TRUNCATED;
      break;
    }

    case 129: {
      // Echo Reply
      if (end - o < 8) return -BODY_TRUNCATED;
      break;
    }

    case 130: {
      // Multicast Listener Query
      if (end - o < 24) return -BODY_TRUNCATED;
      const mldv2At = o + 24;
      let mldv2End = mldv2At;
      if (end - (o + 24) > 0) {
        if (end - mldv2At < 4) return -BODY_TRUNCATED;
        const numberOfSources = (b[mldv2At + 2] << 8) | b[mldv2At + 3];
        const sourceAddressesEnd = mldv2At + 4 + 16 * numberOfSources;
        if (sourceAddressesEnd > end) return -MULTICAST_LISTENER_QUERY_SOURCE_ADDRESSES_TRUNCATED; // :41
        mldv2End = end;
      }

      if (mldv2End !== end) return -BODY_LEFTOVER; // :12
      break;
    }

    case 131: {
      // Multicast Listener Report
      if (end - o < 24) return -BODY_TRUNCATED;
      break;
    }

    case 132: {
      // Multicast Listener Done
      if (end - o < 24) return -BODY_TRUNCATED;
      break;
    }

    case 143: {
      // V2 Multicast Listener Report
      if (end - o < 8) return -BODY_TRUNCATED;
      const numberOfRecords = (b[o + 6] << 8) | b[o + 7];
      let recordsAt = o + 8;
      let recordsCount = 0;
      for (; recordsCount < numberOfRecords; recordsCount++) {
        const recordsNext = scanMulticastAddressRecord(b, recordsAt, end);
        if (recordsNext < 0) return recordsNext;
        recordsAt = recordsNext;
      }

      break;
    }

    case 133: {
      // Router Solicitation
      if (end - o < 8) return -BODY_TRUNCATED;
      let optionsAt = o + 8;
      while (optionsAt < end) {
        const optionsNext = scanOption(b, optionsAt, end);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      break;
    }

    case 134: {
      // Router Advertisement
      if (end - o < 16) return -BODY_TRUNCATED;
      let optionsAt = o + 16;
      while (optionsAt < end) {
        const optionsNext = scanOption(b, optionsAt, end);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      break;
    }

    case 135: {
      // Neighbor Solicitation
      if (end - o < 24) return -BODY_TRUNCATED;
      let optionsAt = o + 24;
      while (optionsAt < end) {
        const optionsNext = scanOption(b, optionsAt, end);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      break;
    }

    case 136: {
      // Neighbor Advertisement
      if (end - o < 24) return -BODY_TRUNCATED;
      let optionsAt = o + 24;
      while (optionsAt < end) {
        const optionsNext = scanOption(b, optionsAt, end);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      break;
    }

    case 137: {
      // Redirect
      if (end - o < 40) return -BODY_TRUNCATED;
      let optionsAt = o + 40;
      while (optionsAt < end) {
        const optionsNext = scanOption(b, optionsAt, end);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      break;
    }

    default: {
    }
  }

  return end;
}

/** Where Body begins. */
export function bodyStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Invoking Packet begins. */
export function destinationUnreachableInvokingPacketStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Invoking Packet ends. */
export function destinationUnreachableInvokingPacketEnd(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return (
    o +
    8 +
    (destinationUnreachableLength(b, o) === 0
      ? end - (o + 8)
      : destinationUnreachableLength(b, o) * 8)
  );
}

/** Where Extensions begins. */
export function destinationUnreachableExtensionsStart(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return destinationUnreachableInvokingPacketEnd(b, o, end);
}

/** Where Extensions ends. */
export function destinationUnreachableExtensionsEnd(b: Uint8Array, o: number, end: number): number {
  return end - destinationUnreachableInvokingPacketEnd(b, o, end) > 0
    ? icmpv4ScanExtensionStructure(b, destinationUnreachableInvokingPacketEnd(b, o, end), end)
    : destinationUnreachableInvokingPacketEnd(b, o, end);
}

/** Where Invoking Packet begins. */
export function packetTooBigInvokingPacketStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Invoking Packet begins. */
export function timeExceededInvokingPacketStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Invoking Packet ends. */
export function timeExceededInvokingPacketEnd(b: Uint8Array, o: number, end: number): number {
  return o + 8 + (timeExceededLength(b, o) === 0 ? end - (o + 8) : timeExceededLength(b, o) * 8);
}

/** Where Extensions begins. */
export function timeExceededExtensionsStart(b: Uint8Array, o: number, end: number): number {
  return timeExceededInvokingPacketEnd(b, o, end);
}

/** Where Extensions ends. */
export function timeExceededExtensionsEnd(b: Uint8Array, o: number, end: number): number {
  return end - timeExceededInvokingPacketEnd(b, o, end) > 0
    ? icmpv4ScanExtensionStructure(b, timeExceededInvokingPacketEnd(b, o, end), end)
    : timeExceededInvokingPacketEnd(b, o, end);
}

/** Where Invoking Packet begins. */
export function parameterProblemInvokingPacketStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Data begins. */
export function echoRequestDataStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Data begins. */
export function echoReplyDataStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Multicast Address begins. */
export function multicastListenerQueryMulticastAddressStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Multicast Address ends. */
export function multicastListenerQueryMulticastAddressEnd(b: Uint8Array, o: number): number {
  return o + 8 + 16;
}

/** Where MLDv2 begins. */
export function multicastListenerQueryMldv2Start(b: Uint8Array, o: number): number {
  return o + 24;
}

/** Where Source Addresses begins. */
export function multicastListenerQuerySourceAddressesStart(b: Uint8Array, o: number): number {
  return o + 28;
}

/** Where Source Addresses ends. */
export function multicastListenerQuerySourceAddressesEnd(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return o + 28 + 16 * multicastListenerQueryNumberOfSources(b, o);
}

/** Where Additional Data begins. */
export function multicastListenerQueryAdditionalDataStart(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return multicastListenerQuerySourceAddressesEnd(b, o, end);
}

/** Where MLDv2 ends. */
export function multicastListenerQueryMldv2End(b: Uint8Array, o: number, end: number): number {
  return end - (o + 24) > 0 ? end : o + 24;
}

/** Where Multicast Address begins. */
export function multicastListenerReportMulticastAddressStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Multicast Address ends. */
export function multicastListenerReportMulticastAddressEnd(b: Uint8Array, o: number): number {
  return o + 8 + 16;
}

/** Where Additional Data begins. */
export function multicastListenerReportAdditionalDataStart(b: Uint8Array, o: number): number {
  return o + 24;
}

/** Where Multicast Address begins. */
export function multicastListenerDoneMulticastAddressStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Multicast Address ends. */
export function multicastListenerDoneMulticastAddressEnd(b: Uint8Array, o: number): number {
  return o + 8 + 16;
}

/** Where Additional Data begins. */
export function multicastListenerDoneAdditionalDataStart(b: Uint8Array, o: number): number {
  return o + 24;
}

/** Where Records begins. */
export function v2MulticastListenerReportRecordsStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Records ends. */
export function v2MulticastListenerReportRecordsEnd(b: Uint8Array, o: number, end: number): number {
  let at = o + 8;
  for (let left = v2MulticastListenerReportNumberOfRecords(b, o); left > 0; left--)
    at = scanMulticastAddressRecord(b, at, end);
  return at;
}

/** Where Additional Data begins. */
export function v2MulticastListenerReportAdditionalDataStart(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return v2MulticastListenerReportRecordsEnd(b, o, end);
}

/** Where Options begins. */
export function routerSolicitationOptionsStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Options begins. */
export function routerAdvertisementOptionsStart(b: Uint8Array, o: number): number {
  return o + 16;
}

/** Where Target Address begins. */
export function neighborSolicitationTargetAddressStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Target Address ends. */
export function neighborSolicitationTargetAddressEnd(b: Uint8Array, o: number): number {
  return o + 8 + 16;
}

/** Where Options begins. */
export function neighborSolicitationOptionsStart(b: Uint8Array, o: number): number {
  return o + 24;
}

/** Where Target Address begins. */
export function neighborAdvertisementTargetAddressStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Target Address ends. */
export function neighborAdvertisementTargetAddressEnd(b: Uint8Array, o: number): number {
  return o + 8 + 16;
}

/** Where Options begins. */
export function neighborAdvertisementOptionsStart(b: Uint8Array, o: number): number {
  return o + 24;
}

/** Where Target Address begins. */
export function redirectTargetAddressStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Target Address ends. */
export function redirectTargetAddressEnd(b: Uint8Array, o: number): number {
  return o + 8 + 16;
}

/** Where Destination Address begins. */
export function redirectDestinationAddressStart(b: Uint8Array, o: number): number {
  return o + 24;
}

/** Where Destination Address ends. */
export function redirectDestinationAddressEnd(b: Uint8Array, o: number): number {
  return o + 24 + 16;
}

/** Where Options begins. */
export function redirectOptionsStart(b: Uint8Array, o: number): number {
  return o + 40;
}

/** Where Octets begins. */
export function unknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Type (8): below 128 an error, from 128 on information. */
export function type(b: Uint8Array, o: number): number {
  return b[o];
}

export function setType(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Code (8). */
export function code(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setCode(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Checksum (16). RFC 4443 §2.3. */
export function checksum(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setChecksum(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Length (8), in 8 octets: 0: no extensions follow. RFC 4884 §4.4. */
export function destinationUnreachableLength(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setDestinationUnreachableLength(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** Unused (24) = 0. */
export function destinationUnreachableUnused(b: Uint8Array, o: number): number {
  return (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7];
}

export function setDestinationUnreachableUnused(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Whether Extensions is there. */
export function hasDestinationUnreachableExtensions(
  b: Uint8Array,
  o: number,
  end: number,
): boolean {
  return end - destinationUnreachableInvokingPacketEnd(b, o, end) > 0;
}

/** MTU (32), in octets. */
export function packetTooBigMtu(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setPacketTooBigMtu(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Length (8), in 8 octets. RFC 4884 §4.5. */
export function timeExceededLength(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setTimeExceededLength(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** Unused (24) = 0. */
export function timeExceededUnused(b: Uint8Array, o: number): number {
  return (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7];
}

export function setTimeExceededUnused(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Whether Extensions is there. */
export function hasTimeExceededExtensions(b: Uint8Array, o: number, end: number): boolean {
  return end - timeExceededInvokingPacketEnd(b, o, end) > 0;
}

/** Pointer (32). */
export function parameterProblemPointer(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setParameterProblemPointer(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Identifier (16). */
export function echoRequestIdentifier(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setEchoRequestIdentifier(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Sequence Number (16). */
export function echoRequestSequenceNumber(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setEchoRequestSequenceNumber(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Identifier (16). */
export function echoReplyIdentifier(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setEchoReplyIdentifier(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Sequence Number (16). */
export function echoReplySequenceNumber(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setEchoReplySequenceNumber(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Maximum Response Code (16): milliseconds, or from 32768 on a small floating-point number. */
export function multicastListenerQueryMaximumResponseCode(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setMulticastListenerQueryMaximumResponseCode(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Reserved (16) = 0. */
export function multicastListenerQueryReserved(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setMulticastListenerQueryReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Flags (4). */
export function multicastListenerQueryFlags(b: Uint8Array, o: number): number {
  return b[o + 24] >>> 4;
}

export function setMulticastListenerQueryFlags(b: Uint8Array, o: number, value: number): void {
  b[o + 24] = (b[o + 24] & 0xf) | ((value << 4) & 0xf0);
}

/** S Flag (1). */
export function multicastListenerQuerySFlag(b: Uint8Array, o: number): number {
  return (b[o + 24] >>> 3) & 1;
}

export function setMulticastListenerQuerySFlag(b: Uint8Array, o: number, value: number): void {
  b[o + 24] = (b[o + 24] & 0xf7) | ((value << 3) & 0x8);
}

/** QRV (3). */
export function multicastListenerQueryQrv(b: Uint8Array, o: number): number {
  return b[o + 24] & 7;
}

export function setMulticastListenerQueryQrv(b: Uint8Array, o: number, value: number): void {
  b[o + 24] = (b[o + 24] & 0xf8) | (value & 0x7);
}

/** QQIC (8). */
export function multicastListenerQueryQqic(b: Uint8Array, o: number): number {
  return b[o + 25];
}

export function setMulticastListenerQueryQqic(b: Uint8Array, o: number, value: number): void {
  b[o + 25] = value;
}

/** Number of Sources (16). */
export function multicastListenerQueryNumberOfSources(b: Uint8Array, o: number): number {
  return (b[o + 26] << 8) | b[o + 27];
}

export function setMulticastListenerQueryNumberOfSources(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 26] = value >>> 8;
  b[o + 27] = value;
}

/** Whether MLDv2 is there. */
export function hasMulticastListenerQueryMldv2(b: Uint8Array, o: number, end: number): boolean {
  return end - (o + 24) > 0;
}

/** Maximum Response Delay (16) = 0. */
export function multicastListenerReportMaximumResponseDelay(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setMulticastListenerReportMaximumResponseDelay(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Reserved (16) = 0. */
export function multicastListenerReportReserved(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setMulticastListenerReportReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Maximum Response Delay (16) = 0. */
export function multicastListenerDoneMaximumResponseDelay(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setMulticastListenerDoneMaximumResponseDelay(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Reserved (16) = 0. */
export function multicastListenerDoneReserved(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setMulticastListenerDoneReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Flags (16). */
export function v2MulticastListenerReportFlags(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setV2MulticastListenerReportFlags(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Number of Records (16). */
export function v2MulticastListenerReportNumberOfRecords(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setV2MulticastListenerReportNumberOfRecords(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Reserved (32) = 0. */
export function routerSolicitationReserved(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setRouterSolicitationReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Cur Hop Limit (8): 0: this router does not say. */
export function routerAdvertisementCurHopLimit(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setRouterAdvertisementCurHopLimit(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** Managed Address Configuration (1). */
export function routerAdvertisementManagedAddressConfiguration(b: Uint8Array, o: number): number {
  return b[o + 5] >>> 7;
}

export function setRouterAdvertisementManagedAddressConfiguration(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 5] = (b[o + 5] & 0x7f) | ((value << 7) & 0x80);
}

/** Other Configuration (1). */
export function routerAdvertisementOtherConfiguration(b: Uint8Array, o: number): number {
  return (b[o + 5] >>> 6) & 1;
}

export function setRouterAdvertisementOtherConfiguration(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 5] = (b[o + 5] & 0xbf) | ((value << 6) & 0x40);
}

/** Home Agent (1). RFC 6275 §7.1. */
export function routerAdvertisementHomeAgent(b: Uint8Array, o: number): number {
  return (b[o + 5] >>> 5) & 1;
}

export function setRouterAdvertisementHomeAgent(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = (b[o + 5] & 0xdf) | ((value << 5) & 0x20);
}

/** Prf (2). RFC 4191 §2.2. */
export function routerAdvertisementPrf(b: Uint8Array, o: number): number {
  return (b[o + 5] >>> 3) & 3;
}

export function setRouterAdvertisementPrf(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = (b[o + 5] & 0xe7) | ((value << 3) & 0x18);
}

/** Proxy (1). RFC 4389 §4.1.3.3. */
export function routerAdvertisementProxy(b: Uint8Array, o: number): number {
  return (b[o + 5] >>> 2) & 1;
}

export function setRouterAdvertisementProxy(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = (b[o + 5] & 0xfb) | ((value << 2) & 0x4);
}

/** Reserved (2) = 0. */
export function routerAdvertisementReserved(b: Uint8Array, o: number): number {
  return b[o + 5] & 3;
}

export function setRouterAdvertisementReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = (b[o + 5] & 0xfc) | (value & 0x3);
}

/** Router Lifetime (16), in seconds: 0: not a default router. */
export function routerAdvertisementRouterLifetime(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setRouterAdvertisementRouterLifetime(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Reachable Time (32), in milliseconds. */
export function routerAdvertisementReachableTime(b: Uint8Array, o: number): number {
  return ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setRouterAdvertisementReachableTime(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value >>> 24;
  b[o + 9] = value >>> 16;
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/** Retrans Timer (32), in milliseconds. */
export function routerAdvertisementRetransTimer(b: Uint8Array, o: number): number {
  return ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
}

export function setRouterAdvertisementRetransTimer(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value >>> 24;
  b[o + 13] = value >>> 16;
  b[o + 14] = value >>> 8;
  b[o + 15] = value;
}

/** Reserved (32) = 0. */
export function neighborSolicitationReserved(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setNeighborSolicitationReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Router (1). */
export function neighborAdvertisementRouter(b: Uint8Array, o: number): number {
  return b[o + 4] >>> 7;
}

export function setNeighborAdvertisementRouter(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = (b[o + 4] & 0x7f) | ((value << 7) & 0x80);
}

/** Solicited (1). */
export function neighborAdvertisementSolicited(b: Uint8Array, o: number): number {
  return (b[o + 4] >>> 6) & 1;
}

export function setNeighborAdvertisementSolicited(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = (b[o + 4] & 0xbf) | ((value << 6) & 0x40);
}

/** Override (1). */
export function neighborAdvertisementOverride(b: Uint8Array, o: number): number {
  return (b[o + 4] >>> 5) & 1;
}

export function setNeighborAdvertisementOverride(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = (b[o + 4] & 0xdf) | ((value << 5) & 0x20);
}

/** Reserved (29) = 0. */
export function neighborAdvertisementReserved(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) & 0x1fffffff;
}

export function setNeighborAdvertisementReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = (b[o + 4] & 0xe0) | ((value >>> 24) & 0x1f);
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Reserved (32) = 0. */
export function redirectReserved(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setRedirectReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Sets Code and mends Checksum for it (RFC 1624). */
export function replaceCode(b: Uint8Array, o: number, value: number): void {
  let sum = checksum(b, o);
  const before0 = (b[o] << 8) | b[o + 1];
  setCode(b, o, value);
  sum = adjust16(sum, before0, (b[o] << 8) | b[o + 1]);
  setChecksum(b, o, sum);
}

/** Writes the fixed fields of a Message over b[o, end), around what already stands there. */
export function writeMessage(
  b: Uint8Array,
  o: number,
  end: number,
  type: number,
  code: number,
  pseudoHeader: number,
): void {
  b[o] = type;
  b[o + 1] = code;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const checksumValue = ~sum16(pseudoHeader + 58 + (end - o), b, o, end) & 0xffff;
  b[o + 2] = checksumValue >>> 8;
  b[o + 3] = checksumValue;
}

/**
 * Writes the fixed fields of a Message over b[o, end), around what already stands there; whoever
 * sends it completes the checksum.
 */
export function writeMessagePartial(
  b: Uint8Array,
  o: number,
  end: number,
  type: number,
  code: number,
  pseudoHeader: number,
): void {
  b[o] = type;
  b[o + 1] = code;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const checksumValue = fold16(pseudoHeader + 58 + (end - o));
  b[o + 2] = checksumValue >>> 8;
  b[o + 3] = checksumValue;
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
  if (end - o < 2) return -OPTION_TRUNCATED;
  const type = b[o];
  const length = b[o + 1];
  if (length < 1) return -OPTION_LENGTH_MALFORMED; // :105
  const bodyEnd = o + 2 + length * 8 - 2;
  if (bodyEnd > end) return -OPTION_BODY_TRUNCATED; // :106
  switch (type) {
    case 1: {
      // Source Link-Layer Address
      break;
    }

    case 2: {
      // Target Link-Layer Address
      break;
    }

    case 3: {
      // Prefix Information
      if (bodyEnd - o < 32) return -OPTION_BODY_TRUNCATED_2;
      const prefixLength = b[o + 2];
      if (prefixLength > 128) return -OPTION_PREFIX_INFORMATION_PREFIX_LENGTH_MALFORMED; // :110
      if (o + 32 !== bodyEnd) return -OPTION_BODY_LEFTOVER; // :106
      break;
    }

    case 4: {
      // Redirected Header
      if (bodyEnd - o < 8) return -OPTION_BODY_TRUNCATED_2;
      break;
    }

    case 5: {
      // MTU
      if (bodyEnd - o < 8) return -OPTION_BODY_TRUNCATED_2;
      if (o + 8 !== bodyEnd) return -OPTION_BODY_LEFTOVER; // :106
      break;
    }

    case 14: {
      // Nonce
      break;
    }

    case 24: {
      // Route Information
      if (bodyEnd - o < 8) return -OPTION_BODY_TRUNCATED_2;
      const prefixLength = b[o + 2];
      if (prefixLength > 128) return -OPTION_ROUTE_INFORMATION_PREFIX_LENGTH_MALFORMED; // :128
      break;
    }

    case 25: {
      // Recursive DNS Server
      if (bodyEnd - o < 8) return -OPTION_BODY_TRUNCATED_2;
      if ((bodyEnd - (o + 8)) % 16 !== 0) return -OPTION_RECURSIVE_DNS_SERVER_ADDRESSES_TRUNCATED; // :138
      break;
    }

    case 31: {
      // DNS Search List
      if (bodyEnd - o < 8) return -OPTION_BODY_TRUNCATED_2;
      let domainNamesAt = o + 8;
      while (domainNamesAt < bodyEnd) {
        const domainNamesNext = scanDomainName(b, domainNamesAt, bodyEnd);
        if (domainNamesNext < 0) return domainNamesNext;
        domainNamesAt = domainNamesNext;
      }

      break;
    }

    default: {
    }
  }

  return bodyEnd;
}

/** Where Body begins. */
export function optionBodyStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Body ends. */
export function optionBodyEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionLength(b, o) * 8 - 2;
}

/** Where Link-Layer Address begins. */
export function optionSourceLinkLayerAddressLinkLayerAddressStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 2;
}

/** Where Link-Layer Address ends. */
export function optionSourceLinkLayerAddressLinkLayerAddressEnd(b: Uint8Array, o: number): number {
  return optionBodyEnd(b, o);
}

/** Where Link-Layer Address begins. */
export function optionTargetLinkLayerAddressLinkLayerAddressStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 2;
}

/** Where Link-Layer Address ends. */
export function optionTargetLinkLayerAddressLinkLayerAddressEnd(b: Uint8Array, o: number): number {
  return optionBodyEnd(b, o);
}

/** Where Prefix begins. */
export function optionPrefixInformationPrefixStart(b: Uint8Array, o: number): number {
  return o + 16;
}

/** Where Prefix ends. */
export function optionPrefixInformationPrefixEnd(b: Uint8Array, o: number): number {
  return o + 16 + 16;
}

/** Where IP Header And Data begins. */
export function optionRedirectedHeaderIpHeaderAndDataStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where IP Header And Data ends. */
export function optionRedirectedHeaderIpHeaderAndDataEnd(b: Uint8Array, o: number): number {
  return optionBodyEnd(b, o);
}

/** Where Random Number begins. */
export function optionNonceRandomNumberStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Random Number ends. */
export function optionNonceRandomNumberEnd(b: Uint8Array, o: number): number {
  return optionBodyEnd(b, o);
}

/** Where Prefix begins. */
export function optionRouteInformationPrefixStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Prefix ends. */
export function optionRouteInformationPrefixEnd(b: Uint8Array, o: number): number {
  return optionBodyEnd(b, o);
}

/** Where Addresses begins. */
export function optionRecursiveDnsServerAddressesStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Addresses ends. */
export function optionRecursiveDnsServerAddressesEnd(b: Uint8Array, o: number): number {
  return optionBodyEnd(b, o);
}

/** Where Domain Names begins. */
export function optionDnsSearchListDomainNamesStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Domain Names ends. */
export function optionDnsSearchListDomainNamesEnd(b: Uint8Array, o: number): number {
  return optionBodyEnd(b, o);
}

/** Where Octets begins. */
export function optionUnknownOptionOctetsStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Octets ends. */
export function optionUnknownOptionOctetsEnd(b: Uint8Array, o: number): number {
  return optionBodyEnd(b, o);
}

/** Type (8). */
export function optionType(b: Uint8Array, o: number): number {
  return b[o];
}

export function setOptionType(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Length (8) in 1.., in 8 octets. */
export function optionLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setOptionLength(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Prefix Length (8) in ..128. */
export function optionPrefixInformationPrefixLength(b: Uint8Array, o: number): number {
  return b[o + 2];
}

export function setOptionPrefixInformationPrefixLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 2] = value;
}

/** On-Link (1). */
export function optionPrefixInformationOnLink(b: Uint8Array, o: number): number {
  return b[o + 3] >>> 7;
}

export function setOptionPrefixInformationOnLink(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0x7f) | ((value << 7) & 0x80);
}

/** Autonomous (1). */
export function optionPrefixInformationAutonomous(b: Uint8Array, o: number): number {
  return (b[o + 3] >>> 6) & 1;
}

export function setOptionPrefixInformationAutonomous(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 3] = (b[o + 3] & 0xbf) | ((value << 6) & 0x40);
}

/** Router Address (1). RFC 6275 §7.2. */
export function optionPrefixInformationRouterAddress(b: Uint8Array, o: number): number {
  return (b[o + 3] >>> 5) & 1;
}

export function setOptionPrefixInformationRouterAddress(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 3] = (b[o + 3] & 0xdf) | ((value << 5) & 0x20);
}

/** DHCPv6-PD Preferred (1). RFC 9762. */
export function optionPrefixInformationDhcpv6PdPreferred(b: Uint8Array, o: number): number {
  return (b[o + 3] >>> 4) & 1;
}

export function setOptionPrefixInformationDhcpv6PdPreferred(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 3] = (b[o + 3] & 0xef) | ((value << 4) & 0x10);
}

/** Reserved1 (4) = 0. */
export function optionPrefixInformationReserved1(b: Uint8Array, o: number): number {
  return b[o + 3] & 0xf;
}

export function setOptionPrefixInformationReserved1(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0xf0) | (value & 0xf);
}

/** Valid Lifetime (32), in seconds. */
export function optionPrefixInformationValidLifetime(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setOptionPrefixInformationValidLifetime(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Preferred Lifetime (32), in seconds. */
export function optionPrefixInformationPreferredLifetime(b: Uint8Array, o: number): number {
  return ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setOptionPrefixInformationPreferredLifetime(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 8] = value >>> 24;
  b[o + 9] = value >>> 16;
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/** Reserved2 (32) = 0. */
export function optionPrefixInformationReserved2(b: Uint8Array, o: number): number {
  return ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
}

export function setOptionPrefixInformationReserved2(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value >>> 24;
  b[o + 13] = value >>> 16;
  b[o + 14] = value >>> 8;
  b[o + 15] = value;
}

/** Reserved (48) = 0. */
export function optionRedirectedHeaderReserved(b: Uint8Array, o: number): number {
  return (
    ((b[o + 2] << 8) | b[o + 3]) * 0x100000000 +
    (((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0)
  );
}

export function setOptionRedirectedHeaderReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = Math.floor(value / 0x100000000) >>> 8;
  b[o + 3] = Math.floor(value / 0x100000000);
  b[o + 4] = (value >>> 0) >>> 24;
  b[o + 5] = (value >>> 0) >>> 16;
  b[o + 6] = (value >>> 0) >>> 8;
  b[o + 7] = value >>> 0;
}

/** Reserved (16) = 0. */
export function optionMtuReserved(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setOptionMtuReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Link MTU (32), in octets. */
export function optionMtuLinkMtu(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setOptionMtuLinkMtu(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Prefix Length (8) in ..128. */
export function optionRouteInformationPrefixLength(b: Uint8Array, o: number): number {
  return b[o + 2];
}

export function setOptionRouteInformationPrefixLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 2] = value;
}

/** Resvd Before (3) = 0. */
export function optionRouteInformationResvdBefore(b: Uint8Array, o: number): number {
  return b[o + 3] >>> 5;
}

export function setOptionRouteInformationResvdBefore(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 3] = (b[o + 3] & 0x1f) | ((value << 5) & 0xe0);
}

/** Prf (2). */
export function optionRouteInformationPrf(b: Uint8Array, o: number): number {
  return (b[o + 3] >>> 3) & 3;
}

export function setOptionRouteInformationPrf(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0xe7) | ((value << 3) & 0x18);
}

/** Resvd After (3) = 0. */
export function optionRouteInformationResvdAfter(b: Uint8Array, o: number): number {
  return b[o + 3] & 7;
}

export function setOptionRouteInformationResvdAfter(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0xf8) | (value & 0x7);
}

/** Route Lifetime (32), in seconds. */
export function optionRouteInformationRouteLifetime(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setOptionRouteInformationRouteLifetime(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Reserved (16) = 0. */
export function optionRecursiveDnsServerReserved(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setOptionRecursiveDnsServerReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Lifetime (32), in seconds. */
export function optionRecursiveDnsServerLifetime(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setOptionRecursiveDnsServerLifetime(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Reserved (16) = 0. */
export function optionDnsSearchListReserved(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setOptionDnsSearchListReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Lifetime (32), in seconds. */
export function optionDnsSearchListLifetime(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setOptionDnsSearchListLifetime(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** How many octets the Option at o still needs, at least, behind end: 0 when it is whole. */
export function neededOption(b: Uint8Array, o: number, end: number): number {
  if (end < o + 1) return o + 1 - end;
  if (end < o + 2) return o + 2 - end;
  const whole = optionBodyEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Option over b[o, end), around what already stands there. */
export function writeOption(b: Uint8Array, o: number, end: number, type: number): void {
  b[o] = type;
  b[o + 1] = (end - (o + 2) + 2) >>> 3;
}

/**
 * Whether b[o, end) begins with a sound Multicast Address Record: OK, or the first rule of the
 * spec that it breaks.
 */
export function checkMulticastAddressRecord(b: Uint8Array, o: number, end: number): number {
  const at = scanMulticastAddressRecord(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkMulticastAddressRecord(), but answers where the Multicast Address Record ends, or minus
 * the broken rule.
 */
export function scanMulticastAddressRecord(b: Uint8Array, o: number, end: number): number {
  if (end - o < 20) return -MULTICAST_ADDRESS_RECORD_TRUNCATED;
  const auxDataLen = b[o + 1];
  const numberOfSources = (b[o + 2] << 8) | b[o + 3];
  const sourceAddressesEnd = o + 20 + 16 * numberOfSources;
  if (sourceAddressesEnd > end) return -MULTICAST_ADDRESS_RECORD_SOURCE_ADDRESSES_TRUNCATED; // :159
  const auxiliaryDataEnd = sourceAddressesEnd + auxDataLen * 4;
  if (auxiliaryDataEnd > end) return -MULTICAST_ADDRESS_RECORD_AUXILIARY_DATA_TRUNCATED; // :160
  return auxiliaryDataEnd;
}

/** Where Multicast Address begins. */
export function multicastAddressRecordMulticastAddressStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Multicast Address ends. */
export function multicastAddressRecordMulticastAddressEnd(b: Uint8Array, o: number): number {
  return o + 4 + 16;
}

/** Where Source Addresses begins. */
export function multicastAddressRecordSourceAddressesStart(b: Uint8Array, o: number): number {
  return o + 20;
}

/** Where Source Addresses ends. */
export function multicastAddressRecordSourceAddressesEnd(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return o + 20 + 16 * multicastAddressRecordNumberOfSources(b, o);
}

/** Where Auxiliary Data begins. */
export function multicastAddressRecordAuxiliaryDataStart(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return multicastAddressRecordSourceAddressesEnd(b, o, end);
}

/** Where Auxiliary Data ends. */
export function multicastAddressRecordAuxiliaryDataEnd(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return (
    multicastAddressRecordSourceAddressesEnd(b, o, end) + multicastAddressRecordAuxDataLen(b, o) * 4
  );
}

/** Record Type (8). */
export function multicastAddressRecordRecordType(b: Uint8Array, o: number): number {
  return b[o];
}

export function setMulticastAddressRecordRecordType(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Aux Data Len (8), in 4 octets. */
export function multicastAddressRecordAuxDataLen(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setMulticastAddressRecordAuxDataLen(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Number of Sources (16). */
export function multicastAddressRecordNumberOfSources(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setMulticastAddressRecordNumberOfSources(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/**
 * Whether b[o, end) begins with a sound Floating Response Code: OK, or the first rule of the spec
 * that it breaks.
 */
export function checkFloatingResponseCode(b: Uint8Array, o: number, end: number): number {
  const at = scanFloatingResponseCode(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkFloatingResponseCode(), but answers where the Floating Response Code ends, or minus the
 * broken rule.
 */
export function scanFloatingResponseCode(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -FLOATING_RESPONSE_CODE_TRUNCATED;
  const float = b[o] >>> 7;
  if (float !== 1) return -FLOATING_RESPONSE_CODE_FLOAT_MALFORMED; // :165
  return o + 2;
}

/** Float (1) = 1. */
export function floatingResponseCodeFloat(b: Uint8Array, o: number): number {
  return b[o] >>> 7;
}

export function setFloatingResponseCodeFloat(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0x7f) | ((value << 7) & 0x80);
}

/** Exp (3). */
export function floatingResponseCodeExp(b: Uint8Array, o: number): number {
  return (b[o] >>> 4) & 7;
}

export function setFloatingResponseCodeExp(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0x8f) | ((value << 4) & 0x70);
}

/** Mant (12). */
export function floatingResponseCodeMant(b: Uint8Array, o: number): number {
  return ((b[o] << 8) | b[o + 1]) & 0xfff;
}

export function setFloatingResponseCodeMant(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xf0) | ((value >>> 8) & 0xf);
  b[o + 1] = value;
}

/**
 * Writes the fixed fields of a Floating Response Code over b[o, end), around what already stands
 * there.
 */
export function writeFloatingResponseCode(
  b: Uint8Array,
  o: number,
  end: number,
  exp: number,
  mant: number,
): void {
  const floatWord = (1 << 15) | (exp << 12) | mant;
  b[o] = floatWord >>> 8;
  b[o + 1] = floatWord;
}

/**
 * Whether b[o, end) begins with a sound Floating Query Interval: OK, or the first rule of the spec
 * that it breaks.
 */
export function checkFloatingQueryInterval(b: Uint8Array, o: number, end: number): number {
  const at = scanFloatingQueryInterval(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkFloatingQueryInterval(), but answers where the Floating Query Interval ends, or minus
 * the broken rule.
 */
export function scanFloatingQueryInterval(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -FLOATING_QUERY_INTERVAL_TRUNCATED;
  const float = b[o] >>> 7;
  if (float !== 1) return -FLOATING_QUERY_INTERVAL_FLOAT_MALFORMED; // :172
  return o + 1;
}

/** Float (1) = 1. */
export function floatingQueryIntervalFloat(b: Uint8Array, o: number): number {
  return b[o] >>> 7;
}

export function setFloatingQueryIntervalFloat(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0x7f) | ((value << 7) & 0x80);
}

/** Exp (3). */
export function floatingQueryIntervalExp(b: Uint8Array, o: number): number {
  return (b[o] >>> 4) & 7;
}

export function setFloatingQueryIntervalExp(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0x8f) | ((value << 4) & 0x70);
}

/** Mant (4). */
export function floatingQueryIntervalMant(b: Uint8Array, o: number): number {
  return b[o] & 0xf;
}

export function setFloatingQueryIntervalMant(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xf0) | (value & 0xf);
}

/**
 * Writes the fixed fields of a Floating Query Interval over b[o, end), around what already stands
 * there.
 */
export function writeFloatingQueryInterval(
  b: Uint8Array,
  o: number,
  end: number,
  exp: number,
  mant: number,
): void {
  const floatWord = (1 << 7) | (exp << 4) | mant;
  b[o] = floatWord;
}
