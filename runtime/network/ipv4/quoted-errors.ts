/**
 * ICMP errors that arrive, about packets of ours: what they quote is found to be ours, what they
 * say is turned into the fault that a socket knows (as Linux does), and who sent the packet is
 * told. A path that is too narrow is noted first (RFC 1191 §3).
 */
import {
  code,
  destinationUnreachableNextHopMtu,
  destinationUnreachableOriginalDatagramEnd,
  destinationUnreachableOriginalDatagramStart,
  echoIdentifier,
  echoSequenceNumber,
  MESSAGE_TYPE,
  parameterProblemOriginalDatagramEnd,
  parameterProblemOriginalDatagramStart,
  timeExceededOriginalDatagramEnd,
  timeExceededOriginalDatagramStart,
  type as messageType,
  UNREACHABLE_CODE,
} from '../../../generated/network/icmpv4.wire.ts';
import {
  dontFragment,
  dscp,
  ecn,
  fragmentOffset,
  givesPseudoHeader,
  payloadStart,
  PROTOCOL_NUMBER,
  protocol,
  timeToLive,
  totalLength,
} from '../../../generated/network/ipv4.wire.ts';
import type { Address } from '../../base/address.ts';
import { IPV4_OCTETS, ipv4Word } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { copyOctets } from '../../base/octets.ts';
import type { Arrival } from '../arrival.ts';
import { newArrival } from '../arrival.ts';
import type { Echo, EchoErrorKind } from '../echo.ts';
import type { NetworkFault } from '../network.ts';
import type { PathMtus } from '../path-mtu.ts';
import type { Ipv4Addresses } from './addresses.ts';
import { DESTINATION_AT, isHeaderAt, SOURCE_AT } from './header.ts';
import { MTU_FLOOR, plateauBelow } from './plateaus.ts';

/** What RFC 792 promises of the quoted datagram's data: enough to tell whose it was. */
const QUOTED_OCTETS_MIN = 8;

export interface QuoteGround {
  readonly echo: Echo;
  readonly addresses: Ipv4Addresses;
  readonly pathMtus: PathMtus;
  mtuTo(destination: Address): number;
  report(
    quoted: Arrival,
    fault: NetworkFault,
    from: Address,
    kind: EchoErrorKind,
    code: number,
  ): void;
}

export class QuotedErrors {
  readonly counters: Counters<
    | 'reported'
    | 'quotedTooLittle'
    | 'quotedFragment'
    | 'quotedNotOurs'
    | 'fragmentationNeeded'
    | 'fragmentationUnasked'
  > = countersOf(
    'reported',
    'quotedTooLittle',
    'quotedFragment',
    'quotedNotOurs',
    'fragmentationNeeded',
    'fragmentationUnasked',
  );
  readonly #ground: QuoteGround;
  readonly #from: Address = new Uint8Array(IPV4_OCTETS);
  readonly #destination: Address = new Uint8Array(IPV4_OCTETS);
  #quoted: Arrival | undefined;

  constructor(ground: QuoteGround) {
    this.#ground = ground;
  }

