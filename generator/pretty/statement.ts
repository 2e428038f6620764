/** Statements, and what begins a block, on one line as prettier writes them. */
import { expression, property } from './expression.ts';
import { isName, tokenize } from './tokens.ts';
import type { Tokens } from './tokens.ts';

const ASSIGNMENTS = new Set([
  '=',
  ...'+ - * / % & | ^ << >> >>>'.split(' ').map((one) => `${one}=`),
]);

/** The line as it is laid out when there is room for it; undefined when that is not sure. */
export function statement(line: string): string | undefined {
  const tokens = tokenize(line);
  const text = anything(tokens);
  return tokens.isRead() ? text : undefined;
}

function anything(tokens: Tokens): string {
  switch (tokens.peek()) {
    case 'export':
      tokens.take();
      if (tokens.peek() !== 'const') tokens.refuse();
      return `export ${variable(tokens)}`;
    case 'if': {
      const head = condition(tokens);
      return tokens.skip('{') ? `${head} {` : `${head} ${simple(tokens)}`;
    }
    case 'while':
    case 'switch': {
      const head = condition(tokens);
      tokens.expect('{');
      return `${head} {`;
    }
    case 'for':
      return loop(tokens);
    case 'case': {
      tokens.take();
      const { text, kind } = expression(tokens);
      tokens.expect(':');
      if (kind !== 'name' && kind !== 'number') tokens.refuse();
      return `case ${text}:${tokens.skip('{') ? ' {' : ''}`;
    }
    case 'default':
      tokens.take();
      tokens.expect(':');
      return tokens.skip('{') ? 'default: {' : 'default:';
    case '{':
      return tokens.take();
    case '}':
      return afterBlock(tokens);
    default:
      return simple(tokens);
  }
}

/** `}`, and what an `if` says otherwise. */
function afterBlock(tokens: Tokens): string {
  tokens.take();
  if (!tokens.skip('else')) return '}';
  const head = tokens.peek() === 'if' ? `} else ${condition(tokens)}` : '} else';
  tokens.expect('{');
  return `${head} {`;
}

function condition(tokens: Tokens): string {
  const word = tokens.take();
  tokens.expect('(');
  const { text, kind } = expression(tokens);
  tokens.expect(')');
  if (kind === 'object' || kind === 'arrow') tokens.refuse();
  return `${word} (${text})`;
}

function loop(tokens: Tokens): string {
  tokens.take();
  tokens.expect('(');
  if (tokens.skip(';')) {
    for (const one of [';', ')', '{']) tokens.expect(one);
    return 'for (;;) {';
  }
  const word = tokens.peek();
  if (isName(tokens.peek(1)) && tokens.peek(2) === 'of') {
    if (word !== 'const') tokens.refuse();
    tokens.take();
    const one = name(tokens);
    tokens.take();
    const { text } = expression(tokens);
    for (const one of [')', '{']) tokens.expect(one);
    return `for (const ${one} of ${text}) {`;
  }
  const first = word === 'let' ? variable(tokens) : simple(tokens);
  const { text } = expression(tokens);
  tokens.expect(';');
  const last = effect(tokens);
  for (const one of [')', '{']) tokens.expect(one);
  return `for (${first} ${text}; ${last}) {`;
}

/** Without a block, to its semicolon. */
function simple(tokens: Tokens): string {
  const word = tokens.peek();
  if (word === 'const' || word === 'let') return variable(tokens);
  let text = word;
  if (word === 'break' || word === 'continue') tokens.take();
  else if (word === 'return' || word === 'throw') {
    tokens.take();
    if (tokens.peek() !== ';') text += ` ${expression(tokens).text}`;
  } else text = effect(tokens);
  tokens.expect(';');
  return `${text};`;
}

function variable(tokens: Tokens): string {
  const word = tokens.take();
  const declared = name(tokens);
  const type = tokens.skip(':') ? `: ${union(tokens)}` : '';
  const value = tokens.skip('=') ? ` = ${expression(tokens).text}` : '';
  tokens.expect(';');
  return `${word} ${declared}${type}${value};`;
}

