/**
 * Streams that are measured together, on one side: they begin and end at the same time, and what
 * they have done is noted in intervals. Whether the other side is ready, client and server settle.
 */
import type { Random } from '../../base/random.ts';
import type { Timers } from '../../base/timers.ts';
import { DatagramFlow, dispatch } from './datagrams.ts';
import { TcpFlow } from './flow.ts';
import type { Allowance, Flow } from './flow.ts';
import type { Parameters } from './parameters.ts';
import type { Results } from './results.ts';
import { Tally } from './tally.ts';
import type { Counts } from './tally.ts';
import { pause } from './transport.ts';
import type { DatagramSocket, Place, Stream, StreamInfo, Surroundings } from './transport.ts';

/** What one stream did in an interval. */
export interface IntervalOf extends Counts {
  readonly flow: Flow;
  readonly info: StreamInfo | undefined;
}

export interface Interval {
  readonly fromSeconds: number;
  readonly toSeconds: number;
  /** It lies in the beginning that does not count. */
  readonly isOmitted: boolean;
  readonly streams: readonly IntervalOf[];
}

/** As many are kept as a day of seconds has; the oldest go. */
const INTERVALS_MAX = 86_400;

/** On whose side it is. */
export type Side = 'client' | 'server';

/** A shorter wait may be none at all, where fractions are rounded. */
const WAIT_MS_MIN = 0.01;

export class Measurement implements Allowance {
  readonly parameters: Parameters;
  readonly flows: Flow[] = [];
  readonly intervals: Interval[] = [];
  /** Called for each interval when it is over. */
  onInterval: (interval: Interval) => void = () => {};
  readonly #surroundings: Surroundings;
  readonly #side: Side;
  readonly #timers: Timers;
  readonly #block: Uint8Array;
  readonly #stopping = new AbortController();
  readonly #sockets = new Map<DatagramSocket, DatagramFlow[]>();
  readonly #running: Promise<void>[] = [];
  #begun = 0;
  #seconds = 0;
  #intervalBegun = 0;
  #octetsTaken = 0;
  #blocksTaken = 0;
  #isEnded = false;

  constructor(parameters: Parameters, surroundings: Surroundings, side: Side) {
    this.parameters = parameters;
    this.#side = side;
    this.#surroundings = surroundings;
    this.#timers = surroundings.timers;
    this.#block = anyOctets(parameters.blockOctets, surroundings.random);
  }

  /** How long it took, or has taken until now; the omitted beginning not counted. */
  get seconds(): number {
    return this.#isEnded ? this.#seconds : this.#elapsed;
  }

  get #elapsed(): number {
    return (this.#timers.clock.now() - this.#begun) / 1000;
  }

