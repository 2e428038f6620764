/** What nobody said: the least that the spec allows, and what a packet of this kind usually has. */
import { armOf } from '../../runtime/describe.ts';
import type {
  ArmTable,
  Extents,
  FieldTable,
  IntegerTable,
  Numbers,
  TypeTable,
  UnionTable,
} from '../../runtime/describe.ts';
import type { Draft } from './assign.ts';
import { isFlag } from './scalars.ts';

/** Where nothing but zero would be allowed or useless otherwise. */
const usual: Readonly<Record<string, Draft>> = {
  'ethernet.frame': { source: '02:00:00:00:00:01', destination: '02:00:00:00:00:02' },
  'ipv4.packet': { timeToLive: 64, sourceAddress: '10.0.0.1', destinationAddress: '10.0.0.2' },
  'ipv6.packet': { hopLimit: 64, sourceAddress: 'fd00::1', destinationAddress: 'fd00::2' },
  'udp.datagram': { sourcePort: 49152 },
  'tcp.segment': { sourcePort: 49152, window: 65535 },
  'dns.message': { rd: true },
};

const usualOfTypes: Readonly<Record<string, Draft>> = {
  'DNS.question': { qtype: 1, qclass: 1 },
  'DNS.resourceRecord': { class: 1 },
};

/** Completes a value in place; `context` is what the layers below give. */
export function fillMessage(key: string, type: TypeTable, draft: Draft, context: Numbers): Draft {
  return fillType(type, { ...usual[key], ...draft }, context);
}

function fillType(type: TypeTable, before: Draft, context: Numbers): Draft {
  const draft = { ...usualOfTypes[`${type.protocol().name}.${type.id}`], ...before };
  if (type.kind === 'message') fillFields(type.fields, draft, {}, context);
  if (type.kind === 'choice') fillArm(type.arms, draft, type.tag.id, {}, context);
  return draft;
}

type Known = Record<string, number>;

function fillFields(
  fields: readonly FieldTable[],
  draft: Draft,
  numbers: Known,
  context: Numbers,
): void {
  for (const field of fields) {
    if (!(field.id in draft) && field.when && !field.when(numbers, context, nothing)) continue;
    fillField(field, draft, numbers, context);
  }
}

/** Before a message is written nothing of it is there. */
const nothing: Extents = { left: () => 0, octets: () => 0, count: () => 0, sum: () => 0 };

function fillField(field: FieldTable, draft: Draft, numbers: Known, context: Numbers): void {
  switch (field.kind) {
    case 'integer':
      if (field.derived) return;
      draft[field.id] ??= leastOf(field);
      numbers[field.id] = Number(draft[field.id]);
      return;
    case 'octets':
      draft[field.id] ??= octetsOf(field, numbers, context);
      return;
    case 'nested': {
      if (field.derived) return;
      const type = field.type();
      if (type.kind === 'labels') draft[field.id] ??= '.';
      else if (type.kind === 'number') numbers[field.id] = Number((draft[field.id] ??= 0));
      else draft[field.id] = fillType(type, (draft[field.id] ?? {}) as Draft, context);
      return;
    }
    case 'list': {
      const items = (draft[field.id] ?? []) as unknown[];
      const type = field.element.kind === 'nested' ? field.element.type() : undefined;
      const isObject = type?.kind === 'message' || type?.kind === 'choice';
      draft[field.id] = isObject
        ? items.map((item) => fillType(type, item as Draft, context))
        : items;
      return;
    }
    case 'group':
      if (!field.when) return fillFields(field.fields, draft, numbers, context);
      draft[field.id] = { ...(draft[field.id] as Draft | undefined) };
      return fillFields(field.fields, draft[field.id] as Draft, numbers, context);
    case 'union':
      draft[field.id] = { ...(draft[field.id] as Draft | undefined) };
      return fillUnion(field, draft[field.id] as Draft, numbers, context);
  }
}

function octetsOf(
  field: Extract<FieldTable, { kind: 'octets' }>,
  numbers: Known,
  context: Numbers,
): Uint8Array | string {
  if (field.display === 'IPv6 Address') return '::';
  if (field.text) return '';
  const size = field.size ? field.size.octets(numbers, context, nothing) : 0;
  return new Uint8Array(size > 0 && size < 65_536 ? size : 0);
}

function leastOf(table: IntegerTable): unknown {
  if (table.display === 'IPv4 Address') return '0.0.0.0';
  if (table.display === 'MAC Address') return '00:00:00:00:00:00';
  if (isFlag(table)) return false;
  const from = table.ranges?.[0][0]?.[0] ?? 0;
  return table.bits > 53 ? BigInt(from) : Number(from);
}

function fillUnion(field: UnionTable, draft: Draft, numbers: Known, context: Numbers): void {
  const tag = field.tag(numbers, context, nothing);
  if (draft.is === undefined && Number.isFinite(tag)) draft.is = armOf(field.arms, tag)?.id;
  fillArm(field.arms, draft, tagName(field), numbers, context);
}

/** The name of the field that a tag is. */
function tagName(field: UnionTable): string {
  let name = '';
  const spy = new Proxy<Numbers>({}, { get: (_, id) => ((name ||= String(id)), 0) });
  field.tag(spy, {}, nothing);
  return name;
}

function fillArm(
  arms: readonly ArmTable[],
  draft: Draft,
  tag: string,
  numbers: Known,
  context: Numbers,
): void {
  const arm = arms.find((one) => one.id === draft.is) ?? arms[0];
  if (!arm) return;
  draft.is = arm.id;
  const [first, ...more] = arm.tags ?? [];
  const isAmbiguous = !first || more.length > 0 || first[0] !== first[1];
  if (isAmbiguous && tag !== '') draft[tag] ??= Number(first?.[0] ?? numbers[tag] ?? 255);
  fillFields(arm.fields, draft, { ...numbers }, context);
}
