// @generated from spec/device/virtio.protocol: change that, then npm run generate.
/**
 * Virtio, Virtual I/O Device, network card and split virtqueue. virtio-v1.2 §2.7, virtio-v1.2
 * §5.1.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |N|D|R|         |             |E|                               |
 *     |C|V|I|Reserved |  GSO Type   |C|         Header Length         |
 *     | | | |         |             |N|                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |           GSO Size            |        Checksum Start         |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |        Checksum Offset        |       Number of Buffers       |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *      NC: Needs Checksum, DV: Data Valid, RI: RSC Info
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Net Header has its fixed fields
export const LEGACY_NET_HEADER_TRUNCATED = 2; // Legacy Net Header has its fixed fields
export const HASH_REPORT_TRUNCATED = 3; // Hash Report has its fixed fields
export const DESCRIPTOR_TRUNCATED = 4; // Descriptor has its fixed fields
export const AVAILABLE_RING_TRUNCATED = 5; // Available Ring has its fixed fields
export const AVAILABLE_RING_RING_TRUNCATED = 6; // Ring ends with a whole item
export const USED_RING_TRUNCATED = 7; // Used Ring has its fixed fields
export const USED_RING_RING_TRUNCATED = 8; // Ring ends with a whole item
export const USED_ELEMENT_TRUNCATED = 9; // Used Element has its fixed fields
export const CONTROL_TRUNCATED = 10; // Control has its fixed fields
/** GSO Type: unknown values pass through. */
export const GSO_TYPE = {
  NONE: 0,
  TCPV4: 1,
  UDP: 3,
  TCPV6: 4,
  UDP_SEGMENTATION: 5,
} as const;
/** Hash Type: unknown values pass through. */
export const HASH_TYPE = {
  NONE: 0,
  IPV4: 1,
  TCPV4: 2,
  UDPV4: 3,
  IPV6: 4,
  TCPV6: 5,
  UDPV6: 6,
  IPV6_WITH_EXTENSIONS: 7,
  TCPV6_WITH_EXTENSIONS: 8,
  UDPV6_WITH_EXTENSIONS: 9,
} as const;
/** Control Class: unknown values pass through. */
export const CONTROL_CLASS = {
  RECEIVE: 0,
  MAC: 1,
  VLAN: 2,
  ANNOUNCE: 3,
  MULTIPLE_QUEUES: 4,
  GUEST_OFFLOADS: 5,
  NOTIFICATION_COALESCING: 6,
} as const;

/**
 * Whether b[o, end) begins with a sound Net Header: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkNetHeader(b: Uint8Array, o: number, end: number): number {
  const at = scanNetHeader(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkNetHeader(), but answers where the Net Header ends, or minus the broken rule. */
export function scanNetHeader(b: Uint8Array, o: number, end: number): number {
  if (end - o < 12) return -TRUNCATED;
  return o + 12;
}

/** Needs Checksum (1): from Checksum Start on, into Checksum Offset. */
export function needsChecksum(b: Uint8Array, o: number): number {
  return b[o] & 1;
}

export function setNeedsChecksum(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xfe) | (value & 0x1);
}

/** Data Valid (1): the checksums hold; look no more. */
export function dataValid(b: Uint8Array, o: number): number {
  return (b[o] >>> 1) & 1;
}

export function setDataValid(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xfd) | ((value << 1) & 0x2);
}

/** RSC Info (1). */
export function rscInfo(b: Uint8Array, o: number): number {
  return (b[o] >>> 2) & 1;
}

export function setRscInfo(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xfb) | ((value << 2) & 0x4);
}

/** Reserved (5). */
export function reserved(b: Uint8Array, o: number): number {
  return b[o] >>> 3;
}

export function setReserved(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0x7) | ((value << 3) & 0xf8);
}

/** GSO Type (7). */
export function gsoType(b: Uint8Array, o: number): number {
  return b[o + 1] & 0x7f;
}

export function setGsoType(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = (b[o + 1] & 0x80) | (value & 0x7f);
}

