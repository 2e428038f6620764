/**
 * The character device of a macvtap interface, by Node's own reads and writes. Node cannot wait for
 * such a file: a read that blocks would hold a thread, and the process with it, until some frame
 * comes. So it is looked at without blocking; again at once while frames come, and the longer none
 * has come, the less often. The slowest look, and so the longest wait, is ten milliseconds apart.
 */
import { packetBuffer } from '../../runtime/base/packet-buffer.ts';
import { closeSync, readSync, writeSync } from 'node:fs';
import { constants } from 'node:os';

import { PORT_OCTETS } from '../frames/frame-device.ts';
import type { FramePort, PortStatus, PortWatcher } from '../frames/frame-port.ts';

/** So many looks in vain follow at once upon each other, and so many upon each wait. */
const LOOKS_AT_ONCE = 64;
const LOOKS_PER_WAIT = 64;
const WAIT_MS_MAX = 10;
const STATUS_MS = 500;

export interface MacvtapFile {
  readonly name: string;
  /** Open without blocking. */
  readonly file: number;
  status(): PortStatus;
}

export class MacvtapPort implements FramePort {
  readonly name: string;
  readonly octets = packetBuffer(PORT_OCTETS);
  /** To look in vain is an exception, and it is looked again soon. */
  readonly looksMax = 1;
  readonly #macvtap: MacvtapFile;
  readonly #look: () => void;
  #watcher: PortWatcher | undefined;
  #looksInVain = 0;
  #awaitsRoom = false;
  #immediate: NodeJS.Immediate | undefined;
  #timeout: NodeJS.Timeout | undefined;
  #statusInterval: NodeJS.Timeout | undefined;

  constructor(macvtap: MacvtapFile) {
    this.name = macvtap.name;
    this.#macvtap = macvtap;
    this.#look = () => this.#lookOnce();
  }

  read(): number {
    try {
      return readSync(this.#macvtap.file, this.octets, 0, PORT_OCTETS, null);
    } catch (error) {
      return errnoOf(error);
    }
  }

  write(b: Uint8Array, o: number, end: number): number {
    try {
      return writeSync(this.#macvtap.file, b, o, end - o, null);
    } catch (error) {
      return errnoOf(error);
    }
  }

  status(): PortStatus {
    return this.#macvtap.status();
  }

  watch(watcher: PortWatcher): void {
    this.#watcher = watcher;
    this.#statusInterval = setInterval(() => watcher.statusChanged(), STATUS_MS);
    this.#lookAgain();
  }

  awaitRoom(): void {
    this.#awaitsRoom = true;
  }

  close(): void {
    this.#watcher = undefined;
    clearImmediate(this.#immediate);
    clearTimeout(this.#timeout);
    clearInterval(this.#statusInterval);
    closeSync(this.#macvtap.file);
  }

  #lookOnce(): void {
    try {
      // That there is room again, only the next write can tell.
      const awaitedRoom = this.#awaitsRoom;
      this.#awaitsRoom = false;
      if (awaitedRoom) this.#watcher?.writable();
      const frames = this.#watcher?.readable() ?? 0;
      this.#looksInVain = frames > 0 ? 0 : this.#looksInVain + 1;
    } finally {
      this.#lookAgain();
    }
  }

  #lookAgain(): void {
    if (this.#watcher === undefined) return;
    const waited = this.#looksInVain - LOOKS_AT_ONCE;
    if (waited < 0) this.#immediate = setImmediate(this.#look);
    else {
      const wait = 1 + Math.floor(waited / LOOKS_PER_WAIT);
      this.#timeout = setTimeout(this.#look, Math.min(wait, WAIT_MS_MAX));
    }
  }
}

/** What Node has thrown carries it, below zero as libuv has it. */
function errnoOf(error: unknown): number {
  return (error as NodeJS.ErrnoException).errno ?? -constants.errno.EIO;
}
