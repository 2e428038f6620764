/**
 * How long to wait before asking again (dir-spec §5.5): longer each time, by chance, so that many
 * who failed together do not come back together.
 */
import { fraction } from '../../base/random.ts';
import type { Random } from '../../base/random.ts';

/** Milliseconds: of the first delay after a failure, at least, and of any. */
export const RETRY_MS_MIN = 1000;
export const RETRY_MS_MAX = 600_000;
const GROWTH = 3;

export class RetryDelay {
  readonly #random: Random;
  #last = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Milliseconds until the next attempt: between the least and thrice the last one. */
  next(): number {
    const upper = Math.max(RETRY_MS_MIN + 1, this.#last * GROWTH);
    const drawn = RETRY_MS_MIN + fraction(this.#random) * (upper - RETRY_MS_MIN);
    this.#last = Math.min(RETRY_MS_MAX, drawn);
    return this.#last;
  }

  /** Nothing has failed yet, or not since it worked. */
  get isFirst(): boolean {
    return this.#last === 0;
  }

  /** It has worked. */
  reset(): void {
    this.#last = 0;
  }
}
