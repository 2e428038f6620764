/**
 * What acknowledgments say of what we sent: which of it arrived, how long it took, what is lost.
 * RACK-TLP (RFC 8985) with SACK, NewReno (RFC 6582) without; the phases of congestion control are
 * a machine's, and which window they lead to an algorithm's.
 */
import { before } from '../../base/sequence.ts';
import { Timer } from '../../base/timers.ts';
import {
  FAST_RECOVERY,
  LOSS_RECOVERY,
  onAcknowledgment,
  onLoss,
  onSpurious,
  onTimeout,
} from '../../../generated/transport/congestion.machine.ts';
import type { ArrivedSegment } from './arrived.ts';
import { CongestionWindow } from './congestion.ts';
import type { CongestionControl } from './congestion.ts';
import type { Connection } from './connection.ts';
import { Cubic } from './cubic.ts';
import { NewReno } from './newreno.ts';
import { retransmitTail, textRoom, transmitProbe } from './output.ts';
import { Rack } from './rack.ts';
import { RoundTrip } from './rtt.ts';
import { RETRANSMITTED, SACKED, Scoreboard } from './scoreboard.ts';
import type { Delivery } from './scoreboard.ts';
import type { Shared } from './shared.ts';
import { Uncontrolled } from './uncontrolled.ts';
import type { CongestionName } from './user.ts';

/** RFC 5681 §3.2. */
const DUPLICATES = 3;
/** RFC 8985 §7.2: how long the peer may hold back the acknowledgment of a lone segment. */
const DELAYED_ACK_MAX_MS = 200;
const FIRST_PROBE_MS = 1_000;
/** An echo so old is none of ours. */
const ECHO_MAX_MS = 0x1000000;

function newAlgorithm(name: CongestionName): CongestionControl {
  if (name === 'none') return new Uncontrolled();
  return name === 'cubic' ? new Cubic() : new NewReno();
}

export class Recovery implements Delivery {
  readonly sent: Scoreboard;
  readonly rtt: RoundTrip;
  readonly rack = new Rack();
  readonly congestion: CongestionWindow;
  timeouts = 0;
  octetsAcknowledged = 0;
  /** Without SACK: what duplicate acknowledgments say has left the network. */
  renoOctets = 0;
  readonly #connection: Connection;
  readonly #shared: Shared;
  readonly #timer: Timer;
  #isProbeNext = false;
  #duplicates = 0;
  /** Of the acknowledgment that is looked at. */
  #delivered = 0;
  #advanced = 0;
  #firstSentAt = Infinity;
  #hasRepeated = false;
  /** RFC 2883: it tells of what came twice. */
  #isRepeat = false;
  /** The timestamp of the first segment sent again: RFC 3522; undefined when none was. */
  #stamp: number | undefined;
  /** Once an episode. */
  #mayForgive = false;
  /** RFC 8985 §7.4. */
  #probeEnd = 0;
  #isProbing = false;
  #isProbeRepeat = false;

  constructor(connection: Connection, shared: Shared) {
    const { limits } = shared;
    this.#connection = connection;
    this.#shared = shared;
    this.sent = new Scoreboard(limits.sentRecordsMax);
    this.rtt = new RoundTrip(limits);
    const algorithm = newAlgorithm(connection.options.congestion);
    const mss = connection.path.segmentOctets;
    const segments = limits.initialWindowSegments;
    this.congestion = new CongestionWindow(algorithm, this.rtt, mss, segments);
    this.#timer = new Timer(shared.timers, () => this.#expired());
  }

  /** Octets of text thought to be on their way: RFC 9937's pipe. */
  get pipe(): number {
    const { sent } = this;
    return this.#connection.outstanding - sent.sackedOctets - sent.lostOctets - this.renoOctets;
  }

  get isRecovering(): boolean {
    const { state } = this.congestion;
    return state === FAST_RECOVERY || state === LOSS_RECOVERY;
  }

  delivered(end: number, sentAt: number, flags: number, octets: number): void {
    const now = this.#shared.clock.now();
    this.#delivered += octets;
    const isRepeated = (flags & RETRANSMITTED) !== 0;
    if (isRepeated) this.#hasRepeated = true;
    else this.#firstSentAt = Math.min(this.#firstSentAt, sentAt);
    const isOfLast = !isRepeated || this.#isOfLast(end, sentAt, octets);
    this.rack.delivered(end, sentAt, flags, now, this.rtt, isOfLast);
  }

