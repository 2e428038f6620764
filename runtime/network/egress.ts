/**
 * A gate that every packet of ours passes before a link sees it: what goes to ourselves, and what a
 * host and its neighbours have to say to each other on a link (ARP, neighbour discovery, group
 * membership), is not asked about. Packets that are forwarded for others are not ours.
 */
import type { Address } from '../base/address.ts';

export interface Egress {
  /** Asked for each packet, so it allocates nothing. False: it is not sent, and EACCES is why. */
  permits(destination: Address, protocol: number): boolean;
}
