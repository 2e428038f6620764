/**
 * @generated from spec/application/socks5.protocol: change that, then npm run generate.
 */
import type {
  ArmTable,
  ChoiceTable,
  MessageTable,
  Name,
  ProtocolTable,
} from '../../runtime/base/describe/table.ts';

export const methodNames: readonly Name[] = [
  [0, 0, 'No Authentication Required'],
  [1, 1, 'GSSAPI'],
  [2, 2, 'Username/Password'],
  [3, 127, 'Assigned by IANA'],
  [128, 254, 'Private Method'],
  [255, 255, 'No Acceptable Methods'],
];

export const cmdNames: readonly Name[] = [
  [1, 1, 'Connect'],
  [2, 2, 'Bind'],
  [3, 3, 'UDP Associate'],
  [240, 240, 'Resolve'],
  [241, 241, 'Resolve PTR'],
];

export const repNames: readonly Name[] = [
  [0, 0, 'Succeeded'],
  [1, 1, 'General SOCKS Server Failure'],
  [2, 2, 'Connection Not Allowed by Ruleset'],
  [3, 3, 'Network Unreachable'],
  [4, 4, 'Host Unreachable'],
  [5, 5, 'Connection Refused'],
  [6, 6, 'TTL Expired'],
  [7, 7, 'Command Not Supported'],
  [8, 8, 'Address Type Not Supported'],
];

const addressArms: readonly ArmTable[] = [
  { name: 'IPv4', id: 'ipv4', tags: [[1, 1]],
    fields: [
      { kind: 'integer', name: 'IPv4 Address', id: 'ipv4Address', run: 32, bits: 32,
        display: 'IPv4 Address' },
    ] },
  { name: 'Domain Name', id: 'domainName', tags: [[3, 3]],
    fields: [
      { kind: 'integer', name: 'Domain Name Length', id: 'domainNameLength', run: 8, bits: 8,
        ranges: [[[1, 255]], 14], derived: true },
      { kind: 'octets', name: 'Domain Name', id: 'domainName',
        size: { octets: (f) => f.domainNameLength, rule: 15 }, text: true },
    ] },
  { name: 'IPv6', id: 'ipv6', tags: [[4, 4]],
    fields: [
      { kind: 'octets', name: 'IPv6 Address', id: 'ipv6Address', run: 128,
        size: { octets: () => 16, rule: 16 }, display: 'IPv6 Address' },
    ] },
];

export const greetingTable: MessageTable = { kind: 'message', name: 'Greeting', id: 'greeting',
  protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [
    { kind: 'integer', name: 'VER', id: 'ver', run: 16, bits: 8, constant: [5, 2], derived: true },
    { kind: 'integer', name: 'NMETHODS', id: 'nmethods', bits: 8, ranges: [[[1, null]], 3],
      derived: true },
    { kind: 'list', name: 'METHODS', id: 'methods',
      element: { kind: 'integer', name: 'METHODS', id: '', bits: 8, names: methodNames },
      times: (f) => f.nmethods, truncated: 4 },
  ] };

export const choiceTable: MessageTable = { kind: 'message', name: 'Choice', id: 'choice',
  protocol: () => protocolTable, needs: [], truncated: 5,
  fields: [
    { kind: 'integer', name: 'VER', id: 'ver', run: 16, bits: 8, constant: [5, 6], derived: true },
    { kind: 'integer', name: 'METHOD', id: 'method', bits: 8, names: methodNames },
  ] };

export const requestTable: MessageTable = { kind: 'message', name: 'Request', id: 'request',
  protocol: () => protocolTable, needs: [], truncated: 7,
  fields: [
    { kind: 'integer', name: 'VER', id: 'ver', run: 24, bits: 8, constant: [5, 8], derived: true },
    { kind: 'integer', name: 'CMD', id: 'cmd', bits: 8, names: cmdNames },
    { kind: 'integer', name: 'RSV', id: 'rsv', bits: 8, constant: [0, 9], derived: true },
    { kind: 'nested', name: 'DST.ADDR', id: 'dstAddr', type: () => addressTable },
    { kind: 'integer', name: 'DST.PORT', id: 'dstPort', run: 16, bits: 16 },
  ] };

