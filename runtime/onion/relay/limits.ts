/** What a relay keeps of each thing at most, and what it counts. */
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';

export interface RelayLimits {
  /** When full, CREATE2 is answered by DESTROY. */
  readonly circuitsMax: number;
  /** When full, BEGIN is answered by END. */
  readonly streamsPerCircuitMax: number;
  /** Cells of one circuit that wait for a channel, each way; a circuit that has more is closed. */
  readonly cellsQueuedPerCircuitMax: number;
  /** Of all circuits together; then the one that has most of them is closed, and the next. */
  readonly cellsQueuedMax: number;
  readonly extendTimeoutMs: number;
  readonly connectTimeoutMs: number;
}

export const RELAY_LIMITS: RelayLimits = {
  circuitsMax: 100_000,
  streamsPerCircuitMax: 500,
  cellsQueuedPerCircuitMax: 4_000,
  cellsQueuedMax: 200_000,
  extendTimeoutMs: 30_000,
  connectTimeoutMs: 30_000,
};

export type RelayCounters = Counters<
  | 'circuitsCreated'
  | 'circuitsExtended'
  | 'circuitsClosed'
  | 'cellsForward'
  | 'cellsBackward'
  | 'cellsForUs'
  | 'cellsSaid'
  | 'streamsBegun'
  | 'tapRefused'
  | 'onionSkinsRefused'
  | 'createsRefusedFull'
  | 'extendsDroppedNotEarly'
  | 'extendsFailed'
  | 'breaches'
  | 'malformedCells'
  | 'unknownRelayCommands'
  | 'unknownCells'
  | 'cellsForNobody'
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
    'circuitsClosed',
    'cellsForward',
    'cellsBackward',
    'cellsForUs',
    'cellsSaid',
    'streamsBegun',
    'tapRefused',
    'onionSkinsRefused',
    'createsRefusedFull',
    'extendsDroppedNotEarly',
    'extendsFailed',
    'breaches',
    'malformedCells',
    'unknownRelayCommands',
    'unknownCells',
    'cellsForNobody',
    'streamsRefusedFull',
    'streamsRefusedPolicy',
    'streamsRefusedMalformed',
    'circuitsKilledForTheirQueue',
    'circuitsKilledForMemory',
  );
}
