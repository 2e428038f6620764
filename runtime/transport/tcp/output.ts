/**
 * What is sent, and when: RFC 9293 §3.10.2 and §3.8.6. First what is lost, then new text, as far as
 * both windows allow; large segments, cut further down.
 */
import { clearFrameInfo, PARTIAL } from '../../device/frame-info.ts';
import type { NetworkFault, Route } from '../../network/network.ts';
import { onRest } from '../../../generated/transport/congestion.machine.ts';
import {
  ACK,
  FIN,
  PSH,
  RST,
  SYN,
  onTextSent,
} from '../../../generated/transport/tcp-connection.machine.ts';
import {
  CHECKSUM_AT,
  optionsStart,
  writeSegmentPartial,
} from '../../../generated/transport/tcp.wire.ts';
import type { Connection } from './connection.ts';
import { writeSack, writeSynOptions, writeTimestamps } from './segment-options.ts';
import { cutSegment } from './segmentation.ts';
import { TCP } from './shared.ts';
import type { Shared } from './shared.ts';

/** Text of one large segment: with every header, no more than IPv4 can say. */
export const LARGE_OCTETS = 65_000;
/** RFC 2018 §3: with timestamps there is room for three blocks. */
const SACK_BLOCKS_MAX = 4;
const SACK_BLOCKS_STAMPED_MAX = 3;

/** Sends what is lost and what is new, as far as it may go now. */
export function transmit(connection: Connection): void {
  const { recovery, queue, shared } = connection;
  if (!connection.isSynchronized) return;
  const { congestion } = recovery;
  if (connection.outstanding === 0 && connection.unsent > 0) {
    const idle = shared.clock.now() - connection.lastSentAt;
    if (queue.start > 0 && idle > recovery.rtt.rtoMs) onRest(congestion);
  }
  repeatLost(connection);
  const isBlocked = sendNew(connection);
  const isStarting = congestion.congestionWindow < congestion.slowStartThreshold;
  congestion.isLimited =
    isBlocked || (isStarting && connection.outstanding * 2 >= congestion.congestionWindow);
  connection.probes.persist();
}

function repeatLost(connection: Connection): void {
  const { recovery } = connection;
  const { sent, congestion } = recovery;
  for (let index = sent.firstLost(); index >= 0; index = sent.firstLost()) {
    const each = textRoom(connection);
    const room = congestion.congestionWindow - recovery.pipe;
    const octets = sent.octets(index);
    if (room < Math.min(each, octets)) return;
    const most = Math.min(wholeOf(room, each), largest(each), octets);
    if (most < octets) sent.split(index, (sent.start(index) + most) | 0);
    const gone = sendAgain(connection, index, Math.min(sent.octets(index), largest(each)), each);
    if (gone > 0) congestion.sent(gone);
    if (gone < most) return;
  }
}

/** Whole segments in `octets`, one at least. */
function wholeOf(octets: number, each: number): number {
  return Math.max(octets - (octets % each), each);
}

/** As much as one large segment takes. */
function largest(each: number): number {
  return LARGE_OCTETS - (LARGE_OCTETS % each) || each;
}

/** Sends the first `length` octets of a record again; answers how many of them found room. */
function sendAgain(connection: Connection, index: number, length: number, each: number): number {
  const { recovery, shared } = connection;
  const { sent } = recovery;
  const start = sent.start(index) >>> 0;
  const end = (start + length) >>> 0;
  const isLast = connection.finSent && (end + 1) >>> 0 === connection.sndNxt;
  const isEnd = connection.unsent === 0 && end === connection.textEnd;
  const control = ACK | (isEnd ? PSH : 0) | (isLast ? FIN : 0);
  const gone = emit(connection, start, connection.rcvNxt, control, length);
  if (gone === 0) return 0;
  const count = Math.ceil(gone / each);
  shared.counters.segmentsRetransmitted += count;
  connection.segmentsRetransmitted += count;
  connection.octetsRetransmitted += gone;
  recovery.repeated(connection.timestamp());
  if (gone === sent.octets(index) || sent.split(index, (sent.start(index) + gone) | 0)) {
    sent.retransmitted(index, shared.clock.now());
  }
  return gone;
}

