// @generated from spec/device/e1000.protocol: change that, then npm run generate.
/**
 * E1000, Intel 8254x Gigabit Ethernet Controller. 8254x SDM §3, 8254x SDM §13.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                        Buffer Address                         |
 *     +                                                               +
 *     |                                                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                               |               |E|I|I|R|R|D|V|I|
 *     |            Length             |      CSO      |O|F|C|S|P|E|L|D|
 *     |                               |               |P|C| | |S|X|E|E|
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |D|E|L|T|       |               |                       |C|     |
 *     |D|C|C|U|  RSV  |      CSS      |         VLAN          |F| PRI |
 *     | | | | |       |               |                       |I|     |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *      IFC: IFCS, DEX: DEXT
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Transmit Descriptor has its fixed fields
export const DEXT_MALFORMED = 2; // DEXT = 0
export const CONTEXT_DESCRIPTOR_TRUNCATED = 3; // Context Descriptor has its fixed fields
export const CONTEXT_DESCRIPTOR_DTYP_MALFORMED = 4; // DTYP = 0
export const CONTEXT_DESCRIPTOR_DEXT_MALFORMED = 5; // DEXT = 1
export const DATA_DESCRIPTOR_TRUNCATED = 6; // Data Descriptor has its fixed fields
export const DATA_DESCRIPTOR_DTYP_MALFORMED = 7; // DTYP = 1
export const DATA_DESCRIPTOR_DEXT_MALFORMED = 8; // DEXT = 1
export const RECEIVE_DESCRIPTOR_TRUNCATED = 9; // Receive Descriptor has its fixed fields

/**
 * Whether b[o, end) begins with a sound Transmit Descriptor: OK, or the first rule of the spec
 * that it breaks.
 */
export function checkTransmitDescriptor(b: Uint8Array, o: number, end: number): number {
  const at = scanTransmitDescriptor(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkTransmitDescriptor(), but answers where the Transmit Descriptor ends, or minus the
 * broken rule.
 */
export function scanTransmitDescriptor(b: Uint8Array, o: number, end: number): number {
  if (end - o < 16) return -TRUNCATED;
  const dext = (b[o + 11] >>> 5) & 1;
  if (dext !== 0) return -DEXT_MALFORMED; // :20
  return o + 16;
}

/** Buffer Address (64). */
export function bufferAddress(b: Uint8Array, o: number): bigint {
  return (
    (BigInt(((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0) << 32n) |
    BigInt(((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0)
  );
}

export function setBufferAddress(b: Uint8Array, o: number, value: bigint): void {
  b[o + 4] = Number(value >> 32n);
  b[o + 5] = Number(value >> 32n) >>> 8;
  b[o + 6] = Number(value >> 32n) >>> 16;
  b[o + 7] = Number(value >> 32n) >>> 24;
  b[o] = Number(value & 0xffffffffn);
  b[o + 1] = Number(value & 0xffffffffn) >>> 8;
  b[o + 2] = Number(value & 0xffffffffn) >>> 16;
  b[o + 3] = Number(value & 0xffffffffn) >>> 24;
}

/** Length (16), in octets. */
export function length(b: Uint8Array, o: number): number {
  return (b[o + 9] << 8) | b[o + 8];
}

export function setLength(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value;
  b[o + 9] = value >>> 8;
}

/** CSO (8), in octets: where the checksum goes. */
export function cso(b: Uint8Array, o: number): number {
  return b[o + 10];
}

export function setCso(b: Uint8Array, o: number, value: number): void {
  b[o + 10] = value;
}

/** EOP (1): the frame ends here. */
export function eop(b: Uint8Array, o: number): number {
  return b[o + 11] & 1;
}

export function setEop(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xfe) | (value & 0x1);
}

/** IFCS (1): append the frame check sequence. */
export function ifcs(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 1) & 1;
}

export function setIfcs(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xfd) | ((value << 1) & 0x2);
}

/** IC (1): insert a checksum. */
export function ic(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 2) & 1;
}

export function setIc(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xfb) | ((value << 2) & 0x4);
}

/** RS (1): tell by DD when done. */
export function rs(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 3) & 1;
}

export function setRs(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xf7) | ((value << 3) & 0x8);
}

/** RPS (1). */
export function rps(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 4) & 1;
}

export function setRps(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xef) | ((value << 4) & 0x10);
}

/** DEXT (1) = 0. */
export function dext(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 5) & 1;
}

export function setDext(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xdf) | ((value << 5) & 0x20);
}

/** VLE (1): insert the VLAN tag of Special. */
export function vle(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 6) & 1;
}

export function setVle(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xbf) | ((value << 6) & 0x40);
}

/** IDE (1): the interrupt may wait. */
export function ide(b: Uint8Array, o: number): number {
  return b[o + 11] >>> 7;
}

export function setIde(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0x7f) | ((value << 7) & 0x80);
}

/** DD (1). */
export function dd(b: Uint8Array, o: number): number {
  return b[o + 12] & 1;
}

export function setDd(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xfe) | (value & 0x1);
}

/** EC (1): too many collisions. */
export function ec(b: Uint8Array, o: number): number {
  return (b[o + 12] >>> 1) & 1;
}

export function setEc(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xfd) | ((value << 1) & 0x2);
}

/** LC (1): a late collision. */
export function lc(b: Uint8Array, o: number): number {
  return (b[o + 12] >>> 2) & 1;
}

export function setLc(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xfb) | ((value << 2) & 0x4);
}

/** TU (1). */
export function tu(b: Uint8Array, o: number): number {
  return (b[o + 12] >>> 3) & 1;
}

export function setTu(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xf7) | ((value << 3) & 0x8);
}

/** RSV (4). */
export function rsv(b: Uint8Array, o: number): number {
  return b[o + 12] >>> 4;
}

export function setRsv(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xf) | ((value << 4) & 0xf0);
}

/** CSS (8), in octets: where the sum begins. */
export function css(b: Uint8Array, o: number): number {
  return b[o + 13];
}

export function setCss(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = value;
}

/** VLAN (12). */
export function vlan(b: Uint8Array, o: number): number {
  return ((b[o + 15] << 8) | b[o + 14]) & 0xfff;
}

export function setVlan(b: Uint8Array, o: number, value: number): void {
  b[o + 14] = value;
  b[o + 15] = (b[o + 15] & 0xf0) | ((value >>> 8) & 0xf);
}

/** CFI (1). */
export function cfi(b: Uint8Array, o: number): number {
  return (b[o + 15] >>> 4) & 1;
}

export function setCfi(b: Uint8Array, o: number, value: number): void {
  b[o + 15] = (b[o + 15] & 0xef) | ((value << 4) & 0x10);
}

/** PRI (3). */
export function pri(b: Uint8Array, o: number): number {
  return b[o + 15] >>> 5;
}

export function setPri(b: Uint8Array, o: number, value: number): void {
  b[o + 15] = (b[o + 15] & 0x1f) | ((value << 5) & 0xe0);
}

/** EOP in CMD. */
export const CMD_EOP = 0x1;
/** IFCS in CMD. */
export const CMD_IFCS = 0x2;
/** IC in CMD. */
export const CMD_IC = 0x4;
/** RS in CMD. */
export const CMD_RS = 0x8;
/** RPS in CMD. */
export const CMD_RPS = 0x10;
/** VLE in CMD. */
export const CMD_VLE = 0x40;
/** IDE in CMD. */
export const CMD_IDE = 0x80;

/** CMD (8). */
export function cmd(b: Uint8Array, o: number): number {
  return b[o + 11];
}

export function setCmd(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = value;
}

/** DD in STA. */
export const STA_DD = 0x1;
/** EC in STA. */
export const STA_EC = 0x2;
/** LC in STA. */
export const STA_LC = 0x4;
/** TU in STA. */
export const STA_TU = 0x8;

