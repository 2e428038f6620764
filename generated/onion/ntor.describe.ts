/**
 * @generated from spec/onion/ntor.protocol: change that, then npm run generate.
 */
import type {
  ArmTable,
  MessageTable,
  Name,
  ProtocolTable,
} from '../../runtime/base/describe/table.ts';

export const extensionTypeNames: readonly Name[] = [
  [1, 1, 'Congestion Control Request'],
  [2, 2, 'Congestion Control Response'],
  [3, 3, 'Subprotocol Request'],
];

const extensionExtFieldArms: readonly ArmTable[] = [
  { name: 'Congestion Control Request', id: 'congestionControlRequest', tags: [[1, 1]],
    fields: [] },
  { name: 'Congestion Control Response', id: 'congestionControlResponse', tags: [[2, 2]],
    fields: [
      { kind: 'integer', name: 'Sendme Increment', id: 'sendmeIncrement', run: 8, bits: 8,
        unit: 'cells' },
    ] },
  { name: 'Subprotocol Request', id: 'subprotocolRequest', tags: [[3, 3]],
    fields: [
      { kind: 'list', name: 'Subprotocols', id: 'subprotocols',
        element: { kind: 'nested', name: 'Subprotocols', id: '', type: () => subprotocolTable },
        truncated: 29 },
    ] },
  { name: 'Unknown', id: 'unknown', fields: [{ kind: 'octets', name: 'Octets', id: 'octets' }] },
];

export const clientHandshakeTable: MessageTable = { kind: 'message', name: 'Client Handshake',
  id: 'clientHandshake', protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [
    { kind: 'octets', name: 'NODEID', id: 'nodeid', run: 672, size: { octets: () => 20, rule: 2 } },
    { kind: 'octets', name: 'KEYID', id: 'keyid', size: { octets: () => 32, rule: 3 } },
    { kind: 'octets', name: 'CLIENT-PK', id: 'clientPk', size: { octets: () => 32, rule: 4 } },
  ] };

export const serverHandshakeTable: MessageTable = { kind: 'message', name: 'Server Handshake',
  id: 'serverHandshake', protocol: () => protocolTable, needs: [], truncated: 5,
  fields: [
    { kind: 'octets', name: 'SERVER-PK', id: 'serverPk', run: 512,
      size: { octets: () => 32, rule: 6 } },
    { kind: 'octets', name: 'AUTH', id: 'auth', size: { octets: () => 32, rule: 7 } },
  ] };

export const clientHandshakeV3Table: MessageTable = { kind: 'message',
  name: 'Client Handshake V3', id: 'clientHandshakeV3', protocol: () => protocolTable, needs: [],
  truncated: 8,
  fields: [
    { kind: 'octets', name: 'NODEID', id: 'nodeid', run: 768, size: { octets: () => 32, rule: 9 } },
    { kind: 'octets', name: 'KEYID', id: 'keyid', size: { octets: () => 32, rule: 10 } },
    { kind: 'octets', name: 'CLIENT-PK', id: 'clientPk', size: { octets: () => 32, rule: 11 } },
    { kind: 'octets', name: 'MSG', id: 'msg',
      size: { octets: (_f, _g, x) => Math.max(x.left(), 32) - 32, rule: 12 }, sealed: true },
    { kind: 'octets', name: 'MAC', id: 'mac', run: 256, size: { octets: () => 32, rule: 13 } },
  ] };

export const serverHandshakeV3Table: MessageTable = { kind: 'message',
  name: 'Server Handshake V3', id: 'serverHandshakeV3', protocol: () => protocolTable, needs: [],
  truncated: 14,
  fields: [
    { kind: 'octets', name: 'SERVER-PK', id: 'serverPk', run: 512,
      size: { octets: () => 32, rule: 15 } },
    { kind: 'octets', name: 'AUTH', id: 'auth', size: { octets: () => 32, rule: 16 } },
    { kind: 'octets', name: 'MSG', id: 'msg', sealed: true },
  ] };