/** ECN (1): the first segment alone keeps CWR. */
export function ecn(b: Uint8Array, o: number): number {
  return b[o + 1] >>> 7;
}

export function setEcn(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = (b[o + 1] & 0x7f) | ((value << 7) & 0x80);
}

/** Header Length (16), in octets. */
export function headerLength(b: Uint8Array, o: number): number {
  return (b[o + 3] << 8) | b[o + 2];
}

export function setHeaderLength(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value;
  b[o + 3] = value >>> 8;
}

/** GSO Size (16), in octets: of the data of each segment. */
export function gsoSize(b: Uint8Array, o: number): number {
  return (b[o + 5] << 8) | b[o + 4];
}

export function setGsoSize(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
  b[o + 5] = value >>> 8;
}

/** Checksum Start (16), in octets. */
export function checksumStart(b: Uint8Array, o: number): number {
  return (b[o + 7] << 8) | b[o + 6];
}

export function setChecksumStart(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value;
  b[o + 7] = value >>> 8;
}

/** Checksum Offset (16), in octets. */
export function checksumOffset(b: Uint8Array, o: number): number {
  return (b[o + 9] << 8) | b[o + 8];
}

export function setChecksumOffset(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value;
  b[o + 9] = value >>> 8;
}

/** Number of Buffers (16): a received frame lies in so many; one when sent. */
export function numberOfBuffers(b: Uint8Array, o: number): number {
  return (b[o + 11] << 8) | b[o + 10];
}

export function setNumberOfBuffers(b: Uint8Array, o: number, value: number): void {
  b[o + 10] = value;
  b[o + 11] = value >>> 8;
}

/** Needs Checksum in Flags. */
export const FLAGS_NEEDS_CHECKSUM = 0x1;
/** Data Valid in Flags. */
export const FLAGS_DATA_VALID = 0x2;
/** RSC Info in Flags. */
export const FLAGS_RSC_INFO = 0x4;

/** Flags (8). */
export function flags(b: Uint8Array, o: number): number {
  return b[o];
}

export function setFlags(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** ECN in GSO. */
export const GSO_ECN = 0x80;

/** GSO (8). */
export function gso(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setGso(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Writes the fixed fields of a Net Header over b[o, end), around what already stands there. */
export function writeNetHeader(
  b: Uint8Array,
  o: number,
  end: number,
  needsChecksum: number,
  dataValid: number,
  rscInfo: number,
  reserved: number,
  gsoType: number,
  ecn: number,
  headerLength: number,
  gsoSize: number,
  checksumStart: number,
  checksumOffset: number,
  numberOfBuffers: number,
): void {
  const needsChecksumWord = needsChecksum | (dataValid << 1) | (rscInfo << 2) | (reserved << 3);
  b[o] = needsChecksumWord;
  const gsoTypeWord = gsoType | (ecn << 7);
  b[o + 1] = gsoTypeWord;
  b[o + 2] = headerLength;
  b[o + 3] = headerLength >>> 8;
  b[o + 4] = gsoSize;
  b[o + 5] = gsoSize >>> 8;
  b[o + 6] = checksumStart;
  b[o + 7] = checksumStart >>> 8;
  b[o + 8] = checksumOffset;
  b[o + 9] = checksumOffset >>> 8;
  b[o + 10] = numberOfBuffers;
  b[o + 11] = numberOfBuffers >>> 8;
}

/**
 * Whether b[o, end) begins with a sound Legacy Net Header: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkLegacyNetHeader(b: Uint8Array, o: number, end: number): number {
  const at = scanLegacyNetHeader(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkLegacyNetHeader(), but answers where the Legacy Net Header ends, or minus the broken
 * rule.
 */
export function scanLegacyNetHeader(b: Uint8Array, o: number, end: number): number {
  if (end - o < 10) return -LEGACY_NET_HEADER_TRUNCATED;
  return o + 10;
}

/** Needs Checksum (1). */
export function legacyNetHeaderNeedsChecksum(b: Uint8Array, o: number): number {
  return b[o] & 1;
}

export function setLegacyNetHeaderNeedsChecksum(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xfe) | (value & 0x1);
}

/** Data Valid (1). */
export function legacyNetHeaderDataValid(b: Uint8Array, o: number): number {
  return (b[o] >>> 1) & 1;
}

export function setLegacyNetHeaderDataValid(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xfd) | ((value << 1) & 0x2);
}

/** RSC Info (1). */
export function legacyNetHeaderRscInfo(b: Uint8Array, o: number): number {
  return (b[o] >>> 2) & 1;
}

export function setLegacyNetHeaderRscInfo(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xfb) | ((value << 2) & 0x4);
}

