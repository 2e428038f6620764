/**
 * Addresses that an interface gives itself: of its link, and of each prefix that a router lets it
 * (RFC 4862 §5.3 and §5.5), stable ones by RFC 7217 and beside them temporary ones by RFC 8981,
 * each of which has a successor before it is used up. A router can shorten a life, but not to less
 * than two hours (RFC 4862 §5.5.3 (e)), so that nobody who forges one can take our addresses away.
 */
import type { Address, Prefix } from '../base/address.ts';
import { holds, IPV6_OCTETS, sameAddress } from '../base/address.ts';
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import { fraction } from '../base/random.ts';
import type { Random } from '../base/random.ts';
import type { Timers } from '../base/timers.ts';
import type { AddressLife } from './address-life.ts';
import type { NetworkInterface } from './interfaces.ts';
import { isSamePrefix } from './ipv6/advertised-routes.ts';
import { temporaryAddress } from './ipv6/interface-identifier.ts';
import type { StableIdentifiers } from './ipv6/interface-identifier.ts';
import { LINK_LOCAL, LINK_LOCAL_SUBNET } from './ipv6-address.ts';

/** On one interface, of all prefixes together. */
export const FORMED_ADDRESSES_MAX = 32;
/** Of one prefix; more are not told apart. */
const ROUTERS_MAX = 8;
/** RFC 4291 §2.5.1. */
export const SUBNET_PREFIX_LENGTH = 64;
/** RFC 4862 §5.5.3 (e). */
const TWO_HOURS_MS = 7_200_000;
/** RFC 7217 §7 and RFC 8981 §3.8. */
export const IDGEN_RETRIES = 3;
export const TEMP_IDGEN_RETRIES = 3;
export const TEMP_VALID_LIFETIME_MS = 2 * 86_400_000;
export const TEMP_PREFERRED_LIFETIME_MS = 86_400_000;
const MAX_DESYNC_FACTOR_MS = 0.4 * TEMP_PREFERRED_LIFETIME_MS;

/** The interface's other parts, as much of them as is needed here. */
export interface AutoconfigurationGround {
  readonly on: NetworkInterface;
  readonly timers: Timers;
  readonly random: Random;
  readonly identifiers: StableIdentifiers;
  /** What tells this network from others, if anything does: RFC 7217 §5. */
  readonly networkId: Uint8Array;
  readonly formsAddresses: boolean;
  readonly formsTemporaryAddresses: boolean;
  readonly detectTransmits: number;
  readonly retransTimer: number;
  /** Undefined when there is no room for it. */
  addAddress(address: Address, isTemporary: boolean): AddressLife | undefined;
  removeAddress(address: Address): void;
  /** RFC 4862 §5.4.5: nobody helps but who runs the network. */
  gaveUp(address: Address): void;
}

interface Formed {
  readonly prefix: Prefix;
  readonly life: AddressLife;
  readonly isTemporary: boolean;
  /** How often somebody else had the address. */
  readonly conflicts: number;
  readonly createdAt: number;
  /** RFC 8981 §3.8: so that not all hosts draw their addresses at once. */
  readonly desyncMs: number;
  hasSuccessor: boolean;
  /** Those that have told of the prefix: RFC 6724 §5, rule 5.5. */
  readonly routers: Address[];
}

interface Lifetimes {
  readonly preferredMs: number;
  readonly validMs: number;
}

const FOR_EVER: Lifetimes = { preferredMs: Infinity, validMs: Infinity };

export class Autoconfiguration {
  readonly counters: Counters<
    | 'formed'
    | 'formedTemporary'
    | 'prefixesHeard'
    | 'droppedUnwanted'
    | 'droppedLinkLocal'
    | 'droppedLifetimes'
    | 'droppedLength'
    | 'refusedFull'
    | 'shortenedToTwoHours'
    | 'notShortened'
    | 'duplicates'
    | 'gaveUp'
  > = countersOf(
    'formed',
    'formedTemporary',
    'prefixesHeard',
    'droppedUnwanted',
    'droppedLinkLocal',
    'droppedLifetimes',
    'droppedLength',
    'refusedFull',
    'shortenedToTwoHours',
    'notShortened',
    'duplicates',
    'gaveUp',
  );
  readonly #ground: AutoconfigurationGround;
  readonly #formed: Formed[] = [];
  /** Where every address that we would have had was somebody else's. */
  readonly #hopeless: Prefix[] = [];

