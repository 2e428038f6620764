/**
 * @generated from spec/application/dhcpv6.protocol: change that, then npm run generate.
 */
import type {
  ArmTable,
  LabelsTable,
  MessageTable,
  Name,
  ProtocolTable,
} from '../../runtime/base/describe/table.ts';
import { duidTable as dhcpv4DuidTable } from './dhcpv4.describe.ts';

export const portNames: readonly Name[] = [
  [546, 546, 'Client'],
  [547, 547, 'Server'],
];

export const messageTypeNames: readonly Name[] = [
  [1, 1, 'SOLICIT'],
  [2, 2, 'ADVERTISE'],
  [3, 3, 'REQUEST'],
  [4, 4, 'CONFIRM'],
  [5, 5, 'RENEW'],
  [6, 6, 'REBIND'],
  [7, 7, 'REPLY'],
  [8, 8, 'RELEASE'],
  [9, 9, 'DECLINE'],
  [10, 10, 'RECONFIGURE'],
  [11, 11, 'INFORMATION-REQUEST'],
  [12, 12, 'RELAY-FORW'],
  [13, 13, 'RELAY-REPL'],
];

export const optionCodeNames: readonly Name[] = [
  [1, 1, 'Client Identifier'],
  [2, 2, 'Server Identifier'],
  [3, 3, 'IA-NA'],
  [4, 4, 'IA-TA'],
  [5, 5, 'IA Address'],
  [6, 6, 'Option Request'],
  [7, 7, 'Preference'],
  [8, 8, 'Elapsed Time'],
  [9, 9, 'Relay Message'],
  [11, 11, 'Authentication'],
  [12, 12, 'Server Unicast'],
  [13, 13, 'Status Code'],
  [14, 14, 'Rapid Commit'],
  [15, 15, 'User Class'],
  [16, 16, 'Vendor Class'],
  [17, 17, 'Vendor Options'],
  [18, 18, 'Interface-Id'],
  [19, 19, 'Reconfigure Message'],
  [20, 20, 'Reconfigure Accept'],
  [23, 23, 'DNS Recursive Name Server'],
  [24, 24, 'Domain Search List'],
  [25, 25, 'IA-PD'],
  [26, 26, 'IA Prefix'],
  [32, 32, 'Information Refresh Time'],
  [82, 82, 'SOL-MAX-RT'],
  [83, 83, 'INF-MAX-RT'],
];

export const statusCodeNames: readonly Name[] = [
  [0, 0, 'Success'],
  [1, 1, 'UnspecFail'],
  [2, 2, 'NoAddrsAvail'],
  [3, 3, 'NoBinding'],
  [4, 4, 'NotOnLink'],
  [5, 5, 'UseMulticast'],
  [6, 6, 'NoPrefixAvail'],
];

const messageBodyArms: readonly ArmTable[] = [
  { name: 'Relayed', id: 'relayed', tags: [[12, 12], [13, 13]],
    fields: [
      { kind: 'integer', name: 'Hop Count', id: 'hopCount', run: 264, bits: 8 },
      { kind: 'octets', name: 'Link Address', id: 'linkAddress',
        size: { octets: () => 16, rule: 4 }, display: 'IPv6 Address' },
      { kind: 'octets', name: 'Peer Address', id: 'peerAddress',
        size: { octets: () => 16, rule: 5 }, display: 'IPv6 Address' },
      { kind: 'list', name: 'Relay Options', id: 'relayOptions',
        element: { kind: 'nested', name: 'Relay Options', id: '', type: () => optionTable },
        truncated: 6 },
    ] },
  { name: 'Plain', id: 'plain',
    fields: [
      { kind: 'integer', name: 'Transaction ID', id: 'transactionId', run: 24, bits: 24 },
      { kind: 'list', name: 'Options', id: 'options',
        element: { kind: 'nested', name: 'Options', id: '', type: () => optionTable },
        truncated: 7 },
    ] },
];

