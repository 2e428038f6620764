/**
 * Where routers say that packets go: by themselves, as default routers or to a prefix of their own
 * (RFC 4861 §6.3.4, RFC 4191), or straight onto the link. All of it becomes routes in the table of
 * its version, and leaves it when its time is over.
 *
 * A router that neighbour unreachability detection has given up stays the last choice, behind every
 * one that may be there; of several such the one that was given up first is tried first (RFC 4861
 * §6.3.6).
 */
import type { Address, Prefix } from '../../base/address.ts';
import { prefixOf, sameAddress, standsAt } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import type { Timers } from '../../base/timers.ts';
import { PREFERENCE } from '../../../generated/network/icmpv6.wire.ts';
import type { NetworkInterface } from '../interfaces.ts';
import type { RoutingTable } from '../routing-table.ts';
import { ExpiringList } from './expiring-list.ts';

/** On one interface. A link has one router or two; a flood of them has thousands. */
export const DEFAULT_ROUTERS_MAX = 16;
export const PREFIX_ROUTES_MAX = 32;
export const ON_LINK_PREFIXES_MAX = 32;

export const DEFAULT: Prefix = prefixOf('::/0');

/** Behind what a user has said, in the order of RFC 4191 §2.1: as Linux, from 1024 on. */
const METRIC_OF_LINK = 256;
const METRIC_OF_ROUTERS = 1024;
const METRIC_OF_UNREACHABLE = 1024;
const METRICS = {
  [PREFERENCE.HIGH]: 0,
  [PREFERENCE.MEDIUM]: 1,
  [PREFERENCE.LOW]: 2,
} as const;

export type RoutePreference = keyof typeof METRICS;

export interface AdvertisedRoute {
  readonly prefix: Prefix;
  readonly router: Address;
  preference: RoutePreference;
  isReachable: boolean;
  until: number;
}

export interface OnLinkPrefix {
  readonly prefix: Prefix;
  until: number;
}

export class AdvertisedRoutes {
  readonly counters: Counters<'refusedRouters' | 'refusedRoutes' | 'refusedPrefixes' | 'lost'> =
    countersOf('refusedRouters', 'refusedRoutes', 'refusedPrefixes', 'lost');
  readonly #on: NetworkInterface;
  readonly #routes: RoutingTable;
  readonly #timers: Timers;
  readonly #defaults: ExpiringList<AdvertisedRoute>;
  readonly #others: ExpiringList<AdvertisedRoute>;
  readonly #onLink: ExpiringList<OnLinkPrefix>;

