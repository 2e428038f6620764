/**
 * What an address of IPv6 says of itself: how far it reaches, whom it stands for, and which group
 * hears of it (RFC 4291, RFC 7346). Everything is read where it stands in a packet.
 */
import type { Address, Prefix } from '../base/address.ts';
import { addressOf, holds, IPV6_OCTETS, prefixOf, standsAt } from '../base/address.ts';
import { ANY_IPV6, LOOPBACK_IPV6 } from '../base/address.ts';
import {
  checkMulticastAddress,
  OK,
  SCOPE,
  scope,
  setSolicitedNodeAddressLowOrderBits,
  solicitedNodeAddressLowOrderBits,
  unicastAddressInterfaceIdentifierStart,
} from '../../generated/network/ipv6-address.wire.ts';

export { SCOPE } from '../../generated/network/ipv6-address.wire.ts';
import { copyOf } from '../base/octets.ts';

/** RFC 4291 §2.7.1. */
export const ALL_NODES: Address = addressOf('ff02::1');
export const ALL_NODES_HERE: Address = addressOf('ff01::1');
export const ALL_ROUTERS: Address = addressOf('ff02::2');
/** RFC 9777 §5.2.14. */
export const ALL_MLDV2_ROUTERS: Address = addressOf('ff02::16');

export const MULTICAST: Prefix = prefixOf('ff00::/8');
export const LINK_LOCAL: Prefix = prefixOf('fe80::/10');
/** Where link-local addresses are made: RFC 4291 §2.5.6. */
export const LINK_LOCAL_SUBNET: Prefix = prefixOf('fe80::/64');
const SITE_LOCAL = prefixOf('fec0::/10');
const UNIQUE_LOCAL = prefixOf('fc00::/7');
const MAPPED = prefixOf('::ffff:0:0/96');
const SOLICITED_NODE = prefixOf('ff02::1:ff00:0/104');

export function isMulticastAt(b: Uint8Array, at: number): boolean {
  return checkMulticastAddress(b, at, at + IPV6_OCTETS) === OK;
}

export function isLinkLocalAt(b: Uint8Array, at: number): boolean {
  return holds(LINK_LOCAL, b, at);
}

/** Of an address of either version; of IPv4 there are none that need to be told a link. */
export function isLinkLocal(address: Address): boolean {
  return address.length === IPV6_OCTETS && isLinkLocalAt(address, 0);
}

export function isUnspecifiedAt(b: Uint8Array, at: number): boolean {
  return standsAt(ANY_IPV6, b, at);
}

export function isLoopbackAt(b: Uint8Array, at: number): boolean {
  return standsAt(LOOPBACK_IPV6, b, at);
}

/** One that names nothing on a wire: RFC 4291 §2.5.5.2. */
export function isMappedAt(b: Uint8Array, at: number): boolean {
  return holds(MAPPED, b, at);
}

/** RFC 4193: for a site and its friends, and for nobody else. */
export function isUniqueLocalAt(b: Uint8Array, at: number): boolean {
  return holds(UNIQUE_LOCAL, b, at);
}

export function isSolicitedNodeAt(b: Uint8Array, at: number): boolean {
  return holds(SOLICITED_NODE, b, at);
}

/** How far it reaches, as RFC 6724 §3.1 and §3.2 count: IPv4's as in their mapped form. */
export function scopeAt(b: Uint8Array, at: number): number {
  if (isMulticastAt(b, at)) return scope(b, at);
  // RFC 4291 §2.5.3: loopback is treated as having link-local scope.
  if (isLinkLocalAt(b, at) || isLoopbackAt(b, at)) return SCOPE.LINK_LOCAL;
  if (isMappedAt(b, at)) return mappedScope(b, at);
  return holds(SITE_LOCAL, b, at) ? SCOPE.SITE_LOCAL : SCOPE.GLOBAL;
}

const MAPPED_LOOPBACK = prefixOf('::ffff:127.0.0.0/104');
const MAPPED_LINK_LOCAL = prefixOf('::ffff:169.254.0.0/112');

/** RFC 6724 §3.2: those of RFC 1918 are global too. */
function mappedScope(b: Uint8Array, at: number): number {
  const isLocal = holds(MAPPED_LOOPBACK, b, at) || holds(MAPPED_LINK_LOCAL, b, at);
  return isLocal ? SCOPE.LINK_LOCAL : SCOPE.GLOBAL;
}

/** The group that hears who is asked for: RFC 4291 §2.7.1. */
export function solicitedNodeGroup(address: Address): Address {
  const group = copyOf(SOLICITED_NODE.address);
  setSolicitedNodeAddressLowOrderBits(group, 0, solicitedNodeAddressLowOrderBits(address, 0));
  return group;
}

/** Whether the group at b[at] is the one that hears of `address`. */
export function isSolicitedNodeOf(address: Address, b: Uint8Array, at: number): boolean {
  return (
    isSolicitedNodeAt(b, at) &&
    solicitedNodeAddressLowOrderBits(b, at) === solicitedNodeAddressLowOrderBits(address, 0)
  );
}

/** RFC 4291 §2.5.1: a prefix of 64 bits, and the eight octets at identifier[at]. */
export function addressIn(prefix: Prefix, identifier: Uint8Array, at = 0): Address {
  const address = copyOf(prefix.address);
  const start = unicastAddressInterfaceIdentifierStart(address, 0);
  address.set(identifier.subarray(at, at + IPV6_OCTETS - start), start);
  return address;
}

/** How many bits both addresses begin with: RFC 6724 §2.2, at most `most`. */
export function commonPrefixLength(
  one: Uint8Array,
  other: Uint8Array,
  at: number,
  most: number,
): number {
  for (let octet = 0; octet < IPV6_OCTETS; octet++) {
    const differing = one[octet] ^ other[at + octet];
    if (differing !== 0) return Math.min(most, octet * 8 + Math.clz32(differing) - 24);
  }
  return most;
}
