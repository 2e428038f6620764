import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { VirtualClock } from '../../../runtime/base/clock.ts';
import { Timers } from '../../../runtime/base/timers.ts';
import {
  ORPHAN_TIMER,
  RETRANSMISSION_TIMER,
  TIME_WAIT_TIMER,
  USER_TIMER,
} from '../../../generated/transport/tcp-connection.machine.ts';
import { MachineTimers } from '../../../runtime/transport/tcp/machine-timers.ts';

const timers = suite('tcp: timers of the machine');

timers('each tells its own event, and then all is settled', () => {
  const clock = new VirtualClock();
  const all = new Timers(clock);
  const told: string[] = [];
  const one = new MachineTimers(all, {
    run: (event) => (told.push(event), 0),
    settle: () => void told.push('settle'),
  });
  one.start(RETRANSMISSION_TIMER, 4);
  one.start(USER_TIMER, 3);
  one.start(TIME_WAIT_TIMER, 2);
  one.start(ORPHAN_TIMER, 1);
  assert.ok(one.isRunning(USER_TIMER));
  one.stop(USER_TIMER);
  assert.not(one.isRunning(USER_TIMER));
  clock.moveTo(10);
  all.fire();
  assert.equal(told, ['Orphan', 'settle', 'Time-Wait', 'settle', 'Retransmission', 'settle']);
});

timers('all stop at once', () => {
  const clock = new VirtualClock();
  const all = new Timers(clock);
  const one = new MachineTimers(all, { run: () => (assert.unreachable(), 0), settle: () => {} });
  one.start(RETRANSMISSION_TIMER, 4);
  one.start(ORPHAN_TIMER, 1);
  one.stopAll();
  clock.moveTo(10);
  all.fire();
  assert.not(one.isRunning(RETRANSMISSION_TIMER));
});

timers.run();
