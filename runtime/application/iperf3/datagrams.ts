/**
 * Streams of UDP: a greeting and an answer make one known to both sides, and each datagram says as
 * which one and when it was sent.
 */
import {
  OK,
  WORD,
  checkDatagram,
  checkGreeting,
  checkLongDatagram,
  datagramMicroseconds,
  datagramSeconds,
  datagramSequenceNumber,
  greetingWord,
  longDatagramLowerSequenceNumber,
  longDatagramUpperSequenceNumber,
  setDatagramMicroseconds,
  setDatagramSeconds,
  setDatagramSequenceNumber,
  setLongDatagramLowerSequenceNumber,
  setLongDatagramUpperSequenceNumber,
} from '../../../generated/application/iperf3.wire.ts';
import { encodeGreeting } from '../../../generated/application/iperf3.value.ts';
import type { Clock } from '../../base/clock.ts';
import type { Timers } from '../../base/timers.ts';
import { Pace } from './flow.ts';
import type { Allowance, Flow } from './flow.ts';
import { Iperf3Failure } from './failure.ts';
import type { Parameters } from './parameters.ts';
import type { Tally } from './tally.ts';
import { pause } from './transport.ts';
import type { DatagramOf, DatagramSocket, Place, Waiting } from './transport.ts';

/** Datagrams that are sent without a pause, where there is no pace: others want to work too. */
const BURST = 32;
const WORD_VALUES = 0x1_0000_0000;

/** Asks the server for a stream on this socket, and waits for it to say that it has one. */
export async function greet(socket: DatagramSocket, waiting: Waiting): Promise<void> {
  await socket.send({ data: encodeGreeting({ word: WORD.HELLO }) });
  const { data } = await socket.receive(waiting);
  if (!isGreeting(data)) throw new Iperf3Failure('PROTOCOL', 'no answer to a datagram');
}

/** Answers the next one who greets, and tells who it is; whatever else comes is let go. */
export async function welcome(socket: DatagramSocket, waiting: Waiting): Promise<Place> {
  for (;;) {
    const { host, port, data } = await socket.receive(waiting);
    if (!isGreeting(data)) continue;
    await socket.send({ host, port, data: encodeGreeting({ word: WORD.WELCOME }) });
    return { host, port };
  }
}

function isGreeting(b: Uint8Array): boolean {
  if (checkGreeting(b, 0, b.length) !== OK) return false;
  const word = greetingWord(b, 0);
  return word === WORD.HELLO || word === WORD.WELCOME;
}

/** One stream; those of a server share a socket, and are told apart by who sends. */
export class DatagramFlow implements Flow {
  readonly tally: Tally;
  readonly localHost: string;
  readonly localPort: number;
  readonly remoteHost: string;
  readonly remotePort: number;
  readonly #socket: DatagramSocket;
  readonly #parameters: Parameters;
  readonly #allowance: Allowance;
  readonly #timers: Timers;
  readonly #block: Uint8Array;

  constructor(
    tally: Tally,
    socket: DatagramSocket,
    remote: Place,
    parameters: Parameters,
    allowance: Allowance,
    timers: Timers,
    block: Uint8Array,
  ) {
    this.tally = tally;
    this.localHost = socket.address;
    this.localPort = socket.port;
    this.remoteHost = remote.host;
    this.remotePort = remote.port;
    this.#socket = socket;
    this.#parameters = parameters;
    this.#allowance = allowance;
    this.#timers = timers;
    // Each writes its own numbers into it.
    this.#block = block.slice();
  }

  /** A receiver has nothing to do of its own: `take` is called for what has come. */
  async run(signal: AbortSignal): Promise<void> {
    if (!this.tally.isSender) return;
    try {
      await this.#send(signal);
    } catch {
      // Stopped; or nobody hears, which the control connection tells.
    }
  }

  close(): void {
    this.#socket.close();
  }

  /** One datagram of this stream. */
  take(b: Uint8Array): void {
    const { hasLongCounters } = this.#parameters;
    const check = hasLongCounters ? checkLongDatagram : checkDatagram;
    if (this.tally.isSender || check(b, 0, b.length) !== OK) return;
    const sent = datagramSeconds(b, 0) + datagramMicroseconds(b, 0) / 1e6;
    const number = hasLongCounters
      ? longDatagramUpperSequenceNumber(b, 0) * WORD_VALUES + longDatagramLowerSequenceNumber(b, 0)
      : datagramSequenceNumber(b, 0);
    this.tally.receivedPacket(b.length, number, seconds(this.#timers.clock) - sent);
  }

  async #send(signal: AbortSignal): Promise<void> {
    const { bitrate } = this.#parameters;
    const pace = new Pace(this.#timers, bitrate);
    const host = this.remoteHost;
    const port = this.remotePort;
    const data = this.#block;
    for (let number = 1; !signal.aborted && this.#allowance.take(data.length); number++) {
      await pace.allow(data.length, signal);
      // It may have ended meanwhile: what is not counted is not sent.
      if (this.tally.isFrozen) return;
      this.#number(number);
      this.tally.sentPacket(data.length);
      await this.#socket.send({ host, port, data });
      if (bitrate === 0 && number % BURST === 0) await pause(this.#timers, 0, signal);
    }
  }

  #number(number: number): void {
    const b = this.#block;
    const now = seconds(this.#timers.clock);
    setDatagramSeconds(b, 0, Math.floor(now));
    setDatagramMicroseconds(b, 0, Math.floor((now % 1) * 1e6));
    if (this.#parameters.hasLongCounters) {
      setLongDatagramUpperSequenceNumber(b, 0, Math.floor(number / WORD_VALUES));
      setLongDatagramLowerSequenceNumber(b, 0, number % WORD_VALUES);
    } else setDatagramSequenceNumber(b, 0, number % WORD_VALUES);
  }
}

/** Gives each datagram of a socket to the stream that it belongs to, until it is stopped. */
export async function dispatch(
  socket: DatagramSocket,
  flows: readonly DatagramFlow[],
  signal: AbortSignal,
): Promise<void> {
  const [only] = flows;
  const find = (from: DatagramOf): DatagramFlow | undefined =>
    flows.length === 1
      ? only
      : flows.find((flow) => flow.remotePort === from.port && flow.remoteHost === from.host);
  try {
    for (;;) {
      const datagram = await socket.receive({ signal });
      find(datagram)?.take(datagram.data);
    }
  } catch {
    // Stopped.
  }
}

function seconds(clock: Clock): number {
  return clock.now() / 1000;
}
