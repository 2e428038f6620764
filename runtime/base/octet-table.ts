/**
 * A table by octets that stand somewhere in a packet: looked up without being copied. Keys that
 * fall together are told apart by their octets; where they come from outside, the hash is keyed, so
 * that nobody can aim at one chain.
 */
import { standsAt } from './address.ts';
import type { Random } from './random.ts';
import { SIPHASH_KEY_OCTETS, SipHash } from './siphash.ts';

/** A signed word for b[o, end). */
export type OctetHash = (b: Uint8Array, o: number, end: number) => number;

/** One that nobody can foresee who does not know what `random` gave. */
export function keyedHash(random: Random): OctetHash {
  const key = new Uint8Array(SIPHASH_KEY_OCTETS);
  random.fill(key);
  const hash = new SipHash(key);
  return (b, o, end) => hash.octets(b, o, end);
}

interface Cell<Value> {
  readonly key: Uint8Array;
  value: Value;
  next: Cell<Value> | undefined;
}

export class OctetTable<Value> {
  readonly #hash: OctetHash;
  readonly #chains = new Map<number, Cell<Value>>();
  #size = 0;

  constructor(hash: OctetHash) {
    this.#hash = hash;
  }

  get size(): number {
    return this.#size;
  }

  /** What stands under b[o, end). */
  get(b: Uint8Array, o: number, end: number): Value | undefined {
    return this.#find(this.#hash(b, o, end), b, o, end)?.value;
  }

  /** Puts a value under a copy of `key`, in place of another. */
  set(key: Uint8Array, value: Value): void {
    const hash = this.#hash(key, 0, key.length);
    const cell = this.#find(hash, key, 0, key.length);
    if (cell !== undefined) {
      cell.value = value;
      return;
    }
    this.#chains.set(hash, { key: key.slice(), value, next: this.#chains.get(hash) });
    this.#size++;
  }

  /** False when nothing stood there. */
  delete(key: Uint8Array): boolean {
    const hash = this.#hash(key, 0, key.length);
    const gone = this.#find(hash, key, 0, key.length);
    if (gone === undefined) return false;
    let before = this.#chains.get(hash);
    if (before !== gone) {
      while (before !== undefined && before.next !== gone) before = before.next;
      if (before !== undefined) before.next = gone.next;
    } else if (gone.next !== undefined) this.#chains.set(hash, gone.next);
    else this.#chains.delete(hash);
    this.#size--;
    return true;
  }

  /** All of them, in no order; the table may change meanwhile. */
  values(): Value[] {
    const all: Value[] = [];
    for (const first of this.#chains.values()) {
      for (let cell: Cell<Value> | undefined = first; cell; cell = cell.next) all.push(cell.value);
    }
    return all;
  }

  #find(hash: number, b: Uint8Array, o: number, end: number): Cell<Value> | undefined {
    let cell = this.#chains.get(hash);
    while (cell !== undefined && !(cell.key.length === end - o && standsAt(cell.key, b, o))) {
      cell = cell.next;
    }
    return cell;
  }
}
