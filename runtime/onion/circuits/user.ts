/** What a client is given to make circuits, and how it is asked for streams. */
import type { Address } from '../../base/address.ts';
import type { CellChannel } from '../channel/user.ts';
import type { ClientCircuit } from '../circuit.ts';
import type { CircuitGiven } from '../circuit/shared.ts';
import type { CircuitInfo } from '../circuit/user.ts';
import type { Parameter } from '../parameter.ts';
import type { StreamTimes } from '../stream/host.ts';
import type { RelayTarget } from '../target.ts';
import type { TcpFault } from '../../transport/tcp/user.ts';
import type { Isolation } from './isolation.ts';
import type { Pooled } from './pooled.ts';

export interface ExitPurpose {
  readonly kind: 'exit';
  /** All of them must be let out; none: any exit will do. */
  readonly ports: readonly number[];
  readonly host?: Address | undefined;
  readonly isStable?: boolean | undefined;
}

/** Why there is no path. */
export interface NoPath {
  readonly name: string;
  readonly reason: string;
}

/** Who waits for a channel: hears one of these, once. */
export interface ChannelWaiter {
  open(channel: CellChannel): void;
  failed(why: string): void;
}

export interface OnionClientOptions extends CircuitGiven {
  /** From the guard to the exit; none but the guard is one of those to be avoided. */
  choosePath(purpose: ExitPurpose, avoid?: readonly RelayTarget[]): readonly RelayTarget[] | NoPath;
  /** A channel that is open, or one that will be; it may answer at once. */
  channelTo(target: RelayTarget, waiter: ChannelWaiter): void;
  /** Whether an exit lets a stream out; unless said, what a circuit was built for goes. */
  canExit?(exit: RelayTarget, port: number, host: Address | undefined): boolean;
  /**
   * How circuits do, by their paths: false when they fail at the guard itself. Answers whether one
   * that was built may carry streams: not while a better guard may be there (guard-spec §4.8).
   */
  guardResult?(path: readonly RelayTarget[], isBuilt: boolean): boolean;
  /** Of the consensus. */
  readonly parameter?: Parameter | undefined;
  readonly limits?: Partial<ClientLimits> | undefined;
  /** What keeps streams apart besides their `isolation`: nothing, unless said. */
  readonly isolate?: readonly Isolation[] | undefined;
  readonly times?: Partial<StreamTimes> | undefined;
}

export interface ClientLimits {
  /** In all, those that are being built included; then no more are begun. */
  readonly circuitsMax: number;
  /** That are being built. */
  readonly buildingMax: number;
  /** Streams that wait for a circuit; then no more are taken. */
  readonly waitingMax: number;
  /** For one stream: circuits that fail to be built, and exits that will not have it. */
  readonly attemptsMax: number;
  /** How long an exit may take to answer: at the first attempt, the next ones, and the last. */
  readonly answerMs: readonly number[];
  /** Kept ready, with nothing on them yet. */
  readonly sparesMin: number;
  /** What those that are ready are to let out. */
  readonly sparePorts: readonly number[];
  /** After its first stream, a circuit takes new ones for so long: path-spec §2.2. */
  readonly dirtyMs: number;
  /** One that nobody has used is closed after so long. */
  readonly cleanMs: number;
  /** Between two rounds of spares when the last one failed. */
  readonly retryMs: number;
}

export interface StreamWish {
  readonly host: string;
  readonly port: number;
  /** Streams of different keys never share a circuit. */
  readonly isolation?: string | undefined;
  readonly isStable?: boolean | undefined;
}

/** A stream or a question, as long as it is to be carried by some circuit. */
export interface Wanting {
  readonly wish: StreamWish;
  readonly isolation: string;
  /** Circuits that were tried. */
  attempts: number;
  /** In words, what failed at last; undefined while nothing has. */
  why: string | undefined;
  /** Relays that have failed it: others are gone through, where there are any. */
  avoided: readonly RelayTarget[];
  /** What it rides, or has ridden; undefined before. */
  carrier: Pooled | undefined;
  /** Over this circuit; a fault when it cannot. */
  ride(circuit: ClientCircuit, answerMs: number): TcpFault | undefined;
  /** Nothing carries it, and nothing will. */
  fail(fault: TcpFault, why: string): void;
}

/** One circuit in the pool, for people. */
export interface PooledInfo extends CircuitInfo {
  readonly isolation: string | undefined;
  readonly ageMs: number;
  readonly isDirty: boolean;
}
