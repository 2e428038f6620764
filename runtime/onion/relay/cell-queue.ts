/**
 * Cells of one circuit that wait until a channel takes them. A circuit whose client does not read
 * is bounded by the windows of SENDME, if it keeps to them; one that does not is bounded here.
 * All queues draw on one budget, and when that is spent, the circuit that has most of it pays.
 */
import { copyOctets } from '../../base/octets.ts';
import type { CellChannel } from '../channel/user.ts';
import { RELAY_CELL_OCTETS } from '../relay-crypto.ts';

const FIRST_CELLS = 16;

/** Whoever has queues, and can be closed for them. */
export interface QueueOwner {
  /** What waits in all of them. */
  readonly octetsWaiting: number;
  /** The relay is short of memory, and this is the heaviest circuit. */
  killForMemory(): void;
}

/** What all queues of a relay hold together: cells, and text of streams. */
export class QueueBudget {
  readonly octetsMax: number;
  #octets = 0;
  readonly #owners = new Set<QueueOwner>();

  constructor(octetsMax: number) {
    this.octetsMax = octetsMax;
  }

  get octets(): number {
    return this.#octets;
  }

  added(owner: QueueOwner, octets: number): void {
    this.#owners.add(owner);
    this.#octets += octets;
  }

  removed(owner: QueueOwner, octets: number): void {
    this.#octets -= octets;
    if (owner.octetsWaiting === 0) this.#owners.delete(owner);
  }

  /** Closes the heaviest until there is room again. At the end of a turn: nobody is at work. */
  settle(): void {
    while (this.#octets > this.octetsMax) {
      let heaviest: QueueOwner | undefined;
      for (const owner of this.#owners) {
        if (heaviest === undefined || owner.octetsWaiting > heaviest.octetsWaiting)
          heaviest = owner;
      }
      if (heaviest === undefined) return;
      const before = this.#octets;
      heaviest.killForMemory();
      this.#owners.delete(heaviest);
      if (this.#octets === before) return;
    }
  }
}

export class CellQueue {
  readonly #channel: CellChannel;
  readonly #circuitId: number;
  readonly #budget: QueueBudget;
  readonly #owner: QueueOwner;
  /** A ring: `#count` cells from `#first` on. */
  #ring = new Uint8Array(0);
  #commands = new Uint8Array(0);
  #first = 0;
  #count = 0;

  constructor(channel: CellChannel, circuitId: number, budget: QueueBudget, owner: QueueOwner) {
    this.#channel = channel;
    this.#circuitId = circuitId;
    this.#budget = budget;
    this.#owner = owner;
  }

  get count(): number {
    return this.#count;
  }

  /** Whether a cell would go at once. */
  get isOpen(): boolean {
    return this.#count === 0 && !this.#channel.isFull;
  }

  /** Sends the relay cell at b[at], or keeps a copy of it until that can be done. */
  push(command: number, b: Uint8Array, at: number): void {
    if (this.isOpen) {
      this.#channel.send(this.#circuitId, command, b, at, at + RELAY_CELL_OCTETS);
      return;
    }
    if (this.#count === this.#commands.length) this.#grow();
    const place = (this.#first + this.#count++) % this.#commands.length;
    this.#commands[place] = command;
    copyOctets(b, at, at + RELAY_CELL_OCTETS, this.#ring, place * RELAY_CELL_OCTETS);
    this.#budget.added(this.#owner, RELAY_CELL_OCTETS);
  }

  /** As much as the channel takes. */
  drain(): void {
    const before = this.#count;
    while (this.#count > 0 && !this.#channel.isFull) {
      const at = this.#first * RELAY_CELL_OCTETS;
      const command = this.#commands[this.#first];
      this.#first = (this.#first + 1) % this.#commands.length;
      this.#count--;
      this.#channel.send(this.#circuitId, command, this.#ring, at, at + RELAY_CELL_OCTETS);
    }
    if (before > this.#count) this.#removed(before - this.#count);
    if (this.#count === 0) this.#forget();
  }

  /** Nobody wants them any more. */
  clear(): void {
    const { count } = this;
    this.#count = 0;
    if (count > 0) this.#removed(count);
    this.#forget();
  }

  #removed(cells: number): void {
    this.#budget.removed(this.#owner, cells * RELAY_CELL_OCTETS);
  }

  #forget(): void {
    this.#first = 0;
    if (this.#commands.length <= FIRST_CELLS) return;
    this.#ring = new Uint8Array(0);
    this.#commands = new Uint8Array(0);
  }

  #grow(): void {
    const cells = this.#commands.length;
    const ring = new Uint8Array(Math.max(FIRST_CELLS, cells * 2) * RELAY_CELL_OCTETS);
    const commands = new Uint8Array(Math.max(FIRST_CELLS, cells * 2));
    const split = this.#first * RELAY_CELL_OCTETS;
    ring.set(this.#ring.subarray(split));
    ring.set(this.#ring.subarray(0, split), this.#ring.length - split);
    commands.set(this.#commands.subarray(this.#first));
    commands.set(this.#commands.subarray(0, this.#first), cells - this.#first);
    this.#ring = ring;
    this.#commands = commands;
    this.#first = 0;
  }
}
