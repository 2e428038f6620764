/**
 * Packets for others, on interfaces that forward: RFC 8200 §3, RFC 4443 §3. Each is sent on where
 * it lies, one hop poorer. Where the way goes is remembered for a few hundred destinations, so that
 * most packets cost no lookup. Groups are not forwarded.
 */
import { setHopLimit, hopLimit } from '../../../generated/network/ipv6.wire.ts';
import { TIME_EXCEEDED_CODE, UNREACHABLE_CODE } from '../../../generated/network/icmpv6.wire.ts';
import type { Address } from '../../base/address.ts';
import { IPV6_OCTETS, ipv4Word, standsAt } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { copyOctets, copyOf } from '../../base/octets.ts';
import type { FrameInfo } from '../../device/frame-info.ts';
import { moveFrameInfo, newFrameInfo, sendOn } from '../../device/frame-info.ts';
import type { NextHop } from '../../link/link.ts';
import type { NetworkInterface } from '../interfaces.ts';
import { isLinkLocalAt, isUnspecifiedAt } from '../ipv6-address.ts';
import type { Generation, RouteEntry, RoutingTable } from '../routing-table.ts';
import type { Icmpv6Errors, Invoking } from './errors.ts';
import { DESTINATION_AT, PACKET_OCTETS_MAX, SOURCE_AT } from './header.ts';

/** Destinations whose way is remembered. */
const WAYS = 256;

interface Way {
  readonly destination: Address;
  readonly foundAt: number;
  readonly entry: RouteEntry;
  readonly hop: NextHop;
}

export interface ForwardingGround {
  readonly routes: RoutingTable;
  readonly generation: Generation;
  readonly errors: Icmpv6Errors;
  neighbour(on: NetworkInterface, address: Address): NextHop | undefined;
  /** RFC 4861 §8.2: it goes out where it came in, by way of a neighbour of its source's. */
  redirect(about: Invoking, next: Address): void;
}

export class Forwarding {
  readonly counters: Counters<
    | 'forwarded'
    | 'linkLocal'
    | 'beyondScope'
    | 'fromNobody'
    | 'timeExceeded'
    | 'noRoute'
    | 'neighboursFull'
    | 'tooLarge'
    | 'noRoom'
  > = countersOf(
    'forwarded',
    'linkLocal',
    'beyondScope',
    'fromNobody',
    'timeExceeded',
    'noRoute',
    'neighboursFull',
    'tooLarge',
    'noRoom',
  );
  readonly #ground: ForwardingGround;
  readonly #ways: (Way | undefined)[] = Array.from({ length: WAYS });
  readonly #info = newFrameInfo();
  #octets = new Uint8Array(0);

  constructor(ground: ForwardingGround) {
    this.#ground = ground;
  }

  /** Sends a sound packet on that is for somebody else. */
  forward(about: Invoking, info: FrameInfo): void {
    const { counters } = this;
    const { errors } = this.#ground;
    const { on, b, o, end } = about;
    const source = o + SOURCE_AT;
    const destination = o + DESTINATION_AT;
    if (isUnspecifiedAt(b, source)) {
      counters.fromNobody++;
      return;
    }
    // RFC 4291 §2.5.6: what is of the link stays there.
    if (isLinkLocalAt(b, destination)) {
      counters.linkLocal++;
      return;
    }
    if (hopLimit(b, o) <= 1) {
      counters.timeExceeded++;
      errors.timeExceeded(about, TIME_EXCEEDED_CODE.HOP_LIMIT_EXCEEDED);
      return;
    }
    const entry = this.#lookup(about);
    if (entry === undefined) return;
    // RFC 4443 §3.1: on its own link it could have been delivered.
    if (isLinkLocalAt(b, source) && entry.interface !== on) {
      counters.beyondScope++;
      errors.destinationUnreachable(about, UNREACHABLE_CODE.BEYOND_SCOPE);
      return;
    }
    const way = this.#way(b, destination, entry);
    if (way === undefined) return;
    if (isTooLarge(way, o, end, info)) {
      counters.tooLarge++;
      errors.packetTooBig(about, entry.interface.mtu);
      return;
    }
    if (entry.interface === on) this.#ground.redirect(about, way.hop.address);
    setHopLimit(b, o, hopLimit(b, o) - 1);
    this.#send(way, b, o, end, info);
  }

  #lookup(about: Invoking): RouteEntry | undefined {
    const { routes, generation, errors } = this.#ground;
    const { b, o } = about;
    const at = o + DESTINATION_AT;
    const known = this.#ways[slotOf(b, at)];
    const isCurrent = known?.foundAt === generation.number && standsAt(known.destination, b, at);
    const entry = isCurrent ? known.entry : routes.lookup(b, at);
    if (entry === undefined) {
      this.counters.noRoute++;
      errors.destinationUnreachable(about, UNREACHABLE_CODE.NO_ROUTE);
    }
    return entry;
  }

  #way(b: Uint8Array, at: number, entry: RouteEntry): Way | undefined {
    const { generation } = this.#ground;
    const slot = slotOf(b, at);
    const known = this.#ways[slot];
    if (known?.foundAt === generation.number && standsAt(known.destination, b, at)) return known;
    const destination = copyOf(b, at, at + IPV6_OCTETS);
    const hop = this.#ground.neighbour(entry.interface, entry.gateway ?? destination);
    if (hop === undefined) {
      this.counters.neighboursFull++;
      return undefined;
    }
    const way = { destination, foundAt: generation.number, entry, hop };
    this.#ways[slot] = way;
    return way;
  }

  #send({ entry, hop }: Way, b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    const { headRoom } = entry.interface.link;
    sendOn(info);
    const isSent =
      o >= headRoom ? hop.send(b, o, end, info) : this.#sendCopy(hop, b, o, end, info, headRoom);
    if (isSent) this.counters.forwarded++;
    else this.counters.noRoom++;
  }

  /** In front of it there is too little room for the other link's header. */
  #sendCopy(
    hop: NextHop,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
    headRoom: number,
  ): boolean {
    const size = end - o;
    if (this.#octets.length < headRoom + size) {
      this.#octets = new Uint8Array(headRoom + PACKET_OCTETS_MAX);
    }
    copyOctets(b, o, end, this.#octets, headRoom);
    moveFrameInfo(info, this.#info, headRoom - o);
    return hop.send(this.#octets, headRoom, headRoom + size, this.#info);
  }
}

function slotOf(b: Uint8Array, at: number): number {
  const word = ipv4Word(b, at + IPV6_OCTETS - 4);
  return (word ^ (word >>> 8) ^ (word >>> 16) ^ (word >>> 24)) & (WAYS - 1);
}

/** What was merged on its way in is cut again; in fragments a router cuts nothing. */
function isTooLarge({ entry }: Way, o: number, end: number, info: FrameInfo): boolean {
  const { mtu } = entry.interface;
  const { segmentOctets, dataStart } = info;
  return (segmentOctets > 0 ? dataStart - o + segmentOctets : end - o) > mtu;
}
