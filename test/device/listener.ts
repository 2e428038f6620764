/** A receiver for tests: it keeps copies of what it is given, and of what it is told. */
import type { Device, Receiver } from '../../runtime/device/device.ts';
import { moveFrameInfo, newFrameInfo } from '../../runtime/device/frame-info.ts';
import type { FrameInfo } from '../../runtime/device/frame-info.ts';

export class Listener implements Receiver {
  /** What was received, as text in hexadecimal, and `settle`, `up`, `down`, `space`, in order. */
  readonly events: string[] = [];
  readonly frames: { readonly octets: Uint8Array; readonly info: FrameInfo }[] = [];
  /** What it does on top of that. */
  onReceive: () => void = () => {};

  constructor(device: Device) {
    device.attach(this);
  }

  receive(b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    const octets = b.slice(o, end);
    const own = newFrameInfo();
    moveFrameInfo(info, own, -o);
    this.frames.push({ octets, info: own });
    this.events.push(Buffer.from(octets).toString('hex'));
    this.onReceive();
  }

  settle(): void {
    this.events.push('settle');
  }

  linkChanged(isUp: boolean): void {
    this.events.push(isUp ? 'up' : 'down');
  }

  spaceAvailable(): void {
    this.events.push('space');
  }

  take(): string[] {
    return this.events.splice(0);
  }
}

/** A scheduler that a test turns by hand. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  readonly schedule = (deliver: () => void): void => {
    this.#waiting.push(deliver);
  };

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Does what waits now, and not what comes to wait meanwhile. */
  turn(): void {
    for (const deliver of this.#waiting.splice(0)) deliver();
  }

  /** Until nothing waits. */
  run(): void {
    for (let turns = 0; this.#waiting.length > 0; turns++) {
      if (turns === 10_000) throw new Error('it does not come to rest');
      this.turn();
    }
  }
}
