/** Real frames for the benches, out of the captures that the tests use. */
import { readFileSync } from 'node:fs';

import * as ethernet from '../generated/link/ethernet.wire.ts';
import * as pcap from '../generated/link/pcap.wire.ts';
import * as ipv4 from '../generated/network/ipv4.wire.ts';

/** Many frames in one buffer, each from starts[i] to ends[i]. */
export interface Frames {
  readonly octets: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * What a device calls for each frame: all contenders are called from one place, none is inlined.
 */
export type ReadFrame = (b: Uint8Array, o: number, end: number) => number;

export function readAll(read: ReadFrame, { octets, starts, ends }: Frames): number {
  let total = 0;
  for (let index = 0; index < starts.length; index++) {
    total = (total + read(octets, starts[index], ends[index])) | 0;
  }
  return total;
}

const FILE_HEADER_OCTETS = 24;
/** Short handshakes and acknowledgments, requests, bulk data, SACK blocks, signatures. */
const TCP_CAPTURES = [
  'http-v4',
  'tcp-iperf3',
  'tcp-iperf3-reverse-small-mss',
  'tcp-loss-sack',
  'tcp-loss-no-options',
  'tcp-md5',
  'tcp-states',
  'tcp-syncookie-window',
];

/** Every packet of a capture. */
export function packetsOf(capture: string): readonly Uint8Array[] {
  const file = readFileSync(new URL(`../test/captures/${capture}.pcap`, import.meta.url));
  // Said by the magic number: its first octet is the least one, or the most significant one.
  const swapped = file[0] === 0xa1 ? 0 : 1;
  const packets: Uint8Array[] = [];
  let at = FILE_HEADER_OCTETS;
  while (pcap.checkRecord(file, at, file.length, swapped) === pcap.OK) {
    const end = pcap.packetDataEnd(file, at, swapped);
    packets.push(file.subarray(pcap.packetDataStart(file, at), end));
    at = end;
  }
  if (at !== file.length) throw new Error(`${capture}: the capture is damaged`);
  return packets;
}

/** TCP over IPv4 over Ethernet. */
export function tcpFrames(): Frames {
  return joined(TCP_CAPTURES.flatMap(packetsOf).filter((frame) => isIpv4Of(frame, 6)));
}

/** Whether a frame carries IPv4, and that a protocol, in one piece. */
export function isIpv4Of(frame: Uint8Array, protocol: number): boolean {
  const { length } = frame;
  if (ethernet.checkFrame(frame, 0, length) !== ethernet.OK) return false;
  if (ethernet.lengthType(frame, 0) !== ethernet.ETHERTYPE.IPV4) return false;
  const packet = ethernet.payloadStart(frame, 0);
  if (ipv4.checkPacket(frame, packet, length) !== ipv4.OK) return false;
  const isFragment = ipv4.fragmentOffset(frame, packet) > 0 || ipv4.moreFragments(frame, packet);
  return ipv4.protocol(frame, packet) === protocol && !isFragment;
}

export function joined(packets: readonly Uint8Array[]): Frames {
  const octets = new Uint8Array(packets.reduce((sum, { length }) => sum + length, 0));
  const starts = new Int32Array(packets.length);
  const ends = new Int32Array(packets.length);
  let at = 0;
  for (const [index, packet] of packets.entries()) {
    octets.set(packet, at);
    starts[index] = at;
    at += packet.length;
    ends[index] = at;
  }
  return { octets, starts, ends };
}

export function describeFrames({ octets, starts, ends }: Frames): string {
  const sizes = [...starts].map((start, index) => ends[index] - start).sort((a, b) => a - b);
  const middle = sizes[sizes.length >> 1];
  const mean = Math.round(octets.length / sizes.length);
  return (
    `${sizes.length} frames of ${sizes[0]} to ${sizes[sizes.length - 1]} octets ` +
    `(median ${middle}, mean ${mean}) out of ${TCP_CAPTURES.length} captures`
  );
}
