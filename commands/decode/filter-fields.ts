/** The fields a filter can name: those of every protocol, and a few of the packet itself. */
import { protocols } from '../../generated/protocols.ts';
import type {
  ArmTable,
  FieldTable,
  Node,
  ProtocolTable,
  TypeTable,
} from '../../runtime/describe.ts';
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

/** The path must lead somewhere: each part is a name below the one before it. */
function checkPath(
  protocol: ProtocolTable,
  path: readonly string[],
  written: string,
  at: number,
  length: number,
): void {
  let below = new Map<string, Step>();
  for (const type of protocol.types) addType(type, below, new Set());
  for (const [index, part] of path.entries()) {
    const found = below.get(part);
    if (found) {
      below = new Map();
      for (const visit of found.inside) visit(below);
      continue;
    }
    const word = written.split('.')[index]?.trim() ?? part;
    const near = didYouMean(
      word,
      [...below.values()].map((step) => step.name),
    );
    throw new FilterError(`${protocol.name} has no field ${word}${near}`, at, length);
  }
}

/** A name, and how to find those below it. */
interface Step {
  readonly name: string;
  readonly inside: ((names: Map<string, Step>) => void)[];
}

type Seen = Set<TypeTable>;

function addType(type: TypeTable, names: Map<string, Step>, seen: Seen): void {
  if (seen.has(type)) return;
  seen.add(type);
  if (type.kind === 'message') type.fields.forEach((field) => addField(field, names, seen));
  if (type.kind !== 'choice') return;
  addName(type.tag.id, names);
  addArms(type.arms, names, seen);
}

function addArms(arms: readonly ArmTable[], names: Map<string, Step>, seen: Seen): void {
  for (const arm of arms) {
    const inside = (below: Map<string, Step>): void =>
      arm.fields.forEach((field) => addField(field, below, new Set()));
    addName(arm.id, names, inside);
    arm.fields.forEach((field) => addField(field, names, seen));
  }
}

function addName(
  name: string,
  names: Map<string, Step>,
  inside?: (names: Map<string, Step>) => void,
): void {
  if (name === '') return;
  const step = names.get(squeeze(name)) ?? { name, inside: [] };
  if (inside) step.inside.push(inside);
  names.set(squeeze(name), step);
}

/** A field, and all below it: what stands between may be left out. */
function addField(field: FieldTable, names: Map<string, Step>, seen: Seen): void {
  addName(field.id, names, (below) => addInside(field, below, new Set()));
  addInside(field, names, seen);
}

function addInside(field: FieldTable, names: Map<string, Step>, seen: Seen): void {
  if (field.kind === 'group') field.fields.forEach((inner) => addField(inner, names, seen));
  if (field.kind === 'union') addArms(field.arms, names, seen);
  if (field.kind === 'nested') addType(field.type(), names, seen);
  if (field.kind === 'list' && field.element.kind === 'nested') {
    addType(field.element.type(), names, seen);
  }
}
