/**
 * `net.Socket` of a stack: a Duplex over a descriptor. What its reader does not take stays in the
 * stack, whose window closes; what it is given to write is done when it has found room. So the
 * pressure of either side reaches the other, and everything that takes a Duplex runs over it.
 *
 * The stack's own work is never interrupted: what it tells is looked after in the next tick, where
 * listeners may throw what they like.
 */
import type { LookupAddress } from 'node:dns';

import {
  FIONREAD,
  failure,
  MSG_MORE,
  POLLERR,
  POLLHUP,
  POLLIN,
  POLLNVAL,
  POLLOUT,
  SHUT_WR,
} from '../../../runtime/sockets.ts';
import type { Endpoint, HostAddress } from '../../../runtime/sockets.ts';
import { callError, codedError } from '../errors.ts';
import type { Ground } from '../ground.ts';
import { addressesOf, familyOf, literalOf, textOf } from '../ground.ts';
import type { ConnectOptions } from './connect-arguments.ts';
import { connectArguments } from './connect-arguments.ts';
import { Connecting } from './connecting.ts';
import type { SocketOptions } from './settings.ts';
import { SocketSettings } from './settings.ts';

const AGAIN = failure('EAGAIN');
/** The most that is read at once, as libuv does. */
const CHUNK_OCTETS_MAX = 65_536;
const ENDED = POLLERR | POLLHUP | POLLNVAL;
const IPV4_OCTETS = 4;

type Done = (error?: Error | null) => void;

export class StackSocket extends SocketSettings {
  bytesRead = 0;
  readonly #pausesOnCreate: boolean;
  #stop: () => void = () => {};
  #isWaking = false;
  #connecting: Connecting | undefined;
  #wantsRead = false;
  /** A write that waits for room. */
  #resume: (() => void) | undefined;
  #written = 0;
  #resets = false;

  constructor(ground: Ground, options: SocketOptions = {}) {
    super(ground, { ...options, allowHalfOpen: options.allowHalfOpen ?? false });
    this.#pausesOnCreate = options.pauseOnCreate ?? false;
  }

  get bytesWritten(): number {
    return this.#written + this.writableLength;
  }

  connect(...given: unknown[]): this {
    const [options, then] = connectArguments(given);
    if (this.destroyed) throw codedError(Error, 'ERR_SOCKET_CLOSED', 'Socket is closed');
    if (then !== undefined) this.once('connect', then);
    this.wish(options);
    if (options.timeout !== undefined) this.setTimeout(options.timeout);
    this.connecting = true;
    const { host = 'localhost' } = options;
    const literal = literalOf(this.ground, host);
    if (literal !== undefined) process.nextTick(() => this.#try([literal], options));
    else {
      this.#lookup(host, options).then(
        (addresses) => this.#try(addresses, options),
        (error: Error) => this.destroy(error),
      );
    }
    return this;
  }

