/**
 * The neighbours on one link, by address: the cache of RFC 4861 §5.1, for IPv4 what ARP fills. It
 * is bounded. Who is sent to finds a place, in that of the one that was not used for longest; who
 * speaks up unasked finds one only while there is room, so that nobody outside can push anyone out.
 * The buckets are keyed, so that nobody can aim at one.
 */
import { sameAddress } from '../base/address.ts';
import type { Address } from '../base/address.ts';
import { countersOf } from '../base/counters.ts';
import { OctetTable, keyedHash } from '../base/octet-table.ts';
import { copyOf } from '../base/octets.ts';
import { fraction } from '../base/random.ts';
import type { Random } from '../base/random.ts';
import type { Timers } from '../base/timers.ts';
import { hardwareNumber } from './hardware-address.ts';
import type { FrameLink, Resolver } from './link.ts';
import { Neighbour } from './neighbour.ts';
import type { NeighbourCounters, NeighbourGround } from './neighbour.ts';

export const NEIGHBOURS_MAX = 1024;

/** RFC 4861 §10: how the randomised times are spread about the one that was said. */
const RANDOM_FACTOR_MIN = 0.5;
const RANDOM_FACTOR_MAX = 1.5;

/** RFC 4861 §6.3.4: another random value every few hours. */
const REDRAW_MS = 2 * 3_600_000;

export interface NeighboursOptions {
  readonly link: FrameLink;
  readonly resolver: Resolver;
  readonly timers: Timers;
  readonly random: Random;
  readonly neighboursMax?: number;
}

/** As `ip neigh` shows it. */
export interface NeighbourEntry {
  readonly address: Address;
  readonly hardwareAddress: Uint8Array | undefined;
  /** The state's name in the specification. */
  readonly state: string;
}

export class Neighbours implements NeighbourGround {
  readonly link: FrameLink;
  readonly resolver: Resolver;
  readonly timers: Timers;
  readonly counters: NeighbourCounters = countersOf(
    'created',
    'forgotten',
    'evicted',
    'refusedFull',
    'unaskedRefused',
    'pendingDropped',
    'returned',
    'flushDropped',
  );
  /** RFC 4861 §10, in milliseconds. */
  retransTimer = 1000;
  delayFirstProbeTime = 5000;
  maxMulticastSolicit = 3;
  maxUnicastSolicit = 3;
  pendingOctets = 0;
  uses = 0;
  readonly #random: Random;
  readonly #table: OctetTable<Neighbour>;
  readonly #neighboursMax: number;
  #baseReachableTime = 30_000;
  #reachableTime = 0;
  #redrawAt = 0;

  constructor(options: NeighboursOptions) {
    this.link = options.link;
    this.resolver = options.resolver;
    this.timers = options.timers;
    this.#random = options.random;
    this.#neighboursMax = options.neighboursMax ?? NEIGHBOURS_MAX;
    this.#table = new OctetTable(keyedHash(options.random));
    this.#draw();
    this.link.onLinkChange((isUp) => {
      if (!isUp) this.flush();
    });
  }

  get size(): number {
    return this.#table.size;
  }

  /** RFC 4861 §6.3.2: uniformly between half and one and a half of the base, for a while. */
  get reachableTime(): number {
    return this.#reachableTime;
  }

  get baseReachableTime(): number {
    return this.#baseReachableTime;
  }

