/**
 * Puts datagrams together from their fragments, for both versions (RFC 791 §3.2, RFC 8200 §4.5).
 *
 * What attackers send decides the form: fragments are kept as they come, in pooled buffers, so that
 * memory is spent on what was received and not on what was announced; nothing is joined before all
 * is there. Overlaps end a datagram, and what follows of it is discarded until its time is over
 * (RFC 5722 §4, for IPv4 too: no honest sender overlaps, and every rule of who wins is one that an
 * inspecting router may see otherwise). The same fragment twice is no overlap. Whatever a fragment
 * claims, octets are bounded in all and for each source, datagrams and fragments of each in number;
 * the oldest datagram makes room, as what is honest is complete within moments.
 */
import { OctetPool, sizeFor } from '../base/octet-pool.ts';
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import type { Timers } from '../base/timers.ts';
import { Timer } from '../base/timers.ts';
import type { NetworkInterface } from './interfaces.ts';
import { congestionOf } from './reassembly/congestion.ts';
import type { Datagram, Piece } from './reassembly/datagram.ts';
import { clear, insert, isOf, isOfSource, newDatagram, newPiece } from './reassembly/datagram.ts';

/** What became of a fragment. */
export const WAITING = 0;
/** It was the last one missing: the packet is in `whole`. */
export const WHOLE = 1;
/** Not the last, and no multiple of eight octets. */
export const MISALIGNED = 2;
/** It would end beyond the largest packet. */
export const OVERLONG = 3;
/** Discarded for another reason, which is counted. */
export const DISCARDED = 4;
export type Reassembled =
  typeof WAITING | typeof WHOLE | typeof MISALIGNED | typeof OVERLONG | typeof DISCARDED;

/** A fragment where it stands; one object is filled again for each. */
export interface Fragment {
  octets: Uint8Array;
  /** What stands in front of the datagram when it is whole: octets[packet, headersEnd). */
  packet: number;
  headersEnd: number;
  /** What the fragment carries: octets[data, end). */
  data: number;
  end: number;
  /** Index in `octets` of the two addresses, one behind the other. */
  addresses: number;
  addressOctets: 4 | 16;
  identification: number;
  /** Part of what tells datagrams apart in IPv4 alone; else 0. */
  protocol: number;
  /** The interface's index where the addresses mean something on it alone; else 0. */
  scope: number;
  /** In octets. */
  offset: number;
  isLast: boolean;
  /** The two bits of RFC 3168. */
  congestion: number;
  on: NetworkInterface;
}

/** A packet put together: octets[packet, end), its headers as those of the first fragment. */
export interface WholePacket {
  readonly octets: Uint8Array;
  readonly packet: number;
  /** Where the headers end, and the data begins. */
  headersEnd: number;
  end: number;
  /** The two bits of RFC 3168 §5.3. */
  congestion: number;
}

export interface ReassemblyOptions {
  readonly timeoutMs: number;
  /** The largest packet, and the least octets of it that are no data. */
  readonly packetOctetsMax: number;
  readonly headersOctetsMin: number;
  /** Time is over, and the first fragment b[o, end) was there: ICMP may say so. */
  readonly expired: (b: Uint8Array, o: number, end: number, on: NetworkInterface) => void;
  readonly octetsMax?: number;
  readonly octetsPerSourceMax?: number;
  readonly datagramsMax?: number;
  readonly fragmentsMax?: number;
}

/** As Linux: net.ipv4.ipfrag_high_thresh. */
export const REASSEMBLY_OCTETS_MAX = 4 * 1024 * 1024;
export const REASSEMBLY_OCTETS_PER_SOURCE_MAX = 1024 * 1024;
export const DATAGRAMS_MAX = 256;
/** The largest packet over the narrowest link there still is (RFC 1191 §7: 296 octets). */
export const FRAGMENTS_MAX = 256;
/** In front of the data: the largest header of IPv4, or all that is sane of IPv6. */
const HEADERS_OCTETS_MAX = 1024;
const SPARE_OCTETS_MAX = 256 * 1024;

