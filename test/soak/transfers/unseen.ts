/** Corruption that no checksum sees: a length of IPv6 that says less than it did. */
import { checkSegment } from '../../../generated/transport/tcp.wire.ts';
import { givesPseudoHeader } from '../../../generated/network/ipv6.wire.ts';
import type { Wire } from '../../../runtime/lab/wire.ts';
import { packetOf } from '../packet.ts';

/** No frame is shorter, whatever it holds (IEEE 802.3 §4.4.2): so there may be padding. */
const FRAME_OCTETS_MIN = 60;

export function countUnseen(wires: readonly Wire[]): { readonly count: number } {
  const unseen = { count: 0 };
  for (const wire of wires) {
    wire.watch((fate, b, o, end) => {
      if (fate === 'corrupted' && isUnseen(b, o, end)) unseen.count++;
    });
  }
  return unseen;
}

function isUnseen(b: Uint8Array, o: number, end: number): boolean {
  const packet = packetOf(b, o, end);
  if (packet?.version !== 6 || packet.end === end) return false;
  if (end - o <= FRAME_OCTETS_MIN) return false;
  const pseudoHeader = givesPseudoHeader(b, packet.packet);
  return checkSegment(b, packet.payload, packet.end, pseudoHeader) === 0;
}
