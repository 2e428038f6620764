/**
 * Our own addresses of IPv6 that may be used, by their last four octets: what a packet's
 * destination is found in. Those that are still probed for are not among them.
 */
import type { Address } from '../../base/address.ts';
import { IPV6_OCTETS, ipv4Word, LOOPBACK_IPV6, sameAddress, standsAt } from '../../base/address.ts';
import type { InterfaceAddress } from '../interface.ts';
import { DEPRECATED } from '../interface.ts';
import type { NetworkInterface } from '../interfaces.ts';
import { isUsable } from '../interfaces.ts';
import { isLinkLocalAt, isLoopbackAt, isMulticastAt } from '../ipv6-address.ts';
import { selectSource } from '../source-selection.ts';
import type { Candidate } from '../source-selection.ts';

interface Owned {
  readonly address: Address;
  readonly on: NetworkInterface;
}

const TAIL = IPV6_OCTETS - 4;

export class Ipv6Addresses {
  readonly #byTail = new Map<number, Owned[]>();
  #interfaces: readonly NetworkInterface[] = [];
  #loopback: NetworkInterface | undefined;

  /** The interfaces' lists have changed, or an address's state. */
  renew(interfaces: readonly NetworkInterface[]): void {
    this.#interfaces = interfaces;
    this.#byTail.clear();
    this.#loopback = undefined;
    for (const on of interfaces) {
      for (const own of on.addresses) if (isOurs(own)) this.#add(own.address, on);
    }
  }

  /** Whose address stands at b[at]; of `by` alone, if it is given. */
  owner(b: Uint8Array, at: number, by?: NetworkInterface): NetworkInterface | undefined {
    const there = this.#byTail.get(ipv4Word(b, at + TAIL));
    if (there === undefined) return undefined;
    for (const { address, on } of there) {
      if ((by === undefined || on === by) && standsAt(address, b, at)) return on;
    }
    return undefined;
  }

  /** Whether packets to ourselves go by it. */
  isLoopbackInterface(on: NetworkInterface): boolean {
    return on === this.#loopback;
  }

  /** Ours for packets to `destination` that leave by an interface: RFC 6724 §4 and §5. */
  select(
    destination: Address,
    by: NetworkInterface,
    isOfNextHop: (own: InterfaceAddress) => boolean = () => false,
  ): Address | undefined {
    const isNear = isLinkLocalAt(destination, 0) || isMulticastAt(destination, 0);
    const candidates: Candidate[] = [];
    for (const on of isNear ? [by] : this.#interfaces) {
      for (const own of on.addresses) {
        if (!isOurs(own) || !mayLeave(own.address, destination, on === by)) continue;
        candidates.push({
          address: own.address,
          prefixLength: own.prefixLength,
          isDeprecated: own.state === DEPRECATED,
          isTemporary: own.isTemporary,
          isOutgoing: on === by,
          isOfNextHop: on === by && isOfNextHop(own),
        });
      }
    }
    return selectSource(destination, candidates)?.address;
  }

  /** Ours on that link alone: what neighbours are asked from. */
  selectOn(destination: Address, on: NetworkInterface): Address | undefined {
    const candidates = on.addresses.filter(isOurs).map((own) => ({
      address: own.address,
      prefixLength: own.prefixLength,
      isDeprecated: own.state === DEPRECATED,
      isTemporary: own.isTemporary,
      isOutgoing: true,
      isOfNextHop: false,
    }));
    return selectSource(destination, candidates)?.address;
  }

  #add(address: Address, on: NetworkInterface): void {
    if (sameAddress(address, LOOPBACK_IPV6)) this.#loopback ??= on;
    const tail = ipv4Word(address, TAIL);
    const there = this.#byTail.get(tail);
    if (there === undefined) this.#byTail.set(tail, [{ address, on }]);
    else there.push({ address, on });
  }
}

function isOurs(own: InterfaceAddress): boolean {
  return own.address.length === IPV6_OCTETS && isUsable(own);
}

/** RFC 4291 §2.5.3 and §2.5.6: loopback never leaves the host, link-local its own link. */
function mayLeave(address: Address, destination: Address, isOutgoing: boolean): boolean {
  if (isLoopbackAt(address, 0)) return isLoopbackAt(destination, 0);
  return isOutgoing || !isLinkLocalAt(address, 0);
}
