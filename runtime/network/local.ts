/**
 * Packets to ourselves. They wait here and arrive from a timer, as those of a device arrive from
 * its own turn: so nothing that sends is called again before it is done sending, however two parts
 * of the stack answer each other. Bounded in packets and octets; what does not fit is lost, as on
 * any link.
 */
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import type { Timers } from '../base/timers.ts';
import { Timer } from '../base/timers.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import { arriveUnharmed, moveFrameInfo, newFrameInfo } from '../device/frame-info.ts';
import type { Family } from './family.ts';
import type { NetworkInterface } from './interfaces.ts';

export const LOCAL_PACKETS_MAX = 1024;
export const LOCAL_OCTETS_MAX = 4 * 1024 * 1024;
/** So many arrive in one turn; the rest in the next, after the timers that are due. */
export const LOCAL_PACKETS_A_TURN_MAX = 256;
/** Buffers that are kept for the next packet, in octets. */
export const LOCAL_SPARE_OCTETS_MAX = 1024 * 1024;
/** No smaller buffer is made: almost every packet fits in the buffer of another one. */
const BUFFER_OCTETS_MIN = 2048;

interface Waiting {
  octets: Uint8Array;
  end: number;
  readonly info: FrameInfo;
  family: Family | undefined;
  on: NetworkInterface | undefined;
}

export class LocalDelivery {
  readonly counters: Counters<'delivered' | 'droppedFull'> = countersOf('delivered', 'droppedFull');
  readonly #waiting: Waiting[] = [];
  readonly #spare: Waiting[] = [];
  readonly #turn: Timer;
  readonly #settle: () => void;
  #octets = 0;
  #spareOctets = 0;

  /** `settle` is called after each turn, as after a batch of a device. */
  constructor(timers: Timers, settle: () => void) {
    this.#turn = new Timer(timers, () => this.#deliver());
    this.#settle = settle;
  }

  /** Octets that wait. */
  get octets(): number {
    return this.#octets;
  }

  /** Takes a copy of the packet b[o, end), to arrive on an interface. False when it is lost. */
  offer(
    family: Family,
    on: NetworkInterface,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
  ): boolean {
    const size = end - o;
    if (this.#waiting.length >= LOCAL_PACKETS_MAX || this.#octets + size > LOCAL_OCTETS_MAX) {
      this.counters.droppedFull++;
      return false;
    }
    const packet = this.#room(size);
    packet.family = family;
    packet.on = on;
    packet.end = size;
    packet.octets.set(b.subarray(o, end));
    moveFrameInfo(info, packet.info, -o);
    arriveUnharmed(packet.info);
    this.#octets += size;
    this.#waiting.push(packet);
    if (!this.#turn.isRunning) this.#turn.start(0);
    return true;
  }

  #deliver(): void {
    const turn = this.#waiting.splice(0, LOCAL_PACKETS_A_TURN_MAX);
    for (const packet of turn) {
      this.#octets -= packet.end;
      this.counters.delivered++;
      packet.family?.receiveLocal(packet.on!, packet.octets, 0, packet.end, packet.info);
      this.#spareOne(packet);
    }
    if (this.#waiting.length > 0 && !this.#turn.isRunning) this.#turn.start(0);
    this.#settle();
  }

  #room(size: number): Waiting {
    const spare = this.#spare.pop();
    if (spare !== undefined) {
      this.#spareOctets -= spare.octets.length;
      if (spare.octets.length < size) spare.octets = new Uint8Array(size);
      return spare;
    }
    const octets = new Uint8Array(Math.max(size, BUFFER_OCTETS_MIN));
    return { octets, end: 0, info: newFrameInfo(), family: undefined, on: undefined };
  }

  #spareOne(packet: Waiting): void {
    packet.family = undefined;
    packet.on = undefined;
    if (this.#spareOctets + packet.octets.length > LOCAL_SPARE_OCTETS_MAX) return;
    this.#spareOctets += packet.octets.length;
    this.#spare.push(packet);
  }
}
