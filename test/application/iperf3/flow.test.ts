import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Pace, TcpFlow } from '../../../runtime/application/iperf3/flow.ts';
import { completeParameters } from '../../../runtime/application/iperf3/parameters.ts';
import { Tally } from '../../../runtime/application/iperf3/tally.ts';
import type { Stream } from '../../../runtime/application/iperf3/transport.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { MemoryStream } from './memory.ts';

const flows = suite('iperf3 flow');

const never = new AbortController().signal;
const block = Uint8Array.of(1, 2, 3, 4);

function flowOver(stream: Stream, isSender: boolean, blocks: number): TcpFlow {
  const { timers } = new Simulation(1);
  let left = blocks;
  const allowance = { take: () => left-- > 0 };
  const tally = new Tally(1, isSender);
  return new TcpFlow(tally, stream, completeParameters({}), allowance, timers, block);
}

flows('a pace lets the first block go at once, and the next when it is due', async () => {
  const world = new Simulation(1);
  const pace = new Pace(world.timers, 8000);
  const times: number[] = [];
  const work = (async () => {
    for (let count = 0; count < 3; count++) {
      await pace.allow(100, never);
      times.push(Math.round(world.now));
    }
  })();
  await world.runWhile(work, 1000);
  assert.equal(times, [0, 100, 200]);
});

flows('a pace of none lets everything go', async () => {
  const pace = new Pace(new Simulation(1).timers, 0);
  for (let count = 0; count < 100; count++) await pace.allow(1e9, never);
});

flows('a pace that has fallen behind catches up', async () => {
  const world = new Simulation(1);
  const pace = new Pace(world.timers, 8000);
  await pace.allow(100, never);
  world.run(1000);
  await pace.allow(100, never);
  await pace.allow(100, never);
  assert.is(world.now, 1000);
});

flows('sends as many blocks as it is allowed', async () => {
  const stream = new MemoryStream(new Uint8Array(0));
  const flow = flowOver(stream, true, 3);
  await flow.run(never);
  assert.is(flow.tally.octets, 12);
  assert.equal(stream.heard, [...block, ...block, ...block]);
});

flows('receives to the end, in whatever pieces', async () => {
  const flow = flowOver(new MemoryStream(new Uint8Array(1001), 10), false, 0);
  await flow.run(never);
  assert.is(flow.tally.octets, 1001);
});

flows('ends quietly when the other side is gone', async () => {
  const stream = new MemoryStream(new Uint8Array(0));
  stream.write = () => Promise.reject(new Error('ECONNRESET'));
  await flowOver(stream, true, 3).run(never);
});

flows('knows both ends for as long as it is remembered', () => {
  const { localHost, localPort, remoteHost, remotePort } = flowOver(
    new MemoryStream(block),
    true,
    0,
  );
  assert.equal(
    [localHost, localPort, remoteHost, remotePort],
    ['192.0.2.1', 1000, '192.0.2.2', 5201],
  );
});

flows('a receiver is closed by a reset, a sender when all is sent', () => {
  for (const isSender of [false, true]) {
    const stream = new MemoryStream(block);
    flowOver(stream, isSender, 0).close();
    assert.equal([stream.isAborted, stream.isClosed], [!isSender, isSender]);
  }
});

flows.run();
