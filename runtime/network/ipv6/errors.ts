/**
 * The ICMPv6 errors that we send: RFC 4443 §2.4. Never about an error or a redirect, about what was
 * sent to many (but for two that a sender has to know), nor to a source that is no single node;
 * quoting as much as every link carries; and only so many.
 */
import {
  MESSAGE_TYPE,
  packetTooBigInvokingPacketStart,
  setPacketTooBigMtu,
  setParameterProblemPointer,
  type as messageType,
  writeMessage,
} from '../../../generated/network/icmpv6.wire.ts';
import { nextHeader, payloadStart } from '../../../generated/network/ipv6.wire.ts';
import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { IPV6_OCTETS } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { copyOctets, fill } from '../../base/octets.ts';
import { clearFrameInfo, newFrameInfo } from '../../device/frame-info.ts';
import type { Cast } from '../../link/link.ts';
import { TO_US } from '../../link/link.ts';
import { skipChain } from '../extension-headers.ts';
import type { ChainEnd } from '../extension-headers.ts';
import type { ErrorRate } from '../icmp-rate.ts';
import type { NetworkInterface } from '../interfaces.ts';
import { isLinkLocalAt, isLoopbackAt, isMulticastAt, isUnspecifiedAt } from '../ipv6-address.ts';
import type { RouteCache } from '../route-cache.ts';
import { ANY_SOURCE } from '../route-cache.ts';
import type { IpRoute } from '../route.ts';
import type { Ipv6Addresses } from './addresses.ts';
import { IPV6_MTU_MIN } from './control.ts';
import { DESTINATION_AT, HEADER_OCTETS, SOURCE_AT } from './header.ts';
import type { Ipv6Sender } from './sender.ts';

/** Type, code, checksum, and a word that depends on them: the same of all errors. */
const MESSAGE_OCTETS = packetTooBigInvokingPacketStart(new Uint8Array(0), 0);
const QUOTED_OCTETS_MAX = IPV6_MTU_MIN - HEADER_OCTETS - MESSAGE_OCTETS;

export interface ErrorGround {
  readonly addresses: Ipv6Addresses;
  readonly sender: Ipv6Sender;
  readonly rate: ErrorRate;
  /** For errors from an address that was spoken to, and for errors from wherever we are. */
  readonly replies: RouteCache;
  readonly ways: RouteCache;
}

/** A packet at fault: b[o, end), as it came in on an interface. */
export interface Invoking {
  readonly on: NetworkInterface;
  readonly b: Uint8Array;
  readonly o: number;
  readonly end: number;
  readonly cast: Cast;
}

export class Icmpv6Errors {
  readonly counters: Counters<
    | 'destinationUnreachable'
    | 'packetTooBig'
    | 'timeExceeded'
    | 'parameterProblem'
    | 'notAboutErrors'
    | 'notAboutMany'
    | 'notToThatSource'
    | 'noRoute'
    | 'refused'
  > = countersOf(
    'destinationUnreachable',
    'packetTooBig',
    'timeExceeded',
    'parameterProblem',
    'notAboutErrors',
    'notAboutMany',
    'notToThatSource',
    'noRoute',
    'refused',
  );
  readonly #ground: ErrorGround;
  readonly #info = newFrameInfo();
  readonly #chain: ChainEnd = { protocol: 0, payload: 0 };
  #octets = new Uint8Array(0);
  #end = 0;

  constructor(ground: ErrorGround) {
    this.#ground = ground;
  }

  destinationUnreachable(about: Invoking, code: number): void {
    const route = this.#begin(about, false);
    if (route === undefined) return;
    this.counters.destinationUnreachable++;
    this.#finish(route, MESSAGE_TYPE.DESTINATION_UNREACHABLE, code);
  }

