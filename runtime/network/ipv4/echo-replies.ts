/**
 * Answers to Echo and Timestamp: RFC 1122 §3.2.2.6, §3.2.2.8. The data goes back whole, in
 * fragments where it came in fragments; a route or times that were recorded on the way go back too,
 * with us in them.
 */
import {
  code,
  MESSAGE_TYPE,
  setTimestampReplyReceiveTimestamp,
  setTimestampReplyTransmitTimestamp,
  writeMessage,
} from '../../../generated/network/icmpv4.wire.ts';
import {
  optionsEnd,
  optionsStart,
  PROTOCOL_NUMBER,
  writePacket,
} from '../../../generated/network/ipv4.wire.ts';
import { ipv4Word } from '../../base/address.ts';
import type { Clock } from '../../base/clock.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { copyOctets } from '../../base/octets.ts';
import { packetBuffer } from '../../base/packet-buffer.ts';
import { newFrameInfo } from '../../device/frame-info.ts';
import type { Arrival } from '../arrival.ts';
import type { SendOptions } from '../network.ts';
import type { RouteCache } from '../route-cache.ts';
import type { IpRoute } from '../route.ts';
import type { Ipv4Addresses } from './addresses.ts';
import { HEADER_OCTETS, PACKET_OCTETS_MAX } from './header.ts';
import type { Here } from './options.ts';
import { Options } from './options.ts';
import { HOP_LIMIT } from './sender.ts';
import type { Ipv4Sender } from './sender.ts';
import { timestampOf } from './timestamp.ts';

export interface ReplyGround {
  readonly clock: Clock;
  readonly addresses: Ipv4Addresses;
  readonly sender: Ipv4Sender;
  readonly replies: RouteCache;
}

export class EchoReplies {
  readonly counters: Counters<'sent' | 'noRoute' | 'refused'> = countersOf(
    'sent',
    'noRoute',
    'refused',
  );
  readonly #ground: ReplyGround;
  readonly #options = new Options();
  readonly #here: Here & { word: number; timestamp: number };
  readonly #info = newFrameInfo();
  /** What was sent is answered in kind, and may be fragmented as it was. */
  readonly #sendOptions: { -readonly [Key in keyof SendOptions]: SendOptions[Key] } = {
    hopLimit: HOP_LIMIT,
    trafficClass: 0,
    dontFragment: false,
    flowLabel: 0,
  };
  #octets = new Uint8Array(0);

  constructor(ground: ReplyGround) {
    this.#ground = ground;
    const isOurs = (word: number): boolean => ground.addresses.owner(word) !== undefined;
    this.#here = { word: 0, timestamp: 0, isOurs };
  }

  answerEcho(arrival: Arrival): void {
    const route = this.#copy(arrival);
    if (route === undefined) return;
    this.#send(route, arrival, MESSAGE_TYPE.ECHO_REPLY);
  }

  answerTimestamp(arrival: Arrival): void {
    const route = this.#copy(arrival);
    if (route === undefined) return;
    const at = this.#payload;
    const now = timestampOf(this.#ground.clock);
    setTimestampReplyReceiveTimestamp(this.#octets, at, now);
    setTimestampReplyTransmitTimestamp(this.#octets, at, now);
    this.#send(route, arrival, MESSAGE_TYPE.TIMESTAMP_REPLY);
  }

  #payload = 0;
  #end = 0;

  /** The message, behind room for as large a header as it came with. */
  #copy(arrival: Arrival): IpRoute | undefined {
    const { octets, payload, end, packet } = arrival;
    const route = this.#ground.replies.find(octets, arrival.destination, arrival.source);
    if (route === undefined) {
      this.counters.noRoute++;
      return undefined;
    }
    const at = route.headRoom + payload - packet - HEADER_OCTETS;
    if (this.#octets.length < at + end - payload) {
      this.#octets = packetBuffer(at + PACKET_OCTETS_MAX);
    }
    copyOctets(octets, payload, end, this.#octets, at);
    this.#payload = at;
    this.#end = at + end - payload;
    return route;
  }

  #send(route: IpRoute, arrival: Arrival, type: number): void {
    const { sender } = this.#ground;
    const octets = this.#octets;
    const at = this.#payload;
    writeMessage(octets, at, this.#end, type, code(octets, at));
    const { ICMP } = PROTOCOL_NUMBER;
    const trafficClass = replyTrafficClass(arrival.trafficClass);
    this.#sendOptions.trafficClass = trafficClass;
    const isSent = this.#hasRecords(arrival)
      ? this.#sendWithRecords(route, arrival, trafficClass)
      : sender.send(route, ICMP, octets, at, this.#end, this.#info, this.#sendOptions);
    if (isSent === undefined) this.counters.sent++;
    else this.counters.refused++;
  }

  #hasRecords({ octets, packet }: Arrival): boolean {
    const start = optionsStart(octets, packet);
    const end = optionsEnd(octets, packet);
    return start < end && this.#options.areRecords(octets, start, end);
  }

  /** RFC 1122 §3.2.2.6: Record Route and Timestamp are carried on in the reply. */
  #sendWithRecords(
    route: IpRoute,
    { octets, packet, payload }: Arrival,
    trafficClass: number,
  ): ReturnType<Ipv4Sender['send']> {
    const { sender, clock } = this.#ground;
    const source = ipv4Word(route.source, 0);
    const o = this.#payload - (payload - packet);
    const options = o + HEADER_OCTETS;
    copyOctets(octets, packet + HEADER_OCTETS, payload, this.#octets, options);
    this.#here.word = source;
    this.#here.timestamp = timestampOf(clock);
    this.#options.record(this.#octets, options, this.#payload, this.#here);
    const destination = ipv4Word(route.destination, 0);
    const { ICMP } = PROTOCOL_NUMBER;
    writePacket(
      this.#octets,
      o,
      this.#end,
      this.#payload,
      trafficClass >> 2,
      0,
      sender.identify(source, destination, ICMP),
      0,
      0,
      0,
      HOP_LIMIT,
      ICMP,
      source,
      destination,
    );
    return sender.dispatch(route, this.#octets, o, this.#end, this.#info, false);
  }
}

/** RFC 1122 §3.2.1.6 as the request's; what RFC 3168 §5 marks is no wish of the sender's. */
function replyTrafficClass(trafficClass: number): number {
  return (trafficClass >> 2) << 2;
}
