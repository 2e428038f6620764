/**
 * @generated from spec/onion/begin.protocol: change that, then npm run generate.
 */
import type { MessageTable, ProtocolTable } from '../../runtime/base/describe/table.ts';

export const flagsTable: MessageTable = { kind: 'message', name: 'Flags', id: 'flags',
  protocol: () => protocolTable, needs: [], truncated: 1,
  size: { octets: () => 4, rule: 2, leftover: 3 },
  fields: [
    { kind: 'integer', name: 'Unused', id: 'unused', run: 32, bits: 29 },
    { kind: 'integer', name: 'IPv6 Preferred', id: 'ipv6Preferred', bits: 1 },
    { kind: 'integer', name: 'IPv4 Not Okay', id: 'ipv4NotOkay', bits: 1 },
    { kind: 'integer', name: 'IPv6 Okay', id: 'ipv6Okay', bits: 1 },
  ] };

export const protocolTable: ProtocolTable = { name: 'Tor Begin', title: 'the flags of BEGIN',
  stem: 'begin', spec: 'spec/onion/begin.protocol', little: false, gives: [], types: [flagsTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Flags', 'Flags has its fixed fields', 7],
    ['FLAGS_TRUNCATED', 'truncated', 'Flags', 'Flags fits in what holds it', 7],
    ['LEFTOVER', 'leftover', 'Flags', 'Flags is filled by its fields', 7],
  ] };