  /** RFC 4443 §3.2: to groups' senders too, or they would never learn. */
  packetTooBig(about: Invoking, mtu: number): void {
    const route = this.#begin(about, true);
    if (route === undefined) return;
    setPacketTooBigMtu(this.#octets, route.headRoom, mtu);
    this.counters.packetTooBig++;
    this.#finish(route, MESSAGE_TYPE.PACKET_TOO_BIG, 0);
  }

  timeExceeded(about: Invoking, code: number): void {
    const route = this.#begin(about, false);
    if (route === undefined) return;
    this.counters.timeExceeded++;
    this.#finish(route, MESSAGE_TYPE.TIME_EXCEEDED, code);
  }

  /** `pointer` counts from the packet's beginning; `isForGroups`: RFC 4443 §2.4 (e.3). */
  parameterProblem(about: Invoking, code: number, pointer: number, isForGroups = false): void {
    const route = this.#begin(about, isForGroups);
    if (route === undefined) return;
    setParameterProblemPointer(this.#octets, route.headRoom, pointer);
    this.counters.parameterProblem++;
    this.#finish(route, MESSAGE_TYPE.PARAMETER_PROBLEM, code);
  }

  /** Quotes it, where a message is to begin; undefined when there is to be none. */
  #begin(about: Invoking, isForGroups: boolean): IpRoute | undefined {
    const { b, o, end } = about;
    const refusal = this.#refusal(about, isForGroups);
    if (refusal !== undefined) return this.#refuse(refusal);
    const source = o + SOURCE_AT;
    const route = this.#route(about);
    if (route === undefined) return this.#refuse('noRoute');
    if (!this.#ground.rate.allows(b, source, IPV6_OCTETS)) return undefined;
    const quoted = Math.min(end - o, QUOTED_OCTETS_MAX);
    const at = route.headRoom;
    if (this.#octets.length < at + IPV6_MTU_MIN) this.#octets = new Uint8Array(at + IPV6_MTU_MIN);
    const octets = this.#octets;
    const quote = fill(octets, at, at + MESSAGE_OCTETS, 0);
    copyOctets(b, o, o + quoted, octets, quote);
    this.#end = quote + quoted;
    return route;
  }

  /** RFC 4443 §2.2: from the address that was spoken to, if it is ours and one alone. */
  #route({ on, b, o }: Invoking): IpRoute | undefined {
    const { addresses, replies, ways } = this.#ground;
    const source = o + SOURCE_AT;
    const by = isLinkLocalAt(b, source) ? on : undefined;
    const isToUs = addresses.owner(b, o + DESTINATION_AT) !== undefined;
    return isToUs
      ? replies.find(b, o + DESTINATION_AT, source, by)
      : ways.find(b, ANY_SOURCE, source, by);
  }

  #finish(route: IpRoute, type: number, code: number): void {
    const octets = this.#octets;
    const at = route.headRoom;
    writeMessage(octets, at, this.#end, type, code, route.pseudoHeader);
    clearFrameInfo(this.#info);
    const { ICMPV6 } = PROTOCOL_NUMBER;
    const { sender } = this.#ground;
    const fault = sender.send(route, ICMPV6, octets, at, this.#end, this.#info, undefined);
    if (fault !== undefined) this.counters.refused++;
  }

  /** RFC 4443 §2.4 (e): what no error is sent about. */
  #refusal(
    { b, o, end, cast }: Invoking,
    isForGroups: boolean,
  ): 'notAboutErrors' | 'notAboutMany' | 'notToThatSource' | undefined {
    const source = o + SOURCE_AT;
    const isToMany = cast !== TO_US || isMulticastAt(b, o + DESTINATION_AT);
    if (isToMany && !isForGroups) return 'notAboutMany';
    const isOurs = this.#ground.addresses.owner(b, source) !== undefined;
    const isNobody = isUnspecifiedAt(b, source) || isMulticastAt(b, source);
    if (isNobody || (isLoopbackAt(b, source) && !isOurs)) return 'notToThatSource';
    const chain = this.#chain;
    // Where the chain cannot be followed it is no whole message, and so no error either.
    if (!skipChain(b, payloadStart(b, o), end, nextHeader(b, o), chain)) return undefined;
    if (chain.protocol !== PROTOCOL_NUMBER.ICMPV6) return undefined;
    if (chain.payload >= end) return undefined;
    return isError(messageType(b, chain.payload)) ? 'notAboutErrors' : undefined;
  }

  #refuse(reason: keyof Icmpv6Errors['counters']): undefined {
    this.counters[reason]++;
    return undefined;
  }
}

/** RFC 4443 §2.1 and §2.4 (e.2): errors have the types below those of information. */
export function isError(type: number): boolean {
  return type < MESSAGE_TYPE.ECHO_REQUEST || type === MESSAGE_TYPE.REDIRECT;
}
