/**
 * TCP_CORK, as tcp(7) has it: text that fills no segment waits for more of it, until the cork is
 * pulled, but no longer than a fifth of a second, so that whoever forgets it is only slow.
 */
import { Timer } from '../../base/timers.ts';
import type { Connection } from './connection.ts';

export class Cork {
  readonly #connection: Connection;
  #timer: Timer | undefined;
  /** What waits has waited long enough. */
  #isOver = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Whether a segment that is not full has to wait. */
  get isIn(): boolean {
    const connection = this.#connection;
    return connection.options.cork && !this.#isOver && !connection.isClosing;
  }

  /** Whether it is what keeps all the text that was not sent from going. */
  get isHolding(): boolean {
    const { unsent, path } = this.#connection;
    return this.isIn && unsent < path.segmentOctets;
  }

  /** After something was sent, or could not be. */
  settle(): void {
    const { unsent, options, shared } = this.#connection;
    if (unsent === 0 || !options.cork) {
      this.stop();
      this.#isOver = false;
    } else if (this.isHolding) {
      this.#timer ??= new Timer(shared.timers, () => this.#pull());
      if (!this.#timer.isRunning) this.#timer.start(shared.limits.corkMaxMs);
    }
  }

  stop(): void {
    this.#timer?.stop();
  }

  #pull(): void {
    const connection = this.#connection;
    this.#isOver = true;
    connection.wantsOutput = true;
    connection.settle();
  }
}
