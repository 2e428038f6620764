import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { pause } from '../../../runtime/application/iperf3/transport.ts';
import type { Transport } from '../../../runtime/application/iperf3/transport.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { newVirtual } from '../../socket/virtual.ts';
import { nodeTransport } from './node-transport.ts';

const transports = suite('iperf3 transport');

transports("sockets of our stack are one as they are, and Node's can be", () => {
  const all: readonly Transport[] = [newVirtual().net, nodeTransport];
  for (const { connectTcp, listenTcp, openUdp } of all) {
    for (const call of [connectTcp, listenTcp, openUdp]) assert.type(call, 'function');
  }
});

transports('a pause takes as long as it says', async () => {
  const { timers, clock } = new Simulation(1);
  let isOver = false;
  const paused = pause(timers, 10).then(() => (isOver = true));
  clock.moveTo(9.9);
  timers.fire();
  await Promise.resolve();
  assert.is(isOver, false);
  clock.moveTo(10);
  timers.fire();
  await paused;
});

transports('a pause that is broken off runs no longer, and says why', async () => {
  const { timers } = new Simulation(1);
  const over = new AbortController();
  const reason = new Error('enough');
  const paused = pause(timers, 10, over.signal);
  over.abort(reason);
  try {
    await paused;
    assert.unreachable();
  } catch (error) {
    assert.is(error, reason);
  }
  try {
    await pause(timers, 10, over.signal);
    assert.unreachable();
  } catch (error) {
    assert.is(error, reason);
  }
});

transports.run();
