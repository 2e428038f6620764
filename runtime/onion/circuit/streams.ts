/**
 * The streams of a circuit by their ids. An id that was used is free again when the other end has
 * said END: until then what it still sends is expected, counted, and gone.
 */
import { below } from '../../base/random.ts';
import type { Random } from '../../base/random.ts';
import type { OnionStream } from '../stream.ts';
import type { Resolution } from '../stream/resolution.ts';

/** Of one circuit, those that wait for END included; then no more can be opened. */
export const STREAMS_MAX = 1024;
/** Zero is the circuit itself: tor-spec §6.1. */
const STREAM_IDS = 0xffff;

export type AnyStream = OnionStream | Resolution;

/** Ended by us: the END of the other side is still to come. */
export const ENDED = 'ended';

export class Streams {
  readonly #byId = new Map<number, AnyStream | typeof ENDED>();
  readonly #live = new Set<AnyStream>();
  #last: number;

  constructor(random: Random) {
    this.#last = below(random, STREAM_IDS);
  }

  /** Those that live. */
  get count(): number {
    return this.#live.size;
  }

  get isFull(): boolean {
    return this.#byId.size >= STREAMS_MAX;
  }

  /** One that is free; there is one as long as it is not full. */
  newId(): number {
    do this.#last = (this.#last % STREAM_IDS) + 1;
    while (this.#byId.has(this.#last));
    return this.#last;
  }

  add(stream: AnyStream): void {
    this.#byId.set(stream.id, stream);
    this.#live.add(stream);
  }

  get(id: number): AnyStream | typeof ENDED | undefined {
    return this.#byId.get(id);
  }

  /** It has ended: with `isAnswered` on both sides. */
  remove(stream: AnyStream, isAnswered: boolean): void {
    this.#live.delete(stream);
    if (isAnswered) this.#byId.delete(stream.id);
    else if (this.#byId.get(stream.id) === stream) this.#byId.set(stream.id, ENDED);
  }

  /** The other end has said END too. */
  forget(id: number): void {
    this.#byId.delete(id);
  }

  /** As of now: whoever is told may end meanwhile. */
  every(): readonly AnyStream[] {
    return [...this.#live];
  }

  clear(): void {
    this.#byId.clear();
    this.#live.clear();
  }
}
