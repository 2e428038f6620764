// @generated from spec/device/netlink.protocol: change that, then npm run generate.
/**
 * Netlink, Linux Netlink routing socket. RFC 3549 §2, Linux netlink.h, Linux rtnetlink.h.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |            Family             |            Padding            |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                             Port                              |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |L|                                                             |
 *     |i|                           Others                            |
 *     |n|                                                             |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *      Lin: Link
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Socket Address has its fixed fields
export const FAMILY_MALFORMED = 2; // Family = 16
/** Address Family: unknown values pass through. */
export const ADDRESS_FAMILY = {
  NETLINK: 16,
} as const;
/** Socket Type: unknown values pass through. */
export const SOCKET_TYPE = {
  RAW_NONBLOCKING_CLOSED_ON_EXECUTION: 526339,
} as const;
/** Netlink Protocol: unknown values pass through. */
export const NETLINK_PROTOCOL = {
  ROUTE: 0,
} as const;

/**
 * Whether b[o, end) begins with a sound Socket Address: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkSocketAddress(b: Uint8Array, o: number, end: number): number {
  const at = scanSocketAddress(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkSocketAddress(), but answers where the Socket Address ends, or minus the broken rule.
 */
export function scanSocketAddress(b: Uint8Array, o: number, end: number): number {
  if (end - o < 12) return -TRUNCATED;
  const family = (b[o + 1] << 8) | b[o];
  if (family !== 16) return -FAMILY_MALFORMED; // :9
  return o + 12;
}

/** Family (16) = 16. */
export function family(b: Uint8Array, o: number): number {
  return (b[o + 1] << 8) | b[o];
}

export function setFamily(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
  b[o + 1] = value >>> 8;
}

/** Padding (16). */
export function padding(b: Uint8Array, o: number): number {
  return (b[o + 3] << 8) | b[o + 2];
}

export function setPadding(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value;
  b[o + 3] = value >>> 8;
}

/** Port (32): zero: the kernel chooses. */
export function port(b: Uint8Array, o: number): number {
  return ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0;
}

export function setPort(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
  b[o + 5] = value >>> 8;
  b[o + 6] = value >>> 16;
  b[o + 7] = value >>> 24;
}

/** Link (1): interfaces come, go and change. */
export function link(b: Uint8Array, o: number): number {
  return b[o + 8] & 1;
}

export function setLink(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = (b[o + 8] & 0xfe) | (value & 0x1);
}

/** Others (31). */
export function others(b: Uint8Array, o: number): number {
  return ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 1;
}

export function setOthers(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = (b[o + 8] & 0x1) | ((value << 1) & 0xfe);
  b[o + 9] = value >>> 7;
  b[o + 10] = value >>> 15;
  b[o + 11] = value >>> 23;
}

/** Link in Groups. */
export const GROUPS_LINK = 0x1;

/** Groups (32). */
export function groups(b: Uint8Array, o: number): number {
  return ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0;
}

export function setGroups(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value;
  b[o + 9] = value >>> 8;
  b[o + 10] = value >>> 16;
  b[o + 11] = value >>> 24;
}

/**
 * Writes the fixed fields of a Socket Address over b[o, end), around what already stands there.
 */
export function writeSocketAddress(
  b: Uint8Array,
  o: number,
  end: number,
  padding: number,
  port: number,
  link: number,
  others: number,
): void {
  b[o] = 16;
  b[o + 1] = 0;
  b[o + 2] = padding;
  b[o + 3] = padding >>> 8;
  b[o + 4] = port;
  b[o + 5] = port >>> 8;
  b[o + 6] = port >>> 16;
  b[o + 7] = port >>> 24;
  const linkWord = link | (others << 1);
  b[o + 8] = linkWord;
  b[o + 9] = linkWord >>> 8;
  b[o + 10] = linkWord >>> 16;
  b[o + 11] = linkWord >>> 24;
}