/** STA (8). */
export function sta(b: Uint8Array, o: number): number {
  return b[o + 12];
}

export function setSta(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value;
}

/** CFI in Special. */
export const SPECIAL_CFI = 0x1000;

/** Special (16). */
export function special(b: Uint8Array, o: number): number {
  return (b[o + 15] << 8) | b[o + 14];
}

export function setSpecial(b: Uint8Array, o: number, value: number): void {
  b[o + 14] = value;
  b[o + 15] = value >>> 8;
}

/**
 * Whether b[o, end) begins with a sound Context Descriptor: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkContextDescriptor(b: Uint8Array, o: number, end: number): number {
  const at = scanContextDescriptor(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkContextDescriptor(), but answers where the Context Descriptor ends, or minus the broken
 * rule.
 */
export function scanContextDescriptor(b: Uint8Array, o: number, end: number): number {
  if (end - o < 16) return -CONTEXT_DESCRIPTOR_TRUNCATED;
  const dtyp = b[o + 10] >>> 4;
  if (dtyp !== 0) return -CONTEXT_DESCRIPTOR_DTYP_MALFORMED; // :45
  const dext = (b[o + 11] >>> 5) & 1;
  if (dext !== 1) return -CONTEXT_DESCRIPTOR_DEXT_MALFORMED; // :51
  return o + 16;
}

/** IPCSS (8), in octets. */
export function contextDescriptorIpcss(b: Uint8Array, o: number): number {
  return b[o];
}

export function setContextDescriptorIpcss(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** IPCSO (8), in octets. */
export function contextDescriptorIpcso(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setContextDescriptorIpcso(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** IPCSE (16), in octets. */
export function contextDescriptorIpcse(b: Uint8Array, o: number): number {
  return (b[o + 3] << 8) | b[o + 2];
}

export function setContextDescriptorIpcse(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value;
  b[o + 3] = value >>> 8;
}

/** TUCSS (8), in octets. */
export function contextDescriptorTucss(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setContextDescriptorTucss(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** TUCSO (8), in octets. */
export function contextDescriptorTucso(b: Uint8Array, o: number): number {
  return b[o + 5];
}

export function setContextDescriptorTucso(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value;
}

/** TUCSE (16), in octets: zero: to the end of the packet. */
export function contextDescriptorTucse(b: Uint8Array, o: number): number {
  return (b[o + 7] << 8) | b[o + 6];
}

export function setContextDescriptorTucse(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value;
  b[o + 7] = value >>> 8;
}

/** PAYLEN (20): of all segments together, without headers. */
export function contextDescriptorPaylen(b: Uint8Array, o: number): number {
  return ((b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) & 0xfffff;
}

export function setContextDescriptorPaylen(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value;
  b[o + 9] = value >>> 8;
  b[o + 10] = (b[o + 10] & 0xf0) | ((value >>> 16) & 0xf);
}

/** DTYP (4) = 0. */
export function contextDescriptorDtyp(b: Uint8Array, o: number): number {
  return b[o + 10] >>> 4;
}

export function setContextDescriptorDtyp(b: Uint8Array, o: number, value: number): void {
  b[o + 10] = (b[o + 10] & 0xf) | ((value << 4) & 0xf0);
}

/** TCP (1): else UDP. */
export function contextDescriptorTcp(b: Uint8Array, o: number): number {
  return b[o + 11] & 1;
}

export function setContextDescriptorTcp(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xfe) | (value & 0x1);
}

/** IP (1): else IPv6. */
export function contextDescriptorIp(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 1) & 1;
}

export function setContextDescriptorIp(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xfd) | ((value << 1) & 0x2);
}

/** TSE (1): cut it into segments. */
export function contextDescriptorTse(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 2) & 1;
}

export function setContextDescriptorTse(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xfb) | ((value << 2) & 0x4);
}

/** RS (1). */
export function contextDescriptorRs(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 3) & 1;
}

export function setContextDescriptorRs(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xf7) | ((value << 3) & 0x8);
}

/** RSV (1). */
export function contextDescriptorRsv(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 4) & 1;
}

export function setContextDescriptorRsv(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xef) | ((value << 4) & 0x10);
}

/** DEXT (1) = 1. */
export function contextDescriptorDext(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 5) & 1;
}

export function setContextDescriptorDext(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xdf) | ((value << 5) & 0x20);
}

/** SNAP (1). */
export function contextDescriptorSnap(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 6) & 1;
}

export function setContextDescriptorSnap(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xbf) | ((value << 6) & 0x40);
}

/** IDE (1). */
export function contextDescriptorIde(b: Uint8Array, o: number): number {
  return b[o + 11] >>> 7;
}

export function setContextDescriptorIde(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0x7f) | ((value << 7) & 0x80);
}

/** DD (1). */
export function contextDescriptorDd(b: Uint8Array, o: number): number {
  return b[o + 12] & 1;
}

export function setContextDescriptorDd(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xfe) | (value & 0x1);
}

/** Reserved (7). */
export function contextDescriptorReserved(b: Uint8Array, o: number): number {
  return b[o + 12] >>> 1;
}

export function setContextDescriptorReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0x1) | ((value << 1) & 0xfe);
}

/** HDRLEN (8), in octets. */
export function contextDescriptorHdrlen(b: Uint8Array, o: number): number {
  return b[o + 13];
}

export function setContextDescriptorHdrlen(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = value;
}

/** MSS (16), in octets. */
export function contextDescriptorMss(b: Uint8Array, o: number): number {
  return (b[o + 15] << 8) | b[o + 14];
}

export function setContextDescriptorMss(b: Uint8Array, o: number, value: number): void {
  b[o + 14] = value;
  b[o + 15] = value >>> 8;
}

/** TCP in Command. */
export const CONTEXT_DESCRIPTOR_COMMAND_TCP = 0x1000000;
/** IP in Command. */
export const CONTEXT_DESCRIPTOR_COMMAND_IP = 0x2000000;
/** TSE in Command. */
export const CONTEXT_DESCRIPTOR_COMMAND_TSE = 0x4000000;
/** RS in Command. */
export const CONTEXT_DESCRIPTOR_COMMAND_RS = 0x8000000;
/** RSV in Command. */
export const CONTEXT_DESCRIPTOR_COMMAND_RSV = 0x10000000;
/** SNAP in Command. */
export const CONTEXT_DESCRIPTOR_COMMAND_SNAP = 0x40000000;
/** IDE in Command. */
export const CONTEXT_DESCRIPTOR_COMMAND_IDE = 0x80000000;

/** Command (32). */
export function contextDescriptorCommand(b: Uint8Array, o: number): number {
  return ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0;
}

export function setContextDescriptorCommand(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value;
  b[o + 9] = value >>> 8;
  b[o + 10] = value >>> 16;
  b[o + 11] = value >>> 24;
}

/** DD in STA. */
export const CONTEXT_DESCRIPTOR_STA_DD = 0x1;

/** STA (8). */
export function contextDescriptorSta(b: Uint8Array, o: number): number {
  return b[o + 12];
}

export function setContextDescriptorSta(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value;
}

/**
 * Writes the fixed fields of a Context Descriptor over b[o, end), around what already stands
 * there.
 */