export const replyTable: MessageTable = { kind: 'message', name: 'Reply', id: 'reply',
  protocol: () => protocolTable, needs: [], truncated: 10,
  fields: [
    { kind: 'integer', name: 'VER', id: 'ver', run: 24, bits: 8, constant: [5, 11], derived: true },
    { kind: 'integer', name: 'REP', id: 'rep', bits: 8, names: repNames },
    { kind: 'integer', name: 'RSV', id: 'rsv', bits: 8, constant: [0, 12], derived: true },
    { kind: 'nested', name: 'BND.ADDR', id: 'bndAddr', type: () => addressTable },
    { kind: 'integer', name: 'BND.PORT', id: 'bndPort', run: 16, bits: 16 },
  ] };

export const udpHeaderTable: MessageTable = { kind: 'message', name: 'UDP Header',
  id: 'udpHeader', protocol: () => protocolTable, needs: [], truncated: 18,
  fields: [
    { kind: 'integer', name: 'RSV', id: 'rsv', run: 24, bits: 16, constant: [0, 19],
      derived: true },
    { kind: 'integer', name: 'FRAG', id: 'frag', bits: 8 },
    { kind: 'nested', name: 'DST.ADDR', id: 'dstAddr', type: () => addressTable },
    { kind: 'integer', name: 'DST.PORT', id: 'dstPort', run: 16, bits: 16 },
    { kind: 'octets', name: 'DATA', id: 'data', carries: [(f) => f.dstPort],
      unless: (f) => f.frag > 0 },
  ] };

export const passwordRequestTable: MessageTable = { kind: 'message', name: 'Password Request',
  id: 'passwordRequest', protocol: () => protocolTable, needs: [], truncated: 20,
  fields: [
    { kind: 'integer', name: 'VER', id: 'ver', run: 16, bits: 8, constant: [1, 21], derived: true },
    { kind: 'integer', name: 'UNAME Length', id: 'unameLength', bits: 8, ranges: [[[1, 255]], 22],
      derived: true },
    { kind: 'octets', name: 'UNAME', id: 'uname',
      size: { octets: (f) => f.unameLength, rule: 23 } },
    { kind: 'integer', name: 'PASSWD Length', id: 'passwdLength', run: 8, bits: 8,
      ranges: [[[1, 255]], 24], derived: true },
    { kind: 'octets', name: 'PASSWD', id: 'passwd',
      size: { octets: (f) => f.passwdLength, rule: 25 } },
  ] };

export const passwordReplyTable: MessageTable = { kind: 'message', name: 'Password Reply',
  id: 'passwordReply', protocol: () => protocolTable, needs: [], truncated: 26,
  fields: [
    { kind: 'integer', name: 'VER', id: 'ver', run: 16, bits: 8, constant: [1, 27], derived: true },
    { kind: 'integer', name: 'STATUS', id: 'status', bits: 8 },
  ] };

export const addressTable: ChoiceTable = { kind: 'choice', name: 'Address', id: 'address',
  protocol: () => protocolTable, needs: [], truncated: 13,
  tag: { kind: 'integer', name: 'ATYP', id: 'atyp', bits: 8, arms: addressArms },
  arms: addressArms, unknown: 17 };

