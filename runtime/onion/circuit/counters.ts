/** What happens in circuits, by name; one table for all circuits of a client. */
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import type { SendmeBreach } from '../flow/send-window.ts';
import type { StreamBreach } from '../flow/stream-flow.ts';

/** What no relay that keeps the protocol would have sent: the circuit ends by it. */
export type Breach =
  | SendmeBreach
  | StreamBreach
  | 'unrecognizedCell'
  | 'malformedCell'
  | 'cellOfWrongHop'
  | 'commandOutOfPlace'
  | 'unknownStream'
  | 'handshakeRefused';

export type CircuitCounters = Counters<
  | Breach
  | 'circuitsBegun'
  | 'circuitsOpened'
  | 'circuitsFailed'
  | 'circuitsTimedOut'
  | 'cellsSent'
  | 'cellsReceived'
  | 'paddingIgnored'
  | 'unknownCommandsIgnored'
  | 'cellsAfterEnd'
  | 'streamsFull'
  | 'streamsOverrun'
  | 'streamsLate'
>;

export function circuitCounters(): CircuitCounters {
  return countersOf(
    'circuitsBegun',
    'circuitsOpened',
    'circuitsFailed',
    'circuitsTimedOut',
    'cellsSent',
    'cellsReceived',
    'paddingIgnored',
    'unknownCommandsIgnored',
    'cellsAfterEnd',
    'streamsFull',
    'streamsOverrun',
    'streamsLate',
    'unrecognizedCell',
    'malformedCell',
    'cellOfWrongHop',
    'commandOutOfPlace',
    'unknownStream',
    'handshakeRefused',
    'sendmeWithoutTag',
    'sendmeOfWrongTag',
    'sendmeUnexpected',
    'streamSendmeUnexpected',
    'streamWindowExceeded',
    'xoffTooEarly',
    'flowControlOfOtherKind',
  );
}
