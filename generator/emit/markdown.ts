/** The few forms of Markdown that the pages are made of. */
import { wrap } from '../wrap.ts';

const COLUMNS = 100;

/** A cell's text: a bar would end it. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A table without the columns that are empty in every row. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const kept = heads.map((_, column) => rows.some((row) => (row[column] ?? '') !== ''));
  const line = (cells: readonly string[]): string => {
    const shown = heads.flatMap((_, column) => (kept[column] ? [cell(cells[column] ?? '')] : []));
    return `| ${shown.join(' | ')} |`;
  };
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}

/** A paragraph or a list's item, broken at the margin. */
export function paragraph(text: string, indent = ''): string[] {
  if (text === '') return [];
  return wrap(text, COLUMNS - indent.length).map((line, index) => (index > 0 ? indent : '') + line);
}

export function fence(language: string, lines: readonly string[]): string[] {
  return ['```' + language, ...lines, '```'];
}

/** Blocks with one blank line between; empty ones are left out. */
export function page(blocks: readonly (readonly string[])[]): string {
  const shown = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${shown.join('\n\n')}\n`;
}
