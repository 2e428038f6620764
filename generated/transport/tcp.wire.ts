// @generated from spec/transport/tcp.protocol: change that, then npm run generate.
/**
 * TCP, Transmission Control Protocol. RFC 9293 §3.1, RFC 7323, RFC 2018, RFC 9768, RFC 3168.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |          Source Port          |       Destination Port        |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                        Sequence Number                        |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                     Acknowledgment Number                     |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     | Data  |Reser|A|C|E|U|A|P|R|S|F|                               |
 *     |Offset | ved |E|W|C|R|C|S|S|Y|I|            Window             |
 *     |       |     | |R|E|G|K|H|T|N|N|                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |           Checksum            |        Urgent Pointer         |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                          Options ...                          |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                           Data ...                            |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
import { adjust16, fold16, sum16 } from '../../runtime/base/checksum.ts';
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Segment has its fixed fields
export const HEADER_TRUNCATED = 2; // Header fits in what holds it
export const DATA_OFFSET_MALFORMED = 3; // Data Offset in 5..15
export const RESERVED_MALFORMED = 4; // Reserved = 0 (a warning)
export const OPTIONS_UNTERMINATED = 5; // Options ends with End of Option List (a warning)
export const OPTIONS_TRUNCATED = 6; // Options ends with a whole item
export const HEADER_LEFTOVER = 7; // Header is filled by its fields
export const CHECKSUM_CORRUPT = 8; // Checksum = internet checksum
export const OPTION_TRUNCATED = 9; // Option has its fixed fields
export const OPTION_MAXIMUM_SEGMENT_SIZE_LENGTH_MALFORMED = 10; // Length = 4
export const OPTION_WINDOW_SCALE_LENGTH_MALFORMED = 11; // Length = 3
export const OPTION_WINDOW_SCALE_SHIFT_COUNT_MALFORMED = 12; // Shift Count in 0..14 (a warning)
export const OPTION_SACK_PERMITTED_LENGTH_MALFORMED = 13; // Length = 2
export const OPTION_SACK_LENGTH_MALFORMED = 14; // Length in 10 | 18 | 26 | 34
export const OPTION_SACK_BLOCKS_TRUNCATED = 15; // Blocks fits in what holds it
export const OPTION_SACK_BLOCKS_TRUNCATED_2 = 16; // Blocks ends with a whole item
export const OPTION_TIMESTAMPS_LENGTH_MALFORMED = 17; // Length = 10
export const OPTION_MD5_SIGNATURE_LENGTH_MALFORMED = 18; // Length = 18
export const OPTION_MD5_SIGNATURE_MD5_DIGEST_TRUNCATED = 19; // MD5 Digest fits in what holds it
export const OPTION_USER_TIMEOUT_LENGTH_MALFORMED = 20; // Length = 4
export const OPTION_AUTHENTICATION_LENGTH_MALFORMED = 21; // Length in 4..
export const OPTION_AUTHENTICATION_MAC_TRUNCATED = 22; // MAC fits in what holds it
export const OPTION_MULTIPATH_TCP_LENGTH_MALFORMED = 23; // Length in 3..
export const OPTION_MULTIPATH_TCP_SUBTYPE_DATA_TRUNCATED = 24; // Subtype Data fits in what holds it
export const OPTION_FAST_OPEN_LENGTH_MALFORMED = 25; // Length in 2 | 6..18
export const OPTION_FAST_OPEN_LENGTH_MALFORMED_2 = 26; // Length is a multiple of 2
export const OPTION_FAST_OPEN_COOKIE_TRUNCATED = 27; // Cookie fits in what holds it
export const OPTION_ACCECN0_LENGTH_MALFORMED = 28; // Length in 2..
export const OPTION_ACCECN0_COUNTERS_TRUNCATED = 29; // Counters fits in what holds it
export const OPTION_ACCECN0_COUNTERS_LEFTOVER = 30; // Counters is filled by its fields
export const OPTION_ACCECN1_LENGTH_MALFORMED = 31; // Length in 2..
export const OPTION_ACCECN1_COUNTERS_TRUNCATED = 32; // Counters fits in what holds it
export const OPTION_ACCECN1_COUNTERS_LEFTOVER = 33; // Counters is filled by its fields
export const OPTION_EXPERIMENT_LENGTH_MALFORMED = 34; // Length in 2..
export const OPTION_EXPERIMENT_EXPERIMENT_DATA_TRUNCATED = 35;
export const OPTION_UNKNOWN_LENGTH_MALFORMED = 36; // Length in 2..
export const OPTION_UNKNOWN_OPTION_DATA_TRUNCATED = 37; // Option Data fits in what holds it
export const BLOCK_TRUNCATED = 38; // Block has its fixed fields
/** Which Option it is. */
export const OPTION_KIND = {
  END_OF_OPTION_LIST: 0,
  NO_OPERATION: 1,
  MAXIMUM_SEGMENT_SIZE: 2,
  WINDOW_SCALE: 3,
  SACK_PERMITTED: 4,
  SACK: 5,
  TIMESTAMPS: 8,
  MD5_SIGNATURE: 19,
  USER_TIMEOUT: 28,
  AUTHENTICATION: 29,
  MULTIPATH_TCP: 30,
  FAST_OPEN: 34,
  ACCECN0: 172,
  ACCECN1: 174,
} as const;

