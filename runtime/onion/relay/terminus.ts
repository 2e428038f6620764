/** What a circuit has at the relay where it ends: layers, windows, streams, and what is said. */
import type { ExitStream, RelayCircuit } from '../../../generated/onion/relay-circuit.machine.ts';
import type { RelayCellData } from '../../../generated/onion/relay.value.ts';
import {
  hasSendmeSendmeDigest,
  hasSendmeVersion,
  RELAY_COMMAND,
  relayCommand,
  SENDME_VERSION,
  sendmeSendmeDigestEnd,
  sendmeSendmeDigestStart,
  sendmeVersion,
  streamid,
} from '../../../generated/onion/relay.wire.ts';
import { sendWindowOf, streamFlowOf } from '../flow/agreed.ts';
import { CellDelivery } from '../flow/delivery.ts';
import type { SendWindow } from '../flow/send-window.ts';
import { RelayCrypt } from '../relay-crypto.ts';
import type { CellBatch } from './cell-batch.ts';
import type { CellQueue } from './cell-queue.ts';
import type { CircuitGround } from './circuit-ground.ts';
import type { RelayBreach } from './limits.ts';
import type { SkinAnswer } from './onion-skins.ts';
import { OwnCells } from './own-cells.ts';
import { Streams } from './streams.ts';

export interface TerminusUser {
  readonly relayCircuit: RelayCircuit;
  /** Where cells for the client wait. */
  readonly queue: CellQueue;
  /** Something happened outside of a turn of the circuit. */
  settleSoon(): void;
  breach(what: RelayBreach): void;
  /** So much more text waits for connections, or less. */
  waits(octets: number): void;
}

export class Terminus {
  readonly #crypt: RelayCrypt;
  readonly #own: OwnCells;
  readonly #user: TerminusUser;
  readonly #window: SendWindow;
  readonly #delivery: CellDelivery;
  readonly #streams: Streams;

  /** The keys of the answer are wiped. */
  constructor(ground: CircuitGround, user: TerminusUser, answer: SkinAnswer) {
    const { queue } = user;
    const { timers } = ground;
    const flow = ground.flow();
    const { keys, sendmeIncrement } = answer;
    const crypt = new RelayCrypt(ground.crypto, keys);
    const window = sendWindowOf(flow, sendmeIncrement, timers.clock);
    const ownCells = new OwnCells(ground, crypt, queue, (tag) => window.expect(tag));
    this.#user = user;
    this.#crypt = crypt;
    this.#own = ownCells;
    this.#window = window;
    this.#delivery = new CellDelivery(sendmeIncrement);
    this.#streams = new Streams({
      ...ground,
      relayCircuit: user.relayCircuit,
      window,
      ownCells,
      newFlow: (stream) => streamFlowOf(flow, window, 'exit', stream, timers),
      isOpen: () => queue.isOpen,
      settleSoon: () => user.settleSoon(),
      breach: (what) => user.breach(what),
      waits: (octets) => user.waits(octets),
    });
  }

  get streams(): number {
    return this.#streams.size;
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
    if (command === SENDME && streamid(b, at) === 0) return this.#sendme(b, at);
    if (command === DATA && this.#delivery.arrived()) this.say(0, sendmeOf(tag));
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

  #sendme(b: Uint8Array, at: number): void {
    const breach = this.#window.sendme(tagIn(b, at), !this.#user.queue.isOpen);
    if (breach !== undefined) this.#user.breach(breach);
  }
}

/** Of the cell that a SENDME at b[at] speaks for. */
function tagIn(b: Uint8Array, at: number): Uint8Array | undefined {
  if (!hasSendmeVersion(b, at) || !hasSendmeSendmeDigest(b, at)) return undefined;
  if (sendmeVersion(b, at) !== SENDME_VERSION.AUTHENTICATED) return undefined;
  return b.subarray(sendmeSendmeDigestStart(b, at), sendmeSendmeDigestEnd(b, at));
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