  addStream(stream: Stream, isSender: boolean): void {
    const tally = this.#newTally(isSender);
    const { parameters } = this;
    this.flows.push(new TcpFlow(tally, stream, parameters, this, this.#timers, this.#block));
  }

  addDatagrams(socket: DatagramSocket, remote: Place, isSender: boolean): void {
    const tally = this.#newTally(isSender);
    const { parameters } = this;
    const timers = this.#timers;
    const block = this.#block;
    const flow = new DatagramFlow(tally, socket, remote, parameters, this, timers, block);
    this.flows.push(flow);
    const known = this.#sockets.get(socket);
    if (known === undefined) this.#sockets.set(socket, [flow]);
    else known.push(flow);
  }

  /** One, and then from three: so iperf3 numbers its streams, and finds them again by it. */
  #newTally(isSender: boolean): Tally {
    const count = this.flows.length;
    return new Tally(count === 0 ? 1 : count + 2, isSender);
  }

  /** All streams set out. */
  start(): void {
    const { signal } = this.#stopping;
    this.#begin();
    for (const flow of this.flows) this.#running.push(flow.run(signal));
    for (const [socket, flows] of this.#sockets) {
      this.#running.push(dispatch(socket, flows, signal));
    }
  }

  /** Settled when it has lasted long enough, or enough has been sent, or received. */
  async lasting(intervalSeconds: number, signal: AbortSignal): Promise<void> {
    const { omitSeconds } = this.parameters;
    if (omitSeconds > 0) {
      await this.#intervalsUntil(omitSeconds, intervalSeconds, true, signal);
      for (const { tally } of this.flows) tally.forget();
      this.#octetsTaken = 0;
      this.#blocksTaken = 0;
      this.#begin();
    }
    await this.#intervalsUntil(this.parameters.seconds, intervalSeconds, false, signal);
  }

  /** Nothing counts from now on. What is sent, stops; what comes is still let in, and let go. */
  end(): void {
    if (this.#isEnded) return;
    this.#seconds = this.#elapsed;
    this.#isEnded = true;
    for (const { tally } of this.flows) tally.freeze();
    if (this.#elapsed > this.#intervalBegun) this.#note(false);
  }

  /** Ends it, and closes all streams. */
  async stop(): Promise<void> {
    this.end();
    this.#stopping.abort(new Error('the measurement is over'));
    for (const flow of this.flows) flow.close();
    await Promise.all(this.#running);
  }

  results(): Results {
    const senders = this.flows.filter(({ tally }) => tally.isSender);
    const infos = new Map(senders.map((flow) => [flow, this.#infoOf(flow)]));
    const isKnown = [...infos.values()].some((info) => info !== undefined);
    return {
      hasRetransmits: senders.length === 0 ? -1 : isKnown ? 1 : 0,
      congestion: '',
      cpuPercent: 0,
      streams: this.flows.map((flow) =>
        flow.tally.result(this.seconds, infos.get(flow)?.retransmits ?? -1),
      ),
    };
  }

  /**
   * Allowance: what all streams together may send, by octets or by blocks. It is the client who
   * says when there was enough: a server sends until then, as the client may wait for a block.
   */
  take(octets: number): boolean {
    if (this.#isEnded) return false;
    if (this.#side === 'server') return true;
    const { octets: octetsMax, blocks: blocksMax } = this.parameters;
    if (octetsMax > 0 && this.#octetsTaken >= octetsMax) return false;
    if (blocksMax > 0 && this.#blocksTaken >= blocksMax) return false;
    this.#octetsTaken += octets;
    this.#blocksTaken++;
    return true;
  }

  get #isEnough(): boolean {
    const { octets, blocks, blockOctets } = this.parameters;
    const wanted = octets > 0 ? octets : blocks * blockOctets;
    if (wanted === 0) return false;
    return this.flows.reduce((sum, { tally }) => sum + tally.octets, 0) >= wanted;
  }

  #begin(): void {
    this.#begun = this.#timers.clock.now();
    this.#intervalBegun = 0;
  }

  /** Until `seconds` have passed; 0 for until it is enough. */
  async #intervalsUntil(
    seconds: number,
    intervalSeconds: number,
    isOmitted: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const end = seconds === 0 ? Infinity : seconds;
    let next = intervalSeconds;
    while (this.#elapsed < end && (isOmitted || !this.#isEnough)) {
      const until = Math.min(next, end) - this.#elapsed;
      const ms = Math.min(until, this.#lookSeconds) * 1000;
      await pause(this.#timers, Math.max(ms, WAIT_MS_MIN), signal);
      if (this.#elapsed < next || next >= end) continue;
      this.#note(isOmitted);
      next += intervalSeconds;
    }
    if (isOmitted) this.#note(true);
  }

  /** How often one looks whether it is enough. */
  get #lookSeconds(): number {
    return this.parameters.seconds > 0 ? Infinity : 0.01;
  }

  #note(isOmitted: boolean): void {
    const streams = this.flows.map((flow) => ({
      ...flow.tally.takeInterval(),
      flow,
      info: this.#infoOf(flow),
    }));
    const toSeconds = this.#elapsed;
    const interval = { fromSeconds: this.#intervalBegun, toSeconds, isOmitted, streams };
    this.#intervalBegun = toSeconds;
    this.intervals.push(interval);
    if (this.intervals.length > INTERVALS_MAX) this.intervals.shift();
    this.onInterval(interval);
  }

  #infoOf({ stream }: Flow): StreamInfo | undefined {
    return stream && this.#surroundings.info?.(stream);
  }
}

/** Such as no link makes less of. */
function anyOctets(count: number, random: Random): Uint8Array {
  const octets = new Uint8Array(count);
  random.fill(octets);
  return octets;
}
