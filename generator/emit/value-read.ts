/** Octets to a value, after a check: one pass, no rule asked again. */
import { fixedBits, steps, withoutWhen } from '../layout.ts';
import type {
  Arm,
  Choice,
  Element,
  Field,
  IntegerField,
  ListField,
  Message,
  Size,
  Type,
  UnionField,
} from '../model.ts';
import { upper } from '../names.ts';
import { fieldExpressions } from '../resolve/extent.ts';
import { fieldsIn } from '../resolve/scope.ts';
import { say, sayCondition, type Speaker } from './expression.ts';
import { offsetCode, paren, readInteger } from './integers.ts';
import {
  endianOf,
  endianOfField,
  foreign,
  givenName,
  local,
  needsPassed,
  octetsPath,
  textPath,
  use,
  type Module,
} from './module.ts';
import { prune } from './prune.ts';
import { wordOf } from './scan.ts';
import { carriesTag, elementType, isCarried, isFlag, valueFunction } from './value-types.ts';

interface Walk {
  readonly module: Module;
  readonly lines: string[];
  /** Properties of the object being made. */
  members: string[];
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

export function readMessage(message: Message, module: Module): string[] {
  const walk = newWalk(message, message.fields, module);
  if (message.size?.kind === 'octets') {
    // A message that says its own size: the fields that say it are read ahead of the rest.
    body(message.fields, walk, message.size);
    walk.base = walk.ends[1]!;
    walk.bits = 0;
  } else body(message.fields, walk);
  return [
    ...walk.lines,
    `${use(module, cursorPath, 'cursor')}.at = ${position(walk)};`,
    `return { ${walk.members.join(', ')} };`,
  ];
}

export function readChoice(choice: Choice, module: Module): string[] {
  const { endian, condition } = endianOf(module.protocol);
  const tag = local(choice.tag.id);
  const lines = [
    `const ${tag} = ${readInteger({ base: 'o', octet: 0, bit: 0, bits: choice.tag.bits, word: undefined }, endian, condition)};`,
  ];
  const walk = newWalk(
    choice,
    choice.arms.flatMap((arm) => arm.fields),
    module,
  );
  walk.names.add(tag);
  walk.read.set(choice.tag, tag);
  const made = (arm: Arm): string[] => {
    const inner = fork(walk);
    inner.bits = choice.tag.bits;
    body(arm.fields, inner);
    const members = [
      `is: '${arm.id}'`,
      ...(arm.value === undefined
        ? [choice.tag.id === tag ? tag : `${choice.tag.id}: ${tag}`]
        : []),
      ...inner.members,
    ];
    return [
      ...inner.lines,
      `${use(module, cursorPath, 'cursor')}.at = ${position(inner)};`,
      `return { ${members.join(', ')} };`,
    ];
  };
  return [...lines, ...armSwitch(choice.arms, tag, made)];
}

function newWalk(type: Type, fields: readonly Field[], module: Module): Walk {
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

function fork(walk: Walk): Walk {
  return {
    ...walk,
    lines: [],
    members: [],
    read: new Map(walk.read),
    ends: [...walk.ends],
    names: new Set(walk.names),
  };
}

function position(walk: Walk): string {
  return offsetCode(walk.base, walk.bits >> 3);
}

function name(walk: Walk, wanted: string): string {
  let unique = local(wanted);
  for (let count = 2; walk.names.has(unique); count++) unique = `${local(wanted)}${count}`;
  walk.names.add(unique);
  return unique;
}

function speaker(walk: Walk): Speaker {
  return {
    field: (field) => walk.read.get(field) ?? '0',
    given: givenName,
    octetsOf: () => '0',
    countOf: () => '0',
    octetsLeft: () => `${walk.ends.at(-1)} - ${paren(position(walk))}`,
    sum: () => '0',
  };
}

/** A region whose end waits for the field that says its size. */
interface Pending {
  readonly size: Size;
  readonly start: string;
  readonly index: number;
  readonly name: string;
}

function body(fields: readonly Field[], walk: Walk, size?: Size): void {
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

function field(one: Field, walk: Walk): void {
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
      body(one.fields, inner);
      walk.lines.push(...inner.lines);
      Object.assign(walk, { base: inner.base, bits: inner.bits });
      for (const [read, code] of inner.read) walk.read.set(read, code);
      return `{ ${inner.members.join(', ')} }`;
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

function integer(one: IntegerField, walk: Walk): string | undefined {
  const { endian, condition } = endianOfField(one, walk.module.protocol);
  let code: string;
  if (one.width) {
    const end = name(walk, `${one.id}End`);
    const little = endian.kind === 'when' ? condition : `${endian.kind === 'little'}`;
    const start = position(walk);
    walk.lines.push(`const ${end} = ${start} + (${say(one.width, speaker(walk))}) / 8;`);
    code = `${use(walk.module, octetsPath, one.numeric === 'bigint' ? 'bigUint' : 'uint')}(b, ${start}, ${end}, ${little})`;
    walk.base = end;
    walk.bits = 0;
  } else {
    const word = wordOf(one, walk);
    const spot = word
      ? {
          base: walk.base,
          octet: (walk.bits - word.before) >> 3,
          bit: word.shift,
          bits: one.bits,
          word: word.bits,
        }
      : {
          base: walk.base,
          octet: walk.bits >> 3,
          bit: walk.bits & 7,
          bits: one.bits,
          word: undefined,
        };
    code = readInteger(spot, endian, condition);
    walk.bits += one.bits;
  }
  if (walk.wanted.has(one)) {
    const value = name(walk, one.id);
    walk.lines.push(`const ${value} = ${code};`);
    walk.read.set(one, one.numeric === 'bigint' ? `Number(${value})` : value);
    code = value;
  }
  return shown(one, code, walk.module);
}

function shown(
  one: { readonly display: IntegerField['display'] } & Partial<IntegerField>,
  code: string,
  module: Module,
): string {
  if (one.display === 'IPv4 Address') return `${use(module, textPath, 'showIpv4')}(${code})`;
  if (one.display === 'MAC Address') return `${use(module, textPath, 'showMac')}(${code})`;
  return 'rules' in one && isFlag(one as IntegerField) ? `${paren(code)} === 1` : code;
}

function octetsCode(
  one: { readonly text?: boolean; readonly display: IntegerField['display'] },
  start: string,
  end: string,
  module: Module,
): string {
  if (one.display === 'IPv6 Address') return `${use(module, textPath, 'showIpv6')}(b, ${start})`;
  if (one.text === true) return `${use(module, textPath, 'readText')}(b, ${start}, ${end})`;
  return `b.subarray(${start}, ${end})`;
}

function sizedEnd(one: Field, size: Size, start: string, walk: Walk): string {
  let end = walk.ends.at(-1)!;
  if (size.kind === 'octets') {
    end = name(walk, `${one.id}End`);
    walk.lines.push(`const ${end} = ${start} + ${say(size.octets, speaker(walk))};`);
  }
  walk.base = end;
  walk.bits = 0;
  return end;
}

function readCall(type: Type, start: string, walk: Walk): string {
  const read = valueFunction(walk.module, type, `read${upper(type.id)}`);
  return `${read}(${['b', start, walk.ends.at(-1)!, ...needsPassed(type, walk)].join(', ')})`;
}

function list(one: ListField, start: string, walk: Walk): string {
  const items = name(walk, one.id);
  const at = name(walk, `${one.id}At`);
  const { lines, module } = walk;
  lines.push(
    `const ${items}: ${elementType(one.element, module)}[] = [];`,
    `let ${at} = ${start};`,
  );
  const times = one.times && say(one.times, speaker(walk));
  const end = one.times ? walk.ends.at(-1)! : sizedEnd(one, one.size, start, walk);
  const left = name(walk, `${one.id}Left`);
  lines.push(
    times === undefined
      ? `while (${at} < ${end}) {`
      : `for (let ${left} = ${times}; ${left} > 0; ${left}--) {`,
  );
  const { element } = one;
  if (element.kind === 'type') {
    if (one.until && element.type.kind === 'choice') {
      const { endian, condition } = endianOf(module.protocol);
      const tag = readInteger(
        { base: at, octet: 0, bit: 0, bits: element.type.tag.bits, word: undefined },
        endian,
        condition,
      );
      lines.push(`if (${paren(tag)} === ${one.until.arm.value}) break;`);
    }
    const inner = { ...walk, ends: [...walk.ends, end] };
    lines.push(
      `${items}.push(${readCall(element.type, at, inner)});`,
      `${at} = ${use(module, cursorPath, 'cursor')}.at;`,
      '}',
    );
  } else {
    const size = element.kind === 'integer' ? element.bits / 8 : element.octets;
    lines.push(
      `${items}.push(${elementCode(element, at, size, module)});`,
      `${at} += ${size};`,
      '}',
    );
  }
  walk.base = one.times && !one.padded ? at : end;
  walk.bits = 0;
  return items;
}

function elementCode(
  element: Exclude<Element, { kind: 'type' }>,
  at: string,
  size: number,
  module: Module,
): string {
  if (element.kind === 'octets') return octetsCode(element, at, `${at} + ${size}`, module);
  const { endian, condition } = endianOfField(element, module.protocol);
  return shown(
    element,
    readInteger(
      { base: at, octet: 0, bit: 0, bits: element.bits, word: undefined },
      endian,
      condition,
    ),
    module,
  );
}

function union(one: UnionField, start: string, walk: Walk): string {
  const end = sizedEnd(one, one.size, start, walk);
  const value = name(walk, one.id);
  const tag = say(one.tag, speaker(walk));
  const made = (arm: Arm): string[] => {
    const inner = fork(walk);
    inner.ends.push(end);
    const match = /^(.*?)(?: \+ (\d+))?$/.exec(start)!;
    inner.base = match[1]!;
    inner.bits = Number(match[2] ?? 0) * 8;
    body(arm.fields, inner);
    const carried = carriesTag(one, arm) ? [`${one.tagField!.id}: ${tag}`] : [];
    return [
      ...inner.lines,
      `${value} = { ${[`is: '${arm.id}'`, ...carried, ...inner.members].join(', ')} };`,
      'break;',
    ];
  };
  walk.lines.push(`let ${value}: ${unionName(one)};`, ...armSwitch(one.arms, tag, made));
  return value;
}

/** Set by value.ts for the message at hand: the type name of an inline union. */
const unionNames = new WeakMap<UnionField, string>();
export function nameUnions(fields: readonly Field[], owner: string): void {
  for (const one of fields) {
    if (one.kind === 'group') nameUnions(one.fields, owner);
    if (one.kind !== 'union') continue;
    const name = `${owner}${upper(one.id)}`;
    unionNames.set(one, name).set(withoutWhen(one) as UnionField, name);
    for (const arm of one.arms) nameUnions(arm.fields, `${owner}${upper(one.id)}${upper(arm.id)}`);
  }
}
export function unionName(one: UnionField): string {
  return unionNames.get(one) ?? 'never';
}

function armSwitch(all: readonly Arm[], tag: string, make: (arm: Arm) => string[]): string[] {
  const lines = [`switch (${tag}) {`];
  const wide: string[] = [];
  let otherwise: string[] | undefined;
  for (const arm of all) {
    const made = prune(make(arm));
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
  // Every tag without an arm was refused by the check.
  const last = otherwise ?? (wide.length > 0 ? [] : undefined);
  return [
    ...lines,
    'default: {',
    ...wide,
    ...(last && last.length > 0
      ? last
      : [`throw new RangeError('unreachable: the check refuses this tag');`]),
    '}',
    '}',
  ];
}

function optional(one: Field, walk: Walk): void {
  const at = name(walk, `${one.id}At`);
  walk.lines.push(`let ${at} = ${position(walk)};`);
  const value = name(walk, one.id);
  walk.lines.push(`let ${value}: ${optionalType(one, walk.module)} | undefined;`);
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
  if (isCarried(one))
    walk.members.push(
      `...(${value} === undefined ? {} : { ${value === one.id ? one.id : `${one.id}: ${value}`} })`,
    );
  walk.base = at;
  walk.bits = 0;
}

const optionalTypes = new WeakMap<Field, string>();
export function setOptionalType(field: Field, type: string): void {
  optionalTypes.set(field, type);
}
function optionalType(field: Field, module: Module): string {
  void module;
  return optionalTypes.get(field) ?? 'number';
}

export { foreign };
