/**
 * The ICMP errors that we send: RFC 1122 §3.2.2, RFC 1812 §4.3.2. Never about an error, a
 * fragment that is not the first, what was sent to many, or what names no single host as its
 * source; quoting as much as makes no packet of more than 576 octets; and only so many.
 */
import {
  MESSAGE_TYPE,
  setDestinationUnreachableNextHopMtu,
  setParameterProblemPointer,
  setRedirectGatewayInternetAddress,
  type as messageType,
  writeMessage,
} from '../../../generated/network/icmpv4.wire.ts';
import {
  DIFFERENTIATED_SERVICES,
  fragmentOffset,
  payloadStart,
  PROTOCOL_NUMBER,
  protocol,
} from '../../../generated/network/ipv4.wire.ts';
import { IPV4_OCTETS, ipv4Word } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { copyOctets, fill } from '../../base/octets.ts';
import { newFrameInfo } from '../../device/frame-info.ts';
import type { Cast } from '../../link/link.ts';
import { TO_US } from '../../link/link.ts';
import type { ErrorRate } from '../icmp-rate.ts';
import type { SendOptions } from '../network.ts';
import type { RouteCache } from '../route-cache.ts';
import { ANY_SOURCE } from '../route-cache.ts';
import type { IpRoute } from '../route.ts';
import type { Ipv4Addresses } from './addresses.ts';
import { isHost, isMulticast } from './blocks.ts';
import { DESTINATION_AT, HEADER_OCTETS, SOURCE_AT } from './header.ts';
import { HOP_LIMIT } from './sender.ts';
import type { Ipv4Sender } from './sender.ts';

/** RFC 1812 §4.3.2.3. */
const ERROR_OCTETS_MAX = 576;
/** Type, code, checksum, and a word that depends on them. */
const MESSAGE_HEADER_OCTETS = 8;

/** RFC 1812 §4.3.2.5: as control traffic of the network. A router may fragment them. */
const OPTIONS: SendOptions = {
  hopLimit: HOP_LIMIT,
  trafficClass: DIFFERENTIATED_SERVICES.CS6 << 2,
  dontFragment: false,
  flowLabel: 0,
};

export interface ErrorGround {
  readonly addresses: Ipv4Addresses;
  readonly sender: Ipv4Sender;
  readonly rate: ErrorRate;
  /** For errors from an address that was spoken to, and for errors from wherever we are. */
  readonly replies: RouteCache;
  readonly ways: RouteCache;
}

export class Icmpv4Errors {
  readonly counters: Counters<
    | 'destinationUnreachable'
    | 'timeExceeded'
    | 'parameterProblem'
    | 'redirect'
    | 'notAboutErrors'
    | 'notAboutFragments'
    | 'notAboutMany'
    | 'notToThatSource'
    | 'noRoute'
    | 'refused'
  > = countersOf(
    'destinationUnreachable',
    'timeExceeded',
    'parameterProblem',
    'redirect',
    'notAboutErrors',
    'notAboutFragments',
    'notAboutMany',
    'notToThatSource',
    'noRoute',
    'refused',
  );
  readonly #ground: ErrorGround;
  readonly #info = newFrameInfo();
  #octets = new Uint8Array(0);

  constructor(ground: ErrorGround) {
    this.#ground = ground;
  }

