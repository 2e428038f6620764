/**
 * How fast one channel may ask for circuits. Each costs an exchange of keys, so whoever asks for
 * thousands at once would have the relay do nothing else: beyond a burst it gets so many a second,
 * and all other channels their own. A busy relay asks for a few a second.
 */
import type { Clock } from '../../base/clock.ts';
import type { CellChannel } from '../channel/user.ts';

interface Bucket {
  left: number;
  moment: number;
}

export class CreateRate {
  readonly #clock: Clock;
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #buckets = new WeakMap<CellChannel, Bucket>();

  constructor(clock: Clock, perSecond: number, burst: number) {
    this.#clock = clock;
    this.#perSecond = perSecond;
    this.#burst = burst;
  }

  /** Whether one more circuit may come over it now: it is counted then. */
  allows(channel: CellChannel): boolean {
    const now = this.#clock.now();
    let bucket = this.#buckets.get(channel);
    if (bucket === undefined) {
      bucket = { left: this.#burst, moment: now };
      this.#buckets.set(channel, bucket);
    }
    const earned = ((now - bucket.moment) * this.#perSecond) / 1000;
    bucket.left = Math.min(this.#burst, bucket.left + earned);
    bucket.moment = now;
    if (bucket.left < 1) return false;
    bucket.left--;
    return true;
  }
}
