/** Connections in TIME-WAIT, in the order they came there; the first go when there are too many. */
import { afterTimeWait, TIME_WAIT } from '../../../generated/transport/tcp-connection.machine.ts';
import type { Connection } from './connection.ts';

export class TimeWait {
  readonly #most: number;
  readonly #dropped: () => void;
  readonly #waiting = new Set<Connection>();

  constructor(most: number, dropped: () => void) {
    this.#most = most;
    this.#dropped = dropped;
  }

  get size(): number {
    return this.#waiting.size;
  }

  add(connection: Connection): void {
    this.#waiting.add(connection);
    if (this.#waiting.size <= this.#most) return;
    for (const first of this.#waiting) {
      this.#dropped();
      this.end(first);
      return;
    }
  }

  remove(connection: Connection): void {
    this.#waiting.delete(connection);
  }

  /** Its time is up before it is. */
  end(connection: Connection): void {
    this.#waiting.delete(connection);
    if (connection.state === TIME_WAIT) connection.run('Time-Wait', afterTimeWait);
  }
}
