/**
 * Cuts a packet of IPv4 into fragments: RFC 791 §3.2, example fragmentation procedure. The first
 * one keeps every option, the others those that ask to be copied.
 */
import {
  dontFragment,
  dscp,
  ecn,
  fragmentOffset,
  headerEnd,
  identification,
  moreFragments,
  OPTION_TYPE,
  optionOctetCopied,
  optionsEnd,
  optionsStart,
  optionType,
  protocol,
  scanOption,
  timeToLive,
  writeOptionEndOfOptionList,
  writePacket,
} from '../../../generated/network/ipv4.wire.ts';
import { ipv4Word } from '../../base/address.ts';
import { copyOctets } from '../../base/octets.ts';
import type { FrameInfo } from '../../device/frame-info.ts';
import { newFrameInfo } from '../../device/frame-info.ts';
import type { NextHop } from '../../link/link.ts';
import { DESTINATION_AT, SOURCE_AT } from './header.ts';

/** Offsets count in so many octets: RFC 791 §3.1. */
const UNIT = 8;
const HEADER_OCTETS_MAX = 60;

export class Fragmentation {
  #octets = new Uint8Array(0);
  readonly #info: FrameInfo = newFrameInfo();
  /** Options that every fragment carries. */
  readonly #copied = new Uint8Array(HEADER_OCTETS_MAX);

  /**
   * Sends the packet b[o, end), a sound one, in fragments of at most `mtu` octets. How many there
   * were; minus one less than those sent when the device had no room for more.
   */
  send(b: Uint8Array, o: number, end: number, mtu: number, headRoom: number, hop: NextHop): number {
    const payload = headerEnd(b, o);
    const whole = headRoom + mtu;
    if (this.#octets.length < whole) this.#octets = new Uint8Array(whole);
    let count = 0;
    let at = payload;
    let options = payload - optionsStart(b, o);
    let optionsFrom = b;
    let optionsAt = optionsStart(b, o);
    while (at < end) {
      const header = headRoom + optionsStart(b, o) - o + options;
      const most = Math.max(UNIT, Math.floor((whole - header) / UNIT) * UNIT);
      const data = end - at <= whole - header ? end - at : most;
      const isLast = at + data === end;
      copyOctets(optionsFrom, optionsAt, optionsAt + options, this.#octets, header - options);
      copyOctets(b, at, at + data, this.#octets, header);
      this.#writeHeader(b, o, headRoom, header, header + data, at - payload, isLast);
      if (!hop.send(this.#octets, headRoom, header + data, this.#info)) return -1 - count;
      count++;
      at += data;
      if (count === 1) {
        options = this.#copyOptions(b, o);
        optionsFrom = this.#copied;
        optionsAt = 0;
      }
    }
    return count;
  }

  #writeHeader(
    b: Uint8Array,
    o: number,
    start: number,
    header: number,
    end: number,
    offset: number,
    isLast: boolean,
  ): void {
    writePacket(
      this.#octets,
      start,
      end,
      header,
      dscp(b, o),
      ecn(b, o),
      identification(b, o),
      dontFragment(b, o),
      isLast ? moreFragments(b, o) : 1,
      fragmentOffset(b, o) + offset / UNIT,
      timeToLive(b, o),
      protocol(b, o),
      ipv4Word(b, o + SOURCE_AT),
      ipv4Word(b, o + DESTINATION_AT),
    );
  }

  /** Puts the options to copy into #copied, filled to whole words; answers how many octets. */
  #copyOptions(b: Uint8Array, o: number): number {
    const end = optionsEnd(b, o);
    let octets = 0;
    for (let at = optionsStart(b, o); at < end;) {
      const type = optionType(b, at);
      if (type === OPTION_TYPE.END_OF_OPTION_LIST) break;
      const next = type === OPTION_TYPE.NO_OPERATION ? at + 1 : scanOption(b, at, end);
      // The packet was found sound, so that this is only for the case that it was not.
      if (next <= at) break;
      if (optionOctetCopied(b, at) === 1) {
        copyOctets(b, at, next, this.#copied, octets);
        octets += next - at;
      }
      at = next;
    }
    while (octets % 4 !== 0) octets = writeOptionEndOfOptionList(this.#copied, octets);
    return octets;
  }
}
