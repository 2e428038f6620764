/**
 * What no stack can defend itself against is not done: our attackers see the wire and know every
 * port, but a segment that says just what the peer could have said is the peer's (RFC 5961 §1).
 *
 * So each frame is looked at before it goes. One that is a sound segment of a live connection, and
 * which its machine would take for the peer's, is moved out of the window. What stays: whatever is
 * outside of it, resets within it that do not hit its edge, SYNs, text within it whose
 * acknowledgment is out of range, and exact copies of what the peer sent. SYNs of strangers go to a
 * port of their own, since whoever fills a SYN queue keeps others out of it; and so does what is
 * for a connection that is only opening: it has no window yet that one could be outside of.
 */
import { standsAt } from '../../../runtime/base/address.ts';
import type { Connection } from '../../../runtime/transport/tcp/connection.ts';
import type { Stack } from '../../../runtime/stack.ts';
import { givesPseudoHeader as pseudoHeader4 } from '../../../generated/network/ipv4.wire.ts';
import {
  givesPseudoHeader as pseudoHeader6,
  sourceAddressStart,
} from '../../../generated/network/ipv6.wire.ts';
import * as tcp from '../../../generated/transport/tcp.wire.ts';
import { SYN_RECEIVED, SYN_SENT } from '../../../generated/transport/tcp-connection.machine.ts';
import type { Dice } from '../dice.ts';
import { TYPE_OF, packetOf } from '../packet.ts';
import type { Packet } from '../packet.ts';
import { FRAME_AT } from './frame.ts';
import type { Frame } from './frame.ts';
import { ADDRESSES, LIVE_PORT, OPEN_PORT } from './scene.ts';

/** Far from any window, on either side. */
const FAR = 2 ** 30;
const IPV4_SOURCE_AT = 12;

export class Guard {
  /** Segments that were moved. */
  moved = 0;
  readonly #victim: Stack;
  readonly #dice: Dice;
  readonly #live = new Map<number, Connection>();

  constructor(victim: Stack, dice: Dice) {
    this.#victim = victim;
    this.#dice = dice;
  }

  /** Who is alive changes between batches. */
  renew(): void {
    this.#live.clear();
    for (const one of this.#victim.tcp.connections()) {
      const { local, remote } = one;
      const version = remote.address.length === 4 ? 4 : 6;
      if (!standsAt(ADDRESSES.peer[version], remote.address, 0)) continue;
      this.#live.set(keyOf(version, remote.port, local.port), one as unknown as Connection);
    }
  }

  get live(): readonly Connection[] {
    return [...this.#live.values()];
  }

  pass(frame: Frame): void {
    if (frame.isReplay) return;
    const { b } = frame;
    const packet = packetOf(b, FRAME_AT, frame.end);
    if (packet?.type !== TYPE_OF.TCP || packet.end - packet.payload < 20) return;
    const o = packet.payload;
    const [from, to] = [tcp.sourcePort(b, o), tcp.destinationPort(b, o)];
    const connection = this.#isOfPeer(b, packet)
      ? this.#live.get(keyOf(packet.version, from, to))
      : undefined;
    const isOpening = connection?.state === SYN_SENT || connection?.state === SYN_RECEIVED;
    if (connection === undefined || isOpening) {
      if (!isOpening && (to !== LIVE_PORT || tcp.syn(b, o) === 0)) return;
      tcp.setDestinationPort(b, o, OPEN_PORT);
    } else {
      if (!isSound(b, packet) || !isBelieved(connection, b, packet)) return;
      this.moved++;
      const away = this.#dice.whole(FAR, 2 * FAR);
      tcp.setSequenceNumber(b, o, (tcp.sequenceNumber(b, o) + away) >>> 0);
    }
    packet.repair();
  }

  #isOfPeer(b: Uint8Array, { version, packet }: Packet): boolean {
    const at = version === 4 ? packet + IPV4_SOURCE_AT : sourceAddressStart(b, packet);
    return standsAt(ADDRESSES.peer[version], b, at);
  }
}

function keyOf(version: 4 | 6, remote: number, local: number): number {
  return (version * 0x10000 + remote) * 0x10000 + local;
}

function isSound(b: Uint8Array, { version, packet, payload, end }: Packet): boolean {
  const pseudoHeader = version === 4 ? pseudoHeader4(b, packet) : pseudoHeader6(b, packet);
  return tcp.checkSegment(b, payload, end, pseudoHeader) === 0;
}

/** Whether it is where only the peer's could be: RFC 9293 §3.10.7.4, RFC 5961 §3 to §5. */
function isBelieved(connection: Connection, b: Uint8Array, { payload: o, end }: Packet): boolean {
  const { rcvNxt, rcvWnd, sndUna, sndNxt, maxSndWnd } = connection;
  const ack = tcp.acknowledgmentNumber(b, o);
  const isAckOf = (least: number): boolean =>
    ((ack - least) | 0) >= 0 && ((ack - sndNxt) | 0) <= 0 && tcp.ack(b, o) === 1;
  const sequence = tcp.sequenceNumber(b, o);
  const length = end - tcp.dataStart(b, o) + tcp.fin(b, o) + tcp.syn(b, o);
  const begin = (sequence - rcvNxt) | 0;
  if (tcp.rst(b, o) === 1) return begin === 0;
  if (tcp.syn(b, o) === 1) return false;
  const overlaps = begin < Math.max(rcvWnd, 1) && (begin >= 0 || begin + length > 0);
  return overlaps && (begin <= 0 || isAckOf((sndUna - maxSndWnd) | 0));
}
