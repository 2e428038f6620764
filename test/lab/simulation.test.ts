import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Timer } from '../../runtime/base/timers.ts';
import { Simulation } from '../../runtime/lab/simulation.ts';

const simulation = suite('simulation');

simulation('time passes from deadline to deadline, and no further than asked', () => {
  const world = new Simulation(1);
  const seen: number[] = [];
  const tick = new Timer(world.timers, () => {
    seen.push(world.now);
    tick.start(40);
  });
  tick.start(40);
  world.run(100);
  assert.equal(seen, [40, 80]);
  assert.is(world.now, 100);
  assert.ok(world.runUntil(() => seen.length === 4, 1000));
  assert.is(world.now, 160);
  assert.not.ok(world.runUntil(() => false, 5));
  assert.is(world.now, 165);
});

simulation('the same seed gives the same dice, another seed others', () => {
  const draw = (seed: number): readonly number[] => {
    const dice = new Simulation(seed).dice();
    return Array.from({ length: 8 }, () => dice.bits());
  };
  assert.equal(draw(1), draw(1));
  assert.not.equal(draw(1), draw(2));
});

simulation('promises settle between moments', async () => {
  const world = new Simulation(1);
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => new Timer(world.timers, resolve).start(ms));
  const work = async (): Promise<number> => {
    for (let turn = 0; turn < 10; turn++) await sleep(7);
    return world.now;
  };
  assert.is(await world.runWhile(work(), 1000), 70);
  const never = new Promise<void>(() => {});
  try {
    await world.runWhile(never, 1000);
    assert.unreachable();
  } catch (error) {
    assert.match(String(error), 'not done within 1000 ms of virtual time, seed 1');
  }
});

simulation.run();
