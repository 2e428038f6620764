/**
 * How long a circuit may take to be built: learned from those before it (path-spec §2.4). Build
 * times are taken to follow a Pareto distribution, whose quantile of 80 % is the timeout: the
 * slowest fifth of all paths is not worth waiting for.
 */
import { bounded } from '../parameter.ts';
import type { Parameter } from '../parameter.ts';

/** So many times are remembered; the oldest goes: path-spec §2.4.1. */
const TIMES_MAX = 1000;
const BIN_MS = 10;

interface Limits {
  readonly isOff: boolean;
  readonly modes: number;
  readonly recent: number;
  readonly timeoutsMax: number;
  readonly enough: number;
  readonly quantile: number;
  readonly leastMs: number;
  readonly initialMs: number;
}

function limitsOf(parameter: Parameter): Limits {
  return {
    isOff: bounded(parameter, 'cbtdisabled', [0, 0, 1]) === 1,
    modes: bounded(parameter, 'cbtnummodes', [10, 1, 20]),
    recent: bounded(parameter, 'cbtrecentcount', [20, 3, 1000]),
    timeoutsMax: bounded(parameter, 'cbtmaxtimeouts', [18, 3, 10_000]),
    enough: bounded(parameter, 'cbtmincircs', [100, 1, 10_000]),
    quantile: bounded(parameter, 'cbtquantile', [80, 10, 99]) / 100,
    leastMs: bounded(parameter, 'cbtmintimeout', [10, 10, 0x7fffffff]),
    initialMs: bounded(parameter, 'cbtinitialtimeout', [60_000, 10, 0x7fffffff]),
  };
}

export class BuildTimes {
  readonly #limits: Limits;
  readonly #times: number[] = [];
  /** Whether each of the last ones was too slow. */
  readonly #recent: boolean[] = [];
  /** Of those that are remembered, how many were given up. */
  #abandoned = 0;
  #timeoutMs: number;

  constructor(parameter: Parameter) {
    this.#limits = limitsOf(parameter);
    this.#timeoutMs = this.#limits.initialMs;
  }

  get timeoutMs(): number {
    return this.#timeoutMs;
  }

  get count(): number {
    return this.#times.length;
  }

  /** One of three hops was built. */
  built(ms: number): void {
    this.#times.push(ms);
    if (this.#times.length > TIMES_MAX) this.#times.shift();
    this.#note(false);
    this.#learn();
  }

  /** One was given up. When nearly all of late were, the network is another one: begin anew. */
  timedOut(): void {
    this.#abandoned = Math.min(this.#abandoned + 1, TIMES_MAX);
    this.#note(true);
    const { timeoutsMax, initialMs } = this.#limits;
    if (this.#recent.filter((isLate) => isLate).length < timeoutsMax) return;
    const again = this.#timeoutMs >= initialMs ? this.#timeoutMs * 2 : initialMs;
    this.#timeoutMs = Math.min(again, initialMs * 8);
    this.#times.length = 0;
    this.#recent.length = 0;
    this.#abandoned = 0;
  }

  #note(isLate: boolean): void {
    this.#recent.push(isLate);
    if (this.#recent.length > this.#limits.recent) this.#recent.shift();
  }

  #learn(): void {
    const { isOff, enough, quantile, leastMs, initialMs } = this.#limits;
    if (isOff || this.#times.length < enough) return;
    const least = this.#mode();
    const most = Math.max(...this.#times);
    // The maximum-likelihood estimator, those that were given up being beyond what was seen.
    let logarithms = this.#abandoned * Math.log(Math.max(most, least) / least);
    for (const ms of this.#times) logarithms += Math.log(Math.max(ms, least) / least);
    const alpha = logarithms === 0 ? Infinity : this.#times.length / logarithms;
    const timeout = least / (1 - quantile) ** (1 / alpha);
    this.#timeoutMs = Math.min(Math.max(timeout, leastMs), initialMs);
  }

  /** Xm: the weighted mean of the commonest times. */
  #mode(): number {
    const bins = new Map<number, number>();
    for (const ms of this.#times) {
      const bin = Math.floor(ms / BIN_MS);
      bins.set(bin, (bins.get(bin) ?? 0) + 1);
    }
    const commonest = [...bins].sort((one, other) => other[1] - one[1]);
    let [sum, count] = [0, 0];
    for (const [bin, times] of commonest.slice(0, this.#limits.modes)) {
      sum += (bin + 0.5) * BIN_MS * times;
      count += times;
    }
    return sum / count;
  }
}
