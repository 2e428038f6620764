/** Values that break one rule of a number, and no rule that is asked before it. */
import type { IntegerField, Range, Rule } from '../../generator/model.ts';
import { within } from '../reference/reader.ts';
import type { Node } from '../reference/tree.ts';
import type { Subject } from './subjects.ts';

export interface Violation {
  readonly node: Node;
  readonly value: bigint;
  readonly rule: Rule;
}

export function violations(node: Node, subject: Subject): Violation[] {
  const { field } = node;
  if (field?.kind !== 'integer') return [];
  const found: Violation[] = [];
  const bits = BigInt(node.place!.bits);
  const candidates = candidatesFor(field, node.value!, (1n << bits) - 1n);
  const tests = ruleTests(field);
  for (const [index, { rule, holds }] of tests.entries()) {
    if (rule.warn) continue;
    const earlier = tests.slice(0, index).filter((test) => !test.rule.warn);
    const value = candidates.find((one) => !holds(one) && earlier.every((test) => test.holds(one)));
    if (value !== undefined) found.push({ node, value, rule });
  }
  void subject;
  return found;
}

interface Test {
  readonly rule: Rule;
  holds(value: bigint): boolean;
}

function ruleTests(field: IntegerField): Test[] {
  const { constant, ranges, multiple, closed } = field.rules;
  const tests: Test[] = [];
  if (constant) tests.push({ rule: constant.rule, holds: (value) => value === constant.value });
  if (ranges) tests.push({ rule: ranges.rule, holds: (value) => within(ranges.ranges, value) });
  if (multiple) {
    tests.push({ rule: multiple.rule, holds: (value) => value % BigInt(multiple.of) === 0n });
  }
  const named: readonly Range[] = field.values?.entries.map((entry) => entry.range) ?? [];
  if (closed) tests.push({ rule: closed, holds: (value) => within(named, value) });
  return tests;
}

/** Numbers beside every end that the rules name, and those at the ends of the width. */
function candidatesFor(field: IntegerField, value: bigint, ceiling: bigint): bigint[] {
  const { constant, ranges } = field.rules;
  const ends = [
    ...(constant ? [constant.value] : []),
    ...(ranges?.ranges ?? []).flatMap(({ from, to }) => [from ?? 0n, to ?? ceiling]),
    ...(field.values?.entries ?? []).flatMap(({ range }) => [
      range.from ?? 0n,
      range.to ?? ceiling,
    ]),
    value,
  ];
  const near = ends.flatMap((end) => [end - 1n, end + 1n]);
  return [...near, 0n, ceiling].filter((one) => one >= 0n && one <= ceiling && one !== value);
}
