/**
 * What an interface learns from its routers: that there are any (RFC 4861 §6.3), of which
 * preference (RFC 4191), which prefixes are on the link and which may be used, how the link is to
 * be used, and who resolves names (RFC 8106). Routers are asked for at once and then ever more
 * rarely (RFC 7559). Every table is bounded, as anyone on a link can play the router.
 *
 * deviates: hop limits and timers that would cripple us are not believed; RFC 4861 §6.3.4 has no
 * bounds for them.
 */
import type { Address } from '../base/address.ts';
import { ANY_IPV6, IPV6_OCTETS } from '../base/address.ts';
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import { fraction } from '../base/random.ts';
import type { Random } from '../base/random.ts';
import { Timer } from '../base/timers.ts';
import type { Timers } from '../base/timers.ts';
import { groupHardwareAddress } from '../link/hardware-address.ts';
import type { Neighbours } from '../link/neighbours.ts';
import {
  MESSAGE_TYPE,
  OPTION_TYPE,
  routerAdvertisementCurHopLimit,
  routerAdvertisementManagedAddressConfiguration,
  routerAdvertisementOptionsStart,
  routerAdvertisementOtherConfiguration,
  routerAdvertisementPrf,
  routerAdvertisementReachableTime,
  routerAdvertisementRetransTimer,
  routerAdvertisementRouterLifetime,
  routerSolicitationOptionsStart,
} from '../../generated/network/icmpv6.wire.ts';
import * as machine from '../../generated/network/router-discovery.machine.ts';
import { copyOf } from '../base/octets.ts';
import type { Arrival } from './arrival.ts';
import type { NetworkInterface } from './interfaces.ts';
import { AdvertisedOptions, preferenceOf } from './ipv6/advertised-options.ts';
import { AdvertisedRoutes, DEFAULT } from './ipv6/advertised-routes.ts';
import type { ControlSender } from './ipv6/control.ts';
import { linkLayerAddress, putLinkLayerAddress } from './ipv6/discovery-options.ts';
import { NameServers } from './ipv6/name-servers.ts';
import { ALL_ROUTERS, isLinkLocalAt } from './ipv6-address.ts';
import type { RoutingTable } from './routing-table.ts';
import type { Autoconfiguration } from './slaac.ts';

/** RFC 4861 §10. */
const MAX_RTR_SOLICITATION_DELAY_MS = 1000;
/** RFC 7559 §2: RAND is a tenth at most. */
const RAND_MAX = 0.1;
/**
 * What is not believed: a hop limit that ends nowhere, timers that flood the link or do nothing.
 */
export const HOP_LIMIT_MIN = 32;
export const RETRANS_TIMER_MIN_MS = 100;
export const RETRANS_TIMER_MAX_MS = 60_000;
/** RFC 4861 §6.2.1: a router may not say more. */
export const REACHABLE_TIME_MAX_MS = 3_600_000;
/** As everyone has it; RFC 4861 §6.3.2 leaves it to IANA. */
export const CUR_HOP_LIMIT = 64;

/** The interface's other parts, as much of them as is needed here. */
export interface RouterGround {
  readonly on: NetworkInterface;
  readonly sender: ControlSender;
  readonly timers: Timers;
  readonly random: Random;
  readonly routes: RoutingTable;
  readonly neighbours: Neighbours;
  readonly autoconfiguration: Autoconfiguration;
  /** Whether anything is learnt from routers here. */
  readonly acceptsAdvertisements: boolean;
  /** Ours for packets to a neighbour. */
  selectSource(destination: Address): Address | undefined;
  /** Name servers, or what the flags of routers say. */
  configurationChanged(): void;
}

export class RouterDiscovery implements machine.Solicitation {
  readonly counters: Counters<
    | 'solicitationsSent'
    | 'advertisements'
    | 'droppedSource'
    | 'droppedAsRouter'
    | 'droppedUnwanted'
    | 'droppedHopLimit'
    | 'droppedTimer'
    | 'otherLinks'
  > = countersOf(
    'solicitationsSent',
    'advertisements',
    'droppedSource',
    'droppedAsRouter',
    'droppedUnwanted',
    'droppedHopLimit',
    'droppedTimer',
    'otherLinks',
  );
  readonly routes: AdvertisedRoutes;
  readonly nameServers: NameServers;
  readonly options: AdvertisedOptions;
  state: machine.SolicitationState = machine.IDLE;
  interval = 0;
  curHopLimit = CUR_HOP_LIMIT;
  /** RFC 4861 §4.2: there are addresses, or other things, to be had by DHCPv6. */
  isManaged = false;
  hasOtherConfiguration = false;
  readonly #ground: RouterGround;
  readonly #delay: Timer;
  readonly #retransmission: Timer;
  readonly #toRouters = groupHardwareAddress(ALL_ROUTERS);
  /** Nobody has said yet that this is the link that it was. */
  #isInDoubt = false;

