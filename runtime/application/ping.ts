/**
 * Asks a host again and again whether it is there, as ping(8) does, and counts what comes back. It
 * ends when as many as were asked for have come back, or in vain a while after the last request;
 * what it has seen until then can be read at any time.
 */
import type { Address } from '../base/address.ts';
import { Timer } from '../base/timers.ts';
import type { Timers } from '../base/timers.ts';
import type { Echo, EchoError, EchoErrorKind, EchoReply, EchoSession } from '../network/echo.ts';
import type { Interface } from '../network/interface.ts';
import type { Network, NetworkFault, Route, SendOptions } from '../network/network.ts';
import { RoundTrips } from './round-trips.ts';
import type { RoundTripSummary } from './round-trips.ts';

/** A stack, as much of it as is needed here. */
export interface PingGround {
  readonly timers: Timers;
  readonly echo: Echo;
  readonly ip: Network;
}

export interface PingOptions {
  readonly destination: Address;
  readonly source?: Address | undefined;
  /** How often; without end where it is not said. */
  readonly times?: number | undefined;
  readonly intervalMs?: number | undefined;
  /** Octets of data in each request. */
  readonly dataOctets?: number | undefined;
  readonly hopLimit?: number | undefined;
  /** The interface to leave by. */
  readonly interface?: Interface | undefined;
  /** What is too large for the way is not sent in fragments. */
  readonly dontFragment?: boolean | undefined;
  /** How long the last ones are waited for when nothing has come back at all. */
  readonly lingerMs?: number | undefined;
}

export interface PingReply {
  readonly sequence: number;
  readonly from: Address;
  /** Of the reply's ICMP message, its header included. */
  readonly octets: number;
  readonly hopLimit: number;
  readonly roundTripMs: number;
  readonly isDuplicate: boolean;
  /** What came back is not what was sent. */
  readonly isChanged: boolean;
}

export interface PingError {
  readonly sequence: number;
  readonly from: Address;
  readonly kind: EchoErrorKind;
  readonly code: number;
  readonly mtu: number;
}

export interface PingUser {
  /** A request has been sent. */
  sent?(sequence: number): void;
  reply(reply: PingReply): void;
  error(error: PingError): void;
  /** This machine itself could not send it. */
  unsent?(sequence: number, fault: NetworkFault): void;
  done(summary: PingSummary): void;
}

export interface PingSummary extends RoundTripSummary {
  readonly sent: number;
  readonly received: number;
  readonly duplicates: number;
  readonly changed: number;
  readonly errors: number;
  /** From the first request to the end. */
  readonly ms: number;
}

export const PING_INTERVAL_MS = 1000;
export const PING_DATA_OCTETS = 56;
export const PING_LINGER_MS = 10_000;
const HOP_LIMIT = 64;
const ICMP_HEADER_OCTETS = 8;
/** Sequence numbers have sixteen bits; so many requests are remembered. */
const SEQUENCES = 65_536;
const MICROSECONDS = 1000;

export class Ping {
  readonly #ground: PingGround;
  readonly #options: PingOptions;
  readonly #user: PingUser;
  readonly #data: Uint8Array;
  readonly #intervalMs: number;
  readonly #timer: Timer;
  readonly #sentAt = new Map<number, number>();
  readonly #answered = new Set<number>();
  readonly #trips = new RoundTrips();
  readonly #sendOptions: SendOptions;
  #session: EchoSession | undefined;
  #route: Route | undefined;
  #sent = 0;
  #received = 0;
  #duplicates = 0;
  #changed = 0;
  #errors = 0;
  #begunAt = 0;
  #isOver = false;

