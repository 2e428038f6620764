/** Where a circuit goes on: its end on the channel to the next relay. */
import {
  COMMAND,
  created2HdataEnd,
  created2HdataStart,
  destroyReason,
} from '../../../generated/onion/tor.wire.ts';
import type { CellChannel, CircuitEnd } from '../channel/user.ts';
import type { CellBatch, CellBatches } from './cell-batch.ts';
import { BODY, destroyBody, LINK } from './cell-bodies.ts';
import { CellQueue } from './cell-queue.ts';
import type { QueueBudget, QueueOwner } from './cell-queue.ts';

/** What the next relay has to say. */
export interface NextHopUser extends QueueOwner {
  /** b[from, to) is the answer to our CREATE2. */
  created(b: Uint8Array, from: number, to: number): void;
  /** Relay cells, to be passed back. */
  came(batch: CellBatch): void;
  earlyCame(): void;
  destroyed(reason: number): void;
  unknownCame(): void;
  nextGone(): void;
  nextSettled(): void;
}

export class NextHop implements CircuitEnd {
  readonly channel: CellChannel;
  readonly circuitId: number;
  readonly queue: CellQueue;
  readonly #user: NextHopUser;
  readonly #batches: CellBatches;
  #batch: CellBatch | undefined;
  #isOver = false;

  /** Its `circuitId` is 0 when the channel has none to give. */
  constructor(channel: CellChannel, user: NextHopUser, batches: CellBatches, budget: QueueBudget) {
    this.channel = channel;
    this.#user = user;
    this.#batches = batches;
    this.circuitId = channel.attach(this);
    this.queue = new CellQueue(channel, this.circuitId, budget, user);
  }

  send(command: number, body: Uint8Array): void {
    this.channel.send(this.circuitId, command, body, 0, body.length);
  }

  /** Tells it that there is no circuit any more. */
  destroy(reason: number): void {
    if (!this.#isOver) this.send(COMMAND.DESTROY, destroyBody(reason));
  }

  /** Nothing more comes from it, and nothing goes. */
  leave(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.queue.clear();
    if (this.#batch !== undefined) this.#batches.give(this.#batch);
    this.#batch = undefined;
    this.channel.detach(this.circuitId);
    this.channel.flush();
  }

  cell(command: number, b: Uint8Array, from: number, to: number): void {
    if (this.#isOver) return;
    switch (command) {
      case COMMAND.RELAY:
        return this.#take(b, from);
      case COMMAND.RELAY_EARLY:
        return this.#user.earlyCame();
      case COMMAND.CREATED2: {
        const end = created2HdataEnd(b, from - BODY, LINK);
        if (end > to) return this.#user.unknownCame();
        return this.#user.created(b, created2HdataStart(b, from - BODY, LINK), end);
      }
      case COMMAND.DESTROY:
        this.#work();
        // Whoever has sent it knows of no circuit any more.
        this.#isOver = true;
        this.channel.detach(this.circuitId);
        return this.#user.destroyed(destroyReason(b, from - BODY, LINK));
      default:
        return this.#user.unknownCame();
    }
  }

  settle(): void {
    if (this.#isOver) return;
    this.#work();
    this.#user.nextSettled();
  }

  writable(): void {
    this.queue.drain();
    this.channel.flush();
  }

  channelGone(): void {
    if (this.#isOver) return;
    this.#work();
    this.#isOver = true;
    this.queue.clear();
    this.#user.nextGone();
  }

  #take(b: Uint8Array, from: number): void {
    if (this.#batch?.isFull === true) this.#work();
    this.#batch ??= this.#batches.take();
    this.#batch.push(COMMAND.RELAY, b, from);
  }

  #work(): void {
    const batch = this.#batch;
    if (batch === undefined) return;
    this.#batch = undefined;
    this.#user.came(batch);
    this.#batches.give(batch);
  }
}
