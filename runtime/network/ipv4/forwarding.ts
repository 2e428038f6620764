/**
 * Packets for others, on interfaces that forward: RFC 1812 §5. Each is sent on where it lies, one
 * hop poorer, its checksum mended by the difference alone. Where the way goes is remembered for a
 * few hundred destinations, so that most packets cost no lookup.
 *
 * deviates: RFC 1812 §5.3.5.2 would have directed broadcasts forwarded, RFC 2644 has not.
 */
import {
  PARAMETER_PROBLEM_CODE,
  REDIRECT_CODE,
  TIME_EXCEEDED_CODE,
  UNREACHABLE_CODE,
} from '../../../generated/network/icmpv4.wire.ts';
import {
  dontFragment,
  optionsEnd,
  optionsStart,
  replaceTimeToLive,
  timeToLive,
} from '../../../generated/network/ipv4.wire.ts';
import type { Address } from '../../base/address.ts';
import { IPV4_OCTETS, ipv4Word } from '../../base/address.ts';
import type { Clock } from '../../base/clock.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { copyOctets, copyOf } from '../../base/octets.ts';
import type { FrameInfo } from '../../device/frame-info.ts';
import { moveFrameInfo, newFrameInfo, sendOn } from '../../device/frame-info.ts';
import type { NextHop } from '../../link/link.ts';
import { TO_US } from '../../link/link.ts';
import type { NetworkInterface } from '../interfaces.ts';
import { finishChecksum } from '../../device/partial-checksum.ts';
import type { Generation, RouteEntry, RoutingTable } from '../routing-table.ts';
import type { Ipv4Addresses } from './addresses.ts';
import { isLinkLocal, maskOf } from './blocks.ts';
import type { Icmpv4Errors } from './errors.ts';
import { Fragmentation } from './fragmentation.ts';
import { DESTINATION_AT, PACKET_OCTETS_MAX, SOURCE_AT, sumHeader } from './header.ts';
import type { Here } from './options.ts';
import { CHANGED, NO_ROOM, Options, SOURCE_ROUTED } from './options.ts';
import { timestampOf } from './timestamp.ts';

/** Destinations whose way is remembered. */
const WAYS = 256;

interface Way {
  readonly destination: number;
  readonly foundAt: number;
  readonly entry: RouteEntry;
  readonly hop: NextHop;
}

export interface ForwardingGround {
  readonly clock: Clock;
  readonly routes: RoutingTable;
  readonly generation: Generation;
  readonly addresses: Ipv4Addresses;
  readonly errors: Icmpv4Errors;
  /** Whether hosts are told of shorter ways: RFC 1812 §5.2.7.2. */
  readonly sendsRedirects: boolean;
  neighbour(on: NetworkInterface, address: Address): NextHop | undefined;
}

export class Forwarding {
  readonly counters: Counters<
    | 'forwarded'
    | 'fragmented'
    | 'fragmentsSent'
    | 'linkLocal'
    | 'directedBroadcast'
    | 'timeExceeded'
    | 'noRoute'
    | 'neighboursFull'
    | 'sourceRouted'
    | 'optionNoRoom'
    | 'tooLarge'
    | 'noRoom'
  > = countersOf(
    'forwarded',
    'fragmented',
    'fragmentsSent',
    'linkLocal',
    'directedBroadcast',
    'timeExceeded',
    'noRoute',
    'neighboursFull',
    'sourceRouted',
    'optionNoRoom',
    'tooLarge',
    'noRoom',
  );
  readonly #ground: ForwardingGround;
  readonly #ways: (Way | undefined)[] = Array.from({ length: WAYS });
  readonly #options = new Options();
  readonly #fragmentation = new Fragmentation();
  readonly #here: Here & { word: number; timestamp: number };
  readonly #info = newFrameInfo();
  #octets = new Uint8Array(0);

  constructor(ground: ForwardingGround) {
    this.#ground = ground;
    const isOurs = (word: number): boolean => ground.addresses.owner(word) !== undefined;
    this.#here = { word: 0, timestamp: 0, isOurs };
  }