/** Reserved (5). */
export function legacyNetHeaderReserved(b: Uint8Array, o: number): number {
  return b[o] >>> 3;
}

export function setLegacyNetHeaderReserved(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0x7) | ((value << 3) & 0xf8);
}

/** GSO Type (7). */
export function legacyNetHeaderGsoType(b: Uint8Array, o: number): number {
  return b[o + 1] & 0x7f;
}

export function setLegacyNetHeaderGsoType(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = (b[o + 1] & 0x80) | (value & 0x7f);
}

/** ECN (1). */
export function legacyNetHeaderEcn(b: Uint8Array, o: number): number {
  return b[o + 1] >>> 7;
}

export function setLegacyNetHeaderEcn(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = (b[o + 1] & 0x7f) | ((value << 7) & 0x80);
}

/** Header Length (16), in octets. */
export function legacyNetHeaderHeaderLength(b: Uint8Array, o: number): number {
  return (b[o + 3] << 8) | b[o + 2];
}

export function setLegacyNetHeaderHeaderLength(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value;
  b[o + 3] = value >>> 8;
}

/** GSO Size (16), in octets. */
export function legacyNetHeaderGsoSize(b: Uint8Array, o: number): number {
  return (b[o + 5] << 8) | b[o + 4];
}

export function setLegacyNetHeaderGsoSize(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
  b[o + 5] = value >>> 8;
}

/** Checksum Start (16), in octets. */
export function legacyNetHeaderChecksumStart(b: Uint8Array, o: number): number {
  return (b[o + 7] << 8) | b[o + 6];
}

export function setLegacyNetHeaderChecksumStart(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value;
  b[o + 7] = value >>> 8;
}

/** Checksum Offset (16), in octets. */
export function legacyNetHeaderChecksumOffset(b: Uint8Array, o: number): number {
  return (b[o + 9] << 8) | b[o + 8];
}

export function setLegacyNetHeaderChecksumOffset(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value;
  b[o + 9] = value >>> 8;
}

/** Needs Checksum in Flags. */
export const LEGACY_NET_HEADER_FLAGS_NEEDS_CHECKSUM = 0x1;
/** Data Valid in Flags. */
export const LEGACY_NET_HEADER_FLAGS_DATA_VALID = 0x2;
/** RSC Info in Flags. */
export const LEGACY_NET_HEADER_FLAGS_RSC_INFO = 0x4;

/** Flags (8). */
export function legacyNetHeaderFlags(b: Uint8Array, o: number): number {
  return b[o];
}

