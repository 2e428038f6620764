/** Datagrams where there is no route: what DHCP is made of (network/ipv4/unrouted.ts). */
import {
  dataStart,
  destinationPort,
  sourcePort,
  writeDatagram,
} from '../../../generated/transport/udp.wire.ts';
import type { Random } from '../../base/random.ts';
import type { FrameLink } from '../../link/link.ts';
import { pseudoHeaderOf, UnroutedSender, wholePayloadStart } from '../../network/ipv4/unrouted.ts';
import type { Unrouted } from '../../network/ipv4/unrouted.ts';
import { PROTOCOL_NUMBER } from '../../network/protocol-number.ts';

export interface UnroutedDatagram extends Unrouted {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly octets: Uint8Array;
}

/** Whether the sound packet b[o, end) holds a whole datagram from one port to the other. */
export function isDatagramBetween(
  [from, to]: readonly [number, number],
  b: Uint8Array,
  o: number,
  end: number,
): boolean {
  const datagram = wholePayloadStart(PROTOCOL_NUMBER.UDP, b, o);
  if (datagram === undefined || dataStart(b, datagram) > end) return false;
  return sourcePort(b, datagram) === from && destinationPort(b, datagram) === to;
}

export class UnroutedDatagrams {
  readonly #sender: UnroutedSender;

  constructor(link: FrameLink, random: Random) {
    this.#sender = new UnroutedSender(link, random);
  }

  /** False when the link has no room, or is down. */
  send(datagram: UnroutedDatagram): boolean {
    const { octets } = datagram;
    const o = this.#sender.headRoom;
    const data = dataStart(octets, o);
    const end = data + octets.length;
    const b = new Uint8Array(end);
    b.set(octets, data);
    const { sourcePort: from, destinationPort: to } = datagram;
    writeDatagram(b, o, end, from, to, pseudoHeaderOf(datagram));
    return this.#sender.send(datagram, PROTOCOL_NUMBER.UDP, b, o, end);
  }
}
