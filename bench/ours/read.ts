/** Ethernet, IPv4 and TCP by the generated modules: check each layer, then read. */
import * as ethernet from '../../generated/link/ethernet.wire.ts';
import * as ipv4 from '../../generated/network/ipv4.wire.ts';
import * as tcp from '../../generated/transport/tcp.wire.ts';
import { digest } from '../digest.ts';

/** The digest of a segment in b[o, end), or -1 for what is none or breaks a rule. */
export function readFrame(b: Uint8Array, o: number, end: number): number {
  if (ethernet.checkFrame(b, o, end) !== ethernet.OK) return -1;
  if (ethernet.lengthType(b, o) !== 0x0800) return -1;
  const packet = ethernet.payloadStart(b, o);
  if (ipv4.checkPacket(b, packet, end) !== ipv4.OK) return -1;
  if (ipv4.protocol(b, packet) !== 6) return -1;
  if (ipv4.fragmentOffset(b, packet) > 0 || ipv4.moreFragments(b, packet) > 0) return -1;
  const segment = ipv4.payloadStart(b, packet);
  const segmentEnd = ipv4.payloadEnd(b, packet);
  const pseudoHeader = ipv4.givesPseudoHeader(b, packet);
  if (tcp.checkSegment(b, segment, segmentEnd, pseudoHeader) !== tcp.OK) return -1;
  return digest(
    ipv4.sourceAddress(b, packet),
    ipv4.destinationAddress(b, packet),
    tcp.sourcePort(b, segment),
    tcp.destinationPort(b, segment),
    tcp.sequenceNumber(b, segment),
    tcp.acknowledgmentNumber(b, segment),
    tcp.flags(b, segment),
    tcp.dataStart(b, segment) - o,
    segmentEnd - o,
  );
}

export function readAll(b: Uint8Array, starts: Int32Array, ends: Int32Array): number {
  let total = 0;
  for (let index = 0; index < starts.length; index++) {
    total = (total + readFrame(b, starts[index], ends[index])) | 0;
  }
  return total;
}
