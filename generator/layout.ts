/**
 * Runs: fields of fixed width that stand together are checked to be there at once, whatever groups
 * they are in. Every reader (wire, describe, the slow twin) takes its runs from here, so that all
 * agree on the first broken rule.
 */
import type { Field, GroupField } from './model.ts';

/** A body in reading order: groups without a size of their own are only their fields. */
export type Step =
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'enter'; readonly group: GroupField }
  | { readonly kind: 'exit'; readonly group: GroupField };

export function steps(fields: readonly Field[]): Step[] {
  return fields.flatMap((field): Step[] => {
    if (field.kind !== 'group' || field.when) return [{ kind: 'field', field }];
    const inner = steps(field.fields);
    if (!field.size) return inner;
    return [{ kind: 'enter', group: field }, ...inner, { kind: 'exit', group: field }];
  });
}

/** The bits of a field when nothing can change them; undefined when something can. */
export function fixedBits(field: Field): number | undefined {
  if (field.when) return undefined;
  if (field.kind === 'integer') return field.width ? undefined : field.bits;
  // Filler follows at once, and how much of it depends on where the field ends.
  if (field.kind !== 'octets' || field.size.kind !== 'octets' || field.padded) return undefined;
  const { octets } = field.size;
  return octets.kind === 'number' ? Number(octets.value) * 8 : undefined;
}

/**
 * The bits of the run that begins at a step. A region that says its own size is entered within a
 * run; its end ends it.
 */
export function runFrom(all: readonly Step[], index: number): number {
  let bits = 0;
  for (const step of all.slice(index)) {
    if (step.kind === 'exit') break;
    if (step.kind === 'enter') {
      if (!isSelfSized(step.group)) break;
      continue;
    }
    const fixed = fixedBits(step.field);
    if (fixed === undefined) break;
    bits += fixed;
  }
  return bits;
}

export function isSelfSized(group: GroupField): boolean {
  return group.size?.kind === 'octets' && group.size.self;
}

/** The bits of the run that begins with the first of these fields. */
export function runBits(fields: readonly Field[]): number {
  return runFrom(steps(fields), 0);
}

const bare = new WeakMap<Field, Field>();

/** A field as it is when its condition holds: one copy for every reader and writer. */
export function withoutWhen(field: Field): Field {
  const known = bare.get(field);
  if (known) return known;
  const copy = { ...field, when: undefined } as Field;
  bare.set(field, copy);
  return copy;
}
