/**
 * @generated from spec/link/vlan.protocol: change that, then npm run generate.
 */
import type { MessageTable, Name, ProtocolTable } from '../../runtime/base/describe/table.ts';
import { ethertypeNames as ethernetEthertypeNames } from './ethernet.describe.ts';

export const priorityNames: readonly Name[] = [
  [0, 0, 'Best Effort'],
  [1, 1, 'Background'],
  [2, 2, 'Excellent Effort'],
  [3, 3, 'Critical Applications'],
  [4, 4, 'Video'],
  [5, 5, 'Voice'],
  [6, 6, 'Internetwork Control'],
  [7, 7, 'Network Control'],
];

export const tagTable: MessageTable = { kind: 'message', name: 'Tag', id: 'tag',
  protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [
    { kind: 'group', name: 'Tag Control Information', id: 'tagControlInformation', bits: 16,
      fields: [
        { kind: 'integer', name: 'Priority Code Point', id: 'priorityCodePoint', run: 32, bits: 3,
          names: priorityNames },
        { kind: 'integer', name: 'Drop Eligible Indicator', id: 'dropEligibleIndicator', bits: 1 },
        { kind: 'integer', name: 'VLAN Identifier', id: 'vlanIdentifier', bits: 12,
          ranges: [[[0, 4094]], 2] },
      ] },
    { kind: 'integer', name: 'Length/Type', id: 'lengthType', bits: 16,
      names: ethernetEthertypeNames, ranges: [[[0, 1500], [1536, null]], 3] },
    { kind: 'octets', name: 'Data', id: 'data', when: (f) => f.lengthType <= 1500,
      size: { octets: (f) => f.lengthType, rule: 4 }, carries: [(f) => f.lengthType] },
    { kind: 'octets', name: 'Payload', id: 'payload', when: (f) => f.lengthType >= 1536,
      carries: [(f) => f.lengthType] },
  ] };

export const protocolTable: ProtocolTable = { name: 'VLAN', title: 'IEEE 802.1Q and 802.1ad tags',
  stem: 'vlan', spec: 'spec/link/vlan.protocol', little: false, gives: [], types: [tagTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Tag', 'Tag has its fixed fields', 9],
    ['VLAN_IDENTIFIER_MALFORMED', 'malformed', 'Tag.Tag Control Information.VLAN Identifier',
      'VLAN Identifier in 0..4094', 13],
    ['LENGTH_TYPE_MALFORMED', 'malformed', 'Tag.Length/Type', 'Length/Type in 0..1500 | 1536..',
      15],
    ['DATA_TRUNCATED', 'truncated', 'Tag.Data', 'Data fits in what holds it', 16],
  ] };
