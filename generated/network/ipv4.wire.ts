// @generated from spec/network/ipv4.protocol: change that, then npm run generate.
/**
 * IPv4, Internet Protocol, version 4. RFC 791, RFC 1122 §3.2.1, RFC 2474, RFC 3168, RFC 6864.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |Version|  IHL  |   DSCP    |ECN|         Total Length          |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                               |R|D|M|                         |
 *     |        Identification         |e|F|F|     Fragment Offset     |
 *     |                               |s| | |                         |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     | Time to Live  |   Protocol    |        Header Checksum        |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                        Source Address                         |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                      Destination Address                      |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                          Options ...                          |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                          Payload ...                          |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *      Res: Reserved, DF: Don't Fragment, MF: More Fragments
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
import { adjust16, sum16 } from '../../runtime/base/checksum.ts';
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Packet has its fixed fields
export const PACKET_TRUNCATED = 2; // Packet fits in what holds it
export const HEADER_TRUNCATED = 3; // Header fits in what holds it
export const VERSION_MALFORMED = 4; // Version = 4
export const IHL_MALFORMED = 5; // IHL in 5..15
export const TOTAL_LENGTH_MALFORMED = 6; // Total Length in 20..
export const RESERVED_MALFORMED = 7; // Reserved = 0 (a warning)
export const OPTIONS_UNTERMINATED = 8; // Options ends with End of Option List (a warning)
export const OPTIONS_TRUNCATED = 9; // Options ends with a whole item
export const HEADER_LEFTOVER = 10; // Header is filled by its fields
export const LEFTOVER = 11; // Packet is filled by its fields
export const HEADER_CHECKSUM_CORRUPT = 12; // Header Checksum = internet checksum
export const OPTION_TRUNCATED = 13; // Option has its fixed fields
export const OPTION_RECORD_ROUTE_LENGTH_MALFORMED = 14; // Length in 3..
export const OPTION_RECORD_ROUTE_POINTER_MALFORMED = 15; // Pointer in 4..
export const OPTION_RECORD_ROUTE_ROUTE_TRUNCATED = 16; // Route fits in what holds it
export const OPTION_RECORD_ROUTE_ROUTE_TRUNCATED_2 = 17; // Route ends with a whole item
export const OPTION_INTERNET_TIMESTAMP_LENGTH_MALFORMED = 18; // Length in 4..40
export const OPTION_INTERNET_TIMESTAMP_POINTER_MALFORMED = 19; // Pointer in 5..
export const OPTION_INTERNET_TIMESTAMP_ENTRIES_TRUNCATED = 20; // Entries fits in what holds it
export const OPTION_INTERNET_TIMESTAMP_ENTRIES_TRUNCATED_2 = 21; // Entries holds its fields
export const OPTION_INTERNET_TIMESTAMP_ENTRIES_LEFTOVER = 22; // Entries is filled by its fields
export const OPTION_INTERNET_TIMESTAMP_TIMESTAMPS_ONLY_TIMESTAMPS_TRUNCATED = 23;
export const OPTION_INTERNET_TIMESTAMP_ADDRESSED_STAMPS_TRUNCATED = 24;
export const OPTION_INTERNET_TIMESTAMP_PRESPECIFIED_ASKED_TRUNCATED = 25;
export const OPTION_SECURITY_LENGTH_MALFORMED = 26; // Length in 3..
export const OPTION_SECURITY_PROTECTION_AUTHORITY_FLAGS_TRUNCATED = 27;
export const OPTION_LOOSE_SOURCE_ROUTE_LENGTH_MALFORMED = 28; // Length in 3..
export const OPTION_LOOSE_SOURCE_ROUTE_POINTER_MALFORMED = 29; // Pointer in 4..
export const OPTION_LOOSE_SOURCE_ROUTE_ROUTE_TRUNCATED = 30; // Route fits in what holds it
export const OPTION_LOOSE_SOURCE_ROUTE_ROUTE_TRUNCATED_2 = 31; // Route ends with a whole item
export const OPTION_STREAM_IDENTIFIER_LENGTH_MALFORMED = 32; // Length = 4
export const OPTION_STRICT_SOURCE_ROUTE_LENGTH_MALFORMED = 33; // Length in 3..
export const OPTION_STRICT_SOURCE_ROUTE_POINTER_MALFORMED = 34; // Pointer in 4..
export const OPTION_STRICT_SOURCE_ROUTE_ROUTE_TRUNCATED = 35; // Route fits in what holds it
export const OPTION_STRICT_SOURCE_ROUTE_ROUTE_TRUNCATED_2 = 36; // Route ends with a whole item
export const OPTION_ROUTER_ALERT_LENGTH_MALFORMED = 37; // Length = 4
export const OPTION_UNKNOWN_LENGTH_MALFORMED = 38; // Length in 2..
export const OPTION_UNKNOWN_DATA_TRUNCATED = 39; // Data fits in what holds it
export const OPTION_OCTET_TRUNCATED = 40; // Option Octet has its fixed fields
export const STAMP_TRUNCATED = 41; // Stamp has its fixed fields
/** Timestamp Flag: unknown values pass through. */
export const TIMESTAMP_FLAG = {
  TIMESTAMPS_ONLY: 0,
  ADDRESSED: 1,
  PRESPECIFIED: 3,
} as const;
/** Congestion: unknown values pass through. */
export const CONGESTION = {
  NOT_ECT: 0,
  ECT_1: 1,
  ECT_0: 2,
  CE: 3,
} as const;
/** Differentiated Services: unknown values pass through. */
export const DIFFERENTIATED_SERVICES = {
  CS0: 0,
  CS1: 8,
  CS2: 16,
  CS3: 24,
  CS4: 32,
  CS5: 40,
  CS6: 48,
  CS7: 56,
  AF11: 10,
  AF12: 12,
  AF13: 14,
  AF21: 18,
  AF22: 20,
  AF23: 22,
  AF31: 26,
  AF32: 28,
  AF33: 30,
  AF41: 34,
  AF42: 36,
  AF43: 38,
  LE: 1,
  VOICE_ADMIT: 44,
  NQB: 45,
  EF: 46,
} as const;
/** Protocol Number: unknown values pass through. */
export const PROTOCOL_NUMBER = {
  IPV6_HOP_BY_HOP_OPTION: 0,
  ICMP: 1,
  IGMP: 2,
  IPV4: 4,
  TCP: 6,
  EGP: 8,
  UDP: 17,
  RDP: 27,
  DCCP: 33,
  IPV6: 41,
  IPV6_ROUTE: 43,
  IPV6_FRAGMENT: 44,
  RSVP: 46,
  GRE: 47,
  ESP: 50,
  AH: 51,
  ICMPV6: 58,
  NO_NEXT_HEADER: 59,
  IPV6_DESTINATION_OPTIONS: 60,
  EIGRP: 88,
  OSPF: 89,
  IPIP: 94,
  ETHERIP: 97,
  PIM: 103,
  IPCOMP: 108,
  VRRP: 112,
  L2TP: 115,
  SCTP: 132,
  MOBILITY_HEADER: 135,
  UDPLITE: 136,
  MPLS_IN_IP: 137,
  HIP: 139,
  SHIM6: 140,
} as const;
/** Which Option it is. */
export const OPTION_TYPE = {
  END_OF_OPTION_LIST: 0,
  NO_OPERATION: 1,
  RECORD_ROUTE: 7,
  INTERNET_TIMESTAMP: 68,
  SECURITY: 130,
  LOOSE_SOURCE_ROUTE: 131,
  STREAM_IDENTIFIER: 136,
  STRICT_SOURCE_ROUTE: 137,
  ROUTER_ALERT: 148,
} as const;

