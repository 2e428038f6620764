/**
 * A last hop with flow control of its own: what it hears of a stream it keeps, and what it is given
 * to say it says as windows allow.
 */
import type { RelayCellData } from '../../../generated/onion/relay.value.ts';
import { CellDelivery } from '../../../runtime/onion/flow/delivery.ts';
import { FixedSendWindow } from '../../../runtime/onion/flow/send-window.ts';
import type { SendWindow } from '../../../runtime/onion/flow/send-window.ts';
import { VegasSendWindow } from '../../../runtime/onion/flow/vegas.ts';
import type { Heard, LabOnion } from './lab-onion.ts';

const NOTHING = new Uint8Array(0);
const DATA_OCTETS = 498;

class Side {
  received: Uint8Array[] = [];
  ended: number | undefined;
  text: Uint8Array = NOTHING;
  window = 500;
  unacknowledged = 0;
  isHalted = false;
  xoffs = 0;
  xons = 0;
}

export class LabExit {
  readonly onion: LabOnion;
  readonly streams = new Map<number, Side>();
  readonly begun: string[] = [];
  /** Acknowledges what it hears, as it should. */
  acknowledges = true;
  /** What it answers to BEGIN. */
  answer: RelayCellData = { is: 'connected', ignored: NOTHING };
  /** What the client has done that it must not. */
  readonly breaches: string[] = [];
  /** Sent by the client, cells of data. */
  cells = 0;
  #window: SendWindow;
  #delivery: CellDelivery;
  readonly #isVegas: boolean;

  constructor(onion: LabOnion, increment?: number) {
    this.onion = onion;
    this.#isVegas = increment !== undefined;
    const { flow } = onion.shared;
    this.#window =
      increment === undefined
        ? new FixedSendWindow(1000)
        : new VegasSendWindow(flow.vegas, increment, onion.simulation.clock);
    this.#delivery = new CellDelivery(increment);
    onion.hear = (cell) => this.#hear(cell);
  }

  get room(): number {
    return this.#window.room;
  }

  stream(id: number): Side {
    return this.streams.get(id)!;
  }

  get only(): [number, Side] {
    return [...this.streams][0];
  }

  octets(id: number): Uint8Array {
    return new Uint8Array(Buffer.concat(this.stream(id).received));
  }

  say(id: number, data: RelayCellData): void {
    this.onion.say(this.onion.hops.length - 1, id, data);
  }

  end(id: number, reason: number): void {
    this.say(id, { is: 'end', reason, ignored: NOTHING });
  }

  /** Says so much text, as the windows allow. */
  send(id: number, text: Uint8Array): void {
    const side = this.stream(id);
    side.text = new Uint8Array(Buffer.concat([side.text, text]));
    this.#pump();
  }

  #pump(): void {
    for (const [id, side] of this.streams) {
      while (this.#window.room > 0 && side.text.length > 0 && !side.isHalted) {
        if (!this.#isVegas && side.window-- === 0) {
          side.window = 0;
          break;
        }
        const streamData = side.text.slice(0, DATA_OCTETS);
        side.text = side.text.subarray(streamData.length);
        const isNoted = this.#window.sent();
        const tag = this.onion.say(this.onion.hops.length - 1, id, { is: 'data', streamData });
        if (isNoted) this.#window.expect(tag);
      }
    }
  }

  #hear({ streamid: id, data, tag }: Heard): void {
    if (data.is === 'begin') {
      this.begun.push(Buffer.from(data.destination).toString('latin1'));
      this.streams.set(id, new Side());
      return this.say(id, this.answer);
    }
    if (data.is === 'beginDir' || data.is === 'resolve') {
      this.streams.set(id, new Side());
      return this.say(id, this.answer);
    }
    const side = this.streams.get(id);
    if (data.is === 'data') this.#data(id, side!, data.streamData, tag);
    else if (data.is === 'end') side!.ended = data.reason;
    else if (data.is === 'sendme' && id === 0) {
      const breach = this.#window.sendme(data.sendmeDigest, false);
      if (breach !== undefined) this.breaches.push(breach);
    } else if (data.is === 'sendme') side!.window += 50;
    else if (data.is === 'xoff') {
      side!.isHalted = true;
      side!.xoffs++;
    } else if (data.is === 'xon') {
      side!.isHalted = false;
      side!.xons++;
    }
    this.#pump();
  }

  #data(id: number, side: Side, octets: Uint8Array, tag: Uint8Array): void {
    this.cells++;
    side.received.push(octets.slice());
    if (!this.acknowledges) return;
    if (this.#delivery.arrived()) this.acknowledge(tag);
    if (this.#isVegas || ++side.unacknowledged < 50) return;
    side.unacknowledged = 0;
    this.say(id, { is: 'sendme', ignored: NOTHING });
  }

  acknowledge(tag: Uint8Array): void {
    const sendme = { is: 'sendme', version: 1, dataLen: 20, ignored: NOTHING } as const;
    this.say(0, { ...sendme, sendmeDigest: tag });
  }
}