export function writeContextDescriptor(
  b: Uint8Array,
  o: number,
  end: number,
  ipcss: number,
  ipcso: number,
  ipcse: number,
  tucss: number,
  tucso: number,
  tucse: number,
  paylen: number,
  tcp: number,
  ip: number,
  tse: number,
  rs: number,
  rsv: number,
  snap: number,
  ide: number,
  dd: number,
  reserved: number,
  hdrlen: number,
  mss: number,
): void {
  b[o] = ipcss;
  b[o + 1] = ipcso;
  b[o + 2] = ipcse;
  b[o + 3] = ipcse >>> 8;
  b[o + 4] = tucss;
  b[o + 5] = tucso;
  b[o + 6] = tucse;
  b[o + 7] = tucse >>> 8;
  const paylenWord =
    paylen |
    (tcp << 24) |
    (ip << 25) |
    (tse << 26) |
    (rs << 27) |
    (rsv << 28) |
    (1 << 29) |
    (snap << 30) |
    (ide << 31);
  b[o + 8] = paylenWord;
  b[o + 9] = paylenWord >>> 8;
  b[o + 10] = paylenWord >>> 16;
  b[o + 11] = paylenWord >>> 24;
  const ddWord = dd | (reserved << 1);
  b[o + 12] = ddWord;
  b[o + 13] = hdrlen;
  b[o + 14] = mss;
  b[o + 15] = mss >>> 8;
}

/**
 * Whether b[o, end) begins with a sound Data Descriptor: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkDataDescriptor(b: Uint8Array, o: number, end: number): number {
  const at = scanDataDescriptor(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkDataDescriptor(), but answers where the Data Descriptor ends, or minus the broken rule.
 */
export function scanDataDescriptor(b: Uint8Array, o: number, end: number): number {
  if (end - o < 16) return -DATA_DESCRIPTOR_TRUNCATED;
  const dtyp = b[o + 10] >>> 4;
  if (dtyp !== 1) return -DATA_DESCRIPTOR_DTYP_MALFORMED; // :64
  const dext = (b[o + 11] >>> 5) & 1;
  if (dext !== 1) return -DATA_DESCRIPTOR_DEXT_MALFORMED; // :70
  return o + 16;
}

/** Address (64). */
export function dataDescriptorAddress(b: Uint8Array, o: number): bigint {
  return (
    (BigInt(((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0) << 32n) |
    BigInt(((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0)
  );
}

export function setDataDescriptorAddress(b: Uint8Array, o: number, value: bigint): void {
  b[o + 4] = Number(value >> 32n);
  b[o + 5] = Number(value >> 32n) >>> 8;
  b[o + 6] = Number(value >> 32n) >>> 16;
  b[o + 7] = Number(value >> 32n) >>> 24;
  b[o] = Number(value & 0xffffffffn);
  b[o + 1] = Number(value & 0xffffffffn) >>> 8;
  b[o + 2] = Number(value & 0xffffffffn) >>> 16;
  b[o + 3] = Number(value & 0xffffffffn) >>> 24;
}

/** DTALEN (20). */
export function dataDescriptorDtalen(b: Uint8Array, o: number): number {
  return ((b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) & 0xfffff;
}

export function setDataDescriptorDtalen(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value;
  b[o + 9] = value >>> 8;
  b[o + 10] = (b[o + 10] & 0xf0) | ((value >>> 16) & 0xf);
}

/** DTYP (4) = 1. */
export function dataDescriptorDtyp(b: Uint8Array, o: number): number {
  return b[o + 10] >>> 4;
}

export function setDataDescriptorDtyp(b: Uint8Array, o: number, value: number): void {
  b[o + 10] = (b[o + 10] & 0xf) | ((value << 4) & 0xf0);
}

/** EOP (1). */
export function dataDescriptorEop(b: Uint8Array, o: number): number {
  return b[o + 11] & 1;
}

export function setDataDescriptorEop(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xfe) | (value & 0x1);
}

/** IFCS (1). */
export function dataDescriptorIfcs(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 1) & 1;
}

export function setDataDescriptorIfcs(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xfd) | ((value << 1) & 0x2);
}

/** TSE (1). */
export function dataDescriptorTse(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 2) & 1;
}

export function setDataDescriptorTse(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xfb) | ((value << 2) & 0x4);
}

/** RS (1). */
export function dataDescriptorRs(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 3) & 1;
}

export function setDataDescriptorRs(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xf7) | ((value << 3) & 0x8);
}

/** RPS (1). */
export function dataDescriptorRps(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 4) & 1;
}

export function setDataDescriptorRps(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xef) | ((value << 4) & 0x10);
}

/** DEXT (1) = 1. */
export function dataDescriptorDext(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 5) & 1;
}

export function setDataDescriptorDext(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xdf) | ((value << 5) & 0x20);
}

/** VLE (1). */
export function dataDescriptorVle(b: Uint8Array, o: number): number {
  return (b[o + 11] >>> 6) & 1;
}

export function setDataDescriptorVle(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0xbf) | ((value << 6) & 0x40);
}

/** IDE (1). */
export function dataDescriptorIde(b: Uint8Array, o: number): number {
  return b[o + 11] >>> 7;
}

export function setDataDescriptorIde(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = (b[o + 11] & 0x7f) | ((value << 7) & 0x80);
}

/** DD (1). */
export function dataDescriptorDd(b: Uint8Array, o: number): number {
  return b[o + 12] & 1;
}

export function setDataDescriptorDd(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xfe) | (value & 0x1);
}

/** EC (1). */
export function dataDescriptorEc(b: Uint8Array, o: number): number {
  return (b[o + 12] >>> 1) & 1;
}

export function setDataDescriptorEc(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xfd) | ((value << 1) & 0x2);
}

/** LC (1). */
export function dataDescriptorLc(b: Uint8Array, o: number): number {
  return (b[o + 12] >>> 2) & 1;
}

export function setDataDescriptorLc(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xfb) | ((value << 2) & 0x4);
}

/** TU (1). */
export function dataDescriptorTu(b: Uint8Array, o: number): number {
  return (b[o + 12] >>> 3) & 1;
}

export function setDataDescriptorTu(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xf7) | ((value << 3) & 0x8);
}

/** Reserved (4). */
export function dataDescriptorReserved(b: Uint8Array, o: number): number {
  return b[o + 12] >>> 4;
}

export function setDataDescriptorReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xf) | ((value << 4) & 0xf0);
}

/** IXSM (1): insert the IP checksum. */
export function dataDescriptorIxsm(b: Uint8Array, o: number): number {
  return b[o + 13] & 1;
}

export function setDataDescriptorIxsm(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0xfe) | (value & 0x1);
}

/** TXSM (1): insert the TCP or UDP checksum. */
export function dataDescriptorTxsm(b: Uint8Array, o: number): number {
  return (b[o + 13] >>> 1) & 1;
}

export function setDataDescriptorTxsm(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0xfd) | ((value << 1) & 0x2);
}

/** Unused (6). */
export function dataDescriptorUnused(b: Uint8Array, o: number): number {
  return b[o + 13] >>> 2;
}

export function setDataDescriptorUnused(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0x3) | ((value << 2) & 0xfc);
}

/** VLAN (12). */
export function dataDescriptorVlan(b: Uint8Array, o: number): number {
  return ((b[o + 15] << 8) | b[o + 14]) & 0xfff;
}

export function setDataDescriptorVlan(b: Uint8Array, o: number, value: number): void {
  b[o + 14] = value;
  b[o + 15] = (b[o + 15] & 0xf0) | ((value >>> 8) & 0xf);
}

/** CFI (1). */
export function dataDescriptorCfi(b: Uint8Array, o: number): number {
  return (b[o + 15] >>> 4) & 1;
}

export function setDataDescriptorCfi(b: Uint8Array, o: number, value: number): void {
  b[o + 15] = (b[o + 15] & 0xef) | ((value << 4) & 0x10);
}

/** PRI (3). */
export function dataDescriptorPri(b: Uint8Array, o: number): number {
  return b[o + 15] >>> 5;
}

export function setDataDescriptorPri(b: Uint8Array, o: number, value: number): void {
  b[o + 15] = (b[o + 15] & 0x1f) | ((value << 5) & 0xe0);
}

