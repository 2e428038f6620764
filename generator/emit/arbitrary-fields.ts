/** Fields of valid values, in the order of the wire: what a later size, count or tag depends on is chosen before it. */
import { withoutWhen } from '../layout.ts';
import type {
  Arm,
  Element,
  Expression,
  Field,
  IntegerField,
  ListField,
  Message,
  NestedField,
  OctetsField,
  Size,
  Type,
  UnionField,
} from '../model.ts';
import { upper } from '../names.ts';
import { bitsOf, elementBits } from '../resolve/extent.ts';
import { allowed, allowedTags, drawNumber, drawPath, spans } from './arbitrary-numbers.ts';
import { say, sayCondition, type Speaker } from './expression.ts';
import { givenName, local, needsNames, use, type Module } from './module.ts';
import { carriesTag, isCarried, isFlag } from './value-types.ts';

/** A body while its maker is written. */
export interface Making {
  readonly module: Module;
  lines: string[];
  members: string[];
  readonly names: Set<string>;
  /** JavaScript for the number that a field holds. */
  known: Map<Field, string>;
  /** Whether a field is there, when that was chosen before its place. */
  readonly presence: Map<Field, string>;
  /** The TypeScript type that the members are of. */
  owner: string;
  /** Where the region may end at most, and where it does when `exact`: octets from the start of the type. */
  limit: string;
  exact: boolean;
  /** Octets and bits that are not yet added to `at`. */
  octets: number;
  bits: number;
  /** Numbers that say the size of something further down, and what. */
  readonly sizing: Map<Field, Field | Message>;
  armSwitch(all: readonly Arm[], tag: string, make: (arm: Arm) => string[]): string[];
}

export function newMaking(type: Type, owner: string, module: Module): Making {
  const names = new Set(['d', 'room', 'at', 'v', ...type.needs.givens.map(givenName)]);
  const lines = ['let at = 0;'];
  return {
    module, lines, members: [], names, known: new Map(), presence: new Map(), owner, limit: 'room', exact: false,
    octets: 0, bits: 0, sizing: new Map(), armSwitch,
  }; // prettier-ignore
}

export function makeBody(
  fields: readonly Field[],
  making: Making,
  message: Message | undefined,
): void {
  if (message?.size?.kind === 'octets') return region(message.size, message, fields, making);
  sequence(fields, making);
}

function name(making: Making, wanted: string): string {
  let unique = local(wanted);
  for (let count = 2; making.names.has(unique); count++) unique = `${local(wanted)}${count}`;
  making.names.add(unique);
  return unique;
}

/** `at`, with all that was made so far added to it. */
function at(making: Making): string {
  if (making.octets > 0) making.lines.push(`at += ${making.octets};`);
  making.octets = 0;
  return 'at';
}

function speaker(making: Making): Speaker {
  return {
    field: (field) => making.known.get(field) ?? '0',
    given: givenName,
    octetsOf: () => '0',
    countOf: () => '0',
    octetsLeft: () => `${making.limit} - ${at(making)}`,
    sum: () => '0',
  };
}

/** Fewest octets that fields take. */
function least(fields: readonly Field[]): number {
  const { min } = bitsOf(fields, new Map(), new Set());
  return Number.isFinite(min) ? Math.ceil(min / 8) : 0;
}

