/**
 * One device of a bridge. A frame that came over no wire may not be ready for one: its checksum is
 * finished here when the device does not do that; one that is to be cut goes only to a device that
 * cuts it, as cutting takes who knows what is in it.
 */
import { countersOf } from '../base/counters.ts';
import type { Counters } from '../base/counters.ts';
import { copyOctets } from '../base/octets.ts';
import type { Device, Receiver } from '../device/device.ts';
import {
  PARTIAL,
  copyFrameInfo,
  moveFrameInfo,
  newFrameInfo,
  sendOn,
} from '../device/frame-info.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import { finishChecksum } from '../device/partial-checksum.ts';

/** What it tells its bridge. */
export interface Relay {
  relay(from: BridgePort, b: Uint8Array, o: number, end: number, info: FrameInfo): void;
  settle(): void;
  forget(port: BridgePort): void;
}

export class BridgePort implements Receiver {
  readonly device: Device;
  readonly counters: Counters<'transmitDropped' | 'notCut' | 'isDown'> = countersOf(
    'transmitDropped',
    'notCut',
    'isDown',
  );
  /** How many addresses were seen here: the bridge counts them. */
  addresses = 0;
  readonly #info = newFrameInfo();
  #relay: Relay | undefined;
  #copy = new Uint8Array(0);
  #isToFlush = false;

  constructor(device: Device, relay: Relay) {
    this.device = device;
    this.#relay = relay;
    device.attach(this);
  }

  /** It is no port of the bridge any more. */
  leave(): void {
    this.#relay = undefined;
  }

  transmit(b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    const { device, counters } = this;
    if (!device.isUp) {
      counters.isDown++;
      return;
    }
    copyFrameInfo(info, this.#info);
    sendOn(this.#info);
    if (info.segmentOctets > 0 && !this.#cuts(end - o)) {
      counters.notCut++;
      return;
    }
    this.#isToFlush = true;
    const isToFinish = this.#info.checksum === PARTIAL && !device.offload.checksum;
    const isSent =
      isToFinish || o < device.headRoom
        ? this.#transmitCopy(b, o, end)
        : device.transmit(b, o, end, this.#info);
    if (!isSent) counters.transmitDropped++;
  }

  flush(): void {
    if (!this.#isToFlush) return;
    this.#isToFlush = false;
    this.device.flush();
  }

  receive(b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    this.#relay?.relay(this, b, o, end, info);
  }

  settle(): void {
    this.#relay?.settle();
  }

  linkChanged(isUp: boolean): void {
    if (!isUp) this.#relay?.forget(this);
  }

  spaceAvailable(): void {
    // What was refused is lost: a bridge keeps nothing.
  }

  #cuts(octets: number): boolean {
    const { tcp4, tcp6, segmentationOctetsMax } = this.device.offload;
    return (tcp4 || tcp6) && octets <= segmentationOctetsMax;
  }

  /** The frame belongs to who gave it, and others get it too. */
  #transmitCopy(b: Uint8Array, o: number, end: number): boolean {
    const { device } = this;
    const start = device.headRoom;
    const copyEnd = start + end - o;
    if (this.#copy.length < copyEnd) this.#copy = new Uint8Array(2 * copyEnd);
    copyOctets(b, o, end, this.#copy, start);
    moveFrameInfo(this.#info, this.#info, start - o);
    if (!device.offload.checksum) finishChecksum(this.#copy, copyEnd, this.#info);
    return device.transmit(this.#copy, start, copyEnd, this.#info);
  }
}
