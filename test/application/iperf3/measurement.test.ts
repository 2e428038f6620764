import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Measurement } from '../../../runtime/application/iperf3/measurement.ts';
import type { Side } from '../../../runtime/application/iperf3/measurement.ts';
import { completeParameters } from '../../../runtime/application/iperf3/parameters.ts';
import type { Parameters } from '../../../runtime/application/iperf3/parameters.ts';
import type {
  Stream,
  StreamInfo,
  Transport,
} from '../../../runtime/application/iperf3/transport.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { MemoryStream } from './memory.ts';

const measurements = suite('iperf3 measurement');

const never = new AbortController().signal;
/** Streams are given to it: it opens none. */
const transport = {} as Transport;

interface Given {
  readonly info: (stream: Stream) => StreamInfo | undefined;
  readonly side: Side;
}

interface Made {
  readonly world: Simulation;
  readonly measurement: Measurement;
}

function newMeasurement(
  wished: Partial<Parameters>,
  { info, side = 'client' }: Partial<Given> = {},
): Made {
  const world = new Simulation(1);
  const surroundings = { transport, timers: world.timers, random: world.random };
  const parameters = completeParameters({ bitrate: 8000, blockOctets: 100, ...wished });
  const made = new Measurement(parameters, info ? { ...surroundings, info } : surroundings, side);
  return { world, measurement: made };
}

const silent = (): MemoryStream => new MemoryStream(new Uint8Array(0));

measurements('numbers its streams as iperf3 does', () => {
  const { measurement } = newMeasurement({});
  for (let count = 0; count < 4; count++) measurement.addStream(silent(), true);
  assert.equal(
    measurement.flows.map(({ tally }) => tally.id),
    [1, 3, 4, 5],
  );
});

measurements('lasts as long as it should, in intervals', async () => {
  const { world, measurement } = newMeasurement({ seconds: 3 });
  measurement.addStream(silent(), true);
  measurement.start();
  await world.runWhile(measurement.lasting(1, never), 10_000);
  measurement.end();
  assert.equal(
    measurement.intervals.map(({ toSeconds }) => Math.round(toSeconds)),
    [1, 2, 3],
  );
  const octets = measurement.intervals.map(({ streams }) => streams[0].octets);
  assert.is(
    octets.reduce((sum, one) => sum + one, 0),
    measurement.flows[0].tally.octets,
  );
  assert.ok(Math.abs(measurement.seconds - 3) < 0.001);
  await measurement.stop();
});

measurements('ends when enough is sent, by all streams together', async () => {
  const { world, measurement } = newMeasurement({ octets: 1000 });
  measurement.addStream(silent(), true);
  measurement.addStream(silent(), true);
  measurement.start();
  await world.runWhile(measurement.lasting(1, never), 10_000);
  await measurement.stop();
  assert.is(
    measurement.flows.reduce((sum, { tally }) => sum + tally.octets, 0),
    1000,
  );
});

measurements('of a server sends on until the client has enough', () => {
  const { measurement } = newMeasurement({ octets: 100 }, { side: 'server' });
  for (let count = 0; count < 10; count++) assert.is(measurement.take(100), true);
  measurement.end();
  assert.is(measurement.take(100), false);
});

measurements('its beginning may be left out', async () => {
  const { world, measurement } = newMeasurement({ seconds: 1, omitSeconds: 2 });
  measurement.addStream(silent(), true);
  measurement.start();
  await world.runWhile(measurement.lasting(1, never), 10_000);
  measurement.end();
  assert.ok(measurement.flows[0].tally.octets <= 1100, `${measurement.flows[0].tally.octets}`);
  assert.ok(Math.abs(measurement.seconds - 1) < 0.001);
  await measurement.stop();
});

measurements('is broken off by a signal', async () => {
  const { world, measurement } = newMeasurement({ seconds: 10 });
  const over = new AbortController();
  const lasting = measurement.lasting(1, over.signal).catch((error: unknown) => error);
  const reason = new Error('enough');
  over.abort(reason);
  assert.is(await world.runWhile(lasting, 1000), reason);
});

measurements('counts nothing after its end', async () => {
  const { measurement } = newMeasurement({});
  measurement.addStream(silent(), true);
  measurement.end();
  assert.is(measurement.take(1), false);
  measurement.flows[0].tally.count(5);
  assert.is(measurement.results().streams[0].octets, 0);
});

measurements('knows of retransmissions where the transport tells', () => {
  const info: StreamInfo = {
    retransmits: 4,
    congestionWindow: 1,
    sendWindow: 2,
    rttMicroseconds: 3,
    rttVarianceMicroseconds: 4,
    pathMtu: 1500,
  };
  const { measurement } = newMeasurement({}, { info: () => info });
  measurement.addStream(silent(), true);
  const { hasRetransmits, streams } = measurement.results();
  assert.equal([hasRetransmits, streams[0].retransmits], [1, 4]);
});

measurements('a sender that cannot tell says so, a receiver need not', () => {
  for (const [isSender, expected] of [
    [true, 0],
    [false, -1],
  ] as const) {
    const { measurement } = newMeasurement({});
    measurement.addStream(silent(), isSender);
    assert.is(measurement.results().hasRetransmits, expected);
  }
});

measurements.run();
