/**
 * A device whose wire is memory: what is transmitted is copied, and arrives at the other end when
 * the scheduler says so; never while it is transmitted, so that nobody is called back in the middle
 * of sending. Devices in a pair, and the one that talks to itself, are made of it.
 */
import { countersOf } from '../base/counters.ts';
import { copyOf } from '../base/octets.ts';
import type { Device, DeviceCounters, Offload, Receiver } from './device.ts';
import { PARTIAL, VERIFIED, arriveUnharmed } from './frame-info.ts';
import type { FrameInfo } from './frame-info.ts';
import { FrameRing } from './frame-ring.ts';

/** Room for the largest packet of IP, and for the header of Ethernet in front of it. */
const SEGMENTATION_OCTETS_MAX = 65_550;

/** Nothing is summed and nothing cut where nothing can be hurt. */
export const MEMORY_OFFLOAD: Offload = {
  checksum: true,
  tcp4: true,
  tcp6: true,
  segmentationOctetsMax: SEGMENTATION_OCTETS_MAX,
};

/** A frame may exceed the MTU by so much: a link header with two VLAN tags. */
const LINK_HEADER_OCTETS_MAX = 22;

export const FRAMES_MAX_DEFAULT = 256;

/** Calls `deliver` soon, and never at once. */
export type Schedule = (deliver: () => void) => void;

export interface MemoryOptions {
  readonly name: string;
  readonly hardwareAddress: Uint8Array;
  readonly mtu: number;
  readonly speed: number;
  readonly offload: Offload;
  readonly headRoom: number;
  /** How many frames may be on the way to the other end. */
  readonly framesMax: number;
  /** When there are so many: drop the new one and count it, or let the sender wait. */
  readonly whenFull: 'drop' | 'wait';
  /** Whether every checksum is vouched for, those too that the sender has made himself. */
  readonly isTrusted: boolean;
  readonly schedule: Schedule;
}

export class MemoryDevice implements Device {
  readonly name: string;
  readonly hardwareAddress: Uint8Array;
  readonly mtu: number;
  readonly speed: number;
  readonly offload: Offload;
  readonly headRoom: number;
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
  readonly #options: MemoryOptions;
  /** Frames on their way to the other end. */
  readonly #ring: FrameRing;
  readonly #deliver: () => void;
  #peer: MemoryDevice = this;
  #receiver: Receiver | undefined;
  #isUp = false;
  #isClosed = false;
  #isScheduled = false;
  #isDelivering = false;
  /** The cable was pulled out while a frame was being received. */
  #isCut = false;
  /** Someone was refused, and is to be told when there is room. */
  #isAwaited = false;

  constructor(options: MemoryOptions) {
    this.name = options.name;
    this.hardwareAddress = copyOf(options.hardwareAddress);
    this.mtu = options.mtu;
    this.speed = options.speed;
    this.offload = options.offload;
    this.headRoom = options.headRoom;
    this.#options = options;
    this.#ring = new FrameRing(options.framesMax, options.headRoom);
    this.#deliver = () => this.#deliverBatch();
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** Joins it to another, or to itself; both go up. */
  join(peer: MemoryDevice): void {
    this.#peer = peer;
    peer.#peer = this;
    this.setUp(true);
  }

  /** Plugs the cable in at both ends, or pulls it out; what is on the way then is lost. */
  setUp(isUp: boolean): void {
    if (isUp && (this.#isClosed || this.#peer.#isClosed)) return;
    this.#changeLink(isUp);
    this.#peer.#changeLink(isUp);
  }

  attach(receiver: Receiver): void {
    this.#receiver = receiver;
  }

  transmit(b: Uint8Array, o: number, end: number, info: FrameInfo): boolean {
    const { counters } = this;
    if (!this.#isUp) {
      counters.transmitDropped++;
      return true;
    }
    if (!this.#takes(end - o, info)) {
      counters.transmitErrors++;
      return true;
    }
    if (!this.#ring.push(b, o, end, info)) {
      if (this.#options.whenFull === 'wait') {
        this.#isAwaited = true;
        return false;
      }
      counters.transmitDropped++;
      return true;
    }
    counters.transmittedFrames++;
    counters.transmittedOctets += end - o;
    if (!this.#isScheduled) {
      this.#isScheduled = true;
      this.#options.schedule(this.#deliver);
    }
    return true;
  }

  flush(): void {
    // A batch is what was transmitted until the scheduler calls: there is nothing to hurry.
  }

  close(): void {
    this.setUp(false);
    this.#isClosed = true;
    this.#receiver = undefined;
  }

  /** Whether it may go over this wire, and what is asked of the device was promised by it. */
  #takes(octets: number, info: FrameInfo): boolean {
    const { checksum, tcp4, tcp6, segmentationOctetsMax } = this.offload;
    if (info.checksum === PARTIAL && !checksum) return false;
    if (info.segmentOctets === 0) return octets <= this.mtu + LINK_HEADER_OCTETS_MAX;
    return (tcp4 || tcp6) && octets <= segmentationOctetsMax;
  }

  /** Gives what is there now; what is sent meanwhile comes in the next batch. */
  #deliverBatch(): void {
    this.#isScheduled = false;
    const peer = this.#peer;
    const ring = this.#ring;
    const batch = ring.frames;
    if (batch === 0) return;
    this.#isDelivering = true;
    for (let given = 0; given < batch && !this.#isCut; given++) {
      peer.#arrive(ring.octets, ring.end, ring.info);
      ring.shift();
    }
    this.#isDelivering = false;
    if (this.#isCut) this.#lose();
    peer.#receiver?.settle();
    this.#tellOfSpace();
  }

  #arrive(b: Uint8Array, end: number, info: FrameInfo): void {
    const receiver = this.#receiver;
    if (receiver === undefined) {
      this.counters.receiveDropped++;
      return;
    }
    this.counters.receivedFrames++;
    this.counters.receivedOctets += end - this.headRoom;
    if (this.#options.isTrusted) info.checksum = VERIFIED;
    else arriveUnharmed(info);
    receiver.receive(b, this.headRoom, end, info);
  }

  #changeLink(isUp: boolean): void {
    if (isUp === this.#isUp) return;
    this.#isUp = isUp;
    // A frame that is being received stays where it is as long as that takes.
    if (!isUp && this.#isDelivering) this.#isCut = true;
    else if (!isUp) this.#lose();
    this.#receiver?.linkChanged(isUp);
    if (!this.#isDelivering) this.#tellOfSpace();
  }

  #lose(): void {
    this.#isCut = false;
    this.#peer.counters.receiveDropped += this.#ring.clear();
  }

  #tellOfSpace(): void {
    if (!this.#isAwaited || this.#ring.isFull) return;
    this.#isAwaited = false;
    this.#receiver?.spaceAvailable();
  }
}
