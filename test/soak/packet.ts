/** Where things stand in a frame, as far as one can tell, and checksums that are right again. */
import { fold16, finish16, sum16 } from '../../runtime/base/checksum.ts';
import {
  ETHERTYPE,
  checkFrame,
  lengthType,
  payloadStart,
} from '../../generated/link/ethernet.wire.ts';
import { setChecksum as setIcmpv4Checksum } from '../../generated/network/icmpv4.wire.ts';
import * as icmpv6 from '../../generated/network/icmpv6.wire.ts';
import * as ipv4 from '../../generated/network/ipv4.wire.ts';
import * as ipv6 from '../../generated/network/ipv6.wire.ts';
import * as tcp from '../../generated/transport/tcp.wire.ts';
import * as udp from '../../generated/transport/udp.wire.ts';

export const TYPE_OF = ipv4.PROTOCOL_NUMBER;

/** One of IP that stands in b[packet, end), and carries b[payload, end). */
export interface Packet {
  readonly version: 4 | 6;
  readonly packet: number;
  readonly payload: number;
  readonly end: number;
  readonly type: number;
  /** Adds up what checksums it has, so that only the rest of it can be wrong. */
  repair(): void;
}

const HEADER_OCTETS = { 4: 20, 6: 40 } as const;

/** Only lengths are looked at, and those only so far that nothing is read beyond `end`. */
export function packetOf(b: Uint8Array, o: number, end: number): Packet | undefined {
  if (checkFrame(b, o, end) !== 0) return undefined;
  const type = lengthType(b, o);
  const packet = payloadStart(b, o);
  if (type === ETHERTYPE.IPV4 && end - packet >= HEADER_OCTETS[4])
    return ofVersion4(b, packet, end);
  if (type === ETHERTYPE.IPV6 && end - packet >= HEADER_OCTETS[6])
    return ofVersion6(b, packet, end);
  return undefined;
}

function ofVersion4(b: Uint8Array, packet: number, frameEnd: number): Packet | undefined {
  const payload = ipv4.headerEnd(b, packet);
  const end = Math.min(packet + ipv4.totalLength(b, packet), frameEnd);
  if (payload < packet + HEADER_OCTETS[4] || payload > end) return undefined;
  const isWhole = ipv4.fragmentOffset(b, packet) === 0 && ipv4.moreFragments(b, packet) === 0;
  const type = isWhole ? ipv4.protocol(b, packet) : -1;
  const repair = (): void => {
    ipv4.setHeaderChecksum(b, packet, 0);
    ipv4.setHeaderChecksum(b, packet, ~sum16(0, b, packet, payload) & 0xffff);
    repairPayload(b, payload, end, type, ipv4.givesPseudoHeader(b, packet));
  };
  return { version: 4, packet, payload, end, type, repair };
}

function ofVersion6(b: Uint8Array, packet: number, frameEnd: number): Packet | undefined {
  const payload = packet + HEADER_OCTETS[6];
  const end = Math.min(payload + ipv6.payloadLength(b, packet), frameEnd);
  const type = ipv6.nextHeader(b, packet);
  const repair = (): void => {
    repairPayload(b, payload, end, type, ipv6.givesPseudoHeader(b, packet));
  };
  return { version: 6, packet, payload, end, type, repair };
}

function repairPayload(
  b: Uint8Array,
  o: number,
  end: number,
  type: number,
  pseudoHeader: number,
): void {
  const sum = fold16(pseudoHeader + type + end - o);
  if (type === TYPE_OF.TCP && end - o >= 20) {
    tcp.setChecksum(b, o, sum);
    finish16(b, o, end, o + tcp.CHECKSUM_AT);
  } else if (type === TYPE_OF.UDP && end - o >= 8) {
    udp.setChecksum(b, o, sum);
    finish16(b, o, end, o + udp.CHECKSUM_AT);
  } else if (type === TYPE_OF.ICMPV6 && end - o >= 4) {
    icmpv6.setChecksum(b, o, sum);
    finish16(b, o, end, o + icmpv6.CHECKSUM_AT);
  } else if (type === TYPE_OF.ICMP && end - o >= 4) {
    setIcmpv4Checksum(b, o, 0);
    setIcmpv4Checksum(b, o, ~sum16(0, b, o, end) & 0xffff);
  }
}
