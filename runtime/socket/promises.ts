/**
 * Sockets as promises and async iterators, over the calls of one process: `connectTcp`, `listenTcp`
 * and `openUdp`. What goes wrong is thrown as an error with `code`, `errno` and `syscall`.
 */
import { showAddress } from '../base/address.ts';
import { isMapped } from '../base/mapped.ts';
import type { Destination } from '../transport/udp/user.ts';
import { Sockets } from './berkeley.ts';
import * as names from './constants.ts';
import { checked, errnoName, failure } from './errno.ts';
import type { SocketHost } from './host.ts';
import type { OptionValue } from './options.ts';
import { Process } from './process.ts';
import type { HostAddress, HostNames } from './promises/host-names.ts';
import { hostAddresses } from './promises/host-names.ts';
import { Readiness } from './promises/readiness.ts';
import { TcpServer } from './promises/tcp-server.ts';
import type { Waiting } from './promises/tcp-stream.ts';
import { TcpStream } from './promises/tcp-stream.ts';
import { UdpSocket } from './promises/udp-socket.ts';

export interface TcpConnectOptions extends Waiting {
  readonly host: string;
  readonly port: number;
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
  readonly noDelay?: boolean | undefined;
  readonly keepAlive?: boolean | undefined;
}

export interface TcpListenOptions extends Waiting {
  /** Absent: every address, of IPv6 and of IPv4. */
  readonly host?: string | undefined;
  /** Absent or 0: one is chosen. */
  readonly port?: number | undefined;
  readonly backlog?: number | undefined;
  readonly onlyIpv6?: boolean | undefined;
}

export interface UdpOpenOptions extends Waiting {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly allowBroadcast?: boolean | undefined;
  readonly reuseAddress?: boolean | undefined;
  /** Only datagrams from there are heard. */
  readonly remote?: { readonly host: string; readonly port: number } | undefined;
}

export interface PromisesOptions extends HostNames {
  readonly process?: Process;
}

/** A stack, as a program uses it. */
export class SocketPromises {
  readonly sockets: Sockets;
  readonly #names: HostNames;

  constructor(sockets: Sockets, hostNames: HostNames = {}) {
    this.sockets = sockets;
    this.#names = hostNames;
  }

  /** A connection to the first address of a host that answers. */
  async connectTcp(options: TcpConnectOptions): Promise<TcpStream> {
    const addresses = await this.#addresses(options.host, options.signal);
    let first: unknown;
    for (const address of addresses) {
      try {
        return await this.#connect(address, options);
      } catch (error) {
        options.signal?.throwIfAborted();
        first ??= error;
      }
    }
    throw first;
  }

