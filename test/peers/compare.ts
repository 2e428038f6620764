/** One packet, two opinions: the fields that both know, field by field, and the layers. */
import type { Dissection, Layer } from '../../commands/decode/dissect.ts';
import { showHex } from '../../runtime/describe.ts';
import type { Node } from '../../runtime/describe.ts';
import type { FieldMapping, Mapping } from './mapping.ts';
import type { PeerField, PeerPacket } from './pdml.ts';

export interface Difference {
  /** `stack`, `malformed`, `checksum`, or tshark's name of the field. */
  readonly what: string;
  readonly text: string;
}

export interface Tally {
  fields: number;
  readonly matched: Set<FieldMapping>;
}

interface Own {
  readonly node: Node;
  readonly layer: Layer;
  readonly mapping: FieldMapping;
}

export function compare(
  dissection: Dissection,
  peer: PeerPacket,
  mapping: Mapping,
  tally: Tally,
): Difference[] {
  return [
    ...compareStacks(dissection, peer, mapping),
    ...compareFaults(dissection, peer),
    ...compareFields(dissection, peer, mapping, tally),
  ];
}

/** Layers in order, those that only one of the two knows left out. */
function compareStacks(dissection: Dissection, peer: PeerPacket, mapping: Mapping): Difference[] {
  const first = new Map(
    [...mapping.protocols.values()].flatMap((names) => names.map((name) => [name, names[0]])),
  );
  const theirs = once(peer.protocols.flatMap((name) => first.get(name) ?? []));
  const ours = once(
    dissection.layers.flatMap((layer) => mapping.protocols.get(layer.key)?.[0] ?? []),
  );
  if (ours.join(' ') === theirs.join(' ')) return [];
  return [{ what: 'stack', text: `ours is ${ours.join(' ')}, theirs ${theirs.join(' ')}` }];
}

function once(names: readonly string[]): string[] {
  return names.filter((name, index) => name !== names[index - 1]);
}

function compareFaults({ fault, layers }: Dissection, peer: PeerPacket): Difference[] {
  const differences: Difference[] = [];
  const isCorrupt = fault?.fault.fault === 'corrupt';
  const isMalformed = fault !== undefined && !isCorrupt;
  if (isMalformed !== peer.isMalformed) {
    const ours = isMalformed
      ? `${fault.layer.key} ${fault.fault.path} ${fault.fault.fault}`
      : 'sound';
    differences.push({
      what: 'malformed',
      text: `ours is ${ours}, theirs ${peer.isMalformed ? 'malformed' : 'sound'}`,
    });
  }
  const quoted = layers.find((layer) => layer.isQuoted)?.start ?? Infinity;
  const statuses = peer.fields.filter((field) => field.name.endsWith('.checksum.status'));
  const isBad = statuses.some((field) => field.show === '0' && field.position < quoted);
  if (isCorrupt !== isBad) {
    const ours = isCorrupt ? `${fault.layer.key} ${fault.fault.expected}` : 'right';
    differences.push({
      what: 'checksum',
      text: `ours is ${ours}, theirs ${isBad ? 'bad' : 'right'}`,
    });
  }
  return differences;
}

function compareFields(
  dissection: Dissection,
  peer: PeerPacket,
  mapping: Mapping,
  tally: Tally,
): Difference[] {
  const own = dissection.layers.flatMap((layer) => ownFields(layer, mapping));
  const names = new Set(mapping.fields.map((field) => field.peer));
  const left = new Set(peer.fields.filter((field) => names.has(field.name)));
  const differences: Difference[] = [];
  const pair = (one: Own, field: PeerField): void => {
    left.delete(field);
    tally.fields++;
    tally.matched.add(one.mapping);
    const text = difference(one, field);
    if (text !== undefined)
      differences.push({
        what: field.name,
        text: `${one.layer.key} ${one.node.namePath}: ${text}`,
      });
  };
  const unpaired: Own[] = [];
  for (const one of own) {
    const octet = one.node.bitOffset >> 3;
    const field = one.layer.isReassembled
      ? undefined
      : [...left].find((other) => other.name === one.mapping.peer && holds(other, octet));
    if (field) pair(one, field);
    else unpaired.push(one);
  }
  // What was put together has places of its own: there the value must do.
  for (const one of unpaired) {
    const isSame = (other: PeerField): boolean =>
      other.name === one.mapping.peer && difference(one, other) === undefined;
    const field = one.layer.isReassembled ? [...left].find(isSame) : undefined;
    if (field) pair(one, field);
    else if (!one.mapping.sometimes) {
      differences.push({
        what: one.mapping.peer,
        text: `${one.layer.key} ${one.node.namePath} = ${one.node.text}: they have none`,
      });
    }
  }
  for (const field of left) {
    const isOptional = mapping.fields.some((one) => one.peer === field.name && one.sometimes);
    if (!isOptional && !field.isHidden)
      differences.push({
        what: field.name,
        text: `theirs at octet ${field.position} is ${field.show}: we have none`,
      });
  }
  return differences;
}

