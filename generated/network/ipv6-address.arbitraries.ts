// @generated from spec/network/ipv6-address.protocol: change that, then npm run generate.
/**
 * IPv6 Address: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { type Draw } from '../../runtime/base/draw.ts';
import type * as v from './ipv6-address.value.ts';

/** A valid Multicast Address. */
export function makeMulticastAddress(d: Draw, room: number): v.MulticastAddress {
  let at = 0;
  const flags = d.integer(0, 15);
  const scope = d.named([1, 2, 3, 4, 5, 8, 14], 0, 15);
  at += 2;
  const groupId = d.octets(14);
  at += groupId.length;
  return { flags, scope, groupId };
}

/** A valid Solicited-Node Address. */
export function makeSolicitedNodeAddress(d: Draw, room: number): v.SolicitedNodeAddress {
  let at = 0;
  const prefix = d.octets(13);
  at += prefix.length;
  const lowOrderBits = d.integer(0, 16777215);
  return { prefix, lowOrderBits };
}

/** A valid Unicast Address. */
export function makeUnicastAddress(d: Draw, room: number): v.UnicastAddress {
  let at = 0;
  const subnetPrefix = d.octets(8);
  at += subnetPrefix.length;
  const interfaceIdentifier = d.octets(8);
  at += interfaceIdentifier.length;
  return { subnetPrefix, interfaceIdentifier };
}
