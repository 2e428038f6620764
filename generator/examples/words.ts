/** Where octets are not big endian, bits of a group count from the least significant of a word. */
import type { Field, Type } from '../model.ts';
import { bitsOf } from './numbers.ts';

/** The word a field is in, and how many of its bits come before the field's. */
interface Word {
  readonly bits: number;
  readonly before: number;
}

const words = new WeakMap<Field, Word>();
const remembered = new WeakSet<Type>();

export function wordOf(field: Field): Word | undefined {
  return words.get(field);
}

export function rememberWords(type: Type): void {
  if (remembered.has(type)) return;
  remembered.add(type);
  if (type.kind === 'message') type.fields.forEach(visit);
  if (type.kind === 'choice') for (const arm of type.arms) arm.fields.forEach(visit);
}

function visit(field: Field): void {
  if (field.kind === 'union') for (const arm of field.arms) arm.fields.forEach(visit);
  if (field.kind !== 'group') return;
  let before = 0;
  for (const inner of field.fields) {
    if (field.bits !== undefined && inner.kind === 'integer') {
      words.set(inner, { bits: field.bits, before });
      before += inner.bits;
    }
    visit(inner);
  }
}

export function wordBits(
  octets: Uint8Array,
  at: number,
  bits: number,
  word: Word,
  little: boolean,
): bigint {
  const whole = bitsOf(octets, at - word.before, word.bits, little);
  return (whole >> BigInt(word.before)) & ((1n << BigInt(bits)) - 1n);
}
