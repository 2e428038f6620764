/** Streams that have something to send, in turns, a cell each: nobody waits for all of another's. */
import type { CarriedStream } from '../stream/host.ts';

export class Turns {
  readonly #waiting: CarriedStream[] = [];
  #next = 0;

  get count(): number {
    return this.#waiting.length;
  }

  add(stream: CarriedStream): void {
    if (!this.#waiting.includes(stream)) this.#waiting.push(stream);
  }

  remove(stream: CarriedStream): void {
    const index = this.#waiting.indexOf(stream);
    if (index < 0) return;
    this.#waiting.splice(index, 1);
    if (index < this.#next) this.#next--;
  }

  /** The next whose text may go, or undefined when nobody's may; who has none leaves. */
  take(): CarriedStream | undefined {
    for (let left = this.#waiting.length; left > 0; left--) {
      if (this.#next >= this.#waiting.length) this.#next = 0;
      const stream = this.#waiting[this.#next];
      if (stream.text.length === 0) {
        this.remove(stream);
        continue;
      }
      this.#next++;
      if (stream.sendable > 0) return stream;
    }
    return undefined;
  }

  clear(): void {
    this.#waiting.length = 0;
    this.#next = 0;
  }
}
