/**
 * Two TCPs joined by a network of nothing but time and chance: packets are TCP segments, that are
 * late, lost, doubled, out of order or damaged, from one seed.
 */
import { addressOf } from '../../../runtime/base/address.ts';
import type { Address } from '../../../runtime/base/address.ts';
import { sum16 } from '../../../runtime/base/checksum.ts';
import { VirtualClock } from '../../../runtime/base/clock.ts';
import { below, fraction, seededRandom } from '../../../runtime/base/random.ts';
import type { Random } from '../../../runtime/base/random.ts';
import { Timers } from '../../../runtime/base/timers.ts';
import { copyFrameInfo, newFrameInfo, PARTIAL } from '../../../runtime/device/frame-info.ts';
import type { FrameInfo } from '../../../runtime/device/frame-info.ts';
import { createTcp } from '../../../runtime/transport/tcp.ts';
import type { Tcp, TcpSetup } from '../../../runtime/transport/tcp.ts';
import { readSegment } from '../../../generated/transport/tcp.value.ts';
import type { TcpConnection } from '../../../runtime/transport/tcp/user.ts';
import { Recorder } from './recorder.ts';
import { Side } from './side.ts';

export { Recorder, hashOf, octetsOf } from './recorder.ts';

/** One way of the network. */
export interface Weather {
  delayMs: number;
  /** Chances, of each packet. */
  loss: number;
  duplication: number;
  reordering: number;
  corruption: number;
  mtu: number;
  /** Octets a millisecond; Infinity for no limit. */
  rate: number;
  /** Octets that wait for the rate, at most. */
  queueOctets: number;
}

export const FAIR: Weather = {
  delayMs: 5,
  loss: 0,
  duplication: 0,
  reordering: 0,
  corruption: 0,
  mtu: 1_500,
  rate: Infinity,
  queueOctets: Infinity,
};

export type Sent = ReturnType<typeof readSegment>;

/** A packet on its way, as a test may look at it, or stop it. */
export interface Packet {
  readonly from: 'a' | 'b';
  readonly at: number;
  readonly octets: Uint8Array;
  readonly info: FrameInfo;
  /** Read when asked for. */
  readonly segment: Sent;
}

export interface JoinedOptions {
  readonly seed?: number;
  readonly weather?: Partial<Weather>;
  readonly back?: Partial<Weather>;
  readonly version?: 4 | 6;
  readonly a?: Partial<TcpSetup>;
  readonly b?: Partial<TcpSetup>;
  /** False: the packet is lost. */
  readonly pass?: (packet: Packet) => boolean;
}

export class Joined {
  readonly clock = new VirtualClock(1_000);
  readonly timers = new Timers(this.clock);
  readonly random: Random;
  readonly a: Tcp;
  readonly b: Tcp;
  readonly addressA: Address;
  readonly addressB: Address;
  readonly there: Weather;
  readonly back: Weather;
  readonly packets: Packet[] = [];
  keepsPackets = true;
  pass: (packet: Packet) => boolean;
  readonly sides: { readonly a: Side; readonly b: Side };
  readonly #flights: Flight[] = [];
  #order = 0;

  constructor(options: JoinedOptions = {}) {
    const { seed = 1, version = 4 } = options;
    this.random = seededRandom(seed);
    this.there = { ...FAIR, ...options.weather };
    this.back = { ...this.there, ...options.back };
    this.pass = options.pass ?? ((): boolean => true);
    this.addressA = addressOf(version === 4 ? '192.0.2.1' : '2001:db8::1');
    this.addressB = addressOf(version === 4 ? '192.0.2.2' : '2001:db8::2');
    this.sides = { a: new Side(this, 'a', version), b: new Side(this, 'b', version) };
    const make = (side: Side, setup: Partial<TcpSetup> = {}): Tcp =>
      createTcp({ network: side, timers: this.timers, random: this.random, ...setup });
    this.a = make(this.sides.a, options.a);
    this.b = make(this.sides.b, options.b);
  }

  get now(): number {
    return this.clock.now();
  }

  /** For a side: a packet leaves. */
  carry(from: 'a' | 'b', b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    const octets = b.slice(o, end);
    const kept = newFrameInfo();
    copyFrameInfo(info, kept);
    if (info.checksum === PARTIAL) {
      kept.checksumStart = 0;
      kept.checksumField = info.checksumField - o;
      complete(octets, kept);
    }
    kept.dataStart = info.segmentOctets > 0 ? info.dataStart - o : 0;
    const packet: Packet = {
      from,
      at: this.now,
      octets,
      info: kept,
      get segment() {
        return readSegment(octets, 0, octets.length, 0);
      },
    };
    if (this.keepsPackets) this.packets.push(packet);
    if (this.pass(packet)) this.#launch(packet);
  }

