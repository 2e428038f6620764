/**
 * @generated from spec/network/igmp.protocol: change that, then npm run generate.
 */
import type {
  ArmTable,
  MessageTable,
  Name,
  ProtocolTable,
} from '../../runtime/base/describe/table.ts';

export const messageTypeNames: readonly Name[] = [
  [17, 17, 'Membership Query'],
  [18, 18, 'V1 Membership Report'],
  [22, 22, 'V2 Membership Report'],
  [23, 23, 'Leave Group'],
  [34, 34, 'V3 Membership Report'],
];

export const recordTypeNames: readonly Name[] = [
  [1, 1, 'Mode Is Include'],
  [2, 2, 'Mode Is Exclude'],
  [3, 3, 'Change to Include Mode'],
  [4, 4, 'Change to Exclude Mode'],
  [5, 5, 'Allow New Sources'],
  [6, 6, 'Block Old Sources'],
];

const messageBodyArms: readonly ArmTable[] = [
  { name: 'Membership Query', id: 'membershipQuery', tags: [[17, 17]],
    fields: [
      { kind: 'integer', name: 'Group Address', id: 'groupAddress', run: 32, bits: 32,
        display: 'IPv4 Address' },
      { kind: 'group', name: 'IGMPv3', id: 'igmpv3', when: (_f, _g, x) => x.left() > 0,
        fields: [
          { kind: 'integer', name: 'Flags', id: 'flags', run: 32, bits: 4 },
          { kind: 'integer', name: 'S Flag', id: 'sFlag', bits: 1 },
          { kind: 'integer', name: 'QRV', id: 'qrv', bits: 3 },
          { kind: 'integer', name: 'QQIC', id: 'qqic', bits: 8, unit: 'seconds' },
          { kind: 'integer', name: 'Number of Sources', id: 'numberOfSources', bits: 16,
            derived: true },
          { kind: 'list', name: 'Source Addresses', id: 'sourceAddresses',
            element: { kind: 'integer', name: 'Source Addresses', id: '', bits: 32,
              display: 'IPv4 Address' },
            times: (f) => f.numberOfSources, truncated: 4 },
          { kind: 'octets', name: 'Additional Data', id: 'additionalData' },
        ] },
    ] },
  { name: 'V1 Membership Report', id: 'v1MembershipReport', tags: [[18, 18]],
    fields: [
      { kind: 'integer', name: 'Group Address', id: 'groupAddress', run: 32, bits: 32,
        display: 'IPv4 Address' },
      { kind: 'octets', name: 'Additional Data', id: 'additionalData' },
    ] },
  { name: 'V2 Membership Report', id: 'v2MembershipReport', tags: [[22, 22]],
    fields: [
      { kind: 'integer', name: 'Group Address', id: 'groupAddress', run: 32, bits: 32,
        display: 'IPv4 Address' },
      { kind: 'octets', name: 'Additional Data', id: 'additionalData' },
    ] },
  { name: 'Leave Group', id: 'leaveGroup', tags: [[23, 23]],
    fields: [
      { kind: 'integer', name: 'Group Address', id: 'groupAddress', run: 32, bits: 32,
        display: 'IPv4 Address' },
      { kind: 'octets', name: 'Additional Data', id: 'additionalData' },
    ] },
  { name: 'V3 Membership Report', id: 'v3MembershipReport', tags: [[34, 34]],
    fields: [
      { kind: 'integer', name: 'Flags', id: 'flags', run: 32, bits: 16 },
      { kind: 'integer', name: 'Number of Group Records', id: 'numberOfGroupRecords', bits: 16,
        derived: true },
      { kind: 'list', name: 'Group Records', id: 'groupRecords',
        element: { kind: 'nested', name: 'Group Records', id: '', type: () => groupRecordTable },
        times: (f) => f.numberOfGroupRecords, truncated: 5 },
      { kind: 'octets', name: 'Additional Data', id: 'additionalData' },
    ] },
  { name: 'Unknown', id: 'unknown', fields: [{ kind: 'octets', name: 'Octets', id: 'octets' }] },
];

