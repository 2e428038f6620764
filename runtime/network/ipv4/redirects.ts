/**
 * Redirects: a router knows a better first hop (RFC 1122 §3.2.2.2). Whoever is on the link could
 * say so and have our packets; so they are not heeded unless the host's owner wants it, and then
 * only from the first hop in use, to a neighbour, for one host, and for a while. Bounded: the
 * oldest makes room.
 */
import {
  redirectOriginalDatagramStart,
  setRedirectGatewayInternetAddress,
} from '../../../generated/network/icmpv4.wire.ts';
import type { Address } from '../../base/address.ts';
import { IPV4_OCTETS, ipv4Word, sameAddress, standsAt } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { copyOf } from '../../base/octets.ts';
import type { Timers } from '../../base/timers.ts';
import { Timer } from '../../base/timers.ts';
import type { Arrival } from '../arrival.ts';
import { offsetOf } from '../field-offset.ts';
import type { NetworkInterface } from '../interfaces.ts';
import type { RoutingTable } from '../routing-table.ts';
import type { Ipv4Addresses } from './addresses.ts';
import { isHost, maskOf } from './blocks.ts';
import { DESTINATION_AT, isHeaderAt, SOURCE_AT } from './header.ts';

export const REDIRECTS_MAX = 256;
export const REDIRECT_AGE_MS = 600_000;
const HOST_PREFIX = 32;
const GATEWAY_AT = offsetOf(setRedirectGatewayInternetAddress);

interface Redirected {
  readonly destination: Address;
  readonly on: NetworkInterface;
  readonly gateway: Address;
  readonly forgottenAt: number;
}

export interface RedirectGround {
  readonly timers: Timers;
  readonly routes: RoutingTable;
  readonly addresses: Ipv4Addresses;
  readonly acceptsRedirects: boolean;
}

export class Redirects {
  readonly counters: Counters<
    | 'accepted'
    | 'notHeeded'
    | 'malformed'
    | 'notOurs'
    | 'notFirstHop'
    | 'badGateway'
    | 'evicted'
    | 'lost'
  > = countersOf(
    'accepted',
    'notHeeded',
    'malformed',
    'notOurs',
    'notFirstHop',
    'badGateway',
    'evicted',
    'lost',
  );
  readonly #ground: RedirectGround;
  /** In the order in which they are forgotten. */
  readonly #redirected: Redirected[] = [];
  readonly #age: Timer;

  constructor(ground: RedirectGround) {
    this.#ground = ground;
    this.#age = new Timer(ground.timers, () => this.#forget());
  }

  /** A sound Redirect. */
  receive(arrival: Arrival): void {
    const { octets, payload, end, source } = arrival;
    const on = arrival.interface as NetworkInterface;
    const { acceptsRedirects, addresses, routes } = this.#ground;
    // RFC 1812 §5.2.7.2: a router has better sources.
    if (!acceptsRedirects || on.isForwarding) return this.#end('notHeeded');
    const quoted = redirectOriginalDatagramStart(octets, payload);
    if (!isHeaderAt(octets, quoted, end)) return this.#end('malformed');
    const destination = quoted + DESTINATION_AT;
    const own = ipv4Word(octets, quoted + SOURCE_AT);
    const far = ipv4Word(octets, destination);
    const isOther = isHost(far) && addresses.owner(far) === undefined;
    if (addresses.owner(own, on) === undefined || !isOther) return this.#end('notOurs');
    const gateway = payload + GATEWAY_AT;
    if (!this.#isNeighbour(on, ipv4Word(octets, gateway))) return this.#end('badGateway');
    const now = routes.lookup(octets, destination, on);
    const first = now?.gateway;
    if (first === undefined || !standsAt(first, octets, source)) return this.#end('notFirstHop');
    const to = copyOf(octets, destination, destination + IPV4_OCTETS);
    this.#accept(on, to, copyOf(octets, gateway, gateway + IPV4_OCTETS));
  }

  /** The neighbour does not answer: who was sent to it goes back to where it came from. */
  lost(on: NetworkInterface, neighbour: Address): void {
    for (let index = this.#redirected.length - 1; index >= 0; index--) {
      const one = this.#redirected[index];
      if (one.on !== on || !sameAddress(one.gateway, neighbour)) continue;
      this.#end('lost');
      this.#drop(index);
    }
  }

  #accept(on: NetworkInterface, destination: Address, gateway: Address): void {
    const known = this.#redirected.findIndex((one) => isOf(one, on, destination));
    if (known >= 0) this.#drop(known);
    else if (this.#redirected.length >= REDIRECTS_MAX) {
      this.#end('evicted');
      this.#drop(0);
    }
    const { routes, timers } = this.#ground;
    const isAdded = routes.add({
      prefix: { address: destination, length: HOST_PREFIX },
      gateway,
      interface: on,
      metric: 0,
      origin: 'redirect',
    });
    if (!isAdded) return;
    this.#end('accepted');
    const forgottenAt = timers.clock.now() + REDIRECT_AGE_MS;
    this.#redirected.push({ destination, on, gateway, forgottenAt });
    this.#wait();
  }

  /** RFC 1122 §3.2.2.2: on the link that it came from, and a host. */
  #isNeighbour(on: NetworkInterface, gateway: number): boolean {
    const { addresses } = this.#ground;
    if (!isHost(gateway) || addresses.isAnyBroadcast(gateway)) return false;
    if (addresses.owner(gateway) !== undefined) return false;
    return on.addresses.some(({ address, prefixLength }) => {
      if (address.length !== IPV4_OCTETS) return false;
      return ((ipv4Word(address, 0) ^ gateway) & maskOf(prefixLength)) === 0;
    });
  }

  #drop(index: number): void {
    const [gone] = this.#redirected.splice(index, 1);
    this.#ground.routes.remove(
      ({ origin, prefix, interface: on }) =>
        origin === 'redirect' && isOf(gone, on, prefix.address) && prefix.length === HOST_PREFIX,
    );
  }

  #forget(): void {
    const now = this.#ground.timers.clock.now();
    while (this.#redirected.length > 0 && this.#redirected[0].forgottenAt <= now) this.#drop(0);
    this.#wait();
  }

  #wait(): void {
    const first = this.#redirected.at(0);
    if (first === undefined) this.#age.stop();
    else this.#age.start(first.forgottenAt - this.#ground.timers.clock.now());
  }

  #end(ending: keyof Redirects['counters']): void {
    this.counters[ending]++;
  }
}

function isOf(one: Redirected, on: NetworkInterface, destination: Address): boolean {
  return one.on === on && sameAddress(one.destination, destination);
}
