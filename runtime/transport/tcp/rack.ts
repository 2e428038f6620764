/**
 * RACK, RFC 8985 §6: a segment is lost when one that was sent later has arrived, and a little time
 * for reordering has passed.
 */
import { before } from '../../base/sequence.ts';
import type { RoundTrip } from './rtt.ts';
import { LOST, RETRANSMITTED, SACKED } from './scoreboard.ts';
import type { Scoreboard } from './scoreboard.ts';

/** RFC 8985 §6.2: recoveries after which a wider window for reordering is forgotten. */
const PERSIST_RECOVERIES = 16;
const MULTIPLIER_MAX = 255;
const DUPLICATES = 3;

export class Rack {
  /** Of the segment sent last among those that arrived. */
  sentAt = 0;
  end = 0;
  rttMs = 0;
  isReorderingSeen = false;
  #highest = 0;
  #isBegun = false;
  #multiplier = 1;
  #persist = PERSIST_RECOVERIES;
  /** One widening a round: until this is acknowledged. */
  #roundEnd = 0;
  #isInRound = false;

  /** A segment arrived: steps 2 and 3. `isOfLast`: it is the last time it was sent that did. */
  delivered(
    end: number,
    sentAt: number,
    flags: number,
    now: number,
    rtt: RoundTrip,
    isOfLast: boolean,
  ): void {
    const isRepeated = (flags & RETRANSMITTED) !== 0;
    if (!this.#isBegun || before(this.#highest, end)) {
      this.#highest = end;
      this.#isBegun = true;
    } else if (!isRepeated && before(end, this.#highest)) this.isReorderingSeen = true;
    // An acknowledgment so soon is of the first time it was sent.
    if (isRepeated && (now - sentAt < rtt.minimumMs || !isOfLast)) return;
    if (sentAt > this.sentAt || (sentAt === this.sentAt && before(this.end, end))) {
      this.sentAt = sentAt;
      this.end = end;
      this.rttMs = now - sentAt;
    }
  }

  /** A D-SACK: what we sent again had arrived: step 4. */
  duplicated(segAck: number, sndNxt: number): void {
    if (this.#isInRound && before(segAck, this.#roundEnd)) return;
    this.#isInRound = true;
    this.#roundEnd = sndNxt;
    this.#multiplier = Math.min(this.#multiplier + 1, MULTIPLIER_MAX);
    this.#persist = PERSIST_RECOVERIES;
  }

  recovered(): void {
    if (--this.#persist > 0) return;
    this.#persist = PERSIST_RECOVERIES;
    this.#multiplier = 1;
  }

  /** Step 5: marks what is lost, and answers in how many milliseconds to look again; 0: not. */
  detect(
    sent: Scoreboard,
    now: number,
    rtt: RoundTrip,
    isRecovering: boolean,
    mss: number,
  ): number {
    const wait = this.rttMs + this.#window(rtt, isRecovering, sent.sackedOctets, mss);
    let again = 0;
    for (let index = 0; index < sent.count; index++) {
      if ((sent.flags(index) & (SACKED | LOST)) !== 0) continue;
      const sentAt = sent.sentAt(index);
      const isEarlier =
        sentAt < this.sentAt || (sentAt === this.sentAt && before(sent.end(index), this.end));
      if (!isEarlier) continue;
      const left = sentAt + wait - now;
      if (left <= 0) sent.markLost(index);
      else if (left > again) again = left;
    }
    return again;
  }

  /** The window for reordering: RFC 8985 §6.2, RACK_update_reo_wnd. */
  #window(rtt: RoundTrip, isRecovering: boolean, sacked: number, mss: number): number {
    if (!this.isReorderingSeen && (isRecovering || sacked >= DUPLICATES * mss)) return 0;
    const minimum = rtt.minimumMs === Infinity ? 0 : rtt.minimumMs;
    return Math.min((this.#multiplier * minimum) / 4, rtt.smoothedMs);
  }
}
