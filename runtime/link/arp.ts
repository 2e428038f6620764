/**
 * ARP on one link (RFC 826, RFC 1122 §2.3.2, RFC 5227): who has this address of IPv4? It answers
 * for ours, asks for those of others, and watches over those that are ours or shall be.
 *
 * Nothing in ARP is proved. So what is said of a neighbour corrects what is known of it, and nobody
 * comes to be known but who asks for us; what can only be a lie is counted and forgotten.
 */
import * as wire from '../../generated/link/arp.wire.ts';
import { ETHERTYPE } from '../../generated/link/ethernet.wire.ts';
import { IPV4_OCTETS, ipv4Word } from '../base/address.ts';
import type { Address } from '../base/address.ts';
import { countersOf } from '../base/counters.ts';
import type { Counters } from '../base/counters.ts';
import type { Random } from '../base/random.ts';
import type { Timers } from '../base/timers.ts';
import { newFrameInfo } from '../device/frame-info.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import { AddressClaims } from './address-claims.ts';
import {
  BROADCAST,
  HARDWARE_ADDRESS_OCTETS,
  hardwareNumber,
  isGroupAt,
  putHardwareNumber,
} from './hardware-address.ts';
import { TO_US } from './link.ts';
import type { Cast, FrameLink, PacketReceiver, Resolver } from './link.ts';
import { Neighbours } from './neighbours.ts';

/** What ARP asks of IPv4, and tells it. Addresses are signed words. */
export interface ArpUser {
  /** Whether it is an address of this interface that is in use. */
  isOurs(word: number): boolean;
  /** Whether a host may have it: no group, not everyone's, not this very host's. */
  isHost(word: number): boolean;
  /** Our address to ask from; 0 when there is none. */
  sourceFor(word: number): number;
  /** Nobody answers: the packet b[o, end) that waited for `target` comes back. */
  unreachable(target: Address, b: Uint8Array, o: number, end: number): void;
  /** RFC 4861 §6.3.6 in ARP's place: it was a router, perhaps. */
  lost(target: Address): void;
}

export type ArpCounters = Counters<
  | 'requestsReceived'
  | 'repliesReceived'
  | 'requestsSent'
  | 'repliesSent'
  | 'transmitDropped'
  | 'malformed'
  | 'otherOpcode'
  | 'badSender'
  | 'fromOurselves'
  | 'senderIsNotSource'
  | 'conflicts'
>;

export interface ArpOptions {
  readonly link: FrameLink;
  readonly user: ArpUser;
  readonly timers: Timers;
  readonly random: Random;
  readonly neighboursMax?: number;
}

const PACKET_OCTETS = 28;
const { REQUEST, REPLY } = wire.OPCODE;

export class Arp implements Resolver, PacketReceiver {
  readonly etherType = ETHERTYPE.IPV4;
  readonly counters: ArpCounters = countersOf(
    'requestsReceived',
    'repliesReceived',
    'requestsSent',
    'repliesSent',
    'transmitDropped',
    'malformed',
    'otherOpcode',
    'badSender',
    'fromOurselves',
    'senderIsNotSource',
    'conflicts',
  );
  readonly neighbours: Neighbours;
  readonly claims: AddressClaims;
  readonly #link: FrameLink;
  readonly #user: ArpUser;
  readonly #packet: Uint8Array;
  readonly #info = newFrameInfo();
  readonly #to = new Uint8Array(HARDWARE_ADDRESS_OCTETS);

  constructor(options: ArpOptions) {
    const { link, timers, random } = options;
    this.#link = link;
    this.#user = options.user;
    this.#packet = new Uint8Array(link.headRoom + PACKET_OCTETS);
    this.neighbours = new Neighbours({ ...options, resolver: this });
    this.claims = new AddressClaims({
      timers,
      random,
      // RFC 5227 §2.1.1: a probe names no sender, so that nobody's cache is spoilt.
      sendProbe: (word) => this.#ask(0, word, BROADCAST),
      sendAnnouncement: (word) => this.announce(word),
    });
    link.setReceiver(ETHERTYPE.ARP, this);
    link.onLinkChange((isUp) => {
      if (isUp) this.claims.reconnect();
    });
  }

  /** It may be another one than before. */
  get #ours(): number {
    return hardwareNumber(this.#link.hardwareAddress, 0);
  }

