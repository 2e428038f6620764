/**
 * ICMPv6 as it arrives: RFC 4443. Echoes are answered, errors are brought to whom they concern, and
 * what neighbours, routers and listeners say goes to the interface that hears it, if it cannot come
 * from further than the link (RFC 4861 §6.1 and §7.1: a hop limit of 255), and not in fragments
 * (RFC 6980 §5). The checksum is never optional.
 */
import {
  bodyStart,
  CHECKSUM_CORRUPT,
  code as messageCode,
  echoReplyDataStart,
  echoReplyIdentifier,
  echoReplySequenceNumber,
  echoRequestDataStart,
  MESSAGE_TYPE,
  scanMessage,
  scanMessageUnsummed,
  setEchoRequestIdentifier,
  setEchoRequestSequenceNumber,
  type as messageType,
  writeMessage,
} from '../../generated/network/icmpv6.wire.ts';
import { PROTOCOL_NUMBER } from '../../generated/network/ipv4.wire.ts';
import type { Address } from '../base/address.ts';
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import { UNKNOWN } from '../device/frame-info.ts';
import type { Arrival } from './arrival.ts';
import type { Echo, EchoErrorKind, EchoFormat } from './echo.ts';
import type { NetworkInterface } from './interfaces.ts';
import type { Ipv6Addresses } from './ipv6/addresses.ts';
import { HOP_LIMIT_OF_NEIGHBOURS } from './ipv6/control.ts';
import { EchoReplies } from './ipv6/echo-replies.ts';
import { QuotedErrors } from './ipv6/quoted-errors.ts';
import type { Ipv6Sender } from './ipv6/sender.ts';
import type { MulticastListener } from './mld.ts';
import type { NeighbourDiscovery } from './neighbour-discovery.ts';
import type { NetworkFault, Transport } from './network.ts';
import type { PathMtus } from './path-mtu.ts';
import type { RouteCache } from './route-cache.ts';
import type { RouterDiscovery } from './router-discovery.ts';

/** What an interface does with what it hears. */
export interface LinkListener {
  readonly discovery: NeighbourDiscovery;
  readonly routers: RouterDiscovery;
  readonly listener: MulticastListener;
  /** A sound Router Solicitation from the link, for who advertises. */
  solicited(arrival: Arrival): void;
}

export interface Icmpv6Ground {
  readonly echo: Echo;
  readonly addresses: Ipv6Addresses;
  readonly sender: Ipv6Sender;
  readonly replies: RouteCache;
  readonly ways: RouteCache;
  readonly pathMtus: PathMtus;
  /** Of the packet at hand: whether it came in fragments, and whether routers were to look. */
  readonly isFragmented: boolean;
  readonly isAlerting: boolean;
  /** Undefined where there are no neighbours. */
  listenerOf(on: NetworkInterface): LinkListener | undefined;
  mtuTo(destination: Address): number;
  report(
    quoted: Arrival,
    fault: NetworkFault,
    from: Address,
    kind: EchoErrorKind,
    code: number,
  ): void;
}

const NOTHING = new Uint8Array(0);

const FORMAT: EchoFormat = {
  protocol: PROTOCOL_NUMBER.ICMPV6,
  headerOctets: echoRequestDataStart(NOTHING, 0),
  writeRequest(b, o, end, identifier, sequence, pseudoHeader) {
    setEchoRequestIdentifier(b, o, identifier);
    setEchoRequestSequenceNumber(b, o, sequence);
    writeMessage(b, o, end, MESSAGE_TYPE.ECHO_REQUEST, 0, pseudoHeader);
  },
};

export class Icmpv6 implements Transport {
  readonly counters: Counters<
    | 'received'
    | 'wrongVersion'
    | 'corrupt'
    | 'malformed'
    | 'echoRequest'
    | 'echoReply'
    | 'errors'
    | 'unknownErrors'
    | 'ignored'
    | 'droppedHopLimit'
    | 'droppedCode'
    | 'droppedFragmented'
    | 'droppedNoLink'
  > = countersOf(
    'received',
    'wrongVersion',
    'corrupt',
    'malformed',
    'echoRequest',
    'echoReply',
    'errors',
    'unknownErrors',
    'ignored',
    'droppedHopLimit',
    'droppedCode',
    'droppedFragmented',
    'droppedNoLink',
  );
  readonly headerOctets: number = bodyStart(NOTHING, 0);
  readonly errors: QuotedErrors;
  readonly replies: EchoReplies;
  readonly #ground: Icmpv6Ground;