/** A region: its contents first when a field derived from it says its size, else exactly what is said. */
function region(
  size: Extract<Size, { kind: 'octets' }>,
  sized: Field | Message,
  fields: readonly Field[],
  making: Making,
): void {
  const source = deriving(sized, [...fields, ...making.sizing.keys()]);
  const start = name(making, 'start');
  making.lines.push(`const ${start} = ${at(making)};`);
  const outer = { limit: making.limit, exact: making.exact };
  const end = name(making, 'limit');
  if (!source) {
    making.lines.push(`const ${end} = ${start} + ${say(size.octets, speaker(making))};`);
    Object.assign(making, { limit: end, exact: true });
  } else {
    const { scale, offset } = source.derived as { scale: number; offset: number };
    const { ranges, multiple } = allowed(source);
    const most =
      Number(ranges.reduce((top, { to }) => (to! > top ? to! : top), 0n)) * scale + offset;
    making.lines.push(`const ${end} = Math.min(${outer.limit}, ${start} + ${most});`);
    Object.assign(making, { limit: end, exact: false });
    if (asksWhatIsLeft(fields)) {
      const field = `d.length(${spans(ranges, 0n)}, ${multiple}, ${scale}, ${offset}, 1, ${end} - ${start})`;
      const exact = name(making, 'limit');
      making.lines.push(`const ${exact} = ${start} + ${scale} * ${field} + ${offset};`);
      Object.assign(making, { limit: exact, exact: true });
    }
  }
  sequence(fields, making);
  if (source) {
    const { scale, offset } = source.derived as { scale: number; offset: number };
    const said = name(making, `${source.id}Said`);
    making.lines.push(`const ${said} = (${at(making)} - ${start} - ${offset}) / ${scale};`);
    making.known.set(source, said);
  }
  Object.assign(making, outer);
}

