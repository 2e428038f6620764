/**
 * The headers between that of IPv6 and what the packet carries: RFC 8200 §4, as leniently as it
 * asks for in their order and as strictly as RFC 8504 §5.3 allows in their number. Nothing is done
 * that any of them asks for: source routes are refused (RFC 5095), jumbograms are options that
 * nobody here knows, and what remains is skipped, or discarded as its type says.
 *
 * What was found stays in this object until the next packet.
 */
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import { PROTOCOL_NUMBER } from '../../generated/network/ipv4.wire.ts';
import { PARAMETER_PROBLEM_CODE } from '../../generated/network/icmpv6.wire.ts';
import {
  ACTION,
  destinationOptionsHeaderEnd,
  destinationOptionsNextHeader,
  fragmentFragmentOffset,
  fragmentNextHeader,
  fragmentPayloadStart,
  hopByHopOptionsHeaderEnd,
  hopByHopOptionsNextHeader,
  hopByHopOptionsOptionsStart,
  nextHeader,
  OPTION_OPTION_TYPE,
  optionOptionType,
  optionTypeBitsAction,
  payloadLength,
  payloadStart,
  ROUTING_TYPE,
  routingHeaderEnd,
  routingNextHeader,
  routingRoutingType,
  routingSegmentsLeft,
  routingTypeSpecificDataStart,
  scanOption,
  setDestinationOptionsNextHeader,
  setFragmentNextHeader,
  setHopByHopOptionsNextHeader,
  setNextHeader,
  setRoutingNextHeader,
  setRoutingRoutingType,
} from '../../generated/network/ipv6.wire.ts';
import { offsetOf } from './field-offset.ts';

/** What the chain of headers came to. */
export const CARRIES = 0;
/** A Fragment header stands at `payload`. */
export const FRAGMENTED = 1;
export const DISCARD = 2;
/** Discard, and tell the source: `code` and `pointer` say what of. */
export const PROBLEM = 3;
export type Chain = typeof CARRIES | typeof FRAGMENTED | typeof DISCARD | typeof PROBLEM;

/** RFC 8504 §5.3; every header once, and Destination Options twice, are five. */
export const EXTENSION_HEADERS_MAX = 8;
export const OPTIONS_MAX = 8;
/** Filler in a row, in octets: no alignment needs more. */
export const PADDING_OCTETS_MAX = 7;

