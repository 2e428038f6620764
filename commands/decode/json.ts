/** A packet for programs: one object, its layers in order, its fields by identifier. */
import { showHex } from '../../runtime/describe.ts';
import type { Node } from '../../runtime/describe.ts';
import type { Packet } from './capture.ts';
import type { Dissection, Layer } from './dissect.ts';
import type { Line } from './line.ts';

type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json | undefined };

/** `detailed` gives each field its bits, its text and its warnings. */
export function jsonOf(
  packet: Packet,
  dissection: Dissection,
  line: Line,
  detailed: boolean,
): Json {
  const { fault, notes, data } = dissection;
  return {
    number: packet.number,
    timestamp: packet.isTimed
      ? `${packet.seconds}.${String(packet.nanoseconds).padStart(9, '0')}`
      : undefined,
    interface: packet.interface,
    direction: packet.direction,
    comments: packet.comments.length > 0 ? packet.comments : undefined,
    capturedOctets: packet.octets.length,
    octets: packet.originalLength,
    source: line.source,
    destination: line.destination,
    protocol: line.protocol,
    info: line.info,
    layers: dissection.layers.map((layer) => layerJson(layer, detailed, dissection.explained)),
    data:
      data.length > 0
        ? data.map((one) => showHex(one.octets.subarray(one.start, one.end)))
        : undefined,
    notes: notes.length > 0 ? notes : undefined,
    fault: fault && {
      protocol: fault.layer.protocol.name,
      ...fault.fault,
      code: fault.fault.constant,
      short: undefined,
    },
  };
}

function layerJson(layer: Layer, detailed: boolean, explained: ReadonlySet<Node>): Json {
  const { root } = layer.description;
  return {
    protocol: layer.protocol.name,
    message: layer.type.name,
    bitOffset: root.bitOffset,
    bitLength: root.bitLength,
    quoted: layer.isQuoted || undefined,
    reassembled: layer.isReassembled || undefined,
    fields: detailed ? root.children.map(nodeJson) : fieldsJson(root, explained),
  };
}

function nodeJson(node: Node): Json {
  return {
    name: node.name,
    path: node.path,
    bitOffset: node.bitOffset,
    bitLength: node.bitLength,
    value: scalar(node),
    text: node.text === '' ? undefined : node.text,
    arm: node.arm?.name,
    warnings: node.warnings.length > 0 ? node.warnings : undefined,
    children: node.children.length > 0 ? node.children.map(nodeJson) : undefined,
  };
}

/** Groups are only their fields, lists are lists; what is a layer of its own is not said twice. */
function fieldsJson(node: Node, explained: ReadonlySet<Node>): { readonly [name: string]: Json } {
  const fields: Record<string, Json> = {};
  if (node.arm) fields.is = node.arm.id;
  for (const child of node.children) {
    if (child.table.kind === 'group') Object.assign(fields, fieldsJson(child, explained));
    else if (!explained.has(child)) fields[child.id] = valueJson(child, explained);
  }
  return fields;
}

function valueJson(node: Node, explained: ReadonlySet<Node>): Json {
  if (node.table.kind === 'list') {
    return node.children
      .filter((child) => child.id.startsWith('['))
      .map((item) => valueJson(item, explained));
  }
  return node.children.length > 0 || node.arm
    ? fieldsJson(node, explained)
    : (scalar(node) ?? null);
}

/** Addresses and names as text, octets in hexadecimal. */
function scalar(node: Node): Json | undefined {
  const { table, value } = node;
  const isAddress =
    (table.kind === 'integer' || table.kind === 'octets') && table.display !== undefined;
  if (isAddress) return node.text;
  if (value instanceof Uint8Array) {
    const isText = table.kind === 'octets' && table.text === true;
    return isText ? new TextDecoder().decode(value) : showHex(value);
  }
  return typeof value === 'bigint' ? String(value) : value;
}
