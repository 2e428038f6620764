/**
 * @generated from spec/device/tun.protocol: change that, then npm run generate.
 */
import type { MessageTable, Name, ProtocolTable } from '../../runtime/base/describe/table.ts';

export const requestNames: readonly Name[] = [
  [35091, 35091, 'Get Interface Status'],
  [35105, 35105, 'Get Interface MTU'],
  [35106, 35106, 'Set Interface MTU'],
  [0x400454ca, 0x400454ca, 'Set Interface'],
  [0x400454cb, 0x400454cb, 'Set Persist'],
  [0x400454d0, 0x400454d0, 'Set Offload'],
  [0x400454d4, 0x400454d4, 'Set Send Buffer'],
  [0x400454d8, 0x400454d8, 'Set Net Header Size'],
  [0x400454dc, 0x400454dc, 'Set Net Header Little Endian'],
  [0x800454d2, 0x800454d2, 'Get Interface'],
];

export const interfaceRequestTable: MessageTable = { kind: 'message', name: 'Interface Request',
  id: 'interfaceRequest', protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [
    { kind: 'octets', name: 'Name', id: 'name', run: 320, size: { octets: () => 16, rule: 2 } },
    { kind: 'group', name: 'Flags', id: 'flags', bits: 16,
      fields: [
        { kind: 'integer', name: 'TUN', id: 'tun', bits: 1 },
        { kind: 'integer', name: 'TAP', id: 'tap', bits: 1 },
        { kind: 'integer', name: 'Unused1', id: 'unused1', bits: 2 },
        { kind: 'integer', name: 'NAPI', id: 'napi', bits: 1 },
        { kind: 'integer', name: 'NAPI Fragments', id: 'napiFragments', bits: 1 },
        { kind: 'integer', name: 'No Carrier', id: 'noCarrier', bits: 1 },
        { kind: 'integer', name: 'Unused2', id: 'unused2', bits: 1 },
        { kind: 'integer', name: 'Multi Queue', id: 'multiQueue', bits: 1 },
        { kind: 'integer', name: 'Attach Queue', id: 'attachQueue', bits: 1 },
        { kind: 'integer', name: 'Detach Queue', id: 'detachQueue', bits: 1 },
        { kind: 'integer', name: 'Persist', id: 'persist', bits: 1 },
        { kind: 'integer', name: 'No Information', id: 'noInformation', bits: 1 },
        { kind: 'integer', name: 'One Queue', id: 'oneQueue', bits: 1 },
        { kind: 'integer', name: 'Net Header', id: 'netHeader', bits: 1 },
        { kind: 'integer', name: 'Exclusive', id: 'exclusive', bits: 1 },
      ] },
    { kind: 'octets', name: 'Rest', id: 'rest', size: { octets: () => 22, rule: 3 } },
  ] };

export const statusRequestTable: MessageTable = { kind: 'message', name: 'Status Request',
  id: 'statusRequest', protocol: () => protocolTable, needs: [], truncated: 4,
  fields: [
    { kind: 'octets', name: 'Name', id: 'name', run: 320, size: { octets: () => 16, rule: 5 } },
    { kind: 'group', name: 'Status', id: 'status', bits: 16,
      fields: [
        { kind: 'integer', name: 'Up', id: 'up', bits: 1 },
        { kind: 'integer', name: 'Broadcast', id: 'broadcast', bits: 1 },
        { kind: 'integer', name: 'Debug', id: 'debug', bits: 1 },
        { kind: 'integer', name: 'Loopback', id: 'loopback', bits: 1 },
        { kind: 'integer', name: 'Point to Point', id: 'pointToPoint', bits: 1 },
        { kind: 'integer', name: 'No Trailers', id: 'noTrailers', bits: 1 },
        { kind: 'integer', name: 'Running', id: 'running', bits: 1 },
        { kind: 'integer', name: 'No ARP', id: 'noArp', bits: 1 },
        { kind: 'integer', name: 'Promiscuous', id: 'promiscuous', bits: 1 },
        { kind: 'integer', name: 'All Multicast', id: 'allMulticast', bits: 1 },
        { kind: 'integer', name: 'Master', id: 'master', bits: 1 },
        { kind: 'integer', name: 'Slave', id: 'slave', bits: 1 },
        { kind: 'integer', name: 'Multicast', id: 'multicast', bits: 1 },
        { kind: 'integer', name: 'Port Select', id: 'portSelect', bits: 1 },
        { kind: 'integer', name: 'Automatic Media', id: 'automaticMedia', bits: 1 },
        { kind: 'integer', name: 'Dynamic', id: 'dynamic', bits: 1 },
      ] },
    { kind: 'octets', name: 'Rest', id: 'rest', size: { octets: () => 22, rule: 6 } },
  ] };

