/**
 * Where packets go: the longest prefix that holds the destination, and of several routes to it the
 * one with the least metric whose interface is up. One table a version. Looked up for each packet
 * only by who forwards; a connection holds its Route until `generation` has moved on.
 */
import type { Prefix } from '../base/address.ts';
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import { masked, PrefixTree } from '../base/prefix-tree.ts';
import type { Address } from '../base/address.ts';
import { sameAddress } from '../base/address.ts';
import type { NetworkInterface } from './interfaces.ts';

/** Who has said so. */
export type RouteOrigin = 'connected' | 'static' | 'ra' | 'dhcp' | 'redirect';

export interface RouteEntry {
  readonly prefix: Prefix;
  /** The router to send to; undefined where the destination itself is on the link. */
  readonly gateway: Address | undefined;
  readonly interface: NetworkInterface;
  /** The less the better. */
  readonly metric: number;
  readonly origin: RouteOrigin;
}

/** Counts changes: what was found out at an earlier count is to be found out again. */
export class Generation {
  number = 0;

  next(): void {
    this.number++;
  }
}

/** More than any host has; a router with a full table of the Internet is another program. */
export const ROUTES_MAX = 65536;

export class RoutingTable {
  readonly counters: Counters<'refusedFull'> = countersOf('refusedFull');
  readonly #routesMax: number;
  readonly #generation: Generation;
  readonly #tree = new PrefixTree<RouteEntry[]>();
  #size = 0;
  /** What the lookup under way asks for: a closure a packet would be an allocation. */
  #wanted: NetworkInterface | undefined;
  #found: RouteEntry | undefined;
  readonly #accepts = (entries: readonly RouteEntry[]): boolean => {
    for (const entry of entries) {
      if (entry.interface.isUp && (this.#wanted ?? entry.interface) === entry.interface) {
        this.#found = entry;
        return true;
      }
    }
    return false;
  };

  constructor(generation: Generation, routesMax: number = ROUTES_MAX) {
    this.#generation = generation;
    this.#routesMax = routesMax;
  }

  get size(): number {
    return this.#size;
  }

  /** The best route to the address at b[at]; by the interface `by` alone, if there is one. */
  lookup(b: Uint8Array, at: number, by?: NetworkInterface): RouteEntry | undefined {
    this.#wanted = by;
    this.#found = undefined;
    this.#tree.longest(b, at, this.#accepts);
    return this.#found;
  }

  /** In place of one with the same prefix, gateway, interface and origin. False when it is full. */
  add(route: RouteEntry): boolean {
    const entry: RouteEntry = { ...route, prefix: masked(route.prefix) };
    const others = (this.#tree.get(entry.prefix) ?? []).filter((one) => !isSame(one, entry));
    const before = this.#tree.get(entry.prefix)?.length ?? 0;
    if (this.#size - before + others.length >= this.#routesMax) {
      this.counters.refusedFull++;
      return false;
    }
    // Among equals the one that was there first stays the one that is used.
    const place = others.findIndex((one) => one.metric > entry.metric);
    others.splice(place < 0 ? others.length : place, 0, entry);
    this.#put(entry.prefix, others);
    return true;
  }

  /** Takes away every route of which `isGone` says so. */
  remove(isGone: (route: RouteEntry) => boolean): void {
    for (const entries of [...this.#tree.values()]) {
      const kept = entries.filter((entry) => !isGone(entry));
      if (kept.length < entries.length) this.#put(entries[0].prefix, kept);
    }
  }

  /**
   * The gateway does not answer: where there is another way it goes behind that, whatever its
   * metric, until the other fails as well or it is added again (RFC 1122 §3.3.1.5).
   */
  demote(gateway: Address, on: NetworkInterface): void {
    const isBy = (entry: RouteEntry): boolean =>
      entry.interface === on && entry.gateway !== undefined && sameAddress(entry.gateway, gateway);
    for (const entries of [...this.#tree.values()]) {
      if (!isBy(entries[0]) || entries.every(isBy)) continue;
      const others = entries.filter((entry) => !isBy(entry));
      this.#put(entries[0].prefix, [...others, ...entries.filter(isBy)]);
    }
  }

  /** All of them, in the order of their prefixes. */
  *entries(): Generator<RouteEntry> {
    for (const entries of this.#tree.values()) yield* entries;
  }

  #put(prefix: Prefix, entries: RouteEntry[]): void {
    this.#size += entries.length - (this.#tree.get(prefix)?.length ?? 0);
    if (entries.length === 0) this.#tree.delete(prefix);
    else this.#tree.set(prefix, entries);
    this.#generation.next();
  }
}

function isSame(one: RouteEntry, other: RouteEntry): boolean {
  const { gateway } = one;
  const isSameGateway =
    gateway === undefined || other.gateway === undefined
      ? gateway === other.gateway
      : sameAddress(gateway, other.gateway);
  return isSameGateway && one.interface === other.interface && one.origin === other.origin;
}
