/**
 * Expressions on one line as prettier writes them when there is room: one space here and none
 * there, parentheses where it wants them. Only of what it never breaks for another reason than
 * room; all else is refused, and left to it.
 */
import { isName } from './tokens.ts';
import type { Tokens } from './tokens.ts';

export interface Written {
  readonly text: string;
  /** An operator when there are two sides to it. */
  readonly kind: string;
  /** How many calls there are in a chain. */
  readonly calls: number;
}

const written = (text: string, kind: string, calls = 0): Written => ({ text, kind, calls });
const NOTHING = written('', 'nothing');

/** From loose to tight. */
const OPERATORS = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['===', '!==', '==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>', '>>>'],
  ['+', '-'],
  ['*', '/', '%'],
];
const TIGHTNESS = new Map(
  OPERATORS.flatMap((row, tightness) => row.map((operator) => [operator, tightness])),
);
const BITWISE = new Set(['|', '^', '&', '<<', '>>', '>>>']);
const COMPARED = new Set(['<', '>', '<=', '>=']);
const CONDITIONS = new Set(['||', '&&']);
/** Chains with more calls are broken even when there is room. */
const CALLS_MAX = 2;
/** What may stand where a part of something larger does. */
const OPERANDS = new Set(['name', 'number', 'unary', ...TIGHTNESS.keys()]);

/** All that may be given, answered or put into a variable. */
export function expression(tokens: Tokens): Written {
  if (isArrow(tokens)) return arrow(tokens);
  const test = binary(tokens, 0);
  if (!tokens.skip('?')) return cast(tokens, test);
  const yes = expression(tokens);
  tokens.expect(':');
  const no = expression(tokens);
  const isAnswer = ({ kind }: Written): boolean => OPERANDS.has(kind) || kind === 'object';
  // Conditions in conditions are broken by rules of their own.
  if (!OPERANDS.has(test.kind) || !isAnswer(yes) || !isAnswer(no)) tokens.refuse();
  return written(`${test.text} ? ${yes.text} : ${no.text}`, 'conditional');
}

function cast(tokens: Tokens, inner: Written): Written {
  if (!tokens.skip('as')) return inner;
  const type = tokens.take();
  const isPlain = inner.kind === 'name' || inner.kind === 'object';
  if (!isPlain || !(isName(type) || type === 'const')) tokens.refuse();
  return written(`${inner.text} as ${type}`, 'cast');
}

function isArrow(tokens: Tokens): boolean {
  if (tokens.peek() !== '(') return false;
  let ahead = 1;
  while (isName(tokens.peek(ahead)) || tokens.peek(ahead) === ',') ahead += 1;
  return tokens.peek(ahead) === ')' && tokens.peek(ahead + 1) === '=>';
}

function arrow(tokens: Tokens): Written {
  tokens.take();
  const names: string[] = [];
  while (isName(tokens.peek())) {
    names.push(tokens.take());
    if (!tokens.skip(',')) break;
  }
  tokens.expect(')');
  tokens.expect('=>');
  const body = expression(tokens);
  if (!OPERANDS.has(body.kind)) tokens.refuse();
  return written(`(${names.join(', ')}) => ${body.text}`, 'arrow');
}

function binary(tokens: Tokens, loosest: number): Written {
  let left = unary(tokens);
  for (;;) {
    const operator = tokens.peek();
    const tightness = TIGHTNESS.get(operator);
    if (tightness === undefined || tightness < loosest) return left;
    tokens.take();
    const right = binary(tokens, tightness + 1);
    // Prettier turns `a && (b && c)` over; and `a < b > c` may be an argument that is a type.
    if (CONDITIONS.has(operator) && right.kind === operator) tokens.refuse();
    if (COMPARED.has(operator) && COMPARED.has(left.kind)) tokens.refuse();
    const sides = [side(tokens, left, operator, false), side(tokens, right, operator, true)];
    left = written(`${sides[0]} ${operator} ${sides[1]}`, operator);
  }
}

function side(tokens: Tokens, inner: Written, operator: string, isRight: boolean): string {
  if (inner.kind === 'conditional' || inner.kind === 'cast') return `(${inner.text})`;
  if (!OPERANDS.has(inner.kind)) tokens.refuse();
  return isParenthesized(inner.kind, operator, isRight) ? `(${inner.text})` : inner.text;
}

/** As prettier has it, which wants them where precedence alone does not. */
function isParenthesized(inner: string, outer: string, isRight: boolean): boolean {
  const tightness = TIGHTNESS.get(inner);
  const around = TIGHTNESS.get(outer)!;
  if (tightness === undefined) return false;
  if (CONDITIONS.has(inner) && CONDITIONS.has(outer)) return inner !== outer;
  if (around > tightness) return true;
  if (around === tightness) return isRight || !isFlat(inner, outer);
  if (inner === '%' && (outer === '+' || outer === '-')) return true;
  return BITWISE.has(outer);
}

