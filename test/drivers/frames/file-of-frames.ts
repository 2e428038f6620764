/** A file that carries frames, for tests: what it says and when it says so is up to them. */
import { constants } from 'node:os';

import { PORT_OCTETS } from '../../../drivers/frames/frame-device.ts';
import type { FramePort, PortStatus, PortWatcher } from '../../../drivers/frames/frame-port.ts';

export class FileOfFrames implements FramePort {
  readonly name = 'net0';
  readonly octets = new Uint8Array(PORT_OCTETS);
  looksMax = 3;
  /** What is still to be read: octets, or minus an errno. */
  readonly toRead: (Uint8Array | number)[] = [];
  /** What was written. */
  readonly written: Uint8Array[] = [];
  /** What writes answer in place of writing, one after the other. */
  readonly refusals: number[] = [];
  now: PortStatus = { isUp: true, mtu: 1500 };
  watcher: PortWatcher | undefined;
  isRoomAwaited = false;
  isClosed = false;

  read(): number {
    if (this.isClosed) throw new Error('read after it was closed');
    const next = this.toRead.shift() ?? -constants.errno.EAGAIN;
    if (typeof next === 'number') return next;
    const octets = Math.min(next.length, this.octets.length);
    this.octets.set(next.subarray(0, octets));
    return octets;
  }

  write(b: Uint8Array, o: number, end: number): number {
    if (this.isClosed) throw new Error('written after it was closed');
    const refusal = this.refusals.shift();
    if (refusal !== undefined) return refusal;
    this.written.push(b.slice(o, end));
    return end - o;
  }

  status(): PortStatus {
    return this.now;
  }

  watch(watcher: PortWatcher): void {
    this.watcher = watcher;
  }

  awaitRoom(): void {
    this.isRoomAwaited = true;
  }

  close(): void {
    this.isClosed = true;
  }
}
