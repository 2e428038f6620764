/**
 * What to say of text that does not parse: where, what could have stood there in a word or two,
 * and the likely remedy.
 */
import type * as ohm from 'ohm-js';
import type { Diagnostic } from './diagnostic.ts';

/** ohm's record of how far it came: public, but absent from its types. */
interface Failure {
  isFluffy(): boolean;
  toString(): string;
}
interface FailedMatch {
  getRightmostFailurePosition(): number;
  getRightmostFailures(): Failure[];
}

/** A piece of a file: a declaration, and where it begins. */
export interface Piece {
  readonly start: number;
  readonly text: string;
}

export function explain(
  result: ohm.MatchResult,
  path: string,
  piece: Piece,
  text: string,
): Diagnostic {
  const match = result as unknown as FailedMatch;
  const at = match.getRightmostFailurePosition();
  const failures = match.getRightmostFailures().filter((failure) => !failure.isFluffy());
  const wanted = new Set(failures.map(String));
  const found = piece.text.slice(at).match(/^([A-Za-z0-9'-]+|.)/)?.[0];
  const start = Math.min(piece.start + at, Math.max(text.length - 1, 0));
  const help = remedy({ wanted, found: found ?? '', before: piece.text.slice(0, at) });
  return {
    span: { file: path, start, end: start + (found?.length ?? 1) },
    message: `expected ${list(summary(wanted))}, found ${found === undefined ? 'the end' : `"${found}"`}`,
    ...(help === undefined ? {} : { help }),
  };
}

/** Many words that can stand in one place go by one name. */
const families: readonly { readonly words: readonly string[]; readonly name: string }[] = [
  {
    words: [
      '(',
      '-',
      'count',
      'least',
      'most',
      'octets',
      'sum',
      'not',
      'CRC32',
      'CRC32C',
      'internet checksum',
    ],
    name: 'an expression',
  },
  {
    words: [
      '!=',
      '%',
      '&',
      '*',
      '+',
      '-',
      '/',
      '<',
      '<<',
      '<=',
      '=',
      '>',
      '>=',
      '>>',
      '?',
      '|',
      'and',
      'or',
      'in',
    ],
    name: 'an operator',
  },
  {
    words: [
      '=',
      'as',
      'by',
      'deviates',
      'else',
      'in',
      'multiple',
      'padded',
      'per',
      'sealed',
      'shortest',
      'unit',
      'when',
    ],
    name: 'what else holds of it, such as in or when',
  },
  { words: ['deviates', 'given', 'gives', 'little', 'per'], name: 'a clause such as per or given' },
  {
    words: ['carries', 'closed', 'example', 'labels', 'number', 'protocol', 'registers', 'values'],
    name: 'a declaration',
  },
];
/** A family is met when so many of its words are. */
const MANY = 4;

function summary(wanted: ReadonlySet<string>): string[] {
  const left = new Set(wanted);
  const named: string[] = [];
  for (const { words, name } of families) {
    const met = words.map((word) => `"${word}"`).filter((word) => left.has(word));
    if (met.length < MANY) continue;
    for (const word of met) left.delete(word);
    named.push(name);
  }
  if (named.includes('an expression'))
    for (const word of ['a Capitalised Name', 'a number']) left.delete(word);
  return [
    ...[...left].map((word) => (word === 'end of input' ? 'the end' : word)).sort(),
    ...named,
  ];
}

interface Place {
  readonly wanted: ReadonlySet<string>;
  readonly found: string;
  readonly before: string;
}

/** Slips that people make, and what they meant. The first that fits is told. */
const remedies: readonly {
  readonly when: (place: Place) => boolean;
  readonly help: (place: Place) => string;
}[] = [
  {
    when: ({ found, before }) => found === '=' && /=\s*$/.test(before),
    help: () => 'one = compares',
  },
  { when: ({ found }) => found === '&', help: () => 'conditions are joined by and' },
  {
    when: ({ found, before }) => found === '|' && /\|\s*$/.test(before),
    help: () => 'conditions are joined by or',
  },
  { when: ({ found }) => found === '!', help: () => 'write not, or != between two numbers' },
  { when: ({ found }) => /^bytes?$/.test(found), help: () => 'RFCs count in octets: write octets' },
  {
    when: ({ wanted, found }) =>
      wanted.has('"carries"') && /^(struct|message|enum|type|packet)$/.test(found),
    help: () => 'a message is declared by its name alone: Message { … }',
  },
  { when: ({ found }) => found === ';', help: () => 'a comma ends a field' },
  {
    when: ({ found, before }) => found === '"' || (before.match(/"/g) ?? []).length % 2 === 1,
    help: () => 'a string ends on the line where it began',
  },
  {
    when: ({ wanted, found }) => wanted.has('octets in hexadecimal') && /^[0-9a-f]*$/i.test(found),
    help: () => 'octets are two digits each, in lower case',
  },
  {
    when: ({ wanted }) => wanted.has('octets in hexadecimal'),
    help: () => 'an example begins with the octets that are read',
  },
  {
    when: ({ found, before }) =>
      /^[0-9]*[a-f][0-9a-f]*$/i.test(found) && /[=.|(,]\s*$/.test(before) && /[0-9]/.test(found),
    help: ({ found }) => `hexadecimal begins with 0x: 0x${found.toLowerCase()}`,
  },
  {
    when: ({ wanted }) => wanted.has('"warn"'),
    help: () => 'the names of faults are in lower case',
  },
  { when: ({ wanted }) => wanted.has('"because"'), help: () => 'give the reason: because "…"' },
  {
    when: ({ wanted, found }) => wanted.has('"given"') && /^[A-Z]/.test(found),
    help: () => 'declarations begin in the first column',
  },
  {
    when: ({ wanted, found }) => wanted.has('a "quoted string"') && /^\w/.test(found),
    help: () => 'put the title in quotes',
  },
  {
    when: ({ wanted, before }) =>
      wanted.has('"<"') && wanted.has('"("') && wanted.has('"{"') && /\w\s*$/.test(before),
    help: () => 'say how wide it is, as in Source Port (16)',
  },
  {
    when: ({ wanted, found, before }) =>
      wanted.has('","') && /\n\s*$/.test(before) && /^[A-Z]/.test(found),
    help: () => 'end the field above with a comma',
  },
  {
    when: ({ found, before }) => /^\d/.test(found) && /\bin [^,\n]*,\s*$/.test(before),
    help: () => 'ranges are joined by |, as in 1 | 3 | 5..7',
  },
  {
    when: ({ wanted, found }) => wanted.has('a Capitalised Name') && /^[a-z]+$/.test(found),
    help: ({ found }) => `names are capitalised, as in ${found[0]!.toUpperCase()}${found.slice(1)}`,
  },
  {
    when: ({ found, wanted }) => found === '' && wanted.has('"}"'),
    help: () => 'close what was opened with {',
  },
  {
    when: ({ found, before }) => found === '}' && /\{\s*$/.test(before),
    help: () => 'there must be at least one in the braces',
  },
];

function remedy(place: Place): string | undefined {
  return remedies.find(({ when }) => when(place))?.help(place);
}

function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
