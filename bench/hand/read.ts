/**
 * The same as ours/read.ts, as one would write it by hand for speed: one function, offsets worked
 * out once, every rule that the specs state. The checksum kernel is the same one.
 */
import { sum16 } from '../../runtime/base/checksum.ts';
import { digest } from '../digest.ts';
import { areIpv4OptionsSound, areTcpOptionsSound } from './options.ts';

/** The digest of a segment in b[o, end), or -1 for what is none or breaks a rule. */
export function readFrame(b: Uint8Array, o: number, end: number): number {
  if (end - o < 34) return -1;
  if (((b[o + 12] << 8) | b[o + 13]) !== 0x0800) return -1;
  const packet = o + 14;
  if (b[packet] >>> 4 !== 4) return -1;
  const headerOctets = (b[packet] & 0xf) * 4;
  const totalLength = (b[packet + 2] << 8) | b[packet + 3];
  if (headerOctets < 20 || headerOctets > totalLength) return -1;
  const segment = packet + headerOctets;
  const segmentEnd = packet + totalLength;
  if (segmentEnd > end) return -1;
  if (headerOctets > 20 && !areIpv4OptionsSound(b, packet + 20, segment)) return -1;
  if (sum16(0, b, packet, segment) !== 0xffff) return -1;
  if (b[packet + 9] !== 6) return -1;
  // More fragments to come, or before this one.
  if ((((b[packet + 6] << 8) | b[packet + 7]) & 0x3fff) !== 0) return -1;
  const source =
    (b[packet + 12] << 24) | (b[packet + 13] << 16) | (b[packet + 14] << 8) | b[packet + 15];
  const destination =
    (b[packet + 16] << 24) | (b[packet + 17] << 16) | (b[packet + 18] << 8) | b[packet + 19];

  if (segmentEnd - segment < 20) return -1;
  const dataOffset = (b[segment + 12] >>> 4) * 4;
  if (dataOffset < 20) return -1;
  const data = segment + dataOffset;
  if (data > segmentEnd) return -1;
  if (dataOffset > 20 && !areTcpOptionsSound(b, segment + 20, data)) return -1;
  const pseudoHeader = (source >>> 0) + (destination >>> 0) + 6 + (segmentEnd - segment);
  if (sum16(pseudoHeader, b, segment, segmentEnd) !== 0xffff) return -1;
  return digest(
    source,
    destination,
    (b[segment] << 8) | b[segment + 1],
    (b[segment + 2] << 8) | b[segment + 3],
    (b[segment + 4] << 24) | (b[segment + 5] << 16) | (b[segment + 6] << 8) | b[segment + 7],
    (b[segment + 8] << 24) | (b[segment + 9] << 16) | (b[segment + 10] << 8) | b[segment + 11],
    b[segment + 13],
    data - o,
    segmentEnd - o,
  );
}
