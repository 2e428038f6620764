/** What channels are given, and what they tell whoever has opened or accepted them. */
import type { Address } from '../../base/address.ts';
import type { Random } from '../../base/random.ts';
import type { Timers } from '../../base/timers.ts';
import type { RelayCertificates } from '../certificates/make.ts';
import type { OnionCrypto } from '../crypto.ts';
import type { RelayTarget } from '../target.ts';
import type { ChannelCounters, ChannelEnd } from './faults.ts';
import type { CellChannel, CircuitEnd } from './user.ts';

/** Of all channels of a client or a relay. */
export interface ChannelSettings {
  readonly timers: Timers;
  readonly random: Random;
  readonly crypto: OnionCrypto;
  readonly unixSeconds: () => number;
  readonly counters: ChannelCounters;
  /** Link versions on offer, of 3 to 5: all of them, unless said otherwise. */
  readonly versions?: readonly number[];
  /** Whether to pad, where link versions and roles allow it: yes, unless said otherwise. */
  readonly hasPadding?: boolean;
  readonly handshakeTimeoutMs?: number;
  readonly idleTimeoutMs?: number;
  /** Who we are: of a relay. A client says nothing. May be made anew for each channel. */
  readonly certificates?: () => RelayCertificates;
  /** Where we can be reached: of a relay. */
  readonly addresses?: readonly Address[];
  /** Takes circuits that others ask for: of a relay. */
  readonly owner?: CircuitOwner;
}

export interface CircuitOwner {
  /**
   * Asked for by a cell which is given to the answer's `cell` next: CREATE, CREATE2 or CREATE_FAST.
   * Undefined: the circuit is destroyed at once.
   */
  accept(channel: CellChannel, circuitId: number): CircuitEnd | undefined;
}

/** Called from within the channel: never throwing. */
export interface ChannelUser {
  opened(): void;
  /** The last call, and the only one when the handshake did not hold. */
  closed(end: ChannelEnd): void;
}

/** Whom an initiator means; what it does not name, may be anybody. */
export type ExpectedIdentity = Partial<Pick<RelayTarget, 'rsaIdentity' | 'ed25519Identity'>>;
