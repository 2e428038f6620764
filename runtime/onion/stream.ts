/**
 * A stream through the onion, in the shape of a TCP connection, so that sockets and all that is
 * built on them ride it unchanged. Its TCP is the exit's: there are no segments here, only cells.
 *
 * Tor knows no half of a close (tor-spec §6.2): who sends END is deaf from then on. So `shutdown`
 * only promises that nothing more will be written, and END is sent when the other end has closed,
 * or the user does; a server that waits for the end of a request before it answers waits for ever.
 */
import { ANY_IPV4 } from '../base/address.ts';
import {
  onStreamAbort,
  onStreamClose,
  onStreamConnect,
  onStreamEmptied,
  onStreamShut,
  onStreamWrite,
  streamStateNames,
  HANDLED,
  STREAM_CLOSED,
  STREAM_CLOSING,
  STREAM_CONNECTING,
  STREAM_ENDED,
  STREAM_OPEN,
} from '../../generated/onion/circuit.machine.ts';
import type { StreamState } from '../../generated/onion/circuit.machine.ts';
import { END_REASON } from '../../generated/onion/relay.wire.ts';
import { ReceiveQueue } from '../transport/tcp/receive-queue.ts';
import type {
  Endpoint,
  TcpConnection,
  TcpFault,
  TcpInfo,
  TcpOptions,
  TcpUser,
} from '../transport/tcp/user.ts';
import { DATA_OCTETS_MAX } from './relay-crypto.ts';
import { beginning } from './stream/beginning.ts';
import type { HostPort } from './stream/beginning.ts';
import { CircuitStream } from './stream/carried.ts';
import { faultOf } from './stream/faults.ts';
import type { StreamHost } from './stream/host.ts';
import { streamInfo, streamOptions } from './stream/options.ts';

/** Where a stream leads: to a host by name or address, or to the last hop's own directory. */
export type Destination = HostPort | 'directory';

const ESTABLISHED = 1;
const READABLE = 2;
const WRITABLE = 4;
const CLOSED = 8;

/** After the other end has closed, whoever writes learns of it as of any TCP: by a reset. */
const MAY_WRITE: readonly StreamState[] = [STREAM_CONNECTING, STREAM_OPEN, STREAM_ENDED];

const NOTHING = new Uint8Array(0);

const NOWHERE: Endpoint = { address: ANY_IPV4, port: 0 };

export class OnionStream extends CircuitStream implements TcpConnection {
  readonly destination: Destination;
  readonly options: TcpOptions = streamOptions();
  readonly local: Endpoint = NOWHERE;
  remote: Endpoint;
  fault: TcpFault | undefined;
  isPeerClosed = false;
  octetsSent = 0;
  octetsReceived = 0;
  readonly #incoming: ReceiveQueue;
  #user: TcpUser | undefined;
  #wantsRoom = false;
  #due = 0;
  /** Where the data of the cell at hand stands. */
  #b: Uint8Array = NOTHING;
  #from = 0;
  #to = 0;

  constructor(host: StreamHost, id: number, destination: Destination, answerMs?: number) {
    super(host, id, answerMs);
    this.destination = destination;
    const port = destination === 'directory' ? 0 : destination.port;
    this.remote = { address: ANY_IPV4, port };
    this.#incoming = new ReceiveQueue(host.pieces);
  }

  get stateName(): string {
    return streamStateNames[this.state];
  }

  get readable(): number {
    return this.#incoming.readable;
  }

  get writable(): number {
    if (this.shut || !MAY_WRITE.includes(this.state)) return 0;
    const { length } = this.text;
    const room = this.options.sendBufferOctets - length;
    return Math.max(0, Math.min(room, this.host.sendMemory.room(length)));
  }

  /** In a cell, text is a copy: whoever wrote it may write there again. */
  get unacknowledged(): number {
    return this.text.length;
  }

  get sendable(): number {
    const { length } = this.text;
    if (length === 0 || !(this.state === STREAM_OPEN || this.state === STREAM_CLOSING)) return 0;
    const isHeld = this.options.cork && length < DATA_OCTETS_MAX && this.state === STREAM_OPEN;
    if (isHeld || !this.flow.maySend) return 0;
    return Math.min(length, DATA_OCTETS_MAX);
  }

  setUser(user: TcpUser): void {
    this.#user = user;
  }

  open(user: TcpUser): void {
    this.#user = user;
    onStreamConnect(this);
  }

