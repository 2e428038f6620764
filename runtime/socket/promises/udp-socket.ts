/** Datagrams as promises, and an async iterable of those that come in. */
import { showAddress } from '../../base/address.ts';
import type { Interface } from '../../network/interface.ts';
import type { Endpoint } from '../../transport/tcp/user.ts';
import type { Sockets } from '../berkeley.ts';
import { AF_INET6, FIONREAD, POLLIN, SO_DOMAIN, SOL_SOCKET } from '../constants.ts';
import {
  IP_ADD_MEMBERSHIP,
  IP_DROP_MEMBERSHIP,
  IPV6_ADD_MEMBERSHIP,
  IPV6_DROP_MEMBERSHIP,
  SOL_IP,
  SOL_IPV6,
} from '../constants.ts';
import { checked, failure, SocketError } from '../errno.ts';
import { newMessage } from '../open-socket.ts';
import type { HostNames } from './host-names.ts';
import { hostAddresses, literalAddress } from './host-names.ts';
import { Readiness } from './readiness.ts';
import type { Waiting } from './tcp-stream.ts';
import { readableStream, writableStream } from './web-streams.ts';

const AGAIN = failure('EAGAIN');

export interface UdpDatagram {
  /** Whom it is from, or to. */
  readonly host: string;
  readonly port: number;
  readonly data: Uint8Array;
}

/** A datagram that came, and what came with it. */
export interface ReceivedDatagram extends UdpDatagram {
  /** To which of our addresses, or groups, it was sent. */
  readonly destination: string;
  readonly interface: string;
  readonly hopLimit: number;
}

export class UdpSocket implements AsyncIterable<ReceivedDatagram> {
  readonly #sockets: Sockets;
  readonly #names: HostNames;
  readonly #readiness: Readiness;
  readonly #isIpv6: boolean;
  readonly #message = newMessage();
  #descriptor: number;
  #readable: ReadableStream<ReceivedDatagram> | undefined;
  #writable: WritableStream<UdpDatagram> | undefined;

  /** Takes a descriptor of datagrams, and closes it in the end. */
  constructor(sockets: Sockets, descriptor: number, names: HostNames = {}) {
    this.#sockets = sockets;
    this.#descriptor = descriptor;
    this.#names = names;
    this.#readiness = new Readiness(sockets, descriptor);
    this.#isIpv6 = sockets.getsockopt(descriptor, SOL_SOCKET, SO_DOMAIN) === AF_INET6;
  }

  get descriptor(): number {
    return this.#descriptor;
  }

  get address(): string {
    return showAddress(this.#local.address);
  }

  get port(): number {
    return this.#local.port;
  }

  get #local(): Endpoint {
    const local = this.#sockets.getsockname(this.#descriptor);
    if (typeof local === 'number') throw new SocketError('EBADF', 'getsockname');
    return local;
  }

  /** The next one. */
  async receive({ signal }: Waiting = {}): Promise<ReceivedDatagram> {
    for (;;) {
      const data = new Uint8Array(Math.max(this.#sockets.ioctl(this.#descriptor, FIONREAD), 0));
      const message = this.#message;
      const count = this.#sockets.recvfrom(this.#descriptor, data, 0, data.length, 0, message);
      if (count === AGAIN) {
        await this.#readiness.wait(POLLIN, signal);
        continue;
      }
      checked(count, 'recvmsg');
      return {
        host: showAddress(message.address),
        port: message.port,
        data,
        destination: showAddress(message.destination),
        interface: message.interface?.name ?? '',
        hopLimit: message.hopLimit,
      };
    }
  }

  /** Sends a datagram to its host and port; without them, to the peer. */
  async send({ host, port, data }: Partial<UdpDatagram> & { readonly data: Uint8Array }) {
    if (host === undefined || port === undefined) {
      return void checked(this.#sockets.send(this.#descriptor, data), 'send');
    }
    const { interfaces } = this.#sockets.host.stack.network;
    // An address is sent to at once: datagrams of one sender leave in order.
    const [found] = [literalAddress(host, interfaces)].filter((one) => one !== undefined);
    const { address, interface: by } =
      found ?? (await hostAddresses(host, this.#names, interfaces))[0];
    const to = { address, port, interface: by };
    const place = { address: showAddress(address), port };
    checked(this.#sockets.sendto(this.#descriptor, data, 0, data.length, 0, to), 'send', place);
  }

  /** Hears what is sent to a group. */
  join(group: string, by?: string): void {
    this.#member(IP_ADD_MEMBERSHIP, IPV6_ADD_MEMBERSHIP, 'addMembership', group, by);
  }

  leave(group: string, by?: string): void {
    this.#member(IP_DROP_MEMBERSHIP, IPV6_DROP_MEMBERSHIP, 'dropMembership', group, by);
  }

  #member(four: number, six: number, call: string, group: string, by: string | undefined): void {
    const interfaces: readonly Interface[] = this.#sockets.host.stack.network.interfaces;
    const found = literalAddress(group, interfaces);
    if (found === undefined) throw new SocketError('EINVAL', call);
    const request = { group: found.address, interface: by ?? found.interface?.name };
    const [level, name] = this.#isIpv6 ? [SOL_IPV6, six] : [SOL_IP, four];
    checked(this.#sockets.setsockopt(this.#descriptor, level, name, request), call);
  }

  close(): void {
    if (this.#descriptor < 0) return;
    this.#readiness.end();
    this.#sockets.close(this.#descriptor);
    this.#descriptor = -1;
  }

  get readable(): ReadableStream<ReceivedDatagram> {
    this.#readable ??= readableStream(
      () => this.receive(),
      async () => this.close(),
    );
    return this.#readable;
  }

  get writable(): WritableStream<UdpDatagram> {
    this.#writable ??= writableStream(
      (datagram) => this.send(datagram),
      async () => {},
      () => this.close(),
    );
    return this.#writable;
  }

  /** Ends when it is closed. */
  async *[Symbol.asyncIterator](): AsyncGenerator<ReceivedDatagram, void, undefined> {
    try {
      while (this.#descriptor >= 0) yield await this.receive();
    } catch (error) {
      if (this.#descriptor >= 0) throw error;
    }
  }
}
