/**
 * What a walk over a message carries along: where it is, the regions it is in, and the first fault.
 */
import { fold16, sum16 } from '../checksum.ts';
import type { Carried, Fault } from './node.ts';
import { Node, joinPath } from './node.ts';
import type {
  Compute,
  Extents,
  FieldTable,
  IntegerTable,
  NestedTable,
  Numbers,
  Part,
  ProtocolTable,
  SizeTable,
  TypeTable,
} from './table.ts';

/** A tree of more nodes is cut off: no datagram of one-octet options has as many. */
export const NODES_MAX = 262_144;
export const DEPTH_MAX = 64;

export interface Walk {
  readonly octets: Uint8Array;
  /** In bits, as all places here. */
  readonly limit: number;
  readonly context: Numbers;
  readonly carried: Carried[];
  at: number;
  nodes: number;
  depth: number;
  /** The octet that pointers count from. */
  origin: number;
  /** Nothing after this place can be read. */
  stopped: boolean;
  fault: Fault | undefined;
  /** Octets of a run are missing; the first field that is not whole is still to be named. */
  seeksShort: boolean;
}

/** Where fields end; the end of a region that says its own size is not known at first. */
export interface Region {
  readonly start: number;
  readonly size: SizeTable | undefined;
  readonly node: Node;
  end: number | undefined;
}

/** What expressions of one body see. */
export interface Scope {
  readonly type: TypeTable;
  readonly protocol: ProtocolTable;
  readonly little: boolean;
  readonly numbers: Record<string, number>;
  readonly places: Record<string, readonly [start: number, end: number]>;
  readonly counts: Record<string, number>;
  /** The rule that a run of fields is there. */
  readonly truncated: number;
  readonly start: number;
  readonly node: Node;
  readonly regions: readonly Region[];
  /** Fields whose equation or checksum is looked at when all is read. */
  readonly deferred: { readonly table: IntegerTable | NestedTable; readonly node: Node }[];
  extents: Extents;
}

export function startWalk(octets: Uint8Array, start: number, end: number, context: Numbers): Walk {
  return {
    octets,
    limit: end * 8,
    context,
    carried: [],
    at: start * 8,
    nodes: 0,
    depth: 0,
    origin: start,
    stopped: false,
    fault: undefined,
    seeksShort: false,
  };
}

export function newScope(
  walk: Walk,
  type: TypeTable,
  node: Node,
  regions: readonly Region[],
): Scope {
  const protocol = type.protocol();
  const { little } = protocol;
  const scope: Scope = {
    type,
    protocol,
    little: typeof little === 'function' ? little({}, walk.context, nothing) : little,
    numbers: {},
    places: {},
    counts: {},
    truncated: type.truncated,
    start: walk.at,
    node,
    regions,
    deferred: [],
    extents: nothing,
  };
  scope.extents = new Here(walk, scope);
  return scope;
}

/** A scope inside: it sees what is outside, and keeps to itself what is its own. */
export function innerScope(walk: Walk, outer: Scope, truncated: number, region: Region): Scope {
  const scope: Scope = {
    ...outer,
    numbers: { ...outer.numbers },
    places: { ...outer.places },
    truncated,
    regions: [...outer.regions, region],
    deferred: [],
    extents: nothing,
  };
  scope.extents = new Here(walk, scope);
  return scope;
}

/** The same body, inside one region more. */
export function withRegion(walk: Walk, outer: Scope, region: Region): Scope {
  const scope: Scope = { ...outer, regions: [...outer.regions, region] };
  scope.extents = new Here(walk, scope);
  return scope;
}

const nothing: Extents = { left: () => 0, octets: () => 0, count: () => 0, sum: () => 0 };

/** What a place tells expressions: an object a body, since one is made for every message. */
class Here implements Extents {
  private readonly walk: Walk;
  private readonly scope: Scope;

  constructor(walk: Walk, scope: Scope) {
    this.walk = walk;
    this.scope = scope;
  }

  left(): number {
    return (bound(this.scope.regions) - this.walk.at) >> 3;
  }

