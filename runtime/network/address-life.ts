/**
 * One address of IPv6 on an interface: the machine of spec/network/address-life.protocol. It probes
 * for the address before anyone may use it (RFC 4862 §5.4), knows its own probes by their nonces
 * when they come back (RFC 7527), and ends with the address's lifetimes.
 */
import type { Address } from '../base/address.ts';
import { fraction } from '../base/random.ts';
import type { Random } from '../base/random.ts';
import { Timer } from '../base/timers.ts';
import type { Timers } from '../base/timers.ts';
import * as machine from '../../generated/network/address-life.machine.ts';
import type { InterfaceAddress } from './interface.ts';

/** RFC 4862 §5.1 and RFC 4861 §10. */
export const DETECT_TRANSMITS = 1;
export const DETECT_TRANSMITS_MAX = 8;
const MAX_RTR_SOLICITATION_DELAY_MS = 1000;
/** RFC 7527 §4.1 and RFC 3971 §5.3.2: in octets; and how many probes may be on their way. */
export const NONCE_OCTETS = 6;
const NONCES_KEPT = 8;

/** What all addresses of an interface share. */
export interface LifeGround {
  readonly timers: Timers;
  readonly random: Random;
  /** In milliseconds. */
  readonly retransTimer: number;
  readonly detectTransmits: number;
  readonly maxMulticastSolicit: number;
  /** Wants to hear what goes to the address's solicited-node group; or does no longer. */
  listenFor(address: Address): void;
  listenNoMore(address: Address): void;
  /** Asks, from nobody, who has the address. */
  probe(address: Address, nonce: Uint8Array): void;
  /** `life.own` has another state than before. */
  changed(life: AddressLife): void;
  duplicated(life: AddressLife): void;
  expired(life: AddressLife): void;
  /** RFC 8981 §3.6: a new temporary address is wanted. */
  succeed(life: AddressLife): void;
}

/** Filled again for each event. */
const lifetimes = {
  anyPreferred: false,
  preferredLifetime: 0,
  validLifetime: 0,
  regenerationTime: 0,
};

const TIMERS = [
  machine.DELAY_TIMER,
  machine.PROBE_TIMER,
  machine.PREFERENCE_TIMER,
  machine.VALIDITY_TIMER,
  machine.REGENERATION_TIMER,
] as const;

export class AddressLife implements machine.Address {
  readonly own: InterfaceAddress;
  state: machine.AddressState = machine.TENTATIVE;
  left = 0;
  looped = false;
  young = true;
  readonly #ground: LifeGround;
  readonly #timers: readonly Timer[];
  readonly #nonces = new Uint8Array(NONCES_KEPT * NONCE_OCTETS);
  #probes = 0;
  #isListening = false;
  #isHurried = false;

  constructor(ground: LifeGround, own: InterfaceAddress) {
    this.#ground = ground;
    this.own = own;
    this.#timers = TIMERS.map(
      (timer) => new Timer(ground.timers, () => machine.onAddressTimer(this, timer)),
    );
    machine.startAddress(this);
  }

  /** Nobody has answered for it, and its time is not over. */
  get isAssigned(): boolean {
    return this.state === machine.PREFERRED || this.state === machine.DEPRECATED;
  }

  get isTentative(): boolean {
    return this.state === machine.TENTATIVE;
  }

  get isDuplicated(): boolean {
    return this.state === machine.DUPLICATED;
  }

  /** It is to be used, once nobody else turns out to; `isHurried` where no crowd begins at once. */
  assign(isHurried: boolean): void {
    this.#isHurried = isHurried;
    machine.onAssignment(this);
  }

  /**
   * In milliseconds from now; Infinity for ever. A temporary one wants a successor before its end.
   */
  setLifetimes(preferredMs: number, validMs: number, regenerationMs = Infinity): void {
    const now = this.#ground.timers.clock.now();
    this.own.preferredUntil = now + preferredMs;
    this.own.validUntil = now + validMs;
    lifetimes.anyPreferred = preferredMs > 0;
    lifetimes.preferredLifetime = preferredMs;
    lifetimes.validLifetime = validMs;
    lifetimes.regenerationTime = regenerationMs;
    machine.onLifetimes(this, lifetimes);
  }

  /** Somebody else has it, or wants it. */
  conflict(): void {
    machine.onConflict(this);
  }

  /** A probe was ours, as its nonce b[at…) says: RFC 7527 §4.2. */
  loopback(): void {
    machine.onLoopback(this);
  }

  /** Whether one of our probes had the nonce that stands in b[from, to). */
  isOurNonce(b: Uint8Array, from: number, to: number): boolean {
    if (to - from !== NONCE_OCTETS) return false;
    for (let one = 0; one < Math.min(this.#probes, NONCES_KEPT); one++) {
      let index = 0;
      while (index < NONCE_OCTETS && this.#nonces[one * NONCE_OCTETS + index] === b[from + index]) {
        index++;
      }
      if (index === NONCE_OCTETS) return true;
    }
    return false;
  }

  /** It is off its interface. */
  remove(): void {
    machine.onRemoval(this);
  }

  get retransTimer(): number {
    return this.#ground.retransTimer;
  }

  get detectTransmits(): number {
    return this.#ground.detectTransmits;
  }

  get maxMulticastSolicit(): number {
    return this.#ground.maxMulticastSolicit;
  }

  aMomentToWait(): number {
    return this.#isHurried ? 0 : fraction(this.#ground.random) * MAX_RTR_SOLICITATION_DELAY_MS;
  }

  joinTheGroup(): void {
    if (this.#isListening) return;
    this.#isListening = true;
    this.#ground.listenFor(this.own.address);
  }

  leaveTheGroup(): void {
    if (!this.#isListening) return;
    this.#isListening = false;
    this.#ground.listenNoMore(this.own.address);
  }

  probe(): void {
    const at = (this.#probes++ % NONCES_KEPT) * NONCE_OCTETS;
    const nonce = this.#nonces.subarray(at, at + NONCE_OCTETS);
    this.#ground.random.fill(nonce);
    this.#ground.probe(this.own.address, nonce);
  }

  tellOfTheState(): void {
    this.#ground.changed(this);
  }

  reportTheDuplicate(): void {
    this.#ground.duplicated(this);
  }

  removeTheAddress(): void {
    this.#ground.expired(this);
  }

  makeASuccessor(): void {
    this.#ground.succeed(this);
  }

  startTimer(timer: machine.AddressTimer, ms: number): void {
    this.#timers[timer].start(ms);
  }

  cancelTimer(timer: machine.AddressTimer): void {
    this.#timers[timer].stop();
  }
}
