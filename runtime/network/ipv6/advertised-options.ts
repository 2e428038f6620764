/** The options of a Router Advertisement, each for the part that it is meant for. */
import type { Address, Prefix } from '../../base/address.ts';
import { holds, IPV6_OCTETS } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { masked } from '../../base/prefix-tree.ts';
import { readDomainName } from '../../../generated/network/icmpv6.value.ts';
import {
  LIFETIME,
  OPTION_TYPE,
  optionBodyEnd,
  optionDnsSearchListDomainNamesEnd,
  optionDnsSearchListDomainNamesStart,
  optionDnsSearchListLifetime,
  optionMtuLinkMtu,
  optionPrefixInformationAutonomous,
  optionPrefixInformationOnLink,
  optionPrefixInformationPreferredLifetime,
  optionPrefixInformationPrefixLength,
  optionPrefixInformationPrefixStart,
  optionPrefixInformationValidLifetime,
  optionRecursiveDnsServerAddressesEnd,
  optionRecursiveDnsServerAddressesStart,
  optionRecursiveDnsServerLifetime,
  optionRouteInformationPrefixEnd,
  optionRouteInformationPrefixLength,
  optionRouteInformationPrefixStart,
  optionRouteInformationPrf,
  optionRouteInformationRouteLifetime,
  optionType,
  PREFERENCE,
  scanDomainName,
} from '../../../generated/network/icmpv6.wire.ts';
import { copyOf } from '../../base/octets.ts';
import type { NetworkInterface } from '../interfaces.ts';
import { LINK_LOCAL, MULTICAST } from '../ipv6-address.ts';
import type { Autoconfiguration } from '../slaac.ts';
import type { AdvertisedRoutes, RoutePreference } from './advertised-routes.ts';
import { IPV6_MTU_MIN } from './control.ts';
import { findOption } from './discovery-options.ts';
import type { NameServers } from './name-servers.ts';

export interface OptionsGround {
  readonly on: NetworkInterface;
  readonly routes: AdvertisedRoutes;
  readonly nameServers: NameServers;
  readonly autoconfiguration: Autoconfiguration;
}

/** What a route to all the world says of its router: RFC 4191 §3.1. */
export interface OfDefault {
  readonly preference: RoutePreference;
  readonly lifetimeMs: number;
}

export class AdvertisedOptions {
  readonly counters: Counters<
    'droppedMtu' | 'droppedPrefix' | 'droppedRoute' | 'droppedServer' | 'unknown'
  > = countersOf('droppedMtu', 'droppedPrefix', 'droppedRoute', 'droppedServer', 'unknown');
  /** Of the last advertisement. */
  ofDefault: OfDefault | undefined;
  readonly #ground: OptionsGround;

  constructor(ground: OptionsGround) {
    this.#ground = ground;
  }

  /** Those in b[at, end), which were found sound, as `router` has sent them. */
  take(b: Uint8Array, at: number, end: number, router: Address): void {
    this.ofDefault = undefined;
    for (let option = at; option < end; option = optionBodyEnd(b, option)) {
      switch (optionType(b, option)) {
        case OPTION_TYPE.PREFIX_INFORMATION:
          this.#takePrefix(b, option, router);
          break;
        case OPTION_TYPE.MTU:
          this.#takeMtu(b, option);
          break;
        case OPTION_TYPE.ROUTE_INFORMATION:
          this.#takeRoute(b, option, router);
          break;
        case OPTION_TYPE.RECURSIVE_DNS_SERVER:
          this.#takeServers(b, option, router);
          break;
        case OPTION_TYPE.DNS_SEARCH_LIST:
          this.#takeDomains(b, option, router);
          break;
        case OPTION_TYPE.SOURCE_LINK_LAYER_ADDRESS:
          break;
        default:
          // RFC 4861 §4.6: others are for others.
          this.counters.unknown++;
      }
    }
  }

  /** Whether b[at, end) tells of a prefix that is known to be on the link. */
  namesKnown(b: Uint8Array, at: number, end: number): boolean {
    const { routes } = this.#ground;
    let option = findOption(b, at, end, OPTION_TYPE.PREFIX_INFORMATION);
    while (option >= 0) {
      if (routes.hasOnLink(prefixOfInformation(b, option))) return true;
      const next = optionBodyEnd(b, option);
      option = findOption(b, next, end, OPTION_TYPE.PREFIX_INFORMATION);
    }
    return false;
  }

