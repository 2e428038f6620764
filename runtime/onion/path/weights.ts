/**
 * How likely a relay is for a place in a path (path-spec §2.2, dir-spec §3.8.3): its bandwidth,
 * times what the consensus says a relay of its kind is worth there, so that those that are scarce
 * as guards or exits are spared for that.
 */
import { fraction } from '../../base/random.ts';
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
    const name = `W${LETTERS[position]}${kind}`;
    const weight = this.#weights.get(name);
    // path-spec §2.2: malformed or missing, it counts for all.
    if (weight === undefined || weight < 0 || weight > this.#scale) return 1;
    return weight / this.#scale;
  }
}

/**
 * One of them, each as likely as its weight; when none weighs anything, each as likely as another.
 * Undefined of none.
 */
export function weightedChoice<Choice>(
  choices: readonly Choice[],
  weightOf: (choice: Choice) => number,
  random: Random,
): Choice | undefined {
  if (choices.length === 0) return undefined;
  let sum = 0;
  for (const choice of choices) sum += weightOf(choice);
  if (!(sum > 0)) return choices[Math.floor(fraction(random) * choices.length)];
  // 53 bits of chance: 32 would never reach the smallest of many that weigh much.
  let left = ((random.bits() >>> 0) * 0x200000 + (random.bits() >>> 11)) * 2 ** -53 * sum;
  let last: Choice | undefined;
  for (const choice of choices) {
    const weight = weightOf(choice);
    if (weight <= 0) continue;
    last = choice;
    if (left < weight) return choice;
    left -= weight;
  }
  return last;
}
