/** A switch over a tag, one case an arm; arms of many tags come as tests behind the cases. */
import type { Arm, Range } from '../model.ts';
import { prune } from './prune.ts';

/** So many tags of an arm are cases of their own. */
const CASES_MAX = 8;

/** `otherwise` is what to do with a tag that no arm takes. */
export function armSwitch(
  arms: readonly Arm[],
  tag: string,
  make: (arm: Arm) => string[],
  otherwise: readonly string[],
): string[] {
  const cases: string[] = [];
  const tests: string[] = [];
  let last = otherwise;
  for (const arm of arms) {
    const lines = prune(make(arm));
    if (arm.ranges === 'else') last = lines;
    else if (arm.ranges.every((range) => span(range) <= CASES_MAX)) {
      const leaves = /^(return|break|throw)\b/.test(lines.at(-1) ?? '');
      const labels = arm.ranges.flatMap(numbers).map((value) => `case ${value}:`);
      const opening = `${labels.pop()} {`;
      const leave = leaves ? [] : ['break;'];
      cases.push(...labels, opening, `// ${arm.name}`, ...lines, ...leave, '}');
    } else {
      const test = arm.ranges.map((range) => `(${within(tag, range)})`).join(' || ');
      const word = tests.length > 0 ? '} else if' : 'if';
      tests.push(`${word} (${test}) {`, `// ${arm.name}`, ...lines);
    }
  }
  const end = tests.length > 0 ? [...tests, '} else {', ...last, '}'] : last;
  return [`switch (${tag}) {`, ...cases, 'default: {', ...end, '}', '}'];
}

function span({ from, to }: Range): number {
  return to === undefined ? Infinity : Number(to - (from ?? 0n)) + 1;
}

function numbers(range: Range): number[] {
  return Array.from({ length: span(range) }, (_, index) => Number(range.from ?? 0n) + index);
}

function within(tag: string, { from, to }: Range): string {
  const tests = [
    from === undefined ? '' : `${tag} >= ${from}`,
    to === undefined ? '' : `${tag} <= ${to}`,
  ];
  return tests.filter((test) => test !== '').join(' && ');
}
