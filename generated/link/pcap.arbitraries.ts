// @generated from spec/link/pcap.protocol: change that, then npm run generate.
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
  const linktype = d.named(
    [
      0, 1, 6, 8, 9, 10, 50, 51, 101, 104, 105, 107, 108, 113, 117, 119, 127, 147, 162, 187, 192,
      195, 220, 228, 229, 239, 253, 276,
    ],
    0,
    4294967295,
  );
  return { magicNumber, minorVersion, reserved1, reserved2, snaplen, linktype };
}
