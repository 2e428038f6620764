// @generated from spec/link/linux-cooked-v2.protocol: change that, then npm run generate.
/**
 * Linux Cooked V2 as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { counted, encoded, fits } from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import { checkPacket } from './linux-cooked-v2.wire.ts';
export interface Packet {
  /** Protocol Type (16). */
  readonly protocolType: number;
  /** Interface Index (32): a number of the machine that captured: elsewhere it names nothing. */
  readonly interfaceIndex: number;
  /** ARPHRD Type (16). */
  readonly arphrdType: number;
  /** Packet Type (8). */
  readonly packetType: number;
  /** Link-Layer Address Length (8), in octets: may be more than eight: then the address is cut. */
  readonly linkLayerAddressLength: number;
  /** Link-Layer Address: of the sender. */
  readonly linkLayerAddress: Uint8Array;
  /** Payload. */
  readonly payload: Uint8Array;
}

/** The Packet at o, which a check has found sound. */
export function readPacket(b: Uint8Array, o: number, end: number): Packet {
  cursor.at = end;
  return {
    protocolType: (b[o] << 8) | b[o + 1],
    interfaceIndex: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
    arphrdType: (b[o + 8] << 8) | b[o + 9],
    packetType: b[o + 10],
    linkLayerAddressLength: b[o + 11],
    linkLayerAddress: b.subarray(o + 12, o + 20),
    payload: b.subarray(o + 20, end),
  };
}

/** Writes a Packet at o and answers its end. */
export function writePacket(v: Packet, b: Uint8Array, o: number): number {
  const protocolTypeWord = fits(v.protocolType, 65535, 'Packet.Protocol Type');
  b[o] = protocolTypeWord >>> 8;
  b[o + 1] = protocolTypeWord;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const interfaceIndexWord = fits(v.interfaceIndex, 4294967295, 'Packet.Interface Index');
  b[o + 4] = interfaceIndexWord >>> 24;
  b[o + 5] = interfaceIndexWord >>> 16;
  b[o + 6] = interfaceIndexWord >>> 8;
  b[o + 7] = interfaceIndexWord;
  const arphrdTypeWord = fits(v.arphrdType, 65535, 'Packet.ARPHRD Type');
  b[o + 8] = arphrdTypeWord >>> 8;
  b[o + 9] = arphrdTypeWord;
  b[o + 10] = fits(v.packetType, 255, 'Packet.Packet Type');
  b[o + 11] = fits(v.linkLayerAddressLength, 255, 'Packet.Link-Layer Address Length');
  const linkLayerAddressEnd = put(b, o + 12, v.linkLayerAddress);
  counted(linkLayerAddressEnd - (o + 12), 8, 'Packet.Link-Layer Address');
  const payloadEnd = put(b, linkLayerAddressEnd, v.payload);
  return payloadEnd;
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
