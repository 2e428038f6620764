/** The tree that a description is: nodes, and the fault that ended it. */
import type { ArmTable, FieldTable, Numbers, TypeTable } from './table.ts';
import { show } from './text.ts';

export type Value = number | bigint | string | Uint8Array | undefined;

/** A field, or an item of a list, or the message itself. */
export class Node {
  name: string;
  readonly id: string;
  readonly table: FieldTable | TypeTable;
  readonly parent: Node | undefined;
  readonly bitOffset: number;
  bitLength = 0;
  value: Value = undefined;
  /** Of a union: the arm that its tag chose. */
  arm: ArmTable | undefined = undefined;
  readonly children: Node[] = [];
  readonly warnings: string[] = [];

  constructor(
    name: string,
    id: string,
    table: FieldTable | TypeTable,
    parent: Node | undefined,
    at: number,
  ) {
    this.name = name;
    this.id = id;
    this.table = table;
    this.parent = parent;
    this.bitOffset = at;
  }

  /** `options[0].mss`: groups are only their fields. */
  get path(): string {
    return pathOf(this, (node) => node.id);
  }

  /** `Options[0].MSS`, as examples in a spec write it. */
  get namePath(): string {
    return pathOf(this, (node) => (node.id.startsWith('[') ? node.id : node.name));
  }

  /** The value as people read it. */
  get text(): string {
    return show(this);
  }
}

function pathOf(node: Node, part: (node: Node) => string): string {
  const { parent } = node;
  if (parent === undefined) return '';
  const before = pathOf(parent, part);
  if (node.table.kind === 'group') return before;
  return joinPath(before, part(node));
}

export function joinPath(before: string, own: string): string {
  return before === '' || own.startsWith('[') ? before + own : `${before}.${own}`;
}

/** The first rule that the octets break. */
export interface Fault {
  /** As the generated check returns it. */
  readonly code: number;
  readonly constant: string;
  /** The fault's name in the spec. */
  readonly fault: string;
  /** `Options[1].Length`. */
  readonly path: string;
  readonly bitOffset: number;
  readonly asks: string;
  readonly expected: string;
  readonly found: string;
  readonly clause: string;
  readonly spec: string;
  readonly line: number;
  /** Octets are missing at the end; those that are there may be sound. */
  readonly short: boolean;
}

/** Octets that are another protocol's, with the numbers that say which. */
export interface Carried {
  readonly node: Node;
  /** What they stand in. */
  readonly type: TypeTable;
  readonly tags: readonly number[];
  readonly start: number;
  readonly end: number;
}

export interface Description {
  readonly root: Node;
  /** The octet after the last. */
  readonly end: number;
  readonly fault: Fault | undefined;
  readonly carried: readonly Carried[];
  /** Context for the layer above, by identifier. */
  readonly gives: Numbers;
  /** The fields outside of lists and unions, by identifier. */
  readonly numbers: Numbers;
}
