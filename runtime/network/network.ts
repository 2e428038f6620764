/** What the transport layer sees of the network layer, IPv4 and IPv6 alike. */
import type { Address } from '../base/address.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import type { Arrival } from './arrival.ts';
import type { Interface } from './interface.ts';
import type { EchoErrorKind } from './echo.ts';

/** Why a packet was not sent, or came back; a socket turns it into an errno of the same name. */
export type NetworkFault =
  | 'ENETUNREACH'
  | 'EHOSTUNREACH'
  | 'EADDRNOTAVAIL'
  | 'ECONNREFUSED'
  | 'EMSGSIZE'
  | 'EACCES'
  | 'ENETDOWN'
  | 'ENOBUFS'
  | 'EPROTO';

/** The way to a destination: found once, held by a connection, found again when it is stale. */
export interface Route {
  readonly version: 4 | 6;
  readonly destination: Address;
  /** What stands as our address in the packets. */
  readonly source: Address;
  readonly interface: Interface;
  /** The largest packet on the whole path, in octets, as far as it is known. */
  readonly mtu: number;
  /** The one's complement sum of both addresses: what checksums begin with. */
  readonly pseudoHeader: number;
  /** The least room that `send` wants in front of a payload, in octets. */
  readonly headRoom: number;
  /** False when routes or addresses have changed since: ask `Network.route` again. */
  readonly isCurrent: boolean;
  /** Whether the destination is one of our own addresses. */
  readonly isLocal: boolean;
  /** The peer answered: RFC 4861 §7.3.1. */
  confirm(): void;
}

export interface RouteWish {
  /** One of our addresses; undefined: RFC 6724 chooses. */
  readonly source?: Address | undefined;
  /** The interface to leave by: multicast, link-local, SO_BINDTODEVICE. */
  readonly interface?: Interface | undefined;
}

/** What stands in the header of IP, where it is not as usual. */
export interface SendOptions {
  readonly hopLimit: number;
  readonly trafficClass: number;
  readonly dontFragment: boolean;
  /** RFC 6437; 0: as the network layer tells flows apart. */
  readonly flowLabel: number;
  /** False: of what goes to a group nothing comes back to this host (RFC 1112 §6.1). */
  readonly multicastLoop?: boolean;
}

/** A transport protocol, or ICMP, by its protocol number. */
export interface Transport {
  /** What its header has at least: a first fragment holds all of it (RFC 7112 §5). */
  readonly headerOctets?: number;
  /** False when nobody is there: the network layer answers with ICMP, where it may. */
  receive(arrival: Arrival): boolean;
  /**
   * An ICMP error about a packet of ours: `quoted` is that packet, as much of it as came back, its
   * `source` being ours. With EMSGSIZE the path's MTU is already noted. `kind` and `code` are what
   * the message says, word for word.
   */
  error(
    quoted: Arrival,
    fault: NetworkFault,
    from: Address,
    kind?: EchoErrorKind,
    code?: number,
  ): void;
}

export interface Network {
  readonly interfaces: readonly Interface[];
  route(destination: Address, wish?: RouteWish): Route | NetworkFault;
  /**
   * Sends b[o, end) as the payload of one packet (fragments, where it is too large and the options
   * allow it), its checksum done or PARTIAL as `info` says. In front of `o` must be `headRoom`
   * octets to write on. Undefined when it was sent, or is waiting for its neighbour.
   */
  send(
    route: Route,
    protocol: number,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
    options?: SendOptions,
  ): NetworkFault | undefined;
  /** Sends a whole packet, header included, as SOCK_RAW does with IP_HDRINCL. */
  sendPacket(b: Uint8Array, o: number, end: number): NetworkFault | undefined;
  setTransport(protocol: number, transport: Transport): void;
  /** Sees every packet of a protocol that is for us, before its transport: raw sockets. */
  addListener(protocol: number, listener: (arrival: Arrival) => void): () => void;
  /** Whether a socket may be bound to it: one of our addresses, unspecified, or a group. */
  isOurs(address: Address): boolean;
  join(group: Address, by?: Interface): NetworkFault | undefined;
  leave(group: Address, by?: Interface): NetworkFault | undefined;
  /** Called after each batch of packets. */
  onSettle(settle: () => void): void;
  /** Called when a link has room again, after `send` has answered ENOBUFS. */
  onSpaceAvailable(available: () => void): void;
}
