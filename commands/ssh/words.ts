/** Lines of somebody who moves files: words, some of them in quotes, and patterns of names. */
import { Failure } from '../failure.ts';

/** As a shell splits it: quotes and backslashes keep spaces. */
export function wordsOf(line: string): string[] {
  const words = line.match(/(?:\\.|"(?:\\.|[^"])*"|'[^']*'|[^\s"'\\])+/g) ?? [];
  return words.map((word) =>
    word.replace(/\\(.)|"((?:\\.|[^"])*)"|'([^']*)'/g, (_whole, one, two, three) =>
      String(one ?? (two as string | undefined)?.replace(/\\(.)/g, '$1') ?? three),
    ),
  );
}

export function isPattern(name: string): boolean {
  return /[*?]/.test(name);
}

/** Whether a name is of a pattern of `*` and `?`. */
export function isOf(pattern: string, name: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(name);
}

export function need(words: readonly string[], least: number, usage: string): void {
  if (words.length < least) throw new Failure(`usage: ${usage}`);
}

/** The last part of a path. */
export function baseOf(path: string): string {
  return path.replace(/\/+$/, '').replace(/^.*\//, '');
}
