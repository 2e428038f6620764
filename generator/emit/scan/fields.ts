/** One field: its bounds, its rules, where the next begins. */
import { withoutWhen } from '../../layout.ts';
import type {
  Expression,
  Field,
  IntegerField,
  NestedField,
  OctetsField,
  Rule,
  Size,
  Type,
} from '../../model.ts';
import { upper } from '../../names.ts';
import { asksWhatIsLeft } from '../../check/sizes.ts';
import { outside, say, sayCondition } from '../expression.ts';
import { paren, readInteger, type Spot } from '../integers.ts';
import { endianOfField, foreign, literal, needsPassed, octetsPath, use } from '../module.ts';
import { type Walk, isNumeric, name, position, bound, speaker } from './walk.ts';
import { body, isFixed, settleKnown } from './body.ts';
import { wordOf } from '../bit-words.ts';
import { spec } from './closing.ts';
import { list, union } from './lists.ts';

export function field(one: Field, walk: Walk): void {
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

export function spot(one: IntegerField, walk: Walk): Spot {
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

export function octets(one: OctetsField, walk: Walk): void {
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
export function sizedEnd(one: Field, size: Size, start: string, walk: Walk): string {
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
export function scanCall(type: Type, start: string, end: string, walk: Walk): string {
  const scan = foreign(walk.module, type, `scan${upper(type.id)}`);
  return `${scan}(${['b', start, end, ...needsPassed(type, walk)].join(', ')})`;
}

export function failed(end: string, type: Type, rule: Rule | undefined, walk: Walk): string {
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