export const fastAnswerTable: MessageTable = { kind: 'message', name: 'Fast Answer',
  id: 'fastAnswer', protocol: () => protocolTable, needs: [], truncated: 17,
  fields: [
    { kind: 'octets', name: 'Y', id: 'y', run: 320, size: { octets: () => 20, rule: 18 } },
    { kind: 'octets', name: 'Derivative Key Data', id: 'derivativeKeyData',
      size: { octets: () => 20, rule: 19 } },
  ] };

export const encapsulationTable: MessageTable = { kind: 'message', name: 'Encapsulation',
  id: 'encapsulation', protocol: () => protocolTable, needs: [], truncated: 20,
  fields: [
    { kind: 'integer', name: 'Upper Length', id: 'upperLength', run: 64, bits: 32,
      constant: [0, 21], derived: true },
    { kind: 'integer', name: 'Length', id: 'length', bits: 32, derived: true },
    { kind: 'octets', name: 'Octets', id: 'octets', size: { octets: (f) => f.length, rule: 22 } },
  ] };

export const extensionsTable: MessageTable = { kind: 'message', name: 'Extensions',
  id: 'extensions', protocol: () => protocolTable, needs: [], truncated: 23,
  fields: [
    { kind: 'integer', name: 'N-EXTENSIONS', id: 'nExtensions', run: 8, bits: 8, derived: true },
    { kind: 'list', name: 'Extensions', id: 'extensions',
      element: { kind: 'nested', name: 'Extensions', id: '', type: () => extensionTable },
      times: (f) => f.nExtensions, truncated: 24 },
  ] };

export const extensionTable: MessageTable = { kind: 'message', name: 'Extension', id: 'extension',
  protocol: () => protocolTable, needs: [], truncated: 25,
  fields: [
    { kind: 'integer', name: 'EXT-FIELD-TYPE', id: 'extFieldType', run: 16, bits: 8,
      names: extensionTypeNames, derived: true },
    { kind: 'integer', name: 'EXT-FIELD-LEN', id: 'extFieldLen', bits: 8, derived: true },
    { kind: 'union', name: 'EXT-FIELD', id: 'extField', tag: (f) => f.extFieldType,
      size: { octets: (f) => f.extFieldLen, rule: 26 }, truncated: 27, leftover: 28,
      arms: extensionExtFieldArms },
  ] };

export const subprotocolTable: MessageTable = { kind: 'message', name: 'Subprotocol',
  id: 'subprotocol', protocol: () => protocolTable, needs: [], truncated: 30,
  fields: [
    { kind: 'integer', name: 'Protocol', id: 'protocol', run: 16, bits: 8 },
    { kind: 'integer', name: 'Version', id: 'version', bits: 8 },
  ] };

