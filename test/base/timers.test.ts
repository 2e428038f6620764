import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { VirtualClock } from '../../runtime/base/clock.ts';
import { below, seededRandom } from '../../runtime/base/random.ts';
import { Timer, Timers } from '../../runtime/base/timers.ts';

const timers = suite('timers');

/** Moves on to each deadline up to `until`. */
function run(all: Timers, clock: VirtualClock, until: number): void {
  for (; all.next <= until; all.fire()) clock.moveTo(all.next);
  clock.moveTo(until);
}

timers('fire in the order of their deadlines, equal ones as they were started', () => {
  const clock = new VirtualClock();
  const all = new Timers(clock);
  const fired: string[] = [];
  const make = (name: string): Timer => new Timer(all, () => fired.push(`${name} ${clock.now()}`));
  make('late').start(30);
  make('first').start(10);
  make('second').start(10);
  run(all, clock, 100);
  assert.equal(fired, ['first 10', 'second 10', 'late 30']);
  assert.is(all.next, Infinity);
});

timers('are counted while they run, and no longer', () => {
  const clock = new VirtualClock();
  const all = new Timers(clock);
  const [one, other] = [new Timer(all, () => {}), new Timer(all, () => {})];
  one.start(10);
  other.start(20);
  assert.is(all.running, 2);
  other.stop();
  assert.is(all.running, 1);
  run(all, clock, 15);
  assert.is(all.running, 0);
});

timers('that shall never fire are not kept', () => {
  const clock = new VirtualClock();
  const all = new Timers(clock);
  const [never, once] = [new Timer(all, () => {}), new Timer(all, () => {})];
  never.start(Infinity);
  assert.equal([all.size, all.running, never.isRunning], [0, 0, false]);
  once.start(10);
  once.start(Infinity);
  run(all, clock, 20);
  assert.equal([all.size, once.isRunning], [0, false]);
});

timers('that are put off, brought forward or stopped do as they were told last', () => {
  const clock = new VirtualClock();
  const all = new Timers(clock);
  const fired: string[] = [];
  const make = (name: string): Timer => new Timer(all, () => fired.push(`${name} ${clock.now()}`));
  const [later, sooner, never] = [make('later'), make('sooner'), make('never')];
  for (const one of [later, sooner, never]) one.start(50);
  later.start(70);
  sooner.start(20);
  never.stop();
  run(all, clock, 100);
  assert.equal(fired, ['sooner 20', 'later 70']);
});

timers('tell when somebody must be woken earlier', () => {
  const all = new Timers(new VirtualClock());
  let told = 0;
  all.onEarlier = () => told++;
  const timer = new Timer(all, () => {});
  timer.start(50);
  timer.start(60);
  new Timer(all, () => {}).start(55);
  assert.is(told, 1);
  timer.start(10);
  assert.is(told, 2);
});

timers('that were stopped are let go when most of them are such', () => {
  const all = new Timers(new VirtualClock());
  const running = Array.from({ length: 100 }, () => new Timer(all, () => {}));
  for (const one of running) one.start(1e9);
  for (let round = 0; round < 10_000; round++) {
    const timer = new Timer(all, () => {});
    timer.start(1e9);
    timer.stop();
  }
  assert.ok(all.size <= 300, `${all.size} are kept`);
  for (const one of running) one.stop();
  assert.ok(all.size <= 64, `${all.size} are kept`);
});

timers('that never fire any more are let go as those that were stopped', () => {
  const all = new Timers(new VirtualClock());
  const made = Array.from({ length: 1000 }, () => new Timer(all, () => {}));
  for (const one of made) one.start(1e9);
  for (const one of made) one.start(Infinity);
  for (const one of made.slice(0, 500)) one.start(Infinity);
  assert.ok(all.size <= 64, `${all.size} are kept`);
});

timers('that were stopped are let go as those that ran have ended', () => {
  const clock = new VirtualClock();
  const all = new Timers(clock);
  for (let round = 0; round < 1000; round++) {
    new Timer(all, () => {}).start(10);
    const timer = new Timer(all, () => {});
    timer.start(1e9);
    timer.stop();
  }
  run(all, clock, 20);
  assert.ok(all.size <= 64, `${all.size} are kept`);
});

for (const [count, steps, stops] of [
  [50, 20_000, 4],
  [500, 4_000, 2],
]) {
  timers(`${count} do as a list that is searched does, whatever happens`, () => {
    const clock = new VirtualClock();
    const all = new Timers(clock);
    const random = seededRandom(7);
    const expected = new Map<number, number>();
    const made = Array.from({ length: count }, (_, index) => {
      return new Timer(all, () => {
        assert.is(expected.get(index), clock.now());
        assert.is(Math.min(...expected.values()), clock.now());
        expected.delete(index);
      });
    });
    for (let step = 0; step < steps; step++) {
      const index = below(random, made.length);
      if (below(random, stops) === 0) {
        made[index].stop();
        expected.delete(index);
      } else {
        const ms = 1 + below(random, 1000);
        made[index].start(ms);
        expected.set(index, clock.now() + ms);
      }
      run(all, clock, clock.now() + below(random, stops === 2 ? 3 : 20));
      assert.equal(
        made.map((timer) => timer.deadline),
        made.map((_, at) => expected.get(at) ?? Infinity),
      );
    }
  });
}

timers.run();
