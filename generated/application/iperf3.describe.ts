/**
 * @generated from spec/application/iperf3.protocol: change that, then npm run generate.
 */
import type { MessageTable, Name, ProtocolTable } from '../../runtime/base/describe/table.ts';

export const stateNames: readonly Name[] = [
  [1, 1, 'Test Start'],
  [2, 2, 'Test Running'],
  [4, 4, 'Test End'],
  [9, 9, 'Parameter Exchange'],
  [10, 10, 'Create Streams'],
  [11, 11, 'Server Terminate'],
  [12, 12, 'Client Terminate'],
  [13, 13, 'Exchange Results'],
  [14, 14, 'Display Results'],
  [15, 15, 'Iperf Start'],
  [16, 16, 'Iperf Done'],
  [254, 254, 'Server Error'],
  [255, 255, 'Access Denied'],
];

export const wordNames: readonly Name[] = [
  [0x39383736, 0x39383736, 'Hello'],
  [0x36373839, 0x36373839, 'Welcome'],
];

export const changeTable: MessageTable = { kind: 'message', name: 'Change', id: 'change',
  protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [{ kind: 'integer', name: 'State', id: 'state', run: 8, bits: 8, names: stateNames }] };

export const cookieTable: MessageTable = { kind: 'message', name: 'Cookie', id: 'cookie',
  protocol: () => protocolTable, needs: [], truncated: 2,
  fields: [
    { kind: 'octets', name: 'Text', id: 'text', run: 296, size: { octets: () => 36, rule: 3 },
      text: true },
    { kind: 'integer', name: 'End', id: 'end', bits: 8, constant: [0, 4], derived: true },
  ] };

export const documentTable: MessageTable = { kind: 'message', name: 'Document', id: 'document',
  protocol: () => protocolTable, needs: [], truncated: 5,
  fields: [
    { kind: 'integer', name: 'Length', id: 'length', run: 32, bits: 32, derived: true },
    { kind: 'octets', name: 'Text', id: 'text', size: { octets: (f) => f.length, rule: 6 },
      text: true },
  ] };

export const failureTable: MessageTable = { kind: 'message', name: 'Failure', id: 'failure',
  protocol: () => protocolTable, needs: [], truncated: 7,
  fields: [
    { kind: 'integer', name: 'Error', id: 'error', run: 64, bits: 32 },
    { kind: 'integer', name: 'System Error', id: 'systemError', bits: 32 },
  ] };

export const greetingTable: MessageTable = { kind: 'message', name: 'Greeting', id: 'greeting',
  protocol: () => protocolTable, needs: [], truncated: 8,
  fields: [{ kind: 'integer', name: 'Word', id: 'word', run: 32, bits: 32, names: wordNames }] };

export const datagramTable: MessageTable = { kind: 'message', name: 'Datagram', id: 'datagram',
  protocol: () => protocolTable, needs: [], truncated: 9,
  fields: [
    { kind: 'integer', name: 'Seconds', id: 'seconds', run: 96, bits: 32, unit: 'seconds' },
    { kind: 'integer', name: 'Microseconds', id: 'microseconds', bits: 32, unit: 'microseconds' },
    { kind: 'integer', name: 'Sequence Number', id: 'sequenceNumber', bits: 32 },
    { kind: 'octets', name: 'Payload', id: 'payload' },
  ] };

export const longDatagramTable: MessageTable = { kind: 'message', name: 'Long Datagram',
  id: 'longDatagram', protocol: () => protocolTable, needs: [], truncated: 10,
  fields: [
    { kind: 'integer', name: 'Seconds', id: 'seconds', run: 128, bits: 32, unit: 'seconds' },
    { kind: 'integer', name: 'Microseconds', id: 'microseconds', bits: 32, unit: 'microseconds' },
    { kind: 'integer', name: 'Upper Sequence Number', id: 'upperSequenceNumber', bits: 32 },
    { kind: 'integer', name: 'Lower Sequence Number', id: 'lowerSequenceNumber', bits: 32 },
    { kind: 'octets', name: 'Payload', id: 'payload' },
  ] };

export const protocolTable: ProtocolTable = { name: 'Iperf3',
  title: 'iperf3, a measurement of throughput', stem: 'iperf3',
  spec: 'spec/application/iperf3.protocol', little: false, gives: [],
  types: [changeTable, cookieTable, documentTable, failureTable, greetingTable, datagramTable,
    longDatagramTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Change', 'Change has its fixed fields', 8],
    ['COOKIE_TRUNCATED', 'truncated', 'Cookie', 'Cookie has its fixed fields', 11],
    ['COOKIE_TEXT_TRUNCATED', 'truncated', 'Cookie.Text', 'Text fits in what holds it', 12],
    ['COOKIE_END_MALFORMED', 'malformed', 'Cookie.End', 'End = 0', 13],
    ['DOCUMENT_TRUNCATED', 'truncated', 'Document', 'Document has its fixed fields', 17],
    ['DOCUMENT_TEXT_TRUNCATED', 'truncated', 'Document.Text', 'Text fits in what holds it', 19],
    ['FAILURE_TRUNCATED', 'truncated', 'Failure', 'Failure has its fixed fields', 23],
    ['GREETING_TRUNCATED', 'truncated', 'Greeting', 'Greeting has its fixed fields', 30],
    ['DATAGRAM_TRUNCATED', 'truncated', 'Datagram', 'Datagram has its fixed fields', 33],
    ['LONG_DATAGRAM_TRUNCATED', 'truncated', 'Long Datagram',
      'Long Datagram has its fixed fields', 41],
  ] };
