/** Expressions, numbers and references: the actions of the grammar's lower half. */
import type { Node } from 'ohm-js';
import { all, ast, span, text } from './parse-nodes.ts';
import type * as S from './syntax.ts';

const binary = (left: Node, operator: Node, right: Node) => ({
  kind: 'binary',
  operator: operator.sourceString.trim(),
  left: ast(left),
  right: ast(right),
  span: { ...span(left), end: span(right).end },
});

function choose(
  this: Node,
  condition: Node,
  _question: Node,
  then: Node,
  _colon: Node,
  otherwise: Node,
): object {
  return {
    kind: 'choose',
    condition: ast(condition),
    then: ast(then),
    otherwise: ast(otherwise),
    span: span(this),
  };
}

export const expressionActions: Record<string, (this: Node, ...nodes: Node[]) => unknown> = {
  Expr_choose: choose,
  Equal_choose: choose,
  Or_or: binary,
  And_and: binary,
  Not_not(_not, operand) {
    return { kind: 'not', operand: ast(operand), span: span(this) };
  },
  Comparison_compare: binary,
  Comparison_in(operand, _in, bounds) {
    return { kind: 'within', operand: ast(operand), ranges: ast(bounds), span: span(this) };
  },
  Bounds_between: (from, _dots, to) => [{ from: ast(from), to: ast(to) }],
  Bounds_ranges: (ranges) =>
    (ast(ranges) as S.Range[]).map((range) => literalRange(range, span(ranges))),
  Sum_binary: binary,
  Product_binary: binary,
  Unary_negate(_minus, operand) {
    return { kind: 'negate', operand: ast(operand), span: span(this) };
  },
  Term_octetsOf(_octets, _of, name) {
    return { kind: 'octetsOf', name: text(name), span: span(this) };
  },
  Term_octetsLeft(_octets, _left) {
    return { kind: 'octetsLeft', span: span(this) };
  },
  Term_countOf(_count, _of, name) {
    return { kind: 'countOf', name: text(name), span: span(this) };
  },
  Term_several(word, _of, _open, operands, _close) {
    return { kind: word.sourceString.trim(), operands: all(operands), span: span(this) };
  },
  Term_group: (_open, inner, _close) => ast(inner),
  Term_name(name) {
    return { kind: 'name', name: name.sourceString, span: span(name) };
  },
  Term(inner) {
    return inner.ctorName === 'number'
      ? { kind: 'number', value: ast(inner), span: span(this) }
      : ast(inner);
  },

  number_hex(_prefix, _digits) {
    return BigInt(this.sourceString);
  },
  number_binary(_prefix, _digits) {
    return BigInt(this.sourceString);
  },
  number_decimal(_digits) {
    return BigInt(this.sourceString);
  },
  number_power: (base, _caret, exponent) =>
    BigInt(base.sourceString) ** BigInt(exponent.sourceString),
  reference(_words, _s, _more, _b, _sign, section, _c, requirement) {
    const at = this.sourceString;
    const [document] = at.split(/\s*§|\s+(?=(?:MUST|SHLD|MAY|REC|SHOULD)-\d)/);
    return {
      document: document!.trim(),
      section: section.children[0]?.sourceString,
      requirement: requirement.children[0]?.sourceString,
      span: span(this),
    };
  },
};
function literalRange(range: S.Range, at: S.Span): S.ExpressionRange {
  const literal = (value: bigint | undefined): S.ExpressionSyntax | undefined =>
    value === undefined ? undefined : { kind: 'number', value, span: at };
  return { from: literal(range.from), to: literal(range.to) };
}
