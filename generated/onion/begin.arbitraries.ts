// @generated from spec/onion/begin.protocol: change that, then npm run generate.
/**
 * Tor Begin: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { type Draw } from '../../runtime/base/draw.ts';
import type * as v from './begin.value.ts';

/** A valid Flags. */
export function makeFlags(d: Draw, room: number): v.Flags {
  const unused = d.integer(0, 536870911);
  const ipv6Preferred = d.flag();
  const ipv4NotOkay = d.flag();
  const ipv6Okay = d.flag();
  return { unused, ipv6Preferred, ipv4NotOkay, ipv6Okay };
}
