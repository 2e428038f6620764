/** Lists and unions, with the filler behind them. */
import { steps } from '../../layout.ts';
import type { Arm, Field, ListField, UnionField } from '../../model.ts';
import { say } from '../expression.ts';
import { paren, writeInteger } from '../integers.ts';
import { endianOfField, octetsPath, use } from '../module.ts';
import {
  valuesPath,
  type Walk,
  name,
  position,
  unitOf,
  speaker,
  quote,
  fits,
  known,
} from './walk.ts';
import { body } from './cells.ts';
import { sizeAgrees, writeCall } from './fields.ts';
import { closing } from './closing.ts';
import { fieldsIn } from '../../resolve/scope.ts';

export function list(one: ListField, walk: Walk, siblings: readonly Field[]): void {
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

export function union(one: UnionField, walk: Walk): void {
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

export function arms(arm: Arm, inner: Walk): void {
  body(arm.fields, inner);
  closing(arm.fields, undefined, inner);
}
