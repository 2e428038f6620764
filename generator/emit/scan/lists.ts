/** Lists and unions: loops that end and switches that miss nothing. */
import type { Arm, Element, ListField, Rule, Type, UnionField } from '../../model.ts';
import { say } from '../expression.ts';
import { paren, readInteger } from '../integers.ts';
import { endianOf, local } from '../module.ts';
import { prune } from '../prune.ts';
import { type Walk, name, position, bound, speaker } from './walk.ts';
import { body, fills } from './body.ts';
import { spec, closing } from './closing.ts';
import { sizedEnd, scanCall, failed } from './fields.ts';

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

export function span(range: {
  readonly from: bigint | undefined;
  readonly to: bigint | undefined;
}): number {
  return range.to === undefined ? Infinity : Number(range.to - (range.from ?? 0n)) + 1;
}
