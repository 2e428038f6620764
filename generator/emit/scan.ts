/**
 * `scan…()`: the one guard. It walks a type once, checks every rule in the order of the spec, and answers where the type
 * ends, or minus the code of the first broken rule. After it, no accessor can leave the type.
 */
import { fixedBits, runFrom, steps, type Step, withoutWhen } from '../layout.ts';
import type {
  Arm,
  Choice,
  Coverage,
  Element,
  Expression,
  Field,
  GroupField,
  IntegerField,
  ListField,
  Message,
  NestedField,
  OctetsField,
  Rule,
  Size,
  Type,
  UnionField,
} from '../model.ts';
import { upper } from '../names.ts';
import { asksWhatIsLeft } from '../check/sizes.ts';
import { fieldExpressions } from '../resolve/extent.ts';
import { fieldsIn } from '../resolve/scope.ts';
import { outside, say, sayCondition, type Speaker } from './expression.ts';
import { offsetCode, paren, readInteger, type Spot } from './integers.ts';
import {
  checksumPath,
  endianOf,
  endianOfField,
  foreign,
  givenName,
  literal,
  local,
  needsPassed,
  octetsPath,
  use,
  wordOrdered,
  type Module,
} from './module.ts';
import { prune } from './prune.ts';

/** Where the walk is: an octet offset the code knows, and how far behind it we are. */
interface At {
  readonly base: string;
  readonly bits: number;
}

/** A region being walked; its end is unknown until the field that says it was read. */
interface Region {
  readonly name: string;
  readonly size: Size | undefined;
  readonly leftover: Rule | undefined;
  readonly start: string;
  end: string | undefined;
}

interface Walk {
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

export function scanMessage(message: Message, module: Module): string[] {
  const walk = newWalk(message, message.fields, module, message.truncated);
  walk.regions.push({ name: 'end', size: undefined, leftover: undefined, start: 'o', end: 'end' });
  if (message.size)
    walk.regions.push(region(message.id, message.size, message.leftover, 'o', walk));
  if (message.size?.kind === 'octets' && !message.size.self) settle(walk.regions[1]!, 1, walk);
  body(message.fields, walk);
  leave(message.fields, walk, message.size !== undefined);
  closing(message.fields, walk);
  walk.lines.push(`return ${position(walk)};`);
  return walk.lines;
}

export function scanChoice(choice: Choice, module: Module): string[] {
  const octets = Math.ceil(choice.tag.bits / 8);
  const walk = newWalk(
    choice,
    choice.arms.flatMap((arm) => arm.fields),
    module,
    choice.truncated,
  );
  walk.regions.push({ name: 'end', size: undefined, leftover: undefined, start: 'o', end: 'end' });
  const tag = local(choice.tag.id);
  walk.names.add(tag);
  walk.read.set(choice.tag, tag);
  walk.lines.push(`if (end - o < ${octets}) return -${choice.truncated.constant};`);
  const { endian, condition } = endianOf(module.protocol);
  const spot: Spot = { base: 'o', octet: 0, bit: 0, bits: choice.tag.bits, word: undefined };
  walk.lines.push(`const ${tag} = ${readInteger(spot, endian, condition)};`);
  arms(choice.arms, tag, choice.unknown, walk, (arm) => {
    const inner = {
      ...walk,
      lines: [],
      read: new Map(walk.read),
      spans: new Map(walk.spans),
      names: new Set(walk.names),
      regions: [...walk.regions],
    };
    inner.at = { base: 'o', bits: choice.tag.bits };
    body(arm.fields, inner);
    closing(arm.fields, inner);
    return [...inner.lines, `return ${position(inner)};`];
  });
  return walk.lines;
}

function newWalk(type: Type, fields: readonly Field[], module: Module, truncated: Rule): Walk {
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
    module, lines: [], regions: [], wanted, read: new Map(), spans: new Map(), counted, needsOrigin: type.needs.origin,
    start: 'o', names: new Set(['b', 'o', 'end', 'origin', 'at', ...type.needs.givens.map(givenName)]), truncated, at: { base: 'o', bits: 0 },
  }; // prettier-ignore
}

