/**
 * How many segments of no connection are answered by a RST: so many a second, so that a flood is
 * not sent back. What an answer costs is left to chance: who counts how many come cannot tell
 * whether one went to somebody else.
 */
import type { Clock } from '../../base/clock.ts';
import { below } from '../../base/random.ts';
import type { Random } from '../../base/random.ts';

const TOKENS_A_RESET_MAX = 3;
const TOKENS_A_RESET_MEAN = (TOKENS_A_RESET_MAX + 1) / 2;

export class ResetRate {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #aSecondMax: number;
  #tokens: number;
  #filledAt: number;

  constructor(clock: Clock, random: Random, aSecondMax: number) {
    this.#clock = clock;
    this.#random = random;
    this.#aSecondMax = aSecondMax * TOKENS_A_RESET_MEAN;
    this.#tokens = this.#aSecondMax;
    this.#filledAt = clock.now();
  }

  mayGo(): boolean {
    const now = this.#clock.now();
    const gained = ((now - this.#filledAt) / 1_000) * this.#aSecondMax;
    this.#tokens = Math.min(this.#tokens + gained, this.#aSecondMax);
    this.#filledAt = now;
    if (this.#tokens < TOKENS_A_RESET_MAX) return false;
    this.#tokens -= 1 + below(this.#random, TOKENS_A_RESET_MAX);
    return true;
  }
}
