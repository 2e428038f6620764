// @generated from spec/device/virtio.protocol: change that, then npm run generate.
/**
 * Virtio as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { counted, encoded, fits, fitsBig } from '../../runtime/base/values.ts';
import {
  checkAvailableRing,
  checkControl,
  checkDescriptor,
  checkHashReport,
  checkLegacyNetHeader,
  checkNetHeader,
  checkUsedElement,
  checkUsedRing,
} from './virtio.wire.ts';
import { put } from '../../runtime/base/octets.ts';
/** Before each frame, in both directions: what the card need not do again, or shall do. */
export interface NetHeader {
  /** Needs Checksum (1): from Checksum Start on, into Checksum Offset. */
  readonly needsChecksum: boolean;
  /** Data Valid (1): the checksums hold; look no more. */
  readonly dataValid: boolean;
  /** RSC Info (1). */
  readonly rscInfo: boolean;
  /** Reserved (5). */
  readonly reserved: number;
  /** GSO Type (7). */
  readonly gsoType: number;
  /** ECN (1): the first segment alone keeps CWR. */
  readonly ecn: boolean;
  /** Header Length (16), in octets. */
  readonly headerLength: number;
  /** GSO Size (16), in octets: of the data of each segment. */
  readonly gsoSize: number;
  /** Checksum Start (16), in octets. */
  readonly checksumStart: number;
  /** Checksum Offset (16), in octets. */
  readonly checksumOffset: number;
  /** Number of Buffers (16): a received frame lies in so many; one when sent. */
  readonly numberOfBuffers: number;
}

/** The Net Header at o, which a check has found sound. */
export function readNetHeader(b: Uint8Array, o: number, end: number): NetHeader {
  cursor.at = o + 12;
  return {
    needsChecksum: (b[o] & 1) === 1,
    dataValid: ((b[o] >>> 1) & 1) === 1,
    rscInfo: ((b[o] >>> 2) & 1) === 1,
    reserved: b[o] >>> 3,
    gsoType: b[o + 1] & 0x7f,
    ecn: b[o + 1] >>> 7 === 1,
    headerLength: (b[o + 3] << 8) | b[o + 2],
    gsoSize: (b[o + 5] << 8) | b[o + 4],
    checksumStart: (b[o + 7] << 8) | b[o + 6],
    checksumOffset: (b[o + 9] << 8) | b[o + 8],
    numberOfBuffers: (b[o + 11] << 8) | b[o + 10],
  };
}

/** Writes a Net Header at o and answers its end. */
export function writeNetHeader(v: NetHeader, b: Uint8Array, o: number): number {
  b[o] =
    (v.needsChecksum ? 1 : 0) |
    ((v.dataValid ? 1 : 0) << 1) |
    ((v.rscInfo ? 1 : 0) << 2) |
    (fits(v.reserved, 31, 'Net Header.Flags.Reserved') << 3);
  b[o + 1] = fits(v.gsoType, 127, 'Net Header.GSO.GSO Type') | ((v.ecn ? 1 : 0) << 7);
  const headerLengthWord = fits(v.headerLength, 65535, 'Net Header.Header Length');
  b[o + 2] = headerLengthWord;
  b[o + 3] = headerLengthWord >>> 8;
  const gsoSizeWord = fits(v.gsoSize, 65535, 'Net Header.GSO Size');
  b[o + 4] = gsoSizeWord;
  b[o + 5] = gsoSizeWord >>> 8;
  const checksumStartWord = fits(v.checksumStart, 65535, 'Net Header.Checksum Start');
  b[o + 6] = checksumStartWord;
  b[o + 7] = checksumStartWord >>> 8;
  const checksumOffsetWord = fits(v.checksumOffset, 65535, 'Net Header.Checksum Offset');
  b[o + 8] = checksumOffsetWord;
  b[o + 9] = checksumOffsetWord >>> 8;
  const numberOfBuffersWord = fits(v.numberOfBuffers, 65535, 'Net Header.Number of Buffers');
  b[o + 10] = numberOfBuffersWord;
  b[o + 11] = numberOfBuffersWord >>> 8;
  return o + 12;
}

/** The octets of a Net Header. */
export function encodeNetHeader(v: NetHeader): Uint8Array {
  return encoded((b) => writeNetHeader(v, b, 0));
}

/** The Net Header in b, or the code of the rule it breaks. */
export function decodeNetHeader(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: NetHeader }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkNetHeader(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readNetHeader(b, 0, b.length) } : { ok: false, fault };
}

