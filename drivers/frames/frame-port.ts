/**
 * What a file does that carries frames, one a read and one a write, each behind Virtio's header.
 * Answers are octets, or minus an errno: nothing is thrown where frames pass.
 */
export interface FramePort {
  readonly name: string;
  /** Where `read` puts header and frame, from the first octet on. */
  readonly octets: Uint8Array;
  /** So often in a row it is worth to look whether more has come, where something has. */
  readonly looksMax: number;
  read(): number;
  /** b[o, end), header and frame. */
  write(b: Uint8Array, o: number, end: number): number;
  /** How its interface is now, asked of the system. */
  status(): PortStatus;
  /** Tells `watcher` from now on, and never during a call. */
  watch(watcher: PortWatcher): void;
  /** A write had no room: `writable` is called once when there is some. */
  awaitRoom(): void;
  close(): void;
}

export interface PortStatus {
  /** False when it has gone for good, too. */
  readonly isUp: boolean;
  readonly mtu: number;
}

export interface PortWatcher {
  /** There may be something to read; answers how many frames there were. */
  readable(): number;
  writable(): void;
  statusChanged(): void;
}
