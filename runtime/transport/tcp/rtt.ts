/**
 * Round-trip time and retransmission timeout: RFC 6298, with the least RTO over the smoothed time
 * (as Linux has it), so that a delayed acknowledgment never looks like a loss.
 */
import type { TcpLimits } from './limits.ts';

/** RFC 8985 §6.1: the least RTT of this long. */
const MINIMUM_WINDOW_MS = 300_000;

export class RoundTrip {
  smoothedMs = 0;
  varianceMs = 0;
  minimumMs = Infinity;
  latestMs = 0;
  rtoMs: number;
  readonly #limits: TcpLimits;
  #minimumAt = 0;
  #synsSent = 0;
  #synSentAt = 0;

  constructor(limits: TcpLimits) {
    this.#limits = limits;
    this.rtoMs = limits.rtoInitialMs;
  }

  get isMeasured(): boolean {
    return this.minimumMs !== Infinity;
  }

  /** RFC 6298 (5.5): kept until there is a sample. */
  backOff(): void {
    this.rtoMs = Math.min(2 * this.rtoMs, this.#limits.rtoMaxMs);
  }

  synSent(now: number): void {
    this.#synsSent++;
    this.#synSentAt = now;
  }

  /** Karn's rule: which of several was answered, nobody knows. */
  synAnswered(now: number): void {
    if (this.#synsSent === 1) this.sample(now - this.#synSentAt, now);
  }

  sample(ms: number, now: number): void {
    this.latestMs = ms;
    if (ms <= this.minimumMs || now - this.#minimumAt > MINIMUM_WINDOW_MS) {
      this.minimumMs = ms;
      this.#minimumAt = now;
    }
    if (this.smoothedMs === 0) {
      // RFC 6298 (2.2)
      this.smoothedMs = Math.max(ms, 0.001);
      this.varianceMs = ms / 2;
    } else {
      // RFC 6298 (2.3)
      this.varianceMs += (Math.abs(this.smoothedMs - ms) - this.varianceMs) / 4;
      this.smoothedMs += (ms - this.smoothedMs) / 8;
    }
    const { rtoMinMs, rtoMaxMs } = this.#limits;
    this.rtoMs = Math.min(this.smoothedMs + Math.max(4 * this.varianceMs, rtoMinMs), rtoMaxMs);
  }
}