/** The same, as a legacy device has it, and a file of Linux that carries frames. */
export interface LegacyNetHeader {
  /** Needs Checksum (1). */
  readonly needsChecksum: boolean;
  /** Data Valid (1). */
  readonly dataValid: boolean;
  /** RSC Info (1). */
  readonly rscInfo: boolean;
  /** Reserved (5). */
  readonly reserved: number;
  /** GSO Type (7). */
  readonly gsoType: number;
  /** ECN (1). */
  readonly ecn: boolean;
  /** Header Length (16), in octets. */
  readonly headerLength: number;
  /** GSO Size (16), in octets. */
  readonly gsoSize: number;
  /** Checksum Start (16), in octets. */
  readonly checksumStart: number;
  /** Checksum Offset (16), in octets. */
  readonly checksumOffset: number;
}

/** The Legacy Net Header at o, which a check has found sound. */
export function readLegacyNetHeader(b: Uint8Array, o: number, end: number): LegacyNetHeader {
  cursor.at = o + 10;
  return {
    needsChecksum: (b[o] & 1) === 1,
    dataValid: ((b[o] >>> 1) & 1) === 1,
    rscInfo: ((b[o] >>> 2) & 1) === 1,
    reserved: b[o] >>> 3,
    gsoType: b[o + 1] & 0x7f,
    ecn: b[o + 1] >>> 7 === 1,
    headerLength: (b[o + 3] << 8) | b[o + 2],
    gsoSize: (b[o + 5] << 8) | b[o + 4],
    checksumStart: (b[o + 7] << 8) | b[o + 6],
    checksumOffset: (b[o + 9] << 8) | b[o + 8],
  };
}

/** Writes a Legacy Net Header at o and answers its end. */
export function writeLegacyNetHeader(v: LegacyNetHeader, b: Uint8Array, o: number): number {
  b[o] =
    (v.needsChecksum ? 1 : 0) |
    ((v.dataValid ? 1 : 0) << 1) |
    ((v.rscInfo ? 1 : 0) << 2) |
    (fits(v.reserved, 31, 'Legacy Net Header.Flags.Reserved') << 3);
  b[o + 1] = fits(v.gsoType, 127, 'Legacy Net Header.GSO.GSO Type') | ((v.ecn ? 1 : 0) << 7);
  const headerLengthWord = fits(v.headerLength, 65535, 'Legacy Net Header.Header Length');
  b[o + 2] = headerLengthWord;
  b[o + 3] = headerLengthWord >>> 8;
  const gsoSizeWord = fits(v.gsoSize, 65535, 'Legacy Net Header.GSO Size');
  b[o + 4] = gsoSizeWord;
  b[o + 5] = gsoSizeWord >>> 8;
  const checksumStartWord = fits(v.checksumStart, 65535, 'Legacy Net Header.Checksum Start');
  b[o + 6] = checksumStartWord;
  b[o + 7] = checksumStartWord >>> 8;
  const checksumOffsetWord = fits(v.checksumOffset, 65535, 'Legacy Net Header.Checksum Offset');
  b[o + 8] = checksumOffsetWord;
  b[o + 9] = checksumOffsetWord >>> 8;
  return o + 10;
}

/** The octets of a Legacy Net Header. */
export function encodeLegacyNetHeader(v: LegacyNetHeader): Uint8Array {
  return encoded((b) => writeLegacyNetHeader(v, b, 0));
}

/** The Legacy Net Header in b, or the code of the rule it breaks. */
export function decodeLegacyNetHeader(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: LegacyNetHeader }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkLegacyNetHeader(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readLegacyNetHeader(b, 0, b.length) }
    : { ok: false, fault };
}

/** Follows the header when VIRTIO_NET_F_HASH_REPORT was agreed. */
export interface HashReport {
  /** Hash Value (32). */
  readonly hashValue: number;
  /** Hash Type (16). */
  readonly hashType: number;
  /** Padding Reserved (16). */
  readonly paddingReserved: number;
}

/** The Hash Report at o, which a check has found sound. */
export function readHashReport(b: Uint8Array, o: number, end: number): HashReport {
  cursor.at = o + 8;
  return {
    hashValue: ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0,
    hashType: (b[o + 5] << 8) | b[o + 4],
    paddingReserved: (b[o + 7] << 8) | b[o + 6],
  };
}