/**
 * Whether b[o, end) begins with a sound Segment: OK, or the first rule of the spec that it breaks.
 */
export function checkSegment(b: Uint8Array, o: number, end: number, pseudoHeader: number): number {
  const at = scanSegment(b, o, end, pseudoHeader);
  return at < 0 ? -at : OK;
}

/** As checkSegment(), but answers where the Segment ends, or minus the broken rule. */
export function scanSegment(b: Uint8Array, o: number, end: number, pseudoHeader: number): number {
  if (end - o < 20) return -TRUNCATED;
  const dataOffset = b[o + 12] >>> 4;
  if (dataOffset < 5) return -DATA_OFFSET_MALFORMED; // :14
  const headerEnd = o + dataOffset * 4;
  if (headerEnd > end) return -HEADER_TRUNCATED; // :9
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

  if (sum16(pseudoHeader + 6 + (end - o), b, o, end) !== 0xffff) return -CHECKSUM_CORRUPT; // :28
  return end;
}

/** Where Checksum stands, from o. */
export const CHECKSUM_AT = 16;

/** As scanSegment(), the checksum being somebody else's. */
export function scanSegmentUnsummed(b: Uint8Array, o: number, end: number): number {
  if (end - o < 20) return -TRUNCATED;
  const dataOffset = b[o + 12] >>> 4;
  if (dataOffset < 5) return -DATA_OFFSET_MALFORMED; // :14
  const headerEnd = o + dataOffset * 4;
  if (headerEnd > end) return -HEADER_TRUNCATED; // :9
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

  return end;
}

/** Where Header ends. */
export function headerEnd(b: Uint8Array, o: number): number {
  return o + dataOffset(b, o) * 4;
}

/** Where Options begins. */
export function optionsStart(b: Uint8Array, o: number): number {
  return o + 20;
}

/** Where Options ends. */
export function optionsEnd(b: Uint8Array, o: number): number {
  return headerEnd(b, o);
}

/** Where Data begins. */
export function dataStart(b: Uint8Array, o: number): number {
  return headerEnd(b, o);
}

/** Source Port (16). */
export function sourcePort(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setSourcePort(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Destination Port (16). */
export function destinationPort(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setDestinationPort(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Sequence Number (32): of the first octet of data, or of the SYN. */
export function sequenceNumber(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setSequenceNumber(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Acknowledgment Number (32): meant only when ACK is set; without it any value is legal. */
export function acknowledgmentNumber(b: Uint8Array, o: number): number {
  return ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setAcknowledgmentNumber(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value >>> 24;
  b[o + 9] = value >>> 16;
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/** Data Offset (4) in 5..15, in 4 octets. */
export function dataOffset(b: Uint8Array, o: number): number {
  return b[o + 12] >>> 4;
}

export function setDataOffset(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xf) | ((value << 4) & 0xf0);
}

/** Reserved (3) = 0: kept for those who come later: sent as zero, read past. */
export function reserved(b: Uint8Array, o: number): number {
  return (b[o + 12] >>> 1) & 7;
}

export function setReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xf1) | ((value << 1) & 0xe);
}

/** AE (1). RFC 9768 §3.1. */
export function ae(b: Uint8Array, o: number): number {
  return b[o + 12] & 1;
}

export function setAe(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xfe) | (value & 0x1);
}

/** CWR (1). RFC 3168 §6.1. */
export function cwr(b: Uint8Array, o: number): number {
  return b[o + 13] >>> 7;
}

export function setCwr(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0x7f) | ((value << 7) & 0x80);
}

/** ECE (1). RFC 3168 §6.1. */
export function ece(b: Uint8Array, o: number): number {
  return (b[o + 13] >>> 6) & 1;
}

export function setEce(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0xbf) | ((value << 6) & 0x40);
}

/** URG (1). */
export function urg(b: Uint8Array, o: number): number {
  return (b[o + 13] >>> 5) & 1;
}

export function setUrg(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0xdf) | ((value << 5) & 0x20);
}

/** ACK (1). */
export function ack(b: Uint8Array, o: number): number {
  return (b[o + 13] >>> 4) & 1;
}

export function setAck(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0xef) | ((value << 4) & 0x10);
}

/** PSH (1). */
export function psh(b: Uint8Array, o: number): number {
  return (b[o + 13] >>> 3) & 1;
}

export function setPsh(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0xf7) | ((value << 3) & 0x8);
}

/** RST (1). */
export function rst(b: Uint8Array, o: number): number {
  return (b[o + 13] >>> 2) & 1;
}

export function setRst(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0xfb) | ((value << 2) & 0x4);
}

/** SYN (1). */
export function syn(b: Uint8Array, o: number): number {
  return (b[o + 13] >>> 1) & 1;
}

export function setSyn(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0xfd) | ((value << 1) & 0x2);
}

/** FIN (1). */
export function fin(b: Uint8Array, o: number): number {
  return b[o + 13] & 1;
}

export function setFin(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0xfe) | (value & 0x1);
}