  /** Tells everyone on the link where an address of ours is: RFC 5227 §2.3. */
  announce(word: number): void {
    this.#ask(word, word, BROADCAST);
  }

  solicit(target: Address, to: Uint8Array | undefined): void {
    const word = ipv4Word(target, 0);
    this.#ask(this.#user.sourceFor(word), word, to ?? BROADCAST);
  }

  unreachable(target: Address, b: Uint8Array, o: number, end: number): void {
    this.#user.unreachable(target, b, o, end);
  }

  lost(target: Address): void {
    this.#user.lost(target);
  }

  receive(b: Uint8Array, o: number, end: number, _info: FrameInfo, cast: Cast): void {
    const { counters } = this;
    if (wire.checkEthernetPacket(b, o, end) !== wire.OK) {
      counters.malformed++;
      return;
    }
    const opcode = wire.ethernetPacketOpcode(b, o);
    if (opcode === REQUEST) counters.requestsReceived++;
    else if (opcode === REPLY) counters.repliesReceived++;
    else {
      counters.otherOpcode++;
      return;
    }
    const hardware = wire.ethernetPacketSenderHardwareAddress(b, o);
    const sender = wire.ethernetPacketSenderIpAddress(b, o) | 0;
    const target = wire.ethernetPacketTargetIpAddress(b, o) | 0;
    if (!this.#isFromSomebody(b, o, hardware, sender)) return;
    const isProbe = sender === 0;
    if (isProbe && opcode === REQUEST) this.claims.rival(target);
    this.claims.conflict(sender);
    if (!isProbe && this.#user.isOurs(sender)) {
      counters.conflicts++;
      return;
    }
    const isForUs = this.#user.isOurs(target);
    const isRequest = opcode === REQUEST;
    if (!isProbe) this.#learn(b, o, hardware, isRequest, isForUs, cast);
    if (isRequest && isForUs) this.#answer(hardware, sender, target);
  }

  /** Whether it can be true that it is from this sender. */
  #isFromSomebody(b: Uint8Array, o: number, hardware: number, sender: number): boolean {
    const { counters } = this;
    const at = wire.senderHardwareAddressStart(b, o);
    if (hardware === this.#ours) {
      counters.fromOurselves++;
      return false;
    }
    // RFC 1812 §3.3.2: no group is anyone's hardware address.
    if (isGroupAt(b, at) || hardware === 0 || (sender !== 0 && !this.#user.isHost(sender))) {
      counters.badSender++;
      return false;
    }
    // Some answer for others (VRRP, clusters): it is noted, and is not yet a lie.
    if (hardware !== hardwareNumber(b, this.#link.sourceAt)) counters.senderIsNotSource++;
    return true;
  }

  /** RFC 826: what is known is corrected; who asks for us will want an answer. */
  #learn(
    b: Uint8Array,
    o: number,
    hardware: number,
    isRequest: boolean,
    isForUs: boolean,
    cast: Cast,
  ): void {
    const at = wire.senderProtocolAddressStart(b, o);
    const { neighbours } = this;
    // A reply to everyone answers nobody's question.
    if (!isRequest && isForUs && cast === TO_US) {
      neighbours.advertised(b, at, IPV4_OCTETS, hardware, true, true);
    } else {
      neighbours.announced(b, at, IPV4_OCTETS, hardware, isRequest && isForUs);
    }
  }

  #ask(sender: number, target: number, to: Uint8Array): void {
    this.counters.requestsSent++;
    this.#send(REQUEST, sender, 0, target, to);
  }

  #answer(hardware: number, sender: number, target: number): void {
    this.counters.repliesSent++;
    putHardwareNumber(this.#to, 0, hardware);
    this.#send(REPLY, target, hardware, sender, this.#to);
  }

  #send(opcode: number, sender: number, hardware: number, target: number, to: Uint8Array): void {
    const { headRoom } = this.#link;
    const end = headRoom + PACKET_OCTETS;
    wire.writeEthernetPacket(
      this.#packet,
      headRoom,
      end,
      opcode,
      this.#ours,
      sender,
      hardware,
      target,
    );
    const isSent = this.#link.send(to, ETHERTYPE.ARP, this.#packet, headRoom, end, this.#info);
    if (!isSent) this.counters.transmitDropped++;
  }
}