export class ExtensionHeaders {
  readonly counters: Counters<
    | 'truncated'
    | 'tooManyHeaders'
    | 'tooManyOptions'
    | 'tooMuchPadding'
    | 'malformedOptions'
    | 'unknownOptions'
    | 'jumbograms'
    | 'hopByHopNotFirst'
    | 'sourceRoutes'
    | 'unknownRouting'
    | 'noNextHeader'
  > = countersOf(
    'truncated',
    'tooManyHeaders',
    'tooManyOptions',
    'tooMuchPadding',
    'malformedOptions',
    'unknownOptions',
    'jumbograms',
    'hopByHopNotFirst',
    'sourceRoutes',
    'unknownRouting',
    'noNextHeader',
  );
  /** What the packet carries, and which octet says so. */
  protocol = 0;
  nextHeaderAt = 0;
  /** Where that begins. */
  payload = 0;
  /**
   * With PROBLEM: of ICMPv6's Parameter Problem; the pointer counts from the packet's beginning.
   */
  code = 0;
  pointer = 0;
  /** Also to a group's members: RFC 4443 §2.4 (e.3). */
  isForGroups = false;
  hasRouterAlert = false;
  #packet = 0;
  #isMulticast = false;
  readonly #at = {
    packet: offsetOf(setNextHeader),
    hopByHop: offsetOf(setHopByHopOptionsNextHeader),
    destination: offsetOf(setDestinationOptionsNextHeader),
    routing: offsetOf(setRoutingNextHeader),
    routingType: offsetOf(setRoutingRoutingType),
    fragment: offsetOf(setFragmentNextHeader),
  };

  /**
   * Goes through the headers of the packet in b[packet, end), which is for us, to what it carries
   * or to a fragment.
   */
  walk(b: Uint8Array, packet: number, end: number, isMulticast: boolean): Chain {
    const first = this.hopByHop(b, packet, end, isMulticast);
    return first === CARRIES ? this.#rest(b, end) : first;
  }

  /** As far as every router goes: through the Hop-by-Hop Options, if they are there. */
  hopByHop(b: Uint8Array, packet: number, end: number, isMulticast: boolean): Chain {
    this.#packet = packet;
    this.#isMulticast = isMulticast;
    this.hasRouterAlert = false;
    this.protocol = nextHeader(b, packet);
    this.nextHeaderAt = packet + this.#at.packet;
    this.payload = payloadStart(b, packet);
    if (this.protocol !== PROTOCOL_NUMBER.IPV6_HOP_BY_HOP_OPTION) return CARRIES;
    // RFC 2675 §2: the length is in an option then.
    if (payloadLength(b, packet) === 0) return this.#discard('jumbograms');
    return this.#options(b, end, this.#at.hopByHop);
  }

  /** Goes on behind a Fragment header that stands at `payload` and fragments nothing. */
  afterFragment(b: Uint8Array, end: number): Chain {
    const at = this.payload;
    this.nextHeaderAt = at + this.#at.fragment;
    this.protocol = fragmentNextHeader(b, at);
    this.payload = fragmentPayloadStart(b, at);
    return this.#rest(b, end);
  }

  #rest(b: Uint8Array, end: number): Chain {
    for (let headers = 0; headers <= EXTENSION_HEADERS_MAX; headers++) {
      const before = this.payload;
      let outcome: Chain;
      switch (this.protocol) {
        case PROTOCOL_NUMBER.IPV6_DESTINATION_OPTIONS:
          outcome = this.#options(b, end, this.#at.destination);
          break;
        case PROTOCOL_NUMBER.IPV6_ROUTE:
          outcome = this.#routing(b, end);
          break;
        case PROTOCOL_NUMBER.IPV6_FRAGMENT:
          return fragmentPayloadStart(b, before) > end ? this.#discard('truncated') : FRAGMENTED;
        case PROTOCOL_NUMBER.IPV6_HOP_BY_HOP_OPTION:
          // RFC 8200 §4: anywhere else it is as unknown as any other number.
          this.counters.hopByHopNotFirst++;
          return this.#unrecognized();
        case PROTOCOL_NUMBER.NO_NEXT_HEADER:
          // RFC 8200 §4.7: what is behind it, if anything, is ignored.
          return this.#discard('noNextHeader');
        default:
          return CARRIES;
      }
      if (outcome !== CARRIES) return outcome;
    }
    return this.#discard('tooManyHeaders');
  }

  /** Nobody here knows what the last Next Header names: RFC 8200 §4. */
  #unrecognized(): Chain {
    return this.#problem(PARAMETER_PROBLEM_CODE.UNRECOGNIZED_NEXT_HEADER, this.nextHeaderAt);
  }

  #routing(b: Uint8Array, end: number): Chain {
    const at = this.payload;
    if (routingTypeSpecificDataStart(b, at) > end || routingHeaderEnd(b, at) > end) {
      return this.#discard('truncated');
    }
    // RFC 8200 §4.4, and RFC 5095 §3 for type 0.
    if (routingSegmentsLeft(b, at) > 0) {
      const isSourceRoute = routingRoutingType(b, at) === ROUTING_TYPE.SOURCE_ROUTE;
      this.counters[isSourceRoute ? 'sourceRoutes' : 'unknownRouting']++;
      const field = at + this.#at.routingType;
      return this.#problem(PARAMETER_PROBLEM_CODE.ERRONEOUS_HEADER_FIELD, field);
    }
    this.protocol = routingNextHeader(b, at);
    this.nextHeaderAt = at + this.#at.routing;
    this.payload = routingHeaderEnd(b, at);
    return CARRIES;
  }

  /** Hop-by-Hop and Destination Options are laid out alike. */
  #options(b: Uint8Array, end: number, nextHeaderAt: number): Chain {
    const at = this.payload;
    const start = hopByHopOptionsOptionsStart(b, at);
    if (start > end || hopByHopOptionsHeaderEnd(b, at) > end) return this.#discard('truncated');
    const headerEnd = destinationOptionsHeaderEnd(b, at);
    let options = 0;
    let padding = 0;
    for (let option = start; option < headerEnd;) {
      const type = optionOptionType(b, option);
      const isPadding = type === OPTION_OPTION_TYPE.PAD1 || type === OPTION_OPTION_TYPE.PADN;
      const next = scanOption(b, option, headerEnd);
      if (!isPadding && type !== OPTION_OPTION_TYPE.ROUTER_ALERT) {
        const outcome = this.#unknownOption(b, option);
        if (outcome !== CARRIES) return outcome;
      }
      if (next < 0) return this.#discard('malformedOptions');
      padding = isPadding ? padding + next - option : 0;
      if (padding > PADDING_OCTETS_MAX) return this.#discard('tooMuchPadding');
      if (!isPadding && ++options > OPTIONS_MAX) return this.#discard('tooManyOptions');
      if (type === OPTION_OPTION_TYPE.ROUTER_ALERT) this.hasRouterAlert = true;
      option = next;
    }
    this.protocol = destinationOptionsNextHeader(b, at);
    this.nextHeaderAt = at + nextHeaderAt;
    this.payload = headerEnd;
    return CARRIES;
  }

  /** RFC 8200 §4.2: the two highest bits of its type say what to do. */
  #unknownOption(b: Uint8Array, option: number): Chain {
    const isJumbo = optionOptionType(b, option) === OPTION_OPTION_TYPE.JUMBO_PAYLOAD;
    switch (optionTypeBitsAction(b, option)) {
      case ACTION.SKIP:
        return CARRIES;
      case ACTION.DISCARD:
        return this.#discard('unknownOptions');
      case ACTION.REPORT_UNICAST:
        this.counters[isJumbo ? 'jumbograms' : 'unknownOptions']++;
        if (this.#isMulticast) return DISCARD;
        return this.#problem(PARAMETER_PROBLEM_CODE.UNRECOGNIZED_OPTION, option);
      default:
        this.counters.unknownOptions++;
        this.#problem(PARAMETER_PROBLEM_CODE.UNRECOGNIZED_OPTION, option);
        this.isForGroups = true;
        return PROBLEM;
    }
  }

  #problem(code: number, at: number): Chain {
    this.code = code;
    this.pointer = at - this.#packet;
    this.isForGroups = false;
    return PROBLEM;
  }

  #discard(reason: keyof ExtensionHeaders['counters']): Chain {
    this.counters[reason]++;
    return DISCARD;
  }
}

