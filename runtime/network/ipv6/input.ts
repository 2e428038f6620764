/**
 * What arrives over IPv6. A packet is checked, then its addresses: what no wire can carry, or what
 * is ours, is a lie and ends here (RFC 4291 §2, RFC 4443 §2.4). Then its destination: ours, a
 * group's that somebody here has joined, or another's. The chain of extension headers is gone
 * through (extension-headers.ts); fragments wait for the rest. Every end has its counter.
 *
 * Addresses are those of interfaces, not of the host, as with IPv4: who shares a link with us does
 * not reach, or find, what we have on another. A router takes packets for any of its addresses.
 */
import * as wire from '../../../generated/network/ipv6.wire.ts';
import {
  PARAMETER_PROBLEM_CODE,
  TIME_EXCEEDED_CODE,
  UNREACHABLE_CODE,
} from '../../../generated/network/icmpv6.wire.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import type { FrameInfo } from '../../device/frame-info.ts';
import type { Cast, PacketReceiver } from '../../link/link.ts';
import { TO_GROUP, TO_US } from '../../link/link.ts';
import type { Arrival } from '../arrival.ts';
import { newArrival } from '../arrival.ts';
import type { Chain } from '../extension-headers.ts';
import { CARRIES, DISCARD, ExtensionHeaders, FRAGMENTED, PROBLEM } from '../extension-headers.ts';
import type { NetworkInterface } from '../interfaces.ts';
import type { Ip } from '../ip.ts';
import { BLOCKED, REFUSED, UNKNOWN_PROTOCOL } from '../ip.ts';
import {
  isLoopbackAt,
  isMappedAt,
  isMulticastAt,
  isUnspecifiedAt,
  SCOPE,
  scopeAt,
} from '../ipv6-address.ts';
import type { Ipv6Addresses } from './addresses.ts';
import type { Icmpv6Errors, Invoking } from './errors.ts';
import type { Forwarding } from './forwarding.ts';
import { Fragments, INCOMPLETE_CHAIN, MISALIGNED, OVERLONG, WHOLE } from './fragments.ts';
import { DESTINATION_AT, SOURCE_AT } from './header.ts';

export interface InputGround {
  readonly ip: Ip;
  readonly addresses: Ipv6Addresses;
  readonly errors: Icmpv6Errors;
  readonly forwarding: Forwarding;
  /** Whether the group at b[at] is somebody here. */
  hears(on: NetworkInterface, b: Uint8Array, at: number): boolean;
}

type Ending =
  | 'wrongVersion'
  | 'truncated'
  | 'down'
  | 'martianSource'
  | 'martianOwnSource'
  | 'martianDestination'
  | 'unicastToMany'
  | 'notJoined'
  | 'notForUs'
  | 'blocked'
  | 'unknownProtocol';

interface Mutable extends Invoking {
  on: NetworkInterface;
  b: Uint8Array;
  o: number;
  end: number;
  cast: Cast;
}

export class Ipv6Input {
  readonly counters: Counters<'received' | 'delivered' | 'forwarded' | Ending> = countersOf(
    'received',
    'delivered',
    'forwarded',
    'wrongVersion',
    'truncated',
    'down',
    'martianSource',
    'martianOwnSource',
    'martianDestination',
    'unicastToMany',
    'notJoined',
    'notForUs',
    'blocked',
    'unknownProtocol',
  );
  readonly headers = new ExtensionHeaders();
  readonly fragments: Fragments;
  /** Of the packet at hand: whether it came with a Fragment header. */
  isFragmented = false;
  readonly #ground: InputGround;
  #arrival: Arrival | undefined;
  /** Of the packet at hand: whether it is ours, to ourselves. */
  #isLocal = false;
  #about: Mutable | undefined;

  constructor(ground: InputGround) {
    this.#ground = ground;
    const { ip } = ground;
    this.fragments = new Fragments({
      timers: ip.timers,
      headerOctetsOf: (protocol) => ip.headerOctetsOf(protocol),
      expired: (b, o, end, on) => this.#expired(b, o, end, on),
    });
  }

