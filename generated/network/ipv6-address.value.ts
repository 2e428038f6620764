// @generated from spec/network/ipv6-address.protocol: change that, then npm run generate.
/**
 * IPv6 Address as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { counted, encoded, fits } from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import {
  checkMulticastAddress,
  checkSolicitedNodeAddress,
  checkUnicastAddress,
} from './ipv6-address.wire.ts';
export interface MulticastAddress {
  /** Flags (4). */
  readonly flags: number;
  /** Scope (4). */
  readonly scope: number;
  /** Group ID. */
  readonly groupId: Uint8Array;
}

/** The Multicast Address at o, which a check has found sound. */
export function readMulticastAddress(b: Uint8Array, o: number, end: number): MulticastAddress {
  cursor.at = o + 16;
  return { flags: b[o + 1] >>> 4, scope: b[o + 1] & 0xf, groupId: b.subarray(o + 2, o + 16) };
}

/** Writes a Multicast Address at o and answers its end. */
export function writeMulticastAddress(v: MulticastAddress, b: Uint8Array, o: number): number {
  b[o] = 255;
  b[o + 1] =
    (fits(v.flags, 15, 'Multicast Address.Flags') << 4) |
    fits(v.scope, 15, 'Multicast Address.Scope');
  const groupIdEnd = put(b, o + 2, v.groupId);
  counted(groupIdEnd - (o + 2), 14, 'Multicast Address.Group ID');
  return groupIdEnd;
}

/** The octets of a Multicast Address. */
export function encodeMulticastAddress(v: MulticastAddress): Uint8Array {
  return encoded((b) => writeMulticastAddress(v, b, 0));
}

/** The Multicast Address in b, or the code of the rule it breaks. */
export function decodeMulticastAddress(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: MulticastAddress }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkMulticastAddress(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readMulticastAddress(b, 0, b.length) }
    : { ok: false, fault };
}

/** The group of those whose addresses end alike: who asks for one asks few. */
export interface SolicitedNodeAddress {
  /** Prefix: ff02::1:ff00:0/104. */
  readonly prefix: Uint8Array;
  /** Low-Order Bits (24). */
  readonly lowOrderBits: number;
}

/** The Solicited-Node Address at o, which a check has found sound. */
export function readSolicitedNodeAddress(
  b: Uint8Array,
  o: number,
  end: number,
): SolicitedNodeAddress {
  cursor.at = o + 16;
  return {
    prefix: b.subarray(o, o + 13),
    lowOrderBits: (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15],
  };
}

/** Writes a Solicited-Node Address at o and answers its end. */
export function writeSolicitedNodeAddress(
  v: SolicitedNodeAddress,
  b: Uint8Array,
  o: number,
): number {
  const prefixEnd = put(b, o, v.prefix);
  counted(prefixEnd - o, 13, 'Solicited-Node Address.Prefix');
  const lowOrderBitsWord = fits(v.lowOrderBits, 16777215, 'Solicited-Node Address.Low-Order Bits');
  b[prefixEnd] = lowOrderBitsWord >>> 16;
  b[prefixEnd + 1] = lowOrderBitsWord >>> 8;
  b[prefixEnd + 2] = lowOrderBitsWord;
  return prefixEnd + 3;
}

/** The octets of a Solicited-Node Address. */
export function encodeSolicitedNodeAddress(v: SolicitedNodeAddress): Uint8Array {
  return encoded((b) => writeSolicitedNodeAddress(v, b, 0));
}

/** The Solicited-Node Address in b, or the code of the rule it breaks. */
export function decodeSolicitedNodeAddress(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: SolicitedNodeAddress }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkSolicitedNodeAddress(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readSolicitedNodeAddress(b, 0, b.length) }
    : { ok: false, fault };
}

export interface UnicastAddress {
  /** Subnet Prefix. */
  readonly subnetPrefix: Uint8Array;
  /** Interface Identifier. */
  readonly interfaceIdentifier: Uint8Array;
}

/** The Unicast Address at o, which a check has found sound. */
export function readUnicastAddress(b: Uint8Array, o: number, end: number): UnicastAddress {
  cursor.at = o + 16;
  return { subnetPrefix: b.subarray(o, o + 8), interfaceIdentifier: b.subarray(o + 8, o + 16) };
}

/** Writes a Unicast Address at o and answers its end. */
export function writeUnicastAddress(v: UnicastAddress, b: Uint8Array, o: number): number {
  const subnetPrefixEnd = put(b, o, v.subnetPrefix);
  counted(subnetPrefixEnd - o, 8, 'Unicast Address.Subnet Prefix');
  const interfaceIdentifierEnd = put(b, subnetPrefixEnd, v.interfaceIdentifier);
  counted(interfaceIdentifierEnd - subnetPrefixEnd, 8, 'Unicast Address.Interface Identifier');
  return interfaceIdentifierEnd;
}

/** The octets of a Unicast Address. */
export function encodeUnicastAddress(v: UnicastAddress): Uint8Array {
  return encoded((b) => writeUnicastAddress(v, b, 0));
}

/** The Unicast Address in b, or the code of the rule it breaks. */
export function decodeUnicastAddress(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: UnicastAddress }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkUnicastAddress(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readUnicastAddress(b, 0, b.length) }
    : { ok: false, fault };
}
