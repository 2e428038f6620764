/**
 * Timing: all contenders take turns within every round, each round begins with another one, and
 * ratios are taken round by round. What else the machine is doing then slows both sides alike.
 */
import type { Row, Sample, Table } from './bench.ts';

export interface Contender {
  readonly name: string;
  /** One pass over all items; what it answers is compared between contenders that do the same. */
  run(): number;
}

export interface Comparison {
  readonly title: string;
  readonly unit: string;
  /** How many units one pass takes. */
  readonly items: number;
  readonly contenders: readonly Contender[];
  /** Whether all answer the same number. */
  readonly alike?: boolean;
}

const ROUNDS = 15;
const ROUND_MS = 40;
const WARM_MS = 300;

/** Nanoseconds an item. */
export function compare(comparison: Comparison): Table {
  const { contenders, items, title, unit, alike = true } = comparison;
  if (alike) refuseDifference(title, contenders);
  for (const contender of contenders) passesIn(contender, WARM_MS);
  const passes = contenders.map((contender) => passesIn(contender, ROUND_MS));
  const times: number[][] = contenders.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const index = (round + turn) % contenders.length;
      const ms = timePasses(contenders[index], passes[index]);
      times[index].push((ms * 1e6) / (passes[index] * items));
    }
  }
  return { title, unit, rows: rowsOf(contenders, times) };
}

export interface Timed {
  readonly name: string;
  /** Does it once and answers how long that took. */
  once(round: number): Promise<number>;
}

/** For what takes a process of its own. */
export async function compareRuns(
  title: string,
  unit: string,
  timed: readonly Timed[],
  rounds: number,
): Promise<Table> {
  const times: number[][] = timed.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, one] of timed.entries()) times[index].push(await one.once(round));
  }
  return { title, unit, rows: rowsOf(timed, times) };
}

function rowsOf(named: readonly { readonly name: string }[], times: readonly number[][]): Row[] {
  return named.map(({ name }, index) => ({
    name,
    time: sampleOf(times[index]),
    ratio: sampleOf(times[index].map((time, round) => time / times[0][round])),
  }));
}

export function sampleOf(values: readonly number[]): Sample {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, low: sorted[0], high: sorted[sorted.length - 1], rounds: sorted.length };
}

function refuseDifference(title: string, contenders: readonly Contender[]): void {
  const [first, ...others] = contenders.map((contender) => contender.run());
  for (const [index, answer] of others.entries()) {
    if (answer === first) continue;
    throw new Error(`${title}: ${contenders[index + 1].name} does not do the same work`);
  }
}

/** How many passes fill so many milliseconds, warming up on the way. */
function passesIn(contender: Contender, milliseconds: number): number {
  let passes = 0;
  const begun = performance.now();
  while (performance.now() - begun < milliseconds) {
    contender.run();
    passes++;
  }
  return passes;
}

function timePasses({ run }: Contender, passes: number): number {
  let total = 0;
  const begun = performance.now();
  for (let pass = 0; pass < passes; pass++) total = (total + run()) | 0;
  const ms = performance.now() - begun;
  kept = total;
  return ms;
}

/** What was computed is kept, so that no compiler may find that nobody wants it. */
export let kept = 0;
