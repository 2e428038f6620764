/**
 * What arrives over IPv4. A packet is checked, then its source: what cannot be one, or is ours, is
 * a lie and ends here (RFC 1812 §5.3.7, RFC 1122 §3.2.1.3). Then its destination: ours,
 * everyone's, a group's that somebody here has joined, or another's. Fragments wait for the rest.
 * Every end has its counter.
 *
 * Addresses are those of interfaces, not of the host (RFC 1122 §3.3.4.2, the strong model): else
 * who shares a link with us could reach, and thereby find, what we have on another. A router takes
 * packets for any of its addresses anywhere, as it would forward them to itself.
 */
import * as wire from '../../../generated/network/ipv4.wire.ts';
import {
  PARAMETER_PROBLEM_CODE,
  TIME_EXCEEDED_CODE,
  UNREACHABLE_CODE,
} from '../../../generated/network/icmpv4.wire.ts';
import { ipv4Word } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import type { FrameInfo } from '../../device/frame-info.ts';
import { clearFrameInfo, newFrameInfo } from '../../device/frame-info.ts';
import type { Cast, PacketReceiver } from '../../link/link.ts';
import { TO_GROUP, TO_US } from '../../link/link.ts';
import type { Arrival } from '../arrival.ts';
import { newArrival } from '../arrival.ts';
import type { NetworkInterface } from '../interfaces.ts';
import type { Ip } from '../ip.ts';
import { BLOCKED, REFUSED, UNKNOWN_PROTOCOL } from '../ip.ts';
import type { Fragment } from '../reassembly.ts';
import { Reassembly, WHOLE } from '../reassembly.ts';
import type { Ipv4Addresses } from './addresses.ts';
import { isHost, isLoopback, isMulticast, isReserved, isThisNetwork } from './blocks.ts';
import type { Icmpv4Errors } from './errors.ts';
import type { Forwarding } from './forwarding.ts';
import {
  DESTINATION_AT,
  HEADER_OCTETS,
  PACKET_OCTETS_MAX,
  SOURCE_AT,
  isSummed,
  sumHeader,
} from './header.ts';
import { Options } from './options.ts';

/** RFC 1122 §3.3.2 asks for a minute or two; nobody waits so long, and Linux for half of one. */
export const REASSEMBLY_TIMEOUT_MS = 30_000;
/** RFC 791 §3.1: in so many octets. */
const FRAGMENT_UNIT = 8;

export interface InputGround {
  readonly ip: Ip;
  readonly addresses: Ipv4Addresses;
  readonly errors: Icmpv4Errors;
  readonly forwarding: Forwarding;
  /** Whether the group, or everyone, at b[at] is somebody here. */
  hears(on: NetworkInterface, b: Uint8Array, at: number): boolean;
}

type Ending =
  | 'wrongVersion'
  | 'truncated'
  | 'malformed'
  | 'malformedOptions'
  | 'corrupt'
  | 'down'
  | 'martianSource'
  | 'martianOwnSource'
  | 'martianDestination'
  | 'unicastToMany'
  | 'sourceRouted'
  | 'notJoined'
  | 'notForUs'
  | 'blocked'
  | 'unknownProtocol';

export class Ipv4Input {
  readonly counters: Counters<'received' | 'delivered' | 'forwarded' | Ending> = countersOf(
    'received',
    'delivered',
    'forwarded',
    'wrongVersion',
    'truncated',
    'malformed',
    'malformedOptions',
    'corrupt',
    'down',
    'martianSource',
    'martianOwnSource',
    'martianDestination',
    'unicastToMany',
    'sourceRouted',
    'notJoined',
    'notForUs',
    'blocked',
    'unknownProtocol',
  );
  readonly reassembly: Reassembly;
  readonly #ground: InputGround;
  readonly #options = new Options();
  readonly #wholeInfo = newFrameInfo();
  #fragment: Fragment | undefined;
  #arrival: Arrival | undefined;
  /** Of the packet at hand: whether it is ours, to ourselves. */
  #isLocal = false;

  constructor(ground: InputGround) {
    this.#ground = ground;
    this.reassembly = new Reassembly(ground.ip.timers, {
      timeoutMs: REASSEMBLY_TIMEOUT_MS,
      packetOctetsMax: PACKET_OCTETS_MAX,
      headersOctetsMin: HEADER_OCTETS,
      expired: (b, o, end) => this.#expired(b, o, end),
    });
  }

