/**
 * What a server gives, once it is believed: a letter's options become a plain Lease, or there is a
 * word for what is wrong with them. A server may be anybody on the link; so whatever could harm
 * more than the use of that link is left out: addresses that are nobody's or everyone's, routes
 * to ourselves and to groups, names that are none, an MTU too small for IPv6.
 */
import type { Route } from '../../../generated/application/dhcpv4.value.ts';
import { addressOf, ipv4Word, showAddress } from '../../base/address.ts';
import type { Address } from '../../base/address.ts';
import { masked } from '../../base/prefix-tree.ts';
import { isHost, isLoopback, isMulticast, maskOf } from '../../network/ipv4/blocks.ts';
import type { Options } from './letter.ts';

/** What is further behind in a list is not used. */
export const LEASE_ROUTES_MAX = 64;
export const LEASE_SERVERS_MAX = 8;
export const LEASE_NAMES_MAX = 16;
/** RFC 8200 §5: the link is that of IPv6 too. */
export const LEASE_MTU_MIN = 1280;

const SECOND = 1000;
/** RFC 2131 §3.3: it does not end. */
const FOR_EVER = 0xffffffff;
/** RFC 1035 §2.3.4. */
const NAME_OCTETS_MAX = 253;
const NAME = /^[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_][a-z0-9_-]{0,62})*\.?$/i;

/** A way that came with the address; without a gateway the destination is on the link. */
export interface LeaseRoute {
  /** `0.0.0.0/0` */
  readonly destination: string;
  readonly gateway: string | undefined;
}

export interface LeaseTerms {
  readonly address: string;
  readonly prefixLength: number;
  readonly routes: readonly LeaseRoute[];
  readonly dnsServers: readonly string[];
  readonly domain: string | undefined;
  readonly search: readonly string[];
  readonly mtu: number | undefined;
  /** Who gave it. */
  readonly server: string;
}

/** Milliseconds of the stack's clock; Infinity where it never comes. */
export interface LeaseTimes {
  readonly obtained: number;
  readonly renewal: number;
  readonly rebinding: number;
  readonly expiry: number;
}

export interface Lease extends LeaseTerms {
  readonly times: LeaseTimes;
}

/** In milliseconds from when it was asked for; zero where the server does not say. */
export interface LeaseDurations {
  readonly lease: number;
  readonly renewal: number;
  readonly rebinding: number;
}

export type LeaseFault = 'noServer' | 'noAddress' | 'badMask' | 'noLeaseTime';

export interface Granted {
  readonly terms: LeaseTerms;
  readonly durations: LeaseDurations;
}

/** What the server gives with the address of that word. */
export function grantedIn(options: Options, addressWord: number): Granted | LeaseFault {
  const server = options.get('serverIdentifier')?.serverIdentifier;
  if (server === undefined || !isHostText(server)) return 'noServer';
  const prefixLength = prefixLengthIn(options, addressWord);
  if (prefixLength === undefined) return 'badMask';
  if (!isHost(addressWord) || isEdge(addressWord, prefixLength)) return 'noAddress';
  const durations = durationsIn(options);
  if (durations === undefined) return 'noLeaseTime';
  const address = showAddress(octetsOf(addressWord));
  const servers = options.get('domainNameServer')?.domainNameServers ?? [];
  const dnsServers = servers.filter(isHostText).slice(0, LEASE_SERVERS_MAX);
  const routes = routesIn(options, address).slice(0, LEASE_ROUTES_MAX);
  const domain = options.get('domainName')?.domainName;
  const search = options.get('domainSearch')?.searchList.names ?? [];
  const mtu = options.get('interfaceMtu')?.mtu;
  return {
    terms: {
      address,
      prefixLength,
      routes,
      dnsServers,
      domain: domain !== undefined && isName(domain) ? domain : undefined,
      search: search.filter(isName).slice(0, LEASE_NAMES_MAX),
      mtu: mtu !== undefined && mtu >= LEASE_MTU_MIN ? mtu : undefined,
      server,
    },
    durations,
  };
}

function octetsOf(word: number): Address {
  return Uint8Array.of(word >>> 24, word >>> 16, word >>> 8, word);
}

const wordOf = (text: string): number => ipv4Word(addressOf(text), 0);
const isHostText = (text: string): boolean => isHost(wordOf(text));
const isName = (text: string): boolean => text.length <= NAME_OCTETS_MAX && NAME.test(text);

/** As the mask says; by its class, as before there were masks, where there is none. */
function prefixLengthIn(options: Options, address: number): number | undefined {
  const mask = options.get('subnetMask')?.mask;
  if (mask === undefined) return classLength(address);
  const word = wordOf(mask);
  for (let length = 1; length <= 32; length++) if (maskOf(length) === word) return length;
  return undefined;
}

/** RFC 791 §3.2: by the first bits, of which the sign is the first. */
function classLength(address: number): number {
  if (address >= 0) return 8;
  return address << 1 >= 0 ? 16 : 24;
}

/** The number of a network, or its broadcast address. */
function isEdge(address: number, length: number): boolean {
  const hosts = ~maskOf(length);
  // RFC 3021: a network of two has neither.
  return length <= 30 && ((address & hosts) === 0 || (address & hosts) === hosts);
}

/** Undefined when it says no lease time. RFC 2131 §4.4.5: times that are in no order are none. */
function durationsIn(options: Options): LeaseDurations | undefined {
  const seconds = options.get('ipAddressLeaseTime')?.leaseTime ?? 0;
  if (seconds === 0) return undefined;
  const lease = seconds === FOR_EVER ? Infinity : seconds * SECOND;
  const renewal = (options.get('renewalTimeValue')?.t1 ?? 0) * SECOND;
  const rebinding = (options.get('rebindingTimeValue')?.t2 ?? 0) * SECOND;
  const isInOrder = (renewal || lease / 2) < (rebinding || (lease * 7) / 8) && rebinding < lease;
  return isInOrder ? { lease, renewal, rebinding } : { lease, renewal: 0, rebinding: 0 };
}

function routesIn(options: Options, address: string): readonly LeaseRoute[] {
  const classless = options.get('classlessStaticRoute');
  // RFC 3442: who sends it means it instead of Router.
  if (classless !== undefined) {
    return classless.routes.flatMap((one) => routeOf(one, address));
  }
  const routers = options.get('router')?.routers ?? [];
  const usable = routers.filter((one) => isHostText(one) && one !== address);
  return usable.map((gateway) => ({ destination: '0.0.0.0/0', gateway }));
}

function routeOf({ width, significantOctets, router }: Route, own: string): readonly LeaseRoute[] {
  const octets = new Uint8Array(4);
  octets.set(significantOctets);
  const prefix = masked({ address: octets, length: width });
  const word = ipv4Word(prefix.address, 0);
  if (isLoopback(word) || isMulticast(word)) return [];
  const isOnLink = wordOf(router) === 0;
  if (!isOnLink && (!isHostText(router) || router === own)) return [];
  const destination = `${showAddress(prefix.address)}/${width}`;
  return [{ destination, gateway: isOnLink ? undefined : router }];
}
