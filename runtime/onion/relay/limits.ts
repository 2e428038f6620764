/** What a relay keeps of each thing at most, and what it counts. */
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import type { SendmeBreach } from '../flow/send-window.ts';
import type { StreamBreach } from '../flow/stream-flow.ts';

export interface RelayLimits {
  /** When full, CREATE2 is answered by DESTROY. */
  readonly circuitsMax: number;
  /** Circuits that one channel may ask for: at once, and a second after that; else DESTROY. */
  readonly createsBurst: number;
  readonly createsPerSecond: number;
  /** When full, BEGIN is answered by END. */
  readonly streamsPerCircuitMax: number;
  /**
   * Cells of one circuit that wait for a channel; a circuit that has more is closed. Twice as many
   * as slow start would have under way.
   */
  readonly cellsQueuedPerCircuitMax: number;
  /**
   * What waits of all circuits together, cells and text of streams; then the one that has most of
   * it is closed, and the next.
   */
  readonly octetsWaitingMax: number;
  readonly extendTimeoutMs: number;
  readonly connectTimeoutMs: number;
}

export const RELAY_LIMITS: RelayLimits = {
  circuitsMax: 100_000,
  createsBurst: 2_000,
  createsPerSecond: 200,
  streamsPerCircuitMax: 500,
  cellsQueuedPerCircuitMax: 10_000,
  octetsWaitingMax: 134_217_728,
  extendTimeoutMs: 30_000,
  connectTimeoutMs: 30_000,
};

/** What no honest client sends: the circuit ends by it. */
export type RelayBreach =
  SendmeBreach | StreamBreach | 'streamIdMisused' | 'malformedCells' | 'tapRefused';

export type RelayCounters = Counters<
  | RelayBreach
  | 'circuitsCreated'
  | 'circuitsExtended'
  | 'circuitsWithCongestionControl'
  | 'circuitsClosed'
  | 'cellsForward'
  | 'cellsBackward'
  | 'cellsForUs'
  | 'cellsSaid'
  | 'streamsBegun'
  | 'xoffsHeard'
  | 'xoffsSaid'
  | 'onionSkinsRefused'
  | 'createsRefusedFull'
  | 'createsRefusedTooFast'
  | 'extendsDroppedNotEarly'
  | 'extendsFailed'
  | 'breaches'
  | 'unknownRelayCommands'
  | 'unknownCells'
  | 'streamsRefusedFull'
  | 'streamsRefusedPolicy'
  | 'streamsRefusedMalformed'
  | 'circuitsKilledForTheirQueue'
  | 'circuitsKilledForMemory'
>;

export function relayCounters(): RelayCounters {
  return countersOf(
    'circuitsCreated',
    'circuitsExtended',
    'circuitsWithCongestionControl',
    'circuitsClosed',
    'cellsForward',
    'cellsBackward',
    'cellsForUs',
    'cellsSaid',
    'streamsBegun',
    'xoffsHeard',
    'xoffsSaid',
    'tapRefused',
    'onionSkinsRefused',
    'createsRefusedFull',
    'createsRefusedTooFast',
    'extendsDroppedNotEarly',
    'extendsFailed',
    'breaches',
    'malformedCells',
    'streamIdMisused',
    'sendmeWithoutTag',
    'sendmeOfWrongTag',
    'sendmeUnexpected',
    'streamSendmeUnexpected',
    'streamWindowExceeded',
    'xoffTooEarly',
    'flowControlOfOtherKind',
    'unknownRelayCommands',
    'unknownCells',
    'streamsRefusedFull',
    'streamsRefusedPolicy',
    'streamsRefusedMalformed',
    'circuitsKilledForTheirQueue',
    'circuitsKilledForMemory',
  );
}