export const mtuRequestTable: MessageTable = { kind: 'message', name: 'MTU Request',
  id: 'mtuRequest', protocol: () => protocolTable, needs: [], truncated: 7,
  fields: [
    { kind: 'octets', name: 'Name', id: 'name', run: 320, size: { octets: () => 16, rule: 8 } },
    { kind: 'integer', name: 'MTU', id: 'mtu', bits: 32, unit: 'octets' },
    { kind: 'octets', name: 'Rest', id: 'rest', size: { octets: () => 20, rule: 9 } },
  ] };

export const offloadTable: MessageTable = { kind: 'message', name: 'Offload', id: 'offload',
  protocol: () => protocolTable, needs: [], truncated: 10,
  fields: [
    { kind: 'group', name: 'Features', id: 'features', bits: 32,
      fields: [
        { kind: 'integer', name: 'Checksum', id: 'checksum', run: 32, bits: 1 },
        { kind: 'integer', name: 'TSO4', id: 'tso4', bits: 1 },
        { kind: 'integer', name: 'TSO6', id: 'tso6', bits: 1 },
        { kind: 'integer', name: 'TSO ECN', id: 'tsoEcn', bits: 1 },
        { kind: 'integer', name: 'UFO', id: 'ufo', bits: 1 },
        { kind: 'integer', name: 'USO4', id: 'uso4', bits: 1 },
        { kind: 'integer', name: 'USO6', id: 'uso6', bits: 1 },
        { kind: 'integer', name: 'Unused', id: 'unused', bits: 25 },
      ] },
  ] };

export const argumentTable: MessageTable = { kind: 'message', name: 'Argument', id: 'argument',
  protocol: () => protocolTable, needs: [], truncated: 11,
  fields: [{ kind: 'integer', name: 'Value', id: 'value', run: 32, bits: 32 }] };

export const protocolTable: ProtocolTable = { name: 'TUN',
  title: 'Universal TUN/TAP device driver of Linux', stem: 'tun',
  spec: 'spec/device/tun.protocol', little: true, gives: [],
  types: [interfaceRequestTable, statusRequestTable, mtuRequestTable, offloadTable, argumentTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Interface Request', 'Interface Request has its fixed fields', 9,
      'Linux if_tun.h'],
    ['NAME_TRUNCATED', 'truncated', 'Interface Request.Name', 'Name fits in what holds it', 10],
    ['REST_TRUNCATED', 'truncated', 'Interface Request.Rest', 'Rest fits in what holds it', 28],
    ['STATUS_REQUEST_TRUNCATED', 'truncated', 'Status Request',
      'Status Request has its fixed fields', 32, 'Linux if.h'],
    ['STATUS_REQUEST_NAME_TRUNCATED', 'truncated', 'Status Request.Name',
      'Name fits in what holds it', 33],
    ['STATUS_REQUEST_REST_TRUNCATED', 'truncated', 'Status Request.Rest',
      'Rest fits in what holds it', 52],
    ['MTU_REQUEST_TRUNCATED', 'truncated', 'MTU Request', 'MTU Request has its fixed fields', 56,
      'Linux if.h'],
    ['MTU_REQUEST_NAME_TRUNCATED', 'truncated', 'MTU Request.Name', 'Name fits in what holds it',
      57],
    ['MTU_REQUEST_REST_TRUNCATED', 'truncated', 'MTU Request.Rest', 'Rest fits in what holds it',
      59],
    ['OFFLOAD_TRUNCATED', 'truncated', 'Offload', 'Offload has its fixed fields', 63,
      'Linux if_tun.h'],
    ['ARGUMENT_TRUNCATED', 'truncated', 'Argument', 'Argument has its fixed fields', 77,
      'Linux if_tun.h'],
  ] };