/** Window (16): in octets, before the scale that the SYNs agreed. */
export function window(b: Uint8Array, o: number): number {
  return (b[o + 14] << 8) | b[o + 15];
}

export function setWindow(b: Uint8Array, o: number, value: number): void {
  b[o + 14] = value >>> 8;
  b[o + 15] = value;
}

/** Checksum (16). RFC 9293 MUST-2, RFC 9293 MUST-3. */
export function checksum(b: Uint8Array, o: number): number {
  return (b[o + 16] << 8) | b[o + 17];
}

export function setChecksum(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = value >>> 8;
  b[o + 17] = value;
}

/** Urgent Pointer (16): meant only when URG is set; without it any value is legal. */
export function urgentPointer(b: Uint8Array, o: number): number {
  return (b[o + 18] << 8) | b[o + 19];
}

export function setUrgentPointer(b: Uint8Array, o: number, value: number): void {
  b[o + 18] = value >>> 8;
  b[o + 19] = value;
}

/** CWR in Flags. */
export const FLAGS_CWR = 0x80;
/** ECE in Flags. */
export const FLAGS_ECE = 0x40;
/** URG in Flags. */
export const FLAGS_URG = 0x20;
/** ACK in Flags. */
export const FLAGS_ACK = 0x10;
/** PSH in Flags. */
export const FLAGS_PSH = 0x8;
/** RST in Flags. */
export const FLAGS_RST = 0x4;
/** SYN in Flags. */
export const FLAGS_SYN = 0x2;
/** FIN in Flags. */
export const FLAGS_FIN = 0x1;

/** Flags (8). */
export function flags(b: Uint8Array, o: number): number {
  return b[o + 13];
}

export function setFlags(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = value;
}

/** Sets Source Port and mends Checksum for it (RFC 1624). */
export function replaceSourcePort(b: Uint8Array, o: number, value: number): void {
  let sum = checksum(b, o);
  const before0 = (b[o] << 8) | b[o + 1];
  setSourcePort(b, o, value);
  sum = adjust16(sum, before0, (b[o] << 8) | b[o + 1]);
  setChecksum(b, o, sum);
}

/** Sets Destination Port and mends Checksum for it (RFC 1624). */
export function replaceDestinationPort(b: Uint8Array, o: number, value: number): void {
  let sum = checksum(b, o);
  const before0 = (b[o + 2] << 8) | b[o + 3];
  setDestinationPort(b, o, value);
  sum = adjust16(sum, before0, (b[o + 2] << 8) | b[o + 3]);
  setChecksum(b, o, sum);
}

/** Sets Sequence Number and mends Checksum for it (RFC 1624). */
export function replaceSequenceNumber(b: Uint8Array, o: number, value: number): void {
  let sum = checksum(b, o);
  const before0 = (b[o + 4] << 8) | b[o + 5];
  const before1 = (b[o + 6] << 8) | b[o + 7];
  setSequenceNumber(b, o, value);
  sum = adjust16(sum, before0, (b[o + 4] << 8) | b[o + 5]);
  sum = adjust16(sum, before1, (b[o + 6] << 8) | b[o + 7]);
  setChecksum(b, o, sum);
}

/** Sets Acknowledgment Number and mends Checksum for it (RFC 1624). */
export function replaceAcknowledgmentNumber(b: Uint8Array, o: number, value: number): void {
  let sum = checksum(b, o);
  const before0 = (b[o + 8] << 8) | b[o + 9];
  const before1 = (b[o + 10] << 8) | b[o + 11];
  setAcknowledgmentNumber(b, o, value);
  sum = adjust16(sum, before0, (b[o + 8] << 8) | b[o + 9]);
  sum = adjust16(sum, before1, (b[o + 10] << 8) | b[o + 11]);
  setChecksum(b, o, sum);
}

/** Sets Window and mends Checksum for it (RFC 1624). */
export function replaceWindow(b: Uint8Array, o: number, value: number): void {
  let sum = checksum(b, o);
  const before0 = (b[o + 14] << 8) | b[o + 15];
  setWindow(b, o, value);
  sum = adjust16(sum, before0, (b[o + 14] << 8) | b[o + 15]);
  setChecksum(b, o, sum);
}

/** Sets Urgent Pointer and mends Checksum for it (RFC 1624). */
export function replaceUrgentPointer(b: Uint8Array, o: number, value: number): void {
  let sum = checksum(b, o);
  const before0 = (b[o + 18] << 8) | b[o + 19];
  setUrgentPointer(b, o, value);
  sum = adjust16(sum, before0, (b[o + 18] << 8) | b[o + 19]);
  setChecksum(b, o, sum);
}

