/** What a relay gives all circuits through it. */
import type { Timers } from '../../base/timers.ts';
import type { CellChannel } from '../channel/user.ts';
import type { OnionCrypto } from '../crypto.ts';
import type { FlowParameters } from '../flow/parameters.ts';
import type { RelayTarget } from '../target.ts';
import type { CellBatches } from './cell-batch.ts';
import type { QueueBudget, QueueOwner } from './cell-queue.ts';
import type { Exit, ExitConnection } from './exit.ts';
import type { RelayCounters, RelayLimits } from './limits.ts';
import type { OnionSkins } from './onion-skins.ts';

export interface CircuitGround {
  readonly crypto: OnionCrypto;
  readonly timers: Timers;
  readonly limits: RelayLimits;
  readonly counters: RelayCounters;
  readonly batches: CellBatches;
  readonly budget: QueueBudget;
  readonly skins: OnionSkins;
  /** As the consensus has it now: a circuit keeps what it began with. */
  readonly flow: () => FlowParameters;
  /** Undefined: nothing is let out. */
  readonly exit: Exit | undefined;
  /** A stream of the relay's own directory; undefined: it is none. */
  readonly openDirectory: (() => ExitConnection) | undefined;
  /** Nobody extends a circuit from a relay to itself. */
  isOurs(target: RelayTarget): boolean;
  /** Settled with a channel to just this relay, an open one if there is one. */
  channelTo(target: RelayTarget, signal: AbortSignal): Promise<CellChannel>;
  closed(circuit: QueueOwner): void;
}
