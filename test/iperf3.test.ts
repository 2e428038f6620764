/** iperf3 over a stack, through the door that commands use. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { reportOf, runIperf3, serveIperf3, surroundingsOf } from '../runtime/iperf3.ts';
import { Simulation } from '../runtime/lab/simulation.ts';
import { createStack } from '../runtime/stack.ts';

test('a stack measures itself, and knows what its streams went through', async () => {
  const world = new Simulation(1);
  const stack = createStack({ timers: world.timers, random: world.random });
  const surroundings = surroundingsOf(stack);
  const serving = serveIperf3({ ...surroundings, once: true });
  const parameters = { seconds: 1, bitrate: 8_000_000, blockOctets: 10_000 };
  const host = '127.0.0.1';
  const measured = await world.runWhile(runIperf3({ ...surroundings, host, parameters }), 60_000);
  await world.runWhile(serving, 60_000);
  assert.is(measured.ours.hasRetransmits, 1);
  const { info } = measured.measurement.intervals[0].streams[0];
  assert.ok(info !== undefined && info.congestionWindow > 0 && info.pathMtu >= 1500);
  const { end } = reportOf(measured) as { end: { sum_received: { bytes: number } } };
  assert.ok(Math.abs(end.sum_received.bytes - 1_000_000) <= 20_000);
});

test.run();
