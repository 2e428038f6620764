/** A frame that is being made, and what goes around what it carries. */
import { ipv4Word } from '../../../runtime/base/address.ts';
import { ETHERTYPE, setLengthType } from '../../../generated/link/ethernet.wire.ts';
import * as ipv4 from '../../../generated/network/ipv4.wire.ts';
import * as ipv6 from '../../../generated/network/ipv6.wire.ts';
import { packetOf } from '../packet.ts';
import { ADDRESSES, HARDWARE } from './scene.ts';
import type { Version } from './scene.ts';

export const FRAME_AT = 64;
const ETHERNET_OCTETS = 14;
const HEADER_OCTETS = { 4: 20, 6: 40 } as const;
const OCTETS_MAX = 66_000;

/** RFC 4861 and RFC 9776 want to see these. */
export const HOPS = { neighbours: 255, members: 1, others: 64 } as const;

export interface Envelope {
  readonly version: Version;
  readonly type: number;
  readonly hops?: number;
  readonly source?: Uint8Array;
  readonly destination?: Uint8Array;
}

export class Frame {
  readonly b = new Uint8Array(FRAME_AT + OCTETS_MAX);
  end = FRAME_AT;
  /** It is a copy of what the peer sent, octet for octet: a duplicate, as wires make them. */
  isReplay = false;

  copy(octets: Uint8Array): void {
    this.b.set(octets, FRAME_AT);
    this.end = FRAME_AT + octets.length;
  }

  /** Where a packet of that version begins, and what it carries. */
  packetAt(): number {
    return FRAME_AT + ETHERNET_OCTETS;
  }

  payloadAt(version: Version): number {
    return FRAME_AT + ETHERNET_OCTETS + HEADER_OCTETS[version];
  }

  link(
    etherType: number,
    to: Uint8Array = HARDWARE.victim,
    from: Uint8Array = HARDWARE.peer,
  ): void {
    this.b.set(to, FRAME_AT);
    this.b.set(from, FRAME_AT + to.length);
    setLengthType(this.b, FRAME_AT, etherType);
  }

  /** Headers in front of what stands from `payloadAt` to `end`, and checksums that are right. */
  wrap(end: number, { version, type, hops = HOPS.others, ...addresses }: Envelope): void {
    const { source = ADDRESSES.peer[version], destination = ADDRESSES.victim[version] } = addresses;
    const { b } = this;
    const o = this.packetAt();
    this.end = end;
    this.link(version === 4 ? ETHERTYPE.IPV4 : ETHERTYPE.IPV6);
    if (version === 4) {
      const [from, to] = [ipv4Word(source, 0), ipv4Word(destination, 0)];
      const options = this.payloadAt(4);
      ipv4.writePacket(b, o, end, options, 0, 0, 0, 0, 0, 0, hops, type, from, to);
    } else {
      ipv6.writePacket(b, o, end, 0, 0, 0, type, hops);
      b.set(source, ipv6.sourceAddressStart(b, o));
      b.set(destination, ipv6.destinationAddressStart(b, o));
    }
    this.repair();
  }

  repair(): void {
    packetOf(this.b, FRAME_AT, this.end)?.repair();
  }
}
