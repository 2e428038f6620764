/**
 * The transmission control block, RFC 9293 §3.3.1: what is known of a connection, and what follows
 * from that. What happens to it is in connection.ts.
 */
import type { Address } from '../../base/address.ts';
import {
  CLOSED,
  CLOSE_WAIT,
  CLOSING,
  ESTABLISHED,
  FIN_WAIT_1,
  LAST_ACK,
  LISTEN,
  SYN_RECEIVED,
  SYN_SENT,
} from '../../../generated/transport/tcp-connection.machine.ts';
import type { ConnectionState } from '../../../generated/transport/tcp-connection.machine.ts';
import { FLAGS_ACK, FLAGS_RST, FLAGS_SYN } from '../../../generated/transport/tcp.wire.ts';
import type { Route } from '../../network/network.ts';
import { Acknowledgments } from './acknowledgments.ts';
import type { TcpCounters } from './counters.ts';
import { Path } from './path.ts';
import { ReceiveWindow, scaleFor } from './receive-window.ts';
import { Receiving } from './receiving.ts';
import type { Offer } from './segment-options.ts';
import { SendQueue } from './send-queue.ts';
import type { Shared } from './shared.ts';
import type { LiveOptions } from './live-options.ts';
import type { TcpFault } from './user.ts';

/** A user who waits for room hears of it when so much of the buffer, or less, is in use. */
const ROOM_SHARE = 2 / 3;
/** RFC 7323 §2.3: more than 14 counts as 14. */
const SCALE_MAX = 14;

export class ControlBlock {
  // What the machine keeps.
  state: ConnectionState = CLOSED;
  iss = 0;
  sndUna = 0;
  sndNxt = 0;
  sndWnd = 0;
  sndWl1 = 0;
  sndWl2 = 0;
  irs = 0;
  rcvNxt = 0;
  tsRecent = 0;
  passive = false;
  finSent = false;
  retransmissionMs = 0;
  // What it is given.
  maxSndWnd = 0;
  sndTsOk = false;
  readonly msl: number;

  readonly shared: Shared;
  readonly counters: TcpCounters;
  readonly options: LiveOptions;
  localPort: number;
  remotePort: number;
  /** The table's own. */
  hash = 0;
  readonly path: Path;
  readonly queue = new SendQueue();
  readonly receiving: Receiving;
  readonly window: ReceiveWindow;
  readonly acks: Acknowledgments;
  fault: TcpFault | undefined;
  /** What ICMP said that need not be the end: RFC 9293 §3.9.2.2. */
  softFault: TcpFault | undefined;
  sackOk = false;
  sendScale = 0;
  /** The end of the last segment that was not full: Minshall's SND.SML. */
  smallEnd = 0;
  /** The user has let go of it. */
  isOrphan = false;
  isPeerClosed = false;
  /** CLOSE was called before it could be answered. */
  isCloseDeferred = false;
  isTouched = false;
  /** It waits for a device to have room. */
  isRefused = false;
  lastSentAt = 0;
  lastHeardAt = 0;
  flowLabel = 0;
  octetsSent = 0;
  octetsRetransmitted = 0;
  octetsReceived = 0;
  segmentsSent = 0;
  segmentsReceived = 0;
  segmentsRetransmitted = 0;
  duplicatesReceived = 0;
  #timestampOffset = 0;
  /** The sequence number of the first octet in `queue`. */
  #queueSequence = 0;
  /** What the SYN that we answer offered. */
  #hasScale = true;
  #hasTimestamps = true;
  #hasSack = true;

  constructor(
    shared: Shared,
    route: Route,
    localPort: number,
    remotePort: number,
    options: LiveOptions,
  ) {
    const { limits } = shared;
    this.shared = shared;
    this.counters = shared.counters;
    this.options = options;
    this.localPort = localPort;
    this.remotePort = remotePort;
    this.msl = limits.mslMs;
    this.path = new Path(route, shared);
    this.receiving = new Receiving(shared.pieces, limits.reassemblyRangesMax);
    const initial = limits.receiveBufferInitialOctets;
    this.window = new ReceiveWindow(initial, options.receiveBufferOctets);
    this.acks = new Acknowledgments(limits.quickAcks);
    this.lastHeardAt = this.lastSentAt = shared.clock.now();
  }

  get localAddress(): Address {
    return this.path.route.source;
  }

  get remoteAddress(): Address {
    return this.path.route.destination;
  }

  /** The SYNs are exchanged, and it is not over. */
  get isSynchronized(): boolean {
    return this.state > SYN_RECEIVED;
  }

  /** CLOSE was called, and our FIN waits for the text before it. */
  get isClosing(): boolean {
    const { state } = this;
    return !this.finSent && (state === FIN_WAIT_1 || state === CLOSING || state === LAST_ACK);
  }

  /** All text is acknowledged, our FIN is not. */
  get isOnlyFinMissing(): boolean {
    return this.finSent && ((this.sndUna + 1) | 0) === (this.sndNxt | 0);
  }

  /** Past the last octet of text that was sent. */
  get textEnd(): number {
    return this.finSent ? (this.sndNxt - 1) >>> 0 : this.sndNxt;
  }

