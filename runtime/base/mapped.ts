/**
 * IPv4-mapped addresses, ::ffff:0:0/96: an address of IPv4 as a program sees it that speaks IPv6
 * alone (RFC 4291 §2.5.5.2). They name nothing on a wire; whoever sends to one sends IPv4.
 */
import type { Address } from './address.ts';
import { IPV4_OCTETS, IPV6_OCTETS, prefixOf, standsAt } from './address.ts';

const MAPPED = prefixOf('::ffff:0:0/96');
const IPV4_AT = IPV6_OCTETS - IPV4_OCTETS;
const MAPPED_START = MAPPED.address.subarray(0, IPV4_AT);

export function isMapped(address: Address): boolean {
  return address.length === IPV6_OCTETS && standsAt(MAPPED_START, address, 0);
}

/** Writes the mapped form of the IPv4 address at b[at] to target[to…]. */
export function putMapped(b: Uint8Array, at: number, target: Uint8Array, to: number): void {
  for (let index = 0; index < IPV4_AT; index++) target[to + index] = MAPPED_START[index];
  for (let index = 0; index < IPV4_OCTETS; index++) target[to + IPV4_AT + index] = b[at + index];
}

/** An address of IPv4 in its mapped form; one of IPv6 as it is. */
export function mapped(address: Address): Address {
  if (address.length === IPV6_OCTETS) return address;
  const octets = new Uint8Array(IPV6_OCTETS);
  putMapped(address, 0, octets, 0);
  return octets;
}

/** The address of IPv4 that a mapped one stands for; any other as it is. */
export function unmapped(address: Address): Address {
  return isMapped(address) ? address.slice(IPV4_AT) : address;
}

/** The same of an address as text, as sockets of both versions show it. */
export function unmappedText(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}
