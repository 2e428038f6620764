/** Round trips, summed up as ping(8) does: least, mean, most, and how far they are spread. */
export interface RoundTripSummary {
  readonly minMs: number;
  readonly meanMs: number;
  readonly maxMs: number;
  /** The root of the mean square of what each differs by from the mean. */
  readonly deviationMs: number;
}

export class RoundTrips {
  #count = 0;
  #sum = 0;
  #squares = 0;
  #min = Infinity;
  #max = 0;

  add(ms: number): void {
    this.#count++;
    this.#sum += ms;
    this.#squares += ms * ms;
    this.#min = Math.min(this.#min, ms);
    this.#max = Math.max(this.#max, ms);
  }

  /** All zero when there were none. */
  get summary(): RoundTripSummary {
    if (this.#count === 0) return { minMs: 0, meanMs: 0, maxMs: 0, deviationMs: 0 };
    const meanMs = this.#sum / this.#count;
    const variance = Math.max(0, this.#squares / this.#count - meanMs * meanMs);
    return { minMs: this.#min, meanMs, maxMs: this.#max, deviationMs: Math.sqrt(variance) };
  }
}
