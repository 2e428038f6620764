/**
 * What differs between IPv4 and IPv6, as seen from what they share. `Ip` (ip.ts) holds one Family a
 * version: it owns the format, its ICMP, its groups and its neighbours; Ip owns interfaces,
 * addresses, routes, path MTUs, delivery to transports and to ourselves.
 */
import type { Address } from '../base/address.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import type { NextHop, PacketReceiver } from '../link/link.ts';
import type { InterfaceAddress } from './interface.ts';
import type { NetworkInterface } from './interfaces.ts';
import type { NetworkFault, SendOptions } from './network.ts';
import type { IpRoute } from './route.ts';
import type { RoutingTable } from './routing-table.ts';

/** What an address stands for as a destination. */
export const TO_ONE = 0;
export const TO_MANY = 1;
/** Everyone on the link; IPv4 alone. */
export const TO_EVERYONE = 2;
/** No packet may go there: reserved, or another host's loopback. */
export const TO_NOBODY = 3;
export type DestinationKind =
  typeof TO_ONE | typeof TO_MANY | typeof TO_EVERYONE | typeof TO_NOBODY;

export interface Family {
  readonly version: 4 | 6;
  readonly etherType: number;
  readonly addressOctets: 4 | 16;
  /** The most octets that `send` writes in front of a payload. */
  readonly headerOctets: number;
  readonly routes: RoutingTable;

  /** There is an interface: answers who takes its packets. */
  attach(on: NetworkInterface): PacketReceiver;
  detach(from: NetworkInterface): void;
  /** The interface went up, or down. */
  linkChanged(on: NetworkInterface): void;
  /** An address of this version is on the list of its interface; is off it; has another state. */
  addressAdded(on: NetworkInterface, address: InterfaceAddress): void;
  addressRemoved(from: NetworkInterface, address: InterfaceAddress): void;
  addressChanged(on: NetworkInterface, address: InterfaceAddress): void;

  kindOf(destination: Address): DestinationKind;
  /** Which interface, or whether `by`, has this address and may use it: packets to it are ours. */
  ownerOf(address: Address, by?: NetworkInterface): NetworkInterface | undefined;
  /** Our address for packets to `destination` that leave by an interface: RFC 6724 §5. */
  selectSource(destination: Address, by: NetworkInterface): Address | undefined;
  /** The neighbour of that address on a link; undefined when there are too many. */
  neighbour(on: NetworkInterface, address: Address): NextHop | undefined;
  /** Sends to a group, or to everyone, on a link. */
  groupHop(on: NetworkInterface, group: Address): NextHop;

  /** As Network.send, by a route of this version. */
  send(
    route: IpRoute,
    protocol: number,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
    options: SendOptions | undefined,
  ): NetworkFault | undefined;
  /** Whether b[o, end) begins as a header of this version does. */
  isVersionOf(b: Uint8Array, o: number, end: number): boolean;
  /** As Network.sendPacket. */
  sendPacket(b: Uint8Array, o: number, end: number): NetworkFault | undefined;
  /** A packet that we have sent to ourselves: to an address of `on`, or to a group joined there. */
  receiveLocal(on: NetworkInterface, b: Uint8Array, o: number, end: number, info: FrameInfo): void;

  /** One more, or one less, who wants to hear the group: `Memberships` counts them. */
  join(group: Address, on: NetworkInterface): NetworkFault | undefined;
  leave(group: Address, on: NetworkInterface): NetworkFault | undefined;
}
