/**
 * One neighbour: the machine of spec/link/neighbour.protocol, and what a route holds on to. While
 * it is known where packets go, sending one is a copy of the link's header and a call of the
 * device; while it is not, copies wait, few and the newest.
 */
import * as machine from '../../generated/link/neighbour.machine.ts';
import type { Address } from '../base/address.ts';
import type { Counters } from '../base/counters.ts';
import { Timer } from '../base/timers.ts';
import type { Timers } from '../base/timers.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import { newFrameInfo } from '../device/frame-info.ts';
import { FrameRing } from '../device/frame-ring.ts';
import { hardwareAddressOf } from './hardware-address.ts';
import type { FrameLink, NextHop, Resolver } from './link.ts';

/** Of one neighbour; RFC 4861 §7.2.2 asks for one at least. */
export const PENDING_PACKETS_MAX = 16;
/** Of all neighbours on a link together. */
export const PENDING_OCTETS_MAX = 4 * 1024 * 1024;

export type NeighbourCounters = Counters<
  | 'created'
  | 'forgotten'
  | 'evicted'
  | 'refusedFull'
  | 'unaskedRefused'
  | 'pendingDropped'
  | 'returned'
  | 'flushDropped'
>;

/** What all neighbours on a link share. */
export interface NeighbourGround {
  readonly link: FrameLink;
  readonly resolver: Resolver;
  readonly timers: Timers;
  readonly counters: NeighbourCounters;
  /** RFC 4861 §6.3.2, RFC 4861 §10; a router may say otherwise. */
  readonly retransTimer: number;
  readonly reachableTime: number;
  readonly delayFirstProbeTime: number;
  readonly maxMulticastSolicit: number;
  readonly maxUnicastSolicit: number;
  /** Octets that wait for their neighbours. */
  pendingOctets: number;
  /** How often any of them was used: their order is that of last use. */
  uses: number;
  /** The one in the table for its address, itself if there is room; undefined when not. */
  admit(neighbour: Neighbour): Neighbour | undefined;
  forget(neighbour: Neighbour): void;
  /** A timer has run out: time passes. */
  redraw(): void;
}

const NOTHING = new Uint8Array(0);
const NO_INFO = newFrameInfo();
const TIMERS = [machine.SOLICIT_TIMER, machine.REACHABLE_TIMER, machine.DELAY_TIMER] as const;

/** Filled again for each event. */
const advertisement = { targetAddress: 0, solicited: false, override: false };
const announcement = { sourceAddress: 0 };
const assignment = { assignedAddress: 0 };

export class Neighbour implements machine.Neighbour, NextHop {
  readonly address: Address;
  state: machine.NeighbourState = machine.NONE;
  probes = 0;
  interval = 0;
  /** Number of its last use among all uses. */
  lastUse = 0;
  /** Whether it is in the table: else the next packet must find it a place. */
  isListed = false;
  readonly #ground: NeighbourGround;
  readonly #timers: readonly Timer[];
  #linkAddress = 0;
  #hardwareAddress: Uint8Array | undefined;
  #header: Uint8Array = NOTHING;
  #pending: FrameRing | undefined;
  #lastUseAtTimer = 0;
  /** The packet of the event at hand. */
  #octets: Uint8Array = NOTHING;
  #start = 0;
  #end = 0;
  #info: FrameInfo = NO_INFO;
  #isTaken = true;

  constructor(ground: NeighbourGround, address: Address) {
    this.address = address;
    this.#ground = ground;
    this.#timers = TIMERS.map((timer) => new Timer(ground.timers, () => this.#expire(timer)));
    machine.startNeighbour(this);
  }

  /** Where packets go; undefined while that is not known. */
  get hardwareAddress(): Uint8Array | undefined {
    return this.#hardwareAddress;
  }

  get stateName(): string {
    return machine.stateNames[this.state];
  }

  get isPermanent(): boolean {
    return this.state === machine.PERMANENT;
  }

  /** Whether nothing that waits is lost when it goes, nor what was set by hand. */
  get isEvictable(): boolean {
    return this.state !== machine.INCOMPLETE && this.state !== machine.PERMANENT;
  }

  send(b: Uint8Array, o: number, end: number, info: FrameInfo): boolean {
    if (!this.isListed) {
      const listed = this.#ground.admit(this);
      if (listed === undefined) return false;
      if (listed !== this) return listed.send(b, o, end, info);
    }
    this.lastUse = ++this.#ground.uses;
    this.#octets = b;
    this.#start = o;
    this.#end = end;
    this.#info = info;
    this.#isTaken = true;
    machine.onPacket(this);
    this.#octets = NOTHING;
    this.#info = NO_INFO;
    return this.#isTaken;
  }

  confirm(): void {
    machine.onConfirmation(this);
  }

