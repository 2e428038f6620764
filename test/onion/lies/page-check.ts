/** Holds a page of a laboratory to itself: each of its blocks is the first one, with its number. */
import type { Hash } from '../../../runtime/lab/pages.ts';

const BLOCK_OCTETS = 65_536;

export class PageCheck implements Hash {
  readonly #octets: Uint8Array;
  #filled = 0;

  constructor(octetsMax: number) {
    this.#octets = new Uint8Array(octetsMax);
  }

  update(octets: Uint8Array): void {
    this.#octets.set(octets, this.#filled);
    this.#filled += octets.length;
  }

  /** `right`, or the first octet that is not. */
  digest(): string {
    for (let at = 0; at < this.#filled; at++) {
      const [block, place] = [Math.floor(at / BLOCK_OCTETS), at % BLOCK_OCTETS];
      const mark = `${block}\n`;
      const expected = place < mark.length ? mark.charCodeAt(place) : this.#octets[place];
      if (this.#octets[at] !== expected) return `octet ${at} is another`;
    }
    return 'right';
  }
}