  /** Who takes the packets of an interface's link. */
  receiver(on: NetworkInterface): PacketReceiver {
    return {
      receive: (b, o, end, info, cast) => this.#receive(on, b, o, end, info, cast),
    };
  }

  /** A packet of our own to ourselves, or to a group that we are in. */
  receiveLocal(on: NetworkInterface, b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    this.counters.received++;
    const packetEnd = wire.scanPacket(b, o, end);
    if (packetEnd < 0) return this.#unsound(-packetEnd);
    const cast = isMulticastAt(b, o + DESTINATION_AT) ? TO_GROUP : TO_US;
    this.#isLocal = true;
    this.#take(on, b, o, packetEnd, info, cast);
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
    if (packetEnd < 0) return this.#unsound(-packetEnd);
    if (!on.isUp) return this.#end('down');
    const { addresses, forwarding } = this.#ground;
    const isLooped = addresses.isLoopbackInterface(on);
    this.#isLocal = isLooped;
    if (!isLooped) {
      const martian = this.#martian(b, o);
      if (martian !== undefined) return this.#end(martian);
    }
    const destination = o + DESTINATION_AT;
    if (isMulticastAt(b, destination)) {
      if (!this.#ground.hears(on, b, destination)) return this.#end('notJoined');
      return this.#take(on, b, o, packetEnd, info, cast === TO_US ? TO_GROUP : cast);
    }
    // As for IPv4: what the link sent to many is to say so itself.
    if (cast !== TO_US) return this.#end('unicastToMany');
    if (addresses.owner(b, destination, on.isForwarding ? undefined : on) !== undefined) {
      return this.#take(on, b, o, packetEnd, info, cast);
    }
    if (!on.isForwarding || isLooped) return this.#end('notForUs');
    counters.forwarded++;
    const about = this.#invoking(on, b, o, packetEnd, cast);
    // RFC 8200 §4.3: what every router looks at.
    const outcome = this.headers.hopByHop(b, o, packetEnd, false);
    if (outcome === PROBLEM) this.#problem(about);
    else if (outcome === CARRIES) forwarding.forward(about, info);
  }

  /** Whether the addresses are such as no packet on a wire may have. */
  #martian(b: Uint8Array, o: number): Ending | undefined {
    const source = o + SOURCE_AT;
    const destination = o + DESTINATION_AT;
    const isToGroup = isMulticastAt(b, destination);
    if (isMulticastAt(b, source) || isLoopbackAt(b, source) || isMappedAt(b, source)) {
      return 'martianSource';
    }
    // RFC 4291 §2.5.2: who has no address yet speaks to groups alone.
    if (isUnspecifiedAt(b, source) && !isToGroup) return 'martianSource';
    if (this.#ground.addresses.owner(b, source) !== undefined) return 'martianOwnSource';
    if (isUnspecifiedAt(b, destination) || isLoopbackAt(b, destination)) {
      return 'martianDestination';
    }
    if (isMappedAt(b, destination)) return 'martianDestination';
    // RFC 4291 §2.7: these never leave a node.
    const isHere = isToGroup && scopeAt(b, destination) <= SCOPE.INTERFACE_LOCAL;
    return isHere ? 'martianDestination' : undefined;
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
    const about = this.#invoking(on, b, o, end, cast);
    this.isFragmented = false;
    const outcome = this.headers.walk(b, o, end, cast !== TO_US);
    if (outcome === FRAGMENTED) this.#reassemble(about, info);
    else this.#follow(outcome, about, info);
  }

  /** Where the chain has led to. */
  #follow(outcome: Chain, about: Mutable, info: FrameInfo): void {
    if (outcome === CARRIES) this.#deliver(about, info);
    else if (outcome === PROBLEM) this.#problem(about);
    // A fragment in a fragment: nobody sends that.
    else if (outcome === FRAGMENTED) this.fragments.counters.droppedNested++;
    else if (outcome !== DISCARD) this.#end('unknownProtocol');
  }

