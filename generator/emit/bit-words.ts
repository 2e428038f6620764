/** In little endian order, bits of a group count from the least significant of their word. */
import type { Field } from '../model.ts';
import { wordOrdered, type Module } from './module.ts';

/** In little endian order bits of a group count from the least significant of their word. */
export function wordOf(
  one: Field,
  walk: { readonly module: Module },
): { before: number; shift: number; bits: number } | undefined {
  if (!wordOrdered(walk.module.protocol)) return undefined;
  return wordsOf(walk.module).get(one);
}

const words = new WeakMap<object, Map<Field, { before: number; shift: number; bits: number }>>();

function wordsOf(module: Module): Map<Field, { before: number; shift: number; bits: number }> {
  const known = words.get(module.protocol);
  if (known) return known;
  const found = new Map<Field, { before: number; shift: number; bits: number }>();
  const visit = (one: Field): void => {
    if (one.kind === 'union') for (const arm of one.arms) arm.fields.forEach(visit);
    if (one.kind !== 'group') return;
    let before = 0;
    for (const inner of one.fields) {
      if (one.bits !== undefined && inner.kind === 'integer') {
        found.set(inner, { before, shift: before, bits: one.bits });
        before += inner.bits;
      }
      visit(inner);
    }
  };
  const { messages, choices } = module.protocol;
  for (const message of messages) message.fields.forEach(visit);
  for (const choice of choices) for (const arm of choice.arms) arm.fields.forEach(visit);
  words.set(module.protocol, found);
  return found;
}
