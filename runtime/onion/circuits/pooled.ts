/** A circuit in the pool: begun with a channel, used by streams of one isolation, then let go. */
import { parseAddress } from '../../base/address.ts';
import { Timer } from '../../base/timers.ts';
import type { CellChannel } from '../channel/user.ts';
import { ClientCircuit } from '../circuit.ts';
import type { CircuitShared } from '../circuit/shared.ts';
import type { CircuitFailure, CircuitUser } from '../circuit/user.ts';
import { areEqual } from '../crypto.ts';
import type { RelayTarget } from '../target.ts';
import type { OnionClientOptions, PooledInfo, Wanting } from './user.ts';

/** To a guard that can be reached, a link and the handshake on it take no longer than this. */
const CHANNEL_MS_MAX = 20_000;

export interface PooledOwner {
  readonly options: OnionClientOptions;
  readonly shared: CircuitShared;
  /** It is open. */
  ready(pooled: Pooled): void;
  /** It was not to be, or is over; `isTimeout`, when it took too long. */
  gone(pooled: Pooled, why: string, isTimeout: boolean): void;
}

export interface PooledPlan {
  readonly path: readonly RelayTarget[];
  /** What it is built for. */
  readonly ports: readonly number[];
  readonly timeoutMs: number;
  readonly isFast: boolean;
}

export function isAmong(relays: readonly RelayTarget[], { rsaIdentity }: RelayTarget): boolean {
  return relays.some((relay) => areEqual(relay.rsaIdentity, rsaIdentity));
}

export class Pooled implements CircuitUser {
  readonly path: readonly RelayTarget[];
  readonly begun: number;
  circuit: ClientCircuit | undefined;
  /** Of the streams on it; undefined before the first. */
  isolation: string | undefined;
  /** We have closed it: nothing has failed. */
  isGivenUp = false;
  /** It was given to its owner to carry streams. */
  isReady = false;
  /** An exit did not answer over it: it carries what it does, and nothing new. */
  isSpent = false;
  /** Where it failed, behind the guard; undefined before. */
  failedAt: RelayTarget | undefined;
  /** When its first stream came; undefined before. */
  used: number | undefined;
  isOver = false;
  readonly #owner: PooledOwner;
  readonly #plan: PooledPlan;
  readonly #late: Timer;

  constructor(owner: PooledOwner, plan: PooledPlan) {
    this.#owner = owner;
    this.#plan = plan;
    this.path = plan.path;
    this.begun = owner.shared.timers.clock.now();
    this.#late = new Timer(owner.shared.timers, () => this.#noChannel('timed out'));
  }

  get isOpen(): boolean {
    return this.circuit?.isOpen === true;
  }

  get exit(): RelayTarget {
    return this.path[this.path.length - 1];
  }

  /** Asks for the channel; what follows is heard by the owner. */
  begin(): void {
    this.#late.start(CHANNEL_MS_MAX);
    this.#owner.options.channelTo(this.path[0], {
      open: (channel) => this.#build(channel),
      failed: (why) => this.#noChannel(why),
    });
  }

  /** Whether a stream of this kind may go over it, by its isolation, and to this exit. */
  suits({ wish, isolation, avoided }: Pick<Wanting, 'wish' | 'isolation' | 'avoided'>): boolean {
    if (this.isOver || this.isSpent) return false;
    if (this.isolation !== undefined && this.isolation !== isolation) return false;
    // What is not built yet would fail as what failed did.
    const suspects = this.isOpen ? [this.exit] : this.path.slice(1);
    if (suspects.some((relay) => isAmong(avoided, relay))) return false;
    if (this.circuit !== undefined && this.isOpen && !this.circuit.canCarryMore) return false;
    // For a name to be resolved, any exit will do.
    if (wish.port === 0) return true;
    const { canExit } = this.#owner.options;
    if (canExit !== undefined) return canExit(this.exit, wish.port, parseAddress(wish.host));
    return this.#plan.ports.includes(wish.port);
  }

  /** A stream goes over it now. */
  claim(isolation: string): ClientCircuit {
    this.isolation = isolation;
    this.used ??= this.#owner.shared.timers.clock.now();
    return this.circuit!;
  }

  close(): void {
    if (this.isOver) return;
    this.isGivenUp = true;
    if (this.circuit === undefined) this.#over('closed by us', false);
    else this.circuit.close();
  }

  info(): PooledInfo | undefined {
    const { circuit, isolation, begun, used } = this;
    if (circuit === undefined) return undefined;
    const ageMs = this.#owner.shared.timers.clock.now() - begun;
    return { ...circuit.info(), isolation, ageMs, isDirty: used !== undefined };
  }

  opened(): void {
    this.isReady = this.#owner.options.guardResult?.(this.path, true) ?? true;
    if (this.isReady) this.#owner.ready(this);
    else this.close();
  }

  failed(failure: CircuitFailure): void {
    const { step, hop, relay, why } = failure;
    const who = relay?.nickname ?? 'a relay';
    const isTimeout = why === 'timed out';
    if (hop > 0) this.failedAt = relay;
    const isOfTheGuard = hop === 0 && !this.isGivenUp;
    this.#over(`${step} at ${who}, hop ${hop + 1}: ${why}`, isTimeout, isOfTheGuard);
  }

  closed({ why }: CircuitFailure): void {
    const [{ nickname }] = this.path;
    if (!this.isReady) return this.#over(`a better guard than ${nickname} may be there`, false);
    const names = this.path.map((relay) => relay.nickname).join(' > ');
    this.#over(this.isGivenUp ? why : `circuit ${names}: ${why}`, false);
  }

  #build(channel: CellChannel): void {
    if (this.isOver) return;
    this.#late.stop();
    const { timeoutMs, isFast } = this.#plan;
    const { shared } = this.#owner;
    this.circuit = new ClientCircuit(shared, channel, this.path, this, { timeoutMs, isFast });
    this.circuit.build();
  }

  #noChannel(why: string): void {
    this.#over(`no channel to ${this.path[0].nickname}: ${why}`, false, true);
  }

  #over(why: string, isTimeout: boolean, isOfTheGuard = false): void {
    if (this.isOver) return;
    this.isOver = true;
    this.#late.stop();
    if (isOfTheGuard) this.#owner.options.guardResult?.(this.path, false);
    this.#owner.gone(this, why, isTimeout);
  }
}