/** Sends new text; answers whether the congestion window keeps more from going. */
function sendNew(connection: Connection): boolean {
  const { recovery } = connection;
  for (let unsent = connection.unsent; unsent > 0; unsent = connection.unsent) {
    const each = textRoom(connection);
    const usable = (connection.sndUna + connection.sndWnd - connection.sndNxt) | 0;
    const room = recovery.congestion.congestionWindow - recovery.pipe;
    const limit = Math.min(usable, room, largest(each));
    if (limit <= 0) return room < each && usable >= each;
    let length = Math.min(unsent, limit);
    const tail = length % each;
    if (tail > 0 && !maySendTail(connection, length, tail, unsent, usable)) length -= tail;
    if (length <= 0) return room < Math.min(each, unsent) && usable > room;
    // Our FIN rides on the last segment alone: what there is no room for is little.
    const last = length % each || each;
    if (length === unsent && connection.isClosing && length > last) length -= last;
    if (!sendText(connection, length, each)) return false;
  }
  return false;
}

/** A segment that is not full: RFC 9293 §3.7.4 (Nagle, as Minshall put it) and §3.8.6.2.1. */
function maySendTail(
  connection: Connection,
  length: number,
  tail: number,
  unsent: number,
  usable: number,
): boolean {
  if (length < unsent) {
    // Not all of it: only where the window itself has never been larger.
    return length === usable && tail === length && usable * 2 >= connection.maxSndWnd;
  }
  if (connection.isClosing) return true;
  if (connection.options.cork && (length > tail || connection.isCorked)) return false;
  return connection.options.noDelay || connection.outstanding === 0 || !connection.hasSmall;
}

/** Sends text that was never sent; false when not all of it found room. */
function sendText(connection: Connection, length: number, each: number): boolean {
  const { recovery, sndNxt: start } = connection;
  const isWhole = length === connection.unsent;
  let gone = length;
  if (isWhole && connection.isClosing) {
    // Our FIN rides on it: both have their numbers before they go.
    note(connection, length, each);
    if (!connection.sendWithFin(length)) {
      gone = emit(connection, start, connection.rcvNxt, ACK | PSH, length);
      if (gone < length) recovery.refused();
    }
  } else {
    gone = emit(connection, start, connection.rcvNxt, isWhole ? ACK | PSH : ACK, length);
    if (gone === 0) return false;
    note(connection, gone, each);
  }
  if (!connection.isRetransmissionRunning) connection.run('text sent', onTextSent);
  recovery.schedule();
  return gone === length;
}

/** So much new text is under way. */
function note(connection: Connection, length: number, each: number): void {
  const { recovery, shared } = connection;
  const now = shared.clock.now();
  const end = (connection.sndNxt + length) >>> 0;
  recovery.sent.append(connection.sndNxt, end, now);
  connection.sndNxt = end;
  if (recovery.isRecovering) recovery.congestion.sent(length);
  if (length % each !== 0) connection.smallEnd = end;
  connection.lastSentAt = now;
  connection.octetsSent += length;
}

/** RFC 8985 §7.3: one new segment, whatever the congestion window says; false: there is none. */
export function transmitProbe(connection: Connection): boolean {
  const usable = (connection.sndUna + connection.sndWnd - connection.sndNxt) | 0;
  const each = textRoom(connection);
  const length = Math.min(connection.unsent, each);
  return length > 0 && length <= usable && sendText(connection, length, each);
}

/** RFC 8985 §7.3: the last segment again. */
export function retransmitTail(connection: Connection): void {
  const { sent } = connection.recovery;
  let index = sent.count - 1;
  if (index < 0) return;
  const each = textRoom(connection);
  if (sent.octets(index) > each && sent.split(index, (sent.end(index) - each) | 0)) index++;
  sendAgain(connection, index, Math.min(sent.octets(index), largest(each)), each);
}