  #problem(about: Invoking): void {
    const { code, pointer, isForGroups } = this.headers;
    this.#ground.errors.parameterProblem(about, code, pointer, isForGroups);
  }

  #reassemble(about: Mutable, info: FrameInfo): void {
    const { headers, fragments } = this;
    const { b, o, end, on } = about;
    this.isFragmented = true;
    // RFC 6946 §4: it is all of its packet, whatever else is waiting.
    if (fragments.isAtomic(b, headers.payload)) {
      fragments.counters.atomic++;
      return this.#follow(headers.afterFragment(b, end), about, info);
    }
    const { ERRONEOUS_HEADER_FIELD, INCOMPLETE_HEADER_CHAIN } = PARAMETER_PROBLEM_CODE;
    const { errors } = this.#ground;
    switch (fragments.add(on, b, o, headers.payload, end)) {
      case INCOMPLETE_CHAIN:
        return errors.parameterProblem(about, INCOMPLETE_HEADER_CHAIN, 0);
      case MISALIGNED:
      case OVERLONG:
        return errors.parameterProblem(about, ERRONEOUS_HEADER_FIELD, fragments.pointer);
      case WHOLE: {
        const { octets, packet, end: wholeEnd } = fragments.whole;
        const whole = this.#invoking(on, octets, packet, wholeEnd, about.cast);
        const outcome = headers.walk(octets, packet, wholeEnd, about.cast !== TO_US);
        if (outcome !== FRAGMENTED) return this.#follow(outcome, whole, fragments.info);
        return this.#follow(headers.afterFragment(octets, wholeEnd), whole, fragments.info);
      }
      default:
    }
  }

  #deliver(about: Mutable, info: FrameInfo): void {
    const { ip, errors } = this.#ground;
    const { b, o, end, on } = about;
    const { protocol, payload, nextHeaderAt } = this.headers;
    const arrival = (this.#arrival ??= newArrival(on, 6));
    arrival.interface = on;
    arrival.octets = b;
    arrival.packet = o;
    arrival.payload = payload;
    arrival.end = end;
    arrival.protocol = protocol;
    arrival.source = o + SOURCE_AT;
    arrival.destination = o + DESTINATION_AT;
    arrival.pseudoHeader = wire.givesPseudoHeader(b, o);
    arrival.hopLimit = wire.hopLimit(b, o);
    arrival.trafficClass = wire.trafficClass(b, o);
    arrival.isMulticast = isMulticastAt(b, arrival.destination);
    arrival.info = info;
    arrival.isLocal = this.#isLocal;
    const delivery = ip.deliver(arrival);
    if (delivery === BLOCKED) return this.#end('blocked');
    this.counters.delivered++;
    if (delivery === UNKNOWN_PROTOCOL) {
      this.#end('unknownProtocol');
      // RFC 8200 §4.
      const { UNRECOGNIZED_NEXT_HEADER } = PARAMETER_PROBLEM_CODE;
      errors.parameterProblem(about, UNRECOGNIZED_NEXT_HEADER, nextHeaderAt - o);
    } else if (delivery === REFUSED) {
      errors.destinationUnreachable(about, UNREACHABLE_CODE.PORT_UNREACHABLE);
    }
  }

  /** RFC 8200 §4.5: the first fragment waited in vain for the rest. */
  #expired(b: Uint8Array, o: number, end: number, on: NetworkInterface): void {
    const cast = isMulticastAt(b, o + DESTINATION_AT) ? TO_GROUP : TO_US;
    const about = this.#invoking(on, b, o, end, cast);
    this.#ground.errors.timeExceeded(about, TIME_EXCEEDED_CODE.REASSEMBLY_TIME_EXCEEDED);
  }

  /** One object, filled again for each packet. */
  #invoking(on: NetworkInterface, b: Uint8Array, o: number, end: number, cast: Cast): Mutable {
    const about = (this.#about ??= { on, b, o, end, cast });
    about.on = on;
    about.b = b;
    about.o = o;
    about.end = end;
    about.cast = cast;
    return about;
  }

  #end(ending: Ending): void {
    this.counters[ending]++;
  }

  #unsound(rule: number): void {
    this.#end(rule === wire.VERSION_MALFORMED ? 'wrongVersion' : 'truncated');
  }
}
