/**
 * Which octets have arrived beyond a gap: ranges of positions, in order, apart, and not more than
 * so many. Newest first, they are what a SACK option reports (RFC 2018 §4).
 */

const REPORTED_MAX = 4;

export class Reassembly {
  readonly #most: number;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** A position in each of the ranges that changed last, the newest first. */
  readonly #recent: number[] = [];
  #octets = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get count(): number {
    return this.#starts.length;
  }

  get octets(): number {
    return this.#octets;
  }

  /** Whether all of [start, end) is here. */
  holds(start: number, end: number): boolean {
    const index = this.#lastAtOrBefore(start);
    return index >= 0 && this.#ends[index] >= end;
  }

  /** What holds `position` has come again: it is the newest. */
  renew(position: number): void {
    const index = this.#lastAtOrBefore(position);
    this.#note(this.#starts[index], this.#ends[index]);
  }

  /** Adds [start, end), joined with what it touches; false when there is no room for it. */
  insert(start: number, end: number): boolean {
    const [starts, ends] = [this.#starts, this.#ends];
    let first = this.#lastAtOrBefore(start);
    if (first < 0 || ends[first] < start) first++;
    let after = first;
    while (after < starts.length && starts[after] <= end) after++;
    if (after === first && starts.length >= this.#most) return false;
    let [low, high] = [start, end];
    for (let index = first; index < after; index++) {
      this.#octets -= ends[index] - starts[index];
      low = Math.min(low, starts[index]);
      high = Math.max(high, ends[index]);
    }
    starts.splice(first, after - first, low);
    ends.splice(first, after - first, high);
    this.#octets += high - low;
    this.#note(low, high);
    return true;
  }

  /** What comes in order after `position`: takes it away, and answers where it ends. */
  takeFrom(position: number): number {
    let next = position;
    while (this.#starts.length > 0 && this.#starts[0] <= next) {
      const end = this.#ends.shift()!;
      this.#octets -= end - this.#starts.shift()!;
      if (end > next) next = end;
    }
    return next;
  }

  /** Range `index` of those that changed last, as `start` and `end` of this object; false: none. */
  reported(index: number): boolean {
    let found = -1;
    for (const position of this.#recent) {
      const range = this.#lastAtOrBefore(position);
      if (range < 0 || this.#ends[range] <= position) continue;
      if (++found === index) {
        this.start = this.#starts[range];
        this.end = this.#ends[range];
        return true;
      }
    }
    return false;
  }

  start = 0;
  end = 0;

  clear(): void {
    this.#starts.length = 0;
    this.#ends.length = 0;
    this.#recent.length = 0;
    this.#octets = 0;
  }

  #note(low: number, high: number): void {
    const recent = this.#recent;
    let kept = 0;
    for (const position of recent) {
      if (position < low || position >= high) recent[kept++] = position;
    }
    recent.length = Math.min(kept, REPORTED_MAX - 1);
    recent.unshift(low);
  }

  /** The last range that begins at or before `position`; -1 when there is none. */
  #lastAtOrBefore(position: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle] <= position) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
