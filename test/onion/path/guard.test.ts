import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { stateNames } from '../../../generated/onion/guard.machine.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { SampledGuard } from '../../../runtime/onion/path/guard.ts';

const guards = suite('onion: a guard');
const HOUR = 3_600_000;
const MINUTE = 60_000;

interface Ground {
  readonly simulation: Simulation;
  readonly guard: SampledGuard;
  readonly confirmed: SampledGuard[];
  stateName(): string;
}

function ground(isPrimary = true): Ground {
  const simulation = new Simulation(1);
  const confirmed: SampledGuard[] = [];
  const record = {
    key: 'x',
    nickname: 'x',
    addedOn: 0,
    confirmedOn: undefined as number | undefined,
    confirmedAs: undefined,
    unlistedSince: undefined,
  };
  const guard = new SampledGuard(
    {
      timers: simulation.timers,
      isPrimary: () => isPrimary,
      confirmed: (one) => {
        one.record.confirmedOn = 1;
        confirmed.push(one);
      },
    },
    record,
  );
  return { simulation, guard, confirmed, stateName: () => stateNames[guard.state] };
}

/** Milliseconds until it is worth trying again. */
function waited({ simulation, guard }: Ground): number {
  const begun = simulation.now;
  simulation.runUntil(() => guard.isWorthTrying, 1000 * HOUR);
  return simulation.now - begun;
}

guards('is worth trying until it has failed', () => {
  const { guard, stateName } = ground();
  assert.is(stateName(), 'Maybe');
  assert.ok(guard.isWorthTrying);
  guard.failed();
  assert.is(stateName(), 'Unreachable');
  assert.not(guard.isWorthTrying);
});

guards('is confirmed once, by the first circuit', () => {
  const { guard, confirmed, stateName } = ground();
  guard.built();
  guard.built();
  assert.equal([stateName(), confirmed.length], ['Reachable', 1]);
});

guards('that is primary is tried again after ten minutes, then ever more seldom', () => {
  const made = ground();
  const waits: number[] = [];
  for (let round = 0; round < 200; round++) {
    made.guard.failed();
    waits.push(waited(made));
  }
  assert.is(waits[0], 10 * MINUTE);
  assert.equal([...new Set(waits)], [10 * MINUTE, 90 * MINUTE, 4 * HOUR, 9 * HOUR]);
});

guards('that is not primary is tried again after an hour, then ever more seldom', () => {
  const made = ground(false);
  const waits: number[] = [];
  for (let round = 0; round < 100; round++) {
    made.guard.failed();
    waits.push(waited(made));
  }
  assert.equal([...new Set(waits)], [HOUR, 4 * HOUR, 18 * HOUR, 36 * HOUR]);
});

guards('that was reached begins anew', () => {
  const made = ground();
  for (let round = 0; round < 100; round++) {
    made.guard.failed();
    waited(made);
  }
  made.guard.built();
  made.guard.failed();
  assert.is(waited(made), 10 * MINUTE);
});

guards('is worth another look when nobody is left', () => {
  const { guard, stateName, simulation } = ground();
  guard.failed();
  guard.lookAgain();
  assert.is(stateName(), 'Maybe');
  assert.is(simulation.timers.running, 0);
});

guards('that is forgotten leaves no timer', () => {
  const { guard, simulation } = ground();
  guard.failed();
  guard.forget();
  assert.is(simulation.timers.running, 0);
});

guards('is pending until it is known', () => {
  const { guard } = ground();
  guard.isPending = true;
  guard.failed();
  assert.not(guard.isPending);
  guard.isPending = true;
  guard.built();
  assert.not(guard.isPending);
});

guards.run();