/** Writes the fixed fields of a Segment over b[o, end), around what already stands there. */
export function writeSegment(
  b: Uint8Array,
  o: number,
  end: number,
  optionsEnd: number,
  sourcePort: number,
  destinationPort: number,
  sequenceNumber: number,
  acknowledgmentNumber: number,
  ae: number,
  flags: number,
  window: number,
  urgentPointer: number,
  pseudoHeader: number,
): void {
  b[o] = sourcePort >>> 8;
  b[o + 1] = sourcePort;
  b[o + 2] = destinationPort >>> 8;
  b[o + 3] = destinationPort;
  b[o + 4] = sequenceNumber >>> 24;
  b[o + 5] = sequenceNumber >>> 16;
  b[o + 6] = sequenceNumber >>> 8;
  b[o + 7] = sequenceNumber;
  b[o + 8] = acknowledgmentNumber >>> 24;
  b[o + 9] = acknowledgmentNumber >>> 16;
  b[o + 10] = acknowledgmentNumber >>> 8;
  b[o + 11] = acknowledgmentNumber;
  const dataOffsetWord = (((optionsEnd - o) >>> 2) << 4) | ae;
  b[o + 12] = dataOffsetWord;
  b[o + 13] = flags;
  b[o + 14] = window >>> 8;
  b[o + 15] = window;
  b[o + 16] = 0;
  b[o + 17] = 0;
  b[o + 18] = urgentPointer >>> 8;
  b[o + 19] = urgentPointer;
  const checksumValue = ~sum16(pseudoHeader + 6 + (end - o), b, o, end) & 0xffff;
  b[o + 16] = checksumValue >>> 8;
  b[o + 17] = checksumValue;
}

/**
 * Writes the fixed fields of a Segment over b[o, end), around what already stands there; whoever
 * sends it completes the checksum.
 */
export function writeSegmentPartial(
  b: Uint8Array,
  o: number,
  end: number,
  optionsEnd: number,
  sourcePort: number,
  destinationPort: number,
  sequenceNumber: number,
  acknowledgmentNumber: number,
  ae: number,
  flags: number,
  window: number,
  urgentPointer: number,
  pseudoHeader: number,
): void {
  b[o] = sourcePort >>> 8;
  b[o + 1] = sourcePort;
  b[o + 2] = destinationPort >>> 8;
  b[o + 3] = destinationPort;
  b[o + 4] = sequenceNumber >>> 24;
  b[o + 5] = sequenceNumber >>> 16;
  b[o + 6] = sequenceNumber >>> 8;
  b[o + 7] = sequenceNumber;
  b[o + 8] = acknowledgmentNumber >>> 24;
  b[o + 9] = acknowledgmentNumber >>> 16;
  b[o + 10] = acknowledgmentNumber >>> 8;
  b[o + 11] = acknowledgmentNumber;
  const dataOffsetWord = (((optionsEnd - o) >>> 2) << 4) | ae;
  b[o + 12] = dataOffsetWord;
  b[o + 13] = flags;
  b[o + 14] = window >>> 8;
  b[o + 15] = window;
  b[o + 16] = 0;
  b[o + 17] = 0;
  b[o + 18] = urgentPointer >>> 8;
  b[o + 19] = urgentPointer;
  const checksumValue = fold16(pseudoHeader + 6 + (end - o));
  b[o + 16] = checksumValue >>> 8;
  b[o + 17] = checksumValue;
}

/**
 * Whether b[o, end) begins with a sound Block: OK, or the first rule of the spec that it breaks.
 */
