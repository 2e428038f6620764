/**
 * How a route to a destination is found, for both versions: is it ours, a group, or somebody's; by
 * which interface; to which neighbour; and from which of our addresses.
 */
import type { Address } from '../base/address.ts';
import { ANY_IPV4, isUnspecified, LOOPBACK_IPV4, LOOPBACK_IPV6 } from '../base/address.ts';
import type { NextHop } from '../link/link.ts';
import type { DestinationKind, Family } from './family.ts';
import { TO_EVERYONE, TO_NOBODY, TO_ONE } from './family.ts';
import type { NetworkInterface } from './interfaces.ts';
import { isUsable } from './interfaces.ts';
import type { NetworkFault } from './network.ts';
import type { PathMtus } from './path-mtu.ts';
import { IpRoute } from './route.ts';
import type { Generation } from './routing-table.ts';

/** Ip, as much of it as is needed here. */
export interface RouteGround {
  readonly interfaces: readonly NetworkInterface[];
  readonly pathMtus: PathMtus;
  readonly generation: Generation;
}

export interface RouteQuestion {
  readonly destination: Address;
  readonly source: Address | undefined;
  readonly by: NetworkInterface | undefined;
}

export function findRoute(
  ground: RouteGround,
  family: Family,
  asked: RouteQuestion,
): IpRoute | NetworkFault {
  // As Linux: nobody's address is one's own.
  const { destination } = isUnspecified(asked.destination)
    ? { destination: family.version === 4 ? LOOPBACK_IPV4 : LOOPBACK_IPV6 }
    : asked;
  const { by } = asked;
  const source =
    asked.source === undefined || isUnspecified(asked.source) ? undefined : asked.source;
  const sourceOwner = source && family.ownerOf(source, by);
  if (source !== undefined && sourceOwner === undefined) return 'EADDRNOTAVAIL';
  const owner = family.ownerOf(destination, by);
  const { pathMtus, generation } = ground;
  const make = (
    on: NetworkInterface,
    from: Address,
    kind: DestinationKind,
    hop: NextHop | undefined,
  ): IpRoute =>
    new IpRoute({
      family,
      destination,
      source: from,
      interface: on,
      kind,
      hop,
      pathMtus,
      generation,
    });
  if (owner !== undefined) return make(owner, source ?? destination, TO_ONE, undefined);
  if (by !== undefined && !by.isUp) return 'ENETDOWN';
  const kind = family.kindOf(destination);
  if (kind === TO_NOBODY) return 'ENETUNREACH';
  // RFC 1122 §3.2.1.3(g): a loopback address never leaves the host.
  if (source !== undefined && family.kindOf(source) !== TO_ONE) return 'EADDRNOTAVAIL';
  const entry = lookup(family, destination, by, sourceOwner);
  const toGroup = sourceOwner ?? entry?.interface ?? usual(ground, family);
  const on = by ?? (kind === TO_ONE ? entry?.interface : toGroup);
  if (on === undefined || (kind === TO_ONE && entry === undefined)) return 'ENETUNREACH';
  const from = source ?? family.selectSource(destination, on) ?? nobody(family, kind);
  if (from === undefined) return 'EADDRNOTAVAIL';
  if (kind !== TO_ONE) return make(on, from, kind, family.groupHop(on, destination));
  const hop = family.neighbour(on, entry?.gateway ?? destination);
  return hop === undefined ? 'ENOBUFS' : make(on, from, kind, hop);
}

/** By the interface that is asked for; else, if it can be, by the one that has the source. */
function lookup(
  family: Family,
  destination: Address,
  by: NetworkInterface | undefined,
  sourceOwner: NetworkInterface | undefined,
): ReturnType<Family['routes']['lookup']> {
  if (by !== undefined) return family.routes.lookup(destination, 0, by);
  const near = sourceOwner && family.routes.lookup(destination, 0, sourceOwner);
  return near ?? family.routes.lookup(destination, 0);
}

/** The interface on which a group is joined when nobody says which. */
export function groupInterface(
  ground: RouteGround,
  family: Family,
  group: Address,
): NetworkInterface | undefined {
  return family.routes.lookup(group, 0)?.interface ?? usual(ground, family);
}

/** Where groups are sent that no route names: the first interface that leads anywhere. */
function usual(ground: RouteGround, family: Family): NetworkInterface | undefined {
  const up = ground.interfaces.filter((one) => one.isUp && one.link.resolves);
  const has = (one: NetworkInterface): boolean =>
    one.addresses.some((own) => own.address.length === family.addressOctets && isUsable(own));
  return up.find(has) ?? up.at(0) ?? ground.interfaces.find((one) => one.isUp);
}

/** RFC 1122 §3.2.1.3(a): a host without an address asks everyone for one. */
function nobody(family: Family, kind: DestinationKind): Address | undefined {
  return kind === TO_EVERYONE && family.version === 4 ? ANY_IPV4 : undefined;
}