export function setLegacyNetHeaderFlags(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** ECN in GSO. */
export const LEGACY_NET_HEADER_GSO_ECN = 0x80;

/** GSO (8). */
export function legacyNetHeaderGso(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setLegacyNetHeaderGso(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/**
 * Writes the fixed fields of a Legacy Net Header over b[o, end), around what already stands there.
 */
export function writeLegacyNetHeader(
  b: Uint8Array,
  o: number,
  end: number,
  needsChecksum: number,
  dataValid: number,
  rscInfo: number,
  reserved: number,
  gsoType: number,
  ecn: number,
  headerLength: number,
  gsoSize: number,
  checksumStart: number,
  checksumOffset: number,
): void {
  const needsChecksumWord = needsChecksum | (dataValid << 1) | (rscInfo << 2) | (reserved << 3);
  b[o] = needsChecksumWord;
  const gsoTypeWord = gsoType | (ecn << 7);
  b[o + 1] = gsoTypeWord;
  b[o + 2] = headerLength;
  b[o + 3] = headerLength >>> 8;
  b[o + 4] = gsoSize;
  b[o + 5] = gsoSize >>> 8;
  b[o + 6] = checksumStart;
  b[o + 7] = checksumStart >>> 8;
  b[o + 8] = checksumOffset;
  b[o + 9] = checksumOffset >>> 8;
}

/**
 * Whether b[o, end) begins with a sound Hash Report: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkHashReport(b: Uint8Array, o: number, end: number): number {
  const at = scanHashReport(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkHashReport(), but answers where the Hash Report ends, or minus the broken rule. */
export function scanHashReport(b: Uint8Array, o: number, end: number): number {
  if (end - o < 8) return -HASH_REPORT_TRUNCATED;
  return o + 8;
}

/** Hash Value (32). */
export function hashReportHashValue(b: Uint8Array, o: number): number {
  return ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0;
}

export function setHashReportHashValue(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
  b[o + 1] = value >>> 8;
  b[o + 2] = value >>> 16;
  b[o + 3] = value >>> 24;
}

/** Hash Type (16). */
export function hashReportHashType(b: Uint8Array, o: number): number {
  return (b[o + 5] << 8) | b[o + 4];
}

export function setHashReportHashType(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
  b[o + 5] = value >>> 8;
}

/** Padding Reserved (16). */
export function hashReportPaddingReserved(b: Uint8Array, o: number): number {
  return (b[o + 7] << 8) | b[o + 6];
}

export function setHashReportPaddingReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value;
  b[o + 7] = value >>> 8;
}

/** Writes the fixed fields of a Hash Report over b[o, end), around what already stands there. */
export function writeHashReport(
  b: Uint8Array,
  o: number,
  end: number,
  hashValue: number,
  hashType: number,
  paddingReserved: number,
): void {
  b[o] = hashValue;
  b[o + 1] = hashValue >>> 8;
  b[o + 2] = hashValue >>> 16;
  b[o + 3] = hashValue >>> 24;
  b[o + 4] = hashType;
  b[o + 5] = hashType >>> 8;
  b[o + 6] = paddingReserved;
  b[o + 7] = paddingReserved >>> 8;
}

/**
 * Whether b[o, end) begins with a sound Descriptor: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkDescriptor(b: Uint8Array, o: number, end: number): number {
  const at = scanDescriptor(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkDescriptor(), but answers where the Descriptor ends, or minus the broken rule. */
export function scanDescriptor(b: Uint8Array, o: number, end: number): number {
  if (end - o < 16) return -DESCRIPTOR_TRUNCATED;
  return o + 16;
}

/** Address (64). */
export function descriptorAddress(b: Uint8Array, o: number): bigint {
  return (
    (BigInt(((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0) << 32n) |
    BigInt(((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0)
  );
}

export function setDescriptorAddress(b: Uint8Array, o: number, value: bigint): void {
  b[o + 4] = Number(value >> 32n);
  b[o + 5] = Number(value >> 32n) >>> 8;
  b[o + 6] = Number(value >> 32n) >>> 16;
  b[o + 7] = Number(value >> 32n) >>> 24;
  b[o] = Number(value & 0xffffffffn);
  b[o + 1] = Number(value & 0xffffffffn) >>> 8;
  b[o + 2] = Number(value & 0xffffffffn) >>> 16;
  b[o + 3] = Number(value & 0xffffffffn) >>> 24;
}

/** Length (32), in octets. */
export function descriptorLength(b: Uint8Array, o: number): number {
  return ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0;
}

export function setDescriptorLength(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value;
  b[o + 9] = value >>> 8;
  b[o + 10] = value >>> 16;
  b[o + 11] = value >>> 24;
}

/** Continues (1): VIRTQ_DESC_F_NEXT. */
export function descriptorContinues(b: Uint8Array, o: number): number {
  return b[o + 12] & 1;
}

export function setDescriptorContinues(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xfe) | (value & 0x1);
}

/** Write (1): for the device to write; else to read. */
export function descriptorWrite(b: Uint8Array, o: number): number {
  return (b[o + 12] >>> 1) & 1;
}

export function setDescriptorWrite(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xfd) | ((value << 1) & 0x2);
}

/** Indirect (1): the memory holds descriptors. */
export function descriptorIndirect(b: Uint8Array, o: number): number {
  return (b[o + 12] >>> 2) & 1;
}

export function setDescriptorIndirect(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xfb) | ((value << 2) & 0x4);
}

/** Reserved (13). */
export function descriptorReserved(b: Uint8Array, o: number): number {
  return ((b[o + 13] << 8) | b[o + 12]) >>> 3;
}

export function setDescriptorReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0x7) | ((value << 3) & 0xf8);
  b[o + 13] = value >>> 5;
}

/** Next (16). */
export function descriptorNext(b: Uint8Array, o: number): number {
  return (b[o + 15] << 8) | b[o + 14];
}

export function setDescriptorNext(b: Uint8Array, o: number, value: number): void {
  b[o + 14] = value;
  b[o + 15] = value >>> 8;
}

/** Continues in Flags. */
export const DESCRIPTOR_FLAGS_CONTINUES = 0x1;
/** Write in Flags. */
export const DESCRIPTOR_FLAGS_WRITE = 0x2;
/** Indirect in Flags. */
export const DESCRIPTOR_FLAGS_INDIRECT = 0x4;

/** Flags (16). */
export function descriptorFlags(b: Uint8Array, o: number): number {
  return (b[o + 13] << 8) | b[o + 12];
}

export function setDescriptorFlags(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value;
  b[o + 13] = value >>> 8;
}

/**
 * Whether b[o, end) begins with a sound Available Ring: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkAvailableRing(
  b: Uint8Array,
  o: number,
  end: number,
  queueSize: number,
): number {
  const at = scanAvailableRing(b, o, end, queueSize);
  return at < 0 ? -at : OK;
}

/**
 * As checkAvailableRing(), but answers where the Available Ring ends, or minus the broken rule.
 */
export function scanAvailableRing(
  b: Uint8Array,
  o: number,
  end: number,
  queueSize: number,
): number {
  if (end - o < 4) return -AVAILABLE_RING_TRUNCATED;
  const ringEnd = o + 4 + 2 * queueSize;
  if (ringEnd > end) return -AVAILABLE_RING_RING_TRUNCATED; // :73
  if (end - ringEnd < 2) return -AVAILABLE_RING_TRUNCATED;
  return ringEnd + 2;
}

/** Where Ring begins. */
export function availableRingRingStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Ring ends. */
export function availableRingRingEnd(
  b: Uint8Array,
  o: number,
  end: number,
  queueSize: number,
): number {
  return o + 4 + 2 * queueSize;
}

/** No Interrupt (1): a wish, not a command. */
export function availableRingNoInterrupt(b: Uint8Array, o: number): number {
  return b[o] & 1;
}

export function setAvailableRingNoInterrupt(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xfe) | (value & 0x1);
}