export function checkBlock(b: Uint8Array, o: number, end: number): number {
  const at = scanBlock(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkBlock(), but answers where the Block ends, or minus the broken rule. */
export function scanBlock(b: Uint8Array, o: number, end: number): number {
  if (end - o < 8) return -BLOCK_TRUNCATED;
  return o + 8;
}

/** Left Edge (32). */
export function blockLeftEdge(b: Uint8Array, o: number): number {
  return ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setBlockLeftEdge(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 24;
  b[o + 1] = value >>> 16;
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Right Edge (32). */
export function blockRightEdge(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setBlockRightEdge(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Writes the fixed fields of a Block over b[o, end), around what already stands there. */
export function writeBlock(
  b: Uint8Array,
  o: number,
  end: number,
  leftEdge: number,
  rightEdge: number,
): void {
  b[o] = leftEdge >>> 24;
  b[o + 1] = leftEdge >>> 16;
  b[o + 2] = leftEdge >>> 8;
  b[o + 3] = leftEdge;
  b[o + 4] = rightEdge >>> 24;
  b[o + 5] = rightEdge >>> 16;
  b[o + 6] = rightEdge >>> 8;
  b[o + 7] = rightEdge;
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
  const kind = b[o];
  switch (kind) {
    case 0: {
      // End of Option List
      return o + 1;
    }

    case 1: {
      // No Operation
      return o + 1;
    }

    case 2: {
      // Maximum Segment Size
      if (end - o < 4) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -OPTION_MAXIMUM_SEGMENT_SIZE_LENGTH_MALFORMED; // :42
      return o + 4;
    }

    case 3: {
      // Window Scale
      if (end - o < 3) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 3) return -OPTION_WINDOW_SCALE_LENGTH_MALFORMED; // :43
      return o + 3;
    }

    case 4: {
      // SACK Permitted
      if (end - o < 2) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 2) return -OPTION_SACK_PERMITTED_LENGTH_MALFORMED; // :44
      return o + 2;
    }

    case 8: {
      // Timestamps
      if (end - o < 10) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 10) return -OPTION_TIMESTAMPS_LENGTH_MALFORMED; // :49
      return o + 10;
    }

    default: {
      return scanOtherOption(b, o, end);
    }
  }
}

/** The arms of Option that scanOption() leaves out to stay brief. */
function scanOtherOption(b: Uint8Array, o: number, end: number): number {
  const kind = b[o];
  switch (kind) {
    case 5: {
      // SACK
      if (end - o < 2) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 10 && length !== 18 && length !== 26 && length !== 34)
        return -OPTION_SACK_LENGTH_MALFORMED; // :46
      const blocksEnd = o + 2 + length - 2;
      if (blocksEnd > end) return -OPTION_SACK_BLOCKS_TRUNCATED; // :47
      let blocksAt = o + 2;
      while (blocksAt < blocksEnd) {
        const blocksNext = scanBlock(b, blocksAt, blocksEnd);
        if (blocksNext < 0) return blocksNext;
        blocksAt = blocksNext;
      }

      return blocksEnd;
    }

    case 19: {
      // MD5 Signature
      if (end - o < 18) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 18) return -OPTION_MD5_SIGNATURE_LENGTH_MALFORMED; // :50
      return o + 18;
    }

    case 28: {
      // User Timeout
      if (end - o < 4) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -OPTION_USER_TIMEOUT_LENGTH_MALFORMED; // :51
      return o + 4;
    }

    case 29: {
      // Authentication
      if (end - o < 4) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length < 4) return -OPTION_AUTHENTICATION_LENGTH_MALFORMED; // :53
      const macEnd = o + 4 + length - 4;
      if (macEnd > end) return -OPTION_AUTHENTICATION_MAC_TRUNCATED; // :56
      return macEnd;
    }

    case 30: {
      // Multipath TCP
      if (end - o < 3) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length < 3) return -OPTION_MULTIPATH_TCP_LENGTH_MALFORMED; // :59
      const subtypeDataEnd = o + 3 + length - 3;
      if (subtypeDataEnd > end) return -OPTION_MULTIPATH_TCP_SUBTYPE_DATA_TRUNCATED; // :62
      return subtypeDataEnd;
    }

    case 34: {
      // Fast Open
      if (end - o < 2) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 2 && (length < 6 || length > 18)) return -OPTION_FAST_OPEN_LENGTH_MALFORMED; // :65
      if (length % 2 !== 0) return -OPTION_FAST_OPEN_LENGTH_MALFORMED_2; // :65
      const cookieEnd = o + 2 + length - 2;
      if (cookieEnd > end) return -OPTION_FAST_OPEN_COOKIE_TRUNCATED; // :66
      return cookieEnd;
    }

    case 172: {
      // AccECN0
      if (end - o < 2) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length < 2) return -OPTION_ACCECN0_LENGTH_MALFORMED; // :68
      const countersEnd = o + 2 + length - 2;
      if (countersEnd > end) return -OPTION_ACCECN0_COUNTERS_TRUNCATED; // :68
      const ee0bAt = o + 2;
      let ee0bEnd = ee0bAt;
      if (countersEnd - (o + 2) >= 3) {
        if (countersEnd - ee0bAt < 3) return -OPTION_TRUNCATED;
        ee0bEnd = ee0bAt + 3;
      }

      const ecebAt = ee0bEnd;
      let ecebEnd = ecebAt;
      if (countersEnd - ee0bEnd >= 3) {
        if (countersEnd - ecebAt < 3) return -OPTION_TRUNCATED;
        ecebEnd = ecebAt + 3;
      }

      const ee1bAt = ecebEnd;
      if (countersEnd - ecebEnd >= 3) {
        if (countersEnd - ee1bAt < 3) return -OPTION_TRUNCATED;
      }

      return countersEnd;
    }

    case 174: {
      // AccECN1
      if (end - o < 2) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length < 2) return -OPTION_ACCECN1_LENGTH_MALFORMED; // :75
      const countersEnd = o + 2 + length - 2;
      if (countersEnd > end) return -OPTION_ACCECN1_COUNTERS_TRUNCATED; // :75
      const ee1bAt = o + 2;
      let ee1bEnd = ee1bAt;
      if (countersEnd - (o + 2) >= 3) {
        if (countersEnd - ee1bAt < 3) return -OPTION_TRUNCATED;
        ee1bEnd = ee1bAt + 3;
      }

      const ecebAt = ee1bEnd;
      let ecebEnd = ecebAt;
      if (countersEnd - ee1bEnd >= 3) {
        if (countersEnd - ecebAt < 3) return -OPTION_TRUNCATED;
        ecebEnd = ecebAt + 3;
      }

      const ee0bAt = ecebEnd;
      if (countersEnd - ecebEnd >= 3) {
        if (countersEnd - ee0bAt < 3) return -OPTION_TRUNCATED;
      }

      return countersEnd;
    }

    case 253:
    case 254: {
      // Experiment
      if (end - o < 2) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length < 2) return -OPTION_EXPERIMENT_LENGTH_MALFORMED; // :82
      const experimentDataEnd = o + 2 + length - 2;
      if (experimentDataEnd > end) return -OPTION_EXPERIMENT_EXPERIMENT_DATA_TRUNCATED; // :82
      return experimentDataEnd;
    }

    default: {
      if (end - o < 2) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length < 2) return -OPTION_UNKNOWN_LENGTH_MALFORMED; // :83
      const optionDataEnd = o + 2 + length - 2;
      if (optionDataEnd > end) return -OPTION_UNKNOWN_OPTION_DATA_TRUNCATED; // :83
      return optionDataEnd;
    }
  }
}

