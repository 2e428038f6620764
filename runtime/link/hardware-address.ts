/**
 * Hardware addresses: six octets in the order of the wire. The packet path compares them where they
 * stand; as one number of 48 bits they are what machines and people are given.
 */
import { HARDWARE_TYPE } from '../../generated/link/arp.wire.ts';
import {
  destination,
  hardwareAddressGroup,
  setDestination,
  setIpv4GroupAddressGroup,
  writeIpv4GroupAddress,
  writeIpv6GroupAddress,
} from '../../generated/link/ethernet.wire.ts';
import { IPV4_OCTETS, ipv4Word } from '../base/address.ts';
import type { Address } from '../base/address.ts';
import { parseMac, showMac } from '../base/text.ts';

export const HARDWARE_ADDRESS_OCTETS = 6;

/** How protocols of other layers call them: RFC 826. */
export const HARDWARE_TYPE_ETHERNET: number = HARDWARE_TYPE.ETHERNET;

/** To everyone on the link. */
export const BROADCAST: Uint8Array = new Uint8Array(HARDWARE_ADDRESS_OCTETS).fill(0xff);

/** Whether the address at b[at] is of a group, or of everyone: RFC 9542 §2.1. */
export function isGroupAt(b: Uint8Array, at: number): boolean {
  return hardwareAddressGroup(b, at) === 1;
}

/** Whether it is all zero, as that of a device without one. */
export function isNobody(address: Uint8Array): boolean {
  return address.every((octet) => octet === 0);
}

/** The address at b[at] as a number of 48 bits. */
export function hardwareNumber(b: Uint8Array, at: number): number {
  return destination(b, at);
}

export function putHardwareNumber(b: Uint8Array, at: number, address: number): void {
  setDestination(b, at, address);
}

export function hardwareAddressOf(number: number): Uint8Array {
  const address = new Uint8Array(HARDWARE_ADDRESS_OCTETS);
  putHardwareNumber(address, 0, number);
  return address;
}

export function showHardwareAddress(address: Uint8Array): string {
  return showMac(hardwareNumber(address, 0));
}

/** The address that a text names; throws TypeError when it names none. */
export function parseHardwareAddress(text: string): Uint8Array {
  const number = parseMac(text);
  if (!(number >= 0)) throw new TypeError(`not a hardware address: '${text}'`);
  return hardwareAddressOf(number);
}

/** Where the packets to a group of IPv4 or IPv6 go: RFC 1112 §6.4, RFC 2464 §7. */
export function groupHardwareAddress(group: Address): Uint8Array {
  const address = new Uint8Array(HARDWARE_ADDRESS_OCTETS);
  const word = ipv4Word(group, group.length - IPV4_OCTETS);
  if (group.length === IPV4_OCTETS) {
    writeIpv4GroupAddress(address, 0, address.length, 0);
    setIpv4GroupAddressGroup(address, 0, word);
  } else writeIpv6GroupAddress(address, 0, address.length, word);
  return address;
}