/** Whether `a inner b outer c` stands so, of operators that bind alike. */
function isFlat(inner: string, outer: string): boolean {
  if (TIGHTNESS.get(inner) === TIGHTNESS.get('*')) return inner === outer && inner !== '%';
  return !['===', '<<'].some((one) => TIGHTNESS.get(one) === TIGHTNESS.get(inner));
}

function unary(tokens: Tokens): Written {
  const sign = tokens.peek();
  if (sign !== '-' && sign !== '!' && sign !== '~') return postfix(tokens);
  tokens.take();
  const inner = unary(tokens);
  if (inner.kind === 'unary' || inner.kind === 'object' || inner.kind === 'arrow') tokens.refuse();
  const isPlain = inner.kind === 'name' || inner.kind === 'number';
  return written(`${sign}${isPlain ? inner.text : `(${inner.text})`}`, 'unary');
}

/** Members, calls and indexes. */
function postfix(tokens: Tokens): Written {
  let { text, kind, calls } = primary(tokens);
  for (;;) {
    const next = tokens.peek();
    if (!'.[(!'.includes(next) || next === '') break;
    if (kind !== 'name') {
      if (!TIGHTNESS.has(kind) && kind !== 'conditional' && kind !== 'cast') tokens.refuse();
      [text, kind] = [`(${text})`, 'name'];
    }
    tokens.take();
    if (next === '!') text += '!';
    else if (next === '.') text += `.${memberName(tokens)}`;
    else if (next === '[') text += `[${index(tokens)}]`;
    else {
      calls += 1;
      text += passed(tokens);
    }
  }
  if (calls > CALLS_MAX) tokens.refuse();
  return written(text, kind, calls);
}

function memberName(tokens: Tokens): string {
  const name = tokens.take();
  if (!/^[A-Za-z_$]/.test(name)) tokens.refuse();
  return name;
}

function index(tokens: Tokens): string {
  const inner = expression(tokens);
  tokens.expect(']');
  if (!OPERANDS.has(inner.kind)) tokens.refuse();
  return inner.text;
}

function primary(tokens: Tokens): Written {
  const token = tokens.take();
  if (isName(token)) return written(token, 'name');
  if (/^\d/.test(token)) return written(token, 'number');
  if (token.startsWith("'")) return written(token, 'number');
  if (token === 'new') return construction(tokens);
  if (token === '[') return array(tokens);
  if (token === '{') return object(tokens);
  if (token !== '(') {
    tokens.refuse();
    return NOTHING;
  }
  const inner = expression(tokens);
  tokens.expect(')');
  // An object's would be taken away in some places, and are needed in others.
  if (inner.kind === 'object' || inner.kind === 'arrow') tokens.refuse();
  return inner;
}

function construction(tokens: Tokens): Written {
  const name = tokens.take();
  if (!isName(name)) tokens.refuse();
  tokens.expect('(');
  return written(`new ${name}${passed(tokens)}`, 'name');
}

/** What a call passes, and its end. */
function passed(tokens: Tokens): string {
  const all = list(tokens, ')');
  // Functions among others are reason enough to break, unless there is one, and it is the last.
  if (all.slice(0, -1).some(({ text }) => text.includes('=>'))) tokens.refuse();
  const last = all.at(-1);
  if (all.length > 1 && last?.kind !== 'arrow' && last?.text.includes('=>')) tokens.refuse();
  return `(${all.map(({ text }) => text).join(', ')})`;
}

/** What stands between commas, up to where it closes. */
function list(tokens: Tokens, close: string): Written[] {
  const all: Written[] = [];
  while (tokens.peek() !== close && tokens.peek() !== '') {
    all.push(tokens.skip('...') ? spread(tokens) : expression(tokens));
    if (!tokens.skip(',')) break;
  }
  tokens.expect(close);
  return all;
}

function spread(tokens: Tokens): Written {
  const { text, kind } = expression(tokens);
  const isWrapped = kind === 'conditional' || TIGHTNESS.has(kind);
  if (!isWrapped && !OPERANDS.has(kind)) tokens.refuse();
  return written(isWrapped ? `...(${text})` : `...${text}`, 'spread');
}

function array(tokens: Tokens): Written {
  const all = list(tokens, ']').map(({ text }) => text);
  // Several objects or lists in a list stand on a line each.
  if (all.length > 1 && all.some((one) => /^[{[]/.test(one))) tokens.refuse();
  return written(`[${all.join(', ')}]`, 'name');
}

function object(tokens: Tokens): Written {
  const all: string[] = [];
  while (tokens.peek() !== '}' && tokens.peek() !== '') {
    all.push(tokens.skip('...') ? spread(tokens).text : property(tokens));
    if (!tokens.skip(',')) break;
  }
  tokens.expect('}');
  return written(all.length === 0 ? '{}' : `{ ${all.join(', ')} }`, 'object');
}

export function property(tokens: Tokens): string {
  const name = memberName(tokens);
  return tokens.skip(':') ? `${name}: ${expression(tokens).text}` : name;
}
