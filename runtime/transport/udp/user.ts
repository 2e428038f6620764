/** UDP as its user sees it. */
import type { Address } from '../../base/address.ts';
import type { EchoErrorKind } from '../../network/echo.ts';
import type { Interface } from '../../network/interface.ts';
import type { NetworkFault } from '../../network/network.ts';
import type { Endpoint } from '../tcp/user.ts';

export type UdpFault =
  NetworkFault | 'EADDRINUSE' | 'EDESTADDRREQ' | 'EISCONN' | 'EINVAL' | 'ENODEV';

/** A peer; a link-local address or a group may say by which interface (RFC 4007 §11). */
export interface Destination extends Endpoint {
  readonly interface?: Interface | undefined;
}

export interface UdpUser {
  /**
   * A datagram's data stands in b[from, to), for the duration of the call; `meta` says where its
   * addresses are. Allocates nothing, so that the user decides what to keep.
   */
  datagram(b: Uint8Array, from: number, to: number, meta: DatagramMeta): void;
  /**
   * An ICMP error about a datagram of ours: only when connected, as RFC 1122 §4.1.3.3 asks. `from`,
   * `kind` and `code` are the message's own; `from` is good for the call alone.
   */
  error(
    fault: NetworkFault,
    about: Endpoint,
    from?: Address,
    kind?: EchoErrorKind,
    code?: number,
  ): void;
}

/** What came with a datagram; one object, filled again for each. */
export interface DatagramMeta {
  /** Not always those of the data: a port of IPv6 sees addresses of IPv4 as mapped ones. */
  octets: Uint8Array;
  /** Indexes in `octets` of the addresses, of `addressOctets` octets each. */
  source: number;
  destination: number;
  addressOctets: 4 | 16;
  sourcePort: number;
  destinationPort: number;
  hopLimit: number;
  trafficClass: number;
  interface: Interface;
}

export interface UdpPortOptions {
  readonly reuseAddress?: boolean;
  readonly onlyIpv6?: boolean;
  /** As `UdpPort.restrict`. */
  readonly interface?: Interface | undefined;
}

/**
 * Don't Fragment (IP_MTU_DISCOVER): never set; set where the datagram fits the path, as a rule; set
 * always, so that what is too large is refused with EMSGSIZE.
 */
export type PathMtuDiscovery = 'never' | 'fitting' | 'always';

export interface UdpPort {
  readonly local: Endpoint;
  readonly remote: Endpoint | undefined;
  broadcast: boolean;
  multicastInterface: Interface | undefined;
  multicastHops: number;
  multicastLoop: boolean;
  /** Groups that others on this host have joined are heard too (IP_MULTICAST_ALL). */
  multicastAll: boolean;
  hopLimit: number;
  trafficClass: number;
  pathMtuDiscovery: PathMtuDiscovery;
  /** Sends no checksum over IPv4 (RFC 1122 §4.1.3.4); over IPv6 there is no choice. */
  noChecksum: boolean;
  /** Only datagrams from there are heard, and errors reported. */
  connect(remote: Destination): UdpFault | undefined;
  disconnect(): void;
  /** Only what comes and goes by an interface is the port's from now on: SO_BINDTODEVICE. */
  restrict(by: Interface | undefined): void;
  /** Sends b[from, end) to the peer, or to `to`. */
  send(b: Uint8Array, from: number, end: number, to?: Destination): UdpFault | undefined;
  join(group: Address, by?: Interface): UdpFault | undefined;
  leave(group: Address, by?: Interface): UdpFault | undefined;
  close(): void;
}

export interface UdpService {
  /** Port 0: one is chosen (RFC 6056). */
  open(local: Endpoint, user: UdpUser, options?: UdpPortOptions): UdpPort | UdpFault;
  ports(): Iterable<UdpPort>;
}
