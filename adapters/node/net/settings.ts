/**
 * What can be asked and set of a `net.Socket` beside reading and writing: options, kept until there
 * is a descriptor to set them on; addresses, which stay known when it is closed; and the time after
 * which silence is told.
 */
import { Duplex } from 'node:stream';
import type { DuplexOptions } from 'node:stream';

import {
  showAddress,
  SO_KEEPALIVE,
  SO_LINGER,
  SOL_SOCKET,
  SOL_TCP,
  TCP_KEEPIDLE,
  TCP_NODELAY,
  Timer,
} from '../../../runtime/sockets.ts';
import type { Endpoint } from '../../../runtime/sockets.ts';
import { codedError } from '../errors.ts';
import type { Ground } from '../ground.ts';
import { familyOf } from '../ground.ts';

export interface SocketOptions extends DuplexOptions {
  readonly pauseOnCreate?: boolean;
  readonly noDelay?: boolean | undefined;
  readonly keepAlive?: boolean | undefined;
  readonly keepAliveInitialDelay?: number | undefined;
}

export interface AddressInfo {
  readonly address: string;
  readonly family: string;
  readonly port: number;
}

const DELAY_MS_MAX = 0x7fffffff;

export abstract class SocketSettings extends Duplex {
  connecting = false;
  /** Milliseconds of silence that are told; 0 for none. */
  timeout = 0;
  /** The server that accepted it, if one did. */
  server: unknown = null;
  readonly ground: Ground;
  protected descriptor = -1;
  readonly #timer: Timer;
  #local: Endpoint | undefined;
  #remote: Endpoint | undefined;
  #noDelay = false;
  #keepAlive = false;
  #keepAliveMs = 0;

  constructor(ground: Ground, options: SocketOptions) {
    super({ ...options, autoDestroy: true, emitClose: false, decodeStrings: true });
    this.ground = ground;
    this.#timer = new Timer(ground.sockets.host.stack.timers, () => {
      // Listeners may throw; nobody in the stack should have to catch that.
      process.nextTick(() => this.emit('timeout'));
    });
    this.wish(options);
  }

  /** Options that are wished of a descriptor to come. */
  protected wish({ noDelay, keepAlive, keepAliveInitialDelay }: SocketOptions): void {
    this.#noDelay = noDelay ?? this.#noDelay;
    this.#keepAlive = keepAlive ?? this.#keepAlive;
    this.#keepAliveMs = keepAliveInitialDelay ?? this.#keepAliveMs;
  }

  /** Sets what was wished. */
  protected applyWishes(descriptor: number): void {
    const { sockets } = this.ground;
    if (this.#noDelay) sockets.setsockopt(descriptor, SOL_TCP, TCP_NODELAY, true);
    if (!this.#keepAlive) return;
    sockets.setsockopt(descriptor, SOL_SOCKET, SO_KEEPALIVE, true);
    const seconds = Math.floor(this.#keepAliveMs / 1000);
    if (seconds > 0) sockets.setsockopt(descriptor, SOL_TCP, TCP_KEEPIDLE, seconds);
  }

  setNoDelay(enable = true): this {
    this.#noDelay = enable;
    this.ground.sockets.setsockopt(this.descriptor, SOL_TCP, TCP_NODELAY, enable);
    return this;
  }

  setKeepAlive(enable = false, initialDelay = 0): this {
    this.#keepAlive = enable;
    this.#keepAliveMs = initialDelay;
    if (enable) this.applyWishes(this.descriptor);
    else this.ground.sockets.setsockopt(this.descriptor, SOL_SOCKET, SO_KEEPALIVE, false);
    return this;
  }

  setTimeout(ms: number, callback?: () => void): this {
    if (typeof ms !== 'number' || !(ms >= 0) || ms > DELAY_MS_MAX) {
      const text = `The value of "msecs" is out of range. Received ${String(ms)}`;
      throw codedError(RangeError, 'ERR_OUT_OF_RANGE', text);
    }
    this.timeout = ms;
    if (ms === 0) {
      this.#timer.stop();
      if (callback !== undefined) this.removeListener('timeout', callback);
    } else {
      this.#timer.start(ms);
      if (callback !== undefined) this.once('timeout', callback);
    }
    return this;
  }

  /** Something happened: silence begins anew. */
  protected active(): void {
    if (this.timeout > 0) this.#timer.start(this.timeout);
  }

  /** What keeps a program running is its devices, not its sockets. */
  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  protected open(descriptor: number): void {
    const { sockets } = this.ground;
    this.descriptor = descriptor;
    const local = sockets.getsockname(descriptor);
    const remote = sockets.getpeername(descriptor);
    if (typeof local !== 'number') this.#local = local;
    if (typeof remote !== 'number') this.#remote = remote;
  }

  /** Closes the descriptor, in good order or with a reset. */
  protected shut(resets: boolean): void {
    this.#timer.stop();
    const { sockets } = this.ground;
    const { descriptor } = this;
    this.descriptor = -1;
    if (descriptor < 0) return;
    const linger = { isOn: true, seconds: 0 };
    if (resets) sockets.setsockopt(descriptor, SOL_SOCKET, SO_LINGER, linger);
    sockets.close(descriptor);
  }

  /** Where it is bound; nothing is in it before. */
  address(): AddressInfo | Record<string, never> {
    const { localAddress: address, localPort: port } = this;
    if (address === undefined || port === undefined) return {};
    return { address, family: familyOf(address), port };
  }

  get localAddress(): string | undefined {
    return this.#local && showAddress(this.#local.address);
  }

  get localPort(): number | undefined {
    return this.#local?.port;
  }

  get localFamily(): string | undefined {
    return this.localAddress && familyOf(this.localAddress);
  }

  get remoteAddress(): string | undefined {
    return this.#remote && showAddress(this.#remote.address);
  }

  get remotePort(): number | undefined {
    return this.#remote?.port;
  }

  get remoteFamily(): string | undefined {
    return this.remoteAddress && familyOf(this.remoteAddress);
  }

  get pending(): boolean {
    return this.descriptor < 0 || this.connecting;
  }

  get readyState(): 'opening' | 'open' | 'readOnly' | 'writeOnly' | 'closed' {
    if (this.connecting) return 'opening';
    if (this.readable) return this.writable ? 'open' : 'readOnly';
    return this.writable ? 'writeOnly' : 'closed';
  }

  get bufferSize(): number {
    return this.writableLength;
  }
}
