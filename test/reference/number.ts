/** Numbers that say in their first bits how long they are. */
import type { NumberType } from '../../generator/model.ts';
import { readBits } from './bits.ts';
import { Broken } from './regions.ts';
import type { Cursor } from './scope.ts';
import type { Node } from './tree.ts';

export function readNumber(type: NumberType, into: Node, cursor: Cursor & { at: number }): void {
  const need = (bits: number): void => {
    if (cursor.at + bits > cursor.regions.end()) throw new Broken(type.truncated);
  };
  need(8);
  const prefix = Number(readBits(cursor.octets, cursor.at, type.prefixBits, false));
  const bits = type.widths[prefix];
  need(type.prefixBits + bits);
  const value = readBits(cursor.octets, cursor.at + type.prefixBits, bits, false);
  cursor.at += type.prefixBits + bits;
  into.value = value;
}
