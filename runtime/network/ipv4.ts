/**
 * IPv4 (RFC 791, RFC 1122 §3, RFC 1812), as one Family of the network layer: its parts are in
 * ipv4/, joined here. What arrives is input.ts's, what leaves sender.ts's, what passes through
 * forwarding.ts's; ICMP has icmpv4.ts for what it hears and errors.ts for what it says.
 */
import { UNREACHABLE_CODE } from '../../generated/network/icmpv4.wire.ts';
import { PROTOCOL_NUMBER } from '../../generated/network/ipv4.wire.ts';
import type { Address } from '../base/address.ts';
import { addressOf, IPV4_OCTETS, ipv4Word } from '../base/address.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import { Arp } from '../link/arp.ts';
import { ETHERTYPE } from '../link/ether-type.ts';
import { broadcastHop, FixedHop, groupHop } from '../link/fixed-hop.ts';
import { groupHardwareAddress } from '../link/hardware-address.ts';
import type { NextHop, PacketReceiver } from '../link/link.ts';
import { TO_US } from '../link/link.ts';
import type { Arrival } from './arrival.ts';
import { newArrival } from './arrival.ts';
import type { DestinationKind, Family } from './family.ts';
import { TO_EVERYONE, TO_MANY, TO_NOBODY, TO_ONE } from './family.ts';
import { ErrorRate } from './icmp-rate.ts';
import { Icmpv4 } from './icmpv4.ts';
import { Igmp } from './igmp.ts';
import type { InterfaceAddress } from './interface.ts';
import { DUPLICATED, PREFERRED, TENTATIVE } from './interface.ts';
import type { NetworkInterface } from './interfaces.ts';
import { isUsable } from './interfaces.ts';
import type { Ip } from './ip.ts';
import { Ipv4Addresses } from './ipv4/addresses.ts';
import {
  isAllHosts,
  isHost,
  isLoopback,
  isMulticast,
  isReserved,
  isThisNetwork,
} from './ipv4/blocks.ts';
import { Icmpv4Errors } from './ipv4/errors.ts';
import { Forwarding } from './ipv4/forwarding.ts';
import { HEADER_OCTETS, isHeaderAt, SOURCE_AT } from './ipv4/header.ts';
import { Ipv4Input } from './ipv4/input.ts';
import { Redirects } from './ipv4/redirects.ts';
import { Ipv4Sender } from './ipv4/sender.ts';
import { Memberships } from './memberships.ts';
import type { NetworkFault, SendOptions } from './network.ts';
import { RouteCache } from './route-cache.ts';
import type { IpRoute } from './route.ts';
import { RoutingTable } from './routing-table.ts';

export interface Ipv4Options {
  /** Routers on the link may say that another one is nearer: RFC 1122 §3.2.2.2. */
  readonly acceptsRedirects?: boolean;
  /** On interfaces that forward: RFC 1812 §5.2.7.2. */
  readonly sendsRedirects?: boolean;
  /** ICMP Timestamp: RFC 1122 §3.2.2.8. */
  readonly answersTimestamps?: boolean;
}

const ALL_HOSTS = addressOf('224.0.0.1');

export class Ipv4 implements Family {
  readonly version = 4;
  readonly etherType = ETHERTYPE.IPV4;
  readonly addressOctets = IPV4_OCTETS;
  readonly headerOctets = HEADER_OCTETS;
  readonly routes: RoutingTable;
  readonly addresses = new Ipv4Addresses();
  readonly memberships = new Memberships();
  readonly sender: Ipv4Sender;
  readonly errors: Icmpv4Errors;
  readonly errorRate: ErrorRate;
  readonly redirects: Redirects;
  readonly forwarding: Forwarding;
  readonly input: Ipv4Input;
  readonly icmp: Icmpv4;
  readonly igmp: Igmp;
  readonly #ip: Ip;
  readonly #arps = new Map<NetworkInterface, Arp>();
  #returned: Arrival | undefined;

