/**
 * What the twin sees in a packet: each field with its bits, whatever was read before the first
 * broken rule.
 */
import type { Place } from './bits.ts';
import type { Arm, Field, Rule, Type } from '../../generator/model.ts';

export interface Node {
  readonly name: string;
  /** The field it is of; undefined for an item of a list and for the message itself. */
  readonly field: Field | undefined;
  /** The type it is of, when it is of one. */
  readonly type: Type | undefined;
  /** Bits counted from the first bit of the octets. */
  readonly start: number;
  end: number;
  /** Of integers: where its bits are. */
  place: Place | undefined;
  /** Of integers and of numbers. */
  value: bigint | undefined;
  /** Of unions and choices. */
  arm: Arm | undefined;
  /** Of labels: the texts in order, those behind pointers included. */
  labels: readonly Uint8Array[] | undefined;
  readonly children: Node[];
}

export interface Reading {
  /** The first broken rule; undefined when there is none. */
  readonly fault: Rule | undefined;
  /** Rules that only warn, in the order in which they were met. */
  readonly warnings: readonly Rule[];
  /** The octet after the last that was read. */
  readonly end: number;
  readonly tree: Node;
}

interface NodeOf {
  readonly field?: Field | undefined;
  readonly type?: Type | undefined;
}

export function node(name: string, start: number, { field, type }: NodeOf = {}): Node {
  const empty = { place: undefined, value: undefined, arm: undefined, labels: undefined };
  return { name, field, type, start, end: start, ...empty, children: [] };
}

/** Every node below and including this one, in the order of the wire. */
export function* everyNode(root: Node): Generator<Node> {
  yield root;
  for (const child of root.children) yield* everyNode(child);
}

/** The nodes of one body: groups opened, unions, lists and nested types left shut. */
export function* bodyNodes(root: Node): Generator<Node> {
  for (const child of root.children) {
    if (child.field?.kind === 'group') yield* bodyNodes(child);
    else yield child;
  }
}
