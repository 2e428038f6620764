/**
 * @generated from spec/transport/quic.protocol: change that, then npm run generate.
 */
import type {
  ArmTable,
  ChoiceTable,
  MessageTable,
  Name,
  NumberTable,
  ProtocolTable,
} from '../../runtime/base/describe/table.ts';

export const longPacketTypeNames: readonly Name[] = [
  [0, 0, 'Initial'],
  [1, 1, '0-RTT'],
  [2, 2, 'Handshake'],
  [3, 3, 'Retry'],
];

export const versionNames: readonly Name[] = [
  [0, 0, 'Negotiation'],
  [1, 1, 'QUICv1'],
  [0x6b3343cf, 0x6b3343cf, 'QUICv2'],
];

const packetLongHeaderRestArms: readonly ArmTable[] = [
  { name: 'Negotiation', id: 'negotiation', tags: [[0, 0]],
    fields: [
      { kind: 'list', name: 'Supported Versions', id: 'supportedVersions',
        element: { kind: 'integer', name: 'Supported Versions', id: '', bits: 32,
          names: versionNames },
        truncated: 18 },
    ] },
  { name: 'Another Version', id: 'anotherVersion',
    fields: [{ kind: 'octets', name: 'Octets', id: 'octets' }] },
];

const packetArms: readonly ArmTable[] = [
  { name: 'Short Header', id: 'shortHeader', tags: [[0, 0]],
    fields: [
      { kind: 'integer', name: 'Fixed Bit', id: 'fixedBit', run: 7, bits: 1, constant: [1, 4],
        derived: true },
      { kind: 'integer', name: 'Spin Bit', id: 'spinBit', bits: 1 },
      { kind: 'integer', name: 'Reserved Bits', id: 'reservedBits', bits: 2, sealed: true },
      { kind: 'integer', name: 'Key Phase', id: 'keyPhase', bits: 1, sealed: true },
      { kind: 'integer', name: 'Packet Number Length', id: 'packetNumberLength', bits: 2,
        sealed: true },
      { kind: 'octets', name: 'Destination Connection ID', id: 'destinationConnectionId',
        size: { octets: (_f, g) => g.connectionIdLength, rule: 5 } },
      { kind: 'integer', name: 'Packet Number', id: 'packetNumber', bits: 32,
        width: (f) => 8 * f.packetNumberLength + 8, sealed: true },
      { kind: 'octets', name: 'Packet Payload', id: 'packetPayload', sealed: true },
    ] },
  { name: 'Long Header', id: 'longHeader', tags: [[1, 1]],
    fields: [
      { kind: 'integer', name: 'Fixed Bit', id: 'fixedBit', run: 47, bits: 1 },
      { kind: 'integer', name: 'Long Packet Type', id: 'longPacketType', bits: 2,
        names: longPacketTypeNames },
      { kind: 'integer', name: 'Reserved Bits', id: 'reservedBits', bits: 2, sealed: true },
      { kind: 'integer', name: 'Packet Number Length', id: 'packetNumberLength', bits: 2,
        sealed: true },
      { kind: 'integer', name: 'Version', id: 'version', bits: 32, names: versionNames },
      { kind: 'integer', name: 'Destination Connection ID Length',
        id: 'destinationConnectionIdLength', bits: 8, ranges: [[[0, 255]], 6], derived: true },
      { kind: 'octets', name: 'Destination Connection ID', id: 'destinationConnectionId',
        size: { octets: (f) => f.destinationConnectionIdLength, rule: 7 } },
      { kind: 'integer', name: 'Source Connection ID Length', id: 'sourceConnectionIdLength',
        run: 8, bits: 8, ranges: [[[0, 255]], 8], derived: true },
      { kind: 'octets', name: 'Source Connection ID', id: 'sourceConnectionId',
        size: { octets: (f) => f.sourceConnectionIdLength, rule: 9 } },
      { kind: 'group', name: 'QUICv1 Body', id: 'quicv1Body', when: (f) => f.version === 1,
        fields: [
          { kind: 'nested', name: 'Token Length', id: 'tokenLength',
            when: (f) => f.longPacketType === 0, type: () => variableLengthIntegerTable },
          { kind: 'octets', name: 'Token', id: 'token', when: (f) => f.longPacketType === 0,
            size: { octets: (f) => f.tokenLength, rule: 10 } },
          { kind: 'nested', name: 'Length', id: 'length', when: (f) => f.longPacketType !== 3,
            type: () => variableLengthIntegerTable, ranges: [[[20, null]], 11] },
          { kind: 'group', name: 'Protected', id: 'protected',
            when: (f) => f.longPacketType !== 3,
            size: { octets: (f) => f.length, rule: 12, leftover: 13 },
            fields: [
              { kind: 'integer', name: 'Packet Number', id: 'packetNumber', bits: 32,
                width: (f) => 8 * f.packetNumberLength + 8, sealed: true },
              { kind: 'octets', name: 'Packet Payload', id: 'packetPayload', sealed: true },
            ] },
          { kind: 'octets', name: 'Retry Token', id: 'retryToken',
            when: (f) => f.longPacketType === 3,
            size: { octets: (_f, _g, x) => Math.max(x.left(), 16) - 16, rule: 14 } },
          { kind: 'octets', name: 'Retry Integrity Tag', id: 'retryIntegrityTag', run: 128,
            when: (f) => f.longPacketType === 3, size: { octets: () => 16, rule: 15 } },
        ] },
      { kind: 'union', name: 'Rest', id: 'rest', when: (f) => f.version !== 1,
        tag: (f) => f.version, truncated: 16, leftover: 17, arms: packetLongHeaderRestArms },
    ] },
];