/** A call, an assignment, a count. */
function effect(tokens: Tokens): string {
  const { text, kind, calls } = expression(tokens);
  if (kind !== 'name') tokens.refuse();
  const next = tokens.peek();
  if (next === '++' || next === '--') return `${text}${tokens.take()}`;
  if (ASSIGNMENTS.has(next)) return `${text} ${tokens.take()} ${expression(tokens).text}`;
  if (calls === 0) tokens.refuse();
  return text;
}

/** `CODE: 7,` */
export function entry(line: string): string | undefined {
  const tokens = tokenize(line);
  const text = property(tokens);
  tokens.expect(',');
  return tokens.isRead() ? `${text},` : undefined;
}

/** `readonly ttl?: number;` or `seal(key: Uint8Array): void;`, of an interface. */
export function member(line: string): string | undefined {
  const tokens = tokenize(line);
  let text = tokens.skip('readonly') ? 'readonly ' : '';
  text += name(tokens);
  if (tokens.peek() === '(') text += `(${parameters(tokens).join(', ')})`;
  else if (tokens.skip('?')) text += '?';
  tokens.expect(':');
  text += `: ${union(tokens)};`;
  tokens.expect(';');
  return tokens.isRead() ? text : undefined;
}

/** The lines of `export function f(a: A): B {`: parameters have one each when there is no room. */
export function signature(line: string, width: number): string[] | undefined {
  const tokens = tokenize(line);
  let head = tokens.skip('export') ? 'export ' : '';
  tokens.expect('function');
  head += `function ${name(tokens)}`;
  const all = parameters(tokens);
  tokens.expect(':');
  const end = `: ${typeName(tokens)} {`;
  tokens.expect('{');
  if (!tokens.isRead()) return undefined;
  const short = `${head}(${all.join(', ')})${end}`;
  if (short.length <= width) return [short];
  return all.length === 0 ? undefined : [`${head}(`, ...all.map((one) => `  ${one},`), `)${end}`];
}

function parameters(tokens: Tokens): string[] {
  const all: string[] = [];
  tokens.expect('(');
  while (isName(tokens.peek())) {
    const one = name(tokens);
    tokens.expect(':');
    all.push(`${one}: ${typeName(tokens)}`);
    if (!tokens.skip(',')) break;
  }
  tokens.expect(')');
  return all;
}

function name(tokens: Tokens): string {
  const one = tokens.take();
  if (!isName(one)) tokens.refuse();
  return one;
}

function union(tokens: Tokens): string {
  let text = typeName(tokens);
  while (tokens.skip('|')) text += ` | ${typeName(tokens)}`;
  return text;
}

/** `Uint8Array`, `v.Record`, `readonly number[]`: nothing that could be broken. */
function typeName(tokens: Tokens): string {
  const only = tokens.skip('readonly') ? 'readonly ' : '';
  let text = tokens.skip('void') ? 'void' : name(tokens);
  while (tokens.skip('.')) text += `.${tokens.take()}`;
  const isList = tokens.skip('[');
  if (isList) tokens.expect(']');
  else if (only !== '') tokens.refuse();
  return `${only}${text}${isList ? '[]' : ''}`;
}

/** The lines of `import { a, b as c } from './d.ts';`: names have one each when there is no room. */
export function imports(line: string, width: number): string[] | undefined {
  const [, kind, inner = '', path = ''] =
    /^import (type )?\{ ([\w ,]+) \} from ('[\w./-]+');$/.exec(line) ?? [];
  const names = inner.split(', ');
  if (!names.every((one) => /^(?:type )?\w+(?: as \w+)?$/.test(one))) return undefined;
  if (line.length <= width) return [line];
  if (names.length === 1) return undefined;
  return [`import ${kind ?? ''}{`, ...names.map((one) => `  ${one},`), `} from ${path};`];
}