/** Sends what the peer's window takes, small as it is: RFC 9293 §3.8.6.2.1, the override. */
export function transmitTiny(connection: Connection): void {
  const usable = (connection.sndUna + connection.sndWnd - connection.sndNxt) | 0;
  const length = Math.min(connection.unsent, usable, textRoom(connection));
  if (length > 0) sendText(connection, length, length + 1);
}

/** How much text a segment takes, beside the options that it has now. */
function textRoom(connection: Connection): number {
  const { shared, path } = connection;
  const start = optionsStart(shared.buffer, path.route.headRoom);
  connection.receiving.report(connection.rcvNxt);
  return path.segmentOctets - (writeOptions(connection, start, ACK) - start);
}

function writeOptions(connection: Connection, start: number, control: number): number {
  const { shared, receiving } = connection;
  const b = shared.buffer;
  const stamp = connection.timestamp();
  if ((control & SYN) !== 0) {
    return writeSynOptions(b, start, connection.offer(), stamp, connection.tsRecent);
  }
  let end = start;
  const isStamped = connection.sndTsOk;
  if (isStamped) end = writeTimestamps(b, end, stamp, connection.tsRecent);
  if (connection.sackOk && receiving.count > 0 && (control & RST) === 0) {
    end = writeSack(b, end, receiving, isStamped ? SACK_BLOCKS_STAMPED_MAX : SACK_BLOCKS_MAX);
  }
  return end;
}

/** A segment without text. */
export function sendControl(connection: Connection, seq: number, ack: number, ctl: number): void {
  connection.receiving.report(connection.rcvNxt);
  emit(connection, seq, ack, ctl, 0);
}

/** Sends a segment of `length` octets from `seq` on; answers how many of them found room. */
export function emit(
  connection: Connection,
  seq: number,
  ack: number,
  control: number,
  length: number,
): number {
  const { shared, path, counters } = connection;
  const lost = path.renew();
  if (lost !== undefined) {
    connection.sendFailed(lost);
    return lost === 'ENOBUFS' ? 0 : length;
  }
  const { route } = path;
  const b = shared.buffer;
  const o = route.headRoom;
  const start = optionsStart(b, o);
  const data = writeOptions(connection, start, control);
  const end = data + length;
  if (length > 0) connection.queue.copy(connection.positionOf(seq), length, b, data);
  const window = connection.windowField(control);
  writeSegmentPartial(
    b,
    o,
    end,
    data,
    connection.localPort,
    connection.remotePort,
    seq,
    ack,
    0,
    control,
    window,
    0,
    route.pseudoHeader,
  );
  const each = Math.max(path.segmentOctets - (data - start), 1);
  const fault = send(shared, connection, route, o, data, end, each);
  const isRefused = fault === 'ENOBUFS' || fault === 'EMSGSIZE';
  const gone = isRefused ? shared.piecesSent * each : length;
  if (fault !== undefined) connection.sendFailed(fault);
  if (isRefused && gone === 0) return 0;
  const count = length > each ? Math.ceil(gone / each) : 1;
  counters.segmentsSent += count;
  connection.segmentsSent += count;
  if ((control & RST) !== 0) counters.resetsSent++;
  if (ack === connection.rcvNxt) connection.wentOut(control);
  return gone;
}

function send(
  shared: Shared,
  connection: Connection,
  route: Route,
  o: number,
  data: number,
  end: number,
  each: number,
): NetworkFault | undefined {
  const { buffer, info, sendOptions, network } = shared;
  shared.piecesSent = 0;
  clearFrameInfo(info);
  info.checksum = PARTIAL;
  info.checksumStart = o;
  info.checksumField = o + CHECKSUM_AT;
  sendOptions.hopLimit = connection.options.hopLimit;
  sendOptions.trafficClass = connection.options.trafficClass;
  sendOptions.flowLabel = connection.flowLabel;
  if (end - data <= each) return network.send(route, TCP, buffer, o, end, info, sendOptions);
  info.segmentOctets = each;
  info.dataStart = data;
  if (shared.takesLarge(route)) {
    return network.send(route, TCP, buffer, o, end, info, sendOptions);
  }
  return cutSegment(buffer, o, end, info, shared.sendPiece(route));
}
