/** Fields of valid values, in the order of the wire. */
import type {
  Arm,
  Field,
  IntegerField,
  Message,
  NestedField,
  OctetsField,
  UnionField,
} from '../model.ts';
import { withoutWhen } from '../layout.ts';
import { allowed, drawNumber, drawPath } from './arbitrary-numbers.ts';
import { say, sayCondition } from './expression.ts';
import { use } from './module.ts';
import { carriesTag, isCarried, isFlag } from './value-types.ts';
import {
  type Making,
  name,
  at,
  speaker,
  least,
  advance,
  restLast,
  measured,
  makeCall,
  undrawn,
} from './arbitrary-making.ts';
import {
  region,
  deriving,
  sources,
  asksWhatIsLeft,
  asks,
  counts,
  exactly,
} from './arbitrary-regions.ts';
import { list } from './arbitrary-lists.ts';
import { derivedNumber, carriedLength } from './arbitrary-lengths.ts';
import { armSwitch } from './arm-switch.ts';

export function makeBody(
  fields: readonly Field[],
  making: Making,
  message: Message | undefined,
): void {
  if (message?.size?.kind === 'octets') return region(message.size, message, fields, making);
  sequence(fields, making);
}

export function sequence(fields: readonly Field[], making: Making): void {
  for (const one of fields)
    if ('size' in one && one.size?.kind === 'octets')
      for (const field of sources(one, fields)) making.sizing.set(field, one);
  const outer = { limit: making.limit, exact: making.exact };
  if (!making.exact && asksWhatIsLeft(fields)) {
    const end = name(making, 'limit');
    const from = at(making);
    making.lines.push(
      `const ${end} = ${from} + d.count(${least(fields)}, Math.max(${least(fields)}, ${making.limit} - ${from}));`,
    );
    Object.assign(making, { limit: end, exact: true });
  }
  for (const [index, one] of fields.entries()) field(one, fields.slice(index + 1), making);
  Object.assign(making, outer);
}

export function field(one: Field, after: readonly Field[], making: Making): void {
  if (one.when) return optional(one, after, making);
  const code = made(one, after, making);
  if (code === undefined) return;
  making.members.push(code === one.id ? code : `${one.id}: ${code}`);
}

export function made(one: Field, after: readonly Field[], making: Making): string | undefined {
  switch (one.kind) {
    case 'integer':
      return integer(one, after, making);
    case 'octets':
      return octets(one, after, making);
    case 'nested':
      return nested(one, after, making);
    case 'list':
      return list(one, after, making);
    case 'group':
      if (one.size?.kind === 'octets') region(one.size, one, one.fields, making);
      else sequence(one.fields, making);
      return undefined;
    case 'union':
      return union(one, making);
  }
}

function integer(one: IntegerField, after: readonly Field[], making: Making): string | undefined {
  const ceiling = one.width && `2 ** (${say(one.width, speaker(making))}) - 1`;
  if (one.width) making.lines.push(`at += (${say(one.width, speaker(making))}) / 8;`);
  else advance(one.bits, making);
  if (one.derived) {
    derivedNumber(one, after, making);
    return undefined;
  }
  const value = name(making, one.id);
  if (one.display)
    making.lines.push(`const ${value} = d.${one.display === 'MAC Address' ? 'mac' : 'ipv4'}();`);
  else if (isFlag(one)) making.lines.push(`const ${value} = d.flag();`);
  else if (making.sizing.has(one))
    making.lines.push(`const ${value} = ${carriedLength(one, after, making)};`);
  else making.lines.push(`const ${value} = ${drawNumber(one, ceiling, one.numeric === 'bigint')};`);
  making.known.set(
    one,
    isFlag(one) ? `(${value} ? 1 : 0)` : one.numeric === 'bigint' ? `Number(${value})` : value,
  );
  return value;
}

export function octets(one: OctetsField, after: readonly Field[], making: Making): string {
  const value = name(making, one.id);
  if (one.display) {
    advance(128, making);
    making.lines.push(`const ${value} = d.ipv6();`);
    return value;
  }
  const from = at(making);
  const left = `${making.limit} - ${from} - ${least(after)}`;
  const rest = making.exact ? left : `d.count(0, ${left})`;
  const size = one.size.kind === 'rest' ? rest : say(one.size.octets, speaker(making));
  making.lines.push(`const ${value} = d.${one.text ? 'text' : 'octets'}(${size});`);
  const taken = one.text
    ? `${use(making.module, drawPath, 'textOctets')}(${value})`
    : `${value}.length`;
  const filled = one.padded && `Math.max(${taken}, ${say(one.padded.to, speaker(making))})`;
  making.lines.push(`at += ${filled ?? taken};`);
  return value;
}

/** A number as long as it says is reckoned at its longest until it is known. */
const NUMBER_OCTETS = 8;

