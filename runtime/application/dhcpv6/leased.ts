/** Addresses of a lease of DHCPv6, as their interface has them: RFC 8415 §18.2.10.1. */
import { addressOf, sameAddress } from '../../base/address.ts';
import type { Address } from '../../base/address.ts';
import type { NetworkInterface } from '../../network/interfaces.ts';
import { TENTATIVE } from '../../network/interface.ts';
import type { Ip } from '../../network/ip.ts';
import type { Ipv6 } from '../../network/ipv6.ts';
import type { LeasedAddress } from './letter.ts';

/** That it is leased says nothing of its neighbours. */
const PREFIX_LENGTH = 128;

export class LeasedAddresses {
  readonly #ip: Ip;
  readonly #ipv6: Ipv6;
  readonly #on: NetworkInterface;
  #own: readonly Address[] = [];

  constructor(ip: Ip, ipv6: Ipv6, on: NetworkInterface) {
    this.#ip = ip;
    this.#ipv6 = ipv6;
    this.#on = on;
  }

  has(address: Address): boolean {
    return this.#own.some((one) => sameAddress(one, address));
  }

  /** In place of those before; each is asked for on the link before it is used. */
  apply(leased: readonly LeasedAddress[]): void {
    const wanted = leased.map(({ address }) => addressOf(address));
    for (const one of this.#own) {
      if (!wanted.some((other) => sameAddress(one, other))) this.#ip.removeAddress(this.#on, one);
    }
    this.#own = wanted;
    const now = this.#ip.timers.clock.now();
    leased.forEach(({ preferredMs, validMs }, index) => {
      const address = wanted[index];
      if (this.#on.find(address) !== undefined) {
        this.#ipv6.on(this.#on)?.lifeOf(address, 0)?.setLifetimes(preferredMs, validMs);
        return;
      }
      this.#ip.addAddress(
        this.#on,
        { address, length: PREFIX_LENGTH },
        {
          state: TENTATIVE,
          isOnLink: false,
          preferredUntil: now + preferredMs,
          validUntil: now + validMs,
        },
      );
    });
  }

  remove(): void {
    for (const one of this.#own) this.#ip.removeAddress(this.#on, one);
    this.#own = [];
  }
}
