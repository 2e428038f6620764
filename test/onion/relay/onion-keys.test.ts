import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Simulation } from '../../../runtime/lab/simulation.ts';
import { GRACE_MS, LIFETIME_MS, OnionKeyRing } from '../../../runtime/onion/relay/onion-keys.ts';
import { crypto } from './bench.ts';

const keys = suite('onion: onion keys');

keys('are new after four weeks, and the last one is good for one more', () => {
  const world = new Simulation(1);
  let rotations = 0;
  const ring = new OnionKeyRing({ crypto, timers: world.timers, rotated: () => void rotations++ });
  const first = ring.current.publicKey;
  world.run(LIFETIME_MS - 1);
  assert.is(ring.current.publicKey, first);
  world.run(1);
  assert.is(rotations, 1);
  assert.is.not(ring.current.publicKey, first);
  assert.ok(ring.find(first));
  assert.is(ring.find(crypto.random(32)), undefined);
  world.run(GRACE_MS);
  assert.is(ring.find(first), undefined);
  ring.close();
  assert.is(world.timers.running, 0);
});

keys('begin with the one that was kept, if one was', () => {
  const { timers } = new Simulation(1);
  const first = crypto.x25519Pair();
  const ring = new OnionKeyRing({ crypto, timers, first });
  assert.is(ring.current, first);
  assert.is(ring.find(first.publicKey), first);
  ring.close();
});

keys.run();
