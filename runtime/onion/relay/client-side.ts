/** The side of a circuit on which its client is. */
import { COMMAND } from '../../../generated/onion/tor.wire.ts';
import type { CellChannel } from '../channel/user.ts';
import { destroyBody } from './cell-bodies.ts';
import { CellQueue } from './cell-queue.ts';
import type { QueueBudget, QueueOwner } from './cell-queue.ts';

export class ClientSide {
  readonly channel: CellChannel;
  readonly circuitId: number;
  readonly queue: CellQueue;
  /** It knows of no circuit any more. */
  #isForgotten = false;

  constructor(channel: CellChannel, circuitId: number, budget: QueueBudget, owner: QueueOwner) {
    this.channel = channel;
    this.circuitId = circuitId;
    this.queue = new CellQueue(channel, circuitId, budget, owner);
  }

  send(command: number, body: Uint8Array): void {
    if (this.#isForgotten) return;
    this.channel.send(this.circuitId, command, body, 0, body.length);
  }

  destroy(reason: number): void {
    this.send(COMMAND.DESTROY, destroyBody(reason));
    this.#isForgotten = true;
  }

  forget(): void {
    this.#isForgotten = true;
  }

  leave(): void {
    this.queue.clear();
    this.channel.detach(this.circuitId);
    this.channel.flush();
  }
}
