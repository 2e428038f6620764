/** Whether somebody on the link has an address already, and then that it is ours: RFC 5227. */
import type { Address } from '../../base/address.ts';
import type { Arp } from '../../link/arp.ts';
import type { NetworkInterface } from '../../network/interfaces.ts';

export interface ClaimOutcome {
  /** Nobody has it. */
  free(): void;
  /** Somebody has it, or insists on it later. */
  taken(): void;
}

export class Claiming {
  readonly #arpOn: (on: NetworkInterface) => Arp | undefined;
  readonly #on: NetworkInterface;
  /** What we stand up for on the link. */
  #address: Address | undefined;

  constructor(on: NetworkInterface, arpOn: (on: NetworkInterface) => Arp | undefined) {
    this.#on = on;
    this.#arpOn = arpOn;
  }

  claim(address: Address, { free, taken }: ClaimOutcome): void {
    const lost = (): void => {
      this.letGo();
      taken();
    };
    const claimant = {
      accepted: free,
      yielded: lost,
      givenUp: lost,
      suspended(): void {
        // The cable is in again: the link says so itself.
      },
    };
    const isOurs = this.#on.find(address) !== undefined;
    const claims = isOurs ? undefined : this.#arpOn(this.#on)?.claims;
    // Where there are no neighbours, or too many claims, nobody is asked.
    if (claims?.claim(address, claimant, false, true) === undefined) free();
    else this.#address = address;
  }

  /** Nobody stands up for it any more. */
  letGo(): void {
    if (this.#address === undefined) return;
    this.#arpOn(this.#on)?.claims.release(this.#address);
    this.#address = undefined;
  }
}
