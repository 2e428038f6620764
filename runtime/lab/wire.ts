/**
 * A wire between two devices, as bad as one likes: what is sent into one end comes out of the other
 * after a while, or not, or twice, or late, or changed. Each direction has its own ills.
 */
import { countersOf } from '../base/counters.ts';
import { below, fraction } from '../base/random.ts';
import type { Random } from '../base/random.ts';
import { Timer } from '../base/timers.ts';
import { NO_OFFLOAD } from '../device/device.ts';
import type { Device, DeviceCounters, Receiver } from '../device/device.ts';
import { clearFrameInfo, newFrameInfo } from '../device/frame-info.ts';
import type { Simulation } from './simulation.ts';

/** One direction. Chances are from 0 to 1, each frame on its own. */
export interface Ills {
  readonly delayMs: number;
  /** Up to so much is added to the delay of each frame; later frames still come later. */
  readonly jitterMs: number;
  /** Bits a second; Infinity for none. */
  readonly rate: number;
  /** Frames that may wait for the wire; a further one is dropped. */
  readonly queueFrames: number;
  readonly loss: number;
  readonly duplication: number;
  /** A frame is held back by up to `reorderingMs`, and others pass it. */
  readonly reordering: number;
  readonly reorderingMs: number;
  /** One bit is flipped. */
  readonly corruption: number;
}

export const PERFECT: Ills = {
  delayMs: 0,
  jitterMs: 0,
  rate: Infinity,
  queueFrames: 1000,
  loss: 0,
  duplication: 0,
  reordering: 0,
  reorderingMs: 10,
  corruption: 0,
};

export interface WireOptions {
  readonly mtu?: number;
  /** Of frames from the first end to the second, and back. */
  readonly there?: Partial<Ills>;
  readonly back?: Partial<Ills>;
  readonly names?: readonly [string, string];
  readonly hardwareAddresses?: readonly [Uint8Array, Uint8Array];
}

/** Sees every frame as it goes into the wire, and what became of it. */
export type Watch = (fate: Fate, b: Uint8Array, o: number, end: number, from: WireEnd) => void;
export type Fate = 'sent' | 'lost' | 'dropped' | 'duplicated' | 'corrupted' | 'delayed';

export interface Wire {
  readonly ends: readonly [WireEnd, WireEnd];
  /** From now on; null cuts the wire: both ends are down, and what is under way is lost. */
  change(there: Partial<Ills> | null, back?: Partial<Ills>): void;
  watch(watch: Watch): void;
}

const HEAD_ROOM = 64;
/** Room for the link's header, with tags. */
const LINK_HEADER_OCTETS = 22;
const DEFAULT_MTU = 1500;

export function joinByWire(simulation: Simulation, options: WireOptions = {}): Wire {
  const { mtu = DEFAULT_MTU, there = {}, back = there, names = ['a', 'b'] } = options;
  const addresses = options.hardwareAddresses ?? [new Uint8Array(6), new Uint8Array(6)];
  const ends = [0, 1].map((index) => {
    const ills = { ...PERFECT, ...(index === 0 ? there : back) };
    return new WireEnd(simulation, names[index], addresses[index], mtu, ills);
  }) as [WireEnd, WireEnd];
  ends[0].peer = ends[1];
  ends[1].peer = ends[0];
  return {
    ends,
    change(forth, others = forth ?? {}) {
      ends[0].change(forth);
      ends[1].change(forth === null ? null : others);
    },
    watch(watch) {
      for (const end of ends) end.watch = watch;
    },
  };
}

export class WireEnd implements Device {
  readonly name: string;
  readonly hardwareAddress: Uint8Array;
  readonly mtu: number;
  readonly offload = NO_OFFLOAD;
  readonly headRoom = HEAD_ROOM;
  readonly counters: DeviceCounters = countersOf(
    'receivedFrames',
    'receivedOctets',
    'receiveErrors',
    'receiveDropped',
    'transmittedFrames',
    'transmittedOctets',
    'transmitErrors',
    'transmitDropped',
  );
  isUp = true;
  peer: WireEnd | undefined;
  watch: Watch | undefined;
  readonly #simulation: Simulation;
  readonly #random: Random;
  readonly #idle: Flight[] = [];
  readonly #info = newFrameInfo();
  readonly #settle: Timer;
  #ills: Ills;
  #receiver: Receiver | undefined;
  /** When the wire is free for the next frame, and when the last one will be out. */
  #freeAt = 0;
  #lastArrival = 0;
  /** How often the wire was cut: what left before is lost. */
  #cuts = 0;

