/** Which fields a writer finds for itself, and how: every equation is read in both directions. */
import type {
  Derivation,
  Expression,
  Field,
  IntegerField,
  Message,
  NestedField,
} from '../model.ts';
import type { Draft } from './fields.ts';
import { flatten } from './groups.ts';
import { linear } from './linear.ts';

/** Marks the derived fields of one body (a message's or an arm's), those of its groups included. */
export function derive(fields: readonly Field[], message: Message | undefined): void {
  const all = flatten(fields);
  const own = new Set<Field>(all);
  for (const field of all) if (isNumber(field)) ownRules(field);
  if (message?.size?.kind === 'octets')
    invert(message.size.octets, own, (scale, offset) => ({
      kind: 'size',
      of: message,
      scale,
      offset,
    }));
  for (const field of all) {
    if ('size' in field && field.size?.kind === 'octets' && isAlwaysSaid(field)) {
      invert(field.size.octets, own, (scale, offset) => ({
        kind: 'size',
        of: field,
        scale,
        offset,
      }));
    }
    if (field.kind === 'list' && field.times) {
      invert(field.times, own, (scale, offset) => ({ kind: 'count', of: field, scale, offset }));
    }
    if (field.kind === 'union' && !field.when && field.tagField && own.has(field.tagField))
      set(field.tagField, { kind: 'tag', of: field });
    if (field.kind === 'union') for (const arm of field.arms) derive(arm.fields, undefined);
  }
  for (const field of all) if (field.when) presence(field, field.when, own);
}

function isNumber(field: Field): field is IntegerField | NestedField {
  return field.kind === 'integer' || field.kind === 'nested';
}

function ownRules(field: IntegerField | NestedField): void {
  const { constant, equation, checksum } = field.rules;
  if (checksum) set(field, { kind: 'checksum', checksum });
  else if (equation) set(field, { kind: 'equation', value: equation.value });
  else if (constant) set(field, { kind: 'constant', value: constant.value });
}

/**
 * A region that may be absent says its length only when its absence is a length of zero: `when
 * Length > 0`.
 */
function isAlwaysSaid(field: Field): boolean {
  const { when } = field;
  if (!when) return true;
  if (
    when.kind !== 'binary' ||
    when.left.kind !== 'field' ||
    when.right.kind !== 'number' ||
    when.right.value !== 0n
  )
    return false;
  const size =
    'size' in field && field.size?.kind === 'octets' ? linear(field.size.octets) : undefined;
  return (
    (when.operator === '>' || when.operator === '!=') &&
    size?.field === when.left.field &&
    size.offset === 0
  );
}

function invert(
  size: Expression,
  own: ReadonlySet<Field>,
  make: (scale: number, offset: number) => Derivation,
): void {
  const form = linear(size);
  if (form && own.has(form.field) && !form.field.when)
    set(form.field, make(form.scale, form.offset));
}

/**
 * `when ACK = 1`, `when ACK`: a one-bit flag says that a field is there, so the field's being
 * there says the flag.
 */
function presence(field: Field, when: Expression, own: ReadonlySet<Field>): void {
  const flag = when.kind === 'field' ? when.field : isOne(when);
  if (flag?.kind === 'integer' && flag.bits === 1 && own.has(flag))
    set(flag, { kind: 'presence', of: field });
}

function isOne(when: Expression): IntegerField | NestedField | undefined {
  if (when.kind !== 'binary' || when.operator !== '=' || when.left.kind !== 'field')
    return undefined;
  return when.right.kind === 'number' && when.right.value === 1n ? when.left.field : undefined;
}

/** The first way found to derive a field is the way; others are checks. */
function set(field: IntegerField | NestedField, derivation: Derivation): void {
  const draft = field as Draft<IntegerField | NestedField>;
  draft.derived ??= derivation;
}
