/** Relay cells that came together: kept side by side until they are opened together. */
import { copyOctets } from '../../base/octets.ts';
import { Openings, RELAY_CELL_OCTETS } from '../relay-crypto.ts';

/** As many as are opened at once; more are opened in turns. */
const BATCH_CELLS = 32;

export class Inbox {
  readonly openings = new Openings(BATCH_CELLS);
  count = 0;
  #cells: Uint8Array | undefined;

  get isFull(): boolean {
    return this.count === BATCH_CELLS;
  }

  get cells(): Uint8Array {
    return (this.#cells ??= new Uint8Array(BATCH_CELLS * RELAY_CELL_OCTETS));
  }

  /** The cell b[from, to); false when that is none. */
  put(b: Uint8Array, from: number, to: number): boolean {
    if (to - from !== RELAY_CELL_OCTETS || this.isFull) return false;
    copyOctets(b, from, to, this.cells, this.count++ * RELAY_CELL_OCTETS);
    return true;
  }

  clear(): void {
    this.count = 0;
    this.#cells = undefined;
  }
}
