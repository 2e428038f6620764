/**
 * Sends what the layer says itself to a link's neighbours: neighbour discovery and multicast
 * listener discovery. A message is written into `octets` from `start` on; the headers are put in
 * front of it.
 */
import type { Address } from '../../base/address.ts';
import { sum16 } from '../../base/checksum.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { fill } from '../../base/octets.ts';
import { clearFrameInfo, newFrameInfo } from '../../device/frame-info.ts';
import type { NextHop } from '../../link/link.ts';
import { ETHERTYPE } from '../../link/ether-type.ts';
import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { writeMessage } from '../../../generated/network/icmpv6.wire.ts';
import {
  ALERT,
  destinationAddressEnd,
  destinationAddressStart,
  hopByHopOptionsOptionsStart,
  sourceAddressStart,
  writeHopByHopOptions,
  writeOptionPadn,
  writeOptionRouterAlert,
  writePacket,
} from '../../../generated/network/ipv6.wire.ts';
import type { NetworkInterface } from '../interfaces.ts';

/** RFC 8200 §5: every link carries so many octets. */
export const IPV6_MTU_MIN = 1280;
/** RFC 4861 §7.1.1 and elsewhere: no router has been in between. */
export const HOP_LIMIT_OF_NEIGHBOURS = 255;
/** RFC 9777 §5.1.14. */
export const HOP_LIMIT_OF_LISTENERS = 1;

/** In front of a message: a link's header, a packet's, and the option that makes routers look. */
const LINK_OCTETS_MAX = 128;
const PACKET_OCTETS = destinationAddressEnd(new Uint8Array(0), 0);
const ALERT_OCTETS = 8;

export interface Envelope {
  readonly on: NetworkInterface;
  readonly source: Address;
  readonly destination: Address;
  /** A hardware address of six octets, or a neighbour. */
  readonly to: Uint8Array | NextHop;
  /** Routers on the way look at it: RFC 2711. */
  readonly isAlerting: boolean;
}

export class ControlSender {
  readonly counters: Counters<'sent' | 'droppedDown' | 'droppedNoRoom'> = countersOf(
    'sent',
    'droppedDown',
    'droppedNoRoom',
  );
  readonly octets: Uint8Array;
  readonly start: number = LINK_OCTETS_MAX + PACKET_OCTETS + ALERT_OCTETS;
  /** Where a message must end: it is never fragmented (RFC 6980). */
  readonly limit: number;
  readonly #info = newFrameInfo();

  constructor() {
    this.limit = this.start + IPV6_MTU_MIN - PACKET_OCTETS - ALERT_OCTETS;
    this.octets = new Uint8Array(this.limit);
  }

  /** Room for a message of so many octets, all of them zero; answers where it ends. */
  clear(octets: number): number {
    return fill(this.octets, this.start, this.start + octets, 0);
  }

  /** Sends the ICMPv6 message that ends at `end`, everything but its checksum being written. */
  send(envelope: Envelope, type: number, end: number): boolean {
    const { on, source, destination, isAlerting } = envelope;
    const { octets, start } = this;
    if (!on.isUp) return this.#drop('droppedDown');
    const pseudoHeader = sum16(
      sum16(0, source, 0, source.length),
      destination,
      0,
      destination.length,
    );
    writeMessage(octets, start, end, type, 0, pseudoHeader);
    const first = isAlerting ? this.#alert() : start;
    const packet = first - PACKET_OCTETS;
    const next = isAlerting ? PROTOCOL_NUMBER.IPV6_HOP_BY_HOP_OPTION : PROTOCOL_NUMBER.ICMPV6;
    const hopLimit = isAlerting ? HOP_LIMIT_OF_LISTENERS : HOP_LIMIT_OF_NEIGHBOURS;
    writePacket(octets, packet, end, 0, 0, 0, next, hopLimit);
    octets.set(source, sourceAddressStart(octets, packet));
    octets.set(destination, destinationAddressStart(octets, packet));
    clearFrameInfo(this.#info);
    const { to } = envelope;
    const isSent =
      to instanceof Uint8Array
        ? on.link.send(to, ETHERTYPE.IPV6, octets, packet, end, this.#info)
        : to.send(octets, packet, end, this.#info);
    if (!isSent) return this.#drop('droppedNoRoom');
    this.counters.sent++;
    return true;
  }

  /** RFC 9777 §5: the option stands alone, and filler behind it. */
  #alert(): number {
    const { octets, start } = this;
    const header = start - ALERT_OCTETS;
    const option = hopByHopOptionsOptionsStart(octets, header);
    const padding = writeOptionRouterAlert(octets, option, ALERT.MULTICAST_LISTENER_DISCOVERY);
    writeOptionPadn(octets, padding, start);
    writeHopByHopOptions(octets, header, start, start, PROTOCOL_NUMBER.ICMPV6);
    return header;
  }

  #drop(reason: keyof ControlSender['counters']): boolean {
    this.counters[reason]++;
    return false;
  }
}
