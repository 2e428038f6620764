/**
 * The compiler's core: text in; model and diagnostics out. Pure: no files, no clock; it runs in a
 * browser.
 */
import type * as ohm from 'ohm-js';
import { check } from './check.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Model } from './model.ts';
import { parse } from './parse.ts';
import type { ParseMemory } from './parse.ts';
import { resolve } from './resolve.ts';
import type { FileSyntax } from './syntax.ts';

export interface Compilation {
  /** Fit for the emitters only when there are no diagnostics. */
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses one file; its diagnostics come along so that both can be cached by content. With a memory
 * that is kept for the file, what did not change in it is not parsed again.
 */
export function parseFile(
  path: string,
  text: string,
  grammar: ohm.Grammar,
  memory?: ParseMemory,
): { syntax: FileSyntax; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const syntax = parse(path, text, grammar, { report: (one) => diagnostics.push(one) }, memory);
  return { syntax, diagnostics };
}

export function compileFiles(parsed: readonly ReturnType<typeof parseFile>[]): Compilation {
  const diagnostics = parsed.flatMap((file) => file.diagnostics);
  const reporter = { report: (one: Diagnostic): unknown => diagnostics.push(one) };
  const model = resolve(
    parsed.map((file) => file.syntax),
    reporter,
  );
  // Sizes of what did not resolve would only add noise.
  if (diagnostics.length === 0) check(model, reporter);
  return { model, diagnostics: inOrder(diagnostics) };
}

/** All of it at once: `files` by path, such as `spec/transport/udp.protocol`. */
export function compile(files: ReadonlyMap<string, string>, grammar: ohm.Grammar): Compilation {
  return compileFiles([...files].map(([path, text]) => parseFile(path, text, grammar)));
}

function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return [...diagnostics]
    .sort((a, b) => a.span.file.localeCompare(b.span.file) || a.span.start - b.span.start)
    .filter((one) => {
      const key = `${one.span.file}:${one.span.start}:${one.message}`;
      return !seen.has(key) && seen.add(key);
    });
}
