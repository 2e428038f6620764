/**
 * Routes of a laboratory, by the fewest routers on the way; what is equally short is decided by the
 * order in which it is written. Where another router knows a way that does not lead back, it is
 * there too, behind the shorter one: when a link is cut, whoever sees that goes round it
 * (RFC 5286). Who has one router alone sends everything there.
 */
import { showAddress } from '../base/address.ts';
import type { Address, Prefix } from '../base/address.ts';
import { masked } from '../base/prefix-tree.ts';
import type { AddressedSegment, Station } from './addressing.ts';
import { isOf } from './addressing.ts';
import type { Version } from './topology.ts';

export interface PlannedRoute {
  /** As text, with its length. */
  readonly prefix: string;
  readonly gateway: Address;
  /** Where the gateway is: the node's own end of that network. */
  readonly by: Station;
  readonly metric: number;
}

interface Neighbour {
  readonly router: string;
  readonly at: Station;
  readonly by: Station;
}

const VERSIONS: readonly Version[] = [4, 6];
const EVERYTHING = { 4: '0.0.0.0/0', 6: '::/0' } as const;

export class ShortestPaths {
  readonly #segments: readonly AddressedSegment[];
  /** The networks that a node is on, by their numbers. */
  readonly #on = new Map<string, number[]>();
  readonly #distances = new Map<string, readonly number[]>();

  constructor(segments: readonly AddressedSegment[]) {
    this.#segments = segments;
    segments.forEach(({ stations }, number) => {
      for (const { node } of stations) {
        const on = this.#on.get(node) ?? [];
        this.#on.set(node, on);
        if (on.at(-1) !== number) on.push(number);
      }
    });
  }

  /** Routes of one node, those of its own networks not among them. */
  routesOf(node: string): readonly PlannedRoute[] {
    const neighbours = this.#neighbours(node);
    if (neighbours.length === 0) return [];
    const [first] = neighbours;
    if (this.#isOnlyWay(neighbours)) {
      return VERSIONS.flatMap((version) => plan(first, version, EVERYTHING[version], 1) ?? []);
    }
    return this.#segments.flatMap((segment, number) => {
      if (this.#on.get(node)?.includes(number)) return [];
      return this.#routesTo(segment, number, neighbours);
    });
  }

  #neighbours(node: string): readonly Neighbour[] {
    return (this.#on.get(node) ?? []).flatMap((number) => {
      const { stations } = this.#segments[number];
      const by = stations.find((one) => one.node === node)!;
      return stations
        .filter((one) => one.kind === 'router' && one.node !== node)
        .map((at) => ({ router: at.node, at, by }));
    });
  }

  /** Two that had each other alone would send to and fro what is nowhere. */
  #isOnlyWay(neighbours: readonly Neighbour[]): boolean {
    if (neighbours.length !== 1) return false;
    const [{ by, router }] = neighbours;
    return by.kind === 'host' || this.#neighbours(router).length !== 1;
  }

  #routesTo(
    segment: AddressedSegment,
    number: number,
    neighbours: readonly Neighbour[],
  ): readonly PlannedRoute[] {
    const costs = neighbours.map(({ router }) => 1 + this.#distancesOf(router)[number]);
    const least = Math.min(...costs);
    if (least === Infinity) return [];
    return neighbours.flatMap((neighbour, index) => {
      const cost = costs[index];
      // RFC 5286 §3: further than a hop round, and its way would lead through here.
      const isLoopFree = cost < least + 2 || neighbour.by.kind === 'host';
      if (cost === Infinity || !isLoopFree) return [];
      return prefixesOf(segment).flatMap(
        ([version, prefix]) => plan(neighbour, version, prefix, cost) ?? [],
      );
    });
  }

  /** Routers that are passed on the way from a router to each network; breadth first. */
  #distancesOf(router: string): readonly number[] {
    const known = this.#distances.get(router);
    if (known !== undefined) return known;
    const distances = this.#segments.map(() => Infinity);
    const seen = new Set([router]);
    let here = [router];
    for (let distance = 0; here.length > 0; distance++) {
      const further: string[] = [];
      for (const number of here.flatMap((one) => this.#on.get(one) ?? [])) {
        if (distances[number] <= distance) continue;
        distances[number] = distance;
        for (const { node, kind } of this.#segments[number].stations) {
          if (kind !== 'router' || seen.has(node)) continue;
          seen.add(node);
          further.push(node);
        }
      }
      here = further;
    }
    this.#distances.set(router, distances);
    return distances;
  }
}

function plan(
  { at, by }: Neighbour,
  version: Version,
  prefix: string,
  metric: number,
): PlannedRoute | undefined {
  const gateway = at.addresses.find((one) => isOf(version, one));
  const own = by.addresses.some((one) => isOf(version, one));
  return gateway && own ? { prefix, gateway: gateway.address, by, metric } : undefined;
}

function prefixesOf({ stations }: AddressedSegment): readonly (readonly [Version, string])[] {
  const texts = new Map<string, Version>();
  for (const one of stations.flatMap(({ addresses }) => addresses)) {
    texts.set(showPrefix(masked(one)), isOf(4, one) ? 4 : 6);
  }
  return [...texts].map(([prefix, version]) => [version, prefix]);
}

export function showPrefix({ address, length }: Prefix): string {
  return `${showAddress(address)}/${length}`;
}
