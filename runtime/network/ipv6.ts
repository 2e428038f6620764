/**
 * IPv6 (RFC 8200, RFC 8504), as one Family of the network layer: its parts are in ipv6/, joined
 * here. What arrives is input.ts's, what leaves sender.ts's, what passes through forwarding.ts's;
 * what is of one interface alone, its addresses, neighbours, routers and groups, is interface.ts's.
 */
import { UNREACHABLE_CODE } from '../../generated/network/icmpv6.wire.ts';
import { PROTOCOL_NUMBER } from '../../generated/network/ipv4.wire.ts';
import type { Address } from '../base/address.ts';
import { IPV6_OCTETS, standsAt } from '../base/address.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import { ETHERTYPE } from '../link/ether-type.ts';
import { broadcastHop, groupHop } from '../link/fixed-hop.ts';
import { groupHardwareAddress } from '../link/hardware-address.ts';
import type { NextHop, PacketReceiver } from '../link/link.ts';
import { TO_US } from '../link/link.ts';
import { DETECT_TRANSMITS, DETECT_TRANSMITS_MAX } from './address-life.ts';
import type { DestinationKind, Family } from './family.ts';
import { TO_MANY, TO_NOBODY, TO_ONE } from './family.ts';
import { ErrorRate } from './icmp-rate.ts';
import { Icmpv6 } from './icmpv6.ts';
import type { InterfaceAddress } from './interface.ts';
import type { NetworkInterface } from './interfaces.ts';
import type { Ip } from './ip.ts';
import { Ipv6Addresses } from './ipv6/addresses.ts';
import { ControlSender } from './ipv6/control.ts';
import { Icmpv6Errors } from './ipv6/errors.ts';
import type { Invoking } from './ipv6/errors.ts';
import { Forwarding } from './ipv6/forwarding.ts';
import { HEADER_OCTETS, isHeaderAt, SOURCE_AT } from './ipv6/header.ts';
import { Ipv6Input } from './ipv6/input.ts';
import { SECRET_OCTETS, StableIdentifiers } from './ipv6/interface-identifier.ts';
import { Ipv6Interface } from './ipv6/interface.ts';
import type { InterfaceGround, Ipv6Events } from './ipv6/interface.ts';
import { RedirectSender } from './ipv6/redirect-sender.ts';
import { Redirects } from './ipv6/redirects.ts';
import { Ipv6Sender } from './ipv6/sender.ts';
import {
  ALL_NODES,
  ALL_NODES_HERE,
  isLoopbackAt,
  isMappedAt,
  isMulticastAt,
  isUnspecifiedAt,
  SCOPE,
  scopeAt,
} from './ipv6-address.ts';
import { Memberships } from './memberships.ts';
import type { NetworkFault, SendOptions } from './network.ts';
import { RouteCache } from './route-cache.ts';
import { RouterAdvertiser } from './router-advertiser.ts';
import type { AdvertiserOptions } from './router-advertiser.ts';
import { CUR_HOP_LIMIT } from './router-discovery.ts';
import type { IpRoute } from './route.ts';
import { RoutingTable } from './routing-table.ts';

export interface Ipv6Options {
  /** Probes for an address before it is used; 0: it is taken at its word (RFC 4862 §5.1). */
  readonly detectTransmits?: number;
  /** Routers are asked for, and believed: RFC 4861 §6.3. */
  readonly acceptsAdvertisements?: boolean;
  /** They may say that another way is shorter: RFC 4861 §8.3. */
  readonly acceptsRedirects?: boolean;
  /** On interfaces that forward: RFC 4861 §8.2. */
  readonly sendsRedirects?: boolean;
  /** Addresses of the link, and of prefixes that routers tell: RFC 4862. */
  readonly formsAddresses?: boolean;
  /** Beside those, some that change from day to day: RFC 8981. */
  readonly formsTemporaryAddresses?: boolean;
  /**
   * Sixteen octets, kept as long as the addresses shall stay the same (RFC 7217); else by chance.
   */
  readonly secret?: Uint8Array;
  /** What tells this network from others, as its name: RFC 7217 §5. */
  readonly networkId?: Uint8Array;
}

const NOTHING = new Uint8Array(0);

export class Ipv6 implements Family {
  readonly version = 6;
  readonly etherType: number = ETHERTYPE.IPV6;
  readonly addressOctets = IPV6_OCTETS;
  readonly headerOctets: number = HEADER_OCTETS;
  readonly routes: RoutingTable;
  readonly addresses = new Ipv6Addresses();
  readonly memberships = new Memberships();
  readonly control = new ControlSender();
  readonly sender: Ipv6Sender;
  readonly errors: Icmpv6Errors;
  readonly errorRate: ErrorRate;
  readonly redirects: Redirects;
  readonly redirectSender: RedirectSender;
  readonly forwarding: Forwarding;
  readonly input: Ipv6Input;
  readonly icmp: Icmpv6;
  readonly #ip: Ip;
  readonly #interfaces = new Map<NetworkInterface, Ipv6Interface>();
  readonly #ground: InterfaceGround;
  readonly #listeners = new Set<Partial<Ipv6Events>>();

