/** What shows of conversations that are sealed: greetings, alerts, headers. */
import type { Node } from '../../runtime/describe.ts';
import type { Dissection, Layer } from './dissect.ts';
import { bare, itemsAt, nameAt, nodeAt, textAt, valueAt } from './view.ts';

export function tlsRecordSummary(root: Node, layer: Layer, { layers }: Dissection): string {
  const inner = layers[layers.indexOf(layer) + 1];
  if (inner && inner.key !== 'tls.record' && inner.key.startsWith('tls.')) return '';
  const type = nameAt(root, 'type');
  return type === 'Handshake' || type === 'Alert' ? `Encrypted ${type}` : type;
}

export function tlsHandshakeSummary(root: Node): string {
  const type = nameAt(root, 'msgType');
  const words = [type];
  const host = textAt(root, 'body.extensions.extensionData.serverNameList.hostName');
  if (host !== '') words.push(`(SNI=${host.replaceAll('"', '')})`);
  const protocols = itemsAt(root, 'body.extensions.extensionData.protocolNameList');
  if (protocols.length > 0) words.push(`ALPN=${protocols.map((item) => name(item)).join(',')}`);
  const suite = nameAt(root, 'body.cipherSuite');
  if (suite !== '') words.push(suite);
  const version = nameAt(root, 'body.extensions.extensionData.selectedVersion');
  if (version !== '') words.push(version);
  return words.join(' ');
}

function name(item: Node): string {
  const value = valueAt(item, 'name');
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : '';
}

export function tlsAlertSummary(root: Node): string {
  return `Alert (${nameAt(root, 'level')}: ${nameAt(root, 'description')})`;
}

const ID_DIGITS_MAX = 16;

export function quicSummary(root: Node): string {
  return itemsAt(root, 'packets')
    .map((packet) => quicPacket(packet))
    .join(', ');
}

function quicPacket(packet: Node): string {
  const connection = (path: string): string => {
    const id = bare(textAt(packet, path)).replace(/ \(.*\)$/, '');
    return id.length > ID_DIGITS_MAX ? `${id.slice(0, ID_DIGITS_MAX)}…` : id;
  };
  const to = connection('destinationConnectionId');
  if (packet.arm?.id === 'shortHeader') return `Protected Payload, DCID=${to}`;
  const version = valueAt(packet, 'version');
  const isKnown = nodeAt(packet, 'longPacketType') !== undefined && version === 1;
  const type =
    version === 0
      ? 'Version Negotiation'
      : isKnown
        ? nameAt(packet, 'longPacketType')
        : `Long Header of version ${nameAt(packet, 'version')}`;
  return `${type}, DCID=${to}, SCID=${connection('sourceConnectionId')}`;
}
