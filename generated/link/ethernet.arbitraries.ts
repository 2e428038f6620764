// @generated from spec/link/ethernet.protocol: change that, then npm run generate.
/**
 * Ethernet: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { type Draw } from '../../runtime/base/draw.ts';
import type * as v from './ethernet.value.ts';

/** A valid Frame. */
export function makeFrame(d: Draw, room: number): v.Frame {
  let at = 0;
  const destination = d.mac();
  const source = d.mac();
  at += 14;
  const lengthType = d.length(
    [
      [0, 1500],
      [1536, 65535],
    ],
    1,
    1,
    0,
    1,
    Math.max(0, room - at),
  );
  let data: v.Frame['data'] | undefined;
  if (lengthType <= 1500) {
    const data2 = d.octets(lengthType);
    at += data2.length;
    data = data2;
  }

  let payload: v.Frame['payload'] | undefined;
  if (lengthType >= 1536) {
    const payload2 = d.octets(d.count(0, room - at));
    at += payload2.length;
    payload = payload2;
  }

  return {
    destination,
    source,
    lengthType,
    ...(data === undefined ? {} : { data }),
    ...(payload === undefined ? {} : { payload }),
  };
}

/** A valid Logical Link Control. */
export function makeLogicalLinkControl(d: Draw, room: number): v.LogicalLinkControl {
  let at = 0;
  const dsap = d.named([0, 2, 6, 66, 170, 224, 240, 254, 255], 0, 255);
  const ssap = d.named([0, 2, 6, 66, 170, 224, 240, 254, 255], 0, 255);
  const control = d.named([3, 175, 227], 0, 255);
  at += 3;
  let controlExtension: v.LogicalLinkControl['controlExtension'] | undefined;
  if ((control & 3) !== 3) {
    const controlExtension2 = d.integer(0, 255);
    at += 1;
    controlExtension = controlExtension2;
  }

  const information = d.octets(d.count(0, room - at));
  at += information.length;
  return {
    dsap,
    ssap,
    control,
    ...(controlExtension === undefined ? {} : { controlExtension }),
    information,
  };
}

/** A valid Sub-Network Access Protocol. */
export function makeSubNetworkAccessProtocol(d: Draw, room: number): v.SubNetworkAccessProtocol {
  let at = 0;
  const organizationCode = d.integer(0, 16777215);
  const protocolIdentifier = d.named(
    [
      2048, 2054, 2114, 8938, 8947, 24579, 32821, 32923, 33011, 33024, 33079, 34525, 34824, 34825,
      34887, 34888, 34915, 34916, 34958, 34984, 35020, 35045, 35063, 35074, 35078, 36864, 37120,
    ],
    0,
    65535,
  );
  at += 5;
  const payload = d.octets(d.count(0, room - at));
  at += payload.length;
  return { organizationCode, protocolIdentifier, payload };
}

/** A valid Hardware Address. */
export function makeHardwareAddress(d: Draw, room: number): v.HardwareAddress {
  const upper = d.integer(0, 63);
  const local = d.flag();
  const group = d.flag();
  const rest = d.integer(0, 1099511627775);
  return { upper, local, group, rest };
}

/** A valid IPv4 Group Address. */
export function makeIpv4GroupAddress(d: Draw, room: number): v.Ipv4GroupAddress {
  const group = d.integer(0, 8388607);
  return { group };
}

/** A valid IPv6 Group Address. */
export function makeIpv6GroupAddress(d: Draw, room: number): v.Ipv6GroupAddress {
  const group = d.integer(0, 4294967295);
  return { group };
}

/** A valid Bridge Group Address. */
export function makeBridgeGroupAddress(d: Draw, room: number): v.BridgeGroupAddress {
  const group = d.integer(0, 15);
  return { group };
}