/**
 * Whether b[o, end) begins with a sound Packet: OK, or the first rule of the spec that it breaks.
 */
export function checkPacket(b: Uint8Array, o: number, end: number): number {
  const at = scanPacket(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkPacket(), but answers where the Packet ends, or minus the broken rule. */
export function scanPacket(b: Uint8Array, o: number, end: number): number {
  if (end - o < 20) return -TRUNCATED;
  const version = b[o] >>> 4;
  if (version !== 4) return -VERSION_MALFORMED; // :10
  const ihl = b[o] & 0xf;
  if (ihl < 5) return -IHL_MALFORMED; // :11
  const headerEnd = o + ihl * 4;
  if (headerEnd > end) return -HEADER_TRUNCATED; // :9
  const totalLength = (b[o + 2] << 8) | b[o + 3];
  if (totalLength < 20) return -TOTAL_LENGTH_MALFORMED; // :14
  const packetEnd = o + totalLength;
  if (packetEnd > end) return -PACKET_TRUNCATED; // :8
  if (headerEnd > packetEnd) return -HEADER_TRUNCATED; // :9
  let optionsAt = o + 20;
  while (optionsAt < headerEnd) {
    const optionsTag = b[optionsAt];
    if (optionsTag === 0) {
      // End of Option List
      break;
    }

    if (optionsTag === 1) {
      // No Operation
      optionsAt++;
      continue;
    }

    const optionsNext = scanOption(b, optionsAt, headerEnd);
    if (optionsNext < 0) return optionsNext;
    optionsAt = optionsNext;
  }

  if (sum16(0, b, o, headerEnd) !== 0xffff) return -HEADER_CHECKSUM_CORRUPT; // :22
  return packetEnd;
}

/** Where Header ends. */
export function headerEnd(b: Uint8Array, o: number): number {
  return o + ihl(b, o) * 4;
}

/** Where Options begins. */
export function optionsStart(b: Uint8Array, o: number): number {
  return o + 20;
}

/** Where Options ends. */
export function optionsEnd(b: Uint8Array, o: number): number {
  return headerEnd(b, o);
}

/** Where Payload begins. */
export function payloadStart(b: Uint8Array, o: number): number {
  return headerEnd(b, o);
}

/** Where Payload ends. */
export function payloadEnd(b: Uint8Array, o: number): number {
  return o + totalLength(b, o);
}

/** Version (4) = 4. */
export function version(b: Uint8Array, o: number): number {
  return b[o] >>> 4;
}

export function setVersion(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xf) | ((value << 4) & 0xf0);
}

/** IHL (4) in 5..15, in 4 octets. */
export function ihl(b: Uint8Array, o: number): number {
  return b[o] & 0xf;
}

export function setIhl(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xf0) | (value & 0xf);
}

