/** Ethernet, IPv4 and TCP by the generated modules, a function for each layer as in a stack. */
import * as ethernet from '../../generated/link/ethernet.wire.ts';
import * as ipv4 from '../../generated/network/ipv4.wire.ts';
import * as tcp from '../../generated/transport/tcp.wire.ts';
import { digest } from '../digest.ts';

/** The digest of a segment in b[o, end), or -1 for what is none or breaks a rule. */
export function readFrame(b: Uint8Array, o: number, end: number): number {
  if (ethernet.scanFrame(b, o, end) < 0) return -1;
  if (ethernet.lengthType(b, o) !== 0x0800) return -1;
  return readPacket(b, ethernet.payloadStart(b, o), end, o);
}

function readPacket(b: Uint8Array, o: number, end: number, frame: number): number {
  const packetEnd = ipv4.scanPacket(b, o, end);
  if (packetEnd < 0) return -1;
  if (ipv4.fragmentOffset(b, o) > 0 || ipv4.moreFragments(b, o) > 0) return -1;
  const receive = receivers[ipv4.protocol(b, o)];
  return receive(b, ipv4.payloadStart(b, o), packetEnd, o, frame);
}

/** Who takes what IPv4 carries, by its protocol number. */
type Receive = (b: Uint8Array, o: number, end: number, packet: number, frame: number) => number;

const receivers: readonly Receive[] = Array.from({ length: 256 }, (_, protocol) =>
  protocol === ipv4.PROTOCOL_NUMBER.TCP ? readSegment : ignore,
);

function ignore(): number {
  return -1;
}

function readSegment(b: Uint8Array, o: number, end: number, packet: number, frame: number): number {
  const pseudoHeader = ipv4.givesPseudoHeader(b, packet);
  if (tcp.scanSegment(b, o, end, pseudoHeader) < 0) return -1;
  return digest(
    ipv4.sourceAddress(b, packet),
    ipv4.destinationAddress(b, packet),
    tcp.sourcePort(b, o),
    tcp.destinationPort(b, o),
    tcp.sequenceNumber(b, o),
    tcp.acknowledgmentNumber(b, o),
    tcp.flags(b, o),
    tcp.dataStart(b, o) - frame,
    end - frame,
  );
}
