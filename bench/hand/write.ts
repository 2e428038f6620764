/**
 * The three headers of a segment written by hand, around options and data that already stand
 * there.
 */
import { sum16 } from '../../runtime/base/checksum.ts';
import type { SegmentToWrite } from '../segment.ts';

export function writeSegment(
  b: Uint8Array,
  o: number,
  optionsEnd: number,
  end: number,
  segment: SegmentToWrite,
): void {
  put48(b, o, segment.destinationHardware);
  put48(b, o + 6, segment.sourceHardware);
  b[o + 12] = 0x08;
  b[o + 13] = 0x00;

  const packet = o + 14;
  const totalLength = end - packet;
  const { source, destination } = segment;
  b[packet] = 0x45;
  b[packet + 1] = 0;
  put16(b, packet + 2, totalLength);
  put16(b, packet + 4, segment.identification);
  put16(b, packet + 6, 0x4000);
  b[packet + 8] = 64;
  b[packet + 9] = 6;
  put16(b, packet + 10, 0);
  put32(b, packet + 12, source);
  put32(b, packet + 16, destination);
  put16(b, packet + 10, ~sum16(0, b, packet, packet + 20) & 0xffff);

  const header = packet + 20;
  put16(b, header, segment.sourcePort);
  put16(b, header + 2, segment.destinationPort);
  put32(b, header + 4, segment.sequence);
  put32(b, header + 8, segment.acknowledgment);
  b[header + 12] = (optionsEnd - header) << 2;
  b[header + 13] = segment.flags;
  put16(b, header + 14, segment.window);
  put16(b, header + 16, 0);
  put16(b, header + 18, 0);
  const pseudoHeader = sum16(6 + (end - header), b, packet + 12, packet + 20);
  put16(b, header + 16, ~sum16(pseudoHeader, b, header, end) & 0xffff);
}

function put16(b: Uint8Array, at: number, value: number): void {
  b[at] = value >>> 8;
  b[at + 1] = value;
}

function put32(b: Uint8Array, at: number, value: number): void {
  b[at] = value >>> 24;
  b[at + 1] = value >>> 16;
  b[at + 2] = value >>> 8;
  b[at + 3] = value;
}

function put48(b: Uint8Array, at: number, value: number): void {
  put16(b, at, (value / 0x100000000) | 0);
  put32(b, at + 2, value >>> 0);
}
