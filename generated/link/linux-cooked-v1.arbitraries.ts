// @generated from spec/link/linux-cooked-v1.protocol: change that, then npm run generate.
/**
 * Linux Cooked V1: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { type Draw } from '../../runtime/base/draw.ts';
import type * as v from './linux-cooked-v1.value.ts';

/** A valid Packet. */
export function makePacket(d: Draw, room: number): v.Packet {
  let at = 0;
  const packetType = d.named([0, 1, 2, 3, 4], 0, 65535);
  const arphrdType = d.named([1, 6, 7, 15, 16, 18, 20, 24, 27, 31, 32], 0, 65535);
  const linkLayerAddressLength = d.integer(0, 65535);
  at += 6;
  const linkLayerAddress = d.octets(8);
  at += linkLayerAddress.length;
  const protocolType = d.named(
    [
      2048, 2054, 2114, 8938, 8947, 24579, 32821, 32923, 33011, 33024, 33079, 34525, 34824, 34825,
      34887, 34888, 34915, 34916, 34958, 34984, 35020, 35045, 35063, 35074, 35078, 36864, 37120,
    ],
    0,
    65535,
  );
  at += 2;
  const payload = d.octets(d.count(0, room - at));
  at += payload.length;
  return {
    packetType,
    arphrdType,
    linkLayerAddressLength,
    linkLayerAddress,
    protocolType,
    payload,
  };
}
