/**
 * A value to octets: fields in order, then what only the whole tells (lengths, equations, checksums). What a reader would
 * refuse for its width is refused here by name; rules are not asked again, so that tests can write what breaks them.
 */
import { steps, withoutWhen } from '../layout.ts';
import type {
  Arm,
  Checksum,
  Choice,
  Coverage,
  Derivation,
  Expression,
  Field,
  GroupField,
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
import { asksWhatIsLeft, fieldsIn } from '../resolve/scope.ts';
import { say, sayCondition, type Speaker } from './expression.ts';
import { offsetCode, paren, writeInteger, type Spot } from './integers.ts';
import {
  checksumPath,
  endianOf,
  endianOfField,
  givenName,
  local,
  needsPassed,
  octetsPath,
  textPath,
  use,
  type Module,
} from './module.ts';
import { wordOf } from './scan.ts';
import { carriesTag, isCarried, isFlag, valueFunction } from './value-types.ts';

const valuesPath = 'runtime/base/values.ts';

/** Something done when the octets of a region are all written. */
interface Patch {
  readonly field: IntegerField | NestedField;
  readonly spot: Spot;
}

interface Walk {
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

export function writeMessage(message: Message, module: Module): string[] {
  const walk = newWalk(message, module);
  const start = unitOf(message, message.fields);
  if (start) walk.units.push({ start: 'o', ...start });
  body(message.fields, walk);
  const end = position(walk);
  walk.spans.set('message', { start: 'o', end });
  closing(message.fields, message, walk);
  return [...walk.lines, `return ${end};`];
}

export function writeChoice(choice: Choice, module: Module): string[] {
  const lines = [`switch (v.is) {`];
  for (const arm of choice.arms) {
    const walk = newWalk(choice, module);
    const tag =
      arm.value === undefined
        ? fits(`v.${choice.tag.id}`, choice.tag.bits, choice.tag, walk)
        : `${arm.value}`;
    walk.raw.set(choice.tag, arm.value === undefined ? `v.${choice.tag.id}` : tag);
    // The tag stands in front like a field of the arm.
    body(
      [{ ...choice.tag, derived: undefined }, ...arm.fields],
      walk,
      new Map([[choice.tag.name, tag]]),
    );
    walk.spans.set('message', { start: 'o', end: position(walk) });
    closing(arm.fields, undefined, walk);
    lines.push(`case '${arm.id}': {`, ...walk.lines, `return ${position(walk)};`, '}');
  }
  return [...lines, '}'];
}

function newWalk(type: Type, module: Module): Walk {
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

function name(walk: Walk, wanted: string): string {
  let unique = local(wanted);
  for (let count = 2; walk.names.has(unique); count++) unique = `${local(wanted)}${count}`;
  walk.names.add(unique);
  return unique;
}

function position(walk: Walk): string {
  return offsetCode(walk.base, walk.bits >> 3);
}

/** Gives the place a name, so that later code can speak of it. */
function pin(walk: Walk, id: string, code: string): string {
  const at = name(walk, id);
  walk.lines.push(`const ${at} = ${code};`);
  walk.base = at;
  walk.bits = 0;
  return at;
}

/** The whole units a derived length counts in: `Header (IHL * 4 octets)`. */
function unitOf(
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

function speaker(walk: Walk): Speaker {
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

/** Tags of arms, written in place of a field by name. */
type Instead = ReadonlyMap<string, string>;

function body(fields: readonly Field[], walk: Walk, instead: Instead = new Map()): void {
  const all = steps(fields);
  let cell: { field: IntegerField; code: string }[] = [];
  const flush = (): void => {
    if (cell.length > 0) writeCell(cell, walk);
    cell = [];
  };
  for (const step of all) {
    if (
      step.kind === 'field' &&
      step.field.kind === 'integer' &&
      !step.field.width &&
      !step.field.when
    ) {
      cell.push({
        field: step.field,
        code: instead.get(step.field.name) ?? numberCode(step.field, walk),
      });
      const bits = cell.reduce((total, one) => total + one.field.bits, 0);
      if ((bits + walk.bits) % 8 === 0 && !insideWord(step.field, walk)) flush();
      continue;
    }
    flush();
    if (step.kind === 'enter') enter(step.group, fields, walk);
    else if (step.kind === 'exit') exit(step.group, walk);
    else field(step.field, walk, fields);
  }
  flush();
}

/** Whether more of a word of bits is to come. */
function insideWord(field: IntegerField, walk: Walk): boolean {
  const word = wordOf(field, walk);
  return word !== undefined && word.before + field.bits < word.bits;
}

/** Fields that share octets are written together; each is remembered for a later patch. */
function writeCell(cell: readonly { field: IntegerField; code: string }[], walk: Walk): void {
  const { endian, condition } = endianOfField(cell[0]!.field, walk.module.protocol);
  const bits = cell.reduce((total, one) => total + one.field.bits, 0);
  let before = 0;
  const spots = cell.map(({ field }) => {
    const word = wordOf(field, walk);
    const at = walk.bits + before;
    before += field.bits;
    const spot: Spot = word
      ? {
          base: walk.base,
          octet: (at - word.before) >> 3,
          bit: word.shift,
          bits: field.bits,
          word: word.bits,
        }
      : { base: walk.base, octet: at >> 3, bit: at & 7, bits: field.bits, word: undefined };
    walk.spots.set(field, spot);
    walk.spans.set(field, {
      start: offsetCode(walk.base, at >> 3),
      end: offsetCode(walk.base, (at + field.bits) >> 3),
    });
    return spot;
  });
  const first = spots[0]!;
  if (cell.length === 1) walk.lines.push(...writeInteger(first, cell[0]!.code, endian, condition));
  else if (bits <= 32) {
    const little = first.word !== undefined;
    let shift = little ? 0 : bits;
    const parts = cell.map(({ field, code }) => {
      if (!little) shift -= field.bits;
      const part = code === '0' ? '' : shift === 0 ? paren(code) : `(${paren(code)} << ${shift})`;
      if (little) shift += field.bits;
      return part;
    });
    const joined = parts.filter((part) => part !== '').join(' | ') || '0';
    const whole: Spot = little ? { ...first, bit: 0, bits, word: bits } : { ...first, bits };
    const octets = bits / 8;
    const simple = /^[\w.]+$/.test(joined) || octets === 1;
    const value = simple ? joined : name(walk, `${cell[0]!.field.id}Word`);
    if (!simple) walk.lines.push(`const ${value} = ${joined};`);
    walk.lines.push(...writeInteger(whole, value, endian, condition));
  } else {
    walk.lines.push(
      `${use(walk.module, octetsPath, 'fill')}(b, ${offsetCode(walk.base, walk.bits >> 3)}, ${offsetCode(walk.base, (walk.bits + bits) >> 3)}, 0);`,
    );
    for (const [index, spot] of spots.entries())
      if (cell[index]!.code !== '0')
        walk.lines.push(...writeInteger(spot, cell[index]!.code, endian, condition));
  }
  walk.bits += bits;
}

/** What is written for a number: its value, what is known of it now, or zero until it is known. */
function numberCode(field: IntegerField, walk: Walk): string {
  const { derived } = field;
  if (!derived) return given(field, walk);
  switch (derived.kind) {
    case 'constant': {
      const code = field.numeric === 'bigint' ? `${derived.value}n` : `${derived.value}`;
      walk.raw.set(field, `${derived.value}`);
      return code;
    }
    case 'tag': {
      const tag = name(walk, `${field.id}Tag`);
      walk.lines.push(`const ${tag} = ${tagCode(derived.of, walk)};`);
      walk.raw.set(field, tag);
      return fits(tag, field.bits, field, walk);
    }
    case 'presence': {
      const code = `(${walk.value}.${derived.of.id} === undefined ? 0 : 1)`;
      walk.raw.set(field, code);
      return code;
    }
    case 'count': {
      const code = `${use(walk.module, valuesPath, 'derived')}(${walk.value}.${derived.of.id}.length, ${derived.scale}, ${derived.offset}, ${maxOf(field)}, '${quote(field.path)}')`;
      const count = name(walk, `${field.id}Count`);
      walk.lines.push(`const ${count} = ${code};`);
      walk.raw.set(field, count);
      return count;
    }
    default:
      return field.numeric === 'bigint' ? '0n' : '0';
  }
}

function quote(text: string): string {
  return text.replaceAll("'", "\\'");
}

function maxOf(field: { readonly bits?: number }): string {
  return `${2 ** Math.min(field.bits ?? 53, 53) - 1}`;
}

/** A field that the value carries, as a number. */
function given(field: IntegerField, walk: Walk): string {
  const property = `${walk.value}.${field.id}`;
  if (field.display) {
    const parse = field.display === 'IPv4 Address' ? 'ipv4' : 'mac';
    const code = `${use(walk.module, valuesPath, parse)}(${property}, '${quote(field.path)}')`;
    const number = name(walk, field.id);
    walk.lines.push(`const ${number} = ${code};`);
    walk.raw.set(field, number);
    return number;
  }
  if (isFlag(field)) {
    walk.raw.set(field, `(${property} ? 1 : 0)`);
    return `(${property} ? 1 : 0)`;
  }
  walk.raw.set(field, field.numeric === 'bigint' ? `Number(${property})` : property);
  return fits(property, field.bits, field, walk);
}

function fits(
  code: string,
  bits: number,
  field: { readonly path: string; readonly numeric?: string },
  walk: Walk,
): string {
  if (field.numeric === 'bigint')
    return `${use(walk.module, valuesPath, 'fitsBig')}(${code}, ${(1n << BigInt(bits)) - 1n}n, '${quote(field.path)}')`;
  return `${use(walk.module, valuesPath, 'fits')}(${code}, ${2 ** bits - 1}, '${quote(field.path)}')`;
}

/** The tag of a union's value. */
function tagCode(union: UnionField, walk: Walk): string {
  const property = `${walk.value}.${union.id}`;
  let code = '';
  for (const arm of union.arms) {
    const tag = carriesTag(union, arm) ? `${property}.${union.tagField!.id}` : `${arm.value}`;
    code += arm === union.arms.at(-1) ? tag : `${property}.is === '${arm.id}' ? ${tag} : `;
  }
  return code;
}

function enter(group: GroupField, fields: readonly Field[], walk: Walk): void {
  const start = position(walk);
  walk.spans.set(group, { start, end: '' });
  walk.units.push({ start, ...(unitOf(group, fields) ?? { scale: 1, offset: 0 }) });
}

function exit(group: GroupField, walk: Walk): void {
  const span = walk.spans.get(group)!;
  walk.units.pop();
  const end = pin(walk, `${group.id}End`, position(walk));
  walk.spans.set(group, { start: span.start, end });
}

function field(one: Field, walk: Walk, siblings: readonly Field[]): void {
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

function octets(one: OctetsField, walk: Walk, siblings: readonly Field[]): void {
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
function sizeAgrees(
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

/** Whether a writer can compute an expression: its fields are written, and it does not ask what is left to read. */
function known(expression: Expression, walk: Walk): boolean {
  return (
    !asksWhatIsLeft(expression) && [...fieldsIn(expression)].every((field) => walk.raw.has(field))
  );
}

function writeCall(type: Type, value: string, at: string, walk: Walk): string {
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
function closeRoom(one: Field, siblings: readonly Field[], walk: Walk): void {
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

function list(one: ListField, walk: Walk, siblings: readonly Field[]): void {
  const start = position(walk);
  const at = name(walk, `${one.id}At`);
  const item = name(walk, `${one.id}Item`);
  const { lines, module } = walk;
  const { element } = one;
  lines.push(`let ${at} = ${start};`, `for (const ${item} of ${walk.value}.${one.id}) {`);
  if (element.kind === 'type')
    lines.push(
      `${at} = ${writeCall(element.type, item, at, { ...walk, plain: walk.plain || one.size.kind === 'octets' })};`,
    );
  else lines.push(...elementWrites(element, item, at, one, walk));
  lines.push('}');
  const own = unitOf(one, siblings);
  if (one.until && !one.padded && element.kind === 'type')
    lines.push(`${at} = ${writeCall(element.type, emptyArm(one.until.arm), at, walk)};`);
  const unit = own ? { start, ...own } : walk.units.at(-1);
  if (one.padded && unit && unit.scale > 1) {
    lines.push(
      `while ((${at} - ${paren(unit.start)} - ${unit.offset}) % ${unit.scale} !== 0) b[${at}++] = ${one.padded.with};`,
    );
  }
  walk.base = at;
  walk.bits = 0;
  sizeAgrees(one, one.size, start, at, siblings, walk);
  if (
    one.times &&
    [...fieldsIn(one.times)].every(
      (field) => walk.raw.has(field) && field.kind === 'integer' && field.derived?.kind !== 'count',
    )
  ) {
    lines.push(
      `${use(module, valuesPath, 'counted')}(${walk.value}.${one.id}.length, ${say(one.times, speaker(walk))}, '${quote(one.path)}');`,
    );
  }
}

/** The marker that ends a list: an arm whose lists are empty. */
function emptyArm(arm: Arm): string {
  const lists = steps(arm.fields).flatMap((step) =>
    step.kind === 'field' && step.field.kind === 'list' ? [`${step.field.id}: []`] : [],
  );
  return `{ ${[`is: '${arm.id}'`, ...lists].join(', ')} }`;
}

function elementWrites(
  element: Exclude<ListField['element'], { kind: 'type' }>,
  item: string,
  at: string,
  one: ListField,
  walk: Walk,
): string[] {
  const { module } = walk;
  if (element.kind === 'octets') {
    if (element.display === 'IPv6 Address')
      return [
        `${at} = ${use(module, valuesPath, 'putIpv6')}(b, ${at}, ${item}, '${quote(one.path)}');`,
      ];
    return [
      `${use(module, valuesPath, 'counted')}(${item}.length, ${element.octets}, '${quote(one.path)}');`,
      `${at} = ${use(module, octetsPath, 'put')}(b, ${at}, ${item});`,
    ];
  }
  const { endian, condition } = endianOfField(element, module.protocol);
  const parse =
    element.display === 'IPv4 Address'
      ? 'ipv4'
      : element.display === 'MAC Address'
        ? 'mac'
        : undefined;
  const code = parse
    ? `${use(module, valuesPath, parse)}(${item}, '${quote(one.path)}')`
    : fits(item, element.bits, { path: one.path, numeric: element.numeric }, walk);
  const number = name(walk, `${one.id}Number`);
  return [
    `const ${number} = ${code};`,
    ...writeInteger(
      { base: at, octet: 0, bit: 0, bits: element.bits, word: undefined },
      number,
      endian,
      condition,
    ),
    `${at} += ${element.bits / 8};`,
  ];
}

function union(one: UnionField, walk: Walk): void {
  const start = position(walk);
  const end = name(walk, `${one.id}End`);
  const body_ = name(walk, one.id);
  walk.lines.push(
    `const ${body_} = ${walk.value}.${one.id};`,
    `let ${end} = ${start};`,
    `switch (${body_}.is) {`,
  );
  for (const arm of one.arms) {
    const inner = armWalk(walk, body_, one);
    tagAgrees(one, arm, inner);
    arms(arm, inner);
    walk.lines.push(
      `case '${arm.id}': {`,
      ...inner.lines,
      `${end} = ${position(inner)};`,
      ...fillUp(one, arm, start, end, walk),
      'break;',
      '}',
    );
  }
  walk.lines.push('}');
  walk.base = end;
  walk.bits = 0;
  sizeAgrees(one, one.size, start, end, [], walk);
}

/** Filler behind the last list of an arm, up to the size that the union has. */
function fillUp(one: UnionField, arm: Arm, start: string, end: string, walk: Walk): string[] {
  const last = arm.fields.at(-1);
  if (
    last?.kind !== 'list' ||
    !last.padded ||
    one.size.kind !== 'octets' ||
    !known(one.size.octets, walk)
  )
    return [];
  const size = paren(say(one.size.octets, speaker(walk)));
  return [
    `${end} = ${use(walk.module, octetsPath, 'fill')}(b, ${end}, Math.max(${end}, ${start} + ${size}), ${last.padded.with});`,
  ];
}

/** A tag that the value carries itself must be its arm's. */
function tagAgrees(one: UnionField, arm: Arm, walk: Walk): void {
  const { tagField } = one;
  const raw = tagField && walk.raw.get(tagField);
  if (!tagField || raw === undefined || arm.value === undefined || tagField.derived) return;
  walk.lines.push(
    `${use(walk.module, valuesPath, 'tagged')}(${raw}, ${arm.value}, '${quote(tagField.path)}', '${arm.id}');`,
  );
}

function armWalk(walk: Walk, value: string, one: UnionField): Walk {
  return {
    ...walk,
    lines: [],
    value,
    raw: new Map(walk.raw),
    spots: new Map(),
    spans: new Map(walk.spans),
    names: new Set(walk.names),
    units: [...walk.units],
    plain: walk.plain || one.size.kind === 'octets',
  };
}

function arms(arm: Arm, inner: Walk): void {
  body(arm.fields, inner);
  closing(arm.fields, undefined, inner);
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

/** Lengths, equations, checksums: found when all else is written. */
function closing(fields: readonly Field[], message: Message | undefined, walk: Walk): void {
  const flat = (all: readonly Field[]): Field[] =>
    all.flatMap((one) => (one.kind === 'group' && !one.when ? [one, ...flat(one.fields)] : [one]));
  const all = flat(fields);
  for (const one of all)
    if (one.kind !== 'integer' && one.kind !== 'nested') closeRoom(one, all, walk);
  for (const one of all)
    if (one.kind === 'integer' && one.derived?.kind === 'size')
      patchSize(one, one.derived, message, walk);
  for (const one of all)
    if (one.kind === 'integer' && one.derived?.kind === 'equation')
      patch(one, fits(say(one.derived.value, speaker(walk)), one.bits, one, walk), walk);
  for (const one of all)
    if (one.kind === 'integer' && one.derived?.kind === 'checksum')
      patchChecksum(one, one.derived.checksum, walk);
}

function patch(one: IntegerField, code: string, walk: Walk): void {
  const spot = walk.spots.get(one);
  if (!spot) return;
  const { endian, condition } = endianOf(walk.module.protocol);
  const value = name(walk, `${one.id}Value`);
  walk.lines.push(`const ${value} = ${code};`, ...writeInteger(spot, value, endian, condition));
  walk.raw.set(one, value);
}

function patchSize(
  one: IntegerField,
  derived: Extract<Derivation, { kind: 'size' }>,
  message: Message | undefined,
  walk: Walk,
): void {
  const of = derived.of === message ? 'message' : (derived.of as Field);
  const span = walk.spans.get(of);
  if (!span) return;
  const big = one.numeric === 'bigint';
  const code = `${use(walk.module, valuesPath, 'derived')}(${span.end} - ${paren(span.start)}, ${derived.scale}, ${derived.offset}, ${maxOf(one)}, '${quote(one.path)}')`;
  patch(one, big ? `BigInt(${code})` : code, walk);
}

function patchChecksum(one: IntegerField, checksum: Checksum, walk: Walk): void {
  if (checksum.algorithm !== 'internet checksum') {
    const span = coverageSpan(checksum.over[0], walk);
    const own = walk.spans.get(one)!;
    const crc = use(
      walk.module,
      checksumPath,
      checksum.algorithm === 'CRC32C' ? 'crc32c' : 'crc32',
    );
    return patch(one, `${crc}(b, ${span.start}, ${span.end}, ${own.start}, ${own.end})`, walk);
  }
  const code = `~${sum(checksum.over, walk)} & 0xffff`;
  // Where zero says that there is none, a sum of zero is sent as its other form, all ones.
  patch(one, checksum.none ? `(${code}) || 0xffff` : code, walk);
}

function coverageSpan(part: Coverage | undefined, walk: Walk): { start: string; end: string } {
  const found = part?.kind === 'field' ? walk.spans.get(part.field) : walk.spans.get('message');
  return found ?? { start: 'o', end: 'o' };
}

function sum(over: readonly Coverage[], walk: Walk): string {
  const numbers = over
    .filter((part) => part.kind === 'expression')
    .map((part) => paren(say(part.value, speaker(walk))));
  let code = numbers.join(' + ') || '0';
  let folded = false;
  for (const part of over) {
    if (part.kind === 'expression') continue;
    const { start, end } = coverageSpan(part, walk);
    code = `${use(walk.module, checksumPath, 'sum16')}(${code}, b, ${start}, ${end})`;
    folded = true;
  }
  return folded ? code : `${use(walk.module, checksumPath, 'fold16')}(${code})`;
}

export type { Patch };
