/**
 * iperf3's server: measures with one client at a time; others are told to come again. Anyone may
 * connect, so whoever says nothing is not waited for, and nothing that he says is believed.
 */
import { STATE } from '../../../generated/application/iperf3.wire.ts';
import { Control, receiveCookie } from './control.ts';
import { PORT, directions } from './client.ts';
import type { Measured } from './client.ts';
import { welcome } from './datagrams.ts';
import { Iperf3Failure } from './failure.ts';
import { Measurement } from './measurement.ts';
import type { Interval } from './measurement.ts';
import { readParameters } from './parameters.ts';
import { readResults, resultsDocument } from './results.ts';
import { pause } from './transport.ts';
import type { DatagramSocket, Place, Stream, StreamServer, Surroundings } from './transport.ts';

export interface Iperf3ServerOptions extends Surroundings {
  readonly host?: string;
  readonly port?: number;
  /** Ends with the first measurement. */
  readonly once?: boolean;
  readonly intervalSeconds?: number;
  /** Aborted, it ends, and a client that is being served is told. */
  readonly signal?: AbortSignal | undefined;
  readonly onListening?: (place: Place) => void;
  readonly onStart?: (measurement: Measurement) => void;
  readonly onInterval?: (interval: Interval) => void;
  readonly onMeasured?: (measured: Measured) => void;
  /** One measurement came to nothing; the next is waited for. */
  readonly onFailure?: (error: unknown) => void;
}

/** How long a client may take for each step. */
const STEP_MS_MAX = 30_000;
/** Connections that have not said yet whose they are; more are not let in until some have. */
const NAMELESS_MAX = 64;
/** Serves until it is stopped. */
export async function serveIperf3(options: Iperf3ServerOptions): Promise<void> {
  await new Server(options).serve();
}

/** A client that is being served. */
interface Session {
  readonly cookie: string;
  /** Its streams, by the order in which they came. */
  readonly streams: Map<number, Stream>;
  streamsMax: number;
  arrived: () => void;
}

class Server {
  readonly #options: Iperf3ServerOptions;
  readonly #over = new AbortController();
  #session: Session | undefined;
  #arrivals = 0;
  #nameless = 0;
  #hasRoom: () => void = () => {};

  constructor(options: Iperf3ServerOptions) {
    this.#options = options;
  }

  async serve(): Promise<void> {
    const { transport, host, port = PORT, signal, onListening } = this.#options;
    const server = await transport.listenTcp({ host, port });
    const over = this.#over;
    const stop = (): void => over.abort(new Iperf3Failure('SERVER_TERMINATED'));
    if (signal?.aborted === true) stop();
    signal?.addEventListener('abort', stop, { once: true });
    over.signal.addEventListener('abort', () => server.close(), { once: true });
    onListening?.({ host: host ?? '', port: server.port });
    try {
      await this.#acceptAll(server);
    } finally {
      stop();
      signal?.removeEventListener('abort', stop);
      server.close();
    }
  }

  async #acceptAll(server: StreamServer): Promise<void> {
    while (!this.#over.signal.aborted) {
      let stream: Stream;
      try {
        stream = await server.accept();
      } catch (error) {
        if (this.#over.signal.aborted) return;
        throw error;
      }
      void this.#receive(stream, this.#arrivals++);
      if (this.#nameless >= NAMELESS_MAX) {
        await new Promise<void>((resolve) => (this.#hasRoom = resolve));
      }
    }
  }

  /** Finds out whose connection it is. */
  async #receive(stream: Stream, order: number): Promise<void> {
    this.#nameless++;
    let cookie: string;
    try {
      cookie = await this.#inTime((signal) => receiveCookie(stream, { signal }));
    } catch {
      return stream.abort();
    } finally {
      this.#nameless--;
      this.#hasRoom();
    }
    const session = this.#session;
    if (session === undefined) return this.#begin(stream, cookie);
    if (session.cookie !== cookie || session.streams.size >= session.streamsMax) {
      return this.#refuse(stream);
    }
    session.streams.set(order, stream);
    session.arrived();
  }

  async #refuse(stream: Stream): Promise<void> {
    try {
      await this.#inTime((signal) => new Control(stream, { signal }).changeTo(STATE.ACCESS_DENIED));
      await stream.close();
    } catch {
      stream.abort();
    }
  }

