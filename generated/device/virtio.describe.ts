/**
 * @generated from spec/device/virtio.protocol: change that, then npm run generate.
 */
import type { MessageTable, Name, ProtocolTable } from '../../runtime/base/describe/table.ts';

export const gsoTypeNames: readonly Name[] = [
  [0, 0, 'None'],
  [1, 1, 'TCPv4'],
  [3, 3, 'UDP'],
  [4, 4, 'TCPv6'],
  [5, 5, 'UDP Segmentation'],
];

export const hashTypeNames: readonly Name[] = [
  [0, 0, 'None'],
  [1, 1, 'IPv4'],
  [2, 2, 'TCPv4'],
  [3, 3, 'UDPv4'],
  [4, 4, 'IPv6'],
  [5, 5, 'TCPv6'],
  [6, 6, 'UDPv6'],
  [7, 7, 'IPv6 with Extensions'],
  [8, 8, 'TCPv6 with Extensions'],
  [9, 9, 'UDPv6 with Extensions'],
];

export const controlClassNames: readonly Name[] = [
  [0, 0, 'Receive'],
  [1, 1, 'MAC'],
  [2, 2, 'VLAN'],
  [3, 3, 'Announce'],
  [4, 4, 'Multiple Queues'],
  [5, 5, 'Guest Offloads'],
  [6, 6, 'Notification Coalescing'],
];

export const netHeaderTable: MessageTable = { kind: 'message', name: 'Net Header',
  id: 'netHeader', protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [
    { kind: 'group', name: 'Flags', id: 'flags', bits: 8,
      fields: [
        { kind: 'integer', name: 'Needs Checksum', id: 'needsChecksum', run: 96, bits: 1 },
        { kind: 'integer', name: 'Data Valid', id: 'dataValid', bits: 1 },
        { kind: 'integer', name: 'RSC Info', id: 'rscInfo', bits: 1 },
        { kind: 'integer', name: 'Reserved', id: 'reserved', bits: 5 },
      ] },
    { kind: 'group', name: 'GSO', id: 'gso', bits: 8,
      fields: [
        { kind: 'integer', name: 'GSO Type', id: 'gsoType', bits: 7, names: gsoTypeNames },
        { kind: 'integer', name: 'ECN', id: 'ecn', bits: 1 },
      ] },
    { kind: 'integer', name: 'Header Length', id: 'headerLength', bits: 16, unit: 'octets' },
    { kind: 'integer', name: 'GSO Size', id: 'gsoSize', bits: 16, unit: 'octets' },
    { kind: 'integer', name: 'Checksum Start', id: 'checksumStart', bits: 16, unit: 'octets' },
    { kind: 'integer', name: 'Checksum Offset', id: 'checksumOffset', bits: 16, unit: 'octets' },
    { kind: 'integer', name: 'Number of Buffers', id: 'numberOfBuffers', bits: 16 },
  ] };

export const legacyNetHeaderTable: MessageTable = { kind: 'message', name: 'Legacy Net Header',
  id: 'legacyNetHeader', protocol: () => protocolTable, needs: [], truncated: 2,
  fields: [
    { kind: 'group', name: 'Flags', id: 'flags', bits: 8,
      fields: [
        { kind: 'integer', name: 'Needs Checksum', id: 'needsChecksum', run: 80, bits: 1 },
        { kind: 'integer', name: 'Data Valid', id: 'dataValid', bits: 1 },
        { kind: 'integer', name: 'RSC Info', id: 'rscInfo', bits: 1 },
        { kind: 'integer', name: 'Reserved', id: 'reserved', bits: 5 },
      ] },
    { kind: 'group', name: 'GSO', id: 'gso', bits: 8,
      fields: [
        { kind: 'integer', name: 'GSO Type', id: 'gsoType', bits: 7, names: gsoTypeNames },
        { kind: 'integer', name: 'ECN', id: 'ecn', bits: 1 },
      ] },
    { kind: 'integer', name: 'Header Length', id: 'headerLength', bits: 16, unit: 'octets' },
    { kind: 'integer', name: 'GSO Size', id: 'gsoSize', bits: 16, unit: 'octets' },
    { kind: 'integer', name: 'Checksum Start', id: 'checksumStart', bits: 16, unit: 'octets' },
    { kind: 'integer', name: 'Checksum Offset', id: 'checksumOffset', bits: 16, unit: 'octets' },
  ] };

export const hashReportTable: MessageTable = { kind: 'message', name: 'Hash Report',
  id: 'hashReport', protocol: () => protocolTable, needs: [], truncated: 3,
  fields: [
    { kind: 'integer', name: 'Hash Value', id: 'hashValue', run: 64, bits: 32 },
    { kind: 'integer', name: 'Hash Type', id: 'hashType', bits: 16, names: hashTypeNames },
    { kind: 'integer', name: 'Padding Reserved', id: 'paddingReserved', bits: 16 },
  ] };

