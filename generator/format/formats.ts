/** Messages, unions, values: indentation follows the braces, arms line up behind their labels. */
import type { Line } from './lines.ts';
import { bare, tidyFormats } from './lines.ts';

const STEP = 2;
/** A label longer than this, or `else`, pushes its own name aside and nobody else's. */
const LABEL_MAX = 6;
const LABEL = /^(else|\.\.\w[\w^]*|\d[\w^.| +-]*?) +(?=[A-Z"])/;
/** A block in which nothing is lined up. */
const UNALIGNED = -1;

interface Frame {
  readonly block: number;
  /** Where its items begin. */
  readonly column: number;
  /** Where its closing brace stands. */
  readonly close: number;
  readonly opener: string;
}

interface Item extends Line {
  readonly label: string;
}

export function layFormats(lines: readonly Line[]): Line[] {
  const tidied = lines.map((line) => ({ ...line, code: tidyFormats(line.code) }));
  // Where names begin depends on all labels of a block, and what is nested depends on that.
  const widths = labelWidths(place(tidied, new Map()));
  return place(tidied, widths).map(({ label, ...line }) => {
    if (label === '') return line;
    const name = line.code.slice(label.length).trimStart();
    return { ...line, code: `${label.padEnd(widths.get(line.block) ?? 0)} ${name}` };
  });
}

/** How wide the column of labels is, by block; none where lines hold several arms. */
function labelWidths(items: readonly Item[]): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const { block, label, role, code } of items) {
    if (role !== 'item' && role !== 'continuation') continue;
    const several = /, (else|\d|\.\.)[^{}]*? [A-Z"]/.test(outermost(code));
    if (several || (role === 'item' && label === '')) widths.set(block, UNALIGNED);
    const width = widths.get(block) ?? 0;
    if (width === UNALIGNED || label === 'else' || label.length > LABEL_MAX) continue;
    widths.set(block, Math.max(width, label.length));
  }
  return widths;
}

/** What stands outside of inner braces and parentheses. */
function outermost(code: string): string {
  let depth = 0;
  let kept = '';
  for (const letter of bare(code)) {
    if (letter === '{' || letter === '(') depth++;
    if (depth === 0) kept += letter;
    if (letter === '}' || letter === ')') depth--;
  }
  return kept;
}

function place(lines: readonly Line[], widths: ReadonlyMap<number, number>): Item[] {
  const frames: Frame[] = [];
  const counter = { blocks: 0 };
  let previous = '';
  return lines.map((line, index) => {
    const { code } = line;
    if (code === '') return { ...line, ...placeRemark(lines, index, frames, previous), label: '' };
    const begin = /^[})][})\s]*/.exec(code)?.[0] ?? '';
    const closed = popClosers(begin, frames);
    const frame = frames.at(-1);
    const role = closed ? 'closer' : startsItem(code, previous, frame) ? 'item' : 'continuation';
    const label = role === 'item' && frame?.opener === '{' ? (LABEL.exec(code)?.[1] ?? '') : '';
    const column = closed ? closed.close : columnOf(role, frame, previous);
    const width = widths.get(frame?.block ?? 0) ?? 0;
    const nameAt = column + (label !== '' && width > 0 ? width + 1 : 0);
    openFrames(code.slice(begin.length), nameAt, frames, counter);
    previous = code;
    return { ...line, block: frame?.block ?? 0, label, column, role };
  });
}

/** A remark stands where the items of its block do; at the end of a file, at the margin. */
function placeRemark(
  lines: readonly Line[],
  index: number,
  frames: readonly Frame[],
  previous: string,
): { block: number; column: number } {
  const frame = frames.at(-1);
  if (frame) return { block: frame.block, column: frame.column };
  const inside = previous !== '' && lines.slice(index).some(({ code }) => code !== '');
  return { block: 0, column: inside ? STEP : 0 };
}

function popClosers(begin: string, frames: Frame[]): Frame | undefined {
  let closed: Frame | undefined;
  for (const letter of begin) if (letter !== ' ') closed = frames.pop() ?? closed;
  return closed;
}

function columnOf(role: Line['role'], frame: Frame | undefined, previous: string): number {
  if (frame === undefined) return previous === '' ? 0 : STEP;
  return frame.column + (role === 'continuation' && frame.opener === '{' ? STEP : 0);
}

/** After a comma or a brace something new begins, unless a trait goes on after a group. */
function startsItem(code: string, previous: string, frame: Frame | undefined): boolean {
  if (previous === '') return true;
  if (frame === undefined || frame.opener === '(') return false;
  if (/[,{]$/.test(previous)) return true;
  return /^\}|\}$/.test(previous) && /^[A-Z\d]/.test(code);
}

/** A frame for each brace left open; those of one line are one step together. */
function openFrames(
  code: string,
  nameAt: number,
  frames: Frame[],
  counter: { blocks: number },
): void {
  for (const opener of bare(code)) {
    if (opener === '{' || opener === '(') {
      const block = ++counter.blocks;
      frames.push({ block, column: nameAt + STEP, close: nameAt, opener });
    } else if (opener === '}' || opener === ')') {
      frames.pop();
    }
  }
}
