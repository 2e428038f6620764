// @generated from spec/device/tun.protocol: change that, then npm run generate.
/**
 * TUN: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { type Draw } from '../../runtime/base/draw.ts';
import type * as v from './tun.value.ts';

/** A valid Interface Request. */
export function makeInterfaceRequest(d: Draw, room: number): v.InterfaceRequest {
  let at = 0;
  const name = d.octets(16);
  at += name.length;
  const tun = d.flag();
  const tap = d.flag();
  const unused1 = d.integer(0, 3);
  const napi = d.flag();
  const napiFragments = d.flag();
  const noCarrier = d.flag();
  const unused2 = d.flag();
  const multiQueue = d.flag();
  const attachQueue = d.flag();
  const detachQueue = d.flag();
  const persist = d.flag();
  const noInformation = d.flag();
  const oneQueue = d.flag();
  const netHeader = d.flag();
  const exclusive = d.flag();
  at += 2;
  const rest = d.octets(22);
  at += rest.length;
  return {
    name,
    tun,
    tap,
    unused1,
    napi,
    napiFragments,
    noCarrier,
    unused2,
    multiQueue,
    attachQueue,
    detachQueue,
    persist,
    noInformation,
    oneQueue,
    netHeader,
    exclusive,
    rest,
  };
}

/** A valid Status Request. */
export function makeStatusRequest(d: Draw, room: number): v.StatusRequest {
  let at = 0;
  const name = d.octets(16);
  at += name.length;
  const up = d.flag();
  const broadcast = d.flag();
  const debug = d.flag();
  const loopback = d.flag();
  const pointToPoint = d.flag();
  const noTrailers = d.flag();
  const running = d.flag();
  const noArp = d.flag();
  const promiscuous = d.flag();
  const allMulticast = d.flag();
  const master = d.flag();
  const slave = d.flag();
  const multicast = d.flag();
  const portSelect = d.flag();
  const automaticMedia = d.flag();
  const dynamic = d.flag();
  at += 2;
  const rest = d.octets(22);
  at += rest.length;
  return {
    name,
    up,
    broadcast,
    debug,
    loopback,
    pointToPoint,
    noTrailers,
    running,
    noArp,
    promiscuous,
    allMulticast,
    master,
    slave,
    multicast,
    portSelect,
    automaticMedia,
    dynamic,
    rest,
  };
}

/** A valid MTU Request. */
export function makeMtuRequest(d: Draw, room: number): v.MtuRequest {
  let at = 0;
  const name = d.octets(16);
  at += name.length;
  const mtu = d.integer(0, 4294967295);
  at += 4;
  const rest = d.octets(20);
  at += rest.length;
  return { name, mtu, rest };
}

/** A valid Offload. */
export function makeOffload(d: Draw, room: number): v.Offload {
  const checksum = d.flag();
  const tso4 = d.flag();
  const tso6 = d.flag();
  const tsoEcn = d.flag();
  const ufo = d.flag();
  const uso4 = d.flag();
  const uso6 = d.flag();
  const unused = d.integer(0, 33554431);
  return { checksum, tso4, tso6, tsoEcn, ufo, uso4, uso6, unused };
}

/** A valid Argument. */
export function makeArgument(d: Draw, room: number): v.Argument {
  const value = d.integer(0, 4294967295);
  return { value };
}
