/**
 * Writes the header of IPv4 in front of a payload and sends it on its way: to the next hop, in
 * fragments where it must, or to ourselves.
 *
 * Don't Fragment is set where nobody says otherwise, so that the path's MTU is found (RFC 1191 §3)
 * and the Identification means nothing (RFC 6864 §4.1). It is not set on what goes to groups,
 * about which no router complains, nor on paths narrower than what we believe of a path.
 */
import {
  dontFragment,
  headerEnd,
  identification,
  protocol,
  scanPacket,
  setIdentification,
  setSourceAddress,
  setTotalLength,
  writePacket,
} from '../../../generated/network/ipv4.wire.ts';
import type { Address } from '../../base/address.ts';
import { ipv4Word } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { copyOctets, copyOf } from '../../base/octets.ts';
import type { Random } from '../../base/random.ts';
import type { FrameInfo } from '../../device/frame-info.ts';
import { newFrameInfo } from '../../device/frame-info.ts';
import type { NextHop } from '../../link/link.ts';
import type { Family } from '../family.ts';
import { TO_MANY, TO_ONE } from '../family.ts';
import type { NetworkInterface } from '../interfaces.ts';
import type { LocalDelivery } from '../local.ts';
import type { NetworkFault, SendOptions } from '../network.ts';
import { finishChecksum } from '../../device/partial-checksum.ts';
import type { IpRoute } from '../route.ts';
import { Fragmentation } from './fragmentation.ts';
import {
  DESTINATION_AT,
  HEADER_OCTETS,
  PACKET_OCTETS_MAX,
  SOURCE_AT,
  sumHeader,
} from './header.ts';
import { Identifications } from './identification.ts';

/** RFC 1122 §3.2.1.7, and what everyone uses. */
export const HOP_LIMIT = 64;
/** RFC 1112 §6.1: groups are reached no further than on the link, if nobody says so. */
export const HOP_LIMIT_OF_GROUPS = 1;

/** The stack around: Ip and Ipv4, as much of them as is needed here. */
export interface SenderGround {
  readonly family: Family;
  readonly local: LocalDelivery;
  readonly random: Random;
  /** Whether what goes to the group at b[at] is for us as well. */
  hears(on: NetworkInterface, b: Uint8Array, at: number): boolean;
  route(destination: Address): IpRoute | NetworkFault;
  /** Whether it may leave: see egress.ts. */
  permits(destination: Address, protocol: number): boolean;
  /** The same of a whole packet: see packet-filter.ts. */
  releases(by: NetworkInterface, b: Uint8Array, o: number, end: number, isToMany: boolean): boolean;
}

export class Ipv4Sender {
  readonly counters: Counters<
    | 'sent'
    | 'sentLocal'
    | 'looped'
    | 'fragmented'
    | 'fragmentsSent'
    | 'refusedTooLarge'
    | 'refusedDown'
    | 'refusedNoRoom'
    | 'refusedMalformed'
    | 'refusedEgress'
    | 'refusedFilter'
  > = countersOf(
    'sent',
    'sentLocal',
    'looped',
    'fragmented',
    'fragmentsSent',
    'refusedTooLarge',
    'refusedDown',
    'refusedNoRoom',
    'refusedMalformed',
    'refusedEgress',
    'refusedFilter',
  );
  readonly #ground: SenderGround;
  readonly #identifications: Identifications;
  readonly #fragmentation = new Fragmentation();
  readonly #info = newFrameInfo();
  #whole = new Uint8Array(0);

  constructor(ground: SenderGround) {
    this.#ground = ground;
    this.#identifications = new Identifications(ground.random);
  }

  /** As Family.send: b[o, end) is the payload. */
  send(
    route: IpRoute,
    protocolNumber: number,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
    options: SendOptions | undefined,
  ): NetworkFault | undefined {
    const packet = o - HEADER_OCTETS;
    if (end - packet > PACKET_OCTETS_MAX) {
      this.counters.refusedTooLarge++;
      return 'EMSGSIZE';
    }
    const { kind } = route;
    const isLarge = end - packet > route.mtu && info.segmentOctets === 0;
    const insists = options?.dontFragment ?? (!isLarge && kind === TO_ONE);
    if (insists && (isLarge || isCutTooLarge(route, packet, info))) {
      this.counters.refusedTooLarge++;
      return 'EMSGSIZE';
    }
    const isUnbroken = insists && route.pathMtu?.isBelowFloor !== true;
    const source = ipv4Word(route.source, 0);
    const destination = ipv4Word(route.destination, 0);
    const trafficClass = options?.trafficClass ?? 0;
    writePacket(
      b,
      packet,
      end,
      o,
      trafficClass >> 2,
      trafficClass & 3,
      isUnbroken
        ? this.#identifications.any()
        : this.#identifications.next(source, destination, protocolNumber),
      isUnbroken ? 1 : 0,
      0,
      0,
      options?.hopLimit ?? (kind === TO_MANY ? HOP_LIMIT_OF_GROUPS : HOP_LIMIT),
      protocolNumber,
      source,
      destination,
    );
    return this.dispatch(route, b, packet, end, info, options?.multicastLoop ?? true);
  }

