/**
 * The figure of a message as RFCs draw it: 32 bits a row under a ruler, a border between fields and
 * none inside one that spans rows, `...` where a field's end is not known. Plain text for comments
 * and Markdown.
 */
import type { Field } from '../model.ts';
import { ROW_BITS, layout } from './drawing.ts';
import type { Cell } from './drawing.ts';
import { wrap } from '../wrap.ts';

const LABEL_LINES_MAX = 3;
const LEGEND_WIDTH = 2 * ROW_BITS + 1;

/** A message, an arm: whatever has fields. */
export interface Drawn {
  readonly fields: readonly Field[];
}

/** The lines of the figure; none when there is nothing to draw. */
export function figure(drawn: Drawn): string[] {
  const cells = layout(drawn.fields);
  const last = cells.at(-1);
  if (last === undefined) return [];
  const rows = Math.ceil(last.end / ROW_BITS);
  const labels = new Map(cells.map((cell) => [cell, label(cell)]));
  const lines = [...ruler(Math.min(ROW_BITS, Math.max(...cells.map((cell) => cell.end))))];
  for (let row = 0; row < rows; row++) {
    lines.push(border(cells, row), ...content(cells, row, labels));
  }
  lines.push(border(cells, rows), ...legend(labels));
  return lines.map((line) => line.trimEnd());
}

function ruler(bits: number): string[] {
  const columns = Array.from({ length: bits }, (_, bit) => bit);
  return [
    columns.map((bit) => (bit % 10 === 0 ? ` ${bit / 10}` : '  ')).join(''),
    columns.map((bit) => ` ${bit % 10}`).join(''),
  ];
}

/** The line above a row: dashes where two different fields meet, or a field ends. */
function border(cells: readonly Cell[], row: number): string {
  const meets = Array.from({ length: ROW_BITS }, (_, column) => {
    const at = row * ROW_BITS + column;
    return cellAt(cells, at - ROW_BITS) !== cellAt(cells, at);
  });
  const present = Array.from({ length: ROW_BITS }, (_, column) => {
    const at = row * ROW_BITS + column;
    return (cellAt(cells, at - ROW_BITS) ?? cellAt(cells, at)) !== undefined;
  });
  let line = '';
  for (let column = 0; column <= ROW_BITS; column++) {
    const edge = Boolean(present[column]) !== Boolean(present[column - 1]);
    line += edge || meets[column] || meets[column - 1] ? '+' : ' ';
    line += meets[column] ? '-' : ' ';
  }
  return line;
}

function cellAt(cells: readonly Cell[], at: number): Cell | undefined {
  return cells.find((cell) => cell.start <= at && at < cell.end);
}

interface Label {
  readonly lines: readonly string[];
  /** What the lines say when they cannot say the whole name. */
  readonly short: string | undefined;
  readonly row: number;
}

function content(cells: readonly Cell[], row: number, labels: ReadonlyMap<Cell, Label>): string[] {
  const begin = row * ROW_BITS;
  const here = cells.filter((cell) => cell.start < begin + ROW_BITS && cell.end > begin);
  const shown = here.map((cell) => {
    const { lines, row: at } = labels.get(cell)!;
    return at === row ? lines : [];
  });
  const height = Math.max(1, ...shown.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) => {
    const parts = here.map((cell, place) => {
      const { from, to } = segment(cell, row);
      const lines = shown[place];
      const first = Math.floor((height - lines.length) / 2);
      return center(lines[index - first] ?? '', 2 * (to - from) - 1);
    });
    return `|${parts.join('|')}|`;
  });
}

/** The columns that a cell has in a row. */
export function segment(cell: Cell, row: number): { from: number; to: number } {
  const begin = row * ROW_BITS;
  return {
    from: Math.max(cell.start - begin, 0),
    to: Math.min(cell.end - begin, ROW_BITS),
  };
}

/** The row in which a cell has most room; of several, the one in the middle. */
export function labelRow(cell: Cell): number {
  const first = Math.floor(cell.start / ROW_BITS);
  const last = Math.floor((cell.end - 1) / ROW_BITS);
  const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const width = (row: number): number => segment(cell, row).to - segment(cell, row).from;
  const widest = Math.max(...rows.map(width));
  const best = rows.filter((row) => width(row) === widest);
  return best[Math.floor((best.length - 1) / 2)];
}

function label(cell: Cell): Label {
  const row = labelRow(cell);
  const { from, to } = segment(cell, row);
  return { ...fit(cell.label, 2 * (to - from) - 1), row };
}

/**
 * As the RFCs do it: whole, else a word below the other, else letter below letter, else
 * abbreviated.
 */
function fit(name: string, width: number): { lines: string[]; short: string | undefined } {
  const wrapped = wrap(name, width);
  const fits = wrapped.length <= LABEL_LINES_MAX && wrapped.every((line) => line.length <= width);
  if (fits) return { lines: wrapped, short: undefined };
  const bare = name.replace(/[[\]']| \.\.\.$/g, '');
  const room = width * LABEL_LINES_MAX;
  const words = bare.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const initials = words.map((word) => (/^\d+$/.test(word) ? word : word[0])).join('');
  const short = words.length === 1 ? bare.slice(0, room) : initials.slice(0, room);
  const lines = short.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  return { lines, short: short === name ? undefined : short };
}

function center(text: string, width: number): string {
  return text.padStart(Math.floor((width + text.length) / 2)).padEnd(width);
}

function legend(labels: ReadonlyMap<Cell, Label>): string[] {
  const entries = [...labels].flatMap(([cell, { short }]) =>
    short === undefined ? [] : [`${short}: ${cell.label}`],
  );
  // A name is not broken: its spaces are hidden from wrap().
  const hidden = [...new Set(entries)].map((entry) => entry.replaceAll(' ', '\u00a0'));
  return wrap(hidden.join(', '), LEGEND_WIDTH).map((line) => ` ${line.replaceAll('\u00a0', ' ')}`);
}
