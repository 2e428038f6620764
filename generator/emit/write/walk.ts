/** Where a writer is, and which numbers it knows by now. */
import type { Derivation, Expression, Field, Message, Type } from '../../model.ts';
import { asksWhatIsLeft, fieldsIn } from '../../resolve/scope.ts';
import { type Speaker } from '../expression.ts';
import { offsetCode, paren, type Spot } from '../integers.ts';
import { givenName, local, use, type Module } from '../module.ts';
import { sum } from './closing.ts';

export const valuesPath = 'runtime/base/values.ts';

export interface Walk {
  readonly module: Module;
  readonly lines: string[];
  readonly value: string;
  readonly raw: Map<Field, string>;
  readonly spots: Map<Field, Spot>;
  readonly spans: Map<Field | 'message', { start: string; end: string }>;
  readonly names: Set<string>;
  readonly needsOrigin: boolean;
  readonly start: string;
  /** Regions being written, innermost last, with the derivation that asks for whole units. */
  readonly units: { readonly start: string; readonly scale: number; readonly offset: number }[];
  /** Set inside a region whose length was said: names there do not point back (RFC 3597 §4). */
  readonly plain: boolean;
  base: string;
  bits: number;
}

export function newWalk(type: Type, module: Module): Walk {
  const names = new Set(['b', 'o', 'v', 'origin', 'at', ...type.needs.givens.map(givenName)]);
  return {
    module,
    lines: [],
    value: 'v',
    raw: new Map(),
    spots: new Map(),
    spans: new Map(),
    names,
    needsOrigin: type.needs.origin,
    start: 'o',
    units: [],
    plain: false,
    base: 'o',
    bits: 0,
  };
}

export function name(walk: Walk, wanted: string): string {
  let unique = local(wanted);
  for (let count = 2; walk.names.has(unique); count++) unique = `${local(wanted)}${count}`;
  walk.names.add(unique);
  return unique;
}

export function position(walk: Walk): string {
  return offsetCode(walk.base, walk.bits >> 3);
}

/** Gives the place a name, so that later code can speak of it. */
export function pin(walk: Walk, id: string, code: string): string {
  const at = name(walk, id);
  walk.lines.push(`const ${at} = ${code};`);
  walk.base = at;
  walk.bits = 0;
  return at;
}

/** The whole units a derived length counts in: `Header (IHL * 4 octets)`. */
export function unitOf(
  sized: Field | Message,
  fields: readonly Field[],
): { scale: number; offset: number } | undefined {
  const inside = (all: readonly Field[]): Derivation | undefined => {
    for (const field of all) {
      if (field.kind === 'group') {
        const found = inside(field.fields);
        if (found) return found;
      }
      if (
        (field.kind === 'integer' || field.kind === 'nested') &&
        field.derived?.kind === 'size' &&
        field.derived.of === sized
      )
        return field.derived;
    }
    return undefined;
  };
  const found = inside(fields);
  return found?.kind === 'size' ? { scale: found.scale, offset: found.offset } : undefined;
}

export function speaker(walk: Walk): Speaker {
  const span = (of: Field | 'message'): string => {
    const found = walk.spans.get(of);
    return found ? `${found.end} - ${paren(found.start)}` : '0';
  };
  return {
    field: (field) => walk.raw.get(field) ?? '0',
    given: givenName,
    octetsOf: span,
    countOf: (list) => `${walk.value}.${list.id}.length`,
    octetsLeft: () => '0',
    sum: (over) => sum(over, walk),
  };
}

export function quote(text: string): string {
  return text.replaceAll("'", "\\'");
}

export function maxOf(field: { readonly bits?: number }): string {
  return `${2 ** Math.min(field.bits ?? 53, 53) - 1}`;
}

export function fits(
  code: string,
  bits: number,
  field: { readonly path: string; readonly numeric?: string },
  walk: Walk,
): string {
  if (field.numeric === 'bigint')
    return `${use(walk.module, valuesPath, 'fitsBig')}(${code}, ${(1n << BigInt(bits)) - 1n}n, '${quote(field.path)}')`;
  return `${use(walk.module, valuesPath, 'fits')}(${code}, ${2 ** bits - 1}, '${quote(field.path)}')`;
}

/**
 * Whether a writer can compute an expression: its fields are written, and it does not ask what is
 * left to read.
 */
export function known(expression: Expression, walk: Walk): boolean {
  return (
    !asksWhatIsLeft(expression) && [...fieldsIn(expression)].every((field) => walk.raw.has(field))
  );
}