  /** Sends the packet b[o, end) on, a sound one that came in on an interface for somebody else. */
  forward(on: NetworkInterface, b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    const { counters } = this;
    const { errors, addresses } = this.#ground;
    const source = ipv4Word(b, o + SOURCE_AT);
    const destination = ipv4Word(b, o + DESTINATION_AT);
    if (isLinkLocal(source) || isLinkLocal(destination)) {
      counters.linkLocal++;
      return;
    }
    if (addresses.isAnyBroadcast(destination)) {
      counters.directedBroadcast++;
      return;
    }
    if (timeToLive(b, o) <= 1) {
      counters.timeExceeded++;
      errors.timeExceeded(b, o, end, TO_US, TIME_EXCEEDED_CODE.TIME_TO_LIVE_EXCEEDED);
      return;
    }
    const way = this.#way(b, o + DESTINATION_AT, destination);
    if (way === undefined) {
      errors.destinationUnreachable(b, o, end, TO_US, UNREACHABLE_CODE.NET_UNREACHABLE);
      return;
    }
    if (this.#isTooLarge(way, b, o, end, info)) {
      counters.tooLarge++;
      const code = UNREACHABLE_CODE.FRAGMENTATION_NEEDED;
      errors.destinationUnreachable(b, o, end, TO_US, code, way.entry.interface.mtu);
      return;
    }
    if (way.entry.interface === on) this.#redirect(on, way, b, o, end, source);
    if (!this.#passOptions(way, b, o, end)) return;
    replaceTimeToLive(b, o, timeToLive(b, o) - 1);
    this.#send(way, b, o, end, info);
  }

  #way(b: Uint8Array, at: number, destination: number): Way | undefined {
    const { routes, generation } = this.#ground;
    const slot = (destination ^ (destination >>> 8) ^ (destination >>> 16)) & (WAYS - 1);
    const known = this.#ways[slot];
    if (known?.destination === destination && known.foundAt === generation.number) return known;
    const entry = routes.lookup(b, at);
    if (entry === undefined) {
      this.counters.noRoute++;
      return undefined;
    }
    const next = entry.gateway ?? copyOf(b, at, at + IPV4_OCTETS);
    const hop = this.#ground.neighbour(entry.interface, next);
    if (hop === undefined) {
      this.counters.neighboursFull++;
      return undefined;
    }
    const way = { destination, foundAt: generation.number, entry, hop };
    this.#ways[slot] = way;
    return way;
  }

  #isTooLarge({ entry }: Way, b: Uint8Array, o: number, end: number, info: FrameInfo): boolean {
    const { mtu } = entry.interface;
    const { segmentOctets, dataStart } = info;
    // What was merged on its way in is cut again; in fragments it never was.
    if (segmentOctets > 0) return dataStart - o + segmentOctets > mtu;
    return end - o > mtu && dontFragment(b, o) === 1;
  }

  /** RFC 1812 §5.2.7.2: who sent to us what goes out where it came in can send there itself. */
  #redirect(
    on: NetworkInterface,
    { entry, hop }: Way,
    b: Uint8Array,
    o: number,
    end: number,
    source: number,
  ): void {
    const { errors, sendsRedirects } = this.#ground;
    if (!sendsRedirects || !entry.interface.link.resolves) return;
    const next = ipv4Word(hop.address, 0);
    const isShared = on.addresses.some(({ address, prefixLength }) => {
      if (address.length !== IPV4_OCTETS) return false;
      const mask = maskOf(prefixLength);
      const own = ipv4Word(address, 0) & mask;
      return (source & mask) === own && (next & mask) === own;
    });
    if (isShared) errors.redirect(b, o, end, TO_US, REDIRECT_CODE.REDIRECT_FOR_HOST, next);
  }

  /** Whether the packet may go on, so far as its options are concerned. */
  #passOptions({ entry }: Way, b: Uint8Array, o: number, end: number): boolean {
    const options = optionsStart(b, o);
    const headerEnd = optionsEnd(b, o);
    if (options === headerEnd) return true;
    const { clock, errors } = this.#ground;
    const own = entry.interface.addresses.find(({ address }) => address.length === IPV4_OCTETS);
    this.#here.word = own === undefined ? 0 : ipv4Word(own.address, 0);
    this.#here.timestamp = timestampOf(clock);
    const result = this.#options.record(b, options, headerEnd, this.#here);
    if (result === SOURCE_ROUTED) this.counters.sourceRouted++;
    if (result === NO_ROOM) {
      this.counters.optionNoRoom++;
      const { POINTER_INDICATES } = PARAMETER_PROBLEM_CODE;
      errors.parameterProblem(b, o, end, TO_US, POINTER_INDICATES, this.#options.faultAt);
    }
    if (result === CHANGED) sumHeader(b, o, headerEnd);
    return result >= 0;
  }

  #send(way: Way, b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    const { counters } = this;
    const { hop } = way;
    const { mtu, link } = way.entry.interface;
    sendOn(info);
    if (end - o > mtu && info.segmentOctets === 0) {
      finishChecksum(b, end, info);
      const sent = this.#fragmentation.send(b, o, end, mtu, link.headRoom, hop);
      counters.fragmented++;
      counters.fragmentsSent += sent < 0 ? -1 - sent : sent;
      if (sent < 0) counters.noRoom++;
      else counters.forwarded++;
      return;
    }
    const isSent =
      o >= link.headRoom
        ? hop.send(b, o, end, info)
        : this.#sendCopy(hop, b, o, end, info, link.headRoom);
    if (isSent) counters.forwarded++;
    else counters.noRoom++;
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
