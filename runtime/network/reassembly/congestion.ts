/** What a datagram's fragments have met, each on its own way: RFC 3168 §5.3. */
import { CONGESTION } from '../../../generated/network/ipv4.wire.ts';

/**
 * The code point of the whole, given those seen as bits (1 << code point); undefined when it is to
 * be dropped: part of it could have been marked, part could not, so somebody has tampered with it.
 */
export function congestionOf(seen: number): number | undefined {
  const has = (codePoint: number): boolean => (seen & (1 << codePoint)) !== 0;
  if (has(CONGESTION.NOT_ECT)) {
    return seen === 1 << CONGESTION.NOT_ECT ? CONGESTION.NOT_ECT : undefined;
  }
  if (has(CONGESTION.CE)) return CONGESTION.CE;
  return has(CONGESTION.ECT_0) ? CONGESTION.ECT_0 : CONGESTION.ECT_1;
}
