/**
 * What has come and is not read: octets in a few large pieces, each at its place, so that what
 * arrives beyond a gap is stored once and needs no copy when the gap is filled.
 */
import type { TcpCounters } from './counters.ts';

const PIECE_OCTETS = 32_768;
/** Pieces that wait to be used again, of all connections: 8 MiB. */
const POOL_MAX = 256;

type PoolCounters = Pick<TcpCounters, 'memoryFull' | 'earlyTextGivenUp' | 'reassemblyRangesFull'>;

const uncounted = (): PoolCounters => ({
  memoryFull: 0,
  earlyTextGivenUp: 0,
  reassemblyRangesFull: 0,
});

/** Who keeps text that came early, and gives it up where others cannot keep what is in order. */
export interface Hoarder {
  giveUpEarly(): void;
}

/** Pieces for every queue of a stack: all that connections keep of what they receive. */
export class PiecePool {
  /** In use. */
  held = 0;
  readonly #most: number;
  readonly counters: PoolCounters;
  readonly #free: Uint8Array[] = [];
  readonly #hoarders = new Set<Hoarder>();

  constructor(octetsMax = Infinity, counters: PoolCounters = uncounted()) {
    this.#most = octetsMax / PIECE_OCTETS;
    this.counters = counters;
  }

  get octets(): number {
    return this.held * PIECE_OCTETS;
  }

  /** How many keep text that came early. */
  get hoarders(): number {
    return this.#hoarders.size;
  }

  /** Whether there are so many pieces; who needs them for text in order has them from others. */
  hasRoom(pieces: number, isInOrder: boolean): boolean {
    if (this.held + pieces <= this.#most) return true;
    if (isInOrder) {
      // The oldest first. RFC 2018 §8 allows it: whoever sent it has it still.
      for (const hoarder of this.#hoarders) {
        this.#hoarders.delete(hoarder);
        this.counters.earlyTextGivenUp++;
        hoarder.giveUpEarly();
        if (this.held + pieces <= this.#most) return true;
      }
    }
    this.counters.memoryFull++;
    return false;
  }

  /** Whether it keeps text that came early. */
  hoards(hoarder: Hoarder, isSo: boolean): void {
    if (isSo) this.#hoarders.add(hoarder);
    else this.#hoarders.delete(hoarder);
  }

  get(): Uint8Array {
    this.held++;
    return this.#free.pop() ?? new Uint8Array(PIECE_OCTETS);
  }

  put(piece: Uint8Array): void {
    this.held--;
    if (this.#free.length < POOL_MAX) this.#free.push(piece);
  }
}

export class ReceiveQueue {
  /** Positions count octets since the connection began: the next to be read. */
  start = 0;
  /** Past the last octet that is in order. */
  end = 0;
  readonly #pool: PiecePool;
  readonly #pieces: (Uint8Array | undefined)[] = [];
  /** The position where the first piece begins. */
  #base = 0;

  constructor(pool: PiecePool) {
    this.#pool = pool;
  }

  get readable(): number {
    return this.end - this.start;
  }

  /** How many pieces are held: a bound on memory that tests look at. */
  get pieces(): number {
    return this.#pieces.length;
  }

  /** How many pieces it takes to store `count` octets at `position`, beside those that are here. */
  missing(position: number, count: number): number {
    const first = Math.floor((position - this.#base) / PIECE_OCTETS);
    const last = Math.floor((position - this.#base + count - 1) / PIECE_OCTETS);
    let missing = 0;
    for (let index = first; index <= last; index++) {
      if (this.#pieces[index] === undefined) missing++;
    }
    return missing;
  }

  /** Gives back what holds nothing that is in order. */
  dropEarly(): void {
    const kept = Math.ceil((this.end - this.#base) / PIECE_OCTETS);
    for (let index = kept; index < this.#pieces.length; index++) {
      const piece = this.#pieces[index];
      if (piece !== undefined) this.#pool.put(piece);
    }
    if (this.#pieces.length > kept) this.#pieces.length = kept;
  }

  /** Stores b[from, to) at `position`, which is not before the next to be read. */
  put(position: number, b: Uint8Array, from: number, to: number): void {
    let at = position - this.#base;
    for (let next = from; next < to;) {
      const index = Math.floor(at / PIECE_OCTETS);
      while (this.#pieces.length <= index) this.#pieces.push(undefined);
      const piece = (this.#pieces[index] ??= this.#pool.get());
      const offset = at - index * PIECE_OCTETS;
      const count = Math.min(PIECE_OCTETS - offset, to - next);
      piece.set(b.subarray(next, next + count), offset);
      at += count;
      next += count;
    }
  }

  /** The next `count` octets went to the user without being stored. */
  pass(count: number): void {
    this.start += count;
    this.end += count;
    this.#release();
  }

  /** Copies up to to - from octets to b[from, to), and answers how many. */
  peek(b: Uint8Array, from: number, to: number): number {
    const count = Math.min(to - from, this.end - this.start);
    let at = this.start - this.#base;
    for (let next = from; next < from + count;) {
      const index = Math.floor(at / PIECE_OCTETS);
      const offset = at - index * PIECE_OCTETS;
      const some = Math.min(PIECE_OCTETS - offset, from + count - next);
      b.set(this.#pieces[index]!.subarray(offset, offset + some), next);
      at += some;
      next += some;
    }
    return count;
  }

  read(b: Uint8Array, from: number, to: number): number {
    const count = this.peek(b, from, to);
    this.start += count;
    this.#release();
    return count;
  }

  clear(): void {
    this.start = this.end;
    for (const piece of this.#pieces) if (piece !== undefined) this.#pool.put(piece);
    this.#pieces.length = 0;
    this.#base = this.start;
  }

  #release(): void {
    while (this.#pieces.length > 0 && this.#base + PIECE_OCTETS <= this.start) {
      const piece = this.#pieces.shift();
      if (piece !== undefined) this.#pool.put(piece);
      this.#base += PIECE_OCTETS;
    }
    if (this.#pieces.length === 0) this.#base = this.start;
  }

  /** Nothing is stored beyond what is in order: an empty queue gives back its last piece. */
  settle(): void {
    if (this.start === this.end && this.#pieces.length > 0) this.clear();
  }
}