  /** Joins itself to `ip`. */
  constructor(ip: Ip, options: Ipv4Options = {}) {
    const { acceptsRedirects = false, sendsRedirects = true, answersTimestamps = false } = options;
    const { timers, random, generation, pathMtus, echo } = ip;
    const { clock } = timers;
    this.#ip = ip;
    this.routes = new RoutingTable(generation);
    this.errorRate = new ErrorRate(clock, random);
    const { addresses, routes } = this;
    const replies = new RouteCache(ip, IPV4_OCTETS);
    const ways = new RouteCache(ip, IPV4_OCTETS);
    const hears = (on: NetworkInterface, b: Uint8Array, at: number): boolean =>
      this.#hears(on, b, at);
    const neighbour = (on: NetworkInterface, address: Address): NextHop | undefined =>
      this.neighbour(on, address);
    this.sender = new Ipv4Sender({
      family: this,
      local: ip.local,
      random,
      hears,
      route: (destination) => ip.route(destination),
      permits: (destination, protocol) => ip.egress?.permits(destination, protocol) ?? true,
      releases: (by, b, o, end, isToMany) => ip.releases(4, by, b, o, end, isToMany),
    });
    const { sender } = this;
    this.errors = new Icmpv4Errors({ addresses, sender, rate: this.errorRate, replies, ways });
    const { errors } = this;
    this.redirects = new Redirects({ timers, routes, addresses, acceptsRedirects });
    this.forwarding = new Forwarding({
      clock,
      routes,
      generation,
      addresses,
      errors,
      sendsRedirects,
      neighbour,
    });
    this.input = new Ipv4Input({ ip, addresses, errors, forwarding: this.forwarding, hears });
    this.icmp = new Icmpv4({
      clock,
      echo,
      addresses,
      sender,
      replies,
      pathMtus,
      redirects: this.redirects,
      answersTimestamps,
      mtuTo: (destination) => this.#mtuTo(destination),
      report: ip.report.bind(ip),
    });
    this.igmp = new Igmp({
      timers,
      random,
      sourceOn: (on) => addresses.selectOn(on, 0),
      isAlone: (on) => addresses.isLoopbackInterface(on),
    });
    ip.addFamily(this);
    ip.setTransport(PROTOCOL_NUMBER.ICMP, this.icmp);
    ip.setTransport(PROTOCOL_NUMBER.IGMP, this.igmp);
  }

  /** ARP on an interface's link, where there are neighbours to resolve. */
  arp(on: NetworkInterface): Arp | undefined {
    return this.#arps.get(on);
  }

  attach(on: NetworkInterface): PacketReceiver {
    const { link } = on;
    link.join(groupHardwareAddress(ALL_HOSTS));
    if (link.resolves) this.#arps.set(on, this.#newArp(on));
    this.igmp.attach(on);
    return this.input.receiver(on);
  }

