/**
 * IPv6 on one interface that has neighbours: its parts, and how one asks another. Addresses live
 * here (address-life.ts); neighbours, routers and listeners are heard by the parts of their name.
 */
import type { Address } from '../../base/address.ts';
import { IPV6_OCTETS, standsAt } from '../../base/address.ts';
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import type { Random } from '../../base/random.ts';
import type { Neighbours } from '../../link/neighbours.ts';
import { GONE } from '../../../generated/network/address-life.machine.ts';
import { copyOf } from '../../base/octets.ts';
import { AddressLife } from '../address-life.ts';
import type { LifeGround } from '../address-life.ts';
import type { Arrival } from '../arrival.ts';
import type { LinkListener } from '../icmpv6.ts';
import type { InterfaceAddress } from '../interface.ts';
import { PREFERRED, TENTATIVE } from '../interface.ts';
import type { NetworkInterface } from '../interfaces.ts';
import type { Ip } from '../ip.ts';
import { ALL_ROUTERS, isLinkLocalAt, solicitedNodeGroup } from '../ipv6-address.ts';
import { MulticastListener } from '../mld.ts';
import { NeighbourDiscovery } from '../neighbour-discovery.ts';
import type { DiscoveryGround } from '../neighbour-discovery.ts';
import type { NetworkFault } from '../network.ts';
import type { AdvertiserGround, RouterAdvertiser } from '../router-advertiser.ts';
import { RouterDiscovery } from '../router-discovery.ts';
import type { RouterGround } from '../router-discovery.ts';
import type { RoutingTable } from '../routing-table.ts';
import { Autoconfiguration, SUBNET_PREFIX_LENGTH } from '../slaac.ts';
import type { AutoconfigurationGround } from '../slaac.ts';
import type { Ipv6Addresses } from './addresses.ts';
import type { ControlSender } from './control.ts';
import type { StableIdentifiers } from './interface-identifier.ts';
import type { Redirects } from './redirects.ts';

/** How an interface behaves; the same for all of a stack. */
export interface InterfacePolicy {
  readonly detectTransmits: number;
  readonly acceptsAdvertisements: boolean;
  readonly acceptsRedirects: boolean;
  readonly formsAddresses: boolean;
  readonly formsTemporaryAddresses: boolean;
  readonly networkId: Uint8Array;
}

/** What there is to tell of an interface, to whoever runs the stack. */
export interface Ipv6Events {
  /** RFC 4862 §5.4.5: another node has the address. */
  duplicate(on: NetworkInterface, address: Address): void;
  /** Routers have said something new: name servers, search domains, DHCPv6. */
  configurationChanged(on: NetworkInterface): void;
}

export interface InterfaceGround {
  readonly ip: Ip;
  readonly routes: RoutingTable;
  readonly addresses: Ipv6Addresses;
  readonly control: ControlSender;
  readonly identifiers: StableIdentifiers;
  readonly redirects: Redirects;
  readonly policy: InterfacePolicy;
  readonly events: Ipv6Events;
  join(group: Address, on: NetworkInterface): NetworkFault | undefined;
  leave(group: Address, on: NetworkInterface): NetworkFault | undefined;
  /** A packet came back from the link: its neighbour does not answer. */
  returned(on: NetworkInterface, b: Uint8Array, o: number, end: number): void;
}