/** What a chain of headers leads to, and where; one object is filled again for each. */
export interface ChainEnd {
  protocol: number;
  payload: number;
}

/**
 * Skips the headers that begin at b[at] with `protocol`, whatever they say: those of a first
 * fragment, or of a packet of our own that an ICMP error quotes. False where they go on behind
 * `end`, or lead into the middle of a packet.
 */
export function skipChain(
  b: Uint8Array,
  at: number,
  end: number,
  protocol: number,
  found: ChainEnd,
): boolean {
  found.protocol = protocol;
  found.payload = at;
  for (let headers = 0; headers <= EXTENSION_HEADERS_MAX; headers++) {
    const start = found.payload;
    if (found.protocol === PROTOCOL_NUMBER.IPV6_FRAGMENT) {
      if (fragmentPayloadStart(b, start) > end || fragmentFragmentOffset(b, start) > 0)
        return false;
      found.protocol = fragmentNextHeader(b, start);
      found.payload = fragmentPayloadStart(b, start);
    } else if (isSkipped(found.protocol)) {
      // They begin alike: a Next Header, and a length.
      if (hopByHopOptionsOptionsStart(b, start) > end) return false;
      found.protocol = hopByHopOptionsNextHeader(b, start);
      found.payload = hopByHopOptionsHeaderEnd(b, start);
    } else return start <= end;
    if (found.payload > end) return false;
  }
  return false;
}

function isSkipped(protocol: number): boolean {
  return (
    protocol === PROTOCOL_NUMBER.IPV6_HOP_BY_HOP_OPTION ||
    protocol === PROTOCOL_NUMBER.IPV6_DESTINATION_OPTIONS ||
    protocol === PROTOCOL_NUMBER.IPV6_ROUTE
  );
}