export class Reassembly {
  readonly counters: Counters<
    | 'fragments'
    | 'reassembled'
    | 'duplicates'
    | 'droppedOverlap'
    | 'droppedAfterOverlap'
    | 'droppedMisaligned'
    | 'droppedOverlong'
    | 'droppedEmpty'
    | 'droppedBeyondEnd'
    | 'droppedTooMany'
    | 'droppedHeaders'
    | 'droppedCongestion'
    | 'evicted'
    | 'evictedSource'
    | 'timedOut'
  > = countersOf(
    'fragments',
    'reassembled',
    'duplicates',
    'droppedOverlap',
    'droppedAfterOverlap',
    'droppedMisaligned',
    'droppedOverlong',
    'droppedEmpty',
    'droppedBeyondEnd',
    'droppedTooMany',
    'droppedHeaders',
    'droppedCongestion',
    'evicted',
    'evictedSource',
    'timedOut',
  );
  readonly whole: WholePacket;
  readonly #options: Required<ReassemblyOptions>;
  readonly #timers: Timers;
  readonly #timeout: Timer;
  /** Oldest first. */
  readonly #datagrams: Datagram[] = [];
  readonly #spareDatagrams: Datagram[] = [];
  readonly #sparePieces: Piece[] = [];
  readonly #pool = new OctetPool(SPARE_OCTETS_MAX);
  #octets = 0;

