/** Where runs of fields of fixed width begin: the same places as in the generated check. */
import { fixedBits, isSelfSized, runFrom, steps, type Step } from '../layout.ts';
import type { Field } from '../model.ts';

export type Runs = ReadonlyMap<Field, number>;

/** Where runs begin, and how many bits must be there; the same walk as the check's. */
export function runsOf(
  fields: readonly Field[],
  runs = new Map<Field, number>(),
): Map<Field, number> {
  const all = steps(fields);
  let inRun = false;
  for (const [index, step] of all.entries()) {
    const bits: number = inRun ? 0 : runFrom(all, index);
    if (bits > 0) runs.set(step.kind === 'field' ? step.field : step.group, bits);
    if (step.kind === 'field' && step.field.when) optionalRuns(step.field, runs);
    inRun = (inRun || bits > 0) && goesOn(step);
  }
  return runs;
}

/** A field under a condition begins a run of its own, when it is there. */
export function optionalRuns(field: Field, runs: Map<Field, number>): void {
  if (field.kind === 'group' && !field.size) {
    runsOf(field.fields, runs);
    return;
  }
  const bare: Field = { ...field, when: undefined };
  const own = runsOf([bare]);
  for (const [one, count] of own) runs.set(one === bare ? field : one, count);
}

export function goesOn(step: Step): boolean {
  if (step.kind === 'exit') return false;
  return step.kind === 'enter' ? isSelfSized(step.group) : fixedBits(step.field) !== undefined;
}