  async #connect(to: HostAddress, options: TcpConnectOptions): Promise<TcpStream> {
    const { port, signal } = options;
    const { sockets } = this;
    const descriptor = this.#open(to, names.SOCK_STREAM);
    const place = { address: showAddress(to.address), port };
    let readiness: Readiness | undefined;
    try {
      this.#set(descriptor, names.SOL_TCP, names.TCP_NODELAY, options.noDelay);
      this.#set(descriptor, names.SOL_SOCKET, names.SO_KEEPALIVE, options.keepAlive);
      await this.#bindTo(descriptor, options.localAddress, options.localPort);
      const remote = { ...to, port };
      let answer = sockets.connect(descriptor, remote);
      if (answer === failure('EINPROGRESS')) {
        readiness = new Readiness(sockets, descriptor);
        await readiness.wait(names.POLLOUT, signal);
        answer = sockets.connect(descriptor, remote);
      }
      checked(answer, 'connect', place);
      return new TcpStream(sockets, descriptor);
    } catch (error) {
      sockets.close(descriptor);
      throw error;
    } finally {
      readiness?.end();
    }
  }

  /** Hears connections; aborted by its signal, it is closed. */
  async listenTcp(options: TcpListenOptions = {}): Promise<TcpServer> {
    const { host, port = 0, backlog, signal, onlyIpv6 } = options;
    signal?.throwIfAborted();
    const { sockets } = this;
    const listen = (at: HostAddress): TcpServer => {
      const descriptor = this.#open(at, names.SOCK_STREAM);
      const place = { address: showAddress(at.address), port };
      try {
        this.#set(descriptor, names.SOL_SOCKET, names.SO_REUSEADDR, true);
        this.#set(descriptor, names.SOL_IPV6, names.IPV6_V6ONLY, onlyIpv6);
        checked(sockets.bind(descriptor, { ...at, port }), 'bind', place);
        checked(sockets.listen(descriptor, backlog), 'listen', place);
        return new TcpServer(sockets, descriptor);
      } catch (error) {
        sockets.close(descriptor);
        throw error;
      }
    };
    const server = await this.#anywhere(host, signal, listen);
    signal?.addEventListener('abort', () => server.close(), { once: true });
    return server;
  }

  /** Hears and sends datagrams; aborted by its signal, it is closed. */
  async openUdp(options: UdpOpenOptions = {}): Promise<UdpSocket> {
    const { host, port = 0, signal, allowBroadcast, reuseAddress, remote } = options;
    signal?.throwIfAborted();
    const { sockets } = this;
    const peer = remote && (await this.#addresses(remote.host, signal))[0];
    const open = (at: HostAddress): UdpSocket => {
      const descriptor = this.#open(at, names.SOCK_DGRAM);
      const place = { address: showAddress(at.address), port };
      try {
        this.#set(descriptor, names.SOL_SOCKET, names.SO_BROADCAST, allowBroadcast);
        this.#set(descriptor, names.SOL_SOCKET, names.SO_REUSEADDR, reuseAddress);
        checked(sockets.bind(descriptor, { ...at, port }), 'bind', place);
        if (peer !== undefined) {
          const to: Destination = { ...peer, port: remote!.port };
          const there = { address: showAddress(to.address), port: to.port };
          checked(sockets.connect(descriptor, to), 'connect', there);
        }
        return new UdpSocket(sockets, descriptor, this.#names);
      } catch (error) {
        sockets.close(descriptor);
        throw error;
      }
    };
    const socket = await this.#anywhere(host, signal, open);
    signal?.addEventListener('abort', () => socket.close(), { once: true });
    return socket;
  }

  /** At a host's first address; where none is named, at all of IPv6 and IPv4, or of IPv4 alone. */
  async #anywhere<T>(
    host: string | undefined,
    signal: AbortSignal | undefined,
    open: (at: HostAddress) => T,
  ): Promise<T> {
    if (host !== undefined) return open((await this.#addresses(host, signal))[0]);
    const [six] = await this.#addresses('::');
    const hasIpv6 = this.sockets.host.stack.network.isOurs(six.address);
    return open(hasIpv6 ? six : (await this.#addresses('0.0.0.0'))[0]);
  }

  #addresses(host: string, signal?: AbortSignal): Promise<readonly HostAddress[]> {
    signal?.throwIfAborted();
    const { interfaces } = this.sockets.host.stack.network;
    return hostAddresses(host, this.#names, interfaces, signal);
  }

  #open({ address }: HostAddress, type: number): number {
    const isIpv4 = address.length === 4 && !isMapped(address);
    const family = isIpv4 ? names.AF_INET : names.AF_INET6;
    return checked(this.sockets.socket(family, type), 'socket');
  }

  /** An option where there is a wish. */
  #set(descriptor: number, level: number, name: number, value: OptionValue | undefined): void {
    if (value === undefined) return;
    const answer = this.sockets.setsockopt(descriptor, level, name, value);
    // What IPv4 has no word for is not wished of it.
    if (answer < 0 && errnoName(answer) !== 'ENOPROTOOPT') checked(answer, 'setsockopt');
  }

  async #bindTo(descriptor: number, host = '', port = 0): Promise<void> {
    if (host === '' && port === 0) return;
    const family = this.sockets.getsockopt(descriptor, names.SOL_SOCKET, names.SO_DOMAIN);
    const any = family === names.AF_INET ? '0.0.0.0' : '::';
    const [at] = await this.#addresses(host === '' ? any : host);
    const place = { address: showAddress(at.address), port };
    checked(this.sockets.bind(descriptor, { ...at, port }), 'bind', place);
  }
}

/** Sockets of a stack, for one process: a new one where none is given. */
export function openSockets(host: SocketHost, options: PromisesOptions = {}): SocketPromises {
  return new SocketPromises(new Sockets(host, options.process ?? new Process()), options);
}
