// @generated from spec/link/pcap.protocol: change that, then npm run generate.
/**
 * Pcap as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { derived, encoded, fits } from '../../runtime/base/values.ts';
import { put, putUint } from '../../runtime/base/octets.ts';
import { checkFileHeader, checkRecord } from './pcap.wire.ts';
export interface Record {
  /** Timestamp Seconds (32), in seconds. */
  readonly timestampSeconds: number;
  /** Timestamp Fraction (32): micro- or nanoseconds, as the magic number says. */
  readonly timestampFraction: number;
  /** Original Packet Length (32), in octets: more than was captured, when a limit cut it. */
  readonly originalPacketLength: number;
  /** Packet Data. */
  readonly packetData: Uint8Array;
}

/** The Record at o, which a check has found sound. */
export function readRecord(b: Uint8Array, o: number, end: number, swapped: number): Record {
  const capturedPacketLength =
    swapped === 1
      ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
      : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
  const packetDataEnd = o + 16 + capturedPacketLength;
  cursor.at = packetDataEnd;
  return {
    timestampSeconds:
      swapped === 1
        ? ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0
        : ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0,
    timestampFraction:
      swapped === 1
        ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
        : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
    originalPacketLength:
      swapped === 1
        ? ((b[o + 15] << 24) | (b[o + 14] << 16) | (b[o + 13] << 8) | b[o + 12]) >>> 0
        : ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0,
    packetData: b.subarray(o + 16, packetDataEnd),
  };
}

/** Writes a Record at o and answers its end. */
export function writeRecord(v: Record, b: Uint8Array, o: number, swapped: number): number {
  const timestampSecondsWord = fits(v.timestampSeconds, 4294967295, 'Record.Timestamp Seconds');
  putUint(b, o, o + 4, timestampSecondsWord, swapped === 1);
  const timestampFractionWord = fits(v.timestampFraction, 4294967295, 'Record.Timestamp Fraction');
  putUint(b, o + 4, o + 8, timestampFractionWord, swapped === 1);
  putUint(b, o + 8, o + 12, 0, swapped === 1);
  const originalPacketLengthWord = fits(
    v.originalPacketLength,
    4294967295,
    'Record.Original Packet Length',
  );
  putUint(b, o + 12, o + 16, originalPacketLengthWord, swapped === 1);
  const packetDataEnd = put(b, o + 16, v.packetData);
  const capturedPacketLengthValue = derived(
    packetDataEnd - (o + 16),
    1,
    0,
    4294967295,
    'Record.Captured Packet Length',
  );
  putUint(b, o + 8, o + 12, capturedPacketLengthValue, swapped === 1);
  return packetDataEnd;
}

/** The octets of a Record. */
export function encodeRecord(v: Record, swapped: number): Uint8Array {
  return encoded((b) => writeRecord(v, b, 0, swapped));
}

/** The Record in b, or the code of the rule it breaks. */
export function decodeRecord(
  b: Uint8Array,
  swapped: number,
): { readonly ok: true; readonly value: Record } | { readonly ok: false; readonly fault: number } {
  const fault = checkRecord(b, 0, b.length, swapped);
  return fault === 0
    ? { ok: true, value: readRecord(b, 0, b.length, swapped) }
    : { ok: false, fault };
}

export interface FileHeader {
  /** Magic Number (32) in 2712847316 | 2712812621. */
  readonly magicNumber: number;
  /** Minor Version (16). */
  readonly minorVersion: number;
  /** Reserved1 (32): once the time zone, and once its accuracy. */
  readonly reserved1: number;
  /** Reserved2 (32). */
  readonly reserved2: number;
  /** SnapLen (32), in octets. */
  readonly snaplen: number;
  /** LinkType (32): the upper half is zero, unless it says how long a frame check sequence is. */
  readonly linktype: number;
}

/** The File Header at o, which a check has found sound. */
export function readFileHeader(b: Uint8Array, o: number, end: number, swapped: number): FileHeader {
  cursor.at = o + 24;
  return {
    magicNumber:
      swapped === 1
        ? ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0
        : ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0,
    minorVersion: swapped === 1 ? (b[o + 7] << 8) | b[o + 6] : (b[o + 6] << 8) | b[o + 7],
    reserved1:
      swapped === 1
        ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
        : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
    reserved2:
      swapped === 1
        ? ((b[o + 15] << 24) | (b[o + 14] << 16) | (b[o + 13] << 8) | b[o + 12]) >>> 0
        : ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0,
    snaplen:
      swapped === 1
        ? ((b[o + 19] << 24) | (b[o + 18] << 16) | (b[o + 17] << 8) | b[o + 16]) >>> 0
        : ((b[o + 16] << 24) | (b[o + 17] << 16) | (b[o + 18] << 8) | b[o + 19]) >>> 0,
    linktype:
      swapped === 1
        ? ((b[o + 23] << 24) | (b[o + 22] << 16) | (b[o + 21] << 8) | b[o + 20]) >>> 0
        : ((b[o + 20] << 24) | (b[o + 21] << 16) | (b[o + 22] << 8) | b[o + 23]) >>> 0,
  };
}

/** Writes a File Header at o and answers its end. */
export function writeFileHeader(v: FileHeader, b: Uint8Array, o: number, swapped: number): number {
  const magicNumberWord = fits(v.magicNumber, 4294967295, 'File Header.Magic Number');
  putUint(b, o, o + 4, magicNumberWord, swapped === 1);
  putUint(b, o + 4, o + 6, 2, swapped === 1);
  const minorVersionWord = fits(v.minorVersion, 65535, 'File Header.Minor Version');
  putUint(b, o + 6, o + 8, minorVersionWord, swapped === 1);
  const reserved1Word = fits(v.reserved1, 4294967295, 'File Header.Reserved1');
  putUint(b, o + 8, o + 12, reserved1Word, swapped === 1);
  const reserved2Word = fits(v.reserved2, 4294967295, 'File Header.Reserved2');
  putUint(b, o + 12, o + 16, reserved2Word, swapped === 1);
  const snaplenWord = fits(v.snaplen, 4294967295, 'File Header.SnapLen');
  putUint(b, o + 16, o + 20, snaplenWord, swapped === 1);
  const linktypeWord = fits(v.linktype, 4294967295, 'File Header.LinkType');
  putUint(b, o + 20, o + 24, linktypeWord, swapped === 1);
  return o + 24;
}

/** The octets of a File Header. */
export function encodeFileHeader(v: FileHeader, swapped: number): Uint8Array {
  return encoded((b) => writeFileHeader(v, b, 0, swapped));
}

/** The File Header in b, or the code of the rule it breaks. */
export function decodeFileHeader(
  b: Uint8Array,
  swapped: number,
):
  | { readonly ok: true; readonly value: FileHeader }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkFileHeader(b, 0, b.length, swapped);
  return fault === 0
    ? { ok: true, value: readFileHeader(b, 0, b.length, swapped) }
    : { ok: false, fault };
}
