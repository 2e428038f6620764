// @generated from spec/link/linux-cooked-v2.protocol. Do not edit: change the spec, `npm run generate`.
/**
 * Linux Cooked V2: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { type Draw } from '../../runtime/base/draw.ts';
import type * as v from './linux-cooked-v2.value.ts';

/** A valid Packet. */
export function makePacket(d: Draw, room: number): v.Packet {
  let at = 0;
  const protocolType = d.within([
    [0, 65535],
    [2048, 2048],
    [2054, 2054],
    [2114, 2114],
    [8938, 8938],
    [8947, 8947],
    [24579, 24579],
    [32821, 32821],
    [32923, 32923],
    [33011, 33011],
    [33024, 33024],
    [33079, 33079],
    [34525, 34525],
    [34824, 34824],
    [34825, 34825],
    [34887, 34887],
    [34888, 34888],
    [34915, 34915],
    [34916, 34916],
    [34958, 34958],
    [34984, 34984],
    [35020, 35020],
    [35045, 35045],
    [35063, 35063],
    [35074, 35074],
    [35078, 35078],
    [36864, 36864],
    [37120, 37120],
  ]);
  const interfaceIndex = d.integer(0, 4294967295);
  const arphrdType = d.within([
    [0, 65535],
    [1, 1],
    [6, 6],
    [7, 7],
    [15, 15],
    [16, 16],
    [18, 18],
    [20, 20],
    [24, 24],
    [27, 27],
    [31, 31],
    [32, 32],
  ]);
  const packetType = d.within([
    [0, 255],
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
  ]);
  const linkLayerAddressLength = d.integer(0, 255);
  at += 12;
  const linkLayerAddress = d.octets(8);
  at += linkLayerAddress.length;
  const payload = d.octets(d.count(0, room - at - 0));
  at += payload.length;
  return {
    protocolType,
    interfaceIndex,
    arphrdType,
    packetType,
    linkLayerAddressLength,
    linkLayerAddress,
    payload,
  };
}
