/**
 * The receiving half of a connection: RFC 9293 §3.10.7.4, seventh. Text in order goes to the user,
 * or waits for a read; what lies beyond a gap is kept at its place and reported by SACK; what came
 * twice is reported by D-SACK (RFC 2883).
 */
import type { Blocks } from './segment-options.ts';
import { Reassembly } from './reassembly.ts';
import { ReceiveQueue } from './receive-queue.ts';
import type { Hoarder, PiecePool } from './receive-queue.ts';
import { SACK_BLOCKS_MAX } from './arrived.ts';
import type { TcpUser } from './user.ts';

/** What became of the last text. */
export const IN_ORDER = 0;
export const FILLED_A_GAP = 1;
export const OUT_OF_ORDER = 2;
export const DUPLICATE = 3;
/** Beyond the window, or no room for its range. */
export const REFUSED = 4;
export type Fate =
  typeof IN_ORDER | typeof FILLED_A_GAP | typeof OUT_OF_ORDER | typeof DUPLICATE | typeof REFUSED;

export class Receiving implements Blocks, Hoarder {
  readonly queue: ReceiveQueue;
  readonly ranges: Reassembly;
  fate: Fate = IN_ORDER;
  /** Octets of the last text that the user took at once. */
  taken = 0;
  /** Where a FIN stands that came out of order; -1 when there is none. */
  finPosition = -1;
  /** What the next SACK option says, as sequence numbers; `report` fills it. */
  count = 0;
  readonly left = new Int32Array(SACK_BLOCKS_MAX);
  readonly right = new Int32Array(SACK_BLOCKS_MAX);
  /** What came twice, from RCV.NXT of then on; none when both are the same. */
  #duplicateLeft = 0;
  #duplicateRight = 0;
  readonly #pool: PiecePool;

  constructor(pool: PiecePool, rangesMax: number) {
    this.#pool = pool;
    this.queue = new ReceiveQueue(pool);
    this.ranges = new Reassembly(rangesMax);
  }

  /**
   * Text that begins `offset` octets from RCV.NXT, of which the window takes what lies before
   * `room`. Answers by how many octets RCV.NXT moves on.
   */
  take(
    b: Uint8Array,
    from: number,
    to: number,
    offset: number,
    room: number,
    next: number,
    user: TcpUser | undefined,
  ): number {
    this.taken = 0;
    const end = Math.min(offset + to - from, room);
    const begin = Math.max(offset, 0);
    if (offset < 0) this.#noteDuplicate(next + offset, next + Math.min(end, 0));
    if (begin >= end) {
      this.fate = offset < 0 ? DUPLICATE : REFUSED;
      return 0;
    }
    const at = from + begin - offset;
    if (begin > 0) return this.#keep(b, at, begin, end, next);
    const { queue, ranges } = this;
    const taken = queue.readable === 0 ? (user?.take?.(b, at, at + end) ?? 0) : 0;
    this.taken = taken;
    if (taken > 0) queue.pass(taken);
    if (taken < end) {
      if (!this.#pool.hasRoom(queue.missing(queue.end, end - taken), true)) {
        this.fate = REFUSED;
        return taken;
      }
      queue.put(queue.end, b, at + taken, at + end);
      queue.end += end - taken;
    }
    this.fate = IN_ORDER;
    if (ranges.count === 0) return end;
    const position = queue.end;
    queue.end = ranges.takeFrom(position);
    if (ranges.count === 0) {
      this.#pool.hoards(this, false);
      // What came early may have come again, and gone to the user at once.
      queue.settle();
    }
    this.fate = FILLED_A_GAP;
    return end + queue.end - position;
  }

  /** Text between these offsets from RCV.NXT, wholly before it: RFC 2883 §4. */
  cameTwice(offset: number, end: number, next: number): void {
    this.#noteDuplicate(next + offset, next + end);
  }

  /** A FIN `offset` octets from RCV.NXT, beyond a gap, and within the window. */
  keepFin(offset: number, room: number): void {
    this.fate = DUPLICATE;
    if (offset <= 0 || offset > room) return;
    this.finPosition = this.queue.end + offset;
    this.fate = OUT_OF_ORDER;
  }

  get isFinNext(): boolean {
    return this.finPosition === this.queue.end;
  }

  /** Fills `left` and `right` for an option: the duplicate first, then the newest ranges. */
  report(next: number): void {
    this.count = 0;
    if (this.#duplicateLeft !== this.#duplicateRight) {
      this.left[this.count] = this.#duplicateLeft;
      this.right[this.count++] = this.#duplicateRight;
    }
    for (let index = 0; this.count < SACK_BLOCKS_MAX && this.ranges.reported(index); index++) {
      this.left[this.count] = next + (this.ranges.start - this.queue.end);
      this.right[this.count++] = next + (this.ranges.end - this.queue.end);
    }
  }

  /** It went out: a duplicate is reported but once. */
  reported(): void {
    this.#duplicateRight = this.#duplicateLeft;
  }

  /** Whether the next acknowledgment has something to report. */
  get hasReport(): boolean {
    return this.ranges.count > 0 || this.#duplicateLeft !== this.#duplicateRight;
  }

  /** Nothing more will be read. */
  clear(): void {
    this.queue.clear();
    this.giveUpEarly();
    this.#duplicateRight = this.#duplicateLeft;
  }

  /** Text that came early is forgotten; its sender has it still. */
  giveUpEarly(): void {
    this.#pool.hoards(this, false);
    this.ranges.clear();
    this.queue.dropEarly();
    this.queue.settle();
  }

  #keep(b: Uint8Array, at: number, begin: number, end: number, next: number): number {
    const position = this.queue.end;
    if (this.ranges.holds(position + begin, position + end)) {
      this.ranges.renew(position + begin);
      this.#noteDuplicate(next + begin, next + end);
      this.fate = DUPLICATE;
      return 0;
    }
    this.fate = REFUSED;
    const pieces = this.queue.missing(position + begin, end - begin);
    if (!this.#pool.hasRoom(pieces, false)) return 0;
    if (!this.ranges.insert(position + begin, position + end)) {
      this.#pool.counters.reassemblyRangesFull++;
      return 0;
    }
    if (this.ranges.count === 1) this.#pool.hoards(this, true);
    this.queue.put(position + begin, b, at, at + end - begin);
    this.fate = OUT_OF_ORDER;
    return 0;
  }

  #noteDuplicate(left: number, right: number): void {
    this.#duplicateLeft = left | 0;
    this.#duplicateRight = right | 0;
  }
}
