/**
 * What carries the streams of a circuit: their ids and their turns, the window that they share, the
 * cells that go out, and what their users have still to be told.
 */
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import type { Circuit } from '../../../generated/onion/circuit.machine.ts';
import type { RelayCellData } from '../../../generated/onion/relay.value.ts';
import { SENDME_VERSION } from '../../../generated/onion/relay.wire.ts';
import type { PiecePool } from '../../transport/tcp/receive-queue.ts';
import type { SendMemory } from '../../transport/tcp/send-memory.ts';
import type { CellChannel } from '../channel/user.ts';
import { sendWindowOf, streamFlowOf } from '../flow/agreed.ts';
import { CellDelivery } from '../flow/delivery.ts';
import type { SendWindow } from '../flow/send-window.ts';
import type { FlowUser, StreamFlow } from '../flow/stream-flow.ts';
import { ClientCrypt } from '../relay-crypto.ts';
import type { CarriedStream, StreamHost, StreamTimes } from '../stream/host.ts';
import type { Breach } from './counters.ts';
import { Outbox } from './outbox.ts';
import type { CircuitShared } from './shared.ts';
import { Streams } from './streams.ts';
import type { AnyStream } from './streams.ts';
import { Turns } from './turns.ts';

const NOTHING = new Uint8Array(0);

/** Whose streams they are. */
export interface CarrierOwner extends Circuit {
  breach(breach: Breach): void;
}

export class Carrier implements StreamHost {
  readonly circuit: CarrierOwner;
  readonly shared: CircuitShared;
  readonly channel: CellChannel;
  readonly crypt: ClientCrypt;
  readonly outbox: Outbox;
  readonly streams: Streams;
  circuitId = 0;
  /** Of the last hop, once the circuit is open. */
  window: SendWindow | undefined;
  delivery = new CellDelivery();
  /** While cells are heard nothing is sent and nobody told: it is done once, at the end. */
  isBusy = false;
  /** Nothing can be sent any more. */
  isOver = false;
  readonly #turns = new Turns();
  readonly #due = new Set<CarriedStream>();
  readonly #soon: Timer;

  constructor(circuit: CarrierOwner, shared: CircuitShared, channel: CellChannel) {
    this.circuit = circuit;
    this.shared = shared;
    this.channel = channel;
    this.crypt = new ClientCrypt(shared.crypto);
    this.streams = new Streams(shared.random);
    this.outbox = new Outbox(this, shared.random);
    this.#soon = new Timer(shared.timers, () => this.tell());
  }

  get timers(): Timers {
    return this.shared.timers;
  }

  get times(): StreamTimes {
    return this.shared.times;
  }

  get pieces(): PiecePool {
    return this.shared.pieces;
  }

  get sendMemory(): SendMemory {
    return this.shared.sendMemory;
  }

  get rttMs(): number | undefined {
    return this.window?.rttMs;
  }

  /** The circuit is open; `increment`, when its last hop has congestion control. */
  begin(increment: number | undefined): void {
    const { flow, timers } = this.shared;
    this.delivery = new CellDelivery(increment);
    this.window = sendWindowOf(flow, increment, timers.clock);
  }

  newFlow(user: FlowUser): StreamFlow {
    return streamFlowOf(this.shared.flow, this.window, 'client', user, this.timers);
  }

  control(stream: CarriedStream, data: RelayCellData): void {
    if (this.isOver) return;
    this.outbox.put(stream.id, data);
    if (!this.isBusy) this.flush();
  }

  /** Tells the last hop that cells have come, up to the one with this tag: tor-spec §7.3. */
  acknowledge(sendmeDigest: Uint8Array): void {
    this.outbox.put(0, {
      is: 'sendme',
      version: SENDME_VERSION.AUTHENTICATED,
      dataLen: sendmeDigest.length,
      sendmeDigest,
      ignored: NOTHING,
    });
  }

  pump(stream: CarriedStream): void {
    if (stream.text.length === 0) return;
    this.#turns.add(stream);
    if (!this.isBusy) this.flush();
  }

  release(stream: CarriedStream, isAnswered: boolean): void {
    this.#turns.remove(stream);
    this.streams.remove(stream as AnyStream, isAnswered);
  }

  due(stream: CarriedStream): void {
    this.#due.add(stream);
    if (!this.isBusy && !this.#soon.isRunning) this.#soon.start(0);
  }

  overrun(): void {
    this.shared.counters.streamsOverrun++;
  }

  breach(breach: Breach): void {
    this.circuit.breach(breach);
  }

  /** Sends what was put, and of the streams' texts what windows and the channel take. */
  flush(): void {
    const { channel, window, outbox } = this;
    if (this.isOver) return;
    const before = outbox.sent;
    while (window !== undefined && window.room > 0 && !channel.isFull) {
      const stream = this.#turns.take();
      if (stream === undefined) break;
      const octets = stream.sendable;
      outbox.putData(stream.id, stream.text, octets);
      stream.sent(octets);
    }
    outbox.flush();
    if (outbox.sent === before) return;
    this.shared.counters.cellsSent += outbox.sent - before;
    channel.flush();
  }

  /** Tells users of streams what they have still to be told. */
  tell(): void {
    if (this.isBusy) return;
    for (const stream of this.#due) {
      this.#due.delete(stream);
      stream.tell();
    }
  }

  /** The circuit is gone: the streams will hear of it, and send nothing. */
  end(): void {
    this.isOver = true;
    this.outbox.clear();
    this.crypt.wipe();
    this.#turns.clear();
  }
}
