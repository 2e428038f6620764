/**
 * Looks over a wire's shoulder: counts what becomes of its frames, and writes them to captures as
 * they go into it, with a comment on those that have met with something.
 */
import { countersOf } from '../base/counters.ts';
import type { Counters } from '../base/counters.ts';
import { newFrameInfo } from '../device/frame-info.ts';
import type { PcapngInterface, PcapngWriter } from '../link/pcapng.ts';
import type { LinkStatistics } from './records.ts';
import type { Fate, Wire, WireEnd } from './wire.ts';

const COMMENTS: Readonly<Partial<Record<Fate, string>>> = {
  lost: 'lost on the way',
  dropped: 'dropped: the queue is full',
  duplicated: 'arrives twice',
  corrupted: 'one bit was changed on the way',
  delayed: 'held back: others pass it',
};

export class LinkWatch {
  readonly #wire: Wire;
  readonly #fates: readonly [Counters<Fate>, Counters<Fate>];
  readonly #captures: (readonly [PcapngInterface, PcapngInterface])[] = [];
  readonly #info = newFrameInfo();

  constructor(wire: Wire) {
    this.#wire = wire;
    const none = (): Counters<Fate> =>
      countersOf('sent', 'lost', 'dropped', 'duplicated', 'corrupted', 'delayed');
    this.#fates = [none(), none()];
    wire.watch((fate, b, o, end, from) => this.#saw(fate, b, o, end, from));
  }

  /** Each end is an interface of the capture, and what it sends is there. */
  capture(writer: PcapngWriter): void {
    const [one, other] = this.#wire.ends;
    this.#captures.push([writer.addInterface(one), writer.addInterface(other)]);
  }

  /** Captures say how many frames there were. */
  finish(): void {
    for (const interfaces of this.#captures) for (const one of interfaces) one.finish();
  }

  statistics(names: readonly [string, string]): readonly [LinkStatistics, LinkStatistics] {
    return [this.#statistics(0, names[0], names[1]), this.#statistics(1, names[1], names[0])];
  }

  #statistics(end: 0 | 1, from: string, to: string): LinkStatistics {
    const { counters } = this.#wire.ends[end];
    const { lost, dropped, duplicated, delayed, corrupted } = this.#fates[end];
    const { transmittedFrames: frames, transmittedOctets: octets } = counters;
    const refused = counters.transmitErrors;
    return { from, to, frames, octets, lost, dropped, duplicated, delayed, corrupted, refused };
  }

  #saw(fate: Fate, b: Uint8Array, o: number, end: number, from: WireEnd): void {
    const index = from === this.#wire.ends[0] ? 0 : 1;
    this.#fates[index][fate]++;
    const comment = COMMENTS[fate];
    for (const interfaces of this.#captures) {
      const one = interfaces[index];
      if (comment !== undefined) one.comment(comment);
      // These two are told of before the frame itself is.
      if (fate !== 'delayed' && fate !== 'duplicated') one.record('out', b, o, end, this.#info);
    }
  }
}
