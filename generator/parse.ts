/**
 * Text to syntax. A file is cut at its top-level declarations and each is matched alone, so that
 * one run reports every declaration that does not parse. Pure: the grammar comes as text.
 */
import * as ohm from 'ohm-js';
import { readComments } from './comments.ts';
import type { Reporter } from './diagnostic.ts';
import { explain, type Piece } from './parse-explain.ts';
import { syntaxOf } from './parse-semantics.ts';
import type { DeclarationSyntax, FileSyntax, HeaderSyntax, Span } from './syntax.ts';

/** Cuts a file where a line begins with neither a space, nor `#`, nor `}`. */
export function chunks(text: string): Piece[] {
  const found: { start: number; text: string }[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    if (/^[^\s#}]/.test(line)) found.push({ start: offset, text: '' });
    const last = found.at(-1);
    if (last) last.text += `${line}\n`;
    offset += line.length + 1;
  }
  return found.map((chunk) => ({ ...chunk, text: chunk.text.trimEnd() }));
}

type Node = HeaderSyntax | DeclarationSyntax;

interface Remembered {
  readonly start: number;
  readonly node: Node;
}

/** What a file's declarations came to, by all they were made of, but where they stood. */
export type ParseMemory = Map<string, Remembered>;

/**
 * Parses one `.protocol` file with the grammar of `protocol.ohm`. What `memory` has of the same file
 * is only moved; it is left with what the file has now.
 */
export function parse(
  path: string,
  text: string,
  grammar: ohm.Grammar,
  reporter: Reporter,
  memory: ParseMemory = new Map(),
): FileSyntax {
  const before = new Map(memory);
  memory.clear();
  // What was said of a declaration must be said again.
  let isTold = false;
  const own: Reporter = {
    report(one) {
      isTold = true;
      reporter.report(one);
    },
  };
  const comments = readComments(text);
  let header: HeaderSyntax | undefined;
  const declarations: DeclarationSyntax[] = [];
  const unread: string[] = [];
  const pieces = chunks(text);
  const read = (chunk: Piece): Node | undefined => {
    const match = grammar.match(chunk.text, 'Chunk');
    if (match.succeeded()) {
      return syntaxOf(grammar, match, { file: path, offset: chunk.start, comments, reporter: own });
    }
    own.report(explain(match, path, chunk, text));
    unread.push(...namesIn(chunk.text));
    return undefined;
  };
  for (const chunk of pieces) {
    if (isMachine(chunk.text)) continue;
    isTold = false;
    const key = `${comments.above(chunk.start)}\0${chunk.text}`;
    const node = recall(before.get(key), chunk.start) ?? read(chunk);
    if (node === undefined) continue;
    if (!isTold) memory.set(key, { start: chunk.start, node });
    if (node.kind !== 'header') declarations.push(node);
    else if (chunk === pieces[0]) header = node;
    else reporter.report({ span: node.span, message: 'a second header: expected a declaration' });
  }
  if (!header && (pieces.length === 0 || !/^protocol\b/.test(pieces[0]!.text))) {
    reporter.report({
      span: { file: path, start: pieces[0]?.start ?? 0, end: (pieces[0]?.start ?? 0) + 1 },
      message: 'expected the header: protocol NAME "TITLE"',
      help: 'begin the file with: protocol Sample "what it is"',
    });
  }
  return { path, text, header, declarations, unread };
}

function recall(known: Remembered | undefined, start: number): Node | undefined {
  return known && moved(known.node, start - known.start);
}

/** The same, so much further on in the file: places are all that knows where it stands. */
function moved<T>(value: T, by: number): T {
  if (by === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => moved(one, by)) as T;
  // Octets of an example.
  if (ArrayBuffer.isView(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) copy[name] = moved(one, by);
  if ('file' in value) {
    const { start, end } = value as unknown as Span;
    Object.assign(copy, { start: start + by, end: end + by });
  }
  return copy as T;
}

/**
 * What a declaration that does not parse would have declared: nobody should be told that it is
 * unknown.
 */
function namesIn(text: string): string[] {
  const declared = text.replace(/^(?:closed )?(?:(?:values|number|labels|registers) )?/, '');
  const [, name] = /^([A-Z][^{(\n]*?)(?: by | up to |\s*[{(]|$)/m.exec(declared) ?? [];
  return name === undefined ? [] : [name.trim()];
}

/** Machines have a grammar of their own, `machine.ohm`. */
export function isMachine(text: string): boolean {
  return /^(machine|two)\b/.test(text);
}