  detach(from: NetworkInterface): void {
    from.link.leave(groupHardwareAddress(ALL_HOSTS));
    for (const group of this.memberships.groups(from)) {
      from.link.leave(groupHardwareAddress(group));
    }
    this.memberships.forget(from);
    this.igmp.detach(from);
    this.#arps.get(from)?.neighbours.flush(true);
    this.#arps.delete(from);
    this.addresses.renew(this.#ip.interfaces);
  }

  linkChanged(on: NetworkInterface): void {
    if (!on.isUp) return;
    this.igmp.host(on)?.restart();
    for (const own of on.addresses) this.#announce(on, own);
  }

  addressAdded(on: NetworkInterface, own: InterfaceAddress): void {
    this.addresses.renew(this.#ip.interfaces);
    if (own.state === TENTATIVE) this.#claim(on, own);
    else this.#announce(on, own);
  }

  addressRemoved(from: NetworkInterface, own: InterfaceAddress): void {
    this.addresses.renew(this.#ip.interfaces);
    this.#arps.get(from)?.claims.release(own.address);
  }

  addressChanged(): void {
    this.addresses.renew(this.#ip.interfaces);
  }

  kindOf(destination: Address): DestinationKind {
    const word = ipv4Word(destination, 0);
    if (isMulticast(word)) return TO_MANY;
    if (this.addresses.isAnyBroadcast(word)) return TO_EVERYONE;
    return isReserved(word) || isLoopback(word) || isThisNetwork(word) ? TO_NOBODY : TO_ONE;
  }

  ownerOf(address: Address, by?: NetworkInterface): NetworkInterface | undefined {
    return this.addresses.owner(ipv4Word(address, 0), by);
  }

  selectSource(destination: Address, by: NetworkInterface): Address | undefined {
    return this.addresses.select(destination, by, this.#ip.interfaces);
  }

  neighbour(on: NetworkInterface, address: Address): NextHop | undefined {
    const arp = this.#arps.get(on);
    if (arp !== undefined) return arp.neighbours.neighbour(address);
    // On a link of two, or of one, everything goes to the other end, which has no address.
    return new FixedHop(on.link, this.etherType, address, on.link.hardwareAddress);
  }

  groupHop(on: NetworkInterface, group: Address): NextHop {
    const make = isMulticast(ipv4Word(group, 0)) ? groupHop : broadcastHop;
    return make(on.link, this.etherType, group);
  }

  send(
    route: IpRoute,
    protocol: number,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
    options: SendOptions | undefined,
  ): NetworkFault | undefined {
    return this.sender.send(route, protocol, b, o, end, info, options);
  }

  isVersionOf(b: Uint8Array, o: number, end: number): boolean {
    return isHeaderAt(b, o, end);
  }

  sendPacket(b: Uint8Array, o: number, end: number): NetworkFault | undefined {
    return this.sender.sendPacket(b, o, end);
  }

  receiveLocal(on: NetworkInterface, b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    this.input.receiveLocal(on, b, o, end, info);
  }

  join(group: Address, on: NetworkInterface): NetworkFault | undefined {
    // RFC 1112 §4: every host is in it from the beginning.
    if (isAllHosts(ipv4Word(group, 0))) return undefined;
    const joined = this.memberships.join(on, group);
    if (joined === 'full') return 'ENOBUFS';
    if (joined === 'first') {
      on.link.join(groupHardwareAddress(group));
      this.igmp.host(on)?.join(group);
    }
    return undefined;
  }

  leave(group: Address, on: NetworkInterface): NetworkFault | undefined {
    if (isAllHosts(ipv4Word(group, 0))) return undefined;
    const left = this.memberships.leave(on, group);
    if (left === 'none') return 'EADDRNOTAVAIL';
    if (left === 'last') {
      this.igmp.host(on)?.leave(group);
      on.link.leave(groupHardwareAddress(group));
    }
    return undefined;
  }

  #hears(on: NetworkInterface, b: Uint8Array, at: number): boolean {
    const word = ipv4Word(b, at);
    if (!isMulticast(word) || isAllHosts(word)) return true;
    return this.memberships.isMember(on, b, at);
  }

  #mtuTo(destination: Address): number {
    const route = this.#ip.route(destination);
    return typeof route === 'string' ? 0 : route.mtu;
  }

  #newArp(on: NetworkInterface): Arp {
    const { timers, random } = this.#ip;
    return new Arp({
      link: on.link,
      timers,
      random,
      user: {
        isOurs: (word) => this.addresses.owner(word, on) !== undefined,
        isHost: (word) => isHost(word) && !this.addresses.isBroadcast(word, on),
        sourceFor: (word) => this.#askFrom(on, word),
        unreachable: (_target, b, o, end) => this.#unreachable(on, b, o, end),
        lost: (target) => this.#lost(on, target),
      },
    });
  }

  /** RFC 1122 §2.3.2: an address on that link, of the neighbour's own network if there is one. */
  #askFrom(on: NetworkInterface, word: number): number {
    const source = this.addresses.selectOn(on, word);
    return source === undefined ? 0 : ipv4Word(source, 0);
  }

  /** What waited for a neighbour in vain: its sender is told, whoever that is. */
  #unreachable(on: NetworkInterface, b: Uint8Array, o: number, end: number): void {
    if (this.addresses.owner(ipv4Word(b, o + SOURCE_AT)) === undefined) {
      // RFC 1812 §5.2.7.1.
      this.errors.destinationUnreachable(b, o, end, TO_US, UNREACHABLE_CODE.HOST_UNREACHABLE);
      return;
    }
    const arrival = (this.#returned ??= newArrival(on, 4));
    arrival.interface = on;
    this.icmp.errors.returned(b, o, end, arrival);
  }

  /** RFC 1122 §3.3.1.5: it may have been a router, and others may still be there. */
  #lost(on: NetworkInterface, neighbour: Address): void {
    this.redirects.lost(on, neighbour);
    this.routes.demote(neighbour, on);
  }

  #announce(on: NetworkInterface, own: InterfaceAddress): void {
    if (own.address.length !== IPV4_OCTETS || !isUsable(own) || !on.isUp) return;
    const arp = this.#arps.get(on);
    // Who is claimed for announces itself when the cable is in again.
    if (arp?.claims.find(own.address) === undefined) arp?.announce(ipv4Word(own.address, 0));
  }

  /** RFC 5227 §2.1: whether somebody has it is asked before it is used. */
  #claim(on: NetworkInterface, own: InterfaceAddress): void {
    const become = (state: InterfaceAddress['state']) => (): void => {
      this.#ip.setAddressState(on, own, state);
    };
    const arp = this.#arps.get(on);
    // Where there are no neighbours there is nobody to ask.
    if (arp === undefined) return become(PREFERRED)();
    arp.claims.claim(own.address, {
      accepted: become(PREFERRED),
      suspended: become(TENTATIVE),
      yielded: become(DUPLICATED),
      givenUp: become(DUPLICATED),
    });
  }
}
