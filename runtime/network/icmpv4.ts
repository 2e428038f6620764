/**
 * ICMP of IPv4, as it arrives: echoes are answered, errors are brought to whom they concern. An
 * error is worth what it quotes: a packet that could not have been ours is somebody's guess and
 * counted as such (RFC 1122 §3.2.2, RFC 5927 §4).
 *
 * deviates: Source Quench is not heeded (RFC 6633 §3), Information, Address Mask and Router
 * Discovery messages are not answered (RFC 6918).
 */
import {
  echoReplyDataStart,
  echoReplyIdentifier,
  echoReplySequenceNumber,
  MESSAGE_TYPE,
  scanMessage,
  setEchoIdentifier,
  setEchoSequenceNumber,
  type as messageType,
  writeMessage,
} from '../../generated/network/icmpv4.wire.ts';
import { PROTOCOL_NUMBER } from '../../generated/network/ipv4.wire.ts';
import type { Address } from '../base/address.ts';
import type { Clock } from '../base/clock.ts';
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import type { Arrival } from './arrival.ts';
import type { Echo, EchoErrorKind, EchoFormat } from './echo.ts';
import type { Ipv4Addresses } from './ipv4/addresses.ts';
import { EchoReplies } from './ipv4/echo-replies.ts';
import { QuotedErrors } from './ipv4/quoted-errors.ts';
import type { Redirects } from './ipv4/redirects.ts';
import type { Ipv4Sender } from './ipv4/sender.ts';
import type { NetworkFault, Transport } from './network.ts';
import type { PathMtus } from './path-mtu.ts';
import type { RouteCache } from './route-cache.ts';

export interface Icmpv4Ground {
  readonly clock: Clock;
  readonly echo: Echo;
  readonly addresses: Ipv4Addresses;
  readonly sender: Ipv4Sender;
  readonly replies: RouteCache;
  readonly pathMtus: PathMtus;
  readonly redirects: Redirects;
  /** What is asked for the time answers, or, as by default, does not. */
  readonly answersTimestamps: boolean;
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

/** Type, code, checksum, identifier, sequence number. */
const ECHO_HEADER_OCTETS = 8;

const FORMAT: EchoFormat = {
  protocol: PROTOCOL_NUMBER.ICMP,
  headerOctets: ECHO_HEADER_OCTETS,
  writeRequest(b, o, end, identifier, sequence) {
    setEchoIdentifier(b, o, identifier);
    setEchoSequenceNumber(b, o, sequence);
    writeMessage(b, o, end, MESSAGE_TYPE.ECHO, 0);
  },
};

export class Icmpv4 implements Transport {
  readonly counters: Counters<
    | 'received'
    | 'wrongVersion'
    | 'malformed'
    | 'echo'
    | 'echoToMany'
    | 'echoReply'
    | 'errors'
    | 'redirect'
    | 'sourceQuench'
    | 'timestamp'
    | 'timestampIgnored'
    | 'ignored'
  > = countersOf(
    'received',
    'wrongVersion',
    'malformed',
    'echo',
    'echoToMany',
    'echoReply',
    'errors',
    'redirect',
    'sourceQuench',
    'timestamp',
    'timestampIgnored',
    'ignored',
  );
  readonly errors: QuotedErrors;
  readonly replies: EchoReplies;
  readonly #ground: Icmpv4Ground;

  constructor(ground: Icmpv4Ground) {
    this.#ground = ground;
    this.errors = new QuotedErrors(ground);
    this.replies = new EchoReplies(ground);
    ground.echo.setFormat(4, FORMAT);
  }

  receive(arrival: Arrival): boolean {
    const { counters } = this;
    counters.received++;
    const { octets, payload, end } = arrival;
    if (arrival.version !== 4) {
      counters.wrongVersion++;
      return true;
    }
    if (scanMessage(octets, payload, end) < 0) {
      counters.malformed++;
      return true;
    }
    this.#dispatch(arrival, messageType(octets, payload));
    return true;
  }

  /** An error has come about an ICMP message of ours: only an echo of ours can be meant. */
  error(): void {
    // QuotedErrors has told Echo, which wants to know more than Transport.error says.
  }

  #dispatch(arrival: Arrival, type: number): void {
    const { counters } = this;
    switch (type) {
      case MESSAGE_TYPE.ECHO:
        return this.#echo(arrival);
      case MESSAGE_TYPE.ECHO_REPLY:
        return this.#echoReply(arrival);
      case MESSAGE_TYPE.DESTINATION_UNREACHABLE:
      case MESSAGE_TYPE.TIME_EXCEEDED:
      case MESSAGE_TYPE.PARAMETER_PROBLEM:
        counters.errors++;
        return this.errors.receive(arrival, type);
      case MESSAGE_TYPE.REDIRECT:
        counters.redirect++;
        return this.#ground.redirects.receive(arrival);
      case MESSAGE_TYPE.TIMESTAMP:
        return this.#timestamp(arrival);
      case MESSAGE_TYPE.SOURCE_QUENCH:
        counters.sourceQuench++;
        return;
      default:
        counters.ignored++;
    }
  }

  #echo(arrival: Arrival): void {
    // RFC 1122 §3.2.2.6 lets us be silent: no network of ours multiplies a forger's packets.
    if (arrival.isBroadcast || arrival.isMulticast) {
      this.counters.echoToMany++;
      return;
    }
    this.counters.echo++;
    this.replies.answerEcho(arrival);
  }

  #echoReply(arrival: Arrival): void {
    this.counters.echoReply++;
    const { octets, payload } = arrival;
    const identifier = echoReplyIdentifier(octets, payload);
    const sequence = echoReplySequenceNumber(octets, payload);
    const data = echoReplyDataStart(octets, payload);
    this.#ground.echo.replied(arrival, identifier, sequence, data);
  }

  #timestamp(arrival: Arrival): void {
    const isToMany = arrival.isBroadcast || arrival.isMulticast;
    if (!this.#ground.answersTimestamps || isToMany) {
      this.counters.timestampIgnored++;
      return;
    }
    this.counters.timestamp++;
    this.replies.answerTimestamp(arrival);
  }
}
