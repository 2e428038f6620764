/**
 * Packets of IPv4 where there is no route: from a host that has no address yet, or to one. Whoever
 * asks for an address, or gives one, says that on its own link to whom it wants, as ARP does; so
 * nobody is asked about such packets who watches over what leaves (egress.ts).
 */
import {
  fragmentOffset,
  moreFragments,
  payloadStart,
  protocol as protocolOf,
  writePacket,
} from '../../../generated/network/ipv4.wire.ts';
import type { Address } from '../../base/address.ts';
import { IPV4_OCTETS, ipv4Word } from '../../base/address.ts';
import { sum16 } from '../../base/checksum.ts';
import type { Random } from '../../base/random.ts';
import { newFrameInfo } from '../../device/frame-info.ts';
import { ETHERTYPE } from '../../link/ether-type.ts';
import { BROADCAST } from '../../link/hardware-address.ts';
import type { FrameLink } from '../../link/link.ts';
import { HEADER_OCTETS } from './header.ts';
import { HOP_LIMIT } from './sender.ts';

/** To everyone on this link: RFC 919 §7. */
export const EVERYONE: Address = new Uint8Array(IPV4_OCTETS).fill(0xff);

export interface Unrouted {
  readonly source: Address;
  readonly destination: Address;
  /** A hardware address; everyone's where there is none. */
  readonly to?: Uint8Array | undefined;
}

export class UnroutedSender {
  readonly #link: FrameLink;
  readonly #random: Random;
  readonly #info = newFrameInfo();

  constructor(link: FrameLink, random: Random) {
    this.#link = link;
    this.#random = random;
  }

  /** The least room that `send` wants in front of a payload, in octets. */
  get headRoom(): number {
    return this.#link.headRoom + HEADER_OCTETS;
  }

  /** Sends the payload b[o, end); false when the link has no room, or is down. */
  send(
    { source, destination, to = BROADCAST }: Unrouted,
    protocol: number,
    b: Uint8Array,
    o: number,
    end: number,
  ): boolean {
    if (!this.#link.isUp) return false;
    const packet = o - HEADER_OCTETS;
    writePacket(
      b,
      packet,
      end,
      o,
      0,
      0,
      this.#random.bits() & 0xffff,
      0,
      0,
      0,
      HOP_LIMIT,
      protocol,
      ipv4Word(source, 0),
      ipv4Word(destination, 0),
    );
    return this.#link.send(to, ETHERTYPE.IPV4, b, packet, end, this.#info);
  }
}

/** Where a sound packet's payload begins; undefined where it is another protocol's, or a part. */
export function wholePayloadStart(protocol: number, b: Uint8Array, o: number): number | undefined {
  const isPart = moreFragments(b, o) === 1 || fragmentOffset(b, o) !== 0;
  return isPart || protocolOf(b, o) !== protocol ? undefined : payloadStart(b, o);
}

/** The one's complement sum of both addresses: what checksums begin with. */
export function pseudoHeaderOf({ source, destination }: Unrouted): number {
  return sum16(sum16(0, source, 0, source.length), destination, 0, destination.length);
}
