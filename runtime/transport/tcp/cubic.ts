/** CUBIC: RFC 9438. The window follows a cubic of the time since the last loss. */
import type { CongestionControl, Window } from './congestion.ts';
import { HyStart } from './hystart.ts';

/** RFC 9438 §4.1 and §4.6. */
const C = 0.4;
const BETA = 0.7;
/** RFC 9438 §4.3: as kind to Reno as Reno is to itself. */
const ALPHA = (3 * (1 - BETA)) / (1 + BETA);

export class Cubic implements CongestionControl {
  readonly name = 'cubic';
  readonly leastWindow = 0;
  readonly #start = new HyStart();
  /** Milliseconds; Infinity while no epoch runs. */
  #epoch = Infinity;
  /** In segments: W_max, cwnd_prior, W_est. */
  #most = 0;
  #prior = 0;
  #estimate = 0;
  /** Seconds from the epoch's beginning until W_max: K. */
  #inflection = 0;
  #priorMost = 0;

  startGrowth(window: Window, acknowledged: number): number {
    return this.#start.growth(window, acknowledged);
  }

  grow(window: Window, acknowledged: number): void {
    const { mss } = window;
    const current = window.congestionWindow / mss;
    if (this.#epoch === Infinity) this.#begin(window.now, current);
    const seconds = (window.now - this.#epoch) / 1000;
    const ahead = this.#cubic(seconds + window.rtt.smoothedMs / 1000);
    const target = Math.min(Math.max(ahead, current), 1.5 * current);
    const alpha = this.#estimate >= this.#prior ? 1 : ALPHA;
    this.#estimate += (alpha * acknowledged) / mss / current;
    // RFC 9438 §4.3: the Reno-friendly region.
    const next =
      this.#cubic(seconds) < this.#estimate
        ? Math.max(this.#estimate, current)
        : current + (((target - current) / current) * acknowledged) / mss;
    window.congestionWindow = Math.min(next, current + acknowledged / mss) * mss;
  }

  reduced(window: Window): number {
    const current = window.congestionWindow / window.mss;
    this.#priorMost = this.#most;
    // RFC 9438 §4.7: fast convergence.
    this.#most = current < this.#most ? (current * (1 + BETA)) / 2 : current;
    this.#prior = current;
    this.#epoch = Infinity;
    this.#start.reset();
    return Math.floor(Math.min(window.flight, window.congestionWindow) * BETA);
  }

  restarted(): void {
    this.#epoch = Infinity;
    this.#start.reset();
  }

  undone(): void {
    this.#most = this.#priorMost;
    this.#epoch = Infinity;
  }

  #begin(now: number, current: number): void {
    this.#epoch = now;
    this.#estimate = current;
    if (current < this.#most) this.#inflection = Math.cbrt((this.#most - current) / C);
    else {
      this.#inflection = 0;
      this.#most = current;
    }
  }

  #cubic(seconds: number): number {
    return C * (seconds - this.#inflection) ** 3 + this.#most;
  }
}
