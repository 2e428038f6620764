/**
 * Octets of TLS, taken apart into cells: in place where they are whole, and copied only where one
 * began before and ends now.
 */
import { bodyEnd, neededCell } from '../../../generated/onion/tor.wire.ts';
import { copyOctets } from '../../base/octets.ts';

export interface CellTaker {
  /** Settled by the first cell; until then 3. */
  readonly linkVersion: number;
  /** The cell b[o, end), for this call alone. False: no more, the channel is gone. */
  cell(b: Uint8Array, o: number, end: number): boolean;
}

/** Enough for a cell of fixed size. The largest of any size has 2^16 + 6. */
const KEPT_OCTETS = 520;

export class CellInput {
  #kept = new Uint8Array(KEPT_OCTETS);
  #filled = 0;

  /** Of a cell that is not whole. */
  get keptOctets(): number {
    return this.#filled;
  }

  take(b: Uint8Array, taker: CellTaker): void {
    let at = this.#filled > 0 ? this.#complete(b, taker) : 0;
    while (at < b.length) {
      if (neededCell(b, at, b.length, taker.linkVersion) > 0) return this.#keep(b, at, b.length);
      const end = bodyEnd(b, at, taker.linkVersion);
      if (!taker.cell(b, at, end)) return;
      at = end;
    }
  }

  /** Finishes the cell that has begun; answers how many octets that took, or all, at the end. */
  #complete(b: Uint8Array, taker: CellTaker): number {
    let at = 0;
    for (;;) {
      const needed = neededCell(this.#kept, 0, this.#filled, taker.linkVersion);
      if (needed === 0) {
        const end = this.#filled;
        this.#filled = 0;
        return taker.cell(this.#kept, 0, end) ? at : b.length;
      }
      const end = Math.min(at + needed, b.length);
      if (at === end) return at;
      this.#keep(b, at, end);
      at = end;
    }
  }

  #keep(b: Uint8Array, from: number, to: number): void {
    const filled = this.#filled + to - from;
    if (filled > this.#kept.length) {
      const larger = new Uint8Array(2 * filled);
      copyOctets(this.#kept, 0, this.#filled, larger, 0);
      this.#kept = larger;
    }
    copyOctets(b, from, to, this.#kept, this.#filled);
    this.#filled = filled;
  }
}
