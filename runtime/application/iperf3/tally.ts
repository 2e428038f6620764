/**
 * What is counted of one stream, on one side: octets and, of datagrams, how many came, how many did
 * not, and how unevenly (RFC 1889 §A.8). What happens while the beginning is omitted, and after the
 * end, is not counted.
 */
import type { StreamResult } from './results.ts';

/** Of an interval, or of the whole. */
export interface Counts {
  readonly octets: number;
  readonly packets: number;
  readonly lost: number;
  readonly outOfOrder: number;
}

const JITTER_GAIN = 1 / 16;

export class Tally {
  readonly id: number;
  readonly isSender: boolean;
  octets = 0;
  packets = 0;
  lost = 0;
  outOfOrder = 0;
  jitterSeconds = 0;
  #lastTransit = NaN;
  #highest = 0;
  #isFrozen = false;
  /** As all was when the last interval ended. */
  #mark: Counts = { octets: 0, packets: 0, lost: 0, outOfOrder: 0 };

  constructor(id: number, isSender: boolean) {
    this.id = id;
    this.isSender = isSender;
  }

  get isFrozen(): boolean {
    return this.#isFrozen;
  }

  count(octets: number): void {
    if (!this.#isFrozen) this.octets += octets;
  }

  sentPacket(octets: number): void {
    if (this.#isFrozen) return;
    this.octets += octets;
    this.packets++;
  }

  /** The datagram of that number came, so many seconds after it was sent by its sender's clock. */
  receivedPacket(octets: number, number: number, transitSeconds: number): void {
    if (this.#isFrozen) return;
    this.octets += octets;
    if (number > this.#highest) {
      // What lies between has not come, or not yet.
      this.lost += number - this.#highest - 1;
      this.packets += number - this.#highest;
      this.#highest = number;
    } else {
      this.outOfOrder++;
      if (this.lost > 0) this.lost--;
    }
    if (!Number.isNaN(this.#lastTransit)) {
      const difference = Math.abs(transitSeconds - this.#lastTransit);
      this.jitterSeconds += (difference - this.jitterSeconds) * JITTER_GAIN;
    }
    this.#lastTransit = transitSeconds;
  }

  /** What was counted since the last interval ended; the next begins. */
  takeInterval(): Counts {
    const { octets, packets, lost, outOfOrder } = this;
    const before = this.#mark;
    this.#mark = { octets, packets, lost, outOfOrder };
    return {
      octets: octets - before.octets,
      packets: packets - before.packets,
      lost: lost - before.lost,
      outOfOrder: outOfOrder - before.outOfOrder,
    };
  }

  /** The beginning is over: all begins anew. */
  forget(): void {
    if (this.#isFrozen) return;
    this.octets = 0;
    this.packets = 0;
    this.lost = 0;
    this.outOfOrder = 0;
    this.jitterSeconds = 0;
    this.takeInterval();
  }

  /** The end: from now on nothing counts. */
  freeze(): void {
    this.#isFrozen = true;
  }

  result(seconds: number, retransmits: number): StreamResult {
    const { id, octets, jitterSeconds, lost, packets } = this;
    return { id, octets, retransmits, jitterSeconds, lost, packets, seconds };
  }
}
