/**
 * Waiting for one descriptor, as many times at once as one likes. A promise is settled when what it
 * waits for may hold; whoever waited asks the descriptor itself, and waits again if it must.
 */
import type { Sockets } from '../berkeley.ts';
import { POLLERR, POLLHUP, POLLNVAL } from '../constants.ts';
import { errnoName, SocketError } from '../errno.ts';

/** Those who wait for one descriptor at the same time. */
export const WAITERS_MAX = 65536;

interface Waiter {
  readonly events: number;
  readonly settle: (error?: unknown) => void;
}

const ALWAYS = POLLERR | POLLHUP | POLLNVAL;

export class Readiness {
  readonly #sockets: Sockets;
  readonly #descriptor: number;
  readonly #waiters = new Set<Waiter>();
  readonly #stop: () => void;
  #isOver = false;

  /** Throws where the descriptor cannot be watched. */
  constructor(sockets: Sockets, descriptor: number) {
    this.#sockets = sockets;
    this.#descriptor = descriptor;
    const stop = sockets.watch(descriptor, () => this.#changed());
    if (typeof stop === 'number') throw new SocketError(errnoName(stop), 'watch');
    this.#stop = stop;
  }

  /** Settled when one of the events holds; an error or an end is always one of them. */
  wait(events: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(reasonOf(signal));
    if (this.#isOver) return Promise.reject(new SocketError('ECANCELED', 'wait'));
    if (this.#waiters.size >= WAITERS_MAX) {
      return Promise.reject(new SocketError('ENOBUFS', 'wait'));
    }
    if (this.#holds(events)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const abort = (): void => waiter.settle(reasonOf(signal!));
      const settle = (error?: unknown): void => {
        this.#waiters.delete(waiter);
        signal?.removeEventListener('abort', abort);
        if (error === undefined) resolve();
        else reject(error as Error);
      };
      const waiter: Waiter = { events, settle };
      this.#waiters.add(waiter);
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  /** The descriptor is about to be closed: whoever waits is told so. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stop();
    for (const { settle } of [...this.#waiters]) settle(new SocketError('ECANCELED', 'wait'));
  }

  #holds(events: number): boolean {
    return (this.#sockets.readiness(this.#descriptor) & (events | ALWAYS)) !== 0;
  }

  #changed(): void {
    if (this.#waiters.size === 0) return;
    const ready = this.#sockets.readiness(this.#descriptor);
    for (const { events, settle } of [...this.#waiters]) {
      if ((ready & (events | ALWAYS)) !== 0) settle();
    }
  }
}

/** What a signal was aborted with. */
export function reasonOf(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new Error(String(reason));
}
