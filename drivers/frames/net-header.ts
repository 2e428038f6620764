/**
 * The header of Virtio in front of each frame, to and from what the stack says of a frame. It tells
 * only which version of IP a large segment is of, and the length of the headers is to it a mere
 * hint; so what the stack does not say, and what the kernel does not say, is read from the frame.
 */
import {
  GSO_TYPE,
  legacyNetHeaderChecksumOffset,
  legacyNetHeaderChecksumStart,
  legacyNetHeaderDataValid,
  legacyNetHeaderGsoSize,
  legacyNetHeaderGsoType,
  legacyNetHeaderNeedsChecksum,
  scanLegacyNetHeader,
  writeLegacyNetHeader,
} from '../../generated/device/virtio.wire.ts';
import { ETHERTYPE, dataStart, lengthType } from '../../generated/link/ethernet.wire.ts';
import * as tcp from '../../generated/transport/tcp.wire.ts';
import { PARTIAL, UNKNOWN, VERIFIED, clearFrameInfo } from '../../runtime/device/frame-info.ts';
import type { FrameInfo } from '../../runtime/device/frame-info.ts';

const NOTHING = new Uint8Array(64);
export const NET_HEADER_OCTETS = scanLegacyNetHeader(NOTHING, 0, NOTHING.length);
export const ETHERNET_HEADER_OCTETS = dataStart(NOTHING, 0);
const TCP_HEADER_OCTETS_MIN = tcp.optionsStart(NOTHING, 0);
const CHECKSUM_OCTETS = 2;

/** Writes the header in front of the frame b[o, end); false when no device could do as it says. */
export function writeHeader(b: Uint8Array, o: number, end: number, info: FrameInfo): boolean {
  const isPartial = info.checksum === PARTIAL;
  const { segmentOctets } = info;
  if (isPartial && !isSummable(o, end, info.checksumStart, info.checksumField)) return false;
  let type: number = GSO_TYPE.NONE;
  if (segmentOctets > 0) {
    // Each segment gets a sum of its own: there is none that could be right already.
    if (!isPartial || info.dataStart <= o || info.dataStart > end) return false;
    type = segmentationOf(b, o);
    if (type === GSO_TYPE.NONE) return false;
  }
  const isCut = type !== GSO_TYPE.NONE;
  writeLegacyNetHeader(
    b,
    o - NET_HEADER_OCTETS,
    o,
    isPartial ? 1 : 0,
    0,
    0,
    0,
    type,
    0,
    isCut ? info.dataStart - o : 0,
    segmentOctets,
    isPartial ? info.checksumStart - o : 0,
    isPartial ? info.checksumField - info.checksumStart : 0,
  );
  return true;
}

/** Reads the header in front of the frame b[o, end); false when it does not fit the frame. */
export function readHeader(b: Uint8Array, o: number, end: number, info: FrameInfo): boolean {
  const header = o - NET_HEADER_OCTETS;
  clearFrameInfo(info);
  if (end - o < ETHERNET_HEADER_OCTETS) return false;
  if (legacyNetHeaderNeedsChecksum(b, header) === 1) {
    const start = o + legacyNetHeaderChecksumStart(b, header);
    const field = start + legacyNetHeaderChecksumOffset(b, header);
    if (!isSummable(o, end, start, field)) return false;
    // It has been on no wire that could have hurt it; the sum is still to be done.
    info.checksum = VERIFIED;
    info.checksumStart = start;
    info.checksumField = field;
  } else info.checksum = legacyNetHeaderDataValid(b, header) === 1 ? VERIFIED : UNKNOWN;
  const type = legacyNetHeaderGsoType(b, header);
  if (type === GSO_TYPE.NONE) return true;
  if (type !== GSO_TYPE.TCPV4 && type !== GSO_TYPE.TCPV6) return false;
  return readSegmentation(b, end, header, info);
}

/** Only who knows where the segment of TCP begins can tell where its data does. */
function readSegmentation(b: Uint8Array, end: number, header: number, info: FrameInfo): boolean {
  const segment = info.checksumStart;
  if (segment === 0 || segment + TCP_HEADER_OCTETS_MIN > end) return false;
  info.segmentOctets = legacyNetHeaderGsoSize(b, header);
  info.dataStart = tcp.dataStart(b, segment);
  const isWhole = info.dataStart >= segment + TCP_HEADER_OCTETS_MIN && info.dataStart <= end;
  return isWhole && info.segmentOctets > 0;
}

function isSummable(o: number, end: number, start: number, field: number): boolean {
  return start >= o && field >= start && field + CHECKSUM_OCTETS <= end;
}

/** By the type of the frame itself: Linux takes no large segment with a tag in front of it. */
function segmentationOf(b: Uint8Array, o: number): number {
  const type = lengthType(b, o);
  if (type === ETHERTYPE.IPV4) return GSO_TYPE.TCPV4;
  return type === ETHERTYPE.IPV6 ? GSO_TYPE.TCPV6 : GSO_TYPE.NONE;
}
