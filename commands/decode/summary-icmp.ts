/** The messages by which a network talks about itself. */
import type { Node } from '../../runtime/describe.ts';
import type { Dissection, Layer } from './dissect.ts';
import { bare, itemsAt, nameAt, nodeAt, numberAt, textAt } from './view.ts';

const unreachable = [
  'Network unreachable',
  'Host unreachable',
  'Protocol unreachable',
  'Port unreachable',
  'Fragmentation needed',
  'Source route failed',
  'Network unknown',
  'Host unknown',
  'Source host isolated',
  'Network prohibited',
  'Host prohibited',
  'Network unreachable for TOS',
  'Host unreachable for TOS',
  'Communication prohibited',
];

const unreachable6 = [
  'No route',
  'Prohibited',
  'Beyond scope',
  'Address unreachable',
  'Port unreachable',
  'Source address failed policy',
  'Reject route',
];

export function icmpv4Summary(root: Node, _layer: Layer, dissection: Dissection): string {
  const type = numberAt(root, 'type');
  const code = numberAt(root, 'code');
  const name = nodeAt(root, 'body')?.arm?.name ?? `Type ${type}`;
  switch (type) {
    case 0:
    case 8:
      return `${type === 8 ? 'Echo (ping) request' : 'Echo (ping) reply'}  ${echo(root)}`;
    case 3:
      return [
        `Destination unreachable (${unreachable[code] ?? code})`,
        ...mtu(root),
        ...quote(dissection),
      ].join(' ');
    case 5:
      return [
        `Redirect to ${textAt(root, 'body.gatewayInternetAddress')}`,
        ...quote(dissection),
      ].join(' ');
    case 11:
      return [
        `${name} (${code === 0 ? 'in transit' : 'in reassembly'})`,
        ...quote(dissection),
      ].join(' ');
    default:
      return [name, ...quote(dissection)].join(' ');
  }
}

function mtu(root: Node): string[] {
  const next = numberAt(root, 'body.nextHopMtu');
  return next > 0 ? [`MTU=${next}`] : [];
}

function echo(root: Node): string {
  const id = numberAt(root, 'body.identifier').toString(16).padStart(4, '0');
  return `id=0x${id}, seq=${numberAt(root, 'body.sequenceNumber')}`;
}

/** The packet that an error is about. */
function quote({ layers }: Dissection): string[] {
  const quoted = layers.filter((layer) => layer.isQuoted);
  const ip = quoted.find((layer) => layer.key === 'ipv4.packet' || layer.key === 'ipv6.packet');
  const ports = quoted.find((layer) => layer.key === 'tcp.segment' || layer.key === 'udp.datagram');
  if (!ip) return [];
  const { root } = ip.description;
  const port = (field: string): string =>
    ports ? `:${textAt(ports.description.root, field)}` : '';
  const name = ports
    ? ports.protocol.name
    : nameAt(root, ip.key === 'ipv4.packet' ? 'protocol' : 'nextHeader');
  const [source, destination] = [textAt(root, 'sourceAddress'), textAt(root, 'destinationAddress')];
  const ends = `${source}${port('sourcePort')} → ${destination}${port('destinationPort')}`;
  return [`for ${name} ${ends}`];
}

export function icmpv6Summary(root: Node, _layer: Layer, dissection: Dissection): string {
  const type = numberAt(root, 'type');
  const name = nodeAt(root, 'body')?.arm?.name ?? `Type ${type}`;
  const code = numberAt(root, 'code');
  const link = itemsAt(root, 'body.options')
    .map((option) => linkAddress(option))
    .find((text) => text !== '');
  switch (type) {
    case 1:
      return [`${name} (${unreachable6[code] ?? code})`, ...quote(dissection)].join(' ');
    case 2:
      return [`${name} MTU=${textAt(root, 'body.mtu')}`, ...quote(dissection)].join(' ');
    case 3:
    case 4:
      return [name, ...quote(dissection)].join(' ');
    case 128:
    case 129:
      return `Echo (ping) ${type === 128 ? 'request' : 'reply'}  ${echo(root)}`;
    case 130:
      return `${name} for ${groupOf(textAt(root, 'body.multicastAddress'))}`;
    case 131:
    case 132:
      return `${name} ${textAt(root, 'body.multicastAddress')}`;
    case 134:
      return [name, ...prefixes(root), ...(link ? [`from ${link}`] : [])].join(' ');
    case 135:
    case 136:
      return [
        `${name} for ${textAt(root, 'body.targetAddress')}`,
        ...(link ? [`${type === 135 ? 'from' : 'at'} ${link}`] : []),
      ].join(' ');
    case 137:
      return [
        `${name}:`,
        textAt(root, 'body.destinationAddress'),
        'through',
        textAt(root, 'body.targetAddress'),
      ].join(' ');
    case 143:
      return `${name} ${groups(root, 'body.records').join(', ')}`;
    default:
      return link ? `${name} from ${link}` : name;
  }
}

function groupOf(address: string): string {
  return address === '::' || address === '0.0.0.0' ? 'all groups' : address;
}

function linkAddress(option: Node): string {
  const value = nodeAt(option, 'body.linkLayerAddress')?.value;
  if (!(value instanceof Uint8Array)) return '';
  return [...value].map((octet) => octet.toString(16).padStart(2, '0')).join(':');
}

function prefixes(root: Node): string[] {
  return itemsAt(root, 'body.options').flatMap((option) => {
    const length = nodeAt(option, 'body.validLifetime');
    return length
      ? [`${textAt(option, 'body.prefix')}/${textAt(option, 'body.prefixLength')}`]
      : [];
  });
}

function groups(root: Node, path: string): string[] {
  return itemsAt(root, path).map(
    (record) => `${bare(textAt(record, 'recordType'))} ${textAt(record, 'multicastAddress')}`,
  );
}

export function igmpSummary(root: Node): string {
  const name = nodeAt(root, 'body')?.arm?.name ?? 'IGMP';
  const group = textAt(root, 'body.groupAddress');
  const records = groups(root, 'body.groupRecords');
  if (records.length > 0) return [name, records.join(', ')].join(' ');
  return group === ''
    ? name
    : `${name} ${name.includes('Query') ? `for ${groupOf(group)}` : group}`;
}
