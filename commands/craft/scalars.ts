/** Values as people type them: numbers, names of values, addresses, text, octets. */
import { valueOf } from '../../runtime/describe.ts';
import type { IntegerTable, NestedTable, OctetsTable } from '../../runtime/describe.ts';
import { UsageError } from '../failure.ts';
import { didYouMean } from '../suggest.ts';

/** One-bit fields are true or false in values, others numbers, or bigints above 53 bits. */
export function numberValue(
  table: IntegerTable | NestedTable,
  text: string,
  path: string,
): number | bigint | string | boolean {
  const display = table.kind === 'integer' ? table.display : undefined;
  if (display) return text;
  const number = numberNamed(table, text, path);
  if (table.kind === 'nested') return Number(number);
  if (isFlag(table)) return number !== 0n;
  return table.bits > 53 ? number : Number(number);
}

/** As the generated values have it. */
export function isFlag(table: IntegerTable): boolean {
  const { bits, width, names, constant, ranges, closed } = table;
  return bits === 1 && !width && !names && !constant && !ranges && closed === undefined;
}

const words: Readonly<Record<string, bigint>> = { true: 1n, yes: 1n, set: 1n, false: 0n, no: 0n };

export function numberNamed(table: IntegerTable | NestedTable, text: string, path: string): bigint {
  const plain = text.replaceAll('_', '');
  if (/^(?:0x[0-9a-f]+|0b[01]+|\d+)$/i.test(plain)) return BigInt(plain);
  const word = words[text.toLowerCase()];
  if (word !== undefined) return word;
  const found = table.names && valueOf(table.names, text);
  if (found !== undefined) return BigInt(found);
  const known = table.names?.map((row) => row[2]) ?? [];
  const wanted = known.length > 0 ? 'a number or one of its names' : 'a number';
  throw new UsageError(`${path}: expected ${wanted}, not ${text}${didYouMean(text, known)}`);
}

/** `hex:0a00`, `text:hello`, `zeros:46`; text and addresses as they are. */
export function octetsValue(table: OctetsTable, text: string, path: string): Uint8Array | string {
  if (table.display) return text;
  if (table.text) return text.replace(/^text:/, '');
  return octetsOf(text, path);
}

export function octetsOf(text: string, path: string): Uint8Array {
  const [, kind, rest = ''] = /^(hex|text|zeros):([\s\S]*)$/.exec(text) ?? [];
  if (kind === 'text') return new TextEncoder().encode(rest);
  if (kind === 'zeros' && /^\d{1,5}$/.test(rest)) return new Uint8Array(Number(rest));
  const digits = (kind === 'hex' ? rest : text).replace(/^0x|[\s:_]/g, '');
  const isHex = digits.length % 2 === 0 && /^[0-9a-f]*$/i.test(digits);
  if (!isHex || kind === 'zeros') {
    throw new UsageError(
      `${path}: expected octets as hex:0a0b, text:hello or zeros:4, not ${text}`,
    );
  }
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
