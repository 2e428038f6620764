// @generated from spec/transport/udp.protocol: change that, then npm run generate.
/**
 * UDP: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { type Draw } from '../../runtime/base/draw.ts';
import type * as v from './udp.value.ts';

/** A valid Datagram. */
export function makeDatagram(
  d: Draw,
  room: number,
  pseudoHeader: number,
  ipVersion: number,
): v.Datagram {
  let at = 0;
  const start = at;
  const limit = Math.min(room, start + 65535);
  const sourcePort = d.integer(0, 65535);
  const destinationPort = d.integer(1, 65535);
  at += 6;
  at += 2;
  const data = d.octets(d.count(0, limit - at));
  at += data.length;
  return { sourcePort, destinationPort, data };
}
