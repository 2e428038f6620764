/** An expression of the spec as JavaScript over numbers. */
import type { Coverage, Expression, Field, Given, ListField } from '../model.ts';
import { paren } from './integers.ts';

/**
 * What the place of an expression knows: how to say a field, the octets of something, a count,
 * what is left.
 */
export interface Speaker {
  field(field: Field): string;
  given(given: Given): string;
  octetsOf(of: Field | 'message'): string;
  countOf(list: ListField): string;
  octetsLeft(): string;
  sum(over: readonly Coverage[]): string;
}

const strength: Record<string, number> = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

/** JavaScript for an expression; conditions come as booleans, numbers as numbers. */
export function say(expression: Expression, speaker: Speaker): string {
  return code(expression, speaker, 0);
}

/** A condition: numbers count as true when they are not zero. */
export function sayCondition(expression: Expression, speaker: Speaker): string {
  const said = say(expression, speaker);
  return isCondition(expression) ? said : `${paren(said)} !== 0`;
}

function isCondition(expression: Expression): boolean {
  if (expression.kind === 'not' || expression.kind === 'within') return true;
  return (
    expression.kind === 'binary' &&
    ['and', 'or', '=', '!=', '<', '<=', '>', '>='].includes(expression.operator)
  );
}

function code(expression: Expression, speaker: Speaker, outer: number): string {
  const inner = (one: Expression): string => code(one, speaker, 9);
  switch (expression.kind) {
    case 'number':
      return `${expression.value}`;
    case 'field':
      return speaker.field(expression.field);
    case 'given':
      return speaker.given(expression.given);
    case 'not':
      return `!(${sayCondition(expression.operand, speaker)})`;
    case 'negate':
      return `-${inner(expression.operand)}`;
    case 'choose': {
      const { condition, then, otherwise } = expression;
      return `(${sayCondition(condition, speaker)} ? ${code(then, speaker, 0)} : ${code(otherwise, speaker, 0)})`;
    }
    case 'within': {
      const of = inner(expression.operand);
      const tests = expression.ranges.map(({ from, to }) =>
        range(of, from && inner(from), to && inner(to)),
      );
      return tests.length === 1 ? tests[0]! : `(${tests.join(' || ')})`;
    }
    case 'octetsOf':
      return paren(speaker.octetsOf(expression.of));
    case 'octetsLeft':
      return paren(speaker.octetsLeft());
    case 'countOf':
      return speaker.countOf(expression.of);
    case 'sum':
      return speaker.sum(expression.over);
    case 'least':
    case 'most': {
      const name = expression.kind === 'least' ? 'Math.min' : 'Math.max';
      return `${name}(${expression.operands.map((one) => code(one, speaker, 0)).join(', ')})`;
    }
    case 'binary':
      return binary(expression, speaker, outer);
  }
}

function range(of: string, from: string | undefined, to: string | undefined): string {
  if (from === to) return `${of} === ${from}`;
  const tests = [
    from === undefined || from === '0' ? '' : `${of} >= ${from}`,
    to === undefined ? '' : `${of} <= ${to}`,
  ];
  return `(${tests.filter((test) => test !== '').join(' && ') || 'true'})`;
}

function binary(
  expression: Extract<Expression, { kind: 'binary' }>,
  speaker: Speaker,
  outer: number,
): string {
  const { operator, left, right } = expression;
  if (operator === 'and' || operator === 'or') {
    const said = `${condition(left, speaker)} ${operator === 'and' ? '&&' : '||'} ${condition(right, speaker)}`;
    return outer > 0 ? `(${said})` : said;
  }
  const bind = strength[operator] ?? 9;
  const a = code(left, speaker, bind);
  const b = code(right, speaker, bind + 1);
  const said = spell(operator, a, b);
  return outer > bind ? `(${said})` : said;
}

function condition(expression: Expression, speaker: Speaker): string {
  const said = sayCondition(expression, speaker);
  return expression.kind === 'binary' &&
    (expression.operator === 'and' || expression.operator === 'or')
    ? `(${said})`
    : said;
}

function spell(operator: string, a: string, b: string): string {
  switch (operator) {
    case '=':
      return `${a} === ${b}`;
    case '!=':
      return `${a} !== ${b}`;
    case '/':
      return `Math.floor(${a} / ${b})`;
    case '<<':
      return `(${paren(a)} << ${paren(b)})`;
    case '>>':
      return `(${paren(a)} >>> ${paren(b)})`;
    case '&':
    case '|':
      return `(${paren(a)} ${operator} ${paren(b)})`;
    default:
      return `${a} ${operator} ${b}`;
  }
}

/** The test that a number is outside the allowed ranges. */
export function outside(
  value: string,
  ranges: readonly { readonly from: bigint | undefined; readonly to: bigint | undefined }[],
  ceiling: bigint,
  suffix = '',
): string {
  const tests = ranges.map(({ from, to }) => {
    const low = from !== undefined && from > 0n ? `${value} < ${from}${suffix}` : undefined;
    const high = to !== undefined && to < ceiling ? `${value} > ${to}${suffix}` : undefined;
    if (from !== undefined && from === to) return `${value} !== ${from}${suffix}`;
    return [low, high].filter((test) => test !== undefined).join(' || ') || 'false';
  });
  if (tests.includes('false')) return 'false';
  return tests.length === 1 ? tests[0]! : tests.map((test) => `(${test})`).join(' && ');
}
