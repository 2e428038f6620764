/** An interface of the stack: a link, and the addresses that the stack has on it. */
import type { Address, Prefix } from '../base/address.ts';
import type { Link } from '../link/link.ts';

/** RFC 4862 §5.4 and §5.5.4; an address of IPv4 is tentative while RFC 5227 probes for it. */
export const TENTATIVE = 0;
export const PREFERRED = 1;
export const DEPRECATED = 2;
export const DUPLICATED = 3;
export type AddressState =
  typeof TENTATIVE | typeof PREFERRED | typeof DEPRECATED | typeof DUPLICATED;

export interface InterfaceAddress {
  readonly address: Address;
  readonly prefixLength: number;
  state: AddressState;
  /** RFC 8981: one that is given up after a while. */
  readonly isTemporary: boolean;
  /** Milliseconds of the stack's clock; Infinity when for ever. */
  preferredUntil: number;
  validUntil: number;
}

export interface Interface {
  readonly name: string;
  /** From 1, as if_nametoindex(3) tells. */
  readonly index: number;
  readonly link: Link;
  /** In octets; may be less than the link's. */
  mtu: number;
  readonly isUp: boolean;
  readonly addresses: readonly InterfaceAddress[];
  /** Whether packets for others are forwarded when they come in here. */
  isForwarding: boolean;
}

/** What a user asks for: `192.0.2.1/24` on an interface. */
export type AddressRequest = Prefix;