  /** RFC 4861 §6.3.4 and RFC 4862 §5.5.3. */
  #takePrefix(b: Uint8Array, option: number, router: Address): void {
    const prefix = prefixOfInformation(b, option);
    if (isNoPrefix(prefix)) {
      this.counters.droppedPrefix++;
      return;
    }
    const validMs = milliseconds(optionPrefixInformationValidLifetime(b, option));
    if (optionPrefixInformationOnLink(b, option) === 1) {
      this.#ground.routes.putOnLink(prefix, validMs);
    }
    if (optionPrefixInformationAutonomous(b, option) === 0) return;
    const preferredMs = milliseconds(optionPrefixInformationPreferredLifetime(b, option));
    this.#ground.autoconfiguration.hear(prefix, preferredMs, validMs, router);
  }

  /** RFC 4861 §6.3.4. */
  #takeMtu(b: Uint8Array, option: number): void {
    const { on } = this.#ground;
    const mtu = optionMtuLinkMtu(b, option);
    if (mtu < IPV6_MTU_MIN || mtu > on.link.mtu) this.counters.droppedMtu++;
    else on.mtu = mtu;
  }

  /** RFC 4191 §2.3 and §3.1. */
  #takeRoute(b: Uint8Array, option: number, router: Address): void {
    const length = optionRouteInformationPrefixLength(b, option);
    const start = optionRouteInformationPrefixStart(b, option);
    const octets = optionRouteInformationPrefixEnd(b, option) - start;
    const prf = optionRouteInformationPrf(b, option);
    // As many octets as the length needs; and the reserved preference is no route's.
    if (octets * 8 < length || octets > IPV6_OCTETS || prf === PREFERENCE.RESERVED) {
      this.counters.droppedRoute++;
      return;
    }
    const address = new Uint8Array(IPV6_OCTETS);
    address.set(b.subarray(start, start + octets));
    const prefix = masked({ address, length });
    const preference = preferenceOf(prf);
    const lifetimeMs = milliseconds(optionRouteInformationRouteLifetime(b, option));
    if (length === 0) this.ofDefault = { preference, lifetimeMs };
    else if (isNoPrefix(prefix)) this.counters.droppedRoute++;
    else this.#ground.routes.advertise(prefix, router, preference, lifetimeMs);
  }

  /** RFC 8106 §5.1. */
  #takeServers(b: Uint8Array, option: number, router: Address): void {
    const lifetimeMs = milliseconds(optionRecursiveDnsServerLifetime(b, option));
    const end = optionRecursiveDnsServerAddressesEnd(b, option);
    let at = optionRecursiveDnsServerAddressesStart(b, option);
    for (; at < end; at += IPV6_OCTETS) {
      if (holds(MULTICAST, b, at)) this.counters.droppedServer++;
      else {
        this.#ground.nameServers.putServer(copyOf(b, at, at + IPV6_OCTETS), router, lifetimeMs);
      }
    }
  }

  /** RFC 8106 §5.2. */
  #takeDomains(b: Uint8Array, option: number, router: Address): void {
    const lifetimeMs = milliseconds(optionDnsSearchListLifetime(b, option));
    const end = optionDnsSearchListDomainNamesEnd(b, option);
    let at = optionDnsSearchListDomainNamesStart(b, option);
    while (at < end) {
      const next = scanDomainName(b, at, end);
      const name = readDomainName(b, at, next);
      // Names of no label fill up the last eight octets.
      if (name !== '') this.#ground.nameServers.putDomain(name, router, lifetimeMs);
      at = next;
    }
  }
}

/** RFC 4191 §2.2: what is reserved is taken for the usual. */
export function preferenceOf(prf: number): RoutePreference {
  return prf === PREFERENCE.HIGH || prf === PREFERENCE.LOW ? prf : PREFERENCE.MEDIUM;
}

/** A lifetime as routers tell it, in milliseconds. */
function milliseconds(lifetime: number): number {
  return lifetime === LIFETIME.INFINITY ? Infinity : lifetime * 1000;
}

function prefixOfInformation(b: Uint8Array, option: number): Prefix {
  const start = optionPrefixInformationPrefixStart(b, option);
  const address = b.subarray(start, start + IPV6_OCTETS);
  return masked({ address, length: optionPrefixInformationPrefixLength(b, option) });
}

/** RFC 4861 §6.3.4: link-local ones are known to all; and nobody can be in a group's. */
function isNoPrefix({ address, length }: Prefix): boolean {
  if (length === 0) return true;
  return holds(LINK_LOCAL, address, 0) || holds(MULTICAST, address, 0);
}
