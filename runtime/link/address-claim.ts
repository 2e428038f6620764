/**
 * An address of IPv4 on its way into use, and in use: the machine of
 * spec/link/address-conflict.protocol. It asks whether somebody has the address, tells everyone
 * when nobody has, and stands up for it once.
 */
import * as machine from '../../generated/link/address-conflict.machine.ts';
import { fraction } from '../base/random.ts';
import type { Random } from '../base/random.ts';
import { Timer } from '../base/timers.ts';
import type { Timers } from '../base/timers.ts';

/** RFC 5227 §1.1, in milliseconds. */
const PROBE_WAIT = 1000;
const PROBE_MIN = 1000;
const PROBE_MAX = 2000;

/** Who wants the address. */
export interface Claimant {
  /** Nobody has it: it may be used. */
  accepted(): void;
  /** Somebody has it, or wants it at the same time: choose another one. */
  yielded(): void;
  /** The network may be another: not to be used until it is accepted again. */
  suspended(): void;
  /** Somebody else insists: what uses it is to end. */
  givenUp(): void;
}

/** What all claims on a link share. */
export interface ClaimGround {
  readonly timers: Timers;
  readonly random: Random;
  /** How often in a row an address was somebody else's. */
  conflictsInRow: number;
  sendProbe(word: number): void;
  sendAnnouncement(word: number): void;
}

const TIMERS = [
  machine.WAIT_TIMER,
  machine.PROBE_TIMER,
  machine.ANNOUNCEMENT_TIMER,
  machine.DEFENCE_TIMER,
] as const;

export class AddressClaim implements machine.Claim {
  /** The address, as a signed word. */
  readonly word: number;
  readonly neverGivenUp: boolean;
  state: machine.ClaimState = machine.IDLE;
  probes = 0;
  readonly #ground: ClaimGround;
  readonly #claimant: Claimant;
  readonly #timers: readonly Timer[];

  constructor(ground: ClaimGround, word: number, claimant: Claimant, neverGivenUp: boolean) {
    this.word = word;
    this.neverGivenUp = neverGivenUp;
    this.#ground = ground;
    this.#claimant = claimant;
    this.#timers = TIMERS.map(
      (timer) => new Timer(ground.timers, () => machine.onClaimTimer(this, timer)),
    );
    machine.startClaim(this);
  }

  get stateName(): string {
    return machine.stateNames[this.state];
  }

  /** Asks whether it is free; once more, when somebody had it. */
  claim(): void {
    machine.onClaim(this);
  }

  release(): void {
    machine.onRelease(this);
  }

  /** A packet of another host comes from the address. */
  conflict(): void {
    machine.onConflict(this);
  }

  /** Another host probes for the address. */
  rival(): void {
    machine.onRival(this);
  }

  /** The link is up again. */
  reconnect(): void {
    machine.onReconnection(this);
  }

  get conflicts(): number {
    return this.#ground.conflictsInRow;
  }

  aMomentToWait(): number {
    return PROBE_WAIT * fraction(this.#ground.random);
  }

  aPause(): number {
    return PROBE_MIN + (PROBE_MAX - PROBE_MIN) * fraction(this.#ground.random);
  }

  probe(): void {
    this.#ground.sendProbe(this.word);
  }

  announce(): void {
    this.#ground.sendAnnouncement(this.word);
  }

  acceptTheAddress(): void {
    this.#ground.conflictsInRow = 0;
    this.#claimant.accepted();
  }

  yieldTheAddress(): void {
    this.#ground.conflictsInRow++;
    this.#claimant.yielded();
  }

  suspendTheAddress(): void {
    this.#claimant.suspended();
  }

  giveUpTheAddress(): void {
    this.#claimant.givenUp();
  }

  startTimer(timer: machine.ClaimTimer, ms: number): void {
    this.#timers[timer].start(ms);
  }

  cancelTimer(timer: machine.ClaimTimer): void {
    this.#timers[timer].stop();
  }
}