  /** Who takes the packets of an interface's link. */
  receiver(on: NetworkInterface): PacketReceiver {
    return { receive: (b, o, end, info, cast) => this.#receive(on, b, o, end, info, cast) };
  }

  /** A packet of our own to ourselves, or to a group that we are in. */
  receiveLocal(on: NetworkInterface, b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    const { counters } = this;
    counters.received++;
    const packetEnd = wire.scanPacket(b, o, end);
    if (packetEnd < 0) return this.#end(endingOf(-packetEnd));
    const isOurs = this.#ground.addresses.owner(ipv4Word(b, o + DESTINATION_AT)) !== undefined;
    this.#isLocal = true;
    this.#take(on, b, o, packetEnd, info, isOurs ? TO_US : TO_GROUP);
  }

  #receive(
    on: NetworkInterface,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
    cast: Cast,
  ): void {
    const { counters } = this;
    counters.received++;
    const packetEnd = wire.scanPacket(b, o, end);
    if (packetEnd < 0) return this.#unsound(on, b, o, end, cast, -packetEnd);
    if (!on.isUp) return this.#end('down');
    const { addresses, forwarding } = this.#ground;
    const source = ipv4Word(b, o + SOURCE_AT);
    const destination = ipv4Word(b, o + DESTINATION_AT);
    const isLooped = addresses.isLoopbackInterface(on);
    this.#isLocal = isLooped;
    if (!isLooped) {
      const martian = this.#martian(on, source, destination);
      if (martian !== undefined) return this.#end(martian);
    }
    const isToMany = isMulticast(destination) || addresses.isBroadcast(destination, on);
    if (isToMany) {
      if (!this.#ground.hears(on, b, o + DESTINATION_AT)) return this.#end('notJoined');
      return this.#take(on, b, o, packetEnd, info, cast === TO_US ? TO_GROUP : cast);
    }
    // RFC 1122 §3.3.6: what the link sent to all is to say so itself.
    if (cast !== TO_US) return this.#end('unicastToMany');
    if (addresses.owner(destination, on.isForwarding ? undefined : on) !== undefined) {
      return this.#take(on, b, o, packetEnd, info, cast);
    }
    if (on.awaits?.(b, o, packetEnd) === true) return this.#take(on, b, o, packetEnd, info, cast);
    if (!on.isForwarding || isLooped) return this.#end('notForUs');
    counters.forwarded++;
    forwarding.forward(on, b, o, packetEnd, info);
  }

  /** Whether the addresses are such as no packet on a wire may have. */
  #martian(on: NetworkInterface, source: number, destination: number): Ending | undefined {
    const { addresses } = this.#ground;
    if (!isHost(source)) {
      // RFC 1122 §3.2.1.3 (a): who has no address yet asks everyone for one, or joins a group.
      const isNobody = source === 0 && (isMulticast(destination) || destination === -1);
      if (!isNobody) return 'martianSource';
    } else if (addresses.isAnyBroadcast(source)) return 'martianSource';
    if (addresses.owner(source) !== undefined) return 'martianOwnSource';
    const isNowhere =
      isLoopback(destination) ||
      isThisNetwork(destination) ||
      (isReserved(destination) && !addresses.isBroadcast(destination, on));
    return isNowhere ? 'martianDestination' : undefined;
  }

