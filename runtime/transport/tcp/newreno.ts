/** RFC 5681 §3.1: a segment more each round trip, half of what was in flight after a loss. */
import type { CongestionControl, Window } from './congestion.ts';

export class NewReno implements CongestionControl {
  readonly name = 'newreno';
  readonly leastWindow = 0;
  /** Octets acknowledged since the window last grew: RFC 3465 §2.1. */
  #counted = 0;

  startGrowth(_window: Window, acknowledged: number): number {
    return acknowledged;
  }

  grow(window: Window, acknowledged: number): void {
    this.#counted += acknowledged;
    while (this.#counted >= window.congestionWindow) {
      this.#counted -= window.congestionWindow;
      window.congestionWindow += window.mss;
    }
  }

  reduced(window: Window): number {
    this.#counted = 0;
    return Math.floor(Math.min(window.flight, window.congestionWindow) / 2);
  }

  restarted(): void {
    this.#counted = 0;
  }

  undone(): void {
    this.#counted = 0;
  }
}