/** Reserved (15). */
export function availableRingReserved(b: Uint8Array, o: number): number {
  return ((b[o + 1] << 8) | b[o]) >>> 1;
}

export function setAvailableRingReserved(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0x1) | ((value << 1) & 0xfe);
  b[o + 1] = value >>> 7;
}

/** Index (16): of the next entry, counting on without end; modulo Queue Size it is the place. */
export function availableRingIndex(b: Uint8Array, o: number): number {
  return (b[o + 3] << 8) | b[o + 2];
}

export function setAvailableRingIndex(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value;
  b[o + 3] = value >>> 8;
}

/** Used Event (16): interrupt me when this entry is used (VIRTIO_F_EVENT_IDX). */
export function availableRingUsedEvent(
  b: Uint8Array,
  o: number,
  end: number,
  queueSize: number,
): number {
  return (
    (b[availableRingRingEnd(b, o, end, queueSize) + 1] << 8) |
    b[availableRingRingEnd(b, o, end, queueSize)]
  );
}

export function setAvailableRingUsedEvent(
  b: Uint8Array,
  o: number,
  end: number,
  queueSize: number,
  value: number,
): void {
  b[availableRingRingEnd(b, o, end, queueSize)] = value;
  b[availableRingRingEnd(b, o, end, queueSize) + 1] = value >>> 8;
}

