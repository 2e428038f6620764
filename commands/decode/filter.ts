/**
 * Filters: `tcp.syn = 1 and ipv4.source address = 10.0.0.0/8`. A field is its protocol and its name
 * in the spec, written with spaces or in camel case; a field alone asks whether it is there, or
 * set.
 */
import type { Packet } from './capture.ts';
import type { Dissection } from './dissect.ts';
import { findField } from './filter-fields.ts';
import type { FoundField } from './filter-fields.ts';
import { comparison, containing, range } from './filter-values.ts';
import type { Candidate, ValueTest } from './filter-values.ts';

export type Filter = (packet: Packet, dissection: Dissection) => boolean;

/** Where a filter is wrong: the place is for a caret. */
export class FilterError extends Error {
  readonly at: number;
  readonly length: number;

  constructor(message: string, at: number, length: number) {
    super(message);
    this.at = at;
    this.length = Math.max(length, 1);
  }
}

export interface Token {
  readonly text: string;
  readonly at: number;
  readonly kind: 'word' | 'text' | 'sign' | 'end';
}

const SIGNS = /^(?:>=|<=|!=|==|&&|\|\||[=<>!()|,])/;
const WORD = /^[^\s=<>!()|&,"]+/;
const KEYWORDS = new Set(['and', 'or', 'not', 'in', 'contains', 'is']);
const COMPARISONS = new Set(['=', '==', '!=', '<', '<=', '>', '>=', 'is']);

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const space = /^\s+/.exec(rest)?.[0];
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(rest);
    const found = quoted?.[0] ?? SIGNS.exec(rest)?.[0] ?? WORD.exec(rest)?.[0];
    if (found === undefined)
      throw new FilterError(
        rest[0] === '"' ? 'a text without its end: expected "' : `unexpected ${rest[0]}`,
        at,
        1,
      );
    const kind = quoted ? 'text' : SIGNS.test(found) ? 'sign' : 'word';
    tokens.push({ text: quoted ? quoted[1]!.replace(/\\(.)/g, '$1') : found, at, kind });
    at += found.length;
  }
  return [...tokens, { text: '', at: text.length, kind: 'end' }];
}

export function parseFilter(text: string): Filter {
  const parser = new Parser(tokensOf(text));
  const filter = parser.either();
  parser.expectEnd();
  return filter;
}

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  either(): Filter {
    let left = this.both();
    while (this.take('or', '||')) {
      const [first, second] = [left, this.both()];
      left = (packet, dissection) => first(packet, dissection) || second(packet, dissection);
    }
    return left;
  }

  private both(): Filter {
    let left = this.negated();
    while (this.take('and', '&&')) {
      const [first, second] = [left, this.negated()];
      left = (packet, dissection) => first(packet, dissection) && second(packet, dissection);
    }
    return left;
  }

  private negated(): Filter {
    if (this.take('not', '!')) {
      const inner = this.negated();
      return (packet, dissection) => !inner(packet, dissection);
    }
    if (!this.take('(')) return this.test();
    const inner = this.either();
    if (!this.take(')')) this.fail('expected )');
    return inner;
  }

  expectEnd(): void {
    if (this.peek().kind !== 'end') this.fail('expected and, or, or the end');
  }

  /** A field, and what is asked of it. */
  private test(): Filter {
    const words = this.words();
    const [first] = words;
    if (!first) return this.fail('expected a field, such as tcp.syn or ipv4.source address');
    const last = words.at(-1)!;
    const name = words.map((word) => word.text).join(' ');
    const field = findField(name, first.at, last.at + last.text.length - first.at);
    const test = this.question(field);
    return (packet, dissection) => test(field.candidates(packet, dissection));
  }

  private question(field: FoundField): (candidates: readonly Candidate[]) => boolean {
    const operator = this.peek();
    if (this.take('in')) return some(this.ranges(field));
    if (this.take('contains')) return some(containing(this.value()));
    if (!COMPARISONS.has(operator.text) || operator.kind === 'text') {
      return (candidates) =>
        candidates.some((one) => one.isFlag !== true || Number(one.value) !== 0);
    }
    this.at++;
    const isNot = operator.text === '!=';
    const sign = isNot || operator.text === '==' || operator.text === 'is' ? '=' : operator.text;
    const value = this.value();
    const test = comparison(sign, value, field);
    if (!isNot) return some(test);
    return (candidates) => candidates.length > 0 && !candidates.some(test);
  }

  private ranges(field: FoundField): ValueTest {
    const tests: ValueTest[] = [];
    const wraps = this.take('(');
    do tests.push(range(this.value(), field));
    while (this.take('|', ','));
    if (wraps && !this.take(')')) this.fail('expected )');
    return (candidate) => tests.some((test) => test(candidate));
  }

  /** A text, or words up to the next operator: `= Echo Reply`. */
  private value(): Token {
    const text = this.peek();
    if (text.kind === 'text') {
      this.at++;
      return text;
    }
    const words = this.words();
    const [first] = words;
    if (!first) return this.fail('expected a value');
    return { ...first, text: words.map((word) => word.text).join(' ') };
  }

  private words(): Token[] {
    const words: Token[] = [];
    while (this.peek().kind === 'word' && !KEYWORDS.has(this.peek().text))
      words.push(this.tokens[this.at++]!);
    return words;
  }

  private peek(): Token {
    return this.tokens[Math.min(this.at, this.tokens.length - 1)]!;
  }

  private take(...texts: readonly string[]): boolean {
    const token = this.peek();
    if (token.kind === 'text' || !texts.includes(token.text)) return false;
    this.at++;
    return true;
  }

  private fail(message: string): never {
    const token = this.peek();
    throw new FilterError(message, token.at, token.text.length);
  }
}

function some(test: ValueTest): (candidates: readonly Candidate[]) => boolean {
  return (candidates) => candidates.some(test);
}
