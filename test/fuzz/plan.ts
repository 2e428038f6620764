/** What a run of the fuzzer tries, in which order, and which part of it is ours. */
import type { Rule } from '../../generator/model.ts';
import { compileSpecs } from '../generator/specs.ts';
import { attempt, messageJobs, newTally, seedFor } from './fuzz.ts';
import type { Failure, Job } from './fuzz.ts';
import type { Tally } from './agree.ts';
import { machineJobs } from './machines.ts';
import { loadSubjects } from './subjects.ts';

/** Part `index` of `of`, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export interface Plan {
  readonly jobs: readonly Job[];
  /** Rules of the protocols whose messages are tried; warnings raise nothing. */
  readonly rules: readonly Rule[];
}

const generated = new URL('../../generated/', import.meta.url);

/**
 * Jobs of the messages and machines whose names hold one of `names`; of all when there are none.
 */
export async function planFor(names: readonly string[]): Promise<Plan> {
  const { model, machines, diagnostics } = compileSpecs();
  if (diagnostics.length > 0)
    throw new Error(`the specs do not compile: ${diagnostics[0].message}`);
  const wanted = names.map((name) => name.toLowerCase());
  const isWanted = (name: string): boolean =>
    wanted.length === 0 || wanted.some((one) => name.toLowerCase().includes(one));
  const subjects = (await loadSubjects(model, generated)).filter(({ name }) => isWanted(name));
  const walks = await machineJobs(machines, generated);
  const protocols = new Set(subjects.map(({ protocol }) => protocol));
  return {
    jobs: [...subjects.flatMap(messageJobs), ...walks.filter(({ subject }) => isWanted(subject))],
    rules: [...protocols].flatMap(({ rules }) => rules.filter((rule) => !rule.warn)),
  };
}

/** By name, so that every part has something of every property. */
export function partOf(jobs: readonly Job[], { index, of }: Shard): Job[] {
  return jobs.filter(({ subject, property }) => {
    return (seedFor(0, subject, property) >>> 0) % of === index - 1;
  });
}

export interface Campaign {
  readonly jobs: readonly Job[];
  readonly seed: number;
  /** Cases of each job in a round. */
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
    for (const job of jobs) {
      if (!goOn(tally, round)) return { tally, rounds: round, failure: undefined };
      const own = seedFor(seed, job.subject, job.property, round);
      const failure = attempt(job, { seed: own, runs }, tally);
      if (failure) return { tally, rounds: round, failure };
    }
  }
}
