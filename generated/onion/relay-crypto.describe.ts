/**
 * @generated from spec/onion/relay-crypto.protocol: change that, then npm run generate.
 */
import type { MessageTable, ProtocolTable } from '../../runtime/base/describe/table.ts';

export const keyMaterialTable: MessageTable = { kind: 'message', name: 'Key Material',
  id: 'keyMaterial', protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [
    { kind: 'octets', name: 'Df', id: 'df', run: 576, size: { octets: () => 20, rule: 2 } },
    { kind: 'octets', name: 'Db', id: 'db', size: { octets: () => 20, rule: 3 } },
    { kind: 'octets', name: 'Kf', id: 'kf', size: { octets: () => 16, rule: 4 } },
    { kind: 'octets', name: 'Kb', id: 'kb', size: { octets: () => 16, rule: 5 } },
  ] };

export const protocolTable: ProtocolTable = { name: 'Tor Relay Crypto', title: 'keys of a hop',
  stem: 'relay-crypto', spec: 'spec/onion/relay-crypto.protocol', little: false, gives: [],
  types: [keyMaterialTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Key Material', 'Key Material has its fixed fields', 7,
      'tor-spec §5.2'],
    ['DF_TRUNCATED', 'truncated', 'Key Material.Df', 'Df fits in what holds it', 8],
    ['DB_TRUNCATED', 'truncated', 'Key Material.Db', 'Db fits in what holds it', 9],
    ['KF_TRUNCATED', 'truncated', 'Key Material.Kf', 'Kf fits in what holds it', 10],
    ['KB_TRUNCATED', 'truncated', 'Key Material.Kb', 'Kb fits in what holds it', 11],
  ] };
