/** A channel as circuits see it, and a circuit as its channel does. */
import type { RelayTarget } from '../target.ts';

/** Whatever has a circuit id on a channel. Called from within the channel: never throwing. */
export interface CircuitEnd {
  /**
   * A cell with its command (`COMMAND` of generated/onion/tor.wire.ts); its body is b[from, to),
   * for this call alone.
   */
  cell(command: number, b: Uint8Array, from: number, to: number): void;
  /** All cells were given that came together: work on those that were kept. */
  settle(): void;
  /** The channel takes cells again, after it was full. */
  writable(): void;
  /** The channel is gone: nothing follows, nothing can be sent. */
  channelGone(): void;
}

/** An open channel. */
export interface CellChannel {
  /** 3 to 5. */
  readonly linkVersion: number;
  /** What the other end has proved to be; of a client that did not say who it is, undefined. */
  readonly peer: Pick<RelayTarget, 'rsaIdentity' | 'ed25519Identity'> | undefined;
  /** More is waiting than should be: whoever can wait, waits for `writable`. */
  readonly isFull: boolean;
  /** A new circuit id of ours; 0 when there is none to be had. */
  attach(circuit: CircuitEnd): number;
  /** No circuit any more: its id may be used again. */
  detach(circuitId: number): void;
  /** A cell with the body b[from, to), and zeros behind it as far as the cell goes; copied. */
  send(circuitId: number, command: number, b: Uint8Array, from: number, to: number): void;
  /** Hands over to TLS what was sent: at the end of each turn, or when it should not wait. */
  flush(): void;
}
