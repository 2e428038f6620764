/**
 * A machine's values as TypeScript: numbers, with sequence numbers brought back below 2^32 where
 * they are kept.
 */
import type { Comparator, Condition, Sequence, Type, Value, Variable } from '../machine/model.ts';
import type { Names } from './machine-names.ts';

export function typeText(names: Names, type: Type): string {
  if (type.kind === 'flag') return 'boolean';
  if (type.kind === 'message') return names.message(type.name);
  if (type.kind === 'opaque' && type.name !== 'IPv4 Address')
    return type.name === 'IPv6 Address' ? 'bigint' : 'number';
  return 'number';
}

/** The value of an expression that stands alone. */
export function valueText(names: Names, value: Value): string {
  const text = rawText(names, value);
  return wraps(value) ? `(${text}) >>> 0` : text;
}

/** The value inside a larger expression. */
const operand = (names: Names, value: Value): string => {
  const text = valueText(names, value);
  return /^[\w.]+(\([^()]*\))?$/.test(text) ? text : `(${text})`;
};

/** Whether a value is a sum modulo 2^32 that has not been brought back. */
const wraps = ({ kind, type, ...value }: Value): boolean =>
  kind === 'arithmetic' &&
  (type.kind === 'sequence' || distance(value as Extract<Value, { kind: 'arithmetic' }>));
const distance = ({ left, right }: { left: Value; right: Value }): boolean =>
  left.type.kind === 'sequence' && right.type.kind === 'sequence';

/**
 * As `valueText`, but a sum modulo 2^32 is left as it is: for comparisons and longer sums, which
 * take it so.
 */
function rawText(names: Names, value: Value): string {
  switch (value.kind) {
    case 'number':
      return value.value >= 10_000
        ? value.value.toLocaleString('en').replaceAll(',', '_')
        : String(value.value);
    case 'flag':
      return String(value.value);
    case 'variable':
      return variableText(names, value.variable);
    case 'bit':
      return `(${variableText(names, value.of)} & ${names.bit(value.name)}) !== 0`;
    case 'bits':
      if (value.type.kind === 'message') return names.field(value.type.name);
      return value.names.length === 0
        ? '0'
        : value.names.map((name) => names.bit(name)).join(' | ');
    case 'ask':
      return `${names.self}.${value.ask.id}(${listText(names, value.arguments)})`;
    case 'condition':
      return callText(names, value.condition);
    case 'compare':
      return compareText(names, value.operator, value.left, value.right);
    case 'arithmetic':
      return arithmeticText(names, value);
    case 'and':
      return `${operandOf(names, value.left, 'or')} && ${operandOf(names, value.right, 'or')}`;
    case 'or':
      return `${operandOf(names, value.left, 'and')} || ${operandOf(names, value.right, 'and')}`;
    case 'not':
      return notText(names, value.operand);
    case 'negate':
      return `-${operand(names, value.operand)}`;
    case 'choose':
      return [value.condition, value.then, value.otherwise]
        .map((each) => operand(names, each))
        .reduce((left, right, at) => `${left} ${at === 1 ? '?' : ':'} ${right}`);
    case 'least':
    case 'most':
      return `Math.${value.kind === 'least' ? 'min' : 'max'}(${listText(names, value.operands)})`;
    case 'in':
    case 'did':
    case 'heard':
    case 'both':
    case 'other':
      throw new TypeError(`${value.kind} stands only in properties`);
  }
}

/** Arguments of a call. */
export function listText(names: Names, values: readonly Value[]): string {
  return values.map((each) => valueText(names, each)).join(', ');
}

/** One side of `&&` or `||`: brackets round the other kind, and round a choice. */
function operandOf(names: Names, value: Value, other: 'and' | 'or'): string {
  const text = valueText(names, value);
  return value.kind === other || value.kind === 'choose' ? `(${text})` : text;
}

function notText(names: Names, value: Value): string {
  if (value.kind === 'bit')
    return `(${variableText(names, value.of)} & ${names.bit(value.name)}) === 0`;
  if (value.kind === 'not') return valueText(names, value.operand);
  if (value.kind === 'flag') return String(!value.value);
  return `!${operand(names, value)}`;
}

function variableText(names: Names, variable: Variable): string {
  if (variable.origin !== 'field') return `${names.self}.${variable.id}`;
  const event = names.machine.events.find(({ fields }) => fields.includes(variable));
  return `${names.field(event?.name ?? '')}.${variable.id}`;
}

const WRITTEN: Record<Comparator, string> = {
  '=': '===',
  '!=': '!==',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

function compareText(names: Names, operator: Comparator, left: Value, right: Value): string {
  if (left.type.kind !== 'sequence' || operator === '=' || operator === '!=') {
    return `${operand(names, left)} ${WRITTEN[operator]} ${operand(names, right)}`;
  }
  const [a, b] = [rawText(names, left), rawText(names, right)];
  const [first, second] = operator === '<' || operator === '<=' ? [a, b] : [b, a];
  return `${operator === '<' || operator === '>' ? 'before' : 'atOrBefore'}(${first}, ${second})`;
}

function arithmeticText(names: Names, value: Extract<Value, { kind: 'arithmetic' }>): string {
  const { operator, left, right } = value;
  const part = (side: Value): string => {
    const sum = side.kind === 'arithmetic' && wraps(side) && !distance(side);
    return sum ? rawText(names, side) : operand(names, side);
  };
  if (operator === '/') return `Math.floor(${operand(names, left)} / ${operand(names, right)})`;
  const second = right.kind === 'arithmetic' ? operand(names, right) : part(right);
  return `${part(left)} ${operator} ${second}`;
}

/** A call of a condition or a sequence with what it needs: the machine, and the event at hand. */
export function callText(names: Names, { id, event }: Condition | Sequence): string {
  const given = event === undefined ? names.self : `${names.self}, ${names.field(event)}`;
  return `${names.local(id)}(${given})`;
}

/** The parameters of a function that has an event at hand, or none. */
export function parametersText(names: Names, event: string | undefined): string {
  const machine = `${names.self}: ${names.type}`;
  return event === undefined
    ? machine
    : `${machine}, ${names.field(event)}: ${names.message(event)}`;
}