/** The number that is derived from the size of something. */
function deriving(
  sized: Field | Message,
  fields: readonly Field[],
): IntegerField | NestedField | undefined {
  for (const field of fields) {
    if (
      (field.kind === 'integer' || field.kind === 'nested') &&
      field.derived?.kind === 'size' &&
      same(field.derived.of, sized)
    )
      return field;
    const inner = field.kind === 'group' ? deriving(sized, field.fields) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

function same(a: Field | Message, b: Field | Message): boolean {
  return a === b || ('path' in a && withoutWhen(a) === b);
}

/** Whether fields depend on how much is left, other than the last being there only when something is. */
function asksWhatIsLeft(fields: readonly Field[]): boolean {
  return fields.some((field, index) => {
    const last = index === fields.length - 1;
    if (field.when && asks(field.when) && !last) return true;
    if ('size' in field && field.size?.kind === 'octets' && asks(field.size.octets)) return true;
    return field.kind === 'group' && asksWhatIsLeft(field.fields);
  });
}

function asks(expression: Expression): boolean {
  switch (expression.kind) {
    case 'octetsLeft':
      return true;
    case 'binary':
      return asks(expression.left) || asks(expression.right);
    case 'within':
    case 'not':
    case 'negate':
      return asks(expression.operand);
    case 'choose':
      return [expression.condition, expression.then, expression.otherwise].some(asks);
    case 'least':
    case 'most':
      return expression.operands.some(asks);
    default:
      return false;
  }
}

function sequence(fields: readonly Field[], making: Making): void {
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

function sources(sized: Field, fields: readonly Field[]): Field[] {
  const found = deriving(sized, fields);
  return found ? [found] : [];
}

function field(one: Field, after: readonly Field[], making: Making): void {
  if (one.when) return optional(one, after, making);
  const code = made(one, after, making);
  if (code === undefined) return;
  making.members.push(code === one.id ? code : `${one.id}: ${code}`);
}

/** Makes a field; answers the code of its value, undefined when values do not carry it or its members are ours. */
function made(one: Field, after: readonly Field[], making: Making): string | undefined {
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

function advance(bits: number, making: Making): void {
  making.octets += (making.bits + bits) >> 3;
  making.bits = (making.bits + bits) & 7;
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
  else making.lines.push(`const ${value} = ${drawNumber(one, ceiling, one.numeric === 'bigint')};`);
  making.known.set(
    one,
    isFlag(one) ? `(${value} ? 1 : 0)` : one.numeric === 'bigint' ? `Number(${value})` : value,
  );
  return value;
}

/** A number that the writer finds: what will decide it is chosen here. */
function derivedNumber(
  one: IntegerField | NestedField,
  after: readonly Field[],
  making: Making,
): void {
  const { derived } = one;
  if (derived?.kind === 'constant') making.known.set(one, `${derived.value}`);
  if (derived?.kind === 'presence') {
    const there = name(making, `has${upper(derived.of.id)}`);
    making.lines.push(`const ${there} = d.flag();`);
    making.presence.set(derived.of, there);
    making.known.set(one, `(${there} ? 1 : 0)`);
  }
  if (derived?.kind === 'tag') {
    const tag = name(making, one.id);
    making.lines.push(
      `const ${tag} = d.within(${allowedTags(derived.of.arms, one.kind === 'integer' ? one.bits : 53)});`,
    );
    making.known.set(one, tag);
  }
  if (derived?.kind === 'count' || derived?.kind === 'size') lengthOrCount(one, after, making);
}

const COUNT_MAX = 6;

function lengthOrCount(
  one: IntegerField | NestedField,
  after: readonly Field[],
  making: Making,
): void {
  const { derived } = one;
  if (derived?.kind !== 'count' && derived?.kind !== 'size') return;
  const { ranges, multiple } = allowed(one);
  const from = at(making);
  const left = `${making.limit} - ${from} - ${least(after)}`;
  const ask = (step: number, room: string): void => {
    const value = name(making, one.id);
    making.lines.push(
      `const ${value} = d.length(${spans(ranges, 0n)}, ${multiple}, ${derived.scale}, ${derived.offset}, ${step}, ${room});`,
    );
    making.known.set(one, value);
  };
  if (derived.kind === 'count') {
    const each = Math.max(1, Math.ceil(elementBits(derived.of.element, new Set()).min / 8));
    return ask(1, `Math.min(${COUNT_MAX}, Math.floor((${left}) / ${each}))`);
  }
  const { of } = derived;
  if (of.kind === 'octets' || (of.kind === 'list' && of.element.kind !== 'type'))
    return ask(step(of), left);
  // What is sized comes first, and what it takes is known when it is made; whether it is there is chosen now.
  if ('when' in of && of.when) {
    const there = name(making, `has${upper(of.id)}`);
    making.lines.push(`const ${there} = d.flag();`);
    making.presence.set(of, there);
    making.known.set(one, `(${there} ? 1 : 0)`);
  }
}

function step(of: OctetsField | ListField): number {
  return of.kind === 'list' ? elementSize(of.element) : 1;
}

function elementSize(element: Element): number {
  if (element.kind === 'octets') return element.octets;
  return element.kind === 'integer' ? element.bits / 8 : 1;
}

function octets(one: OctetsField, after: readonly Field[], making: Making): string {
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

/** Adds what a value takes when it is written. */
function measured(type: Type, value: string, making: Making): string {
  const { module } = making;
  const plain = type.kind === 'labels' && type.pointer ? 'Plain' : '';
  const write = elsewhere(type, `write${upper(type.id)}${plain}`, 'value', module);
  const needs = needsNames(type).map((need) => (need === 'origin' ? '0' : need));
  const args = type.kind === 'number' ? ['b', '0', value] : [value, 'b', '0', ...needs];
  return `${use(module, drawPath, 'sizeOf')}((b) => ${write}(${args.join(', ')}))`;
}

function elsewhere(
  type: Type,
  wanted: string,
  kind: 'value' | 'arbitraries',
  module: Module,
): string {
  const own = type.protocol === module.protocol.name;
  if (own && kind === 'arbitraries') return wanted;
  const other = module.protocols.get(type.protocol)!;
  if (own) return use(module, `${other.stem}.value`, wanted);
  const alias = `${other.stem.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}${upper(wanted)}`;
  use(module, `generated/${other.layer}/${other.stem}.${kind}.ts`, `${wanted} as ${alias}`);
  return alias;
}

/** Code that makes a value of a type in so many octets. */
function makeCall(type: Type, room: string, making: Making): string {
  if (type.kind === 'labels')
    return `d.labels(Math.min(${type.textOctetsMax}, ${room}), ${2 ** type.label.lengthBits - 1})`;
  if (type.kind === 'number') {
    const bits = Math.max(...type.widths);
    return bits > 53 ? `d.big(0n, ${2n ** BigInt(bits) - 1n}n)` : `d.integer(0, ${2 ** bits - 1})`;
  }
  const maker = elsewhere(type, `make${upper(type.id)}`, 'arbitraries', making.module);
  return `${maker}(${['d', room, ...type.needs.givens.map(givenName)].join(', ')})`;
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
      ? drawNumber(one, undefined, big)
      : makeCall(type, `${making.limit} - ${from} - ${least(after)}`, making);
  making.lines.push(`const ${value} = ${code};`, `at += ${measured(type, value, making)};`);
  if (type.kind === 'number') making.known.set(one, big ? `Number(${value})` : value);
  return value;
}

function list(one: ListField, after: readonly Field[], making: Making): string {
  const items = name(making, one.id);
  const start = name(making, 'start');
  making.lines.push(`const ${start} = ${at(making)};`);
  const size = one.size.kind === 'octets' ? deriving(one, [...making.sizing.keys()]) : undefined;
  if (one.element.kind !== 'type') fixedItems(one, one.element, items, after, making);
  else variableItems(one, one.element.type, items, start, size, after, making);
  if (size && one.element.kind === 'type') {
    const { scale, offset } = size.derived as { scale: number; offset: number };
    making.known.set(size, `((at - ${start} - ${offset}) / ${scale})`);
  }
  return items;
}

function fixedItems(
  one: ListField,
  element: Exclude<Element, { kind: 'type' }>,
  items: string,
  after: readonly Field[],
  making: Making,
): void {
  const each = elementSize(element);
  const left = `${making.limit} - at - ${least(after)}`;
  let count: string;
  if (one.times) count = say(one.times, speaker(making));
  else if (one.size.kind === 'octets')
    count = `(${say(one.size.octets, speaker(making))}) / ${each}`;
  else
    count = making.exact
      ? `Math.floor((${left}) / ${each})`
      : `d.count(0, Math.floor((${left}) / ${each}))`;
  const item = element.display
    ? `d.${{ 'IPv4 Address': 'ipv4', 'IPv6 Address': 'ipv6', 'MAC Address': 'mac' }[element.display]}()`
    : itemCode(element);
  making.lines.push(
    `const ${items} = Array.from({ length: Math.max(0, ${count}) }, () => ${item});`,
    `at += ${items}.length * ${each};`,
  );
}

function itemCode(element: Exclude<Element, { kind: 'type' }>): string {
  if (element.kind === 'octets') return `d.octets(${element.octets})`;
  if (element.numeric === 'bigint') return `d.big(0n, ${2n ** BigInt(element.bits) - 1n}n)`;
  return `d.integer(0, ${2 ** element.bits - 1})`;
}

function variableItems(
  one: ListField,
  type: Type,
  items: string,
  start: string,
  size: IntegerField | NestedField | undefined,
  after: readonly Field[],
  making: Making,
): void {
  const each = Math.max(1, Math.ceil(elementBits({ kind: 'type', type }, new Set()).min / 8));
  const derived = size?.derived as { scale: number; offset: number } | undefined;
  const bounds =
    size &&
    allowed(size).ranges.map((range) => ({
      from: Number(range.from) * derived!.scale + derived!.offset,
      to: Number(range.to) * derived!.scale + derived!.offset,
    }));
  const outer = making.limit;
  let limit = `${outer} - ${least(after)}`;
  if (bounds) limit = `Math.min(${limit}, ${start} + ${Math.max(...bounds.map(({ to }) => to))})`;
  else if (one.size.kind === 'octets')
    limit = `${start} + ${say(one.size.octets, speaker(making))}`;
  const end = name(making, 'limit');
  making.lines.push(
    `const ${end} = ${limit};`,
    `const ${items}: NonNullable<${making.owner}['${one.id}']>[number][] = [];`,
  );
  const fill = making.exact || (one.size.kind === 'octets' && !bounds);
  const more =
    bounds && Math.min(...bounds.map(({ from }) => from)) > 0
      ? `at - ${start} < ${Math.min(...bounds.map(({ from }) => from))} || d.more(${items}.length)`
      : `d.more(${items}.length)`;
  const condition = one.times
    ? `${items}.length < ${say(one.times, speaker(making))}`
    : fill ? `${end} - at >= ${each}` : `${end} - at >= ${each} && (${more})`; // prettier-ignore
  const item = name(making, 'item');
  const took = name(making, 'took');
  making.lines.push(
    `while (${condition}) {`,
    `const ${item} = ${makeCall(type, `${end} - at`, making)};`,
    ...(one.until ? [`if (${item}.is === '${one.until.arm.id}') break;`] : []),
    `const ${took} = ${measured(type, item, making)};`,
    ...(one.times ? [] : [`if (at + ${took} > ${end}) break;`]),
    `at += ${took};`,
    `${items}.push(${item});`,
    '}',
  );
}

function union(one: UnionField, making: Making): string {
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
    if (derivedScale(size) > 1 && restLast(arm.fields)) exactly(arm, size!, start, inner);
    sequence(arm.fields, inner);
    at(inner);
    const carried = carriesTag(one, arm) ? [`${one.tagField!.id}: ${tag}`] : [];
    return [
      ...inner.lines,
      `${value} = { ${[`is: '${arm.id}'`, ...carried, ...inner.members].join(', ')} };`,
      'break;',
    ];
  };
  making.lines.push(...armSwitch(one.arms, tag, arm));
  if (size) {
    const { scale, offset } = size.derived as { scale: number; offset: number };
    making.known.set(size, `((at - ${start} - ${offset}) / ${scale})`);
  }
  Object.assign(making, outer);
  return value;
}

function derivedScale(size: IntegerField | NestedField | undefined): number {
  return size?.derived?.kind === 'size' ? size.derived.scale : 1;
}

function restLast(fields: readonly Field[]): boolean {
  const last = fields.at(-1);
  return last?.kind === 'octets' && last.size.kind === 'rest';
}

/** A region whose length counts more than octets ends where the rest fills it up. */
function exactly(arm: Arm, size: IntegerField | NestedField, start: string, making: Making): void {
  const { scale, offset } = size.derived as { scale: number; offset: number };
  const { ranges, multiple } = allowed(size);
  const end = name(making, 'limit');
  const first = Math.ceil((least(arm.fields) - offset) / scale);
  const enough = ranges.map(({ from, to }) => ({
    from: BigInt(Math.max(first, Number(from ?? 0n))),
    to,
  }));
  making.lines.push(
    `const ${end} = ${start} + ${scale} * d.length(${spans(enough, 0n)}, ${multiple}, ${scale}, ${offset}, 1, ${making.limit} - ${start}) + ${offset};`,
  );
  Object.assign(making, { limit: end, exact: true });
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

/** A number made inside a condition that later code may ask for. */
function hoist(field: Field, code: string, inner: Making, making: Making): void {
  const outside = name(making, `${field.id}Said`);
  making.lines.push(`let ${outside} = 0;`);
  inner.lines.push(`${outside} = ${code};`);
  making.known.set(field, outside);
}

function armSwitch(all: readonly Arm[], tag: string, make: (arm: Arm) => string[]): string[] {
  const lines = [`switch (${tag}) {`];
  const wide: string[] = [];
  let otherwise: string[] | undefined;
  for (const arm of all) {
    const made = make(arm);
    if (arm.ranges === 'else') otherwise = made;
    else if (arm.ranges.every(({ from, to }) => to !== undefined && to - (from ?? 0n) < 8n)) {
      const values = arm.ranges.flatMap(({ from, to }) =>
        Array.from(
          { length: Number(to! - (from ?? 0n)) + 1 },
          (_, index) => Number(from ?? 0n) + index,
        ),
      );
      lines.push(...values.map((value) => `case ${value}:`), '{', ...made, '}');
    } else {
      const test = arm.ranges.map(({ from, to }) =>
        [from === undefined ? '' : `${tag} >= ${from}`, to === undefined ? '' : `${tag} <= ${to}`]
          .filter(Boolean)
          .join(' && '),
      );
      wide.push(`if (${test.map((one) => `(${one})`).join(' || ')}) {`, ...made, '}');
    }
  }
  const last = otherwise ?? [
    `throw new RangeError('unreachable: only tags with an arm are drawn');`,
  ];
  return [...lines, 'default: {', ...wide, ...last, '}', '}'];
}