function nested(one: NestedField, after: readonly Field[], making: Making): string | undefined {
  if (one.derived) {
    at(making);
    making.lines.push(`at += ${NUMBER_OCTETS};`);
    derivedNumber(one, after, making);
    return undefined;
  }
  const from = at(making);
  const value = name(making, one.id);
  const { type } = one;
  const big = type.kind === 'number' && type.widths.some((bits) => bits > 53);
  const code =
    type.kind === 'number'
      ? numberCode(one, big, after, making)
      : makeCall(type, `${making.limit} - ${from} - ${least(after)}`, making);
  making.lines.push(`const ${value} = ${code};`, `at += ${measured(type, value, making)};`);
  if (type.kind === 'number') making.known.set(one, big ? `Number(${value})` : value);
  return value;
}

function numberCode(
  one: NestedField,
  big: boolean,
  after: readonly Field[],
  making: Making,
): string {
  if (!making.sizing.has(one)) return drawNumber(one, undefined, big);
  const code = carriedLength(one, after, making);
  return big ? `BigInt(${code})` : code;
}

export function union(one: UnionField, making: Making): string {
  const value = name(making, one.id);
  making.lines.push(`let ${value}: NonNullable<${making.owner}['${one.id}']>;`);
  const tag = say(one.tag, speaker(making));
  const start = name(making, 'start');
  making.lines.push(`const ${start} = ${at(making)};`);
  const outer = { limit: making.limit, exact: making.exact, owner: making.owner };
  const size = one.size.kind === 'octets' ? deriving(one, [...making.sizing.keys()]) : undefined;
  if (one.size.kind === 'octets') {
    const end = name(making, 'limit');
    const most =
      size && Number(allowed(size).ranges.reduce((top, { to }) => (to! > top ? to! : top), 0n));
    const derived = size?.derived as { scale: number; offset: number } | undefined;
    const code = derived
      ? `Math.min(${making.limit}, ${start} + ${most! * derived.scale + derived.offset})`
      : `${start} + ${say(one.size.octets, speaker(making))}`;
    making.lines.push(`const ${end} = ${code};`);
    Object.assign(making, { limit: end, exact: !derived });
  }
  const arm = (arm: Arm): string[] => {
    const inner: Making = {
      ...making,
      lines: [],
      members: [],
      names: new Set(making.names),
      known: new Map(making.known),
      presence: new Map(making.presence),
      sizing: new Map(),
    };
    inner.owner = `Extract<NonNullable<${outer.owner}['${one.id}']>, { is: '${arm.id}' }>`;
    if (counts(size) && restLast(arm.fields)) exactly(arm, size!, start, inner);
    sequence(arm.fields, inner);
    at(inner);
    const carried = carriesTag(one, arm) ? [`${one.tagField!.id}: ${tag}`] : [];
    return [
      ...inner.lines,
      `${value} = { ${[`is: '${arm.id}'`, ...carried, ...inner.members].join(', ')} };`,
      'break;',
    ];
  };
  making.lines.push(...armSwitch(one.arms, tag, arm, undrawn));
  if (size) {
    const { scale, offset } = size.derived as { scale: number; offset: number };
    making.known.set(size, `((at - ${start} - ${offset}) / ${scale})`);
  }
  Object.assign(making, outer);
  return value;
}

function optional(one: Field, after: readonly Field[], making: Making): void {
  const chosen = making.presence.get(one);
  const trailing = after.length === 0 && asks(one.when!);
  at(making);
  const condition =
    chosen ?? (trailing && !making.exact ? 'd.flag()' : sayCondition(one.when!, speaker(making)));
  const inner: Making = {
    ...making,
    lines: [],
    members: [],
    known: new Map(making.known),
    octets: 0,
    bits: 0,
  };
  const bare = withoutWhen(one);
  const sized = making.sizing.get(one);
  if (sized) making.sizing.set(bare, sized);
  const target = name(making, one.id);
  if (one.kind === 'group') inner.owner = `NonNullable<${making.owner}['${one.id}']>`;
  const code = made(bare, after, inner);
  at(inner);
  const said = inner.known.get(bare);
  if (said !== undefined) {
    const outside = name(making, `${one.id}Said`);
    making.lines.push(`let ${outside} = 0;`);
    inner.lines.push(`${outside} = ${said};`);
    making.known.set(one, outside);
  }
  for (const [field, of] of inner.known)
    if (!making.known.has(field) && field !== bare) hoist(field, of, inner, making);
  if (one.kind === 'group' || isCarried(one)) {
    making.lines.push(`let ${target}: ${making.owner}['${one.id}'] | undefined;`);
    inner.lines.push(
      `${target} = ${one.kind === 'group' ? `{ ${inner.members.join(', ')} }` : code};`,
    );
    making.members.push(
      `...(${target} === undefined ? {} : { ${target === one.id ? target : `${one.id}: ${target}`} })`,
    );
  }
  making.lines.push(`if (${condition}) {`, ...inner.lines, '}');
}

function hoist(field: Field, code: string, inner: Making, making: Making): void {
  const outside = name(making, `${field.id}Said`);
  making.lines.push(`let ${outside} = 0;`);
  inner.lines.push(`${outside} = ${code};`);
  making.known.set(field, outside);
}
