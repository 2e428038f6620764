/** Client and server, ours both, over our stack. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { directions, runIperf3 } from '../../../runtime/application/iperf3/client.ts';
import type { Iperf3Options, Measured } from '../../../runtime/application/iperf3/client.ts';
import { Iperf3Failure } from '../../../runtime/application/iperf3/failure.ts';
import type { Parameters } from '../../../runtime/application/iperf3/parameters.ts';
import { serveIperf3 } from '../../../runtime/application/iperf3/server.ts';
import { newWorld, RATE, SERVER } from './world.ts';
import type { World } from './world.ts';

const clients = suite('iperf3 client');

interface Both {
  readonly asked: Measured;
  readonly served: Measured;
}

async function measure(parameters: Partial<Parameters>, world = newWorld()): Promise<Both> {
  let served: Measured | undefined;
  const serving = serveIperf3({
    ...world.server,
    once: true,
    onMeasured: (measured) => (served = measured),
    onFailure: (error) => assert.unreachable(String(error)),
  });
  const asked = await world.wait(runIperf3({ ...world.client, host: SERVER, parameters }));
  await world.wait(serving);
  return { asked, served: served! };
}

const octetsOf = ({ ours }: Measured): number =>
  ours.streams.reduce((sum, { octets }) => sum + octets, 0);

clients('measures for as long as it is told, and finds what the wire carries', async () => {
  const { asked, served } = await measure({ seconds: 3 });
  // The end has to pass the same wire, that is as full as it can be.
  assert.ok(asked.measurement.seconds >= 3 && asked.measurement.seconds < 3.1);
  const bitrate = (octetsOf(served) * 8) / served.measurement.seconds;
  assert.ok(bitrate > 0.75 * RATE && bitrate < RATE, `${bitrate}`);
  assert.ok(octetsOf(asked) >= octetsOf(served));
  assert.equal(asked.theirs, served.ours);
});

clients('lets the server send, when it is to go the other way', async () => {
  const { asked, served } = await measure({ seconds: 2, isReverse: true, blockOctets: 10_000 });
  assert.equal(
    asked.measurement.flows.map(({ tally }) => tally.isSender),
    [false],
  );
  assert.ok(octetsOf(asked) > RATE / 8);
  assert.equal(served.theirs, asked.ours);
});

clients('gives several streams numbers that both sides know them by', async () => {
  const { asked, served } = await measure({ seconds: 1, streams: 4, blockOctets: 8192 });
  for (const { ours } of [asked, served]) {
    assert.equal(
      ours.streams.map(({ id }) => id),
      [1, 3, 4, 5],
    );
  }
  const ports = (measured: Measured, end: 'localPort' | 'remotePort'): readonly number[] =>
    measured.measurement.flows.map((flow) => flow[end]);
  assert.equal(ports(asked, 'localPort'), ports(served, 'remotePort'));
});

clients('goes both ways at once', async () => {
  const { asked, served } = await measure({ seconds: 1, isBidirectional: true });
  const senders = (measured: Measured): readonly boolean[] =>
    measured.measurement.flows.map(({ tally }) => tally.isSender);
  assert.equal(senders(asked), [true, false]);
  assert.equal(senders(served), [false, true]);
  assert.ok(asked.ours.streams.every(({ octets }) => octets > 50_000));
});

clients('stops when so many octets are sent', async () => {
  const { asked } = await measure({ octets: 500_000, blockOctets: 10_000 });
  assert.is(octetsOf(asked), 500_000);
});

clients('stops when so many blocks are sent', async () => {
  const { asked } = await measure({ blocks: 7, blockOctets: 10_000 });
  assert.is(octetsOf(asked), 70_000);
});

clients('sends no faster than it is told', async () => {
  const { served } = await measure({ seconds: 2, bitrate: 1_000_000, blockOctets: 10_000 });
  const bitrate = (octetsOf(served) * 8) / served.measurement.seconds;
  assert.ok(bitrate > 900_000 && bitrate < 1_100_000, `${bitrate}`);
});

clients('does not count what is omitted', async () => {
  const { asked } = await measure({ seconds: 1, omitSeconds: 1, bitrate: 800_000 });
  assert.ok(octetsOf(asked) < 250_000, `${octetsOf(asked)}`);
  assert.equal(asked.measurement.intervals.map(({ isOmitted }) => isOmitted).slice(0, 2), [
    true,
    false,
  ]);
});

clients('tells of each second as it passes', async () => {
  const seen: number[] = [];
  const world = newWorld();
  const serving = serveIperf3({ ...world.server, once: true });
  await world.wait(
    runIperf3({
      ...world.client,
      host: SERVER,
      parameters: { seconds: 3, bitrate: 1_000_000 },
      onInterval: ({ toSeconds }) => seen.push(Math.round(toSeconds)),
    }),
  );
  await world.wait(serving);
  assert.equal(seen.slice(0, 3), [1, 2, 3]);
});

clients('counts datagrams, and those that were lost', async () => {
  const parameters = { protocol: 'udp', seconds: 2, bitrate: 2_000_000 } as const;
  const { asked, served } = await measure(parameters, newWorld({}, 3));
  const [sent] = asked.ours.streams;
  const [received] = served.ours.streams;
  assert.is(sent.packets, received.packets);
  assert.is(received.lost, 0);
  assert.is(received.octets, sent.packets * asked.parameters.blockOctets);
});

clients('sees more lost than none on a wire that loses', async () => {
  // Greetings are not sent again: a seed that lets them through.
  const world = newWorld({ loss: 0.05 }, 5);
  const parameters = { protocol: 'udp', seconds: 2, bitrate: 2_000_000 } as const;
  const { served } = await measure(parameters, world);
  const [{ lost, packets }] = served.ours.streams;
  assert.ok(lost > 0.02 * packets && lost < 0.09 * packets, `${lost} of ${packets}`);
});

clients('lets the server send datagrams, on several streams, by long numbers', async () => {
  const { asked } = await measure({
    protocol: 'udp',
    seconds: 1,
    isReverse: true,
    streams: 3,
    hasLongCounters: true,
    bitrate: 500_000,
  });
  assert.ok(asked.ours.streams.every(({ packets, lost }) => packets > 30 && lost === 0));
});

function failing(world: World, options: Partial<Iperf3Options> = {}): Promise<Error> {
  const parameters = { seconds: 5, bitrate: 1_000_000 };
  return runIperf3({ ...world.client, host: SERVER, parameters, ...options }).then(
    () => assert.unreachable() as never,
    (error: Error) => error,
  );
}

clients('fails where nobody serves', async () => {
  const world = newWorld();
  const error = (await world.wait(failing(world))) as NodeJS.ErrnoException;
  assert.is(error.code, 'ECONNREFUSED');
});

clients('is told that the server is busy, and lets it be', async () => {
  const world = newWorld();
  let served: Measured | undefined;
  const serving = serveIperf3({
    ...world.server,
    once: true,
    onMeasured: (measured) => (served = measured),
  });
  let second: Promise<Error> | undefined;
  const first = runIperf3({
    ...world.client,
    host: SERVER,
    parameters: { seconds: 2, bitrate: 1_000_000 },
    onStart: () => (second = failing(world)),
  });
  await world.wait(first);
  const error = await world.wait(second!);
  assert.instance(error, Iperf3Failure);
  assert.is((error as Iperf3Failure).code, 'ACCESS_DENIED');
  await world.wait(serving);
  assert.ok(octetsOf(served!) > 200_000);
});

clients('ends when it is told to, and tells the server', async () => {
  const world = newWorld();
  const failures: unknown[] = [];
  const serving = serveIperf3({
    ...world.server,
    once: true,
    onFailure: (error) => failures.push(error),
  });
  const over = new AbortController();
  const reason = new Error('enough');
  const onInterval = (): void => over.abort(reason);
  assert.is(await world.wait(failing(world, { signal: over.signal, onInterval })), reason);
  await world.wait(serving);
  assert.equal(
    failures.map((error) => (error as Iperf3Failure).code),
    ['CLIENT_TERMINATED'],
  );
});

clients('of groups of streams, its own come first', () => {
  const both = { isReverse: false, isBidirectional: true };
  assert.equal(directions(both, 'client'), [true, false]);
  assert.equal(directions(both, 'server'), [false, true]);
  const reverse = { isReverse: true, isBidirectional: false };
  assert.equal(directions(reverse, 'client'), [false]);
  assert.equal(directions(reverse, 'server'), [true]);
});

clients.run();
