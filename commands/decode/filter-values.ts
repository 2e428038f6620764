/**
 * Values of a filter against values of fields: numbers, names, addresses with prefixes, text,
 * octets.
 */
import { nameOf, showHex } from '../../runtime/describe.ts';
import type { Display, Node, Value } from '../../runtime/describe.ts';
import { FilterError } from './filter.ts';
import type { Token } from './filter.ts';
import type { FoundField } from './filter-fields.ts';
import { addressBits } from './addresses.ts';

export interface Candidate {
  readonly value: Value | boolean;
  readonly text: string;
  readonly isFlag?: boolean;
  readonly display?: Display | undefined;
  readonly node?: Node;
}

export type ValueTest = (candidate: Candidate) => boolean;

/** `= < <= > >=` with one value. */
export function comparison(sign: string, token: Token, field: FoundField): ValueTest {
  const prefix = prefixOf(token);
  if (prefix) {
    if (sign !== '=')
      throw new FilterError(
        `addresses with a prefix compare with = or in, not with ${sign}`,
        token.at,
        token.text.length,
      );
    return prefix;
  }
  const number = numberOf(token.text);
  if (sign !== '=' && number === undefined) {
    throw new FilterError(`${field.name} ${sign} needs a number`, token.at, token.text.length);
  }
  return (candidate) =>
    sign === '=' ? equals(candidate, token, number) : ordered(sign, candidate.value, number!);
}

/** `1..1023`, a number, a name, an address. */
export function range(token: Token, field: FoundField): ValueTest {
  const ends = /^(\S*?)\.\.(\S*)$/.exec(token.text);
  if (!ends || token.kind === 'text') return comparison('=', token, field);
  const [low, high] = [ends[1] ?? '', ends[2] ?? ''].map((end) =>
    end === '' ? undefined : numberOf(end),
  );
  const isWrong = (ends[1] !== '' && low === undefined) || (ends[2] !== '' && high === undefined);
  if (isWrong)
    throw new FilterError(
      'expected a range of numbers, such as 1..1023',
      token.at,
      token.text.length,
    );
  return ({ value }) =>
    isNumber(value) &&
    (low === undefined || BigInt(value) >= low) &&
    (high === undefined || BigInt(value) <= high);
}

/** Text, or octets in hexadecimal, somewhere inside. */
export function containing(token: Token): ValueTest {
  const wanted = token.text.toLowerCase();
  const hex = /^(?:hex:|0x)?((?:[0-9a-f]{2})+)$/i.exec(token.text)?.[1]?.toLowerCase();
  const inText = showHex(new TextEncoder().encode(token.text));
  return ({ value, text }) => {
    if (text.toLowerCase().includes(wanted)) return true;
    if (!(value instanceof Uint8Array)) return false;
    const octets = showHex(value);
    return (
      octets.includes(inText) ||
      (token.kind === 'word' && hex !== undefined && octets.includes(hex))
    );
  };
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function numberOf(text: string): bigint | undefined {
  const plain = text.replaceAll('_', '');
  return /^(?:0x[0-9a-f]+|\d+)$/i.test(plain) ? BigInt(plain) : undefined;
}

function ordered(sign: string, value: unknown, wanted: bigint): boolean {
  if (!isNumber(value)) return false;
  const number = BigInt(value);
  if (sign === '<') return number < wanted;
  if (sign === '<=') return number <= wanted;
  return sign === '>' ? number > wanted : number >= wanted;
}

function equals(candidate: Candidate, token: Token, number: bigint | undefined): boolean {
  const { value, text, node } = candidate;
  const wanted = token.text.toLowerCase();
  if (isNumber(value) && number !== undefined) return BigInt(value) === number;
  if (isNumber(value) && node && (node.table.kind === 'integer' || node.table.kind === 'nested')) {
    const name = nameOf(node.table, value)?.toLowerCase();
    if (name === wanted) return true;
  }
  if (value instanceof Uint8Array) {
    const isHex = showHex(value) === wanted.replace(/^(?:hex:|0x)/, '').replaceAll(':', '');
    return isHex || new TextDecoder().decode(value) === token.text || text.toLowerCase() === wanted;
  }
  return (
    text.toLowerCase() === wanted ||
    String(value).toLowerCase().replace(/\.$/, '') === wanted.replace(/\.$/, '')
  );
}

/** An address, alone or with a prefix, against addresses of its kind. */
function prefixOf(token: Token): ValueTest | undefined {
  const [, address = '', length] = /^([0-9a-f:.]+)(?:\/(\d+))?$/i.exec(token.text) ?? [];
  const wanted = address.includes('.') || address.includes(':') ? addressBits(address) : undefined;
  if (!wanted) return undefined;
  const count = length === undefined ? wanted.length : Number(length);
  if (count > wanted.length)
    throw new FilterError(
      `a prefix of ${count} bits: an address of this kind has ${wanted.length}`,
      token.at,
      token.text.length,
    );
  const start = wanted.slice(0, count);
  return ({ text, value }) => {
    const bits = addressBits(
      value instanceof Uint8Array && value.length === 4 ? value.join('.') : text,
    );
    return bits !== undefined && bits.length === wanted.length && bits.startsWith(start);
  };
}
