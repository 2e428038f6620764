/** Streams of TCP at work: as fast as it goes, or as fast as was asked, until they are stopped. */
import type { Clock } from '../../base/clock.ts';
import type { Timers } from '../../base/timers.ts';
import { pause } from './transport.ts';
import type { Stream } from './transport.ts';
import type { Parameters } from './parameters.ts';
import type { Tally } from './tally.ts';

const RECEIVE_OCTETS = 1 << 18;

/** One stream of a measurement. */
export interface Flow {
  readonly tally: Tally;
  readonly localHost: string;
  readonly localPort: number;
  readonly remoteHost: string;
  readonly remotePort: number;
  /** Of TCP: what the transport knows of it. */
  readonly stream?: Stream;
  /** Works until `signal` is aborted, or the other side has ended it. Never throws. */
  run(signal: AbortSignal): Promise<void>;
  close(): void;
}

/** Lets so many bits go a second, at the most. */
export class Pace {
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #bitrate: number;
  #begun = NaN;
  #octets = 0;

  constructor(timers: Timers, bitrate: number) {
    this.#clock = timers.clock;
    this.#timers = timers;
    this.#bitrate = bitrate;
  }

  /** Waits until so many octets more may go. */
  async allow(octets: number, signal: AbortSignal): Promise<void> {
    if (this.#bitrate === 0) return;
    const now = this.#clock.now();
    if (Number.isNaN(this.#begun)) this.#begun = now;
    const due = this.#begun + (this.#octets * 8000) / this.#bitrate;
    this.#octets += octets;
    if (due > now) await pause(this.#timers, due - now, signal);
  }
}

/** What may be sent in all, by all streams of a measurement together. */
export interface Allowance {
  /** Takes one block from what is left; false when there is nothing left. */
  take(octets: number): boolean;
}

export class TcpFlow implements Flow {
  readonly tally: Tally;
  readonly stream: Stream;
  readonly localHost: string;
  readonly localPort: number;
  readonly remoteHost: string;
  readonly remotePort: number;
  readonly #parameters: Parameters;
  readonly #allowance: Allowance;
  readonly #timers: Timers;
  readonly #block: Uint8Array;

  constructor(
    tally: Tally,
    stream: Stream,
    parameters: Parameters,
    allowance: Allowance,
    timers: Timers,
    block: Uint8Array,
  ) {
    this.tally = tally;
    this.stream = stream;
    this.localHost = stream.localAddress;
    this.localPort = stream.localPort;
    this.remoteHost = stream.remoteAddress;
    this.remotePort = stream.remotePort;
    this.#parameters = parameters;
    this.#allowance = allowance;
    this.#timers = timers;
    this.#block = block;
  }

  async run(signal: AbortSignal): Promise<void> {
    try {
      await (this.tally.isSender ? this.#send(signal) : this.#receive(signal));
    } catch {
      // Stopped, or the other side has closed it: whether too early, the control connection tells.
    }
  }

  close(): void {
    // What is still to come is of no use to anyone; what was sent, the other side may still count.
    if (this.tally.isSender) this.stream.close().catch(() => {});
    else this.stream.abort();
  }

  async #send(signal: AbortSignal): Promise<void> {
    const { tally, stream } = this;
    const pace = new Pace(this.#timers, this.#parameters.bitrate);
    const block = this.#block;
    while (!signal.aborted && this.#allowance.take(block.length)) {
      await pace.allow(block.length, signal);
      // Counted when it is handed over: a sender never has less than its receiver.
      tally.count(block.length);
      await stream.write(block, { signal });
    }
  }

  async #receive(signal: AbortSignal): Promise<void> {
    const { tally, stream } = this;
    const octets = new Uint8Array(RECEIVE_OCTETS);
    // After the end it goes on, uncounted, so that the other side does not wait for room for ever.
    for (;;) {
      const count = await stream.readInto(octets, 0, octets.length, { signal });
      if (count === 0) return;
      tally.count(count);
    }
  }
}