const optionContentArms: readonly ArmTable[] = [
  { name: 'Client Identifier', id: 'clientIdentifier', tags: [[1, 1]],
    fields: [
      { kind: 'nested', name: 'Client DUID', id: 'clientDuid', type: () => dhcpv4DuidTable,
        rule: 12 },
    ] },
  { name: 'Server Identifier', id: 'serverIdentifier', tags: [[2, 2]],
    fields: [
      { kind: 'nested', name: 'Server DUID', id: 'serverDuid', type: () => dhcpv4DuidTable,
        rule: 13 },
    ] },
  { name: 'Non-temporary Addresses', id: 'nonTemporaryAddresses', tags: [[3, 3]],
    fields: [
      { kind: 'integer', name: 'IAID', id: 'iaid', run: 96, bits: 32 },
      { kind: 'integer', name: 'T1', id: 't1', bits: 32, unit: 'seconds' },
      { kind: 'integer', name: 'T2', id: 't2', bits: 32, unit: 'seconds' },
      { kind: 'list', name: 'IA Options', id: 'iaOptions',
        element: { kind: 'nested', name: 'IA Options', id: '', type: () => iaOptionTable },
        truncated: 14 },
    ] },
  { name: 'Option Request', id: 'optionRequest', tags: [[6, 6]],
    fields: [
      { kind: 'list', name: 'Requested Options', id: 'requestedOptions',
        element: { kind: 'integer', name: 'Requested Options', id: '', bits: 16 }, truncated: 15 },
    ] },
  { name: 'Preference', id: 'preference', tags: [[7, 7]],
    fields: [{ kind: 'integer', name: 'Preference', id: 'preference', run: 8, bits: 8 }] },
  { name: 'Elapsed Time', id: 'elapsedTime', tags: [[8, 8]],
    fields: [
      { kind: 'integer', name: 'Elapsed Time', id: 'elapsedTime', run: 16, bits: 16,
        unit: '10 ms' },
    ] },
  { name: 'Relay Message', id: 'relayMessage', tags: [[9, 9]],
    fields: [{ kind: 'octets', name: 'Relayed Message', id: 'relayedMessage' }] },
  { name: 'Server Unicast', id: 'serverUnicast', tags: [[12, 12]],
    fields: [
      { kind: 'octets', name: 'Server Address', id: 'serverAddress', run: 128,
        size: { octets: () => 16, rule: 16 }, display: 'IPv6 Address' },
    ] },
  { name: 'Status Code', id: 'statusCode', tags: [[13, 13]],
    fields: [
      { kind: 'integer', name: 'Status Code', id: 'statusCode', run: 16, bits: 16,
        names: statusCodeNames },
      { kind: 'octets', name: 'Status Message', id: 'statusMessage', text: true },
    ] },
  { name: 'Rapid Commit', id: 'rapidCommit', tags: [[14, 14]], fields: [] },
  { name: 'DNS Recursive Name Server', id: 'dnsRecursiveNameServer', tags: [[23, 23]],
    fields: [
      { kind: 'list', name: 'DNS Servers', id: 'dnsServers',
        element: { kind: 'octets', name: 'DNS Servers', id: '', fixed: 16,
          display: 'IPv6 Address' },
        truncated: 17 },
    ] },
  { name: 'Domain Search List', id: 'domainSearchList', tags: [[24, 24]],
    fields: [
      { kind: 'list', name: 'Search List', id: 'searchList',
        element: { kind: 'nested', name: 'Search List', id: '', type: () => domainNameTable },
        truncated: 18 },
    ] },
  { name: 'Information Refresh Time', id: 'informationRefreshTime', tags: [[32, 32]],
    fields: [
      { kind: 'integer', name: 'Refresh Time', id: 'refreshTime', run: 32, bits: 32,
        unit: 'seconds' },
    ] },
  { name: 'Solicit Pause', id: 'solicitPause', tags: [[82, 82]],
    fields: [
      { kind: 'integer', name: 'Solicit Pause', id: 'solicitPause', run: 32, bits: 32,
        unit: 'seconds', ranges: [[[60, 0x15180]], 19] },
    ] },
  { name: 'Information Pause', id: 'informationPause', tags: [[83, 83]],
    fields: [
      { kind: 'integer', name: 'Information Pause', id: 'informationPause', run: 32, bits: 32,
        unit: 'seconds', ranges: [[[60, 0x15180]], 20] },
    ] },
  { name: 'Unknown', id: 'unknown', fields: [{ kind: 'octets', name: 'Data', id: 'data' }] },
];

