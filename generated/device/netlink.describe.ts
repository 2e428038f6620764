/**
 * @generated from spec/device/netlink.protocol: change that, then npm run generate.
 */
import type { MessageTable, Name, ProtocolTable } from '../../runtime/base/describe/table.ts';

export const addressFamilyNames: readonly Name[] = [[16, 16, 'Netlink']];

export const socketTypeNames: readonly Name[] = [
  [0x80803, 0x80803, 'Raw, Nonblocking, Closed on Execution'],
];

export const netlinkProtocolNames: readonly Name[] = [[0, 0, 'Route']];

export const socketAddressTable: MessageTable = { kind: 'message', name: 'Socket Address',
  id: 'socketAddress', protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [
    { kind: 'integer', name: 'Family', id: 'family', run: 96, bits: 16, names: addressFamilyNames,
      constant: [16, 2], derived: true },
    { kind: 'integer', name: 'Padding', id: 'padding', bits: 16 },
    { kind: 'integer', name: 'Port', id: 'port', bits: 32 },
    { kind: 'group', name: 'Groups', id: 'groups', bits: 32,
      fields: [
        { kind: 'integer', name: 'Link', id: 'link', bits: 1 },
        { kind: 'integer', name: 'Others', id: 'others', bits: 31 },
      ] },
  ] };

export const protocolTable: ProtocolTable = { name: 'Netlink', title: 'Linux Netlink routing socket',
  stem: 'netlink', spec: 'spec/device/netlink.protocol', little: true, gives: [],
  types: [socketAddressTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Socket Address', 'Socket Address has its fixed fields', 8,
      'Linux netlink.h, Linux rtnetlink.h'],
    ['FAMILY_MALFORMED', 'malformed', 'Socket Address.Family', 'Family = 16', 9],
  ] };
