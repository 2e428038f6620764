/**
 * How likely a relay is for a place in a path (path-spec §2.2, dir-spec §3.8.3): its bandwidth,
 * times what the consensus says a relay of its kind is worth there, so that those that are scarce
 * as guards or exits are spared for that.
 */
import type { Random } from '../../base/random.ts';
import type { Consensus } from '../directory/consensus.ts';
import type { RelayFlags } from '../directory/router-status.ts';

export type Position = 'guard' | 'middle' | 'exit' | 'directory';

/** As in `Wgd`: for a guard's place, one that is guard and exit both. */
const LETTERS: Readonly<Record<Position, string>> = {
  guard: 'g',
  middle: 'm',
  exit: 'e',
  directory: 'b',
};

/** param-spec: bwweightscale, 10000 unless the consensus says otherwise. */
const SCALE = 10_000;
const SCALE_MAX = 0x7fffffff;

export class Weights {
  readonly #weights: ReadonlyMap<string, number>;
  readonly #scale: number;

  constructor({ weights, parameters }: Pick<Consensus, 'weights' | 'parameters'>) {
    const scale = parameters.get('bwweightscale') ?? SCALE;
    this.#weights = weights;
    this.#scale = Math.min(Math.max(scale, 1), SCALE_MAX);
  }

  /** What a relay of such flags is worth there, of 1. One that is bad as an exit is none. */
  factor(position: Position, flags: RelayFlags): number {
    const isExit = flags.exit && !flags.badExit;
    const kind = flags.guard ? (isExit ? 'd' : 'g') : isExit ? 'e' : 'm';
    const weight = this.#weights.get(`W${LETTERS[position]}${kind}`);
    // path-spec §2.2: malformed or missing, it counts for all.
    if (weight === undefined || weight < 0 || weight > this.#scale) return 1;
    return weight / this.#scale;
  }
}

/** So many draws that are not allowed, and the rest is looked through one by one. */
const DRAWS_MAX = 32;

/**
 * Draws from many, each as likely as its weight: a draw is a search among sums. What is not allowed
 * is drawn again, which leaves the others as likely as they are among themselves.
 */
export class WeightedChoice<Choice> {
  readonly #choices: readonly Choice[];
  readonly #weightOf: (choice: Choice) => number;
  /** Of the weights up to each, itself included. */
  readonly #sums: Float64Array;

  /** When none weighs anything, each is as likely as another. */
  constructor(choices: readonly Choice[], weightOf: (choice: Choice) => number) {
    this.#choices = choices;
    this.#weightOf = choices.some((choice) => weightOf(choice) > 0) ? weightOf : () => 1;
    this.#sums = new Float64Array(choices.length);
    let sum = 0;
    for (let at = 0; at < choices.length; at++) {
      sum += Math.max(this.#weightOf(choices[at]), 0);
      this.#sums[at] = sum;
    }
  }

  /** Undefined when none is allowed that weighs anything. */
  draw(random: Random, isAllowed: (choice: Choice) => boolean): Choice | undefined {
    if (this.#choices.length === 0) return undefined;
    for (let draws = 0; draws < DRAWS_MAX; draws++) {
      const choice = this.#choices[this.#find(drawn(random) * this.#sums[this.#sums.length - 1])];
      if (isAllowed(choice)) return choice;
    }
    const allowed = this.#choices.filter(isAllowed);
    if (allowed.length === 0) return undefined;
    // Those that are left: as they are among themselves, or all alike when they weigh nothing.
    return new WeightedChoice(allowed, this.#weightOf).draw(random, () => true);
  }

  /** The first whose sum is above the mark. */
  #find(mark: number): number {
    let low = 0;
    let high = this.#sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sums[middle] > mark) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

const HIGH_BITS = 0x200000;
const LOW_SHIFT = 11;

/** In [0, 1), of 53 bits: 32 would never reach the smallest of many that weigh much. */
function drawn(random: Random): number {
  return ((random.bits() >>> 0) * HIGH_BITS + (random.bits() >>> LOW_SHIFT)) * 2 ** -53;
}
