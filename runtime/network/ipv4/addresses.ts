/**
 * Our own addresses of IPv4, and the broadcast addresses that follow from them, by word: what a
 * packet's destination is found in.
 */
import type { Address } from '../../base/address.ts';
import { IPV4_OCTETS, ipv4Word } from '../../base/address.ts';
import type { InterfaceAddress } from '../interface.ts';
import { PREFERRED } from '../interface.ts';
import type { NetworkInterface } from '../interfaces.ts';
import { isUsable } from '../interfaces.ts';
import { isLinkLocal, isLoopback, LIMITED_BROADCAST_WORD, maskOf } from './blocks.ts';

/** RFC 3021: a network of two has no broadcast address. */
const BROADCAST_PREFIX_LENGTH_MAX = 30;

export class Ipv4Addresses {
  readonly #owners = new Map<number, NetworkInterface[]>();
  readonly #broadcasts = new Map<number, NetworkInterface[]>();
  #loopback: NetworkInterface | undefined;

  /** The interfaces' lists have changed, or an address's state. */
  renew(interfaces: readonly NetworkInterface[]): void {
    this.#owners.clear();
    this.#broadcasts.clear();
    this.#loopback = undefined;
    for (const on of interfaces) {
      for (const own of on.addresses) if (isOurs(own)) this.#add(on, own);
    }
  }

  /** Whose address it is; of `by` alone, if it is given. All of 127/8 is loopback's. */
  owner(word: number, by?: NetworkInterface): NetworkInterface | undefined {
    const owners = this.#owners.get(word);
    if (owners === undefined) {
      const on = isLoopback(word) ? this.#loopback : undefined;
      return by === undefined || on === by ? on : undefined;
    }
    return by === undefined || owners.includes(by) ? (by ?? owners[0]) : undefined;
  }

  /** Whether it stands for everyone on that link: RFC 1122 §3.2.1.3 (c) and (d). */
  isBroadcast(word: number, on: NetworkInterface): boolean {
    if (word === LIMITED_BROADCAST_WORD) return true;
    return this.#broadcasts.get(word)?.includes(on) ?? false;
  }

  /** Whether it stands for everyone on any of our links. */
  isAnyBroadcast(word: number): boolean {
    return word === LIMITED_BROADCAST_WORD || this.#broadcasts.has(word);
  }

  isLoopbackInterface(on: NetworkInterface): boolean {
    return on === this.#loopback;
  }

  /**
   * Ours for packets that leave by an interface: of the prefix that holds the destination, the
   * longest; else, as it has to reach a router, one of the wider world first.
   */
  select(
    destination: Address,
    by: NetworkInterface,
    others: readonly NetworkInterface[],
  ): Address | undefined {
    const word = ipv4Word(destination, 0);
    // RFC 1122 §3.3.4.2: where a link has no number of its own, any that the host has will do.
    return bestOf(by, word) ?? others.map((on) => bestOf(on, word)).find((best) => best);
  }

  /** Ours on this interface for who is there, or behind it. */
  selectOn(on: NetworkInterface, destination: number): Address | undefined {
    return bestOf(on, destination);
  }

  #add(on: NetworkInterface, { address, prefixLength }: InterfaceAddress): void {
    const word = ipv4Word(address, 0);
    push(this.#owners, word, on);
    if (isLoopback(word)) this.#loopback ??= on;
    if (prefixLength > BROADCAST_PREFIX_LENGTH_MAX || isLoopback(word)) return;
    const mask = maskOf(prefixLength);
    push(this.#broadcasts, word | ~mask, on);
    // RFC 1122 §3.3.6: as 4.2BSD had it; to be known, never to be used.
    push(this.#broadcasts, word & mask, on);
  }
}

function isOurs(own: InterfaceAddress): boolean {
  return own.address.length === IPV4_OCTETS && isUsable(own);
}

function push(all: Map<number, NetworkInterface[]>, word: number, on: NetworkInterface): void {
  const there = all.get(word);
  if (there === undefined) all.set(word, [on]);
  else if (!there.includes(on)) there.push(on);
}

function bestOf(on: NetworkInterface, destination: number): Address | undefined {
  let best: InterfaceAddress | undefined;
  let bestRank = -1;
  for (const own of on.addresses) {
    if (!isOurs(own)) continue;
    const word = ipv4Word(own.address, 0);
    if (isLoopback(word) && !isLoopback(destination)) continue;
    const isNear = ((word ^ destination) & maskOf(own.prefixLength)) === 0;
    const near = isNear ? 1 + own.prefixLength : 0;
    const wide = isLinkLocal(word) ? 0 : 1;
    const rank = (near * 2 + wide) * 2 + (own.state === PREFERRED ? 1 : 0);
    if (rank > bestRank) [best, bestRank] = [own, rank];
  }
  return best?.address;
}
