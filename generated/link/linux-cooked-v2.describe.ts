/**
 * @generated from spec/link/linux-cooked-v2.protocol: change that, then npm run generate.
 */
import type { MessageTable, ProtocolTable } from '../../runtime/base/describe/table.ts';
import { ethertypeNames as ethernetEthertypeNames } from './ethernet.describe.ts';
import { hardwareTypeNames as arpHardwareTypeNames } from './arp.describe.ts';
import { packetTypeNames as linuxCookedV1PacketTypeNames } from './linux-cooked-v1.describe.ts';

export const packetTable: MessageTable = { kind: 'message', name: 'Packet', id: 'packet',
  protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [
    { kind: 'integer', name: 'Protocol Type', id: 'protocolType', run: 160, bits: 16,
      names: ethernetEthertypeNames },
    { kind: 'integer', name: 'Reserved', id: 'reserved', bits: 16, constant: [0, 2],
      derived: true },
    { kind: 'integer', name: 'Interface Index', id: 'interfaceIndex', bits: 32 },
    { kind: 'integer', name: 'ARPHRD Type', id: 'arphrdType', bits: 16,
      names: arpHardwareTypeNames },
    { kind: 'integer', name: 'Packet Type', id: 'packetType', bits: 8,
      names: linuxCookedV1PacketTypeNames },
    { kind: 'integer', name: 'Link-Layer Address Length', id: 'linkLayerAddressLength', bits: 8,
      unit: 'octets' },
    { kind: 'octets', name: 'Link-Layer Address', id: 'linkLayerAddress',
      size: { octets: () => 8, rule: 3 } },
    { kind: 'octets', name: 'Payload', id: 'payload', carries: [(f) => f.protocolType] },
  ] };

export const protocolTable: ProtocolTable = { name: 'Linux Cooked V2',
  title: 'Linux cooked-mode capture, version 2', stem: 'linux-cooked-v2',
  spec: 'spec/link/linux-cooked-v2.protocol', little: false, gives: [], types: [packetTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Packet', 'Packet has its fixed fields', 6, 'LINKTYPE_LINUX_SLL2'],
    ['RESERVED_MALFORMED', 'malformed', 'Packet.Reserved', 'Reserved = 0', 8, '', true],
    ['LINK_LAYER_ADDRESS_TRUNCATED', 'truncated', 'Packet.Link-Layer Address',
      'Link-Layer Address fits in what holds it', 13],
  ] };
