/** Lines of a spec, taken apart into what is said and what is remarked. */
import { commentColumn } from '../comments.ts';

export const COLUMNS_MAX = 100;

export interface Line {
  /** Without indentation and comment, spaces as they should be. */
  readonly code: string;
  /** Without its `#`; undefined when there is none. */
  readonly comment: string | undefined;
  /** Where it begins. */
  readonly column: number;
  /** The braces it stands in: comments of one block are aligned. */
  readonly block: number;
  readonly role: 'blank' | 'comment' | 'item' | 'continuation' | 'closer';
}

export function read(text: string): Line[] {
  return text
    .replaceAll('\r', '')
    .split('\n')
    .map((raw) => {
      const line = raw.replaceAll('\t', '  ');
      const at = commentColumn(line);
      const code = (at < 0 ? line : line.slice(0, at)).trim();
      const comment = at < 0 ? undefined : line.slice(at + 1).trim();
      const column = line.length - line.trimStart().length;
      const role = code !== '' ? 'item' : comment === undefined ? 'blank' : 'comment';
      return { code, comment, column, block: 0, role };
    });
}

/** One space where there may be any number; none where there need be none. Strings stay. */
export function tidy(code: string): string {
  return outsideStrings(code, (part) =>
    part
      .replace(/\s+/g, ' ')
      .replace(/ ?,(?! |$)/g, ', ')
      .replace(/ ,/g, ',')
      .replace(/\( /g, '(')
      .replace(/ \)/g, ')'),
  ).trim();
}

/** Braces stand apart, and so do parentheses from the name before them. */
export function tidyFormats(code: string): string {
  return outsideStrings(tidy(code), (part) =>
    part
      .replace(/\{(?! |$)/g, '{ ')
      .replace(/(?<=\S)\{/g, ' {')
      .replace(/(?<=[^\s{])\}/g, ' }')
      .replace(/(?<=[A-Za-z0-9'])\(/g, ' ('),
  );
}

function outsideStrings(code: string, change: (part: string) => string): string {
  return code
    .split(/("[^"]*")/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');
}

/** The code with strings blanked out, so that a brace or a comma found in it is one. */
export function bare(code: string): string {
  return code.replace(/"[^"]*"/g, (string) => `"${' '.repeat(string.length - 2)}"`);
}