export const datagramTable: MessageTable = { kind: 'message', name: 'Datagram', id: 'datagram',
  protocol: () => protocolTable, needs: ['connectionIdLength'], truncated: 1,
  fields: [
    { kind: 'list', name: 'Packets', id: 'packets',
      element: { kind: 'nested', name: 'Packets', id: '', type: () => packetTable }, truncated: 2 },
  ] };

export const packetTable: ChoiceTable = { kind: 'choice', name: 'Packet', id: 'packet',
  protocol: () => protocolTable, needs: ['connectionIdLength'], truncated: 3,
  tag: { kind: 'integer', name: 'Header Form', id: 'headerForm', bits: 1, arms: packetArms },
  arms: packetArms, unknown: 19 };

export const variableLengthIntegerTable: NumberTable = { kind: 'number',
  name: 'Variable-Length Integer', id: 'variableLengthInteger', protocol: () => protocolTable,
  needs: [], truncated: 20, prefix: 2, widths: [6, 14, 30, 62] };

export const protocolTable: ProtocolTable = { name: 'QUIC',
  title: 'QUIC: A UDP-Based Multiplexed and Secure Transport', stem: 'quic',
  spec: 'spec/transport/quic.protocol', little: false, gives: [],
  types: [datagramTable, packetTable, variableLengthIntegerTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Datagram', 'Datagram has its fixed fields', 11, 'RFC 9000 §12.2'],
    ['PACKETS_TRUNCATED', 'truncated', 'Datagram.Packets', 'Packets ends with a whole item', 12],
    ['PACKET_TRUNCATED', 'truncated', 'Packet', 'Packet has its fixed fields', 17],
    ['PACKET_SHORT_HEADER_FIXED_BIT_MALFORMED', 'malformed', 'Packet.Short Header.Fixed Bit',
      'Fixed Bit = 1', 20, 'RFC 9287 §3', true],
    ['PACKET_SHORT_HEADER_DESTINATION_CONNECTION_ID_TRUNCATED', 'truncated',
      'Packet.Short Header.Destination Connection ID',
      'Destination Connection ID fits in what holds it', 25],
    ['PACKET_LONG_HEADER_DESTINATION_CONNECTION_ID_LENGTH_MALFORMED', 'malformed',
      'Packet.Long Header.Destination Connection ID Length',
      'Destination Connection ID Length in 0..255', 36],
    ['PACKET_LONG_HEADER_DESTINATION_CONNECTION_ID_TRUNCATED', 'truncated',
      'Packet.Long Header.Destination Connection ID',
      'Destination Connection ID fits in what holds it', 36],
    ['PACKET_LONG_HEADER_SOURCE_CONNECTION_ID_LENGTH_MALFORMED', 'malformed',
      'Packet.Long Header.Source Connection ID Length', 'Source Connection ID Length in 0..255',
      37],
    ['PACKET_LONG_HEADER_SOURCE_CONNECTION_ID_TRUNCATED', 'truncated',
      'Packet.Long Header.Source Connection ID', 'Source Connection ID fits in what holds it', 37],
    ['PACKET_LONG_HEADER_TOKEN_TRUNCATED', 'truncated', 'Packet.Long Header.QUICv1 Body.Token',
      'Token fits in what holds it', 40],
    ['PACKET_LONG_HEADER_LENGTH_MALFORMED', 'malformed', 'Packet.Long Header.QUICv1 Body.Length',
      'Length in 20..', 41, 'RFC 9001 §5.4.2'],
    ['PACKET_LONG_HEADER_PROTECTED_TRUNCATED', 'truncated',
      'Packet.Long Header.QUICv1 Body.Protected', 'Protected fits in what holds it', 42],
    ['PACKET_LONG_HEADER_PROTECTED_LEFTOVER', 'leftover',
      'Packet.Long Header.QUICv1 Body.Protected', 'Protected is filled by its fields', 42],
    ['PACKET_LONG_HEADER_RETRY_TOKEN_TRUNCATED', 'truncated',
      'Packet.Long Header.QUICv1 Body.Retry Token', 'Retry Token fits in what holds it', 46,
      'RFC 9000 §17.2.5'],
    ['PACKET_LONG_HEADER_RETRY_INTEGRITY_TAG_TRUNCATED', 'truncated',
      'Packet.Long Header.QUICv1 Body.Retry Integrity Tag',
      'Retry Integrity Tag fits in what holds it', 48, 'RFC 9001 §5.8'],
    ['PACKET_LONG_HEADER_REST_TRUNCATED', 'truncated', 'Packet.Long Header.Rest',
      'Rest holds its fields', 50],
    ['PACKET_LONG_HEADER_REST_LEFTOVER', 'leftover', 'Packet.Long Header.Rest',
      'Rest is filled by its fields', 50],
    ['PACKET_LONG_HEADER_NEGOTIATION_SUPPORTED_VERSIONS_TRUNCATED', 'truncated',
      'Packet.Long Header.Rest.Negotiation.Supported Versions',
      'Supported Versions ends with a whole item', 51],
    ['PACKET_UNKNOWN', 'unknown', 'Packet', 'Packet has an arm for its tag', 17],
    ['VARIABLE_LENGTH_INTEGER_TRUNCATED', 'truncated', 'Variable-Length Integer',
      'Variable-Length Integer is all there', 58, 'RFC 9000 §16'],
  ] };
