/** Frames that are hostile on purpose: each takes aim at what stacks have fallen to. */
import * as icmpv4 from '../../../generated/network/icmpv4.wire.ts';
import * as icmpv6 from '../../../generated/network/icmpv6.wire.ts';
import * as ipv4 from '../../../generated/network/ipv4.wire.ts';
import * as ipv6 from '../../../generated/network/ipv6.wire.ts';
import * as tcp from '../../../generated/transport/tcp.wire.ts';
import type { Connection } from '../../../runtime/transport/tcp/connection.ts';
import type { Dice } from '../dice.ts';
import { TYPE_OF, packetOf } from '../packet.ts';
import { FRAME_AT, HOPS } from './frame.ts';
import type { Frame } from './frame.ts';
import { ADDRESSES, OPEN_PORT, VERSIONS } from './scene.ts';
import type { Version } from './scene.ts';

/** What an attacker knows. */
export interface Knowledge {
  readonly dice: Dice;
  readonly frame: Frame;
  readonly live: readonly Connection[];
  readonly toVictim: readonly Uint8Array[];
  readonly fromVictim: readonly Uint8Array[];
}

const WINDOW_ABOUT = 60_000;
const ICMP_OCTETS = 8;
const FRAGMENT_OCTETS = 8;

function fill(frame: Frame, from: number, to: number, dice: Dice): void {
  for (let at = from; at < to; at++) frame.b[at] = dice.random.bits();
}

/** A segment for a live connection, with any flags, somewhere near its window or anywhere. */
export function segment({ dice, frame, live }: Knowledge): void {
  const connection = live.length > 0 && dice.chance(0.9) ? dice.pick(live) : undefined;
  const version: Version = connection?.localAddress.length === 16 ? 6 : dice.pick(VERSIONS);
  const of =
    connection === undefined || connection.localAddress.length === (version === 4 ? 4 : 16);
  const known = of ? connection : undefined;
  const near = (position: number): number =>
    dice.chance(0.2)
      ? dice.whole(0, 0xffff_ffff)
      : (position + dice.whole(-WINDOW_ABOUT, WINDOW_ABOUT)) >>> 0;
  const o = frame.payloadAt(version);
  const options = o + 20 + 4 * (dice.chance(0.5) ? dice.whole(0, 10) : 0);
  const end = options + (dice.chance(0.5) ? dice.wholeScale(1, 1400) : 0);
  fill(frame, o + 20, end, dice);
  if (dice.chance(0.7)) frame.b.fill(tcp.OPTION_KIND.NO_OPERATION, o + 20, options);
  tcp.writeSegment(
    frame.b,
    o,
    end,
    options,
    known?.remotePort ?? dice.whole(0, 0xffff),
    known?.localPort ?? dice.pick([OPEN_PORT, dice.whole(0, 0xffff)]),
    near(known?.rcvNxt ?? 0),
    near(known?.sndUna ?? 0),
    dice.whole(0, 1),
    dice.whole(0, 0xff),
    dice.whole(0, 0xffff),
    dice.whole(0, 0xffff),
    0,
  );
  const source = known === undefined && dice.chance(0.7) ? stranger(version, dice) : undefined;
  frame.wrap(end, { version, type: TYPE_OF.TCP, ...(source && { source }) });
}

/** Somebody else, on the link or far from it. */
function stranger(version: Version, dice: Dice): Uint8Array {
  const address = ADDRESSES.peer[version].slice();
  const last = address.length - 1;
  address[last] = dice.whole(3, 254);
  if (dice.chance(0.5)) address[last - 1] = dice.whole(0, 255);
  if (dice.chance(0.2)) dice.random.fill(address);
  return address;
}

/** An ICMP error that quotes what the victim has sent, or nearly. */
export function error({ dice, frame, fromVictim }: Knowledge): void {
  if (fromVictim.length === 0) return noise({ dice, frame });
  const seen = dice.pick(fromVictim);
  const quoted = packetOf(seen, 0, seen.length);
  if (quoted === undefined) return noise({ dice, frame });
  const { version, packet, payload, end } = quoted;
  const o = frame.payloadAt(version);
  const body = o + ICMP_OCTETS;
  const octets = Math.min(end - packet, dice.chance(0.8) ? payload + 28 - packet : 1200);
  fill(frame, o, body, dice);
  frame.b.set(seen.subarray(packet, packet + octets), body);
  if (quoted.type === TYPE_OF.TCP && octets >= payload - packet + 8) {
    const segment = body + payload - packet;
    // Whoever quotes our SYN exactly is on the path, and is believed.
    const isExact = dice.chance(0.3) && tcp.syn(seen, payload) === 0;
    if (!isExact) tcp.setSequenceNumber(frame.b, segment, dice.whole(0, 0xffff_ffff));
  }
  const source = dice.chance(0.5) ? stranger(version, dice) : ADDRESSES.peer[version];
  if (version === 4) {
    const { DESTINATION_UNREACHABLE, TIME_EXCEEDED, PARAMETER_PROBLEM, REDIRECT } =
      icmpv4.MESSAGE_TYPE;
    icmpv4.setType(
      frame.b,
      o,
      dice.pick([DESTINATION_UNREACHABLE, TIME_EXCEEDED, PARAMETER_PROBLEM, REDIRECT]),
    );
    icmpv4.setCode(frame.b, o, dice.whole(0, 15));
    if (dice.chance(0.3)) {
      icmpv4.setDestinationUnreachableNextHopMtu(frame.b, o, dice.wholeScale(1, 0xffff));
    }
  } else {
    icmpv6.setType(frame.b, o, dice.whole(0, 5));
    icmpv6.setCode(frame.b, o, dice.whole(0, 8));
    if (dice.chance(0.3)) icmpv6.setPacketTooBigMtu(frame.b, o, dice.wholeScale(1, 0xffff));
  }
  const type = version === 4 ? TYPE_OF.ICMP : TYPE_OF.ICMPV6;
  frame.wrap(body + octets, { version, type, source });
}