/** Kind (8): which Option it is. */
export function optionKind(b: Uint8Array, o: number): number {
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

/** Length (8) = 4. */
export function optionMaximumSegmentSizeLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** MSS (16). */
export function optionMaximumSegmentSizeMss(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

/** Writes Maximum Segment Size at b[o], and answers where it ends. */
export function writeOptionMaximumSegmentSize(b: Uint8Array, o: number, mss: number): number {
  b[o] = 2;
  b[o + 1] = 4;
  b[o + 2] = mss >>> 8;
  b[o + 3] = mss;
  return o + 4;
}

/** Length (8) = 3. */
export function optionWindowScaleLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Shift Count (8) in 0..14. */
export function optionWindowScaleShiftCount(b: Uint8Array, o: number): number {
  return b[o + 2];
}

/** Writes Window Scale at b[o], and answers where it ends. */
export function writeOptionWindowScale(b: Uint8Array, o: number, shiftCount: number): number {
  b[o] = 3;
  b[o + 1] = 3;
  b[o + 2] = shiftCount;
  return o + 3;
}

/** Length (8) = 2. */
export function optionSackPermittedLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes SACK Permitted at b[o], and answers where it ends. */
export function writeOptionSackPermitted(b: Uint8Array, o: number): number {
  b[o] = 4;
  b[o + 1] = 2;
  return o + 2;
}

/** Where Blocks begins. */
export function optionSackBlocksStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Blocks ends. */
export function optionSackBlocksEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionSackLength(b, o) - 2;
}

/** Length (8) in 10 | 18 | 26 | 34. */
export function optionSackLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes SACK over b[o, end), around what already stands there; answers its end. */
export function writeOptionSack(b: Uint8Array, o: number, end: number): number {
  b[o] = 5;
  b[o + 1] = end - (o + 2) + 2;
  return end;
}

/** Length (8) = 10. */
export function optionTimestampsLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** TS Value (32). */
export function optionTimestampsTsValue(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** TS Echo Reply (32). */
export function optionTimestampsTsEchoReply(b: Uint8Array, o: number): number {
  return ((b[o + 6] << 24) | (b[o + 7] << 16) | (b[o + 8] << 8) | b[o + 9]) >>> 0;
}

/** Writes Timestamps at b[o], and answers where it ends. */
export function writeOptionTimestamps(
  b: Uint8Array,
  o: number,
  tsValue: number,
  tsEchoReply: number,
): number {
  b[o] = 8;
  b[o + 1] = 10;
  b[o + 2] = tsValue >>> 24;
  b[o + 3] = tsValue >>> 16;
  b[o + 4] = tsValue >>> 8;
  b[o + 5] = tsValue;
  b[o + 6] = tsEchoReply >>> 24;
  b[o + 7] = tsEchoReply >>> 16;
  b[o + 8] = tsEchoReply >>> 8;
  b[o + 9] = tsEchoReply;
  return o + 10;
}

/** Where MD5 Digest begins. */
export function optionMd5SignatureMd5DigestStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where MD5 Digest ends. */
export function optionMd5SignatureMd5DigestEnd(b: Uint8Array, o: number): number {
  return o + 2 + 16;
}

/** Length (8) = 18. */
export function optionMd5SignatureLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes MD5 Signature at b[o], and answers where it ends. */
export function writeOptionMd5Signature(b: Uint8Array, o: number): number {
  b[o] = 19;
  b[o + 1] = 18;
  return o + 18;
}

/** Length (8) = 4. */
export function optionUserTimeoutLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Granularity (1). */
export function optionUserTimeoutGranularity(b: Uint8Array, o: number): number {
  return b[o + 2] >>> 7;
}

/** User Timeout Value (15). */
export function optionUserTimeoutUserTimeoutValue(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 8) | b[o + 3]) & 0x7fff;
}

/** Writes User Timeout at b[o], and answers where it ends. */
export function writeOptionUserTimeout(
  b: Uint8Array,
  o: number,
  granularity: number,
  userTimeoutValue: number,
): number {
  b[o] = 28;
  b[o + 1] = 4;
  const granularityWord = (granularity << 15) | userTimeoutValue;
  b[o + 2] = granularityWord >>> 8;
  b[o + 3] = granularityWord;
  return o + 4;
}

/** Where MAC begins. */
export function optionAuthenticationMacStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where MAC ends. */
export function optionAuthenticationMacEnd(b: Uint8Array, o: number): number {
  return o + 4 + optionAuthenticationLength(b, o) - 4;
}

/** Length (8) in 4... */
export function optionAuthenticationLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** KeyID (8). */
export function optionAuthenticationKeyid(b: Uint8Array, o: number): number {
  return b[o + 2];
}