  constructor(timers: Timers, options: ReassemblyOptions) {
    this.#timers = timers;
    this.#timeout = new Timer(timers, () => this.#expire());
    this.#options = {
      octetsMax: REASSEMBLY_OCTETS_MAX,
      octetsPerSourceMax: REASSEMBLY_OCTETS_PER_SOURCE_MAX,
      datagramsMax: DATAGRAMS_MAX,
      fragmentsMax: FRAGMENTS_MAX,
      ...options,
    };
    const octets = new Uint8Array(options.packetOctetsMax + HEADERS_OCTETS_MAX);
    this.whole = { octets, packet: 0, headersEnd: 0, end: 0, congestion: 0 };
  }

  /** Octets that are held, buffers as large as they are. */
  get octets(): number {
    return this.#octets;
  }

  /** Datagrams that wait, or whose rest is being discarded. */
  get size(): number {
    return this.#datagrams.length;
  }

  /** Takes a fragment; not one that is all of its datagram (RFC 6946: those wait for nothing). */
  add(fragment: Fragment): Reassembled {
    const { counters } = this;
    counters.fragments++;
    const size = fragment.end - fragment.data;
    const to = fragment.offset + size;
    if (size <= 0) return this.#discard('droppedEmpty');
    if (!fragment.isLast && size % 8 !== 0) {
      counters.droppedMisaligned++;
      return MISALIGNED;
    }
    if (to > this.#options.packetOctetsMax - this.#options.headersOctetsMin) {
      counters.droppedOverlong++;
      return OVERLONG;
    }
    if (fragment.headersEnd - fragment.packet > HEADERS_OCTETS_MAX) {
      return this.#discard('droppedHeaders');
    }
    return this.#keep(fragment, to);
  }

  #keep(fragment: Fragment, to: number): Reassembled {
    const known = this.#find(fragment);
    if (known?.isSpoilt) return this.#discard('droppedAfterOverlap');
    const isFirst = fragment.offset === 0;
    const start = isFirst ? fragment.packet : fragment.data;
    const cost = sizeFor(fragment.end - start);
    if (known !== undefined && known.count >= this.#options.fragmentsMax) {
      return this.#discard('droppedTooMany');
    }
    // It may be that nothing of the datagram itself is left once there is room.
    this.#makeRoom(fragment, cost);
    const datagram = this.#find(fragment) ?? this.#begin(fragment);
    const piece = this.#sparePieces.pop() ?? newPiece();
    piece.from = fragment.offset;
    piece.to = to;
    const problem = insert(datagram, piece, fragment.isLast);
    if (problem !== undefined) {
      this.#sparePieces.push(piece);
      if (problem === 'duplicates') {
        this.counters.duplicates++;
        return WAITING;
      }
      this.#spoil(datagram);
      return this.#discard(problem);
    }
    piece.octets = this.#pool.take(fragment.end - start);
    piece.octets.set(fragment.octets.subarray(start, fragment.end));
    piece.data = fragment.data - start;
    datagram.charged += piece.octets.length;
    this.#octets += piece.octets.length;
    datagram.congestionSeen |= 1 << fragment.congestion;
    if (isFirst) {
      datagram.headersEnd = fragment.headersEnd - fragment.packet;
      datagram.on = fragment.on;
    }
    return datagram.received === datagram.total ? this.#join(datagram) : WAITING;
  }

  /** Everything is there, and nothing twice. */
  #join(datagram: Datagram): Reassembled {
    const { whole } = this;
    const { headersEnd } = datagram;
    const congestion = congestionOf(datagram.congestionSeen);
    const isTooLong = headersEnd + datagram.total > this.#options.packetOctetsMax;
    if (!isTooLong && congestion !== undefined) {
      const { octets } = whole;
      octets.set(datagram.pieces[0].octets.subarray(0, headersEnd));
      for (let index = 0; index < datagram.count; index++) {
        const { from, to, data, octets: kept } = datagram.pieces[index];
        octets.set(kept.subarray(data, data + to - from), headersEnd + from);
      }
      whole.headersEnd = headersEnd;
      whole.end = headersEnd + datagram.total;
      whole.congestion = congestion;
    }
    this.#end(datagram);
    if (isTooLong) return this.#discard('droppedOverlong');
    if (congestion === undefined) return this.#discard('droppedCongestion');
    this.counters.reassembled++;
    return WHOLE;
  }

  #discard(reason: keyof Reassembly['counters']): Reassembled {
    this.counters[reason]++;
    return DISCARDED;
  }

  #find(fragment: Fragment): Datagram | undefined {
    for (const datagram of this.#datagrams) if (isOf(datagram, fragment)) return datagram;
    return undefined;
  }

  #begin(fragment: Fragment): Datagram {
    if (this.#datagrams.length >= this.#options.datagramsMax) this.#evict(0, 'evicted');
    const datagram = this.#spareDatagrams.pop() ?? newDatagram();
    const { addresses, addressOctets } = fragment;
    datagram.addresses.set(fragment.octets.subarray(addresses, addresses + 2 * addressOctets));
    datagram.addressOctets = addressOctets;
    datagram.identification = fragment.identification | 0;
    datagram.protocol = fragment.protocol;
    datagram.scope = fragment.scope;
    datagram.deadline = this.#timers.clock.now() + this.#options.timeoutMs;
    this.#datagrams.push(datagram);
    if (!this.#timeout.isRunning) this.#timeout.start(this.#options.timeoutMs);
    return datagram;
  }

  /** The oldest goes until `cost` fits: the source's own where it has its share, else anyone's. */
  #makeRoom(fragment: Fragment, cost: number): void {
    let ofSource = 0;
    for (const datagram of this.#datagrams) {
      if (isOfSource(datagram, fragment)) ofSource += datagram.charged;
    }
    for (let index = 0; ofSource + cost > this.#options.octetsPerSourceMax;) {
      const datagram = this.#datagrams.at(index);
      if (datagram === undefined) break;
      if (!isOfSource(datagram, fragment)) index++;
      else {
        ofSource -= datagram.charged;
        this.#evict(index, 'evictedSource');
      }
    }
    while (this.#octets + cost > this.#options.octetsMax && this.#datagrams.length > 0) {
      this.#evict(0, 'evicted');
    }
  }

  #evict(index: number, reason: 'evicted' | 'evictedSource'): void {
    this.counters[reason]++;
    this.#end(this.#datagrams[index]);
  }

  /** RFC 5722 §4: what is there goes, and what comes will. */
  #spoil(datagram: Datagram): void {
    this.#release(datagram);
    datagram.isSpoilt = true;
  }

  #end(datagram: Datagram): void {
    this.#release(datagram);
    this.#datagrams.splice(this.#datagrams.indexOf(datagram), 1);
    clear(datagram);
    this.#spareDatagrams.push(datagram);
  }

  #release(datagram: Datagram): void {
    for (let index = 0; index < datagram.count; index++) {
      this.#pool.give(datagram.pieces[index].octets);
      this.#sparePieces.push(datagram.pieces[index]);
    }
    this.#octets -= datagram.charged;
    datagram.charged = 0;
    datagram.count = 0;
    datagram.pieces.length = 0;
  }

  #expire(): void {
    const now = this.#timers.clock.now();
    while (this.#datagrams.length > 0 && this.#datagrams[0].deadline <= now) {
      const datagram = this.#datagrams[0];
      const { on } = datagram;
      const first = datagram.pieces.at(0);
      if (!datagram.isSpoilt) this.counters.timedOut++;
      // RFC 792, RFC 8200 §4.5: only when the fragment with offset zero is there.
      if (first?.from === 0 && on !== undefined) {
        this.#options.expired(first.octets, 0, first.data + first.to, on);
      }
      this.#end(datagram);
    }
    if (this.#datagrams.length > 0) this.#timeout.start(this.#datagrams[0].deadline - now);
  }
}
