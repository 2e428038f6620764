/** What the network layer sees of a link: neighbours, groups, and packets by EtherType. */
import type { Address } from '../base/address.ts';
import type { CaptureSink } from '../device/capture.ts';
import type { Device, Offload } from '../device/device.ts';
import type { FrameInfo } from '../device/frame-info.ts';

/** Takes the packets of one EtherType: b[o, end) is what the frame carries, padding included. */
export interface PacketReceiver {
  receive(b: Uint8Array, o: number, end: number, info: FrameInfo, cast: Cast): void;
}

/** To whom the frame was addressed. */
export const TO_US = 0;
export const TO_GROUP = 1;
export const TO_ALL = 2;
export type Cast = typeof TO_US | typeof TO_GROUP | typeof TO_ALL;

export interface Link {
  readonly device: Device;
  /** What its device does for packets of this link. */
  readonly offload: Offload;
  /** Six octets, as the MAC policy chose them; all zero on a link without addresses. */
  readonly hardwareAddress: Uint8Array;
  readonly mtu: number;
  /** The most octets that a packet needs in front of it, the device's own included. */
  readonly headRoom: number;
  readonly isUp: boolean;
  /** Whether addresses must be resolved here: not on loopback. */
  readonly resolves: boolean;
  /** Who takes packets of an EtherType. */
  setReceiver(etherType: number, receiver: PacketReceiver): void;
  /** Called after each batch of frames from the device, in order. */
  onSettle(settle: () => void): void;
  onLinkChange(changed: (isUp: boolean) => void): void;
  /** Called when there is room again, after something could not be sent. */
  onSpaceAvailable(available: () => void): void;
  /** Sends b[o, end) to a hardware address of six octets; false when the device has no room. */
  send(
    to: Uint8Array,
    etherType: number,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
  ): boolean;
  /** Frames to this hardware address come up too: a multicast group's. */
  join(group: Uint8Array): void;
  leave(group: Uint8Array): void;
}

/** A link whose frames begin with a header, which is made once for each neighbour, then copied. */
export interface FrameLink extends Link {
  /** Each frame, in and out, is told to a sink; call what is answered to end that. */
  watch?(sink: CaptureSink): () => void;
  /**
   * While a packet is received: the index, in its buffer, of the hardware address that the frame
   * came from.
   */
  readonly sourceAt: number;
  /** What a frame to a hardware address begins with. */
  header(to: Uint8Array, etherType: number): Uint8Array;
  /** Sends b[o, end) behind a header that was made here; false when the device has no room. */
  sendBehind(header: Uint8Array, b: Uint8Array, o: number, end: number, info: FrameInfo): boolean;
}

/** How an address becomes a hardware address: ARP for IPv4, neighbour discovery for IPv6. */
export interface Resolver {
  /** Of the packets that go to the neighbours. */
  readonly etherType: number;
  /** Asks for `target`: everyone, or only the neighbour itself at the hardware address `to`. */
  solicit(target: Address, to: Uint8Array | undefined): void;
  /** Nobody answers: the packet b[o, end) that waited for `target` comes back. */
  unreachable(target: Address, b: Uint8Array, o: number, end: number): void;
  /** RFC 4861 §6.3.6: it was a router, perhaps. */
  lost(target: Address): void;
}

/** One neighbour: what a route holds on to, so that nothing is looked up for each packet. */
export interface NextHop {
  readonly address: Address;
  /** Sends a packet there, or keeps a copy until the hardware address is known. */
  send(b: Uint8Array, o: number, end: number, info: FrameInfo): boolean;
  /** An upper layer saw progress: RFC 4861 §7.3.1. */
  confirm(): void;
}
