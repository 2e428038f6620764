// @generated from spec/link/linux-cooked-v1.protocol: change that, then npm run generate.
/**
 * Linux Cooked V1, Linux cooked-mode capture, version 1. LINKTYPE_LINUX_SLL.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |          Packet Type          |          ARPHRD Type          |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |   Link-Layer Address Length   |                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 *     |                      Link-Layer Address                       |
 *     +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                               |         Protocol Type         |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                          Payload ...                          |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Packet has its fixed fields
export const LINK_LAYER_ADDRESS_TRUNCATED = 2; // Link-Layer Address fits in what holds it
/** Packet Type: unknown values pass through. */
export const PACKET_TYPE = {
  TO_US: 0,
  BROADCAST: 1,
  MULTICAST: 2,
  TO_SOMEONE_ELSE: 3,
  OUTGOING: 4,
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
  if (end - o < 16) return -TRUNCATED;
  return end;
}

/** Where Link-Layer Address begins. */
export function linkLayerAddressStart(b: Uint8Array, o: number): number {
  return o + 6;
}

/** Where Link-Layer Address ends. */
export function linkLayerAddressEnd(b: Uint8Array, o: number): number {
  return o + 6 + 8;
}

/** Where Payload begins. */
export function payloadStart(b: Uint8Array, o: number): number {
  return o + 16;
}

/** Packet Type (16). */
export function packetType(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setPacketType(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** ARPHRD Type (16). */
export function arphrdType(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setArphrdType(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Link-Layer Address Length (16), in octets: may be more than eight: then the address is cut. */
export function linkLayerAddressLength(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setLinkLayerAddressLength(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Protocol Type (16): an EtherType, unless the kind of device says otherwise. */
export function protocolType(b: Uint8Array, o: number): number {
  return (b[o + 14] << 8) | b[o + 15];
}

export function setProtocolType(b: Uint8Array, o: number, value: number): void {
  b[o + 14] = value >>> 8;
  b[o + 15] = value;
}

/** Writes the fixed fields of a Packet over b[o, end), around what already stands there. */
export function writePacket(
  b: Uint8Array,
  o: number,
  end: number,
  packetType: number,
  arphrdType: number,
  linkLayerAddressLength: number,
  protocolType: number,
): void {
  b[o] = packetType >>> 8;
  b[o + 1] = packetType;
  b[o + 2] = arphrdType >>> 8;
  b[o + 3] = arphrdType;
  b[o + 4] = linkLayerAddressLength >>> 8;
  b[o + 5] = linkLayerAddressLength;
  b[o + 14] = protocolType >>> 8;
  b[o + 15] = protocolType;
}
