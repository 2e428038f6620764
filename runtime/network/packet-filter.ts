/**
 * A filter that looks at each packet for us before anyone else does, when its fragments are
 * together, and at each packet of ours before a link sees it, when it is not yet cut. What goes to
 * ourselves is not asked about, nor what a host and its neighbours say to each other on a link by
 * ARP, neighbour discovery and reports of group membership; nor what is forwarded for others.
 */
import type { Arrival } from './arrival.ts';
import type { Interface } from './interface.ts';
import type { PacketParts } from './packet-parts.ts';

export interface PacketFilter {
  /** False: nobody here sees it, and nobody is told. */
  admits(arrival: Arrival): boolean;
  /** False: it is not sent, and EACCES is why. `isToMany`: to a group, or to everyone. */
  releases(departure: PacketParts, by: Interface, isToMany: boolean): boolean;
}
