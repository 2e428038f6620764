/**
 * Who on this host wants to hear which group on which interface (RFC 1112 §6.1, RFC 3376 §3.2
 * without sources): a group is joined by the first who wants it and left with the last. Bounded by
 * interface, and looked up where the address stands in a packet.
 */
import type { Address } from '../base/address.ts';
import { sameAddress, standsAt } from '../base/address.ts';
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import { copyOf } from '../base/octets.ts';
import type { NetworkInterface } from './interfaces.ts';

/** As Linux: net.ipv4.igmp_max_memberships is 20 a socket; this is all of them together. */
export const GROUPS_MAX = 256;

interface Membership {
  readonly group: Address;
  users: number;
}

export class Memberships {
  readonly counters: Counters<'refusedFull'> = countersOf('refusedFull');
  readonly #joined = new Map<NetworkInterface, Membership[]>();
  readonly #groupsMax: number;

  constructor(groupsMax: number = GROUPS_MAX) {
    this.#groupsMax = groupsMax;
  }

  /** 'first' when nobody had joined it before; 'full' when it cannot be joined. */
  join(on: NetworkInterface, group: Address): 'first' | 'again' | 'full' {
    const known = this.#find(on, group);
    if (known !== undefined) {
      known.users++;
      return 'again';
    }
    const joined = this.#joined.get(on) ?? [];
    if (joined.length >= this.#groupsMax) {
      this.counters.refusedFull++;
      return 'full';
    }
    this.#joined.set(on, [...joined, { group: copyOf(group), users: 1 }]);
    return 'first';
  }

  /** 'last' when nobody wants it any more; 'none' when nobody did. */
  leave(on: NetworkInterface, group: Address): 'last' | 'others' | 'none' {
    const known = this.#find(on, group);
    if (known === undefined) return 'none';
    known.users--;
    if (known.users > 0) return 'others';
    const kept = this.#joined.get(on)!.filter((one) => one !== known);
    this.#joined.set(on, kept);
    return 'last';
  }

  /** Whether the group at b[at] is wanted there. */
  isMember(on: NetworkInterface, b: Uint8Array, at: number): boolean {
    const joined = this.#joined.get(on);
    if (joined === undefined) return false;
    for (const { group } of joined) if (standsAt(group, b, at)) return true;
    return false;
  }

  groups(on: NetworkInterface): readonly Address[] {
    return (this.#joined.get(on) ?? []).map(({ group }) => group);
  }

  /** The interface is gone. */
  forget(on: NetworkInterface): void {
    this.#joined.delete(on);
  }

  #find(on: NetworkInterface, group: Address): Membership | undefined {
    return this.#joined.get(on)?.find((one) => sameAddress(one.group, group));
  }
}
