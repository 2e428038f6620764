/**
 * How often a connection answers what it cannot accept: RFC 5961 §7. For each connection on its
 * own, so that nobody learns from one what another does.
 */
import type { Shared } from './shared.ts';

export class Challenges {
  readonly #shared: Shared;
  #since = -Infinity;
  #count = 0;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  mayGo(): boolean {
    const { limits, counters, clock } = this.#shared;
    const now = clock.now();
    if (now - this.#since >= limits.challengeIntervalMs) {
      this.#since = now;
      this.#count = 0;
    }
    if (this.#count >= limits.challengeAcksMax) {
      counters.challengesLimited++;
      return false;
    }
    this.#count++;
    counters.challengesSent++;
    return true;
  }
}