/** RNextKeyID (8). */
export function optionAuthenticationRnextkeyid(b: Uint8Array, o: number): number {
  return b[o + 3];
}

/** Writes Authentication over b[o, end), around what already stands there; answers its end. */
export function writeOptionAuthentication(
  b: Uint8Array,
  o: number,
  end: number,
  keyid: number,
  rnextkeyid: number,
): number {
  b[o] = 29;
  b[o + 1] = end - (o + 4) + 4;
  b[o + 2] = keyid;
  b[o + 3] = rnextkeyid;
  return end;
}

/** Where Subtype Data begins. */
export function optionMultipathTcpSubtypeDataStart(b: Uint8Array, o: number): number {
  return o + 3;
}

/** Where Subtype Data ends. */
export function optionMultipathTcpSubtypeDataEnd(b: Uint8Array, o: number): number {
  return o + 3 + optionMultipathTcpLength(b, o) - 3;
}

/** Length (8) in 3... */
export function optionMultipathTcpLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Subtype (4). */
export function optionMultipathTcpSubtype(b: Uint8Array, o: number): number {
  return b[o + 2] >>> 4;
}

/** Subtype Flags (4). */
export function optionMultipathTcpSubtypeFlags(b: Uint8Array, o: number): number {
  return b[o + 2] & 0xf;
}

/** Writes Multipath TCP over b[o, end), around what already stands there; answers its end. */
export function writeOptionMultipathTcp(
  b: Uint8Array,
  o: number,
  end: number,
  subtype: number,
  subtypeFlags: number,
): number {
  b[o] = 30;
  b[o + 1] = end - (o + 3) + 3;
  const subtypeWord = (subtype << 4) | subtypeFlags;
  b[o + 2] = subtypeWord;
  return end;
}

/** Where Cookie begins. */
export function optionFastOpenCookieStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Cookie ends. */
export function optionFastOpenCookieEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionFastOpenLength(b, o) - 2;
}

/** Length (8) in 2 | 6..18. */
export function optionFastOpenLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Fast Open over b[o, end), around what already stands there; answers its end. */
export function writeOptionFastOpen(b: Uint8Array, o: number, end: number): number {
  b[o] = 34;
  b[o + 1] = end - (o + 2) + 2;
  return end;
}

/** Where Counters ends. */
export function optionAccecn0CountersEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionAccecn0Length(b, o) - 2;
}

/** Where EE0B begins. */
export function optionAccecn0Ee0bStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where EE0B ends. */
export function optionAccecn0Ee0bEnd(b: Uint8Array, o: number): number {
  return optionAccecn0CountersEnd(b, o) - (o + 2) >= 3 ? o + 5 : o + 2;
}

/** Where ECEB begins. */
export function optionAccecn0EcebStart(b: Uint8Array, o: number): number {
  return optionAccecn0Ee0bEnd(b, o);
}

/** Where ECEB ends. */
export function optionAccecn0EcebEnd(b: Uint8Array, o: number): number {
  return optionAccecn0CountersEnd(b, o) - optionAccecn0Ee0bEnd(b, o) >= 3
    ? optionAccecn0Ee0bEnd(b, o) + 3
    : optionAccecn0Ee0bEnd(b, o);
}

/** Where EE1B begins. */
export function optionAccecn0Ee1bStart(b: Uint8Array, o: number): number {
  return optionAccecn0EcebEnd(b, o);
}

/** Where EE1B ends. */
export function optionAccecn0Ee1bEnd(b: Uint8Array, o: number): number {
  return optionAccecn0CountersEnd(b, o) - optionAccecn0EcebEnd(b, o) >= 3
    ? optionAccecn0EcebEnd(b, o) + 3
    : optionAccecn0EcebEnd(b, o);
}

/** Where Remainder begins. */
export function optionAccecn0RemainderStart(b: Uint8Array, o: number): number {
  return optionAccecn0Ee1bEnd(b, o);
}

/** Where Remainder ends. */
export function optionAccecn0RemainderEnd(b: Uint8Array, o: number): number {
  return optionAccecn0CountersEnd(b, o);
}

/** Length (8) in 2... */
export function optionAccecn0Length(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Whether EE0B is there. */
export function hasOptionAccecn0Ee0b(b: Uint8Array, o: number): boolean {
  return optionAccecn0CountersEnd(b, o) - (o + 2) >= 3;
}

/** EE0B (24): octets marked ECT(0), then CE, then ECT(1): as many as there was room for. */
export function optionAccecn0Ee0b(b: Uint8Array, o: number): number {
  return (b[o + 2] << 16) | (b[o + 3] << 8) | b[o + 4];
}

/** Whether ECEB is there. */
export function hasOptionAccecn0Eceb(b: Uint8Array, o: number): boolean {
  return optionAccecn0CountersEnd(b, o) - optionAccecn0Ee0bEnd(b, o) >= 3;
}

/** ECEB (24). */
export function optionAccecn0Eceb(b: Uint8Array, o: number): number {
  return (
    (b[optionAccecn0Ee0bEnd(b, o)] << 16) |
    (b[optionAccecn0Ee0bEnd(b, o) + 1] << 8) |
    b[optionAccecn0Ee0bEnd(b, o) + 2]
  );
}

/** Whether EE1B is there. */
export function hasOptionAccecn0Ee1b(b: Uint8Array, o: number): boolean {
  return optionAccecn0CountersEnd(b, o) - optionAccecn0EcebEnd(b, o) >= 3;
}

/** EE1B (24). */
export function optionAccecn0Ee1b(b: Uint8Array, o: number): number {
  return (
    (b[optionAccecn0EcebEnd(b, o)] << 16) |
    (b[optionAccecn0EcebEnd(b, o) + 1] << 8) |
    b[optionAccecn0EcebEnd(b, o) + 2]
  );
}

/** Where Counters ends. */
export function optionAccecn1CountersEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionAccecn1Length(b, o) - 2;
}

