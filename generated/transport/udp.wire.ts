// @generated from spec/transport/udp.protocol: change that, then npm run generate.
/**
 * UDP, User Datagram Protocol. RFC 768, RFC 1122 §4.1, RFC 8200 §8.1, RFC 6936.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |          Source Port          |       Destination Port        |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |            Length             |           Checksum            |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                           Data ...                            |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
import { adjust16, fold16, sum16 } from '../../runtime/base/checksum.ts';
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Datagram has its fixed fields
export const DATAGRAM_TRUNCATED = 2; // Datagram fits in what holds it
export const DESTINATION_PORT_MALFORMED = 3; // Destination Port in 1..65535
export const LENGTH_MALFORMED = 4; // Length in 8..
export const LEFTOVER = 5; // Datagram is filled by its fields
export const CHECKSUM_CORRUPT = 6; // Checksum = internet checksum

/**
 * Whether b[o, end) begins with a sound Datagram: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkDatagram(
  b: Uint8Array,
  o: number,
  end: number,
  pseudoHeader: number,
  ipVersion: number,
): number {
  const at = scanDatagram(b, o, end, pseudoHeader, ipVersion);
  return at < 0 ? -at : OK;
}

/** As checkDatagram(), but answers where the Datagram ends, or minus the broken rule. */
export function scanDatagram(
  b: Uint8Array,
  o: number,
  end: number,
  pseudoHeader: number,
  ipVersion: number,
): number {
  if (end - o < 8) return -TRUNCATED;
  const destinationPort = (b[o + 2] << 8) | b[o + 3];
  if (destinationPort < 1) return -DESTINATION_PORT_MALFORMED; // :11
  const length = (b[o + 4] << 8) | b[o + 5];
  if (length < 8) return -LENGTH_MALFORMED; // :12
  const datagramEnd = o + length;
  if (datagramEnd > end) return -DATAGRAM_TRUNCATED; // :9
  const checksum = (b[o + 6] << 8) | b[o + 7];
  if (
    (checksum !== 0 || ipVersion === 6) &&
    sum16(pseudoHeader + 17 + length, b, o, datagramEnd) !== 0xffff
  )
    return -CHECKSUM_CORRUPT; // :13
  return datagramEnd;
}

/** Where Checksum stands, from o. */
export const CHECKSUM_AT = 6;

/** As scanDatagram(), the checksum being somebody else's. */
export function scanDatagramUnsummed(b: Uint8Array, o: number, end: number): number {
  if (end - o < 8) return -TRUNCATED;
  const destinationPort = (b[o + 2] << 8) | b[o + 3];
  if (destinationPort < 1) return -DESTINATION_PORT_MALFORMED; // :11
  const length = (b[o + 4] << 8) | b[o + 5];
  if (length < 8) return -LENGTH_MALFORMED; // :12
  const datagramEnd = o + length;
  if (datagramEnd > end) return -DATAGRAM_TRUNCATED; // :9
  return datagramEnd;
}

/** Where Data begins. */
export function dataStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Data ends. */
export function dataEnd(b: Uint8Array, o: number): number {
  return o + length(b, o);
}

/** Source Port (16): zero when no reply is wanted. */
export function sourcePort(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setSourcePort(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Destination Port (16) in 1..65535: zero names no port. */
export function destinationPort(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setDestinationPort(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Length (16) in 8..: the packet below may be longer: RFC 9868 puts options there. */
export function length(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setLength(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Checksum (16). RFC 768, RFC 8200 §8.1. */
export function checksum(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setChecksum(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Sets Source Port and mends Checksum for it (RFC 1624). */
export function replaceSourcePort(b: Uint8Array, o: number, value: number): void {
  let sum = checksum(b, o);
  const before0 = (b[o] << 8) | b[o + 1];
  setSourcePort(b, o, value);
  sum = adjust16(sum, before0, (b[o] << 8) | b[o + 1]);
  if (checksum(b, o) !== 0) setChecksum(b, o, sum === 0 ? 0xffff : sum);
}

/** Sets Destination Port and mends Checksum for it (RFC 1624). */
export function replaceDestinationPort(b: Uint8Array, o: number, value: number): void {
  let sum = checksum(b, o);
  const before0 = (b[o + 2] << 8) | b[o + 3];
  setDestinationPort(b, o, value);
  sum = adjust16(sum, before0, (b[o + 2] << 8) | b[o + 3]);
  if (checksum(b, o) !== 0) setChecksum(b, o, sum === 0 ? 0xffff : sum);
}

/** How many octets the Datagram at o still needs, at least, behind end: 0 when it is whole. */
export function neededDatagram(b: Uint8Array, o: number, end: number): number {
  if (end < o + 6) return o + 6 - end;
  const whole = o + length(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Datagram over b[o, end), around what already stands there. */
export function writeDatagram(
  b: Uint8Array,
  o: number,
  end: number,
  sourcePort: number,
  destinationPort: number,
  pseudoHeader: number,
): void {
  b[o] = sourcePort >>> 8;
  b[o + 1] = sourcePort;
  b[o + 2] = destinationPort >>> 8;
  b[o + 3] = destinationPort;
  b[o + 4] = (end - o) >>> 8;
  b[o + 5] = end - o;
  b[o + 6] = 0;
  b[o + 7] = 0;
  const checksumValue = ~sum16(pseudoHeader + 17 + (end - o), b, o, end) & 0xffff || 0xffff;
  b[o + 6] = checksumValue >>> 8;
  b[o + 7] = checksumValue;
}

/**
 * Writes the fixed fields of a Datagram over b[o, end), around what already stands there; whoever
 * sends it completes the checksum.
 */
export function writeDatagramPartial(
  b: Uint8Array,
  o: number,
  end: number,
  sourcePort: number,
  destinationPort: number,
  pseudoHeader: number,
): void {
  b[o] = sourcePort >>> 8;
  b[o + 1] = sourcePort;
  b[o + 2] = destinationPort >>> 8;
  b[o + 3] = destinationPort;
  b[o + 4] = (end - o) >>> 8;
  b[o + 5] = end - o;
  b[o + 6] = 0;
  b[o + 7] = 0;
  const checksumValue = fold16(pseudoHeader + 17 + (end - o));
  b[o + 6] = checksumValue >>> 8;
  b[o + 7] = checksumValue;
}
