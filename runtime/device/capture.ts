/**
 * A device with somebody looking over its shoulder: it is the device in all it does, and each frame
 * that it has received, or has taken to send, is told to a sink.
 */
import type { Device, DeviceCounters, Offload, Receiver } from './device.ts';
import type { FrameInfo } from './frame-info.ts';

/** Takes what is seen. Octets are the device's, and only for the call. */
export interface CaptureSink {
  record(direction: 'in' | 'out', b: Uint8Array, o: number, end: number, info: FrameInfo): void;
}

export class CaptureDevice implements Device, Receiver {
  readonly #device: Device;
  readonly #sink: CaptureSink;
  #receiver: Receiver | undefined;

  constructor(device: Device, sink: CaptureSink) {
    this.#device = device;
    this.#sink = sink;
    device.attach(this);
  }

  get name(): string {
    return this.#device.name;
  }

  get hardwareAddress(): Uint8Array {
    return this.#device.hardwareAddress;
  }

  get mtu(): number {
    return this.#device.mtu;
  }

  get isUp(): boolean {
    return this.#device.isUp;
  }

  get speed(): number {
    return this.#device.speed;
  }

  get offload(): Offload {
    return this.#device.offload;
  }

  get headRoom(): number {
    return this.#device.headRoom;
  }

  get counters(): DeviceCounters {
    return this.#device.counters;
  }

  attach(receiver: Receiver): void {
    this.#receiver = receiver;
  }

  transmit(b: Uint8Array, o: number, end: number, info: FrameInfo): boolean {
    if (!this.#device.transmit(b, o, end, info)) return false;
    this.#sink.record('out', b, o, end, info);
    return true;
  }

  flush(): void {
    this.#device.flush();
  }

  close(): void {
    this.#device.close();
  }

  receive(b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    this.#sink.record('in', b, o, end, info);
    this.#receiver?.receive(b, o, end, info);
  }

  settle(): void {
    this.#receiver?.settle();
  }

  linkChanged(isUp: boolean): void {
    this.#receiver?.linkChanged(isUp);
  }

  spaceAvailable(): void {
    this.#receiver?.spaceAvailable();
  }
}
