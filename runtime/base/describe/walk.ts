/** The walk over a table: in the order of the generated check, rule by rule. */
import { closing, numberRules } from './rules.ts';
import { bitsAt, bitsInWord, readLabels, readNumber } from './octets.ts';
import { DEPTH_MAX, bound, breakRule, child, compute, count, cutShort, innerScope, newScope, withRegion } from './state.ts';
import type { Region, Scope, Walk } from './state.ts';
import type { Node } from './node.ts';
import type {
  ArmTable, ChoiceTable, Compute, FieldTable, GroupTable, IntegerTable, LabelsTable, ListTable, MessageTable, NestedTable,
  NumberTable, Numbers, OctetsTable, SizeTable, TypeTable, UnionTable,
} from './table.ts'; // prettier-ignore
import { armOf } from './text.ts';

export { NODES_MAX, startWalk } from './state.ts';

/** Context for the layer above, from the first message of a protocol. */
export function give(walk: Walk, type: TypeTable, scope: Scope): Numbers {
  const gives: Record<string, number> = {};
  const protocol = type.protocol();
  if (protocol.types[0] !== type) return gives;
  for (const one of protocol.gives) gives[one.id] = compute(walk, one.value, scope);
  return gives;
}

/** Walks a type whose node is there already, up to `end`; answers what its expressions saw. */
export function walkType(walk: Walk, type: TypeTable, node: Node, end: number): Scope | undefined {
  if (walk.depth >= DEPTH_MAX) walk.stopped = true;
  if (walk.stopped) return undefined;
  walk.depth++;
  const whole: Region = { start: walk.at, size: undefined, node, end };
  const scope = newScope(walk, type, node, [whole]);
  const found = walkOne(walk, type, node, scope);
  node.bitLength = Math.max(walk.at - node.bitOffset, 0);
  walk.depth--;
  return found;
}

function walkOne(walk: Walk, type: TypeTable, node: Node, scope: Scope): Scope {
  switch (type.kind) {
    case 'message':
      return message(walk, type, node, scope);
    case 'choice':
      choice(walk, type, node, scope);
      return scope;
    case 'number':
    case 'labels':
      codec(walk, type, node, scope);
      return scope;
  }
}

function message(walk: Walk, type: MessageTable, node: Node, outer: Scope): Scope {
  const before = walk.origin;
  if (type.origin) walk.origin = walk.at >> 3;
  const { size } = type;
  const region: Region | undefined = size && { start: walk.at, size, node, end: undefined };
  const scope = region ? withRegion(walk, outer, region) : outer;
  if (region && size && size.after === undefined) close(walk, scope, region, size, 1);
  fields(walk, type.fields, node, scope);
  if (region && !walk.stopped) leave(walk, region, type.fields, scope);
  if (!walk.stopped) closing(walk, scope);
  walk.origin = before;
  return scope;
}

/** At the end of a region all of it must have been read. */
function leave(walk: Walk, region: Region, inside: readonly FieldTable[], scope: Scope): void {
  const end = region.end ?? bound(scope.regions);
  if (walk.at !== end && !fills(inside)) {
    const finding = { expected: `${count(end - region.start)} of fields`, found: count(walk.at - region.start) };
    breakRule(walk, scope, region.size?.leftover, region.node, finding, false);
  }
  walk.at = end;
}

/** Whether the last field always takes all that is left. */
function fills(inside: readonly FieldTable[]): boolean {
  const last = inside.at(-1);
  if (!last || last.when) return false;
  if (last.kind === 'octets' || last.kind === 'union') return !last.size;
  return last.kind === 'list' && !last.size && !last.times;
}

function choice(walk: Walk, type: ChoiceTable, node: Node, scope: Scope): void {
  const whole = Math.ceil(type.tag.bits / 8) * 8;
  if (bound(scope.regions) - walk.at < whole) return stopShort(walk, scope, type.tag, whole);
  const tag = integer(walk, type.tag, node, scope);
  if (tag === undefined) return;
  node.arm = armOf(type.arms, tag);
  if (!node.arm) return unknownTag(walk, scope, type.unknown, node, tag);
  if (node.id.startsWith('[')) node.name = node.arm.name;
  fields(walk, node.arm.fields, node, scope);
  if (!walk.stopped) closing(walk, scope);
}

