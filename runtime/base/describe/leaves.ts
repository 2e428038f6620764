/** Fields without fields of their own: integers, octets, names, numbers as long as they say. */
import type { Node } from './node.ts';
import { bitsAt, bitsInWord, readLabels, readNumber } from './octets.ts';
import { filled, put, sizedEnd } from './regions.ts';
import { numberRules } from './rules.ts';
import { bound, breakRule, child, compute, count, cutShort } from './state.ts';
import type { Scope, Walk } from './state.ts';
import type { FieldTable, IntegerTable, LabelsTable, NumberTable, OctetsTable } from './table.ts';

export function stopShort(walk: Walk, scope: Scope, table: FieldTable, bits: number): void {
  cutShort(walk, scope, table, bits);
  walk.stopped = true;
}

/** Reads an integer into a node of its own; `word` is the group of bits that it is counted in. */
export function integer(
  walk: Walk,
  table: IntegerTable,
  parent: Node,
  scope: Scope,
  name?: string,
  id?: string,
): number | undefined {
  const bits = table.width ? compute(walk, table.width, scope) : table.bits;
  if (!(bits >= 0 && bits <= 64 && bound(scope.regions) - walk.at >= bits)) {
    stopShort(walk, scope, table, bits);
    return undefined;
  }
  const node = child(walk, parent, table, name, id);
  node.bitLength = bits;
  const { table: group } = parent;
  const word =
    group.kind === 'group' && group.bits !== undefined && scope.protocol.little !== false
      ? group.bits
      : 0;
  const raw =
    word > 0
      ? bitsInWord(
          walk.octets,
          parent.bitOffset,
          word,
          walk.at - parent.bitOffset,
          bits,
          scope.little,
        )
      : bitsAt(walk.octets, walk.at, bits, scope.little);
  node.value = raw;
  walk.at += bits;
  const value = Number(raw);
  if (table.id !== '') scope.numbers[table.id] = value;
  if (numberRules(walk, scope, table, node, raw)) return value;
  walk.stopped = true;
  return undefined;
}

export function codec(walk: Walk, type: NumberTable | LabelsTable, node: Node, scope: Scope): void {
  const at = walk.at >> 3;
  const end = bound(scope.regions) >> 3;
  const read =
    type.kind === 'number'
      ? readNumber(type, walk.octets, at, end, scope.little)
      : readLabels(type, walk.octets, at, end, walk.origin);
  if (read.outcome === 'sound') {
    node.value = read.value;
    walk.at = read.end * 8;
    return;
  }
  const short = read.outcome === 'truncated';
  const rule = short || type.kind === 'number' ? type.truncated : type.malformed;
  const finding = short
    ? { expected: 'all of it', found: `${count(Math.max(end - at, 0) * 8)} left`, short }
    : { expected: 'a well-formed name', found: 'a bad label, pointer or length' };
  breakRule(walk, scope, rule, node, finding, false);
  walk.stopped = true;
}

export function octets(walk: Walk, table: OctetsTable, parent: Node, scope: Scope): void {
  const bits = table.fixed === undefined ? undefined : table.fixed * 8;
  const room = bound(scope.regions);
  if (walk.seeksShort && table.size) {
    const wanted = compute(walk, table.size.octets, scope) * 8;
    if (walk.at + wanted > room) cutShort(walk, scope, table, wanted);
  }
  const node = child(walk, parent, table);
  const end =
    bits === undefined ? sizedEnd(walk, table.size, node, scope) : Math.min(walk.at + bits, room);
  put(walk, node, end);
  if (table.paddedTo && table.size) filled(walk, table.paddedTo, table.size, node, scope);
  if (!table.carries || walk.stopped) return;
  if (table.unless?.(scope.numbers, walk.context, scope.extents)) return;
  const tags = table.carries.map((tag) => compute(walk, tag, scope));
  walk.carried.push({ node, type: scope.type, tags, start: node.bitOffset >> 3, end: end >> 3 });
}