export const protocolTable: ProtocolTable = { name: 'Ntor', title: 'ntor onion skins', stem: 'ntor',
  spec: 'spec/onion/ntor.protocol', little: false, gives: [],
  types: [clientHandshakeTable, serverHandshakeTable, clientHandshakeV3Table,
    serverHandshakeV3Table, fastAnswerTable, encapsulationTable, extensionsTable, extensionTable,
    subprotocolTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Client Handshake', 'Client Handshake has its fixed fields', 7,
      'tor-spec §5.1.4'],
    ['NODEID_TRUNCATED', 'truncated', 'Client Handshake.NODEID', 'NODEID fits in what holds it',
      8],
    ['KEYID_TRUNCATED', 'truncated', 'Client Handshake.KEYID', 'KEYID fits in what holds it', 9],
    ['CLIENT_PK_TRUNCATED', 'truncated', 'Client Handshake.CLIENT-PK',
      'CLIENT-PK fits in what holds it', 10],
    ['SERVER_HANDSHAKE_TRUNCATED', 'truncated', 'Server Handshake',
      'Server Handshake has its fixed fields', 13, 'tor-spec §5.1.4'],
    ['SERVER_HANDSHAKE_SERVER_PK_TRUNCATED', 'truncated', 'Server Handshake.SERVER-PK',
      'SERVER-PK fits in what holds it', 14],
    ['SERVER_HANDSHAKE_AUTH_TRUNCATED', 'truncated', 'Server Handshake.AUTH',
      'AUTH fits in what holds it', 15],
    ['CLIENT_HANDSHAKE_V3_TRUNCATED', 'truncated', 'Client Handshake V3',
      'Client Handshake V3 has its fixed fields', 19, 'prop332'],
    ['CLIENT_HANDSHAKE_V3_NODEID_TRUNCATED', 'truncated', 'Client Handshake V3.NODEID',
      'NODEID fits in what holds it', 20],
    ['CLIENT_HANDSHAKE_V3_KEYID_TRUNCATED', 'truncated', 'Client Handshake V3.KEYID',
      'KEYID fits in what holds it', 21],
    ['CLIENT_HANDSHAKE_V3_CLIENT_PK_TRUNCATED', 'truncated', 'Client Handshake V3.CLIENT-PK',
      'CLIENT-PK fits in what holds it', 22],
    ['CLIENT_HANDSHAKE_V3_MSG_TRUNCATED', 'truncated', 'Client Handshake V3.MSG',
      'MSG fits in what holds it', 23],
    ['CLIENT_HANDSHAKE_V3_MAC_TRUNCATED', 'truncated', 'Client Handshake V3.MAC',
      'MAC fits in what holds it', 24],
    ['SERVER_HANDSHAKE_V3_TRUNCATED', 'truncated', 'Server Handshake V3',
      'Server Handshake V3 has its fixed fields', 27, 'prop332'],
    ['SERVER_HANDSHAKE_V3_SERVER_PK_TRUNCATED', 'truncated', 'Server Handshake V3.SERVER-PK',
      'SERVER-PK fits in what holds it', 28],
    ['SERVER_HANDSHAKE_V3_AUTH_TRUNCATED', 'truncated', 'Server Handshake V3.AUTH',
      'AUTH fits in what holds it', 29],
    ['FAST_ANSWER_TRUNCATED', 'truncated', 'Fast Answer', 'Fast Answer has its fixed fields', 34,
      'tor-spec §5.1.5'],
    ['FAST_ANSWER_Y_TRUNCATED', 'truncated', 'Fast Answer.Y', 'Y fits in what holds it', 35],
    ['FAST_ANSWER_DERIVATIVE_KEY_DATA_TRUNCATED', 'truncated', 'Fast Answer.Derivative Key Data',
      'Derivative Key Data fits in what holds it', 36],
    ['ENCAPSULATION_TRUNCATED', 'truncated', 'Encapsulation',
      'Encapsulation has its fixed fields', 40, 'prop332'],
    ['ENCAPSULATION_UPPER_LENGTH_MALFORMED', 'malformed', 'Encapsulation.Upper Length',
      'Upper Length = 0', 41],
    ['ENCAPSULATION_OCTETS_TRUNCATED', 'truncated', 'Encapsulation.Octets',
      'Octets fits in what holds it', 43],
    ['EXTENSIONS_TRUNCATED', 'truncated', 'Extensions', 'Extensions has its fixed fields', 47,
      'prop332 §A.2'],
    ['EXTENSIONS_EXTENSIONS_TRUNCATED', 'truncated', 'Extensions.Extensions',
      'Extensions ends with a whole item', 49],
    ['EXTENSION_TRUNCATED', 'truncated', 'Extension', 'Extension has its fixed fields', 52,
      'prop332 §A.2'],
    ['EXTENSION_EXT_FIELD_TRUNCATED', 'truncated', 'Extension.EXT-FIELD',
      'EXT-FIELD fits in what holds it', 55],
    ['EXTENSION_EXT_FIELD_TRUNCATED_2', 'truncated', 'Extension.EXT-FIELD',
      'EXT-FIELD holds its fields', 55],
    ['EXTENSION_EXT_FIELD_LEFTOVER', 'leftover', 'Extension.EXT-FIELD',
      'EXT-FIELD is filled by its fields', 55],
    ['EXTENSION_SUBPROTOCOL_REQUEST_SUBPROTOCOLS_TRUNCATED', 'truncated',
      'Extension.EXT-FIELD.Subprotocol Request.Subprotocols',
      'Subprotocols ends with a whole item', 58],
    ['SUBPROTOCOL_TRUNCATED', 'truncated', 'Subprotocol', 'Subprotocol has its fixed fields', 63],
  ] };
