import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { writeRelayCell } from '../../../generated/onion/relay.value.ts';
import type { RelayCellData } from '../../../generated/onion/relay.value.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { ThrottledFlow } from '../../../runtime/onion/flow/throttled-flow.ts';
import { LoggedFlow } from './logged-flow.ts';

const flow = suite('onion: streams with XON and XOFF');

const LIMITS = { ours: 1000, theirs: 2000 };

flow('a reader that falls behind says XOFF once, and XON when little is left', () => {
  const log = new LoggedFlow();
  const throttled = new ThrottledFlow(log, LIMITS, new Simulation(1).timers);
  for (const waiting of [500, 1000, 1001, 1500]) throttled.arrived(waiting);
  assert.equal(log.said, ['XOFF']);
  for (const waiting of [1000, 251]) throttled.read(waiting);
  assert.equal(log.said, ['XOFF']);
  throttled.read(250);
  assert.equal(log.said, ['XOFF', 'XON 0']);
});

flow('XOFF halts, XON releases', () => {
  const log = new LoggedFlow();
  const throttled = new ThrottledFlow(log, LIMITS, new Simulation(1).timers);
  throttled.sent(2000);
  assert.is(throttled.xoff(), undefined);
  assert.not(throttled.maySend);
  assert.is(throttled.xon(0), undefined);
  assert.ok(throttled.maySend);
  assert.equal(log.said, ['released']);
});

flow('an XOFF before there was reason for it is a breach, each time anew', () => {
  const throttled = new ThrottledFlow(new LoggedFlow(), LIMITS, new Simulation(1).timers);
  throttled.sent(1999);
  assert.is(throttled.xoff(), 'xoffTooEarly');
  throttled.sent(2000);
  assert.is(throttled.xoff(), undefined);
  assert.is(throttled.xoff(), 'xoffTooEarly');
  throttled.xon(0);
  assert.is(throttled.xoff(), 'xoffTooEarly');
});

flow('an XON with a rate holds what is sent to it', () => {
  const simulation = new Simulation(1);
  let sent = 0;
  const send = (): void => {
    while (throttled.maySend) {
      throttled.sent(498);
      sent += 498;
    }
  };
  const log = new LoggedFlow();
  log.flowReleased = send;
  const throttled = new ThrottledFlow(log, LIMITS, simulation.timers);
  throttled.xon(100);
  send();
  simulation.run(10_000);
  assert.ok(sent > 990_000 && sent < 1_010_000, `${sent} octets in ten seconds at 100 kB/s`);
  throttled.stop();
  assert.is(simulation.timers.running, 0);
});

flow('SENDMEs of streams have no place here', () => {
  const throttled = new ThrottledFlow(new LoggedFlow(), LIMITS, new Simulation(1).timers);
  assert.is(throttled.sendme(), 'flowControlOfOtherKind');
});

flow('XOFF is command 43, and XON is 44 and takes five octets', () => {
  const NOTHING = new Uint8Array(0);
  const said = (data: RelayCellData): number[] => {
    const cell = new Uint8Array(509);
    writeRelayCell({ streamid: 1, digest: 0, data, padding: NOTHING }, cell, 0);
    return [cell[0], cell[9] * 256 + cell[10]];
  };
  assert.equal(said({ is: 'xoff' }), [43, 1]);
  assert.equal(said({ is: 'xon', kbpsEwma: 7 }), [44, 5]);
});

flow.run();
