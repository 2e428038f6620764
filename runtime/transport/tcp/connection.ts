/**
 * A connection: what the machine of spec/transport/tcp-connection.protocol keeps, asks and does.
 * Every change of state is the machine's; what is large has a file of its own: recovery.ts what
 * acknowledgments say, output.ts what is sent, receiving.ts what arrives.
 *
 * While a batch of packets is worked through, segments only change what is known; what has to be
 * sent, and said to the user, is settled once when the batch is over.
 */
import { Timer } from '../../base/timers.ts';
import type { Route } from '../../network/network.ts';
import {
  ACK,
  DEFERRED,
  FIN,
  LISTEN,
  PSH,
  RETRANSMISSION_TIMER,
  SYN,
  SYN_RECEIVED,
  SYN_SENT,
  TIME_WAIT,
  onAllTextSent,
  onClose,
  onSegment,
  onUnreachable,
  startConnection,
  stateNames,
} from '../../../generated/transport/tcp-connection.machine.ts';
import type {
  ConnectionOutcome,
  ConnectionState,
  ConnectionTimer,
  Connection as Machine,
} from '../../../generated/transport/tcp-connection.machine.ts';
import type { ArrivedSegment } from './arrived.ts';
import { Challenges } from './challenges.ts';
import { ControlBlock } from './control-block.ts';
import { Cork } from './cork.ts';
import { MachineTimers } from './machine-timers.ts';
import { Notices } from './notices.ts';
import { emit, sendControl, transmit } from './output.ts';
import { Probes } from './probes.ts';
import { IN_ORDER } from './receiving.ts';
import { Recovery } from './recovery.ts';
import type { Shared } from './shared.ts';
import type { LiveOptions } from './live-options.ts';
import type { TcpFault } from './user.ts';

/** RFC 7323 §5.5: 24 days. */
const STALE_MS = 24 * 86_400_000;

export class Connection extends ControlBlock implements Machine {
  readonly recovery: Recovery;
  readonly probes: Probes;
  readonly cork: Cork;
  readonly notices: Notices;
  wantsOutput = false;
  readonly #challenges: Challenges;
  readonly #machineTimers: MachineTimers;
  readonly #ackTimer: Timer;
  #tsRecentAt = 0;
  /** Octets of text that our FIN rides on. */
  #riding = 0;
  #isBusy = false;
  #isSettling = false;

