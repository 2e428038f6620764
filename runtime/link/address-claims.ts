/** All claims to addresses on one link, by address. */
import { ipv4Word } from '../base/address.ts';
import type { Address } from '../base/address.ts';
import { countersOf } from '../base/counters.ts';
import type { Counters } from '../base/counters.ts';
import { AddressClaim } from './address-claim.ts';
import type { Claimant, ClaimGround } from './address-claim.ts';

/** Of addresses on one link. */
export const CLAIMS_MAX = 256;

export class AddressClaims {
  readonly counters: Counters<'refusedFull'> = countersOf('refusedFull');
  readonly #claims = new Map<number, AddressClaim>();
  readonly #ground: ClaimGround;

  constructor(ground: Omit<ClaimGround, 'conflictsInRow'>) {
    this.#ground = { ...ground, conflictsInRow: 0 };
  }

  /**
   * Begins to ask whether an address is free, and defends it from then on: until it is released, or
   * until somebody else insists, unless it is `neverGivenUp`; `isHurried` where somebody waits who
   * may rely on whoever gave the address. Undefined when there are too many, or when it is claimed
   * already.
   */
  claim(
    address: Address,
    claimant: Claimant,
    neverGivenUp: boolean = false,
    isHurried: boolean = false,
  ): AddressClaim | undefined {
    const word = ipv4Word(address, 0);
    if (this.#claims.has(word)) return undefined;
    if (this.#claims.size >= CLAIMS_MAX) {
      this.counters.refusedFull++;
      return undefined;
    }
    const claim = new AddressClaim(this.#ground, word, claimant, neverGivenUp, isHurried);
    this.#claims.set(word, claim);
    claim.claim();
    return claim;
  }

  find(address: Address): AddressClaim | undefined {
    return this.#claims.get(ipv4Word(address, 0));
  }

  release(address: Address): void {
    const word = ipv4Word(address, 0);
    this.#claims.get(word)?.release();
    this.#claims.delete(word);
  }

  /** Another host has sent from this address. */
  conflict(word: number): void {
    this.#claims.get(word)?.conflict();
  }

  /** Another host probes for this address. */
  rival(word: number): void {
    this.#claims.get(word)?.rival();
  }

  /** The link is up again. */
  reconnect(): void {
    for (const claim of [...this.#claims.values()]) claim.reconnect();
  }

  /** In use or on the way to it: address as a word, and the state's name. */
  entries(): { readonly word: number; readonly state: string }[] {
    return [...this.#claims.values()].map(({ word, stateName }) => ({ word, state: stateName }));
  }
}
