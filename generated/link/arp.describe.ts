/**
 * @generated from spec/link/arp.protocol: change that, then npm run generate.
 */
import type { MessageTable, Name, ProtocolTable } from '../../runtime/base/describe/table.ts';
import { ethertypeNames as ethernetEthertypeNames } from './ethernet.describe.ts';

export const hardwareTypeNames: readonly Name[] = [
  [1, 1, 'Ethernet'],
  [6, 6, 'IEEE 802 Networks'],
  [7, 7, 'ARCNET'],
  [15, 15, 'Frame Relay'],
  [16, 16, 'ATM'],
  [18, 18, 'Fibre Channel'],
  [20, 20, 'Serial Line'],
  [24, 24, 'IEEE 1394'],
  [27, 27, 'EUI-64'],
  [31, 31, 'IPsec Tunnel'],
  [32, 32, 'InfiniBand'],
];

export const opcodeNames: readonly Name[] = [
  [1, 1, 'Request'],
  [2, 2, 'Reply'],
  [3, 3, 'Reverse Request'],
  [4, 4, 'Reverse Reply'],
  [8, 8, 'Inverse Request'],
  [9, 9, 'Inverse Reply'],
];

export const packetTable: MessageTable = { kind: 'message', name: 'Packet', id: 'packet',
  protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [
    { kind: 'integer', name: 'Hardware Type', id: 'hardwareType', run: 64, bits: 16,
      names: hardwareTypeNames },
    { kind: 'integer', name: 'Protocol Type', id: 'protocolType', bits: 16,
      names: ethernetEthertypeNames },
    { kind: 'integer', name: 'Hardware Address Length', id: 'hardwareAddressLength', bits: 8,
      unit: 'octets', derived: true },
    { kind: 'integer', name: 'Protocol Address Length', id: 'protocolAddressLength', bits: 8,
      unit: 'octets', derived: true },
    { kind: 'integer', name: 'Opcode', id: 'opcode', bits: 16, names: opcodeNames },
    { kind: 'octets', name: 'Sender Hardware Address', id: 'senderHardwareAddress',
      size: { octets: (f) => f.hardwareAddressLength, rule: 2 } },
    { kind: 'octets', name: 'Sender Protocol Address', id: 'senderProtocolAddress',
      size: { octets: (f) => f.protocolAddressLength, rule: 3 } },
    { kind: 'octets', name: 'Target Hardware Address', id: 'targetHardwareAddress',
      size: { octets: (f) => f.hardwareAddressLength, rule: 4 } },
    { kind: 'octets', name: 'Target Protocol Address', id: 'targetProtocolAddress',
      size: { octets: (f) => f.protocolAddressLength, rule: 5 } },
  ] };

export const ethernetPacketTable: MessageTable = { kind: 'message', name: 'Ethernet Packet',
  id: 'ethernetPacket', protocol: () => protocolTable, needs: [], truncated: 6,
  fields: [
    { kind: 'integer', name: 'Hardware Type', id: 'hardwareType', run: 224, bits: 16,
      constant: [1, 7], derived: true },
    { kind: 'integer', name: 'Protocol Type', id: 'protocolType', bits: 16, constant: [2048, 8],
      derived: true },
    { kind: 'integer', name: 'Hardware Address Length', id: 'hardwareAddressLength', bits: 8,
      constant: [6, 9], derived: true },
    { kind: 'integer', name: 'Protocol Address Length', id: 'protocolAddressLength', bits: 8,
      constant: [4, 10], derived: true },
    { kind: 'integer', name: 'Opcode', id: 'opcode', bits: 16, names: opcodeNames },
    { kind: 'integer', name: 'Sender Hardware Address', id: 'senderHardwareAddress', bits: 48,
      display: 'MAC Address' },
    { kind: 'integer', name: 'Sender IP Address', id: 'senderIpAddress', bits: 32,
      display: 'IPv4 Address' },
    { kind: 'integer', name: 'Target Hardware Address', id: 'targetHardwareAddress', bits: 48,
      display: 'MAC Address' },
    { kind: 'integer', name: 'Target IP Address', id: 'targetIpAddress', bits: 32,
      display: 'IPv4 Address' },
  ] };

export const protocolTable: ProtocolTable = { name: 'ARP', title: 'Address Resolution Protocol',
  stem: 'arp', spec: 'spec/link/arp.protocol', little: false, gives: [],
  types: [packetTable, ethernetPacketTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Packet', 'Packet has its fixed fields', 7],
    ['SENDER_HARDWARE_ADDRESS_TRUNCATED', 'truncated', 'Packet.Sender Hardware Address',
      'Sender Hardware Address fits in what holds it', 13],
    ['SENDER_PROTOCOL_ADDRESS_TRUNCATED', 'truncated', 'Packet.Sender Protocol Address',
      'Sender Protocol Address fits in what holds it', 14],
    ['TARGET_HARDWARE_ADDRESS_TRUNCATED', 'truncated', 'Packet.Target Hardware Address',
      'Target Hardware Address fits in what holds it', 15],
    ['TARGET_PROTOCOL_ADDRESS_TRUNCATED', 'truncated', 'Packet.Target Protocol Address',
      'Target Protocol Address fits in what holds it', 16],
    ['ETHERNET_PACKET_TRUNCATED', 'truncated', 'Ethernet Packet',
      'Ethernet Packet has its fixed fields', 20, 'RFC 5227 §1.1'],
    ['ETHERNET_PACKET_HARDWARE_TYPE_MALFORMED', 'malformed', 'Ethernet Packet.Hardware Type',
      'Hardware Type = 1', 21],
    ['ETHERNET_PACKET_PROTOCOL_TYPE_MALFORMED', 'malformed', 'Ethernet Packet.Protocol Type',
      'Protocol Type = 2048', 22],
    ['ETHERNET_PACKET_HARDWARE_ADDRESS_LENGTH_MALFORMED', 'malformed',
      'Ethernet Packet.Hardware Address Length', 'Hardware Address Length = 6', 23],
    ['ETHERNET_PACKET_PROTOCOL_ADDRESS_LENGTH_MALFORMED', 'malformed',
      'Ethernet Packet.Protocol Address Length', 'Protocol Address Length = 4', 24],
  ] };
