// @generated from spec/link/linux-cooked-v1.protocol: change that, then npm run generate.
/**
 * Linux Cooked V1 as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { counted, encoded, fits } from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import { checkPacket } from './linux-cooked-v1.wire.ts';
export interface Packet {
  /** Packet Type (16). */
  readonly packetType: number;
  /** ARPHRD Type (16). */
  readonly arphrdType: number;
  /**
   * Link-Layer Address Length (16), in octets: may be more than eight: then the address is cut.
   */
  readonly linkLayerAddressLength: number;
  /** Link-Layer Address: of the sender. */
  readonly linkLayerAddress: Uint8Array;
  /** Protocol Type (16): an EtherType, unless the kind of device says otherwise. */
  readonly protocolType: number;
  /** Payload. */
  readonly payload: Uint8Array;
}

/** The Packet at o, which a check has found sound. */
export function readPacket(b: Uint8Array, o: number, end: number): Packet {
  cursor.at = end;
  return {
    packetType: (b[o] << 8) | b[o + 1],
    arphrdType: (b[o + 2] << 8) | b[o + 3],
    linkLayerAddressLength: (b[o + 4] << 8) | b[o + 5],
    linkLayerAddress: b.subarray(o + 6, o + 14),
    protocolType: (b[o + 14] << 8) | b[o + 15],
    payload: b.subarray(o + 16, end),
  };
}

/** Writes a Packet at o and answers its end. */
export function writePacket(v: Packet, b: Uint8Array, o: number): number {
  const packetTypeWord = fits(v.packetType, 65535, 'Packet.Packet Type');
  b[o] = packetTypeWord >>> 8;
  b[o + 1] = packetTypeWord;
  const arphrdTypeWord = fits(v.arphrdType, 65535, 'Packet.ARPHRD Type');
  b[o + 2] = arphrdTypeWord >>> 8;
  b[o + 3] = arphrdTypeWord;
  const linkLayerAddressLengthWord = fits(
    v.linkLayerAddressLength,
    65535,
    'Packet.Link-Layer Address Length',
  );
  b[o + 4] = linkLayerAddressLengthWord >>> 8;
  b[o + 5] = linkLayerAddressLengthWord;
  const linkLayerAddressEnd = put(b, o + 6, v.linkLayerAddress);
  counted(linkLayerAddressEnd - (o + 6), 8, 'Packet.Link-Layer Address');
  const protocolTypeWord = fits(v.protocolType, 65535, 'Packet.Protocol Type');
  b[linkLayerAddressEnd] = protocolTypeWord >>> 8;
  b[linkLayerAddressEnd + 1] = protocolTypeWord;
  const payloadEnd = put(b, linkLayerAddressEnd + 2, v.payload);
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
