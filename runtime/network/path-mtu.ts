/**
 * What paths carry, by destination: RFC 1191 for IPv4, RFC 8201 for IPv6. Learnt from ICMP errors
 * alone, which only ever make it less (RFC 8201 §4); forgotten after ten minutes, so that a path
 * that has become wider is found (RFC 1191 §6.3). Bounded: the entry that is the first to be
 * forgotten makes room.
 *
 * The floor is the caller's: 1280 for IPv6, as RFC 8200 §5 has it. For IPv4 it is 552, as in Linux,
 * and not the 68 of RFC 791: whoever can forge one ICMP error could else make us send packets with
 * twenty-eight octets of data each. Paths that carry less do so by fragments: below the floor
 * packets go without Don't Fragment.
 */
import type { Address } from '../base/address.ts';
import { sameAddress } from '../base/address.ts';
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import { copyOf } from '../base/octets.ts';
import { masked, PrefixTree } from '../base/prefix-tree.ts';
import type { Timers } from '../base/timers.ts';
import { Timer } from '../base/timers.ts';
import { Generation } from './routing-table.ts';

export const PATH_MTU_AGE_MS = 600_000;
export const PATH_MTU_ENTRIES_MAX = 1024;

export interface PathMtu {
  readonly destination: Address;
  /** In octets. */
  readonly mtu: number;
  /** The path carries less than the floor: fragment rather than insist. */
  readonly isBelowFloor: boolean;
  readonly forgottenAt: number;
}

export class PathMtus {
  readonly counters: Counters<'learned' | 'ignoredLarger' | 'belowFloor' | 'evicted'> = countersOf(
    'learned',
    'ignoredLarger',
    'belowFloor',
    'evicted',
  );
  /** Moves on whenever a path's MTU may have changed. */
  readonly generation = new Generation();
  readonly #timers: Timers;
  readonly #entriesMax: number;
  readonly #byDestination = { 4: new PrefixTree<PathMtu>(), 16: new PrefixTree<PathMtu>() };
  /** In the order in which they are forgotten. */
  readonly #entries: PathMtu[] = [];
  readonly #age: Timer;

  constructor(timers: Timers, entriesMax: number = PATH_MTU_ENTRIES_MAX) {
    this.#timers = timers;
    this.#entriesMax = entriesMax;
    this.#age = new Timer(timers, () => this.#forget());
  }

  get size(): number {
    return this.#entries.length;
  }

  find(destination: Address): PathMtu | undefined {
    const tree = this.#byDestination[destination.length === 4 ? 4 : 16];
    return tree.longest(destination, 0);
  }

  /**
   * A router says that the path carries `mtu`, while it was thought to carry `before`. Whether that
   * is less, and so believed.
   */
  learn(destination: Address, mtu: number, before: number, floor: number): boolean {
    if (mtu >= before) {
      this.counters.ignoredLarger++;
      return false;
    }
    if (mtu < floor) this.counters.belowFloor++;
    this.counters.learned++;
    this.#put({
      destination: copyOf(destination),
      mtu: Math.max(mtu, floor),
      isBelowFloor: mtu < floor,
      forgottenAt: this.#timers.clock.now() + PATH_MTU_AGE_MS,
    });
    return true;
  }

  *entries(): Generator<PathMtu> {
    yield* this.#entries;
  }

  #put(entry: PathMtu): void {
    const { destination } = entry;
    const known = this.#entries.findIndex((one) => sameAddress(one.destination, destination));
    if (known >= 0) this.#drop(known);
    else if (this.#entries.length >= this.#entriesMax) {
      this.counters.evicted++;
      this.#drop(0);
    }
    this.#entries.push(entry);
    this.#byDestination[destination.length === 4 ? 4 : 16].set(hostPrefix(destination), entry);
    this.generation.next();
    this.#wait();
  }

  #drop(index: number): void {
    const [{ destination }] = this.#entries.splice(index, 1);
    this.#byDestination[destination.length === 4 ? 4 : 16].delete(hostPrefix(destination));
  }

  #forget(): void {
    const now = this.#timers.clock.now();
    while (this.#entries.length > 0 && this.#entries[0].forgottenAt <= now) this.#drop(0);
    this.generation.next();
    this.#wait();
  }

  #wait(): void {
    if (this.#entries.length === 0) this.#age.stop();
    else this.#age.start(this.#entries[0].forgottenAt - this.#timers.clock.now());
  }
}

function hostPrefix(address: Address): ReturnType<typeof masked> {
  return { address, length: address.length * 8 };
}