  /** Joins itself to `ip`. */
  constructor(ip: Ip, options: Ipv6Options = {}) {
    const { timers, random, generation, pathMtus, echo } = ip;
    this.#ip = ip;
    this.routes = new RoutingTable(generation);
    this.errorRate = new ErrorRate(timers.clock, random);
    this.redirects = new Redirects(this.routes, timers);
    const replies = new RouteCache(ip, IPV6_OCTETS);
    const ways = new RouteCache(ip, IPV6_OCTETS);
    const { addresses, routes, control } = this;
    const hears = this.#hears.bind(this);
    this.sender = new Ipv6Sender({
      family: this,
      local: ip.local,
      random,
      hears,
      hopLimit: (on) => this.on(on)?.routers.curHopLimit ?? CUR_HOP_LIMIT,
      route: (destination) => ip.route(destination),
      permits: (destination, protocol) => ip.egress?.permits(destination, protocol) ?? true,
      releases: (by, b, o, end, isToMany) => ip.releases(6, by, b, o, end, isToMany),
    });
    const { sender } = this;
    this.errors = new Icmpv6Errors({ addresses, sender, rate: this.errorRate, replies, ways });
    const { errors } = this;
    this.redirectSender = new RedirectSender({
      control,
      rate: this.errorRate,
      on: (on) => this.on(on),
    });
    const sendsRedirects = options.sendsRedirects ?? true;
    this.forwarding = new Forwarding({
      routes,
      generation,
      errors,
      neighbour: (on, address) => this.neighbour(on, address),
      redirect: (about: Invoking, next: Address) => {
        if (sendsRedirects) this.redirectSender.redirect(about, next);
      },
    });
    this.input = new Ipv6Input({ ip, addresses, errors, forwarding: this.forwarding, hears });
    const { input } = this;
    this.icmp = new Icmpv6({
      echo,
      addresses,
      sender,
      replies,
      ways,
      pathMtus,
      get isFragmented() {
        return input.isFragmented;
      },
      get isAlerting() {
        return input.headers.hasRouterAlert;
      },
      listenerOf: (on) => this.on(on),
      mtuTo: (destination) => this.#mtuTo(destination),
      report: ip.report.bind(ip),
    });
    this.#ground = this.#interfaceGround(options);
    ip.addFamily(this);
    ip.setTransport(PROTOCOL_NUMBER.ICMPV6, this.icmp);
  }

  /** What is of one interface alone; undefined on a link without neighbours. */
  on(on: NetworkInterface): Ipv6Interface | undefined {
    return this.#interfaces.get(on);
  }

  /** Whoever runs the stack is told of what happens on its interfaces; call it to hear no more. */
  listen(events: Partial<Ipv6Events>): () => void {
    this.#listeners.add(events);
    return () => this.#listeners.delete(events);
  }

  /**
   * From now on the interface is a router's that says so: RFC 4861 §6.2. Throws RangeError when it
   * may not say that, or has nobody to say it to.
   */
  advertise(on: NetworkInterface, options?: AdvertiserOptions): RouterAdvertiser {
    const here = this.on(on);
    if (here === undefined) throw new RangeError(`on: ${on.name} has no neighbours`);
    return here.advertise((ground) => new RouterAdvertiser(ground, options));
  }

  attach(on: NetworkInterface): PacketReceiver {
    const { link } = on;
    link.join(groupHardwareAddress(ALL_NODES));
    if (link.resolves) this.#interfaces.set(on, new Ipv6Interface(on, this.#ground));
    return this.input.receiver(on);
  }

