/** What several commands answer alike. */
import {
  anything,
  count,
  flag,
  integer,
  list,
  number,
  object,
  oneOf,
  record,
  text,
} from '../schema.ts';
import type { Schema } from '../schema.ts';

export const counters: Schema = record(number);

export const interfaceRow: Schema = object({
  name: text,
  index: count,
  isUp: flag,
  isForwarding: flag,
  mtu: count,
  hardwareAddress: text,
  'macPolicy?': text,
  addresses: list(object({ address: text, length: count, state: text, isTemporary: flag })),
  counters,
});

export const connectionRow: Schema = object({
  protocol: oneOf('tcp', 'tcp6', 'udp', 'udp6'),
  receiveQueue: count,
  sendQueue: count,
  local: text,
  remote: text,
  state: text,
  'owner?': object({ 'id?': count, name: text }),
});

export const routeRow: Schema = object({
  version: oneOf(4, 6),
  prefix: text,
  'gateway?': text,
  interface: text,
  metric: count,
  origin: text,
});

export const neighbourRow: Schema = object({
  interface: text,
  address: text,
  'hardwareAddress?': text,
  state: text,
});

export const pingSummary: Readonly<Record<string, Schema>> = {
  minMs: number,
  meanMs: number,
  maxMs: number,
  deviationMs: number,
  sent: count,
  received: count,
  duplicates: count,
  changed: count,
  errors: count,
  ms: number,
};

/** What came: as text, or where it is none in base64. */
export const page: Readonly<Record<string, Schema>> = { 'text?': text, 'base64?': text };

const hopFields = { nickname: text, fingerprint: text, address: text, flags: list(text) };

export const onionStatusFields: Readonly<Record<string, Schema>> = {
  percent: number,
  phase: text,
  guards: list(object({ ...hopFields, state: text })),
  circuits: list(
    object({
      id: count,
      state: text,
      path: list(object(hopFields)),
      streams: count,
      'rttMs?': number,
      'buildMs?': number,
      sendWindow: number,
      sendRoom: number,
      phase: text,
      ageMs: number,
      isDirty: flag,
    }),
  ),
  'consensus?': object({
    validAfter: text,
    freshUntil: text,
    validUntil: text,
    ageSeconds: number,
    relays: count,
    microdescriptors: count,
  }),
  buildTimeoutMs: number,
  'lastFailure?': text,
  channels: count,
  counters: record(counters),
};

export const onionStatus: Schema = object(onionStatusFields);

const place = { file: text, line: count, column: count };

export const diagnostic: Schema = object({
  ...place,
  message: text,
  'help?': text,
  'note?': object({ ...place, message: text }),
});

/** The fields of a layer are those of its protocol. */
export const packetFields: Readonly<Record<string, Schema>> = {
  number: count,
  'timestamp?': text,
  'interface?': anything,
  'direction?': text,
  'comments?': list(text),
  capturedOctets: count,
  octets: count,
  source: text,
  destination: text,
  protocol: text,
  info: text,
  layers: list(
    object({
      protocol: text,
      message: text,
      bitOffset: count,
      bitLength: count,
      'quoted?': flag,
      'reassembled?': flag,
      fields: anything,
    }),
  ),
  'data?': list(text),
  'notes?': list(text),
  'fault?': anything,
};

export const packet: Schema = object(packetFields);

export const laboratory: Schema = object({
  title: text,
  seed: integer,
  ms: number,
  isDone: flag,
  /** Of each kind it has more, of its own. */
  records: list({
    type: 'object',
    properties: { atMs: number, deed: count, kind: text },
    required: ['atMs', 'deed', 'kind'],
  }),
  links: list(
    object({
      from: text,
      to: text,
      frames: count,
      octets: count,
      lost: count,
      dropped: count,
      duplicated: count,
      delayed: count,
      corrupted: count,
      refused: count,
    }),
  ),
});
