/** Values by the twin: what a reader of values must answer, put together from the tree alone. */
import type {
  Display,
  Element,
  Field,
  IntegerField,
  ListField,
  Type,
} from '../../generator/model.ts';
import { showIpv4, showIpv6, showLabels, showMac } from './addresses.ts';
import type { Node } from './tree.ts';

export type Value = string | number | bigint | boolean | Uint8Array | readonly Value[] | Members;
export interface Members {
  readonly [name: string]: Value;
}

/** The value of a node that is of a type. */
export function valueOf(type: Type, node: Node, octets: Uint8Array): Value {
  switch (type.kind) {
    case 'message':
      return members(node, octets);
    case 'choice': {
      const arm = node.arm!;
      const tag = arm.value === undefined ? { [type.tag.id]: Number(node.children[0].value!) } : {};
      return { is: arm.id, ...tag, ...members(node, octets, type.tag) };
    }
    case 'number':
      return Math.max(...type.widths) > 53 ? node.value! : Number(node.value!);
    case 'labels':
      return showLabels(node.labels!);
  }
}

/** The fields of a body by name; those that a writer finds for itself are left out. */
function members(node: Node, octets: Uint8Array, tag?: Field): Members {
  const found: Record<string, Value> = {};
  for (const child of node.children) {
    const { field } = child;
    if (!field || field === tag) continue;
    const derived = 'derived' in field && field.derived !== undefined;
    if (field.kind === 'group' && !field.when) Object.assign(found, members(child, octets));
    else if (!derived) found[field.id] = fieldValue(field, child, octets);
  }
  return found;
}

function fieldValue(field: Field, node: Node, octets: Uint8Array): Value {
  switch (field.kind) {
    case 'integer':
      return integerValue(field, node.value!);
    case 'octets':
      return octetsValue(field, octets.slice(node.start / 8, node.end / 8));
    case 'nested':
      return valueOf(field.type, node, octets);
    case 'list':
      return itemsOf(field, node).map((item) => itemValue(field.element, item, octets));
    case 'group':
      return members(node, octets);
    case 'union': {
      const arm = node.arm!;
      const { tagField } = field;
      const derived = tagField?.derived;
      const carried = arm.value === undefined && derived?.kind === 'tag' && derived.of === field;
      const tag = carried ? { [tagField!.id]: Number(node.value!) } : {};
      return { is: arm.id, ...tag, ...members(node, octets) };
    }
  }
}

/** Without the marker that ends the list. */
function itemsOf(field: ListField, node: Node): readonly Node[] {
  const last = node.children.at(-1);
  return field.until && last?.arm?.id === field.until.arm.id
    ? node.children.slice(0, -1)
    : node.children;
}

function integerValue(field: IntegerField, value: bigint): Value {
  if (field.display) return shown(field.display, value);
  const { constant, ranges, closed } = field.rules;
  const ruled = field.values ?? constant ?? ranges ?? closed;
  if (field.bits === 1 && !field.width && !ruled) return value === 1n;
  return field.numeric === 'bigint' ? value : Number(value);
}

function shown(display: Display, value: bigint): string {
  return display === 'MAC Address' ? showMac(value) : showIpv4(value);
}

function octetsValue(
  field: { readonly text?: boolean; readonly display: Display | undefined },
  octets: Uint8Array,
): Value {
  if (field.display) return showIpv6(octets);
  return field.text ? new TextDecoder().decode(octets) : octets;
}

function itemValue(element: Element, node: Node, octets: Uint8Array): Value {
  if (element.kind === 'type') return valueOf(element.type, node, octets);
  if (element.kind === 'octets') {
    return octetsValue(element, octets.slice(node.start / 8, node.end / 8));
  }
  if (element.display) return shown(element.display, node.value!);
  return element.numeric === 'bigint' ? node.value! : Number(node.value!);
}
