/**
 * A router that tells its link so: RFC 4861 §6.2, with routes (RFC 4191) and name servers (RFC
 * 8106). It advertises from time to time, and answers who asks, but not more than once in three
 * seconds, whoever asks how often.
 */
import type { Address, Prefix } from '../base/address.ts';
import { IPV6_OCTETS, showAddress } from '../base/address.ts';
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import { fraction } from '../base/random.ts';
import type { Random } from '../base/random.ts';
import { Timer } from '../base/timers.ts';
import type { Timers } from '../base/timers.ts';
import { groupHardwareAddress } from '../link/hardware-address.ts';
import type { Neighbours } from '../link/neighbours.ts';
import {
  encodeMessage,
  writeDomainName,
  writeMessage,
} from '../../generated/network/icmpv6.value.ts';
import type { Option } from '../../generated/network/icmpv6.value.ts';
import {
  LIFETIME,
  MESSAGE_TYPE,
  OPTION_TYPE,
  optionDnsSearchListDomainNamesStart,
  PREFERENCE,
  routerSolicitationOptionsStart,
} from '../../generated/network/icmpv6.wire.ts';
import * as machine from '../../generated/network/router-advertiser.machine.ts';
import type { Arrival } from './arrival.ts';
import type { NetworkInterface } from './interfaces.ts';
import type { RoutePreference } from './ipv6/advertised-routes.ts';
import type { ControlSender } from './ipv6/control.ts';
import { linkLayerAddress } from './ipv6/discovery-options.ts';
import { ALL_NODES, isLinkLocalAt, isUnspecifiedAt } from './ipv6-address.ts';
import { CUR_HOP_LIMIT } from './router-discovery.ts';

export interface AdvertisedPrefix {
  readonly prefix: Prefix;
  readonly isOnLink?: boolean;
  readonly isAutonomous?: boolean;
  readonly validSeconds?: number;
  readonly preferredSeconds?: number;
}

export interface AdvertisedRoute {
  readonly prefix: Prefix;
  readonly preference?: RoutePreference;
  readonly lifetimeSeconds?: number;
}

/** RFC 4861 §6.2.1, by its defaults. Infinity for ever. */
export interface AdvertiserOptions {
  readonly maxIntervalSeconds?: number;
  readonly minIntervalSeconds?: number;
  /** 0: not a default router. */
  readonly lifetimeSeconds?: number;
  readonly preference?: RoutePreference;
  readonly hopLimit?: number;
  /** Undefined: as large as the link has it, and nothing is said. */
  readonly mtu?: number;
  readonly reachableTimeMs?: number;
  readonly retransTimerMs?: number;
  readonly isManaged?: boolean;
  readonly hasOtherConfiguration?: boolean;
  readonly prefixes?: readonly AdvertisedPrefix[];
  readonly routes?: readonly AdvertisedRoute[];
  readonly nameServers?: readonly Address[];
  readonly searchDomains?: readonly string[];
}

/** Options are as long as a multiple of this: RFC 4861 §4.6. */
const UNIT = 8;
/** More than the longest option has. */
const NAMES_OCTETS_MAX = 4096;
const MAX_INTERVAL_SECONDS = 600;
const VALID_SECONDS = 2_592_000;
const PREFERRED_SECONDS = 604_800;
/** RFC 4861 §10, in milliseconds. */
const MAX_INITIAL_INTERVAL_MS = 16_000;
const MIN_DELAY_BETWEEN_RAS_MS = 3000;
const MAX_RA_DELAY_TIME_MS = 500;

/** The interface's other parts, as much of them as is needed here. */
export interface AdvertiserGround {
  readonly on: NetworkInterface;
  readonly sender: ControlSender;
  readonly timers: Timers;
  readonly random: Random;
  readonly neighbours: Neighbours;
  /** Ours for packets to a neighbour. */
  selectSource(destination: Address): Address | undefined;
}

