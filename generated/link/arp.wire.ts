// @generated from spec/link/arp.protocol: change that, then npm run generate.
/**
 * ARP, Address Resolution Protocol. RFC 826, RFC 5227, RFC 5494.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |         Hardware Type         |         Protocol Type         |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |   Hardware    |   Protocol    |            Opcode             |
 *     |Address Length |Address Length |                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                  Sender Hardware Address ...                  |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                  Sender Protocol Address ...                  |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                  Target Hardware Address ...                  |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                  Target Protocol Address ...                  |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Packet has its fixed fields
export const SENDER_HARDWARE_ADDRESS_TRUNCATED = 2; // Sender Hardware Address fits in what holds it
export const SENDER_PROTOCOL_ADDRESS_TRUNCATED = 3; // Sender Protocol Address fits in what holds it
export const TARGET_HARDWARE_ADDRESS_TRUNCATED = 4; // Target Hardware Address fits in what holds it
export const TARGET_PROTOCOL_ADDRESS_TRUNCATED = 5; // Target Protocol Address fits in what holds it
export const ETHERNET_PACKET_TRUNCATED = 6; // Ethernet Packet has its fixed fields
export const ETHERNET_PACKET_HARDWARE_TYPE_MALFORMED = 7; // Hardware Type = 1
export const ETHERNET_PACKET_PROTOCOL_TYPE_MALFORMED = 8; // Protocol Type = 2048
export const ETHERNET_PACKET_HARDWARE_ADDRESS_LENGTH_MALFORMED = 9; // Hardware Address Length = 6
export const ETHERNET_PACKET_PROTOCOL_ADDRESS_LENGTH_MALFORMED = 10; // Protocol Address Length = 4
/** Hardware Type: unknown values pass through. */
export const HARDWARE_TYPE = {
  ETHERNET: 1,
  IEEE_802_NETWORKS: 6,
  ARCNET: 7,
  FRAME_RELAY: 15,
  ATM: 16,
  FIBRE_CHANNEL: 18,
  SERIAL_LINE: 20,
  IEEE_1394: 24,
  EUI_64: 27,
  IPSEC_TUNNEL: 31,
  INFINIBAND: 32,
} as const;
/** Opcode: unknown values pass through. */
export const OPCODE = {
  REQUEST: 1,
  REPLY: 2,
  REVERSE_REQUEST: 3,
  REVERSE_REPLY: 4,
  INVERSE_REQUEST: 8,
  INVERSE_REPLY: 9,
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
  if (end - o < 8) return -TRUNCATED;
  const hardwareAddressLength = b[o + 4];
  const protocolAddressLength = b[o + 5];
  const senderHardwareAddressEnd = o + 8 + hardwareAddressLength;
  if (senderHardwareAddressEnd > end) return -SENDER_HARDWARE_ADDRESS_TRUNCATED; // :13
  const senderProtocolAddressEnd = senderHardwareAddressEnd + protocolAddressLength;
  if (senderProtocolAddressEnd > end) return -SENDER_PROTOCOL_ADDRESS_TRUNCATED; // :14
  const targetHardwareAddressEnd = senderProtocolAddressEnd + hardwareAddressLength;
  if (targetHardwareAddressEnd > end) return -TARGET_HARDWARE_ADDRESS_TRUNCATED; // :15
  const targetProtocolAddressEnd = targetHardwareAddressEnd + protocolAddressLength;
  if (targetProtocolAddressEnd > end) return -TARGET_PROTOCOL_ADDRESS_TRUNCATED; // :16
  return targetProtocolAddressEnd;
}

/** Where Sender Hardware Address begins. */
export function senderHardwareAddressStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Sender Hardware Address ends. */
export function senderHardwareAddressEnd(b: Uint8Array, o: number): number {
  return o + 8 + hardwareAddressLength(b, o);
}

/** Where Sender Protocol Address begins. */
export function senderProtocolAddressStart(b: Uint8Array, o: number): number {
  return senderHardwareAddressEnd(b, o);
}

/** Where Sender Protocol Address ends. */
export function senderProtocolAddressEnd(b: Uint8Array, o: number): number {
  return senderHardwareAddressEnd(b, o) + protocolAddressLength(b, o);
}

/** Where Target Hardware Address begins. */
export function targetHardwareAddressStart(b: Uint8Array, o: number): number {
  return senderProtocolAddressEnd(b, o);
}

