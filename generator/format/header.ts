/** The header: its clauses begin in one column, and so do their values. */
import type { Line } from './lines.ts';
import { tidyFormats } from './lines.ts';

const STEP = 2;
const CLAUSE = /^(per|given|gives|little|deviates)\b/;
/** The clauses whose values line up. */
const LISTED = /^(per|given|gives) /;

export function layHeader(lines: readonly Line[]): Line[] {
  const tidied = lines.map((line) => ({ ...line, code: tidyFormats(line.code) }));
  const words = tidied.map(({ code }) => LISTED.exec(code)?.[1].length ?? 0);
  const width = Math.max(...words);
  let begun = false;
  let valueAt = 2 * STEP;
  return tidied.map((line, index) => {
    const { code } = line;
    if (code === '') return { ...line, column: begun && isInside(tidied, index) ? STEP : 0 };
    if (!begun) {
      begun = true;
      return { ...line, column: 0 };
    }
    if (!CLAUSE.test(code)) return { ...line, column: valueAt, role: 'continuation' };
    const listed = words[index];
    valueAt = listed === 0 ? 2 * STEP : STEP + width + 1;
    const laid = listed === 0 ? code : code.slice(0, listed).padEnd(width) + code.slice(listed);
    return { ...line, code: laid, column: STEP };
  });
}

/** A remark among the clauses, and not one after the last of them. */
function isInside(lines: readonly Line[], index: number): boolean {
  return lines.slice(index).some(({ code }) => code !== '');
}
