/** Sound frames of every kind that the specs describe: what their makers draw, in an envelope. */
import { Draw } from '../../../runtime/base/draw.ts';
import { ETHERTYPE } from '../../../generated/link/ethernet.wire.ts';
import { makeEthernetPacket } from '../../../generated/link/arp.arbitraries.ts';
import { encodeEthernetPacket } from '../../../generated/link/arp.value.ts';
import { makeFrame } from '../../../generated/link/ethernet.arbitraries.ts';
import { encodeFrame } from '../../../generated/link/ethernet.value.ts';
import { makeTag } from '../../../generated/link/vlan.arbitraries.ts';
import { encodeTag } from '../../../generated/link/vlan.value.ts';
import { makeMessage as makeIcmpv4 } from '../../../generated/network/icmpv4.arbitraries.ts';
import { encodeMessage as encodeIcmpv4 } from '../../../generated/network/icmpv4.value.ts';
import { makeMessage as makeIcmpv6 } from '../../../generated/network/icmpv6.arbitraries.ts';
import { encodeMessage as encodeIcmpv6 } from '../../../generated/network/icmpv6.value.ts';
import { makeMessage as makeIgmp } from '../../../generated/network/igmp.arbitraries.ts';
import { encodeMessage as encodeIgmp } from '../../../generated/network/igmp.value.ts';
import { makePacket as makeIpv4 } from '../../../generated/network/ipv4.arbitraries.ts';
import { encodePacket as encodeIpv4 } from '../../../generated/network/ipv4.value.ts';
import { makePacket as makeIpv6 } from '../../../generated/network/ipv6.arbitraries.ts';
import { encodePacket as encodeIpv6 } from '../../../generated/network/ipv6.value.ts';
import { makeSegment } from '../../../generated/transport/tcp.arbitraries.ts';
import { encodeSegment } from '../../../generated/transport/tcp.value.ts';
import { makeDatagram } from '../../../generated/transport/udp.arbitraries.ts';
import { encodeDatagram } from '../../../generated/transport/udp.value.ts';
import type { Dice } from '../dice.ts';
import { TYPE_OF } from '../packet.ts';
import { FRAME_AT, Frame, HOPS } from './frame.ts';
import { ADDRESSES, GROUP, VERSIONS } from './scene.ts';

const ROOM = 600;
const CHOICES = 96;

type Maker = (draw: Draw, dice: Dice, frame: Frame) => void;

const ofLink =
  (etherType: number, make: (draw: Draw) => Uint8Array): Maker =>
  (draw, _dice, frame) => {
    const packet = make(draw);
    frame.b.set(packet, frame.packetAt());
    frame.end = frame.packetAt() + packet.length;
    frame.link(etherType);
  };

const carried =
  (
    type: number,
    hops: number,
    versions: readonly (4 | 6)[],
    make: (draw: Draw) => Uint8Array,
  ): Maker =>
  (draw, dice, frame) => {
    const version = dice.pick(versions);
    const o = frame.payloadAt(version);
    const octets = make(draw);
    frame.b.set(octets, o);
    const destination = dice.chance(0.2) ? GROUP[version] : ADDRESSES.victim[version];
    frame.wrap(o + octets.length, { version, type, hops, destination });
  };

const MAKERS: readonly Maker[] = [
  (draw, _dice, frame) => frame.copy(encodeFrame(makeFrame(draw, ROOM))),
  ofLink(ETHERTYPE.CUSTOMER_VLAN_TAG, (draw) => encodeTag(makeTag(draw, ROOM))),
  ofLink(ETHERTYPE.ARP, (draw) => encodeEthernetPacket(makeEthernetPacket(draw, ROOM))),
  ofLink(ETHERTYPE.IPV4, (draw) => encodeIpv4(makeIpv4(draw, ROOM))),
  ofLink(ETHERTYPE.IPV6, (draw) => encodeIpv6(makeIpv6(draw, ROOM))),
  carried(TYPE_OF.ICMP, HOPS.others, [4], (draw) => encodeIcmpv4(makeIcmpv4(draw, ROOM))),
  carried(TYPE_OF.IGMP, HOPS.members, [4], (draw) => encodeIgmp(makeIgmp(draw, ROOM))),
  carried(TYPE_OF.ICMPV6, HOPS.neighbours, [6], (draw) =>
    encodeIcmpv6(makeIcmpv6(draw, ROOM, 0), 0),
  ),
  carried(TYPE_OF.ICMPV6, HOPS.members, [6], (draw) => encodeIcmpv6(makeIcmpv6(draw, ROOM, 0), 0)),
  carried(TYPE_OF.TCP, HOPS.others, VERSIONS, (draw) =>
    encodeSegment(makeSegment(draw, ROOM, 0), 0),
  ),
  carried(TYPE_OF.UDP, HOPS.others, VERSIONS, (draw) => {
    return encodeDatagram(makeDatagram(draw, ROOM, 0, 4), 0, 4);
  }),
];

/** So many of them. */
export function drawTemplates(dice: Dice, count: number): readonly Uint8Array[] {
  const frame = new Frame();
  const templates: Uint8Array[] = [];
  while (templates.length < count) {
    const choices = Array.from({ length: CHOICES }, () => dice.whole(0, 0xffff_ffff));
    if (!isMade(MAKERS[templates.length % MAKERS.length], new Draw(choices), dice, frame)) continue;
    templates.push(frame.b.slice(FRAME_AT, frame.end));
  }
  return templates;
}

/** A few draws make a value that is too long to be said. */
function isMade(make: Maker, draw: Draw, dice: Dice, frame: Frame): boolean {
  try {
    make(draw, dice, frame);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
