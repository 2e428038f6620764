// @generated from spec/transport/congestion.protocol: change that, then npm run generate.
/** Congestion: one function an event, one case a state; `// :9` is a line of the spec. */
import { atOrBefore } from '../../runtime/base/sequence.ts';

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Congestion. */
export const SLOW_START = 0; // The window is below the threshold: it grows by what is acknowledged.
export const CONGESTION_AVOIDANCE = 1; // It grows as the algorithm says, about a segment a round trip.
export const FAST_RECOVERY = 2; // A loss was found by acknowledgments: what is sent is in proportion.
export const LOSS_RECOVERY = 3; // The retransmission timer has run out: slow start over what is lost, by whatever arrives.
export type CongestionState =
  typeof SLOW_START | typeof CONGESTION_AVOIDANCE | typeof FAST_RECOVERY | typeof LOSS_RECOVERY;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = [
  'Slow-Start',
  'Congestion-Avoidance',
  'Fast-Recovery',
  'Loss-Recovery',
];

export type CongestionOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** What acknowledgment carries. */
export interface Acknowledgment {
  /** SEG.ACK. */
  readonly segAck: number;
  /** Acknowledged: what SND.UNA has moved over: nothing by a duplicate, RFC 5681 §3.2. */
  readonly acknowledged: number;
  /** Delivered: octets newly known to have arrived, by the number or by SACK. */
  readonly delivered: number;
}

