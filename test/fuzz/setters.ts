/** Setters: each changes its own bits; those that mend a checksum keep the packet sound. */
import * as assert from 'node:assert/strict';

import type { IntegerField } from '../../generator/model.ts';
import { upper } from '../../generator/names.ts';
import { writePlace } from '../reference/bits.ts';
import { within } from '../reference/reader.ts';
import type { Node } from '../reference/tree.ts';
import { bodyNodes } from '../reference/tree.ts';
import { argumentsFor } from './accessors.ts';
import { hex } from './agree.ts';
import { place } from './cases.ts';
import type { Packet } from './cases.ts';
import { accessorName } from './subjects.ts';
import type { Subject } from './subjects.ts';

export function setters(
  subject: Subject,
  packet: Packet,
  tree: Node,
  deeds: readonly number[],
): void {
  const { type } = subject;
  if (type.kind !== 'message') return;
  const prefix = type.principal ? '' : type.id;
  const numbers = [...bodyNodes(tree)].filter((node) => node.place !== undefined);
  if (numbers.length === 0) return;
  const node = numbers[deeds[0] % numbers.length];
  const field = node.field as IntegerField;
  const name = upper(accessorName(prefix, field.id));
  const value = BigInt(deeds.at(-1)!) % 2n ** BigInt(node.place!.bits);
  set(subject, packet, node, `set${name}`, value);
  mend(subject, packet, node, `replace${name}`, value);
}

function set(subject: Subject, packet: Packet, node: Node, name: string, value: bigint): void {
  const { o, octets } = packet;
  const { b } = place(octets, o);
  if (!assign(subject, { ...packet, b }, node, name, value)) return;
  const expected = place(octets, o).b;
  writePlace(expected, node.place!, value);
  assert.equal(hex(b), hex(expected), `${name}(${value}) sets other bits than its own`);
}

/** Only a value that the field's own rules allow can leave the packet sound. */
function mend(subject: Subject, packet: Packet, node: Node, name: string, value: bigint): void {
  const { ranges, constant } = (node.field as IntegerField).rules;
  if (constant || (ranges && !within(ranges.ranges, value))) return;
  const { o, octets, needs } = packet;
  const { b, end } = place(octets, o);
  if (!assign(subject, { ...packet, b }, node, name, value)) return;
  // Of nothing but zeros RFC 1624 §5 cannot tell the two forms of zero.
  const { fault, tree } = subject.twin(b, o, end, needs);
  if (fault?.kind === 'checksum' && isZero(b.subarray(o, end), tree)) return;
  assert.ok(fault?.kind !== 'checksum', `${name}(${value}) leaves a wrong checksum`);
}

/** Whether octets are zero, the checksum apart. */
function isZero(octets: Uint8Array, tree: Node): boolean {
  const checksum = [...bodyNodes(tree)].find(
    ({ field }) => field?.kind === 'integer' && field.rules.checksum,
  );
  const at = checksum === undefined ? 0 : (checksum.start - tree.start) / 8;
  return octets.every((octet, index) => octet === 0 || index === at || index === at + 1);
}

function assign(
  subject: Subject,
  packet: Packet,
  node: Node,
  name: string,
  value: bigint,
): boolean {
  const setter = subject.wire.get(name);
  if (!setter) return false;
  const big = (node.field as IntegerField).numeric === 'bigint';
  const known = new Map([['value', big ? value : Number(value)]]);
  const given = argumentsFor(subject, setter, packet, known);
  if (!given) return false;
  setter(packet.b, ...given);
  return true;
}
