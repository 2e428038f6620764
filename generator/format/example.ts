/** Examples: the octets stand as their author grouped them. */
import type { Line } from './lines.ts';
import { bare, tidyFormats } from './lines.ts';

const STEP = 2;

export function layExample(lines: readonly Line[]): Line[] {
  let inside = false;
  let begun = false;
  return lines.map((line) => {
    const { code } = line;
    if (code === '') return { ...line, column: begun ? STEP : 0 };
    const wasInside = inside;
    const isHead = !begun;
    begun = true;
    const brace = wasInside ? -1 : bare(code).indexOf('{');
    if (brace >= 0) inside = true;
    const closes = inside && bare(code).trimEnd().endsWith('}');
    if (closes) inside = false;
    if (wasInside) {
      if (code === '}') return { ...line, column: 0, role: 'closer' };
      const body = closes ? `${code.slice(0, -1).trimEnd()} }` : code;
      return { ...line, code: tidyBody(body), column: STEP, block: 1, role: 'item' };
    }
    const head = tidyFormats(brace < 0 ? code : code.slice(0, brace));
    const body = brace < 0 ? '' : tidyBody(code.slice(brace + 1, closes ? -1 : undefined).trim());
    const rest = [brace < 0 ? '' : '{', body, closes ? '}' : ''].filter((part) => part !== '');
    return {
      ...line,
      code: [head, ...rest].filter((part) => part !== '').join(' '),
      column: isHead ? 0 : STEP,
      role: isHead ? 'item' : 'continuation',
    };
  });
}

/** Values are taken as they are written: only commas are seen to. */
function tidyBody(body: string): string {
  return body.replace(/ *, */g, ', ').trim();
}
