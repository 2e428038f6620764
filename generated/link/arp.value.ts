// @generated from spec/link/arp.protocol: change that, then npm run generate.
/**
 * ARP as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { derived, encoded, fits, ipv4, mac } from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import { checkEthernetPacket, checkPacket } from './arp.wire.ts';
import { showIpv4, showMac } from '../../runtime/base/text.ts';
export interface Packet {
  /** Hardware Type (16). */
  readonly hardwareType: number;
  /** Protocol Type (16). */
  readonly protocolType: number;
  /** Opcode (16). */
  readonly opcode: number;
  /** Sender Hardware Address. */
  readonly senderHardwareAddress: Uint8Array;
  /** Sender Protocol Address: zero in a probe. */
  readonly senderProtocolAddress: Uint8Array;
  /** Target Hardware Address: asked for, or answered. */
  readonly targetHardwareAddress: Uint8Array;
  /** Target Protocol Address. */
  readonly targetProtocolAddress: Uint8Array;
}

/** The Packet at o, which a check has found sound. */
export function readPacket(b: Uint8Array, o: number, end: number): Packet {
  const hardwareAddressLength = b[o + 4];
  const protocolAddressLength = b[o + 5];
  const senderHardwareAddressEnd = o + 8 + hardwareAddressLength;
  const senderProtocolAddressEnd = senderHardwareAddressEnd + protocolAddressLength;
  const targetHardwareAddressEnd = senderProtocolAddressEnd + hardwareAddressLength;
  const targetProtocolAddressEnd = targetHardwareAddressEnd + protocolAddressLength;
  cursor.at = targetProtocolAddressEnd;
  return {
    hardwareType: (b[o] << 8) | b[o + 1],
    protocolType: (b[o + 2] << 8) | b[o + 3],
    opcode: (b[o + 6] << 8) | b[o + 7],
    senderHardwareAddress: b.subarray(o + 8, senderHardwareAddressEnd),
    senderProtocolAddress: b.subarray(senderHardwareAddressEnd, senderProtocolAddressEnd),
    targetHardwareAddress: b.subarray(senderProtocolAddressEnd, targetHardwareAddressEnd),
    targetProtocolAddress: b.subarray(targetHardwareAddressEnd, targetProtocolAddressEnd),
  };
}

/** Writes a Packet at o and answers its end. */
export function writePacket(v: Packet, b: Uint8Array, o: number): number {
  const hardwareTypeWord = fits(v.hardwareType, 65535, 'Packet.Hardware Type');
  b[o] = hardwareTypeWord >>> 8;
  b[o + 1] = hardwareTypeWord;
  const protocolTypeWord = fits(v.protocolType, 65535, 'Packet.Protocol Type');
  b[o + 2] = protocolTypeWord >>> 8;
  b[o + 3] = protocolTypeWord;
  b[o + 4] = 0;
  b[o + 5] = 0;
  const opcodeWord = fits(v.opcode, 65535, 'Packet.Opcode');
  b[o + 6] = opcodeWord >>> 8;
  b[o + 7] = opcodeWord;
  const senderHardwareAddressEnd = put(b, o + 8, v.senderHardwareAddress);
  const senderProtocolAddressEnd = put(b, senderHardwareAddressEnd, v.senderProtocolAddress);
  const targetHardwareAddressEnd = put(b, senderProtocolAddressEnd, v.targetHardwareAddress);
  const targetProtocolAddressEnd = put(b, targetHardwareAddressEnd, v.targetProtocolAddress);
  const hardwareAddressLengthValue = derived(
    senderHardwareAddressEnd - (o + 8),
    1,
    0,
    255,
    'Packet.Hardware Address Length',
  );
  b[o + 4] = hardwareAddressLengthValue;
  const protocolAddressLengthValue = derived(
    senderProtocolAddressEnd - senderHardwareAddressEnd,
    1,
    0,
    255,
    'Packet.Protocol Address Length',
  );
  b[o + 5] = protocolAddressLengthValue;
  return targetProtocolAddressEnd;
}

/** The octets of a Packet. */
export function encodePacket(v: Packet): Uint8Array {
  return encoded((b) => writePacket(v, b, 0));
}

/** The Packet in b, or the code of the rule it breaks. */
export function decodePacket(
  b: Uint8Array,
): { readonly ok: true; readonly value: Packet } | { readonly ok: false; readonly fault: number } {
  const fault = checkPacket(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readPacket(b, 0, b.length) } : { ok: false, fault };
}

/**
 * The usual case spelled out, for those who want addresses and not octets: IPv4 over Ethernet.
 */
