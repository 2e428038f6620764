import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../runtime/base/address.ts';
import { PATH_MTU_AGE_MS, PathMtus } from '../../runtime/network/path-mtu.ts';
import { World } from './world.ts';

const mtus = suite('path MTUs');
const far = addressOf('192.0.2.1');
const far6 = addressOf('2001:db8::1');

mtus('are learnt by destination, of either version', () => {
  const paths = new PathMtus(new World().timers);
  assert.ok(paths.learn(far, 1400, 1500, 552));
  assert.ok(paths.learn(far6, 1300, 1500, 1280));
  assert.is(paths.find(far)?.mtu, 1400);
  assert.is(paths.find(far6)?.mtu, 1300);
  assert.is(paths.find(addressOf('192.0.2.2')), undefined);
});

mtus('are never raised by what a router says', () => {
  const paths = new PathMtus(new World().timers);
  paths.learn(far, 1400, 1500, 552);
  assert.not.ok(paths.learn(far, 1400, 1400, 552));
  assert.not.ok(paths.learn(far, 9000, 1400, 552));
  assert.is(paths.find(far)?.mtu, 1400);
  assert.is(paths.counters.ignoredLarger, 2);
});

mtus('below the floor are taken as the floor, and remembered as such', () => {
  const paths = new PathMtus(new World().timers);
  paths.learn(far, 68, 1500, 552);
  assert.is(paths.find(far)?.mtu, 552);
  assert.ok(paths.find(far)?.isBelowFloor);
  assert.is(paths.counters.belowFloor, 1);
});

mtus('are forgotten after ten minutes, each in its own time', () => {
  const world = new World();
  const paths = new PathMtus(world.timers);
  paths.learn(far, 1400, 1500, 552);
  world.pass(1000);
  paths.learn(far6, 1300, 1500, 1280);
  world.pass(PATH_MTU_AGE_MS - 1001);
  assert.is(paths.size, 2);
  const before = paths.generation.number;
  world.pass(1);
  assert.is(paths.find(far), undefined);
  assert.is(paths.find(far6)?.mtu, 1300);
  assert.ok(paths.generation.number > before);
  world.pass(1000);
  assert.is(paths.size, 0);
  assert.is(world.timers.next, Infinity);
});

mtus('that are learnt again are kept longer', () => {
  const world = new World();
  const paths = new PathMtus(world.timers);
  paths.learn(far, 1400, 1500, 552);
  world.pass(PATH_MTU_AGE_MS / 2);
  paths.learn(far, 1300, 1400, 552);
  world.pass(PATH_MTU_AGE_MS / 2);
  assert.is(paths.find(far)?.mtu, 1300);
});

mtus('are so many at most: the first to be forgotten makes room', () => {
  const world = new World();
  const paths = new PathMtus(world.timers, 100);
  for (let index = 0; index < 1000; index++) {
    paths.learn(Uint8Array.of(10, 0, index >> 8, index), 1400, 1500, 552);
  }
  assert.is(paths.size, 100);
  assert.is(paths.counters.evicted, 900);
  assert.is(paths.find(Uint8Array.of(10, 0, 3, 0x83)), undefined);
  assert.is(paths.find(Uint8Array.of(10, 0, 3, 0x84))?.mtu, 1400);
});

mtus.run();
