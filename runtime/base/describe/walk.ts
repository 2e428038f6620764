/** The walk over a table: in the order of the generated check, rule by rule. */
import { codec, integer, octets, stopShort } from './leaves.ts';
import type { Node } from './node.ts';
import { bitsAt } from './octets.ts';
import { close, fills, leave, put, settle, sizedEnd } from './regions.ts';
import { closing, numberRules } from './rules.ts';
import {
  DEPTH_MAX,
  bound,
  breakRule,
  child,
  compute,
  count,
  innerScope,
  newScope,
  withRegion,
} from './state.ts';
import type { Region, Scope, Walk } from './state.ts';
import type {
  ArmTable,
  ChoiceTable,
  FieldTable,
  GroupTable,
  IntegerTable,
  ListTable,
  MessageTable,
  NestedTable,
  Numbers,
  OctetsTable,
  TypeTable,
  UnionTable,
} from './table.ts';
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

function unknownTag(
  walk: Walk,
  scope: Scope,
  rule: number | undefined,
  node: Node,
  tag: number,
): void {
  breakRule(walk, scope, rule, node, { expected: 'a known number', found: String(tag) });
  if (walk.fault) walk.stopped = true;
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
function renameFault(
  walk: Walk,
  scope: Scope,
  rule: number | undefined,
  before: Walk['fault'],
  type: TypeTable,
): void {
  if (!walk.fault || walk.fault === before || before || rule === undefined) return;
  if (type.protocol() === scope.protocol) return;
  const row = scope.protocol.rules[rule - 1];
  if (row) walk.fault = { ...walk.fault, code: rule, constant: row[0], fault: row[1] };
}

function group(walk: Walk, table: GroupTable, parent: Node, scope: Scope): void {
  const node = child(walk, parent, table);
  const { size } = table;
  if (
    table.bits !== undefined &&
    table.bits <= 64 &&
    bound(scope.regions) - walk.at >= table.bits
  ) {
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

function arm(
  walk: Walk,
  table: UnionTable,
  one: ArmTable,
  node: Node,
  scope: Scope,
  end: number,
): void {
  const region: Region = { start: walk.at, size: undefined, node, end };
  const inner = innerScope(walk, { ...scope, node }, table.truncated, region);
  fields(walk, one.fields, node, inner);
  if (walk.stopped) return;
  if (walk.at !== end && !fills(one.fields)) {
    const finding = {
      expected: `${count(end - node.bitOffset)} of fields`,
      found: count(walk.at - node.bitOffset),
    };
    breakRule(walk, scope, table.leftover, node, finding, false);
  }
  closing(walk, inner);
}

function list(walk: Walk, table: ListTable, parent: Node, scope: Scope): void {
  const node = child(walk, parent, table);
  const room = bound(scope.regions);
  const end = table.times ? room : sizedEnd(walk, table.size, node, scope);
  const times = table.times ? compute(walk, table.times, scope) : Infinity;
  if (table.element.kind === 'nested')
    typedItems(walk, table, table.element, node, scope, { end, times });
  else fixedItems(walk, table, table.element, node, scope, { end, times });
  node.bitLength = Math.max(walk.at - node.bitOffset, 0);
}

interface Span {
  readonly end: number;
  readonly times: number;
}

function typedItems(
  walk: Walk,
  table: ListTable,
  element: NestedTable,
  node: Node,
  scope: Scope,
  span: Span,
): void {
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
    breakRule(walk, scope, table.unterminated, node, {
      expected: 'its marker at the end',
      found: 'none',
    });
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

function fixedItems(
  walk: Walk,
  table: ListTable,
  element: IntegerTable | OctetsTable,
  node: Node,
  scope: Scope,
  span: Span,
): void {
  const bits = element.kind === 'integer' ? element.bits : (element.fixed ?? 1) * 8;
  const room = span.end - walk.at;
  const times = span.times === Infinity ? Math.floor(room / bits) : span.times;
  const sound = span.times === Infinity ? room % bits === 0 : times * bits <= room;
  if (!sound) {
    const expected = span.times === Infinity ? `a multiple of ${count(bits)}` : count(times * bits);
    const finding = {
      expected,
      found: count(room),
      short: span.times < Infinity && span.end === walk.limit,
    };
    breakRule(walk, scope, table.truncated, node, finding, false);
  }
  for (let index = 0; index < times && walk.at + bits <= span.end && !walk.stopped; index++) {
    const item = `[${index}]`;
    if (element.kind === 'integer') integer(walk, element, node, scope, table.name, item);
    else put(walk, child(walk, node, element, table.name, item), walk.at + bits);
  }
  scope.counts[table.id] = times;
  if (!sound && span.times < Infinity) walk.stopped = true;
  else if (span.times === Infinity || table.padded !== undefined)
    filler(walk, table, node, span.end);
}
