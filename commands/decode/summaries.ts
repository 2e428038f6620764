/**
 * A message in one line, in the words of those who read captures. One entry a message; what has
 * none is summed up by its name. To add a protocol, add a line.
 */
import type { Dissection, Layer } from './dissect.ts';
import { dnsSummary } from './summary-dns.ts';
import { dhcpSummary } from './summary-dhcp.ts';
import { icmpv4Summary, icmpv6Summary, igmpSummary } from './summary-icmp.ts';
import {
  quicSummary,
  tlsAlertSummary,
  tlsHandshakeSummary,
  tlsRecordSummary,
} from './summary-secure.ts';
import { bare, itemsAt, nameAt, numberAt, textAt, valueAt } from './view.ts';
import type { Node } from '../../runtime/describe.ts';

export type Summary = (root: Node, layer: Layer, dissection: Dissection) => string;

const ports = (root: Node): string =>
  `${textAt(root, 'sourcePort')} → ${textAt(root, 'destinationPort')}`;

export const summaries: Readonly<Record<string, Summary>> = {
  'ethernet.frame': (root) => nameAt(root, 'lengthType'),
  'ethernet.logicalLinkControl': (root) => `${nameAt(root, 'dsap')} ← ${nameAt(root, 'ssap')}`,
  'ethernet.subNetworkAccessProtocol': (root) =>
    `${nameAt(root, 'protocolIdentifier')} of organization ${hex(root, 'organizationCode', 6)}`,
  'vlan.tag': (root) => `VLAN ${textAt(root, 'vlanIdentifier')}, ${nameAt(root, 'lengthType')}`,
  'arp.packet': arp,
  'ipv4.packet': (root, layer) => ip(root, layer, 'protocol'),
  'ipv6.packet': (root, layer) => ip(root, layer, 'nextHeader'),
  'ipv6.fragment': (root) => {
    const at = numberAt(root, 'fragmentOffset') * 8;
    const id = hex(root, 'identification', 8);
    return `Fragment at ${at}, ID=${id}, ${nameAt(root, 'nextHeader')}`;
  },
  'ipv6.authenticationHeader': (root) => `AH SPI=${hex(root, 'securityParametersIndex', 8)}`,
  'icmpv4.message': icmpv4Summary,
  'icmpv6.message': icmpv6Summary,
  'igmp.message': igmpSummary,
  'udp.datagram': (root) => `${ports(root)} Len=${numberAt(root, 'length') - 8}`,
  'tcp.segment': tcp,
  'dns.message': dnsSummary,
  'dns.framedMessage': dnsSummary,
  'dhcpv4.message': dhcpSummary,
  'tls.record': tlsRecordSummary,
  'tls.handshake': tlsHandshakeSummary,
  'tls.alert': tlsAlertSummary,
  'tls.changeCipherSpec': () => 'Change Cipher Spec',
  'quic.datagram': quicSummary,
  'socks5.greeting': (root) =>
    `Greeting, methods ${itemsAt(root, 'methods')
      .map((item) => bare(item.text))
      .join(', ')}`,
  'socks5.choice': (root) => `Method ${nameAt(root, 'method')}`,
  'socks5.request': (root) =>
    `${nameAt(root, 'cmd')} ${socksAddress(root, 'dstAddr')}:${textAt(root, 'dstPort')}`,
  'socks5.reply': (root) =>
    `${nameAt(root, 'rep')} ${socksAddress(root, 'bndAddr')}:${textAt(root, 'bndPort')}`,
};

function hex(root: Node, path: string, digits: number): string {
  return numberAt(root, path).toString(16).padStart(digits, '0');
}

/** Known only by its octets, since any two kinds of address can be asked about. */
function arp(root: Node): string {
  const address = (path: string): string => {
    const value = valueAt(root, path);
    if (!(value instanceof Uint8Array)) return '?';
    if (value.length === 4) return value.join('.');
    return [...value].map((octet) => octet.toString(16).padStart(2, '0')).join(':');
  };
  const [sender, target] = [address('senderProtocolAddress'), address('targetProtocolAddress')];
  const operation = numberAt(root, 'opcode');
  if (operation === 2) return `${sender} is at ${address('senderHardwareAddress')}`;
  if (operation !== 1) return `${nameAt(root, 'opcode')} ${sender} → ${target}`;
  if (sender === target) return `Announcement of ${sender}`;
  return sender === '0.0.0.0' ? `Who has ${target}? (probe)` : `Who has ${target}? Tell ${sender}`;
}

function ip(root: Node, { description }: Layer, field: string): string {
  const { numbers } = description;
  const name = nameAt(root, field);
  const offset = (numbers.fragmentOffset ?? 0) * 8;
  const isFragment = offset > 0 || numbers.moreFragments === 1;
  if (!isFragment) return name;
  return `Fragmented IP (${name}, off=${offset}, ID=${hex(root, 'identification', 4)})`;
}

const flags = ['SYN', 'FIN', 'RST', 'PSH', 'ACK', 'URG', 'ECE', 'CWR', 'AE'];

function tcp(root: Node, { description, isQuoted }: Layer, { stream }: Dissection): string {
  const { numbers } = description;
  const set = flags.filter((flag) => numbers[flag.toLowerCase()] === 1);
  const place = isQuoted ? undefined : stream;
  const window = (numbers.window ?? 0) * (place?.scale ?? 1);
  const parts = [
    `${ports(root)} [${set.join(', ')}]`,
    `Seq=${place ? place.sequence : (numbers.sequenceNumber ?? '?')}`,
    ...(numbers.ack === 1
      ? [`Ack=${place ? place.acknowledgment : numbers.acknowledgmentNumber}`]
      : []),
    ...(numbers.window === undefined ? [] : [`Win=${window}`]),
    ...(place && place.length > 0 ? [`Len=${place.length}`] : []),
    ...optionWords(root, numbers.syn === 1),
  ];
  const note = place && place.is !== 'next' ? `[${place.is}] ` : '';
  return note + parts.join(' ');
}

function optionWords(root: Node, isSyn: boolean): string[] {
  return itemsAt(root, 'options').flatMap((item): string[] => {
    switch (item.arm?.id) {
      case 'maximumSegmentSize':
        return [`MSS=${textAt(item, 'mss')}`];
      case 'windowScale':
        return [`WS=${2 ** numberAt(item, 'shiftCount')}`];
      case 'sackPermitted':
        return ['SACK_PERM'];
      case 'sack':
        return [`SACK×${itemsAt(item, 'blocks').length}`];
      case 'timestamps':
        return isSyn ? [`TSval=${textAt(item, 'tsValue')}`] : [];
      case 'fastOpen':
        return ['TFO'];
      case 'multipathTcp':
        return ['MPTCP'];
      case 'md5Signature':
        return ['MD5'];
      default:
        return [];
    }
  });
}

function socksAddress(root: Node, path: string): string {
  const found = ['ipv4Address', 'ipv6Address', 'domainName'].map((id) =>
    textAt(root, `${path}.${id}`),
  );
  return found.find((text) => text !== '')?.replaceAll('"', '') ?? '?';
}
