/**
 * Virtual time from one seed: whatever lives in it shares its clock, its timers and its dice, so
 * that the same seed gives the same run, to the last octet. Time passes only in `run…()`, from
 * deadline to deadline.
 */
import { VirtualClock } from '../base/clock.ts';
import { seededRandom } from '../base/random.ts';
import type { Random } from '../base/random.ts';
import { Timers } from '../base/timers.ts';

export class Simulation {
  readonly seed: number;
  readonly clock = new VirtualClock();
  readonly timers = new Timers(this.clock);
  readonly random: Random;
  #children = 0;

  constructor(seed: number) {
    this.seed = seed;
    this.random = seededRandom(seed);
  }

  /** Dice of one part: what another part draws does not change what this one does. */
  dice(): Random {
    return seededRandom(this.seed * 0x10000 + ++this.#children);
  }

  /** Milliseconds since the beginning. */
  get now(): number {
    return this.clock.now();
  }

  /** Lets so many milliseconds pass. */
  run(ms: number): void {
    this.#pass(this.now + ms, () => false);
  }

  /** Goes on until `isDone`; false when it was not within so many milliseconds. */
  runUntil(isDone: () => boolean, withinMs: number): boolean {
    if (isDone()) return true;
    return this.#pass(this.now + withinMs, isDone);
  }

  /** As `runUntil`, but lets promises settle between moments, for users of the promise API. */
  async runWhile<Result>(work: Promise<Result>, withinMs: number): Promise<Result> {
    let isOver = false;
    const over = (): void => void (isOver = true);
    work.then(over, over);
    const end = this.now + withinMs;
    for (;;) {
      for (let turn = 0; turn < TURNS_OF_PROMISES; turn++) await Promise.resolve();
      if (isOver) return work;
      if (this.timers.next > end) break;
      this.clock.moveTo(this.timers.next);
      this.timers.fire();
    }
    throw new Error(`not done within ${withinMs} ms of virtual time, seed ${this.seed}`);
  }

  #pass(end: number, isDone: () => boolean): boolean {
    while (this.timers.next <= end) {
      this.clock.moveTo(this.timers.next);
      this.timers.fire();
      if (isDone()) return true;
    }
    this.clock.moveTo(end);
    return false;
  }
}

/** A chain of awaits takes a turn each; nobody's is longer. */
const TURNS_OF_PROMISES = 32;
