/**
 * What a message of ICMP is to someone who only watches, of both versions: a question or its
 * answer, an error about a packet that it quotes, or what hosts and routers of one link tell each
 * other, which each of them judges by itself.
 */
import {
  echoDataStart,
  echoIdentifier,
  MESSAGE_TYPE as FOUR,
  type as type4,
} from '../../generated/network/icmpv4.wire.ts';
import {
  echoRequestDataStart,
  echoRequestIdentifier,
  MESSAGE_TYPE as SIX,
  type as type6,
} from '../../generated/network/icmpv6.wire.ts';
import { endOfQuote, quoteStart as quoteStart6 } from './ipv6/quoted-errors.ts';
import { quoteEnd, quoteStart as quoteStart4 } from './ipv4/quoted-errors.ts';
import type { PacketParts } from './packet-parts.ts';
import { newPacketParts, readParts } from './packet-parts.ts';

export const ICMP_OTHER = 0;
export const ICMP_QUESTION = 1;
export const ICMP_ANSWER = 2;
export const ICMP_ERROR = 3;
export const ICMP_OF_THE_LINK = 4;
/** Not all of it is there, or an error quotes too little to tell of what. */
export const ICMP_BROKEN = 5;
export type IcmpKind =
  | typeof ICMP_OTHER
  | typeof ICMP_QUESTION
  | typeof ICMP_ANSWER
  | typeof ICMP_ERROR
  | typeof ICMP_OF_THE_LINK
  | typeof ICMP_BROKEN;

export class IcmpNature {
  /** Of a question or an answer: its identifier, and the type that asks. */
  identifier = 0;
  question = 0;
  /** Of an error: the packet that it quotes, as much of it as is there. */
  readonly quoted: PacketParts = newPacketParts();

  /** Of the message in b[o, end), a part of a packet of that version. */
  read(version: 4 | 6, b: Uint8Array, o: number, end: number): IcmpKind {
    if ((version === 4 ? echoDataStart(b, o) : echoRequestDataStart(b, o)) > end) {
      return ICMP_BROKEN;
    }
    return version === 4 ? this.#read4(b, o, end) : this.#read6(b, o, end);
  }

  #read4(b: Uint8Array, o: number, end: number): IcmpKind {
    const type = type4(b, o);
    // They are laid out alike so far: RFC 792.
    this.identifier = echoIdentifier(b, o);
    switch (type) {
      case FOUR.ECHO:
      case FOUR.TIMESTAMP:
        this.question = type;
        return ICMP_QUESTION;
      case FOUR.ECHO_REPLY:
        this.question = FOUR.ECHO;
        return ICMP_ANSWER;
      case FOUR.TIMESTAMP_REPLY:
        this.question = FOUR.TIMESTAMP;
        return ICMP_ANSWER;
      case FOUR.DESTINATION_UNREACHABLE:
      case FOUR.SOURCE_QUENCH:
      case FOUR.REDIRECT:
      case FOUR.TIME_EXCEEDED:
      case FOUR.PARAMETER_PROBLEM:
        return this.#quote(4, b, quoteStart4(type, b, o), quoteEnd(type, b, o, end));
      default:
        return ICMP_OTHER;
    }
  }

  #read6(b: Uint8Array, o: number, end: number): IcmpKind {
    const type = type6(b, o);
    this.identifier = echoRequestIdentifier(b, o);
    this.question = SIX.ECHO_REQUEST;
    switch (type) {
      case SIX.ECHO_REQUEST:
        return ICMP_QUESTION;
      case SIX.ECHO_REPLY:
        return ICMP_ANSWER;
      case SIX.DESTINATION_UNREACHABLE:
      case SIX.PACKET_TOO_BIG:
      case SIX.TIME_EXCEEDED:
      case SIX.PARAMETER_PROBLEM:
        return this.#quote(6, b, quoteStart6(type, b, o), endOfQuote(type, b, o, end));
      // RFC 4890 §4.4.1: without them nobody has neighbours, routers or groups.
      case SIX.MULTICAST_LISTENER_QUERY:
      case SIX.MULTICAST_LISTENER_REPORT:
      case SIX.MULTICAST_LISTENER_DONE:
      case SIX.ROUTER_SOLICITATION:
      case SIX.ROUTER_ADVERTISEMENT:
      case SIX.NEIGHBOR_SOLICITATION:
      case SIX.NEIGHBOR_ADVERTISEMENT:
      case SIX.REDIRECT:
      case SIX.V2_MULTICAST_LISTENER_REPORT:
        return ICMP_OF_THE_LINK;
      default:
        return ICMP_OTHER;
    }
  }

  #quote(version: 4 | 6, b: Uint8Array, start: number, end: number): IcmpKind {
    return readParts(version, b, start, end, this.quoted) ? ICMP_ERROR : ICMP_BROKEN;
  }
}