/** Pieces of few datagrams: they overlap, end twice, leave gaps, and go beyond what can be. */
export function fragment({ dice, frame }: Knowledge): void {
  const version = dice.pick(VERSIONS);
  const identification = dice.chance(0.8) ? dice.whole(0, 300) : dice.whole(0, 0xffff);
  const offset = dice.chance(0.8) ? dice.whole(0, 40) : dice.whole(0, 0x1fff);
  const more = dice.whole(0, 1);
  const octets = dice.chance(0.8) ? 8 * dice.whole(0, 40) : dice.whole(0, 1400);
  const type = dice.pick([TYPE_OF.UDP, TYPE_OF.ICMP, TYPE_OF.ICMPV6, dice.whole(0, 255)]);
  const source = dice.chance(0.5) ? stranger(version, dice) : ADDRESSES.peer[version];
  const o = frame.payloadAt(version);
  if (version === 4) {
    fill(frame, o, o + octets, dice);
    frame.wrap(o + octets, { version, type, source });
    const packet = frame.packetAt();
    ipv4.setIdentification(frame.b, packet, identification);
    ipv4.setFragmentOffset(frame.b, packet, offset);
    ipv4.setMoreFragments(frame.b, packet, more);
    frame.repair();
  } else {
    const end = o + FRAGMENT_OCTETS + octets;
    fill(frame, o + FRAGMENT_OCTETS, end, dice);
    ipv6.writeFragment(frame.b, o, o + FRAGMENT_OCTETS, type, offset, more, identification);
    frame.wrap(end, { version, type: TYPE_OF.IPV6_FRAGMENT, source });
  }
}

const CHAINED = [
  TYPE_OF.IPV6_HOP_BY_HOP_OPTION,
  TYPE_OF.IPV6_ROUTE,
  TYPE_OF.IPV6_FRAGMENT,
  TYPE_OF.IPV6_DESTINATION_OPTIONS,
  TYPE_OF.AH,
] as const;

/** Extension headers in any order and number, whose lengths are true, or not quite. */
export function chain({ dice, frame, toVictim }: Knowledge): void {
  const count = dice.wholeScale(1, 12);
  const types = Array.from({ length: count }, () => dice.pick(CHAINED));
  let o = frame.payloadAt(6);
  for (const index of types.keys()) {
    const units = dice.chance(0.8) ? 0 : dice.whole(1, 4);
    const end = o + 8 * (units + 1);
    if (dice.chance(0.6)) frame.b.fill(0, o, end);
    else fill(frame, o, end, dice);
    const next = types[index + 1] ?? dice.pick([TYPE_OF.UDP, TYPE_OF.TCP, TYPE_OF.ICMPV6, 59]);
    ipv6.setHopByHopOptionsNextHeader(frame.b, o, next);
    // All of them say here how long they are, but Fragment, which has nothing to say.
    const said = dice.chance(0.9) ? units : dice.whole(0, 255);
    ipv6.setRoutingHdrExtLen(frame.b, o, said);
    o = end;
  }
  const inner = toVictim.length > 0 ? dice.pick(toVictim) : new Uint8Array(0);
  const packet = packetOf(inner, 0, inner.length);
  if (packet?.version === 6) {
    frame.b.set(inner.subarray(packet.payload, packet.end), o);
    o += packet.end - packet.payload;
  }
  frame.wrap(o, { version: 6, type: types[0], hops: dice.pick([HOPS.others, 255, 1, 0]) });
}

/** Octets, and a type in front of them that somebody understands. */
export function noise({ dice, frame }: Pick<Knowledge, 'dice' | 'frame'>): void {
  frame.end = FRAME_AT + dice.wholeScale(1, 1600);
  fill(frame, FRAME_AT, frame.end, dice);
  if (dice.chance(0.8)) frame.link(dice.pick([0x0800, 0x86dd, 0x0806, 0x8100, 0x88a8, 0x88cc, 40]));
}
