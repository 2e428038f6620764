/**
 * Timestamps of IPv4 and ICMP: milliseconds since midnight UT, or something else with the highest
 * bit set (RFC 791 §3.1, RFC 792). The stack's clock begins where it likes, and what time it is
 * here is nobody's business, so that it is always something else.
 */
import type { Clock } from '../../base/clock.ts';

const NOT_STANDARD = 0x80000000;

export function timestampOf(clock: Clock): number {
  return NOT_STANDARD + (Math.floor(clock.now()) % NOT_STANDARD);
}