  /** It answered, or spoke up: an ARP reply, a Neighbour Advertisement. */
  advertise(hardwareAddress: number, isSolicited: boolean, isOverriding: boolean): void {
    advertisement.targetAddress = hardwareAddress;
    advertisement.solicited = isSolicited;
    advertisement.override = isOverriding;
    machine.onAdvertisement(this, advertisement);
  }

  /** It named itself in passing. */
  announce(hardwareAddress: number): void {
    announcement.sourceAddress = hardwareAddress;
    machine.onAnnouncement(this, announcement);
  }

  /** It is there, says who runs the network. */
  assign(hardwareAddress: number): void {
    assignment.assignedAddress = hardwareAddress;
    machine.onAssignment(this, assignment);
  }

  /** It is not in the table any more; who holds it may go on sending. */
  remove(): void {
    machine.onRemoval(this);
    this.#ground.forget(this);
  }

  /** What waits for it, and cannot be sent nor given back. */
  discard(): void {
    this.#takePending(() => this.#ground.counters.pendingDropped++);
    this.#hardwareAddress = undefined;
    this.#linkAddress = 0;
    this.#header = NOTHING;
  }

  get linkAddress(): number {
    return this.#linkAddress;
  }

  set linkAddress(address: number) {
    if (address === this.#linkAddress && this.#hardwareAddress !== undefined) return;
    this.#linkAddress = address;
    this.#hardwareAddress = hardwareAddressOf(address);
    const { link, resolver } = this.#ground;
    this.#header = link.header(this.#hardwareAddress, resolver.etherType);
  }

  get retransTimer(): number {
    return this.#ground.retransTimer;
  }

  get reachableTime(): number {
    return this.#ground.reachableTime;
  }

  get delayFirstProbeTime(): number {
    return this.#ground.delayFirstProbeTime;
  }

  get maxMulticastSolicit(): number {
    return this.#ground.maxMulticastSolicit;
  }

  get maxUnicastSolicit(): number {
    return this.#ground.maxUnicastSolicit;
  }

  transmitThePacket(): void {
    this.#isTaken = this.#ground.link.sendBehind(
      this.#header,
      this.#octets,
      this.#start,
      this.#end,
      this.#info,
    );
  }

  queueThePacket(): void {
    const ground = this.#ground;
    const octets = this.#end - this.#start;
    const pending = (this.#pending ??= new FrameRing(PENDING_PACKETS_MAX, ground.link.headRoom));
    // RFC 4861 §7.2.2: the newest is kept, whichever must go.
    while (
      pending.frames > 0 &&
      (pending.isFull || ground.pendingOctets + octets > PENDING_OCTETS_MAX)
    ) {
      ground.pendingOctets -= pending.end - pending.headRoom;
      pending.shift();
      ground.counters.pendingDropped++;
    }
    if (ground.pendingOctets + octets > PENDING_OCTETS_MAX) {
      ground.counters.pendingDropped++;
      return;
    }
    pending.push(this.#octets, this.#start, this.#end, this.#info);
    ground.pendingOctets += octets;
  }

  flushTheQueue(): void {
    const { link, counters } = this.#ground;
    this.#takePending(({ octets, headRoom, end, info }) => {
      if (!link.sendBehind(this.#header, octets, headRoom, end, info)) counters.flushDropped++;
    });
  }

  dropTheQueue(): void {
    const { resolver, counters } = this.#ground;
    this.#takePending(({ octets, headRoom, end }) => {
      counters.returned++;
      resolver.unreachable(this.address, octets, headRoom, end);
    });
  }

  askEveryone(): void {
    this.#ground.resolver.solicit(this.address, undefined);
  }

  askTheNeighbour(): void {
    this.#ground.resolver.solicit(this.address, this.#hardwareAddress);
  }

  chooseAnotherRouter(): void {
    this.#ground.resolver.lost(this.address);
  }

  startTimer(timer: machine.NeighbourTimer, ms: number): void {
    this.#timers[timer].start(ms);
  }

  cancelTimer(timer: machine.NeighbourTimer): void {
    this.#timers[timer].stop();
  }

  /** Each packet that waits, the oldest first; what comes to wait meanwhile is not among them. */
  #takePending(take: (pending: FrameRing) => void): void {
    const pending = this.#pending;
    if (pending === undefined) return;
    this.#pending = undefined;
    for (; pending.frames > 0; pending.shift()) {
      this.#ground.pendingOctets -= pending.end - pending.headRoom;
      take(pending);
    }
  }

  #expire(timer: machine.NeighbourTimer): void {
    this.#ground.redraw();
    // RFC 7048 §3 asks ever more rarely, and for ever: nobody is asked for whom nobody sends.
    const isUnused = this.lastUse === this.#lastUseAtTimer;
    if (isUnused && this.state === machine.UNREACHABLE) machine.onRemoval(this);
    else machine.onNeighbourTimer(this, timer);
    this.#lastUseAtTimer = this.lastUse;
    if (this.state === machine.NONE) this.#ground.forget(this);
  }
}
