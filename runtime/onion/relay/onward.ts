/** A circuit's way to the next relay: looked for, found, given up. */
import type { Extend2Asked } from './extend.ts';
import { COMMAND } from '../../../generated/onion/tor.wire.ts';
import type { CellChannel } from '../channel/user.ts';
import { create2Body } from './cell-bodies.ts';
import type { CircuitGround } from './circuit-ground.ts';
import { NextHop } from './next-hop.ts';
import type { NextHopUser } from './next-hop.ts';

export interface OnwardUser extends NextHopUser {
  nextFound(): void;
  nextFailed(): void;
}

export class Onward {
  readonly #ground: CircuitGround;
  readonly #user: OnwardUser;
  #next: NextHop | undefined;
  #search: AbortController | undefined;

  constructor(ground: CircuitGround, user: OnwardUser) {
    this.#ground = ground;
    this.#user = user;
  }

  get queuedCells(): number {
    return this.#next?.queue.count ?? 0;
  }

  look(asked: Extend2Asked): void {
    const search = new AbortController();
    this.#search = search;
    this.#ground.channelTo(asked.target!, search.signal).then(
      (channel) => {
        if (!search.signal.aborted) this.#found(channel);
      },
      () => {
        if (!search.signal.aborted) this.#failed();
      },
    );
  }

  /** Whatever is being looked for is wanted no more. */
  forget(): void {
    this.#search?.abort();
    this.#search = undefined;
  }

  create({ handshakeType, onionSkin }: Extend2Asked): void {
    this.#next!.send(COMMAND.CREATE2, create2Body(handshakeType, onionSkin));
  }

  pass(command: number, b: Uint8Array, at: number): void {
    this.#next!.queue.push(command, b, at);
    this.#ground.counters.cellsForward++;
  }

  destroy(reason: number): void {
    this.#next?.destroy(reason);
    this.leave();
  }

  leave(): void {
    this.#next?.leave();
    this.#next = undefined;
  }

  flush(): void {
    this.#next?.channel.flush();
  }

  #found(channel: CellChannel): void {
    this.#search = undefined;
    const { batches, budget } = this.#ground;
    const next = new NextHop(channel, this.#user, batches, budget);
    if (next.circuitId === 0) return this.#failed();
    this.#next = next;
    this.#user.nextFound();
  }

  #failed(): void {
    this.#search = undefined;
    this.#ground.counters.extendsFailed++;
    this.#user.nextFailed();
  }
}
