/**
 * How long it takes from a cell to its SENDME, in whole microseconds, smoothed over the last N, and
 * the least that this ever was: prop324 §2.1.
 */

/** By so much a round trip may differ from what is usual before a clock is thought to be wrong. */
const DISCREPANCY_RATIO_MAX = 5000;

export class RoundTrips {
  /** Smoothed; 0 before there is any. */
  smoothed = 0;
  minimum = 0;
  readonly #resetPercent: number;

  constructor(resetPercent: number) {
    this.#resetPercent = resetPercent;
  }

  /**
   * Whether a round trip tells something: not from a clock that stood still, or one that has jumped
   * (prop324 §2.1.1).
   */
  isCredible(microseconds: number, inSlowStart: boolean): boolean {
    if (microseconds <= 0) return false;
    if (inSlowStart || this.smoothed === 0) return true;
    return (
      microseconds <= this.smoothed * DISCREPANCY_RATIO_MAX &&
      this.smoothed <= microseconds * DISCREPANCY_RATIO_MAX
    );
  }

  /** `isAtBottom`: the window is as small as may be, so what was the minimum is none any more. */
  add(microseconds: number, count: number, isAtBottom: boolean): void {
    this.smoothed =
      this.smoothed === 0
        ? microseconds
        : Math.floor((2 * microseconds + (count - 1) * this.smoothed) / (count + 1));
    if (this.minimum === 0) this.minimum = this.smoothed;
    else if (isAtBottom) this.minimum = this.#between(this.smoothed, this.minimum);
    else this.minimum = Math.min(this.minimum, this.smoothed);
  }

  #between(one: number, other: number): number {
    const percent = this.#resetPercent;
    return (
      Math.floor((percent * Math.max(one, other)) / 100) +
      Math.floor(((100 - percent) * Math.min(one, other)) / 100)
    );
  }
}
