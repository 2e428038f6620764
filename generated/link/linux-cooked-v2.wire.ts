// @generated from spec/link/linux-cooked-v2.protocol: change that, then npm run generate.
/**
 * Linux Cooked V2, Linux cooked-mode capture, version 2. LINKTYPE_LINUX_SLL2.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |         Protocol Type         |           Reserved            |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                        Interface Index                        |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |          ARPHRD Type          |  Packet Type  |  Link-Layer   |
 *     |                               |               |Address Length |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                      Link-Layer Address                       |
 *     +                                                               +
 *     |                                                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                          Payload ...                          |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Packet has its fixed fields
export const RESERVED_MALFORMED = 2; // Reserved = 0 (a warning)
export const LINK_LAYER_ADDRESS_TRUNCATED = 3; // Link-Layer Address fits in what holds it

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
  return end;
}

/** Where Link-Layer Address begins. */
export function linkLayerAddressStart(b: Uint8Array, o: number): number {
  return o + 12;
}

/** Where Link-Layer Address ends. */
export function linkLayerAddressEnd(b: Uint8Array, o: number): number {
  return o + 12 + 8;
}

/** Where Payload begins. */
export function payloadStart(b: Uint8Array, o: number): number {
  return o + 20;
}

/** Protocol Type (16). */
export function protocolType(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setProtocolType(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Reserved (16) = 0. */
export function reserved(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Interface Index (32): a number of the machine that captured: elsewhere it names nothing. */
export function interfaceIndex(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setInterfaceIndex(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** ARPHRD Type (16). */
export function arphrdType(b: Uint8Array, o: number): number {
  return (b[o + 8] << 8) | b[o + 9];
}

export function setArphrdType(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value >>> 8;
  b[o + 9] = value;
}

/** Packet Type (8). */
export function packetType(b: Uint8Array, o: number): number {
  return b[o + 10];
}

export function setPacketType(b: Uint8Array, o: number, value: number): void {
  b[o + 10] = value;
}

/** Link-Layer Address Length (8), in octets: may be more than eight: then the address is cut. */
export function linkLayerAddressLength(b: Uint8Array, o: number): number {
  return b[o + 11];
}

export function setLinkLayerAddressLength(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = value;
}

/** Writes the fixed fields of a Packet over b[o, end), around what already stands there. */
export function writePacket(
  b: Uint8Array,
  o: number,
  end: number,
  protocolType: number,
  interfaceIndex: number,
  arphrdType: number,
  packetType: number,
  linkLayerAddressLength: number,
): void {
  b[o] = protocolType >>> 8;
  b[o + 1] = protocolType;
  b[o + 2] = 0;
  b[o + 3] = 0;
  b[o + 4] = interfaceIndex >>> 24;
  b[o + 5] = interfaceIndex >>> 16;
  b[o + 6] = interfaceIndex >>> 8;
  b[o + 7] = interfaceIndex;
  b[o + 8] = arphrdType >>> 8;
  b[o + 9] = arphrdType;
  b[o + 10] = packetType;
  b[o + 11] = linkLayerAddressLength;
}
