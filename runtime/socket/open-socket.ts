/**
 * What every kind of socket is: an open file that several descriptors may stand for, with an error
 * that waits to be told, and those who wait for it to become ready. Calls answer what the kernel
 * answers: a number that is not negative, or minus an errno. A call that a kind does not know is
 * EOPNOTSUPP.
 */
import type { Address } from '../base/address.ts';
import { IPV4_OCTETS } from '../base/address.ts';
import { isMapped, mapped } from '../base/mapped.ts';
import type { Interface } from '../network/interface.ts';
import type { Endpoint } from '../transport/tcp/user.ts';
import { HOP_LIMIT, MULTICAST_HOPS } from '../transport/udp/port.ts';
import type { Destination, UdpPort } from '../transport/udp/user.ts';
import { AF_INET, AF_INET6 } from './constants.ts';
import type { ErrnoName } from './errno.ts';
import { ERRNO, failure } from './errno.ts';
import type { SocketHost } from './host.ts';
import type { OpenFile } from './process.ts';

/** Those who wait for one socket at the same time. */
export const WATCHERS_MAX = 4096;

/** What came with a datagram or packet: filled by whoever receives into it (recvmsg(2)). */
export interface Message {
  address: Address;
  port: number;
  /** To which of our addresses, or groups, it went. */
  destination: Address;
  interface: Interface | undefined;
  hopLimit: number;
  trafficClass: number;
  /** MSG_TRUNC where it was longer than the room. */
  flags: number;
}

export function newMessage(): Message {
  const none = new Uint8Array(0);
  return {
    address: none,
    port: 0,
    destination: none,
    interface: undefined,
    hopLimit: 0,
    trafficClass: 0,
    flags: 0,
  };
}

/** What options say of the packets that are sent, and of groups. */
export type PacketOptions = Pick<
  UdpPort,
  | 'broadcast'
  | 'multicastInterface'
  | 'multicastHops'
  | 'multicastLoop'
  | 'multicastAll'
  | 'hopLimit'
  | 'trafficClass'
  | 'pathMtuDiscovery'
  | 'noChecksum'
>;

export abstract class OpenSocket implements OpenFile {
  readonly host: SocketHost;
  readonly family: typeof AF_INET | typeof AF_INET6;
  abstract readonly type: number;
  abstract readonly protocol: number;
  reuseAddress = false;
  onlyIpv6 = false;
  /** SO_BINDTODEVICE. */
  device: Interface | undefined;
  /** SO_MARK. */
  mark = 0;
  readonly packetOptions: PacketOptions = {
    broadcast: false,
    multicastInterface: undefined,
    multicastHops: MULTICAST_HOPS,
    multicastLoop: true,
    multicastAll: true,
    hopLimit: HOP_LIMIT,
    trafficClass: 0,
    pathMtuDiscovery: 'fitting',
    noChecksum: false,
  };
  /** SO_RCVBUF and SO_SNDBUF as they were asked for; undefined where nobody did. */
  receiveOctets: number | undefined;
  sendOctets: number | undefined;
  #references = 0;
  #isClosed = false;
  #error = 0;
  /** Never changed in place: a watcher may go while they are told. */
  #watchers: readonly (() => void)[] = [];

  constructor(host: SocketHost, family: typeof AF_INET | typeof AF_INET6) {
    this.host = host;
    this.family = family;
    host.counters.opened++;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  retain(): void {
    this.#references++;
  }

  release(): void {
    this.#references--;
    if (this.#references > 0 || this.#isClosed) return;
    this.#isClosed = true;
    this.host.counters.closed++;
    this.dispose();
    this.notify();
  }

  /** Whoever is watching is told of every change until it stops. */
  watch(changed: () => void): (() => void) | number {
    if (this.#watchers.length >= WATCHERS_MAX) return failure('ENOBUFS');
    const watcher = (): void => changed();
    this.#watchers = [...this.#watchers, watcher];
    return () => {
      this.#watchers = this.#watchers.filter((one) => one !== watcher);
    };
  }

  notify(): void {
    const watchers = this.#watchers;
    for (let index = 0; index < watchers.length; index++) watchers[index]();
  }

  /** The error that waits to be told, as a number; 0 for none. */
  get pendingError(): number {
    return this.#error;
  }

  fail(fault: ErrnoName): void {
    this.#error = ERRNO[fault];
  }

  /** Minus the error, which is told once: SO_ERROR. */
  takeError(): number {
    const error = this.#error;
    this.#error = 0;
    return error === 0 ? 0 : -error;
  }

  /** An address as sockets of this family see it. */
  seen(endpoint: Endpoint): Endpoint {
    if (this.family === AF_INET) return endpoint;
    return { address: mapped(endpoint.address), port: endpoint.port };
  }

  /** EAFNOSUPPORT or EINVAL where an address is of another family, as Linux says it for `bind`. */
  checkFamily(address: Address): number {
    const isIpv4 = address.length === IPV4_OCTETS;
    if (this.family === AF_INET) return isIpv4 ? 0 : failure('EAFNOSUPPORT');
    // A sockaddr_in is shorter than a sockaddr_in6: that is what is noticed first.
    return isIpv4 ? failure('EINVAL') : 0;
  }

  /** Whether an address of IPv4 is named to a socket that wants IPv6 alone. */
  isForeign(address: Address): boolean {
    return this.onlyIpv6 && (isMapped(address) || address.length === IPV4_OCTETS);
  }

  /** The events of poll(2) that hold now. */
  abstract readiness(): number;
  abstract get local(): Endpoint;
  /** Undefined where there is none: ENOTCONN. */
  abstract get peer(): Endpoint | undefined;
  abstract bind(local: Endpoint): number;
  /** Without an address: as AF_UNSPEC, the peer is given up. */
  abstract connect(remote: Destination | undefined): number;
  abstract send(
    b: Uint8Array,
    from: number,
    to: number,
    flags: number,
    remote?: Destination,
  ): number;
  abstract receive(
    b: Uint8Array,
    from: number,
    to: number,
    flags: number,
    message?: Message,
  ): number;
  abstract shutdown(receive: boolean, send: boolean): number;
  /** Octets that can be read: FIONREAD. */
  abstract get readableOctets(): number;
  /** The last descriptor is gone. */
  protected abstract dispose(): void;

  setPacketOption<Name extends keyof PacketOptions>(name: Name, value: PacketOptions[Name]): void {
    this.packetOptions[name] = value;
  }

  /** SO_RCVBUF and SO_SNDBUF. */
  setReceiveOctets(octets: number): void {
    this.receiveOctets = octets;
  }

  setSendOctets(octets: number): void {
    this.sendOctets = octets;
  }

  /** SO_BINDTODEVICE. */
  bindToDevice(device: Interface | undefined): void {
    this.device = device;
  }
}
