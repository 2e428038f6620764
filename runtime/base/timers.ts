/**
 * Timers of a stack, all in one heap by deadline. A timer that is put off, as most are again and
 * again, only notes its new deadline and is moved when the old one comes; so putting off costs
 * nothing, and nothing is allocated after a timer was made. One that is stopped stays where it is
 * too, for it may well be started again; when most of them are such, they are swept out at once,
 * and with them whatever they would have called.
 */
import type { Clock } from './clock.ts';

/** So many that are stopped may always be there. */
const STOPPED_MAX = 64;

export class Timers {
  readonly clock: Clock;
  /** Called when the next deadline has become an earlier one: whoever sleeps should sleep less. */
  onEarlier: () => void = () => {};
  readonly #heap: Timer[] = [];
  #order = 0;
  #stopped = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** How many are kept: those that run, and stopped ones that were not swept out yet. */
  get size(): number {
    return this.#heap.length;
  }

  /** When `fire` next has something to do, at the earliest; Infinity when nothing runs. */
  get next(): number {
    return this.#heap.length === 0 ? Infinity : this.#heap[0].place.deadline;
  }

  /** How many run: looks at each, for whoever wonders what is left of what has ended. */
  get running(): number {
    return this.#heap.filter((timer) => timer.isRunning).length;
  }

  /**
   * Fires every timer that is due, in the order of deadlines, equal ones as they were started. What
   * is started meanwhile for no time at all waits for the next call, so that each call ends.
   */
  fire(): void {
    const now = this.clock.now();
    const begun = this.#order;
    while (this.#heap.length > 0 && this.#heap[0].place.deadline <= now) {
      const timer = this.#heap[0];
      const { place, deadline } = timer;
      if (place.order >= begun) break;
      if (deadline > place.deadline && deadline !== Infinity) {
        place.deadline = deadline;
        place.order = this.#order++;
        this.#sink(0);
      } else {
        this.#takeFirst();
        if (deadline === Infinity) this.#stopped--;
        else timer.expire();
      }
    }
    this.#sweep();
  }

  /** For Timer alone: it has a deadline, or an earlier one. */
  enter(timer: Timer): void {
    const { place } = timer;
    if (place.index >= 0 && timer.deadline >= place.deadline) return;
    place.deadline = timer.deadline;
    place.order = this.#order++;
    if (place.index < 0) {
      place.index = this.#heap.length;
      this.#heap.push(timer);
    }
    this.#rise(place.index);
    if (place.index === 0) this.onEarlier();
  }

  /** For Timer alone: it is started, and was stopped where it is. */
  resumed(): void {
    this.#stopped--;
  }

  /** For Timer alone: it is stopped, and stays where it is for now. */
  stopped(): void {
    this.#stopped++;
    this.#sweep();
  }

  #sweep(): void {
    const heap = this.#heap;
    if (this.#stopped <= STOPPED_MAX || this.#stopped <= heap.length >> 1) return;
    let kept = 0;
    for (const timer of heap) {
      if (timer.deadline === Infinity) timer.place.index = -1;
      else heap[kept++] = timer;
    }
    heap.length = kept;
    this.#stopped = 0;
    for (let index = 0; index < kept; index++) heap[index].place.index = index;
    for (let index = (kept >> 1) - 1; index >= 0; index--) this.#sink(index);
  }

  #takeFirst(): void {
    const first = this.#heap[0];
    const last = this.#heap.pop()!;
    first.place.index = -1;
    if (last === first) return;
    this.#heap[0] = last;
    last.place.index = 0;
    this.#sink(0);
  }

  #rise(from: number): void {
    const heap = this.#heap;
    const timer = heap[from];
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (isSooner(heap[above].place, timer.place)) break;
      heap[at] = heap[above];
      heap[at].place.index = at;
      at = above;
    }
    heap[at] = timer;
    timer.place.index = at;
  }

  #sink(from: number): void {
    const heap = this.#heap;
    const timer = heap[from];
    let at = from;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isSooner(heap[below + 1].place, heap[below].place)) below++;
      if (isSooner(timer.place, heap[below].place)) break;
      heap[at] = heap[below];
      heap[at].place.index = at;
      at = below;
    }
    heap[at] = timer;
    timer.place.index = at;
  }
}

/** Where a timer is in the heap, and by which deadline it was put there. */
interface Place {
  index: number;
  deadline: number;
  order: number;
}

function isSooner(one: Place, other: Place): boolean {
  return (
    one.deadline < other.deadline || (one.deadline === other.deadline && one.order < other.order)
  );
}

/** One timer, made once and started as often as need be. */
export class Timer {
  /** When it fires; Infinity while it does not run. */
  deadline = Infinity;
  readonly place: Place = { index: -1, deadline: 0.5, order: 0 };
  readonly #timers: Timers;
  readonly #fire: () => void;

  constructor(timers: Timers, fire: () => void) {
    this.#timers = timers;
    this.#fire = fire;
  }

  get isRunning(): boolean {
    return this.deadline !== Infinity;
  }

  /** Starts it, or starts it again; after Infinity it never fires, and nobody has to know it. */
  start(ms: number): void {
    if (ms === Infinity) return this.stop();
    if (this.place.index >= 0 && !this.isRunning) this.#timers.resumed();
    this.deadline = this.#timers.clock.now() + ms;
    this.#timers.enter(this);
  }

  stop(): void {
    if (!this.isRunning) return;
    this.deadline = Infinity;
    if (this.place.index >= 0) this.#timers.stopped();
  }

  /** For Timers alone. */
  expire(): void {
    this.deadline = Infinity;
    this.#fire();
  }
}
