/**
 * Writes the header of IPv6 in front of a payload and sends it on its way: to the next hop, in
 * fragments where it must, or to ourselves.
 */
import {
  nextHeader,
  scanPacket,
  setPayloadLength,
  setTrafficClass,
  writePacket,
} from '../../../generated/network/ipv6.wire.ts';
import type { Address } from '../../base/address.ts';
import { isUnspecified } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { copyOctets, copyOf, put } from '../../base/octets.ts';
import type { Random } from '../../base/random.ts';
import type { FrameInfo } from '../../device/frame-info.ts';
import { clearFrameInfo, newFrameInfo } from '../../device/frame-info.ts';
import type { NextHop } from '../../link/link.ts';
import type { Family } from '../family.ts';
import { TO_ONE } from '../family.ts';
import type { NetworkInterface } from '../interfaces.ts';
import { isUnspecifiedAt } from '../ipv6-address.ts';
import type { LocalDelivery } from '../local.ts';
import type { NetworkFault, SendOptions } from '../network.ts';
import { finishChecksum } from '../../device/partial-checksum.ts';
import type { IpRoute } from '../route.ts';
import { FlowLabels } from './flow-labels.ts';
import { Fragmentation } from './fragmentation.ts';
import {
  DESTINATION_AT,
  HEADER_OCTETS,
  isHeaderAt,
  PACKET_OCTETS_MAX,
  SOURCE_AT,
} from './header.ts';

/** RFC 3493 §5.2: groups are reached no further than on the link, if nobody says so. */
export const HOP_LIMIT_OF_GROUPS = 1;

/** The stack around: Ip and Ipv6, as much of them as is needed here. */
export interface SenderGround {
  readonly family: Family;
  readonly local: LocalDelivery;
  readonly random: Random;
  /** As routers say, or as usual. */
  hopLimit(on: NetworkInterface): number;
  /** Whether what goes to the group at b[at] is for us as well. */
  hears(on: NetworkInterface, b: Uint8Array, at: number): boolean;
  route(destination: Address): IpRoute | NetworkFault;
  /** Whether it may leave: see egress.ts. */
  permits(destination: Address, protocol: number): boolean;
  /** The same of a whole packet: see packet-filter.ts. */
  releases(by: NetworkInterface, b: Uint8Array, o: number, end: number, isToMany: boolean): boolean;
}

export class Ipv6Sender {
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
  readonly #flowLabels: FlowLabels;
  readonly #fragmentation: Fragmentation;
  readonly #info = newFrameInfo();
  #whole = new Uint8Array(0);

  constructor(ground: SenderGround) {
    this.#ground = ground;
    this.#flowLabels = new FlowLabels(ground.random);
    this.#fragmentation = new Fragmentation(ground.random);
  }

  /** As Family.send: b[o, end) is the payload. */
  send(
    route: IpRoute,
    protocol: number,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
    options: SendOptions | undefined,
  ): NetworkFault | undefined {
    const packet = o - HEADER_OCTETS;
    if (end - packet > PACKET_OCTETS_MAX) return this.#refuse('refusedTooLarge', 'EMSGSIZE');
    const isLarge = end - packet > route.mtu && info.segmentOctets === 0;
    if (isLarge && options?.dontFragment === true) {
      return this.#refuse('refusedTooLarge', 'EMSGSIZE');
    }
    if (isCutTooLarge(route, packet, info)) return this.#refuse('refusedTooLarge', 'EMSGSIZE');
    const usual = route.kind === TO_ONE ? 0 : HOP_LIMIT_OF_GROUPS;
    const hopLimit = options?.hopLimit ?? (usual || this.#ground.hopLimit(route.interface));
    const asked = options?.flowLabel ?? 0;
    const flowLabel = asked || this.#flowLabels.label(route, protocol, b, o, end);
    writePacket(b, packet, end, 0, 0, flowLabel, protocol, hopLimit);
    if (options !== undefined) setTrafficClass(b, packet, options.trafficClass);
    put(b, packet + SOURCE_AT, route.source);
    put(b, packet + DESTINATION_AT, route.destination);
    return this.dispatch(route, b, packet, end, info, options?.multicastLoop ?? true);
  }

  /** As Family.sendPacket: the header is the caller's, but for its length, and a source of ::. */
  sendPacket(b: Uint8Array, o: number, end: number): NetworkFault | undefined {
    const size = end - o;
    if (!isHeaderAt(b, o, end)) return this.#refuse('refusedMalformed', 'EPROTO');
    if (size > PACKET_OCTETS_MAX) return this.#refuse('refusedTooLarge', 'EMSGSIZE');
    const destination = copyOf(b, o + DESTINATION_AT, o + HEADER_OCTETS);
    if (isUnspecified(destination)) return this.#refuse('refusedMalformed', 'EPROTO');
    const route = this.#ground.route(destination);
    if (typeof route === 'string') return route;
    const { headRoom } = route;
    if (this.#whole.length < headRoom + size) {
      this.#whole = new Uint8Array(headRoom + PACKET_OCTETS_MAX);
    }
    const whole = this.#whole;
    copyOctets(b, o, end, whole, headRoom);
    setPayloadLength(whole, headRoom, size - HEADER_OCTETS);
    if (isUnspecifiedAt(whole, headRoom + SOURCE_AT)) {
      put(whole, headRoom + SOURCE_AT, route.source);
    }
    if (scanPacket(whole, headRoom, headRoom + size) < 0) {
      return this.#refuse('refusedMalformed', 'EPROTO');
    }
    // Whoever writes its headers fragments it, too.
    if (size > route.mtu) return this.#refuse('refusedTooLarge', 'EMSGSIZE');
    clearFrameInfo(this.#info);
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
    if (!route.interface.isUp) return this.#refuse('refusedDown', 'ENETDOWN');
    if (!this.#ground.permits(route.destination, nextHeader(b, o))) {
      return this.#refuse('refusedEgress', 'EACCES');
    }
    if (!this.#ground.releases(route.interface, b, o, end, route.kind !== TO_ONE)) {
      return this.#refuse('refusedFilter', 'EACCES');
    }
    // RFC 3493 §5.2: who sends to a group that is heard here hears it too.
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

  #sendFragments(
    route: IpRoute,
    hop: NextHop,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
  ): NetworkFault | undefined {
    finishChecksum(b, end, info);
    const { mtu, interface: on } = route;
    const sent = this.#fragmentation.send(b, o, end, mtu, on.link.headRoom, hop);
    this.counters.fragmented++;
    this.counters.fragmentsSent += sent < 0 ? -1 - sent : sent;
    return sent < 0 ? this.#refuse('refusedNoRoom', 'ENOBUFS') : undefined;
  }

  #refuse(reason: keyof Ipv6Sender['counters'], fault: NetworkFault): NetworkFault {
    this.counters[reason]++;
    return fault;
  }
}

/** Whether the segments that a device is to cut would be too large for the path. */
function isCutTooLarge(route: IpRoute, packet: number, info: FrameInfo): boolean {
  const { segmentOctets, dataStart } = info;
  return segmentOctets > 0 && dataStart - packet + segmentOctets > route.mtu;
}
