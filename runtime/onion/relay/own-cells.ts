/**
 * What a relay says to the client at the other end of a circuit: cells of its own, sealed by the
 * batch. Whatever room a cell has left is filled with noise; and a cell that a SENDME will speak of
 * always has some, so that nobody can say its digest who has not seen it (tor-spec §7.3.1).
 */
import type { RelayCellData } from '../../../generated/onion/relay.value.ts';
import { writeRelayCell } from '../../../generated/onion/relay.value.ts';
import {
  dataStart,
  RELAY_COMMAND,
  writeRelayCell as writeRelayCellHeader,
} from '../../../generated/onion/relay.wire.ts';
import { COMMAND } from '../../../generated/onion/tor.wire.ts';
import type { OnionCrypto } from '../crypto.ts';
import { RELAY_CELL_OCTETS } from '../relay-crypto.ts';
import type { RelayCrypt } from '../relay-crypto.ts';
import type { CellBatch, CellBatches } from './cell-batch.ts';
import type { CellQueue } from './cell-queue.ts';
import type { RelayCounters } from './limits.ts';

const NONE = new Uint8Array(0);
/** Before the noise, as tor-spec §6.1 asks. */
const ZEROS = 4;
const NOISE_OCTETS_MIN = 16;

export interface OwnCellsGround {
  readonly crypto: OnionCrypto;
  readonly batches: CellBatches;
  readonly counters: RelayCounters;
}

export class OwnCells {
  readonly #ground: OwnCellsGround;
  readonly #crypt: RelayCrypt;
  readonly #queue: CellQueue;
  readonly #tagIs: (tag: Uint8Array) => void;
  #batch: CellBatch | undefined;
  /** By cell of the batch, whether its tag is wanted. */
  readonly #isMarked: boolean[] = [];

  /** `tagIs` hears of marked cells, in their order. */
  constructor(
    ground: OwnCellsGround,
    crypt: RelayCrypt,
    queue: CellQueue,
    tagIs: (tag: Uint8Array) => void,
  ) {
    this.#ground = ground;
    this.#crypt = crypt;
    this.#queue = queue;
    this.#tagIs = tagIs;
  }

  say(streamid: number, data: RelayCellData): void {
    const batch = this.#room();
    const at = batch.at(batch.count);
    const end = writeRelayCell({ streamid, digest: 0, data, padding: NONE }, batch.b, at);
    this.#seal(batch, at, end, false);
  }

  /**
   * A cell of data, for which `read` fills b[from, to) and answers how many octets, as does this.
   */
  sayData(
    streamid: number,
    isMarked: boolean,
    read: { read(b: Uint8Array, from: number, to: number): number },
  ): number {
    const batch = this.#room();
    const { b } = batch;
    const at = batch.at(batch.count);
    const start = dataStart(b, at);
    const most = at + RELAY_CELL_OCTETS - (isMarked ? ZEROS + NOISE_OCTETS_MIN : 0);
    const end = start + read.read(b, start, most);
    const { DATA } = RELAY_COMMAND;
    writeRelayCellHeader(b, at, at + RELAY_CELL_OCTETS, end, DATA, streamid, 0);
    this.#seal(batch, at, end, isMarked);
    return end - start;
  }

  /** Sends what was said. */
  flush(): void {
    const batch = this.#batch;
    if (batch === undefined) return;
    this.#batch = undefined;
    const { b, count, tags } = batch;
    this.#crypt.seal(b, 0, count, tags);
    for (let index = 0; index < count; index++) {
      if (this.#isMarked[index]) this.#tagIs(tags[index]);
      this.#queue.push(COMMAND.RELAY, b, batch.at(index));
    }
    this.#ground.counters.cellsSaid += count;
    this.#ground.batches.give(batch);
  }

  /** Nobody is there to hear it. */
  drop(): void {
    if (this.#batch !== undefined) this.#ground.batches.give(this.#batch);
    this.#batch = undefined;
  }

  #room(): CellBatch {
    if (this.#batch?.isFull === true) this.flush();
    return (this.#batch ??= this.#ground.batches.take());
  }

  #seal(batch: CellBatch, at: number, end: number, isMarked: boolean): void {
    const whole = at + RELAY_CELL_OCTETS;
    const noise = Math.min(end + ZEROS, whole);
    batch.b.fill(0, end, noise);
    if (noise < whole) batch.b.set(this.#ground.crypto.random(whole - noise), noise);
    this.#isMarked[batch.count] = isMarked;
    batch.count++;
  }
}