  constructor(
    simulation: Simulation,
    name: string,
    hardwareAddress: Uint8Array,
    mtu: number,
    ills: Ills,
  ) {
    this.#simulation = simulation;
    this.#random = simulation.dice();
    this.name = name;
    this.hardwareAddress = hardwareAddress;
    this.mtu = mtu;
    this.#ills = ills;
    // Started when a frame arrives, it fires behind all that arrive at the same moment.
    this.#settle = new Timer(simulation.timers, () => this.#receiver?.settle());
  }

  get speed(): number {
    return this.#ills.rate === Infinity ? 0 : this.#ills.rate;
  }

  get ills(): Ills {
    return this.#ills;
  }

  attach(receiver: Receiver): void {
    this.#receiver = receiver;
  }

  change(ills: Partial<Ills> | null): void {
    const wasUp = this.isUp;
    this.isUp = ills !== null;
    if (ills === null) this.#cuts++;
    else this.#ills = { ...this.#ills, ...ills };
    if (wasUp !== this.isUp) this.#receiver?.linkChanged(this.isUp);
  }

  transmit(b: Uint8Array, o: number, end: number): boolean {
    const { counters } = this;
    if (!this.isUp || end - o > this.mtu + LINK_HEADER_OCTETS) {
      counters.transmitErrors++;
      return true;
    }
    const { delayMs, jitterMs, rate, queueFrames, reorderingMs } = this.#ills;
    const now = this.#simulation.now;
    const takesMs = ((end - o) * 8000) / rate;
    const begins = Math.max(now, this.#freeAt);
    if (takesMs > 0 && (begins - now) / takesMs > queueFrames) {
      counters.transmitDropped++;
      this.watch?.('dropped', b, o, end, this);
      return true;
    }
    counters.transmittedFrames++;
    counters.transmittedOctets += end - o;
    this.#freeAt = begins + takesMs;
    if (this.#happens(this.#ills.loss)) {
      this.watch?.('lost', b, o, end, this);
      return true;
    }
    const jitter = jitterMs === 0 ? 0 : fraction(this.#random) * jitterMs;
    let arrival = Math.max(this.#freeAt + delayMs + jitter, this.#lastArrival);
    if (this.#happens(this.#ills.reordering)) {
      arrival += fraction(this.#random) * reorderingMs;
      this.watch?.('delayed', b, o, end, this);
    } else {
      this.#lastArrival = arrival;
    }
    this.#launch(b, o, end, arrival - now);
    if (this.#happens(this.#ills.duplication)) {
      this.watch?.('duplicated', b, o, end, this);
      this.#launch(b, o, end, arrival - now + fraction(this.#random) * reorderingMs);
    }
    return true;
  }

  flush(): void {}

  close(): void {
    this.isUp = false;
    this.#receiver = undefined;
  }

  #happens(chance: number): boolean {
    return chance > 0 && fraction(this.#random) < chance;
  }

  #launch(b: Uint8Array, o: number, end: number, ms: number): void {
    const flight = this.#idle.pop() ?? new Flight(this.#simulation, (one) => this.#land(one));
    flight.fill(b, o, end);
    flight.cuts = this.#cuts;
    if (this.#happens(this.#ills.corruption)) {
      flight.corrupt(this.#random);
      this.watch?.('corrupted', flight.octets, HEAD_ROOM, flight.end, this);
    } else {
      this.watch?.('sent', b, o, end, this);
    }
    flight.timer.start(ms);
  }

  #land(flight: Flight): void {
    if (flight.cuts === this.#cuts) this.peer?.receive(flight.octets, HEAD_ROOM, flight.end);
    this.#idle.push(flight);
  }

  /** A frame from the other end. */
  receive(b: Uint8Array, o: number, end: number): void {
    if (!this.isUp || this.#receiver === undefined) {
      this.counters.receiveDropped++;
      return;
    }
    this.counters.receivedFrames++;
    this.counters.receivedOctets += end - o;
    clearFrameInfo(this.#info);
    this.#receiver.receive(b, o, end, this.#info);
    if (!this.#settle.isRunning) this.#settle.start(0);
  }
}

/** A frame under way, in octets of its own; used again for later ones. */
class Flight {
  octets = new Uint8Array(2048);
  end = 0;
  cuts = 0;
  readonly timer: Timer;

  constructor(simulation: Simulation, land: (flight: Flight) => void) {
    this.timer = new Timer(simulation.timers, () => land(this));
  }

  fill(b: Uint8Array, o: number, end: number): void {
    this.end = HEAD_ROOM + end - o;
    if (this.end > this.octets.length) this.octets = new Uint8Array(this.end);
    this.octets.set(b.subarray(o, end), HEAD_ROOM);
  }

  corrupt(random: Random): void {
    const bit = below(random, (this.end - HEAD_ROOM) * 8);
    this.octets[HEAD_ROOM + (bit >> 3)] ^= 1 << (bit & 7);
  }
}
