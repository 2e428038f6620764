/** What all circuits of a client have in common. */
import type { Random } from '../../base/random.ts';
import type { Timers } from '../../base/timers.ts';
import { PiecePool } from '../../transport/tcp/receive-queue.ts';
import { SendMemory } from '../../transport/tcp/send-memory.ts';
import type { OnionCrypto } from '../crypto.ts';
import { flowParametersOf } from '../flow/parameters.ts';
import type { FlowParameters } from '../flow/parameters.ts';
import type { StreamTimes } from '../stream/host.ts';
import { circuitCounters } from './counters.ts';
import type { CircuitCounters } from './counters.ts';

/** What all streams together keep that came and was not read. */
const RECEIVED_OCTETS_MAX = 64 * 1024 * 1024;
/** And what was written and not sent: then each may still keep a little of its own. */
const WRITTEN_OCTETS_MAX = 64 * 1024 * 1024;
const WRITTEN_OCTETS_OF_EACH = 16_384;

export interface CircuitGiven {
  readonly crypto: OnionCrypto;
  readonly timers: Timers;
  /** For noise behind data, and for numbers that nobody should guess. */
  readonly random: Random;
}

export interface CircuitShared extends CircuitGiven {
  readonly counters: CircuitCounters;
  readonly pieces: PiecePool;
  readonly sendMemory: SendMemory;
  readonly times: StreamTimes;
  /** Changes with the consensus; a circuit keeps what it began with. */
  flow: FlowParameters;
}

/** Of those who do not say how long they wait: for a directory, say. */
const TIMES: StreamTimes = { answerMs: 60_000, lingerMs: 60_000 };

export function circuitShared(
  given: CircuitGiven,
  times: Partial<StreamTimes> = {},
): CircuitShared {
  return {
    ...given,
    counters: circuitCounters(),
    pieces: new PiecePool(RECEIVED_OCTETS_MAX),
    sendMemory: new SendMemory(WRITTEN_OCTETS_MAX, WRITTEN_OCTETS_OF_EACH),
    times: { ...TIMES, ...times },
    flow: flowParametersOf(() => undefined),
  };
}
