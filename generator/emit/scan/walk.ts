/** Where a scan is, and what it knows there. */
import type {
  Expression,
  Field,
  IntegerField,
  NestedField,
  Rule,
  Size,
  Type,
} from '../../model.ts';
import { fieldExpressions } from '../../resolve/extent.ts';
import { fieldsIn } from '../../resolve/scope.ts';
import { type Speaker } from '../expression.ts';
import { offsetCode, paren } from '../integers.ts';
import { givenName, local, type Module } from '../module.ts';
import { sum } from './closing.ts';

/** Where the walk is: an octet offset the code knows, and how far behind it we are. */
interface At {
  readonly base: string;
  readonly bits: number;
}

/** A region being walked; its end is unknown until the field that says it was read. */
export interface Region {
  readonly name: string;
  readonly size: Size | undefined;
  readonly leftover: Rule | undefined;
  readonly start: string;
  end: string | undefined;
}

export interface Walk {
  readonly module: Module;
  readonly lines: string[];
  readonly regions: Region[];
  /** Fields whose values later code reads. */
  readonly wanted: ReadonlySet<Field>;
  readonly read: Map<Field, string>;
  readonly spans: Map<Field, { start: string; end: string }>;
  readonly counted: ReadonlySet<Field>;
  readonly needsOrigin: boolean;
  readonly start: string;
  /** Names taken in this function. */
  readonly names: Set<string>;
  truncated: Rule;
  at: At;
}

export function newWalk(
  type: Type,
  fields: readonly Field[],
  module: Module,
  truncated: Rule,
): Walk {
  const wanted = new Set<Field>();
  const counted = new Set<Field>();
  const want = (expression: Expression): void => {
    for (const field of fieldsIn(expression)) wanted.add(field);
    counts(expression, counted);
  };
  const visit = (field: Field): void => {
    if (field.when) want(field.when);
    fieldExpressions(field).forEach(want);
    if (isNumeric(field) && isCompared(field)) wanted.add(field);
    if (field.kind === 'group') field.fields.forEach(visit);
    if (field.kind === 'union') for (const arm of field.arms) arm.fields.forEach(visit);
  };
  fields.forEach(visit);
  if (type.kind === 'message' && type.size?.kind === 'octets') want(type.size.octets);
  return {
    module,
    lines: [],
    regions: [],
    wanted,
    read: new Map(),
    spans: new Map(),
    counted,
    needsOrigin: type.needs.origin,
    start: 'o',
    names: new Set(['b', 'o', 'end', 'origin', 'at', ...type.needs.givens.map(givenName)]),
    truncated,
    at: { base: 'o', bits: 0 },
  };
}

export function isNumeric(field: Field): field is IntegerField | NestedField {
  return field.kind === 'integer' || (field.kind === 'nested' && field.type.kind === 'number');
}

/**
 * Whether the closing rules read the field's own value: a checksum that sums to all ones does not.
 */
function isCompared(field: IntegerField | NestedField): boolean {
  const { equation, checksum } = field.rules;
  return (
    equation !== undefined ||
    (checksum !== undefined &&
      (checksum.none !== undefined || checksum.algorithm !== 'internet checksum'))
  );
}

function counts(expression: Expression, found: Set<Field>): void {
  if (expression.kind === 'countOf') found.add(expression.of);
  if (expression.kind === 'binary')
    [expression.left, expression.right].forEach((one) => counts(one, found));
}

export function name(walk: Walk, wanted: string): string {
  let unique = local(wanted);
  for (let count = 2; walk.names.has(unique); count++) unique = `${local(wanted)}${count}`;
  walk.names.add(unique);
  return unique;
}

export function region(
  id: string,
  size: Size,
  leftover: Rule | undefined,
  start: string,
  walk: Walk,
): Region {
  return { name: name(walk, `${id}End`), size, leftover, start, end: undefined };
}

export function position(walk: Walk): string {
  return offsetCode(walk.at.base, walk.at.bits >> 3);
}

/** The end of the innermost region whose end is known. */
export function bound(walk: Walk, below = walk.regions.length): string {
  for (let index = below - 1; index >= 0; index--) {
    const { end } = walk.regions[index]!;
    if (end !== undefined) return end;
  }
  return 'end';
}

export function speaker(walk: Walk): Speaker {
  const span = (field: Field): { start: string; end: string } =>
    walk.spans.get(field) ?? { start: 'o', end: 'o' };
  return {
    field: (field) => walk.read.get(field) ?? '0',
    given: givenName,
    octetsOf: (of) =>
      of === 'message'
        ? `${position(walk)} - ${walk.start}`
        : `${span(of).end} - ${paren(span(of).start)}`,
    countOf: (list) => `${local(list.id)}Count`,
    octetsLeft: () => `${bound(walk)} - ${paren(position(walk))}`,
    sum: (over) => sum(over, walk),
  };
}

/** A walk that goes its own way from here: of one arm. */
export function fork(walk: Walk): Walk {
  return {
    ...walk,
    lines: [],
    read: new Map(walk.read),
    spans: new Map(walk.spans),
    names: new Set(walk.names),
    regions: [...walk.regions],
  };
}
