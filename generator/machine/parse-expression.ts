/**
 * Expressions of guards and updates: chains (`A < B <= C`) and `in` are written out as
 * comparisons.
 */
import type { Node } from 'ohm-js';

import type { BinaryOperator } from '../syntax.ts';
import type { Expression, Range, Span } from './syntax.ts';

interface Tools {
  ast(node: Node): never;
  span(node: Node): Span;
}

const UNITS: Record<string, bigint> = {
  millisecond: 1n,
  second: 1000n,
  minute: 60_000n,
  hour: 3_600_000n,
  day: 86_400_000n,
};

const symbol = (node: Node): string => node.sourceString.trim();

export function expressionActions({
  ast,
  span,
}: Tools): Record<string, (...nodes: Node[]) => unknown> {
  const binary = (left: Node, operator: string, right: Node): Expression =>
    join(ast(left), operator, ast(right));
  return {
    Expr_choose: (condition, _q, then, _c, otherwise) => ({
      kind: 'choose',
      condition: ast(condition),
      then: ast(then),
      otherwise: ast(otherwise),
      span: { ...span(condition), end: span(otherwise).end },
    }),
    Or_or: (left, _o, right) => binary(left, 'or', right),
    And_and: (left, _a, right) => binary(left, 'and', right),
    Not_not: (self, operand) => ({
      kind: 'not',
      operand: ast(operand),
      span: { ...span(self), end: span(operand).end },
    }),
    Comparison_chain: (first, one, middle, two, last) =>
      join(binary(first, symbol(one), middle), 'and', binary(middle, symbol(two), last)),
    Comparison_compare: (left, operator, right) => binary(left, symbol(operator), right),
    Comparison_in: (operand, _i, bounds) => within(ast(operand), ast(bounds)),
    Bounds_between: (from, _d, to) => [{ from: ast(from), to: ast(to) }],
    Bounds_ranges: (ranges) =>
      (ast(ranges) as Range[]).map((range) => literal(range, span(ranges))),
    Ranges: (ranges) => ranges.asIteration().children.map(ast),
    Range_both: (from, _d, to) => ({ from: ast(from), to: ast(to) }),
    Range_from: (from, _d) => ({ from: ast(from), to: undefined }),
    Range_upTo: (_d, to) => ({ from: undefined, to: ast(to) }),
    Range_one: (value) => ({ from: ast(value), to: ast(value) }),
    Constant: (value) => ast(value),
    Constant_add: (left, _o, right) => ast(left) + ast(right),
    Constant_subtract: (left, _o, right) => ast(left) - ast(right),
    Sum_binary: (left, operator, right) => binary(left, symbol(operator), right),
    Product_binary: (left, operator, right) => binary(left, symbol(operator), right),
    Unary_negate: (_m, operand) => ({ kind: 'negate', operand: ast(operand), span: span(operand) }),
    ...operandActions({ ast, span }),
    number_hex: (_x, _d) => BigInt(_x.source.coverageWith(_d.source).contents),
    number_binary: (_b, _d) => BigInt(_b.source.coverageWith(_d.source).contents),
    number_power: (base, _p, power) => BigInt(base.sourceString) ** BigInt(power.sourceString),
    number_decimal: (digits) => BigInt(digits.sourceString),
    _iter: (...nodes) => nodes.map(ast),
  };
}

/** What an expression is made of. */
function operandActions({ ast, span }: Tools): Record<string, (...nodes: Node[]) => unknown> {
  const list = (node: Node): Expression[] => node.asIteration().children.map(ast);
  const least = (self: Node, operands: Node) => ({
    kind: symbol(self),
    operands: list(operands),
    span: span(self),
  });
  return {
    Operand_duration: (number, unit) => ({
      kind: 'duration',
      ms: ast(number) * UNITS[symbol(unit).replace(/s$/, '')]!,
      span: { ...span(number), end: span(unit).end },
    }),
    Operand_multiple: (number, name) =>
      join({ kind: 'number', value: ast(number), span: span(number) }, '*', {
        kind: 'name',
        name: symbol(name),
        span: span(name),
      }),
    Operand_yes: (self) => ({ kind: 'flag', value: true, span: span(self) }),
    Operand_no: (self) => ({ kind: 'flag', value: false, span: span(self) }),
    Operand_both: (self, operand) => ({
      kind: 'both',
      operand: ast(operand),
      span: { ...span(self), end: span(operand).end },
    }),
    Operand_other: (self, name) => ({
      kind: 'other',
      name: symbol(name),
      span: { ...span(self), end: span(name).end },
    }),
    Operand_least: (self, _of, _o, operands, _c) => least(self, operands),
    Operand_most: (self, _of, _o, operands, _c) => least(self, operands),
    Operand_group: (_o, operand, _c) => ast(operand),
    Operand_number: (number) => ({ kind: 'number', value: ast(number), span: span(number) }),
    Operand_name: (name) => ({ kind: 'name', name: symbol(name), span: span(name) }),
    Operand_ask: (phrase, _o, operands, _c) => ({
      kind: 'ask',
      phrase: symbol(phrase),
      arguments: operands.children.flatMap(list),
      span: span(phrase),
    }),
  };
}

function join(left: Expression, operator: string, right: Expression): Expression {
  const span = { ...left.span, end: right.span.end };
  return { kind: 'binary', operator: operator as BinaryOperator, left, right, span };
}

interface Bound {
  readonly from: Expression | undefined;
  readonly to: Expression | undefined;
}

function literal({ from, to }: Range, span: Span): Bound {
  const number = (value: bigint | undefined): Expression | undefined =>
    value === undefined ? undefined : { kind: 'number', value, span };
  return { from: number(from), to: number(to) };
}

/** `X in A..B | C` is `A <= X and X <= B or X = C`. */
function within(operand: Expression, bounds: readonly Bound[]): Expression {
  const one = ({ from, to }: Bound): Expression => {
    const low = from && join(from, '<=', operand);
    const high = to && join(operand, '<=', to);
    return low && high ? join(low, 'and', high) : (low ?? high)!;
  };
  return bounds.map(one).reduce((left, right) => join(left, 'or', right));
}
