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
import type { Arrival } from '../../../runtime/network/arrival.ts';
import type { Interface } from '../../../runtime/network/interface.ts';
import type { Network, NetworkFault, Route, Transport } from '../../../runtime/network/network.ts';
import { createTcp } from '../../../runtime/transport/tcp.ts';
import type { Tcp, TcpSetup } from '../../../runtime/transport/tcp.ts';
import { cutSegment } from '../../../runtime/transport/tcp/segmentation.ts';
import { readSegment } from '../../../generated/transport/tcp.value.ts';
import type { TcpConnection, TcpFault, TcpUser } from '../../../runtime/transport/tcp/user.ts';

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

const HEAD_ROOM = 64;

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

/** One end's network layer. */
export class Side implements Network {
  readonly interfaces: readonly Interface[] = [];
  lineFreeAt = 0;
  /** What `send` answers instead of sending. */
  fault: NetworkFault | undefined;
  routeFault: NetworkFault | undefined;
  routes = 0;
  readonly #joined: Joined;
  readonly #name: 'a' | 'b';
  readonly #version: 4 | 6;
  readonly #route: Writable<Route>;
  readonly #arrival: Arrival;
  #transport: Transport | undefined;
  #settle: () => void = () => {};

  constructor(joined: Joined, name: 'a' | 'b', version: 4 | 6) {
    this.#joined = joined;
    this.#name = name;
    this.#version = version;
    const ours = name === 'a' ? joined.addressA : joined.addressB;
    const theirs = name === 'a' ? joined.addressB : joined.addressA;
    const { mtu } = this.#weather;
    this.#route = {
      version,
      destination: theirs,
      source: ours,
      interface: { mtu } as Interface,
      mtu,
      pseudoHeader: sum16(sum16(0, ours, 0, ours.length), theirs, 0, theirs.length),
      headRoom: HEAD_ROOM,
      isCurrent: true,
      isLocal: false,
      confirm: () => {},
    };
    this.#arrival = {
      interface: this.#route.interface,
      version,
      octets: new Uint8Array(0),
      packet: 0,
      payload: 0,
      end: 0,
      protocol: 6,
      source: 0,
      destination: 0,
      addressOctets: version === 4 ? 4 : 16,
      pseudoHeader: this.#route.pseudoHeader,
      hopLimit: 64,
      trafficClass: 0,
      isMulticast: false,
      isBroadcast: false,
      info: newFrameInfo(),
    };
  }

  get #weather(): Weather {
    return this.#name === 'a' ? this.#joined.there : this.#joined.back;
  }

  /** The path takes packets of so many octets from now on; told as ICMP would. */
  setMtu(mtu: number): void {
    this.#route.mtu = mtu;
    this.#weather.mtu = mtu;
  }

  /** Says of a packet of ours what a router would: RFC 792, RFC 4443. */
  complain(packet: Packet, fault: NetworkFault, quotedOctets = 8): void {
    const { version } = this.#route;
    const size = version === 4 ? 4 : 16;
    const octets = new Uint8Array(2 * size + quotedOctets);
    octets.set(this.#route.source, 0);
    octets.set(this.#route.destination, size);
    octets.set(packet.octets.subarray(0, quotedOctets), 2 * size);
    const arrival = this.#arrival;
    arrival.octets = octets;
    arrival.source = 0;
    arrival.destination = size;
    arrival.payload = 2 * size;
    arrival.end = octets.length;
    this.#transport!.error(arrival, fault, this.#route.destination);
    this.#settle();
  }

  /** A packet from the other side, or one that a test has made. */
  deliver(octets: Uint8Array, info: FrameInfo = newFrameInfo()): boolean {
    const size = this.#version === 4 ? 4 : 16;
    const whole = new Uint8Array(2 * size + octets.length);
    whole.set(this.#route.destination, 0);
    whole.set(this.#route.source, size);
    whole.set(octets, 2 * size);
    const arrival = this.#arrival;
    arrival.octets = whole;
    arrival.source = 0;
    arrival.destination = size;
    arrival.payload = 2 * size;
    arrival.end = whole.length;
    copyFrameInfo(info, arrival.info);
    return this.#transport!.receive(arrival);
  }

  settle(): void {
    this.#settle();
  }

  route(destination: Address): Route | NetworkFault {
    void destination;
    this.routes++;
    return this.routeFault ?? this.#route;
  }

  send(
    route: Route,
    _protocol: number,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
  ): NetworkFault | undefined {
    if (this.fault !== undefined) return this.fault;
    const header = route.version === 4 ? 20 : 40;
    const isLarge = info.segmentOctets > 0;
    // Whoever is in front may be written on.
    b.fill(0xee, o - HEAD_ROOM, o);
    const size = isLarge ? info.dataStart - o + info.segmentOctets : end - o;
    if (size + header > this.#weather.mtu) {
      this.#route.mtu = this.#weather.mtu;
      return 'EMSGSIZE';
    }
    // What is damaged must have a checksum to tell.
    if (isLarge && this.#weather.corruption > 0) {
      return cutSegment<NetworkFault>(b, o, end, info, (octets, from, to, piece) => {
        this.#joined.carry(this.#name, octets, from, to, piece);
        return undefined;
      });
    }
    this.#joined.carry(this.#name, b, o, end, info);
    return undefined;
  }

  sendPacket(): NetworkFault | undefined {
    return undefined;
  }

  setTransport(_protocol: number, transport: Transport): void {
    this.#transport = transport;
  }

  addListener(): () => void {
    return () => {};
  }

  isOurs(): boolean {
    return true;
  }

  join(): NetworkFault | undefined {
    return undefined;
  }

  leave(): NetworkFault | undefined {
    return undefined;
  }

  onSettle(settle: () => void): void {
    this.#settle = settle;
  }
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

/** A user that keeps all it is told, reads what comes, and sends what it is given. */
export class Recorder implements TcpUser {
  connection: TcpConnection | undefined;
  readonly told: string[] = [];
  fault: TcpFault | undefined;
  isClosed = false;
  readsAtOnce = true;
  closesWithPeer = true;
  received = 0;
  hash = 0;
  readonly text: number[] = [];
  keepsText = true;
  #toSend: Uint8Array | undefined;
  #sent = 0;
  #thenShut = false;
  readonly #buffer = new Uint8Array(65_536);

  established(): void {
    this.told.push('established');
    this.#push();
  }

  readable(): void {
    if (this.told.at(-1) !== 'readable') this.told.push('readable');
    if (this.readsAtOnce) this.readAll();
  }

  writable(): void {
    this.#push();
  }

  closed(fault: TcpFault | undefined): void {
    this.told.push(fault === undefined ? 'closed' : `closed ${fault}`);
    this.fault = fault;
    this.isClosed = true;
  }

  readAll(most = Infinity): void {
    const { connection } = this;
    if (connection === undefined) return;
    for (let left = most; left > 0;) {
      const room = Math.min(this.#buffer.length, left);
      const count = connection.read(this.#buffer, 0, room);
      if (count === 0) break;
      this.#keep(this.#buffer, count);
      left -= count;
    }
    if (connection.isPeerClosed && connection.readable === 0 && this.closesWithPeer) {
      connection.shutdown();
    }
  }

  #keep(octets: Uint8Array, count: number): void {
    for (let index = 0; index < count; index++) {
      this.hash = (Math.imul(this.hash ^ octets[index], 16_777_619) + 1) | 0;
      if (this.keepsText) this.text.push(octets[index]);
    }
    this.received += count;
  }

  /** Writes all of it as there is room, and then closes, if so. */
  send(octets: Uint8Array, thenShut = false): void {
    this.#toSend = octets;
    this.#sent = 0;
    this.#thenShut = thenShut;
    this.#push();
  }

  #push(): void {
    const { connection } = this;
    if (connection === undefined || this.#toSend === undefined) return;
    while (this.#sent < this.#toSend.length) {
      const took = connection.write(this.#toSend.subarray(this.#sent));
      if (took === 0) return;
      this.#sent += took;
    }
    this.#toSend = undefined;
    if (this.#thenShut) connection.shutdown();
  }
}

export function hashOf(octets: Uint8Array): number {
  let hash = 0;
  for (const octet of octets) hash = (Math.imul(hash ^ octet, 16_777_619) + 1) | 0;
  return hash;
}

export function octetsOf(count: number, seed = 7): Uint8Array {
  const octets = new Uint8Array(count);
  seededRandom(seed).fill(octets);
  return octets;
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
  joined.run(60_000, () => server.connection !== undefined);
  if (server.connection === undefined) throw new Error('not connected');
  return { joined, client, server, near, far: server.connection };
}
