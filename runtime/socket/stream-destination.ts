/** Where connect(2) of a stream leads. */
import type { Address } from '../base/address.ts';
import { ANY_IPV4, isUnspecified, LOOPBACK_IPV4, LOOPBACK_IPV6 } from '../base/address.ts';
import { unmapped } from '../base/mapped.ts';
import type { Interface } from '../network/interface.ts';
import type { Network } from '../network/network.ts';
import { isBroadcast, isGroup } from '../transport/udp/sender.ts';

/** The address that is sent to, never a mapped one, from a socket at `bound`; or why it is none. */
export function streamDestination(
  remote: Address,
  bound: Address,
  interfaces: readonly Interface[],
): Address | 'ENETUNREACH' | 'EADDRNOTAVAIL' {
  const address = unmapped(remote);
  const isIpv4 = address.length === ANY_IPV4.length;
  // As Linux: who connects to nobody connects to itself.
  if (isUnspecified(address)) return isIpv4 ? LOOPBACK_IPV4 : LOOPBACK_IPV6;
  // RFC 9293 §3.9.2.3: a stream has one other end.
  if (isGroup(address) || interfaces.some((one) => isBroadcast(address, one))) return 'ENETUNREACH';
  const source = unmapped(bound);
  const isOther = !isUnspecified(source) && source.length !== address.length;
  return isOther ? 'EADDRNOTAVAIL' : address;
}

/** Whether nothing leaves this host on the way there. */
export function isToSelf(network: Network, address: Address): boolean {
  const route = network.route(address);
  return typeof route !== 'string' && route.isLocal;
}
