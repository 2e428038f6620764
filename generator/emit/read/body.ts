/** A body in order, as the members of an object. */
import { fixedBits, steps, withoutWhen } from '../../layout.ts';
import type { Field, Size } from '../../model.ts';
import { say, sayCondition } from '../expression.ts';
import { paren } from '../integers.ts';
import { use } from '../module.ts';
import { isCarried } from '../value-types.ts';
import { literal } from './members.ts';
import { type Walk, cursorPath, fork, position, name, speaker } from './walk.ts';
import { integer, octetsCode, sizedEnd, readCall, list } from './fields.ts';
import { union } from './unions.ts';
import { fieldsIn } from '../../resolve/scope.ts';

/** A region whose end waits for the field that says its size. */
interface Pending {
  readonly size: Size;
  readonly start: string;
  readonly index: number;
  readonly name: string;
}

export function body(fields: readonly Field[], walk: Walk, size?: Size): void {
  const pending: Pending[] = [];
  const open = (region: Size, id: string): void => {
    walk.ends.push(walk.ends.at(-1)!);
    pending.push({
      size: region,
      start: position(walk),
      index: walk.ends.length - 1,
      name: name(walk, `${id}End`),
    });
    settle(pending, walk);
  };
  if (size) open(size, 'own');
  for (const step of steps(fields)) {
    if (step.kind === 'enter') open(step.group.size!, step.group.id);
    else if (step.kind === 'exit') {
      walk.base = walk.ends.pop()!;
      walk.bits = 0;
    } else {
      field(step.field, walk);
      settle(pending, walk);
    }
  }
}

function settle(pending: Pending[], walk: Walk): void {
  for (const region of [...pending]) {
    if (region.size.kind !== 'octets') continue;
    if (![...fieldsIn(region.size.octets)].every((field) => walk.read.has(field))) continue;
    walk.lines.push(
      `const ${region.name} = ${region.start} + ${say(region.size.octets, speaker(walk))};`,
    );
    const before = walk.ends[region.index];
    for (let index = region.index; index < walk.ends.length; index++)
      if (walk.ends[index] === before) walk.ends[index] = region.name;
    pending.splice(pending.indexOf(region), 1);
  }
}

export function field(one: Field, walk: Walk): void {
  if (one.when) return optional(one, walk);
  const code = reading(one, walk);
  if (code !== undefined && isCarried(one))
    walk.members.push(code === one.id ? one.id : `${one.id}: ${code}`);
}

/** Reads a field and moves on; answers the code of its value. */
function reading(one: Field, walk: Walk): string | undefined {
  const start = position(walk);
  switch (one.kind) {
    case 'integer':
      return integer(one, walk);
    case 'octets': {
      const constantBits = fixedBits(one);
      if (constantBits !== undefined) {
        walk.bits += constantBits;
        return octetsCode(one, start, position(walk), walk.module);
      }
      const end = sizedEnd(one, one.size, start, walk);
      if (one.padded && one.size.kind === 'octets') {
        walk.base = name(walk, `${one.id}Filled`);
        walk.lines.push(
          `const ${walk.base} = Math.max(${end}, ${start} + ${paren(say(one.padded.to, speaker(walk)))});`,
        );
      }
      return octetsCode(one, start, end, walk.module);
    }
    case 'nested': {
      const value = name(walk, one.id);
      walk.lines.push(`const ${value} = ${readCall(one.type, start, walk)};`);
      moved(one.id, walk);
      if (one.type.kind === 'number')
        walk.read.set(one, one.type.widths.some((bits) => bits > 53) ? `Number(${value})` : value);
      return value;
    }
    case 'list':
      return list(one, start, walk);
    case 'group': {
      const inner = fork(walk);
      // With a size it is a region of its own, entered and left.
      body(one.size ? [one] : one.fields, inner);
      walk.lines.push(...inner.lines);
      Object.assign(walk, { base: inner.base, bits: inner.bits });
      for (const [read, code] of inner.read) walk.read.set(read, code);
      return literal(inner.members);
    }
    case 'union':
      return union(one, start, walk);
  }
}

/** Where the last nested reader ended, kept in a constant. */
function moved(id: string, walk: Walk): void {
  const end = name(walk, `${id}End`);
  walk.lines.push(`const ${end} = ${use(walk.module, cursorPath, 'cursor')}.at;`);
  walk.base = end;
  walk.bits = 0;
}

function optional(one: Field, walk: Walk): void {
  const at = name(walk, `${one.id}At`);
  walk.lines.push(`let ${at} = ${position(walk)};`);
  const value = name(walk, one.id);
  walk.lines.push(`let ${value}: ${optionalType(one)} | undefined;`);
  const condition = sayCondition(one.when!, speaker(walk));
  const inner = fork(walk);
  inner.base = at;
  inner.bits = 0;
  const bare = withoutWhen(one);
  if (walk.wanted.has(one)) (walk.wanted as Set<Field>).add(bare);
  const code = reading(bare, inner);
  walk.lines.push(
    `if (${condition}) {`,
    ...inner.lines,
    `${value} = ${code};`,
    `${at} = ${position(inner)};`,
    '}',
  );
  if (walk.wanted.has(one))
    walk.read.set(one, one.kind === 'nested' ? `Number(${value} ?? 0)` : `(${value} ?? 0)`);
  if (isCarried(one)) walk.members.push({ id: one.id, value });
  walk.base = at;
  walk.bits = 0;
}

const optionalTypes = new WeakMap<Field, string>();

export function setOptionalType(field: Field, type: string): void {
  optionalTypes.set(field, type);
}

function optionalType(field: Field): string {
  return optionalTypes.get(field) ?? 'number';
}
