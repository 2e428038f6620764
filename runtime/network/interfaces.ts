/**
 * The stack's interfaces and their addresses. What follows from an address, a route to its prefix
 * and what its version does with it, is told to the version's Family.
 */
import type { Address } from '../base/address.ts';
import { sameAddress } from '../base/address.ts';
import { copyOf } from '../base/octets.ts';
import type { FrameLink } from '../link/link.ts';
import type { MacPolicy } from '../link/mac-policy.ts';
import type { Interface, InterfaceAddress } from './interface.ts';
import { DUPLICATED, PREFERRED, TENTATIVE } from './interface.ts';

/** Privacy addresses of several prefixes included (RFC 8981). */
export const ADDRESSES_MAX = 64;

export class NetworkInterface implements Interface {
  readonly name: string;
  readonly index: number;
  readonly link: FrameLink;
  mtu: number;
  isForwarding = false;
  /**
   * Whether the packet of IPv4 b[o, end) that the link brought to us is for us although none of our
   * addresses is its destination: set by whoever asks for an address there.
   */
  awaits: ((b: Uint8Array, o: number, end: number) => boolean) | undefined;
  /** Those of both versions. Only Ip changes the list. */
  readonly addresses: InterfaceAddress[] = [];
  /** Switched off by whoever runs the stack. */
  isEnabled = true;
  /** How its link came by the hardware address. */
  macPolicy: MacPolicy['kind'] = 'static';

  constructor(name: string, index: number, link: FrameLink) {
    this.name = name;
    this.index = index;
    this.link = link;
    this.mtu = link.mtu;
  }

  get isUp(): boolean {
    return this.isEnabled && this.link.isUp;
  }

  find(address: Address): InterfaceAddress | undefined {
    return this.addresses.find((one) => sameAddress(one.address, address));
  }
}

/** Whether packets may come from and go to it: no duplicate, and no longer being probed for. */
export function isUsable({ state }: InterfaceAddress): boolean {
  return state !== TENTATIVE && state !== DUPLICATED;
}

/** How an address comes to be on an interface, where it is not as a user gives it. */
export interface AddressAttributes {
  readonly state?: InterfaceAddress['state'];
  readonly isTemporary?: boolean;
  readonly preferredUntil?: number;
  readonly validUntil?: number;
  /** Whether the rest of the prefix is on the link: no word of it in RFC 4862's addresses. */
  readonly isOnLink?: boolean;
}

export function newInterfaceAddress(
  address: Address,
  prefixLength: number,
  attributes: AddressAttributes,
): InterfaceAddress {
  return {
    address: copyOf(address),
    prefixLength,
    state: attributes.state ?? PREFERRED,
    isTemporary: attributes.isTemporary ?? false,
    preferredUntil: attributes.preferredUntil ?? Infinity,
    validUntil: attributes.validUntil ?? Infinity,
  };
}