  /** Octets of text sent and not acknowledged. */
  get outstanding(): number {
    const octets = (this.textEnd - this.#queueSequence) | 0;
    return octets > 0 ? octets : 0;
  }

  /** Octets of text that were never sent. */
  get unsent(): number {
    return this.queue.length - this.outstanding;
  }

  /** Whether SEND would be taken. */
  get isWritable(): boolean {
    const { state } = this;
    const isOpen = state === ESTABLISHED || state === CLOSE_WAIT;
    return (isOpen || state === SYN_SENT || state === SYN_RECEIVED) && !this.isCloseDeferred;
  }

  /** Whether it is worth telling a user who waits for room. */
  get hasRoom(): boolean {
    const { sendBufferOctets } = this.options;
    return this.isWritable && this.queue.length <= sendBufferOctets * ROOM_SHARE;
  }

  get hasSmall(): boolean {
    return ((this.smallEnd - this.sndUna) | 0) > 0;
  }

  /**
   * Less than a segment waits for more. But whoever waits for room meanwhile, in a buffer that is
   * no larger than a segment, would wait for ever: then it goes.
   */
  get isCorked(): boolean {
    if (!this.options.cork || this.isClosing) return false;
    if (this.unsent >= this.path.segmentOctets) return false;
    return this.hasRoom || this.outstanding > 0;
  }

  /** Text that came and was not read. */
  get unread(): number {
    return this.receiving.queue.readable;
  }

  get rcvWnd(): number {
    return this.window.room(this.rcvNxt);
  }

  get lastAckSent(): number {
    return this.acks.sent;
  }

  /** Numbers of its own: RFC 6528 §3, RFC 7323 §5.4. */
  begin(): number {
    const { numbers } = this.shared;
    const { localAddress: local, localPort, remoteAddress: remote, remotePort } = this;
    this.#timestampOffset = numbers.timestampOffset(local, localPort, remote, remotePort);
    const iss = numbers.initialSequence(local, localPort, remote, remotePort);
    this.#queueSequence = this.smallEnd = (iss + 1) >>> 0;
    return iss;
  }

  /** Milliseconds, from a moment of the connection's own: RFC 7323 §5.4. */
  timestamp(): number {
    return this.timestampAt(this.shared.clock.now());
  }

  timestampAt(moment: number): number {
    return ((Math.floor(moment) % 0x100000000) + this.#timestampOffset) >>> 0;
  }

  /** Where in `queue` the octet with this sequence number is. */
  positionOf(sequence: number): number {
    return this.queue.start + ((sequence - this.#queueSequence) | 0);
  }

  /** Lets go of text that was acknowledged, and answers how much. */
  dropAcknowledged(): number {
    const octets = (this.sndUna - this.#queueSequence) | 0;
    const text = Math.min(octets, this.queue.length);
    if (text <= 0) return 0;
    this.queue.dropTo(this.queue.start + text);
    this.#queueSequence = (this.#queueSequence + text) >>> 0;
    return text;
  }

  get userTimeout(): number {
    const { limits } = this.shared;
    if (this.state === CLOSED || this.state === SYN_SENT) return limits.connectTimeoutMs;
    if (this.state === LISTEN || this.state === SYN_RECEIVED) return limits.acceptTimeoutMs;
    if (this.isOrphan) return limits.orphanTimeoutMs;
    return this.options.userTimeoutMs > 0 ? this.options.userTimeoutMs : limits.userTimeoutMs;
  }

  get orphanTimeout(): number {
    return this.shared.limits.orphanTimeoutMs;
  }

  /** Text that lies wholly before RCV.NXT. */
  noteWhatCameTwice(): void {
    const { shared, receiving, rcvNxt } = this;
    const { segment } = shared;
    const { from, to } = segment;
    const offset = (segment.segSeq + (segment.isSyn ? 1 : 0) - rcvNxt) | 0;
    // What never came is not reported as having come, whatever the segment says.
    if (from === to || offset >= 0 || -offset > this.octetsReceived) return;
    segment.isTaken = true;
    this.duplicatesReceived++;
    this.counters.duplicateData++;
    receiving.cameTwice(offset, Math.min(offset + to - from, 0), rcvNxt);
  }

  /** What our SYN offers, or the SYN-ACK of what theirs did. */
  offer(): Offer {
    const { offer } = this.shared;
    offer.mss = this.path.offeredMss;
    offer.sack = this.#hasSack;
    offer.timestamps = this.#hasTimestamps;
    offer.windowScale = this.#hasScale ? scaleFor(this.window.bufferMaxOctets) : -1;
    return offer;
  }

  /** What the peer's SYN offers is agreed, as far as we offer it. */
  agree(): void {
    const { segment } = this.shared;
    if (segment.mss > 0) this.path.peerMss = segment.mss;
    this.path.measure();
    this.#hasScale &&= segment.windowScale >= 0;
    this.#hasTimestamps &&= segment.tsopt;
    this.#hasSack &&= segment.sackPermitted;
    this.sackOk = this.#hasSack;
    this.sndTsOk = this.#hasTimestamps;
    this.sendScale = this.#hasScale ? Math.min(segment.windowScale, SCALE_MAX) : 0;
    this.window.begin((segment.segSeq + 1) >>> 0);
    this.window.scale = this.#hasScale ? scaleFor(this.window.bufferMaxOctets) : 0;
  }

  /** The Window of the next segment. */
  windowField(control: number): number {
    if ((control & FLAGS_RST) !== 0) return 0;
    if ((control & FLAGS_SYN) !== 0) return this.window.first(this.rcvNxt);
    const mss = this.acks.receiveMss || this.path.segmentOctets;
    return this.window.advertise(this.rcvNxt, this.unread, mss);
  }

  /** A segment went out with this control. */
  wentOut(control: number): void {
    if ((control & FLAGS_ACK) === 0) return;
    this.receiving.reported();
    this.acks.carried(this.rcvNxt);
  }
}
