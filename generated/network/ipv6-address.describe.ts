/**
 * @generated from spec/network/ipv6-address.protocol: change that, then npm run generate.
 */
import type { MessageTable, Name, ProtocolTable } from '../../runtime/base/describe/table.ts';

export const scopeNames: readonly Name[] = [
  [1, 1, 'Interface-Local'],
  [2, 2, 'Link-Local'],
  [3, 3, 'Realm-Local'],
  [4, 4, 'Admin-Local'],
  [5, 5, 'Site-Local'],
  [8, 8, 'Organization-Local'],
  [14, 14, 'Global'],
];

export const multicastAddressTable: MessageTable = { kind: 'message', name: 'Multicast Address',
  id: 'multicastAddress', protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [
    { kind: 'integer', name: 'Indicator', id: 'indicator', run: 128, bits: 8, constant: [255, 2],
      derived: true },
    { kind: 'integer', name: 'Flags', id: 'flags', bits: 4 },
    { kind: 'integer', name: 'Scope', id: 'scope', bits: 4, names: scopeNames },
    { kind: 'octets', name: 'Group ID', id: 'groupId', size: { octets: () => 14, rule: 3 } },
  ] };

export const solicitedNodeAddressTable: MessageTable = { kind: 'message',
  name: 'Solicited-Node Address', id: 'solicitedNodeAddress', protocol: () => protocolTable,
  needs: [], truncated: 4,
  fields: [
    { kind: 'octets', name: 'Prefix', id: 'prefix', run: 128, size: { octets: () => 13, rule: 5 } },
    { kind: 'integer', name: 'Low-Order Bits', id: 'lowOrderBits', bits: 24 },
  ] };

export const unicastAddressTable: MessageTable = { kind: 'message', name: 'Unicast Address',
  id: 'unicastAddress', protocol: () => protocolTable, needs: [], truncated: 6,
  fields: [
    { kind: 'octets', name: 'Subnet Prefix', id: 'subnetPrefix', run: 128,
      size: { octets: () => 8, rule: 7 } },
    { kind: 'octets', name: 'Interface Identifier', id: 'interfaceIdentifier',
      size: { octets: () => 8, rule: 8 } },
  ] };

export const protocolTable: ProtocolTable = { name: 'IPv6 Address',
  title: 'IP Version 6 Addressing Architecture', stem: 'ipv6-address',
  spec: 'spec/network/ipv6-address.protocol', little: false, gives: [],
  types: [multicastAddressTable, solicitedNodeAddressTable, unicastAddressTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Multicast Address', 'Multicast Address has its fixed fields', 6,
      'RFC 4291 §2.7'],
    ['INDICATOR_MALFORMED', 'malformed', 'Multicast Address.Indicator', 'Indicator = 255', 7],
    ['GROUP_ID_TRUNCATED', 'truncated', 'Multicast Address.Group ID',
      'Group ID fits in what holds it', 10],
    ['SOLICITED_NODE_ADDRESS_TRUNCATED', 'truncated', 'Solicited-Node Address',
      'Solicited-Node Address has its fixed fields', 14, 'RFC 4291 §2.7.1'],
    ['SOLICITED_NODE_ADDRESS_PREFIX_TRUNCATED', 'truncated', 'Solicited-Node Address.Prefix',
      'Prefix fits in what holds it', 15],
    ['UNICAST_ADDRESS_TRUNCATED', 'truncated', 'Unicast Address',
      'Unicast Address has its fixed fields', 19, 'RFC 4291 §2.5.4'],
    ['UNICAST_ADDRESS_SUBNET_PREFIX_TRUNCATED', 'truncated', 'Unicast Address.Subnet Prefix',
      'Subnet Prefix fits in what holds it', 20],
    ['UNICAST_ADDRESS_INTERFACE_IDENTIFIER_TRUNCATED', 'truncated',
      'Unicast Address.Interface Identifier', 'Interface Identifier fits in what holds it', 21],
  ] };
