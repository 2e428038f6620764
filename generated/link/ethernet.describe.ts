/**
 * @generated from spec/link/ethernet.protocol: change that, then npm run generate.
 */
import type { MessageTable, Name, ProtocolTable } from '../../runtime/base/describe/table.ts';

export const ethertypeNames: readonly Name[] = [
  [2048, 2048, 'IPv4'],
  [2054, 2054, 'ARP'],
  [2114, 2114, 'Wake-on-LAN'],
  [8938, 8938, 'Stream Reservation Protocol'],
  [8947, 8947, 'TRILL'],
  [24579, 24579, 'DECnet Phase IV'],
  [32821, 32821, 'Reverse ARP'],
  [32923, 32923, 'AppleTalk'],
  [33011, 33011, 'AppleTalk ARP'],
  [33024, 33024, 'Customer VLAN Tag'],
  [33079, 33079, 'IPX'],
  [34525, 34525, 'IPv6'],
  [34824, 34824, 'Ethernet Flow Control'],
  [34825, 34825, 'Slow Protocols'],
  [34887, 34887, 'MPLS'],
  [34888, 34888, 'MPLS with Upstream-Assigned Label'],
  [34915, 34915, 'PPPoE Discovery'],
  [34916, 34916, 'PPPoE Session'],
  [34958, 34958, 'Port-Based Network Access Control'],
  [34984, 34984, 'Service VLAN Tag'],
  [35020, 35020, 'LLDP'],
  [35045, 35045, 'MACsec'],
  [35063, 35063, 'Precision Time Protocol'],
  [35074, 35074, 'Connectivity Fault Management'],
  [35078, 35078, 'Fibre Channel over Ethernet'],
  [36864, 36864, 'Loopback'],
  [37120, 37120, 'VLAN Tag before 802.1ad'],
];

export const controlNames: readonly Name[] = [
  [3, 3, 'Unnumbered Information'],
  [175, 175, 'Exchange Identification'],
  [227, 227, 'Test'],
];

export const serviceAccessPointNames: readonly Name[] = [
  [0, 0, 'Null'],
  [2, 2, 'LLC Sublayer Management'],
  [6, 6, 'Internet Protocol'],
  [66, 66, 'Spanning Tree Protocol'],
  [170, 170, 'Sub-Network Access Protocol'],
  [224, 224, 'Novell NetWare'],
  [240, 240, 'NetBIOS'],
  [254, 254, 'OSI Network Layer'],
  [255, 255, 'Global'],
];

export const frameTable: MessageTable = { kind: 'message', name: 'Frame', id: 'frame',
  protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [
    { kind: 'integer', name: 'Destination', id: 'destination', run: 112, bits: 48,
      display: 'MAC Address' },
    { kind: 'integer', name: 'Source', id: 'source', bits: 48, display: 'MAC Address' },
    { kind: 'integer', name: 'Length/Type', id: 'lengthType', bits: 16, names: ethertypeNames,
      ranges: [[[0, 1500], [1536, null]], 2] },
    { kind: 'octets', name: 'Data', id: 'data', when: (f) => f.lengthType <= 1500,
      size: { octets: (f) => f.lengthType, rule: 3 }, carries: [(f) => f.lengthType] },
    { kind: 'octets', name: 'Payload', id: 'payload', when: (f) => f.lengthType >= 1536,
      carries: [(f) => f.lengthType] },
  ] };

export const logicalLinkControlTable: MessageTable = { kind: 'message',
  name: 'Logical Link Control', id: 'logicalLinkControl', protocol: () => protocolTable,
  needs: [], truncated: 4,
  fields: [
    { kind: 'integer', name: 'DSAP', id: 'dsap', run: 24, bits: 8, names: serviceAccessPointNames },
    { kind: 'integer', name: 'SSAP', id: 'ssap', bits: 8, names: serviceAccessPointNames },
    { kind: 'integer', name: 'Control', id: 'control', bits: 8, names: controlNames },
    { kind: 'integer', name: 'Control Extension', id: 'controlExtension', run: 8,
      when: (f) => (f.control & 3) !== 3, bits: 8 },
    { kind: 'octets', name: 'Information', id: 'information', carries: [(f) => f.dsap] },
  ] };

export const subNetworkAccessProtocolTable: MessageTable = { kind: 'message',
  name: 'Sub-Network Access Protocol', id: 'subNetworkAccessProtocol',
  protocol: () => protocolTable, needs: [], truncated: 5,
  fields: [
    { kind: 'integer', name: 'Organization Code', id: 'organizationCode', run: 40, bits: 24 },
    { kind: 'integer', name: 'Protocol Identifier', id: 'protocolIdentifier', bits: 16,
      names: ethertypeNames },
    { kind: 'octets', name: 'Payload', id: 'payload', carries: [(f) => f.protocolIdentifier],
      unless: (f) => f.organizationCode > 0 },
  ] };

