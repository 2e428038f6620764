/**
 * The groups whose frames a link takes up. Each is joined as often as it is wanted, and left when
 * nobody wants it any more. What is looked up comes from the wire, what is in the table from us:
 * nobody outside can make it slow.
 */
import { ipv4Word } from '../base/address.ts';
import { countersOf } from '../base/counters.ts';
import type { Counters } from '../base/counters.ts';
import { OctetTable } from '../base/octet-table.ts';
import { copyOf } from '../base/octets.ts';
import { HARDWARE_ADDRESS_OCTETS } from './hardware-address.ts';

/** Thrice what one interface may join of IPv4 and IPv6 together. */
export const GROUPS_MAX = 1024;

interface Group {
  readonly address: Uint8Array;
  wanted: number;
}

export class Groups {
  readonly counters: Counters<'refusedFull'> = countersOf('refusedFull');
  /** By the last four octets, in which groups differ. */
  readonly #joined = new OctetTable<Group>((b, _, end) => ipv4Word(b, end - 4));
  readonly #groupsMax: number;

  constructor(groupsMax: number = GROUPS_MAX) {
    this.#groupsMax = groupsMax;
  }

  get size(): number {
    return this.#joined.size;
  }

  /** False when there are too many. */
  join(address: Uint8Array): boolean {
    const known = this.#joined.get(address, 0, HARDWARE_ADDRESS_OCTETS);
    if (known !== undefined) known.wanted++;
    else if (this.#joined.size >= this.#groupsMax) {
      this.counters.refusedFull++;
      return false;
    } else this.#joined.set(address, { address: copyOf(address), wanted: 1 });
    return true;
  }

  /** One less wants it; one that nobody joined is left as it is. */
  leave(address: Uint8Array): void {
    const known = this.#joined.get(address, 0, HARDWARE_ADDRESS_OCTETS);
    if (known !== undefined && --known.wanted === 0) this.#joined.delete(address);
  }

  /** Whether the group at b[at] was joined. */
  has(b: Uint8Array, at: number): boolean {
    return this.#joined.get(b, at, at + HARDWARE_ADDRESS_OCTETS) !== undefined;
  }

  addresses(): Uint8Array[] {
    return this.#joined.values().map((group) => group.address);
  }
}
