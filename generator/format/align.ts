/** Comments beside the lines of one block begin in one column. */
import type { Line } from './lines.ts';
import { COLUMNS_MAX } from './lines.ts';

const GAP = 2;
const GRID = 4;

export function align(lines: readonly Line[]): Line[] {
  const columns = new Map<number, number>();
  for (const block of new Set(lines.map((line) => line.block))) {
    const beside = lines.filter((line) => line.block === block && hasBoth(line));
    if (beside.length > 0) columns.set(block, commentColumn(beside));
  }
  return lines.map((line) => {
    if (!hasBoth(line)) return line;
    const end = line.column + line.code.length;
    const column = columns.get(line.block) ?? 0;
    const fits = column + commentWidth(line) <= COLUMNS_MAX;
    const width = fits ? Math.max(column - end, GAP) : GAP;
    return { ...line, code: line.code + ' '.repeat(width - 1) };
  });
}

/** The first column of the grid where all fit that can; the widest lines may stick out. */
function commentColumn(lines: readonly Line[]): number {
  const wanted = lines
    .map((line) => Math.ceil((line.column + line.code.length + GAP) / GRID) * GRID)
    .sort((left, right) => right - left);
  const fits = (column: number): boolean =>
    lines.every((line) => {
      const end = line.column + line.code.length + GAP;
      const width = commentWidth(line);
      return end > column || column + width <= COLUMNS_MAX || end + width > COLUMNS_MAX;
    });
  return wanted.find(fits) ?? wanted.at(-1) ?? 0;
}

const hasBoth = (line: Line): boolean => line.code !== '' && line.comment !== undefined;

function commentWidth({ comment = '' }: Line): number {
  return comment === '' ? 1 : comment.length + 2;
}

export function render({ code, comment, column }: Line): string {
  const remark = comment === undefined ? '' : comment === '' ? '#' : `# ${comment}`;
  const gap = code === '' || remark === '' ? '' : ' ';
  const text = `${code}${gap}${remark}`;
  return text.trim() === '' ? '' : `${' '.repeat(column)}${text}`.trimEnd();
}