  constructor(ground: AutoconfigurationGround) {
    this.#ground = ground;
  }

  /** How long before its end a temporary address has a successor: RFC 8981 §3.8. */
  get regenAdvanceMs(): number {
    const { detectTransmits, retransTimer } = this.#ground;
    return 2000 + TEMP_IDGEN_RETRIES * detectTransmits * retransTimer;
  }

  /** RFC 4862 §5.3: the link is up. */
  formLinkLocal(): void {
    const isThere = this.#ground.on.addresses.some(
      ({ address }) => address.length === IPV6_OCTETS && holds(LINK_LOCAL, address, 0),
    );
    const isHopeless = this.#hopeless.some((one) => isSamePrefix(one, LINK_LOCAL_SUBNET));
    const isWanted = this.#ground.formsAddresses && !isHopeless;
    if (isWanted && !isThere) this.#formStable(LINK_LOCAL_SUBNET, FOR_EVER, 0);
  }

  /** RFC 4862 §5.5.3: a router lets us form addresses of a prefix. In milliseconds. */
  hear(prefix: Prefix, preferredMs: number, validMs: number, router: Address): void {
    const { counters } = this;
    counters.prefixesHeard++;
    if (!this.#ground.formsAddresses) counters.droppedUnwanted++;
    else if (holds(LINK_LOCAL, prefix.address, 0)) counters.droppedLinkLocal++;
    else if (preferredMs > validMs) counters.droppedLifetimes++;
    else if (prefix.length !== SUBNET_PREFIX_LENGTH) counters.droppedLength++;
    else {
      this.#update(prefix, { preferredMs, validMs });
      this.#remember(prefix, router);
    }
  }

  /** Whether the router has told of the prefix that an address of ours is of. */
  isGivenBy(address: Address, router: Address): boolean {
    const formed = this.#formed.find(({ life }) => sameAddress(life.own.address, address));
    return formed?.routers.some((one) => sameAddress(one, router)) ?? false;
  }

  /** Somebody else has the address: another one, a few times over. */
  duplicated(life: AddressLife): void {
    const formed = this.#forget(life);
    if (formed === undefined) return;
    this.counters.duplicates++;
    const { prefix, isTemporary, conflicts } = formed;
    const left = this.#leftOf(life);
    this.#ground.removeAddress(life.own.address);
    if (conflicts >= (isTemporary ? TEMP_IDGEN_RETRIES : IDGEN_RETRIES)) {
      this.counters.gaveUp++;
      if (!isTemporary) this.#hopeless.push(prefix);
      this.#ground.gaveUp(life.own.address);
    } else if (isTemporary) this.#formTemporary(prefix, left, conflicts + 1);
    else this.#formStable(prefix, left, conflicts + 1);
  }

  /** RFC 8981 §3.6. */
  succeed(life: AddressLife): void {
    const formed = this.#formed.find((one) => one.life === life);
    if (formed === undefined || formed.hasSuccessor) return;
    formed.hasSuccessor = true;
    const stable = this.#formed.find(
      (one) => !one.isTemporary && isSamePrefix(one.prefix, formed.prefix),
    );
    if (stable !== undefined) this.#formTemporary(formed.prefix, this.#leftOf(stable.life), 0);
  }

  /** Its time was over, or a user took it away. */
  removed(life: AddressLife): void {
    this.#forget(life);
  }

  /** The link is another one: nothing that routers have given is worth anything. */
  clear(): void {
    this.#hopeless.length = 0;
    for (const { prefix, life } of [...this.#formed]) {
      if (!isSamePrefix(prefix, LINK_LOCAL_SUBNET)) this.#ground.removeAddress(life.own.address);
    }
  }

  #update(prefix: Prefix, heard: Lifetimes): void {
    const known = this.#formed.filter((one) => isSamePrefix(one.prefix, prefix));
    const isHopeless = this.#hopeless.some((one) => isSamePrefix(one, prefix));
    const hasStable = isHopeless || known.some(({ isTemporary }) => !isTemporary);
    if (!hasStable && heard.validMs > 0) this.#formStable(prefix, heard, 0);
    for (const one of known) this.#renew(one, heard);
    const hasTemporary = known.some(({ isTemporary }) => isTemporary);
    if (hasTemporary || !this.#ground.formsTemporaryAddresses || heard.validMs === 0) return;
    this.#formTemporary(prefix, heard, 0);
  }

  #remember(prefix: Prefix, router: Address): void {
    for (const { prefix: own, routers } of this.#formed) {
      const isNew = !routers.some((one) => sameAddress(one, router));
      if (isNew && routers.length < ROUTERS_MAX && isSamePrefix(own, prefix)) {
        routers.push(router);
      }
    }
  }

  #formStable(prefix: Prefix, lifetimes: Lifetimes, conflicts: number): void {
    const { identifiers, on, networkId } = this.#ground;
    const address = identifiers.address(prefix, on.name, networkId, conflicts);
    const life = this.#form(prefix, address, false, conflicts, 0);
    if (life === undefined) return;
    this.counters.formed++;
    life.setLifetimes(lifetimes.preferredMs, lifetimes.validMs);
  }

  /** RFC 8981 §3.4. */
  #formTemporary(prefix: Prefix, { preferredMs, validMs }: Lifetimes, conflicts: number): void {
    const { random } = this.#ground;
    const desyncMs = fraction(random) * MAX_DESYNC_FACTOR_MS;
    const preferred = Math.min(preferredMs, TEMP_PREFERRED_LIFETIME_MS - desyncMs);
    const regenerationMs = preferred - this.regenAdvanceMs;
    // (5): it would have to be succeeded at once, again and again.
    if (regenerationMs <= 0) return;
    const address = temporaryAddress(prefix, random);
    const life = this.#form(prefix, address, true, conflicts, desyncMs);
    if (life === undefined) return;
    this.counters.formedTemporary++;
    life.setLifetimes(preferred, Math.min(validMs, TEMP_VALID_LIFETIME_MS), regenerationMs);
  }

  #form(
    prefix: Prefix,
    address: Address,
    isTemporary: boolean,
    conflicts: number,
    desyncMs: number,
  ): AddressLife | undefined {
    const isOurs = this.#ground.on.addresses.some((own) => sameAddress(own.address, address));
    if (isOurs) return undefined;
    const life =
      this.#formed.length < FORMED_ADDRESSES_MAX
        ? this.#ground.addAddress(address, isTemporary)
        : undefined;
    if (life === undefined) {
      this.counters.refusedFull++;
      return undefined;
    }
    const createdAt = this.#ground.timers.clock.now();
    const hasSuccessor = false;
    this.#formed.push({
      prefix,
      life,
      isTemporary,
      conflicts,
      createdAt,
      desyncMs,
      hasSuccessor,
      routers: [],
    });
    return life;
  }

  /** RFC 4862 §5.5.3 (e), within the bounds of RFC 8981 §3.4 (2) for a temporary address. */
  #renew({ life, isTemporary, createdAt, desyncMs, hasSuccessor }: Formed, heard: Lifetimes): void {
    const now = this.#ground.timers.clock.now();
    const remaining = life.own.validUntil - now;
    let { preferredMs, validMs } = heard;
    if (validMs <= TWO_HOURS_MS && validMs <= remaining) {
      const isShort = remaining <= TWO_HOURS_MS;
      validMs = isShort ? remaining : TWO_HOURS_MS;
      this.counters[isShort ? 'notShortened' : 'shortenedToTwoHours']++;
    }
    if (!isTemporary) {
      life.setLifetimes(preferredMs, validMs);
      return;
    }
    const age = now - createdAt;
    validMs = Math.min(validMs, TEMP_VALID_LIFETIME_MS - age);
    preferredMs = Math.max(0, Math.min(preferredMs, TEMP_PREFERRED_LIFETIME_MS - desyncMs - age));
    const regenerationMs = Math.max(0, preferredMs - this.regenAdvanceMs);
    life.setLifetimes(preferredMs, validMs, hasSuccessor ? Infinity : regenerationMs);
  }

  #leftOf({ own }: AddressLife): Lifetimes {
    const now = this.#ground.timers.clock.now();
    const preferredMs = Math.max(0, own.preferredUntil - now);
    return { preferredMs, validMs: Math.max(0, own.validUntil - now) };
  }

  #forget(life: AddressLife): Formed | undefined {
    const place = this.#formed.findIndex((one) => one.life === life);
    return place < 0 ? undefined : this.#formed.splice(place, 1)[0];
  }
}
