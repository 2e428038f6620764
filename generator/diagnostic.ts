/** What the compiler has to say about a spec: where, what, and what to do. */
import type { Span } from './syntax.ts';

export interface Diagnostic {
  readonly span: Span;
  /** Lower case, no full stop: what is wrong and what was expected. */
  readonly message: string;
  /** How to mend it. */
  readonly help?: string;
  /** The other place that matters, if there is one. */
  readonly note?: { readonly span: Span; readonly message: string };
}

/** Collects diagnostics; every phase reports into one of these and goes on. */
export interface Reporter {
  report(diagnostic: Diagnostic): void;
}

/** Line and column of an offset, both from 1. */
export function position(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let begins = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', begins)) {
    begins = at + 1;
    line += 1;
  }
  return { line, column: offset - begins + 1 };
}

/** One diagnostic as text: `file:line:col: message`, the excerpt, `help:` and `note:`. */
export function render(diagnostic: Diagnostic, textOf: (file: string) => string): string {
  const lines = [place(diagnostic.span, diagnostic.message, textOf)];
  if (diagnostic.help !== undefined) lines.push(`  help: ${diagnostic.help}`);
  const { note } = diagnostic;
  if (note !== undefined) lines.push(place(note.span, `note: ${note.message}`, textOf));
  return lines.join('\n');
}

function place(span: Span, message: string, textOf: (file: string) => string): string {
  const text = textOf(span.file);
  const { line, column } = position(text, span.start);
  const excerpt = text.split('\n')[line - 1] ?? '';
  const width = Math.max(1, Math.min(span.end - span.start, excerpt.length - column + 1));
  const gutter = String(line);
  return [
    `${span.file}:${line}:${column}: ${message}`,
    `  ${gutter} | ${excerpt}`,
    `  ${' '.repeat(gutter.length)} | ${' '.repeat(column - 1)}${'^'.repeat(width)}`,
  ].join('\n');
}
