/**
 * What an interface sends and receives, from the moment that it is watched: blocks of a pcapng
 * file, each read again by our own decoder where it is to be shown or chosen. The network is not
 * kept waiting: what cannot be written fast enough is lost, and counted.
 */
import { PcapngWriter } from '../../runtime/capture.ts';
import type { NetworkInterface, Stack } from '../../runtime/stack.ts';
import { Capture } from '../decode/capture.ts';
import type { Packet } from '../decode/capture.ts';
import { Dissector } from '../decode/dissect.ts';
import type { Dissection } from '../decode/dissect.ts';
import type { Filter } from '../decode/filter.ts';

/** Octets that wait to be written. */
export const WAITING_OCTETS_MAX = 1 << 24;
/** How long packets wait for secrets that open them: decoders want those in front of them. */
const SECRETS_MS = 200;

interface Waiting {
  readonly block: Uint8Array;
  readonly isPacket: boolean;
  readonly dueAt: number;
}

export interface Recorded {
  readonly block: Uint8Array;
  /** Undefined of a block that is of no packet. */
  readonly packet: Packet | undefined;
  readonly dissection: Dissection | undefined;
}

export class Recording {
  /** Packets that were lost. */
  dropped = 0;
  readonly #filter: Filter;
  readonly #capture = new Capture();
  readonly #dissector = new Dissector();
  readonly #waiting: Waiting[] = [];
  readonly #waitMs: number;
  readonly #writer: PcapngWriter;
  #stopWatching: () => void = () => {};
  #octets = 0;
  #isOver = false;
  /** What is written now is of a packet. */
  #isPacket = false;
  #came: () => void = () => {};

  /** `hasSecrets`: some are expected. */
  constructor(stack: Stack, filter: Filter, snapOctets: number, hasSecrets: boolean) {
    this.#waitMs = hasSecrets ? SECRETS_MS : 0;
    this.#filter = filter;
    this.#writer = new PcapngWriter({
      write: (block) => this.#take(block),
      clock: stack.clock,
      epoch: Date.now() - stack.clock.now(),
      snapOctets,
    });
  }

  begin(on: NetworkInterface): void {
    const recorder = this.#writer.addInterface({
      name: on.name,
      hardwareAddress: on.link.hardwareAddress,
      speed: on.link.device.speed,
    });
    this.#isPacket = true;
    this.#stopWatching = on.link.watch?.(recorder) ?? (() => {});
  }

  /** A line of a key log. */
  secret(line: Uint8Array): void {
    this.#isPacket = false;
    this.#writer.tlsSecrets(line);
    this.#isPacket = true;
  }

  /** What is recorded already is still told. */
  stop(): void {
    this.#stopWatching();
    this.#isOver = true;
    this.#came();
  }

  /** Every block that is wanted, until it is stopped. */
  async *blocks(): AsyncGenerator<Recorded, void, undefined> {
    for (;;) {
      const [next] = this.#waiting;
      if (next === undefined && this.#isOver) return;
      const wait = next === undefined ? Infinity : next.dueAt - performance.now();
      if (wait > 0 && !this.#isOver) {
        await this.#moment(wait);
        continue;
      }
      const { block } = this.#waiting.shift()!;
      this.#octets -= block.length;
      const [packet] = [...this.#capture.take(block)];
      if (packet === undefined) yield { block, packet, dissection: undefined };
      else {
        const isCut = packet.originalLength > packet.octets.length;
        const dissection = this.#dissector.dissect({ ...packet, isCut });
        if (this.#filter(packet, dissection)) yield { block, packet, dissection };
      }
    }
  }

  #take(block: Uint8Array): void {
    if (this.#octets + block.length > WAITING_OCTETS_MAX) {
      this.dropped++;
      return;
    }
    const isPacket = this.#isPacket;
    const dueAt = isPacket ? performance.now() + this.#waitMs : 0;
    const first = isPacket ? -1 : this.#waiting.findIndex((one) => one.isPacket);
    const at = first < 0 ? this.#waiting.length : first;
    this.#waiting.splice(at, 0, { block, isPacket, dueAt });
    this.#octets += block.length;
    this.#came();
  }

  /** Until something has come, or so long. */
  async #moment(ms: number): Promise<void> {
    let timeout: NodeJS.Timeout | undefined;
    await new Promise<void>((over) => {
      this.#came = over;
      if (ms < Infinity) timeout = setTimeout(over, ms);
    });
    clearTimeout(timeout);
  }
}