  async #lookup(host: string, options: ConnectOptions): Promise<readonly HostAddress[]> {
    const { lookup, family = 0 } = options;
    if (lookup === undefined) {
      const all = await addressesOf(this.ground, host);
      const isWanted = ({ address }: HostAddress): boolean =>
        family === 0 || (address.length === IPV4_OCTETS) === (family === 4);
      const wanted = all.filter(isWanted);
      for (const one of wanted) {
        const text = textOf(one);
        this.emit('lookup', null, text, familyOf(text) === 'IPv4' ? 4 : 6, host);
      }
      return wanted;
    }
    const found = await new Promise<readonly LookupAddress[]>((resolve, reject) => {
      lookup(host, { all: true, family }, (error, answer, one) => {
        if (error !== null) reject(error);
        else resolve(typeof answer === 'string' ? [{ address: answer, family: one ?? 0 }] : answer);
      });
    });
    for (const one of found) this.emit('lookup', null, one.address, one.family, host);
    const addresses = found.map(({ address }) => literalOf(this.ground, address));
    return addresses.filter((address) => address !== undefined);
  }

  #try(addresses: readonly HostAddress[], options: ConnectOptions): void {
    if (this.destroyed) return;
    this.#connecting = new Connecting({
      sockets: this.ground.sockets,
      addresses,
      port: Number(options.port),
      local: (isIpv4) => this.#boundTo(options, isIpv4),
      prepare: (descriptor) => this.applyWishes(descriptor),
      connected: (descriptor) => {
        this.#connecting = undefined;
        this.open(descriptor);
        this.connecting = false;
        this.emit('connect');
        this.emit('ready');
        this.#begin();
      },
      failed: (error) => {
        this.#connecting = undefined;
        this.destroy(error);
      },
    });
    this.#connecting.next();
  }

  #boundTo({ localAddress, localPort = 0 }: ConnectOptions, isIpv4: boolean): Endpoint | undefined {
    if (localAddress === undefined && localPort === 0) return undefined;
    const text = localAddress ?? (isIpv4 ? '0.0.0.0' : '::');
    const local = literalOf(this.ground, text);
    if (local !== undefined) return { address: local.address, port: localPort };
    throw codedError(TypeError, 'ERR_INVALID_IP_ADDRESS', `Invalid IP address: ${text}`);
  }

  /** For a server: takes a descriptor that is connected. */
  adopt(descriptor: number): this {
    this.open(descriptor);
    this.applyWishes(descriptor);
    this.#begin();
    return this;
  }

  protected override open(descriptor: number): void {
    super.open(descriptor);
    const stop = this.ground.sockets.watch(descriptor, () => this.#wake());
    if (typeof stop === 'number') this.destroy(callError(stop, 'open'));
    else this.#stop = stop;
  }

  /** Reads ahead, so that an end is noticed by who does not read yet. */
  #begin(): void {
    this.active();
    if (this.#pausesOnCreate) this.pause();
    else if (!this.isPaused() && !this.destroyed) this.read(0);
  }

  #wake(): void {
    if (this.#isWaking) return;
    this.#isWaking = true;
    process.nextTick(() => {
      this.#isWaking = false;
      if (this.descriptor >= 0) this.#changed(this.ground.sockets.readiness(this.descriptor));
    });
  }

  #changed(events: number): void {
    if (this.#wantsRead && (events & (POLLIN | ENDED)) !== 0) this.#readSome();
    const resume = this.#resume;
    if (resume === undefined || (events & (POLLOUT | ENDED)) === 0) return;
    this.#resume = undefined;
    resume();
  }

  override _read(): void {
    if (this.connecting) this.once('connect', () => this._read());
    else if (this.descriptor >= 0) {
      this.#wantsRead = true;
      this.#readSome();
    }
  }

  #readSome(): void {
    let isDone = false;
    try {
      while (this.#wantsRead && this.descriptor >= 0 && this.#readOnce());
      isDone = true;
    } finally {
      // A listener has thrown: what still waits is read all the same.
      if (!isDone) this.#wake();
    }
  }

  /** Whether something came. */
  #readOnce(): boolean {
    const { sockets } = this.ground;
    const waiting = sockets.ioctl(this.descriptor, FIONREAD);
    const room = Buffer.allocUnsafeSlow(Math.min(Math.max(waiting, 1), CHUNK_OCTETS_MAX));
    const count = sockets.recv(this.descriptor, room);
    if (count === AGAIN) return false;
    if (count < 0) {
      this.destroy(callError(count, 'read'));
      return false;
    }
    this.active();
    this.bytesRead += count;
    const chunk = count === 0 ? null : count === room.length ? room : room.subarray(0, count);
    if (!this.push(chunk)) this.#wantsRead = false;
    return true;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.#writeAll([chunk], done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    // An empty one at the end would leave those before it waiting for more.
    const octets = chunks.map(({ chunk }) => chunk).filter(({ length }) => length > 0);
    this.#writeAll(octets, done);
  }

  #writeAll(chunks: readonly Buffer[], done: Done): void {
    if (this.connecting) {
      this.once('connect', () => this.#writeAll(chunks, done));
      return;
    }
    if (this.descriptor < 0) {
      return done(codedError(Error, 'EPIPE', 'This socket has been ended by the other party'));
    }
    const { sockets } = this.ground;
    let index = 0;
    let from = 0;
    const go = (): void => {
      for (; index < chunks.length; index++, from = 0) {
        const chunk = chunks[index];
        const flags = index < chunks.length - 1 ? MSG_MORE : 0;
        while (from < chunk.length) {
          const count = sockets.send(this.descriptor, chunk, from, chunk.length, flags);
          if (count === AGAIN) return void (this.#resume = go);
          if (count < 0) return done(callError(count, 'write'));
          from += count;
          this.active();
        }
        this.#written += chunk.length;
      }
      done();
    };
    go();
  }

  override _final(done: Done): void {
    if (this.connecting) {
      this.once('connect', () => this._final(done));
      return;
    }
    if (this.descriptor >= 0) this.ground.sockets.shutdown(this.descriptor, SHUT_WR);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.connecting = false;
    this.#stop();
    this.#connecting?.cancel();
    this.#resume = undefined;
    this.shut(this.#resets);
    done(error);
    process.nextTick(() => this.emit('close', error !== null));
  }

  /** Once all is written. */
  destroySoon(): void {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', () => this.destroy());
  }

  resetAndDestroy(): this {
    this.#resets = true;
    if (this.connecting) this.once('connect', () => this.destroy());
    else if (this.descriptor >= 0) this.destroy();
    else this.destroy(codedError(Error, 'ERR_SOCKET_CLOSED', 'Socket is closed'));
    return this;
  }
}