function stopShort(walk: Walk, scope: Scope, table: FieldTable, bits: number): void {
  cutShort(walk, scope, table, bits);
  walk.stopped = true;
}

function unknownTag(walk: Walk, scope: Scope, rule: number | undefined, node: Node, tag: number): void {
  breakRule(walk, scope, rule, node, { expected: 'a known number', found: String(tag) });
  if (walk.fault) walk.stopped = true;
}

function codec(walk: Walk, type: NumberTable | LabelsTable, node: Node, scope: Scope): void {
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

function fields(walk: Walk, all: readonly FieldTable[], parent: Node, scope: Scope): void {
  for (const table of all) {
    if (walk.stopped) return;
    if (table.when && !table.when(scope.numbers, walk.context, scope.extents)) {
      scope.places[table.id] = [walk.at, walk.at];
      continue;
    }
    if (table.run !== undefined && bound(scope.regions) - walk.at < table.run && !walk.fault) {
      const finding = { expected: count(table.run), found: 'less', short: true };
      breakRule(walk, scope, scope.truncated, scope.node, finding, false);
      walk.seeksShort = true;
    }
    const start = walk.at;
    field(walk, table, parent, scope);
    scope.places[table.id] = [start, walk.at];
  }
}

function field(walk: Walk, table: FieldTable, parent: Node, scope: Scope): void {
  switch (table.kind) {
    case 'integer': {
      integer(walk, table, parent, scope);
      return settle(walk, table.id, scope);
    }
    case 'octets':
      return octets(walk, table, parent, scope);
    case 'nested': {
      nested(walk, table, child(walk, parent, table), scope);
      return settle(walk, table.id, scope);
    }
    case 'list':
      return list(walk, table, parent, scope);
    case 'group':
      return group(walk, table, parent, scope);
    case 'union':
      return union(walk, table, parent, scope);
  }
}

/** Reads an integer into a node of its own; `word` is the group of bits that it is counted in. */
function integer(walk: Walk, table: IntegerTable, parent: Node, scope: Scope, name?: string, id?: string): number | undefined {
  const bits = table.width ? compute(walk, table.width, scope) : table.bits;
  if (!(bits >= 0 && bits <= 64 && bound(scope.regions) - walk.at >= bits)) {
    stopShort(walk, scope, table, bits);
    return undefined;
  }
  const node = child(walk, parent, table, name, id);
  node.bitLength = bits;
  const { table: group } = parent;
  const word = group.kind === 'group' && group.bits !== undefined && scope.protocol.little !== false ? group.bits : 0;
  const raw =
    word > 0
      ? bitsInWord(walk.octets, parent.bitOffset, word, walk.at - parent.bitOffset, bits, scope.little)
      : bitsAt(walk.octets, walk.at, bits, scope.little);
  node.value = raw;
  walk.at += bits;
  const value = Number(raw);
  if (table.id !== '') scope.numbers[table.id] = value;
  if (numberRules(walk, scope, table, node, raw)) return value;
  walk.stopped = true;
  return undefined;
}

/** The regions whose size is known now that this field was read; inner ones are held to them. */
function settle(walk: Walk, id: string, scope: Scope): void {
  if (walk.stopped) return;
  for (const [index, region] of scope.regions.entries()) {
    if (region.end !== undefined || region.size?.after !== id) continue;
    close(walk, scope, region, region.size, index);
    const inner = scope.regions.slice(index + 1).find((one) => one.end !== undefined);
    if (inner?.size && inner.end! > region.end!) {
      const finding = { expected: `at most ${count(region.end! - inner.start)}`, found: count(inner.end! - inner.start) };
      breakRule(walk, scope, inner.size.rule, inner.node, finding, false);
      inner.end = region.end;
    }
  }
}

/** Finds a region's end; one that is too far becomes the end of what holds it. */
function close(walk: Walk, scope: Scope, region: Region, size: SizeTable, index: number): void {
  const room = bound(scope.regions, index);
  const bits = compute(walk, size.octets, scope) * 8;
  region.end = region.start + bits;
  if (region.end <= room && bits >= 0) return;
  region.end = room;
  const short = room === walk.limit;
  const finding = { expected: count(bits), found: count(room - region.start), short };
  breakRule(walk, scope, size.rule, region.node, finding, false);
}

/** The end of something whose size is known when it begins. */
function sizedEnd(walk: Walk, size: SizeTable | undefined, node: Node, scope: Scope): number {
  const room = bound(scope.regions);
  if (!size) return room;
  const bits = compute(walk, size.octets, scope) * 8;
  if (walk.at + bits <= room && bits >= 0) return walk.at + bits;
  const finding = { expected: count(bits), found: count(Math.max(room - walk.at, 0)), short: room === walk.limit };
  breakRule(walk, scope, size.rule, node, finding, false);
  return Math.max(room, walk.at);
}

function octets(walk: Walk, table: OctetsTable, parent: Node, scope: Scope): void {
  const bits = table.fixed === undefined ? undefined : table.fixed * 8;
  const room = bound(scope.regions);
  if (walk.seeksShort && table.size) {
    const wanted = compute(walk, table.size.octets, scope) * 8;
    if (walk.at + wanted > room) cutShort(walk, scope, table, wanted);
  }
  const node = child(walk, parent, table);
  const end = bits === undefined ? sizedEnd(walk, table.size, node, scope) : Math.min(walk.at + bits, room);
  put(walk, node, end);
  if (table.paddedTo && table.size) filled(walk, table.paddedTo, table.size, node, scope);
  if (!table.carries || walk.stopped) return;
  if (table.unless?.(scope.numbers, walk.context, scope.extents)) return;
  const tags = table.carries.map((tag) => compute(walk, tag, scope));
  walk.carried.push({ node, type: scope.type, tags, start: node.bitOffset >> 3, end: end >> 3 });
}

/** What fills octets up to a minimum is read past. */
function filled(walk: Walk, to: Compute, size: SizeTable, node: Node, scope: Scope): void {
  const [end, room] = [node.bitOffset + compute(walk, to, scope) * 8, bound(scope.regions)];
  if (end > room) {
    const finding = { expected: `${count(end - walk.at)} of filler`, found: count(room - walk.at), short: room === walk.limit };
    breakRule(walk, scope, size.rule, node, finding, false);
  }
  walk.at = Math.min(Math.max(walk.at, end), room);
}

function put(walk: Walk, node: Node, end: number): void {
  node.value = walk.octets.subarray(walk.at >> 3, Math.max(end, walk.at) >> 3);
  walk.at = Math.max(end, walk.at);
  node.bitLength = walk.at - node.bitOffset;
}

function nested(walk: Walk, table: NestedTable, node: Node, scope: Scope): void {
  const type = table.type();
  const before = walk.fault;
  walkType(walk, type, node, bound(scope.regions));
  const { fault } = walk;
  renameFault(walk, scope, table.rule, before, type);
  if (walk.stopped || fault !== before) return;
  if (typeof node.value !== 'number' && typeof node.value !== 'bigint') return;
  if (table.id !== '') scope.numbers[table.id] = Number(node.value);
  if (!numberRules(walk, scope, table, node, node.value)) walk.stopped = true;
}

/** A fault inside a type of another file has a name here. */
function renameFault(walk: Walk, scope: Scope, rule: number | undefined, before: Walk['fault'], type: TypeTable): void {
  if (!walk.fault || walk.fault === before || before || rule === undefined) return;
  if (type.protocol() === scope.protocol) return;
  const row = scope.protocol.rules[rule - 1];
  if (row) walk.fault = { ...walk.fault, code: rule, constant: row[0], fault: row[1] };
}

function group(walk: Walk, table: GroupTable, parent: Node, scope: Scope): void {
  const node = child(walk, parent, table);
  const { size } = table;
  if (table.bits !== undefined && table.bits <= 64 && bound(scope.regions) - walk.at >= table.bits) {
    node.value = bitsAt(walk.octets, walk.at, table.bits, scope.little);
  }
  if (!size) fields(walk, table.fields, node, scope);
  else {
    const region: Region = { start: walk.at, size, node, end: undefined };
    const inner = withRegion(walk, scope, region);
    if (size.after === undefined) close(walk, inner, region, size, inner.regions.length - 1);
    fields(walk, table.fields, node, inner);
    if (!walk.stopped) leave(walk, region, table.fields, inner);
  }
  node.bitLength = Math.max(walk.at - node.bitOffset, 0);
}

function union(walk: Walk, table: UnionTable, parent: Node, scope: Scope): void {
  const node = child(walk, parent, table);
  const end = sizedEnd(walk, table.size, node, scope);
  const tag = compute(walk, table.tag, scope);
  node.arm = armOf(table.arms, tag);
  if (node.arm) arm(walk, table, node.arm, node, scope, end);
  else unknownTag(walk, scope, table.unknown, node, tag);
  if (!walk.stopped) walk.at = end;
  node.bitLength = Math.max(walk.at - node.bitOffset, 0);
}

function arm(walk: Walk, table: UnionTable, one: ArmTable, node: Node, scope: Scope, end: number): void {
  const region: Region = { start: walk.at, size: undefined, node, end };
  const inner = innerScope(walk, { ...scope, node }, table.truncated, region);
  fields(walk, one.fields, node, inner);
  if (walk.stopped) return;
  if (walk.at !== end && !fills(one.fields)) {
    const finding = { expected: `${count(end - node.bitOffset)} of fields`, found: count(walk.at - node.bitOffset) };
    breakRule(walk, scope, table.leftover, node, finding, false);
  }
  closing(walk, inner);
}

function list(walk: Walk, table: ListTable, parent: Node, scope: Scope): void {
  const node = child(walk, parent, table);
  const room = bound(scope.regions);
  const end = table.times ? room : sizedEnd(walk, table.size, node, scope);
  const times = table.times ? compute(walk, table.times, scope) : Infinity;
  if (table.element.kind === 'nested') typedItems(walk, table, table.element, node, scope, { end, times });
  else fixedItems(walk, table, table.element, node, scope, { end, times });
  node.bitLength = Math.max(walk.at - node.bitOffset, 0);
}

interface Span {
  readonly end: number;
  readonly times: number;
}

function typedItems(walk: Walk, table: ListTable, element: NestedTable, node: Node, scope: Scope, span: Span): void {
  const type = element.type();
  let [items, ended] = [0, false];
  while (items < span.times && (span.times < Infinity || walk.at < span.end) && !ended) {
    const [before, start] = [walk.fault, walk.at];
    const item = child(walk, node, element, type.name, `[${items}]`);
    walkType(walk, type, item, span.end);
    renameFault(walk, scope, table.rule, before, type);
    if (walk.stopped) return;
    items++;
    ended = table.until !== undefined && item.arm?.id === table.until;
    if (walk.at === start && span.times === Infinity) break;
  }
  // The marker itself does not count.
  scope.counts[table.id] = items - (ended ? 1 : 0);
  if (table.until !== undefined && !ended && table.unterminated !== undefined) {
    breakRule(walk, scope, table.unterminated, node, { expected: 'its marker at the end', found: 'none' });
    if (walk.fault) return;
  }
  if (span.times === Infinity || table.padded !== undefined) filler(walk, table, node, span.end);
}

const padding: OctetsTable = { kind: 'octets', name: 'Padding', id: 'padding' };

/** What stands behind the marker of a list. */
function filler(walk: Walk, table: ListTable, node: Node, end: number): void {
  if (walk.at < end) put(walk, child(walk, node, padding), end);
  walk.at = end;
}

function fixedItems(walk: Walk, table: ListTable, element: IntegerTable | OctetsTable, node: Node, scope: Scope, span: Span): void {
  const bits = element.kind === 'integer' ? element.bits : (element.fixed ?? 1) * 8;
  const room = span.end - walk.at;
  const times = span.times === Infinity ? Math.floor(room / bits) : span.times;
  const sound = span.times === Infinity ? room % bits === 0 : times * bits <= room;
  if (!sound) {
    const expected = span.times === Infinity ? `a multiple of ${count(bits)}` : count(times * bits);
    const finding = { expected, found: count(room), short: span.times < Infinity && span.end === walk.limit };
    breakRule(walk, scope, table.truncated, node, finding, false);
  }
  for (let index = 0; index < times && walk.at + bits <= span.end && !walk.stopped; index++) {
    const item = `[${index}]`;
    if (element.kind === 'integer') integer(walk, element, node, scope, table.name, item);
    else put(walk, child(walk, node, element, table.name, item), walk.at + bits);
  }
  scope.counts[table.id] = times;
  if (!sound && span.times < Infinity) walk.stopped = true;
  else if (span.times === Infinity || table.padded !== undefined) filler(walk, table, node, span.end);
}
