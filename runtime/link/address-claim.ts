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

/** In milliseconds. */
interface Pace {
  readonly probeWait: number;
  readonly probeMin: number;
  readonly probeMax: number;
  readonly announceWait: number;
}

/** RFC 5227 §1.1. */
const AS_THE_RFC: Pace = { probeWait: 1000, probeMin: 1000, probeMax: 2000, announceWait: 2000 };
/**
 * For an address that a server gave us, who remembers whom it gave it to, and mostly asks before:
 * hosts on a link answer within milliseconds, and our user waits for the network. Whoever answers
 * later is still heard: docs/decisions/0064-an-address-in-a-fifth-of-a-second.md.
 */
const IN_A_HURRY: Pace = { probeWait: 0, probeMin: 40, probeMax: 60, announceWait: 100 };

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
  readonly #pace: Pace;

  constructor(
    ground: ClaimGround,
    word: number,
    claimant: Claimant,
    neverGivenUp: boolean,
    isHurried: boolean = false,
  ) {
    this.word = word;
    this.neverGivenUp = neverGivenUp;
    this.#pace = isHurried ? IN_A_HURRY : AS_THE_RFC;
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
    return this.#pace.probeWait * fraction(this.#ground.random);
  }

  aPause(): number {
    const { probeMin, probeMax } = this.#pace;
    return probeMin + (probeMax - probeMin) * fraction(this.#ground.random);
  }

  theLastPause(): number {
    return this.#pace.announceWait;
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