/** No Interrupt in Flags. */
export const AVAILABLE_RING_FLAGS_NO_INTERRUPT = 0x1;

/** Flags (16). */
export function availableRingFlags(b: Uint8Array, o: number): number {
  return (b[o + 1] << 8) | b[o];
}

export function setAvailableRingFlags(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
  b[o + 1] = value >>> 8;
}

/**
 * Whether b[o, end) begins with a sound Used Ring: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkUsedRing(b: Uint8Array, o: number, end: number, queueSize: number): number {
  const at = scanUsedRing(b, o, end, queueSize);
  return at < 0 ? -at : OK;
}

/** As checkUsedRing(), but answers where the Used Ring ends, or minus the broken rule. */
export function scanUsedRing(b: Uint8Array, o: number, end: number, queueSize: number): number {
  if (end - o < 4) return -USED_RING_TRUNCATED;
  let ringAt = o + 4;
  let ringCount = 0;
  for (; ringCount < queueSize; ringCount++) {
    const ringNext = scanUsedElement(b, ringAt, end);
    if (ringNext < 0) return ringNext;
    ringAt = ringNext;
  }

  if (end - ringAt < 2) return -USED_RING_TRUNCATED;
  return ringAt + 2;
}

/** Where Ring begins. */
export function usedRingRingStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Ring ends. */
export function usedRingRingEnd(b: Uint8Array, o: number, end: number, queueSize: number): number {
  let at = o + 4;
  for (let left = queueSize; left > 0; left--) at = scanUsedElement(b, at, end);
  return at;
}

/** No Notify (1). */
export function usedRingNoNotify(b: Uint8Array, o: number): number {
  return b[o] & 1;
}

export function setUsedRingNoNotify(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xfe) | (value & 0x1);
}

/** Reserved (15). */
export function usedRingReserved(b: Uint8Array, o: number): number {
  return ((b[o + 1] << 8) | b[o]) >>> 1;
}

export function setUsedRingReserved(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0x1) | ((value << 1) & 0xfe);
  b[o + 1] = value >>> 7;
}

/** Index (16). */
export function usedRingIndex(b: Uint8Array, o: number): number {
  return (b[o + 3] << 8) | b[o + 2];
}

export function setUsedRingIndex(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value;
  b[o + 3] = value >>> 8;
}

/** Available Event (16): notify me when this entry is available (VIRTIO_F_EVENT_IDX). */
export function usedRingAvailableEvent(
  b: Uint8Array,
  o: number,
  end: number,
  queueSize: number,
): number {
  return (
    (b[usedRingRingEnd(b, o, end, queueSize) + 1] << 8) | b[usedRingRingEnd(b, o, end, queueSize)]
  );
}

export function setUsedRingAvailableEvent(
  b: Uint8Array,
  o: number,
  end: number,
  queueSize: number,
  value: number,
): void {
  b[usedRingRingEnd(b, o, end, queueSize)] = value;
  b[usedRingRingEnd(b, o, end, queueSize) + 1] = value >>> 8;
}

/** No Notify in Flags. */
export const USED_RING_FLAGS_NO_NOTIFY = 0x1;

/** Flags (16). */
export function usedRingFlags(b: Uint8Array, o: number): number {
  return (b[o + 1] << 8) | b[o];
}

export function setUsedRingFlags(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
  b[o + 1] = value >>> 8;
}

/**
 * Whether b[o, end) begins with a sound Used Element: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkUsedElement(b: Uint8Array, o: number, end: number): number {
  const at = scanUsedElement(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkUsedElement(), but answers where the Used Element ends, or minus the broken rule. */
