/**
 * The model in the spec's own words: expressions, sizes, ranges and references as people read them.
 */
import type {
  Checksum,
  Coverage,
  Derivation,
  Expression,
  Field,
  Range,
  Reference,
  Size,
} from '../model.ts';

/** Binds tighter the higher it is; as in C, but `&` and `|` as `*` and `+`. */
const STRENGTH: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '|': 5,
  '*': 6,
  '/': 6,
  '%': 6,
  '<<': 6,
  '>>': 6,
  '&': 6,
};
const CHOOSE = 0;
const NOT = 3;
const COMPARED = 5;
const UNARY = 7;

/** An expression as the spec would write it, with no more parentheses than it needs. */
export function expressionWords(expression: Expression, outer = 0): string {
  const enclose = (strength: number, text: string): string =>
    strength < outer ? `(${text})` : text;
  switch (expression.kind) {
    case 'number':
      return numberWords(expression.value);
    case 'field':
      return expression.field.name;
    case 'given':
      return expression.given.name;
    case 'binary': {
      const { operator, left, right } = expression;
      const strength = STRENGTH[operator] ?? UNARY;
      const words = [expressionWords(left, strength), expressionWords(right, strength + 1)];
      return enclose(strength, words.join(` ${operator} `));
    }
    case 'not':
      return enclose(NOT, `not ${expressionWords(expression.operand, NOT)}`);
    case 'negate':
      return enclose(UNARY, `-${expressionWords(expression.operand, UNARY)}`);
    case 'choose': {
      const { condition, then, otherwise } = expression;
      const parts = [condition, then, otherwise].map((part) => expressionWords(part, 1));
      return enclose(CHOOSE, `${parts[0]} ? ${parts[1]} : ${parts[2]}`);
    }
    case 'within': {
      const operand = expressionWords(expression.operand, COMPARED);
      return enclose(4, `${operand} in ${expression.ranges.map(boundsWords).join(' | ')}`);
    }
    case 'octetsOf':
      return `octets of ${expression.of === 'message' ? 'the message' : expression.of.name}`;
    case 'octetsLeft':
      return 'octets left';
    case 'countOf':
      return `count of ${expression.of.name}`;
    case 'sum':
      return `sum of (${expression.over.map(coverageWords).join(', ')})`;
    case 'least':
    case 'most': {
      const operands = expression.operands.map((operand) => expressionWords(operand));
      return `${expression.kind} of (${operands.join(', ')})`;
    }
  }
}

type Bounds = Extract<Expression, { readonly kind: 'within' }>['ranges'][number];

function boundsWords({ from, to }: Bounds): string {
  const [low, high] = [from, to].map((end) => (end ? expressionWords(end, COMPARED) : ''));
  return low === high ? low : `${low}..${high}`;
}

/** Large numbers are read by their digits of sixteen. */
export function numberWords(value: bigint): string {
  return value > 0xffffn ? `0x${value.toString(16)}` : String(value);
}

/** The value of an expression that needs no packet to be known. */
export function constantOf(expression: Expression): number | undefined {
  if (expression.kind === 'number') return Number(expression.value);
  if (expression.kind !== 'binary') return undefined;
  const left = constantOf(expression.left);
  const right = constantOf(expression.right);
  if (left === undefined || right === undefined) return undefined;
  switch (expression.operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return Math.trunc(left / right);
    default:
      return undefined;
  }
}

export function rangesWords(ranges: readonly Range[]): string {
  return ranges.map(rangeWords).join(' | ');
}

export function rangeWords({ from, to }: Range): string {
  const end = (value: bigint | undefined): string =>
    value === undefined ? '' : numberWords(value);
  return from === to ? end(from) : `${end(from)}..${end(to)}`;
}

/** From here on numbers are types, and no lengths: EtherTypes are the example. */
const TYPES_FROM = 0x600n;

