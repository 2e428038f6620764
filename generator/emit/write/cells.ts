/** Fixed numbers: those that share octets are written together. */
import { steps } from '../../layout.ts';
import type { Field, IntegerField, UnionField } from '../../model.ts';
import { offsetCode, paren, writeInteger, type Spot } from '../integers.ts';
import { endianOfField, octetsPath, use } from '../module.ts';
import { wordOf } from '../bit-words.ts';
import { carriesTag, isFlag } from '../value-types.ts';
import { valuesPath, type Walk, name, quote, maxOf, fits } from './walk.ts';
import { enter, exit, field } from './fields.ts';

/** Tags of arms, written in place of a field by name. */
type Instead = ReadonlyMap<string, string>;

export function body(fields: readonly Field[], walk: Walk, instead: Instead = new Map()): void {
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
export function writeCell(
  cell: readonly { field: IntegerField; code: string }[],
  walk: Walk,
): void {
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
  if (cell.length === 1) {
    const { field, code } = cell[0]!;
    const once = bits <= 8 || /^[\w.]+$/.test(code) ? code : name(walk, `${field.id}Word`);
    if (once !== code) walk.lines.push(`const ${once} = ${code};`);
    walk.lines.push(...writeInteger(first, once, endian, condition));
  } else if (bits <= 32) {
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
export function numberCode(field: IntegerField, walk: Walk): string {
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

/** A field that the value carries, as a number. */
export function given(field: IntegerField, walk: Walk): string {
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

/** The tag of a union's value. */
export function tagCode(union: UnionField, walk: Walk): string {
  const property = `${walk.value}.${union.id}`;
  let code = '';
  for (const arm of union.arms) {
    const tag = carriesTag(union, arm) ? `${property}.${union.tagField!.id}` : `${arm.value}`;
    code += arm === union.arms.at(-1) ? tag : `${property}.is === '${arm.id}' ? ${tag} : `;
  }
  return code;
}