/** Where Target Hardware Address ends. */
export function targetHardwareAddressEnd(b: Uint8Array, o: number): number {
  return senderProtocolAddressEnd(b, o) + hardwareAddressLength(b, o);
}

/** Where Target Protocol Address begins. */
export function targetProtocolAddressStart(b: Uint8Array, o: number): number {
  return targetHardwareAddressEnd(b, o);
}

/** Where Target Protocol Address ends. */
export function targetProtocolAddressEnd(b: Uint8Array, o: number): number {
  return targetHardwareAddressEnd(b, o) + protocolAddressLength(b, o);
}

/** Hardware Type (16). */
export function hardwareType(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setHardwareType(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Protocol Type (16). */
export function protocolType(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setProtocolType(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Hardware Address Length (8), in octets. */
export function hardwareAddressLength(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setHardwareAddressLength(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** Protocol Address Length (8), in octets. */
export function protocolAddressLength(b: Uint8Array, o: number): number {
  return b[o + 5];
}

export function setProtocolAddressLength(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value;
}

/** Opcode (16). */
export function opcode(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setOpcode(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** How many octets the Packet at o still needs, at least, behind end: 0 when it is whole. */
export function neededPacket(b: Uint8Array, o: number, end: number): number {
  if (end < o + 5) return o + 5 - end;
  if (end < o + 6) return o + 6 - end;
  const whole = targetProtocolAddressEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Packet over b[o, end), around what already stands there. */
export function writePacket(
  b: Uint8Array,
  o: number,
  end: number,
  senderHardwareAddressEnd: number,
  senderProtocolAddressEnd: number,
  hardwareType: number,
  protocolType: number,
  opcode: number,
): void {
  b[o] = hardwareType >>> 8;
  b[o + 1] = hardwareType;
  b[o + 2] = protocolType >>> 8;
  b[o + 3] = protocolType;
  b[o + 4] = senderHardwareAddressEnd - (o + 8);
  b[o + 5] = senderProtocolAddressEnd - senderHardwareAddressEnd;
  b[o + 6] = opcode >>> 8;
  b[o + 7] = opcode;
}

/**
 * Whether b[o, end) begins with a sound Ethernet Packet: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkEthernetPacket(b: Uint8Array, o: number, end: number): number {
  const at = scanEthernetPacket(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkEthernetPacket(), but answers where the Ethernet Packet ends, or minus the broken rule.
 */
export function scanEthernetPacket(b: Uint8Array, o: number, end: number): number {
  if (end - o < 28) return -ETHERNET_PACKET_TRUNCATED;
  const hardwareType = (b[o] << 8) | b[o + 1];
  if (hardwareType !== 1) return -ETHERNET_PACKET_HARDWARE_TYPE_MALFORMED; // :21
  const protocolType = (b[o + 2] << 8) | b[o + 3];
  if (protocolType !== 2048) return -ETHERNET_PACKET_PROTOCOL_TYPE_MALFORMED; // :22
  const hardwareAddressLength = b[o + 4];
  if (hardwareAddressLength !== 6) return -ETHERNET_PACKET_HARDWARE_ADDRESS_LENGTH_MALFORMED; // :23
  const protocolAddressLength = b[o + 5];
  if (protocolAddressLength !== 4) return -ETHERNET_PACKET_PROTOCOL_ADDRESS_LENGTH_MALFORMED; // :24
  return o + 28;
}

/** Hardware Type (16) = 1. */
export function ethernetPacketHardwareType(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setEthernetPacketHardwareType(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Protocol Type (16) = 2048. */
export function ethernetPacketProtocolType(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setEthernetPacketProtocolType(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Hardware Address Length (8) = 6. */
export function ethernetPacketHardwareAddressLength(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setEthernetPacketHardwareAddressLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/** Protocol Address Length (8) = 4. */
export function ethernetPacketProtocolAddressLength(b: Uint8Array, o: number): number {
  return b[o + 5];
}

export function setEthernetPacketProtocolAddressLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 5] = value;
}

/** Opcode (16). */
export function ethernetPacketOpcode(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setEthernetPacketOpcode(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Sender Hardware Address (48). */
export function ethernetPacketSenderHardwareAddress(b: Uint8Array, o: number): number {
  return (
    ((b[o + 8] << 8) | b[o + 9]) * 0x100000000 +
    (((b[o + 10] << 24) | (b[o + 11] << 16) | (b[o + 12] << 8) | b[o + 13]) >>> 0)
  );
}

export function setEthernetPacketSenderHardwareAddress(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 8] = Math.floor(value / 0x100000000) >>> 8;
  b[o + 9] = Math.floor(value / 0x100000000);
  b[o + 10] = (value >>> 0) >>> 24;
  b[o + 11] = (value >>> 0) >>> 16;
  b[o + 12] = (value >>> 0) >>> 8;
  b[o + 13] = value >>> 0;
}

/** Sender IP Address (32). */
export function ethernetPacketSenderIpAddress(b: Uint8Array, o: number): number {
  return ((b[o + 14] << 24) | (b[o + 15] << 16) | (b[o + 16] << 8) | b[o + 17]) >>> 0;
}

export function setEthernetPacketSenderIpAddress(b: Uint8Array, o: number, value: number): void {
  b[o + 14] = value >>> 24;
  b[o + 15] = value >>> 16;
  b[o + 16] = value >>> 8;
  b[o + 17] = value;
}

/** Target Hardware Address (48). */
export function ethernetPacketTargetHardwareAddress(b: Uint8Array, o: number): number {
  return (
    ((b[o + 18] << 8) | b[o + 19]) * 0x100000000 +
    (((b[o + 20] << 24) | (b[o + 21] << 16) | (b[o + 22] << 8) | b[o + 23]) >>> 0)
  );
}

export function setEthernetPacketTargetHardwareAddress(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 18] = Math.floor(value / 0x100000000) >>> 8;
  b[o + 19] = Math.floor(value / 0x100000000);
  b[o + 20] = (value >>> 0) >>> 24;
  b[o + 21] = (value >>> 0) >>> 16;
  b[o + 22] = (value >>> 0) >>> 8;
  b[o + 23] = value >>> 0;
}

/** Target IP Address (32). */
export function ethernetPacketTargetIpAddress(b: Uint8Array, o: number): number {
  return ((b[o + 24] << 24) | (b[o + 25] << 16) | (b[o + 26] << 8) | b[o + 27]) >>> 0;
}

export function setEthernetPacketTargetIpAddress(b: Uint8Array, o: number, value: number): void {
  b[o + 24] = value >>> 24;
  b[o + 25] = value >>> 16;
  b[o + 26] = value >>> 8;
  b[o + 27] = value;
}

/**
 * Writes the fixed fields of a Ethernet Packet over b[o, end), around what already stands there.
 */
export function writeEthernetPacket(
  b: Uint8Array,
  o: number,
  end: number,
  opcode: number,
  senderHardwareAddress: number,
  senderIpAddress: number,
  targetHardwareAddress: number,
  targetIpAddress: number,
): void {
  b[o] = 0;
  b[o + 1] = 1;
  b[o + 2] = 8;
  b[o + 3] = 0;
  b[o + 4] = 6;
  b[o + 5] = 4;
  b[o + 6] = opcode >>> 8;
  b[o + 7] = opcode;
  b[o + 8] = Math.floor(senderHardwareAddress / 0x100000000) >>> 8;
  b[o + 9] = Math.floor(senderHardwareAddress / 0x100000000);
  b[o + 10] = (senderHardwareAddress >>> 0) >>> 24;
  b[o + 11] = (senderHardwareAddress >>> 0) >>> 16;
  b[o + 12] = (senderHardwareAddress >>> 0) >>> 8;
  b[o + 13] = senderHardwareAddress >>> 0;
  b[o + 14] = senderIpAddress >>> 24;
  b[o + 15] = senderIpAddress >>> 16;
  b[o + 16] = senderIpAddress >>> 8;
  b[o + 17] = senderIpAddress;
  b[o + 18] = Math.floor(targetHardwareAddress / 0x100000000) >>> 8;
  b[o + 19] = Math.floor(targetHardwareAddress / 0x100000000);
  b[o + 20] = (targetHardwareAddress >>> 0) >>> 24;
  b[o + 21] = (targetHardwareAddress >>> 0) >>> 16;
  b[o + 22] = (targetHardwareAddress >>> 0) >>> 8;
  b[o + 23] = targetHardwareAddress >>> 0;
  b[o + 24] = targetIpAddress >>> 24;
  b[o + 25] = targetIpAddress >>> 16;
  b[o + 26] = targetIpAddress >>> 8;
  b[o + 27] = targetIpAddress;
}
