/**
 * The way to one destination: found once and held by whoever sends there, so that a packet costs no
 * lookup. It stays as it is; when routes or addresses change it is no longer current, and its
 * holder asks again. Only the path's MTU is looked after.
 */
import type { Address } from '../base/address.ts';
import { sum16 } from '../base/checksum.ts';
import { copyOf } from '../base/octets.ts';
import type { NextHop } from '../link/link.ts';
import type { DestinationKind, Family } from './family.ts';
import type { NetworkInterface } from './interfaces.ts';
import type { Route } from './network.ts';
import type { PathMtu, PathMtus } from './path-mtu.ts';
import type { Generation } from './routing-table.ts';

/** To ourselves there is no link that could be too narrow. */
export const LOCAL_MTU = 65535;

export interface RouteParts {
  readonly family: Family;
  readonly destination: Address;
  readonly source: Address;
  readonly interface: NetworkInterface;
  readonly kind: DestinationKind;
  /** Undefined where we are the destination. */
  readonly hop: NextHop | undefined;
  readonly pathMtus: PathMtus;
  readonly generation: Generation;
}

/** What goes from a port to another; the label is 0 as long as there is none. */
export interface RouteFlow {
  protocol: number;
  ports: number;
  label: number;
}

export class IpRoute implements Route {
  readonly version: 4 | 6;
  readonly family: Family;
  readonly destination: Address;
  readonly source: Address;
  readonly interface: NetworkInterface;
  readonly kind: DestinationKind;
  readonly hop: NextHop | undefined;
  readonly pseudoHeader: number;
  readonly headRoom: number;
  readonly isLocal: boolean;
  /** For IPv6: whose packets went this way last, and their flow label (RFC 6437). */
  readonly flow: RouteFlow = { protocol: 0, ports: 0, label: 0 };
  readonly #pathMtus: PathMtus;
  readonly #generation: Generation;
  readonly #foundAt: number;
  #pathMtu: PathMtu | undefined;
  #pathMtuFoundAt = -1;

  constructor(parts: RouteParts) {
    this.family = parts.family;
    this.version = parts.family.version;
    this.destination = copyOf(parts.destination);
    this.source = copyOf(parts.source);
    this.interface = parts.interface;
    this.kind = parts.kind;
    this.hop = parts.hop;
    this.isLocal = parts.hop === undefined;
    this.headRoom = parts.family.headerOctets + parts.interface.link.headRoom;
    this.pseudoHeader = sum16(
      sum16(0, this.source, 0, this.source.length),
      this.destination,
      0,
      this.destination.length,
    );
    this.#pathMtus = parts.pathMtus;
    this.#generation = parts.generation;
    this.#foundAt = parts.generation.number;
  }

  get isCurrent(): boolean {
    return this.#foundAt === this.#generation.number;
  }

  get mtu(): number {
    if (this.hop === undefined) return LOCAL_MTU;
    const { mtu } = this.interface;
    const path = this.pathMtu;
    return path !== undefined && path.mtu < mtu ? path.mtu : mtu;
  }

  /** What ICMP has told of the path, if it has. */
  get pathMtu(): PathMtu | undefined {
    const { number } = this.#pathMtus.generation;
    if (this.#pathMtuFoundAt !== number) {
      this.#pathMtu = this.#pathMtus.find(this.destination);
      this.#pathMtuFoundAt = number;
    }
    return this.#pathMtu;
  }

  confirm(): void {
    this.hop?.confirm();
  }
}
