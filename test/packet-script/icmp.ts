/** Messages of ICMP, by packetdrill's words for them. */
import type * as icmpv4 from '../../generated/network/icmpv4.value.ts';

type Told = 'destinationUnreachable' | 'timeExceeded' | 'sourceQuench';

/** By type and code: the message, and its code. */
export const ICMP_NAMES: Readonly<Record<string, readonly [is: Told, code: number]>> = {
  'unreachable net_unreachable': ['destinationUnreachable', 0],
  'unreachable host_unreachable': ['destinationUnreachable', 1],
  'unreachable protocol_unreachable': ['destinationUnreachable', 2],
  'unreachable port_unreachable': ['destinationUnreachable', 3],
  'unreachable frag_needed': ['destinationUnreachable', 4],
  'unreachable admin_prohib': ['destinationUnreachable', 13],
  'time_exceeded ttl_exceeded': ['timeExceeded', 0],
  'source_quench source_quench': ['sourceQuench', 0],
};

/** What is told of a packet. */
export function icmpMessage(
  name: string,
  nextHopMtu: number,
  originalDatagram: Uint8Array,
): icmpv4.Message {
  const [is, code] = ICMP_NAMES[name];
  const body: icmpv4.MessageBody =
    is === 'destinationUnreachable'
      ? { is, length: 0, nextHopMtu, originalDatagram }
      : is === 'timeExceeded'
        ? { is, length: 0, originalDatagram }
        : { is, originalDatagram };
  return { code, body };
}

/** The name of a message, or what else it is. */
export function icmpName({ code, body }: icmpv4.Message): string {
  const found = Object.entries(ICMP_NAMES).find(([, [is, of]]) => is === body.is && of === code);
  return found?.[0] ?? `${body.is} ${code}`;
}