  /** About the packet b[o, end), which came as `cast` says. `mtu` is for Fragmentation Needed. */
  destinationUnreachable(
    b: Uint8Array,
    o: number,
    end: number,
    cast: Cast,
    code: number,
    mtu = 0,
  ): void {
    const at = this.#begin(b, o, end, cast);
    if (at < 0) return;
    setDestinationUnreachableNextHopMtu(this.#octets, at, mtu);
    this.counters.destinationUnreachable++;
    this.#finish(MESSAGE_TYPE.DESTINATION_UNREACHABLE, code, at);
  }

  timeExceeded(b: Uint8Array, o: number, end: number, cast: Cast, code: number): void {
    const at = this.#begin(b, o, end, cast);
    if (at < 0) return;
    this.counters.timeExceeded++;
    this.#finish(MESSAGE_TYPE.TIME_EXCEEDED, code, at);
  }

  /** `faultAt` is the index in b of the octet at fault. */
  parameterProblem(
    b: Uint8Array,
    o: number,
    end: number,
    cast: Cast,
    code: number,
    faultAt: number,
  ): void {
    const at = this.#begin(b, o, end, cast);
    if (at < 0) return;
    setParameterProblemPointer(this.#octets, at, faultAt - o);
    this.counters.parameterProblem++;
    this.#finish(MESSAGE_TYPE.PARAMETER_PROBLEM, code, at);
  }

  redirect(b: Uint8Array, o: number, end: number, cast: Cast, code: number, gateway: number): void {
    const at = this.#begin(b, o, end, cast);
    if (at < 0) return;
    setRedirectGatewayInternetAddress(this.#octets, at, gateway);
    this.counters.redirect++;
    this.#finish(MESSAGE_TYPE.REDIRECT, code, at);
  }

  #route: IpRoute | undefined;
  #end = 0;

  /** Where the message begins that quotes b[o, end); negative when there is to be none. */
  #begin(b: Uint8Array, o: number, end: number, cast: Cast): number {
    const refusal = this.#refusal(b, o, end, cast);
    if (refusal !== undefined) return this.#refuse(refusal);
    const { addresses, replies, ways, rate } = this.#ground;
    const source = o + SOURCE_AT;
    const isToUs = addresses.owner(ipv4Word(b, o + DESTINATION_AT)) !== undefined;
    const route = isToUs
      ? replies.find(b, o + DESTINATION_AT, source)
      : ways.find(b, ANY_SOURCE, source);
    if (route === undefined) return this.#refuse('noRoute');
    if (!rate.allows(b, source, IPV4_OCTETS)) return -1;
    const quoted = Math.min(end - o, ERROR_OCTETS_MAX - HEADER_OCTETS - MESSAGE_HEADER_OCTETS);
    const at = route.headRoom;
    if (this.#octets.length < at + ERROR_OCTETS_MAX) {
      this.#octets = new Uint8Array(at + ERROR_OCTETS_MAX);
    }
    fill(this.#octets, at, at + MESSAGE_HEADER_OCTETS, 0);
    copyOctets(b, o, o + quoted, this.#octets, at + MESSAGE_HEADER_OCTETS);
    this.#route = route;
    this.#end = at + MESSAGE_HEADER_OCTETS + quoted;
    return at;
  }

  #finish(type: number, code: number, at: number): void {
    writeMessage(this.#octets, at, this.#end, type, code);
    const { ICMP } = PROTOCOL_NUMBER;
    const octets = this.#octets;
    const fault = this.#ground.sender.send(
      this.#route!,
      ICMP,
      octets,
      at,
      this.#end,
      this.#info,
      OPTIONS,
    );
    if (fault !== undefined) this.counters.refused++;
  }

  /** RFC 1122 §3.2.2: what no error is sent about. */
  #refusal(
    b: Uint8Array,
    o: number,
    end: number,
    cast: Cast,
  ): 'notAboutErrors' | 'notAboutFragments' | 'notAboutMany' | 'notToThatSource' | undefined {
    const { addresses } = this.#ground;
    const source = ipv4Word(b, o + SOURCE_AT);
    const destination = ipv4Word(b, o + DESTINATION_AT);
    const isToMany = isMulticast(destination) || addresses.isAnyBroadcast(destination);
    if (cast !== TO_US || isToMany) return 'notAboutMany';
    const isOurs = addresses.owner(source) !== undefined;
    if (!isOurs && (!isHost(source) || addresses.isAnyBroadcast(source))) return 'notToThatSource';
    if (fragmentOffset(b, o) !== 0) return 'notAboutFragments';
    if (protocol(b, o) !== PROTOCOL_NUMBER.ICMP) return undefined;
    const payload = payloadStart(b, o);
    return payload < end && isQuestion(messageType(b, payload)) ? undefined : 'notAboutErrors';
  }

  #refuse(reason: keyof Icmpv4Errors['counters']): number {
    this.counters[reason]++;
    return -1;
  }
}

/** Whether it is no error: what is unknown may be one (RFC 1812 §4.3.2.7). */
function isQuestion(type: number): boolean {
  return (
    type === MESSAGE_TYPE.ECHO ||
    type === MESSAGE_TYPE.ECHO_REPLY ||
    type === MESSAGE_TYPE.TIMESTAMP ||
    type === MESSAGE_TYPE.TIMESTAMP_REPLY
  );
}
