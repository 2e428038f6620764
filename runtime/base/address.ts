/**
 * Addresses of IPv4 and IPv6: octets in network order, four or sixteen of them, that nobody
 * changes. What reads them from a packet takes the packet's octets and where they begin.
 */
import { parseIpv4, putIpv6Octets, showIpv4, showIpv6 } from './text.ts';

export type Address = Uint8Array;

export const IPV4_OCTETS = 4;
export const IPV6_OCTETS = 16;

/** The address that a text names, or undefined when it names none. */
export function parseAddress(text: string): Address | undefined {
  if (text.includes(':')) {
    const octets = new Uint8Array(IPV6_OCTETS);
    return putIpv6Octets(octets, 0, text) ? octets : undefined;
  }
  const word = parseIpv4(text);
  if (Number.isNaN(word)) return undefined;
  return Uint8Array.of(word / 0x1000000, word / 0x10000, word / 0x100, word);
}

/** The address that a text names; throws TypeError when it names none. */
export function addressOf(text: string): Address {
  const address = parseAddress(text);
  if (address === undefined) throw new TypeError(`not an IP address: '${text}'`);
  return address;
}

export function showAddress(address: Address): string {
  return address.length === IPV6_OCTETS
    ? showIpv6(address, 0)
    : showIpv4(ipv4Word(address, 0) >>> 0);
}

/** The four octets at b[at] as a signed word: small enough that nothing is allocated for it. */
export function ipv4Word(b: Uint8Array, at: number): number {
  return (b[at] << 24) | (b[at + 1] << 16) | (b[at + 2] << 8) | b[at + 3];
}

/** Whether `address` stands at b[at]. */
export function standsAt(address: Address, b: Uint8Array, at: number): boolean {
  for (let index = 0; index < address.length; index++) {
    if (address[index] !== b[at + index]) return false;
  }
  return true;
}

export function sameAddress(one: Address, other: Address): boolean {
  return one.length === other.length && standsAt(one, other, 0);
}

/** A block of addresses: those whose first `length` bits are those of `address`. */
export interface Prefix {
  readonly address: Address;
  readonly length: number;
}

/** The prefix that a text such as `192.0.2.0/24` names; throws TypeError when it names none. */
export function prefixOf(text: string): Prefix {
  const [address, length] = text.split('/');
  const octets = parseAddress(address);
  const bits = Number(length);
  if (octets === undefined || !/^\d+$/.test(length ?? '') || bits > octets.length * 8) {
    throw new TypeError(`not a prefix: '${text}'`);
  }
  return { address: octets, length: bits };
}

/** Whether the address at b[at], of the prefix's family, lies within it. */
export function holds({ address, length }: Prefix, b: Uint8Array, at: number): boolean {
  const whole = length >> 3;
  for (let index = 0; index < whole; index++) {
    if (address[index] !== b[at + index]) return false;
  }
  const bits = length & 7;
  return bits === 0 || (address[whole] ^ b[at + whole]) >>> (8 - bits) === 0;
}

export function holdsAddress(prefix: Prefix, address: Address): boolean {
  return prefix.address.length === address.length && holds(prefix, address, 0);
}

/** 0.0.0.0 or ::, as long as the address given. */
export function isUnspecified(address: Address): boolean {
  return address.every((octet) => octet === 0);
}

export const ANY_IPV4: Address = new Uint8Array(IPV4_OCTETS);
export const ANY_IPV6: Address = new Uint8Array(IPV6_OCTETS);
export const LOOPBACK_IPV4: Address = addressOf('127.0.0.1');
export const LOOPBACK_IPV6: Address = addressOf('::1');
