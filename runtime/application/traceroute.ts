/**
 * The way to a host, hop by hop, as traceroute(8) finds it: packets that may pass ever more routers
 * die at one after the other, and each says so (RFC 792, RFC 4443 §3.3). Several are under way at
 * once; what they meet is told in the order of the hops.
 */
import type { Address } from '../base/address.ts';
import { sameAddress } from '../base/address.ts';
import { Timer } from '../base/timers.ts';
import type { Timers } from '../base/timers.ts';
import type { NetworkFault } from '../network/network.ts';
import { echoProber, onePortProber, synProber, udpProber } from './traceroute/probers.ts';
import type {
  Answer,
  ProbeError,
  Prober,
  ProberGround,
  ProberOptions,
} from './traceroute/probers.ts';
export type { ProbeError } from './traceroute/probers.ts';

/** A stack, as much of it as is needed here. */
export interface TracerouteGround extends ProberGround {
  readonly timers: Timers;
}

/** What is sent: datagrams to ports where nobody is, or to one port; SYNs; or echo requests. */
const PROBERS = { udp: udpProber, onePort: onePortProber, tcp: synProber, echo: echoProber };

export interface TracerouteOptions extends Omit<ProberOptions, 'data'> {
  readonly by?: keyof typeof PROBERS | undefined;
  readonly firstHop?: number | undefined;
  readonly hopsMax?: number | undefined;
  readonly probesAHop?: number | undefined;
  readonly waitMs?: number | undefined;
  readonly dataOctets?: number | undefined;
  /** Probes at once. */
  readonly underWayMax?: number | undefined;
}

/** What became of one probe; `from` is undefined when nothing came back in time. */
export interface Probe {
  readonly from: Address | undefined;
  readonly roundTripMs: number;
  /** Undefined where the hop only passed it on, or is the destination. */
  readonly error: ProbeError | undefined;
}

export interface TracerouteHop {
  readonly hop: number;
  readonly probes: readonly Probe[];
}

export interface TracerouteUser {
  hop(hop: TracerouteHop): void;
  /** Whether the destination itself has answered; or why nothing could be sent. */
  done(isReached: boolean, fault: NetworkFault | undefined): void;
}

export const HOPS_MAX = 30;
export const PROBES_A_HOP = 3;
export const WAIT_MS = 5000;
/** With the headers of IP and UDP, 60 octets. */
export const TRACE_DATA_OCTETS = 32;
export const UNDER_WAY_MAX = 16;
const MICROSECONDS = 1000;

interface UnderWay {
  readonly sentAt: number;
  readonly timer: Timer;
  stop: () => void;
}

export class Traceroute {
  readonly #ground: TracerouteGround;
  readonly #user: TracerouteUser;
  readonly #destination: Address;
  readonly #probesAHop: number;
  readonly #firstHop: number;
  readonly #underWayMax: number;
  readonly #waitMs: number;
  readonly #prober: Prober;
  readonly #probes: (Probe | undefined)[] = [];
  readonly #underWay = new Map<number, UnderWay>();
  /** Where it ends at the latest: nobody answers beyond a hop that says there is no way. */
  #probesMax: number;
  #next = 0;
  #told = 0;
  #isOver = false;

  constructor(ground: TracerouteGround, options: TracerouteOptions, user: TracerouteUser) {
    this.#ground = ground;
    this.#user = user;
    this.#destination = options.destination;
    this.#probesAHop = options.probesAHop ?? PROBES_A_HOP;
    this.#firstHop = options.firstHop ?? 1;
    this.#underWayMax = options.underWayMax ?? UNDER_WAY_MAX;
    this.#probesMax = (1 + (options.hopsMax ?? HOPS_MAX) - this.#firstHop) * this.#probesAHop;
    this.#waitMs = options.waitMs ?? WAIT_MS;
    const data = new Uint8Array(options.dataOctets ?? TRACE_DATA_OCTETS).fill(0x40);
    this.#prober = PROBERS[options.by ?? 'udp'](ground, { ...options, data });
  }

  start(): void {
    this.#sendMore();
  }

  stop(): void {
    this.#finish(false, undefined);
  }

  #sendMore(): void {
    const most = this.#underWayMax;
    while (!this.#isOver && this.#next < this.#probesMax && this.#underWay.size < most) {
      const fault = this.#send(this.#next++);
      // Whoever said that it is too large has been heard, and the path is known.
      if (fault === 'EMSGSIZE' && this.#probes.length > 0) this.#settle(this.#next - 1, undefined);
      else if (fault !== undefined) this.#finish(false, fault);
    }
  }

  #send(number: number): NetworkFault | undefined {
    const { timers } = this.#ground;
    const timer = new Timer(timers, () => this.#settle(number, undefined));
    const probe: UnderWay = { sentAt: timers.clock.now(), timer, stop: () => {} };
    this.#underWay.set(number, probe);
    timer.start(this.#waitMs);
    const hop = this.#firstHop + Math.floor(number / this.#probesAHop);
    const sent = this.#prober.send(number, hop, (answer) => this.#settle(number, answer));
    if (typeof sent === 'string') return sent;
    probe.stop = sent;
    return undefined;
  }

  #settle(number: number, answer: Answer | undefined): void {
    const probe = this.#underWay.get(number);
    if (probe === undefined || this.#isOver) return;
    this.#underWay.delete(number);
    probe.timer.stop();
    probe.stop();
    const took = this.#ground.timers.clock.now() - probe.sentAt;
    const roundTripMs = Math.round(took * MICROSECONDS) / MICROSECONDS;
    this.#probes[number] = {
      from: answer?.from,
      roundTripMs: answer === undefined ? 0 : roundTripMs,
      error: answer?.error,
    };
    if (answer?.error !== undefined) {
      const hops = Math.ceil((number + 1) / this.#probesAHop);
      this.#probesMax = Math.min(this.#probesMax, hops * this.#probesAHop);
    }
    this.#tell();
    this.#sendMore();
  }

  /** Every hop that is complete and the next one to tell of. */
  #tell(): void {
    while (!this.#isOver) {
      const first = this.#told * this.#probesAHop;
      const probes = this.#probes.slice(first, first + this.#probesAHop);
      const found = probes.filter((probe) => probe !== undefined);
      if (found.length < this.#probesAHop) return;
      this.#user.hop({ hop: this.#firstHop + this.#told, probes: found });
      this.#told++;
      const isReached = found.some((one) => one.from && sameAddress(one.from, this.#destination));
      const isLast = this.#told * this.#probesAHop >= this.#probesMax;
      if (isReached || isLast) this.#finish(isReached, undefined);
    }
  }

  #finish(isReached: boolean, fault: NetworkFault | undefined): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const { timer, stop } of this.#underWay.values()) {
      timer.stop();
      stop();
    }
    this.#underWay.clear();
    this.#prober.close();
    this.#user.done(isReached, fault);
  }
}
