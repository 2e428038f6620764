/**
 * What stands beside a frame on its way: who has still to sum it, and whether it is larger than
 * what goes over the wire. One object is filled again for each frame; who keeps a frame copies it.
 */

/** Nobody has looked at the transport's checksum. */
export const UNKNOWN = 0;
/** The transport's checksum holds. */
export const VERIFIED = 1;
/** The checksum's field holds the sum of the pseudo header alone; the device does the rest. */
export const PARTIAL = 2;

export interface FrameInfo {
  checksum: typeof UNKNOWN | typeof VERIFIED | typeof PARTIAL;
  /** With PARTIAL: what is summed is b[checksumStart, end). */
  checksumStart: number;
  /**
   * With PARTIAL: the index in b of the two octets that take the checksum. With VERIFIED: the same
   * where it is still to be done, as the frame has not been on a wire; else 0.
   */
  checksumField: number;
  /** Octets of TCP data in each segment that the frame stands for; 0 when it stands for itself. */
  segmentOctets: number;
  /** With segmentOctets: the index in b where the headers end and the data begins. */
  dataStart: number;
}

export function newFrameInfo(): FrameInfo {
  return { checksum: UNKNOWN, checksumStart: 0, checksumField: 0, segmentOctets: 0, dataStart: 0 };
}

/** Makes it say nothing, as of a frame that came over a plain wire. */
export function clearFrameInfo(info: FrameInfo): void {
  info.checksum = UNKNOWN;
  info.checksumStart = 0;
  info.checksumField = 0;
  info.segmentOctets = 0;
  info.dataStart = 0;
}

export function copyFrameInfo(from: FrameInfo, to: FrameInfo): void {
  to.checksum = from.checksum;
  to.checksumStart = from.checksumStart;
  to.checksumField = from.checksumField;
  to.segmentOctets = from.segmentOctets;
  to.dataStart = from.dataStart;
}

/** Copies what is said of a frame to that of its copy, which stands `by` octets further on. */
export function moveFrameInfo(from: FrameInfo, to: FrameInfo, by: number): void {
  const isSummed = from.checksum === UNKNOWN || from.checksumField === 0;
  to.checksum = from.checksum;
  to.checksumStart = isSummed ? 0 : from.checksumStart + by;
  to.checksumField = isSummed ? 0 : from.checksumField + by;
  to.segmentOctets = from.segmentOctets;
  to.dataStart = from.segmentOctets === 0 ? 0 : from.dataStart + by;
}

/** A frame of which the sum was left to the device came over no wire: nothing can have hurt it. */
export function arriveUnharmed(info: FrameInfo): void {
  if (info.checksum === PARTIAL) info.checksum = VERIFIED;
}

/** A frame that arrived is sent on as it is: the sum that is still to be done, is to be done. */
export function sendOn(info: FrameInfo): void {
  if (info.checksum === VERIFIED && info.checksumField !== 0) info.checksum = PARTIAL;
}
