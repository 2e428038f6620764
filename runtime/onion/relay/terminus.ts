/** What a circuit has at the relay where it ends: layers, windows, streams, and what is said. */
import type { ExitStream, RelayCircuit } from '../../../generated/onion/relay-circuit.machine.ts';
import type { RelayCellData } from '../../../generated/onion/relay.value.ts';
import {
  RELAY_COMMAND,
  relayCommand,
  SENDME_VERSION,
  streamid,
} from '../../../generated/onion/relay.wire.ts';
import { RelayCrypt } from '../relay-crypto.ts';
import type { CellBatch } from './cell-batch.ts';
import type { CellQueue } from './cell-queue.ts';
import type { CircuitGround } from './circuit-ground.ts';
import { CircuitWindows } from './circuit-windows.ts';
import { OwnCells } from './own-cells.ts';
import { Streams } from './streams.ts';

export interface TerminusUser {
  readonly relayCircuit: RelayCircuit;
  /** Where cells for the client wait. */
  readonly queue: CellQueue;
  /** Something happened outside of a turn of the circuit. */
  settleSoon(): void;
  breach(): void;
}

export class Terminus {
  readonly #crypt: RelayCrypt;
  readonly #own: OwnCells;
  readonly #windows: CircuitWindows;
  readonly #streams: Streams;

  /** `keys` are wiped. */
  constructor(ground: CircuitGround, user: TerminusUser, keys: Uint8Array) {
    const { queue } = user;
    const crypt = new RelayCrypt(ground.crypto, keys);
    const ownCells = new OwnCells(ground, crypt, queue, (tag) => this.#windows.tagIs(tag));
    const windows = new CircuitWindows({
      sendSendme: (tag) => this.say(0, sendmeOf(tag)),
      breach: () => user.breach(),
    });
    this.#crypt = crypt;
    this.#own = ownCells;
    this.#windows = windows;
    this.#streams = new Streams({
      ...ground,
      relayCircuit: user.relayCircuit,
      windows,
      ownCells,
      isOpen: () => queue.isOpen,
      settleSoon: () => user.settleSoon(),
      breach: () => user.breach(),
    });
  }

  get streams(): number {
    return this.#streams.size;
  }

  /** Octets of the client that connections have not taken. */
  get waiting(): number {
    return this.#streams.waiting;
  }

  open(batch: CellBatch, isLast: boolean): void {
    this.#crypt.open(batch.b, 0, batch.count, isLast, batch.openings);
  }

  passBack(batch: CellBatch): void {
    this.#crypt.pass(batch.b, 0, batch.count);
  }

  say(streamId: number, data: RelayCellData): void {
    this.#own.say(streamId, data);
  }

  /** The relay cell at b[at] is for us, and `tag` is its digest. */
  deliver(b: Uint8Array, at: number, tag: Uint8Array): void {
    const command = relayCommand(b, at);
    const { DATA, SENDME } = RELAY_COMMAND;
    if (command === SENDME && streamid(b, at) === 0) return this.#windows.sendme(b, at);
    if (command === DATA) this.#windows.came(tag);
    this.#streams.cell(command, b, at);
  }

  every(tell: (stream: ExitStream) => unknown): void {
    this.#streams.every(tell);
  }

  settle(): void {
    this.#streams.settle();
    this.#own.flush();
  }

  /** Sends what was said, and no more of what waits. */
  flush(): void {
    this.#own.flush();
  }

  drop(): void {
    this.#own.drop();
    this.#crypt.wipe();
  }
}

function sendmeOf(tag: Uint8Array): RelayCellData {
  return {
    is: 'sendme',
    version: SENDME_VERSION.AUTHENTICATED,
    dataLen: tag.length,
    sendmeDigest: tag,
    ignored: new Uint8Array(0),
  };
}
