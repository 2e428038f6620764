/**
 * The circuits of one channel by their ids: ours, with ids drawn by chance, so that nobody can tell
 * how many there have been, and those of the other end. tor-spec §5.1.1.
 */
import type { Random } from '../../base/random.ts';
import type { CircuitEnd } from './user.ts';

interface Attached {
  readonly end: CircuitEnd;
  isAttached: boolean;
  /** It was given a cell, and is not settled yet. */
  isTouched: boolean;
}

/** So often a free id is looked for: with half of them taken, all fail once in 2^64. */
const DRAWS_MAX = 64;

/** Of link version 4 on, and before it: tor-spec §5.1.1. */
const WIDE_SINCE = 4;
const WIDE_HALF = 0x80000000;
const NARROW_HALF = 0x8000;

/** tor-spec §5.1.1: which half of the ids is whose. */
export type Half = 'upper' | 'lower' | 'either';

export class CircuitTable {
  /** Of one channel, its ids being what they are: more is refused. */
  static readonly CIRCUITS_MAX = 32_768;

  readonly #circuits = new Map<number, Attached>();
  #touched: Attached[] = [];

  get size(): number {
    return this.#circuits.size;
  }

  get isFull(): boolean {
    return this.#circuits.size >= CircuitTable.CIRCUITS_MAX;
  }

  has(circuitId: number): boolean {
    return this.#circuits.has(circuitId);
  }

  add(circuitId: number, end: CircuitEnd): void {
    this.#circuits.set(circuitId, { end, isAttached: true, isTouched: false });
  }

  /** Whether there was one. */
  remove(circuitId: number): boolean {
    const attached = this.#circuits.get(circuitId);
    if (attached === undefined) return false;
    attached.isAttached = false;
    return this.#circuits.delete(circuitId);
  }

  /** One of our half that is free, or 0. */
  draw(random: Random, linkVersion: number, half: Half): number {
    if (this.isFull) return 0;
    const size = linkVersion < WIDE_SINCE ? NARROW_HALF : WIDE_HALF;
    for (let draw = 0; draw < DRAWS_MAX; draw++) {
      const lower = (random.bits() >>> 0) % size;
      const id = half === 'lower' ? lower : lower + size;
      if (id !== 0 && !this.#circuits.has(id)) return id;
    }
    return 0;
  }

  /** False: there is no such circuit. */
  deliver(circuitId: number, command: number, b: Uint8Array, from: number, to: number): boolean {
    const attached = this.#circuits.get(circuitId);
    if (attached === undefined) return false;
    if (!attached.isTouched) {
      attached.isTouched = true;
      this.#touched.push(attached);
    }
    attached.end.cell(command, b, from, to);
    return true;
  }

  /** Once for each circuit that was given cells. */
  settle(): void {
    if (this.#touched.length === 0) return;
    const touched = this.#touched;
    this.#touched = [];
    for (const attached of touched) {
      attached.isTouched = false;
      if (attached.isAttached) attached.end.settle();
    }
  }

  /** Whoever writes may make it full again: then the others wait on. */
  writable(isFull: () => boolean): void {
    for (const { end } of this.#circuits.values()) {
      if (isFull()) return;
      end.writable();
    }
  }

  /** Forgets all of them, and tells each. */
  clear(): void {
    const gone = [...this.#circuits.values()];
    this.#circuits.clear();
    this.#touched = [];
    for (const attached of gone) attached.isAttached = false;
    for (const { end } of gone) end.channelGone();
  }
}

/** Whether the other end may have chosen this id, its half being this one. */
export function isOfHalf(circuitId: number, linkVersion: number, half: Half): boolean {
  if (half === 'either') return true;
  const isUpper = circuitId >= (linkVersion < WIDE_SINCE ? NARROW_HALF : WIDE_HALF);
  return isUpper === (half === 'upper');
}
