/**
 * The congestion window, in the phases of spec/transport/congestion.protocol. What grows and by how
 * much is an algorithm's; sending within recovery is in proportion to what arrives: RFC 9937.
 */
import { SLOW_START, startCongestion } from '../../../generated/transport/congestion.machine.ts';
import type {
  Acknowledgment,
  Congestion,
  CongestionState,
} from '../../../generated/transport/congestion.machine.ts';
import type { RoundTrip } from './rtt.ts';
import type { CongestionName } from './user.ts';

/** What an algorithm sees and changes. All in octets. */
export interface Window {
  congestionWindow: number;
  slowStartThreshold: number;
  readonly mss: number;
  /** What was in flight before the acknowledgment that is looked at. */
  readonly flight: number;
  readonly now: number;
  readonly segAck: number;
  readonly sndNxt: number;
  readonly rtt: RoundTrip;
}

/** One algorithm: NewReno, CUBIC, none. The phases are not its own. */
export interface CongestionControl {
  readonly name: CongestionName;
  /** The window is never less. */
  readonly leastWindow: number;
  /** Slow start: how much to grow for `acknowledged` octets. */
  startGrowth(window: Window, acknowledged: number): number;
  /** Congestion avoidance: changes the window. */
  grow(window: Window, acknowledged: number): void;
  /** A loss: what the threshold becomes. */
  reduced(window: Window): number;
  /** The retransmission timer ran out, or nothing was sent for long. */
  restarted(): void;
  /** The reduction was a mistake. */
  undone(): void;
}

export class CongestionWindow implements Congestion, Acknowledgment, Window {
  state: CongestionState = SLOW_START;
  slowStartThreshold = Number.MAX_SAFE_INTEGER;
  recoveryPoint = 0;
  sndNxt = 0;
  segAck = 0;
  acknowledged = 0;
  delivered = 0;
  mss: number;
  flight = 0;
  /** What is thought to be on its way now. */
  pipe = 0;
  now = 0;
  /** Whether the window was what kept us from sending more: only then it grows (RFC 9293). */
  isLimited = false;
  /** The last acknowledgment moved SND.UNA, and told of no further loss. */
  isSafe = false;
  /** Without SACK: in recovery it moved SND.UNA, and not to the recovery point (RFC 6582). */
  isPartial = false;
  readonly algorithm: CongestionControl;
  readonly rtt: RoundTrip;
  #window = 0;
  #initialSegments: number;
  #priorWindow = 0;
  #priorThreshold = 0;
  // RFC 9937 §6
  #recoveryFlight = 0;
  #prrDelivered = 0;
  #prrOut = 0;

  constructor(algorithm: CongestionControl, rtt: RoundTrip, mss: number, initialSegments: number) {
    this.algorithm = algorithm;
    this.rtt = rtt;
    this.mss = mss;
    this.#initialSegments = initialSegments;
    this.congestionWindow = this.initialWindow;
    startCongestion(this);
  }

  get congestionWindow(): number {
    return this.#window;
  }

  set congestionWindow(octets: number) {
    this.#window = Math.max(octets, this.algorithm.leastWindow);
  }

  /** RFC 6928 §2. */
  get initialWindow(): number {
    const segments = this.#initialSegments;
    const octets = segments * 1_460;
    return Math.min(segments * this.mss, Math.max(2 * this.mss, octets));
  }

  /** The peer has said its MSS: nothing was sent yet. */
  begin(mss: number): void {
    this.mss = mss;
    this.congestionWindow = this.initialWindow;
  }

  /** The path's MTU changed: the window stays, in segments no less than one. */
  resize(mss: number): void {
    this.mss = mss;
    this.congestionWindow = Math.max(this.congestionWindow, mss);
  }

  /** Octets that went out in recovery. */
  sent(octets: number): void {
    this.#prrOut += octets;
  }

  growExponentially(acknowledged: number): void {
    if (!this.isLimited) return;
    const growth = this.algorithm.startGrowth(this, acknowledged);
    const window = this.congestionWindow + growth;
    this.congestionWindow = Math.min(
      window,
      Math.max(this.slowStartThreshold, this.congestionWindow),
    );
  }

  growByTheAlgorithm(acknowledged: number): void {
    if (this.isLimited) this.algorithm.grow(this, acknowledged);
  }

  reduceTheWindow(): void {
    this.#priorWindow = this.congestionWindow;
    this.#priorThreshold = this.slowStartThreshold;
    this.slowStartThreshold = Math.max(this.algorithm.reduced(this), 2 * this.mss);
  }

  beginRecovery(): void {
    this.#recoveryFlight = Math.max(this.flight, this.mss);
    this.#prrDelivered = 0;
    this.#prrOut = 0;
  }

  paceRecovery(delivered: number): void {
    this.#prrDelivered += delivered;
    const threshold = this.slowStartThreshold;
    let room: number;
    if (this.pipe > threshold) {
      const share = (this.#prrDelivered * threshold) / this.#recoveryFlight;
      room = Math.ceil(share) - this.#prrOut;
    } else {
      const limit = Math.max(this.#prrDelivered - this.#prrOut, delivered);
      room = Math.min(threshold - this.pipe, this.isSafe ? limit + this.mss : limit);
    }
    // The first retransmission goes out whatever the sums say; RFC 6582 has but one for each hole.
    if (this.#prrOut === 0 || this.isPartial) room = Math.max(room, this.mss);
    this.congestionWindow = this.pipe + Math.max(room, 0);
  }

  endRecovery(): void {
    this.congestionWindow = this.slowStartThreshold;
  }

  collapseTheWindow(): void {
    this.congestionWindow = this.mss;
    this.isLimited = true;
    this.algorithm.restarted();
  }

  undoTheReduction(): void {
    this.congestionWindow = Math.max(this.congestionWindow, this.#priorWindow);
    this.slowStartThreshold = this.#priorThreshold;
    this.algorithm.undone();
  }

  restartTheWindow(): void {
    // RFC 2861: what was learned is not forgotten.
    const learned = (this.congestionWindow * 3) / 4;
    if (this.congestionWindow <= this.initialWindow) return;
    this.slowStartThreshold = Math.max(this.slowStartThreshold, Math.floor(learned));
    this.congestionWindow = this.initialWindow;
    this.algorithm.restarted();
  }
}
