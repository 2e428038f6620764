/** A circuit in the pool: begun with a channel, used by streams of one isolation, then let go. */
import { parseAddress } from '../../base/address.ts';
import type { CellChannel } from '../channel/user.ts';
import { ClientCircuit } from '../circuit.ts';
import type { CircuitShared } from '../circuit/shared.ts';
import type { CircuitFailure, CircuitUser } from '../circuit/user.ts';
import type { RelayTarget } from '../target.ts';
import type { OnionClientOptions, PooledInfo, StreamWish } from './user.ts';

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

export class Pooled implements CircuitUser {
  readonly path: readonly RelayTarget[];
  readonly begun: number;
  circuit: ClientCircuit | undefined;
  /** Of the streams on it; undefined before the first. */
  isolation: string | undefined;
  /** We have closed it: nothing has failed. */
  isGivenUp = false;
  /** When its first stream came; undefined before. */
  used: number | undefined;
  isOver = false;
  readonly #owner: PooledOwner;
  readonly #plan: PooledPlan;

  constructor(owner: PooledOwner, plan: PooledPlan) {
    this.#owner = owner;
    this.#plan = plan;
    this.path = plan.path;
    this.begun = owner.shared.timers.clock.now();
  }

  get isOpen(): boolean {
    return this.circuit?.isOpen === true;
  }

  /** Asks for the channel; what follows is heard by the owner. */
  begin(): void {
    this.#owner.options.channelTo(this.path[0], {
      open: (channel) => this.#build(channel),
      failed: (why) => this.#over(`no channel to ${this.path[0].nickname}: ${why}`, false, true),
    });
  }

  /** Whether a stream of this kind may go over it, as far as ports and isolation are concerned. */
  suits(wish: StreamWish, isolation: string): boolean {
    if (this.isOver || (this.isolation !== undefined && this.isolation !== isolation)) return false;
    if (this.circuit !== undefined && this.isOpen && !this.circuit.canCarryMore) return false;
    // For a name to be resolved, any exit will do.
    if (wish.port === 0) return true;
    const { canExit } = this.#owner.options;
    const exit = this.path[this.path.length - 1];
    if (canExit !== undefined) return canExit(exit, wish.port, parseAddress(wish.host));
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
    this.#owner.options.guardResult?.(this.path[0], true);
    this.#owner.ready(this);
  }

  failed(failure: CircuitFailure): void {
    const { step, hop, relay, why } = failure;
    const who = relay?.nickname ?? 'a relay';
    const isTimeout = why === 'timed out';
    // Neither what is slow, nor what we gave up ourselves, is the guard's fault.
    const isOfTheGuard = hop === 0 && !isTimeout && why !== 'closed by us';
    this.#over(`${step} at ${who}, hop ${hop + 1}: ${why}`, isTimeout, isOfTheGuard);
  }

  closed({ why }: CircuitFailure): void {
    this.#over(why, false);
  }

  #build(channel: CellChannel): void {
    if (this.isOver) return;
    const { timeoutMs, isFast } = this.#plan;
    const { shared } = this.#owner;
    this.circuit = new ClientCircuit(shared, channel, this.path, this, { timeoutMs, isFast });
    this.circuit.build();
  }

  #over(why: string, isTimeout: boolean, isOfTheGuard = false): void {
    if (this.isOver) return;
    this.isOver = true;
    if (isOfTheGuard) this.#owner.options.guardResult?.(this.path[0], false);
    this.#owner.gone(this, why, isTimeout);
  }
}