  /** It is for us: the packet b[o, end), a sound one, or a part of one. */
  #take(
    on: NetworkInterface,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
    cast: Cast,
  ): void {
    const optionsEnd = wire.optionsEnd(b, o);
    const options = wire.optionsStart(b, o);
    if (optionsEnd > options && this.#options.isSourceRouted(b, options, optionsEnd)) {
      return this.#end('sourceRouted');
    }
    if (wire.moreFragments(b, o) === 1 || wire.fragmentOffset(b, o) !== 0) {
      this.#reassemble(on, b, o, end, cast);
    } else this.#deliver(on, b, o, end, info, cast);
  }

  #deliver(
    on: NetworkInterface,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
    cast: Cast,
  ): void {
    const { ip, errors } = this.#ground;
    const arrival = (this.#arrival ??= newArrival(on, 4));
    arrival.interface = on;
    fill(arrival, b, o, end, info);
    const destination = ipv4Word(b, o + DESTINATION_AT);
    arrival.isMulticast = isMulticast(destination);
    arrival.isBroadcast = cast !== TO_US && !arrival.isMulticast;
    arrival.isLocal = this.#isLocal;
    const delivery = ip.deliver(arrival);
    if (delivery === BLOCKED) return this.#end('blocked');
    this.counters.delivered++;
    if (delivery === UNKNOWN_PROTOCOL) {
      this.counters.unknownProtocol++;
      errors.destinationUnreachable(b, o, end, cast, UNREACHABLE_CODE.PROTOCOL_UNREACHABLE);
    } else if (delivery === REFUSED) {
      errors.destinationUnreachable(b, o, end, cast, UNREACHABLE_CODE.PORT_UNREACHABLE);
    }
  }

  #reassemble(on: NetworkInterface, b: Uint8Array, o: number, end: number, cast: Cast): void {
    const fragment = (this.#fragment ??= newFragment(on));
    fragment.octets = b;
    fragment.packet = o;
    fragment.headersEnd = wire.payloadStart(b, o);
    fragment.data = fragment.headersEnd;
    fragment.end = end;
    fragment.addresses = o + SOURCE_AT;
    fragment.identification = wire.identification(b, o);
    fragment.protocol = wire.protocol(b, o);
    fragment.offset = wire.fragmentOffset(b, o) * FRAGMENT_UNIT;
    fragment.isLast = wire.moreFragments(b, o) === 0;
    fragment.congestion = wire.ecn(b, o);
    fragment.on = on;
    const { reassembly } = this;
    if (reassembly.add(fragment) !== WHOLE) return;
    const { octets, packet, headersEnd, end: wholeEnd, congestion } = reassembly.whole;
    wire.setTotalLength(octets, packet, wholeEnd - packet);
    wire.setMoreFragments(octets, packet, 0);
    wire.setEcn(octets, packet, congestion);
    sumHeader(octets, packet, headersEnd);
    clearFrameInfo(this.#wholeInfo);
    this.#deliver(on, octets, packet, wholeEnd, this.#wholeInfo, cast);
  }

  /** RFC 792: the first fragment waited in vain for the rest. */
  #expired(b: Uint8Array, o: number, end: number): void {
    const code = TIME_EXCEEDED_CODE.FRAGMENT_REASSEMBLY_TIME_EXCEEDED;
    this.#ground.errors.timeExceeded(b, o, end, TO_US, code);
  }

  #end(ending: Ending): void {
    this.counters[ending]++;
  }

  /** RFC 1122 §3.2.2.5: whose options cannot be read is told so, if all else is in order. */
  #unsound(
    on: NetworkInterface,
    b: Uint8Array,
    o: number,
    end: number,
    cast: Cast,
    rule: number,
  ): void {
    const ending = endingOf(rule);
    this.#end(ending);
    if (ending !== 'malformedOptions') return;
    const options = wire.optionsStart(b, o);
    const optionsEnd = wire.optionsEnd(b, o);
    const { addresses, errors } = this.#ground;
    const source = ipv4Word(b, o + SOURCE_AT);
    const destination = ipv4Word(b, o + DESTINATION_AT);
    if (!isSummed(b, o, optionsEnd) || addresses.owner(destination, on) === undefined) return;
    if (this.#martian(on, source, destination) !== undefined) return;
    const faultAt = this.#options.findFault(b, options, optionsEnd);
    const packetEnd = Math.min(end, wire.payloadEnd(b, o));
    const { POINTER_INDICATES } = PARAMETER_PROBLEM_CODE;
    errors.parameterProblem(b, o, packetEnd, cast, POINTER_INDICATES, faultAt);
  }
}

function endingOf(rule: number): Ending {
  switch (rule) {
    case wire.VERSION_MALFORMED:
      return 'wrongVersion';
    case wire.TRUNCATED:
    case wire.HEADER_TRUNCATED:
    case wire.PACKET_TRUNCATED:
      return 'truncated';
    case wire.IHL_MALFORMED:
    case wire.TOTAL_LENGTH_MALFORMED:
      return 'malformed';
    case wire.HEADER_CHECKSUM_CORRUPT:
      return 'corrupt';
    default:
      return 'malformedOptions';
  }
}

/** Tells the layer above what stands where. */
function fill(arrival: Arrival, b: Uint8Array, o: number, end: number, info: FrameInfo): void {
  arrival.octets = b;
  arrival.packet = o;
  arrival.payload = wire.payloadStart(b, o);
  arrival.end = end;
  arrival.protocol = wire.protocol(b, o);
  arrival.source = o + SOURCE_AT;
  arrival.destination = o + DESTINATION_AT;
  arrival.pseudoHeader = wire.givesPseudoHeader(b, o);
  arrival.hopLimit = wire.timeToLive(b, o);
  arrival.trafficClass = (wire.dscp(b, o) << 2) | wire.ecn(b, o);
  arrival.info = info;
}

function newFragment(on: NetworkInterface): Fragment {
  return {
    octets: new Uint8Array(0),
    packet: 0,
    headersEnd: 0,
    data: 0,
    end: 0,
    addresses: 0,
    addressOctets: 4,
    identification: 0,
    protocol: 0,
    scope: 0,
    offset: 0,
    isLast: false,
    congestion: 0,
    on,
  };
}
