/**
 * A device over a file that carries frames. What is read goes to the receiver from where it was
 * read to; what is sent is written from where it stands, the header in the room in front of it.
 */
import { constants } from 'node:os';

import { countersOf } from '../../runtime/base/counters.ts';
import { NO_OFFLOAD } from '../../runtime/device/device.ts';
import type { Device, DeviceCounters, Offload, Receiver } from '../../runtime/device/device.ts';
import { PARTIAL, newFrameInfo } from '../../runtime/device/frame-info.ts';
import type { FrameInfo } from '../../runtime/device/frame-info.ts';
import type { FramePort, PortWatcher } from './frame-port.ts';
import {
  ETHERNET_HEADER_OCTETS,
  NET_HEADER_OCTETS,
  readHeader,
  writeHeader,
} from './net-header.ts';

/** So many frames are read before others have their turn: the loop's other handles, and timers. */
export const FRAMES_PER_TURN_MAX = 256;

/**
 * After so many octets the receiver settles, that is, acknowledges: a sender's buffer is a few
 * megabytes, and one that is read whole before anything is acknowledged stands still meanwhile.
 */
export const OCTETS_A_SETTLING = 256 * 1024;

/** A packet of IP, and the header of Ethernet in front of it. */
const SEGMENTATION_OCTETS_MAX = 65_535 + ETHERNET_HEADER_OCTETS;

/** Room for what Linux ever sends at once, with tags, and so for one octet more than fits. */
export const PORT_OCTETS = 66 * 1024;

/** What the kernel does for a file, when it is asked to. */
export const KERNEL_OFFLOAD: Offload = {
  checksum: true,
  tcp4: true,
  tcp6: true,
  segmentationOctetsMax: SEGMENTATION_OCTETS_MAX,
};

const { EAGAIN, EIO, ENOBUFS, ENOMEM } = constants.errno;

export interface FrameDeviceOptions {
  readonly hardwareAddress: Uint8Array;
  readonly offload: boolean;
}

export class FrameDevice implements Device, PortWatcher {
  readonly name: string;
  readonly hardwareAddress: Uint8Array;
  /** A file has none; what the kernel tells of one is made up. */
  readonly speed = 0;
  readonly offload: Offload;
  readonly headRoom = NET_HEADER_OCTETS;
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
  readonly #port: FramePort;
  readonly #info = newFrameInfo();
  #receiver: Receiver | undefined;
  #isUp: boolean;
  #mtu: number;
  #isFull = false;
  #isClosed = false;

  constructor(port: FramePort, { hardwareAddress, offload }: FrameDeviceOptions) {
    this.name = port.name;
    this.hardwareAddress = hardwareAddress.slice();
    this.offload = offload ? KERNEL_OFFLOAD : NO_OFFLOAD;
    this.#port = port;
    ({ isUp: this.#isUp, mtu: this.#mtu } = port.status());
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  get mtu(): number {
    return this.#mtu;
  }

  attach(receiver: Receiver): void {
    if (this.#isClosed) return;
    const isFirst = this.#receiver === undefined;
    this.#receiver = receiver;
    if (isFirst) this.#port.watch(this);
  }

  transmit(b: Uint8Array, o: number, end: number, info: FrameInfo): boolean {
    const { counters } = this;
    if (!this.#isUp) {
      counters.transmitDropped++;
      return true;
    }
    if (this.#isFull) return false;
    if (!this.#takes(b, o, end, info) || !writeHeader(b, o, end, info)) {
      counters.transmitErrors++;
      return true;
    }
    const written = this.#port.write(b, o - NET_HEADER_OCTETS, end);
    if (written < 0) return this.#refused(-written);
    counters.transmittedFrames++;
    counters.transmittedOctets += end - o;
    return true;
  }

  flush(): void {
    // Each frame was written at once.
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#isUp = false;
    this.#receiver = undefined;
    this.#port.close();
  }

  readable(): number {
    // The kernel may send before it has told that the interface is up.
    if (!this.#isUp) this.statusChanged();
    let frames = 0;
    let looks = 0;
    do {
      const more = this.#read(FRAMES_PER_TURN_MAX - frames);
      looks = more > 0 ? 0 : looks + 1;
      frames += more;
    } while (
      frames > 0 &&
      frames < FRAMES_PER_TURN_MAX &&
      looks < this.#port.looksMax &&
      this.#isUp
    );
    return frames;
  }

  writable(): void {
    this.#isFull = false;
    this.#receiver?.spaceAvailable();
  }

  statusChanged(): void {
    if (this.#isClosed) return;
    const { isUp, mtu } = this.#port.status();
    this.#mtu = mtu;
    if (isUp === this.#isUp) return;
    this.#isUp = isUp;
    this.#receiver?.linkChanged(isUp);
    // Who waits for room is not left waiting: what he sends while it is down is dropped.
    if (!isUp && this.#isFull) this.writable();
  }

  /** Also the octets are held to be there: what is written is read by address. */
  #takes(b: Uint8Array, o: number, end: number, info: FrameInfo): boolean {
    const isThere = o >= NET_HEADER_OCTETS && end - o >= ETHERNET_HEADER_OCTETS && end <= b.length;
    if (!isThere || end - o > SEGMENTATION_OCTETS_MAX) return false;
    return this.offload.checksum || (info.checksum !== PARTIAL && info.segmentOctets === 0);
  }

  #refused(errno: number): boolean {
    const { counters } = this;
    if (errno === EAGAIN) {
      this.#isFull = true;
      this.#port.awaitRoom();
      return false;
    }
    if (errno === EIO || errno === ENOBUFS || errno === ENOMEM) counters.transmitDropped++;
    else counters.transmitErrors++;
    return true;
  }

  /** As many frames as are there, but no more than so many; then the receiver settles. */
  #read(framesMax: number): number {
    const { counters } = this;
    const octetsMax = counters.receivedOctets + OCTETS_A_SETTLING;
    let frames = 0;
    try {
      while (frames < framesMax && counters.receivedOctets < octetsMax && !this.#isClosed) {
        const octets = this.#port.read();
        if (octets < 0) {
          if (octets !== -EAGAIN) this.#failed();
          break;
        }
        frames++;
        this.#deliver(octets);
      }
    } finally {
      if (frames > 0) this.#receiver?.settle();
    }
    return frames;
  }

  #failed(): void {
    this.counters.receiveErrors++;
    this.statusChanged();
  }

  #deliver(octets: number): void {
    const { counters } = this;
    const b = this.#port.octets;
    // One that fills all the room has, perhaps, lost its end.
    if (octets >= b.length || !readHeader(b, NET_HEADER_OCTETS, octets, this.#info)) {
      counters.receiveErrors++;
      return;
    }
    counters.receivedFrames++;
    counters.receivedOctets += octets - NET_HEADER_OCTETS;
    this.#receiver?.receive(b, NET_HEADER_OCTETS, octets, this.#info);
  }
}