export function scanUsedElement(b: Uint8Array, o: number, end: number): number {
  if (end - o < 8) return -USED_ELEMENT_TRUNCATED;
  return o + 8;
}

/** ID (32): head of the chain that is done with. */
export function usedElementId(b: Uint8Array, o: number): number {
  return ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0;
}

export function setUsedElementId(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
  b[o + 1] = value >>> 8;
  b[o + 2] = value >>> 16;
  b[o + 3] = value >>> 24;
}

/** Length (32), in octets: written by the device. */
export function usedElementLength(b: Uint8Array, o: number): number {
  return ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0;
}

export function setUsedElementLength(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
  b[o + 5] = value >>> 8;
  b[o + 6] = value >>> 16;
  b[o + 7] = value >>> 24;
}

/** Writes the fixed fields of a Used Element over b[o, end), around what already stands there. */
export function writeUsedElement(
  b: Uint8Array,
  o: number,
  end: number,
  id: number,
  length: number,
): void {
  b[o] = id;
  b[o + 1] = id >>> 8;
  b[o + 2] = id >>> 16;
  b[o + 3] = id >>> 24;
  b[o + 4] = length;
  b[o + 5] = length >>> 8;
  b[o + 6] = length >>> 16;
  b[o + 7] = length >>> 24;
}

/**
 * Whether b[o, end) begins with a sound Control: OK, or the first rule of the spec that it breaks.
 */
export function checkControl(b: Uint8Array, o: number, end: number): number {
  const at = scanControl(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkControl(), but answers where the Control ends, or minus the broken rule. */
export function scanControl(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -CONTROL_TRUNCATED;
  return end;
}

/** Where Data begins. */
export function controlDataStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Class (8). */
export function controlClass(b: Uint8Array, o: number): number {
  return b[o];
}

export function setControlClass(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Command (8). */
export function controlCommand(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setControlCommand(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Writes the fixed fields of a Control over b[o, end), around what already stands there. */
export function writeControl(
  b: Uint8Array,
  o: number,
  end: number,
  class_: number,
  command: number,
): void {
  b[o] = class_;
  b[o + 1] = command;
}

/** Net Configuration: where each register is, what it resets to, how it may be accessed. */
export const NET_CONFIGURATION = {
  /** MAC Low (32), read only: six octets, if VIRTIO_NET_F_MAC. */
  MAC_LOW: { address: 0x0, bits: 32, access: 'read only' },
  /** MAC High (16), read only. */
  MAC_HIGH: { address: 0x4, bits: 16, access: 'read only' },
  /** Status (16), read only. */
  STATUS: { address: 0x6, bits: 16, access: 'read only' },
  /** Max Virtqueue Pairs (16), read only. */
  MAX_VIRTQUEUE_PAIRS: { address: 0x8, bits: 16, access: 'read only' },
  /** MTU (16), read only. */
  MTU: { address: 0xa, bits: 16, access: 'read only' },
  /** Speed (32), read only: in Mbit/s; all ones: not known. */
  SPEED: { address: 0xc, bits: 32, access: 'read only' },
  /** Duplex (8), read only. */
  DUPLEX: { address: 0x10, bits: 8, access: 'read only' },
  /** RSS Max Key Size (8), read only. */
  RSS_MAX_KEY_SIZE: { address: 0x11, bits: 8, access: 'read only' },
  /** RSS Max Indirection Table Length (16), read only. */
  RSS_MAX_INDIRECTION_TABLE_LENGTH: { address: 0x12, bits: 16, access: 'read only' },
  /** Supported Hash Types (32), read only. */
  SUPPORTED_HASH_TYPES: { address: 0x14, bits: 32, access: 'read only' },
} as const;
/** Net Configuration: the bits of each register. */
export const NET_CONFIGURATION_BITS = {
  /** Link Up. */
  STATUS_LINK_UP: { shift: 0, mask: 0x1 },
  /** Announce. */
  STATUS_ANNOUNCE: { shift: 1, mask: 0x2 },
} as const;