function isNumeric(field: Field): field is IntegerField | NestedField {
  return field.kind === 'integer' || (field.kind === 'nested' && field.type.kind === 'number');
}

/** Whether the closing rules read the field's own value: a checksum that sums to all ones does not. */
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

function name(walk: Walk, wanted: string): string {
  let unique = local(wanted);
  for (let count = 2; walk.names.has(unique); count++) unique = `${local(wanted)}${count}`;
  walk.names.add(unique);
  return unique;
}

function region(
  id: string,
  size: Size,
  leftover: Rule | undefined,
  start: string,
  walk: Walk,
): Region {
  return { name: name(walk, `${id}End`), size, leftover, start, end: undefined };
}

function position(walk: Walk): string {
  return offsetCode(walk.at.base, walk.at.bits >> 3);
}

/** The end of the innermost region whose end is known. */
function bound(walk: Walk, below = walk.regions.length): string {
  for (let index = below - 1; index >= 0; index--) {
    const { end } = walk.regions[index]!;
    if (end !== undefined) return end;
  }
  return 'end';
}

function speaker(walk: Walk): Speaker {
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

function body(fields: readonly Field[], walk: Walk): void {
  const all = steps(fields);
  let inRun = false;
  for (const [index, step] of all.entries()) {
    if (!inRun) inRun = checkRun(all, index, walk);
    if (step.kind === 'enter') enter(step.group, walk);
    else if (step.kind === 'exit') exit(step.group, walk);
    else field(step.field, walk);
    inRun = inRun && goesOn(step);
  }
}

/** Whether a run is not ended by a step. */
function goesOn(step: Step): boolean {
  if (step.kind === 'exit') return false;
  if (step.kind === 'enter') return step.group.size?.kind === 'octets' && step.group.size.self;
  return isFixed(step.field);
}

function isFixed(field: Field): boolean {
  if (field.when) return false;
  if (field.kind === 'integer') return field.width === undefined;
  return fixedBits(field) !== undefined;
}

/** One bounds check for all fixed fields that stand together. */
function checkRun(all: readonly Step[], index: number, walk: Walk): boolean {
  const bits = runFrom(all, index);
  if (bits === 0) return false;
  const octets = Math.ceil((walk.at.bits + bits) / 8);
  walk.lines.push(
    `if (${bound(walk)} - ${paren(walk.at.base)} < ${octets}) return -${walk.truncated.constant};`,
  );
  return true;
}

function enter(group: GroupField, walk: Walk): void {
  const start = position(walk);
  const made = region(group.id, group.size!, group.leftover, start, walk);
  walk.spans.set(group, { start, end: made.name });
  walk.regions.push(made);
  if (group.size?.kind === 'octets' && !group.size.self)
    settle(made, walk.regions.length - 1, walk);
}

/** The end of a region, now that all its size names was read; inner regions are held to it. */
function settle(made: Region, index: number, walk: Walk): void {
  if (made.size?.kind !== 'octets') return;
  const size = say(made.size.octets, speaker(walk));
  walk.lines.push(`const ${made.name} = ${made.start} + ${size};`);
  walk.lines.push(
    `if (${made.name} > ${bound(walk, index)}) return -${made.size.rule.constant}; ${spec(made.size.rule)}`,
  );
  made.end = made.name;
  const inner = walk.regions.slice(index + 1).find((one) => one.end !== undefined);
  if (inner?.size?.kind === 'octets') {
    walk.lines.push(
      `if (${inner.name} > ${made.name}) return -${inner.size.rule.constant}; ${spec(inner.size.rule)}`,
    );
  }
}

function settleKnown(walk: Walk): void {
  for (const [index, made] of walk.regions.entries()) {
    if (made.end !== undefined || made.size?.kind !== 'octets') continue;
    if ([...fieldsIn(made.size.octets)].every((one) => walk.read.has(one)))
      settle(made, index, walk);
  }
}

function exit(group: GroupField, walk: Walk): void {
  leave(group.fields, walk, true);
}

/** At the end of a region all of it must have been read. */
function leave(fields: readonly Field[], walk: Walk, sized: boolean): void {
  if (!sized) return;
  const made = walk.regions.pop()!;
  const end = made.end ?? bound(walk);
  if (position(walk) !== end && made.leftover && !fills(fields)) {
    walk.lines.push(
      `if (${position(walk)} !== ${end}) return -${made.leftover.constant}; ${spec(made.leftover)}`,
    );
  }
  walk.at = { base: end, bits: 0 };
}

/** Whether the last field always takes all that is left. */
function fills(fields: readonly Field[]): boolean {
  const last = fields.at(-1);
  if (!last || last.when) return false;
  if (last.kind === 'octets') return last.size.kind === 'rest';
  if (last.kind === 'list') return last.size.kind === 'rest' && !last.times;
  return last.kind === 'union' && last.size.kind === 'rest';
}

function field(one: Field, walk: Walk): void {
  if (one.when) return optional(one, walk);
  switch (one.kind) {
    case 'integer':
      return integer(one, walk);
    case 'octets':
      return octets(one, walk);
    case 'nested':
      return nested(one, walk);
    case 'list':
      return list(one, walk);
    case 'union':
      return union(one, walk);
    case 'group':
      return body(one.fields, walk);
  }
}

/** A field that is there only when its condition holds: what it sets is declared in front. */
function optional(one: Field, walk: Walk): void {
  const start = name(walk, `${one.id}At`);
  walk.lines.push(`const ${start} = ${position(walk)};`);
  const end = name(walk, `${one.id}End`);
  walk.lines.push(`let ${end} = ${start};`);
  const inner: Walk = {
    ...walk,
    lines: [],
    read: new Map(walk.read),
    names: walk.names,
    regions: [...walk.regions],
    at: { base: start, bits: 0 },
  };
  const bare = withoutWhen(one);
  const all: Field[] = one.kind === 'group' ? one.fields.slice() : [bare];
  // The copy without its condition stands for the field itself.
  if (walk.wanted.has(one)) (walk.wanted as Set<Field>).add(bare);
  if (one.kind === 'group' && one.size) body([bare], inner);
  else body(all, inner);
  const hoisted = hoist(one, bare, inner, walk);
  walk.lines.push(
    `if (${sayCondition(one.when!, speaker(walk))}) {`,
    ...inner.lines,
    ...hoisted,
    `${end} = ${position(inner)};`,
    '}',
  );
  walk.at = { base: end, bits: 0 };
  walk.spans.set(one, { start, end });
}

/** Values read inside the condition that code after it wants. */
function hoist(one: Field, bare: Field, inner: Walk, walk: Walk): string[] {
  const lines: string[] = [];
  const wanted: [Field, Field][] =
    one.kind === 'group' ? one.fields.map((field) => [field, field]) : [[one, bare]];
  for (const [real, copy] of wanted) {
    const read = inner.read.get(copy);
    if (read === undefined || !walk.wanted.has(real)) continue;
    const outer = name(walk, `${real.id}Value`);
    walk.lines.push(`let ${outer} = 0;`);
    lines.push(`${outer} = ${read};`);
    walk.read.set(real, outer);
  }
  return lines;
}

function spot(one: IntegerField, walk: Walk): Spot {
  const { base, bits } = walk.at;
  const word = wordOf(one, walk);
  if (word)
    return {
      base,
      octet: (bits - word.before) >> 3,
      bit: word.shift,
      bits: one.bits,
      word: word.bits,
    };
  return { base, octet: bits >> 3, bit: bits & 7, bits: one.bits, word: undefined };
}

/** In little endian order bits of a group count from the least significant of their word. */
export function wordOf(
  one: Field,
  walk: { readonly module: Module },
): { before: number; shift: number; bits: number } | undefined {
  if (!wordOrdered(walk.module.protocol)) return undefined;
  return wordsOf(walk.module).get(one);
}

const words = new WeakMap<object, Map<Field, { before: number; shift: number; bits: number }>>();

function wordsOf(module: Module): Map<Field, { before: number; shift: number; bits: number }> {
  const known = words.get(module.protocol);
  if (known) return known;
  const found = new Map<Field, { before: number; shift: number; bits: number }>();
  const visit = (one: Field): void => {
    if (one.kind === 'union') for (const arm of one.arms) arm.fields.forEach(visit);
    if (one.kind !== 'group') return;
    let before = 0;
    for (const inner of one.fields) {
      if (one.bits !== undefined && inner.kind === 'integer') {
        found.set(inner, { before, shift: before, bits: one.bits });
        before += inner.bits;
      }
      visit(inner);
    }
  };
  const { messages, choices } = module.protocol;
  for (const message of messages) message.fields.forEach(visit);
  for (const choice of choices) for (const arm of choice.arms) arm.fields.forEach(visit);
  words.set(module.protocol, found);
  return found;
}

export function spec(rule: Rule): string {
  return `// :${rule.line}`;
}

function integer(one: IntegerField, walk: Walk): void {
  const { endian, condition } = endianOfField(one, walk.module.protocol);
  const ruled = rulesAhead(one).some((rule) => rule !== undefined && !rule.warn);
  const start = position(walk);
  if (one.width) {
    const end = name(walk, `${one.id}Octets`);
    walk.lines.push(`const ${end} = ${start} + (${say(one.width, speaker(walk))}) / 8;`);
    walk.lines.push(`if (${end} > ${bound(walk)}) return -${walk.truncated.constant};`);
    if (walk.wanted.has(one) || ruled) {
      const value = name(walk, one.id);
      const order = endian.kind === 'when' ? condition : `${endian.kind === 'little'}`;
      walk.lines.push(
        `const ${value} = ${use(walk.module, octetsPath, one.numeric === 'bigint' ? 'bigUint' : 'uint')}(b, ${start}, ${end}, ${order});`,
      );
      walk.read.set(one, value);
      integerRules(one, value, walk);
    }
    walk.at = { base: end, bits: 0 };
    settleKnown(walk);
    return;
  }
  const from = spot(one, walk);
  if (walk.wanted.has(one) || ruled) {
    const value = name(walk, one.id);
    walk.lines.push(`const ${value} = ${readInteger(from, endian, condition)};`);
    walk.read.set(one, one.numeric === 'bigint' ? `Number(${value})` : value);
    integerRules(one, value, walk);
  }
  walk.at = { base: walk.at.base, bits: walk.at.bits + one.bits };
  walk.spans.set(one, { start, end: position(walk) });
  settleKnown(walk);
}

function rulesAhead(one: IntegerField | NestedField): (Rule | undefined)[] {
  const { constant, ranges, multiple, closed } = one.rules;
  return [constant?.rule, ranges?.rule, multiple?.rule, closed];
}

/** The rules of a number that are checked where it stands. */
function integerRules(one: IntegerField | NestedField, value: string, walk: Walk): void {
  const numeric = one.kind === 'integer' ? one.numeric : 'number';
  const suffix = numeric === 'bigint' ? 'n' : '';
  const ceiling = one.kind === 'integer' ? (1n << BigInt(one.bits)) - 1n : 1n << 64n;
  const { constant, ranges, multiple, closed } = one.rules;
  const check = (test: string, rule: Rule | undefined): void => {
    if (rule && !rule.warn && test !== 'false')
      walk.lines.push(`if (${test}) return -${rule.constant}; ${spec(rule)}`);
  };
  if (constant) check(`${value} !== ${literal(constant.value, { numeric })}`, constant.rule);
  if (ranges) check(outside(value, ranges.ranges, ceiling, suffix), ranges.rule);
  if (multiple) check(`${value} % ${multiple.of}${suffix} !== 0${suffix}`, multiple.rule);
  if (closed && one.values)
    check(
      outside(
        value,
        one.values.entries.map((entry) => entry.range),
        ceiling,
        suffix,
      ),
      closed,
    );
}

function octets(one: OctetsField, walk: Walk): void {
  const start = position(walk);
  if (isFixed(one)) {
    const size =
      one.size.kind === 'octets' && one.size.octets.kind === 'number'
        ? Number(one.size.octets.value)
        : 0;
    walk.at = { base: walk.at.base, bits: walk.at.bits + size * 8 };
  } else {
    walk.at = { base: sizedEnd(one, one.size, start, walk), bits: 0 };
  }
  walk.spans.set(one, { start, end: position(walk) });
  if (one.padded && one.size.kind === 'octets')
    filler(one, one.padded.to, one.size.rule, start, walk);
}

/** What fills octets up to a minimum is read past. */
function filler(one: OctetsField, to: Expression, rule: Rule, start: string, walk: Walk): void {
  const end = name(walk, `${one.id}Filled`);
  walk.lines.push(
    `const ${end} = Math.max(${position(walk)}, ${start} + ${say(to, speaker(walk))});`,
  );
  walk.lines.push(`if (${end} > ${bound(walk)}) return -${rule.constant}; ${spec(rule)}`);
  walk.at = { base: end, bits: 0 };
}

/** The end of something whose size is known when it begins. */
function sizedEnd(one: Field, size: Size, start: string, walk: Walk): string {
  if (size.kind === 'rest') return bound(walk);
  const end = name(walk, `${one.id}End`);
  walk.lines.push(`const ${end} = ${start} + ${say(size.octets, speaker(walk))};`);
  // What is left may be less than a size takes away from it.
  const negative = asksWhatIsLeft(size.octets) ? `${end} < ${paren(start)} || ` : '';
  walk.lines.push(
    `if (${negative}${end} > ${bound(walk)}) return -${size.rule.constant}; ${spec(size.rule)}`,
  );
  return end;
}

/** A call of another type's scan. */
function scanCall(type: Type, start: string, end: string, walk: Walk): string {
  const scan = foreign(walk.module, type, `scan${upper(type.id)}`);
  return `${scan}(${['b', start, end, ...needsPassed(type, walk)].join(', ')})`;
}

function failed(end: string, type: Type, rule: Rule | undefined, walk: Walk): string {
  const foreignType = type.protocol !== walk.module.protocol.name;
  return `if (${end} < 0) return ${foreignType && rule ? `-${rule.constant}` : end};`;
}

function nested(one: NestedField, walk: Walk): void {
  const start = position(walk);
  const end = name(walk, `${one.id}End`);
  walk.lines.push(
    `const ${end} = ${scanCall(one.type, start, bound(walk), walk)};`,
    failed(end, one.type, one.rule, walk),
  );
  if (isNumeric(one) && (walk.wanted.has(one) || rulesAhead(one).some(Boolean))) {
    const value = name(walk, one.id);
    walk.lines.push(
      `const ${value} = ${foreign(walk.module, one.type, one.type.id)}(b, ${start});`,
    );
    walk.read.set(one, value);
    integerRules(one, value, walk);
  }
  walk.at = { base: end, bits: 0 };
  walk.spans.set(one, { start, end });
  settleKnown(walk);
}

function list(one: ListField, walk: Walk): void {
  const start = position(walk);
  const end = one.times ? bound(walk) : sizedEnd(one, one.size, start, walk);
  if (one.element.kind !== 'type') return fixedItems(one, one.element, start, end, walk);
  const { type } = one.element;
  const at = name(walk, `${one.id}At`);
  const next = name(walk, `${one.id}Next`);
  const count = walk.counted.has(one) || one.times !== undefined;
  const counter = `${local(one.id)}Count`;
  walk.lines.push(`let ${at} = ${start};`);
  if (count) walk.lines.push(`let ${counter} = 0;`);
  const found = one.until?.rule && !one.until.rule.warn ? name(walk, `${one.id}Ended`) : undefined;
  if (found) walk.lines.push(`let ${found} = false;`);
  walk.lines.push(
    one.times
      ? `for (; ${counter} < ${say(one.times, speaker(walk))}; ${counter}++) {`
      : `while (${at} < ${end}) {`,
  );
  walk.lines.push(
    `const ${next} = ${scanCall(type, at, end, walk)};`,
    failed(next, type, one.rule, walk),
  );
  if (one.until && type.kind === 'choice') {
    const { endian, condition } = endianOf(walk.module.protocol);
    const tag = readInteger(
      { base: at, octet: 0, bit: 0, bits: type.tag.bits, word: undefined },
      endian,
      condition,
    );
    walk.lines.push(
      `if (${paren(tag)} === ${one.until.arm.value}) {`,
      ...(found ? [`${found} = true;`] : []),
      'break;',
      '}',
    );
  }
  if (count && !one.times) walk.lines.push(`${counter}++;`);
  walk.lines.push(`${at} = ${next};`, '}');
  if (found)
    walk.lines.push(
      `if (!${found}) return -${one.until!.rule!.constant}; ${spec(one.until!.rule!)}`,
    );
  walk.spans.set(one, { start, end: one.times ? at : end });
  // Filler behind a counted list takes the rest of its region.
  walk.at = { base: one.times && !one.padded ? at : end, bits: 0 };
}

/** Items of one fixed width need no loop. */
function fixedItems(
  one: ListField,
  element: Exclude<Element, { kind: 'type' }>,
  start: string,
  end: string,
  walk: Walk,
): void {
  const size = element.kind === 'integer' ? element.bits / 8 : element.octets;
  if (one.times) {
    const stop = name(walk, `${one.id}End`);
    walk.lines.push(
      `const ${stop} = ${start} + ${size} * ${paren(say(one.times, speaker(walk)))};`,
    );
    walk.lines.push(
      `if (${stop} > ${end}) return -${one.truncated.constant}; ${spec(one.truncated)}`,
    );
    walk.at = { base: one.padded ? end : stop, bits: 0 };
  } else {
    if (size > 1)
      walk.lines.push(
        `if ((${end} - ${paren(start)}) % ${size} !== 0) return -${one.truncated.constant}; ${spec(one.truncated)}`,
      );
    walk.at = { base: end, bits: 0 };
  }
  if (walk.counted.has(one))
    walk.lines.push(
      `const ${local(one.id)}Count = (${position(walk)} - ${paren(start)}) / ${size};`,
    );
  walk.spans.set(one, { start, end: position(walk) });
}

function union(one: UnionField, walk: Walk): void {
  const start = position(walk);
  const end = sizedEnd(one, one.size, start, walk);
  const tag = say(one.tag, speaker(walk));
  arms(one.arms, tag, one.unknown, walk, (arm) => {
    const inner: Walk = {
      ...walk,
      lines: [],
      read: new Map(walk.read),
      spans: new Map(walk.spans),
      names: new Set(walk.names),
      regions: [...walk.regions],
      truncated: one.truncated,
      at: { base: walk.at.base, bits: walk.at.bits },
    };
    inner.regions.push({ name: end, size: undefined, leftover: undefined, start, end });
    body(arm.fields, inner);
    if (position(inner) !== end && !fills(arm.fields)) {
      inner.lines.push(
        `if (${position(inner)} !== ${end}) return -${one.leftover.constant}; ${spec(one.leftover)}`,
      );
    }
    closing(arm.fields, inner);
    return inner.lines;
  });
  walk.at = { base: end, bits: 0 };
  walk.spans.set(one, { start, end });
}

/** A switch over a tag; arms of wide ranges come as tests. */
export function arms(
  all: readonly Arm[],
  tag: string,
  unknown: Rule | undefined,
  walk: { readonly lines: string[] },
  make: (arm: Arm) => string[],
): void {
  walk.lines.push(`switch (${tag}) {`);
  const tests: { test: string; lines: string[] }[] = [];
  let otherwise: string[] | undefined;
  for (const arm of all) {
    const lines = prune(make(arm));
    if (arm.ranges === 'else') otherwise = lines;
    else if (arm.ranges.every((range) => span(range) <= 8)) {
      const values = arm.ranges.flatMap((range) =>
        Array.from({ length: span(range) }, (_, index) => Number(range.from ?? 0n) + index),
      );
      const ends = lines.at(-1)?.startsWith('return') ? [] : ['break;'];
      walk.lines.push(
        ...values.map((value) => `case ${value}:`),
        '{',
        `// ${arm.name}`,
        ...lines,
        ...ends,
        '}',
      );
    } else {
      const test = arm.ranges.map(({ from, to }) =>
        [from === undefined ? '' : `${tag} >= ${from}`, to === undefined ? '' : `${tag} <= ${to}`]
          .filter(Boolean)
          .join(' && '),
      );
      tests.push({
        test: test.map((one) => `(${one})`).join(' || '),
        lines: [`// ${arm.name}`, ...lines],
      });
    }
  }
  const last =
    otherwise ??
    (unknown && !unknown.warn ? [`return -${unknown.constant}; ${spec(unknown)}`] : []);
  walk.lines.push('default: {');
  for (const { test, lines } of tests) walk.lines.push(`if (${test}) {`, ...lines, '} else');
  walk.lines.push(...(tests.length > 0 ? ['{', ...last, '}'] : last), '}', '}');
}

function span(range: {
  readonly from: bigint | undefined;
  readonly to: bigint | undefined;
}): number {
  return range.to === undefined ? Infinity : Number(range.to - (range.from ?? 0n)) + 1;
}

/** Equations and checksums: when all of the body is known to be sound. */
function closing(fields: readonly Field[], walk: Walk): void {
  for (const one of fields) {
    if (one.kind === 'group') closing(one.fields, walk);
    if (!isNumeric(one)) continue;
    const value = walk.read.get(one) ?? '0';
    const { equation, checksum } = one.rules;
    const guard = one.when ? `${sayCondition(one.when, speaker(walk))} && ` : '';
    if (equation && !equation.rule.warn) {
      walk.lines.push(
        `if (${guard}${value} !== ${paren(say(equation.value, speaker(walk)))}) return -${equation.rule.constant}; ${spec(equation.rule)}`,
      );
    }
    if (checksum && !checksum.rule.warn) {
      const skip =
        checksum.none &&
        `${value} !== ${checksum.none.value}${checksum.none.unless ? ` || ${sayCondition(checksum.none.unless, speaker(walk))}` : ''}`;
      const test =
        checksum.algorithm === 'internet checksum'
          ? `${sum(checksum.over, walk)} !== 0xffff`
          : `${value} !== ${crc(checksum.algorithm, checksum.over, one, walk)}`;
      walk.lines.push(
        `if (${guard}${skip === undefined ? '' : `(${skip}) && `}${test}) return -${checksum.rule.constant}; ${spec(checksum.rule)}`,
      );
    }
  }
}

/** The one's complement sum over octets and numbers. */
function sum(over: readonly Coverage[], walk: Walk): string {
  const numbers = over
    .filter((part) => part.kind === 'expression')
    .map((part) => say(part.value, speaker(walk)));
  let code = numbers.length === 0 ? '0' : numbers.map((one) => paren(one)).join(' + ');
  for (const part of over) {
    if (part.kind === 'expression') continue;
    const { start, end } =
      part.kind === 'message'
        ? { start: walk.start, end: position(walk) }
        : (walk.spans.get(part.field) ?? { start: 'o', end: 'o' });
    code = `${use(walk.module, checksumPath, 'sum16')}(${code}, b, ${start}, ${end})`;
  }
  return over.every((part) => part.kind === 'expression')
    ? `${use(walk.module, checksumPath, 'fold16')}(${code})`
    : code;
}

function crc(algorithm: string, over: readonly Coverage[], own: Field, walk: Walk): string {
  const name = algorithm === 'CRC32C' ? 'crc32c' : 'crc32';
  const [part] = over;
  const whole =
    part?.kind === 'field'
      ? walk.spans.get(part.field)
      : { start: walk.start, end: position(walk) };
  const self = walk.spans.get(own) ?? { start: 'o', end: 'o' };
  return `${use(walk.module, checksumPath, name)}(b, ${whole?.start}, ${whole?.end}, ${self.start}, ${self.end})`;
}