/** EOP in Command. */
export const DATA_DESCRIPTOR_COMMAND_EOP = 0x1000000;
/** IFCS in Command. */
export const DATA_DESCRIPTOR_COMMAND_IFCS = 0x2000000;
/** TSE in Command. */
export const DATA_DESCRIPTOR_COMMAND_TSE = 0x4000000;
/** RS in Command. */
export const DATA_DESCRIPTOR_COMMAND_RS = 0x8000000;
/** RPS in Command. */
export const DATA_DESCRIPTOR_COMMAND_RPS = 0x10000000;
/** VLE in Command. */
export const DATA_DESCRIPTOR_COMMAND_VLE = 0x40000000;
/** IDE in Command. */
export const DATA_DESCRIPTOR_COMMAND_IDE = 0x80000000;

/** Command (32). */
export function dataDescriptorCommand(b: Uint8Array, o: number): number {
  return ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0;
}

export function setDataDescriptorCommand(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value;
  b[o + 9] = value >>> 8;
  b[o + 10] = value >>> 16;
  b[o + 11] = value >>> 24;
}

/** DD in STA. */
export const DATA_DESCRIPTOR_STA_DD = 0x1;
/** EC in STA. */
export const DATA_DESCRIPTOR_STA_EC = 0x2;
/** LC in STA. */
export const DATA_DESCRIPTOR_STA_LC = 0x4;
/** TU in STA. */
export const DATA_DESCRIPTOR_STA_TU = 0x8;

/** STA (8). */
export function dataDescriptorSta(b: Uint8Array, o: number): number {
  return b[o + 12];
}

export function setDataDescriptorSta(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value;
}

/** IXSM in POPTS. */
export const DATA_DESCRIPTOR_POPTS_IXSM = 0x1;
/** TXSM in POPTS. */
export const DATA_DESCRIPTOR_POPTS_TXSM = 0x2;

/** POPTS (8). */
export function dataDescriptorPopts(b: Uint8Array, o: number): number {
  return b[o + 13];
}

export function setDataDescriptorPopts(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = value;
}

/** CFI in Special. */
export const DATA_DESCRIPTOR_SPECIAL_CFI = 0x1000;

/** Special (16). */
export function dataDescriptorSpecial(b: Uint8Array, o: number): number {
  return (b[o + 15] << 8) | b[o + 14];
}

export function setDataDescriptorSpecial(b: Uint8Array, o: number, value: number): void {
  b[o + 14] = value;
  b[o + 15] = value >>> 8;
}

/**
 * Whether b[o, end) begins with a sound Receive Descriptor: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkReceiveDescriptor(b: Uint8Array, o: number, end: number): number {
  const at = scanReceiveDescriptor(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkReceiveDescriptor(), but answers where the Receive Descriptor ends, or minus the broken
 * rule.
 */
export function scanReceiveDescriptor(b: Uint8Array, o: number, end: number): number {
  if (end - o < 16) return -RECEIVE_DESCRIPTOR_TRUNCATED;
  return o + 16;
}

/** Buffer Address (64). */
export function receiveDescriptorBufferAddress(b: Uint8Array, o: number): bigint {
  return (
    (BigInt(((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0) << 32n) |
    BigInt(((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0)
  );
}

export function setReceiveDescriptorBufferAddress(b: Uint8Array, o: number, value: bigint): void {
  b[o + 4] = Number(value >> 32n);
  b[o + 5] = Number(value >> 32n) >>> 8;
  b[o + 6] = Number(value >> 32n) >>> 16;
  b[o + 7] = Number(value >> 32n) >>> 24;
  b[o] = Number(value & 0xffffffffn);
  b[o + 1] = Number(value & 0xffffffffn) >>> 8;
  b[o + 2] = Number(value & 0xffffffffn) >>> 16;
  b[o + 3] = Number(value & 0xffffffffn) >>> 24;
}

/** Length (16), in octets. */
export function receiveDescriptorLength(b: Uint8Array, o: number): number {
  return (b[o + 9] << 8) | b[o + 8];
}

export function setReceiveDescriptorLength(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value;
  b[o + 9] = value >>> 8;
}

/** Packet Checksum (16). */
export function receiveDescriptorPacketChecksum(b: Uint8Array, o: number): number {
  return (b[o + 11] << 8) | b[o + 10];
}

export function setReceiveDescriptorPacketChecksum(b: Uint8Array, o: number, value: number): void {
  b[o + 10] = value;
  b[o + 11] = value >>> 8;
}

/** DD (1). */
export function receiveDescriptorDd(b: Uint8Array, o: number): number {
  return b[o + 12] & 1;
}

export function setReceiveDescriptorDd(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xfe) | (value & 0x1);
}

/** EOP (1). */
export function receiveDescriptorEop(b: Uint8Array, o: number): number {
  return (b[o + 12] >>> 1) & 1;
}

export function setReceiveDescriptorEop(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xfd) | ((value << 1) & 0x2);
}

/** IXSM (1): the checksum bits mean nothing. */
export function receiveDescriptorIxsm(b: Uint8Array, o: number): number {
  return (b[o + 12] >>> 2) & 1;
}

export function setReceiveDescriptorIxsm(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xfb) | ((value << 2) & 0x4);
}

/** VP (1): a VLAN tag was taken off. */
export function receiveDescriptorVp(b: Uint8Array, o: number): number {
  return (b[o + 12] >>> 3) & 1;
}

export function setReceiveDescriptorVp(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xf7) | ((value << 3) & 0x8);
}

/** RSV (1). */
export function receiveDescriptorRsv(b: Uint8Array, o: number): number {
  return (b[o + 12] >>> 4) & 1;
}

export function setReceiveDescriptorRsv(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xef) | ((value << 4) & 0x10);
}

/** TCPCS (1): the TCP or UDP checksum was looked at. */
export function receiveDescriptorTcpcs(b: Uint8Array, o: number): number {
  return (b[o + 12] >>> 5) & 1;
}

export function setReceiveDescriptorTcpcs(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xdf) | ((value << 5) & 0x20);
}

/** IPCS (1). */
export function receiveDescriptorIpcs(b: Uint8Array, o: number): number {
  return (b[o + 12] >>> 6) & 1;
}

export function setReceiveDescriptorIpcs(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0xbf) | ((value << 6) & 0x40);
}

/** PIF (1): let in by the hash alone: look at the address again. */
export function receiveDescriptorPif(b: Uint8Array, o: number): number {
  return b[o + 12] >>> 7;
}

export function setReceiveDescriptorPif(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = (b[o + 12] & 0x7f) | ((value << 7) & 0x80);
}

/** CE (1). */
export function receiveDescriptorCe(b: Uint8Array, o: number): number {
  return b[o + 13] & 1;
}

export function setReceiveDescriptorCe(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0xfe) | (value & 0x1);
}

/** SE (1). */
export function receiveDescriptorSe(b: Uint8Array, o: number): number {
  return (b[o + 13] >>> 1) & 1;
}

export function setReceiveDescriptorSe(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0xfd) | ((value << 1) & 0x2);
}

/** SEQ (1). */
export function receiveDescriptorSeq(b: Uint8Array, o: number): number {
  return (b[o + 13] >>> 2) & 1;
}

export function setReceiveDescriptorSeq(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0xfb) | ((value << 2) & 0x4);
}

/** Reserved (1). */
export function receiveDescriptorReserved(b: Uint8Array, o: number): number {
  return (b[o + 13] >>> 3) & 1;
}

export function setReceiveDescriptorReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0xf7) | ((value << 3) & 0x8);
}

/** CXE (1). */
export function receiveDescriptorCxe(b: Uint8Array, o: number): number {
  return (b[o + 13] >>> 4) & 1;
}

export function setReceiveDescriptorCxe(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0xef) | ((value << 4) & 0x10);
}

