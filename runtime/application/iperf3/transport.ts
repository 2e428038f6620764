/**
 * What a measurement needs of sockets: as little as any can give. Those of our stack
 * (`runtime/socket/promises.ts`) are such a transport as they are, and `node:net` can be made one;
 * so both can be measured by the same program, and each against the other.
 */
import type { Random } from '../../base/random.ts';
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';

export interface Waiting {
  readonly signal?: AbortSignal | undefined;
}

export interface Stream {
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  /** Puts what has come into b[from, to), as soon as something has: how much; 0 at the end. */
  readInto(b: Uint8Array, from: number, to: number, waiting?: Waiting): Promise<number>;
  /** Settled when all octets have found room. */
  write(octets: Uint8Array, waiting?: Waiting): Promise<void>;
  close(): Promise<void>;
  abort(): void;
}

export interface StreamServer {
  readonly port: number;
  accept(waiting?: Waiting): Promise<Stream>;
  close(): void;
}

export interface DatagramOf {
  readonly host: string;
  readonly port: number;
  readonly data: Uint8Array;
}

export interface DatagramSocket {
  readonly address: string;
  readonly port: number;
  receive(waiting?: Waiting): Promise<DatagramOf>;
  /** To its host and port; without them, to the socket's peer. */
  send(datagram: Partial<DatagramOf> & { readonly data: Uint8Array }): Promise<void>;
  close(): void;
}

export interface Place {
  readonly host: string;
  readonly port: number;
}

export interface Where extends Waiting {
  /** Absent: every address; or, of a port, the one that is chosen. */
  readonly host?: string | undefined;
  readonly port?: number | undefined;
}

export interface Transport {
  connectTcp(
    options: Place & Waiting & { readonly noDelay?: boolean | undefined },
  ): Promise<Stream>;
  listenTcp(options: Where): Promise<StreamServer>;
  openUdp(options: Where & { readonly remote?: Place }): Promise<DatagramSocket>;
}

/** What the sender of a stream knows of it beside the octets: `TCP_INFO`. */
export interface StreamInfo {
  readonly retransmits: number;
  readonly congestionWindow: number;
  readonly sendWindow: number;
  readonly rttMicroseconds: number;
  readonly rttVarianceMicroseconds: number;
  readonly pathMtu: number;
}

/** All that a measurement takes from around it. */
export interface Surroundings {
  readonly transport: Transport;
  readonly timers: Timers;
  readonly random: Random;
  /** Undefined where the transport cannot tell. */
  readonly info?: (stream: Stream) => StreamInfo | undefined;
}

/** Settled after so many milliseconds; rejected when the signal is aborted before. */
export function pause(timers: Timers, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      timer.stop();
      reject(signal!.reason as Error);
    };
    const timer = new Timer(timers, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort, { once: true });
    timer.start(ms);
  });
}
