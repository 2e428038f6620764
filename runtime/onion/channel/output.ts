/**
 * Cells on their way out, one behind the other in chunks that are never written to again once they
 * are handed over: so nothing is copied twice, and a turn's cells go to TLS in one write, or in one
 * for each of its records.
 */
import {
  bodyEnd,
  bodyStart,
  COMMAND,
  writeNarrowHead,
  writeWideHead,
} from '../../../generated/onion/tor.wire.ts';
import { copyOctets } from '../../base/octets.ts';
import type { Link } from '../link.ts';

/** As many as fit into one record of TLS, of 2^14 octets. */
const CHUNK_CELLS = 31;

/** Link version 4 on: circuit ids of four octets. */
const WIDE_SINCE = 4;

export class CellOutput {
  /** What waits behind `isFull`, at most; then the other end does not read. */
  static readonly WAITING_OCTETS_MAX = 4_194_304;

  readonly #link: Link;
  #chunk = new Uint8Array(0);
  /** Of the chunk: handed over so far, written so far. */
  #flushed = 0;
  #filled = 0;
  /** The link has enough for now. */
  #isBlocked = false;
  #waiting: Uint8Array[] = [];
  #waitingOctets = 0;

  constructor(link: Link) {
    this.#link = link;
  }

  get isFull(): boolean {
    return this.#isBlocked;
  }

  get hasToFlush(): boolean {
    return this.#filled > this.#flushed;
  }

  get waitingOctets(): number {
    return this.#waitingOctets + this.#filled - this.#flushed;
  }

  /** A cell of fixed size; zeros stand behind its body. */
  put(
    linkVersion: number,
    circuitId: number,
    command: number,
    b: Uint8Array,
    from: number,
    to: number,
  ): void {
    const size = CELL_OCTETS[linkVersion];
    if (this.#filled + size > this.#chunk.length) this.#begin(size);
    const at = this.#filled;
    const end = at + size;
    if (linkVersion < WIDE_SINCE) writeNarrowHead(this.#chunk, at, end, circuitId, command);
    else writeWideHead(this.#chunk, at, end, circuitId, command);
    copyOctets(b, from, to, this.#chunk, end - BODY_OCTETS);
    this.#filled = end;
  }

  /** A cell of any size, whole: ours from now on. */
  putWhole(octets: Uint8Array): void {
    this.flush();
    this.#hand(octets);
  }

  flush(): void {
    if (this.#filled === this.#flushed) return;
    const octets = this.#chunk.subarray(this.#flushed, this.#filled);
    this.#flushed = this.#filled;
    this.#hand(octets);
  }

  /** The link takes octets again. True when all that waited is gone, and there is room for more. */
  resume(): boolean {
    this.#isBlocked = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#waitingOctets = 0;
    for (const octets of waiting) this.#hand(octets);
    return !this.#isBlocked;
  }

  #begin(size: number): void {
    this.flush();
    this.#chunk = new Uint8Array(size * CHUNK_CELLS);
    this.#flushed = 0;
    this.#filled = 0;
  }

  #hand(octets: Uint8Array): void {
    if (this.#isBlocked) {
      this.#waiting.push(octets);
      this.#waitingOctets += octets.length;
    } else if (!this.#link.write(octets)) {
      this.#isBlocked = true;
    }
  }
}

/** Of a cell of fixed size, whatever its link version is. */
const HEAD = new Uint8Array(8).fill(COMMAND.PADDING);

/** By link version: how large a cell of fixed size is. */
const CELL_OCTETS: readonly number[] = Array.from({ length: 6 }, (_, linkVersion) =>
  bodyEnd(HEAD, 0, linkVersion),
);

/** CELL_BODY_LEN: tor-spec §3. */
export const BODY_OCTETS: number = CELL_OCTETS[WIDE_SINCE] - bodyStart(HEAD, 0, WIDE_SINCE);