/** Writes a Hash Report at o and answers its end. */
export function writeHashReport(v: HashReport, b: Uint8Array, o: number): number {
  const hashValueWord = fits(v.hashValue, 4294967295, 'Hash Report.Hash Value');
  b[o] = hashValueWord;
  b[o + 1] = hashValueWord >>> 8;
  b[o + 2] = hashValueWord >>> 16;
  b[o + 3] = hashValueWord >>> 24;
  const hashTypeWord = fits(v.hashType, 65535, 'Hash Report.Hash Type');
  b[o + 4] = hashTypeWord;
  b[o + 5] = hashTypeWord >>> 8;
  const paddingReservedWord = fits(v.paddingReserved, 65535, 'Hash Report.Padding Reserved');
  b[o + 6] = paddingReservedWord;
  b[o + 7] = paddingReservedWord >>> 8;
  return o + 8;
}

/** The octets of a Hash Report. */
export function encodeHashReport(v: HashReport): Uint8Array {
  return encoded((b) => writeHashReport(v, b, 0));
}

/** The Hash Report in b, or the code of the rule it breaks. */
export function decodeHashReport(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: HashReport }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkHashReport(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readHashReport(b, 0, b.length) } : { ok: false, fault };
}

/** Where a piece of memory is, and whether the device may write to it. */
export interface Descriptor {
  /** Address (64). */
  readonly address: bigint;
  /** Length (32), in octets. */
  readonly length: number;
  /** Continues (1): VIRTQ_DESC_F_NEXT. */
  readonly continues: boolean;
  /** Write (1): for the device to write; else to read. */
  readonly write: boolean;
  /** Indirect (1): the memory holds descriptors. */
  readonly indirect: boolean;
  /** Reserved (13). */
  readonly reserved: number;
  /** Next (16). */
  readonly next: number;
}

