/** A lease as its interface has it: the address, its routes, the MTU; all of it goes again. */
import { addressOf, prefixOf } from '../../base/address.ts';
import type { Address } from '../../base/address.ts';
import type { NetworkInterface } from '../../network/interfaces.ts';
import type { Ip } from '../../network/ip.ts';
import type { LeaseTerms } from './lease.ts';

/** Behind what somebody has set by hand. */
const METRIC = 100;

export class AppliedLease {
  readonly #ip: Ip;
  readonly #on: NetworkInterface;
  #terms: LeaseTerms | undefined;
  /** Undefined while nothing is applied, or where the interface had the address before. */
  #own: Address | undefined;

  constructor(ip: Ip, on: NetworkInterface) {
    this.#ip = ip;
    this.#on = on;
  }

  /** In place of what was applied before; false when the interface cannot have the address. */
  apply(terms: LeaseTerms): boolean {
    const before = this.#terms;
    if (before?.address !== terms.address || before.prefixLength !== terms.prefixLength) {
      this.remove();
      if (!this.#addAddress(terms)) return false;
    }
    this.#terms = terms;
    this.#setRoutes(terms);
    this.#on.mtu = Math.min(this.#on.link.mtu, terms.mtu ?? Infinity);
    return true;
  }

  remove(): void {
    if (this.#terms === undefined) return;
    this.#terms = undefined;
    this.#removeRoutes();
    if (this.#own !== undefined) this.#ip.removeAddress(this.#on, this.#own);
    this.#own = undefined;
    this.#on.mtu = this.#on.link.mtu;
  }

  #addAddress({ address: text, prefixLength }: LeaseTerms): boolean {
    const address = addressOf(text);
    if (this.#on.find(address) !== undefined) return true;
    const added = this.#ip.addAddress(this.#on, { address, length: prefixLength });
    if (typeof added === 'string') return false;
    this.#own = address;
    return true;
  }

  #setRoutes({ routes }: LeaseTerms): void {
    this.#removeRoutes();
    for (const { destination, gateway } of routes) {
      this.#ip.family(4)?.routes.add({
        prefix: prefixOf(destination),
        gateway: gateway === undefined ? undefined : addressOf(gateway),
        interface: this.#on,
        metric: METRIC,
        origin: 'dhcp',
      });
    }
  }

  #removeRoutes(): void {
    this.#ip
      .family(4)
      ?.routes.remove(({ origin, interface: on }) => origin === 'dhcp' && on === this.#on);
  }
}
