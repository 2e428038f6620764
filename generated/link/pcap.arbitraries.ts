// @generated from spec/link/pcap.protocol. Do not edit: change the spec, `npm run generate`.
/**
 * Pcap: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { type Draw } from '../../runtime/base/draw.ts';
import type * as v from './pcap.value.ts';

/** A valid Record. */
export function makeRecord(d: Draw, room: number, swapped: number): v.Record {
  let at = 0;
  const timestampSeconds = d.integer(0, 4294967295);
  const timestampFraction = d.integer(0, 4294967295);
  at += 12;
  const capturedPacketLength = d.length([[0, 4294967295]], 1, 1, 0, 1, room - at - 4);
  const originalPacketLength = d.integer(0, 4294967295);
  at += 4;
  const packetData = d.octets(capturedPacketLength);
  at += packetData.length;
  return { timestampSeconds, timestampFraction, originalPacketLength, packetData };
}

/** A valid File Header. */
export function makeFileHeader(d: Draw, room: number, swapped: number): v.FileHeader {
  const magicNumber = d.within([
    [2712847316, 2712847316],
    [2712812621, 2712812621],
  ]);
  const minorVersion = d.integer(0, 65535);
  const reserved1 = d.integer(0, 4294967295);
  const reserved2 = d.integer(0, 4294967295);
  const snaplen = d.integer(0, 4294967295);
  const linktype = d.within([
    [0, 4294967295],
    [0, 0],
    [1, 1],
    [6, 6],
    [8, 8],
    [9, 9],
    [10, 10],
    [50, 50],
    [51, 51],
    [101, 101],
    [104, 104],
    [105, 105],
    [107, 107],
    [108, 108],
    [113, 113],
    [117, 117],
    [119, 119],
    [127, 127],
    [147, 162],
    [187, 187],
    [192, 192],
    [195, 195],
    [220, 220],
    [228, 228],
    [229, 229],
    [239, 239],
    [253, 253],
    [276, 276],
  ]);
  return { magicNumber, minorVersion, reserved1, reserved2, snaplen, linktype };
}