export const hardwareAddressTable: MessageTable = { kind: 'message', name: 'Hardware Address',
  id: 'hardwareAddress', protocol: () => protocolTable, needs: [], truncated: 6,
  fields: [
    { kind: 'integer', name: 'Upper', id: 'upper', run: 48, bits: 6 },
    { kind: 'integer', name: 'Local', id: 'local', bits: 1 },
    { kind: 'integer', name: 'Group', id: 'group', bits: 1 },
    { kind: 'integer', name: 'Rest', id: 'rest', bits: 40 },
  ] };

export const ipv4GroupAddressTable: MessageTable = { kind: 'message', name: 'IPv4 Group Address',
  id: 'ipv4GroupAddress', protocol: () => protocolTable, needs: [], truncated: 7,
  fields: [
    { kind: 'integer', name: 'Prefix', id: 'prefix', run: 48, bits: 24, constant: [0x1005e, 8],
      derived: true },
    { kind: 'integer', name: 'Reserved', id: 'reserved', bits: 1, constant: [0, 9], derived: true },
    { kind: 'integer', name: 'Group', id: 'group', bits: 23 },
  ] };

export const ipv6GroupAddressTable: MessageTable = { kind: 'message', name: 'IPv6 Group Address',
  id: 'ipv6GroupAddress', protocol: () => protocolTable, needs: [], truncated: 10,
  fields: [
    { kind: 'integer', name: 'Prefix', id: 'prefix', run: 48, bits: 16, constant: [13107, 11],
      derived: true },
    { kind: 'integer', name: 'Group', id: 'group', bits: 32 },
  ] };

export const bridgeGroupAddressTable: MessageTable = { kind: 'message',
  name: 'Bridge Group Address', id: 'bridgeGroupAddress', protocol: () => protocolTable,
  needs: [], truncated: 12,
  fields: [
    { kind: 'integer', name: 'Prefix', id: 'prefix', run: 48, bits: 44,
      constant: [0x180c200000, 13], derived: true },
    { kind: 'integer', name: 'Group', id: 'group', bits: 4 },
  ] };

export const protocolTable: ProtocolTable = { name: 'Ethernet', title: 'Ethernet II and IEEE 802.3',
  stem: 'ethernet', spec: 'spec/link/ethernet.protocol', little: false, gives: [],
  types: [frameTable, logicalLinkControlTable, subNetworkAccessProtocolTable,
    hardwareAddressTable, ipv4GroupAddressTable, ipv6GroupAddressTable, bridgeGroupAddressTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Frame', 'Frame has its fixed fields', 10],
    ['LENGTH_TYPE_MALFORMED', 'malformed', 'Frame.Length/Type',
      'Length/Type in 0..1500 | 1536..', 13],
    ['DATA_TRUNCATED', 'truncated', 'Frame.Data', 'Data fits in what holds it', 14,
      'IEEE 802.3 §3.2.6'],
    ['LOGICAL_LINK_CONTROL_TRUNCATED', 'truncated', 'Logical Link Control',
      'Logical Link Control has its fixed fields', 20, 'IEEE 802.2 §3.2'],
    ['SUB_NETWORK_ACCESS_PROTOCOL_TRUNCATED', 'truncated', 'Sub-Network Access Protocol',
      'Sub-Network Access Protocol has its fixed fields', 30, 'RFC 1042'],
    ['HARDWARE_ADDRESS_TRUNCATED', 'truncated', 'Hardware Address',
      'Hardware Address has its fixed fields', 37, 'RFC 9542 §2.1'],
    ['IPV4_GROUP_ADDRESS_TRUNCATED', 'truncated', 'IPv4 Group Address',
      'IPv4 Group Address has its fixed fields', 45, 'RFC 1112 §6.4'],
    ['IPV4_GROUP_ADDRESS_PREFIX_MALFORMED', 'malformed', 'IPv4 Group Address.Prefix',
      'Prefix = 65630', 46],
    ['IPV4_GROUP_ADDRESS_RESERVED_MALFORMED', 'malformed', 'IPv4 Group Address.Reserved',
      'Reserved = 0', 47],
    ['IPV6_GROUP_ADDRESS_TRUNCATED', 'truncated', 'IPv6 Group Address',
      'IPv6 Group Address has its fixed fields', 52, 'RFC 2464 §7'],
    ['IPV6_GROUP_ADDRESS_PREFIX_MALFORMED', 'malformed', 'IPv6 Group Address.Prefix',
      'Prefix = 13107', 53],
    ['BRIDGE_GROUP_ADDRESS_TRUNCATED', 'truncated', 'Bridge Group Address',
      'Bridge Group Address has its fixed fields', 58, 'IEEE 802.1Q §8.6.3'],
    ['BRIDGE_GROUP_ADDRESS_PREFIX_MALFORMED', 'malformed', 'Bridge Group Address.Prefix',
      'Prefix = 103282638848', 59],
  ] };
