// @generated from spec/onion/begin.protocol: change that, then npm run generate.
/**
 * Tor Begin, the flags of BEGIN. tor-spec §6.2.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                                                         |I|I|I|
 *     |                         Unused                          |P|N|O|
 *     |                                                         | |O| |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *      IP: IPv6 Preferred, INO: IPv4 Not Okay, IO: IPv6 Okay
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Flags has its fixed fields
export const FLAGS_TRUNCATED = 2; // Flags fits in what holds it
export const LEFTOVER = 3; // Flags is filled by its fields

/**
 * Whether b[o, end) begins with a sound Flags: OK, or the first rule of the spec that it breaks.
 */
export function checkFlags(b: Uint8Array, o: number, end: number): number {
  const at = scanFlags(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkFlags(), but answers where the Flags ends, or minus the broken rule. */
export function scanFlags(b: Uint8Array, o: number, end: number): number {
  const flagsEnd = o + 4;
  if (flagsEnd > end) return -FLAGS_TRUNCATED; // :7
  if (flagsEnd - o < 4) return -TRUNCATED;
  if (o + 4 !== flagsEnd) return -LEFTOVER; // :7
  return flagsEnd;
}

/** Unused (29). */
export function unused(b: Uint8Array, o: number): number {
  return ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 3;
}

export function setUnused(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 21;
  b[o + 1] = value >>> 13;
  b[o + 2] = value >>> 5;
  b[o + 3] = (b[o + 3] & 0x7) | ((value << 3) & 0xf8);
}

/** IPv6 Preferred (1). */
export function ipv6Preferred(b: Uint8Array, o: number): number {
  return (b[o + 3] >>> 2) & 1;
}

export function setIpv6Preferred(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0xfb) | ((value << 2) & 0x4);
}

/** IPv4 Not Okay (1). */
export function ipv4NotOkay(b: Uint8Array, o: number): number {
  return (b[o + 3] >>> 1) & 1;
}

export function setIpv4NotOkay(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0xfd) | ((value << 1) & 0x2);
}

/** IPv6 Okay (1). */
export function ipv6Okay(b: Uint8Array, o: number): number {
  return b[o + 3] & 1;
}

export function setIpv6Okay(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0xfe) | (value & 0x1);
}

/** Writes the fixed fields of a Flags over b[o, end), around what already stands there. */
export function writeFlags(
  b: Uint8Array,
  o: number,
  end: number,
  unused: number,
  ipv6Preferred: number,
  ipv4NotOkay: number,
  ipv6Okay: number,
): void {
  const unusedWord = (unused << 3) | (ipv6Preferred << 2) | (ipv4NotOkay << 1) | ipv6Okay;
  b[o] = unusedWord >>> 24;
  b[o + 1] = unusedWord >>> 16;
  b[o + 2] = unusedWord >>> 8;
  b[o + 3] = unusedWord;
}