  /** As Family.sendPacket: the header is the caller's, but for what is always ours to fill in. */
  sendPacket(b: Uint8Array, o: number, end: number): NetworkFault | undefined {
    const size = end - o;
    if (size < HEADER_OCTETS || headerEnd(b, o) > end)
      return this.#refuse('refusedMalformed', 'EPROTO');
    if (size > PACKET_OCTETS_MAX) return this.#refuse('refusedTooLarge', 'EMSGSIZE');
    const route = this.#ground.route(copyOf(b, o + DESTINATION_AT, o + HEADER_OCTETS));
    if (typeof route === 'string') return route;
    const { headRoom } = route;
    if (this.#whole.length < headRoom + size) {
      this.#whole = new Uint8Array(headRoom + PACKET_OCTETS_MAX);
    }
    const whole = this.#whole;
    copyOctets(b, o, end, whole, headRoom);
    // As Linux: raw(7), IP_HDRINCL.
    setTotalLength(whole, headRoom, size);
    if (ipv4Word(whole, headRoom + SOURCE_AT) === 0) {
      setSourceAddress(whole, headRoom, ipv4Word(route.source, 0));
    }
    if (identification(whole, headRoom) === 0) {
      setIdentification(whole, headRoom, this.#identify(whole, headRoom));
    }
    sumHeader(whole, headRoom, headerEnd(whole, headRoom));
    if (scanPacket(whole, headRoom, headRoom + size) < 0)
      return this.#refuse('refusedMalformed', 'EPROTO');
    return this.dispatch(route, whole, headRoom, headRoom + size, this.#info, true);
  }

  /** Sends the packet b[o, end), a sound one, by a route. */
  dispatch(
    route: IpRoute,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
    isLooped: boolean,
  ): NetworkFault | undefined {
    const { counters } = this;
    const { family, local } = this.#ground;
    const { hop } = route;
    if (hop === undefined) {
      counters.sentLocal++;
      local.offer(family, route.interface, b, o, end, info);
      return undefined;
    }
    if (!route.interface.isUp) {
      counters.refusedDown++;
      return 'ENETDOWN';
    }
    if (!this.#ground.permits(route.destination, protocol(b, o))) {
      return this.#refuse('refusedEgress', 'EACCES');
    }
    if (!this.#ground.releases(route.interface, b, o, end, route.kind !== TO_ONE)) {
      return this.#refuse('refusedFilter', 'EACCES');
    }
    // RFC 1112 §6.1: who sends to a group that is heard here hears it too.
    if (route.kind !== TO_ONE && isLooped) {
      if (this.#ground.hears(route.interface, b, o + DESTINATION_AT)) {
        counters.looped++;
        local.offer(family, route.interface, b, o, end, info);
      }
    }
    if (end - o > route.mtu && info.segmentOctets === 0) {
      return this.#sendFragments(route, hop, b, o, end, info);
    }
    if (!hop.send(b, o, end, info)) return this.#refuse('refusedNoRoom', 'ENOBUFS');
    counters.sent++;
    return undefined;
  }

  /** The Identification of a datagram that may be fragmented. */
  identify(source: number, destination: number, protocolNumber: number): number {
    return this.#identifications.next(source, destination, protocolNumber);
  }

  #sendFragments(
    route: IpRoute,
    hop: NextHop,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
  ): NetworkFault | undefined {
    if (dontFragment(b, o) === 1) return this.#refuse('refusedTooLarge', 'EMSGSIZE');
    finishChecksum(b, end, info);
    const sent = this.#fragmentation.send(b, o, end, route.mtu, route.interface.link.headRoom, hop);
    this.counters.fragmented++;
    this.counters.fragmentsSent += sent < 0 ? -1 - sent : sent;
    return sent < 0 ? this.#refuse('refusedNoRoom', 'ENOBUFS') : undefined;
  }

  #refuse(reason: keyof Ipv4Sender['counters'], fault: NetworkFault): NetworkFault {
    this.counters[reason]++;
    return fault;
  }

  #identify(b: Uint8Array, o: number): number {
    if (dontFragment(b, o) === 1) return this.#identifications.any();
    const source = ipv4Word(b, o + SOURCE_AT);
    return this.#identifications.next(source, ipv4Word(b, o + DESTINATION_AT), protocol(b, o));
  }
}

/** Whether the segments that a device is to cut would be too large for the path. */
function isCutTooLarge(route: IpRoute, packet: number, info: FrameInfo): boolean {
  const { segmentOctets, dataStart } = info;
  return segmentOctets > 0 && dataStart - packet + segmentOctets > route.mtu;
}
