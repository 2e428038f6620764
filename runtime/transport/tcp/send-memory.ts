/**
 * How much all connections keep of what was written and is not acknowledged. When that is the most,
 * each may still keep a little of its own: it is woken by its own acknowledgments, and nobody waits
 * for ever for what others hold.
 */
export class SendMemory {
  /** In all queues together. */
  held = 0;
  readonly #most: number;
  readonly #leastOfEach: number;

  constructor(most = Infinity, leastOfEach = 0) {
    this.#most = most;
    this.#leastOfEach = leastOfEach;
  }

  /** How much more a queue that holds `length` octets may take. */
  room(length: number): number {
    return Math.max(this.#most - this.held, this.#leastOfEach - length, 0);
  }
}