/** Ranges of one table: in hexadecimal where the spec, too, must have had most of them so. */
export function tableRanges(ranges: readonly Range[]): readonly string[] {
  const isLarge = ({ from = 0n }: Range): boolean => from >= TYPES_FROM;
  if (ranges.filter(isLarge).length * 2 <= ranges.length) return ranges.map(rangeWords);
  const hex = (end: bigint | undefined): string =>
    end === undefined ? '' : `0x${end.toString(16).padStart(4, '0')}`;
  return ranges.map((range) => {
    const { from, to } = range;
    if (!isLarge(range)) return rangeWords(range);
    return from === to ? hex(from) : `${hex(from)}..${hex(to)}`;
  });
}

/** `RFC 9293 §3.10.7.4 MUST-6`. */
export function referenceWords({ document, section, requirement }: Reference): string {
  const at = section === undefined ? '' : ` §${section}`;
  return `${document}${at}${requirement === undefined ? '' : ` ${requirement}`}`;
}

export function referencesWords(references: readonly Reference[]): string {
  return references.map(referenceWords).join(', ');
}

export function sizeWords(size: Size): string {
  if (size.kind === 'rest') return 'the rest';
  const words = expressionWords(size.octets, size.octets.kind === 'choose' ? 1 : 0);
  return `${words} ${words === '1' ? 'octet' : 'octets'}`;
}

/** How wide a field is: `16 bits`, `Length - 8 octets`, `4 octets`. */
export function widthWords(field: Field): string {
  switch (field.kind) {
    case 'integer':
      if (field.width) return `${expressionWords(field.width, 1)} bits`;
      return field.bits === 1 ? '1 bit' : `${field.bits} bits`;
    case 'octets':
      return sizeWords(field.size);
    case 'nested':
      return octetsWords(field.type.octetsMin, field.type.octetsMax);
    case 'list':
      if (field.times) return `${expressionWords(field.times, 1)} times`;
      return field.until ? `until ${field.until.arm.name}` : sizeWords(field.size);
    case 'group':
      if (field.bits !== undefined) return `${field.bits} bits`;
      return field.size ? sizeWords(field.size) : 'its fields';
    case 'union':
      return sizeWords(field.size);
  }
}

/** `8 octets`, `1 to 8 octets`, `at least 2 octets`. */
export function octetsWords(least: number, most: number): string {
  if (least === most) return `${least} ${least === 1 ? 'octet' : 'octets'}`;
  return most === Infinity ? `at least ${least} octets` : `${least} to ${most} octets`;
}

/** How a writer finds the field: `octets of Header / 4`. */
export function derivationWords(derivation: Derivation): string {
  switch (derivation.kind) {
    case 'constant':
      return `always ${numberWords(derivation.value)}`;
    case 'equation':
      return expressionWords(derivation.value);
    case 'checksum':
      return checksumWords(derivation.checksum);
    case 'size':
      return solved(`octets of ${derivation.of.name}`, derivation.scale, derivation.offset);
    case 'count':
      return solved(`count of ${derivation.of.name}`, derivation.scale, derivation.offset);
    case 'tag':
      return `the arm of ${derivation.of.name}`;
    case 'presence':
      return `whether ${derivation.of.name} is there`;
  }
}

/** what = scale * field + offset, turned round. */
function solved(what: string, scale: number, offset: number): string {
  const sum = `${what} ${offset > 0 ? '-' : '+'} ${Math.abs(offset)}`;
  const rest = offset === 0 ? what : sum;
  if (scale === 1) return rest;
  return offset === 0 ? `${what} / ${scale}` : `(${rest}) / ${scale}`;
}

export function checksumWords({ algorithm, over, none }: Checksum): string {
  const unless = none?.unless ? ` unless ${expressionWords(none.unless)}` : '';
  const zero = none ? `, or ${none.value} for none${unless}` : '';
  return `${algorithm} of ${over.map(coverageWords).join(', ')}${zero}`;
}

function coverageWords(coverage: Coverage): string {
  if (coverage.kind === 'message') return 'the message';
  if (coverage.kind === 'field') return coverage.field.name;
  return expressionWords(coverage.value);
}
