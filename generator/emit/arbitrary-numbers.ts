/** Numbers that a spec allows, as arguments of a draw. */
import type { Arm, Field, IntegerField, NestedField, Range } from '../model.ts';
import { bitsOf } from '../resolve/extent.ts';

export const drawPath = 'runtime/base/draw.ts';

/** `[[0, 3], [7, 7]]` */
export function spans(ranges: readonly Range[], ceiling: bigint): string {
  const list = ranges.map(({ from, to }) => `[${from ?? 0n}, ${to ?? ceiling}]`);
  return `[${list.join(', ')}]`;
}

function ceilingOf(field: IntegerField | NestedField): bigint {
  if (field.kind === 'integer') return (1n << BigInt(field.bits)) - 1n;
  return field.type.kind === 'number' ? (1n << BigInt(Math.max(...field.type.widths))) - 1n : 0n;
}

/** What a field's rules allow. */
export function allowed(field: IntegerField | NestedField): {
  readonly ranges: readonly Range[];
  readonly multiple: number;
} {
  const { constant, ranges, multiple, closed } = field.rules;
  const whole: Range = { from: 0n, to: ceilingOf(field) };
  const fault = (rule: { readonly warn: boolean } | undefined): boolean =>
    rule !== undefined && !rule.warn;
  const of = fault(multiple?.rule) ? multiple!.of : 1;
  if (constant && fault(constant.rule))
    return { ranges: [{ from: constant.value, to: constant.value }], multiple: of };
  if (ranges && fault(ranges.rule))
    return {
      ranges: ranges.ranges.map(({ from, to }) => ({
        from: from ?? 0n,
        to: to ?? ceilingOf(field),
      })),
      multiple: of,
    };
  if (closed && !closed.warn && field.values)
    return { ranges: field.values.entries.map((entry) => entry.range), multiple: of };
  return { ranges: [whole], multiple: of };
}

/** Code that draws a number, those that have names more often than others. */
export function drawNumber(
  field: IntegerField | NestedField,
  ceiling: string | undefined,
  big: boolean,
): string {
  const { ranges, multiple } = allowed(field);
  if (big) {
    const [{ from, to } = { from: 0n, to: 0n }] = ranges;
    return `d.big(${from}n, ${ceiling === undefined ? `${to}n` : `BigInt(${ceiling})`})`;
  }
  if (ceiling !== undefined) return `d.integer(0, ${ceiling})`;
  const named = (field.values?.entries ?? [])
    .map((entry) => entry.range)
    .filter((range) => ranges.some((one) => inside(range, one)));
  const all =
    named.length > 0 && named.length <= NAMED_MAX && ranges !== named
      ? [...ranges, ...named]
      : ranges;
  const [whole] = ranges;
  if (all !== ranges && ranges.length === 1 && multiple === 1) {
    const ends = new Set(named.flatMap(({ from, to }) => [from ?? 0n, to ?? from ?? 0n]));
    const values = [...ends].join(', ');
    return `d.named([${values}], ${whole!.from ?? 0n}, ${whole!.to})`;
  }
  const [only] = all;
  if (all.length === 1 && multiple === 1) return `d.integer(${only!.from ?? 0n}, ${only!.to})`;
  return `d.within(${spans(all, ceilingOf(field))}${multiple === 1 ? '' : `, ${multiple}`})`;
}

/** Longer tables of values would bury the numbers that have no name. */
const NAMED_MAX = 40;

function inside(range: Range, outer: Range): boolean {
  return (
    (range.from ?? 0n) >= (outer.from ?? 0n) && (range.to ?? range.from ?? 0n) <= (outer.to ?? 0n)
  );
}

/**
 * The tags that have an arm, with the fewest octets it takes, each arm as likely; `else` takes
 * those in between.
 */
export function allowedTags(arms: readonly Arm[], bits: number, before: number): string {
  const ceiling = (1n << BigInt(Math.min(bits, 53))) - 1n;
  const taken = arms.flatMap((arm) => (arm.ranges === 'else' ? [] : arm.ranges));
  const list = arms.flatMap((arm) => {
    const least = before + Math.ceil(fewest(arm.fields) / 8);
    const ranges = arm.ranges === 'else' ? gaps(taken, ceiling) : arm.ranges;
    return ranges.map(({ from, to }) => `[${from ?? 0n}, ${to ?? ceiling}, ${least}]`);
  });
  return `[${list.join(', ')}]`;
}

function fewest(fields: readonly Field[]): number {
  const { min } = bitsOf(fields, new Map(), new Set());
  return Number.isFinite(min) ? min : 0;
}

function gaps(taken: readonly Range[], ceiling: bigint): Range[] {
  const sorted = [...taken].sort((a, b) => Number((a.from ?? 0n) - (b.from ?? 0n)));
  const found: Range[] = [];
  let next = 0n;
  for (const { from, to } of sorted) {
    if ((from ?? 0n) > next) found.push({ from: next, to: (from ?? 0n) - 1n });
    next = (to ?? ceiling) + 1n;
  }
  if (next <= ceiling) found.push({ from: next, to: ceiling });
  return found.slice(-GAPS_MAX);
}

/** More gaps than this say nothing more about what is unknown. */
const GAPS_MAX = 4;
