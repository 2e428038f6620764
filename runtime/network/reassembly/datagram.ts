/** A datagram of which some fragments are there: which ones, and which may still come. */
import type { NetworkInterface } from '../interfaces.ts';
import type { Fragment } from '../reassembly.ts';

/** One fragment's data: octets[data, data + to - from) belongs at [from, to) of the datagram. */
export interface Piece {
  /** The first fragment's headers stand in front. */
  octets: Uint8Array;
  data: number;
  from: number;
  to: number;
}

export interface Datagram {
  /** Source and destination; room for those of IPv6. */
  readonly addresses: Uint8Array;
  addressOctets: 4 | 16;
  identification: number;
  protocol: number;
  scope: number;
  /** In order, and without overlaps: pieces[0, count). */
  readonly pieces: Piece[];
  count: number;
  /** Octets that are there. */
  received: number;
  /** Octets of the whole; -1 as long as the last fragment is missing. */
  total: number;
  /** Octets of buffers. */
  charged: number;
  headersEnd: number;
  /** Code points of RFC 3168, as bits. */
  congestionSeen: number;
  deadline: number;
  /** Where the first fragment came in. */
  on: NetworkInterface | undefined;
  /** Fragments overlapped: nothing will come of it. */
  isSpoilt: boolean;
}

const NOTHING = new Uint8Array(0);

export function newPiece(): Piece {
  return { octets: NOTHING, data: 0, from: 0, to: 0 };
}

export function newDatagram(): Datagram {
  return {
    addresses: new Uint8Array(32),
    addressOctets: 4,
    identification: 0,
    protocol: 0,
    scope: 0,
    pieces: [],
    count: 0,
    received: 0,
    total: -1,
    charged: 0,
    headersEnd: 0,
    congestionSeen: 0,
    deadline: 0,
    on: undefined,
    isSpoilt: false,
  };
}

/** For another one to use. */
export function clear(datagram: Datagram): void {
  datagram.received = 0;
  datagram.total = -1;
  datagram.headersEnd = 0;
  datagram.congestionSeen = 0;
  datagram.on = undefined;
  datagram.isSpoilt = false;
}

/** RFC 791 §3.2, RFC 8200 §4.5: what makes fragments belong together. */
export function isOf(datagram: Datagram, fragment: Fragment): boolean {
  if (datagram.identification !== (fragment.identification | 0)) return false;
  if (datagram.protocol !== fragment.protocol || datagram.scope !== fragment.scope) return false;
  if (datagram.addressOctets !== fragment.addressOctets) return false;
  const { addresses, octets, addressOctets } = fragment;
  for (let index = 0; index < 2 * addressOctets; index++) {
    if (datagram.addresses[index] !== octets[addresses + index]) return false;
  }
  return true;
}

export function isOfSource(datagram: Datagram, fragment: Fragment): boolean {
  const { addressOctets } = fragment;
  if (datagram.addressOctets !== addressOctets) return false;
  for (let index = 0; index < addressOctets; index++) {
    if (datagram.addresses[index] !== fragment.octets[fragment.addresses + index]) return false;
  }
  return true;
}

/**
 * Puts a piece where it belongs; or says why it belongs nowhere: it is there already, it overlaps
 * another one, or it disagrees on where the datagram ends.
 */
export function insert(
  datagram: Datagram,
  piece: Piece,
  isLast: boolean,
): 'duplicates' | 'droppedOverlap' | 'droppedBeyondEnd' | undefined {
  const { pieces, count } = datagram;
  // Most come in order: the place is looked for from behind.
  let place = count;
  while (place > 0 && pieces[place - 1].from >= piece.from) place--;
  const next = place < count ? pieces[place] : undefined;
  const before = place > 0 ? pieces[place - 1] : undefined;
  if (next?.from === piece.from && next.to === piece.to) {
    return isLast === (piece.to === datagram.total) ? 'duplicates' : 'droppedBeyondEnd';
  }
  if (next !== undefined && next.from < piece.to) return 'droppedOverlap';
  if (before !== undefined && before.to > piece.from) return 'droppedOverlap';
  const end = count === 0 ? 0 : pieces[count - 1].to;
  const { total } = datagram;
  if (isLast ? total >= 0 || piece.to < end : total >= 0 && piece.to > total) {
    return 'droppedBeyondEnd';
  }
  if (isLast) datagram.total = piece.to;
  pieces.splice(place, 0, piece);
  datagram.count++;
  datagram.received += piece.to - piece.from;
  return undefined;
}
