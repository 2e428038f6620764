import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { fraction, seededRandom } from '../../../runtime/base/random.ts';
import { BuildTimes } from '../../../runtime/onion/circuits/build-times.ts';

const times = suite('onion: how long circuits take to be built');

const usual = (): undefined => undefined;

times('nothing is known before a hundred were built', () => {
  const learned = new BuildTimes(usual);
  for (let count = 0; count < 99; count++) learned.built(100);
  assert.is(learned.timeoutMs, 60_000);
  learned.built(100);
  assert.ok(learned.timeoutMs < 200, `${learned.timeoutMs}`);
});

times('of times that follow Pareto, the quantile of 80 % is found', () => {
  const random = seededRandom(5);
  const learned = new BuildTimes(usual);
  const [least, alpha] = [200, 3];
  for (let count = 0; count < 1000; count++) {
    learned.built(least / (1 - fraction(random)) ** (1 / alpha));
  }
  const exact = least / 0.2 ** (1 / alpha);
  assert.ok(Math.abs(learned.timeoutMs - exact) < exact * 0.15, `${learned.timeoutMs}, ${exact}`);
});

times('when nearly all of late took too long, it begins anew, and more patiently', () => {
  const learned = new BuildTimes(usual);
  for (let count = 0; count < 200; count++) learned.built(100);
  for (let count = 0; count < 18; count++) learned.timedOut();
  assert.is(learned.timeoutMs, 60_000);
  assert.is(learned.count, 0);
  for (let count = 0; count < 100; count++) learned.timedOut();
  assert.is(learned.timeoutMs, 480_000, 'but not for ever');
});

times('a consensus may turn it off, and say how long to wait then', () => {
  const said = new Map([
    ['cbtdisabled', 1],
    ['cbtinitialtimeout', 5000],
  ]);
  const learned = new BuildTimes((name) => said.get(name));
  for (let count = 0; count < 200; count++) learned.built(100);
  assert.is(learned.timeoutMs, 5000);
});

times('only the last thousand are remembered', () => {
  const learned = new BuildTimes(usual);
  for (let count = 0; count < 1500; count++) learned.built(count);
  assert.is(learned.count, 1000);
});

times.run();
