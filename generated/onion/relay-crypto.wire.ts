// @generated from spec/onion/relay-crypto.protocol: change that, then npm run generate.
/**
 * Tor Relay Crypto, keys of a hop. tor-spec §5.2, tor-spec §5.5.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                      Df (20 octets) ...                       |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                      Db (20 octets) ...                       |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                                                               |
 *     +                                                               +
 *     |                              Kf                               |
 *     +                                                               +
 *     |                                                               |
 *     +                                                               +
 *     |                                                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                                                               |
 *     +                                                               +
 *     |                              Kb                               |
 *     +                                                               +
 *     |                                                               |
 *     +                                                               +
 *     |                                                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Key Material has its fixed fields
export const DF_TRUNCATED = 2; // Df fits in what holds it
export const DB_TRUNCATED = 3; // Db fits in what holds it
export const KF_TRUNCATED = 4; // Kf fits in what holds it
export const KB_TRUNCATED = 5; // Kb fits in what holds it

/**
 * Whether b[o, end) begins with a sound Key Material: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkKeyMaterial(b: Uint8Array, o: number, end: number): number {
  const at = scanKeyMaterial(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkKeyMaterial(), but answers where the Key Material ends, or minus the broken rule. */
export function scanKeyMaterial(b: Uint8Array, o: number, end: number): number {
  if (end - o < 72) return -TRUNCATED;
  return o + 72;
}

/** Where Df begins. */
export function dfStart(b: Uint8Array, o: number): number {
  return o;
}

/** Where Db begins. */
export function dbStart(b: Uint8Array, o: number): number {
  return o + 20;
}

/** Where Db ends. */
export function dbEnd(b: Uint8Array, o: number): number {
  return o + 20 + 20;
}

/** Where Kf begins. */
export function kfStart(b: Uint8Array, o: number): number {
  return o + 40;
}

/** Where Kf ends. */
export function kfEnd(b: Uint8Array, o: number): number {
  return o + 40 + 16;
}

/** Where Kb begins. */
export function kbStart(b: Uint8Array, o: number): number {
  return o + 56;
}

/** Where Kb ends. */
export function kbEnd(b: Uint8Array, o: number): number {
  return o + 56 + 16;
}

/** Writes the fixed fields of a Key Material over b[o, end), around what already stands there. */
export function writeKeyMaterial(b: Uint8Array, o: number, end: number): void {}
