/**
 * A connection as promises and an async iterable of what comes in. A write is done when all of it
 * has found room; so who waits for it is slowed down as its peer is. Reading is up to the reader:
 * what nobody reads closes the window.
 */
import { showAddress } from '../../base/address.ts';
import type { Endpoint } from '../../transport/tcp/user.ts';
import type { Sockets } from '../berkeley.ts';
import { FIONREAD, POLLIN, POLLOUT, SHUT_WR, SO_LINGER, SOL_SOCKET } from '../constants.ts';
import { checked, failure } from '../errno.ts';
import { Readiness } from './readiness.ts';
import { readableStream, writableStream } from './web-streams.ts';

/** The most that one read answers, in octets. */
export const CHUNK_OCTETS_MAX = 65536;
const AGAIN = failure('EAGAIN');

export interface Waiting {
  readonly signal?: AbortSignal | undefined;
}

export class TcpStream implements AsyncIterable<Uint8Array> {
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly #sockets: Sockets;
  readonly #readiness: Readiness;
  #descriptor: number;
  /** The last write, and those before it. */
  #writing: Promise<void> = Promise.resolve();
  #writes = 0;
  #readable: ReadableStream<Uint8Array> | undefined;
  #writable: WritableStream<Uint8Array> | undefined;

  /** Takes a descriptor that is connected, and closes it in the end. */
  constructor(sockets: Sockets, descriptor: number) {
    this.#sockets = sockets;
    this.#descriptor = descriptor;
    this.#readiness = new Readiness(sockets, descriptor);
    const local = sockets.getsockname(descriptor);
    const remote = sockets.getpeername(descriptor);
    [this.localAddress, this.localPort] = shown(local);
    [this.remoteAddress, this.remotePort] = shown(remote);
  }

  /** For options of sockets; -1 once it is closed. */
  get descriptor(): number {
    return this.#descriptor;
  }

  /** What has come, as soon as something has; undefined at the end. */
  async read({ signal }: Waiting = {}): Promise<Uint8Array | undefined> {
    for (;;) {
      const waiting = this.#sockets.ioctl(this.#descriptor, FIONREAD);
      const room = new Uint8Array(Math.min(Math.max(waiting, 1), CHUNK_OCTETS_MAX));
      const count = this.#sockets.recv(this.#descriptor, room);
      if (count === AGAIN) await this.#readiness.wait(POLLIN, signal);
      else if (checked(count, 'read') === 0) return undefined;
      else return room.subarray(0, count);
    }
  }

  /** As `read`, into b[from, to): how many octets; 0 at the end. */
  async readInto(
    b: Uint8Array,
    from = 0,
    to: number = b.length,
    { signal }: Waiting = {},
  ): Promise<number> {
    for (;;) {
      const count = this.#sockets.recv(this.#descriptor, b, from, to);
      if (count !== AGAIN) return checked(count, 'read');
      await this.#readiness.wait(POLLIN, signal);
    }
  }

  /** Settled when all octets have found room. They are copied. */
  write(octets: Uint8Array, waiting: Waiting = {}): Promise<void> {
    const sent =
      this.#writes === 0
        ? this.#send(octets, waiting)
        : this.#writing.then(() => this.#send(octets, waiting));
    this.#writes++;
    this.#writing = sent.then(
      () => void this.#writes--,
      () => void this.#writes--,
    );
    return sent;
  }

  async #send(octets: Uint8Array, { signal }: Waiting): Promise<void> {
    let from = 0;
    while (from < octets.length) {
      const count = this.#sockets.send(this.#descriptor, octets, from);
      if (count === AGAIN) await this.#readiness.wait(POLLOUT, signal);
      else from += checked(count, 'write');
    }
  }

  /** Half close: the peer reads to the end of what was written, and may go on writing. */
  async closeWrite(): Promise<void> {
    await this.#writing;
    if (this.#descriptor >= 0) {
      checked(this.#sockets.shutdown(this.#descriptor, SHUT_WR), 'shutdown');
    }
  }

  /** Reads no more, and closes when what was written has found room. */
  async close(): Promise<void> {
    await this.#writing;
    this.#end();
  }

  /** Ends it at once, for both sides: RST. */
  abort(): void {
    const linger = { isOn: true, seconds: 0 };
    this.#sockets.setsockopt(this.#descriptor, SOL_SOCKET, SO_LINGER, linger);
    this.#end();
  }

  #end(): void {
    if (this.#descriptor < 0) return;
    this.#readiness.end();
    this.#sockets.close(this.#descriptor);
    // Its number may soon stand for something else.
    this.#descriptor = -1;
  }

  /** As a stream of the web platform; cancelled, it is closed. */
  get readable(): ReadableStream<Uint8Array> {
    this.#readable ??= readableStream(
      () => this.read(),
      () => this.close(),
    );
    return this.#readable;
  }

  /** As a stream of the web platform; closed, it closes its half alone. */
  get writable(): WritableStream<Uint8Array> {
    this.#writable ??= writableStream(
      (octets) => this.write(octets),
      () => this.closeWrite(),
      () => this.abort(),
    );
    return this.#writable;
  }

  /** What comes in, to the end. Whoever stops early still has the connection. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    for (let chunk = await this.read(); chunk !== undefined; chunk = await this.read()) {
      yield chunk;
    }
  }
}

function shown(endpoint: Endpoint | number): [address: string, port: number] {
  return typeof endpoint === 'number' ? ['', 0] : [showAddress(endpoint.address), endpoint.port];
}
