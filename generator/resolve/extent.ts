/**
 * How many octets a type can take, and what it needs from its caller: found once all types are
 * filled in.
 */
import { interval, narrow, type Known } from './interval.ts';
import { namesIn } from './scope.ts';
import type { Element, Expression, Field, Given, Needs, Type } from '../model.ts';

export interface Bits {
  readonly min: number;
  readonly max: number;
}

const none: Bits = { min: 0, max: 0 };

/**
 * The fewest and most bits that fields take together. A type met again inside itself has no bound.
 */
export function bitsOf(fields: readonly Field[], known: Known, inside: ReadonlySet<Type>): Bits {
  return fields.map((field) => fieldBits(field, known, inside)).reduce(add, none);
}

function add(a: Bits, b: Bits): Bits {
  return { min: a.min + b.min, max: a.max + b.max };
}

function fieldBits(field: Field, known: Known, inside: ReadonlySet<Type>): Bits {
  const there = field.when ? narrow(field.when, known) : known;
  const bits = presentBits(field, there, inside);
  return field.when ? { min: 0, max: bits.max } : bits;
}

function presentBits(field: Field, known: Known, inside: ReadonlySet<Type>): Bits {
  switch (field.kind) {
    case 'integer':
      return field.width ? interval(field.width, known) : { min: field.bits, max: field.bits };
    case 'octets':
      return sized(field.size, known, { min: 0, max: Infinity });
    case 'nested':
      return typeBits(field.type, inside);
    case 'list': {
      if (field.size.kind === 'octets') return sized(field.size, known, none);
      const each = elementBits(field.element, inside);
      if (!field.times) return { min: 0, max: Infinity };
      const times = interval(field.times, known);
      return { min: each.min * times.min, max: each.max * times.max || 0 };
    }
    case 'group': {
      const body = bitsOf(field.fields, known, inside);
      return field.size ? sized(field.size, known, body) : body;
    }
    case 'union': {
      if (field.size.kind === 'octets') return sized(field.size, known, none);
      const arms = field.arms.map((arm) => bitsOf(arm.fields, known, inside));
      return {
        min: Math.min(...arms.map((arm) => arm.min)),
        max: Math.max(...arms.map((arm) => arm.max)),
      };
    }
  }
}

function sized(
  size: { kind: 'rest' } | { kind: 'octets'; octets: Expression },
  known: Known,
  body: Bits,
): Bits {
  if (size.kind === 'rest') return body;
  const octets = interval(size.octets, known);
  return { min: Math.max(octets.min, 0) * 8, max: octets.max * 8 };
}

export function elementBits(element: Element, inside: ReadonlySet<Type>): Bits {
  if (element.kind === 'type') return typeBits(element.type, inside);
  const bits = element.kind === 'integer' ? element.bits : element.octets * 8;
  return { min: bits, max: bits };
}

export function typeBits(type: Type, inside: ReadonlySet<Type> = new Set()): Bits {
  if (inside.has(type)) return { min: 0, max: Infinity };
  const within = new Set(inside).add(type);
  switch (type.kind) {
    case 'message': {
      const body = bitsOf(type.fields, new Map(), within);
      if (type.size?.kind !== 'octets') return body;
      const octets = interval(type.size.octets);
      return { min: Math.max(body.min, octets.min * 8), max: octets.max * 8 };
    }
    case 'choice': {
      const arms = type.arms.map((arm) => bitsOf(arm.fields, new Map(), within));
      const tag = type.tag.bits;
      return {
        min: tag + Math.min(...arms.map((arm) => arm.min)),
        max: tag + Math.max(...arms.map((arm) => arm.max)),
      };
    }
    case 'number':
      return {
        min: type.prefixBits + Math.min(...type.widths),
        max: type.prefixBits + Math.max(...type.widths),
      };
    case 'labels':
      return { min: 8, max: type.octetsMax * 8 };
  }
}

/**
 * What reading a type needs besides its octets: found in its expressions and those of the types
 * inside it.
 */
export function needsOf(
  type: Type,
  endianGivens: readonly Given[],
  order: readonly Given[],
): Needs & { readonly missing: readonly string[] } {
  const givens = new Set(endianGivens.map((given) => given.name));
  let origin = false;
  const seen = new Set<Type>();
  const visitType = (inner: Type): void => {
    if (seen.has(inner)) return;
    seen.add(inner);
    if (inner.kind === 'labels') origin ||= inner.pointer !== undefined;
    else if (inner.kind === 'choice') for (const arm of inner.arms) arm.fields.forEach(visit);
    else if (inner.kind === 'message') {
      if (inner.size?.kind === 'octets') expression(inner.size.octets);
      inner.fields.forEach(visit);
    }
  };
  const expression = (inner: Expression | undefined): void => {
    if (inner)
      for (const given of namesIn(inner, { fields: new Set(), givens: new Set() }).givens)
        givens.add(given.name);
  };
  const visit = (field: Field): void => {
    expression(field.when);
    fieldExpressions(field).forEach(expression);
    if (field.kind === 'group') field.fields.forEach(visit);
    if (field.kind === 'union') for (const arm of field.arms) arm.fields.forEach(visit);
    if (field.kind === 'nested') visitType(field.type);
    if (field.kind === 'list' && field.element.kind === 'type') visitType(field.element.type);
  };
  visitType(type);
  const known = new Set(order.map((given) => given.name));
  const missing = [...givens].filter((given) => !known.has(given));
  return { origin, givens: order.filter((given) => givens.has(given.name)), missing };
}

/** Every expression that a field's own lines hold. */
export function fieldExpressions(field: Field): Expression[] {
  const found: (Expression | undefined)[] = [];
  if ('size' in field && field.size?.kind === 'octets') found.push(field.size.octets);
  if (field.kind === 'integer') found.push(field.width);
  if (field.kind === 'integer' || field.kind === 'nested') {
    found.push(field.rules.equation?.value, field.rules.checksum?.none?.unless);
    for (const part of field.rules.checksum?.over ?? [])
      if (part.kind === 'expression') found.push(part.value);
  }
  if (field.kind === 'octets') found.push(field.padded?.to);
  if (field.kind === 'list') found.push(field.times);
  if (field.kind === 'union') found.push(field.tag);
  return found.filter((one) => one !== undefined);
}