export const messageTable: MessageTable = { kind: 'message', name: 'Message', id: 'message',
  protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [
    { kind: 'integer', name: 'Type', id: 'type', run: 32, bits: 8, names: messageTypeNames,
      derived: true },
    { kind: 'integer', name: 'Max Resp Code', id: 'maxRespCode', bits: 8 },
    { kind: 'integer', name: 'Checksum', id: 'checksum', bits: 16,
      checksum: { algorithm: 'internet checksum', over: [''], rule: 6 }, derived: true },
    { kind: 'union', name: 'Body', id: 'body', tag: (f) => f.type, truncated: 2, leftover: 3,
      arms: messageBodyArms },
  ] };

export const groupRecordTable: MessageTable = { kind: 'message', name: 'Group Record',
  id: 'groupRecord', protocol: () => protocolTable, needs: [], truncated: 7,
  fields: [
    { kind: 'integer', name: 'Record Type', id: 'recordType', run: 64, bits: 8,
      names: recordTypeNames },
    { kind: 'integer', name: 'Aux Data Len', id: 'auxDataLen', bits: 8, unit: '4 octets',
      derived: true },
    { kind: 'integer', name: 'Number of Sources', id: 'numberOfSources', bits: 16, derived: true },
    { kind: 'integer', name: 'Multicast Address', id: 'multicastAddress', bits: 32,
      display: 'IPv4 Address' },
    { kind: 'list', name: 'Source Addresses', id: 'sourceAddresses',
      element: { kind: 'integer', name: 'Source Addresses', id: '', bits: 32,
        display: 'IPv4 Address' },
      times: (f) => f.numberOfSources, truncated: 8 },
    { kind: 'octets', name: 'Auxiliary Data', id: 'auxiliaryData',
      size: { octets: (f) => f.auxDataLen * 4, rule: 9 } },
  ] };

export const floatingCodeTable: MessageTable = { kind: 'message', name: 'Floating Code',
  id: 'floatingCode', protocol: () => protocolTable, needs: [], truncated: 10,
  fields: [
    { kind: 'integer', name: 'Floating', id: 'floating', run: 8, bits: 1 },
    { kind: 'integer', name: 'Exponent', id: 'exponent', bits: 3 },
    { kind: 'integer', name: 'Mantissa', id: 'mantissa', bits: 4 },
  ] };

export const protocolTable: ProtocolTable = { name: 'IGMP',
  title: 'Internet Group Management Protocol', stem: 'igmp', spec: 'spec/network/igmp.protocol',
  little: false, gives: [], types: [messageTable, groupRecordTable, floatingCodeTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Message', 'Message has its fixed fields', 7],
    ['BODY_TRUNCATED', 'truncated', 'Message.Body', 'Body holds its fields', 11],
    ['BODY_LEFTOVER', 'leftover', 'Message.Body', 'Body is filled by its fields', 11],
    ['MEMBERSHIP_QUERY_SOURCE_ADDRESSES_TRUNCATED', 'truncated',
      'Message.Body.Membership Query.IGMPv3.Source Addresses',
      'Source Addresses ends with a whole item', 20],
    ['V3_MEMBERSHIP_REPORT_GROUP_RECORDS_TRUNCATED', 'truncated',
      'Message.Body.V3 Membership Report.Group Records', 'Group Records ends with a whole item',
      33],
    ['CHECKSUM_CORRUPT', 'corrupt', 'Message.Checksum', 'Checksum = internet checksum', 10,
      'RFC 9776 §4.1.2'],
    ['GROUP_RECORD_TRUNCATED', 'truncated', 'Group Record', 'Group Record has its fixed fields',
      40, 'RFC 9776 §4.2.4'],
    ['GROUP_RECORD_SOURCE_ADDRESSES_TRUNCATED', 'truncated', 'Group Record.Source Addresses',
      'Source Addresses ends with a whole item', 45],
    ['GROUP_RECORD_AUXILIARY_DATA_TRUNCATED', 'truncated', 'Group Record.Auxiliary Data',
      'Auxiliary Data fits in what holds it', 46],
    ['FLOATING_CODE_TRUNCATED', 'truncated', 'Floating Code',
      'Floating Code has its fixed fields', 51, 'RFC 9776 §4.1.1'],
  ] };
