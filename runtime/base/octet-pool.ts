/**
 * Buffers that are used again: what is kept of packets comes and goes too fast for the garbage
 * collector. Sizes are powers of two, so that what one packet gave back fits the next one; what is
 * spare is bounded.
 */
const OCTETS_MIN = 256;
const OCTETS_MAX = 131072;

export class OctetPool {
  readonly #spareOctetsMax: number;
  readonly #spare = new Map<number, Uint8Array[]>();
  #spareOctets = 0;

  constructor(spareOctetsMax: number) {
    this.#spareOctetsMax = spareOctetsMax;
    for (let size = OCTETS_MIN; size <= OCTETS_MAX; size *= 2) this.#spare.set(size, []);
  }

  get spareOctets(): number {
    return this.#spareOctets;
  }

  /** At least so many octets, with whatever stands there. */
  take(octets: number): Uint8Array {
    const size = sizeFor(octets);
    const spare = this.#spare.get(size)?.pop();
    if (spare === undefined) return new Uint8Array(size);
    this.#spareOctets -= size;
    return spare;
  }

  /** Nobody reads or writes it any more. */
  give(octets: Uint8Array): void {
    const size = octets.length;
    if (this.#spareOctets + size > this.#spareOctetsMax) return;
    const spare = this.#spare.get(size);
    if (spare === undefined) return;
    this.#spareOctets += size;
    spare.push(octets);
  }
}

/** How large a buffer is that `take` gives for so many octets. */
export function sizeFor(octets: number): number {
  let size = OCTETS_MIN;
  while (size < octets) size *= 2;
  return size;
}
