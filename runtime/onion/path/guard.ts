/**
 * An entry guard of the sample: since when it is one, whether it can be reached, and when to look
 * again; the machine of spec/onion/guard.protocol. Dates are drawn from the past, so that nobody
 * can tell from them when a client began (guard-spec appendix A.2).
 */
import * as machine from '../../../generated/onion/guard.machine.ts';
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import type { Relay } from './relays.ts';

/** Seconds since 1970, of what is kept from one run to the next. */
export interface GuardRecord {
  /** Its RSA identity in base64 without padding. */
  readonly key: string;
  readonly nickname: string;
  readonly addedOn: number;
  confirmedOn: number | undefined;
  /** Its place among those that are confirmed, in the order in which they were first used. */
  confirmedAs: number | undefined;
  unlistedSince: number | undefined;
}

/** What all guards share. */
export interface GuardGround {
  readonly timers: Timers;
  /** A guard was used for the first time. */
  confirmed(guard: SampledGuard): void;
  isPrimary(guard: SampledGuard): boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** guard-spec §4.5: failing for less than so long, it is tried again after so long. */
const PRIMARY_SCHEDULE: readonly (readonly [failingMs: number, retryMs: number])[] = [
  [6 * HOUR, 10 * MINUTE],
  [96 * HOUR, 90 * MINUTE],
  [168 * HOUR, 4 * HOUR],
  [Infinity, 9 * HOUR],
];
const OTHER_SCHEDULE: readonly (readonly [failingMs: number, retryMs: number])[] = [
  [6 * HOUR, HOUR],
  [96 * HOUR, 4 * HOUR],
  [168 * HOUR, 18 * HOUR],
  [Infinity, 36 * HOUR],
];

export class SampledGuard implements machine.Guard {
  readonly record: GuardRecord;
  /** The consensus of now has it as a guard. */
  isListed = false;
  /** As a circuit needs to know it; undefined while that is not known. */
  relay: Relay | undefined;
  state: machine.GuardState = machine.MAYBE;
  /** A circuit is being built through it to find out whether it can be reached. */
  isPending = false;
  readonly #ground: GuardGround;
  readonly #retry: Timer;
  #failingSince: number | undefined;

  constructor(ground: GuardGround, record: GuardRecord) {
    this.record = record;
    this.#ground = ground;
    this.#retry = new Timer(ground.timers, () => machine.onGuardTimer(this, machine.RETRY_TIMER));
    machine.startGuard(this);
  }

  get isWorthTrying(): boolean {
    return this.state !== machine.UNREACHABLE;
  }

  built(): void {
    this.isPending = false;
    machine.onCircuitBuilt(this);
  }

  failed(): void {
    this.isPending = false;
    machine.onCircuitFailed(this);
  }

  lookAgain(): void {
    machine.onLookAgain(this);
  }

  /** It is no guard of ours any more. */
  forget(): void {
    this.#retry.stop();
  }

  aRetryDelay(): number {
    const failing = this.#ground.timers.clock.now() - (this.#failingSince ?? 0);
    const schedule = this.#ground.isPrimary(this) ? PRIMARY_SCHEDULE : OTHER_SCHEDULE;
    return schedule.find(([failingMs]) => failing < failingMs)![1];
  }

  confirm(): void {
    if (this.record.confirmedOn === undefined) this.#ground.confirmed(this);
  }

  noteTheFailure(): void {
    this.#failingSince ??= this.#ground.timers.clock.now();
  }

  forgetTheFailures(): void {
    this.#failingSince = undefined;
  }

  startTimer(_: machine.GuardTimer, ms: number): void {
    this.#retry.start(ms);
  }

  cancelTimer(): void {
    this.#retry.stop();
  }
}