  #launch(packet: Packet): void {
    const weather = packet.from === 'a' ? this.there : this.back;
    const { random } = this;
    if (fraction(random) < weather.loss) return;
    const side = this.sides[packet.from];
    const start = Math.max(this.now, side.lineFreeAt);
    if ((start - this.now) * weather.rate > weather.queueOctets) return;
    side.lineFreeAt = start + packet.octets.length / weather.rate;
    let due = side.lineFreeAt + weather.delayMs;
    if (fraction(random) < weather.reordering) due += fraction(random) * weather.delayMs * 2;
    this.#fly(packet, packet.octets, due);
    if (fraction(random) < weather.duplication) {
      this.#fly(packet, packet.octets, due + fraction(random) * weather.delayMs);
    }
  }

  #fly(packet: Packet, octets: Uint8Array, due: number): void {
    const weather = packet.from === 'a' ? this.there : this.back;
    let carried = octets;
    if (fraction(this.random) < weather.corruption) {
      carried = octets.slice();
      carried[below(this.random, carried.length)] ^= 1 << below(this.random, 8);
    }
    const flight = {
      due,
      order: this.#order++,
      to: packet.from === 'a' ? 'b' : 'a',
      carried,
      packet,
    };
    this.#flights.push(flight as Flight);
  }

  /** Delivers what comes next, all that is due at one moment as one batch; false: nothing will. */
  step(until = Infinity): boolean {
    let next = Infinity;
    for (const flight of this.#flights) next = Math.min(next, flight.due);
    const moment = Math.min(next, this.timers.next);
    if (moment > until || moment === Infinity) return false;
    this.clock.moveTo(moment);
    this.timers.fire();
    const due = this.#flights.filter((flight) => flight.due <= moment);
    if (due.length === 0) return true;
    due.sort((one, other) => one.due - other.due || one.order - other.order);
    let kept = 0;
    for (const flight of this.#flights) {
      if (flight.due > moment) this.#flights[kept++] = flight;
    }
    this.#flights.length = kept;
    for (const flight of due) this.sides[flight.to].deliver(flight.carried, flight.packet.info);
    this.sides.a.settle();
    this.sides.b.settle();
    return true;
  }

  /** Runs until `done` says so, or for so long. */
  run(ms = 1_000_000, done: () => boolean = () => false): void {
    const until = this.now + ms;
    while (!done() && this.step(until));
    if (!done()) this.clock.moveTo(until === Infinity ? this.now : until);
  }
}

interface Flight {
  readonly due: number;
  readonly order: number;
  readonly to: 'a' | 'b';
  readonly carried: Uint8Array;
  readonly packet: Packet;
}

function complete(octets: Uint8Array, info: FrameInfo): void {
  if (info.segmentOctets > 0) return;
  const sum = ~sum16(0, octets, 0, octets.length) & 0xffff;
  octets[info.checksumField] = sum >>> 8;
  octets[info.checksumField + 1] = sum;
  info.checksum = 0;
}

export interface Pair {
  readonly joined: Joined;
  readonly client: Recorder;
  readonly server: Recorder;
  readonly near: TcpConnection;
  readonly far: TcpConnection;
}

export interface PairOptions extends JoinedOptions {
  readonly options?: Parameters<Tcp['connect']>[2];
  readonly listening?: Parameters<Tcp['listen']>[2];
}

/** A listens on nothing, B on port 80; A has connected to it. */
export function connected(options: PairOptions = {}): Pair {
  const joined = new Joined(options);
  const client = new Recorder();
  const server = new Recorder();
  const listener = joined.b.listen({ address: joined.addressB, port: 80 }, 8, options.listening);
  if (typeof listener === 'string') throw new Error(listener);
  listener.onAcceptable(() => {
    const accepted = listener.accept();
    if (accepted === undefined) return;
    server.connection = accepted;
    accepted.setUser(server);
  });
  const near = joined.a.connect({ address: joined.addressB, port: 80 }, client, options.options);
  if (typeof near === 'string') throw new Error(near);
  client.connection = near;
  joined.run(250_000, () => server.connection !== undefined);
  if (server.connection === undefined) throw new Error(`not connected: ${client.fault}`);
  return { joined, client, server, near, far: server.connection };
}