  /** The message of `arrival`, a sound one, is of a type that quotes. */
  receive(arrival: Arrival, type: number): void {
    const quoted = this.#quote(arrival, type);
    if (quoted === undefined) return;
    const { octets, payload, source } = arrival;
    copyOctets(octets, source, source + IPV4_OCTETS, this.#from, 0);
    const errorCode = code(octets, payload);
    let mtu = 0;
    if (
      type === MESSAGE_TYPE.DESTINATION_UNREACHABLE &&
      errorCode === UNREACHABLE_CODE.FRAGMENTATION_NEEDED
    ) {
      mtu = this.#narrow(quoted, destinationUnreachableNextHopMtu(octets, payload));
      if (mtu === 0) return;
    }
    this.counters.reported++;
    const fault = faultOf(type, errorCode);
    const kind = kindOf(type, errorCode);
    if (quoted.protocol === PROTOCOL_NUMBER.ICMP) {
      this.#tellEcho(quoted, kind, errorCode, fault, mtu);
    } else this.#ground.report(quoted, fault, this.#from, kind, errorCode);
  }

  /** A packet of ours, b[o, end), came back from the link: its neighbour does not answer. */
  returned(b: Uint8Array, o: number, end: number, arrival: Arrival): void {
    arrival.end = end;
    fillQuoted(arrival, b, o, end);
    copyOctets(b, o + SOURCE_AT, o + SOURCE_AT + IPV4_OCTETS, this.#from, 0);
    const code = UNREACHABLE_CODE.HOST_UNREACHABLE;
    if (arrival.protocol === PROTOCOL_NUMBER.ICMP) {
      this.#tellEcho(arrival, 'unreachable', code, 'EHOSTUNREACH', 0);
    } else this.#ground.report(arrival, 'EHOSTUNREACH', this.#from, 'unreachable', code);
  }

  /** What is quoted, if we can have sent it. */
  #quote(arrival: Arrival, type: number): Arrival | undefined {
    const { octets, payload } = arrival;
    const start = quoteStart(type, octets, payload);
    const end = quoteEnd(type, octets, payload, arrival.end);
    if (!isHeaderAt(octets, start, end) || payloadStart(octets, start) + QUOTED_OCTETS_MIN > end) {
      this.counters.quotedTooLittle++;
      return undefined;
    }
    if (fragmentOffset(octets, start) !== 0) {
      this.counters.quotedFragment++;
      return undefined;
    }
    if (this.#ground.addresses.owner(ipv4Word(octets, start + SOURCE_AT)) === undefined) {
      this.counters.quotedNotOurs++;
      return undefined;
    }
    const quoted = (this.#quoted ??= newArrival(arrival.interface, 4));
    quoted.interface = arrival.interface;
    fillQuoted(quoted, octets, start, end);
    return quoted;
  }

  /** RFC 1191 §3 to §5: the path is narrower than was thought. 0 when that cannot be true. */
  #narrow(quoted: Arrival, said: number): number {
    const { octets, packet, destination } = quoted;
    const size = totalLength(octets, packet);
    // Who complains of what may be fragmented, or of what would fit, is no router.
    if (dontFragment(octets, packet) === 0 || said >= size) {
      this.counters.fragmentationUnasked++;
      return 0;
    }
    this.counters.fragmentationNeeded++;
    copyOctets(octets, destination, destination + IPV4_OCTETS, this.#destination, 0);
    // RFC 1191 §5: a router of before 1990 does not say.
    const mtu = said === 0 ? plateauBelow(size) : said;
    const before = this.#ground.mtuTo(this.#destination);
    this.#ground.pathMtus.learn(this.#destination, mtu, before, MTU_FLOOR);
    return mtu;
  }

  #tellEcho(
    { octets, payload }: Arrival,
    kind: EchoErrorKind,
    errorCode: number,
    fault: NetworkFault,
    mtu: number,
  ): void {
    if (messageType(octets, payload) !== MESSAGE_TYPE.ECHO) return;
    const identifier = echoIdentifier(octets, payload);
    const sequence = echoSequenceNumber(octets, payload);
    this.#ground.echo.failed(identifier, sequence, kind, errorCode, fault, this.#from, mtu);
  }
}

/** Where the quotation of an error of that type begins: b[o, …) is the error. */
export function quoteStart(type: number, b: Uint8Array, o: number): number {
  if (type === MESSAGE_TYPE.TIME_EXCEEDED) return timeExceededOriginalDatagramStart(b, o);
  if (type === MESSAGE_TYPE.PARAMETER_PROBLEM) return parameterProblemOriginalDatagramStart(b, o);
  return destinationUnreachableOriginalDatagramStart(b, o);
}

/** Where the quotation of an error of that type ends: b[o, …) is the error. */
export function quoteEnd(type: number, b: Uint8Array, o: number, end: number): number {
  if (type === MESSAGE_TYPE.TIME_EXCEEDED) return timeExceededOriginalDatagramEnd(b, o, end);
  if (type === MESSAGE_TYPE.PARAMETER_PROBLEM)
    return parameterProblemOriginalDatagramEnd(b, o, end);
  return destinationUnreachableOriginalDatagramEnd(b, o, end);
}

/** A packet of which not all may be there. */
function fillQuoted(quoted: Arrival, b: Uint8Array, o: number, end: number): void {
  quoted.octets = b;
  quoted.packet = o;
  quoted.payload = payloadStart(b, o);
  quoted.end = Math.min(end, Math.max(quoted.payload, o + totalLength(b, o)));
  quoted.protocol = protocol(b, o);
  quoted.source = o + SOURCE_AT;
  quoted.destination = o + DESTINATION_AT;
  quoted.pseudoHeader = givesPseudoHeader(b, o);
  quoted.hopLimit = timeToLive(b, o);
  quoted.trafficClass = (dscp(b, o) << 2) | ecn(b, o);
}

function kindOf(type: number, errorCode: number): EchoErrorKind {
  if (type === MESSAGE_TYPE.TIME_EXCEEDED) return 'timeExceeded';
  if (type === MESSAGE_TYPE.PARAMETER_PROBLEM) return 'parameterProblem';
  return errorCode === UNREACHABLE_CODE.FRAGMENTATION_NEEDED ? 'tooBig' : 'unreachable';
}

/** RFC 1122 §4.1.3.3, §4.2.3.9, by the errno of Linux. */
function faultOf(type: number, errorCode: number): NetworkFault {
  if (type === MESSAGE_TYPE.TIME_EXCEEDED) return 'EHOSTUNREACH';
  if (type === MESSAGE_TYPE.PARAMETER_PROBLEM) return 'EPROTO';
  switch (errorCode) {
    case UNREACHABLE_CODE.NET_UNREACHABLE:
    case UNREACHABLE_CODE.DESTINATION_NETWORK_UNKNOWN:
    case UNREACHABLE_CODE.SOURCE_HOST_ISOLATED:
    case UNREACHABLE_CODE.NETWORK_PROHIBITED:
    case UNREACHABLE_CODE.NETWORK_UNREACHABLE_FOR_TYPE_OF_SERVICE:
      return 'ENETUNREACH';
    case UNREACHABLE_CODE.PROTOCOL_UNREACHABLE:
      return 'EPROTO';
    case UNREACHABLE_CODE.PORT_UNREACHABLE:
      return 'ECONNREFUSED';
    case UNREACHABLE_CODE.FRAGMENTATION_NEEDED:
      return 'EMSGSIZE';
    default:
      return 'EHOSTUNREACH';
  }
}
