/** Tokens of the little TypeScript that is laid out here; whatever else there is gives none. */

const WORD = /[A-Za-z_$][\w$]*|0x[\da-f]+n?|\d+n?|'[ !#-&(-[\]-~]*'/;
/** Where there is no space about them, they may be brackets of types. */
const COMPARISON = /(?<= )[<>](?= )/;
const SIGN =
  /\.{3}|=>|>>>=?|<<=?|>>=?|[=!]==?|[<>]=|&&|\|\||[-+*/%&|^]=|\+\+|--|[-+*/%&|^!~?:.,;()[\]{}=]/;
const TOKEN = new RegExp(
  `\\s*(${[WORD, COMPARISON, SIGN].map((one) => one.source).join('|')})`,
  'y',
);

/** An empty one is at the end, and wherever something was refused. */
export interface Tokens {
  peek(ahead?: number): string;
  take(): string;
  /** Whether the next one was this, and is taken. */
  skip(token: string): boolean;
  /** Takes what must come next; anything else is refused. */
  expect(token: string): void;
  /** Nothing more is read: here is what is not known to be laid out so. */
  refuse(): void;
  /** Whether all was read, and nothing refused. */
  isRead(): boolean;
}

export function tokenize(text: string): Tokens {
  let tokens = split(text);
  let refused = tokens === undefined;
  tokens ??= [];
  let at = 0;
  const refuse = (): void => {
    refused = true;
    tokens = [];
  };
  const peek = (ahead = 0): string => tokens?.[at + ahead] ?? '';
  const skip = (token: string): boolean => {
    if (peek() !== token) return false;
    at += 1;
    return true;
  };
  return {
    peek,
    take: () => tokens?.[at++] ?? '',
    skip,
    expect: (token) => void (skip(token) || refuse()),
    refuse,
    isRead: () => !refused && at === tokens?.length,
  };
}

function split(text: string): string[] | undefined {
  const tokens: string[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (match === null) return undefined;
    tokens.push(match[1]!);
  }
  return tokens;
}

/** Words that are no names; some could begin an expression, but none that is laid out here. */
const RESERVED = new Set(
  (
    'as async await break case catch class const continue debugger default delete do else enum ' +
    'export extends finally for function if implements import in instanceof interface let new of ' +
    'package private protected public return satisfies static super switch throw try typeof ' +
    'var void while with yield'
  ).split(' '),
);

export function isName(token: string): boolean {
  return /^[A-Za-z_$]/.test(token) && !RESERVED.has(token);
}