  /** In milliseconds, as a router says. */
  set baseReachableTime(ms: number) {
    if (ms === this.#baseReachableTime) return;
    this.#baseReachableTime = ms;
    this.#draw();
  }

  /** The neighbour of the address of `octets` octets at b[at], if it is in the table. */
  find(b: Uint8Array, at: number, octets: number): Neighbour | undefined {
    return this.#table.get(b, at, at + octets);
  }

  /** To send there: makes room for it where there is none; undefined when all are waiting. */
  neighbour(address: Address): Neighbour | undefined {
    const known = this.find(address, 0, address.length);
    return known ?? this.admit(new Neighbour(this, copyOf(address)));
  }

  /**
   * The neighbour at b[at] has answered, or said anew where it is; `hardwareAddress` is undefined
   * where it did not say (RFC 4861 §7.2.5). Nobody comes to be known by this.
   */
  advertised(
    b: Uint8Array,
    at: number,
    octets: number,
    hardwareAddress: number | undefined,
    isSolicited: boolean,
    isOverriding: boolean,
  ): void {
    const known = this.find(b, at, octets);
    if (known === undefined) return;
    if (hardwareAddress !== undefined) {
      known.advertise(hardwareAddress, isSolicited, isOverriding);
    } else if (known.hardwareAddress !== undefined) {
      known.advertise(known.linkAddress, isSolicited, isOverriding);
    }
  }

  /**
   * The neighbour at b[at] has named itself in what it sent. Who spoke to us (`isToUs`) will want
   * an answer, and is remembered if there is room; of others only what is known is corrected.
   */
  announced(
    b: Uint8Array,
    at: number,
    octets: number,
    hardwareAddress: number,
    isToUs: boolean,
  ): void {
    const known = this.find(b, at, octets);
    if (known !== undefined) known.announce(hardwareAddress);
    else if (isToUs && this.#table.size >= this.#neighboursMax) this.counters.unaskedRefused++;
    else if (isToUs) {
      const made = new Neighbour(this, copyOf(b, at, at + octets));
      this.#insert(made);
      made.announce(hardwareAddress);
    }
  }

  /** A neighbour set by hand; false when there is no room. */
  assign(address: Address, hardwareAddress: Uint8Array): boolean {
    const neighbour = this.neighbour(address);
    neighbour?.assign(hardwareNumber(hardwareAddress, 0));
    return neighbour !== undefined;
  }

  /** Forgets a neighbour; false when it was not known. */
  remove(address: Address): boolean {
    const known = this.find(address, 0, address.length);
    known?.remove();
    return known !== undefined;
  }

  /** Forgets all that were not set by hand, or them too. */
  flush(isOfPermanentToo = false): void {
    for (const one of this.#table.values()) if (isOfPermanentToo || !one.isPermanent) one.remove();
  }

  /** All of them, in the order of their addresses. */
  entries(): NeighbourEntry[] {
    const entries = this.#table.values().map(({ address, hardwareAddress, stateName }) => {
      return { address, hardwareAddress, state: stateName };
    });
    return entries.sort((one, other) => compare(one.address, other.address));
  }

  admit(neighbour: Neighbour): Neighbour | undefined {
    const { address } = neighbour;
    const known = this.find(address, 0, address.length);
    if (known !== undefined) return known;
    if (this.#table.size >= this.#neighboursMax && !this.#evict()) {
      this.counters.refusedFull++;
      return undefined;
    }
    this.#insert(neighbour);
    return neighbour;
  }

  forget(neighbour: Neighbour): void {
    if (!neighbour.isListed) return;
    this.#table.delete(neighbour.address);
    neighbour.isListed = false;
    neighbour.discard();
    this.counters.forgotten++;
  }

  redraw(): void {
    if (this.timers.clock.now() >= this.#redrawAt) this.#draw();
  }

  #draw(): void {
    const spread = RANDOM_FACTOR_MAX - RANDOM_FACTOR_MIN;
    const factor = RANDOM_FACTOR_MIN + spread * fraction(this.#random);
    this.#reachableTime = factor * this.#baseReachableTime;
    this.#redrawAt = this.timers.clock.now() + REDRAW_MS;
  }

  #insert(neighbour: Neighbour): void {
    this.redraw();
    this.#table.set(neighbour.address, neighbour);
    neighbour.isListed = true;
    neighbour.lastUse = ++this.uses;
    this.counters.created++;
  }

  /** Lets the one go that was not used for longest; false when none may. */
  #evict(): boolean {
    let oldest: Neighbour | undefined;
    for (const one of this.#table.values()) {
      const isOlder = oldest === undefined || one.lastUse < oldest.lastUse;
      if (one.isEvictable && isOlder) oldest = one;
    }
    if (oldest === undefined) return false;
    oldest.remove();
    this.counters.evicted++;
    return true;
  }
}

function compare(one: Address, other: Address): number {
  for (let at = 0; at < one.length; at++) {
    if (one[at] !== other[at]) return one[at] - other[at];
  }
  return sameAddress(one, other) ? 0 : one.length - other.length;
}
