/**
 * What a client has sent and a connection has not taken yet. Cells are copied one behind the other
 * into blocks, and what lies together is written together: once a turn, however many cells came.
 * A block is never written over, for TCP keeps what it is given until it has arrived.
 */
import { copyOctets } from '../../base/octets.ts';

const FIRST_OCTETS = 2_048;
const BLOCK_OCTETS = 16_384;

/** Of TcpConnection, what is written to. */
export interface TextSink {
  /** Takes octets, and keeps them as they are, and answers how many. */
  write(octets: Uint8Array): number;
}

interface Block {
  readonly b: Uint8Array;
  from: number;
  to: number;
}

export class WaitingText {
  readonly #changed: (octets: number) => void;
  readonly #blocks: Block[] = [];
  #octets = 0;
  #blockOctets = FIRST_OCTETS;

  /** `changed` hears how many more octets there are now, or less than none. */
  constructor(changed: (octets: number) => void) {
    this.#changed = changed;
  }

  get octets(): number {
    return this.#octets;
  }

  append(b: Uint8Array, from: number, to: number): void {
    this.#change(to - from);
    for (let at = from; at < to;) {
      let last = this.#blocks.at(-1);
      if (last === undefined || last.to === last.b.length) {
        last = { b: new Uint8Array(this.#blockOctets), from: 0, to: 0 };
        this.#blockOctets = BLOCK_OCTETS;
        this.#blocks.push(last);
      }
      const count = Math.min(to - at, last.b.length - last.to);
      copyOctets(b, at, at + count, last.b, last.to);
      last.to += count;
      at += count;
    }
  }

  /** As much as it takes; whether that was all. */
  writeTo(sink: TextSink): boolean {
    while (this.#blocks.length > 0) {
      const block = this.#blocks[0];
      if (block.from < block.to) {
        const taken = sink.write(block.b.subarray(block.from, block.to));
        block.from += taken;
        this.#change(-taken);
        if (block.from < block.to) return false;
      }
      // The last block has room: what comes next is put behind, which nobody has been given.
      if (this.#blocks.length === 1 && block.to < block.b.length) return true;
      this.#blocks.shift();
    }
    return true;
  }

  clear(): void {
    this.#blocks.length = 0;
    this.#change(-this.#octets);
  }

  #change(octets: number): void {
    if (octets === 0) return;
    this.#octets += octets;
    this.#changed(octets);
  }
}