  /** SND.UNA has moved: takes off what stands before it. */
  advance(segment: ArrivedSegment): void {
    const connection = this.#connection;
    this.#isRepeat = connection.sackOk && segment.reportsDuplicate;
    this.sent.acknowledge(connection.sndUna, this);
    this.#advanced = connection.dropAcknowledged();
    this.octetsAcknowledged += this.#advanced;
    // RFC 4861 §7.3.1: what is acknowledged has arrived.
    connection.path.route.confirm();
    this.#measure(segment);
  }

  /**
   * Karn's rule; with timestamps, what was sent again counts too. What answers a duplicate says
   * nothing of the path, having taken as long as our timer: docs/decisions/0032.
   */
  #measure(segment: ArrivedSegment): void {
    const connection = this.#connection;
    const now = this.#shared.clock.now();
    const hasText = this.#hasRepeated || this.#firstSentAt !== Infinity;
    let ms = this.#hasRepeated ? Infinity : now - this.#firstSentAt;
    this.#firstSentAt = Infinity;
    this.#hasRepeated = false;
    if (this.#isRepeat || !hasText) return;
    if (segment.tsopt && connection.sndTsOk) {
      // Whatever caused the acknowledgment left no sooner; timestamps are whole milliseconds.
      const echoed = (connection.timestamp() - segment.echo) | 0;
      if (echoed >= 0 && echoed < ECHO_MAX_MS && echoed + 1 < ms) ms = echoed + 1;
    }
    if (ms !== Infinity) this.rtt.sample(ms, now);
  }

