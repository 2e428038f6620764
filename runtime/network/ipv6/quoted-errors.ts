/**
 * ICMPv6 errors that arrive, about packets of ours: what they quote is found to be ours, what they
 * say is turned into the fault that a socket knows (as Linux does), and who sent the packet is
 * told. A path that is too narrow is noted first (RFC 8201 §4).
 */
import {
  code,
  destinationUnreachableInvokingPacketEnd,
  destinationUnreachableInvokingPacketStart,
  echoRequestIdentifier,
  echoRequestSequenceNumber,
  MESSAGE_TYPE,
  packetTooBigInvokingPacketStart,
  packetTooBigMtu,
  parameterProblemInvokingPacketStart,
  timeExceededInvokingPacketEnd,
  timeExceededInvokingPacketStart,
  type as messageType,
  UNREACHABLE_CODE,
} from '../../../generated/network/icmpv6.wire.ts';
import {
  givesPseudoHeader,
  hopLimit,
  nextHeader,
  payloadStart,
  trafficClass,
} from '../../../generated/network/ipv6.wire.ts';
import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import type { Address } from '../../base/address.ts';
import { IPV6_OCTETS } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { copyOctets } from '../../base/octets.ts';
import type { Arrival } from '../arrival.ts';
import { newArrival } from '../arrival.ts';
import type { Echo, EchoErrorKind } from '../echo.ts';
import { skipChain } from '../extension-headers.ts';
import type { ChainEnd } from '../extension-headers.ts';
import type { Interface } from '../interface.ts';
import type { NetworkFault } from '../network.ts';
import type { PathMtus } from '../path-mtu.ts';
import type { Ipv6Addresses } from './addresses.ts';
import { IPV6_MTU_MIN } from './control.ts';
import { DESTINATION_AT, isHeaderAt, quotedEnd, SOURCE_AT } from './header.ts';

/** Ports, or an identifier and a sequence number: what tells whose the packet was. */
const QUOTED_OCTETS_MIN = 8;

export interface QuoteGround {
  readonly echo: Echo;
  readonly addresses: Ipv6Addresses;
  readonly pathMtus: PathMtus;
  /** The most that a packet to there could have been, as far as was known. */
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
    'reported' | 'quotedTooLittle' | 'quotedNotOurs' | 'packetTooBig' | 'tooBigBelowMinimum'
  > = countersOf(
    'reported',
    'quotedTooLittle',
    'quotedNotOurs',
    'packetTooBig',
    'tooBigBelowMinimum',
  );
  readonly #ground: QuoteGround;
  readonly #from: Address = new Uint8Array(IPV6_OCTETS);
  readonly #destination: Address = new Uint8Array(IPV6_OCTETS);
  readonly #chain: ChainEnd = { protocol: 0, payload: 0 };
  #quoted: Arrival | undefined;

  constructor(ground: QuoteGround) {
    this.#ground = ground;
  }