/** Where EE1B begins. */
export function optionAccecn1Ee1bStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where EE1B ends. */
export function optionAccecn1Ee1bEnd(b: Uint8Array, o: number): number {
  return optionAccecn1CountersEnd(b, o) - (o + 2) >= 3 ? o + 5 : o + 2;
}

/** Where ECEB begins. */
export function optionAccecn1EcebStart(b: Uint8Array, o: number): number {
  return optionAccecn1Ee1bEnd(b, o);
}

/** Where ECEB ends. */
export function optionAccecn1EcebEnd(b: Uint8Array, o: number): number {
  return optionAccecn1CountersEnd(b, o) - optionAccecn1Ee1bEnd(b, o) >= 3
    ? optionAccecn1Ee1bEnd(b, o) + 3
    : optionAccecn1Ee1bEnd(b, o);
}

/** Where EE0B begins. */
export function optionAccecn1Ee0bStart(b: Uint8Array, o: number): number {
  return optionAccecn1EcebEnd(b, o);
}

/** Where EE0B ends. */
export function optionAccecn1Ee0bEnd(b: Uint8Array, o: number): number {
  return optionAccecn1CountersEnd(b, o) - optionAccecn1EcebEnd(b, o) >= 3
    ? optionAccecn1EcebEnd(b, o) + 3
    : optionAccecn1EcebEnd(b, o);
}

/** Where Remainder begins. */
export function optionAccecn1RemainderStart(b: Uint8Array, o: number): number {
  return optionAccecn1Ee0bEnd(b, o);
}

/** Where Remainder ends. */
export function optionAccecn1RemainderEnd(b: Uint8Array, o: number): number {
  return optionAccecn1CountersEnd(b, o);
}

/** Length (8) in 2... */
export function optionAccecn1Length(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Whether EE1B is there. */
export function hasOptionAccecn1Ee1b(b: Uint8Array, o: number): boolean {
  return optionAccecn1CountersEnd(b, o) - (o + 2) >= 3;
}

/** EE1B (24). */
export function optionAccecn1Ee1b(b: Uint8Array, o: number): number {
  return (b[o + 2] << 16) | (b[o + 3] << 8) | b[o + 4];
}

/** Whether ECEB is there. */
export function hasOptionAccecn1Eceb(b: Uint8Array, o: number): boolean {
  return optionAccecn1CountersEnd(b, o) - optionAccecn1Ee1bEnd(b, o) >= 3;
}

/** ECEB (24). */
export function optionAccecn1Eceb(b: Uint8Array, o: number): number {
  return (
    (b[optionAccecn1Ee1bEnd(b, o)] << 16) |
    (b[optionAccecn1Ee1bEnd(b, o) + 1] << 8) |
    b[optionAccecn1Ee1bEnd(b, o) + 2]
  );
}

/** Whether EE0B is there. */
export function hasOptionAccecn1Ee0b(b: Uint8Array, o: number): boolean {
  return optionAccecn1CountersEnd(b, o) - optionAccecn1EcebEnd(b, o) >= 3;
}

/** EE0B (24). */
export function optionAccecn1Ee0b(b: Uint8Array, o: number): number {
  return (
    (b[optionAccecn1EcebEnd(b, o)] << 16) |
    (b[optionAccecn1EcebEnd(b, o) + 1] << 8) |
    b[optionAccecn1EcebEnd(b, o) + 2]
  );
}

/** Where Experiment Data begins. */
export function optionExperimentExperimentDataStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Experiment Data ends. */
export function optionExperimentExperimentDataEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionExperimentLength(b, o) - 2;
}

/** Length (8) in 2..: an ExID first, if shared. */
export function optionExperimentLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Experiment over b[o, end), around what already stands there; answers its end. */
export function writeOptionExperiment(b: Uint8Array, o: number, end: number, kind: number): number {
  b[o] = kind;
  b[o + 1] = end - (o + 2) + 2;
  return end;
}

/** Where Option Data begins. */
export function optionUnknownOptionDataStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Option Data ends. */
export function optionUnknownOptionDataEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionUnknownLength(b, o) - 2;
}

/** Length (8) in 2... */
export function optionUnknownLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Unknown over b[o, end), around what already stands there; answers its end. */
export function writeOptionUnknown(b: Uint8Array, o: number, end: number, kind: number): number {
  b[o] = kind;
  b[o + 1] = end - (o + 2) + 2;
  return end;
}
