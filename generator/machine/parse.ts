/**
 * A machine's text to its syntax. The text is cut at the lines that are indented by two, and each
 * part is matched alone: one run reports every part that does not parse.
 */
import type { Grammar } from 'ohm-js';

import { readComments } from '../comments.ts';
import type { Reporter } from '../diagnostic.ts';
import { fragmentOf } from './parse-semantics.ts';
import type { MachineSyntax, Named, PairSyntax, PropertySyntax, Span } from './syntax.ts';

/** A declaration as the file was cut: see `chunks` of the format's parser. */
export interface MachineChunk {
  readonly start: number;
  readonly text: string;
}

export type MachineDeclaration = MachineSyntax | PairSyntax;

/**
 * Parses the chunks of one file that are machines; a chunk with a mistake is reported and left
 * out.
 */
export function parseMachines(
  path: string,
  text: string,
  chunks: readonly MachineChunk[],
  grammar: Grammar,
  reporter: Reporter,
): MachineDeclaration[] {
  const comments = readComments(text);
  return chunks.flatMap((chunk) => {
    const fragments: Fragment[] = [];
    let failed = false;
    for (const part of parts(chunk)) {
      const match = grammar.match(part.text, 'Part');
      if (match.failed()) {
        failed = true;
        reporter.report(explain(match as unknown as Progress, path, part));
      } else {
        const place = { file: path, offset: part.start, comments };
        fragments.push(fragmentOf(grammar, match, place) as Fragment);
      }
    }
    if (failed) return [];
    return [
      assemble(fragments, { file: path, start: chunk.start, end: chunk.start + chunk.text.length }),
    ];
  });
}

/** What one part adds to the machine: lists are joined, the head gives the rest. */
type Fragment = Partial<MachineSyntax> & {
  readonly property?: PropertySyntax;
  readonly heard?: readonly Named[];
};

const LISTS = [
  'states',
  'given',
  'keeps',
  'events',
  'asks',
  'deeds',
  'timers',
  'conditions',
  'sequences',
  'steps',
  'rows',
  'otherwise',
  'properties',
  'deviations',
] as const;

function assemble(fragments: readonly Fragment[], span: Span): MachineDeclaration {
  const [head = {}, ...rest] = fragments;
  const joined = (key: string): unknown[] =>
    rest.flatMap((fragment) => (fragment as Record<string, unknown[]>)[key] ?? []);
  const lists = Object.fromEntries(LISTS.map((key) => [key, joined(key)]));
  const hears = joined('heard');
  return { ...lists, ...head, hears, span } as unknown as MachineDeclaration;
}

/** Cuts a chunk at its lines that are indented by exactly two. */
function parts(chunk: MachineChunk): MachineChunk[] {
  const found: { start: number; text: string }[] = [];
  let offset = chunk.start;
  for (const line of chunk.text.split('\n')) {
    if (found.length === 0 || /^ {2}[^\s#]/.test(line)) found.push({ start: offset, text: '' });
    found.at(-1)!.text += `${line}\n`;
    offset += line.length + 1;
  }
  return found;
}

/** ohm's record of how far it came: public, but absent from its types. */
interface Progress {
  getRightmostFailurePosition(): number;
  getRightmostFailures(): { isFluffy(): boolean; toString(): string }[];
}

/** What could stand here, in the words of the grammar; a long list is cut to what helps. */
function explain(match: Progress, path: string, part: MachineChunk) {
  const at = match.getRightmostFailurePosition();
  const expected = match.getRightmostFailures().filter((failure) => !failure.isFluffy());
  const words = grouped([...new Set(expected.map(String))].filter((word) => !/^not |§/.test(word)));
  const found = part.text.slice(at).match(/^([A-Za-z0-9'-]+|\S)/)?.[0];
  const start = part.start + at;
  const what = found === undefined ? 'the end of the part' : `"${found}"`;
  return {
    span: { file: path, start, end: start + (found?.length ?? 1) },
    message: `expected ${list(words)}, found ${what}`,
  };
}

/** Words that stand for a whole list of what could come. */
const GROUPS: readonly (readonly [probe: string, group: string, members: RegExp])[] = [
  ['"keeps"', 'a part of a machine', /./],
  [
    '"become"',
    'an action',
    /^("(\(|back|become|continue|defer|ignore|refuse|return|start|stop|tell)"|a .*)$/,
  ],
  ['"%"', 'an operator', /^"([^\w,:]+|and|or|in)"$/],
];

function grouped(words: readonly string[]): string[] {
  const found = GROUPS.reduce<readonly string[]>(
    (left, [probe, group, members]) =>
      left.includes(probe) ? [group, ...left.filter((word) => !members.test(word))] : left,
    words,
  );
  return [...found].sort();
}

function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
