/**
 * Whether two conditions can never hold at once: `Kind = 1` and `Kind != 1`, `Length < 5` and
 * `Length in 8..12`.
 */
import type { Expression } from '../model.ts';

/** What one comparison with constants allows of its subject. */
interface Atom {
  readonly subject: string;
  readonly ranges: readonly {
    readonly from: bigint | undefined;
    readonly to: bigint | undefined;
  }[];
}

export function exclusive(a: Expression, b: Expression): boolean {
  return choices(a).every((one) => choices(b).every((other) => contradict(one, other)));
}

/** The conditions of which one holds: `A or B`. */
function choices(condition: Expression): Expression[] {
  if (condition.kind !== 'binary' || condition.operator !== 'or') return [condition];
  return [...choices(condition.left), ...choices(condition.right)];
}

function contradict(a: Expression, b: Expression): boolean {
  const others = atoms(b);
  return atoms(a).some((one) =>
    others.some((other) => one.subject === other.subject && disjoint(one, other)),
  );
}

function disjoint(a: Atom, b: Atom): boolean {
  return a.ranges.every((one) =>
    b.ranges.every((other) => below(one.to, other.from) || below(other.to, one.from)),
  );
}

function below(to: bigint | undefined, from: bigint | undefined): boolean {
  return to !== undefined && from !== undefined && to < from;
}

/** The comparisons that all hold: `A and B`. */
function atoms(condition: Expression): Atom[] {
  if (condition.kind === 'binary' && condition.operator === 'and') {
    return [...atoms(condition.left), ...atoms(condition.right)];
  }
  if (condition.kind === 'not') return absent(condition.operand);
  if (condition.kind === 'within') return within(condition);
  if (condition.kind !== 'binary' || condition.right.kind !== 'number') return present(condition);
  const subject = words(condition.left);
  const value = condition.right.value;
  const atom = (from: bigint | undefined, to: bigint | undefined): Atom[] =>
    subject === undefined ? [] : [{ subject, ranges: [{ from, to }] }];
  switch (condition.operator) {
    case '=':
      return atom(value, value);
    case '<':
      return atom(undefined, value - 1n);
    case '<=':
      return atom(undefined, value);
    case '>':
      return atom(value + 1n, undefined);
    case '>=':
      return atom(value, undefined);
    case '!=':
      return subject === undefined
        ? []
        : [
            {
              subject,
              ranges: [
                { from: undefined, to: value - 1n },
                { from: value + 1n, to: undefined },
              ],
            },
          ];
    default:
      return present(condition);
  }
}

/** A number as a condition: it is not zero. */
function present(condition: Expression): Atom[] {
  const subject = words(condition);
  return subject === undefined ? [] : [{ subject, ranges: [{ from: 1n, to: undefined }] }];
}

function absent(condition: Expression): Atom[] {
  const subject = words(condition);
  return subject === undefined ? [] : [{ subject, ranges: [{ from: undefined, to: 0n }] }];
}

function within(condition: Extract<Expression, { kind: 'within' }>): Atom[] {
  const subject = words(condition.operand);
  const ranges = condition.ranges.map(({ from, to }) => ({
    from: constant(from),
    to: constant(to),
  }));
  const known = condition.ranges.every(({ from, to }) =>
    [from, to].every((end) => !end || end.kind === 'number'),
  );
  return subject === undefined || !known ? [] : [{ subject, ranges }];
}

function constant(expression: Expression | undefined): bigint | undefined {
  return expression?.kind === 'number' ? expression.value : undefined;
}

/** The same words stand for the same value wherever they stand; undefined when they do not. */
function words(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'number':
      return `${expression.value}`;
    case 'field':
      return expression.field.path;
    case 'given':
      return `given ${expression.given.name}`;
    case 'binary': {
      const left = words(expression.left);
      const right = words(expression.right);
      return left === undefined || right === undefined
        ? undefined
        : `(${left} ${expression.operator} ${right})`;
    }
    default:
      return undefined;
  }
}