/** The Descriptor at o, which a check has found sound. */
export function readDescriptor(b: Uint8Array, o: number, end: number): Descriptor {
  cursor.at = o + 16;
  return {
    address:
      (BigInt(((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0) << 32n) |
      BigInt(((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0),
    length: ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0,
    continues: (b[o + 12] & 1) === 1,
    write: ((b[o + 12] >>> 1) & 1) === 1,
    indirect: ((b[o + 12] >>> 2) & 1) === 1,
    reserved: ((b[o + 13] << 8) | b[o + 12]) >>> 3,
    next: (b[o + 15] << 8) | b[o + 14],
  };
}

/** Writes a Descriptor at o and answers its end. */
export function writeDescriptor(v: Descriptor, b: Uint8Array, o: number): number {
  const addressWord = fitsBig(v.address, 18446744073709551615n, 'Descriptor.Address');
  b[o + 4] = Number(addressWord >> 32n);
  b[o + 5] = Number(addressWord >> 32n) >>> 8;
  b[o + 6] = Number(addressWord >> 32n) >>> 16;
  b[o + 7] = Number(addressWord >> 32n) >>> 24;
  b[o] = Number(addressWord & 0xffffffffn);
  b[o + 1] = Number(addressWord & 0xffffffffn) >>> 8;
  b[o + 2] = Number(addressWord & 0xffffffffn) >>> 16;
  b[o + 3] = Number(addressWord & 0xffffffffn) >>> 24;
  const lengthWord = fits(v.length, 4294967295, 'Descriptor.Length');
  b[o + 8] = lengthWord;
  b[o + 9] = lengthWord >>> 8;
  b[o + 10] = lengthWord >>> 16;
  b[o + 11] = lengthWord >>> 24;
  const continuesWord =
    (v.continues ? 1 : 0) |
    ((v.write ? 1 : 0) << 1) |
    ((v.indirect ? 1 : 0) << 2) |
    (fits(v.reserved, 8191, 'Descriptor.Flags.Reserved') << 3);
  b[o + 12] = continuesWord;
  b[o + 13] = continuesWord >>> 8;
  const nextWord = fits(v.next, 65535, 'Descriptor.Next');
  b[o + 14] = nextWord;
  b[o + 15] = nextWord >>> 8;
  return o + 16;
}

/** The octets of a Descriptor. */
export function encodeDescriptor(v: Descriptor): Uint8Array {
  return encoded((b) => writeDescriptor(v, b, 0));
}

/** The Descriptor in b, or the code of the rule it breaks. */
export function decodeDescriptor(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: Descriptor }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkDescriptor(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readDescriptor(b, 0, b.length) } : { ok: false, fault };
}

/** The driver writes, the device reads. */
export interface AvailableRing {
  /** No Interrupt (1): a wish, not a command. */
  readonly noInterrupt: boolean;
  /** Reserved (15). */
  readonly reserved: number;
  /** Index (16): of the next entry, counting on without end; modulo Queue Size it is the place. */
  readonly index: number;
  /** Ring: heads of descriptor chains. */
  readonly ring: readonly number[];
  /** Used Event (16): interrupt me when this entry is used (VIRTIO_F_EVENT_IDX). */
  readonly usedEvent: number;
}

/** The Available Ring at o, which a check has found sound. */
export function readAvailableRing(
  b: Uint8Array,
  o: number,
  end: number,
  queueSize: number,
): AvailableRing {
  const ring: number[] = [];
  let ringAt = o + 4;
  for (let ringLeft = queueSize; ringLeft > 0; ringLeft--) {
    ring.push((b[ringAt + 1] << 8) | b[ringAt]);
    ringAt += 2;
  }

  cursor.at = ringAt + 2;
  return {
    noInterrupt: (b[o] & 1) === 1,
    reserved: ((b[o + 1] << 8) | b[o]) >>> 1,
    index: (b[o + 3] << 8) | b[o + 2],
    ring,
    usedEvent: (b[ringAt + 1] << 8) | b[ringAt],
  };
}

/** Writes a Available Ring at o and answers its end. */
export function writeAvailableRing(
  v: AvailableRing,
  b: Uint8Array,
  o: number,
  queueSize: number,
): number {
  const noInterruptWord =
    (v.noInterrupt ? 1 : 0) | (fits(v.reserved, 32767, 'Available Ring.Flags.Reserved') << 1);
  b[o] = noInterruptWord;
  b[o + 1] = noInterruptWord >>> 8;
  const indexWord = fits(v.index, 65535, 'Available Ring.Index');
  b[o + 2] = indexWord;
  b[o + 3] = indexWord >>> 8;
  let ringAt = o + 4;
  for (const ringItem of v.ring) {
    const ringNumber = fits(ringItem, 65535, 'Available Ring.Ring');
    b[ringAt] = ringNumber;
    b[ringAt + 1] = ringNumber >>> 8;
    ringAt += 2;
  }

  counted(v.ring.length, queueSize, 'Available Ring.Ring');
  const usedEventWord = fits(v.usedEvent, 65535, 'Available Ring.Used Event');
  b[ringAt] = usedEventWord;
  b[ringAt + 1] = usedEventWord >>> 8;
  return ringAt + 2;
}

/** The octets of a Available Ring. */
export function encodeAvailableRing(v: AvailableRing, queueSize: number): Uint8Array {
  return encoded((b) => writeAvailableRing(v, b, 0, queueSize));
}

/** The Available Ring in b, or the code of the rule it breaks. */
export function decodeAvailableRing(
  b: Uint8Array,
  queueSize: number,
):
  | { readonly ok: true; readonly value: AvailableRing }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkAvailableRing(b, 0, b.length, queueSize);
  return fault === 0
    ? { ok: true, value: readAvailableRing(b, 0, b.length, queueSize) }
    : { ok: false, fault };
}

/** The device writes, the driver reads. */
export interface UsedRing {
  /** No Notify (1). */
  readonly noNotify: boolean;
  /** Reserved (15). */
  readonly reserved: number;
  /** Index (16). */
  readonly index: number;
  /** Ring. */
  readonly ring: readonly UsedElement[];
  /** Available Event (16): notify me when this entry is available (VIRTIO_F_EVENT_IDX). */
  readonly availableEvent: number;
}

/** The Used Ring at o, which a check has found sound. */
export function readUsedRing(b: Uint8Array, o: number, end: number, queueSize: number): UsedRing {
  const ring: UsedElement[] = [];
  let ringAt = o + 4;
  for (let ringLeft = queueSize; ringLeft > 0; ringLeft--) {
    ring.push(readUsedElement(b, ringAt, end));
    ringAt = cursor.at;
  }

  cursor.at = ringAt + 2;
  return {
    noNotify: (b[o] & 1) === 1,
    reserved: ((b[o + 1] << 8) | b[o]) >>> 1,
    index: (b[o + 3] << 8) | b[o + 2],
    ring,
    availableEvent: (b[ringAt + 1] << 8) | b[ringAt],
  };
}

/** Writes a Used Ring at o and answers its end. */
export function writeUsedRing(v: UsedRing, b: Uint8Array, o: number, queueSize: number): number {
  const noNotifyWord =
    (v.noNotify ? 1 : 0) | (fits(v.reserved, 32767, 'Used Ring.Flags.Reserved') << 1);
  b[o] = noNotifyWord;
  b[o + 1] = noNotifyWord >>> 8;
  const indexWord = fits(v.index, 65535, 'Used Ring.Index');
  b[o + 2] = indexWord;
  b[o + 3] = indexWord >>> 8;
  let ringAt = o + 4;
  for (const ringItem of v.ring) {
    ringAt = writeUsedElement(ringItem, b, ringAt);
  }

  counted(v.ring.length, queueSize, 'Used Ring.Ring');
  const availableEventWord = fits(v.availableEvent, 65535, 'Used Ring.Available Event');
  b[ringAt] = availableEventWord;
  b[ringAt + 1] = availableEventWord >>> 8;
  return ringAt + 2;
}

/** The octets of a Used Ring. */
export function encodeUsedRing(v: UsedRing, queueSize: number): Uint8Array {
  return encoded((b) => writeUsedRing(v, b, 0, queueSize));
}

/** The Used Ring in b, or the code of the rule it breaks. */
export function decodeUsedRing(
  b: Uint8Array,
  queueSize: number,
):
  { readonly ok: true; readonly value: UsedRing } | { readonly ok: false; readonly fault: number } {
  const fault = checkUsedRing(b, 0, b.length, queueSize);
  return fault === 0
    ? { ok: true, value: readUsedRing(b, 0, b.length, queueSize) }
    : { ok: false, fault };
}

export interface UsedElement {
  /** ID (32): head of the chain that is done with. */
  readonly id: number;
  /** Length (32), in octets: written by the device. */
  readonly length: number;
}

/** The Used Element at o, which a check has found sound. */
export function readUsedElement(b: Uint8Array, o: number, end: number): UsedElement {
  cursor.at = o + 8;
  return {
    id: ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0,
    length: ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0,
  };
}

/** Writes a Used Element at o and answers its end. */
export function writeUsedElement(v: UsedElement, b: Uint8Array, o: number): number {
  const idWord = fits(v.id, 4294967295, 'Used Element.ID');
  b[o] = idWord;
  b[o + 1] = idWord >>> 8;
  b[o + 2] = idWord >>> 16;
  b[o + 3] = idWord >>> 24;
  const lengthWord = fits(v.length, 4294967295, 'Used Element.Length');
  b[o + 4] = lengthWord;
  b[o + 5] = lengthWord >>> 8;
  b[o + 6] = lengthWord >>> 16;
  b[o + 7] = lengthWord >>> 24;
  return o + 8;
}

/** The octets of a Used Element. */
export function encodeUsedElement(v: UsedElement): Uint8Array {
  return encoded((b) => writeUsedElement(v, b, 0));
}

/** The Used Element in b, or the code of the rule it breaks. */
export function decodeUsedElement(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: UsedElement }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkUsedElement(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readUsedElement(b, 0, b.length) } : { ok: false, fault };
}

/**
 * What a driver asks of the card beside frames: which MAC addresses, which VLANs, how many
 * queues.
 */
export interface Control {
  /** Class (8). */
  readonly class: number;
  /** Command (8). */
  readonly command: number;
  /** Data. */
  readonly data: Uint8Array;
}

/** The Control at o, which a check has found sound. */
export function readControl(b: Uint8Array, o: number, end: number): Control {
  cursor.at = end;
  return { class: b[o], command: b[o + 1], data: b.subarray(o + 2, end) };
}

/** Writes a Control at o and answers its end. */
export function writeControl(v: Control, b: Uint8Array, o: number): number {
  b[o] = fits(v.class, 255, 'Control.Class');
  b[o + 1] = fits(v.command, 255, 'Control.Command');
  const dataEnd = put(b, o + 2, v.data);
  return dataEnd;
}

/** The octets of a Control. */
export function encodeControl(v: Control): Uint8Array {
  return encoded((b) => writeControl(v, b, 0));
}

/** The Control in b, or the code of the rule it breaks. */
export function decodeControl(
  b: Uint8Array,
): { readonly ok: true; readonly value: Control } | { readonly ok: false; readonly fault: number } {
  const fault = checkControl(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readControl(b, 0, b.length) } : { ok: false, fault };
}
