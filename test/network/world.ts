/** A stack's surroundings in virtual time: links that are looked at, and joined where need be. */
import type { Address } from '../../runtime/base/address.ts';
import { VirtualClock } from '../../runtime/base/clock.ts';
import { seededRandom } from '../../runtime/base/random.ts';
import type { Random } from '../../runtime/base/random.ts';
import { Timers } from '../../runtime/base/timers.ts';
import { countersOf } from '../../runtime/base/counters.ts';
import type { Device, DeviceCounters, Offload } from '../../runtime/device/device.ts';
import { NO_OFFLOAD } from '../../runtime/device/device.ts';
import type { FrameInfo } from '../../runtime/device/frame-info.ts';
import { newFrameInfo } from '../../runtime/device/frame-info.ts';
import type { Cast, FrameLink, PacketReceiver } from '../../runtime/link/link.ts';
import { TO_ALL, TO_GROUP, TO_US } from '../../runtime/link/link.ts';

export class World {
  readonly clock = new VirtualClock(1000);
  readonly timers = new Timers(this.clock);
  readonly random: Random;

  constructor(seed = 1) {
    this.random = seededRandom(seed);
  }

  /** Lets so many milliseconds pass; 0: what is due now. */
  pass(ms: number): void {
    const until = this.clock.now() + ms;
    for (; this.timers.next <= until; this.timers.fire()) this.clock.moveTo(this.timers.next);
    this.clock.moveTo(until);
  }
}

export interface Sent {
  readonly to: Uint8Array;
  readonly etherType: number;
  readonly octets: Uint8Array;
  readonly info: FrameInfo;
}

export interface LinkShape {
  readonly mtu?: number;
  readonly resolves?: boolean;
  readonly headRoom?: number;
}

/** A link that keeps what is sent, and receives what a test says. */
export class SpyLink implements FrameLink {
  readonly hardwareAddress = Uint8Array.of(2, 0, 0, 0, 0, 1);
  readonly mtu: number;
  readonly headRoom: number;
  readonly resolves: boolean;
  readonly device: Device;
  readonly offload: Offload;
  readonly sent: Sent[] = [];
  readonly groups: string[] = [];
  readonly sourceAt = 0;
  isUp = true;
  hasRoom = true;
  readonly #receivers = new Map<number, PacketReceiver>();
  readonly #settles: (() => void)[] = [];
  readonly #spaces: (() => void)[] = [];
  readonly #changes: ((isUp: boolean) => void)[] = [];

  constructor({ mtu = 1500, resolves = false, headRoom = 14 }: LinkShape = {}) {
    this.mtu = mtu;
    this.resolves = resolves;
    this.headRoom = headRoom;
    this.device = idleDevice(mtu);
    this.offload = this.device.offload;
  }

  setReceiver(etherType: number, receiver: PacketReceiver): void {
    this.#receivers.set(etherType, receiver);
  }

  onSpaceAvailable(available: () => void): void {
    this.#spaces.push(available);
  }

  onSettle(settle: () => void): void {
    this.#settles.push(settle);
  }

  /** The device has room again. */
  makeRoom(): void {
    this.hasRoom = true;
    for (const available of this.#spaces) available();
  }

  onLinkChange(changed: (isUp: boolean) => void): void {
    this.#changes.push(changed);
  }

  send(
    to: Uint8Array,
    etherType: number,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
  ): boolean {
    if (o < this.headRoom) throw new Error(`${o} octets in front of the packet`);
    if (end - o > this.mtu && info.segmentOctets === 0) throw new Error('larger than the MTU');
    if (!this.hasRoom) return false;
    // A device writes in front of a packet.
    b.fill(0xee, o - this.headRoom, o);
    this.sent.push({ to: to.slice(), etherType, octets: b.slice(o, end), info: { ...info } });
    return true;
  }

  /** The address and the type, as a test wants to see them. */
  header(to: Uint8Array, etherType: number): Uint8Array {
    return Uint8Array.of(...to, etherType >> 8, etherType);
  }

  sendBehind(header: Uint8Array, b: Uint8Array, o: number, end: number, info: FrameInfo): boolean {
    return this.send(header.subarray(0, 6), (header[6] << 8) | header[7], b, o, end, info);
  }

  join(group: Uint8Array): void {
    this.groups.push(Buffer.from(group).toString('hex'));
  }

  leave(group: Uint8Array): void {
    this.groups.splice(this.groups.indexOf(Buffer.from(group).toString('hex')), 1);
  }

  /** A frame that carries these octets arrives, alone in its batch. */
  receive(
    etherType: number,
    octets: Uint8Array,
    cast: Cast = TO_US,
    info: FrameInfo = newFrameInfo(),
  ): void {
    this.receiveOne(etherType, octets, cast, info);
    this.settle();
  }

  receiveOne(etherType: number, octets: Uint8Array, cast: Cast, info: FrameInfo): void {
    const room = this.headRoom + 2;
    const b = new Uint8Array(room + octets.length + 3).fill(0xdd);
    b.set(octets, room);
    this.#receivers.get(etherType)?.receive(b, room, room + octets.length, info, cast);
    // Whoever kept the octets has something else in hand now.
    b.fill(0xcc);
  }

  settle(): void {
    for (const settle of this.#settles) settle();
  }

  setUp(isUp: boolean): void {
    this.isUp = isUp;
    for (const changed of this.#changes) changed(isUp);
  }

  /** What was sent since the last time. */
  take(): readonly Uint8Array[] {
    return this.sent.splice(0).map(({ octets }) => octets);
  }
}

/** Two links that are one wire: what one sends the other receives, when `carry` is called. */
export function carry(one: SpyLink, other: SpyLink): boolean {
  const both = [one.sent.splice(0), other.sent.splice(0)];
  both.forEach((sent, index) => {
    const to = index === 0 ? other : one;
    for (const { octets, etherType, to: hardware, info } of sent) {
      const isGroup = (hardware[0] & 1) !== 0;
      const cast = !isGroup ? TO_US : hardware.every((octet) => octet === 0xff) ? TO_ALL : TO_GROUP;
      to.receiveOne(etherType, octets, cast, info);
    }
    if (sent.length > 0) to.settle();
  });
  return both.some((sent) => sent.length > 0);
}

function idleDevice(mtu: number): Device {
  const counters: DeviceCounters = countersOf(
    'receivedFrames',
    'receivedOctets',
    'receiveErrors',
    'receiveDropped',
    'transmittedFrames',
    'transmittedOctets',
    'transmitErrors',
    'transmitDropped',
  );
  return {
    name: 'spy',
    hardwareAddress: Uint8Array.of(2, 0, 0, 0, 0, 1),
    mtu,
    isUp: true,
    speed: 0,
    offload: NO_OFFLOAD,
    headRoom: 0,
    counters,
    attach() {},
    transmit: () => true,
    flush() {},
    close() {},
  };
}

/** The octets of an address written out, or of hexadecimal digits. */
export function hex(digits: string): Uint8Array {
  return Uint8Array.from(Buffer.from(digits.replaceAll(/\s/g, ''), 'hex'));
}

export function concatenate(...parts: readonly (Uint8Array | Address)[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
