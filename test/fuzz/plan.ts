/** What a run of the fuzzer tries, in which order, and which part of it is ours. */
import { compileSpecs } from '../generator/specs.ts';
import { attempt, newTally, seedFor } from './fuzz.ts';
import type { Failure } from './fuzz.ts';
import type { Tally } from './agree.ts';
import { properties } from './properties.ts';
import { loadSubjects } from './subjects.ts';
import type { Subject } from './subjects.ts';

/** One property of one subject. */
export interface Job {
  readonly subject: Subject;
  readonly property: string;
}

/** Part `index` of `of`, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

const generated = new URL('../../generated/', import.meta.url);

/** The subjects whose names hold one of `names`; all of them when there are none. */
export async function subjectsNamed(names: readonly string[]): Promise<Subject[]> {
  const { model, diagnostics } = compileSpecs();
  if (diagnostics.length > 0)
    throw new Error(`the specs do not compile: ${diagnostics[0].message}`);
  const all = await loadSubjects(model, generated);
  const wanted = names.map((name) => name.toLowerCase());
  return all.filter(
    ({ name }) => wanted.length === 0 || wanted.some((one) => name.toLowerCase().includes(one)),
  );
}

export function jobsOf(
  subjects: readonly Subject[],
  only: string | undefined,
  { index, of }: Shard,
): Job[] {
  const wanted = Object.keys(properties).filter((name) => only === undefined || name === only);
  const all = subjects.flatMap((subject) => wanted.map((property) => ({ subject, property })));
  return all.filter((_, at) => at % of === index - 1);
}

export interface Campaign {
  readonly jobs: readonly Job[];
  readonly seed: number;
  /** Packets of each job in a round. */
  readonly runs: number;
  /** Asked before each job: false ends the campaign. */
  goOn(tally: Tally, round: number): boolean;
}

export interface Outcome {
  readonly tally: Tally;
  readonly rounds: number;
  readonly failure: Failure | undefined;
}

/**
 * Rounds over all jobs, each with a seed of its own, until something fails or nobody wants more.
 */
export function campaign({ jobs, seed, runs, goOn }: Campaign): Outcome {
  const tally = newTally();
  for (let round = 0; ; round++) {
    for (const { subject, property } of jobs) {
      if (!goOn(tally, round)) return { tally, rounds: round, failure: undefined };
      const own = seedFor(seed, subject.name, property, round);
      const failure = attempt({ subject, property, seed: own, runs }, tally);
      if (failure) return { tally, rounds: round, failure };
    }
  }
}