export const descriptorTable: MessageTable = { kind: 'message', name: 'Descriptor',
  id: 'descriptor', protocol: () => protocolTable, needs: [], truncated: 4,
  fields: [
    { kind: 'integer', name: 'Address', id: 'address', run: 128, bits: 64 },
    { kind: 'integer', name: 'Length', id: 'length', bits: 32, unit: 'octets' },
    { kind: 'group', name: 'Flags', id: 'flags', bits: 16,
      fields: [
        { kind: 'integer', name: 'Continues', id: 'continues', bits: 1 },
        { kind: 'integer', name: 'Write', id: 'write', bits: 1 },
        { kind: 'integer', name: 'Indirect', id: 'indirect', bits: 1 },
        { kind: 'integer', name: 'Reserved', id: 'reserved', bits: 13 },
      ] },
    { kind: 'integer', name: 'Next', id: 'next', bits: 16 },
  ] };

export const availableRingTable: MessageTable = { kind: 'message', name: 'Available Ring',
  id: 'availableRing', protocol: () => protocolTable, needs: ['queueSize'], truncated: 5,
  fields: [
    { kind: 'group', name: 'Flags', id: 'flags', bits: 16,
      fields: [
        { kind: 'integer', name: 'No Interrupt', id: 'noInterrupt', run: 32, bits: 1 },
        { kind: 'integer', name: 'Reserved', id: 'reserved', bits: 15 },
      ] },
    { kind: 'integer', name: 'Index', id: 'index', bits: 16 },
    { kind: 'list', name: 'Ring', id: 'ring',
      element: { kind: 'integer', name: 'Ring', id: '', bits: 16 }, times: (_f, g) => g.queueSize,
      truncated: 6 },
    { kind: 'integer', name: 'Used Event', id: 'usedEvent', run: 16, bits: 16 },
  ] };

export const usedRingTable: MessageTable = { kind: 'message', name: 'Used Ring', id: 'usedRing',
  protocol: () => protocolTable, needs: ['queueSize'], truncated: 7,
  fields: [
    { kind: 'group', name: 'Flags', id: 'flags', bits: 16,
      fields: [
        { kind: 'integer', name: 'No Notify', id: 'noNotify', run: 32, bits: 1 },
        { kind: 'integer', name: 'Reserved', id: 'reserved', bits: 15 },
      ] },
    { kind: 'integer', name: 'Index', id: 'index', bits: 16 },
    { kind: 'list', name: 'Ring', id: 'ring',
      element: { kind: 'nested', name: 'Ring', id: '', type: () => usedElementTable },
      times: (_f, g) => g.queueSize, truncated: 8 },
    { kind: 'integer', name: 'Available Event', id: 'availableEvent', run: 16, bits: 16 },
  ] };

export const usedElementTable: MessageTable = { kind: 'message', name: 'Used Element',
  id: 'usedElement', protocol: () => protocolTable, needs: [], truncated: 9,
  fields: [
    { kind: 'integer', name: 'ID', id: 'id', run: 64, bits: 32 },
    { kind: 'integer', name: 'Length', id: 'length', bits: 32, unit: 'octets' },
  ] };

export const controlTable: MessageTable = { kind: 'message', name: 'Control', id: 'control',
  protocol: () => protocolTable, needs: [], truncated: 10,
  fields: [
    { kind: 'integer', name: 'Class', id: 'class', run: 16, bits: 8, names: controlClassNames },
    { kind: 'integer', name: 'Command', id: 'command', bits: 8 },
    { kind: 'octets', name: 'Data', id: 'data' },
  ] };

export const protocolTable: ProtocolTable = { name: 'Virtio',
  title: 'Virtual I/O Device, network card and split virtqueue', stem: 'virtio',
  spec: 'spec/device/virtio.protocol', little: true, gives: [],
  types: [netHeaderTable, legacyNetHeaderTable, hashReportTable, descriptorTable,
    availableRingTable, usedRingTable, usedElementTable, controlTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Net Header', 'Net Header has its fixed fields', 10,
      'virtio-v1.2 §5.1.6'],
    ['LEGACY_NET_HEADER_TRUNCATED', 'truncated', 'Legacy Net Header',
      'Legacy Net Header has its fixed fields', 29, 'virtio-v1.2 §5.1.6.1'],
    ['HASH_REPORT_TRUNCATED', 'truncated', 'Hash Report', 'Hash Report has its fixed fields', 47,
      'virtio-v1.2 §5.1.6.4.2'],
    ['DESCRIPTOR_TRUNCATED', 'truncated', 'Descriptor', 'Descriptor has its fixed fields', 54,
      'virtio-v1.2 §2.7.5'],
    ['AVAILABLE_RING_TRUNCATED', 'truncated', 'Available Ring',
      'Available Ring has its fixed fields', 67, 'virtio-v1.2 §2.7.6'],
    ['AVAILABLE_RING_RING_TRUNCATED', 'truncated', 'Available Ring.Ring',
      'Ring ends with a whole item', 73],
    ['USED_RING_TRUNCATED', 'truncated', 'Used Ring', 'Used Ring has its fixed fields', 78,
      'virtio-v1.2 §2.7.8'],
    ['USED_RING_RING_TRUNCATED', 'truncated', 'Used Ring.Ring', 'Ring ends with a whole item', 84],
    ['USED_ELEMENT_TRUNCATED', 'truncated', 'Used Element', 'Used Element has its fixed fields',
      88, 'virtio-v1.2 §2.7.8'],
    ['CONTROL_TRUNCATED', 'truncated', 'Control', 'Control has its fixed fields', 94,
      'virtio-v1.2 §5.1.6.5'],
  ] };
