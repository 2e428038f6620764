/**
 * Relay cells on their way to a hop: written one behind the other, sealed together, and handed to
 * the channel in the order in which they were sealed, for every layer counts on it.
 */
import type { Random } from '../../base/random.ts';
import { writeRelayCell as writeValue } from '../../../generated/onion/relay.value.ts';
import type { RelayCellData } from '../../../generated/onion/relay.value.ts';
import {
  dataEnd,
  dataStart,
  writeRelayCell,
  RELAY_COMMAND,
} from '../../../generated/onion/relay.wire.ts';
import { COMMAND } from '../../../generated/onion/tor.wire.ts';
import type { SendQueue } from '../../transport/tcp/send-queue.ts';
import type { CellChannel } from '../channel/user.ts';
import type { SendWindow } from '../flow/send-window.ts';
import { RELAY_CELL_OCTETS } from '../relay-crypto.ts';
import type { ClientCrypt } from '../relay-crypto.ts';

/** As many as one record of TLS holds: what AES does at once. */
const BATCH_CELLS = 32;
/** Behind the data of a cell are so many zeros, and then noise: tor-spec §6.1.2. */
const ZEROS = 4;
const NOTHING = new Uint8Array(0);

/** Where sealed cells go. */
export interface OutboxRoute {
  readonly channel: CellChannel;
  readonly circuitId: number;
  readonly crypt: ClientCrypt;
  readonly window: SendWindow | undefined;
}

export class Outbox {
  /** Cells sent, in all. */
  sent = 0;
  readonly #route: OutboxRoute;
  readonly #random: Random;
  #cells: Uint8Array = NOTHING;
  #count = 0;
  readonly #tags: Uint8Array[] = [];
  /** Cells of this batch whose tags a SENDME will bear. */
  readonly #noted: number[] = [];

  constructor(route: OutboxRoute, random: Random) {
    this.#route = route;
    this.#random = random;
  }

  /** A cell of whatever kind; it goes with the next `flush`. */
  put(streamid: number, data: RelayCellData): void {
    const at = this.#next();
    const cells = this.#cells;
    cells.fill(0, at, at + RELAY_CELL_OCTETS);
    writeValue({ streamid, digest: 0, data, padding: NOTHING }, cells, at);
    this.#pad(at);
    this.#count++;
  }

  /** A cell with so many of the first octets of `text`, which are gone from there. */
  putData(streamid: number, text: SendQueue, octets: number): void {
    const at = this.#next();
    const from = dataStart(this.#cells, at);
    text.copy(text.start, octets, this.#cells, from);
    text.dropTo(text.start + octets);
    const end = at + RELAY_CELL_OCTETS;
    writeRelayCell(this.#cells, at, end, from + octets, RELAY_COMMAND.DATA, streamid, 0);
    this.#pad(at);
    if (this.#route.window!.sent()) this.#noted.push(this.#count);
    this.#count++;
  }

  /** Seals what was put, for the last hop there is, and hands it to the channel. */
  flush(command: number = COMMAND.RELAY): void {
    const count = this.#count;
    if (count === 0) return;
    const { channel, circuitId, crypt, window } = this.#route;
    this.#count = 0;
    crypt.seal(this.#cells, 0, count, crypt.hops - 1, this.#tags);
    for (let index = 0; index < count; index++) {
      const at = index * RELAY_CELL_OCTETS;
      channel.send(circuitId, command, this.#cells, at, at + RELAY_CELL_OCTETS);
    }
    for (const index of this.#noted) window!.expect(this.#tags[index]);
    this.#noted.length = 0;
    this.sent += count;
  }

  /** What was put is not sent any more. */
  clear(): void {
    this.#count = 0;
    this.#noted.length = 0;
    this.#cells = NOTHING;
  }

  #next(): number {
    if (this.#count === BATCH_CELLS) this.flush();
    if (this.#cells.length === 0) this.#cells = new Uint8Array(BATCH_CELLS * RELAY_CELL_OCTETS);
    return this.#count * RELAY_CELL_OCTETS;
  }

  /** Noise behind the data, so that nobody knows all of what a digest is over (prop289). */
  #pad(at: number): void {
    const from = dataEnd(this.#cells, at);
    const to = at + RELAY_CELL_OCTETS;
    const noise = Math.min(from + ZEROS, to);
    for (let index = from; index < noise; index++) this.#cells[index] = 0;
    if (noise < to) this.#random.fill(this.#cells.subarray(noise, to));
  }
}
