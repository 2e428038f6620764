/**
 * Buffers that packets pass through again and again. Each has a view of itself as words, by which
 * its octets are summed more than twice as fast as one by one; to make such a view for every octet
 * array that is ever summed would cost more than it saves.
 */

/** So much is summed at once without leaving 32 bits; larger buffers have no words. */
const WORDS_OCTETS_MAX = 128 * 1024;

const views = new WeakMap<ArrayBufferLike, DataView>();

/** New octets, all zero. */
export function packetBuffer(octets: number): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(octets);
  if (octets <= WORDS_OCTETS_MAX) views.set(made.buffer, new DataView(made.buffer));
  return made;
}

/** All of the buffer that these octets are in; undefined when it has no words. */
export function wordsBehind(b: Uint8Array): DataView | undefined {
  return views.get(b.buffer);
}
