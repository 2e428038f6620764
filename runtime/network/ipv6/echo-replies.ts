/**
 * Answers to Echo Requests: RFC 4443 §4.2. The data goes back whole, in fragments where it must.
 */
import { code, MESSAGE_TYPE, writeMessage } from '../../../generated/network/icmpv6.wire.ts';
import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { copyOctets } from '../../base/octets.ts';
import { packetBuffer } from '../../base/packet-buffer.ts';
import { clearFrameInfo, newFrameInfo } from '../../device/frame-info.ts';
import type { Arrival } from '../arrival.ts';
import type { NetworkInterface } from '../interfaces.ts';
import { isLinkLocalAt } from '../ipv6-address.ts';
import type { RouteCache } from '../route-cache.ts';
import { ANY_SOURCE } from '../route-cache.ts';
import { PACKET_OCTETS_MAX } from './header.ts';
import type { Ipv6Sender } from './sender.ts';

export interface ReplyGround {
  readonly sender: Ipv6Sender;
  readonly replies: RouteCache;
  readonly ways: RouteCache;
}

export class EchoReplies {
  readonly counters: Counters<'sent' | 'noRoute' | 'refused'> = countersOf(
    'sent',
    'noRoute',
    'refused',
  );
  readonly #ground: ReplyGround;
  readonly #info = newFrameInfo();
  #octets = new Uint8Array(0);

  constructor(ground: ReplyGround) {
    this.#ground = ground;
  }

  answer(arrival: Arrival): void {
    const { octets: b, payload, end, source, destination } = arrival;
    const { sender, replies, ways } = this.#ground;
    const on = arrival.interface as NetworkInterface;
    const by = isLinkLocalAt(b, source) ? on : undefined;
    // From the address that was asked, or, if that was a group's, from whichever suits.
    const route = arrival.isMulticast
      ? ways.find(b, ANY_SOURCE, source, by)
      : replies.find(b, destination, source, by);
    if (route === undefined) {
      this.counters.noRoute++;
      return;
    }
    const at = route.headRoom;
    const size = end - payload;
    if (this.#octets.length < at + size) this.#octets = packetBuffer(at + PACKET_OCTETS_MAX);
    const octets = this.#octets;
    copyOctets(b, payload, end, octets, at);
    const { ECHO_REPLY } = MESSAGE_TYPE;
    writeMessage(octets, at, at + size, ECHO_REPLY, code(octets, at), route.pseudoHeader);
    clearFrameInfo(this.#info);
    const { ICMPV6 } = PROTOCOL_NUMBER;
    const fault = sender.send(route, ICMPV6, octets, at, at + size, this.#info, undefined);
    this.counters[fault === undefined ? 'sent' : 'refused']++;
  }
}
