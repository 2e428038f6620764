/** Lists and unions: loops that end and switches that miss nothing. */
import type { Arm, Element, ListField, Rule, Type, UnionField } from '../../model.ts';
import { say } from '../expression.ts';
import { paren, readInteger } from '../integers.ts';
import { endianOf, local } from '../module.ts';
import { type Walk, name, position, bound, speaker, fork } from './walk.ts';
import { body, fills } from './body.ts';
import { spec, closing } from './closing.ts';
import { sizedEnd, scanCall, failed } from './fields.ts';
import { armSwitch } from '../arm-switch.ts';

export function list(one: ListField, walk: Walk): void {
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
  const bare = one.times ? [] : bareArms(type);
  if (bare.length > 0) walk.lines.push(...bareItems(bare, type, at, one, found, walk));
  walk.lines.push(
    `const ${next} = ${scanCall(type, at, end, walk)};`,
    failed(next, type, one.rule, walk),
  );
  if (one.until && type.kind === 'choice' && !bare.includes(one.until.arm)) {
    walk.lines.push(
      `if (${paren(tagAt(type, at, walk))} === ${one.until.arm.value}) {`,
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

/** Arms that are nothing but their tag of one octet. */
function bareArms(type: Type): readonly Arm[] {
  if (type.kind !== 'choice' || type.tag.bits !== 8) return [];
  return type.arms.filter((arm) => arm.fields.length === 0 && arm.value !== undefined);
}

/**
 * An item that is one octet is passed here: options are padded with them, and a call costs more.
 */
function bareItems(
  bare: readonly Arm[],
  type: Type,
  at: string,
  one: ListField,
  found: string | undefined,
  walk: Walk,
): string[] {
  const tag = name(walk, `${one.id}Tag`);
  const counts = walk.counted.has(one) ? [`${local(one.id)}Count++;`] : [];
  const tests = bare.map((arm) =>
    arm === one.until?.arm
      ? [...(found ? [`${found} = true;`] : []), 'break;']
      : [...counts, `${at}++;`, 'continue;'],
  );
  return [
    `const ${tag} = ${tagAt(type, at, walk)};`,
    ...bare.flatMap((arm, index) => [
      `if (${tag} === ${arm.value}) {`,
      `// ${arm.name}`,
      ...tests[index],
      '}',
    ]),
  ];
}

function tagAt(type: Type, at: string, walk: Walk): string {
  if (type.kind !== 'choice') return '0';
  const { endian, condition } = endianOf(walk.module.protocol);
  const spot = { base: at, octet: 0, bit: 0, bits: type.tag.bits, word: undefined };
  return readInteger(spot, endian, condition);
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

export function union(one: UnionField, walk: Walk): void {
  const start = position(walk);
  const end = sizedEnd(one, one.size, start, walk);
  const tag = say(one.tag, speaker(walk));
  const made = (arm: Arm): string[] => {
    const inner: Walk = { ...fork(walk), truncated: one.truncated };
    inner.regions.push({ name: end, size: undefined, leftover: undefined, start, end });
    body(arm.fields, inner);
    if (position(inner) !== end && !fills(arm.fields)) {
      inner.lines.push(
        `if (${position(inner)} !== ${end}) return -${one.leftover.constant}; ${spec(one.leftover)}`,
      );
    }
    closing(arm.fields, inner);
    return inner.lines;
  };
  walk.lines.push(...armSwitch(one.arms, tag, made, refusal(one.unknown)));
  walk.at = { base: end, bits: 0 };
  walk.spans.set(one, { start, end });
}

/** What a tag without an arm comes to. */
export function refusal(unknown: Rule | undefined): string[] {
  return unknown && !unknown.warn ? [`return -${unknown.constant}; ${spec(unknown)}`] : [];
}