const iaOptionIaContentArms: readonly ArmTable[] = [
  { name: 'Address', id: 'address', tags: [[5, 5]],
    fields: [
      { kind: 'octets', name: 'Address', id: 'address', run: 192,
        size: { octets: () => 16, rule: 25 }, display: 'IPv6 Address' },
      { kind: 'integer', name: 'Preferred Lifetime', id: 'preferredLifetime', bits: 32,
        unit: 'seconds' },
      { kind: 'integer', name: 'Valid Lifetime', id: 'validLifetime', bits: 32, unit: 'seconds' },
      { kind: 'octets', name: 'Address Options', id: 'addressOptions' },
    ] },
  { name: 'IA Status', id: 'iaStatus', tags: [[13, 13]],
    fields: [
      { kind: 'integer', name: 'IA Status Code', id: 'iaStatusCode', run: 16, bits: 16,
        names: statusCodeNames },
      { kind: 'octets', name: 'IA Status Message', id: 'iaStatusMessage', text: true },
    ] },
  { name: 'Unknown', id: 'unknown', fields: [{ kind: 'octets', name: 'IA Data', id: 'iaData' }] },
];

export const messageTable: MessageTable = { kind: 'message', name: 'Message', id: 'message',
  protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [
    { kind: 'integer', name: 'Message Type', id: 'messageType', run: 8, bits: 8,
      names: messageTypeNames, derived: true },
    { kind: 'union', name: 'Body', id: 'body', tag: (f) => f.messageType, truncated: 2,
      leftover: 3, arms: messageBodyArms },
  ] };

export const optionTable: MessageTable = { kind: 'message', name: 'Option', id: 'option',
  protocol: () => protocolTable, needs: [], truncated: 8,
  fields: [
    { kind: 'integer', name: 'Option Code', id: 'optionCode', run: 32, bits: 16,
      names: optionCodeNames, derived: true },
    { kind: 'integer', name: 'Option Length', id: 'optionLength', bits: 16, derived: true },
    { kind: 'union', name: 'Content', id: 'content', tag: (f) => f.optionCode,
      size: { octets: (f) => f.optionLength, rule: 9 }, truncated: 10, leftover: 11,
      arms: optionContentArms },
  ] };

export const iaOptionTable: MessageTable = { kind: 'message', name: 'IA Option', id: 'iaOption',
  protocol: () => protocolTable, needs: [], truncated: 21,
  fields: [
    { kind: 'integer', name: 'IA Option Code', id: 'iaOptionCode', run: 32, bits: 16,
      names: optionCodeNames, derived: true },
    { kind: 'integer', name: 'IA Option Length', id: 'iaOptionLength', bits: 16, derived: true },
    { kind: 'union', name: 'IA Content', id: 'iaContent', tag: (f) => f.iaOptionCode,
      size: { octets: (f) => f.iaOptionLength, rule: 22 }, truncated: 23, leftover: 24,
      arms: iaOptionIaContentArms },
  ] };

export const domainNameTable: LabelsTable = { kind: 'labels', name: 'Domain Name',
  id: 'domainName', protocol: () => protocolTable, needs: [], truncated: 26, octetsMax: 255,
  tag: 2, label: [0, 6], malformed: 27 };