export interface EthernetPacket {
  /** Opcode (16). */
  readonly opcode: number;
  /** Sender Hardware Address (48). */
  readonly senderHardwareAddress: string;
  /** Sender IP Address (32). */
  readonly senderIpAddress: string;
  /** Target Hardware Address (48). */
  readonly targetHardwareAddress: string;
  /** Target IP Address (32). */
  readonly targetIpAddress: string;
}

/** The Ethernet Packet at o, which a check has found sound. */
export function readEthernetPacket(b: Uint8Array, o: number, end: number): EthernetPacket {
  cursor.at = o + 28;
  return {
    opcode: (b[o + 6] << 8) | b[o + 7],
    senderHardwareAddress: showMac(
      ((b[o + 8] << 8) | b[o + 9]) * 0x100000000 +
        (((b[o + 10] << 24) | (b[o + 11] << 16) | (b[o + 12] << 8) | b[o + 13]) >>> 0),
    ),
    senderIpAddress: showIpv4(
      ((b[o + 14] << 24) | (b[o + 15] << 16) | (b[o + 16] << 8) | b[o + 17]) >>> 0,
    ),
    targetHardwareAddress: showMac(
      ((b[o + 18] << 8) | b[o + 19]) * 0x100000000 +
        (((b[o + 20] << 24) | (b[o + 21] << 16) | (b[o + 22] << 8) | b[o + 23]) >>> 0),
    ),
    targetIpAddress: showIpv4(
      ((b[o + 24] << 24) | (b[o + 25] << 16) | (b[o + 26] << 8) | b[o + 27]) >>> 0,
    ),
  };
}

/** Writes a Ethernet Packet at o and answers its end. */
export function writeEthernetPacket(v: EthernetPacket, b: Uint8Array, o: number): number {
  b[o] = 0;
  b[o + 1] = 1;
  b[o + 2] = 8;
  b[o + 3] = 0;
  b[o + 4] = 6;
  b[o + 5] = 4;
  const opcodeWord = fits(v.opcode, 65535, 'Ethernet Packet.Opcode');
  b[o + 6] = opcodeWord >>> 8;
  b[o + 7] = opcodeWord;
  const senderHardwareAddress = mac(
    v.senderHardwareAddress,
    'Ethernet Packet.Sender Hardware Address',
  );
  b[o + 8] = Math.floor(senderHardwareAddress / 0x100000000) >>> 8;
  b[o + 9] = Math.floor(senderHardwareAddress / 0x100000000);
  b[o + 10] = (senderHardwareAddress >>> 0) >>> 24;
  b[o + 11] = (senderHardwareAddress >>> 0) >>> 16;
  b[o + 12] = (senderHardwareAddress >>> 0) >>> 8;
  b[o + 13] = senderHardwareAddress >>> 0;
  const senderIpAddress = ipv4(v.senderIpAddress, 'Ethernet Packet.Sender IP Address');
  b[o + 14] = senderIpAddress >>> 24;
  b[o + 15] = senderIpAddress >>> 16;
  b[o + 16] = senderIpAddress >>> 8;
  b[o + 17] = senderIpAddress;
  const targetHardwareAddress = mac(
    v.targetHardwareAddress,
    'Ethernet Packet.Target Hardware Address',
  );
  b[o + 18] = Math.floor(targetHardwareAddress / 0x100000000) >>> 8;
  b[o + 19] = Math.floor(targetHardwareAddress / 0x100000000);
  b[o + 20] = (targetHardwareAddress >>> 0) >>> 24;
  b[o + 21] = (targetHardwareAddress >>> 0) >>> 16;
  b[o + 22] = (targetHardwareAddress >>> 0) >>> 8;
  b[o + 23] = targetHardwareAddress >>> 0;
  const targetIpAddress = ipv4(v.targetIpAddress, 'Ethernet Packet.Target IP Address');
  b[o + 24] = targetIpAddress >>> 24;
  b[o + 25] = targetIpAddress >>> 16;
  b[o + 26] = targetIpAddress >>> 8;
  b[o + 27] = targetIpAddress;
  return o + 28;
}

/** The octets of a Ethernet Packet. */
export function encodeEthernetPacket(v: EthernetPacket): Uint8Array {
  return encoded((b) => writeEthernetPacket(v, b, 0));
}

/** The Ethernet Packet in b, or the code of the rule it breaks. */
export function decodeEthernetPacket(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: EthernetPacket }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkEthernetPacket(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readEthernetPacket(b, 0, b.length) }
    : { ok: false, fault };
}
