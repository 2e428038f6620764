/**
 * Joins a Duplex of Node and a connection of ours: what one says, the other hears, and whoever
 * does not listen is waited for. An end goes over as an end, a failure as a failure.
 */
import type { Duplex } from 'node:stream';

import type { TcpConnection, TcpFault, TcpUser } from '../../../runtime/proxy.ts';

/** The most that is read at once. */
const CHUNK_OCTETS_MAX = 1 << 18;

/** Of what a connection gives at once, as much is taken together. */
const TAKEN_OCTETS_MAX = 1 << 17;
/** Buffers that nobody uses: to make one for each write costs more than to copy. */
const SPARES_MAX = 8;
const spares: Buffer[] = [];

export class Pump implements TcpUser {
  readonly #socket: Duplex;
  readonly #over: () => void;
  #connection: TcpConnection | undefined;
  /** Said by the socket, and not taken yet. */
  #unwritten: Uint8Array | undefined;
  #hasSocketEnded = false;
  #hasPeerEnded = false;
  #isBlocked = false;
  /** Taken from the connection in this turn, for one write at its end. */
  #taken: Buffer | undefined;
  #takenOctets = 0;
  #isOver = false;

  /** `over` is called once, when both have ended. */
  constructor(socket: Duplex, over: () => void) {
    this.#socket = socket;
    this.#over = over;
  }

  /** From now on; `early` is what the socket has said before. */
  join(connection: TcpConnection, early: Uint8Array): void {
    const socket = this.#socket;
    this.#connection = connection;
    connection.setUser(this);
    socket.on('data', (data: Uint8Array) => this.#said(data));
    socket.on('drain', () => {
      this.#isBlocked = false;
      this.readable();
    });
    socket.on('end', () => {
      this.#hasSocketEnded = true;
      this.#pass();
    });
    socket.on('error', () => {});
    socket.on('close', () => this.#socketGone());
    if (early.length > 0) this.#said(early);
    else socket.resume();
    this.readable();
  }

  established(): void {}

  take(b: Uint8Array, from: number, to: number): number {
    if (this.#isBlocked || this.#isOver) return 0;
    const isFirst = this.#takenOctets === 0;
    const taken = (this.#taken ??= spares.pop() ?? Buffer.allocUnsafeSlow(TAKEN_OCTETS_MAX));
    const count = Math.min(to - from, taken.length - this.#takenOctets);
    taken.set(b.subarray(from, from + count), this.#takenOctets);
    this.#takenOctets += count;
    if (isFirst) queueMicrotask(() => this.#writeTaken());
    return count;
  }

  readable(): void {
    const connection = this.#connection;
    if (connection === undefined || this.#isOver) return;
    this.#writeTaken();
    while (connection.readable > 0 && !this.#isBlocked) {
      const data = Buffer.allocUnsafe(Math.min(connection.readable, CHUNK_OCTETS_MAX));
      const count = connection.read(data, 0, data.length);
      this.#isBlocked = !this.#socket.write(data.subarray(0, count));
    }
    if (connection.isPeerClosed && connection.readable === 0 && !this.#hasPeerEnded) {
      this.#hasPeerEnded = true;
      this.#socket.end();
    }
  }

  writable(): void {
    this.#pass();
  }

  closed(fault: TcpFault | undefined): void {
    this.readable();
    if (this.#isOver) return;
    if (fault === undefined && !this.#hasPeerEnded) this.#socket.end();
    if (fault !== undefined) this.#socket.destroy();
    this.#connection = undefined;
    this.#finish();
  }

  #writeTaken(): void {
    const taken = this.#taken;
    if (taken === undefined) return;
    this.#taken = undefined;
    const octets = taken.subarray(0, this.#takenOctets);
    this.#takenOctets = 0;
    if (this.#isOver) return;
    this.#isBlocked = !this.#socket.write(octets);
    // What is written is the system's by now, or waits in the socket and is the socket's.
    if (this.#socket.writableLength === 0 && spares.length < SPARES_MAX) spares.push(taken);
  }

  #said(data: Uint8Array): void {
    if (this.#isOver) return;
    this.#unwritten = data;
    // Until it is all taken nothing more is asked for.
    this.#socket.pause();
    this.#pass();
  }

  #pass(): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    if (this.#unwritten !== undefined) {
      const taken = connection.write(this.#unwritten);
      const isAll = taken === this.#unwritten.length;
      this.#unwritten = isAll ? undefined : this.#unwritten.subarray(taken);
      if (isAll) this.#socket.resume();
    }
    if (this.#unwritten === undefined && this.#hasSocketEnded) connection.shutdown();
  }

  #socketGone(): void {
    if (this.#isOver) return;
    const connection = this.#connection;
    this.#connection = undefined;
    // Whoever had ended in good order has; anybody else is gone.
    if (this.#hasSocketEnded && this.#hasPeerEnded) connection?.close();
    else connection?.abort();
    this.#finish();
  }

  #finish(): void {
    this.#isOver = true;
    this.#over();
  }
}