export class Ipv6Interface
  implements DiscoveryGround, RouterGround, AutoconfigurationGround, LifeGround, LinkListener
{
  readonly on: NetworkInterface;
  readonly sender: ControlSender;
  readonly timers: Timers;
  readonly random: Random;
  readonly routes: RoutingTable;
  readonly identifiers: StableIdentifiers;
  readonly networkId: Uint8Array;
  readonly formsAddresses: boolean;
  readonly formsTemporaryAddresses: boolean;
  readonly acceptsAdvertisements: boolean;
  readonly detectTransmits: number;
  readonly discovery: NeighbourDiscovery;
  readonly autoconfiguration: Autoconfiguration;
  readonly routers: RouterDiscovery;
  readonly listener: MulticastListener;
  readonly #ground: InterfaceGround;
  readonly #lives: AddressLife[] = [];
  /** What a user says right after there is an interface counts from the beginning. */
  readonly #begin: Timer;
  #advertiser: RouterAdvertiser | undefined;
  #isRunning = false;
  #isAmongRouters = false;
  /** An address of our own making is being added. */
  #isForming = false;

  constructor(on: NetworkInterface, ground: InterfaceGround) {
    const { ip, policy } = ground;
    this.on = on;
    this.sender = ground.control;
    this.timers = ip.timers;
    this.random = ip.random;
    this.routes = ground.routes;
    this.identifiers = ground.identifiers;
    this.networkId = policy.networkId;
    this.formsAddresses = policy.formsAddresses;
    this.formsTemporaryAddresses = policy.formsTemporaryAddresses;
    this.acceptsAdvertisements = policy.acceptsAdvertisements;
    this.detectTransmits = policy.detectTransmits;
    this.#ground = ground;
    this.discovery = new NeighbourDiscovery(this);
    this.autoconfiguration = new Autoconfiguration(this);
    this.routers = new RouterDiscovery(this);
    this.listener = new MulticastListener(on, ground.control, ip.timers, ip.random);
    this.#begin = new Timer(ip.timers, () => this.linkChanged());
    this.#begin.start(0);
  }

  get neighbours(): Neighbours {
    return this.discovery.neighbours;
  }

  get retransTimer(): number {
    return this.neighbours.retransTimer;
  }

  get maxMulticastSolicit(): number {
    return this.neighbours.maxMulticastSolicit;
  }

  /** The link is up, or down, or may be another. */
  linkChanged(): void {
    if (this.on.isUp === this.#isRunning) return;
    this.#isRunning = this.on.isUp;
    if (this.#isRunning) this.#start();
    else this.#halt();
  }

  /** Undefined where we are no router that says so. */
  get advertiser(): RouterAdvertiser | undefined {
    return this.#advertiser;
  }

  /** In place of what was advertised before. */
  advertise(make: (ground: AdvertiserGround) => RouterAdvertiser): RouterAdvertiser {
    const made = make(this);
    this.#advertiser?.stop();
    this.#advertiser = made;
    this.#joinRouters(true);
    if (this.#hasLinkLocal) made.start();
    return made;
  }

  /** It is on its interface's list: RFC 4862 §5.4 asks whether it may be used. */
  addressAdded(own: InterfaceAddress): void {
    const life = new AddressLife(this, own);
    this.#lives.push(life);
    const now = this.timers.clock.now();
    this.changed(life);
    life.setLifetimes(Math.max(0, own.preferredUntil - now), Math.max(0, own.validUntil - now));
    if (this.#isRunning) life.assign(!this.#isForming);
  }

  addressRemoved(own: InterfaceAddress): void {
    const place = this.#lives.findIndex((life) => life.own === own);
    if (place < 0) return;
    const [life] = this.#lives.splice(place, 1);
    life.remove();
    this.autoconfiguration.removed(life);
  }

  /** The interface is gone, and with it everything. */
  detach(): void {
    this.#begin.stop();
    this.#advertiser?.stop();
    this.#halt();
    this.routers.clear();
    for (const life of this.#lives) life.remove();
    this.#lives.length = 0;
    this.listener.stop();
    this.neighbours.flush(true);
  }

  lifeOf(b: Uint8Array, at: number): AddressLife | undefined {
    for (const life of this.#lives) if (standsAt(life.own.address, b, at)) return life;
    return undefined;
  }

  selectSource(destination: Address): Address | undefined {
    return this.#ground.addresses.selectOn(destination, this.on);
  }

  isOnLink(b: Uint8Array, at: number): boolean {
    if (isLinkLocalAt(b, at)) return true;
    const entry = this.routes.lookup(b, at, this.on);
    return entry !== undefined && entry.gateway === undefined;
  }

  firstHop(b: Uint8Array, at: number): Address | undefined {
    if (!this.#ground.policy.acceptsRedirects) return undefined;
    return this.routes.lookup(b, at, this.on)?.gateway;
  }

  redirected(destination: Address, target: Address | undefined): void {
    this.#ground.redirects.accept(this.on, destination, target);
  }

  heardOf(b: Uint8Array, at: number, isRouter: boolean): void {
    const { routes } = this.routers;
    if (!routes.isRouter(b, at)) return;
    const router = copyOf(b, at, at + IPV6_OCTETS);
    if (isRouter) routes.setReachable(router, true);
    else routes.removeRouter(router);
  }

  lost(target: Address): void {
    this.routers.routes.setReachable(target, false);
    this.#ground.redirects.lost(this.on, target);
  }

  unreachable(b: Uint8Array, o: number, end: number): void {
    this.#ground.returned(this.on, b, o, end);
  }

  solicited(arrival: Arrival): void {
    this.#advertiser?.receiveSolicitation(arrival);
  }

  configurationChanged(): void {
    this.#ground.events.configurationChanged(this.on);
  }

  addAddress(address: Address, isTemporary: boolean): AddressLife | undefined {
    this.#isForming = true;
    // RFC 5942 §4: that an address is of a prefix does not say that the prefix is on the link.
    const own = this.#ground.ip.addAddress(
      this.on,
      { address, length: SUBNET_PREFIX_LENGTH },
      { state: TENTATIVE, isTemporary, isOnLink: isLinkLocalAt(address, 0) },
    );
    this.#isForming = false;
    return typeof own === 'string' ? undefined : this.lifeOf(own.address, 0);
  }

  removeAddress(address: Address): void {
    this.#ground.ip.removeAddress(this.on, address);
  }

  gaveUp(): void {
    // Whoever runs the network was told of each duplicate.
  }

  listenFor(address: Address): void {
    this.#ground.join(solicitedNodeGroup(address), this.on);
  }

  listenNoMore(address: Address): void {
    this.#ground.leave(solicitedNodeGroup(address), this.on);
  }

  probe(address: Address, nonce: Uint8Array): void {
    this.discovery.probe(address, nonce);
  }

  changed(life: AddressLife): void {
    const { own } = life;
    const before = own.state;
    const { state } = life;
    if (state === GONE) return;
    this.#ground.ip.setAddressState(this.on, own, state);
    const isNew = before === TENTATIVE && life.isAssigned;
    if (!isNew) return;
    if (isLinkLocalAt(own.address, 0)) {
      this.listener.tellAgain();
      this.#advertiser?.start();
    } else if (own.state === PREFERRED) this.discovery.announce(own.address);
  }

  duplicated(life: AddressLife): void {
    this.#ground.events.duplicate(this.on, life.own.address);
    this.autoconfiguration.duplicated(life);
  }

  expired(life: AddressLife): void {
    this.removeAddress(life.own.address);
  }

  succeed(life: AddressLife): void {
    this.autoconfiguration.succeed(life);
  }

  get #hasLinkLocal(): boolean {
    return this.#lives.some((life) => life.isAssigned && isLinkLocalAt(life.own.address, 0));
  }

  #start(): void {
    this.#joinRouters(this.on.isForwarding || this.#advertiser !== undefined);
    this.listener.restart();
    // Whoever hears of a change may add and remove.
    for (const life of [...this.#lives]) life.assign(false);
    this.autoconfiguration.formLinkLocal();
    this.routers.start();
  }

  #halt(): void {
    this.#advertiser?.stop();
    this.routers.stop();
    this.#ground.redirects.forget(this.on);
  }

  /** RFC 4291 §2.8: what routers listen to. */
  #joinRouters(isRouter: boolean): void {
    if (isRouter === this.#isAmongRouters) return;
    this.#isAmongRouters = isRouter;
    if (isRouter) this.#ground.join(ALL_ROUTERS, this.on);
    else this.#ground.leave(ALL_ROUTERS, this.on);
  }
}
