/** Where things stand in a header of IPv4, for those who are given places instead of values. */
import {
  givesIpVersion,
  headerEnd,
  setDestinationAddress,
  setHeaderChecksum,
  setSourceAddress,
  version,
} from '../../../generated/network/ipv4.wire.ts';
import { sum16 } from '../../base/checksum.ts';
import { offsetOf } from '../field-offset.ts';

/** From the beginning of the header, in octets. */
export const SOURCE_AT: number = offsetOf(setSourceAddress);
export const DESTINATION_AT: number = offsetOf(setDestinationAddress);

/** What the spec has the version be. */
const VERSION = givesIpVersion(new Uint8Array(0), 0);

/** A header without options. */
export const HEADER_OCTETS = 20;
export const PACKET_OCTETS_MAX = 65535;

/** Sums a header b[o, end) again that was changed in more than one place. */
export function sumHeader(b: Uint8Array, o: number, end: number): void {
  setHeaderChecksum(b, o, 0);
  setHeaderChecksum(b, o, ~sum16(0, b, o, end) & 0xffff);
}

/** Whether the header b[o, end) adds up, though it is not sound otherwise. */
export function isSummed(b: Uint8Array, o: number, end: number): boolean {
  return sum16(0, b, o, end) === 0xffff;
}

/** Whether b[o, end) begins with all of a header; what comes behind it need not be there. */
export function isHeaderAt(b: Uint8Array, o: number, end: number): boolean {
  return (
    end - o >= HEADER_OCTETS &&
    version(b, o) === VERSION &&
    headerEnd(b, o) >= o + HEADER_OCTETS &&
    headerEnd(b, o) <= end
  );
}
