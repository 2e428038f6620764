// @generated from spec/transport/udp.protocol: change that, then npm run generate.
/**
 * UDP as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { derived, encoded, fits } from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import { sum16 } from '../../runtime/base/checksum.ts';
import { checkDatagram } from './udp.wire.ts';
export interface Datagram {
  /** Source Port (16): zero when no reply is wanted. */
  readonly sourcePort: number;
  /** Destination Port (16) in 1..65535: zero names no port. */
  readonly destinationPort: number;
  /** Data. */
  readonly data: Uint8Array;
}

/** The Datagram at o, which a check has found sound. */
export function readDatagram(
  b: Uint8Array,
  o: number,
  end: number,
  pseudoHeader: number,
  ipVersion: number,
): Datagram {
  const length = (b[o + 4] << 8) | b[o + 5];
  const ownEnd = o + length;
  cursor.at = ownEnd;
  return {
    sourcePort: (b[o] << 8) | b[o + 1],
    destinationPort: (b[o + 2] << 8) | b[o + 3],
    data: b.subarray(o + 8, ownEnd),
  };
}

/** Writes a Datagram at o and answers its end. */
export function writeDatagram(
  v: Datagram,
  b: Uint8Array,
  o: number,
  pseudoHeader: number,
  ipVersion: number,
): number {
  const sourcePortWord = fits(v.sourcePort, 65535, 'Datagram.Source Port');
  b[o] = sourcePortWord >>> 8;
  b[o + 1] = sourcePortWord;
  const destinationPortWord = fits(v.destinationPort, 65535, 'Datagram.Destination Port');
  b[o + 2] = destinationPortWord >>> 8;
  b[o + 3] = destinationPortWord;
  b[o + 4] = 0;
  b[o + 5] = 0;
  b[o + 6] = 0;
  b[o + 7] = 0;
  const dataEnd = put(b, o + 8, v.data);
  const lengthValue = derived(dataEnd - o, 1, 0, 65535, 'Datagram.Length');
  b[o + 4] = lengthValue >>> 8;
  b[o + 5] = lengthValue;
  const checksumValue = ~sum16(pseudoHeader + 17 + lengthValue, b, o, dataEnd) & 0xffff || 0xffff;
  b[o + 6] = checksumValue >>> 8;
  b[o + 7] = checksumValue;
  return dataEnd;
}

/** The octets of a Datagram. */
export function encodeDatagram(v: Datagram, pseudoHeader: number, ipVersion: number): Uint8Array {
  return encoded((b) => writeDatagram(v, b, 0, pseudoHeader, ipVersion));
}

/** The Datagram in b, or the code of the rule it breaks. */
export function decodeDatagram(
  b: Uint8Array,
  pseudoHeader: number,
  ipVersion: number,
):
  { readonly ok: true; readonly value: Datagram } | { readonly ok: false; readonly fault: number } {
  const fault = checkDatagram(b, 0, b.length, pseudoHeader, ipVersion);
  return fault === 0
    ? { ok: true, value: readDatagram(b, 0, b.length, pseudoHeader, ipVersion) }
    : { ok: false, fault };
}