export const protocolTable: ProtocolTable = { name: 'DHCPv6',
  title: 'Dynamic Host Configuration Protocol for IPv6', stem: 'dhcpv6',
  spec: 'spec/application/dhcpv6.protocol', little: false, gives: [],
  types: [messageTable, optionTable, iaOptionTable, domainNameTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Message', 'Message has its fixed fields', 7, 'RFC 8415 §8'],
    ['BODY_TRUNCATED', 'truncated', 'Message.Body', 'Body holds its fields', 9],
    ['BODY_LEFTOVER', 'leftover', 'Message.Body', 'Body is filled by its fields', 9],
    ['RELAYED_LINK_ADDRESS_TRUNCATED', 'truncated', 'Message.Body.Relayed.Link Address',
      'Link Address is 16 octets', 12],
    ['RELAYED_PEER_ADDRESS_TRUNCATED', 'truncated', 'Message.Body.Relayed.Peer Address',
      'Peer Address is 16 octets', 13],
    ['RELAYED_RELAY_OPTIONS_TRUNCATED', 'truncated', 'Message.Body.Relayed.Relay Options',
      'Relay Options ends with a whole item', 14],
    ['PLAIN_OPTIONS_TRUNCATED', 'truncated', 'Message.Body.Plain.Options',
      'Options ends with a whole item', 18],
    ['OPTION_TRUNCATED', 'truncated', 'Option', 'Option has its fixed fields', 23,
      'RFC 8415 §21.1'],
    ['OPTION_CONTENT_TRUNCATED', 'truncated', 'Option.Content', 'Content fits in what holds it',
      26],
    ['OPTION_CONTENT_TRUNCATED_2', 'truncated', 'Option.Content', 'Content holds its fields', 26],
    ['OPTION_CONTENT_LEFTOVER', 'leftover', 'Option.Content', 'Content is filled by its fields',
      26],
    ['OPTION_CLIENT_IDENTIFIER_CLIENT_DUID_MALFORMED', 'malformed',
      'Option.Content.Client Identifier.Client DUID', 'Client DUID is a well-formed DHCPv4.DUID',
      27],
    ['OPTION_SERVER_IDENTIFIER_SERVER_DUID_MALFORMED', 'malformed',
      'Option.Content.Server Identifier.Server DUID', 'Server DUID is a well-formed DHCPv4.DUID',
      28],
    ['OPTION_NON_TEMPORARY_ADDRESSES_IA_OPTIONS_TRUNCATED', 'truncated',
      'Option.Content.Non-temporary Addresses.IA Options', 'IA Options ends with a whole item',
      33],
    ['OPTION_OPTION_REQUEST_REQUESTED_OPTIONS_TRUNCATED', 'truncated',
      'Option.Content.Option Request.Requested Options',
      'Requested Options ends with a whole item', 35],
    ['OPTION_SERVER_UNICAST_SERVER_ADDRESS_TRUNCATED', 'truncated',
      'Option.Content.Server Unicast.Server Address', 'Server Address is 16 octets', 39],
    ['OPTION_DNS_RECURSIVE_NAME_SERVER_DNS_SERVERS_TRUNCATED', 'truncated',
      'Option.Content.DNS Recursive Name Server.DNS Servers',
      'DNS Servers ends with a whole item', 45],
    ['OPTION_DOMAIN_SEARCH_LIST_SEARCH_LIST_TRUNCATED', 'truncated',
      'Option.Content.Domain Search List.Search List', 'Search List ends with a whole item', 46],
    ['OPTION_SOLICIT_PAUSE_SOLICIT_PAUSE_MALFORMED', 'malformed',
      'Option.Content.Solicit Pause.Solicit Pause', 'Solicit Pause in 60..86400', 48],
    ['OPTION_INFORMATION_PAUSE_INFORMATION_PAUSE_MALFORMED', 'malformed',
      'Option.Content.Information Pause.Information Pause', 'Information Pause in 60..86400', 49],
    ['IA_OPTION_TRUNCATED', 'truncated', 'IA Option', 'IA Option has its fixed fields', 55,
      'RFC 8415 §21.4'],
    ['IA_OPTION_IA_CONTENT_TRUNCATED', 'truncated', 'IA Option.IA Content',
      'IA Content fits in what holds it', 58],
    ['IA_OPTION_IA_CONTENT_TRUNCATED_2', 'truncated', 'IA Option.IA Content',
      'IA Content holds its fields', 58],
    ['IA_OPTION_IA_CONTENT_LEFTOVER', 'leftover', 'IA Option.IA Content',
      'IA Content is filled by its fields', 58],
    ['IA_OPTION_ADDRESS_ADDRESS_TRUNCATED', 'truncated', 'IA Option.IA Content.Address.Address',
      'Address is 16 octets', 60],
    ['DOMAIN_NAME_TRUNCATED', 'truncated', 'Domain Name',
      'Domain Name ends before what holds it does', 74, 'RFC 8415 §10'],
    ['DOMAIN_NAME_MALFORMED', 'malformed', 'Domain Name',
      'Domain Name has known labels, at most 255 octets, and pointers to what stands before them',
      74, 'RFC 8415 §10'],
  ] };
