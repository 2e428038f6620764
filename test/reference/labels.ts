/** Names of labels, with pointers back into the message. */
import type { Labels } from '../../generator/model.ts';
import { readBits } from './bits.ts';
import { Broken } from './regions.ts';
import type { Cursor } from './scope.ts';
import type { Node } from './tree.ts';

/** `origin` in bits: where pointers count from. */
export function readLabels(
  type: Labels,
  into: Node,
  cursor: Cursor & { at: number },
  origin: number,
): void {
  const texts: Uint8Array[] = [];
  let end = cursor.regions.end();
  let at = cursor.at;
  let segment = at;
  let after: number | undefined;
  let total = 1;
  const need = (bits: number): void => {
    if (at + bits > end) throw new Broken(type.truncated);
  };
  for (;;) {
    need(8);
    const tag = Number(readBits(cursor.octets, at, type.tagBits, false));
    if (tag === type.pointer?.value) {
      const bits = type.tagBits + type.pointer.offsetBits;
      need(bits);
      const offset = readBits(cursor.octets, at + type.tagBits, type.pointer.offsetBits, false);
      const target = origin + Number(offset) * 8;
      // Before the labels that led here, and what is pointed at ends before its pointer.
      if (target >= segment) throw new Broken(type.malformed);
      after ??= at + bits;
      end = at;
      at = target;
      segment = target;
      continue;
    }
    if (tag !== type.label.value) throw new Broken(type.malformed);
    const length = Number(readBits(cursor.octets, at + type.tagBits, type.label.lengthBits, false));
    at += type.tagBits + type.label.lengthBits;
    if (length === 0) break;
    total += 1 + length;
    if (total > type.textOctetsMax) throw new Broken(type.malformed);
    texts.push(cursor.octets.slice(at / 8, at / 8 + length));
    at += length * 8;
  }
  cursor.at = after ?? at;
  into.labels = texts;
}
