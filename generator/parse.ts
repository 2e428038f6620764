/**
 * Text to syntax. A file is cut at its top-level declarations and each is matched alone, so that
 * one run reports every declaration that does not parse. Pure: the grammar comes as text.
 */
import * as ohm from 'ohm-js';
import { readComments } from './comments.ts';
import type { Reporter } from './diagnostic.ts';
import { explain, type Piece } from './parse-explain.ts';
import { syntaxOf } from './parse-semantics.ts';
import type { DeclarationSyntax, FileSyntax, HeaderSyntax } from './syntax.ts';

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

/** Parses one `.protocol` file with the grammar of `protocol.ohm`. */
export function parse(
  path: string,
  text: string,
  grammar: ohm.Grammar,
  reporter: Reporter,
): FileSyntax {
  const comments = readComments(text);
  let header: HeaderSyntax | undefined;
  const declarations: DeclarationSyntax[] = [];
  const unread: string[] = [];
  const pieces = chunks(text);
  for (const chunk of pieces) {
    if (isMachine(chunk.text)) continue;
    const match = grammar.match(chunk.text, 'Chunk');
    if (match.failed()) {
      reporter.report(explain(match, path, chunk, text));
      unread.push(...namesIn(chunk.text));
      continue;
    }
    const node = syntaxOf(grammar, match, { file: path, offset: chunk.start, comments, reporter });
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
