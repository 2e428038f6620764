/**
 * Who resolves names here, as routers tell it: RFC 8106. Kept for as long as they say, no more of
 * them than anyone uses, and told to whoever resolves.
 */
import type { Address } from '../../base/address.ts';
import { sameAddress } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import type { Timers } from '../../base/timers.ts';
import { ExpiringList } from './expiring-list.ts';

/** RFC 8106 §5.3.1 asks for room for three at least. */
export const NAME_SERVERS_MAX = 8;
export const SEARCH_DOMAINS_MAX = 8;

export interface NameServer {
  readonly address: Address;
  /** The router that has told of it. */
  readonly router: Address;
  until: number;
}

export interface SearchDomain {
  /** As `example.org`. */
  readonly name: string;
  readonly router: Address;
  until: number;
}

export class NameServers {
  readonly counters: Counters<'refusedServers' | 'refusedDomains'> = countersOf(
    'refusedServers',
    'refusedDomains',
  );
  readonly #timers: Timers;
  readonly #servers: ExpiringList<NameServer>;
  readonly #domains: ExpiringList<SearchDomain>;
  readonly #changed: () => void;

  /** `changed` is told whenever either list has another item, or one less. */
  constructor(timers: Timers, changed: () => void) {
    this.#timers = timers;
    this.#changed = changed;
    this.#servers = new ExpiringList(timers, NAME_SERVERS_MAX, changed);
    this.#domains = new ExpiringList(timers, SEARCH_DOMAINS_MAX, changed);
  }

  get servers(): readonly NameServer[] {
    return this.#servers.items;
  }

  get domains(): readonly SearchDomain[] {
    return this.#domains.items;
  }

  /** For 0 milliseconds: it is to be used no longer. */
  putServer(address: Address, router: Address, lifetimeMs: number): void {
    const known = this.#servers.items.find((one) => sameAddress(one.address, address));
    if (lifetimeMs === 0) {
      if (known !== undefined) this.#servers.remove(known);
    } else if (known !== undefined) this.#servers.renew(known, lifetimeMs);
    else if (this.#servers.add({ address, router, until: this.#after(lifetimeMs) })) {
      this.#changed();
    } else this.counters.refusedServers++;
  }

  putDomain(name: string, router: Address, lifetimeMs: number): void {
    const known = this.#domains.items.find((one) => one.name === name);
    if (lifetimeMs === 0) {
      if (known !== undefined) this.#domains.remove(known);
    } else if (known !== undefined) this.#domains.renew(known, lifetimeMs);
    else if (this.#domains.add({ name, router, until: this.#after(lifetimeMs) })) this.#changed();
    else this.counters.refusedDomains++;
  }

  clear(): void {
    this.#servers.clear();
    this.#domains.clear();
  }

  #after(ms: number): number {
    return this.#timers.clock.now() + ms;
  }
}
