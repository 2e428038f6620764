/** What TCP counts: every drop under its reason. */
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';

export type TcpCounters = Counters<
  | 'segmentsReceived'
  | 'segmentsSent'
  | 'segmentsRetransmitted'
  | 'resetsSent'
  | 'resetsReceived'
  | 'activeOpens'
  | 'passiveOpens'
  | 'failedOpens'
  | 'malformed'
  | 'corrupt'
  | 'toMany'
  // Each of the rest is of a connection, or for a listener, or one of those that follow.
  | 'toConnections'
  | 'toListeners'
  | 'strayResets'
  | 'fromOurselves'
  | 'noListener'
  | 'synQueueFull'
  | 'acceptQueueFull'
  | 'connectionsFull'
  | 'timeWaitFull'
  | 'synProbesFull'
  | 'noRoute'
  | 'sendFaults'
  // Text that was too old, outside of the window, or on a segment that was challenged.
  | 'notAccepted'
  // Without one where both had agreed on them: RFC 7323 §3.2.
  | 'timestampMissing'
  | 'duplicateData'
  | 'reassemblyRangesFull'
  // No memory for text, even without what came early; text that came early, and made way.
  | 'memoryFull'
  | 'earlyTextGivenUp'
  // A write that took less than its own buffer had room for.
  | 'sendMemoryFull'
  | 'resetsLimited'
  | 'sentRecordsFull'
  | 'challengesLimited'
  | 'challengesSent'
  | 'icmpNotOurs'
  | 'retransmissionTimeouts'
  | 'tailLossProbes'
  | 'fastRecoveries'
  | 'spuriousRecoveries'
  | 'zeroWindowProbes'
  | 'keepAlives'
  | 'unreadDataAborts'
  | 'pathMtuChanges'
>;

export function newTcpCounters(): TcpCounters {
  return countersOf(
    'segmentsReceived',
    'segmentsSent',
    'segmentsRetransmitted',
    'resetsSent',
    'resetsReceived',
    'activeOpens',
    'passiveOpens',
    'failedOpens',
    'malformed',
    'corrupt',
    'toMany',
    'toConnections',
    'toListeners',
    'strayResets',
    'fromOurselves',
    'noListener',
    'synQueueFull',
    'acceptQueueFull',
    'connectionsFull',
    'timeWaitFull',
    'synProbesFull',
    'noRoute',
    'sendFaults',
    'notAccepted',
    'timestampMissing',
    'duplicateData',
    'reassemblyRangesFull',
    'memoryFull',
    'earlyTextGivenUp',
    'sendMemoryFull',
    'resetsLimited',
    'sentRecordsFull',
    'challengesLimited',
    'challengesSent',
    'icmpNotOurs',
    'retransmissionTimeouts',
    'tailLossProbes',
    'fastRecoveries',
    'spuriousRecoveries',
    'zeroWindowProbes',
    'keepAlives',
    'unreadDataAborts',
    'pathMtuChanges',
  );
}
