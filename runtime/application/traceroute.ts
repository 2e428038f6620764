/**
 * The way to a host, hop by hop, as traceroute(8) finds it: packets that may pass ever more routers
 * die at one after the other, and each says so (RFC 792, RFC 4443 §3.3). Several are under way at
 * once; what they meet is told in the order of the hops.
 */
import type { Address } from '../base/address.ts';
import { sameAddress } from '../base/address.ts';
import { Timer } from '../base/timers.ts';
import type { Timers } from '../base/timers.ts';
import type { Echo, EchoErrorKind } from '../network/echo.ts';
import type { Network, NetworkFault } from '../network/network.ts';
import type { UdpService } from '../transport/udp/user.ts';
import { echoProber, udpProber } from './traceroute/probers.ts';
import type { Answer, Prober } from './traceroute/probers.ts';

/** A stack, as much of it as is needed here. */
export interface TracerouteGround {
  readonly timers: Timers;
  readonly echo: Echo;
  readonly ip: Network;
  readonly udp: UdpService;
}

export interface TracerouteOptions {
  readonly destination: Address;
  readonly source?: Address | undefined;
  /** What is sent: datagrams to ports where nobody is, or echo requests. */
  readonly by?: 'udp' | 'echo' | undefined;
  readonly hopsMax?: number | undefined;
  readonly probesAHop?: number | undefined;
  readonly waitMs?: number | undefined;
  readonly dataOctets?: number | undefined;
}

/** What became of one probe; `from` is undefined when nothing came back in time. */
export interface Probe {
  readonly from: Address | undefined;
  readonly roundTripMs: number;
  /** Undefined where the hop only passed it on, or is the destination. */
  readonly error: { readonly kind: EchoErrorKind; readonly code: number } | undefined;
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
const UNDER_WAY_MAX = 16;
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
  readonly #probesMax: number;
  readonly #waitMs: number;
  readonly #prober: Prober;
  readonly #probes: (Probe | undefined)[] = [];
  readonly #underWay = new Map<number, UnderWay>();
  #next = 0;
  #told = 0;
  #isOver = false;

  constructor(ground: TracerouteGround, options: TracerouteOptions, user: TracerouteUser) {
    this.#ground = ground;
    this.#user = user;
    this.#destination = options.destination;
    this.#probesAHop = options.probesAHop ?? PROBES_A_HOP;
    this.#probesMax = (options.hopsMax ?? HOPS_MAX) * this.#probesAHop;
    this.#waitMs = options.waitMs ?? WAIT_MS;
    const data = new Uint8Array(options.dataOctets ?? TRACE_DATA_OCTETS).fill(0x40);
    const { destination, source } = options;
    const make = options.by === 'echo' ? echoProber : udpProber;
    this.#prober = make(ground, { destination, source, data });
  }

  start(): void {
    this.#sendMore();
  }

  stop(): void {
    this.#finish(false, undefined);
  }

  #sendMore(): void {
    while (!this.#isOver && this.#next < this.#probesMax && this.#underWay.size < UNDER_WAY_MAX) {
      const fault = this.#send(this.#next++);
      if (fault !== undefined) this.#finish(false, fault);
    }
  }

  #send(number: number): NetworkFault | undefined {
    const { timers } = this.#ground;
    const timer = new Timer(timers, () => this.#settle(number, undefined));
    const probe: UnderWay = { sentAt: timers.clock.now(), timer, stop: () => {} };
    this.#underWay.set(number, probe);
    timer.start(this.#waitMs);
    const hop = 1 + Math.floor(number / this.#probesAHop);
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
      this.#told++;
      this.#user.hop({ hop: this.#told, probes: found });
      const isReached = found.some((one) => one.from && sameAddress(one.from, this.#destination));
      // Beyond a hop that says there is no way nobody answers.
      const isEnd = found.some((probe) => probe.error !== undefined);
      const isLast = this.#told * this.#probesAHop >= this.#probesMax;
      if (isReached || isEnd || isLast) this.#finish(isReached, undefined);
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
