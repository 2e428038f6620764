/**
 * What was sent and is not acknowledged: a row of records, in sequence, each with the time it was
 * sent last, whether it was SACKed, deemed lost, sent again. A record may stand for many segments;
 * one that is acknowledged, SACKed or lost in part is split.
 */
import { before } from '../../base/sequence.ts';

export const SACKED = 1;
/** Deemed lost, and not sent again since. */
export const LOST = 2;
/** Sent more than once. */
export const RETRANSMITTED = 4;

const FIRST_SIZE = 16;

/** Hears of each record that is acknowledged or SACKed for the first time. */
export interface Delivery {
  delivered(end: number, sentAt: number, flags: number, octets: number): void;
}

export class Scoreboard {
  sackedOctets = 0;
  lostOctets = 0;
  /** True when a record could not be split because there are too many. */
  isFull = false;
  readonly #most: number;
  #first = 0;
  #last = 0;
  #starts = new Int32Array(FIRST_SIZE);
  #ends = new Int32Array(FIRST_SIZE);
  #times = new Float64Array(FIRST_SIZE);
  #flags = new Uint8Array(FIRST_SIZE);

  constructor(most: number) {
    this.#most = most;
  }

  get count(): number {
    return this.#last - this.#first;
  }

  start(index: number): number {
    return this.#starts[this.#first + index];
  }

  end(index: number): number {
    return this.#ends[this.#first + index];
  }

  octets(index: number): number {
    return (this.end(index) - this.start(index)) | 0;
  }

  sentAt(index: number): number {
    return this.#times[this.#first + index];
  }

  flags(index: number): number {
    return this.#flags[this.#first + index];
  }

  append(start: number, end: number, now: number): void {
    if (this.#last === this.#starts.length) this.#makeRoom();
    const at = this.#last++;
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#times[at] = now;
    this.#flags[at] = 0;
  }

  /** Takes away what stands before `una`; tells of what had not been SACKed. */
  acknowledge(una: number, delivery: Delivery): void {
    while (this.#first < this.#last) {
      const at = this.#first;
      if (before(una, this.#ends[at])) {
        if (before(this.#starts[at], una)) this.#deliver(at, una, delivery);
        break;
      }
      this.#deliver(at, this.#ends[at], delivery);
      this.#first++;
    }
    if (this.#first === this.#last) this.#first = this.#last = 0;
  }

  /** Marks [left, right) as SACKed, and tells of what was not. */
  sack(left: number, right: number, delivery: Delivery): void {
    let index = this.#find(left);
    if (index < this.count && before(this.start(index), left)) {
      if ((this.flags(index) & SACKED) !== 0 || this.split(index, left)) index++;
      else return;
    }
    for (; index < this.count && before(this.start(index), right); index++) {
      if ((this.flags(index) & SACKED) !== 0) continue;
      if (before(right, this.end(index)) && !this.split(index, right)) return;
      const at = this.#first + index;
      const octets = this.octets(index);
      const flags = this.#flags[at];
      if ((flags & LOST) !== 0) this.lostOctets -= octets;
      this.sackedOctets += octets;
      this.#flags[at] = (flags & ~LOST) | SACKED;
      delivery.delivered(this.#ends[at], this.#times[at], flags, octets);
    }
  }

  markLost(index: number): void {
    const at = this.#first + index;
    if ((this.#flags[at] & (SACKED | LOST)) !== 0) return;
    this.#flags[at] |= LOST;
    this.lostOctets += this.octets(index);
  }

  /** It was not lost after all. */
  unmarkLost(): void {
    for (let at = this.#first; at < this.#last; at++) this.#flags[at] &= ~LOST;
    this.lostOctets = 0;
  }

  /** The peer has thrown away what it had SACKed: RFC 2018 §8. */
  forgetSacks(): void {
    for (let at = this.#first; at < this.#last; at++) this.#flags[at] &= ~SACKED;
    this.sackedOctets = 0;
  }

  /** The first record that is lost, or -1. */
  firstLost(): number {
    if (this.lostOctets === 0) return -1;
    for (let at = this.#first; at < this.#last; at++) {
      if ((this.#flags[at] & LOST) !== 0) return at - this.#first;
    }
    return -1;
  }

  /** Record `index` goes out again. */
  retransmitted(index: number, now: number): void {
    const at = this.#first + index;
    if ((this.#flags[at] & LOST) !== 0) this.lostOctets -= this.octets(index);
    this.#flags[at] = (this.#flags[at] & ~LOST) | RETRANSMITTED;
    this.#times[at] = now;
  }

  /** Makes two of record `index`, the second from `sequence` on. */
  split(index: number, sequence: number): boolean {
    if (this.count >= this.#most) {
      this.isFull = true;
      return false;
    }
    if (this.#last === this.#starts.length) this.#makeRoom();
    const at = this.#first + index;
    this.#starts.copyWithin(at + 1, at, this.#last);
    this.#ends.copyWithin(at + 1, at, this.#last);
    this.#times.copyWithin(at + 1, at, this.#last);
    this.#flags.copyWithin(at + 1, at, this.#last);
    this.#last++;
    this.#ends[at] = sequence;
    this.#starts[at + 1] = sequence;
    return true;
  }

  clear(): void {
    this.#first = this.#last = 0;
    this.sackedOctets = this.lostOctets = 0;
    this.#starts = new Int32Array(0);
    this.#ends = new Int32Array(0);
    this.#times = new Float64Array(0);
    this.#flags = new Uint8Array(0);
  }

  #deliver(at: number, to: number, delivery: Delivery): void {
    const octets = (to - this.#starts[at]) | 0;
    const flags = this.#flags[at];
    if ((flags & LOST) !== 0) this.lostOctets -= octets;
    this.#starts[at] = to;
    if ((flags & SACKED) !== 0) this.sackedOctets -= octets;
    else delivery.delivered(to, this.#times[at], flags, octets);
  }

  /** The first record that ends after `sequence`. */
  #find(sequence: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(sequence, this.end(middle))) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #makeRoom(): void {
    const [first, count] = [this.#first, this.count];
    const size = count * 2 > this.#starts.length ? Math.max(FIRST_SIZE, count * 2) : 0;
    const [starts, ends, times, flags] = [this.#starts, this.#ends, this.#times, this.#flags];
    if (size > 0) {
      this.#starts = new Int32Array(size);
      this.#ends = new Int32Array(size);
      this.#times = new Float64Array(size);
      this.#flags = new Uint8Array(size);
    }
    this.#starts.set(starts.subarray(first, this.#last));
    this.#ends.set(ends.subarray(first, this.#last));
    this.#times.set(times.subarray(first, this.#last));
    this.#flags.set(flags.subarray(first, this.#last));
    this.#first = 0;
    this.#last = count;
  }
}
