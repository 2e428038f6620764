/**
 * HyStart++, RFC 9406: slow start grows slower when round trips begin to take longer, and ends when
 * they stay so.
 */
import { atOrBefore } from '../../base/sequence.ts';
import type { Window } from './congestion.ts';

// RFC 9406 §4.3
const RTT_THRESHOLD_MIN_MS = 4;
const RTT_THRESHOLD_MAX_MS = 16;
const RTT_DIVISOR = 8;
const SAMPLES = 8;
const GROWTH_DIVISOR = 4;
const CONSERVATIVE_ROUNDS = 5;

export class HyStart {
  #roundEnd = 0;
  #isBegun = false;
  #lastMinimum = Infinity;
  #minimum = Infinity;
  #samples = 0;
  /** Of conservative slow start; 0 while it is not on. */
  #rounds = 0;
  #baseline = Infinity;

  /** How much the window grows in slow start; lowers the threshold when that is over. */
  growth(window: Window, acknowledged: number): number {
    if (!this.#isBegun || atOrBefore(this.#roundEnd, window.segAck)) this.#nextRound(window);
    this.#minimum = Math.min(this.#minimum, window.rtt.latestMs);
    this.#samples++;
    if (this.#samples < SAMPLES) return this.#share(acknowledged);
    if (this.#rounds > 0) {
      // It was but a ripple.
      if (this.#minimum < this.#baseline) this.#rounds = 0;
    } else if (this.#lastMinimum !== Infinity) {
      const wanted = this.#lastMinimum / RTT_DIVISOR;
      const threshold = Math.min(Math.max(wanted, RTT_THRESHOLD_MIN_MS), RTT_THRESHOLD_MAX_MS);
      if (this.#minimum >= this.#lastMinimum + threshold) {
        this.#baseline = this.#minimum;
        this.#rounds = 1;
      }
    }
    return this.#share(acknowledged);
  }

  reset(): void {
    this.#isBegun = false;
    this.#lastMinimum = this.#minimum = this.#baseline = Infinity;
    this.#samples = this.#rounds = 0;
  }

  #share(acknowledged: number): number {
    return this.#rounds > 0 ? acknowledged / GROWTH_DIVISOR : acknowledged;
  }

  #nextRound(window: Window): void {
    if (this.#rounds > 0 && ++this.#rounds > CONSERVATIVE_ROUNDS) {
      window.slowStartThreshold = window.congestionWindow;
      this.reset();
    }
    this.#isBegun = true;
    this.#roundEnd = window.sndNxt;
    this.#lastMinimum = this.#minimum;
    this.#minimum = Infinity;
    this.#samples = 0;
  }
}
