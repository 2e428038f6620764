/** Lists of valid values: few items, none that does not fit. */
import type { Arm, Element, Field, IntegerField, ListField, NestedField, Type } from '../model.ts';
import { elementBits } from '../resolve/extent.ts';
import { allowed } from './arbitrary-numbers.ts';
import { say } from './expression.ts';
import { type Making, name, at, speaker, least, measured, makeCall } from './arbitrary-making.ts';
import { deriving } from './arbitrary-regions.ts';

export function list(one: ListField, after: readonly Field[], making: Making): string {
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

export function elementSize(element: Element): number {
  if (element.kind === 'octets') return element.octets;
  return element.kind === 'integer' ? element.bits / 8 : 1;
}

/** So often an item that is too long is drawn again. */
const TRIES_MAX = 20;

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
    : fill
      ? `${end} - at >= ${each}`
      : `${end} - at >= ${each} && (${more})`;
  const item = name(making, 'item');
  const took = name(making, 'took');
  const tries = name(making, 'tries');
  if (fill && !one.times) making.lines.push(`let ${tries} = 0;`);
  making.lines.push(
    `while (${condition}) {`,
    `const ${item} = ${makeCall(type, `${end} - at`, making)};`,
    ...(one.until ? [`if (${item}.is === '${one.until.arm.id}') break;`] : []),
    `const ${took} = ${measured(type, item, making)};`,
    ...(one.times
      ? []
      : [
          fill
            ? `if (at + ${took} > ${end} && ${tries}++ < ${TRIES_MAX}) continue;`
            : `if (at + ${took} > ${end}) break;`,
        ]),
    `at += ${took};`,
    `${items}.push(${item});`,
    ...lastOfItsKind(type, item, one.until?.arm),
    '}',
    ...marker(one, type),
  );
}

/** An item that takes all that is left is the last. */
function lastOfItsKind(type: Type, item: string, marker: Arm | undefined): string[] {
  if (type.kind === 'message') return !type.size && takesRest(type.fields) ? ['break;'] : [];
  if (type.kind !== 'choice') return [];
  const greedy = type.arms.filter((arm) => arm !== marker && takesRest(arm.fields));
  const tests = greedy.map((arm) => `${item}.is === '${arm.id}'`);
  return tests.length === 0 ? [] : [`if (${tests.join(' || ')}) break;`];
}

function takesRest(fields: readonly Field[]): boolean {
  return fields.some((field) => {
    if (field.kind === 'octets' || field.kind === 'union') return field.size.kind === 'rest';
    if (field.kind === 'list') return field.size.kind === 'rest' && !field.times;
    if (field.kind === 'group') return !field.size && takesRest(field.fields);
    if (field.kind !== 'nested' || field.type.kind !== 'message') return false;
    return !field.type.size && takesRest(field.type.fields);
  });
}

/** The marker that ends a list takes room of its own where no filler follows. */
function marker(one: ListField, type: Type): string[] {
  if (!one.until || one.padded || one.size.kind !== 'rest' || type.kind !== 'choice') return [];
  return [`at += ${type.tag.bits / 8 + least(one.until.arm.fields)};`];
}
