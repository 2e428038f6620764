/** iperf3's client: says what is to be measured, opens the streams, and ends it. */
import { STATE } from '../../../generated/application/iperf3.wire.ts';
import { Control, newCookie, sendCookie } from './control.ts';
import { greet } from './datagrams.ts';
import { Iperf3Failure } from './failure.ts';
import { Measurement } from './measurement.ts';
import type { Interval, Side } from './measurement.ts';
import { completeParameters, parametersDocument } from './parameters.ts';
import type { Parameters } from './parameters.ts';
import { readResults, resultsDocument } from './results.ts';
import type { Results } from './results.ts';
import type { Place, Stream, Surroundings } from './transport.ts';

export const PORT = 5201;

export interface Iperf3Options extends Surroundings {
  readonly host: string;
  readonly port?: number;
  readonly parameters?: Partial<Parameters>;
  readonly intervalSeconds?: number;
  /** Aborted, the server is told, and the measurement has failed. */
  readonly signal?: AbortSignal | undefined;
  /** All streams are there. */
  readonly onStart?: (measurement: Measurement) => void;
  readonly onInterval?: (interval: Interval) => void;
}

/** All that is known when it is over, for a report. */
export interface Measured {
  readonly cookie: string;
  readonly place: Place;
  readonly parameters: Parameters;
  readonly measurement: Measurement;
  readonly ours: Results;
  readonly theirs: Results;
  readonly isServer: boolean;
}

/** Measures once; throws an Iperf3Failure, or what the transport throws. */
export async function runIperf3(options: Iperf3Options): Promise<Measured> {
  const { host, port = PORT, signal, transport, random } = options;
  const parameters = completeParameters(options.parameters ?? {});
  const place = { host, port };
  const waiting = { signal };
  const cookie = newCookie(random);
  const stream = await transport.connectTcp({ ...place, noDelay: true, signal });
  const control = new Control(stream, waiting);
  const measurement = new Measurement(parameters, options, 'client');
  measurement.onInterval = options.onInterval ?? measurement.onInterval;
  try {
    await sendCookie(stream, cookie, waiting);
    await control.expect(STATE.PARAMETER_EXCHANGE);
    await control.sendDocument(parametersDocument(parameters));
    await control.expect(STATE.CREATE_STREAMS);
    await openStreams(measurement, cookie, place, options);
    await control.expect(STATE.TEST_START);
    options.onStart?.(measurement);
    await control.expect(STATE.TEST_RUNNING);
    await runUntilEnd(measurement, control, options);
    await control.changeTo(STATE.TEST_END);
    await control.expect(STATE.EXCHANGE_RESULTS);
    const ours = measurement.results();
    await control.sendDocument(resultsDocument(ours));
    const theirs = readResults(await control.receiveDocument());
    await control.expect(STATE.DISPLAY_RESULTS);
    await control.changeTo(STATE.IPERF_DONE);
    return { cookie, place, parameters, measurement, ours, theirs, isServer: false };
  } catch (error) {
    await sayGoodbye(stream, signal);
    throw error;
  } finally {
    await measurement.stop();
    await stream.close();
  }
}

/** Those by which we send come first, then those by which the server does. */
async function openStreams(
  measurement: Measurement,
  cookie: string,
  place: Place,
  { transport, signal }: Iperf3Options,
): Promise<void> {
  const { protocol, streams, noDelay } = measurement.parameters;
  for (const isSender of directions(measurement.parameters, 'client')) {
    for (let count = 0; count < streams; count++) {
      if (protocol === 'udp') {
        const socket = await transport.openUdp({ remote: place, signal });
        measurement.addDatagrams(socket, place, isSender);
        await greet(socket, { signal });
      } else {
        const stream = await transport.connectTcp({ ...place, noDelay, signal });
        measurement.addStream(stream, isSender);
        await sendCookie(stream, cookie, { signal });
      }
    }
  }
}

/** Of each group of streams, in the order in which they are opened: whether one's side sends. */
export function directions(
  { isReverse, isBidirectional }: Pick<Parameters, 'isReverse' | 'isBidirectional'>,
  side: Side,
): readonly boolean[] {
  const ofClient = isBidirectional ? [true, false] : [!isReverse];
  return side === 'client' ? ofClient : ofClient.map((isSender) => !isSender);
}

async function runUntilEnd(
  measurement: Measurement,
  control: Control,
  { intervalSeconds = 1, signal }: Iperf3Options,
): Promise<void> {
  const over = new AbortController();
  const stop = (): void => over.abort(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  measurement.start();
  // The server has nothing to say meanwhile, but that it fails.
  const watching = control.next().then((state) => {
    throw new Iperf3Failure('PROTOCOL', `state ${state} before the end`);
  });
  try {
    await Promise.race([measurement.lasting(intervalSeconds, over.signal), watching]);
    measurement.end();
  } finally {
    over.abort();
    signal?.removeEventListener('abort', stop);
  }
}

/** So that the server need not find out by itself; whether it hears is all the same. */
async function sayGoodbye(stream: Stream, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted !== true) return;
  try {
    await new Control(stream).changeTo(STATE.CLIENT_TERMINATE);
  } catch {
    // It is gone already.
  }
}
