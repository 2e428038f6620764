/**
 * Routes for those who answer packets and hold no connection: ICMP above all. A few slots, found by
 * the addresses' last octets; what falls into the same slot puts the other out.
 */
import type { Address } from '../base/address.ts';
import { ipv4Word, standsAt } from '../base/address.ts';
import { copyOf } from '../base/octets.ts';
import type { NetworkInterface } from './interfaces.ts';
import type { NetworkFault, RouteWish } from './network.ts';
import type { IpRoute } from './route.ts';

const SLOTS = 256;
export const ANY_SOURCE = -1;

interface RouteSource {
  route(destination: Address, wish?: RouteWish): IpRoute | NetworkFault;
}

export class RouteCache {
  readonly #slots: (IpRoute | undefined)[] = Array.from({ length: SLOTS });
  readonly #routes: RouteSource;
  readonly #octets: number;

  /** For addresses of so many octets. */
  constructor(routes: RouteSource, octets: 4 | 16) {
    this.#routes = routes;
    this.#octets = octets;
  }

  /**
   * From us, as the address at b[from] says, to the one at b[to]; undefined when there is no way.
   * With ANY_SOURCE the source is chosen: for a cache that is asked nothing else.
   */
  find(b: Uint8Array, from: number, to: number, by?: NetworkInterface): IpRoute | undefined {
    const tail = this.#octets - 4;
    const word = ipv4Word(b, to + tail) ^ (from < 0 ? 0 : ipv4Word(b, from + tail));
    const slot = (word ^ (word >>> 8) ^ (word >>> 16) ^ (word >>> 24)) & (SLOTS - 1);
    const known = this.#slots[slot];
    if (
      known?.isCurrent &&
      standsAt(known.destination, b, to) &&
      (from < 0 || standsAt(known.source, b, from)) &&
      (by === undefined || known.interface === by)
    ) {
      return known;
    }
    const found = this.#routes.route(copyOf(b, to, to + this.#octets), {
      source: from < 0 ? undefined : copyOf(b, from, from + this.#octets),
      interface: by,
    });
    if (typeof found === 'string') return undefined;
    this.#slots[slot] = found;
    return found;
  }
}
