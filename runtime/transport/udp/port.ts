/**
 * One port that is open: what it hears, whom it talks to, and the groups that it is a member of. A
 * port of IPv6 that is bound to no address, or to a mapped one, speaks IPv4 too; inside, addresses
 * are always those of the version that is sent, and only its user sees mapped ones.
 */
import type { Address } from '../../base/address.ts';
import { ANY_IPV4, isUnspecified, sameAddress, standsAt } from '../../base/address.ts';
import { mapped, unmapped } from '../../base/mapped.ts';
import { copyOf } from '../../base/octets.ts';
import type { Interface } from '../../network/interface.ts';
import type { Network, NetworkFault } from '../../network/network.ts';
import type { Endpoint } from '../tcp/user.ts';
import type { Sender, Way } from './sender.ts';
import { isBroadcast, isGroup } from './sender.ts';
import type { Hearing } from './table.ts';
import { HEARS_IPV4, HEARS_IPV6, versionsOf } from './table.ts';
import type { Destination, PathMtuDiscovery, UdpFault, UdpPort, UdpPortOptions } from './user.ts';
import type { UdpUser } from './user.ts';

/** RFC 1122 §3.2.1.7 and RFC 8200 §8.2. */
export const HOP_LIMIT = 64;
/** RFC 1112 §6.1. */
export const MULTICAST_HOPS = 1;
/** Groups of one port; as net.ipv4.igmp_max_memberships of Linux. */
export const MEMBERSHIPS_MAX = 20;

/** What ports share. */
export interface PortHost {
  readonly network: Network;
  readonly sender: Sender;
  /** The port hears something else from now on, as `change` says. */
  rehear(port: Port, change: () => void): void;
  sent(fault: UdpFault | undefined): void;
  closed(port: Port): void;
}

interface Membership {
  readonly group: Address;
  readonly by: Interface;
}

export class Port implements UdpPort, Hearing {
  broadcast = false;
  multicastInterface: Interface | undefined;
  multicastHops = MULTICAST_HOPS;
  multicastLoop = true;
  multicastAll = true;
  hopLimit = HOP_LIMIT;
  trafficClass = 0;
  pathMtuDiscovery: PathMtuDiscovery = 'fitting';
  noChecksum = false;
  readonly user: UdpUser;
  readonly port: number;
  readonly reuseAddress: boolean;
  readonly onlyIpv6: boolean;
  interface: Interface | undefined;
  /** Its user sees addresses of IPv6 alone. */
  readonly isIpv6: boolean;
  isOpen = true;
  versions: number;
  address: Address | undefined;
  peerAddress: Address | undefined;
  peerPort = 0;
  readonly #host: PortHost;
  /** As it was opened: what it hears again when it is disconnected. */
  readonly #bound: Address;
  readonly #boundVersions: number;
  readonly #memberships: Membership[] = [];
  #peerInterface: Interface | undefined;
  #way: Way | undefined;
  /** For which interface the way was found. */
  #wayBy: Interface | undefined;

  constructor(host: PortHost, local: Endpoint, user: UdpUser, options: UdpPortOptions) {
    this.#host = host;
    this.user = user;
    this.port = local.port;
    this.#bound = copyOf(local.address);
    this.isIpv6 = local.address.length !== ANY_IPV4.length;
    this.reuseAddress = options.reuseAddress ?? false;
    this.onlyIpv6 = options.onlyIpv6 ?? false;
    this.interface = options.interface;
    this.#boundVersions = versionsOf(local.address, this.onlyIpv6);
    this.versions = this.#boundVersions;
    this.address = precise(this.#bound);
  }

  get local(): Endpoint {
    const address = this.address ?? this.#bound;
    return { address: this.isIpv6 ? mapped(address) : address, port: this.port };
  }

  get remote(): Endpoint | undefined {
    if (this.peerAddress === undefined) return undefined;
    const address = this.isIpv6 ? mapped(this.peerAddress) : this.peerAddress;
    return { address, port: this.peerPort };
  }

  connect(remote: Destination): UdpFault | undefined {
    if (!this.isOpen || remote.port === 0) return 'EINVAL';
    const address = unmapped(remote.address);
    const by = this.#interfaceFor(address, remote.interface);
    const way = this.#findWay(address, precise(this.#bound), this.#boundVersions, by);
    if (typeof way === 'string') return way;
    if (way.isBroadcast && !this.broadcast) return 'EACCES';
    const { route } = way;
    this.#host.rehear(this, () => {
      this.versions = route.version === 4 ? HEARS_IPV4 : HEARS_IPV6;
      this.address = precise(this.#bound) ?? route.source;
      this.peerAddress = route.destination;
      this.peerPort = remote.port;
    });
    this.#peerInterface = remote.interface;
    this.#way = way;
    this.#wayBy = by;
    return undefined;
  }

