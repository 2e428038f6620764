/**
 * When to acknowledge: RFC 9293 §3.8.6.3, RFC 5681 §4.2. At once what is out of order or came
 * twice, every second full segment, what was pushed and is small (its sender waits), and everything
 * while a connection is young; else within a little time, in the hope of a segment to ride on.
 */
export class Acknowledgments {
  /** To be sent when the batch is over, unless something else carries it. */
  isDue = false;
  /** May wait for the delay. */
  isOwed = false;
  /** The last acknowledgment number that we sent. */
  sent = 0;
  /** The largest text seen in one segment: RCV.MSS, as far as it is known. */
  receiveMss = 0;
  #quick: number;
  #octets = 0;

  constructor(quick: number) {
    this.#quick = quick;
  }

  /** Text in order: `octets` of it, in `segments`, the largest of `segmentOctets`. */
  arrived(octets: number, segments: number, segmentOctets: number, isPushed: boolean): void {
    if (segmentOctets > this.receiveMss) this.receiveMss = segmentOctets;
    this.#octets += octets;
    this.isOwed = true;
    const isSmall = segmentOctets < this.receiveMss;
    if (this.#quick > 0 || (isPushed && isSmall) || this.#octets >= 2 * this.receiveMss) {
      this.isDue = true;
    }
    this.#quick = Math.max(0, this.#quick - segments);
  }

  now(): void {
    this.isOwed = true;
    this.isDue = true;
  }

  /** A segment went out that acknowledges `next`. */
  carried(next: number): void {
    this.sent = next;
    this.isDue = false;
    this.isOwed = false;
    this.#octets = 0;
  }
}