/** TCPE (1). */
export function receiveDescriptorTcpe(b: Uint8Array, o: number): number {
  return (b[o + 13] >>> 5) & 1;
}

export function setReceiveDescriptorTcpe(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0xdf) | ((value << 5) & 0x20);
}

/** IPE (1). */
export function receiveDescriptorIpe(b: Uint8Array, o: number): number {
  return (b[o + 13] >>> 6) & 1;
}

export function setReceiveDescriptorIpe(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0xbf) | ((value << 6) & 0x40);
}

/** RXE (1). */
export function receiveDescriptorRxe(b: Uint8Array, o: number): number {
  return b[o + 13] >>> 7;
}

export function setReceiveDescriptorRxe(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = (b[o + 13] & 0x7f) | ((value << 7) & 0x80);
}

/** VLAN (12). */
export function receiveDescriptorVlan(b: Uint8Array, o: number): number {
  return ((b[o + 15] << 8) | b[o + 14]) & 0xfff;
}

export function setReceiveDescriptorVlan(b: Uint8Array, o: number, value: number): void {
  b[o + 14] = value;
  b[o + 15] = (b[o + 15] & 0xf0) | ((value >>> 8) & 0xf);
}

/** CFI (1). */
export function receiveDescriptorCfi(b: Uint8Array, o: number): number {
  return (b[o + 15] >>> 4) & 1;
}

export function setReceiveDescriptorCfi(b: Uint8Array, o: number, value: number): void {
  b[o + 15] = (b[o + 15] & 0xef) | ((value << 4) & 0x10);
}

/** PRI (3). */
export function receiveDescriptorPri(b: Uint8Array, o: number): number {
  return b[o + 15] >>> 5;
}

export function setReceiveDescriptorPri(b: Uint8Array, o: number, value: number): void {
  b[o + 15] = (b[o + 15] & 0x1f) | ((value << 5) & 0xe0);
}

/** DD in Status. */
export const RECEIVE_DESCRIPTOR_STATUS_DD = 0x1;
/** EOP in Status. */
export const RECEIVE_DESCRIPTOR_STATUS_EOP = 0x2;
/** IXSM in Status. */
export const RECEIVE_DESCRIPTOR_STATUS_IXSM = 0x4;
/** VP in Status. */
export const RECEIVE_DESCRIPTOR_STATUS_VP = 0x8;
/** RSV in Status. */
export const RECEIVE_DESCRIPTOR_STATUS_RSV = 0x10;
/** TCPCS in Status. */
export const RECEIVE_DESCRIPTOR_STATUS_TCPCS = 0x20;
/** IPCS in Status. */
export const RECEIVE_DESCRIPTOR_STATUS_IPCS = 0x40;
/** PIF in Status. */
export const RECEIVE_DESCRIPTOR_STATUS_PIF = 0x80;

/** Status (8). */
export function receiveDescriptorStatus(b: Uint8Array, o: number): number {
  return b[o + 12];
}

export function setReceiveDescriptorStatus(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value;
}

/** CE in Errors. */
export const RECEIVE_DESCRIPTOR_ERRORS_CE = 0x1;
/** SE in Errors. */
export const RECEIVE_DESCRIPTOR_ERRORS_SE = 0x2;
/** SEQ in Errors. */
export const RECEIVE_DESCRIPTOR_ERRORS_SEQ = 0x4;
/** Reserved in Errors. */
export const RECEIVE_DESCRIPTOR_ERRORS_RESERVED = 0x8;
/** CXE in Errors. */
export const RECEIVE_DESCRIPTOR_ERRORS_CXE = 0x10;
/** TCPE in Errors. */
export const RECEIVE_DESCRIPTOR_ERRORS_TCPE = 0x20;
/** IPE in Errors. */
export const RECEIVE_DESCRIPTOR_ERRORS_IPE = 0x40;
/** RXE in Errors. */
export const RECEIVE_DESCRIPTOR_ERRORS_RXE = 0x80;

/** Errors (8). */
export function receiveDescriptorErrors(b: Uint8Array, o: number): number {
  return b[o + 13];
}

export function setReceiveDescriptorErrors(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = value;
}

/** CFI in Special. */
export const RECEIVE_DESCRIPTOR_SPECIAL_CFI = 0x1000;

/** Special (16). */
export function receiveDescriptorSpecial(b: Uint8Array, o: number): number {
  return (b[o + 15] << 8) | b[o + 14];
}

export function setReceiveDescriptorSpecial(b: Uint8Array, o: number, value: number): void {
  b[o + 14] = value;
  b[o + 15] = value >>> 8;
}

