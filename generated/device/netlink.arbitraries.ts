// @generated from spec/device/netlink.protocol: change that, then npm run generate.
/**
 * Netlink: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { type Draw } from '../../runtime/base/draw.ts';
import type * as v from './netlink.value.ts';

/** A valid Socket Address. */
export function makeSocketAddress(d: Draw, room: number): v.SocketAddress {
  const padding = d.integer(0, 65535);
  const port = d.integer(0, 4294967295);
  const link = d.flag();
  const others = d.integer(0, 2147483647);
  return { padding, port, link, others };
}
