/** What every long run is: work in steps, each of which says how far it has come. */

/** Which part of the work is this process's, counted from one. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export interface Wish {
  /** Seeds, frames, or hours of virtual time. */
  readonly amount: number;
  readonly seed: number;
  readonly shard: Shard;
}

export type Figures = Readonly<Record<string, number>>;

export interface Step {
  /** Of the amount. */
  readonly done: number;
  readonly figures: Figures;
}

export interface Failure {
  readonly seed: number;
  /** What brings this one alone back. */
  readonly amount: number;
  readonly mistakes: readonly string[];
}

export interface Outcome extends Step {
  readonly failure?: Failure | undefined;
}

export type Soak = (wish: Wish) => Generator<Step, Outcome, void>;
/** One that lets promises settle meanwhile. */
export type LaterSoak = (wish: Wish) => AsyncGenerator<Step, Outcome, void>;

/** Numbers of [0, count) that are this shard's. */
export function* partOf(count: number, { index, of }: Shard): Generator<number> {
  for (let number = index - 1; number < count; number += of) yield number;
}

export function sizeOfPart(count: number, { index, of }: Shard): number {
  return Math.max(0, Math.ceil((count - index + 1) / of));
}

/** Runs to the end, for whoever wants no steps. */
export function finish(soak: Soak, wish: Wish): Outcome {
  const steps = soak(wish);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

export async function finishLater(soak: LaterSoak, wish: Wish): Promise<Outcome> {
  const steps = soak(wish);
  for (;;) {
    const { done, value } = await steps.next();
    if (done === true) return value;
  }
}

/** Figures of one more part, added to those of all before. */
export function add(figures: Record<string, number>, more: Figures): void {
  for (const [name, count] of Object.entries(more)) figures[name] = (figures[name] ?? 0) + count;
}
