/**
 * The network layer, as far as it is the same for IPv4 and IPv6. Packets come from links to the
 * Family of their version, which checks them and hands up what is for us: to raw listeners first,
 * then to the transport of the protocol. Packets go by a Route that was found before. What we send
 * to ourselves never sees a link. When a link's batch is over, everyone who waits for that moment
 * is told once.
 */
import type { Address, Prefix } from '../base/address.ts';
import { holdsAddress, isUnspecified } from '../base/address.ts';
import type { Random } from '../base/random.ts';
import type { Timers } from '../base/timers.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import type { FrameLink } from '../link/link.ts';
import type { Arrival } from './arrival.ts';
import { Echo } from './echo.ts';
import type { EchoErrorKind } from './echo.ts';
import type { Egress } from './egress.ts';
import type { Family } from './family.ts';
import { TO_EVERYONE, TO_MANY } from './family.ts';
import type { Interface, InterfaceAddress } from './interface.ts';
import type { AddressAttributes } from './interfaces.ts';
import { ADDRESSES_MAX, NetworkInterface, newInterfaceAddress } from './interfaces.ts';
import { IPV6_MTU_MIN } from './ipv6/control.ts';
import { LocalDelivery } from './local.ts';
import type { Network, NetworkFault, RouteWish, SendOptions, Transport } from './network.ts';
import type { PacketFilter } from './packet-filter.ts';
import { newPacketParts, readParts } from './packet-parts.ts';
import { PathMtus } from './path-mtu.ts';
import { findRoute, groupInterface } from './route-finding.ts';
import type { IpRoute } from './route.ts';
import { Generation } from './routing-table.ts';

/** What became of a packet for us. */
export const DELIVERED = 0;
/** Nobody here speaks the protocol. */
export const UNKNOWN_PROTOCOL = 1;
/** The protocol knows nobody of that number: a port that is closed. */
export const REFUSED = 2;
/** The filter does not let it in: nobody is told. */
export const BLOCKED = 3;
export type Delivery = typeof DELIVERED | typeof UNKNOWN_PROTOCOL | typeof REFUSED | typeof BLOCKED;

export const INTERFACES_MAX = 256;
const PROTOCOLS = 256;

type Listener = (arrival: Arrival) => void;
type AddressListener = (on: NetworkInterface, address: InterfaceAddress) => void;

