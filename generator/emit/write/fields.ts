/** One field that moves: octets, other types, what may be absent. */
import { withoutWhen } from '../../layout.ts';
import type {
  Expression,
  Field,
  GroupField,
  IntegerField,
  NestedField,
  OctetsField,
  Size,
  Type,
} from '../../model.ts';
import { upper } from '../../names.ts';
import { fieldsIn } from '../../resolve/scope.ts';
import { say, sayCondition } from '../expression.ts';
import { paren } from '../integers.ts';
import { endianOf, needsPassed, octetsPath, textPath, use, type Module } from '../module.ts';
import { isCarried, valueFunction } from '../value-types.ts';
import {
  valuesPath,
  type Walk,
  name,
  position,
  pin,
  unitOf,
  speaker,
  quote,
  known,
} from './walk.ts';
import { body, writeCell, numberCode, given, tagCode } from './cells.ts';
import { list, union } from './lists.ts';
import { closing } from './closing.ts';

export function enter(group: GroupField, fields: readonly Field[], walk: Walk): void {
  const start = position(walk);
  walk.spans.set(group, { start, end: '' });
  walk.units.push({ start, ...(unitOf(group, fields) ?? { scale: 1, offset: 0 }) });
}

export function exit(group: GroupField, walk: Walk): void {
  const span = walk.spans.get(group)!;
  walk.units.pop();
  const end = pin(walk, `${group.id}End`, position(walk));
  walk.spans.set(group, { start: span.start, end });
}

export function field(one: Field, walk: Walk, siblings: readonly Field[]): void {
  if (one.when) return optional(one, walk, siblings);
  const start = position(walk);
  write(one, walk, siblings);
  if (!walk.spans.has(one)) walk.spans.set(one, { start, end: position(walk) });
}

function write(one: Field, walk: Walk, siblings: readonly Field[]): void {
  switch (one.kind) {
    case 'integer':
      return integer(one, walk);
    case 'octets':
      return octets(one, walk, siblings);
    case 'nested':
      return nested(one, walk);
    case 'list':
      return list(one, walk, siblings);
    case 'group': {
      const inner = { ...walk, value: walk.value };
      body(one.fields, inner);
      walk.base = inner.base;
      walk.bits = inner.bits;
      return;
    }
    case 'union':
      return union(one, walk);
  }
}

/** A width that is computed, or a field that may be absent: whole octets, on its own. */
function integer(one: IntegerField, walk: Walk): void {
  const { endian, condition } = endianOf(walk.module.protocol);
  if (!one.width) return writeCell([{ field: one, code: numberCode(one, walk) }], walk);
  const start = position(walk);
  const code = one.derived ? numberCode(one, walk) : given(one, walk);
  const end = name(walk, `${one.id}End`);
  walk.lines.push(`const ${end} = ${start} + (${say(one.width, speaker(walk))}) / 8;`);
  const little = endian.kind === 'when' ? condition : `${endian.kind === 'little'}`;
  walk.lines.push(
    `${use(walk.module, octetsPath, 'putUint')}(b, ${start}, ${end}, ${code}, ${little});`,
  );
  walk.base = end;
  walk.bits = 0;
}

export function octets(one: OctetsField, walk: Walk, siblings: readonly Field[]): void {
  const at = position(walk);
  const property = `${walk.value}.${one.id}`;
  const { module } = walk;
  const code =
    one.display === 'IPv6 Address'
      ? `${use(module, valuesPath, 'putIpv6')}(b, ${at}, ${property}, '${quote(one.path)}')`
      : one.text
        ? `${use(module, textPath, 'putText')}(b, ${at}, ${property})`
        : `${use(module, octetsPath, 'put')}(b, ${at}, ${property})`;
  const end = pin(walk, `${one.id}End`, code);
  if (!one.display) sizeAgrees(one, one.size, at, end, siblings, walk);
  walk.spans.set(one, { start: at, end });
  if (!one.padded) return;
  soonKnown(one.padded.to, walk);
  const to = paren(say(one.padded.to, speaker(walk)));
  const { with: octet } = one.padded;
  pin(
    walk,
    `${one.id}Filled`,
    `${use(module, octetsPath, 'fill')}(b, ${end}, Math.max(${end}, ${at} + ${to}), ${octet})`,
  );
}

/** Lengths that an expression asks for while only what they count is written: found now. */
function soonKnown(expression: Expression, walk: Walk): void {
  for (const field of fieldsIn(expression)) {
    if (walk.raw.has(field) || field.kind !== 'integer' || field.derived?.kind !== 'size') continue;
    const { of, scale, offset } = field.derived;
    const span = walk.spans.get(of as Field);
    if (!span || span.end === '') continue;
    const value = name(walk, `${field.id}Soon`);
    walk.lines.push(
      `const ${value} = (${span.end} - ${paren(span.start)} - ${offset}) / ${scale};`,
    );
    walk.raw.set(field, value);
  }
}

/** Octets whose size other fields say, none of them found from it, must be as many. */
export function sizeAgrees(
  one: Field,
  size: Size,
  start: string,
  end: string,
  siblings: readonly Field[],
  walk: Walk,
): void {
  if (size.kind !== 'octets' || unitOf(one, siblings)) return;
  if (!known(size.octets, walk)) return;
  walk.lines.push(
    `${use(walk.module, valuesPath, 'counted')}(${end} - ${paren(start)}, ${say(size.octets, speaker(walk))}, '${quote(one.path)}');`,
  );
}