/** Device: where each register is, what it resets to, how it may be accessed. */
export const DEVICE = {
  /** CTRL (32), read write: General. */
  CTRL: { address: 0x0, bits: 32, access: 'read write' },
  /** STATUS (32), read only. */
  STATUS: { address: 0x8, bits: 32, access: 'read only' },
  /** EECD (32), read write. */
  EECD: { address: 0x10, bits: 32, access: 'read write' },
  /** EERD (32), read write. */
  EERD: { address: 0x14, bits: 32, access: 'read write' },
  /** CTRL-EXT (32), read write. */
  CTRL_EXT: { address: 0x18, bits: 32, access: 'read write' },
  /** MDIC (32), read write. */
  MDIC: { address: 0x20, bits: 32, access: 'read write' },
  /** FCAL (32), read write. */
  FCAL: { address: 0x28, bits: 32, access: 'read write' },
  /** FCAH (32), read write. */
  FCAH: { address: 0x2c, bits: 32, access: 'read write' },
  /** FCT (32), read write. */
  FCT: { address: 0x30, bits: 32, access: 'read write' },
  /** VET (32), read write: the EtherType of a VLAN tag. */
  VET: { address: 0x38, bits: 32, access: 'read write' },
  /** ICR (32), read clears: Interrupts: the cause is forgotten when read. */
  ICR: { address: 0xc0, bits: 32, access: 'read clears' },
  /** ITR (32), read write: in units of 256 nanoseconds. */
  ITR: { address: 0xc4, bits: 32, access: 'read write' },
  /** ICS (32), write only. */
  ICS: { address: 0xc8, bits: 32, access: 'write only' },
  /** IMS (32), read write. */
  IMS: { address: 0xd0, bits: 32, access: 'read write' },
  /** IMC (32), write only: ones disable. */
  IMC: { address: 0xd8, bits: 32, access: 'write only' },
  /** RCTL (32), read write: Receive. */
  RCTL: { address: 0x100, bits: 32, reset: 0x0, access: 'read write' },
  /** FCTTV (32), read write. */
  FCTTV: { address: 0x170, bits: 32, access: 'read write' },
  /** TXCW (32), read write. */
  TXCW: { address: 0x178, bits: 32, access: 'read write' },
  /** RXCW (32), read only. */
  RXCW: { address: 0x180, bits: 32, access: 'read only' },
  /** TCTL (32), read write: Transmit. */
  TCTL: { address: 0x400, bits: 32, reset: 0x0, access: 'read write' },
  /** TIPG (32), read write. */
  TIPG: { address: 0x410, bits: 32, access: 'read write' },
  /** AIFS (32), read write. */
  AIFS: { address: 0x458, bits: 32, access: 'read write' },
  /** LEDCTL (32), read write. */
  LEDCTL: { address: 0xe00, bits: 32, access: 'read write' },
  /** PBA (32), read write: kilobytes of packet memory to each. */
  PBA: { address: 0x1000, bits: 32, access: 'read write' },
  /** FCRTL (32), read write. */
  FCRTL: { address: 0x2160, bits: 32, access: 'read write' },
  /** FCRTH (32), read write. */
  FCRTH: { address: 0x2168, bits: 32, access: 'read write' },
  /** RDBAL (32), read write: The receive ring: from head to tail, the descriptors are the card's. */
  RDBAL: { address: 0x2800, bits: 32, access: 'read write' },
  /** RDBAH (32), read write. */
  RDBAH: { address: 0x2804, bits: 32, access: 'read write' },
  /** RDLEN (32), read write. */
  RDLEN: { address: 0x2808, bits: 32, access: 'read write' },
  /** RDH (32), read write. */
  RDH: { address: 0x2810, bits: 32, reset: 0x0, access: 'read write' },
  /** RDT (32), read write. */
  RDT: { address: 0x2818, bits: 32, reset: 0x0, access: 'read write' },
  /** RDTR (32), read write. */
  RDTR: { address: 0x2820, bits: 32, access: 'read write' },
  /** RXDCTL (32), read write. */
  RXDCTL: { address: 0x2828, bits: 32, access: 'read write' },
  /** RADV (32), read write. */
  RADV: { address: 0x282c, bits: 32, access: 'read write' },
  /** RSRPD (32), read write. */
  RSRPD: { address: 0x2c00, bits: 32, access: 'read write' },
  /** TDBAL (32), read write: The transmit ring. */
  TDBAL: { address: 0x3800, bits: 32, access: 'read write' },
  /** TDBAH (32), read write. */
  TDBAH: { address: 0x3804, bits: 32, access: 'read write' },
  /** TDLEN (32), read write. */
  TDLEN: { address: 0x3808, bits: 32, access: 'read write' },
  /** TDH (32), read write. */
  TDH: { address: 0x3810, bits: 32, reset: 0x0, access: 'read write' },
  /** TDT (32), read write. */
  TDT: { address: 0x3818, bits: 32, reset: 0x0, access: 'read write' },
  /** TIDV (32), read write. */
  TIDV: { address: 0x3820, bits: 32, access: 'read write' },
  /** TXDCTL (32), read write. */
  TXDCTL: { address: 0x3828, bits: 32, access: 'read write' },
  /** TADV (32), read write. */
  TADV: { address: 0x382c, bits: 32, access: 'read write' },
  /** TSPMT (32), read write. */
  TSPMT: { address: 0x3830, bits: 32, access: 'read write' },
  /** CRCERRS (32), read clears: Statistics: each counts up to all ones, stays there, and starts anew when read. */
  CRCERRS: { address: 0x4000, bits: 32, access: 'read clears' },
  /** ALGNERRC (32), read clears. */
  ALGNERRC: { address: 0x4004, bits: 32, access: 'read clears' },
  /** SYMERRS (32), read clears. */
  SYMERRS: { address: 0x4008, bits: 32, access: 'read clears' },
  /** RXERRC (32), read clears. */
  RXERRC: { address: 0x400c, bits: 32, access: 'read clears' },
  /** MPC (32), read clears: missed: there was no room. */
  MPC: { address: 0x4010, bits: 32, access: 'read clears' },
  /** SCC (32), read clears. */
  SCC: { address: 0x4014, bits: 32, access: 'read clears' },
  /** ECOL (32), read clears. */
  ECOL: { address: 0x4018, bits: 32, access: 'read clears' },
  /** MCC (32), read clears. */
  MCC: { address: 0x401c, bits: 32, access: 'read clears' },
  /** LATECOL (32), read clears. */
  LATECOL: { address: 0x4020, bits: 32, access: 'read clears' },
  /** COLC (32), read clears. */
  COLC: { address: 0x4028, bits: 32, access: 'read clears' },
  /** DC (32), read clears. */
  DC: { address: 0x4030, bits: 32, access: 'read clears' },
  /** TNCRS (32), read clears. */
  TNCRS: { address: 0x4034, bits: 32, access: 'read clears' },
  /** SEC (32), read clears. */
  SEC: { address: 0x4038, bits: 32, access: 'read clears' },
  /** CEXTERR (32), read clears. */
  CEXTERR: { address: 0x403c, bits: 32, access: 'read clears' },
  /** RLEC (32), read clears. */
  RLEC: { address: 0x4040, bits: 32, access: 'read clears' },
  /** XONRXC (32), read clears. */
  XONRXC: { address: 0x4048, bits: 32, access: 'read clears' },
  /** XONTXC (32), read clears. */
  XONTXC: { address: 0x404c, bits: 32, access: 'read clears' },
  /** XOFFRXC (32), read clears. */
  XOFFRXC: { address: 0x4050, bits: 32, access: 'read clears' },
  /** XOFFTXC (32), read clears. */
  XOFFTXC: { address: 0x4054, bits: 32, access: 'read clears' },
  /** FCRUC (32), read clears. */
  FCRUC: { address: 0x4058, bits: 32, access: 'read clears' },
  /** PRC64 (32), read clears. */
  PRC64: { address: 0x405c, bits: 32, access: 'read clears' },
  /** PRC127 (32), read clears. */
  PRC127: { address: 0x4060, bits: 32, access: 'read clears' },
  /** PRC255 (32), read clears. */
  PRC255: { address: 0x4064, bits: 32, access: 'read clears' },
  /** PRC511 (32), read clears. */
  PRC511: { address: 0x4068, bits: 32, access: 'read clears' },
  /** PRC1023 (32), read clears. */
  PRC1023: { address: 0x406c, bits: 32, access: 'read clears' },
  /** PRC1522 (32), read clears. */
  PRC1522: { address: 0x4070, bits: 32, access: 'read clears' },
  /** GPRC (32), read clears: good packets received. */
  GPRC: { address: 0x4074, bits: 32, access: 'read clears' },
  /** BPRC (32), read clears. */
  BPRC: { address: 0x4078, bits: 32, access: 'read clears' },
  /** MPRC (32), read clears. */
  MPRC: { address: 0x407c, bits: 32, access: 'read clears' },
  /** GPTC (32), read clears: good packets sent. */
  GPTC: { address: 0x4080, bits: 32, access: 'read clears' },
  /** GORCL (32), read: low half first; reading the high half clears both. */
  GORCL: { address: 0x4088, bits: 32, access: 'read' },
  /** GORCH (32), read clears. */
  GORCH: { address: 0x408c, bits: 32, access: 'read clears' },
  /** GOTCL (32), read. */
  GOTCL: { address: 0x4090, bits: 32, access: 'read' },
  /** GOTCH (32), read clears. */
  GOTCH: { address: 0x4094, bits: 32, access: 'read clears' },
  /** RNBC (32), read clears: no descriptor was free. */
  RNBC: { address: 0x40a0, bits: 32, access: 'read clears' },
  /** RUC (32), read clears. */
  RUC: { address: 0x40a4, bits: 32, access: 'read clears' },
  /** RFC (32), read clears. */
  RFC: { address: 0x40a8, bits: 32, access: 'read clears' },
  /** ROC (32), read clears. */
  ROC: { address: 0x40ac, bits: 32, access: 'read clears' },
  /** RJC (32), read clears. */
  RJC: { address: 0x40b0, bits: 32, access: 'read clears' },
  /** TORL (32), read. */
  TORL: { address: 0x40c0, bits: 32, access: 'read' },
  /** TORH (32), read clears. */
  TORH: { address: 0x40c4, bits: 32, access: 'read clears' },
  /** TOTL (32), read. */
  TOTL: { address: 0x40c8, bits: 32, access: 'read' },
  /** TOTH (32), read clears. */
  TOTH: { address: 0x40cc, bits: 32, access: 'read clears' },
  /** TPR (32), read clears. */
  TPR: { address: 0x40d0, bits: 32, access: 'read clears' },
  /** TPT (32), read clears. */
  TPT: { address: 0x40d4, bits: 32, access: 'read clears' },
  /** PTC64 (32), read clears. */
  PTC64: { address: 0x40d8, bits: 32, access: 'read clears' },
  /** PTC127 (32), read clears. */
  PTC127: { address: 0x40dc, bits: 32, access: 'read clears' },
  /** PTC255 (32), read clears. */
  PTC255: { address: 0x40e0, bits: 32, access: 'read clears' },
  /** PTC511 (32), read clears. */
  PTC511: { address: 0x40e4, bits: 32, access: 'read clears' },
  /** PTC1023 (32), read clears. */
  PTC1023: { address: 0x40e8, bits: 32, access: 'read clears' },
  /** PTC1522 (32), read clears. */
  PTC1522: { address: 0x40ec, bits: 32, access: 'read clears' },
  /** MPTC (32), read clears. */
  MPTC: { address: 0x40f0, bits: 32, access: 'read clears' },
  /** BPTC (32), read clears. */
  BPTC: { address: 0x40f4, bits: 32, access: 'read clears' },
  /** TSCTC (32), read clears: super-frames cut. */
  TSCTC: { address: 0x40f8, bits: 32, access: 'read clears' },
  /** TSCTFC (32), read clears. */
  TSCTFC: { address: 0x40fc, bits: 32, access: 'read clears' },
  /** RXCSUM (32), read write: Whom to listen to. */
  RXCSUM: { address: 0x5000, bits: 32, access: 'read write' },
  /** MTA (32), read write. */
  MTA: { address: 0x5200, bits: 32, count: 128, stride: 4, access: 'read write' },
  /** RAL (32), read write. */
  RAL: { address: 0x5400, bits: 32, count: 16, stride: 8, access: 'read write' },
  /** RAH (32), read write. */
  RAH: { address: 0x5404, bits: 32, count: 16, stride: 8, access: 'read write' },
  /** VFTA (32), read write. */
  VFTA: { address: 0x5600, bits: 32, count: 128, stride: 4, access: 'read write' },
  /** WUC (32), read write. */
  WUC: { address: 0x5800, bits: 32, access: 'read write' },
  /** WUFC (32), read write. */
  WUFC: { address: 0x5808, bits: 32, access: 'read write' },
  /** WUS (32), read write. */
  WUS: { address: 0x5810, bits: 32, access: 'read write' },
  /** MANC (32), read write. */
  MANC: { address: 0x5820, bits: 32, access: 'read write' },
} as const;
/** Device: the bits of each register. */
export const DEVICE_BITS = {
  /** FD. */
  CTRL_FD: { shift: 0, mask: 0x1 },
  /** LRST. */
  CTRL_LRST: { shift: 3, mask: 0x8 },
  /** ASDE. */
  CTRL_ASDE: { shift: 5, mask: 0x20 },
  /** SLU. */
  CTRL_SLU: { shift: 6, mask: 0x40 },
  /** ILOS. */
  CTRL_ILOS: { shift: 7, mask: 0x80 },
  /** SPEED. */
  CTRL_SPEED: { shift: 8, mask: 0x300 },
  /** FRCSPD. */
  CTRL_FRCSPD: { shift: 11, mask: 0x800 },
  /** FRCDPLX. */
  CTRL_FRCDPLX: { shift: 12, mask: 0x1000 },
  /** SDP0 Data. */
  CTRL_SDP0_DATA: { shift: 18, mask: 0x40000 },
  /** SDP1 Data. */
  CTRL_SDP1_DATA: { shift: 19, mask: 0x80000 },
  /** ADVD3WUC. */
  CTRL_ADVD3WUC: { shift: 20, mask: 0x100000 },
  /** PHY Power Management. */
  CTRL_PHY_POWER_MANAGEMENT: { shift: 21, mask: 0x200000 },
  /** SDP0 Direction. */
  CTRL_SDP0_DIRECTION: { shift: 22, mask: 0x400000 },
  /** SDP1 Direction. */
  CTRL_SDP1_DIRECTION: { shift: 23, mask: 0x800000 },
  /** RST. */
  CTRL_RST: { shift: 26, mask: 0x4000000 },
  /** RFCE. */
  CTRL_RFCE: { shift: 27, mask: 0x8000000 },
  /** TFCE. */
  CTRL_TFCE: { shift: 28, mask: 0x10000000 },
  /** VME. */
  CTRL_VME: { shift: 30, mask: 0x40000000 },
  /** PHY Reset. */
  CTRL_PHY_RESET: { shift: 31, mask: 0x80000000 },
  /** FD. */
  STATUS_FD: { shift: 0, mask: 0x1 },
  /** LU. */
  STATUS_LU: { shift: 1, mask: 0x2 },
  /** Function ID. */
  STATUS_FUNCTION_ID: { shift: 2, mask: 0xc },
  /** TXOFF. */
  STATUS_TXOFF: { shift: 4, mask: 0x10 },
  /** TBIMODE. */
  STATUS_TBIMODE: { shift: 5, mask: 0x20 },
  /** SPEED. */
  STATUS_SPEED: { shift: 6, mask: 0xc0 },
  /** ASDV. */
  STATUS_ASDV: { shift: 8, mask: 0x300 },
  /** PCI66. */
  STATUS_PCI66: { shift: 11, mask: 0x800 },
  /** BUS64. */
  STATUS_BUS64: { shift: 12, mask: 0x1000 },
  /** PCIX Mode. */
  STATUS_PCIX_MODE: { shift: 13, mask: 0x2000 },
  /** PCIX Speed. */
  STATUS_PCIX_SPEED: { shift: 14, mask: 0xc000 },
  /** SK. */
  EECD_SK: { shift: 0, mask: 0x1 },
  /** CS. */
  EECD_CS: { shift: 1, mask: 0x2 },
  /** DI. */
  EECD_DI: { shift: 2, mask: 0x4 },
  /** DO. */
  EECD_DO: { shift: 3, mask: 0x8 },
  /** FWE. */
  EECD_FWE: { shift: 4, mask: 0x30 },
  /** EE Request. */
  EECD_EE_REQUEST: { shift: 6, mask: 0x40 },
  /** EE Grant. */
  EECD_EE_GRANT: { shift: 7, mask: 0x80 },
  /** EE Present. */
  EECD_EE_PRESENT: { shift: 8, mask: 0x100 },
  /** EE Size. */
  EECD_EE_SIZE: { shift: 9, mask: 0x200 },
  /** START. */
  EERD_START: { shift: 0, mask: 0x1 },
  /** DONE. */
  EERD_DONE: { shift: 4, mask: 0x10 },
  /** ADDR. */
  EERD_ADDR: { shift: 8, mask: 0xff00 },
  /** DATA. */
  EERD_DATA: { shift: 16, mask: 0xffff0000 },
  /** DATA. */
  MDIC_DATA: { shift: 0, mask: 0xffff },
  /** REGADD. */
  MDIC_REGADD: { shift: 16, mask: 0x1f0000 },
  /** PHYADD. */
  MDIC_PHYADD: { shift: 21, mask: 0x3e00000 },
  /** OP. */
  MDIC_OP: { shift: 26, mask: 0xc000000 },
  /** R. */
  MDIC_R: { shift: 28, mask: 0x10000000 },
  /** I. */
  MDIC_I: { shift: 29, mask: 0x20000000 },
  /** E. */
  MDIC_E: { shift: 30, mask: 0x40000000 },
  /** TXDW. */
  ICR_TXDW: { shift: 0, mask: 0x1 },
  /** TXQE. */
  ICR_TXQE: { shift: 1, mask: 0x2 },
  /** LSC. */
  ICR_LSC: { shift: 2, mask: 0x4 },
  /** RXSEQ. */
  ICR_RXSEQ: { shift: 3, mask: 0x8 },
  /** RXDMT0. */
  ICR_RXDMT0: { shift: 4, mask: 0x10 },
  /** RXO. */
  ICR_RXO: { shift: 6, mask: 0x40 },
  /** RXT0. */
  ICR_RXT0: { shift: 7, mask: 0x80 },
  /** MDAC. */
  ICR_MDAC: { shift: 9, mask: 0x200 },
  /** RXCFG. */
  ICR_RXCFG: { shift: 10, mask: 0x400 },
  /** PHYINT. */
  ICR_PHYINT: { shift: 12, mask: 0x1000 },
  /** GPI. */
  ICR_GPI: { shift: 13, mask: 0x6000 },
  /** TXD Low. */
  ICR_TXD_LOW: { shift: 15, mask: 0x8000 },
  /** SRPD. */
  ICR_SRPD: { shift: 16, mask: 0x10000 },
  /** INTERVAL: in units of 256 nanoseconds. */
  ITR_INTERVAL: { shift: 0, mask: 0xffff },
  /** TXDW. */
  IMS_TXDW: { shift: 0, mask: 0x1 },
  /** TXQE. */
  IMS_TXQE: { shift: 1, mask: 0x2 },
  /** LSC. */
  IMS_LSC: { shift: 2, mask: 0x4 },
  /** RXSEQ. */
  IMS_RXSEQ: { shift: 3, mask: 0x8 },
  /** RXDMT0. */
  IMS_RXDMT0: { shift: 4, mask: 0x10 },
  /** RXO. */
  IMS_RXO: { shift: 6, mask: 0x40 },
  /** RXT0. */
  IMS_RXT0: { shift: 7, mask: 0x80 },
  /** MDAC. */
  IMS_MDAC: { shift: 9, mask: 0x200 },
  /** RXCFG. */
  IMS_RXCFG: { shift: 10, mask: 0x400 },
  /** PHYINT. */
  IMS_PHYINT: { shift: 12, mask: 0x1000 },
  /** GPI. */
  IMS_GPI: { shift: 13, mask: 0x6000 },
  /** TXD Low. */
  IMS_TXD_LOW: { shift: 15, mask: 0x8000 },
  /** SRPD. */
  IMS_SRPD: { shift: 16, mask: 0x10000 },
  /** EN. */
  RCTL_EN: { shift: 1, mask: 0x2 },
  /** SBP. */
  RCTL_SBP: { shift: 2, mask: 0x4 },
  /** UPE. */
  RCTL_UPE: { shift: 3, mask: 0x8 },
  /** MPE. */
  RCTL_MPE: { shift: 4, mask: 0x10 },
  /** LPE. */
  RCTL_LPE: { shift: 5, mask: 0x20 },
  /** LBM. */
  RCTL_LBM: { shift: 6, mask: 0xc0 },
  /** RDMTS. */
  RCTL_RDMTS: { shift: 8, mask: 0x300 },
  /** MO. */
  RCTL_MO: { shift: 12, mask: 0x3000 },
  /** BAM. */
  RCTL_BAM: { shift: 15, mask: 0x8000 },
  /** BSIZE. */
  RCTL_BSIZE: { shift: 16, mask: 0x30000 },
  /** VFE. */
  RCTL_VFE: { shift: 18, mask: 0x40000 },
  /** CFIEN. */
  RCTL_CFIEN: { shift: 19, mask: 0x80000 },
  /** CFI. */
  RCTL_CFI: { shift: 20, mask: 0x100000 },
  /** DPF. */
  RCTL_DPF: { shift: 22, mask: 0x400000 },
  /** PMCF. */
  RCTL_PMCF: { shift: 23, mask: 0x800000 },
  /** BSEX. */
  RCTL_BSEX: { shift: 25, mask: 0x2000000 },
  /** SECRC. */
  RCTL_SECRC: { shift: 26, mask: 0x4000000 },
  /** EN. */
  TCTL_EN: { shift: 1, mask: 0x2 },
  /** PSP. */
  TCTL_PSP: { shift: 3, mask: 0x8 },
  /** CT. */
  TCTL_CT: { shift: 4, mask: 0xff0 },
  /** COLD. */
  TCTL_COLD: { shift: 12, mask: 0x3ff000 },
  /** SWXOFF. */
  TCTL_SWXOFF: { shift: 22, mask: 0x400000 },
  /** RTLC. */
  TCTL_RTLC: { shift: 24, mask: 0x1000000 },
  /** NRTU. */
  TCTL_NRTU: { shift: 25, mask: 0x2000000 },
  /** IPGT. */
  TIPG_IPGT: { shift: 0, mask: 0x3ff },
  /** IPGR1. */
  TIPG_IPGR1: { shift: 10, mask: 0xffc00 },
  /** IPGR2. */
  TIPG_IPGR2: { shift: 20, mask: 0x3ff00000 },
  /** RXA: kilobytes of packet memory to each. */
  PBA_RXA: { shift: 0, mask: 0xffff },
  /** TXA: kilobytes of packet memory to each. */
  PBA_TXA: { shift: 16, mask: 0xffff0000 },
  /** Zero. */
  RDLEN_ZERO: { shift: 0, mask: 0x7f },
  /** LEN. */
  RDLEN_LEN: { shift: 7, mask: 0xfff80 },
  /** RDH. */
  RDH_RDH: { shift: 0, mask: 0xffff },
  /** RDT. */
  RDT_RDT: { shift: 0, mask: 0xffff },
  /** Delay. */
  RDTR_DELAY: { shift: 0, mask: 0xffff },
  /** FPD. */
  RDTR_FPD: { shift: 31, mask: 0x80000000 },
  /** PTHRESH. */
  RXDCTL_PTHRESH: { shift: 0, mask: 0x3f },
  /** HTHRESH. */
  RXDCTL_HTHRESH: { shift: 8, mask: 0x3f00 },
  /** WTHRESH. */
  RXDCTL_WTHRESH: { shift: 16, mask: 0x3f0000 },
  /** GRAN. */
  RXDCTL_GRAN: { shift: 24, mask: 0x1000000 },
  /** Zero. */
  TDLEN_ZERO: { shift: 0, mask: 0x7f },
  /** LEN. */
  TDLEN_LEN: { shift: 7, mask: 0xfff80 },
  /** TDH. */
  TDH_TDH: { shift: 0, mask: 0xffff },
  /** TDT. */
  TDT_TDT: { shift: 0, mask: 0xffff },
  /** IDV. */
  TIDV_IDV: { shift: 0, mask: 0xffff },
  /** PTHRESH. */
  TXDCTL_PTHRESH: { shift: 0, mask: 0x3f },
  /** HTHRESH. */
  TXDCTL_HTHRESH: { shift: 8, mask: 0x3f00 },
  /** WTHRESH. */
  TXDCTL_WTHRESH: { shift: 16, mask: 0x3f0000 },
  /** GRAN. */
  TXDCTL_GRAN: { shift: 24, mask: 0x1000000 },
  /** LWTHRESH. */
  TXDCTL_LWTHRESH: { shift: 25, mask: 0xfe000000 },
  /** TSMT. */
  TSPMT_TSMT: { shift: 0, mask: 0xffff },
  /** TSPBP. */
  TSPMT_TSPBP: { shift: 16, mask: 0xffff0000 },
  /** PCSS: Whom to listen to. */
  RXCSUM_PCSS: { shift: 0, mask: 0xff },
  /** IPOFL: Whom to listen to. */
  RXCSUM_IPOFL: { shift: 8, mask: 0x100 },
  /** TUOFL: Whom to listen to. */
  RXCSUM_TUOFL: { shift: 9, mask: 0x200 },
  /** IPV6OFL: Whom to listen to. */
  RXCSUM_IPV6OFL: { shift: 10, mask: 0x400 },
  /** RAH. */
  RAH_RAH: { shift: 0, mask: 0xffff },
  /** AS. */
  RAH_AS: { shift: 16, mask: 0x30000 },
  /** AV. */
  RAH_AV: { shift: 31, mask: 0x80000000 },
} as const;
