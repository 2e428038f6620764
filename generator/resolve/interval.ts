/**
 * What values an expression can take: the proof that no size is negative and no field overflows.
 */
import type { Expression, Field, IntegerField, NestedField, Range } from '../model.ts';

export interface Interval {
  readonly min: number;
  readonly max: number;
}

/** What a `when` in force says of fields: `when Length >= 5` narrows Length. */
export type Known = ReadonlyMap<Field, Interval>;

const nothing: Known = new Map();

/** The values a field's width and rules allow. */
export function fieldInterval(field: IntegerField | NestedField): Interval {
  const bits = field.kind === 'integer' ? field.bits : 53;
  const widest = { min: 0, max: 2 ** bits - 1 };
  const { constant, ranges, closed } = field.rules;
  if (constant && !constant.rule.warn)
    return { min: Number(constant.value), max: Number(constant.value) };
  if (ranges && !ranges.rule.warn) return rangesInterval(ranges.ranges, widest);
  if (closed && field.values)
    return rangesInterval(
      field.values.entries.map((entry) => entry.range),
      widest,
    );
  return widest;
}

export function rangesInterval(ranges: readonly Range[], widest: Interval): Interval {
  const from = ranges.map((range) => (range.from === undefined ? widest.min : Number(range.from)));
  const to = ranges.map((range) => (range.to === undefined ? widest.max : Number(range.to)));
  return { min: Math.min(...from), max: Math.min(widest.max, Math.max(...to)) };
}

export function interval(expression: Expression, known: Known = nothing): Interval {
  const of = (inner: Expression): Interval => interval(inner, known);
  switch (expression.kind) {
    case 'number':
      return { min: Number(expression.value), max: Number(expression.value) };
    case 'field':
      return intersect(fieldInterval(expression.field), known.get(expression.field));
    case 'given':
      return rangesInterval(expression.given.ranges ?? [{ from: 0n, to: undefined }], {
        min: 0,
        max: Infinity,
      });
    case 'binary':
      return binary(expression.operator, of(expression.left), of(expression.right));
    case 'not':
    case 'within':
      return { min: 0, max: 1 };
    case 'negate': {
      const inner = of(expression.operand);
      return { min: -inner.max, max: -inner.min };
    }
    case 'choose': {
      const then = interval(expression.then, narrow(expression.condition, known));
      const otherwise = of(expression.otherwise);
      return { min: Math.min(then.min, otherwise.min), max: Math.max(then.max, otherwise.max) };
    }
    case 'least':
    case 'most': {
      const pick = expression.kind === 'least' ? Math.min : Math.max;
      const all = expression.operands.map(of);
      return { min: pick(...all.map((one) => one.min)), max: pick(...all.map((one) => one.max)) };
    }
    case 'sum':
      return { min: 0, max: 0xffff };
    case 'octetsOf':
    case 'octetsLeft':
    case 'countOf':
      return { min: 0, max: Infinity };
  }
}

function binary(operator: string, a: Interval, b: Interval): Interval {
  const corners = (apply: (x: number, y: number) => number): Interval => {
    const all = [
      apply(a.min, b.min),
      apply(a.min, b.max),
      apply(a.max, b.min),
      apply(a.max, b.max),
    ];
    const real = all.map((value) => (Number.isNaN(value) ? 0 : value));
    return { min: Math.min(...real), max: Math.max(...real) };
  };
  switch (operator) {
    case '+':
      return { min: a.min + b.min, max: a.max + b.max };
    case '-':
      return { min: a.min - b.max, max: a.max - b.min };
    case '*':
      return corners((x, y) => x * y);
    case '/':
      return corners((x, y) => Math.floor(x / Math.max(y, 1)));
    case '%':
      return { min: 0, max: Math.max(b.max - 1, 0) };
    case '<<':
      return corners((x, y) => x * 2 ** y);
    case '>>':
      return corners((x, y) => Math.floor(x / 2 ** y));
    case '&':
      return { min: 0, max: Math.min(a.max, b.max) };
    case '|':
      return { min: Math.max(a.min, b.min), max: a.max + b.max };
    default:
      return { min: 0, max: 1 };
  }
}

function intersect(a: Interval, b: Interval | undefined): Interval {
  return b === undefined ? a : { min: Math.max(a.min, b.min), max: Math.min(a.max, b.max) };
}

/** What holds of fields when a condition does. */
export function narrow(condition: Expression, known: Known = nothing): Known {
  if (condition.kind !== 'binary') return known;
  if (condition.operator === 'and') return narrow(condition.right, narrow(condition.left, known));
  const { left, right, operator } = condition;
  if (left.kind !== 'field' || right.kind !== 'number') return known;
  const value = Number(right.value);
  const bounds: Record<string, Interval> = {
    '=': { min: value, max: value },
    '>=': { min: value, max: Infinity },
    '>': { min: value + 1, max: Infinity },
    '<=': { min: 0, max: value },
    '<': { min: 0, max: value - 1 },
  };
  const bound = bounds[operator];
  if (!bound) return known;
  return new Map(known).set(left.field, intersect(bound, known.get(left.field)));
}
