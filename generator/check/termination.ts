/**
 * Every reader ends: items of a list take room, nothing contains itself without a region, and what
 * follows the rest is nothing.
 */
import type { Reporter } from '../diagnostic.ts';
import type { Choice, Field, Message, Type } from '../model.ts';
import { elementBits } from '../resolve/extent.ts';
import { bodies } from './bodies.ts';
import { exclusive } from './exclusive.ts';

/**
 * `reported`: types of cycles that were told of already, as each type of one would find it again.
 */
export function checkTermination(
  type: Message | Choice,
  reported: Set<Type>,
  reporter: Reporter,
): void {
  for (const body of bodies(type)) walk(body.fields, reporter);
  const seen = new Set<Type>();
  const cycle = reported.has(type) ? undefined : reaches(type, type, seen);
  if (cycle) {
    for (const one of seen) reported.add(one);
    reporter.report({
      span: cycle.span,
      message: `${type.name} contains itself`,
      help: 'carry the inner one as octets and let the layers table or the caller read it',
    });
  }
}

function walk(fields: readonly Field[], reporter: Reporter): void {
  const open: Field[] = [];
  for (const field of fields) {
    const before = open.find((one) => !(one.when && field.when && exclusive(one.when, field.when)));
    if (before) {
      reporter.report({
        span: field.span,
        message: `${field.name} can never be read: ${before.name} takes the rest`,
        help: before.when
          ? `give ${before.name} a size, or let ${field.name} be there only when ${before.name} is not`
          : `give ${before.name} a size`,
        note: { span: before.span, message: `${before.name} is declared here` },
      });
      return;
    }
    if (field.kind === 'group') walk(field.fields, reporter);
    if (field.kind === 'union') for (const arm of field.arms) walk(arm.fields, reporter);
    if (field.kind === 'list' && elementBits(field.element, new Set()).min < 8 && !field.times) {
      reporter.report({
        span: field.span,
        message: `an item of ${field.name} can be empty: the list would never end`,
        help: 'give every item at least one octet',
      });
    }
    if (takesRest(field)) open.push(field);
  }
}

/** Whether nothing can follow it in its region. */
function takesRest(field: Field): boolean {
  if (field.kind === 'octets' || field.kind === 'union') return field.size.kind === 'rest';
  if (field.kind === 'list')
    return field.size.kind === 'rest' && (field.padded !== undefined || !field.times);
  return field.kind === 'group' && !field.size && field.fields.some(takesRest);
}

/** A field through which a type is found inside itself. */
function reaches(from: Type, to: Type, seen: Set<Type>): Field | undefined {
  if (seen.has(from) || from.kind === 'number' || from.kind === 'labels') return undefined;
  seen.add(from);
  const inner = (field: Field): Field | undefined => {
    if (field.kind === 'group') return first(field.fields, inner);
    if (field.kind === 'union')
      return first(
        field.arms.flatMap((arm) => arm.fields),
        inner,
      );
    const type =
      field.kind === 'nested'
        ? field.type
        : field.kind === 'list' && field.element.kind === 'type'
          ? field.element.type
          : undefined;
    if (!type) return undefined;
    return type === to || reaches(type, to, seen) ? field : undefined;
  };
  return first(
    bodies(from).flatMap((body) => body.fields),
    inner,
  );
}

function first(
  fields: readonly Field[],
  test: (field: Field) => Field | undefined,
): Field | undefined {
  for (const field of fields) {
    const found = test(field);
    if (found) return found;
  }
  return undefined;
}
