/** The way to the peer, and how large a segment may be on it: RFC 9293 §3.7.1, RFC 6691. */
import type { NetworkFault, Route } from '../../network/network.ts';
import { HEADER_OCTETS, type Shared } from './shared.ts';

/** RFC 9293 §3.7.1: what a peer takes that does not say. */
const DEFAULT_MSS_4 = 536;
const DEFAULT_MSS_6 = 1_220;

export class Path {
  route: Route;
  /** What the peer takes, options not counted. */
  peerMss: number;
  /** Octets of text and options in a segment: the least of what the peer and the path take. */
  segmentOctets = 0;
  readonly #shared: Shared;

  constructor(route: Route, shared: Shared) {
    this.route = route;
    this.#shared = shared;
    this.peerMss = route.version === 4 ? DEFAULT_MSS_4 : DEFAULT_MSS_6;
    this.measure();
  }

  /** What we offer to take: as much as our own link does. */
  get offeredMss(): number {
    return this.route.interface.mtu - HEADER_OCTETS[this.route.version];
  }

  /** Looks at the path again; answers whether segments may be of another size now. */
  measure(): boolean {
    const { route } = this;
    const wanted = Math.min(this.peerMss, route.mtu - HEADER_OCTETS[route.version]);
    const was = this.segmentOctets;
    this.segmentOctets = Math.max(wanted, this.#shared.limits.mssMin);
    return this.segmentOctets !== was;
  }

  /** The path has been heard of: whether segments may be of another size. */
  hasChanged(): boolean {
    const was = this.segmentOctets;
    this.renew();
    this.measure();
    return this.segmentOctets !== was;
  }

  /** Finds the route again when it is stale; a fault when there is none. */
  renew(): NetworkFault | undefined {
    if (this.route.isCurrent) return undefined;
    const { destination, source } = this.route;
    const found = this.#shared.network.route(destination, { source });
    if (typeof found === 'string') return found;
    this.route = found;
    this.measure();
    return undefined;
  }
}
