import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { systemClock } from '../../../drivers/system/clock.ts';
import { Loop } from '../../../drivers/system/loop.ts';
import { Timer, Timers } from '../../../runtime/base/timers.ts';

const loop = suite('timers on the event loop');

/** How late a busy machine may be. */
const LATE_MS_MAX = 500;

interface Fixture {
  readonly timers: Timers;
  readonly loop: Loop;
  /** A promise of when it fired. */
  after(ms: number): Promise<number>;
}

function setup(): Fixture {
  const timers = new Timers(systemClock);
  const after = (ms: number): Promise<number> =>
    new Promise((fired) => {
      const began = systemClock.now();
      new Timer(timers, () => fired(systemClock.now() - began)).start(ms);
    });
  return { timers, loop: new Loop(timers), after };
}

loop('fires no timer early, and each in its turn', async () => {
  const fixture = setup();
  const waits = [30, 5, 0, 12.5, 0.2, 5];
  const took = await Promise.all(waits.map((wait) => fixture.after(wait)));
  for (const [index, wait] of waits.entries()) {
    assert.ok(took[index] >= wait, `${wait} ms: after ${took[index]}`);
    assert.ok(took[index] < wait + LATE_MS_MAX, `${wait} ms: after ${took[index]}`);
  }
  fixture.loop.close();
});

loop('wakes earlier when an earlier timer is started', async () => {
  const fixture = setup();
  const late = new Timer(fixture.timers, () => assert.unreachable());
  late.start(60_000);
  assert.ok((await fixture.after(10)) < 10 + LATE_MS_MAX);
  fixture.loop.close();
});

loop('arms for what a firing timer starts', async () => {
  const fixture = setup();
  await fixture.after(2);
  const ticks = await new Promise<number>((done) => {
    let count = 0;
    const again = new Timer(fixture.timers, () => {
      if (++count === 5) done(count);
      else again.start(1);
    });
    again.start(1);
  });
  assert.is(ticks, 5);
  fixture.loop.close();
});

loop('hears of timers that were started before it was there', async () => {
  const timers = new Timers(systemClock);
  await new Promise<void>((fired) => {
    new Timer(timers, fired).start(3);
    new Loop(timers);
  });
});

loop('does not spin while it waits', async () => {
  const clock = { readings: 0, now: () => (clock.readings++, systemClock.now()) };
  const timers = new Timers(clock);
  const own = new Loop(timers);
  new Timer(timers, () => {}).start(100.5);
  await sleep(150);
  own.close();
  assert.ok(clock.readings < 20, `${clock.readings} readings of the clock`);
});

loop('waits for longer than Node can at once', async () => {
  const fixture = setup();
  new Timer(fixture.timers, () => assert.unreachable()).start(2 ** 40);
  await sleep(30);
  assert.is(fixture.timers.next > 2 ** 39, true);
  fixture.loop.close();
});

loop('fires nothing once it is closed, be it by a timer itself', async () => {
  const fixture = setup();
  const fired: string[] = [];
  new Timer(fixture.timers, () => {
    fired.push('first');
    fixture.loop.close();
  }).start(1);
  new Timer(fixture.timers, () => fired.push('second')).start(5);
  await sleep(40);
  new Timer(fixture.timers, () => fired.push('third')).start(1);
  await sleep(40);
  assert.equal(fired, ['first']);
});

/** What a program says that makes a loop, starts a timer of 200 ms and does the rest. */
function said(rest: string): string {
  const program = `
    import { systemClock } from './drivers/system/clock.ts';
    import { Loop } from './drivers/system/loop.ts';
    import { Timer, Timers } from './runtime/base/timers.ts';
    const timers = new Timers(systemClock);
    const loop = new Loop(timers);
    new Timer(timers, () => console.log('fired')).start(200);
    process.on('exit', () => console.log('end'));
    ${rest}`;
  const input = ['--import', 'tsx', '--input-type=module', '--eval', program];
  return execFileSync(process.execPath, input, { encoding: 'utf8' });
}

loop('keeps the process alive while a timer runs, unless it is told not to', () => {
  assert.is(said(''), 'fired\nend\n');
  assert.is(said('loop.unref();'), 'end\n');
  assert.is(said('loop.unref(); loop.ref();'), 'fired\nend\n');
  assert.is(said('loop.close();'), 'end\n');
});

loop('lets a timer throw, and goes on', () => {
  const rest = `
    process.on('uncaughtException', ({ message }) => console.log(message));
    new Timer(timers, () => { throw new Error('thrown'); }).start(20);`;
  assert.is(said(rest), 'thrown\nfired\nend\n');
});

loop.run();
