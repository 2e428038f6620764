/**
 * @generated from spec/link/pcap.protocol: change that, then npm run generate.
 */
import type { MessageTable, Name, ProtocolTable } from '../../runtime/base/describe/table.ts';

export const linkTypeNames: readonly Name[] = [
  [0, 0, 'BSD Loopback'],
  [1, 1, 'Ethernet'],
  [6, 6, 'Token Ring'],
  [8, 8, 'SLIP'],
  [9, 9, 'PPP'],
  [10, 10, 'FDDI'],
  [50, 50, 'PPP in HDLC-like Framing'],
  [51, 51, 'PPPoE'],
  [101, 101, 'Raw IP'],
  [104, 104, 'Cisco HDLC'],
  [105, 105, 'IEEE 802.11'],
  [107, 107, 'Frame Relay'],
  [108, 108, 'OpenBSD Loopback'],
  [113, 113, 'Linux Cooked V1'],
  [117, 117, 'OpenBSD Packet Filter'],
  [119, 119, 'IEEE 802.11 with Prism Header'],
  [127, 127, 'IEEE 802.11 with Radiotap'],
  [147, 162, 'Private Use'],
  [187, 187, 'Bluetooth HCI UART'],
  [192, 192, 'PPI'],
  [195, 195, 'IEEE 802.15.4'],
  [220, 220, 'USB on Linux'],
  [228, 228, 'IPv4'],
  [229, 229, 'IPv6'],
  [239, 239, 'NFLOG'],
  [253, 253, 'Netlink'],
  [276, 276, 'Linux Cooked V2'],
];

export const recordTable: MessageTable = { kind: 'message', name: 'Record', id: 'record',
  protocol: () => protocolTable, needs: ['swapped'], truncated: 1,
  fields: [
    { kind: 'integer', name: 'Timestamp Seconds', id: 'timestampSeconds', run: 128, bits: 32,
      unit: 'seconds' },
    { kind: 'integer', name: 'Timestamp Fraction', id: 'timestampFraction', bits: 32 },
    { kind: 'integer', name: 'Captured Packet Length', id: 'capturedPacketLength', bits: 32,
      unit: 'octets', derived: true },
    { kind: 'integer', name: 'Original Packet Length', id: 'originalPacketLength', bits: 32,
      unit: 'octets' },
    { kind: 'octets', name: 'Packet Data', id: 'packetData',
      size: { octets: (f) => f.capturedPacketLength, rule: 2 }, carries: [(_f, g) => g.linkType] },
  ] };

export const fileHeaderTable: MessageTable = { kind: 'message', name: 'File Header',
  id: 'fileHeader', protocol: () => protocolTable, needs: ['swapped'], truncated: 3,
  fields: [
    { kind: 'integer', name: 'Magic Number', id: 'magicNumber', run: 192, bits: 32,
      ranges: [[[0xa1b2c3d4, 0xa1b2c3d4], [0xa1b23c4d, 0xa1b23c4d]], 4] },
    { kind: 'integer', name: 'Major Version', id: 'majorVersion', bits: 16, constant: [2, 5],
      derived: true },
    { kind: 'integer', name: 'Minor Version', id: 'minorVersion', bits: 16 },
    { kind: 'integer', name: 'Reserved1', id: 'reserved1', bits: 32 },
    { kind: 'integer', name: 'Reserved2', id: 'reserved2', bits: 32 },
    { kind: 'integer', name: 'SnapLen', id: 'snaplen', bits: 32, unit: 'octets' },
    { kind: 'integer', name: 'LinkType', id: 'linktype', bits: 32, names: linkTypeNames },
  ] };

export const protocolTable: ProtocolTable = { name: 'Pcap', title: 'PCAP Capture File Format',
  stem: 'pcap', spec: 'spec/link/pcap.protocol', little: (_f, g) => g.swapped === 1, gives: [],
  types: [recordTable, fileHeaderTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Record', 'Record has its fixed fields', 10,
      'draft-ietf-opsawg-pcap §5'],
    ['PACKET_DATA_TRUNCATED', 'truncated', 'Record.Packet Data',
      'Packet Data fits in what holds it', 15],
    ['FILE_HEADER_TRUNCATED', 'truncated', 'File Header', 'File Header has its fixed fields', 18,
      'draft-ietf-opsawg-pcap §4'],
    ['FILE_HEADER_MAGIC_NUMBER_FOREIGN', 'foreign', 'File Header.Magic Number',
      'Magic Number in 2712847316 | 2712812621', 19],
    ['FILE_HEADER_MAJOR_VERSION_MALFORMED', 'malformed', 'File Header.Major Version',
      'Major Version = 2', 20],
  ] };
