/**
 * What others have told for a time: a bounded list, each item of which goes when its time is over.
 * When it is full, what is new is refused: who floods a link pushes nobody out.
 */
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';

export interface Expiring {
  /** Milliseconds of the stack's clock; Infinity for ever. */
  until: number;
}

export class ExpiringList<Item extends Expiring> {
  readonly #items: Item[] = [];
  readonly #itemsMax: number;
  readonly #timers: Timers;
  readonly #timer: Timer;
  readonly #gone: (item: Item) => void;

  /** `gone` is told of each item that is taken away, by time or otherwise. */
  constructor(timers: Timers, itemsMax: number, gone: (item: Item) => void = () => {}) {
    this.#timers = timers;
    this.#itemsMax = itemsMax;
    this.#gone = gone;
    this.#timer = new Timer(timers, () => this.#expire());
  }

  get items(): readonly Item[] {
    return this.#items;
  }

  get isFull(): boolean {
    return this.#items.length >= this.#itemsMax;
  }

  /** False when there is no room. */
  add(item: Item): boolean {
    if (this.isFull) return false;
    this.#items.push(item);
    this.#wait();
    return true;
  }

  /** Has it last so much longer, from now on. */
  renew(item: Item, ms: number): void {
    item.until = this.#timers.clock.now() + ms;
    this.#wait();
  }

  remove(item: Item): void {
    const place = this.#items.indexOf(item);
    if (place < 0) return;
    this.#items.splice(place, 1);
    this.#gone(item);
  }

  /** Takes away every item of which `isGone` says so. */
  removeThose(isGone: (item: Item) => boolean): void {
    for (const item of this.#items.filter(isGone)) this.remove(item);
  }

  clear(): void {
    this.removeThose(() => true);
  }

  #expire(): void {
    const now = this.#timers.clock.now();
    this.removeThose(({ until }) => until <= now);
    this.#wait();
  }

  #wait(): void {
    const next = Math.min(...this.#items.map(({ until }) => until));
    if (next === Infinity) this.#timer.stop();
    else this.#timer.start(Math.max(0, next - this.#timers.clock.now()));
  }
}
