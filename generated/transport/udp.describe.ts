/**
 * @generated from spec/transport/udp.protocol: change that, then npm run generate.
 */
import type { MessageTable, ProtocolTable } from '../../runtime/base/describe/table.ts';

export const datagramTable: MessageTable = { kind: 'message', name: 'Datagram', id: 'datagram',
  protocol: () => protocolTable, needs: ['pseudoHeader', 'ipVersion'], truncated: 1,
  size: { octets: (f) => f.length, rule: 2, after: 'length', leftover: 5 },
  fields: [
    { kind: 'integer', name: 'Source Port', id: 'sourcePort', run: 64, bits: 16 },
    { kind: 'integer', name: 'Destination Port', id: 'destinationPort', bits: 16,
      ranges: [[[1, 65535]], 3] },
    { kind: 'integer', name: 'Length', id: 'length', bits: 16, ranges: [[[8, null]], 4],
      derived: true },
    { kind: 'integer', name: 'Checksum', id: 'checksum', bits: 16,
      checksum: { algorithm: 'internet checksum',
        over: [(_f, g) => g.pseudoHeader, () => 17, (f) => f.length, ''], none: 0,
        unless: (_f, g) => g.ipVersion === 6, rule: 6 },
      derived: true },
    { kind: 'octets', name: 'Data', id: 'data',
      carries: [(f) => f.destinationPort, (f) => f.sourcePort] },
  ] };

export const protocolTable: ProtocolTable = { name: 'UDP', title: 'User Datagram Protocol',
  stem: 'udp', spec: 'spec/transport/udp.protocol', little: false, gives: [],
  types: [datagramTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Datagram', 'Datagram has its fixed fields', 9],
    ['DATAGRAM_TRUNCATED', 'truncated', 'Datagram', 'Datagram fits in what holds it', 9],
    ['DESTINATION_PORT_MALFORMED', 'malformed', 'Datagram.Destination Port',
      'Destination Port in 1..65535', 11],
    ['LENGTH_MALFORMED', 'malformed', 'Datagram.Length', 'Length in 8..', 12],
    ['LEFTOVER', 'leftover', 'Datagram', 'Datagram is filled by its fields', 9],
    ['CHECKSUM_CORRUPT', 'corrupt', 'Datagram.Checksum', 'Checksum = internet checksum', 13,
      'RFC 768, RFC 8200 §8.1'],
  ] };
