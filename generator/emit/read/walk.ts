/** Where a reader is, and what it has read. */
import type { Field, Type } from '../../model.ts';
import { fieldExpressions } from '../../resolve/extent.ts';
import { fieldsIn } from '../../resolve/scope.ts';
import { type Speaker } from '../expression.ts';
import { offsetCode, paren } from '../integers.ts';
import { givenName, local, type Module } from '../module.ts';
import type { Member } from './members.ts';

export interface Walk {
  readonly module: Module;
  readonly lines: string[];
  /** Properties of the object being made. */
  members: Member[];
  readonly wanted: ReadonlySet<Field>;
  readonly read: Map<Field, string>;
  readonly ends: string[];
  readonly names: Set<string>;
  readonly needsOrigin: boolean;
  readonly start: string;
  base: string;
  bits: number;
}

export const cursorPath = 'runtime/base/cursor.ts';

export function newWalk(type: Type, fields: readonly Field[], module: Module): Walk {
  const wanted = new Set<Field>();
  const visit = (field: Field): void => {
    if (field.when) for (const one of fieldsIn(field.when)) wanted.add(one);
    for (const expression of fieldExpressions(field))
      for (const one of fieldsIn(expression)) wanted.add(one);
    if (field.kind === 'group') field.fields.forEach(visit);
    if (field.kind === 'union') for (const arm of field.arms) arm.fields.forEach(visit);
  };
  fields.forEach(visit);
  if (type.kind === 'message' && type.size?.kind === 'octets')
    for (const one of fieldsIn(type.size.octets)) wanted.add(one);
  const names = new Set(['b', 'o', 'end', 'origin', 'at', ...type.needs.givens.map(givenName)]);
  return {
    module,
    lines: [],
    members: [],
    wanted,
    read: new Map(),
    ends: ['end'],
    names,
    needsOrigin: type.needs.origin,
    start: 'o',
    base: 'o',
    bits: 0,
  };
}

export function fork(walk: Walk): Walk {
  return {
    ...walk,
    lines: [],
    members: [],
    read: new Map(walk.read),
    ends: [...walk.ends],
    names: new Set(walk.names),
  };
}

export function position(walk: Walk): string {
  return offsetCode(walk.base, walk.bits >> 3);
}

export function name(walk: Walk, wanted: string): string {
  let unique = local(wanted);
  for (let count = 2; walk.names.has(unique); count++) unique = `${local(wanted)}${count}`;
  walk.names.add(unique);
  return unique;
}

export function speaker(walk: Walk): Speaker {
  return {
    field: (field) => walk.read.get(field) ?? '0',
    given: givenName,
    octetsOf: () => '0',
    countOf: () => '0',
    octetsLeft: () => `${walk.ends.at(-1)} - ${paren(position(walk))}`,
    sum: () => '0',
  };
}
