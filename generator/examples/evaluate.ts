/** Expressions over what an example has read so far. */
import type { Coverage, Expression, Field } from '../model.ts';
import type { Part } from './tree.ts';

export interface Scope {
  field(field: Field): Part | undefined;
  given(name: string): bigint;
  left(): number;
  octets(of: Field | 'message'): Uint8Array;
  readonly message: Part;
}

/** Conditions are 1 and 0; what is not there is 0. */
export function evaluate(expression: Expression, scope: Scope): bigint {
  const of = (inner: Expression): bigint => evaluate(inner, scope);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'field':
      return scope.field(expression.field)?.number ?? 0n;
    case 'given':
      return scope.given(expression.given.name);
    case 'binary':
      return operators[expression.operator]!(of(expression.left), of(expression.right));
    case 'not':
      return of(expression.operand) === 0n ? 1n : 0n;
    case 'negate':
      return -of(expression.operand);
    case 'choose':
      return of(of(expression.condition) === 0n ? expression.otherwise : expression.then);
    case 'within': {
      const value = of(expression.operand);
      const inside = expression.ranges.some(
        ({ from, to }) => (!from || value >= of(from)) && (!to || value <= of(to)),
      );
      return inside ? 1n : 0n;
    }
    case 'octetsOf':
      return BigInt(scope.octets(expression.of).length);
    case 'octetsLeft':
      return BigInt(scope.left());
    case 'countOf':
      return BigInt(scope.field(expression.of)?.parts.length ?? 0);
    case 'sum':
      return folded(expression.over, scope);
    case 'least':
      return expression.operands.map(of).reduce((a, b) => (b < a ? b : a));
    case 'most':
      return expression.operands.map(of).reduce((a, b) => (b > a ? b : a));
  }
}

const one = (holds: boolean): bigint => (holds ? 1n : 0n);

const operators: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0n ? 0n : (a - (((a % b) + b) % b)) / b),
  '%': (a, b) => (b === 0n ? 0n : a % b),
  '<<': (a, b) => a << b,
  '>>': (a, b) => a >> b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '=': (a, b) => one(a === b),
  '!=': (a, b) => one(a !== b),
  '<': (a, b) => one(a < b),
  '<=': (a, b) => one(a <= b),
  '>': (a, b) => one(a > b),
  '>=': (a, b) => one(a >= b),
  and: (a, b) => one(a !== 0n && b !== 0n),
  or: (a, b) => one(a !== 0n || b !== 0n),
};

/** The one's complement sum of RFC 1071, in 16 bits. */
export function folded(over: readonly Coverage[], scope: Scope): bigint {
  let sum = 0n;
  for (const covered of over) {
    if (covered.kind === 'expression') sum += evaluate(covered.value, scope);
    else {
      const octets = scope.octets(covered.kind === 'message' ? 'message' : covered.field);
      octets.forEach((octet, at) => (sum += BigInt(at % 2 === 0 ? octet << 8 : octet)));
    }
  }
  while (sum > 0xffffn) sum = (sum & 0xffffn) + (sum >> 16n);
  return sum;
}