  constructor(
    shared: Shared,
    route: Route,
    localPort: number,
    remotePort: number,
    options: LiveOptions,
  ) {
    super(shared, route, localPort, remotePort, options);
    const { timers } = shared;
    this.recovery = new Recovery(this, shared);
    this.probes = new Probes(this, shared);
    this.cork = new Cork(this);
    this.notices = new Notices();
    this.#challenges = new Challenges(shared);
    this.#machineTimers = new MachineTimers(timers, this);
    this.#ackTimer = new Timer(timers, () => {
      if (this.acks.isOwed) this.acks.now();
      this.settle();
    });
    options.onChange = () => this.#optionsChanged();
    startConnection(this);
  }

  get stateName(): string {
    return stateNames[this.state];
  }

  // Events.

  /** Hands an event to the machine. */
  run(event: string, handle: (machine: Machine) => ConnectionOutcome): ConnectionOutcome {
    const from = this.state;
    const outcome = handle(this);
    this.#happened(event, from);
    return outcome;
  }

  /** SEGMENT ARRIVES; what follows from it is settled when the batch is over. */
  arrived(segment: ArrivedSegment): void {
    const from = this.state;
    if (from === SYN_RECEIVED && !segment.isReset && this.notices.acceptor?.isFull) return;
    const { tsRecent, sndWnd } = this;
    if (!segment.isSyn) segment.segWnd *= 2 ** this.sendScale;
    this.segmentsReceived += segment.segments;
    this.lastHeardAt = this.shared.clock.now();
    this.probes.heard();
    this.#isBusy = true;
    onSegment(this, segment);
    this.#isBusy = false;
    if (this.tsRecent !== tsRecent) this.#tsRecentAt = this.lastHeardAt;
    if (this.sndWnd > this.maxSndWnd) this.maxSndWnd = this.sndWnd;
    if (this.sndWnd !== sndWnd) this.wantsOutput = true;
    this.#happened('Segment', from);
    this.shared.touch(this);
  }

  #happened(event: string, from: ConnectionState): void {
    if (this.state === from) return;
    this.shared.trace?.(this, event, stateNames[from], stateNames[this.state]);
    if (this.state === TIME_WAIT) {
      this.#release();
      this.notices.close();
      this.shared.waiting(this);
    } else if (this.state === LISTEN && from === SYN_RECEIVED) this.shared.forget(this);
    else if (this.isCloseDeferred && this.state !== SYN_RECEIVED) this.shut();
  }

  /** CLOSE, now or as soon as the machine takes it. */
  shut(): ConnectionOutcome {
    const outcome = this.run('CLOSE', onClose);
    this.isCloseDeferred = outcome === DEFERRED;
    this.wantsOutput = true;
    return outcome;
  }

  /** Sends what there is to send, and tells the user what there is to tell. */
  settle(): void {
    if (this.#isBusy || this.#isSettling) return;
    this.#isSettling = true;
    // Whoever opens need not wait for an answer to what was kept from leaving.
    if (this.softFault === 'EACCES') this.run('Unreachable', onUnreachable);
    do {
      this.notices.tell(this);
      if (this.wantsOutput) {
        this.wantsOutput = false;
        transmit(this);
      }
    } while (this.notices.isAny || this.wantsOutput);
    const mayAcknowledge = this.isSynchronized || this.state === SYN_RECEIVED;
    if (this.acks.isDue && mayAcknowledge) sendControl(this, this.sndNxt, this.rcvNxt, ACK);
    else if (this.acks.isOwed && !this.#ackTimer.isRunning && mayAcknowledge) {
      this.#ackTimer.start(this.shared.limits.delayedAckMs);
    }
    this.#isSettling = false;
  }

  // What the machine is given.

  get rto(): number {
    return this.recovery.rtt.rtoMs;
  }

  // What it asks.

  theRemoteSocketIsKnown(): boolean {
    return true;
  }

  textWaitsToBeSent(): boolean {
    return this.unsent > 0;
  }

  textWaitsToBeRead(): boolean {
    return this.receiving.queue.readable > 0;
  }

  takeTheText(): number {
    const { shared, receiving, window } = this;
    const { segment } = shared;
    const offset = (segment.segSeq + (segment.isSyn ? 1 : 0) - this.rcvNxt) | 0;
    const { octets, from, to } = segment;
    segment.isTaken = true;
    const user = this.isOrphan ? undefined : this.notices.user;
    // Numbers below 2 to the 31 are handed on without a box around them.
    const expected = this.rcvNxt | 0;
    const moved = receiving.take(octets, from, to, offset, this.rcvWnd, expected, user);
    const next = (expected + moved) | 0;
    if (moved === 0) {
      this.duplicatesReceived++;
      this.counters.duplicateData += offset < 0 ? 1 : 0;
      return this.rcvNxt;
    }
    this.octetsReceived += moved;
    window.arrived(next, this.lastHeardAt);
    if (segment.tsopt && segment.segmentOctets >= this.acks.receiveMss) {
      window.echoed(Math.max((this.timestamp() - segment.echo) | 0, 1));
    }
    if (receiving.taken > 0) window.consumed(receiving.taken, next, this.lastHeardAt);
    if (receiving.queue.readable > 0) this.notices.readable();
    return next >>> 0;
  }

  aFinThatCameEarlyIsNext(): boolean {
    return this.receiving.isFinNext;
  }

  theKeptTimestampIsStale(): boolean {
    return this.lastHeardAt - this.#tsRecentAt > STALE_MS;
  }

  nobodyReads(): boolean {
    return this.isOrphan;
  }

  // What it does.

  send(seq: number, ack: number, ctl: number): void {
    if ((ctl & SYN) !== 0) this.recovery.rtt.synSent(this.shared.clock.now());
    if (ctl === ACK) {
      this.acks.now();
      this.shared.touch(this);
    } else if ((ctl & FIN) !== 0 && this.#riding > 0) {
      const text = this.#riding;
      this.#riding = 0;
      if (emit(this, (seq - text) >>> 0, ack, ctl | PSH, text) < text) this.recovery.refused();
    } else sendControl(this, seq, ack, ctl);
  }

  challenge(_seq: number, _ack: number, _ctl: number): void {
    if (!this.#challenges.mayGo()) return;
    this.acks.now();
    this.shared.touch(this);
  }

  transmitTheText(): void {
    this.wantsOutput = true;
  }

  giveTheText(): void {}

  scheduleAnAcknowledgment(): void {
    const { segment } = this.shared;
    if (this.receiving.fate !== IN_ORDER) this.acks.now();
    else {
      const { segments, segmentOctets, segCtl, from, to } = segment;
      this.acks.arrived(to - from, segments, segmentOctets, (segCtl & PSH) !== 0);
    }
  }

  keepTheFin(): void {
    const { segment } = this.shared;
    this.receiving.keepFin((segment.segSeq + segment.segLen - 1 - this.rcvNxt) | 0, this.rcvWnd);
  }

  takeTheOptions(): void {
    this.agree();
    this.recovery.congestion.begin(this.path.segmentOctets);
  }

  heedTheAcknowledgment(): void {
    this.recovery.heed(this.shared.segment);
  }

  forgetWhatIsAcknowledged(): void {
    this.recovery.advance(this.shared.segment);
  }

  retransmit(): void {
    this.recovery.timedOut();
  }

  noteUrgentData(_segUp: number): void {
    // RFC 9293 §3.8.5: sockets read urgent data in line, where it stands.
  }

  reportTheState(): void {}

  signalEstablished(): void {
    this.recovery.rtt.synAnswered(this.shared.clock.now());
    this.acks.sent = this.rcvNxt;
    this.notices.established(this);
    this.probes.keepAlive();
  }

  signalClosing(): void {
    this.isPeerClosed = true;
    this.notices.readable();
  }

  signalReset(): void {
    this.#failed('ECONNRESET');
  }

  signalRefused(): void {
    this.#failed('ECONNREFUSED');
  }

  signalUnreachable(): void {
    this.#failed(this.softFault ?? 'EHOSTUNREACH');
  }

  signalTimeout(): void {
    this.#failed(this.softFault ?? 'ETIMEDOUT');
  }

  signalClosed(): void {}
  acceptTheClose(): void {}

  deleteTheConnection(): void {
    this.#release();
    this.#machineTimers.stopAll();
    this.notices.close();
    this.shared.forget(this);
    this.shared.touch(this);
  }

  // What output, recovery and the user's calls ask of it.

  get isRetransmissionRunning(): boolean {
    return this.#machineTimers.isRunning(RETRANSMISSION_TIMER);
  }

  /** RFC 8985 §7.3: after a probe, a whole RTO until the timer. */
  restartRetransmission(): void {
    if (this.isRetransmissionRunning) this.startTimer(RETRANSMISSION_TIMER, this.rto);
  }

  /** The last text goes with our FIN, when it is time for that: `octets` up to SND.NXT. */
  sendWithFin(octets: number): boolean {
    if (!this.isClosing) return false;
    this.#riding = octets;
    this.run('all text sent', onAllTextSent);
    const wentOut = this.#riding === 0;
    this.#riding = 0;
    return wentOut;
  }

  /** The network layer did not take a segment: it waits for room, or counts as lost. */
  sendFailed(fault: TcpFault): void {
    this.counters.sendFaults++;
    if (fault === 'EMSGSIZE') this.pathChanged();
    else if (fault === 'ENOBUFS') this.shared.refused(this);
    else this.softFault = fault;
  }

  /** A device that had no room for a segment has some. */
  roomAgain(): void {
    if (this.isSynchronized && this.isOnlyFinMissing) {
      sendControl(this, this.sndUna, this.rcvNxt, FIN | ACK);
    }
    this.wantsOutput = true;
    this.settle();
  }

  #optionsChanged(): void {
    this.window.resize(this.options.receiveBufferOctets);
    if (!this.isSynchronized) return;
    this.probes.keepAlive();
    this.wantsOutput = true;
    this.settle();
  }

  /** The path takes larger or smaller packets than it did. */
  pathChanged(): void {
    if (!this.path.hasChanged()) return;
    this.counters.pathMtuChanges++;
    this.recovery.resized();
    this.wantsOutput = true;
  }

  #failed(fault: TcpFault): void {
    this.fault ??= fault;
    if (this.state === SYN_SENT) this.counters.failedOpens++;
  }

  /** Nothing is sent any more; what came may still be read. */
  #release(): void {
    this.recovery.stop();
    this.probes.stop();
    this.cork.stop();
    this.#ackTimer.stop();
    this.queue.clear();
    const { user, hasToldOfEnd } = this.notices;
    if (this.isOrphan || (user === undefined && !hasToldOfEnd)) this.receiving.clear();
  }

  startTimer(timer: ConnectionTimer, ms: number): void {
    this.#machineTimers.start(timer, ms);
  }

  cancelTimer(timer: ConnectionTimer): void {
    this.#machineTimers.stop(timer);
  }
}