  constructor(ground: RouterGround) {
    this.#ground = ground;
    const { timers, on } = ground;
    this.#delay = new Timer(timers, () => machine.afterDelay(this));
    this.#retransmission = new Timer(timers, () => machine.afterRetransmission(this));
    this.routes = new AdvertisedRoutes(on, ground.routes, timers, () => this.#solicit());
    this.nameServers = new NameServers(timers, () => ground.configurationChanged());
    this.options = new AdvertisedOptions({
      on,
      routes: this.routes,
      nameServers: this.nameServers,
      autoconfiguration: ground.autoconfiguration,
    });
    machine.startSolicitation(this);
  }

  /** The link is up, and may be another. */
  start(): void {
    this.#isInDoubt = true;
    this.#solicit();
  }

  /** The link is down. */
  stop(): void {
    machine.onStop(this);
  }

  /** Forgets all that was learnt. */
  clear(): void {
    this.#ground.autoconfiguration.clear();
    this.nameServers.clear();
    this.routes.clear();
  }

  /** A sound Router Advertisement from the link: RFC 4861 §6.1.2 and §6.3.4. */
  receiveAdvertisement(arrival: Arrival): void {
    const { octets: b, payload: o, end, source } = arrival;
    const { counters } = this;
    if (!isLinkLocalAt(b, source)) {
      counters.droppedSource++;
      return;
    }
    // RFC 4861 §6.2.7: a router takes nothing from another one.
    if (this.#ground.on.isForwarding) {
      counters.droppedAsRouter++;
      return;
    }
    if (!this.#ground.acceptsAdvertisements) {
      counters.droppedUnwanted++;
      return;
    }
    counters.advertisements++;
    const options = routerAdvertisementOptionsStart(b, o);
    if (this.#isInDoubt) this.#recognise(b, source, options, end);
    const router = copyOf(b, source, source + IPV6_OCTETS);
    this.#takeParameters(b, o);
    this.#meet(b, source, options, end);
    this.options.take(b, options, end, router);
    const overriding = this.options.ofDefault;
    const lifetimeMs = overriding?.lifetimeMs ?? routerAdvertisementRouterLifetime(b, o) * 1000;
    const preference = overriding?.preference ?? preferenceOf(routerAdvertisementPrf(b, o));
    this.routes.setReachable(router, true);
    this.routes.advertise(DEFAULT, router, preference, lifetimeMs);
    // RFC 7559 §2.1: one that is no default router is not what was asked for.
    if (lifetimeMs > 0) machine.onRouterFound(this);
    this.#takeFlags(b, o);
  }

  aMomentToWait(): number {
    return fraction(this.#ground.random) * MAX_RTR_SOLICITATION_DELAY_MS;
  }

  aLittle(interval: number): number {
    return (2 * fraction(this.#ground.random) - 1) * RAND_MAX * interval;
  }

  /** RFC 4861 §6.3.7. */
  solicit(): void {
    const { sender, on } = this.#ground;
    const { octets, start } = sender;
    const source = this.#ground.selectSource(ALL_ROUTERS);
    let end = routerSolicitationOptionsStart(octets, start);
    sender.clear(end - start);
    // §4.1: who has no address says nothing of where he is.
    if (source !== undefined) {
      const type = OPTION_TYPE.SOURCE_LINK_LAYER_ADDRESS;
      end = putLinkLayerAddress(octets, end, type, on.link.hardwareAddress);
    }
    this.counters.solicitationsSent++;
    sender.send(
      {
        on,
        source: source ?? ANY_IPV6,
        destination: ALL_ROUTERS,
        to: this.#toRouters,
        isAlerting: false,
      },
      MESSAGE_TYPE.ROUTER_SOLICITATION,
      end,
    );
  }

  startTimer(timer: machine.SolicitationTimer, ms: number): void {
    (timer === machine.DELAY_TIMER ? this.#delay : this.#retransmission).start(ms);
  }

  cancelTimer(timer: machine.SolicitationTimer): void {
    (timer === machine.DELAY_TIMER ? this.#delay : this.#retransmission).stop();
  }

  #solicit(): void {
    const { on, acceptsAdvertisements } = this.#ground;
    if (on.isUp && !on.isForwarding && acceptsAdvertisements) machine.onStart(this);
  }

  /** After a link was down: a router or a prefix that we know says that it is the same one. */
  #recognise(b: Uint8Array, source: number, options: number, end: number): void {
    this.#isInDoubt = false;
    const isKnown = this.routes.isRouter(b, source) || this.options.namesKnown(b, options, end);
    if (isKnown || (this.routes.defaults.length === 0 && this.routes.onLink.length === 0)) return;
    this.counters.otherLinks++;
    this.clear();
  }

  #takeParameters(b: Uint8Array, o: number): void {
    const { counters } = this;
    const { neighbours } = this.#ground;
    const hopLimit = routerAdvertisementCurHopLimit(b, o);
    if (hopLimit >= HOP_LIMIT_MIN) this.curHopLimit = hopLimit;
    else if (hopLimit > 0) counters.droppedHopLimit++;
    const reachableTime = routerAdvertisementReachableTime(b, o);
    if (reachableTime > REACHABLE_TIME_MAX_MS) counters.droppedTimer++;
    else if (reachableTime > 0) neighbours.baseReachableTime = reachableTime;
    const retransTimer = routerAdvertisementRetransTimer(b, o);
    const isSane = retransTimer >= RETRANS_TIMER_MIN_MS && retransTimer <= RETRANS_TIMER_MAX_MS;
    if (isSane) neighbours.retransTimer = retransTimer;
    else if (retransTimer > 0) counters.droppedTimer++;
  }

  #meet(b: Uint8Array, source: number, options: number, end: number): void {
    const from = linkLayerAddress(b, options, end, OPTION_TYPE.SOURCE_LINK_LAYER_ADDRESS);
    if (from !== undefined) {
      this.#ground.neighbours.announced(b, source, IPV6_OCTETS, from, true);
    }
  }

  #takeFlags(b: Uint8Array, o: number): void {
    const isManaged = routerAdvertisementManagedAddressConfiguration(b, o) === 1;
    const hasOther = routerAdvertisementOtherConfiguration(b, o) === 1;
    if (isManaged === this.isManaged && hasOther === this.hasOtherConfiguration) return;
    this.isManaged = isManaged;
    this.hasOtherConfiguration = hasOther;
    this.#ground.configurationChanged();
  }
}
