// @generated from spec/network/ipv6-address.protocol: change that, then npm run generate.
/**
 * IPv6 Address, IP Version 6 Addressing Architecture. RFC 4291, RFC 7346.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |   Indicator   | Flags | Scope |                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 *     |                                                               |
 *     +                                                               +
 *     |                           Group ID                            |
 *     +                                                               +
 *     |                                                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Multicast Address has its fixed fields
export const INDICATOR_MALFORMED = 2; // Indicator = 255
export const GROUP_ID_TRUNCATED = 3; // Group ID fits in what holds it
export const SOLICITED_NODE_ADDRESS_TRUNCATED = 4; // Solicited-Node Address has its fixed fields
export const SOLICITED_NODE_ADDRESS_PREFIX_TRUNCATED = 5; // Prefix fits in what holds it
export const UNICAST_ADDRESS_TRUNCATED = 6; // Unicast Address has its fixed fields
export const UNICAST_ADDRESS_SUBNET_PREFIX_TRUNCATED = 7; // Subnet Prefix fits in what holds it
export const UNICAST_ADDRESS_INTERFACE_IDENTIFIER_TRUNCATED = 8;
/** Scope: unknown values pass through. */
export const SCOPE = {
  INTERFACE_LOCAL: 1,
  LINK_LOCAL: 2,
  REALM_LOCAL: 3,
  ADMIN_LOCAL: 4,
  SITE_LOCAL: 5,
  ORGANIZATION_LOCAL: 8,
  GLOBAL: 14,
} as const;

/**
 * Whether b[o, end) begins with a sound Multicast Address: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkMulticastAddress(b: Uint8Array, o: number, end: number): number {
  const at = scanMulticastAddress(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkMulticastAddress(), but answers where the Multicast Address ends, or minus the broken
 * rule.
 */
export function scanMulticastAddress(b: Uint8Array, o: number, end: number): number {
  if (end - o < 16) return -TRUNCATED;
  const indicator = b[o];
  if (indicator !== 255) return -INDICATOR_MALFORMED; // :7
  return o + 16;
}

/** Where Group ID begins. */
export function groupIdStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Group ID ends. */
export function groupIdEnd(b: Uint8Array, o: number): number {
  return o + 2 + 14;
}

/** Indicator (8) = 255. */
export function indicator(b: Uint8Array, o: number): number {
  return b[o];
}

export function setIndicator(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Flags (4). */
export function flags(b: Uint8Array, o: number): number {
  return b[o + 1] >>> 4;
}

export function setFlags(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = (b[o + 1] & 0xf) | ((value << 4) & 0xf0);
}

/** Scope (4). */
export function scope(b: Uint8Array, o: number): number {
  return b[o + 1] & 0xf;
}

export function setScope(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = (b[o + 1] & 0xf0) | (value & 0xf);
}

/**
 * Writes the fixed fields of a Multicast Address over b[o, end), around what already stands there.
 */
export function writeMulticastAddress(
  b: Uint8Array,
  o: number,
  end: number,
  flags: number,
  scope: number,
): void {
  b[o] = 255;
  const flagsWord = (flags << 4) | scope;
  b[o + 1] = flagsWord;
}

/**
 * Whether b[o, end) begins with a sound Solicited-Node Address: OK, or the first rule of the spec
 * that it breaks.
 */
export function checkSolicitedNodeAddress(b: Uint8Array, o: number, end: number): number {
  const at = scanSolicitedNodeAddress(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkSolicitedNodeAddress(), but answers where the Solicited-Node Address ends, or minus the
 * broken rule.
 */
export function scanSolicitedNodeAddress(b: Uint8Array, o: number, end: number): number {
  if (end - o < 16) return -SOLICITED_NODE_ADDRESS_TRUNCATED;
  return o + 16;
}

/** Where Prefix begins. */
export function solicitedNodeAddressPrefixStart(b: Uint8Array, o: number): number {
  return o;
}

/** Low-Order Bits (24). */
export function solicitedNodeAddressLowOrderBits(b: Uint8Array, o: number): number {
  return (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15];
}

export function setSolicitedNodeAddressLowOrderBits(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = value >>> 16;
  b[o + 14] = value >>> 8;
  b[o + 15] = value;
}

/**
 * Writes the fixed fields of a Solicited-Node Address over b[o, end), around what already stands
 * there.
 */
export function writeSolicitedNodeAddress(
  b: Uint8Array,
  o: number,
  end: number,
  lowOrderBits: number,
): void {
  b[o + 13] = lowOrderBits >>> 16;
  b[o + 14] = lowOrderBits >>> 8;
  b[o + 15] = lowOrderBits;
}

/**
 * Whether b[o, end) begins with a sound Unicast Address: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkUnicastAddress(b: Uint8Array, o: number, end: number): number {
  const at = scanUnicastAddress(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkUnicastAddress(), but answers where the Unicast Address ends, or minus the broken rule.
 */
export function scanUnicastAddress(b: Uint8Array, o: number, end: number): number {
  if (end - o < 16) return -UNICAST_ADDRESS_TRUNCATED;
  return o + 16;
}

/** Where Subnet Prefix begins. */
export function unicastAddressSubnetPrefixStart(b: Uint8Array, o: number): number {
  return o;
}

/** Where Interface Identifier begins. */
export function unicastAddressInterfaceIdentifierStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Interface Identifier ends. */
export function unicastAddressInterfaceIdentifierEnd(b: Uint8Array, o: number): number {
  return o + 8 + 8;
}

/**
 * Writes the fixed fields of a Unicast Address over b[o, end), around what already stands there.
 */
export function writeUnicastAddress(b: Uint8Array, o: number, end: number): void {}
