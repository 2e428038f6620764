import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Simulation } from '../../../runtime/lab/simulation.ts';
import { CreateRate } from '../../../runtime/onion/relay/create-rate.ts';
import { PipeEnd } from './cell-pipe.ts';

const rates = suite('onion: how fast circuits may be asked for');

const asked = (rate: CreateRate, channel: PipeEnd, times: number): number =>
  Array.from({ length: times }, () => rate.allows(channel)).filter(Boolean).length;

rates('is a burst, and then so many a second, for each channel its own', () => {
  const world = new Simulation(1);
  const rate = new CreateRate(world.clock, 10, 50);
  const [one, other] = [new PipeEnd(), new PipeEnd()];
  assert.is(asked(rate, one, 100), 50);
  assert.is(asked(rate, other, 20), 20);
  world.run(1000);
  assert.is(asked(rate, one, 100), 10);
  world.run(3_600_000);
  assert.is(asked(rate, one, 100), 50);
});

rates.run();
