/** The fields a filter can name: those of every protocol, and a few of the packet itself. */
import { protocols } from '../../generated/protocols.ts';
import type { FieldTable, Node, ProtocolTable } from '../../runtime/describe.ts';
import { didYouMean } from '../suggest.ts';
import type { Packet } from './capture.ts';
import type { Dissection } from './dissect.ts';
import { FilterError } from './filter.ts';
import type { Candidate } from './filter-values.ts';

export interface FoundField {
  readonly name: string;
  readonly candidates: (packet: Packet, dissection: Dissection) => readonly Candidate[];
}

/** What is said of a packet as a whole. */
const ofPacket: Readonly<
  Record<string, (packet: Packet, dissection: Dissection) => readonly Candidate[]>
> = {
  'packet.number': ({ number }) => [{ value: number, text: String(number) }],
  'packet.length': ({ originalLength }) => [
    { value: originalLength, text: String(originalLength) },
  ],
  'packet.interface': (packet) => (packet.interface === undefined ? [] : [text(packet.interface)]),
  'packet.comment': ({ comments }) => comments.map(text),
  'packet.direction': ({ direction }) => (direction === undefined ? [] : [text(direction)]),
  fault: (_, { fault }) => (fault ? [text(fault.fault.fault)] : []),
  data: (_, { data }) =>
    data.map((one) => ({ value: one.octets.subarray(one.start, one.end), text: '' })),
};

function text(value: string): Candidate {
  return { value, text: value };
}

/** A name is told by its letters and digits alone: `Source Address` is `sourceAddress`. */
export function squeeze(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

const byName = new Map<string, ProtocolTable>();
for (const [key, protocol] of Object.entries(protocols)) {
  byName.set(squeeze(key), protocol);
  byName.set(squeeze(protocol.name), protocol);
}

export function findField(name: string, at: number, length: number): FoundField {
  const own = ofPacket[name.toLowerCase()];
  if (own) return { name, candidates: own };
  const [first = '', ...rest] = name.split('.');
  const protocol = byName.get(squeeze(first));
  if (!protocol) {
    const known = [...new Set(byName.keys()), 'packet', 'fault', 'data'];
    throw new FilterError(
      `there is no protocol ${first}${didYouMean(squeeze(first), known)}`,
      at,
      first.length,
    );
  }
  const path = rest.map(squeeze).filter((part) => part !== '');
  if (path.length > 0) checkPath(protocol, path, rest.join('.'), at, length);
  return {
    name,
    candidates: (_, { layers }) =>
      layers
        .filter((layer) => layer.protocol === protocol)
        .flatMap((layer) =>
          path.length === 0
            ? [{ value: true, text: protocol.name }]
            : found(layer.description.root, path),
        ),
  };
}

/** Every node whose names end with the path; what stands between may be left out. */
function found(node: Node, path: readonly string[]): Candidate[] {
  return node.children.flatMap((child) => {
    const [first, ...rest] = path;
    const isNamed =
      squeeze(child.id) === first || (child.arm !== undefined && squeeze(child.arm.id) === first);
    const isArm = isNamed && squeeze(child.id) !== first;
    if (isNamed && rest.length === 0) return [candidate(child, isArm), ...found(child, path)];
    return isNamed ? found(child, rest) : found(child, path);
  });
}

function candidate(node: Node, isArm: boolean): Candidate {
  if (isArm) return { value: node.arm!.name, text: node.arm!.name };
  const { table, value } = node;
  const display = table.kind === 'integer' || table.kind === 'octets' ? table.display : undefined;
  return { value, text: node.text, isFlag: node.bitLength === 1, display, node };
}

const namesOf = new Map<ProtocolTable, Set<string>>();

/** Each part of the path must be a name that the protocol has. */
function checkPath(
  protocol: ProtocolTable,
  path: readonly string[],
  written: string,
  at: number,
  length: number,
): void {
  const names = allNames(protocol);
  const known = new Set([...names].map(squeeze));
  const wrong = path.find((part) => !known.has(part));
  if (wrong === undefined) return;
  const index = path.indexOf(wrong);
  const word = written.split('.')[index] ?? wrong;
  throw new FilterError(
    `${protocol.name} has no field ${word.trim()}${didYouMean(word.trim(), [...names])}`,
    at,
    length,
  );
}

function allNames(protocol: ProtocolTable): Set<string> {
  const known = namesOf.get(protocol);
  if (known) return known;
  const names = new Set<string>();
  namesOf.set(protocol, names);
  for (const type of protocol.types) {
    if (type.kind === 'message') type.fields.forEach((field) => addNames(field, names));
    if (type.kind === 'choice') {
      names.add(type.tag.id);
      for (const arm of type.arms) {
        names.add(arm.id);
        arm.fields.forEach((field) => addNames(field, names));
      }
    }
  }
  return names;
}

function addNames(field: FieldTable, names: Set<string>): void {
  if (field.id !== '') names.add(field.id);
  if (field.kind === 'group') field.fields.forEach((inner) => addNames(inner, names));
  if (field.kind === 'union') {
    for (const arm of field.arms) {
      names.add(arm.id);
      arm.fields.forEach((inner) => addNames(inner, names));
    }
  }
  const type =
    field.kind === 'nested'
      ? field.type()
      : field.kind === 'list' && field.element.kind === 'nested'
        ? field.element.type()
        : undefined;
  if (type) for (const name of allNames(type.protocol())) names.add(name);
}
