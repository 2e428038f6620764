/** How long an answer is waited for, a little longer each time: RFC 8415 §15. */
import { fraction } from '../../base/random.ts';
import type { Random } from '../../base/random.ts';

/** RAND is within a tenth. */
const SPREAD = 0.1;

export class Waits {
  readonly #random: Random;
  #last = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** It begins anew. */
  reset(): void {
    this.#last = 0;
  }

  /** In milliseconds: from IRT to MRT. */
  next(first: number, longest: number): number {
    const chance = SPREAD * fraction(this.#random);
    if (this.#last === 0) {
      // RFC 8415 §18.2.1: the first one is longer than IRT, so that every server has its turn.
      this.#last = first * (1 + chance);
    } else {
      const spread = 2 * chance - SPREAD;
      const doubled = this.#last * (2 + spread);
      this.#last = doubled > longest ? longest * (1 + spread) : doubled;
    }
    return this.#last;
  }
}
