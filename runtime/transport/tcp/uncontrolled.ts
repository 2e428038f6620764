/**
 * No congestion control: the peer's window alone says how much may be under way. For links whose
 * capacity is known and nobody else's, as a cable or a radio has; never a default, as RFC 9293
 * §3.8.2 (MUST-19) asks for congestion control wherever the Internet is between.
 */
import type { CongestionControl } from './congestion.ts';

/** More than any window that a peer can offer: RFC 7323 §2.2. */
const EVERYTHING = 2 ** 30;

export class Uncontrolled implements CongestionControl {
  readonly name = 'none';
  readonly leastWindow = EVERYTHING;

  startGrowth(): number {
    return 0;
  }

  grow(): void {}

  reduced(): number {
    return EVERYTHING;
  }

  restarted(): void {}
  undone(): void {}
}
