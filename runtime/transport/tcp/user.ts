/** TCP as its user sees it: RFC 9293 §3.9.1, in the shape that sockets need. */
import type { Address } from '../../base/address.ts';
import type { Interface } from '../../network/interface.ts';
import type { NetworkFault } from '../../network/network.ts';

export interface Endpoint {
  readonly address: Address;
  readonly port: number;
}

/** Why a connection ended, or could not be made; undefined when both sides closed it. */
export type TcpFault = NetworkFault | 'ECONNRESET' | 'ETIMEDOUT' | 'EADDRINUSE' | 'ECONNABORTED';

/** What a connection tells its user. Called from within the stack: quick, and never throwing. */
export interface TcpUser {
  established(): void;
  /** There is more to read, or the peer has closed: `isPeerClosed`. */
  readable(): void;
  /** There is room again after a `write` that took less than it was given. */
  writable(): void;
  /** The last one: nothing follows. */
  closed(fault: TcpFault | undefined): void;
  /**
   * Data in order, while nothing waits to be read: how many of b[from, to) the user took at once,
   * without a copy. The rest is kept.
   */
  take?(b: Uint8Array, from: number, to: number): number;
}

export interface TcpConnection {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** As RFC 9293 §3.3.2 names it. */
  readonly stateName: string;
  /** Octets that can be read now. */
  readonly readable: number;
  /** Octets that `write` would take now. */
  readonly writable: number;
  /** Octets written and not acknowledged yet. */
  readonly unacknowledged: number;
  /** The peer will send no more than can be read now. */
  readonly isPeerClosed: boolean;
  /** What ended it. */
  readonly fault: TcpFault | undefined;
  readonly options: TcpOptions;
  setUser(user: TcpUser): void;
  /**
   * Takes octets to send, and answers how many. They are kept as they are, not copied: whoever
   * writes them again before `unacknowledged` says that they arrived hands over a copy.
   */
  write(octets: Uint8Array): number;
  /** Puts what has come into b[from, to) and answers how many octets. */
  read(b: Uint8Array, from: number, to: number): number;
  /** As `read`, and leaves it there: MSG_PEEK. */
  peek(b: Uint8Array, from: number, to: number): number;
  /** CLOSE: sends what was written, then FIN. Reading goes on. */
  shutdown(): void;
  /** CLOSE, and nobody reads any more: what comes now is answered by RST (RFC 2525 §2.17). */
  close(): void;
  /** ABORT: RST. */
  abort(): void;
  info(): TcpInfo;
}

export type CongestionName = 'cubic' | 'newreno' | 'none';

export interface TcpOptions {
  /** Off: small segments wait for acknowledgments (RFC 9293 §3.7.4). */
  noDelay: boolean;
  /** Holds back segments that are not full, for a while (TCP_CORK). */
  cork: boolean;
  keepAlive: boolean;
  keepAliveIdleMs: number;
  keepAliveIntervalMs: number;
  keepAliveProbesMax: number;
  /** RFC 5482; 0 for the stack's own. */
  userTimeoutMs: number;
  /** SO_LINGER: undefined when off. With 0, close() aborts. */
  lingerMs: number | undefined;
  /** It grows as the congestion window does, until it is set. */
  sendBufferOctets: number;
  /** The most it may grow to; it is tuned below that. */
  receiveBufferOctets: number;
  hopLimit: number;
  trafficClass: number;
  /** 'none' is for links whose capacity is known and nobody else's. */
  congestion: CongestionName;
}

/** As `ss -ti` and TCP_INFO show it. Times in milliseconds, windows in octets. */
export interface TcpInfo {
  readonly state: string;
  readonly sendMss: number;
  readonly receiveMss: number;
  readonly pathMtu: number;
  readonly rtoMs: number;
  readonly smoothedRttMs: number;
  readonly rttVarianceMs: number;
  readonly minimumRttMs: number;
  readonly congestionWindow: number;
  readonly slowStartThreshold: number;
  readonly congestionPhase: string;
  readonly sendWindow: number;
  readonly receiveWindow: number;
  readonly sendScale: number;
  readonly receiveScale: number;
  readonly sack: boolean;
  readonly timestamps: boolean;
  readonly octetsInFlight: number;
  readonly octetsSent: number;
  readonly octetsRetransmitted: number;
  readonly octetsAcknowledged: number;
  readonly octetsReceived: number;
  readonly segmentsSent: number;
  readonly segmentsReceived: number;
  readonly segmentsRetransmitted: number;
  readonly duplicatesReceived: number;
  readonly reorderingSeen: boolean;
  readonly timeouts: number;
}

export interface TcpListener {
  readonly local: Endpoint;
  /** Connections that are established and wait for `accept`. */
  readonly waiting: number;
  /** The next one that is established; its user should be set before anything else happens. */
  accept(): TcpConnection | undefined;
  /** Called when `accept` has something to answer. */
  onAcceptable(acceptable: () => void): void;
  /** Refuses what waits, and all that comes. */
  close(): void;
}

export interface OpenOptions {
  /** Unspecified or absent: as the route says. Port 0: one is chosen (RFC 6056). */
  readonly local?: Partial<Endpoint> | undefined;
  readonly options?: Partial<TcpOptions> | undefined;
  /** SO_REUSEADDR: a local endpoint that only TIME-WAIT still holds may be taken. */
  readonly reuseAddress?: boolean | undefined;
  /** SO_BINDTODEVICE: segments come and go by this interface alone. */
  readonly interface?: Interface | undefined;
}

export interface TcpService {
  /** Active OPEN: a connection that `user` hears of, or why there can be none. */
  connect(remote: Endpoint, user: TcpUser, options?: OpenOptions): TcpConnection | TcpFault;
  /** Passive OPEN. An IPv6 listener at :: hears IPv4 too unless `onlyIpv6`. */
  listen(
    local: Endpoint,
    backlog: number,
    options?: OpenOptions & { readonly onlyIpv6?: boolean },
  ): TcpListener | TcpFault;
  /** Every connection and listener, as netstat lists them. */
  connections(): Iterable<TcpConnection>;
  listeners(): Iterable<TcpListener>;
}