  constructor(ground: Icmpv6Ground) {
    this.#ground = ground;
    this.errors = new QuotedErrors(ground);
    this.replies = new EchoReplies(ground);
    ground.echo.setFormat(6, FORMAT);
  }

  receive(arrival: Arrival): boolean {
    const { counters } = this;
    counters.received++;
    const { octets: b, payload, end, pseudoHeader, info } = arrival;
    if (arrival.version !== 6) {
      counters.wrongVersion++;
      return true;
    }
    const scanned =
      info.checksum === UNKNOWN
        ? scanMessage(b, payload, end, pseudoHeader)
        : scanMessageUnsummed(b, payload, end);
    if (scanned < 0) counters[scanned === -CHECKSUM_CORRUPT ? 'corrupt' : 'malformed']++;
    else this.#dispatch(arrival, messageType(b, payload));
    return true;
  }

  /** An error has come about an ICMPv6 message of ours: only an echo of ours can be meant. */
  error(): void {
    // QuotedErrors has told Echo, which wants to know more than Transport.error says.
  }

  #dispatch(arrival: Arrival, type: number): void {
    const { counters } = this;
    switch (type) {
      case MESSAGE_TYPE.ECHO_REQUEST:
        counters.echoRequest++;
        return this.replies.answer(arrival);
      case MESSAGE_TYPE.ECHO_REPLY:
        return this.#echoReply(arrival);
      case MESSAGE_TYPE.DESTINATION_UNREACHABLE:
      case MESSAGE_TYPE.PACKET_TOO_BIG:
      case MESSAGE_TYPE.TIME_EXCEEDED:
      case MESSAGE_TYPE.PARAMETER_PROBLEM:
        counters.errors++;
        return this.errors.receive(arrival, type);
      case MESSAGE_TYPE.MULTICAST_LISTENER_QUERY:
      case MESSAGE_TYPE.MULTICAST_LISTENER_REPORT:
        return this.#listeners(arrival, type);
      case MESSAGE_TYPE.ROUTER_SOLICITATION:
      case MESSAGE_TYPE.ROUTER_ADVERTISEMENT:
      case MESSAGE_TYPE.NEIGHBOR_SOLICITATION:
      case MESSAGE_TYPE.NEIGHBOR_ADVERTISEMENT:
      case MESSAGE_TYPE.REDIRECT:
        return this.#neighbours(arrival, type);
      default:
        counters[type < MESSAGE_TYPE.ECHO_REQUEST ? 'unknownErrors' : 'ignored']++;
    }
  }

  #echoReply(arrival: Arrival): void {
    this.counters.echoReply++;
    const { octets, payload } = arrival;
    const identifier = echoReplyIdentifier(octets, payload);
    const sequence = echoReplySequenceNumber(octets, payload);
    const data = echoReplyDataStart(octets, payload);
    this.#ground.echo.replied(arrival, identifier, sequence, data);
  }

  /** RFC 4861 §6.1, §7.1 and §8.1: what holds for all of them. */
  #neighbours(arrival: Arrival, type: number): void {
    const { counters } = this;
    const { octets, payload } = arrival;
    const here = this.#ground.listenerOf(arrival.interface as NetworkInterface);
    if (arrival.hopLimit !== HOP_LIMIT_OF_NEIGHBOURS) counters.droppedHopLimit++;
    else if (messageCode(octets, payload) !== 0) counters.droppedCode++;
    else if (this.#ground.isFragmented) counters.droppedFragmented++;
    else if (here === undefined) counters.droppedNoLink++;
    else {
      switch (type) {
        case MESSAGE_TYPE.ROUTER_SOLICITATION:
          return here.solicited(arrival);
        case MESSAGE_TYPE.ROUTER_ADVERTISEMENT:
          return here.routers.receiveAdvertisement(arrival);
        case MESSAGE_TYPE.NEIGHBOR_SOLICITATION:
          return here.discovery.receiveSolicitation(arrival);
        case MESSAGE_TYPE.NEIGHBOR_ADVERTISEMENT:
          return here.discovery.receiveAdvertisement(arrival);
        default:
          return here.discovery.receiveRedirect(arrival);
      }
    }
  }

  #listeners(arrival: Arrival, type: number): void {
    const here = this.#ground.listenerOf(arrival.interface as NetworkInterface);
    if (here === undefined) this.counters.droppedNoLink++;
    else if (type === MESSAGE_TYPE.MULTICAST_LISTENER_QUERY) {
      here.listener.receiveQuery(arrival, this.#ground.isAlerting);
    } else here.listener.receiveOlderReport(arrival);
  }
}
