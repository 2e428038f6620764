/** The server, and what clients may do to it that mean no good. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { runIperf3 } from '../../../runtime/application/iperf3/client.ts';
import type { Measured } from '../../../runtime/application/iperf3/client.ts';
import { Control, newCookie, sendCookie } from '../../../runtime/application/iperf3/control.ts';
import { Iperf3Failure } from '../../../runtime/application/iperf3/failure.ts';
import { serveIperf3 } from '../../../runtime/application/iperf3/server.ts';
import { pause } from '../../../runtime/application/iperf3/transport.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { newWorld, SERVER } from './world.ts';
import type { World } from './world.ts';

const servers = suite('iperf3 server');

interface Served extends World {
  readonly measured: Measured[];
  readonly failures: unknown[];
  readonly serving: Promise<void>;
  stop(): void;
}

const PORT = 5201;
const SHORT = { seconds: 1, bitrate: 800_000, blockOctets: 10_000 };

function newServed(): Served {
  const world = newWorld();
  const measured: Measured[] = [];
  const failures: unknown[] = [];
  const over = new AbortController();
  const serving = serveIperf3({
    ...world.server,
    signal: over.signal,
    onMeasured: (one) => measured.push(one),
    onFailure: (error) => failures.push(error),
  });
  return { ...world, measured, failures, serving, stop: () => over.abort() };
}

async function open({ client, wait }: World): Promise<Control> {
  const stream = await wait(client.transport.connectTcp({ host: SERVER, port: PORT }));
  await wait(sendCookie(stream, newCookie(seededRandom(7)), {}));
  return new Control(stream);
}

const codes = ({ failures }: Served): readonly unknown[] =>
  failures.map((error) => (error as Iperf3Failure).code);

async function measures(served: Served): Promise<void> {
  const before = served.measured.length;
  await served.wait(runIperf3({ ...served.client, host: SERVER, parameters: SHORT }));
  await served.wait(pause(served.client.timers, 100));
  assert.is(served.measured.length, before + 1);
}

async function end(served: Served): Promise<void> {
  served.stop();
  await served.wait(served.serving);
}

servers('serves one after another, and ends when it is told to', async () => {
  const served = newServed();
  await measures(served);
  await measures(served);
  assert.equal(served.failures, []);
  await end(served);
});

servers('does not wait for one who connects and says nothing', async () => {
  const served = newServed();
  for (let count = 0; count < 5; count++) {
    await served.wait(served.client.transport.connectTcp({ host: SERVER, port: PORT }));
  }
  await measures(served);
  await end(served);
});

servers('gives up who begins and goes no further, after half a minute', async () => {
  const served = newServed();
  const control = await open(served);
  assert.is(await served.wait(control.next()), 9);
  await served.wait(pause(served.client.timers, 31_000));
  assert.equal(codes(served), ['TIMED_OUT']);
  await measures(served);
  await end(served);
});

servers('takes no parameters that make no sense', async () => {
  const served = newServed();
  for (const document of [{}, { tcp: true, parallel: 1e6 }, []]) {
    const control = await open(served);
    await served.wait(control.next());
    await served.wait(control.sendDocument(document));
    await served.wait(pause(served.client.timers, 100));
  }
  assert.equal(codes(served), ['PROTOCOL', 'PROTOCOL', 'PROTOCOL']);
  await measures(served);
  await end(served);
});

servers('is not moved by a client that goes away at any step', async () => {
  const served = newServed();
  for (const steps of [0, 1, 2]) {
    const control = await open(served);
    if (steps > 0) await served.wait(control.next());
    if (steps > 1) await served.wait(control.sendDocument({ tcp: true, time: 1, parallel: 1 }));
    control.stream.abort();
    await served.wait(pause(served.client.timers, 31_000));
  }
  assert.is(served.failures.length, 3);
  await measures(served);
  await end(served);
});

servers('lets no stream in by a cookie that is not its own', async () => {
  const served = newServed();
  const control = await open(served);
  await served.wait(control.next());
  await served.wait(control.sendDocument({ tcp: true, time: 1, parallel: 1 }));
  assert.is(await served.wait(control.next()), 10);
  const stranger = await served.wait(
    served.client.transport.connectTcp({ host: SERVER, port: PORT }),
  );
  await served.wait(sendCookie(stranger, newCookie(seededRandom(8)), {}));
  try {
    await served.wait(new Control(stranger).next());
    assert.unreachable();
  } catch (error) {
    assert.is((error as Iperf3Failure).code, 'ACCESS_DENIED');
  }
  control.stream.abort();
  await end(served);
});

servers('tells a client that it ends', async () => {
  const served = newServed();
  const parameters = { ...SHORT, seconds: 10 };
  const onInterval = (): void => served.stop();
  try {
    const { client } = served;
    await served.wait(runIperf3({ ...client, host: SERVER, parameters, onInterval }));
    assert.unreachable();
  } catch (error) {
    assert.instance(error, Iperf3Failure);
    assert.is((error as Iperf3Failure).code, 'SERVER_TERMINATED');
  }
  await served.wait(served.serving);
});

servers('says where it listens', async () => {
  const world = newWorld();
  const over = new AbortController();
  const listening = new Promise((resolve) => {
    const { server } = world;
    const options = { ...server, port: 6000, signal: over.signal, onListening: resolve };
    void world.wait(serveIperf3(options));
  });
  assert.equal(await listening, { host: '', port: 6000 });
  over.abort();
});

servers.run();