export const protocolTable: ProtocolTable = { name: 'SOCKS5', title: 'SOCKS Protocol Version 5',
  stem: 'socks5', spec: 'spec/application/socks5.protocol', little: false, gives: [],
  types: [greetingTable, choiceTable, requestTable, replyTable, udpHeaderTable,
    passwordRequestTable, passwordReplyTable, addressTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Greeting', 'Greeting has its fixed fields', 7, 'RFC 1928 §3'],
    ['VER_MALFORMED', 'malformed', 'Greeting.VER', 'VER = 5', 8],
    ['NMETHODS_MALFORMED', 'malformed', 'Greeting.NMETHODS', 'NMETHODS in 1..', 9],
    ['METHODS_TRUNCATED', 'truncated', 'Greeting.METHODS', 'METHODS ends with a whole item', 10],
    ['CHOICE_TRUNCATED', 'truncated', 'Choice', 'Choice has its fixed fields', 13, 'RFC 1928 §3'],
    ['CHOICE_VER_MALFORMED', 'malformed', 'Choice.VER', 'VER = 5', 14],
    ['REQUEST_TRUNCATED', 'truncated', 'Request', 'Request has its fixed fields', 18,
      'RFC 1928 §4'],
    ['REQUEST_VER_MALFORMED', 'malformed', 'Request.VER', 'VER = 5', 19],
    ['REQUEST_RSV_MALFORMED', 'malformed', 'Request.RSV', 'RSV = 0', 21],
    ['REPLY_TRUNCATED', 'truncated', 'Reply', 'Reply has its fixed fields', 26, 'RFC 1928 §6'],
    ['REPLY_VER_MALFORMED', 'malformed', 'Reply.VER', 'VER = 5', 27],
    ['REPLY_RSV_MALFORMED', 'malformed', 'Reply.RSV', 'RSV = 0', 29],
    ['ADDRESS_TRUNCATED', 'truncated', 'Address', 'Address has its fixed fields', 34,
      'RFC 1928 §5'],
    ['ADDRESS_DOMAIN_NAME_DOMAIN_NAME_LENGTH_MALFORMED', 'malformed',
      'Address.Domain Name.Domain Name Length', 'Domain Name Length in 1..255', 37],
    ['ADDRESS_DOMAIN_NAME_DOMAIN_NAME_TRUNCATED', 'truncated', 'Address.Domain Name.Domain Name',
      'Domain Name fits in what holds it', 37],
    ['ADDRESS_IPV6_IPV6_ADDRESS_TRUNCATED', 'truncated', 'Address.IPv6.IPv6 Address',
      'IPv6 Address is 16 octets', 38],
    ['ADDRESS_UNKNOWN', 'unknown', 'Address', 'Address has an arm for its tag', 34, 'RFC 1928 §5'],
    ['UDP_HEADER_TRUNCATED', 'truncated', 'UDP Header', 'UDP Header has its fixed fields', 42,
      'RFC 1928 §7'],
    ['UDP_HEADER_RSV_MALFORMED', 'malformed', 'UDP Header.RSV', 'RSV = 0', 43],
    ['PASSWORD_REQUEST_TRUNCATED', 'truncated', 'Password Request',
      'Password Request has its fixed fields', 51, 'RFC 1929 §2'],
    ['PASSWORD_REQUEST_VER_MALFORMED', 'malformed', 'Password Request.VER', 'VER = 1', 52],
    ['PASSWORD_REQUEST_UNAME_LENGTH_MALFORMED', 'malformed', 'Password Request.UNAME Length',
      'UNAME Length in 1..255', 53],
    ['PASSWORD_REQUEST_UNAME_TRUNCATED', 'truncated', 'Password Request.UNAME',
      'UNAME fits in what holds it', 53],
    ['PASSWORD_REQUEST_PASSWD_LENGTH_MALFORMED', 'malformed', 'Password Request.PASSWD Length',
      'PASSWD Length in 1..255', 54],
    ['PASSWORD_REQUEST_PASSWD_TRUNCATED', 'truncated', 'Password Request.PASSWD',
      'PASSWD fits in what holds it', 54],
    ['PASSWORD_REPLY_TRUNCATED', 'truncated', 'Password Reply',
      'Password Reply has its fixed fields', 57, 'RFC 1929 §2'],
    ['PASSWORD_REPLY_VER_MALFORMED', 'malformed', 'Password Reply.VER', 'VER = 1', 58],
  ] };