export class RouterAdvertiser implements machine.Advertisement {
  readonly counters: Counters<
    'advertisementsSent' | 'solicitations' | 'droppedUnspecified' | 'noSource'
  > = countersOf('advertisementsSent', 'solicitations', 'droppedUnspecified', 'noSource');
  state: machine.AdvertisementState = machine.SILENT;
  initial = 0;
  readonly #ground: AdvertiserGround;
  readonly #options: AdvertiserOptions;
  readonly #maxMs: number;
  readonly #minMs: number;
  readonly #interval: Timer;
  readonly #answer: Timer;
  readonly #toAll = groupHardwareAddress(ALL_NODES);
  #sentAt = -Infinity;

  /** Throws RangeError where RFC 4861 §6.2.1 does not allow what is asked for. */
  constructor(ground: AdvertiserGround, options: AdvertiserOptions = {}) {
    this.#ground = ground;
    this.#options = options;
    const max = options.maxIntervalSeconds ?? MAX_INTERVAL_SECONDS;
    const min = options.minIntervalSeconds ?? Math.max(3, 0.33 * max);
    if (max < 4 || max > 1800) throw new RangeError('maxIntervalSeconds: expected 4 to 1800');
    if (min < 3 || min > 0.75 * max) {
      throw new RangeError('minIntervalSeconds: expected 3 to three quarters of the maximum');
    }
    this.#maxMs = max * 1000;
    this.#minMs = min * 1000;
    this.#interval = new Timer(ground.timers, () => machine.afterInterval(this));
    this.#answer = new Timer(ground.timers, () => machine.afterAnswer(this));
    // What cannot be said is said now: nothing throws later.
    const { length } = encodeMessage(this.#message(0), 0);
    if (length > ground.sender.limit - ground.sender.start) {
      throw new RangeError('options: more than fits into one message');
    }
    machine.startAdvertisement(this);
  }

  start(): void {
    machine.onStart(this);
  }

  /** RFC 4861 §6.2.5: hosts are told to look for another one. */
  stop(): void {
    machine.onStop(this);
  }

  /** A sound Router Solicitation from the link: RFC 4861 §6.1.1 and §6.2.6. */
  receiveSolicitation(arrival: Arrival): void {
    const { octets: b, payload: o, end, source } = arrival;
    const { counters } = this;
    const options = routerSolicitationOptionsStart(b, o);
    const from = linkLayerAddress(b, options, end, OPTION_TYPE.SOURCE_LINK_LAYER_ADDRESS);
    const isFromNobody = isUnspecifiedAt(b, source);
    if (isFromNobody && from !== undefined) {
      counters.droppedUnspecified++;
      return;
    }
    counters.solicitations++;
    if (from !== undefined && isLinkLocalAt(b, source)) {
      this.#ground.neighbours.announced(b, source, IPV6_OCTETS, from, true);
    }
    machine.onSolicitation(this);
  }

  aUsualInterval(): number {
    return this.#minMs + fraction(this.#ground.random) * (this.#maxMs - this.#minMs);
  }

  anEarlyInterval(): number {
    return Math.min(this.aUsualInterval(), MAX_INITIAL_INTERVAL_MS);
  }

  aMomentToAnswer(): number {
    const earliest = this.#sentAt + MIN_DELAY_BETWEEN_RAS_MS - this.#ground.timers.clock.now();
    return Math.max(0, earliest) + fraction(this.#ground.random) * MAX_RA_DELAY_TIME_MS;
  }

  advertise(): void {
    const { lifetimeSeconds = (3 * this.#maxMs) / 1000 } = this.#options;
    this.#send(Math.round(lifetimeSeconds));
  }

  retire(): void {
    this.#send(0);
  }

  startTimer(timer: machine.AdvertisementTimer, ms: number): void {
    (timer === machine.INTERVAL_TIMER ? this.#interval : this.#answer).start(ms);
  }

  cancelTimer(timer: machine.AdvertisementTimer): void {
    (timer === machine.INTERVAL_TIMER ? this.#interval : this.#answer).stop();
  }

  #send(routerLifetime: number): void {
    const { sender, on } = this.#ground;
    const source = this.#ground.selectSource(ALL_NODES);
    // RFC 4861 §4.2: nobody believes it from another address.
    if (source === undefined || !isLinkLocalAt(source, 0)) {
      this.counters.noSource++;
      return;
    }
    const { octets, start } = sender;
    const end = writeMessage(this.#message(routerLifetime), octets, start, 0);
    this.#sentAt = this.#ground.timers.clock.now();
    this.counters.advertisementsSent++;
    sender.send(
      { on, source, destination: ALL_NODES, to: this.#toAll, isAlerting: false },
      MESSAGE_TYPE.ROUTER_ADVERTISEMENT,
      end,
    );
  }

  #message(routerLifetime: number): Parameters<typeof writeMessage>[0] {
    const options = this.#options;
    return {
      code: 0,
      body: {
        is: 'routerAdvertisement',
        curHopLimit: options.hopLimit ?? CUR_HOP_LIMIT,
        managedAddressConfiguration: options.isManaged ?? false,
        otherConfiguration: options.hasOtherConfiguration ?? false,
        homeAgent: false,
        // RFC 4191 §2.2: without a lifetime there is nothing to prefer.
        prf: routerLifetime === 0 ? PREFERENCE.MEDIUM : (options.preference ?? PREFERENCE.MEDIUM),
        proxy: false,
        routerLifetime,
        reachableTime: options.reachableTimeMs ?? 0,
        retransTimer: options.retransTimerMs ?? 0,
        options: this.#advertisedOptions(),
      },
    };
  }

  #advertisedOptions(): Option[] {
    const { mtu, prefixes = [], routes = [], nameServers = [] } = this.#options;
    const { searchDomains = [] } = this.#options;
    const lifetime = Math.round((3 * this.#maxMs) / 1000);
    const linkLayerAddress = this.#ground.on.link.hardwareAddress;
    const made: Option[] = [{ body: { is: 'sourceLinkLayerAddress', linkLayerAddress } }];
    if (mtu !== undefined) made.push({ body: { is: 'mtu', linkMtu: mtu } });
    for (const one of prefixes) made.push(prefixInformation(one));
    for (const one of routes) made.push(routeInformation(one, lifetime));
    if (nameServers.length > 0) {
      const addresses = nameServers.map(showAddress);
      made.push({ body: { is: 'recursiveDnsServer', lifetime, addresses } });
    }
    if (searchDomains.length > 0) {
      const domainNames = filled(searchDomains);
      made.push({ body: { is: 'dnsSearchList', lifetime, domainNames } });
    }
    return made;
  }
}

function prefixInformation(advertised: AdvertisedPrefix): Option {
  const { prefix, isOnLink = true, isAutonomous = true } = advertised;
  return {
    body: {
      is: 'prefixInformation',
      prefixLength: prefix.length,
      onLink: isOnLink,
      autonomous: isAutonomous,
      routerAddress: false,
      dhcpv6PdPreferred: false,
      validLifetime: seconds(advertised.validSeconds ?? VALID_SECONDS),
      preferredLifetime: seconds(advertised.preferredSeconds ?? PREFERRED_SECONDS),
      prefix: showAddress(prefix.address),
    },
  };
}

function routeInformation(advertised: AdvertisedRoute, usualSeconds: number): Option {
  const { prefix, preference = PREFERENCE.MEDIUM, lifetimeSeconds = usualSeconds } = advertised;
  // RFC 4191 §2.3: as many words of eight octets as the prefix needs.
  const octets = Math.ceil(prefix.length / 64) * 8;
  return {
    body: {
      is: 'routeInformation',
      prefixLength: prefix.length,
      prf: preference,
      routeLifetime: seconds(lifetimeSeconds),
      prefix: prefix.address.subarray(0, octets),
    },
  };
}

/** RFC 8106 §5.2: names of no label fill up the last eight octets. */
function filled(names: readonly string[]): string[] {
  const octets = new Uint8Array(NAMES_OCTETS_MAX);
  let end = optionDnsSearchListDomainNamesStart(octets, 0);
  for (const name of names) end = writeDomainName(name, octets, end);
  const missing = (UNIT - (end % UNIT)) % UNIT;
  return [...names, ...Array.from({ length: missing }, () => '')];
}

function seconds(lifetime: number): number {
  return lifetime === Infinity ? LIFETIME.INFINITY : lifetime;
}
