/**
 * What we let the peer send: RFC 9293 §3.8.6.2.2. The right edge never goes back and moves on in
 * steps worth a segment; the buffer grows as fast as the user reads, up to what it may be: dynamic
 * right-sizing, so that a window is no larger than it has been of use.
 */
import { before } from '../../base/sequence.ts';

const UNSCALED_MAX = 65_535;
const SCALE_MAX = 14;

/** RFC 7323 §2.2: the shift that lets a window of so many octets be said. */
export function scaleFor(octets: number): number {
  let scale = 0;
  while (scale < SCALE_MAX && UNSCALED_MAX * 2 ** scale < octets) scale++;
  return scale;
}

export class ReceiveWindow {
  /** Past the last octet that we offered to take. */
  edge = 0;
  scale = 0;
  bufferOctets: number;
  bufferMaxOctets: number;
  // Of the round trip that is measured: what the user has read in it, and when it began.
  #copied = 0;
  #roundBegan = 0;
  #roundEnd = 0;
  #isMeasuring = false;
  #rttMs = 0;

  constructor(initialOctets: number, maxOctets: number) {
    this.bufferMaxOctets = maxOctets;
    this.bufferOctets = Math.min(initialOctets, maxOctets);
  }

  /** What the peer may send from `next` on. */
  room(next: number): number {
    const room = (this.edge - next) | 0;
    return room > 0 ? room : 0;
  }

  /** The window for a SYN, which is never scaled. */
  first(next: number): number {
    this.begin(next);
    return this.room(next);
  }

  /** The peer's numbers begin at `next`: what our SYN said begins there. */
  begin(next: number): void {
    this.edge = (next + Math.min(this.bufferOctets, UNSCALED_MAX)) >>> 0;
  }

  /** The field of the next segment, `unread` octets waiting for the user; moves the edge. */
  advertise(next: number, unread: number, mss: number): number {
    const edge = this.#wanted(next, unread, mss);
    if (before(this.edge, edge)) this.edge = edge;
    const unit = 2 ** this.scale;
    const window = Math.min(Math.ceil(this.room(next) / unit), UNSCALED_MAX);
    const said = (next + window * unit) >>> 0;
    if (before(this.edge, said)) this.edge = said;
    return window;
  }

  /** Whether the user has read so much that the peer should hear of it at once. */
  isUpdateDue(next: number, unread: number, mss: number): boolean {
    const gained = (this.#wanted(next, unread, mss) - this.edge) | 0;
    const room = this.room(next);
    const step = Math.min(this.bufferOctets / 2, 2 * mss);
    return gained >= step && (room < this.bufferOctets / 2 || gained >= this.bufferOctets / 2);
  }

  /** The user has taken `octets`: once a round trip, the buffer follows. */
  consumed(octets: number, next: number, now: number): void {
    this.#copied += octets;
    if (!this.#isMeasuring || now - this.#roundBegan < this.#rttMs) return;
    const wanted = 2 * this.#copied;
    if (wanted > this.bufferOctets) {
      this.bufferOctets = Math.min(wanted, this.bufferMaxOctets);
    }
    this.#copied = 0;
    this.#roundBegan = now;
    this.#roundEnd = (next + this.room(next)) >>> 0;
  }

  /** Text has come: without timestamps, a window's worth takes a round trip at least. */
  arrived(next: number, now: number): void {
    if (!this.#isMeasuring) {
      this.#isMeasuring = true;
      this.#roundBegan = now;
      this.#roundEnd = (next + this.room(next)) >>> 0;
      this.#rttMs = Infinity;
    } else if (this.#rttMs === Infinity && !before(next, this.#roundEnd)) {
      this.#rttMs = now - this.#roundBegan;
    }
  }

  /** The peer has echoed a timestamp of ours with new text: no less than a round trip ago. */
  echoed(ms: number): void {
    this.#rttMs =
      this.#rttMs === Infinity || ms < this.#rttMs ? ms : this.#rttMs * 0.875 + ms * 0.125;
  }

  resize(maxOctets: number): void {
    this.bufferMaxOctets = maxOctets;
    this.bufferOctets = Math.min(this.bufferOctets, maxOctets);
  }

  /** The edge that the buffer allows; small steps are not worth a word. */
  #wanted(next: number, unread: number, mss: number): number {
    const free = Math.max(this.bufferOctets - unread, 0);
    const most = UNSCALED_MAX * 2 ** this.scale;
    const edge = (next + Math.min(free, most)) >>> 0;
    const gained = (edge - this.edge) | 0;
    return gained >= Math.min(this.bufferOctets / 2, mss) ? edge : this.edge;
  }
}
