/**
 * Where a field stands, for errors that point at it: found by writing it, so that the format stays
 * the only place that says so.
 */
const OCTETS = 64;
const ONES = 0xff;

/** How far from the beginning of its header the field is that `set` writes. */
export function offsetOf(set: (b: Uint8Array, o: number, value: number) => void): number {
  const octets = new Uint8Array(OCTETS).fill(ONES);
  set(octets, 0, 0);
  const found = octets.findIndex((octet) => octet !== ONES);
  if (found < 0) throw new RangeError('set: it writes nothing');
  return found;
}