  constructor(ground: PingGround, options: PingOptions, user: PingUser) {
    this.#ground = ground;
    this.#options = options;
    this.#user = user;
    this.#data = Uint8Array.from(
      { length: options.dataOctets ?? PING_DATA_OCTETS },
      (_, at) => at & 0xff,
    );
    this.#intervalMs = options.intervalMs ?? PING_INTERVAL_MS;
    this.#timer = new Timer(ground.timers, () => this.#goOn());
    this.#sendOptions = {
      hopLimit: options.hopLimit ?? HOP_LIMIT,
      trafficClass: 0,
      dontFragment: options.dontFragment ?? false,
      flowLabel: 0,
    };
  }

  /** Sends the first one; what keeps it from that, if there is no way at all. */
  start(): NetworkFault | undefined {
    const route = this.#wayThere();
    if (typeof route === 'string') return route;
    this.#session = this.#ground.echo.open({
      reply: (reply) => this.#replied(reply),
      error: (error) => this.#failed(error),
    });
    if (this.#session === undefined) return 'ENOBUFS';
    this.#route = route;
    this.#begunAt = this.#now;
    this.#goOn();
    return undefined;
  }

  /** Ends it now. */
  stop(): void {
    this.#finish();
  }

  /** The largest packet on the way, as far as it is known. */
  get mtu(): number | undefined {
    return this.#route?.mtu;
  }

  get source(): Address | undefined {
    return this.#route?.source;
  }

  get summary(): PingSummary {
    return {
      ...this.#trips.summary,
      sent: this.#sent,
      received: this.#received,
      duplicates: this.#duplicates,
      changed: this.#changed,
      errors: this.#errors,
      ms: this.#begunAt === 0 && this.#sent === 0 ? 0 : this.#now - this.#begunAt,
    };
  }

  get #now(): number {
    return this.#ground.timers.clock.now();
  }

  get #times(): number {
    return this.#options.times ?? Infinity;
  }

  #goOn(): void {
    if (this.#isOver) return;
    if (this.#sent >= this.#times) return this.#finish();
    this.#ask();
    if (this.#isOver) return;
    const isLast = this.#sent >= this.#times;
    this.#timer.start(isLast ? this.#lingerMs() : this.#intervalMs);
    // Of what could not be sent, nothing comes back.
    this.#endWhenComplete();
  }

  #ask(): void {
    const sequence = ++this.#sent % SEQUENCES;
    this.#sentAt.set(sequence, this.#now);
    this.#answered.delete(sequence);
    const route = this.#currentRoute();
    const fault =
      typeof route === 'string'
        ? route
        : this.#session?.send(route, sequence, this.#data, this.#sendOptions);
    if (fault === undefined) return this.#user.sent?.(sequence);
    this.#errors++;
    this.#user.unsent?.(sequence, fault);
  }

  #currentRoute(): Route | NetworkFault {
    if (this.#route?.isCurrent) return this.#route;
    const route = this.#wayThere();
    if (typeof route !== 'string') this.#route = route;
    return route;
  }

  #wayThere(): Route | NetworkFault {
    const { destination, source, interface: by } = this.#options;
    return this.#ground.ip.route(destination, { source, interface: by });
  }

  /** Two of the longest round trips, but an interval at least. */
  #lingerMs(): number {
    if (this.#received === 0) return this.#options.lingerMs ?? PING_LINGER_MS;
    return Math.max(2 * this.#trips.summary.maxMs, this.#intervalMs);
  }

  #replied({ arrival, sequence, data }: EchoReply): void {
    const sentAt = this.#sentAt.get(sequence);
    if (sentAt === undefined || this.#isOver) return;
    const { octets, source, addressOctets, end, hopLimit } = arrival;
    const isDuplicate = this.#answered.has(sequence);
    const isChanged = !isSameData(this.#data, octets, data, end);
    // A clock tells more digits than mean anything.
    const roundTripMs = Math.round((this.#now - sentAt) * MICROSECONDS) / MICROSECONDS;
    if (isDuplicate) this.#duplicates++;
    else {
      this.#answered.add(sequence);
      this.#received++;
      this.#trips.add(roundTripMs);
    }
    if (isChanged) this.#changed++;
    this.#user.reply({
      sequence,
      from: octets.slice(source, source + addressOctets),
      octets: end - data + ICMP_HEADER_OCTETS,
      hopLimit,
      roundTripMs,
      isDuplicate,
      isChanged,
    });
    this.#endWhenComplete();
  }

  #failed({ sequence, from, kind, code, mtu }: EchoError): void {
    if (this.#isOver || !this.#sentAt.has(sequence)) return;
    this.#errors++;
    this.#user.error({ sequence, from: from.slice(), kind, code, mtu });
    this.#endWhenComplete();
  }

  #endWhenComplete(): void {
    if (this.#received + this.#errors < this.#times) {
      if (this.#sent >= this.#times && this.#received === 1) {
        this.#timer.start(this.#lingerMs());
      }
      return;
    }
    // Not from within the stack: what comes back twice comes at the same moment.
    if (this.#sent >= this.#times) this.#timer.start(0);
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#timer.stop();
    this.#session?.close();
    this.#user.done(this.summary);
  }
}

function isSameData(data: Uint8Array, b: Uint8Array, from: number, to: number): boolean {
  if (to - from !== data.length) return false;
  for (let at = 0; at < data.length; at++) if (data[at] !== b[from + at]) return false;
  return true;
}
