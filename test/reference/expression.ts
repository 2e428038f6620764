/** Expressions over exact integers: what is true is 1, what is absent is 0. */
import type { Coverage, Expression, Field } from '../../generator/model.ts';
import { fold, sumOfOctets } from './sums.ts';
import type { Node } from './tree.ts';

/** What an expression can ask of the place where it stands. */
export interface Surroundings {
  /** The node of a field read so far. */
  find(field: Field): Node | undefined;
  given(name: string): bigint;
  octetsLeft(): bigint;
  /** The octets of the message, or of a field of it. */
  octetsOf(of: Field | 'message'): Uint8Array;
}

const truth = (condition: boolean): bigint => (condition ? 1n : 0n);

export function evaluate(expression: Expression, at: Surroundings): bigint {
  const of = (inner: Expression): bigint => evaluate(inner, at);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'field':
      return at.find(expression.field)?.value ?? 0n;
    case 'given':
      return at.given(expression.given.name);
    case 'binary':
      return binary(expression.operator, of(expression.left), () => of(expression.right));
    case 'not':
      return truth(of(expression.operand) === 0n);
    case 'negate':
      return -of(expression.operand);
    case 'choose':
      return of(expression.condition) === 0n ? of(expression.otherwise) : of(expression.then);
    case 'within': {
      const value = of(expression.operand);
      const inside = expression.ranges.some(
        ({ from, to }) => (!from || of(from) <= value) && (!to || value <= of(to)),
      );
      return truth(inside);
    }
    case 'octetsOf':
      return BigInt(at.octetsOf(expression.of).length);
    case 'octetsLeft':
      return at.octetsLeft();
    case 'countOf':
      return BigInt(at.find(expression.of)?.children.length ?? 0);
    case 'sum':
      return fold(sumOf(expression.over, at));
    case 'least':
      return expression.operands.map(of).reduce((a, b) => (a < b ? a : b));
    case 'most':
      return expression.operands.map(of).reduce((a, b) => (a > b ? a : b));
  }
}

function binary(operator: string, a: bigint, right: () => bigint): bigint {
  if (operator === 'and') return a === 0n ? 0n : truth(right() !== 0n);
  if (operator === 'or') return a === 0n ? truth(right() !== 0n) : 1n;
  const b = right();
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0n ? 0n : floor(a, b);
    case '%':
      return b === 0n ? 0n : a % b;
    case '<<':
      return a << b;
    case '>>':
      return a >> b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '=':
      return truth(a === b);
    case '!=':
      return truth(a !== b);
    case '<':
      return truth(a < b);
    case '<=':
      return truth(a <= b);
    case '>':
      return truth(a > b);
    default:
      return truth(a >= b);
  }
}

function floor(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return quotient * b !== a && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** The sum of RFC 1071 before its carries are folded: each part begins a word of its own. */
export function sumOf(over: readonly Coverage[], at: Surroundings): bigint {
  return over
    .map((part) => {
      if (part.kind === 'expression') return evaluate(part.value, at);
      return sumOfOctets(at.octetsOf(part.kind === 'message' ? 'message' : part.field));
    })
    .reduce((sum, part) => sum + part, 0n);
}
