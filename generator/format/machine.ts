/** Machines: indentation says what belongs to what, and is kept; only its steps are made even. */
import type { Line } from './lines.ts';
import { bare, tidy } from './lines.ts';

const STEP = 2;
/** A longer head would push the deeds of all others to the margin. */
const HEAD_MAX = 48;

export function layMachine(lines: readonly Line[]): Line[] {
  const levels: { column: number; block: number }[] = [];
  let blocks = 0;
  let previous: Line | undefined;
  const laid = lines.map((line): Line => {
    if (line.role === 'blank') return line;
    if (line.code === '' && previous === undefined) return { ...line, column: 0 };
    while (levels.length > 0 && levels.at(-1)!.column > line.column) levels.pop();
    const top = levels.at(-1);
    if (top === undefined || top.column < line.column) {
      levels.push({ column: line.column, block: ++blocks });
    }
    const { block } = levels.at(-1)!;
    const column = (levels.length - 1) * STEP;
    if (line.code !== '') previous = line;
    return { ...line, code: tidy(line.code), column, block };
  });
  return alignDeeds(laid);
}

/** `on … :` rows of one state: what is done stands in one column. */
function alignDeeds(lines: readonly Line[]): Line[] {
  const heads = lines.map(({ code }) => (/^(on|after) /.test(code) ? headEnd(code) : 0));
  const widths = new Map<number, number>();
  for (const [index, { block, column }] of lines.entries()) {
    const head = heads[index];
    if (head === 0 || head > HEAD_MAX || column < 2 * STEP) continue;
    widths.set(block, Math.max(widths.get(block) ?? 0, head));
  }
  return lines.map((line, index) => {
    const width = widths.get(line.block);
    const head = heads[index];
    if (width === undefined || head === 0 || head === line.code.length) return line;
    const deeds = line.code.slice(head).trimStart();
    return { ...line, code: `${line.code.slice(0, head).padEnd(width)} ${deeds}` };
  });
}

/** Past the colon that ends an `on` row's head: not one of `:=`, nor of a choice. */
function headEnd(code: string): number {
  const letters = bare(code);
  let choices = 0;
  for (let at = 0; at < letters.length; at++) {
    if (letters[at] === '?') choices++;
    if (letters[at] !== ':' || letters[at + 1] === '=') continue;
    if (choices === 0) return at + 1;
    choices--;
  }
  return 0;
}