  async #begin(stream: Stream, cookie: string): Promise<void> {
    const { once, onMeasured, onFailure } = this.#options;
    const session = { cookie, streams: new Map(), streamsMax: 0, arrived: () => {} };
    this.#session = session;
    try {
      const measured = await this.#measure(stream, session);
      onMeasured?.(measured);
    } catch (error) {
      onFailure?.(error);
    } finally {
      this.#session = undefined;
      for (const one of session.streams.values()) (one as Stream).abort();
      if (once === true) this.#over.abort(new Iperf3Failure('SERVER_TERMINATED'));
    }
  }

  async #measure(stream: Stream, session: Session): Promise<Measured> {
    const { signal } = this.#over;
    const control = new Control(stream, { signal });
    let measurement: Measurement | undefined;
    const sockets: DatagramSocket[] = [];
    try {
      await control.changeTo(STATE.PARAMETER_EXCHANGE);
      const document = await this.#step(() => control.receiveDocument());
      const parameters = readParameters(document);
      measurement = new Measurement(parameters, this.#options, 'server');
      measurement.onInterval = this.#options.onInterval ?? measurement.onInterval;
      await this.#openStreams(measurement, control, session, sockets);
      this.#options.onStart?.(measurement);
      await control.changeTo(STATE.TEST_START, STATE.TEST_RUNNING);
      await this.#runUntilEnd(measurement, control);
      const ours = measurement.results();
      // A client that waits for the rest of a block hears that there is none.
      await measurement.stop();
      await control.changeTo(STATE.EXCHANGE_RESULTS);
      const theirs = readResults(await this.#step(() => control.receiveDocument()));
      await control.sendDocument(resultsDocument(ours));
      await control.changeTo(STATE.DISPLAY_RESULTS);
      await this.#step(() => control.expect(STATE.IPERF_DONE));
      const place = { host: stream.remoteAddress, port: stream.remotePort };
      const { cookie } = session;
      return { cookie, place, parameters, measurement, ours, theirs, isServer: true };
    } catch (error) {
      await sayGoodbye(stream, error);
      throw error;
    } finally {
      await measurement?.stop();
      for (const socket of sockets) socket.close();
      await stream.close();
    }
  }

  async #openStreams(
    measurement: Measurement,
    control: Control,
    session: Session,
    sockets: DatagramSocket[],
  ): Promise<void> {
    const { parameters } = measurement;
    const sides = directions(parameters, 'server').flatMap((isSender) =>
      new Array<boolean>(parameters.streams).fill(isSender),
    );
    if (parameters.protocol === 'udp') {
      const { transport, host, port = PORT } = this.#options;
      const socket = await transport.openUdp({ host, port });
      sockets.push(socket);
      await control.changeTo(STATE.CREATE_STREAMS);
      for (const isSender of sides) {
        const remote = await this.#inTime((signal) => welcome(socket, { signal }));
        measurement.addDatagrams(socket, remote, isSender);
      }
      return;
    }
    session.streamsMax = sides.length;
    const all = new Promise<void>((resolve) => {
      session.arrived = () => session.streams.size === sides.length && resolve();
    });
    await control.changeTo(STATE.CREATE_STREAMS);
    await this.#step(() => all);
    const streams = [...session.streams].sort(([one], [other]) => one - other);
    session.streams.clear();
    for (const [index, [, stream]] of streams.entries()) {
      measurement.addStream(stream, sides[index]);
    }
    session.streamsMax = 0;
  }

  /** The client says when; who is silent for too long is given up. */
  async #runUntilEnd(measurement: Measurement, control: Control): Promise<void> {
    const { intervalSeconds = 1 } = this.#options;
    const over = new AbortController();
    const stop = (): void => over.abort(this.#over.signal.reason);
    this.#over.signal.addEventListener('abort', stop, { once: true });
    measurement.start();
    const running = this.#lasting(measurement, intervalSeconds, over.signal);
    try {
      await Promise.race([control.expect(STATE.TEST_END), running]);
      measurement.end();
    } finally {
      over.abort(new Iperf3Failure('TIMED_OUT'));
      this.#over.signal.removeEventListener('abort', stop);
      running.catch(() => {});
    }
  }

  /** Notes intervals, and fails when the client should have ended it long ago. */
  async #lasting(
    measurement: Measurement,
    intervalSeconds: number,
    signal: AbortSignal,
  ): Promise<never> {
    await measurement.lasting(intervalSeconds, signal);
    await pause(this.#options.timers, STEP_MS_MAX, signal);
    throw new Iperf3Failure('TIMED_OUT');
  }

  /** What the client has to do next, within bounds. */
  #step<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTime(async (signal) => {
      const late = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      });
      return Promise.race([work(), late]);
    });
  }

  async #inTime<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const limit = new AbortController();
    const stop = (): void => limit.abort(this.#over.signal.reason);
    if (this.#over.signal.aborted) stop();
    this.#over.signal.addEventListener('abort', stop, { once: true });
    const done = new AbortController();
    const late = pause(this.#options.timers, STEP_MS_MAX, done.signal).then(
      () => limit.abort(new Iperf3Failure('TIMED_OUT')),
      () => {},
    );
    try {
      return await work(limit.signal);
    } finally {
      done.abort();
      await late;
      this.#over.signal.removeEventListener('abort', stop);
    }
  }
}

/** The client is told where it could not know; whether it hears is all the same. */
async function sayGoodbye(stream: Stream, error: unknown): Promise<void> {
  const isOurs = !(error instanceof Iperf3Failure) || error.code === 'SERVER_TERMINATED';
  if (!isOurs) return;
  try {
    await new Control(stream).changeTo(STATE.SERVER_TERMINATE);
  } catch {
    // It is gone already.
  }
}
