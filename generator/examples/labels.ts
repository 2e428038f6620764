/** Names of labels in an example. */
import type { Labels } from '../model.ts';
import { Fault } from './tree.ts';

export function labelsAt(
  type: Labels,
  octets: Uint8Array,
  start: number,
  stop: number,
  origin: number,
): { readonly text: string; readonly end: number } {
  const shift = 8 - type.tagBits;
  const words: string[] = [];
  let [at, limit, segment, total] = [start, stop, start, 1];
  let behind: number | undefined;
  for (;;) {
    if (at >= limit) throw new Fault(type.truncated);
    const lead = octets[at]!;
    const low = lead & ((1 << shift) - 1);
    if (type.pointer && lead >> shift === type.pointer.value) {
      if (at + 2 > limit) throw new Fault(type.truncated);
      const target = origin + low * 256 + octets[at + 1]!;
      if (target >= segment) throw new Fault(type.malformed);
      behind ??= at + 2;
      [limit, at, segment] = [at, target, target];
      continue;
    }
    if (lead >> shift !== type.label.value) throw new Fault(type.malformed);
    if (low === 0) return { text: words.join('.'), end: behind ?? at + 1 };
    total += 1 + low;
    if (total > type.textOctetsMax) throw new Fault(type.malformed);
    words.push(String.fromCharCode(...octets.subarray(at + 1, at + 1 + low)));
    at += 1 + low;
  }
}