/** What the runtime keeps, answers and does for a Congestion. */
export interface Congestion {
  state: CongestionState;
  /** Congestion Window: cwnd. */
  readonly congestionWindow: number;
  /** Slow Start Threshold: ssthresh: where slow start ends. */
  readonly slowStartThreshold: number;
  /** SND.NXT. */
  readonly sndNxt: number;
  /** Recovery Point: what has to be acknowledged before it is over: RFC 6582. */
  recoveryPoint: number;
  /** grow exponentially: RFC 5681 §3.1, RFC 9406. */
  growExponentially(acknowledged: number): void;
  /** grow by the algorithm. */
  growByTheAlgorithm(acknowledged: number): void;
  /** reduce the window: ssthresh, for a loss. */
  reduceTheWindow(): void;
  /** begin recovery: cwnd is from now on what is in flight: RFC 9937. */
  beginRecovery(): void;
  /** pace recovery. */
  paceRecovery(delivered: number): void;
  /** end recovery: cwnd := ssthresh. */
  endRecovery(): void;
  /** collapse the window: the loss window, of one segment. */
  collapseTheWindow(): void;
  /** undo the reduction. */
  undoTheReduction(): void;
  /** restart the window: no more than the initial one. */
  restartTheWindow(): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startCongestion(congestion: Congestion): void {
  congestion.state = SLOW_START;
}

/** acknowledgment. RFC 6582 §3.2, RFC 5681 §3.1. */
export function onAcknowledgment(
  congestion: Congestion,
  acknowledgment: Acknowledgment,
): CongestionOutcome {
  switch (congestion.state) {
    case SLOW_START:
      congestion.growExponentially(acknowledgment.acknowledged);
      if (congestion.congestionWindow >= congestion.slowStartThreshold) {
        congestion.state = CONGESTION_AVOIDANCE;
      }
      return HANDLED; // :41
    case CONGESTION_AVOIDANCE:
      if (congestion.congestionWindow < congestion.slowStartThreshold) {
        congestion.growExponentially(acknowledgment.acknowledged);
        congestion.state = SLOW_START;
        return HANDLED; // :50
      }
      congestion.growByTheAlgorithm(acknowledgment.acknowledged);
      return HANDLED; // :52
    case FAST_RECOVERY:
      if (atOrBefore(congestion.recoveryPoint, acknowledgment.segAck)) {
        congestion.endRecovery();
        congestion.state = CONGESTION_AVOIDANCE;
        return HANDLED; // :60
      }
      congestion.paceRecovery(acknowledgment.delivered);
      return HANDLED; // :61
    case LOSS_RECOVERY:
      if (
        atOrBefore(congestion.recoveryPoint, acknowledgment.segAck) &&
        congestion.congestionWindow >= congestion.slowStartThreshold
      ) {
        congestion.state = CONGESTION_AVOIDANCE;
        return HANDLED; // :69
      }
      if (atOrBefore(congestion.recoveryPoint, acknowledgment.segAck)) {
        congestion.growExponentially(acknowledgment.delivered);
        congestion.state = SLOW_START;
        return HANDLED; // :71
      }
      if (congestion.congestionWindow < congestion.slowStartThreshold) {
        congestion.growExponentially(acknowledgment.delivered);
        return HANDLED; // :73
      }
      congestion.growByTheAlgorithm(acknowledgment.delivered);
      return HANDLED; // :74
  }
}

/** loss: a segment is deemed lost. RFC 6582 §3.2, RFC 5681 §3.1. */
export function onLoss(congestion: Congestion): CongestionOutcome {
  switch (congestion.state) {
    case SLOW_START:
      recover(congestion);
      return HANDLED; // :43
    case CONGESTION_AVOIDANCE:
      recover(congestion);
      return HANDLED; // :53
    case FAST_RECOVERY:
      return IGNORED; // :62
    case LOSS_RECOVERY:
      return IGNORED; // :75
  }
}

/** timeout: the retransmission timer has run out. RFC 6582 §3.2, RFC 5681 §3.1. */
export function onTimeout(congestion: Congestion): CongestionOutcome {
  switch (congestion.state) {
    case SLOW_START:
      congestion.reduceTheWindow();
      lose(congestion);
      return HANDLED; // :44
    case CONGESTION_AVOIDANCE:
      congestion.reduceTheWindow();
      lose(congestion);
      return HANDLED; // :54
    case FAST_RECOVERY:
      lose(congestion);
      return HANDLED; // :63
    case LOSS_RECOVERY:
      lose(congestion);
      return HANDLED; // :76
  }
}

/** spurious: what was deemed lost had arrived: RFC 2883, RFC 3522. RFC 6582 §3.2, RFC 5681 §3.1. */
export function onSpurious(congestion: Congestion): CongestionOutcome {
  switch (congestion.state) {
    case SLOW_START:
      return IGNORED; // :45
    case CONGESTION_AVOIDANCE:
      return IGNORED; // :55
    case FAST_RECOVERY:
      congestion.undoTheReduction();
      congestion.state = CONGESTION_AVOIDANCE;
      return HANDLED; // :64
    case LOSS_RECOVERY:
      congestion.undoTheReduction();
      congestion.state = CONGESTION_AVOIDANCE;
      return HANDLED; // :77
  }
}

/** rest: nothing was sent for longer than an RTO: RFC 5681 §4.1. RFC 6582 §3.2, RFC 5681 §3.1. */
export function onRest(congestion: Congestion): CongestionOutcome {
  switch (congestion.state) {
    case SLOW_START:
      congestion.restartTheWindow();
      return HANDLED; // :46
    case CONGESTION_AVOIDANCE:
      congestion.restartTheWindow();
      congestion.state = SLOW_START;
      return HANDLED; // :56
    case FAST_RECOVERY:
      return IGNORED; // :65
    case LOSS_RECOVERY:
      return IGNORED; // :78
  }
}

function recover(congestion: Congestion): void {
  congestion.recoveryPoint = congestion.sndNxt;
  congestion.reduceTheWindow();
  congestion.beginRecovery();
  congestion.state = FAST_RECOVERY; // :80
}

function lose(congestion: Congestion): void {
  congestion.recoveryPoint = congestion.sndNxt;
  congestion.collapseTheWindow();
  congestion.state = LOSS_RECOVERY; // :81
}
