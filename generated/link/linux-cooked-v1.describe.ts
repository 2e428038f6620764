/**
 * @generated from spec/link/linux-cooked-v1.protocol: change that, then npm run generate.
 */
import type { MessageTable, Name, ProtocolTable } from '../../runtime/base/describe/table.ts';
import { ethertypeNames as ethernetEthertypeNames } from './ethernet.describe.ts';
import { hardwareTypeNames as arpHardwareTypeNames } from './arp.describe.ts';

export const packetTypeNames: readonly Name[] = [
  [0, 0, 'To Us'],
  [1, 1, 'Broadcast'],
  [2, 2, 'Multicast'],
  [3, 3, 'To Someone Else'],
  [4, 4, 'Outgoing'],
];

export const packetTable: MessageTable = { kind: 'message', name: 'Packet', id: 'packet',
  protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [
    { kind: 'integer', name: 'Packet Type', id: 'packetType', run: 128, bits: 16,
      names: packetTypeNames },
    { kind: 'integer', name: 'ARPHRD Type', id: 'arphrdType', bits: 16,
      names: arpHardwareTypeNames },
    { kind: 'integer', name: 'Link-Layer Address Length', id: 'linkLayerAddressLength', bits: 16,
      unit: 'octets' },
    { kind: 'octets', name: 'Link-Layer Address', id: 'linkLayerAddress',
      size: { octets: () => 8, rule: 2 } },
    { kind: 'integer', name: 'Protocol Type', id: 'protocolType', bits: 16,
      names: ethernetEthertypeNames },
    { kind: 'octets', name: 'Payload', id: 'payload', carries: [(f) => f.protocolType] },
  ] };

export const protocolTable: ProtocolTable = { name: 'Linux Cooked V1',
  title: 'Linux cooked-mode capture, version 1', stem: 'linux-cooked-v1',
  spec: 'spec/link/linux-cooked-v1.protocol', little: false, gives: [], types: [packetTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Packet', 'Packet has its fixed fields', 7, 'LINKTYPE_LINUX_SLL'],
    ['LINK_LAYER_ADDRESS_TRUNCATED', 'truncated', 'Packet.Link-Layer Address',
      'Link-Layer Address fits in what holds it', 11],
  ] };
