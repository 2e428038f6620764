/** Where things stand in a header of IPv6, for those who are given places instead of values. */
import {
  destinationAddressEnd,
  destinationAddressStart,
  fragmentPayloadStart,
  givesIpVersion,
  payloadLength,
  payloadStart,
  setPayloadLength,
  sourceAddressStart,
  version,
} from '../../../generated/network/ipv6.wire.ts';
import { offsetOf } from '../field-offset.ts';

const NOTHING = new Uint8Array(0);

/** From the beginning of the header, in octets. */
export const SOURCE_AT: number = sourceAddressStart(NOTHING, 0);
export const DESTINATION_AT: number = destinationAddressStart(NOTHING, 0);
export const PAYLOAD_LENGTH_AT: number = offsetOf(setPayloadLength);

export const HEADER_OCTETS: number = destinationAddressEnd(NOTHING, 0);
export const FRAGMENT_HEADER_OCTETS: number = fragmentPayloadStart(NOTHING, 0);
/** RFC 8200 §3: without jumbograms. */
export const PAYLOAD_OCTETS_MAX = 65535;
export const PACKET_OCTETS_MAX: number = HEADER_OCTETS + PAYLOAD_OCTETS_MAX;

/** What the spec has the version be. */
const VERSION = givesIpVersion(NOTHING, 0);

/** Whether b[o, end) begins with all of a header; what comes behind it need not be there. */
export function isHeaderAt(b: Uint8Array, o: number, end: number): boolean {
  return end - o >= HEADER_OCTETS && version(b, o) === VERSION;
}

/** Where the packet ends of which b[o, end) is the beginning, or as far as it is there. */
export function quotedEnd(b: Uint8Array, o: number, end: number): number {
  return Math.min(end, payloadStart(b, o) + payloadLength(b, o));
}