  /** `withoutDefault` is told when the last default router is gone. */
  constructor(
    on: NetworkInterface,
    routes: RoutingTable,
    timers: Timers,
    withoutDefault: () => void,
  ) {
    this.#on = on;
    this.#routes = routes;
    this.#timers = timers;
    this.#defaults = new ExpiringList(timers, DEFAULT_ROUTERS_MAX, (route) => {
      this.#withdraw(route.prefix, route.router);
      if (this.#defaults.items.length === 0) withoutDefault();
    });
    this.#others = new ExpiringList(timers, PREFIX_ROUTES_MAX, ({ prefix, router }) =>
      this.#withdraw(prefix, router),
    );
    this.#onLink = new ExpiringList(timers, ON_LINK_PREFIXES_MAX, ({ prefix }) =>
      this.#withdraw(prefix, undefined),
    );
  }

  get defaults(): readonly AdvertisedRoute[] {
    return this.#defaults.items;
  }

  get others(): readonly AdvertisedRoute[] {
    return this.#others.items;
  }

  get onLink(): readonly OnLinkPrefix[] {
    return this.#onLink.items;
  }

  /** Whether the address at b[at] is that of a router. */
  isRouter(b: Uint8Array, at: number): boolean {
    const isIt = ({ router }: AdvertisedRoute): boolean => standsAt(router, b, at);
    return this.#defaults.items.some(isIt) || this.#others.items.some(isIt);
  }

  /** A router leads to a prefix, to all the world by ::/0; for 0 milliseconds: no longer. */
  advertise(
    prefix: Prefix,
    router: Address,
    preference: RoutePreference,
    lifetimeMs: number,
  ): void {
    const isDefault = prefix.length === 0;
    const list = isDefault ? this.#defaults : this.#others;
    const known = list.items.find(
      (one) => isSamePrefix(one.prefix, prefix) && sameAddress(one.router, router),
    );
    if (lifetimeMs === 0) {
      if (known !== undefined) list.remove(known);
    } else if (known !== undefined) {
      list.renew(known, lifetimeMs);
      if (known.preference === preference) return;
      known.preference = preference;
      this.#put(known);
    } else {
      const until = this.#timers.clock.now() + lifetimeMs;
      const made = { prefix, router, preference, isReachable: true, until };
      if (list.add(made)) this.#put(made);
      else this.counters[isDefault ? 'refusedRouters' : 'refusedRoutes']++;
    }
  }

  /** Addresses of a prefix are neighbours; for 0 milliseconds: no longer. */
  putOnLink(prefix: Prefix, lifetimeMs: number): void {
    const known = this.#onLink.items.find((one) => isSamePrefix(one.prefix, prefix));
    if (lifetimeMs === 0) {
      if (known !== undefined) this.#onLink.remove(known);
    } else if (known !== undefined) this.#onLink.renew(known, lifetimeMs);
    else if (this.#onLink.add({ prefix, until: this.#timers.clock.now() + lifetimeMs })) {
      this.#routes.add({
        prefix,
        gateway: undefined,
        interface: this.#on,
        metric: METRIC_OF_LINK,
        origin: 'ra',
      });
    } else this.counters.refusedPrefixes++;
  }

  /** Whether it is known that the prefix is on the link. */
  hasOnLink(prefix: Prefix): boolean {
    return this.#onLink.items.some((one) => isSamePrefix(one.prefix, prefix));
  }

  /** Whether the router is there, as far as anyone can tell: RFC 4861 §6.3.6. */
  setReachable(router: Address, isReachable: boolean): void {
    for (const route of [...this.#defaults.items, ...this.#others.items]) {
      if (!sameAddress(route.router, router)) continue;
      // Given up once more it goes behind those that were given up before.
      if (isReachable && route.isReachable) continue;
      if (!isReachable) this.counters.lost++;
      route.isReachable = isReachable;
      this.#put(route);
    }
  }

  /** It has said that it is no router: RFC 4861 §7.2.5. */
  removeRouter(router: Address): void {
    const isIts = (one: AdvertisedRoute): boolean => sameAddress(one.router, router);
    this.#others.removeThose(isIts);
    this.#defaults.removeThose(isIts);
  }

  clear(): void {
    this.#onLink.clear();
    this.#others.clear();
    this.#defaults.clear();
  }

  #put({ prefix, router, preference, isReachable }: AdvertisedRoute): void {
    const penalty = isReachable ? 0 : METRIC_OF_UNREACHABLE;
    this.#routes.add({
      prefix,
      gateway: router,
      interface: this.#on,
      metric: METRIC_OF_ROUTERS + METRICS[preference] + penalty,
      origin: 'ra',
    });
  }

  #withdraw(prefix: Prefix, router: Address | undefined): void {
    this.#routes.remove(
      (route) =>
        route.origin === 'ra' &&
        route.interface === this.#on &&
        isSamePrefix(route.prefix, prefix) &&
        (router === undefined || route.gateway === undefined
          ? router === route.gateway
          : sameAddress(router, route.gateway)),
    );
  }
}

/** Both as they are written: the bits behind them zero. */
export function isSamePrefix(one: Prefix, other: Prefix): boolean {
  return one.length === other.length && sameAddress(one.address, other.address);
}
