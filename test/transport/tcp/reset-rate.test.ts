import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { VirtualClock } from '../../../runtime/base/clock.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { ResetRate } from '../../../runtime/transport/tcp/reset-rate.ts';
import { Joined } from './joined.ts';

const rate = suite('tcp: the rate of resets');

const allowed = (one: ResetRate, tries: number): number => {
  let count = 0;
  for (let index = 0; index < tries; index++) if (one.mayGo()) count++;
  return count;
};

rate('is about so many a second, and nobody knows how many', () => {
  const clock = new VirtualClock();
  const counts = new Set<number>();
  const one = new ResetRate(clock, seededRandom(1), 1_000);
  for (let second = 1; second <= 10; second++) {
    const count = allowed(one, 5_000);
    assert.ok(count > 900 && count < 1_100, `${count}`);
    counts.add(count);
    clock.moveTo(second * 1_000);
  }
  assert.ok(counts.size > 3);
});

rate('comes back with time', () => {
  const clock = new VirtualClock();
  const one = new ResetRate(clock, seededRandom(1), 100);
  allowed(one, 1_000);
  assert.not(one.mayGo());
  clock.moveTo(100);
  const count = allowed(one, 1_000);
  assert.ok(count > 2 && count < 20, `${count}`);
});

rate('bounds what a flood to a closed port brings back, and is counted', () => {
  const joined = new Joined({ b: { limits: { resetsASecondMax: 10 } } });
  joined.a.connect({ address: joined.addressB, port: 9 }, ignore);
  joined.run(20);
  const [syn] = joined.packets;
  const begin = joined.packets.length;
  for (let count = 0; count < 100; count++) joined.sides.b.deliver(syn.octets, syn.info);
  assert.ok(joined.packets.length - begin < 15, `${joined.packets.length - begin}`);
  assert.ok(joined.b.counters.resetsLimited > 80, `${joined.b.counters.resetsLimited}`);
});

const ignore = { established() {}, readable() {}, writable() {}, closed() {} };

rate.run();
