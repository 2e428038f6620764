/** UDP as its user sees it. */
import type { Address } from '../../base/address.ts';
import type { Interface } from '../../network/interface.ts';
import type { NetworkFault } from '../../network/network.ts';
import type { Endpoint } from '../tcp/user.ts';

export type UdpFault = NetworkFault | 'EADDRINUSE' | 'EDESTADDRREQ' | 'EISCONN';

export interface UdpUser {
  /**
   * A datagram's data stands in b[from, to), for the duration of the call; so does the sender's
   * address, at b[source]. Allocates nothing, so that the user decides what to keep.
   */
  datagram(b: Uint8Array, from: number, to: number, meta: DatagramMeta): void;
  /** An ICMP error about a datagram of ours: only when connected, as RFC 1122 §4.1.3.3 asks. */
  error(fault: NetworkFault, about: Endpoint): void;
}

/** What came with a datagram; one object, filled again for each. */
export interface DatagramMeta {
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
}

export interface UdpPort {
  readonly local: Endpoint;
  readonly remote: Endpoint | undefined;
  broadcast: boolean;
  multicastInterface: Interface | undefined;
  multicastHops: number;
  multicastLoop: boolean;
  hopLimit: number;
  trafficClass: number;
  /** Only datagrams from there are heard, and errors reported. */
  connect(remote: Endpoint): UdpFault | undefined;
  disconnect(): void;
  /** Sends b[from, to) to the peer, or to `to`. */
  send(b: Uint8Array, from: number, end: number, to?: Endpoint): UdpFault | undefined;
  join(group: Address, by?: Interface): UdpFault | undefined;
  leave(group: Address, by?: Interface): UdpFault | undefined;
  close(): void;
}

export interface UdpService {
  /** Port 0: one is chosen (RFC 6056). */
  open(local: Endpoint, user: UdpUser, options?: UdpPortOptions): UdpPort | UdpFault;
  ports(): Iterable<UdpPort>;
}
