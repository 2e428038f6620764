/** A next hop that is known without asking: a group of the link, or everyone on it. */
import type { Address } from '../base/address.ts';
import { copyOf } from '../base/octets.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import type { FrameLink, NextHop } from './link.ts';
import { BROADCAST, groupHardwareAddress } from './hardware-address.ts';

export class FixedHop implements NextHop {
  readonly address: Address;
  readonly #link: FrameLink;
  readonly #header: Uint8Array;

  constructor(link: FrameLink, etherType: number, address: Address, hardwareAddress: Uint8Array) {
    this.address = copyOf(address);
    this.#link = link;
    this.#header = link.header(hardwareAddress, etherType);
  }

  send(b: Uint8Array, o: number, end: number, info: FrameInfo): boolean {
    return this.#link.sendBehind(this.#header, b, o, end, info);
  }

  confirm(): void {
    // Whoever listens to a group is not one whose presence could be doubted.
  }
}

/** To a multicast group of IPv4 or IPv6. */
export function groupHop(link: FrameLink, etherType: number, group: Address): FixedHop {
  return new FixedHop(link, etherType, group, groupHardwareAddress(group));
}

/** To everyone on the link, whatever the address by which they are meant. */
export function broadcastHop(link: FrameLink, etherType: number, address: Address): FixedHop {
  return new FixedHop(link, etherType, address, BROADCAST);
}
