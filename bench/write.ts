/** Writing Ethernet, IPv4 and TCP, both checksums included. */
import * as ethernet from '../generated/link/ethernet.wire.ts';
import * as ipv4 from '../generated/network/ipv4.wire.ts';
import * as tcp from '../generated/transport/tcp.wire.ts';
import { atMost, rowOf } from './bench.ts';
import type { Bench, Report, Table } from './bench.ts';
import { describeFrames, tcpFrames } from './frames.ts';
import type { Frames } from './frames.ts';
import * as hand from './hand/write.ts';
import { compare } from './measure.ts';
import * as ours from './ours/write.ts';
import type { SegmentToWrite } from './segment.ts';

const HEADERS_OCTETS = 54;

type WriteSegment = typeof ours.writeSegment;

/** The frames as segments to be written again where they stand. */
interface Written {
  readonly frames: Frames;
  readonly optionsEnds: Int32Array;
  readonly segments: readonly SegmentToWrite[];
}

export const bench: Bench = {
  about: 'write Ethernet/IPv4/TCP headers with checksums, around the data',
  run: () => Promise.resolve(report()),
};

function report(): Report {
  const captured = tcpFrames();
  const whole = compareWriters('real segments', writtenOf(captured));
  const bare = compareWriters('the same without data', writtenOf(withoutData(captured)));
  const ratio = (table: Table): number => rowOf(table, 'ours').ratio.median;
  return {
    tables: [whole, bare],
    claims: [
      atMost('ours / hand-written, real segments,', ratio(whole), 1.2, ' ×'),
      atMost('ours / hand-written, without data,', ratio(bare), 1.2, ' ×'),
    ],
    notes: [
      describeFrames(captured),
      'what both write is compared octet by octet',
      'Ethernet has no writer of its own on the wire: its three fields are set one by one',
    ],
  };
}

function compareWriters(title: string, written: Written): Table {
  refuseDifference(title, written);
  const run = (write: WriteSegment) => (): number => writeAll(write, written);
  return compare({
    title,
    unit: 'ns/packet',
    items: written.segments.length,
    contenders: [
      { name: 'hand-written', run: run(hand.writeSegment) },
      { name: 'ours', run: run(ours.writeSegment) },
    ],
  });
}

function writeAll(write: WriteSegment, { frames, optionsEnds, segments }: Written): number {
  const { octets, starts, ends } = frames;
  for (let index = 0; index < segments.length; index++) {
    write(octets, starts[index], optionsEnds[index], ends[index], segments[index]);
  }
  return octets[starts[starts.length - 1] + HEADERS_OCTETS - 4];
}

/** Each writer, begun with zeros where the headers were, must make the frames anew. */
function refuseDifference(title: string, written: Written): void {
  const { octets, starts } = written.frames;
  const expected = octets.slice();
  for (const write of [hand.writeSegment, ours.writeSegment]) {
    for (const start of starts) octets.fill(0, start, start + HEADERS_OCTETS);
    writeAll(write, written);
    const at = octets.findIndex((octet, index) => octet !== expected[index]);
    if (at >= 0) throw new Error(`${title}: octet ${at} is not as it was`);
  }
}

function writtenOf(captured: Frames): Written {
  const octets = captured.octets.slice();
  const optionsEnds = new Int32Array(captured.starts.length);
  const segments: SegmentToWrite[] = [];
  const ends = captured.ends.slice();
  for (const [index, o] of captured.starts.entries()) {
    const packet = o + 14;
    const segment = packet + 20;
    // Short frames were padded; what both write ends with the packet.
    ends[index] = ipv4.payloadEnd(octets, packet);
    optionsEnds[index] = tcp.optionsEnd(octets, segment);
    segments.push({
      sourceHardware: ethernet.source(octets, o),
      destinationHardware: ethernet.destination(octets, o),
      source: ipv4.sourceAddress(octets, packet),
      destination: ipv4.destinationAddress(octets, packet),
      identification: ipv4.identification(octets, packet),
      sourcePort: tcp.sourcePort(octets, segment),
      destinationPort: tcp.destinationPort(octets, segment),
      sequence: tcp.sequenceNumber(octets, segment),
      acknowledgment: tcp.acknowledgmentNumber(octets, segment),
      flags: tcp.flags(octets, segment),
      window: tcp.window(octets, segment),
    });
  }
  const written = { frames: { octets, starts: captured.starts, ends }, optionsEnds, segments };
  // What both set alike (no urgent data, time to live 64 …) is made so before they are compared.
  writeAll(hand.writeSegment, written);
  return written;
}

/** Each frame ends with its options. */
function withoutData({ octets, starts, ends }: Frames): Frames {
  const short = ends.map((_, index) => tcp.optionsEnd(octets, starts[index] + 34));
  const copy = octets.slice();
  for (const [index, start] of starts.entries()) {
    ipv4.setTotalLength(copy, start + 14, short[index] - start - 14);
  }
  return { octets: copy, starts, ends: short };
}
