/** `net.Server` of a stack: connections that come in, as sockets. */
import { EventEmitter } from 'node:events';

import {
  AF_INET,
  AF_INET6,
  failure,
  IPV6_V6ONLY,
  showAddress,
  SO_REUSEADDR,
  SOCK_STREAM,
  SOL_IPV6,
  SOL_SOCKET,
  Timer,
} from '../../../runtime/sockets.ts';
import type { HostAddress } from '../../../runtime/sockets.ts';
import { codedError, listenError } from '../errors.ts';
import type { Ground } from '../ground.ts';
import { addressesOf, familyOf, literalOf, textOf } from '../ground.ts';
import type { ListenOptions } from './connect-arguments.ts';
import { listenArguments } from './connect-arguments.ts';
import type { AddressInfo, SocketOptions } from './settings.ts';
import { StackSocket } from './socket.ts';

const BACKLOG = 511;
const AGAIN = failure('EAGAIN');
/** When there was no descriptor for a connection that waits, it is asked for again. */
const RETRY_MS = 100;
const IPV4_OCTETS = 4;

export interface ServerOptions extends SocketOptions {
  readonly pauseOnConnect?: boolean;
}

type Listener = (socket: StackSocket) => void;

export class StackServer extends EventEmitter {
  maxConnections: number | undefined;
  /** What is over the limit is reset, rather than left to another process: there is none. */
  dropMaxConnection = false;
  readonly #ground: Ground;
  readonly #options: ServerOptions;
  readonly #connections = new Set<StackSocket>();
  readonly #retry: Timer;
  #descriptor = -1;
  #isStarting = false;
  #isWaking = false;
  #stop: () => void = () => {};

  constructor(ground: Ground, options: ServerOptions = {}, connected?: Listener) {
    super();
    this.#ground = ground;
    this.#options = options;
    this.#retry = new Timer(ground.sockets.host.stack.timers, () => this.#wake());
    if (connected !== undefined) this.on('connection', connected);
  }

  get listening(): boolean {
    return this.#descriptor >= 0;
  }

  listen(...given: unknown[]): this {
    const [options, then] = listenArguments(given);
    if (this.listening || this.#isStarting) {
      const text = 'Listen method has been called more than once without closing.';
      throw codedError(Error, 'ERR_SERVER_ALREADY_LISTEN', text);
    }
    if (then !== undefined) this.once('listening', then);
    const { signal } = options;
    if (signal?.aborted) this.close();
    else signal?.addEventListener('abort', () => this.close(), { once: true });
    this.#isStarting = true;
    void this.#start(options).catch((error: Error) => {
      this.#isStarting = false;
      this.emit('error', error);
    });
    return this;
  }

  async #start(options: ListenOptions): Promise<void> {
    const at = await this.#place(options.host);
    // Closed meanwhile.
    if (!this.#isStarting) return;
    this.#descriptor = this.#listen(at, options);
    this.#isStarting = false;
    const stop = this.#ground.sockets.watch(this.#descriptor, () => this.#wake());
    if (typeof stop !== 'number') this.#stop = stop;
    this.emit('listening');
    this.#wake();
  }

  /** At a host; where none is named, at all of IPv6 and IPv4, or of IPv4 alone. */
  async #place(host: string | undefined): Promise<HostAddress> {
    if (host !== undefined && host !== '') return (await addressesOf(this.#ground, host))[0];
    const any = literalOf(this.#ground, '::')!;
    const hasIpv6 = this.#ground.sockets.host.stack.network.isOurs(any.address);
    return hasIpv6 ? any : literalOf(this.#ground, '0.0.0.0')!;
  }

  #listen(at: HostAddress, { port, backlog = BACKLOG, ipv6Only = false }: ListenOptions): number {
    const { sockets } = this.#ground;
    const place = { address: textOf(at), port: Number(port) };
    const isIpv4 = at.address.length === IPV4_OCTETS;
    const ask = (answer: number): number => {
      if (answer < 0) throw listenError(answer, place);
      return answer;
    };
    const descriptor = ask(sockets.socket(isIpv4 ? AF_INET : AF_INET6, SOCK_STREAM));
    try {
      sockets.setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, true);
      if (!isIpv4) sockets.setsockopt(descriptor, SOL_IPV6, IPV6_V6ONLY, ipv6Only);
      ask(sockets.bind(descriptor, { ...at, port: place.port }));
      ask(sockets.listen(descriptor, backlog));
      return descriptor;
    } catch (error) {
      sockets.close(descriptor);
      throw error;
    }
  }

  #wake(): void {
    if (this.#isWaking) return;
    this.#isWaking = true;
    process.nextTick(() => {
      this.#isWaking = false;
      if (this.#descriptor >= 0) this.#accept();
    });
  }

  /** One, and the next one in the next tick, whatever a listener throws. */
  #accept(): void {
    const { sockets } = this.#ground;
    const accepted = sockets.accept(this.#descriptor);
    if (accepted === AGAIN) return;
    if (accepted < 0) return this.#retry.start(RETRY_MS);
    this.#wake();
    if (this.maxConnections !== undefined && this.#connections.size >= this.maxConnections) {
      return this.#drop(accepted);
    }
    const { pauseOnConnect = false, ...options } = this.#options;
    const socket = new StackSocket(this.#ground, { ...options, pauseOnCreate: pauseOnConnect });
    socket.server = this;
    this.#connections.add(socket);
    socket.once('close', () => {
      this.#connections.delete(socket);
      this.#closedWhenOver();
    });
    socket.adopt(accepted);
    this.emit('connection', socket);
  }

  #drop(descriptor: number): void {
    const { sockets } = this.#ground;
    const [local, remote] = [sockets.getsockname(descriptor), sockets.getpeername(descriptor)];
    sockets.close(descriptor);
    if (typeof local === 'number' || typeof remote === 'number') return;
    const [localAddress, remoteAddress] = [showAddress(local.address), showAddress(remote.address)];
    this.emit('drop', {
      localAddress,
      localPort: local.port,
      localFamily: familyOf(localAddress),
      remoteAddress,
      remotePort: remote.port,
      remoteFamily: familyOf(remoteAddress),
    });
  }

  address(): AddressInfo | null {
    const local = this.#ground.sockets.getsockname(this.#descriptor);
    if (typeof local === 'number') return null;
    const address = showAddress(local.address);
    return { address, family: familyOf(address), port: local.port };
  }

  getConnections(callback: (error: Error | null, count: number) => void): this {
    process.nextTick(callback, null, this.#connections.size);
    return this;
  }

  /** Hears no more; closed when its last connection is. */
  close(then?: (error?: Error) => void): this {
    if (then !== undefined) {
      const text = 'Server is not running.';
      if (this.listening || this.#isStarting) this.once('close', then);
      else this.once('close', () => then(codedError(Error, 'ERR_SERVER_NOT_RUNNING', text)));
    }
    this.#isStarting = false;
    this.#stop();
    this.#retry.stop();
    if (this.#descriptor >= 0) this.#ground.sockets.close(this.#descriptor);
    this.#descriptor = -1;
    this.#closedWhenOver();
    return this;
  }

  #closedWhenOver(): void {
    if (this.listening || this.#isStarting || this.#connections.size > 0) return;
    process.nextTick(() => this.emit('close'));
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return new Promise((resolve) => this.close(() => resolve()));
  }
}