/** DSCP (6). RFC 2474 §3. */
export function dscp(b: Uint8Array, o: number): number {
  return b[o + 1] >>> 2;
}

export function setDscp(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = (b[o + 1] & 0x3) | ((value << 2) & 0xfc);
}

/** ECN (2). RFC 3168 §5. */
export function ecn(b: Uint8Array, o: number): number {
  return b[o + 1] & 3;
}

export function setEcn(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = (b[o + 1] & 0xfc) | (value & 0x3);
}

/** Total Length (16) in 20.., in octets. */
export function totalLength(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setTotalLength(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Identification (16): worth reading in fragments alone (RFC 6864 §4). */
export function identification(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setIdentification(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Reserved (1) = 0. */
export function reserved(b: Uint8Array, o: number): number {
  return b[o + 6] >>> 7;
}

export function setReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = (b[o + 6] & 0x7f) | ((value << 7) & 0x80);
}

/** Don't Fragment (1). */
export function dontFragment(b: Uint8Array, o: number): number {
  return (b[o + 6] >>> 6) & 1;
}

export function setDontFragment(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = (b[o + 6] & 0xbf) | ((value << 6) & 0x40);
}

/** More Fragments (1). */
export function moreFragments(b: Uint8Array, o: number): number {
  return (b[o + 6] >>> 5) & 1;
}

export function setMoreFragments(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = (b[o + 6] & 0xdf) | ((value << 5) & 0x20);
}

/** Fragment Offset (13), in 8 octets. */
export function fragmentOffset(b: Uint8Array, o: number): number {
  return ((b[o + 6] << 8) | b[o + 7]) & 0x1fff;
}

export function setFragmentOffset(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = (b[o + 6] & 0xe0) | ((value >>> 8) & 0x1f);
  b[o + 7] = value;
}

/** Time to Live (8): in hops, whatever the name says. */
export function timeToLive(b: Uint8Array, o: number): number {
  return b[o + 8];
}

export function setTimeToLive(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value;
}

/** Protocol (8). */
export function protocol(b: Uint8Array, o: number): number {
  return b[o + 9];
}

export function setProtocol(b: Uint8Array, o: number, value: number): void {
  b[o + 9] = value;
}

/** Header Checksum (16). RFC 1122 §3.2.1.2. */
export function headerChecksum(b: Uint8Array, o: number): number {
  return (b[o + 10] << 8) | b[o + 11];
}

export function setHeaderChecksum(b: Uint8Array, o: number, value: number): void {
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/** Source Address (32). */
export function sourceAddress(b: Uint8Array, o: number): number {
  return ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
}

export function setSourceAddress(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value >>> 24;
  b[o + 13] = value >>> 16;
  b[o + 14] = value >>> 8;
  b[o + 15] = value;
}

/** Destination Address (32). */
export function destinationAddress(b: Uint8Array, o: number): number {
  return ((b[o + 16] << 24) | (b[o + 17] << 16) | (b[o + 18] << 8) | b[o + 19]) >>> 0;
}

export function setDestinationAddress(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = value >>> 24;
  b[o + 17] = value >>> 16;
  b[o + 18] = value >>> 8;
  b[o + 19] = value;
}

/** Sets Identification and mends Header Checksum for it (RFC 1624). */
export function replaceIdentification(b: Uint8Array, o: number, value: number): void {
  let sum = headerChecksum(b, o);
  const before0 = (b[o + 4] << 8) | b[o + 5];
  setIdentification(b, o, value);
  sum = adjust16(sum, before0, (b[o + 4] << 8) | b[o + 5]);
  setHeaderChecksum(b, o, sum);
}

/** Sets Time to Live and mends Header Checksum for it (RFC 1624). */
export function replaceTimeToLive(b: Uint8Array, o: number, value: number): void {
  let sum = headerChecksum(b, o);
  const before0 = (b[o + 8] << 8) | b[o + 9];
  setTimeToLive(b, o, value);
  sum = adjust16(sum, before0, (b[o + 8] << 8) | b[o + 9]);
  setHeaderChecksum(b, o, sum);
}

/** Sets Protocol and mends Header Checksum for it (RFC 1624). */
export function replaceProtocol(b: Uint8Array, o: number, value: number): void {
  let sum = headerChecksum(b, o);
  const before0 = (b[o + 8] << 8) | b[o + 9];
  setProtocol(b, o, value);
  sum = adjust16(sum, before0, (b[o + 8] << 8) | b[o + 9]);
  setHeaderChecksum(b, o, sum);
}

/** Sets Source Address and mends Header Checksum for it (RFC 1624). */
export function replaceSourceAddress(b: Uint8Array, o: number, value: number): void {
  let sum = headerChecksum(b, o);
  const before0 = (b[o + 12] << 8) | b[o + 13];
  const before1 = (b[o + 14] << 8) | b[o + 15];
  setSourceAddress(b, o, value);
  sum = adjust16(sum, before0, (b[o + 12] << 8) | b[o + 13]);
  sum = adjust16(sum, before1, (b[o + 14] << 8) | b[o + 15]);
  setHeaderChecksum(b, o, sum);
}

/** Sets Destination Address and mends Header Checksum for it (RFC 1624). */
export function replaceDestinationAddress(b: Uint8Array, o: number, value: number): void {
  let sum = headerChecksum(b, o);
  const before0 = (b[o + 16] << 8) | b[o + 17];
  const before1 = (b[o + 18] << 8) | b[o + 19];
  setDestinationAddress(b, o, value);
  sum = adjust16(sum, before0, (b[o + 16] << 8) | b[o + 17]);
  sum = adjust16(sum, before1, (b[o + 18] << 8) | b[o + 19]);
  setHeaderChecksum(b, o, sum);
}

/** How many octets the Packet at o still needs, at least, behind end: 0 when it is whole. */
export function neededPacket(b: Uint8Array, o: number, end: number): number {
  if (end < o + 4) return o + 4 - end;
  const whole = o + totalLength(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Packet over b[o, end), around what already stands there. */
export function writePacket(
  b: Uint8Array,
  o: number,
  end: number,
  optionsEnd: number,
  dscp: number,
  ecn: number,
  identification: number,
  dontFragment: number,
  moreFragments: number,
  fragmentOffset: number,
  timeToLive: number,
  protocol: number,
  sourceAddress: number,
  destinationAddress: number,
): void {
  const versionWord = (4 << 4) | ((optionsEnd - o) >>> 2);
  b[o] = versionWord;
  const dscpWord = (dscp << 2) | ecn;
  b[o + 1] = dscpWord;
  b[o + 2] = (end - o) >>> 8;
  b[o + 3] = end - o;
  b[o + 4] = identification >>> 8;
  b[o + 5] = identification;
  const reservedWord = (dontFragment << 14) | (moreFragments << 13) | fragmentOffset;
  b[o + 6] = reservedWord >>> 8;
  b[o + 7] = reservedWord;
  b[o + 8] = timeToLive;
  b[o + 9] = protocol;
  b[o + 10] = 0;
  b[o + 11] = 0;
  b[o + 12] = sourceAddress >>> 24;
  b[o + 13] = sourceAddress >>> 16;
  b[o + 14] = sourceAddress >>> 8;
  b[o + 15] = sourceAddress;
  b[o + 16] = destinationAddress >>> 24;
  b[o + 17] = destinationAddress >>> 16;
  b[o + 18] = destinationAddress >>> 8;
  b[o + 19] = destinationAddress;
  const headerChecksumValue = ~sum16(0, b, o, optionsEnd) & 0xffff;
  b[o + 10] = headerChecksumValue >>> 8;
  b[o + 11] = headerChecksumValue;
}

/**
 * Whether b[o, end) begins with a sound Option Octet: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkOptionOctet(b: Uint8Array, o: number, end: number): number {
  const at = scanOptionOctet(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkOptionOctet(), but answers where the Option Octet ends, or minus the broken rule. */
export function scanOptionOctet(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -OPTION_OCTET_TRUNCATED;
  return o + 1;
}

/** Copied (1): into every fragment. */
export function optionOctetCopied(b: Uint8Array, o: number): number {
  return b[o] >>> 7;
}

export function setOptionOctetCopied(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0x7f) | ((value << 7) & 0x80);
}

/** Option Class (2). */
export function optionOctetOptionClass(b: Uint8Array, o: number): number {
  return (b[o] >>> 5) & 3;
}

export function setOptionOctetOptionClass(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0x9f) | ((value << 5) & 0x60);
}

/** Option Number (5). */
export function optionOctetOptionNumber(b: Uint8Array, o: number): number {
  return b[o] & 0x1f;
}

export function setOptionOctetOptionNumber(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xe0) | (value & 0x1f);
}

/** Writes the fixed fields of a Option Octet over b[o, end), around what already stands there. */
export function writeOptionOctet(
  b: Uint8Array,
  o: number,
  end: number,
  copied: number,
  optionClass: number,
  optionNumber: number,
): void {
  const copiedWord = (copied << 7) | (optionClass << 5) | optionNumber;
  b[o] = copiedWord;
}

/**
 * Whether b[o, end) begins with a sound Stamp: OK, or the first rule of the spec that it breaks.
 */
export function checkStamp(b: Uint8Array, o: number, end: number): number {
  const at = scanStamp(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkStamp(), but answers where the Stamp ends, or minus the broken rule. */
export function scanStamp(b: Uint8Array, o: number, end: number): number {
  if (end - o < 8) return -STAMP_TRUNCATED;
  return o + 8;
}

/** Address (32). */
export function stampAddress(b: Uint8Array, o: number): number {
  return ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setStampAddress(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 24;
  b[o + 1] = value >>> 16;
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Timestamp (32), in milliseconds. */
export function stampTimestamp(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setStampTimestamp(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Writes the fixed fields of a Stamp over b[o, end), around what already stands there. */
export function writeStamp(
  b: Uint8Array,
  o: number,
  end: number,
  address: number,
  timestamp: number,
): void {
  b[o] = address >>> 24;
  b[o + 1] = address >>> 16;
  b[o + 2] = address >>> 8;
  b[o + 3] = address;
  b[o + 4] = timestamp >>> 24;
  b[o + 5] = timestamp >>> 16;
  b[o + 6] = timestamp >>> 8;
  b[o + 7] = timestamp;
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
  if (end - o < 1) return -OPTION_TRUNCATED;
  const type = b[o];
  switch (type) {
    case 0: {
      // End of Option List
      return o + 1;
    }

    case 1: {
      // No Operation
      return o + 1;
    }

    case 136: {
      // Stream Identifier
      if (end - o < 4) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -OPTION_STREAM_IDENTIFIER_LENGTH_MALFORMED; // :63
      return o + 4;
    }

    case 148: {
      // Router Alert
      if (end - o < 4) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -OPTION_ROUTER_ALERT_LENGTH_MALFORMED; // :69
      return o + 4;
    }

    default: {
      return scanOtherOption(b, o, end);
    }
  }
}

/** The arms of Option that scanOption() leaves out to stay brief. */
function scanOtherOption(b: Uint8Array, o: number, end: number): number {
  const type = b[o];
  switch (type) {
    case 7: {
      // Record Route
      if (end - o < 3) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length < 3) return -OPTION_RECORD_ROUTE_LENGTH_MALFORMED; // :37
      const pointer = b[o + 2];
      if (pointer < 4) return -OPTION_RECORD_ROUTE_POINTER_MALFORMED; // :38
      const routeEnd = o + 3 + length - 3;
      if (routeEnd > end) return -OPTION_RECORD_ROUTE_ROUTE_TRUNCATED; // :39
      if ((routeEnd - (o + 3)) % 4 !== 0) return -OPTION_RECORD_ROUTE_ROUTE_TRUNCATED_2; // :39
      return routeEnd;
    }

    case 68: {
      // Internet Timestamp
      if (end - o < 4) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length < 4 || length > 40) return -OPTION_INTERNET_TIMESTAMP_LENGTH_MALFORMED; // :42
      const pointer = b[o + 2];
      if (pointer < 5) return -OPTION_INTERNET_TIMESTAMP_POINTER_MALFORMED; // :43
      const flag = b[o + 3] & 0xf;
      const entriesEnd = o + 4 + length - 4;
      if (entriesEnd > end) return -OPTION_INTERNET_TIMESTAMP_ENTRIES_TRUNCATED; // :46
      switch (flag) {
        case 0: {
          // Timestamps Only
          if ((entriesEnd - (o + 4)) % 4 !== 0)
            return -OPTION_INTERNET_TIMESTAMP_TIMESTAMPS_ONLY_TIMESTAMPS_TRUNCATED; // :47
          break;
        }

        case 1: {
          // Addressed
          let stampsAt = o + 4;
          while (stampsAt < entriesEnd) {
            const stampsNext = scanStamp(b, stampsAt, entriesEnd);
            if (stampsNext < 0) return stampsNext;
            stampsAt = stampsNext;
          }

          break;
        }

        case 3: {
          // Prespecified
          let askedAt = o + 4;
          while (askedAt < entriesEnd) {
            const askedNext = scanStamp(b, askedAt, entriesEnd);
            if (askedNext < 0) return askedNext;
            askedAt = askedNext;
          }

          break;
        }

        default: {
        }
      }

      return entriesEnd;
    }

    case 130: {
      // Security
      if (end - o < 3) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length < 3) return -OPTION_SECURITY_LENGTH_MALFORMED; // :54
      const protectionAuthorityFlagsEnd = o + 3 + length - 3;
      if (protectionAuthorityFlagsEnd > end)
        return -OPTION_SECURITY_PROTECTION_AUTHORITY_FLAGS_TRUNCATED; // :56
      return protectionAuthorityFlagsEnd;
    }

    case 131: {
      // Loose Source Route
      if (end - o < 3) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length < 3) return -OPTION_LOOSE_SOURCE_ROUTE_LENGTH_MALFORMED; // :59
      const pointer = b[o + 2];
      if (pointer < 4) return -OPTION_LOOSE_SOURCE_ROUTE_POINTER_MALFORMED; // :60
      const routeEnd = o + 3 + length - 3;
      if (routeEnd > end) return -OPTION_LOOSE_SOURCE_ROUTE_ROUTE_TRUNCATED; // :61
      if ((routeEnd - (o + 3)) % 4 !== 0) return -OPTION_LOOSE_SOURCE_ROUTE_ROUTE_TRUNCATED_2; // :61
      return routeEnd;
    }

    case 137: {
      // Strict Source Route
      if (end - o < 3) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length < 3) return -OPTION_STRICT_SOURCE_ROUTE_LENGTH_MALFORMED; // :65
      const pointer = b[o + 2];
      if (pointer < 4) return -OPTION_STRICT_SOURCE_ROUTE_POINTER_MALFORMED; // :66
      const routeEnd = o + 3 + length - 3;
      if (routeEnd > end) return -OPTION_STRICT_SOURCE_ROUTE_ROUTE_TRUNCATED; // :67
      if ((routeEnd - (o + 3)) % 4 !== 0) return -OPTION_STRICT_SOURCE_ROUTE_ROUTE_TRUNCATED_2; // :67
      return routeEnd;
    }

    default: {
      if (end - o < 2) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length < 2) return -OPTION_UNKNOWN_LENGTH_MALFORMED; // :70
      const dataEnd = o + 2 + length - 2;
      if (dataEnd > end) return -OPTION_UNKNOWN_DATA_TRUNCATED; // :70
      return dataEnd;
    }
  }
}

/** Type (8): which Option it is. */
export function optionType(b: Uint8Array, o: number): number {
  return b[o];
}

/** Writes End of Option List at b[o], and answers where it ends. */
export function writeOptionEndOfOptionList(b: Uint8Array, o: number): number {
  b[o] = 0;
  return o + 1;
}

/** Writes No Operation at b[o], and answers where it ends. */
export function writeOptionNoOperation(b: Uint8Array, o: number): number {
  b[o] = 1;
  return o + 1;
}

/** Where Route begins. */
export function optionRecordRouteRouteStart(b: Uint8Array, o: number): number {
  return o + 3;
}

/** Where Route ends. */
export function optionRecordRouteRouteEnd(b: Uint8Array, o: number): number {
  return o + 3 + optionRecordRouteLength(b, o) - 3;
}

/** Length (8) in 3... */
export function optionRecordRouteLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Pointer (8) in 4... */
export function optionRecordRoutePointer(b: Uint8Array, o: number): number {
  return b[o + 2];
}

/** Writes Record Route over b[o, end), around what already stands there; answers its end. */
export function writeOptionRecordRoute(
  b: Uint8Array,
  o: number,
  end: number,
  pointer: number,
): number {
  b[o] = 7;
  b[o + 1] = end - (o + 3) + 3;
  b[o + 2] = pointer;
  return end;
}

/** Where Entries begins. */
export function optionInternetTimestampEntriesStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Entries ends. */
export function optionInternetTimestampEntriesEnd(b: Uint8Array, o: number): number {
  return o + 4 + optionInternetTimestampLength(b, o) - 4;
}

/** Where Timestamps begins. */
export function optionInternetTimestampTimestampsOnlyTimestampsStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 4;
}

/** Where Timestamps ends. */
export function optionInternetTimestampTimestampsOnlyTimestampsEnd(
  b: Uint8Array,
  o: number,
): number {
  return optionInternetTimestampEntriesEnd(b, o);
}

/** Where Stamps begins. */
export function optionInternetTimestampAddressedStampsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Stamps ends. */
export function optionInternetTimestampAddressedStampsEnd(b: Uint8Array, o: number): number {
  return optionInternetTimestampEntriesEnd(b, o);
}

/** Where Asked begins. */
export function optionInternetTimestampPrespecifiedAskedStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Asked ends. */
export function optionInternetTimestampPrespecifiedAskedEnd(b: Uint8Array, o: number): number {
  return optionInternetTimestampEntriesEnd(b, o);
}

/** Where Octets begins. */
export function optionInternetTimestampUnknownEntriesOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Octets ends. */
export function optionInternetTimestampUnknownEntriesOctetsEnd(b: Uint8Array, o: number): number {
  return optionInternetTimestampEntriesEnd(b, o);
}

/** Length (8) in 4..40. */
export function optionInternetTimestampLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Pointer (8) in 5... */
export function optionInternetTimestampPointer(b: Uint8Array, o: number): number {
  return b[o + 2];
}

/** Overflow (4): hosts that found no room. */
export function optionInternetTimestampOverflow(b: Uint8Array, o: number): number {
  return b[o + 3] >>> 4;
}

/** Flag (4). */
export function optionInternetTimestampFlag(b: Uint8Array, o: number): number {
  return b[o + 3] & 0xf;
}

/** Writes Internet Timestamp over b[o, end), around what already stands there; answers its end. */
export function writeOptionInternetTimestamp(
  b: Uint8Array,
  o: number,
  end: number,
  pointer: number,
  overflow: number,
  flag: number,
): number {
  b[o] = 68;
  b[o + 1] = end - (o + 4) + 4;
  b[o + 2] = pointer;
  const overflowWord = (overflow << 4) | flag;
  b[o + 3] = overflowWord;
  return end;
}

/** Where Protection Authority Flags begins. */
export function optionSecurityProtectionAuthorityFlagsStart(b: Uint8Array, o: number): number {
  return o + 3;
}

/** Where Protection Authority Flags ends. */
export function optionSecurityProtectionAuthorityFlagsEnd(b: Uint8Array, o: number): number {
  return o + 3 + optionSecurityLength(b, o) - 3;
}

/** Length (8) in 3... */
export function optionSecurityLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Classification Level (8). */
export function optionSecurityClassificationLevel(b: Uint8Array, o: number): number {
  return b[o + 2];
}

/** Writes Security over b[o, end), around what already stands there; answers its end. */
export function writeOptionSecurity(
  b: Uint8Array,
  o: number,
  end: number,
  classificationLevel: number,
): number {
  b[o] = 130;
  b[o + 1] = end - (o + 3) + 3;
  b[o + 2] = classificationLevel;
  return end;
}

/** Where Route begins. */
export function optionLooseSourceRouteRouteStart(b: Uint8Array, o: number): number {
  return o + 3;
}

/** Where Route ends. */
export function optionLooseSourceRouteRouteEnd(b: Uint8Array, o: number): number {
  return o + 3 + optionLooseSourceRouteLength(b, o) - 3;
}

/** Length (8) in 3... */
export function optionLooseSourceRouteLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Pointer (8) in 4... */
export function optionLooseSourceRoutePointer(b: Uint8Array, o: number): number {
  return b[o + 2];
}

/** Writes Loose Source Route over b[o, end), around what already stands there; answers its end. */
export function writeOptionLooseSourceRoute(
  b: Uint8Array,
  o: number,
  end: number,
  pointer: number,
): number {
  b[o] = 131;
  b[o + 1] = end - (o + 3) + 3;
  b[o + 2] = pointer;
  return end;
}

/** Length (8) = 4. */
export function optionStreamIdentifierLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Stream ID (16). */
export function optionStreamIdentifierStreamId(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

/** Writes Stream Identifier at b[o], and answers where it ends. */
export function writeOptionStreamIdentifier(b: Uint8Array, o: number, streamId: number): number {
  b[o] = 136;
  b[o + 1] = 4;
  b[o + 2] = streamId >>> 8;
  b[o + 3] = streamId;
  return o + 4;
}

/** Where Route begins. */
export function optionStrictSourceRouteRouteStart(b: Uint8Array, o: number): number {
  return o + 3;
}

/** Where Route ends. */
export function optionStrictSourceRouteRouteEnd(b: Uint8Array, o: number): number {
  return o + 3 + optionStrictSourceRouteLength(b, o) - 3;
}

/** Length (8) in 3... */
export function optionStrictSourceRouteLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Pointer (8) in 4... */
export function optionStrictSourceRoutePointer(b: Uint8Array, o: number): number {
  return b[o + 2];
}

/**
 * Writes Strict Source Route over b[o, end), around what already stands there; answers its end.
 */
export function writeOptionStrictSourceRoute(
  b: Uint8Array,
  o: number,
  end: number,
  pointer: number,
): number {
  b[o] = 137;
  b[o + 1] = end - (o + 3) + 3;
  b[o + 2] = pointer;
  return end;
}

/** Length (8) = 4. */
export function optionRouterAlertLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Alert (16). */
export function optionRouterAlertAlert(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

/** Writes Router Alert at b[o], and answers where it ends. */
export function writeOptionRouterAlert(b: Uint8Array, o: number, alert: number): number {
  b[o] = 148;
  b[o + 1] = 4;
  b[o + 2] = alert >>> 8;
  b[o + 3] = alert;
  return o + 4;
}

/** Where Data begins. */
export function optionUnknownDataStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Data ends. */
export function optionUnknownDataEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionUnknownLength(b, o) - 2;
}

/** Length (8) in 2... */
export function optionUnknownLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Unknown over b[o, end), around what already stands there; answers its end. */
export function writeOptionUnknown(b: Uint8Array, o: number, end: number, type: number): number {
  b[o] = type;
  b[o + 1] = end - (o + 2) + 2;
  return end;
}

/** Pseudo Header, for the layer above. */
export function givesPseudoHeader(b: Uint8Array, o: number): number {
  return sum16(0, b, o + 12, o + 20);
}

/** IP Version, for the layer above. */
export function givesIpVersion(b: Uint8Array, o: number): number {
  return 4;
}
