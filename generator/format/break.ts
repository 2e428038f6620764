/**
 * Lines that are too long: their comment goes above, their braces are opened, or a trait goes on
 * below.
 */
import { wrap } from '../wrap.ts';
import type { Line } from './lines.ts';
import { COLUMNS_MAX, bare } from './lines.ts';

/** Where a line may be broken, the best places first. */
const BREAKS = [
  / (?=(?:per|else|or \d|when|unless|by|padded|deviates|because|fails|over)\b)|(?<=") (?=of )/g,
  / (?=(?:with|and|or|as|in|unit|until|=)(?: |$))/g,
  /(?<=,) /g,
];

/** Forty-eight octets. */
const WORD_MAX = 96;

/** One step: each line too long becomes several, which the caller lays out again. */
export function shorten(lines: readonly Line[]): Line[] {
  const machine = lines.some(({ code }) => /^(machine|two)\b/.test(code));
  const example = lines.some(({ code }) => /^example\b/.test(code));
  const even = example ? evenWords(lines) : lines;
  return even.flatMap((line, index) => {
    if (widthOf(line) <= COLUMNS_MAX) return [line];
    if (line.role === 'comment') return refill(line);
    if (machine) return [line];
    const next = even.slice(index + 1).find(({ code }) => code !== '');
    if (line.comment !== undefined) return liftComment(line, next);
    const remarked = even[index - 1]?.role === 'comment';
    if (example && line.column > 0 && line.role === 'item') return shortenBody(line);
    return shortenCode(line, remarked);
  });
}

function widthOf({ code, comment, column }: Line): number {
  const remark = comment === undefined ? 0 : comment.length + 2;
  return column + code.length + remark + (code !== '' && remark > 0 ? 2 : 0);
}

/** A comment that is too long hands its last words to the next line of its paragraph. */
function refill(line: Line): Line[] {
  return wrap(line.comment ?? '', COLUMNS_MAX - line.column - 2).map((comment) => ({
    ...line,
    comment,
  }));
}

/** The same words above the line say the same, if the line is the whole of an item or its head. */
function liftComment(line: Line, next: Line | undefined): Line[] {
  const isWhole = line.role === 'item' && next?.role !== 'continuation';
  // A union's words stand beside its end: there, above is not the same as beside.
  if (!isWhole || /\bby\b.*\{$/.test(line.code)) return [line];
  const words = wrap(line.comment ?? '', COLUMNS_MAX - line.column - 2);
  const above = words.map((comment): Line => ({ ...line, code: '', comment, role: 'comment' }));
  return [...above, { ...line, comment: undefined }];
}

function shortenCode(line: Line, remarked: boolean): Line[] {
  const { code } = line;
  // Fields on the line share the comment above it; opened, they would lose it.
  const opened = remarked ? undefined : openBraces(line);
  if (opened) return opened;
  for (const places of BREAKS) {
    const at = lastBreak(code, places, COLUMNS_MAX - line.column);
    if (at !== undefined) return split(line, at);
  }
  return [line];
}

/**
 * The octets of an example and what is read from them: values may hold what would be a break
 * elsewhere.
 */
function shortenBody(line: Line): Line[] {
  const room = COLUMNS_MAX - line.column;
  if (/^[0-9a-f ]+$/.test(line.code)) return split(line, octetBreak(line.code, room));
  const at = lastBreak(line.code, / (?=fails )|(?<=,) |(?<=[0-9a-f]{2})  /g, room);
  return at === undefined ? [line] : split(line, at);
}

/** Octets in one word. */
function isWord(line: Line | undefined): boolean {
  return line !== undefined && line.comment === undefined && /^[0-9a-f]+$/.test(line.code);
}

/**
 * Words of octets that are too long are written anew with those after them, in lines of one length.
 */
function evenWords(lines: readonly Line[]): Line[] {
  const from = lines.findIndex((line) => isWord(line) && widthOf(line) > COLUMNS_MAX);
  if (from < 0) return [...lines];
  let end = from + 1;
  // The last line of a run is usually a short one.
  while (isWord(lines[end]) && lines[end - 1].code.length >= lines[end].code.length) end++;
  const octets = lines.slice(from, end).map(({ code }) => code);
  const words = octets.join('').match(new RegExp(`.{1,${WORD_MAX}}`, 'g')) ?? [];
  const rewritten = words.map((code) => ({ ...lines[from], code }));
  return [...lines.slice(0, from), ...rewritten, ...evenWords(lines.slice(end))];
}

/** Between two groups of octets, else between two words. */
function octetBreak(code: string, room: number): number {
  const fitting = code.slice(0, room + 1);
  const apart = fitting.lastIndexOf('  ');
  return apart > 0 ? apart : fitting.lastIndexOf(' ');
}

function split(line: Line, at: number): Line[] {
  const first = { ...line, code: line.code.slice(0, at).trimEnd() };
  return [first, { ...line, code: line.code.slice(at).trimStart(), role: 'continuation' }];
}

function lastBreak(code: string, places: RegExp, room: number): number | undefined {
  const letters = bare(code);
  const depths = depthsOf(letters);
  // A head keeps its brace: what is before the first brace, or after the last, may be broken.
  const found = [...letters.matchAll(places)]
    .map(({ index }) => index)
    .filter((at) => depths[at] === 0 && at <= room && at > 0);
  return found.at(-1);
}

function depthsOf(letters: string): number[] {
  let depth = 0;
  return Array.from(letters, (letter) => {
    if (letter === '{' || letter === '(') depth++;
    if (letter === '}' || letter === ')') depth--;
    return depth;
  });
}

/** `Name { A, B } per …` with each item on a line of its own. */
function openBraces(line: Line): Line[] | undefined {
  const letters = bare(line.code);
  const open = letters.indexOf('{');
  const depths = depthsOf(letters);
  const close = depths.findIndex((depth, at) => at > open && depth < depths[open]);
  if (open < 0 || close < 0 || close === open + 1) return undefined;
  const inner: string[] = [];
  let from = open + 1;
  for (let at = open + 1; at < close; at++) {
    if (letters[at] !== ',' || depths[at] !== depths[open]) continue;
    inner.push(line.code.slice(from, at + 1).trim());
    from = at + 1;
  }
  const last = line.code.slice(from, close).trim();
  if (last !== '') inner.push(/[,}]$/.test(last) || isExample(line) ? last : `${last},`);
  const parts = [line.code.slice(0, open + 1), ...inner, line.code.slice(close)];
  return parts.map((code) => ({ ...line, code }));
}

function isExample({ code }: Line): boolean {
  return /^example\b/.test(code);
}
