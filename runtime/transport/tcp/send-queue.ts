/**
 * What the user has written and the peer has not acknowledged: references to the user's octets, in
 * order. Small writes are copied together, so that a million of one octet are not a million pieces.
 */

import { SendMemory } from './send-memory.ts';

/** Writes up to this size are copied. */
const SMALL_OCTETS = 512;
const GATHER_OCTETS = 4_096;
const NOTHING = new Uint8Array(0);

export class SendQueue {
  /** Positions count octets since the connection began: of the first kept, and past the last. */
  start = 0;
  end = 0;
  readonly #pieces: Uint8Array[] = [];
  /** The position of each piece's first octet. */
  readonly #starts: number[] = [];
  #first = 0;
  /** Where the last copy ended its search: the next one most often begins there. */
  #hint = 0;
  #gathering: Uint8Array = NOTHING;
  #gathered = 0;
  readonly #memory: SendMemory;

  constructor(memory = new SendMemory()) {
    this.#memory = memory;
  }

  get length(): number {
    return this.end - this.start;
  }

  /** How many pieces are held: a bound on memory that tests look at. */
  get pieces(): number {
    return this.#pieces.length;
  }

  /** Takes octets[0, count), which are kept as they are. */
  push(octets: Uint8Array, count: number): void {
    if (count === 0) return;
    if (count <= SMALL_OCTETS) this.#gather(octets, count);
    else {
      this.#append(count === octets.length ? octets : octets.subarray(0, count));
      this.#gathering = NOTHING;
    }
    this.end += count;
    this.#memory.held += count;
  }

  /** Copies `count` octets from position `from` on to b[at, …). */
  copy(from: number, count: number, b: Uint8Array, at: number): void {
    let index = this.#find(from);
    let position = from;
    let to = at;
    for (const last = from + count; position < last; index++) {
      const piece = this.#pieces[index];
      const begin = position - this.#starts[index];
      const room = Math.min(this.#endOf(index), last) - position;
      if (begin === 0 && room === piece.length) b.set(piece, to);
      else b.set(piece.subarray(begin, begin + room), to);
      position += room;
      to += room;
    }
    this.#hint = index - 1;
  }

  /** Forgets what stands before `position`. */
  dropTo(position: number): void {
    this.#memory.held -= position - this.start;
    this.start = position;
    if (position === this.end && this.#gathering.length > 0) {
      this.#gatherAnew();
      return;
    }
    const [pieces, starts] = [this.#pieces, this.#starts];
    while (this.#first < pieces.length && this.#endOf(this.#first) <= position) {
      pieces[this.#first++] = NOTHING;
    }
    if (this.#first < 64 && this.#first < pieces.length) return;
    if (this.#first * 2 < pieces.length) return;
    pieces.splice(0, this.#first);
    starts.splice(0, this.#first);
    this.#hint = Math.max(0, this.#hint - this.#first);
    this.#first = 0;
  }

  clear(): void {
    this.#pieces.length = 0;
    this.#starts.length = 0;
    this.#first = 0;
    this.#hint = 0;
    this.#gathering = NOTHING;
    this.#memory.held -= this.length;
    this.start = this.end;
  }

  /** Nothing is kept but where small writes go, which begins again: what was in it has gone. */
  #gatherAnew(): void {
    this.#pieces.length = 1;
    this.#pieces[0] = this.#gathering;
    this.#starts.length = 1;
    this.#starts[0] = this.end;
    this.#first = 0;
    this.#hint = 0;
    this.#gathered = 0;
  }

  #append(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#starts.push(this.end);
  }

  #gather(octets: Uint8Array, count: number): void {
    if (this.#gathering.length - this.#gathered < count) {
      this.#gathering = new Uint8Array(GATHER_OCTETS);
      this.#gathered = 0;
      this.#append(this.#gathering);
    }
    for (let index = 0; index < count; index++) {
      this.#gathering[this.#gathered + index] = octets[index];
    }
    this.#gathered += count;
  }

  /** The position after the last octet of a piece; one that still gathers is not full. */
  #endOf(index: number): number {
    return index + 1 < this.#starts.length ? this.#starts[index + 1] : this.end;
  }

  #find(position: number): number {
    const starts = this.#starts;
    const hint = this.#hint;
    if (hint >= this.#first && hint < starts.length && starts[hint] <= position) {
      if (position < this.#endOf(hint)) return hint;
      if (hint + 1 < starts.length && position < this.#endOf(hint + 1)) return hint + 1;
    }
    let low = this.#first;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
