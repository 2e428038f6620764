/**
 * The groups whose frames a link takes up. Each is joined as often as it is wanted, and left when
 * nobody wants it any more. What is looked up comes from the wire, what is in the table from us:
 * nobody outside can make it slow.
 */
import { ipv4Word, standsAt } from '../base/address.ts';
import { countersOf } from '../base/counters.ts';
import type { Counters } from '../base/counters.ts';
import { HARDWARE_ADDRESS_OCTETS } from './hardware-address.ts';

/** Thrice what one interface may join of IPv4 and IPv6 together. */
export const GROUPS_MAX = 1024;

interface Group {
  readonly address: Uint8Array;
  wanted: number;
  /** Another with the same last four octets. */
  next: Group | undefined;
}

export class Groups {
  readonly counters: Counters<'refusedFull'> = countersOf('refusedFull');
  /** By the last four octets, in which groups differ. */
  readonly #byTail = new Map<number, Group>();
  readonly #groupsMax: number;
  #size = 0;

  constructor(groupsMax: number = GROUPS_MAX) {
    this.#groupsMax = groupsMax;
  }

  get size(): number {
    return this.#size;
  }

  /** False when there are too many. */
  join(address: Uint8Array): boolean {
    const known = this.#find(address, 0);
    if (known !== undefined) {
      known.wanted++;
      return true;
    }
    if (this.#size === this.#groupsMax) {
      this.counters.refusedFull++;
      return false;
    }
    const tail = tailOf(address, 0);
    const group = { address: address.slice(), wanted: 1, next: this.#byTail.get(tail) };
    this.#byTail.set(tail, group);
    this.#size++;
    return true;
  }

  /** One less wants it; one that nobody joined is left as it is. */
  leave(address: Uint8Array): void {
    const known = this.#find(address, 0);
    if (known === undefined || --known.wanted > 0) return;
    this.#size--;
    const tail = tailOf(address, 0);
    const first = this.#byTail.get(tail);
    if (first !== known) unlink(first, known);
    else if (known.next !== undefined) this.#byTail.set(tail, known.next);
    else this.#byTail.delete(tail);
  }

  /** Whether the group at b[at] was joined. */
  has(b: Uint8Array, at: number): boolean {
    return this.#find(b, at) !== undefined;
  }

  addresses(): Uint8Array[] {
    const all: Uint8Array[] = [];
    for (const first of this.#byTail.values()) {
      for (let one: Group | undefined = first; one; one = one.next) all.push(one.address);
    }
    return all;
  }

  #find(b: Uint8Array, at: number): Group | undefined {
    let group = this.#byTail.get(tailOf(b, at));
    while (group !== undefined && !standsAt(group.address, b, at)) group = group.next;
    return group;
  }
}

function tailOf(b: Uint8Array, at: number): number {
  return ipv4Word(b, at + HARDWARE_ADDRESS_OCTETS - 4);
}

function unlink(first: Group | undefined, gone: Group): void {
  let group = first;
  while (group !== undefined && group.next !== gone) group = group.next;
  if (group !== undefined) group.next = gone.next;
}
