/**
 * A device for tests: it keeps what is transmitted, and a test gives it what it shall receive. It
 * is as hard on its users as the contract allows: what it gives is overwritten after the call, the
 * head room is scribbled on, and a frame without room in front of it is an error.
 */
import { countersOf } from '../../runtime/base/counters.ts';
import { NO_OFFLOAD } from '../../runtime/device/device.ts';
import type { Device, DeviceCounters, Offload, Receiver } from '../../runtime/device/device.ts';
import { moveFrameInfo, newFrameInfo } from '../../runtime/device/frame-info.ts';
import type { FrameInfo } from '../../runtime/device/frame-info.ts';

export interface RecorderOptions {
  readonly name?: string;
  readonly hardwareAddress?: Uint8Array;
  readonly mtu?: number;
  readonly offload?: Offload;
  readonly headRoom?: number;
  /** As many frames are taken before `transmit` answers false. */
  readonly room?: number;
}

/** A frame that was transmitted; the indexes of its info count from its first octet. */
export interface RecordedFrame {
  readonly octets: Uint8Array;
  readonly info: FrameInfo;
}

/** What stands where nobody may read. */
const POISON = 0xdb;
const TAIL_OCTETS = 5;

export class Recorder implements Device {
  readonly name: string;
  readonly hardwareAddress: Uint8Array;
  readonly mtu: number;
  readonly speed = 0;
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
  /** What was transmitted, the oldest first. */
  readonly frames: RecordedFrame[] = [];
  /** How many frames it takes yet. */
  room: number;
  isUp = true;
  isClosed = false;
  /** How often it was flushed. */
  flushes = 0;
  #receiver: Receiver | undefined;

  constructor(options: RecorderOptions = {}) {
    this.name = options.name ?? 'recorder0';
    this.hardwareAddress = options.hardwareAddress ?? Uint8Array.of(2, 0, 0, 0, 0, 1);
    this.mtu = options.mtu ?? 1500;
    this.offload = options.offload ?? NO_OFFLOAD;
    this.headRoom = options.headRoom ?? 12;
    this.room = options.room ?? Infinity;
  }

  attach(receiver: Receiver): void {
    this.#receiver = receiver;
  }

  transmit(b: Uint8Array, o: number, end: number, info: FrameInfo): boolean {
    if (o < this.headRoom) throw new Error(`${o} octets of head room, not ${this.headRoom}`);
    if (end < o || end > b.length) throw new Error(`a frame in [${o}, ${end}) of ${b.length}`);
    if (this.room <= 0) return false;
    this.room--;
    const own = newFrameInfo();
    moveFrameInfo(info, own, -o);
    this.frames.push({ octets: b.slice(o, end), info: own });
    b.fill(POISON, o - this.headRoom, o);
    this.counters.transmittedFrames++;
    this.counters.transmittedOctets += end - o;
    return true;
  }

  flush(): void {
    this.flushes++;
  }

  close(): void {
    this.isClosed = true;
  }

  /** The octets of what was transmitted since it was last asked. */
  take(): Uint8Array[] {
    return this.takeFrames().map((frame) => frame.octets);
  }

  takeFrames(): RecordedFrame[] {
    return this.frames.splice(0);
  }

  /** A batch arrives, each frame as over a plain wire. */
  receive(...batch: readonly Uint8Array[]): void {
    for (const octets of batch) this.receiveOne(octets);
    this.settle();
  }

  /** One frame of a batch arrives; the indexes of `info` count from its first octet. */
  receiveOne(octets: Uint8Array, info?: FrameInfo): void {
    const b = new Uint8Array(this.headRoom + octets.length + TAIL_OCTETS).fill(POISON);
    b.set(octets, this.headRoom);
    const own = newFrameInfo();
    if (info !== undefined) moveFrameInfo(info, own, this.headRoom);
    this.counters.receivedFrames++;
    this.counters.receivedOctets += octets.length;
    this.#receiver?.receive(b, this.headRoom, this.headRoom + octets.length, own);
    b.fill(POISON);
  }

  /** The batch is over. */
  settle(): void {
    this.#receiver?.settle();
  }

  /** The cable is plugged in, or pulled out. */
  setUp(isUp: boolean): void {
    if (isUp === this.isUp) return;
    this.isUp = isUp;
    this.#receiver?.linkChanged(isUp);
  }

  /** There is room for so many frames again. */
  makeRoom(frames: number): void {
    this.room = frames;
    this.#receiver?.spaceAvailable();
  }
}
