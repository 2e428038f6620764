/** Why a channel is no more, each by its name, and what is counted of channels. */
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import { CERTIFICATE_FAULTS } from '../certificates.ts';

export const CHANNEL_FAULTS = [
  ...CERTIFICATE_FAULTS,
  'a cell is malformed',
  'a cell came where it may not',
  'no link version is common',
  'the handshake took too long',
  'the proof does not hold',
  'the other end does not read',
  'the link was lost',
] as const;

/** 'closed' and 'idle' are no faults. */
export const CHANNEL_ENDS = [...CHANNEL_FAULTS, 'closed', 'idle'] as const;

export type ChannelEnd = (typeof CHANNEL_ENDS)[number];

export type ChannelCounters = Counters<(typeof COUNTED)[number]>;

const COUNTED = [
  'opened',
  'cells received',
  'cells sent',
  'padding received',
  'padding sent',
  'unknown cells',
  'cells of no circuit',
  'circuits refused',
  'circuits with an id that they may not have',
  'circuits with an id that is in use',
  'circuits beyond the maximum',
  'no circuit id to be had',
  'cells after the end',
  'clocks that are far off',
  ...CHANNEL_ENDS,
] as const;

export function channelCounters(): ChannelCounters {
  return countersOf(...COUNTED);
}
