/** What is drawn from a seed: everything in a run, so that the seed alone brings it back. */
import { below, fraction, seededRandom } from '../../runtime/base/random.ts';
import type { Random } from '../../runtime/base/random.ts';

export class Dice {
  readonly random: Random;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  chance(share: number): boolean {
    return fraction(this.random) < share;
  }

  /** A number of [from, to). */
  between(from: number, to: number): number {
    return from + fraction(this.random) * (to - from);
  }

  /** A whole number of from to to, both included. */
  whole(from: number, to: number): number {
    return from + below(this.random, to - from + 1);
  }

  /** Each order of magnitude is as likely as the next. */
  scale(from: number, to: number): number {
    return from * (to / from) ** fraction(this.random);
  }

  wholeScale(from: number, to: number): number {
    return Math.min(Math.round(this.scale(from, to)), to);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[below(this.random, items.length)];
  }
}
