/**
 * A packet as a firewall sees it, whichever way it goes: which end is ours, which theirs, and to
 * what it may belong. One object is filled again for each.
 */
import type { Arrival } from '../../network/arrival.ts';
import type { Interface } from '../../network/interface.ts';
import {
  ICMP_ANSWER,
  ICMP_BROKEN,
  ICMP_ERROR,
  ICMP_OF_THE_LINK,
  ICMP_QUESTION,
  IcmpNature,
} from '../../network/icmp-nature.ts';
import type { PacketParts } from '../../network/packet-parts.ts';
import { PROTOCOL_NUMBER } from '../../network/protocol-number.ts';
import {
  destinationPort,
  flags,
  optionsStart,
  sourcePort,
} from '../../../generated/transport/tcp.wire.ts';
import * as udp from '../../../generated/transport/udp.wire.ts';

/** A segment of TCP. */
export const SEGMENT = 0;
/** A datagram of UDP. */
export const DATAGRAM = 1;
/** What we ask by ICMP, and what answers us. */
export const OUR_QUESTION = 2;
/** What others ask us by ICMP, and how we answer. */
export const THEIR_QUESTION = 3;
/** Of another protocol, which has no ports here. */
export const PLAIN = 4;
/** How many of those there are: each has flows of its own. */
export const FLOW_KINDS = 5;
/** An ICMP error: `quoted` is what it is about. */
export const ERROR = 5;
/** What neighbours, routers and group members say on a link. */
export const OF_THE_LINK = 6;
/** Too short for what it says it is. */
export const BROKEN = 7;
export type Kind =
  | typeof SEGMENT
  | typeof DATAGRAM
  | typeof OUR_QUESTION
  | typeof THEIR_QUESTION
  | typeof PLAIN
  | typeof ERROR
  | typeof OF_THE_LINK
  | typeof BROKEN;

/** RFC 792: what an error quotes at least of what IP carried. */
const QUOTED_OCTETS_MIN = 8;

export class Passage {
  kind: Kind = PLAIN;
  /** By us; else received. */
  sent = false;
  isToMany = false;
  by: Interface | undefined;
  version: 4 | 6 = 4;
  octets: Uint8Array = new Uint8Array(0);
  /** Of the whole packet. */
  size = 0;
  protocol = 0;
  /** Index in `octets` of the addresses. */
  local = 0;
  remote = 0;
  addressOctets: 4 | 16 = 4;
  localPort = 0;
  remotePort = 0;
  /** Of a segment: its flags. */
  ctl = 0;
  readonly #icmp = new IcmpNature();

  arrived(arrival: Arrival): void {
    this.sent = false;
    this.isToMany = false;
    this.by = arrival.interface;
    this.#fill(arrival, arrival.source, arrival.destination);
  }

  departs(departure: PacketParts, by: Interface, isToMany: boolean): void {
    this.sent = true;
    this.isToMany = isToMany;
    this.by = by;
    this.#fill(departure, departure.destination, departure.source);
  }

  /**
   * Becomes the packet that an ERROR quotes, which went the other way. False when that was none of
   * whom the error is sent to, or cannot be told.
   */
  turnToQuoted(): boolean {
    const { quoted } = this.#icmp;
    const { octets } = this;
    const { source, destination, addressOctets, payload, end } = quoted;
    // An error goes to whoever has sent what it is about: RFC 1122 §3.2.2.
    const [asker, told] = this.sent ? [source, this.remote] : [source, this.local];
    for (let index = 0; index < addressOctets; index++) {
      if (octets[asker + index] !== octets[told + index]) return false;
    }
    if (payload + QUOTED_OCTETS_MIN > end) return false;
    this.sent = !this.sent;
    this.isToMany = false;
    this.protocol = quoted.protocol;
    this.local = this.sent ? source : destination;
    this.remote = this.sent ? destination : source;
    this.#classify(payload, end, true);
    return this.kind < FLOW_KINDS;
  }

  /** Is the ERROR again that it was. */
  becomeError(sent: boolean, local: number, remote: number): void {
    this.sent = sent;
    this.local = local;
    this.remote = remote;
    this.protocol = this.version === 4 ? PROTOCOL_NUMBER.ICMP : PROTOCOL_NUMBER.ICMPV6;
    this.#plain(ERROR);
  }

  #fill(parts: Arrival | PacketParts, remote: number, local: number): void {
    this.version = parts.version;
    this.octets = parts.octets;
    this.size = parts.end - parts.packet;
    this.protocol = parts.protocol;
    this.local = local;
    this.remote = remote;
    this.addressOctets = parts.addressOctets;
    this.#classify(parts.payload, parts.end, false);
  }

  #classify(payload: number, end: number, isQuoted: boolean): void {
    const { octets: b, protocol } = this;
    if (protocol === PROTOCOL_NUMBER.TCP) {
      if (!isQuoted && optionsStart(b, payload) > end) return this.#plain(BROKEN);
      this.kind = SEGMENT;
      if (!isQuoted) this.ctl = flags(b, payload);
      this.#ports(sourcePort(b, payload), destinationPort(b, payload));
    } else if (protocol === PROTOCOL_NUMBER.UDP) {
      if (udp.dataStart(b, payload) > end) return this.#plain(BROKEN);
      this.kind = DATAGRAM;
      this.#ports(udp.sourcePort(b, payload), udp.destinationPort(b, payload));
    } else if (protocol === (this.version === 4 ? PROTOCOL_NUMBER.ICMP : PROTOCOL_NUMBER.ICMPV6)) {
      this.#control(payload, end, isQuoted);
    } else if (protocol === PROTOCOL_NUMBER.IGMP && this.version === 4) this.#plain(OF_THE_LINK);
    else this.#plain(PLAIN);
  }

  #control(payload: number, end: number, isQuoted: boolean): void {
    const icmp = this.#icmp;
    const kind = icmp.read(this.version, this.octets, payload, end);
    switch (kind) {
      case ICMP_QUESTION:
      case ICMP_ANSWER:
        this.kind = (kind === ICMP_QUESTION) === this.sent ? OUR_QUESTION : THEIR_QUESTION;
        this.localPort = icmp.identifier;
        this.remotePort = icmp.question;
        return;
      case ICMP_ERROR:
        // RFC 1122 §3.2.2: there are none about errors.
        return this.#plain(isQuoted ? BROKEN : ERROR);
      case ICMP_OF_THE_LINK:
        return this.#plain(OF_THE_LINK);
      case ICMP_BROKEN:
        return this.#plain(BROKEN);
      default:
        return this.#plain(PLAIN);
    }
  }

  #ports(source: number, destination: number): void {
    this.localPort = this.sent ? source : destination;
    this.remotePort = this.sent ? destination : source;
  }

  #plain(kind: Kind): void {
    this.kind = kind;
    this.localPort = this.protocol;
    this.remotePort = 0;
  }
}