  /** The message of `arrival`, a sound one, is of a type that quotes. */
  receive(arrival: Arrival, type: number): void {
    const { octets, payload, end, source } = arrival;
    const start = quoteStart(type, octets, payload);
    const quoteEnd = endOfQuote(type, octets, payload, end);
    const quoted = this.#quote(arrival.interface, octets, start, quoteEnd);
    if (quoted === undefined) return;
    copyOctets(octets, source, source + IPV6_OCTETS, this.#from, 0);
    let mtu = 0;
    if (type === MESSAGE_TYPE.PACKET_TOO_BIG) {
      mtu = packetTooBigMtu(octets, payload);
      if (!this.#narrow(quoted, mtu)) return;
    }
    this.#tell(quoted, kindOf(type), code(octets, payload), faultOf(type, arrival), mtu);
  }

  /** A packet of ours, b[o, end), came back from the link: its neighbour does not answer. */
  returned(on: Interface, b: Uint8Array, o: number, end: number): void {
    const quoted = this.#quote(on, b, o, end);
    if (quoted === undefined) return;
    copyOctets(b, o + SOURCE_AT, o + SOURCE_AT + IPV6_OCTETS, this.#from, 0);
    const { ADDRESS_UNREACHABLE } = UNREACHABLE_CODE;
    this.#tell(quoted, 'unreachable', ADDRESS_UNREACHABLE, 'EHOSTUNREACH', 0);
  }

  #tell(
    quoted: Arrival,
    kind: EchoErrorKind,
    errorCode: number,
    fault: NetworkFault,
    mtu: number,
  ): void {
    this.counters.reported++;
    if (quoted.protocol !== PROTOCOL_NUMBER.ICMPV6) {
      this.#ground.report(quoted, fault, this.#from, kind, errorCode);
      return;
    }
    const { octets, payload } = quoted;
    if (messageType(octets, payload) !== MESSAGE_TYPE.ECHO_REQUEST) return;
    const identifier = echoRequestIdentifier(octets, payload);
    const sequence = echoRequestSequenceNumber(octets, payload);
    this.#ground.echo.failed(identifier, sequence, kind, errorCode, fault, this.#from, mtu);
  }

  /** What is quoted in b[o, end), if we can have sent it. */
  #quote(on: Interface, b: Uint8Array, o: number, end: number): Arrival | undefined {
    const chain = this.#chain;
    const isThere =
      isHeaderAt(b, o, end) &&
      skipChain(b, payloadStart(b, o), end, nextHeader(b, o), chain) &&
      chain.payload + QUOTED_OCTETS_MIN <= end;
    if (!isThere) {
      this.counters.quotedTooLittle++;
      return undefined;
    }
    if (this.#ground.addresses.owner(b, o + SOURCE_AT) === undefined) {
      this.counters.quotedNotOurs++;
      return undefined;
    }
    const quoted = (this.#quoted ??= newArrival(on, 6));
    quoted.interface = on;
    quoted.octets = b;
    quoted.packet = o;
    quoted.payload = chain.payload;
    quoted.end = Math.max(chain.payload, quotedEnd(b, o, end));
    quoted.protocol = chain.protocol;
    quoted.source = o + SOURCE_AT;
    quoted.destination = o + DESTINATION_AT;
    quoted.pseudoHeader = givesPseudoHeader(b, o);
    quoted.hopLimit = hopLimit(b, o);
    quoted.trafficClass = trafficClass(b, o);
    return quoted;
  }

  /** RFC 8201 §4: whether the path is to be thought narrower. */
  #narrow({ octets, destination }: Arrival, mtu: number): boolean {
    if (mtu < IPV6_MTU_MIN) {
      this.counters.tooBigBelowMinimum++;
      return false;
    }
    this.counters.packetTooBig++;
    copyOctets(octets, destination, destination + IPV6_OCTETS, this.#destination, 0);
    const { pathMtus } = this.#ground;
    const before = this.#ground.mtuTo(this.#destination);
    pathMtus.learn(this.#destination, mtu, before, IPV6_MTU_MIN);
    return true;
  }
}

/** Where the quotation of an error of that type begins: b[o, …) is the error. */
export function quoteStart(type: number, b: Uint8Array, o: number): number {
  switch (type) {
    case MESSAGE_TYPE.DESTINATION_UNREACHABLE:
      return destinationUnreachableInvokingPacketStart(b, o);
    case MESSAGE_TYPE.PACKET_TOO_BIG:
      return packetTooBigInvokingPacketStart(b, o);
    case MESSAGE_TYPE.TIME_EXCEEDED:
      return timeExceededInvokingPacketStart(b, o);
    default:
      return parameterProblemInvokingPacketStart(b, o);
  }
}

/** Where the quotation of an error of that type ends: b[o, …) is the error. */
export function endOfQuote(type: number, b: Uint8Array, o: number, end: number): number {
  switch (type) {
    case MESSAGE_TYPE.DESTINATION_UNREACHABLE:
      return destinationUnreachableInvokingPacketEnd(b, o, end);
    case MESSAGE_TYPE.TIME_EXCEEDED:
      return timeExceededInvokingPacketEnd(b, o, end);
    default:
      return end;
  }
}

function kindOf(type: number): EchoErrorKind {
  switch (type) {
    case MESSAGE_TYPE.PACKET_TOO_BIG:
      return 'tooBig';
    case MESSAGE_TYPE.TIME_EXCEEDED:
      return 'timeExceeded';
    case MESSAGE_TYPE.PARAMETER_PROBLEM:
      return 'parameterProblem';
    default:
      return 'unreachable';
  }
}

/** By the errno of Linux. */
function faultOf(type: number, { octets, payload }: Arrival): NetworkFault {
  switch (type) {
    case MESSAGE_TYPE.PACKET_TOO_BIG:
      return 'EMSGSIZE';
    case MESSAGE_TYPE.TIME_EXCEEDED:
      return 'EHOSTUNREACH';
    case MESSAGE_TYPE.PARAMETER_PROBLEM:
      return 'EPROTO';
    default:
      return faultOfCode(code(octets, payload));
  }
}

function faultOfCode(errorCode: number): NetworkFault {
  switch (errorCode) {
    case UNREACHABLE_CODE.NO_ROUTE:
      return 'ENETUNREACH';
    case UNREACHABLE_CODE.PORT_UNREACHABLE:
      return 'ECONNREFUSED';
    case UNREACHABLE_CODE.ADMINISTRATIVELY_PROHIBITED:
    case UNREACHABLE_CODE.SOURCE_POLICY:
    case UNREACHABLE_CODE.REJECT_ROUTE:
      return 'EACCES';
    default:
      return 'EHOSTUNREACH';
  }
}
