/**
 * Fragments of IPv6 on their way to being whole: what reassembly.ts does for both versions, and
 * what RFC 8200 §4.5 and RFC 7112 ask for besides. A packet put together keeps its Fragment header,
 * as if it had been its only fragment, so that nothing has to be moved.
 */
import {
  ecn,
  fragmentFragmentOffset,
  fragmentIdentification,
  fragmentMFlag,
  fragmentNextHeader,
  fragmentPayloadStart,
  payloadStart,
  setEcn,
  setFragmentFragmentOffset,
  setFragmentMFlag,
  setPayloadLength,
} from '../../../generated/network/ipv6.wire.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import type { Timers } from '../../base/timers.ts';
import { clearFrameInfo, newFrameInfo } from '../../device/frame-info.ts';
import { skipChain } from '../extension-headers.ts';
import type { ChainEnd } from '../extension-headers.ts';
import { offsetOf } from '../field-offset.ts';
import type { NetworkInterface } from '../interfaces.ts';
import { isLinkLocalAt, isMulticastAt } from '../ipv6-address.ts';
import type { Fragment, WholePacket } from '../reassembly.ts';
import { DISCARDED, MISALIGNED, OVERLONG, Reassembly, WAITING, WHOLE } from '../reassembly.ts';
import { FRAGMENT_UNIT } from './fragmentation.ts';
import {
  DESTINATION_AT,
  FRAGMENT_HEADER_OCTETS,
  HEADER_OCTETS,
  PACKET_OCTETS_MAX,
  PAYLOAD_LENGTH_AT,
  PAYLOAD_OCTETS_MAX,
  SOURCE_AT,
} from './header.ts';

export { MISALIGNED, OVERLONG, WHOLE } from '../reassembly.ts';

/** RFC 8200 §4.5. */
export const REASSEMBLY_TIMEOUT_MS = 60_000;

/** The first fragment does not hold all headers: RFC 7112 §5. */
export const INCOMPLETE_CHAIN = 5;
export type Added =
  | typeof WAITING
  | typeof WHOLE
  | typeof MISALIGNED
  | typeof OVERLONG
  | typeof DISCARDED
  | typeof INCOMPLETE_CHAIN;

export interface FragmentsGround {
  readonly timers: Timers;
  /** What a packet of a protocol holds at least, so far as anyone here knows. */
  headerOctetsOf(protocol: number): number;
  /** The first fragment b[o, end) has waited in vain. */
  expired(b: Uint8Array, o: number, end: number, on: NetworkInterface): void;
}

export class Fragments {
  readonly counters: Counters<'atomic' | 'droppedIncompleteChain' | 'droppedNested'> = countersOf(
    'atomic',
    'droppedIncompleteChain',
    'droppedNested',
  );
  readonly reassembly: Reassembly;
  /** With MISALIGNED and OVERLONG: which octet is at fault, from the packet's beginning. */
  pointer = 0;
  /** What stands beside a packet that was put together. */
  readonly info = newFrameInfo();
  readonly #ground: FragmentsGround;
  readonly #chain: ChainEnd = { protocol: 0, payload: 0 };
  readonly #offsetAt = offsetOf(setFragmentFragmentOffset);
  #fragment: Fragment | undefined;

  constructor(ground: FragmentsGround) {
    this.#ground = ground;
    this.reassembly = new Reassembly(ground.timers, {
      timeoutMs: REASSEMBLY_TIMEOUT_MS,
      packetOctetsMax: PACKET_OCTETS_MAX + FRAGMENT_HEADER_OCTETS,
      headersOctetsMin: HEADER_OCTETS + FRAGMENT_HEADER_OCTETS,
      expired: ground.expired,
    });
  }

  /** The last packet that was WHOLE. */
  get whole(): WholePacket {
    return this.reassembly.whole;
  }

  /** Whether the Fragment header at b[at] is that of a packet in one fragment: RFC 6946. */
  isAtomic(b: Uint8Array, at: number): boolean {
    return fragmentFragmentOffset(b, at) === 0 && fragmentMFlag(b, at) === 0;
  }

  /** Takes the fragment b[packet, end), its Fragment header at b[at]. */
  add(on: NetworkInterface, b: Uint8Array, packet: number, at: number, end: number): Added {
    const isFirst = fragmentFragmentOffset(b, at) === 0;
    if (isFirst && !this.#isChainWhole(b, at, end)) {
      this.counters.droppedIncompleteChain++;
      return INCOMPLETE_CHAIN;
    }
    const outcome = this.reassembly.add(this.#fill(on, b, packet, at, end));
    if (outcome === MISALIGNED) this.pointer = PAYLOAD_LENGTH_AT;
    if (outcome === OVERLONG) this.pointer = at + this.#offsetAt - packet;
    if (outcome === WHOLE) this.#finish();
    return outcome;
  }

  #isChainWhole(b: Uint8Array, at: number, end: number): boolean {
    const chain = this.#chain;
    if (!skipChain(b, fragmentPayloadStart(b, at), end, fragmentNextHeader(b, at), chain)) {
      return false;
    }
    return chain.payload + this.#ground.headerOctetsOf(chain.protocol) <= end;
  }

  #fill(on: NetworkInterface, b: Uint8Array, packet: number, at: number, end: number): Fragment {
    const fragment = (this.#fragment ??= newFragment(on));
    const source = packet + SOURCE_AT;
    const destination = packet + DESTINATION_AT;
    const isOfLink =
      isLinkLocalAt(b, source) || isLinkLocalAt(b, destination) || isMulticastAt(b, destination);
    fragment.octets = b;
    fragment.packet = packet;
    fragment.headersEnd = fragmentPayloadStart(b, at);
    fragment.data = fragment.headersEnd;
    fragment.end = end;
    fragment.addresses = source;
    fragment.identification = fragmentIdentification(b, at);
    fragment.scope = isOfLink ? on.index : 0;
    fragment.offset = fragmentFragmentOffset(b, at) * FRAGMENT_UNIT;
    fragment.isLast = fragmentMFlag(b, at) === 0;
    fragment.congestion = ecn(b, packet);
    fragment.on = on;
    return fragment;
  }

  /** It looks as one that was never more than one. */
  #finish(): void {
    const { octets, packet, headersEnd, end, congestion } = this.whole;
    const header = headersEnd - FRAGMENT_HEADER_OCTETS;
    setFragmentFragmentOffset(octets, header, 0);
    setFragmentMFlag(octets, header, 0);
    setEcn(octets, packet, congestion);
    const size = end - payloadStart(octets, packet);
    setPayloadLength(octets, packet, Math.min(size, PAYLOAD_OCTETS_MAX));
    clearFrameInfo(this.info);
  }
}

function newFragment(on: NetworkInterface): Fragment {
  return {
    octets: new Uint8Array(0),
    packet: 0,
    headersEnd: 0,
    data: 0,
    end: 0,
    addresses: 0,
    addressOctets: 16,
    identification: 0,
    protocol: 0,
    scope: 0,
    offset: 0,
    isLast: false,
    congestion: 0,
    on,
  };
}