  detach(from: NetworkInterface): void {
    this.on(from)?.detach();
    this.#interfaces.delete(from);
    for (const group of this.memberships.groups(from)) {
      from.link.leave(groupHardwareAddress(group));
    }
    this.memberships.forget(from);
    from.link.leave(groupHardwareAddress(ALL_NODES));
    this.redirects.forget(from);
    this.addresses.renew(this.#ip.interfaces);
  }

  linkChanged(on: NetworkInterface): void {
    this.on(on)?.linkChanged();
  }

  addressAdded(on: NetworkInterface, own: InterfaceAddress): void {
    this.addresses.renew(this.#ip.interfaces);
    this.on(on)?.addressAdded(own);
  }

  addressRemoved(from: NetworkInterface, own: InterfaceAddress): void {
    this.addresses.renew(this.#ip.interfaces);
    this.on(from)?.addressRemoved(own);
  }

  addressChanged(): void {
    this.addresses.renew(this.#ip.interfaces);
  }

  kindOf(destination: Address): DestinationKind {
    if (isMulticastAt(destination, 0)) {
      // RFC 4291 §2.7: a scope of zero is reserved.
      return scopeAt(destination, 0) < SCOPE.INTERFACE_LOCAL ? TO_NOBODY : TO_MANY;
    }
    const isNowhere =
      isUnspecifiedAt(destination, 0) || isLoopbackAt(destination, 0) || isMappedAt(destination, 0);
    return isNowhere ? TO_NOBODY : TO_ONE;
  }

  ownerOf(address: Address, by?: NetworkInterface): NetworkInterface | undefined {
    return this.addresses.owner(address, 0, by);
  }

  selectSource(destination: Address, by: NetworkInterface): Address | undefined {
    const gateway = this.routes.lookup(destination, 0, by)?.gateway;
    const formed = this.on(by)?.autoconfiguration;
    if (gateway === undefined || formed === undefined) {
      return this.addresses.select(destination, by);
    }
    return this.addresses.select(destination, by, ({ address }) =>
      formed.isGivenBy(address, gateway),
    );
  }

  neighbour(on: NetworkInterface, address: Address): NextHop | undefined {
    const here = this.on(on);
    // On a link of two, or of one, everything goes to the other end.
    if (here === undefined) return broadcastHop(on.link, this.etherType, address);
    return here.neighbours.neighbour(address);
  }

  groupHop(on: NetworkInterface, group: Address): NextHop {
    return groupHop(on.link, this.etherType, group);
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
    // RFC 4291 §2.8: every node is in it from the beginning.
    if (isAllNodesAt(group, 0)) return undefined;
    const joined = this.memberships.join(on, group);
    if (joined === 'full') return 'ENOBUFS';
    if (joined === 'first') {
      on.link.join(groupHardwareAddress(group));
      this.on(on)?.listener.join(group);
    }
    return undefined;
  }

  leave(group: Address, on: NetworkInterface): NetworkFault | undefined {
    if (isAllNodesAt(group, 0)) return undefined;
    const left = this.memberships.leave(on, group);
    if (left === 'none') return 'EADDRNOTAVAIL';
    if (left === 'last') {
      on.link.leave(groupHardwareAddress(group));
      this.on(on)?.listener.leave(group);
    }
    return undefined;
  }

  #hears(on: NetworkInterface, b: Uint8Array, at: number): boolean {
    return isAllNodesAt(b, at) || this.memberships.isMember(on, b, at);
  }

  #mtuTo(destination: Address): number {
    const route = this.#ip.route(destination);
    return typeof route === 'string' ? 0 : route.mtu;
  }

  #interfaceGround(options: Ipv6Options): InterfaceGround {
    const { detectTransmits = DETECT_TRANSMITS } = options;
    if (detectTransmits < 0 || detectTransmits > DETECT_TRANSMITS_MAX) {
      throw new RangeError(`detectTransmits: 0 to ${DETECT_TRANSMITS_MAX}`);
    }
    const secret = options.secret ?? new Uint8Array(SECRET_OCTETS);
    if (options.secret === undefined) this.#ip.random.fill(secret);
    return {
      ip: this.#ip,
      routes: this.routes,
      addresses: this.addresses,
      control: this.control,
      identifiers: new StableIdentifiers(secret),
      redirects: this.redirects,
      policy: {
        detectTransmits,
        acceptsAdvertisements: options.acceptsAdvertisements ?? true,
        acceptsRedirects: options.acceptsRedirects ?? true,
        formsAddresses: options.formsAddresses ?? true,
        formsTemporaryAddresses: options.formsTemporaryAddresses ?? true,
        networkId: options.networkId ?? NOTHING,
      },
      events: {
        duplicate: (on, address) => {
          for (const listener of [...this.#listeners]) listener.duplicate?.(on, address);
        },
        configurationChanged: (on) => {
          for (const listener of [...this.#listeners]) listener.configurationChanged?.(on);
        },
      },
      join: (group, on) => this.join(group, on),
      leave: (group, on) => this.leave(group, on),
      returned: (on, b, o, end) => this.#returned(on, b, o, end),
    };
  }

  /** What waited for a neighbour in vain: its sender is told, whoever that is. */
  #returned(on: NetworkInterface, b: Uint8Array, o: number, end: number): void {
    if (this.addresses.owner(b, o + SOURCE_AT) !== undefined) {
      this.icmp.errors.returned(on, b, o, end);
      return;
    }
    const { ADDRESS_UNREACHABLE } = UNREACHABLE_CODE;
    this.errors.destinationUnreachable({ on, b, o, end, cast: TO_US }, ADDRESS_UNREACHABLE);
  }
}

function isAllNodesAt(b: Uint8Array, at: number): boolean {
  return standsAt(ALL_NODES, b, at) || standsAt(ALL_NODES_HERE, b, at);
}
