/** Data as TypeScript that is laid out here: one line where it fits, else one item a line. */

/** Code as it is, or a list or an object of such. Undefined properties are left out. */
export type Literal =
  string | readonly Literal[] | { readonly [property: string]: Literal | undefined };

const COLUMNS_MAX = 100;

/**
 * The literal's text; `before` is what stands in front of it on its line, `indent` where its line
 * begins.
 */
export function literal(value: Literal, indent: string, before: number): string {
  if (typeof value === 'string') return value;
  const flat = oneLine(value);
  // A comma or a bracket follows most literals.
  if (indent.length + before + flat.length + 2 <= COLUMNS_MAX) return flat;
  const inner = `${indent}  `;
  if (!isList(value)) return `{ ${fill(entries(value), inner, before)} }`;
  if (value.every((item) => typeof item === 'string')) {
    return `[${fill(
      value.map((item): Item => ['', item]),
      inner,
      before,
    )}]`;
  }
  const items = value.map((item) => `${inner}${literal(item, inner, 0)},\n`);
  return `[\n${items.join('')}${indent}]`;
}

type Item = readonly [name: string, value: Literal];

/** Items one after the other, a new line where one does not fit. */
function fill(items: readonly Item[], indent: string, before: number): string {
  let text = '';
  let column = indent.length + before;
  for (const [name, value] of items) {
    const head = name === '' ? '' : `${name}: `;
    const flat = head + oneLine(value);
    const stays = column + flat.length + 3 <= COLUMNS_MAX;
    if (text !== '') text += stays ? ', ' : `,\n${indent}`;
    else if (!stays) text = `\n${indent}`;
    if (!stays) column = indent.length;
    const fits = column + flat.length + 3 <= COLUMNS_MAX;
    const code = fits ? flat : head + wrapped(value, indent, head.length);
    text += code;
    column = code.includes('\n') ? COLUMNS_MAX : column + code.length + 2;
  }
  return text;
}

function wrapped(value: Literal, indent: string, before: number): string {
  if (typeof value !== 'string') return literal(value, indent, before);
  return value.startsWith("'") ? breakText(value, indent) : breakFunction(value, `${indent}  `);
}

/** An import on one line where it fits, else a name a line. */
export function importLine(what: string, names: Iterable<string>, path: string): string {
  const sorted = [...names].sort();
  const line = `${what} { ${sorted.join(', ')} } from '${path}';`;
  if (line.length <= COLUMNS_MAX) return line;
  return `${what} {\n${sorted.map((name) => `  ${name},\n`).join('')}} from '${path}';`;
}

/** A long text goes on in the next line. */
function breakText(code: string, indent: string): string {
  const at = code.lastIndexOf(' ', COLUMNS_MAX - indent.length - 6);
  if (at < 1) return code;
  return `${code.slice(0, at + 1)}' +\n${indent}'${code.slice(at + 1)}`;
}

/** A long function goes on in the next line, where its operators let it. */
function breakFunction(code: string, indent: string): string {
  const lines = [''];
  for (const part of code.split(/ (?=(?:\|\||&&|[?:+]) )/)) {
    const last = lines.at(-1)!;
    const joined = last === '' ? part : `${last} ${part}`;
    if (last === '' || joined.length + indent.length + 10 <= COLUMNS_MAX)
      lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines.join(`\n${indent}`);
}

function oneLine(value: Literal): string {
  if (typeof value === 'string') return value;
  if (isList(value)) return `[${value.map(oneLine).join(', ')}]`;
  const items = entries(value).map(([name, item]) => `${name}: ${oneLine(item)}`);
  return items.length === 0 ? '{}' : `{ ${items.join(', ')} }`;
}

function entries(value: { readonly [name: string]: Literal | undefined }): [string, Literal][] {
  return Object.entries(value).filter(
    (entry): entry is [string, Literal] => entry[1] !== undefined,
  );
}

function isList(value: Literal): value is readonly Literal[] {
  return Array.isArray(value);
}

/** Text as a string literal in single quotes. */
export function quoted(text: string): string {
  if (text.includes("'")) return JSON.stringify(text);
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')}'`;
}

/** A number, with the suffix that a large one needs. */
export function numberLiteral(value: bigint | number): string {
  const exact = BigInt(value);
  const safe =
    exact <= BigInt(Number.MAX_SAFE_INTEGER) && exact >= -BigInt(Number.MAX_SAFE_INTEGER);
  const text = exact > 0xffffn ? `0x${exact.toString(16)}` : String(exact);
  return safe ? text : `${text}n`;
}
