/**
 * Relay cells that came together, or go together: one behind the other, so that a layer is taken
 * off all of them, or put on, at once. Batches are lent for a turn and given back, so that circuits
 * that are silent hold none.
 */
import { copyOctets } from '../../base/octets.ts';
import { Openings, RELAY_CELL_OCTETS } from '../relay-crypto.ts';

/** More than a turn usually brings for one circuit; what is more comes in a second batch. */
export const BATCH_CELLS = 64;
const KEPT_MAX = 32;

export class CellBatch {
  readonly b = new Uint8Array(BATCH_CELLS * RELAY_CELL_OCTETS);
  /** By cell, its command: RELAY, or RELAY_EARLY. */
  readonly commands = new Uint8Array(BATCH_CELLS);
  readonly openings = new Openings(BATCH_CELLS);
  /** By cell, the running digest after it. */
  readonly tags: Uint8Array[] = [];
  count = 0;

  get isFull(): boolean {
    return this.count === BATCH_CELLS;
  }

  /** Where a cell begins; that of `count` is the next one's. */
  at(index: number): number {
    return index * RELAY_CELL_OCTETS;
  }

  /** A copy of the relay cell at b[from]. */
  push(command: number, b: Uint8Array, from: number): void {
    this.commands[this.count] = command;
    copyOctets(b, from, from + RELAY_CELL_OCTETS, this.b, this.at(this.count++));
  }
}

export class CellBatches {
  readonly #idle: CellBatch[] = [];

  take(): CellBatch {
    return this.#idle.pop() ?? new CellBatch();
  }

  give(batch: CellBatch): void {
    batch.count = 0;
    batch.tags.length = 0;
    if (this.#idle.length < KEPT_MAX) this.#idle.push(batch);
  }
}
