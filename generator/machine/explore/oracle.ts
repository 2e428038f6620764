/**
 * Every way the world could answer, one run after another. A question is only asked when a run
 * comes to it; the next run answers the last question that still has an answer left differently.
 * So what is never read is never multiplied.
 */
export interface Oracle {
  choose<T>(name: string, answers: readonly T[]): T;
  /** The answers of this run, in words. */
  said(): string[];
}

interface Asked {
  readonly name: string;
  readonly answers: readonly unknown[];
  readonly at: number;
  readonly of: number;
}

/**
 * Calls `run` once for each combination of answers, at most `most` times. When that was not all,
 * it calls it as often again with answers drawn by lot, always the same lots, and gives false.
 */
export function everyAnswer(run: (oracle: Oracle) => void, most: number): boolean {
  let script: number[] = [];
  for (let runs = 0; runs < most; runs++) {
    const asked = [...answer(run, (place) => script[place] ?? 0)];
    while (asked.length > 0 && asked.at(-1)!.at + 1 >= asked.at(-1)!.of) asked.pop();
    if (asked.length === 0) return true;
    script = asked.map(({ at }) => at);
    script[script.length - 1]!++;
  }
  let lot = 1;
  const draw = (_: number, of: number): number => {
    lot = (Math.imul(lot, 1_103_515_245) + 12_345) >>> 0;
    return (lot >>> 8) % of;
  };
  for (let runs = 0; runs < most; runs++) answer(run, draw);
  return false;
}

function answer(
  run: (oracle: Oracle) => void,
  pick: (place: number, of: number) => number,
): Asked[] {
  const asked: Asked[] = [];
  run({
    choose(name, answers) {
      const at = pick(asked.length, answers.length);
      asked.push({ name, answers, at, of: answers.length });
      return answers[at]!;
    },
    said: () => asked.map(({ name, answers, at }) => `${name} = ${String(answers[at])}`),
  });
  return asked;
}
