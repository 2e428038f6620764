/**
 * @generated from spec/onion/der.protocol: change that, then npm run generate.
 */
import type {
  ArmTable,
  ChoiceTable,
  MessageTable,
  Name,
  ProtocolTable,
} from '../../runtime/base/describe/table.ts';

export const identifierNames: readonly Name[] = [
  [1, 1, 'Boolean'],
  [2, 2, 'Integer'],
  [3, 3, 'Bit String'],
  [4, 4, 'Octet String'],
  [5, 5, 'Null'],
  [6, 6, 'Object Identifier'],
  [12, 12, 'UTF8 String'],
  [23, 23, 'UTC Time'],
  [24, 24, 'Generalized Time'],
  [48, 48, 'Sequence'],
  [49, 49, 'Set'],
  [160, 160, 'Explicit Zero'],
  [163, 163, 'Explicit Three'],
];

const bodyArms: readonly ArmTable[] = [
  { name: 'Short', id: 'short', tags: [[0, 127]],
    fields: [
      { kind: 'octets', name: 'Contents', id: 'contents',
        size: { octets: (f) => f.initialOctet, rule: 3 } },
    ] },
  { name: 'Long', id: 'long', tags: [[129, 129]],
    fields: [
      { kind: 'integer', name: 'Length', id: 'length', run: 8, bits: 8,
        ranges: [[[128, null]], 4], derived: true },
      { kind: 'octets', name: 'Long Contents', id: 'longContents',
        size: { octets: (f) => f.length, rule: 5 } },
    ] },
  { name: 'Longer', id: 'longer', tags: [[130, 130]],
    fields: [
      { kind: 'integer', name: 'Longer Length', id: 'longerLength', run: 16, bits: 16,
        ranges: [[[256, null]], 6], derived: true },
      { kind: 'octets', name: 'Longer Contents', id: 'longerContents',
        size: { octets: (f) => f.longerLength, rule: 7 } },
    ] },
];

export const elementTable: MessageTable = { kind: 'message', name: 'Element', id: 'element',
  protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [
    { kind: 'integer', name: 'Identifier', id: 'identifier', run: 8, bits: 8,
      names: identifierNames },
    { kind: 'nested', name: 'Body', id: 'body', type: () => bodyTable },
  ] };

export const bodyTable: ChoiceTable = { kind: 'choice', name: 'Body', id: 'body',
  protocol: () => protocolTable, needs: [], truncated: 2,
  tag: { kind: 'integer', name: 'Initial Octet', id: 'initialOctet', bits: 8, arms: bodyArms },
  arms: bodyArms, unknown: 8 };

export const protocolTable: ProtocolTable = { name: 'DER', title: 'Distinguished Encoding Rules',
  stem: 'der', spec: 'spec/onion/der.protocol', little: false, gives: [],
  types: [elementTable, bodyTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Element', 'Element has its fixed fields', 7, 'X.690 §8.1'],
    ['BODY_TRUNCATED', 'truncated', 'Body', 'Body has its fixed fields', 12, 'X.690 §10.1'],
    ['BODY_SHORT_CONTENTS_TRUNCATED', 'truncated', 'Body.Short.Contents',
      'Contents fits in what holds it', 13],
    ['BODY_LONG_LENGTH_MALFORMED', 'malformed', 'Body.Long.Length', 'Length in 128..', 14],
    ['BODY_LONG_LONG_CONTENTS_TRUNCATED', 'truncated', 'Body.Long.Long Contents',
      'Long Contents fits in what holds it', 14],
    ['BODY_LONGER_LONGER_LENGTH_MALFORMED', 'malformed', 'Body.Longer.Longer Length',
      'Longer Length in 256..', 15],
    ['BODY_LONGER_LONGER_CONTENTS_TRUNCATED', 'truncated', 'Body.Longer.Longer Contents',
      'Longer Contents fits in what holds it', 15],
    ['BODY_UNKNOWN', 'unknown', 'Body', 'Body has an arm for its tag', 12, 'X.690 §10.1'],
  ] };
