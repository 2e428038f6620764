/** The three headers by the generated writers, around options and data that already stand there. */
import * as ethernet from '../../generated/link/ethernet.wire.ts';
import * as ipv4 from '../../generated/network/ipv4.wire.ts';
import * as tcp from '../../generated/transport/tcp.wire.ts';
import type { SegmentToWrite } from '../segment.ts';

export function writeSegment(
  b: Uint8Array,
  o: number,
  optionsEnd: number,
  end: number,
  segment: SegmentToWrite,
): void {
  const { destinationHardware, sourceHardware } = segment;
  ethernet.writeFrame(b, o, end, destinationHardware, sourceHardware, 0x0800);
  const packet = o + 14;
  const header = packet + 20;
  const { identification, source, destination } = segment;
  ipv4.writePacket(
    b,
    packet,
    end,
    header,
    0,
    0,
    identification,
    1,
    0,
    0,
    64,
    6,
    source,
    destination,
  );
  tcp.writeSegment(
    b,
    header,
    end,
    optionsEnd,
    segment.sourcePort,
    segment.destinationPort,
    segment.sequence,
    segment.acknowledgment,
    0,
    segment.flags,
    segment.window,
    0,
    ipv4.givesPseudoHeader(b, packet),
  );
}
