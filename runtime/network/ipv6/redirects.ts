/**
 * Destinations that a router has shown a better way to: RFC 4861 §8.3. What was found sound becomes
 * a route for one host; it goes when the neighbour that it leads to is lost, or after a while, or
 * when there are too many, the oldest first.
 */
import type { Address } from '../../base/address.ts';
import { IPV6_OCTETS, sameAddress } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import type { Timers } from '../../base/timers.ts';
import type { NetworkInterface } from '../interfaces.ts';
import type { RoutingTable } from '../routing-table.ts';
import { ExpiringList } from './expiring-list.ts';

export const REDIRECTS_MAX = 256;
/** As for IPv4: nobody says how long they last. */
export const REDIRECT_AGE_MS = 600_000;
const HOST_PREFIX = IPV6_OCTETS * 8;

interface Redirected {
  readonly destination: Address;
  /** Undefined where the destination itself is on the link. */
  readonly target: Address | undefined;
  readonly on: NetworkInterface;
  until: number;
}

export class Redirects {
  readonly counters: Counters<'accepted' | 'evicted' | 'lost'> = countersOf(
    'accepted',
    'evicted',
    'lost',
  );
  readonly #routes: RoutingTable;
  readonly #timers: Timers;
  readonly #list: ExpiringList<Redirected>;

  constructor(routes: RoutingTable, timers: Timers) {
    this.#routes = routes;
    this.#timers = timers;
    this.#list = new ExpiringList(timers, REDIRECTS_MAX, (gone) => this.#withdraw(gone));
  }

  get size(): number {
    return this.#list.items.length;
  }

  accept(on: NetworkInterface, destination: Address, target: Address | undefined): void {
    const list = this.#list;
    list.removeThose((one) => one.on === on && sameAddress(one.destination, destination));
    if (list.isFull) {
      this.counters.evicted++;
      list.remove(list.items[0]);
    }
    const isAdded = this.#routes.add({
      prefix: { address: destination, length: HOST_PREFIX },
      gateway: target,
      interface: on,
      metric: 0,
      origin: 'redirect',
    });
    if (!isAdded) return;
    this.counters.accepted++;
    list.add({ destination, target, on, until: this.#timers.clock.now() + REDIRECT_AGE_MS });
  }

  /** The neighbour does not answer: what led to it leads there no more. */
  lost(on: NetworkInterface, neighbour: Address): void {
    this.#list.removeThose((one) => {
      const isIt = one.on === on && sameAddress(one.target ?? one.destination, neighbour);
      if (isIt) this.counters.lost++;
      return isIt;
    });
  }

  /** The link may be another, or is gone. */
  forget(on: NetworkInterface): void {
    this.#list.removeThose((one) => one.on === on);
  }

  #withdraw({ destination, on }: Redirected): void {
    this.#routes.remove(
      ({ origin, prefix, interface: by }) =>
        origin === 'redirect' &&
        by === on &&
        prefix.length === HOST_PREFIX &&
        sameAddress(prefix.address, destination),
    );
  }
}
