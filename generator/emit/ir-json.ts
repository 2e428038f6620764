/** JSON that can be read and compared line by line: a line for a field, an arm, a rule. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What holds items of a line each. */
const BLOCKS = new Set([
  'messages',
  'choices',
  'numbers',
  'labels',
  'values',
  'registers',
  'layers',
  'examples',
  'rules',
  'fields',
  'arms',
  'carries',
  'machines',
  'states',
  'events',
  'transitions',
  'properties',
]);

/** Drops what is undefined, false, or empty; integers too large for a number become text. */
export function json(value: unknown): Json {
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (Array.isArray(value)) return value.map(json);
  if (typeof value !== 'object' || value === null) return value as Json;
  const kept = Object.entries(value)
    .map(([name, inner]) => [name, inner === undefined ? undefined : json(inner)] as const)
    .filter((entry): entry is readonly [string, Json] => isTelling(entry[1]));
  return Object.fromEntries(kept);
}

function isTelling(value: Json | undefined): boolean {
  if (value === undefined || value === false || value === '') return false;
  if (typeof value !== 'object' || value === null) return true;
  return Object.keys(value).length > 0;
}

/** A document: its own properties a line each, then blocks. */
export function print(document: Json): string {
  if (!isObject(document)) return `${line(document)}\n`;
  const properties = Object.entries(document).map(
    ([name, value]) =>
      `  ${JSON.stringify(name)}: ${BLOCKS.has(name) ? block(value, '  ') : line(value)}`,
  );
  return `{\n${properties.join(',\n')}\n}\n`;
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function block(value: Json, indent: string): string {
  if (!Array.isArray(value)) return line(value);
  const items = value.map((item: Json) => `${indent}  ${entry(item, `${indent}  `)}`);
  return `[\n${items.join(',\n')}\n${indent}]`;
}

/** An item is a line, unless it holds items itself. */
function entry(item: Json, indent: string): string {
  if (!isObject(item)) return line(item);
  const parts = Object.entries(item).map(
    ([name, value]) =>
      `${JSON.stringify(name)}: ${holdsItems(name, value) ? block(value, indent) : line(value)}`,
  );
  return `{ ${parts.join(', ')} }`;
}

function holdsItems(name: string, value: Json): boolean {
  return BLOCKS.has(name) && Array.isArray(value) && value.some(isObject);
}

function line(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(line).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const parts = Object.entries(value).map(
    ([name, inner]) => `${JSON.stringify(name)}: ${line(inner)}`,
  );
  return `{ ${parts.join(', ')} }`;
}
