/**
 * @generated from spec/application/control.protocol: change that, then npm run generate.
 */
import type {
  ArmTable,
  MessageTable,
  Name,
  ProtocolTable,
} from '../../runtime/base/describe/table.ts';

export const typeNames: readonly Name[] = [
  [1, 1, 'Hello'],
  [2, 2, 'Run'],
  [3, 3, 'Input'],
  [4, 4, 'Input Ended'],
  [5, 5, 'Interrupt'],
  [16, 16, 'Output'],
  [17, 17, 'Complaint'],
  [18, 18, 'Open File'],
  [19, 19, 'File Octets'],
  [20, 20, 'Close File'],
  [21, 21, 'File Done'],
  [22, 22, 'Taken'],
  [23, 23, 'Ended'],
  [24, 24, 'Refused'],
  [25, 25, 'Input Wanted'],
];

const messageBodyArms: readonly ArmTable[] = [
  { name: 'Hello', id: 'hello', tags: [[1, 1]],
    fields: [{ kind: 'integer', name: 'Version', id: 'version', run: 16, bits: 16 }] },
  { name: 'Run', id: 'run', tags: [[2, 2]],
    fields: [
      { kind: 'integer', name: 'Capabilities', id: 'capabilities', run: 32, bits: 8,
        ranges: [[[0, 31]], 7] },
      { kind: 'integer', name: 'Output Is Terminal', id: 'outputIsTerminal', bits: 1 },
      { kind: 'integer', name: 'Errors Are Terminal', id: 'errorsAreTerminal', bits: 1 },
      { kind: 'integer', name: 'No Color', id: 'noColor', bits: 1 },
      { kind: 'integer', name: 'Unused', id: 'unused', bits: 5, constant: [0, 8], derived: true },
      { kind: 'integer', name: 'Columns', id: 'columns', bits: 16 },
      { kind: 'list', name: 'Words', id: 'words',
        element: { kind: 'nested', name: 'Words', id: '', type: () => wordTable }, truncated: 9 },
    ] },
  { name: 'Input', id: 'input', tags: [[3, 3]],
    fields: [{ kind: 'octets', name: 'Octets', id: 'octets' }] },
  { name: 'Input Ended', id: 'inputEnded', tags: [[4, 4]],
    fields: [{ kind: 'octets', name: 'Nothing', id: 'nothing' }] },
  { name: 'Interrupt', id: 'interrupt', tags: [[5, 5]],
    fields: [{ kind: 'octets', name: 'Nothing', id: 'nothing' }] },
  { name: 'Input Wanted', id: 'inputWanted', tags: [[25, 25]],
    fields: [{ kind: 'octets', name: 'Nothing', id: 'nothing' }] },
  { name: 'Output', id: 'output', tags: [[16, 16]],
    fields: [{ kind: 'octets', name: 'Octets', id: 'octets' }] },
  { name: 'Complaint', id: 'complaint', tags: [[17, 17]],
    fields: [{ kind: 'octets', name: 'Octets', id: 'octets' }] },
  { name: 'Open File', id: 'openFile', tags: [[18, 18]],
    fields: [
      { kind: 'integer', name: 'File', id: 'file', run: 16, bits: 16 },
      { kind: 'octets', name: 'Name', id: 'name', text: true },
    ] },
  { name: 'File Octets', id: 'fileOctets', tags: [[19, 19]],
    fields: [
      { kind: 'integer', name: 'File', id: 'file', run: 16, bits: 16 },
      { kind: 'octets', name: 'Octets', id: 'octets' },
    ] },
  { name: 'Close File', id: 'closeFile', tags: [[20, 20]],
    fields: [{ kind: 'integer', name: 'File', id: 'file', run: 16, bits: 16 }] },
  { name: 'File Done', id: 'fileDone', tags: [[21, 21]],
    fields: [
      { kind: 'integer', name: 'File', id: 'file', run: 16, bits: 16 },
      { kind: 'octets', name: 'Code', id: 'code', text: true },
    ] },
  { name: 'Taken', id: 'taken', tags: [[22, 22]],
    fields: [{ kind: 'integer', name: 'Octets', id: 'octets', run: 32, bits: 32 }] },
  { name: 'Ended', id: 'ended', tags: [[23, 23]],
    fields: [{ kind: 'integer', name: 'Status', id: 'status', run: 8, bits: 8 }] },
  { name: 'Refused', id: 'refused', tags: [[24, 24]],
    fields: [{ kind: 'octets', name: 'Reason', id: 'reason', text: true }] },
  { name: 'Unknown', id: 'unknown', fields: [{ kind: 'octets', name: 'Octets', id: 'octets' }] },
];

export const messageTable: MessageTable = { kind: 'message', name: 'Message', id: 'message',
  protocol: () => protocolTable, needs: [], truncated: 1,
  size: { octets: (f) => f.length + 5, rule: 2, after: 'length', leftover: 10 },
  fields: [
    { kind: 'integer', name: 'Length', id: 'length', run: 40, bits: 32,
      ranges: [[[0, 0x100000]], 3], derived: true },
    { kind: 'integer', name: 'Type', id: 'type', bits: 8, names: typeNames, derived: true },
    { kind: 'union', name: 'Body', id: 'body', tag: (f) => f.type,
      size: { octets: (f) => f.length, rule: 4 }, truncated: 5, leftover: 6,
      arms: messageBodyArms },
  ] };

export const wordTable: MessageTable = { kind: 'message', name: 'Word', id: 'word',
  protocol: () => protocolTable, needs: [], truncated: 11,
  fields: [
    { kind: 'integer', name: 'Text Length', id: 'textLength', run: 16, bits: 16,
      ranges: [[[0, 65535]], 12], derived: true },
    { kind: 'octets', name: 'Text', id: 'text', size: { octets: (f) => f.textLength, rule: 13 },
      text: true },
  ] };

export const protocolTable: ProtocolTable = { name: 'Control', title: 'commands and their daemon',
  stem: 'control', spec: 'spec/application/control.protocol', little: false, gives: [],
  types: [messageTable, wordTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Message', 'Message has its fixed fields', 7],
    ['MESSAGE_TRUNCATED', 'truncated', 'Message', 'Message fits in what holds it', 7],
    ['LENGTH_MALFORMED', 'malformed', 'Message.Length', 'Length in 0..1048576', 8],
    ['BODY_TRUNCATED', 'truncated', 'Message.Body', 'Body fits in what holds it', 10],
    ['BODY_TRUNCATED_2', 'truncated', 'Message.Body', 'Body holds its fields', 10],
    ['BODY_LEFTOVER', 'leftover', 'Message.Body', 'Body is filled by its fields', 10],
    ['RUN_CAPABILITIES_MALFORMED', 'malformed', 'Message.Body.Run.Capabilities',
      'Capabilities in 0..31', 14],
    ['RUN_UNUSED_MALFORMED', 'malformed', 'Message.Body.Run.Unused', 'Unused = 0', 18],
    ['RUN_WORDS_TRUNCATED', 'truncated', 'Message.Body.Run.Words',
      'Words ends with a whole item', 20],
    ['LEFTOVER', 'leftover', 'Message', 'Message is filled by its fields', 7],
    ['WORD_TRUNCATED', 'truncated', 'Word', 'Word has its fixed fields', 42],
    ['WORD_TEXT_LENGTH_MALFORMED', 'malformed', 'Word.Text Length', 'Text Length in 0..65535', 42],
    ['WORD_TEXT_TRUNCATED', 'truncated', 'Word.Text', 'Text fits in what holds it', 42],
  ] };
