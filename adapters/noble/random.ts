/** The platform's dice, of which it gives so many octets at once. */
const OCTETS_AT_ONCE_MAX = 65536;

export function randomOctets(length: number): Uint8Array<ArrayBuffer> {
  const octets = new Uint8Array(length);
  for (let at = 0; at < length; at += OCTETS_AT_ONCE_MAX) {
    globalThis.crypto.getRandomValues(octets.subarray(at, at + OCTETS_AT_ONCE_MAX));
  }
  return octets;
}