export function writeCall(type: Type, value: string, at: string, walk: Walk): string {
  if (type.kind === 'number') {
    const big = type.widths.some((bits) => bits > 53);
    const number = big ? `Number(${value})` : value;
    return `${numberWriter(type, walk.module)}(b, ${at}, ${number})`;
  }
  const plain = type.kind === 'labels' && type.pointer && walk.plain ? 'Plain' : '';
  const write = valueFunction(walk.module, type, `write${upper(type.id)}${plain}`);
  return `${write}(${[value, 'b', at, ...needsPassed(type, walk)].join(', ')})`;
}

function numberWriter(type: Type, module: Module): string {
  return valueFunction(module, type, `write${upper(type.id)}`);
}

function nested(one: NestedField, walk: Walk): void {
  const at = position(walk);
  if (one.derived) {
    // A number as long as it says, found later: room for its longest form, closed when it is known.
    const reserve = Math.ceil(one.type.octetsMax);
    const room = name(walk, `${one.id}At`);
    walk.lines.push(`const ${room} = ${at};`);
    if (one.derived.kind === 'constant' || one.derived.kind === 'tag') {
      const value =
        one.derived.kind === 'constant' ? `${one.derived.value}` : name(walk, `${one.id}Tag`);
      if (one.derived.kind === 'tag')
        walk.lines.push(`const ${value} = ${tagCode(one.derived.of, walk)};`);
      walk.raw.set(one, value);
      pin(walk, `${one.id}End`, `${numberWriter(one.type, walk.module)}(b, ${room}, ${value})`);
      return;
    }
    walk.spots.set(one, { base: room, octet: 0, bit: 0, bits: reserve * 8, word: undefined });
    pin(walk, `${one.id}End`, `${room} + ${reserve}`);
    return;
  }
  const property = `${walk.value}.${one.id}`;
  if (one.type.kind === 'number') walk.raw.set(one, `Number(${property})`);
  pin(walk, `${one.id}End`, writeCall(one.type, property, at, walk));
}

/** Closes the room kept for a number now that what it counts is written; answers the new end. */
export function closeRoom(one: Field, siblings: readonly Field[], walk: Walk): void {
  for (const sibling of siblings) {
    if (sibling.kind !== 'nested' || sibling.derived === undefined) continue;
    const { derived } = sibling;
    if ((derived.kind !== 'size' && derived.kind !== 'count') || derived.of !== one) continue;
    const spot = walk.spots.get(sibling)!;
    const reserve = spot.bits / 8;
    const span = walk.spans.get(one)!;
    const amount =
      derived.kind === 'count'
        ? `${walk.value}.${derived.of.id}.length`
        : `${span.end} - ${paren(span.start)}`;
    const value = name(walk, `${sibling.id}Value`);
    walk.lines.push(
      `const ${value} = ${use(walk.module, valuesPath, 'derived')}(${amount}, ${derived.scale}, ${derived.offset}, ${Number.MAX_SAFE_INTEGER}, '${quote(sibling.path)}');`,
    );
    walk.raw.set(sibling, value);
    const end = position(walk);
    const shut = name(walk, `${sibling.id}Shut`);
    walk.lines.push(
      `const ${shut} = ${numberWriter(sibling.type, walk.module)}(b, ${spot.base}, ${value});`,
    );
    walk.lines.push(`b.copyWithin(${shut}, ${spot.base} + ${reserve}, ${end});`);
    pin(walk, `${one.id}Closed`, `${end} - (${spot.base} + ${reserve} - ${shut})`);
  }
}

function optional(one: Field, walk: Walk, siblings: readonly Field[]): void {
  const start = position(walk);
  const end = name(walk, `${one.id}Past`);
  walk.lines.push(`let ${end} = ${start};`);
  const own = one.kind === 'group';
  const property = `${walk.value}.${one.id}`;
  const there = name(walk, own ? one.id : `${one.id}There`);
  walk.lines.push(`const ${there} = ${property};`);
  const found = new Set(fieldsIn(one.when!));
  const presence = [...found].some(
    (field) =>
      field.kind === 'integer' && field.derived?.kind === 'presence' && field.derived.of === one,
  );
  const test = `${there} !== undefined`;
  const agreed =
    presence || !known(one.when!, walk)
      ? test
      : `${use(walk.module, valuesPath, 'agrees')}(${test}, ${sayCondition(one.when!, speaker(walk))}, '${quote(one.path)}')`;
  const inner: Walk = { ...walk, lines: [], value: own ? there : walk.value, names: walk.names };
  const bare = withoutWhen(one);
  const code = walkBare(bare, there, inner, siblings, isCarried(one));
  walk.lines.push(
    `if (${isCarried(one) ? (agreed === test ? test : `${agreed} && ${test}`) : sayCondition(one.when!, speaker(walk))}) {`,
    ...code,
    `${end} = ${position(inner)};`,
    '}',
  );
  walk.raw.set(one, own ? '0' : `Number(${there} ?? 0)`);
  walk.base = end;
  walk.bits = 0;
  walk.spans.set(one, { start, end });
}

/** The field itself, its value already known to be there. */
function walkBare(
  bare: Field,
  there: string,
  inner: Walk,
  siblings: readonly Field[],
  carried: boolean,
): string[] {
  if (bare.kind === 'group') {
    body(bare.fields, inner);
    closing(bare.fields, undefined, inner);
    return inner.lines;
  }
  // The property is read through the constant, so that TypeScript knows it is there.
  const shim = carried ? [`const v2 = { ${bare.id}: ${there} };`] : [];
  const walk: Walk = carried ? { ...inner, value: 'v2' } : inner;
  field(bare, walk, siblings);
  closing([bare], undefined, walk);
  inner.base = walk.base;
  inner.bits = walk.bits;
  return [...shim, ...walk.lines];
}
