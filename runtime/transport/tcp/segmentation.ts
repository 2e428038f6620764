/**
 * Cuts a large segment into those that go over the wire, as a device with TSO would, for whoever
 * has none: each gets the header, written into the data of the one before, which has gone already.
 */
import { fold16 } from '../../base/checksum.ts';
import { newFrameInfo, PARTIAL } from '../../device/frame-info.ts';
import type { FrameInfo } from '../../device/frame-info.ts';
import {
  CHECKSUM_AT,
  FLAGS_CWR,
  FLAGS_FIN,
  FLAGS_PSH,
  checksum,
  flags,
  sequenceNumber,
  setChecksum,
  setFlags,
  setSequenceNumber,
} from '../../../generated/transport/tcp.wire.ts';

/** A Data Offset of 15 words. */
const HEADER_MAX_OCTETS = 60;

const header = new Uint8Array(HEADER_MAX_OCTETS);
const pieceInfo = newFrameInfo();

/** Sends one of the pieces, b[o, end); what it answers other than undefined ends the cutting. */
export type SendPiece<Fault> = (
  b: Uint8Array,
  o: number,
  end: number,
  info: FrameInfo,
) => Fault | undefined;

/**
 * The TCP segment b[o, end), whose checksum is PARTIAL, as segments of `info.segmentOctets` octets
 * of text. It is spoilt by that, and so are the octets in front of each piece that `send` writes on.
 */
export function cutSegment<Fault>(
  b: Uint8Array,
  o: number,
  end: number,
  info: FrameInfo,
  send: SendPiece<Fault>,
): Fault | undefined {
  const { dataStart, segmentOctets } = info;
  const headerOctets = dataStart - o;
  for (let index = 0; index < headerOctets; index++) header[index] = b[o + index];
  const first = sequenceNumber(header, 0);
  const control = flags(header, 0);
  const partial = checksum(header, 0);
  const whole = end - o;
  for (let from = dataStart; from < end; from += segmentOctets) {
    const to = Math.min(from + segmentOctets, end);
    const at = from - headerOctets;
    for (let index = 0; index < headerOctets; index++) b[at + index] = header[index];
    setSequenceNumber(b, at, first + (from - dataStart));
    const notFirst = from > dataStart ? FLAGS_CWR : 0;
    const notLast = to < end ? FLAGS_FIN | FLAGS_PSH : 0;
    setFlags(b, at, control & ~(notFirst | notLast));
    // The sum of the pseudo header counts its length: RFC 1624, equation 3.
    setChecksum(b, at, fold16(partial + (~whole & 0xffff) + (to - at)));
    // Said again of each piece: who sums one says so in its info.
    pieceInfo.checksum = PARTIAL;
    pieceInfo.checksumStart = at;
    pieceInfo.checksumField = at + CHECKSUM_AT;
    const fault = send(b, at, to, pieceInfo);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