  write(octets: Uint8Array): number {
    let taken = 0;
    // What is sent at once makes room for more.
    for (let room = this.writable; room > 0 && taken < octets.length; room = this.writable) {
      const count = Math.min(room, octets.length - taken);
      if (onStreamWrite(this) !== HANDLED) break;
      if (this.state !== STREAM_CLOSED) {
        this.text.push(taken === 0 ? octets : octets.subarray(taken), count);
      }
      taken += count;
      this.host.pump(this);
    }
    if (taken < octets.length) this.#wantsRoom = true;
    this.host.due(this);
    return taken;
  }

  read(b: Uint8Array, from: number, to: number): number {
    const count = this.#incoming.read(b, from, to);
    if (count === 0) return 0;
    this.#incoming.settle();
    if (this.state === STREAM_OPEN) this.flow.read(this.readable);
    return count;
  }

  peek(b: Uint8Array, from: number, to: number): number {
    return this.#incoming.peek(b, from, to);
  }

  shutdown(): void {
    onStreamShut(this);
    this.host.due(this);
  }

  close(): void {
    if (this.options.lingerMs === 0) return this.abort();
    this.options.cork = false;
    onStreamClose(this);
    this.host.pump(this);
    this.#incoming.clear();
    this.host.due(this);
  }

  abort(): void {
    onStreamAbort(this);
    this.#incoming.clear();
    this.host.due(this);
  }

  info(): TcpInfo {
    const { stateName: state, octetsSent, octetsReceived } = this;
    const rttMs = this.host.rttMs ?? 0;
    return streamInfo({ state, rttMs, octetsSent, octetsReceived }, DATA_OCTETS_MAX);
  }

  /** The data of a cell, before the machine hears of it. */
  arriving(b: Uint8Array, from: number, to: number): void {
    this.#b = b;
    this.#from = from;
    this.#to = to;
  }

  deliverTheData(): void {
    const b = this.#b;
    const to = this.#to;
    let at = this.#from;
    this.octetsReceived += to - at;
    if (this.readable === 0) at += this.#user?.take?.(b, at, to) ?? 0;
    if (at < to && !this.#keep(b, at, to)) return;
    const breach = this.flow.arrived(this.readable);
    if (breach !== undefined) this.host.breach(breach);
  }

  /** False when it is more than may be kept: the stream is over by it. */
  #keep(b: Uint8Array, from: number, to: number): boolean {
    const queue = this.#incoming;
    const count = to - from;
    const isFull =
      this.readable + count > this.options.receiveBufferOctets ||
      !this.host.pieces.hasRoom(queue.missing(queue.end, count), true);
    if (isFull) {
      this.host.overrun();
      this.abort();
      return false;
    }
    queue.put(queue.end, b, from, to);
    queue.end += count;
    this.#notice(READABLE);
    return true;
  }

  sent(octets: number): void {
    this.octetsSent += octets;
    this.flow.sent(octets);
    if (this.text.length === 0) onStreamEmptied(this);
    if (this.#wantsRoom) this.host.due(this);
  }

  sendBegin(): void {
    const { destination } = this;
    if (destination === 'directory') {
      this.host.control(this, { is: 'beginDir', ignored: new Uint8Array(0) });
    } else {
      this.host.control(this, { is: 'begin', destination: beginning(destination) });
    }
  }

  sendResolve(): void {}

  takeTheText(): void {}

  reportConnected(): void {
    this.#notice(ESTABLISHED);
  }

  reportResolved(): void {}

  reportTheEnd(): void {
    this.isPeerClosed = true;
    this.#dropText();
    this.host.release(this, true);
    this.#notice(READABLE);
  }

  reportTheReason(): void {
    this.host.release(this, true);
    this.#over(faultOf(this.endReason ?? END_REASON.MISC));
  }

  reportLate(): void {
    this.#over('ETIMEDOUT');
  }

  reportBroken(): void {
    this.#over('ECONNRESET');
  }

  reportAborted(): void {
    this.#over('ECONNABORTED');
  }

  reportClosed(): void {
    this.#over(undefined);
  }

  tell(): void {
    if (this.#wantsRoom && this.writable > 0) {
      this.#wantsRoom = false;
      this.#due |= WRITABLE;
    }
    const due = this.#due;
    if (due === 0) return;
    this.#due = 0;
    const user = this.#user;
    if ((due & ESTABLISHED) !== 0) user?.established();
    if ((due & READABLE) !== 0) user?.readable();
    if ((due & WRITABLE) !== 0 && this.state !== STREAM_CLOSED) user?.writable();
    if ((due & CLOSED) === 0) return;
    this.#user = undefined;
    user?.closed(this.fault);
  }

  #over(fault: TcpFault | undefined): void {
    this.fault ??= fault;
    this.flow.stop();
    this.#dropText();
    this.#notice(CLOSED);
  }

  #dropText(): void {
    this.text.clear();
  }

  #notice(what: number): void {
    this.#due |= what;
    this.host.due(this);
  }
}