/** Flags are told by the word that they stand in. */
function holds(field: PeerField, octet: number): boolean {
  return octet >= field.position && octet < field.position + Math.max(field.size, 1);
}

function ownFields(layer: Layer, mapping: Mapping): Own[] {
  const fields = mapping.fields.filter((field) => field.message === layer.key);
  if (fields.length === 0) return [];
  const byPath = new Map<string, FieldMapping[]>();
  for (const field of fields) byPath.set(field.path, [...(byPath.get(field.path) ?? []), field]);
  const own: Own[] = [];
  visit(layer.description.root, [''], (node, paths) => {
    // The path that says most is meant: `Options.End.Code` before `Options.Code`.
    const longest = [...paths].sort((left, right) => right.length - left.length);
    const found = longest.find((path) => byPath.has(path));
    for (const one of byPath.get(found ?? '') ?? []) own.push({ node, layer, mapping: one });
  });
  return own;
}

/** Every field with the paths that lead to it: through a union with its arm, or without. */
function visit(
  node: Node,
  before: readonly string[],
  meet: (node: Node, paths: readonly string[]) => void,
): void {
  for (const child of node.children) {
    const isPassed = child.id.startsWith('[') || child.table.kind === 'group';
    const own = child.id.startsWith('[')
      ? before
      : before.map((path) => join(path, child.name.toLowerCase()));
    if (child.table.kind !== 'list') meet(child, own);
    const plain = isPassed ? before : own;
    const { arm } = child;
    const armed = arm ? plain.map((path) => join(path, arm.name.toLowerCase())) : [];
    visit(child, [...plain, ...armed], meet);
  }
}

function join(before: string, own: string): string {
  return before === '' ? own : `${before}.${own}`;
}

/** Undefined where both say the same. */
function difference({ node, mapping }: Own, field: PeerField): string | undefined {
  const { value } = node;
  const theirs = field.show;
  if (value instanceof Uint8Array) {
    const isSame = showHex(value) === field.value || node.text === theirs || isText(value, theirs);
    return isSame ? undefined : `ours is ${showHex(value)}, theirs ${field.value} (${theirs})`;
  }
  if (typeof value === 'string') {
    const name = theirs === '<Root>' ? '.' : theirs;
    return value === name || unescaped(value) === name
      ? undefined
      : `ours is ${value}, theirs ${name}`;
  }
  if (value === undefined) return 'ours has no value';
  if (node.text === theirs) return undefined;
  const ours = BigInt(value) * BigInt(mapping.factor);
  const number = mapping.asOctets ? numberOf(`0x${field.value}`) : numberOf(theirs);
  return number === ours ? undefined : `ours is ${ours}, theirs ${theirs} (${field.value})`;
}

/** Names without the escapes of RFC 1035 §5.1. */
function unescaped(name: string): string {
  return name.replace(/\\(\d{3}|.)/g, (_, code: string) =>
    code.length === 3 ? String.fromCharCode(Number(code)) : code,
  );
}

function isText(value: Uint8Array, theirs: string): boolean {
  return value.length > 0 && new TextDecoder().decode(value) === theirs;
}

function numberOf(text: string): bigint | undefined {
  if (text === 'True' || text === 'False') return text === 'True' ? 1n : 0n;
  return /^(?:0x[0-9a-f]+|\d+)$/i.test(text) ? BigInt(text) : undefined;
}
