/**
 * Where the parts of a packet stand, of which perhaps only the beginning is there: one of ours that
 * is about to leave, or one that an ICMP error quotes. One object is filled again for each.
 */
import { fragmentOffset, payloadStart, protocol } from '../../generated/network/ipv4.wire.ts';
import { nextHeader, payloadStart as payloadStart6 } from '../../generated/network/ipv6.wire.ts';
import { IPV4_OCTETS, IPV6_OCTETS } from '../base/address.ts';
import { skipChain } from './extension-headers.ts';
import * as four from './ipv4/header.ts';
import * as six from './ipv6/header.ts';

export interface PacketParts {
  version: 4 | 6;
  octets: Uint8Array;
  /** Index in `octets` of the IP header. */
  packet: number;
  /** What the packet carries: octets[payload, end). */
  payload: number;
  end: number;
  protocol: number;
  /** Index in `octets` of the addresses. */
  source: number;
  destination: number;
  addressOctets: 4 | 16;
}

export function newPacketParts(): PacketParts {
  return {
    version: 4,
    octets: new Uint8Array(0),
    packet: 0,
    payload: 0,
    end: 0,
    protocol: 0,
    source: 0,
    destination: 0,
    addressOctets: IPV4_OCTETS,
  };
}

/** False where b[o, end) does not hold all headers of IP, or is of the middle of a packet. */
export function readParts(
  version: 4 | 6,
  b: Uint8Array,
  o: number,
  end: number,
  parts: PacketParts,
): boolean {
  parts.version = version;
  parts.octets = b;
  parts.packet = o;
  parts.end = end;
  if (version === 4) {
    if (!four.isHeaderAt(b, o, end) || fragmentOffset(b, o) !== 0) return false;
    parts.payload = payloadStart(b, o);
    parts.protocol = protocol(b, o);
    parts.source = o + four.SOURCE_AT;
    parts.destination = o + four.DESTINATION_AT;
    parts.addressOctets = IPV4_OCTETS;
    return true;
  }
  if (!six.isHeaderAt(b, o, end)) return false;
  parts.source = o + six.SOURCE_AT;
  parts.destination = o + six.DESTINATION_AT;
  parts.addressOctets = IPV6_OCTETS;
  return skipChain(b, payloadStart6(b, o), end, nextHeader(b, o), parts);
}
