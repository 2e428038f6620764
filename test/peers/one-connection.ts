/**
 * As little of TCP as shows what a device does with large segments: one connection from a peer.
 * What it says is either thrown away and counted, or answered with octets that are sent as frames
 * of up to 64 KiB. A kernel with much to do drops some of them: all from there on is sent again.
 */
import * as ipv4 from '../../generated/network/ipv4.wire.ts';
import * as tcp from '../../generated/transport/tcp.wire.ts';
import type { FrameInfo } from '../../runtime/device/frame-info.ts';
import { PAYLOAD } from './station.ts';
import type { Station } from './station.ts';

const { FLAGS_ACK, FLAGS_FIN, FLAGS_PSH, FLAGS_SYN } = tcp;
const HEADER_OCTETS = 20;
const SEGMENT_OCTETS = 1460;
const CHECKSUM_OFFSET = 16;
const WINDOW_SHIFT = 7;
const WINDOW = 0xffff;
const BEGIN = 1000;
/** Without any progress for so long, something was lost. */
const REPEAT_MS = 200;

export class OneConnection {
  /** Octets that the peer has sent, and in how many frames; the largest that one stood for. */
  received = 0;
  frames = 0;
  largeFrames = 0;
  largest = 0;
  /** How many octets are still to be sent, in frames of at most so many. */
  #left: number;
  readonly #frameOctetsMax: number;
  readonly #octetAt: (at: number) => number;
  readonly #station: Station;
  #ports: readonly [number, number] = [0, 0];
  #next = BEGIN;
  #acknowledged = BEGIN;
  #expected = 0;
  #window = 0;
  #windowShift = 0;
  #isOpen = false;
  #isOwed = false;
  /** Whether we end it when all is sent; else when the peer does. */
  readonly #speaks: boolean;
  #peerHasFinished = false;
  #hasFinished = false;
  /** Acknowledged when it was looked last. */
  #before = BEGIN;
  readonly #repeating: NodeJS.Timeout;

  constructor(
    station: Station,
    octetsToSend: number,
    frameOctetsMax: number,
    octetAt: (at: number) => number,
  ) {
    this.#station = station;
    this.#left = octetsToSend;
    this.#speaks = octetsToSend > 0;
    this.#frameOctetsMax = frameOctetsMax;
    this.#octetAt = octetAt;
    station.takers.set(ipv4.PROTOCOL_NUMBER.TCP, (b, o, end, info) => this.#take(b, o, end, info));
    station.onSettle = () => this.#settle();
    this.#repeating = setInterval(() => this.#goBack(), REPEAT_MS).unref();
  }

  #take(b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    if (tcp.scanSegmentUnsummed(b, o, end) < 0) return;
    if (tcp.syn(b, o) === 1) return this.#accept(b, o);
    this.#isOpen = true;
    this.#acknowledged = tcp.acknowledgmentNumber(b, o);
    this.#window = tcp.window(b, o) * 2 ** this.#windowShift;
    const octets = end - tcp.dataStart(b, o);
    const isInOrder = tcp.sequenceNumber(b, o) === this.#expected;
    if (octets > 0 || tcp.fin(b, o) === 1) this.#isOwed = true;
    if (!isInOrder) return;
    this.#expected = (this.#expected + octets + tcp.fin(b, o)) >>> 0;
    this.received += octets;
    if (octets > 0) this.frames++;
    if (info.segmentOctets > 0) this.largeFrames++;
    this.largest = Math.max(this.largest, octets);
    if (tcp.fin(b, o) === 1) this.#peerHasFinished = true;
  }

  #accept(b: Uint8Array, o: number): void {
    this.#ports = [tcp.destinationPort(b, o), tcp.sourcePort(b, o)];
    this.#expected = (tcp.sequenceNumber(b, o) + 1) >>> 0;
    for (let at = tcp.optionsStart(b, o); at < tcp.optionsEnd(b, o);) {
      if (tcp.optionKind(b, at) === tcp.OPTION_KIND.WINDOW_SCALE) {
        this.#windowShift = tcp.optionWindowScaleShiftCount(b, at);
      }
      at = tcp.scanOption(b, at, tcp.optionsEnd(b, o));
    }
    const { octets } = this.#station;
    let optionsEnd = PAYLOAD + HEADER_OCTETS;
    optionsEnd = tcp.writeOptionMaximumSegmentSize(octets, optionsEnd, SEGMENT_OCTETS);
    optionsEnd = tcp.writeOptionWindowScale(octets, optionsEnd, WINDOW_SHIFT);
    optionsEnd = tcp.writeOptionNoOperation(octets, optionsEnd);
    this.#next = BEGIN;
    this.#send(FLAGS_SYN | FLAGS_ACK, optionsEnd, optionsEnd);
    this.#next = BEGIN + 1;
  }

  #settle(): void {
    if (!this.#isOpen) return;
    const headerEnd = PAYLOAD + HEADER_OCTETS;
    while (this.#left > 0) {
      const octets = Math.min(this.#left, this.#frameOctetsMax);
      if (this.#next + octets - this.#acknowledged > this.#window) break;
      const from = this.#next - BEGIN - 1;
      for (let at = 0; at < octets; at++) {
        this.#station.octets[headerEnd + at] = this.#octetAt(from + at);
      }
      if (!this.#send(FLAGS_ACK | FLAGS_PSH, headerEnd, headerEnd + octets)) break;
      this.#next += octets;
      this.#left -= octets;
      this.#isOwed = false;
    }
    const isDone = this.#left === 0 && (this.#speaks || this.#peerHasFinished);
    if (isDone && !this.#hasFinished) {
      // Where there is no room, the next word from the device is waited for.
      if (!this.#send(FLAGS_ACK | FLAGS_FIN, headerEnd, headerEnd)) return;
      this.#hasFinished = true;
      this.#next++;
    } else if (this.#isOwed) this.#send(FLAGS_ACK, headerEnd, headerEnd);
    this.#isOwed = false;
  }

  #goBack(): void {
    const hasMoved = this.#acknowledged !== this.#before;
    this.#before = this.#acknowledged;
    const lost = this.#next - this.#acknowledged;
    if (lost === 0 && this.#hasFinished) clearInterval(this.#repeating);
    if (!this.#isOpen || hasMoved || lost === 0) return;
    this.#left += lost - Number(this.#hasFinished);
    this.#hasFinished = false;
    this.#next = this.#acknowledged;
    this.#settle();
  }

  #send(flags: number, optionsEnd: number, end: number): boolean {
    const station = this.#station;
    const { octets, info, pseudoHeader } = station;
    const numbers = [...this.#ports, this.#next, this.#expected] as const;
    const rest = [0, flags, WINDOW, 0, pseudoHeader] as const;
    tcp.writeSegmentPartial(octets, PAYLOAD, end, optionsEnd, ...numbers, ...rest);
    station.leaveSum(CHECKSUM_OFFSET);
    if (end - optionsEnd > SEGMENT_OCTETS) {
      info.segmentOctets = SEGMENT_OCTETS;
      info.dataStart = optionsEnd;
    }
    return station.send(ipv4.PROTOCOL_NUMBER.TCP, end);
  }
}