  octets(id: string): number {
    const [start, end] = placeOf(this.walk, this.scope, id);
    return end - start;
  }

  count(id: string): number {
    return this.scope.counts[id] ?? 0;
  }

  sum(parts: readonly Part[]): number {
    return sumOf(this.walk, this.scope, parts);
  }
}

export function compute(walk: Walk, code: Compute, scope: Scope): number {
  return Number(code(scope.numbers, walk.context, scope.extents));
}

/** The one's complement sum over numbers and octets. */
export function sumOf(walk: Walk, scope: Scope, parts: readonly Part[]): number {
  let sum = 0;
  for (const part of parts) if (typeof part !== 'string') sum += compute(walk, part, scope);
  for (const part of parts) {
    if (typeof part !== 'string') continue;
    const [start, end] = placeOf(walk, scope, part);
    sum = sum16(sum, walk.octets, start, end);
  }
  return fold16(sum);
}

/** The octets of a field, or of the message so far for the empty name. */
export function placeOf(
  walk: Walk,
  scope: Scope,
  id: string,
): readonly [start: number, end: number] {
  const [start, end] = id === '' ? [scope.start, walk.at] : (scope.places[id] ?? [0, 0]);
  return [start >> 3, end >> 3];
}

/** The end of the innermost region whose end is known. */
export function bound(regions: readonly Region[], below = regions.length): number {
  for (let index = below - 1; index >= 0; index--) {
    const { end } = regions[index]!;
    if (end !== undefined) return end;
  }
  return 0;
}

export function child(
  walk: Walk,
  parent: Node,
  table: FieldTable | TypeTable,
  name: string = table.name,
  id: string = table.id,
): Node {
  walk.nodes++;
  if (walk.nodes > NODES_MAX) walk.stopped = true;
  const node = new Node(name, id, table, parent, walk.at);
  parent.children.push(node);
  return node;
}

export interface Finding {
  readonly expected: string;
  readonly found: string;
  /** Octets are missing at the end. */
  readonly short?: boolean;
}

/**
 * A rule that only warns leaves a word at its field; the first other rule that is broken is the
 * fault.
 */
export function breakRule(
  walk: Walk,
  scope: Scope,
  rule: number | undefined,
  node: Node,
  finding: Finding,
  canWarn = true,
): void {
  const row = rule === undefined ? undefined : scope.protocol.rules[rule - 1];
  if (rule === undefined || row === undefined) return;
  const [constant, fault, , asks, line, clause = '', warns] = row;
  if (warns && canWarn) {
    node.warnings.push(`expected ${finding.expected}, found ${finding.found}`);
    return;
  }
  if (walk.fault) return;
  const { expected, found, short = false } = finding;
  walk.fault = {
    code: rule,
    constant,
    fault,
    path: pathTo(node),
    bitOffset: node.bitOffset,
    asks,
    expected,
    found,
    clause,
    spec: scope.protocol.spec,
    line,
    short,
  };
}

function pathTo(node: Node): string {
  return node.namePath === '' ? node.name : node.namePath;
}

/** A field for which no octets are left. */
export function cutShort(walk: Walk, scope: Scope, table: FieldTable, bits: number): void {
  const { node } = scope;
  const left = Math.max(bound(scope.regions) - walk.at, 0);
  const finding = { expected: count(bits), found: `${count(left)} left`, short: true };
  if (!walk.fault) breakRule(walk, scope, scope.truncated, node, finding, false);
  else if (!walk.seeksShort) return;
  const path = table.id === '' ? pathTo(node) : joinPath(node.namePath, table.name);
  walk.fault = { ...walk.fault!, path, bitOffset: walk.at, ...finding };
  walk.seeksShort = false;
}

export function count(bits: number): string {
  const octets = bits / 8;
  if (!Number.isInteger(octets)) return `${bits} ${bits === 1 ? 'bit' : 'bits'}`;
  return `${octets} ${octets === 1 ? 'octet' : 'octets'}`;
}