  /** Everything an acceptable acknowledgment says beyond its number. */
  heed(segment: ArrivedSegment): void {
    const connection = this.#connection;
    const { congestion, sent } = this;
    const before_ = connection.outstanding + this.#advanced;
    if (connection.sackOk) this.#readSacks(segment);
    else this.#countDuplicates(segment);
    const now = this.#shared.clock.now();
    congestion.now = now;
    congestion.flight = before_;
    congestion.sndNxt = connection.sndNxt;
    congestion.segAck = connection.sndUna;
    const wasLost = sent.lostOctets;
    this.#detect(now);
    const hasLost = sent.lostOctets > wasLost;
    if (hasLost) this.#lost();
    if (this.#advanced > 0 || this.#delivered > 0) {
      this.#forgive(segment);
      congestion.isSafe = this.#advanced > 0 && !hasLost;
      congestion.pipe = this.pipe;
      congestion.delivered = this.#delivered;
      congestion.acknowledged = this.#advanced;
      const wasRecovering = congestion.state === FAST_RECOVERY;
      onAcknowledgment(congestion, congestion);
      if (wasRecovering && congestion.state !== FAST_RECOVERY) this.#recovered();
    }
    const { options } = connection;
    options.tuneSendBuffer(congestion.congestionWindow, this.#shared.limits.sendBufferMaxOctets);
    this.#endProbe(segment);
    if (this.#advanced > 0 || connection.outstanding === 0) this.schedule();
    this.#advanced = this.#delivered = 0;
    connection.wantsOutput = true;
  }

  /** RFC 6298 §5: the timer ran out; all that is not SACKed goes again, one segment first. */
  timedOut(): void {
    const connection = this.#connection;
    const { congestion, sent } = this;
    this.timeouts++;
    this.#shared.counters.retransmissionTimeouts++;
    // RFC 2018 §8: SACKed, and yet not acknowledged: the peer has thrown it away.
    if (sent.count > 0 && (sent.flags(0) & SACKED) !== 0) sent.forgetSacks();
    congestion.now = this.#shared.clock.now();
    congestion.flight = connection.outstanding;
    congestion.sndNxt = connection.sndNxt;
    // With timestamps the next acknowledgment gives a sample, whatever was sent again.
    if (!connection.sndTsOk) this.rtt.backOff();
    if (congestion.state !== LOSS_RECOVERY) this.#begin();
    onTimeout(congestion);
    this.renoOctets = this.#duplicates = 0;
    for (let index = 0; index < sent.count; index++) sent.markLost(index);
    this.#isProbing = false;
    this.#timer.stop();
    connection.wantsOutput = true;
  }

  /** What is larger than a segment may be now goes again at once: RFC 8201 §5.2. */
  resized(): void {
    const { congestion, sent } = this;
    const mss = this.#connection.path.segmentOctets;
    congestion.resize(mss);
    for (let index = 0; index < sent.count; index++) {
      if (sent.octets(index) > mss) sent.markLost(index);
    }
  }

  /** There was no room for what was sent last: it goes as soon as there is. */
  refused(): void {
    if (this.sent.count > 0) this.sent.markLost(this.sent.count - 1);
  }

  /** Something went out again, stamped so. */
  repeated(stamp: number): void {
    this.#stamp ??= stamp;
  }

  /** RFC 8985 §7.2: sets the timer for a probe of the tail, unless it waits for reordering. */
  schedule(): void {
    const connection = this.#connection;
    if (!connection.sackOk || this.isRecovering || connection.outstanding === 0) {
      if (this.#isProbeNext) this.#timer.stop();
      return;
    }
    if (this.#isProbing || (this.#timer.isRunning && !this.#isProbeNext)) return;
    let ms = this.rtt.isMeasured ? 2 * this.rtt.smoothedMs : FIRST_PROBE_MS;
    if (connection.outstanding <= this.congestion.mss) ms += DELAYED_ACK_MAX_MS;
    if (ms >= this.rtt.rtoMs) return;
    this.#isProbeNext = true;
    this.#timer.start(ms + 0.001);
  }

  stop(): void {
    this.#timer.stop();
    this.sent.clear();
  }

  #expired(): void {
    const connection = this.#connection;
    if (this.#isProbeNext) this.#probe();
    else {
      this.congestion.now = this.#shared.clock.now();
      this.congestion.sndNxt = connection.sndNxt;
      this.congestion.flight = connection.outstanding;
      const wasLost = this.sent.lostOctets;
      this.#detect(this.congestion.now);
      if (this.sent.lostOctets > wasLost) this.#lost();
      connection.wantsOutput = true;
    }
    connection.settle();
  }

  #probe(): void {
    const connection = this.#connection;
    this.#isProbeNext = false;
    if (connection.outstanding === 0) return;
    this.#shared.counters.tailLossProbes++;
    this.#isProbeRepeat = !transmitProbe(connection);
    if (this.#isProbeRepeat) retransmitTail(connection);
    this.#isProbing = true;
    this.#probeEnd = connection.sndNxt;
    connection.restartRetransmission();
  }

  /** RFC 8985 §7.4.2: a probe that repaired a loss hides it from RACK, but not from us. */
  #endProbe(segment: ArrivedSegment): void {
    if (!this.#isProbing || before(segment.segAck, this.#probeEnd)) return;
    this.#isProbing = false;
    if (!this.#isProbeRepeat || this.#isRepeat) return;
    if (before(this.#probeEnd, segment.segAck)) {
      this.congestion.pipe = this.pipe;
      onLoss(this.congestion);
    }
  }

  /** RFC 2018 §5; the first block may tell of a duplicate: RFC 2883. */
  #readSacks(segment: ArrivedSegment): void {
    const connection = this.#connection;
    const { sackLeft: left, sackRight: right, sackBlocks: count } = segment;
    const isRepeat = (this.#isRepeat = segment.reportsDuplicate);
    if (isRepeat) this.rack.duplicated(segment.segAck, connection.sndNxt);
    const first = isRepeat ? 1 : 0;
    // RACK takes them in the order in which they were sent: RFC 8985 §6.2.
    segment.orderBlocks(first);
    for (let index = first; index < count; index++) {
      const [from, to] = [left[index], right[index]];
      if (!before(from, to) || before(from, connection.sndUna)) continue;
      if (!before(connection.sndNxt, to)) this.sent.sack(from, to, this);
    }
    this.#firstSentAt = Infinity;
    this.#hasRepeated = false;
  }

  /**
   * RFC 5681 §2 says what is a duplicate; without SACK they are all we have. Each stands for a
   * segment that has arrived, whose number comes later: RFC 9937 §6.
   */
  #countDuplicates(segment: ArrivedSegment): void {
    const connection = this.#connection;
    const { congestion, sent } = this;
    const { mss } = congestion;
    if (this.#advanced > 0) {
      const counted = Math.min(Math.max(this.#advanced - mss, 0), this.renoOctets);
      this.#delivered -= counted;
      this.renoOctets = this.isRecovering ? this.renoOctets - counted : 0;
      this.#duplicates = 0;
      return;
    }
    const isSame = segment.segLen === 0 && segment.segWnd === connection.sndWnd;
    if (!isSame || segment.segAck !== connection.sndUna || sent.count === 0) return;
    // RFC 6582 §3.2, step 2: they may answer what was sent again for nothing.
    const isOfBefore = connection.sndUna === congestion.recoveryPoint;
    if (isOfBefore || congestion.state === LOSS_RECOVERY) return;
    this.#duplicates++;
    this.#delivered += mss;
    const most = Math.max(connection.outstanding - mss - sent.lostOctets, 0);
    this.renoOctets = Math.min(this.renoOctets + mss, most);
  }

  /** RFC 6582 §3.2: what is missing first is lost, by three duplicates or by a partial answer. */
  #detectByNumber(): void {
    const { congestion } = this;
    const isPartial =
      congestion.state === FAST_RECOVERY &&
      this.#advanced > 0 &&
      before(this.#connection.sndUna, congestion.recoveryPoint);
    const isThird = this.#duplicates === DUPLICATES && this.#delivered > 0 && !this.isRecovering;
    congestion.isPartial = isPartial;
    if (isPartial || isThird) this.#markFirst();
  }

  #markFirst(): void {
    const { sent } = this;
    if (sent.count === 0) return;
    const each = textRoom(this.#connection);
    if (sent.octets(0) > each) sent.split(0, (sent.start(0) + each) | 0);
    sent.markLost(0);
  }

  #detect(now: number): void {
    const { sent } = this;
    if (!this.#connection.sackOk) return this.#detectByNumber();
    if (sent.sackedOctets === 0 && !this.isRecovering && !this.rack.isReorderingSeen) return;
    const { mss } = this.congestion;
    const again = this.rack.detect(sent, now, this.rtt, this.isRecovering, mss);
    if (again > 0) {
      this.#isProbeNext = false;
      this.#timer.start(again + 0.001);
    } else if (!this.#isProbeNext) this.#timer.stop();
    if (sent.isFull) {
      this.#shared.counters.sentRecordsFull++;
      sent.isFull = false;
    }
  }

  #lost(): void {
    const was = this.congestion.state;
    onLoss(this.congestion);
    if (this.congestion.state !== FAST_RECOVERY || was === FAST_RECOVERY) return;
    this.#shared.counters.fastRecoveries++;
    this.#begin();
  }

  #begin(): void {
    this.#stamp = undefined;
    this.#mayForgive = true;
  }

  /** RFC 3522: the echo is older than what we sent again: that was for nothing. */
  #forgive(segment: ArrivedSegment): void {
    if (this.#stamp === undefined || this.#advanced === 0 || !segment.tsopt) return;
    // What is still missing when an answer to what was sent again has come, is lost.
    const isOver = !this.#isRepeat || this.sent.lostOctets === 0;
    if (this.isRecovering && this.#mayForgive && isOver && before(segment.echo, this.#stamp)) {
      this.#shared.counters.spuriousRecoveries++;
      this.sent.unmarkLost();
      onSpurious(this.congestion);
    }
    this.#mayForgive = false;
  }

  #recovered(): void {
    this.rack.recovered();
    this.#duplicates = this.renoOctets = 0;
  }

  /** Whether it was the last transmission that arrived: RFC 8985 §6.2, step 2. */
  #isOfLast(end: number, sentAt: number, octets: number): boolean {
    const { segment } = this.#shared;
    if (!segment.tsopt || !before(segment.echo, this.#connection.timestampAt(sentAt))) return true;
    // The echo is of an earlier one, for a duplicate changes nothing; but that came too.
    const { sackLeft, sackRight } = segment;
    if (!this.#isRepeat) return false;
    return !before(end - octets, sackLeft[0]) && !before(sackRight[0], end);
  }
}
