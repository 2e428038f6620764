/**
 * Cuts a packet of our own into fragments: RFC 8200 §4.5. Only its source does that, and here only
 * of what has no extension headers, so that the header of IPv6 alone stands in front of each.
 */
import {
  fragmentPayloadStart,
  nextHeader,
  payloadStart,
  setNextHeader,
  setPayloadLength,
  writeFragment,
} from '../../../generated/network/ipv6.wire.ts';
import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { copyOctets } from '../../base/octets.ts';
import type { Random } from '../../base/random.ts';
import type { FrameInfo } from '../../device/frame-info.ts';
import { newFrameInfo } from '../../device/frame-info.ts';
import type { NextHop } from '../../link/link.ts';

/** Offsets count in so many octets. */
export const FRAGMENT_UNIT = 8;

export class Fragmentation {
  readonly #random: Random;
  readonly #info: FrameInfo = newFrameInfo();
  #octets = new Uint8Array(0);

  constructor(random: Random) {
    this.#random = random;
  }

  /**
   * Sends the packet b[o, end), its transport's checksum done, in fragments of at most `mtu`
   * octets. How many there were; -1 - that number when the device had no room for more.
   */
  send(b: Uint8Array, o: number, end: number, mtu: number, headRoom: number, hop: NextHop): number {
    if (this.#octets.length < headRoom + mtu) this.#octets = new Uint8Array(headRoom + mtu);
    const octets = this.#octets;
    const payload = payloadStart(b, o);
    const header = payloadStart(octets, headRoom);
    const data = fragmentPayloadStart(octets, header);
    const most = Math.floor((headRoom + mtu - data) / FRAGMENT_UNIT) * FRAGMENT_UNIT;
    // RFC 7739 §5.1: nobody can foretell it, and two are hardly ever alike for a minute.
    const identification = this.#random.bits();
    const { IPV6_FRAGMENT } = PROTOCOL_NUMBER;
    let count = 0;
    for (let at = payload; at < end; at += most) {
      const size = Math.min(most, end - at);
      copyOctets(b, o, payload, octets, headRoom);
      copyOctets(b, at, at + size, octets, data);
      setNextHeader(octets, headRoom, IPV6_FRAGMENT);
      setPayloadLength(octets, headRoom, data + size - header);
      const offset = (at - payload) / FRAGMENT_UNIT;
      const isMore = Number(at + size < end);
      writeFragment(octets, header, data + size, nextHeader(b, o), offset, isMore, identification);
      if (!hop.send(octets, headRoom, data + size, this.#info)) return -1 - count;
      count++;
    }
    return count;
  }
}
