/**
 * Timers of a stack on Node's event loop: one timeout, set for the earliest deadline. Node counts
 * in whole milliseconds and now and then wakes a little early; so a wait is rounded up, and what is
 * not yet due when it wakes is waited for again, never spun for.
 */
import type { Timers } from '../../runtime/base/timers.ts';

/** Node takes a longer wait for one millisecond. */
const WAIT_MS_MAX = 0x7fffffff;

export class Loop {
  readonly #timers: Timers;
  readonly #wake: () => void;
  #timeout: NodeJS.Timeout | NodeJS.Immediate | undefined;
  /** For which deadline the timeout is set. */
  #deadline = Infinity;
  #isFiring = false;
  #isClosed = false;
  #holds = true;

  constructor(timers: Timers) {
    this.#timers = timers;
    this.#wake = () => this.#fire();
    timers.onEarlier = () => this.#arm();
    this.#arm();
  }

  /** A running timer keeps the process alive, as from the beginning. */
  ref(): void {
    this.#holds = true;
    this.#timeout?.ref();
  }

  /** The process may end while timers run. */
  unref(): void {
    this.#holds = false;
    this.#timeout?.unref();
  }

  /** No timer fires any more. */
  close(): void {
    this.#isClosed = true;
    this.#timers.onEarlier = () => {};
    this.#disarm();
  }

  #fire(): void {
    this.#disarm();
    this.#isFiring = true;
    try {
      this.#timers.fire();
    } finally {
      this.#isFiring = false;
      this.#arm();
    }
  }

  #arm(): void {
    const { next, clock } = this.#timers;
    if (this.#isClosed || this.#isFiring || next >= this.#deadline) return;
    this.#disarm();
    this.#deadline = next;
    const wait = next - clock.now();
    // Node's shortest timeout is a millisecond; what is due goes in the next turn.
    this.#timeout =
      wait <= 0
        ? setImmediate(this.#wake)
        : setTimeout(this.#wake, Math.min(Math.ceil(wait), WAIT_MS_MAX));
    if (!this.#holds) this.#timeout.unref();
  }

  #disarm(): void {
    clearTimeout(this.#timeout as NodeJS.Timeout);
    clearImmediate(this.#timeout as NodeJS.Immediate);
    this.#timeout = undefined;
    this.#deadline = Infinity;
  }
}