  disconnect(): void {
    if (this.peerAddress === undefined) return;
    this.#host.rehear(this, () => {
      this.versions = this.#boundVersions;
      this.address = precise(this.#bound);
      this.peerAddress = undefined;
      this.peerPort = 0;
    });
    this.#peerInterface = undefined;
    this.#way = undefined;
  }

  restrict(by: Interface | undefined): void {
    this.#host.rehear(this, () => (this.interface = by));
  }

  send(b: Uint8Array, from: number, end: number, to?: Destination): UdpFault | undefined {
    const fault = this.#send(b, from, end, to);
    this.#host.sent(fault);
    return fault;
  }

  #send(b: Uint8Array, from: number, end: number, to?: Destination): UdpFault | undefined {
    if (!this.isOpen || to?.port === 0) return 'EINVAL';
    const address = to?.address ?? this.peerAddress;
    if (address === undefined) return 'EDESTADDRREQ';
    const way = this.#wayTo(address, to === undefined ? this.#peerInterface : to.interface);
    if (typeof way === 'string') return way;
    const port = to?.port ?? this.peerPort;
    return this.#host.sender.send(way, this, this.port, port, b, from, end);
  }

  /** The way to an address; the one found last is kept while it leads there. */
  #wayTo(destination: Address, by: Interface | undefined): Way | NetworkFault {
    const address = unmapped(destination);
    const wanted = this.#interfaceFor(address, by);
    const known = this.#way;
    if (known?.route.isCurrent && this.#wayBy === wanted) {
      if (sameAddress(known.route.destination, address)) return known;
    }
    const way = this.#findWay(address, this.address, this.versions, wanted);
    if (typeof way === 'string') return way;
    this.#way = way;
    this.#wayBy = wanted;
    return way;
  }

  #findWay(
    destination: Address,
    bound: Address | undefined,
    versions: number,
    by: Interface | undefined,
  ): Way | NetworkFault {
    const version = destination.length === ANY_IPV4.length ? HEARS_IPV4 : HEARS_IPV6;
    if ((versions & version) === 0) return 'ENETUNREACH';
    const source = bound !== undefined && this.#canSpeakFrom(bound) ? bound : undefined;
    return this.#host.sender.wayTo(destination, source, by);
  }

  #interfaceFor(destination: Address, by: Interface | undefined): Interface | undefined {
    return this.interface ?? by ?? (isGroup(destination) ? this.multicastInterface : undefined);
  }

  /** Whoever is bound to a group, or to everyone, hears what goes there, and speaks as itself. */
  #canSpeakFrom(bound: Address): boolean {
    const { interfaces } = this.#host.network;
    return !isGroup(bound) && !interfaces.some((one) => isBroadcast(bound, one));
  }

  join(group: Address, by?: Interface): UdpFault | undefined {
    const address = unmapped(group);
    if (!this.isOpen || !isGroup(address)) return 'EINVAL';
    const chosen = by ?? this.#interfaceTo(address);
    if (chosen === undefined) return 'ENODEV';
    if (this.#membership(address, chosen) >= 0) return 'EADDRINUSE';
    if (this.#memberships.length >= MEMBERSHIPS_MAX) return 'ENOBUFS';
    const fault = this.#host.network.join(address, chosen);
    if (fault === undefined) this.#memberships.push({ group: copyOf(address), by: chosen });
    return fault;
  }

  leave(group: Address, by?: Interface): UdpFault | undefined {
    const address = unmapped(group);
    if (!isGroup(address)) return 'EINVAL';
    const index = this.#membership(address, by);
    if (index < 0) return 'EADDRNOTAVAIL';
    const [left] = this.#memberships.splice(index, 1);
    return this.#host.network.leave(left.group, left.by);
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    for (const { group, by } of this.#memberships.splice(0)) this.#host.network.leave(group, by);
    this.#host.closed(this);
  }

  isMember(b: Uint8Array, at: number, addressOctets: number, by: Interface): boolean {
    if (this.multicastAll) return true;
    for (const one of this.#memberships) {
      if (one.by !== by || one.group.length !== addressOctets) continue;
      if (standsAt(one.group, b, at)) return true;
    }
    return false;
  }

  #membership(group: Address, by: Interface | undefined): number {
    return this.#memberships.findIndex(
      (one) => (by === undefined || one.by === by) && sameAddress(one.group, group),
    );
  }

  #interfaceTo(group: Address): Interface | undefined {
    if (this.multicastInterface !== undefined) return this.multicastInterface;
    const way = this.#host.sender.wayTo(group, undefined, this.interface);
    return typeof way === 'string' ? undefined : way.route.interface;
  }
}

/** The address that is heard, or undefined when any is: ::ffff:0.0.0.0 is any of IPv4. */
function precise(bound: Address): Address | undefined {
  const address = unmapped(bound);
  return isUnspecified(address) ? undefined : address;
}
