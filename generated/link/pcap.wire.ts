// @generated from spec/link/pcap.protocol: change that, then npm run generate.
/**
 * Pcap, PCAP Capture File Format. draft-ietf-opsawg-pcap §4.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                       Timestamp Seconds                       |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                      Timestamp Fraction                       |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                    Captured Packet Length                     |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                    Original Packet Length                     |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                        Packet Data ...                        |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
import { putUint } from '../../runtime/base/octets.ts';
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Record has its fixed fields
export const PACKET_DATA_TRUNCATED = 2; // Packet Data fits in what holds it
export const FILE_HEADER_TRUNCATED = 3; // File Header has its fixed fields
export const FILE_HEADER_MAGIC_NUMBER_FOREIGN = 4; // Magic Number in 2712847316 | 2712812621
export const FILE_HEADER_MAJOR_VERSION_MALFORMED = 5; // Major Version = 2
/** Link Type: unknown values pass through. */
export const LINK_TYPE = {
  BSD_LOOPBACK: 0,
  ETHERNET: 1,
  TOKEN_RING: 6,
  SLIP: 8,
  PPP: 9,
  FDDI: 10,
  PPP_IN_HDLC_LIKE_FRAMING: 50,
  PPPOE: 51,
  RAW_IP: 101,
  CISCO_HDLC: 104,
  IEEE_802_11: 105,
  FRAME_RELAY: 107,
  OPENBSD_LOOPBACK: 108,
  LINUX_COOKED_V1: 113,
  OPENBSD_PACKET_FILTER: 117,
  IEEE_802_11_WITH_PRISM_HEADER: 119,
  IEEE_802_11_WITH_RADIOTAP: 127,
  BLUETOOTH_HCI_UART: 187,
  PPI: 192,
  IEEE_802_15_4: 195,
  USB_ON_LINUX: 220,
  IPV4: 228,
  IPV6: 229,
  NFLOG: 239,
  NETLINK: 253,
  LINUX_COOKED_V2: 276,
} as const;

/**
 * Whether b[o, end) begins with a sound Record: OK, or the first rule of the spec that it breaks.
 */
export function checkRecord(b: Uint8Array, o: number, end: number, swapped: number): number {
  const at = scanRecord(b, o, end, swapped);
  return at < 0 ? -at : OK;
}

/** As checkRecord(), but answers where the Record ends, or minus the broken rule. */
export function scanRecord(b: Uint8Array, o: number, end: number, swapped: number): number {
  if (end - o < 16) return -TRUNCATED;
  const capturedPacketLength =
    swapped === 1
      ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
      : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
  const packetDataEnd = o + 16 + capturedPacketLength;
  if (packetDataEnd > end) return -PACKET_DATA_TRUNCATED; // :15
  return packetDataEnd;
}

/** Where Packet Data begins. */
export function packetDataStart(b: Uint8Array, o: number): number {
  return o + 16;
}

/** Where Packet Data ends. */
export function packetDataEnd(b: Uint8Array, o: number, swapped: number): number {
  return o + 16 + capturedPacketLength(b, o, swapped);
}

/** Timestamp Seconds (32), in seconds. */
export function timestampSeconds(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0
    : ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setTimestampSeconds(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o, o + 4, value, swapped === 1);
}

/** Timestamp Fraction (32): micro- or nanoseconds, as the magic number says. */
export function timestampFraction(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
    : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setTimestampFraction(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 4, o + 8, value, swapped === 1);
}

/** Captured Packet Length (32), in octets. */
export function capturedPacketLength(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
    : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setCapturedPacketLength(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 8, o + 12, value, swapped === 1);
}

/** Original Packet Length (32), in octets: more than was captured, when a limit cut it. */
export function originalPacketLength(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 15] << 24) | (b[o + 14] << 16) | (b[o + 13] << 8) | b[o + 12]) >>> 0
    : ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
}

export function setOriginalPacketLength(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 12, o + 16, value, swapped === 1);
}

/** How many octets the Record at o still needs, at least, behind end: 0 when it is whole. */
export function neededRecord(b: Uint8Array, o: number, end: number, swapped: number): number {
  if (end < o + 12) return o + 12 - end;
  const whole = packetDataEnd(b, o, swapped);
  return whole > end ? whole - end : 0;
}

/**
 * Whether b[o, end) begins with a sound File Header: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkFileHeader(b: Uint8Array, o: number, end: number, swapped: number): number {
  const at = scanFileHeader(b, o, end, swapped);
  return at < 0 ? -at : OK;
}

/** As checkFileHeader(), but answers where the File Header ends, or minus the broken rule. */
export function scanFileHeader(b: Uint8Array, o: number, end: number, swapped: number): number {
  if (end - o < 24) return -FILE_HEADER_TRUNCATED;
  const magicNumber =
    swapped === 1
      ? ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0
      : ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
  if (magicNumber !== 2712847316 && magicNumber !== 2712812621)
    return -FILE_HEADER_MAGIC_NUMBER_FOREIGN; // :19
  const majorVersion = swapped === 1 ? (b[o + 5] << 8) | b[o + 4] : (b[o + 4] << 8) | b[o + 5];
  if (majorVersion !== 2) return -FILE_HEADER_MAJOR_VERSION_MALFORMED; // :20
  return o + 24;
}

/** Magic Number (32) in 2712847316 | 2712812621. */
export function fileHeaderMagicNumber(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0
    : ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setFileHeaderMagicNumber(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o, o + 4, value, swapped === 1);
}

/** Major Version (16) = 2. */
export function fileHeaderMajorVersion(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 5] << 8) | b[o + 4] : (b[o + 4] << 8) | b[o + 5];
}

export function setFileHeaderMajorVersion(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 4, o + 6, value, swapped === 1);
}

/** Minor Version (16). */
export function fileHeaderMinorVersion(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 7] << 8) | b[o + 6] : (b[o + 6] << 8) | b[o + 7];
}

export function setFileHeaderMinorVersion(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 6, o + 8, value, swapped === 1);
}

/** Reserved1 (32): once the time zone, and once its accuracy. */
export function fileHeaderReserved1(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
    : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setFileHeaderReserved1(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 8, o + 12, value, swapped === 1);
}

/** Reserved2 (32). */
export function fileHeaderReserved2(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 15] << 24) | (b[o + 14] << 16) | (b[o + 13] << 8) | b[o + 12]) >>> 0
    : ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
}

export function setFileHeaderReserved2(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 12, o + 16, value, swapped === 1);
}

/** SnapLen (32), in octets. */
export function fileHeaderSnaplen(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 19] << 24) | (b[o + 18] << 16) | (b[o + 17] << 8) | b[o + 16]) >>> 0
    : ((b[o + 16] << 24) | (b[o + 17] << 16) | (b[o + 18] << 8) | b[o + 19]) >>> 0;
}

export function setFileHeaderSnaplen(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 16, o + 20, value, swapped === 1);
}

/** LinkType (32): the upper half is zero, unless it says how long a frame check sequence is. */
export function fileHeaderLinktype(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 23] << 24) | (b[o + 22] << 16) | (b[o + 21] << 8) | b[o + 20]) >>> 0
    : ((b[o + 20] << 24) | (b[o + 21] << 16) | (b[o + 22] << 8) | b[o + 23]) >>> 0;
}

export function setFileHeaderLinktype(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 20, o + 24, value, swapped === 1);
}