export class Ip implements Network {
  readonly timers: Timers;
  readonly random: Random;
  /** Moves on when routes, addresses or interfaces change: routes found before are stale. */
  readonly generation = new Generation();
  readonly pathMtus: PathMtus;
  readonly local: LocalDelivery;
  /** What ping and traceroute are made of. */
  readonly echo: Echo;
  readonly interfaces: NetworkInterface[] = [];
  /** Undefined: every packet may leave. */
  egress: Egress | undefined;
  /** Undefined: whatever comes and goes may do so. */
  filter: PacketFilter | undefined;
  readonly #families: { 4: Family | undefined; 6: Family | undefined } = {
    4: undefined,
    6: undefined,
  };
  readonly #transports: (Transport | undefined)[] = Array.from({ length: PROTOCOLS });
  readonly #departure = newPacketParts();
  readonly #listeners: (readonly Listener[])[] = Array.from({ length: PROTOCOLS }, () => []);
  readonly #settles: (() => void)[] = [];
  readonly #spaces: (() => void)[] = [];
  readonly #addressListeners: AddressListener[] = [];
  #lastIndex = 0;

  constructor(timers: Timers, random: Random) {
    this.timers = timers;
    this.random = random;
    this.pathMtus = new PathMtus(timers);
    this.local = new LocalDelivery(timers, () => this.#settle());
    this.echo = new Echo(this, random);
  }

  /** Before there are interfaces. */
  addFamily(family: Family): void {
    if (this.interfaces.length > 0) throw new RangeError('a family comes before the interfaces');
    this.#families[family.version] = family;
  }

  family(version: 4 | 6): Family | undefined {
    return this.#families[version];
  }

  addInterface(name: string, link: FrameLink): NetworkInterface {
    if (this.interfaces.length >= INTERFACES_MAX) throw new RangeError('too many interfaces');
    if (this.interfaces.some((one) => one.name === name)) {
      throw new RangeError(`there is an interface of the name '${name}'`);
    }
    const made = new NetworkInterface(name, ++this.#lastIndex, link);
    this.interfaces.push(made);
    for (const family of this.#eachFamily()) {
      link.setReceiver(family.etherType, family.attach(made));
    }
    link.onSettle(() => this.#settle());
    link.onLinkChange(() => this.#linkChanged(made));
    link.onSpaceAvailable(() => {
      for (const available of this.#spaces) available();
    });
    this.generation.next();
    return made;
  }

  removeInterface(gone: NetworkInterface): void {
    const place = this.interfaces.indexOf(gone);
    if (place < 0) return;
    for (const { address } of [...gone.addresses]) this.removeAddress(gone, address);
    gone.isEnabled = false;
    this.interfaces.splice(place, 1);
    for (const family of this.#eachFamily()) {
      family.routes.remove((route) => route.interface === gone);
      family.detach(gone);
    }
    this.generation.next();
  }

  /** Switches an interface on or off. */
  setEnabled(on: NetworkInterface, isEnabled: boolean): void {
    if (on.isEnabled === isEnabled) return;
    on.isEnabled = isEnabled;
    this.#linkChanged(on);
  }

  /** The largest packet, in octets; false where the link, or IPv6, does not allow it. */
  setMtu(on: NetworkInterface, mtu: number): boolean {
    if (mtu < IPV6_MTU_MIN || mtu > on.link.mtu) return false;
    on.mtu = mtu;
    this.generation.next();
    return true;
  }

  addAddress(
    on: NetworkInterface,
    { address, length }: Prefix,
    attributes: AddressAttributes = {},
  ): InterfaceAddress | NetworkFault {
    const family = this.#familyOf(address);
    if (family === undefined) return 'EADDRNOTAVAIL';
    const known = on.find(address);
    if (known !== undefined) return known;
    if (on.addresses.length >= ADDRESSES_MAX) return 'ENOBUFS';
    const made = newInterfaceAddress(address, length, attributes);
    on.addresses.push(made);
    if (attributes.isOnLink ?? true) {
      family.routes.add({
        prefix: { address, length },
        gateway: undefined,
        interface: on,
        metric: 0,
        origin: 'connected',
      });
    }
    this.generation.next();
    family.addressAdded(on, made);
    return made;
  }

  removeAddress(on: NetworkInterface, address: Address): void {
    const family = this.#familyOf(address);
    const gone = on.find(address);
    if (family === undefined || gone === undefined) return;
    on.addresses.splice(on.addresses.indexOf(gone), 1);
    const isShared = on.addresses.some((one) => isSamePrefix(one, gone));
    if (!isShared) {
      family.routes.remove(
        (route) =>
          route.origin === 'connected' &&
          route.interface === on &&
          isSamePrefix({ ...route.prefix, prefixLength: route.prefix.length }, gone),
      );
    }
    this.generation.next();
    family.addressRemoved(on, gone);
  }

  /** An address has passed its test, or failed it, or grown old. */
  setAddressState(
    on: NetworkInterface,
    address: InterfaceAddress,
    state: InterfaceAddress['state'],
  ): void {
    if (address.state === state) return;
    address.state = state;
    this.generation.next();
    this.#familyOf(address.address)?.addressChanged(on, address);
    for (const listener of this.#addressListeners) listener(on, address);
  }

  /** Called when the state of an address has changed: it is ours now, or somebody else's. */
  onAddressChange(listener: AddressListener): void {
    this.#addressListeners.push(listener);
  }

  route(destination: Address, wish: RouteWish = {}): IpRoute | NetworkFault {
    const family = this.#familyOf(destination);
    if (family === undefined) return 'ENETUNREACH';
    if (wish.source !== undefined && wish.source.length !== destination.length) {
      return 'EADDRNOTAVAIL';
    }
    const by = this.#own(wish.interface);
    if (wish.interface !== undefined && by === undefined) return 'ENETDOWN';
    return findRoute(this, family, { destination, source: wish.source, by });
  }

  send(
    route: IpRoute,
    protocol: number,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
    options?: SendOptions,
  ): NetworkFault | undefined {
    return route.family.send(route, protocol, b, o, end, info, options);
  }

  sendPacket(b: Uint8Array, o: number, end: number): NetworkFault | undefined {
    for (const family of this.#eachFamily()) {
      if (family.isVersionOf(b, o, end)) return family.sendPacket(b, o, end);
    }
    return 'EPROTO';
  }

  setTransport(protocol: number, transport: Transport): void {
    this.#transports[protocol] = transport;
  }

  addListener(protocol: number, listener: Listener): () => void {
    // Never changed in place: a listener may go while the list is being gone through.
    this.#listeners[protocol] = [...this.#listeners[protocol], listener];
    return () => {
      this.#listeners[protocol] = this.#listeners[protocol].filter((one) => one !== listener);
    };
  }

  isOurs(address: Address): boolean {
    const family = this.#familyOf(address);
    if (family === undefined) return false;
    if (isUnspecified(address) || family.ownerOf(address) !== undefined) return true;
    const kind = family.kindOf(address);
    return kind === TO_MANY || kind === TO_EVERYONE;
  }

  join(group: Address, by?: Interface): NetworkFault | undefined {
    const family = this.#familyOf(group);
    if (family?.kindOf(group) !== TO_MANY) return 'EADDRNOTAVAIL';
    const on = by === undefined ? groupInterface(this, family, group) : this.#own(by);
    return on === undefined ? 'ENETUNREACH' : family.join(group, on);
  }

  leave(group: Address, by?: Interface): NetworkFault | undefined {
    const family = this.#familyOf(group);
    if (family === undefined) return 'EADDRNOTAVAIL';
    // What was joined by an interface that routes led to then is left where it was joined.
    const places = by === undefined ? this.interfaces : [by];
    for (const place of places) {
      const on = this.#own(place);
      if (on !== undefined && family.leave(group, on) === undefined) return undefined;
    }
    return 'EADDRNOTAVAIL';
  }

  onSettle(settle: () => void): void {
    this.#settles.push(settle);
  }

  onSpaceAvailable(available: () => void): void {
    this.#spaces.push(available);
  }

  /** For a Family: whether a packet of ours may go to a link. */
  releases(
    version: 4 | 6,
    by: NetworkInterface,
    b: Uint8Array,
    o: number,
    end: number,
    isToMany: boolean,
  ): boolean {
    if (this.filter === undefined) return true;
    // Whoever cuts packets up by hand gets nothing past a filter.
    if (!readParts(version, b, o, end, this.#departure)) return false;
    return this.filter.releases(this.#departure, by, isToMany);
  }

  /** For a Family: a packet is for us. */
  deliver(arrival: Arrival): Delivery {
    if (this.filter !== undefined && !arrival.isLocal && !this.filter.admits(arrival)) {
      return BLOCKED;
    }
    const listeners = this.#listeners[arrival.protocol];
    for (const listener of listeners) listener(arrival);
    const transport = this.#transports[arrival.protocol];
    if (transport !== undefined) return transport.receive(arrival) ? DELIVERED : REFUSED;
    return listeners.length > 0 ? DELIVERED : UNKNOWN_PROTOCOL;
  }

  /** For a Family: what a packet of a protocol holds at least, so far as anyone here knows. */
  headerOctetsOf(protocol: number): number {
    return this.#transports[protocol]?.headerOctets ?? 1;
  }

  /** For a Family: an ICMP error tells of a packet of ours. */
  report(
    quoted: Arrival,
    fault: NetworkFault,
    from: Address,
    kind: EchoErrorKind,
    code: number,
  ): void {
    this.#transports[quoted.protocol]?.error(quoted, fault, from, kind, code);
  }

  #settle(): void {
    for (const settle of this.#settles) settle();
  }

  #linkChanged(on: NetworkInterface): void {
    this.generation.next();
    for (const family of this.#eachFamily()) family.linkChanged(on);
  }

  #eachFamily(): readonly Family[] {
    return [this.#families[4], this.#families[6]].filter((family) => family !== undefined);
  }

  #familyOf(address: Address): Family | undefined {
    return this.#families[address.length === 4 ? 4 : 6];
  }

  #own(wanted: Interface | undefined): NetworkInterface | undefined {
    return wanted && this.interfaces.find((one) => one === wanted);
  }
}

interface OnPrefix {
  readonly address: Address;
  readonly prefixLength: number;
}

function isSamePrefix(one: OnPrefix, other: OnPrefix): boolean {
  const { address, prefixLength: length } = one;
  return length === other.prefixLength && holdsAddress({ address, length }, other.address);
}
